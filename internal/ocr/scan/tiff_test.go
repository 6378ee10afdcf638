package scan

import (
	"encoding/binary"
	"testing"
)

func TestTIFFPages(t *testing.T) {
	// Two directories: 100 x 200 and 300 x 400 pixels, the second in SHORTs.
	b := binary.LittleEndian
	data := append([]byte("II*\x00"), make([]byte, 200)...)
	b.PutUint32(data[4:], 10)
	dir := func(at, kind int, width, height, next uint32) {
		b.PutUint16(data[at:], 2)
		for i, v := range []uint32{width, height} {
			e := data[at+2+12*i:]
			b.PutUint16(e, uint16(256+i))
			b.PutUint16(e[2:], uint16(kind))
			b.PutUint32(e[4:], 1)
			b.PutUint32(e[8:], v)
		}
		b.PutUint32(data[at+26:], next)
	}
	dir(10, 4, 100, 200, 60)
	dir(60, 3, 300, 400, 10) // its chain leads back to the first: a loop
	if n := TIFFPages(data); n != 2 {
		t.Fatalf("TIFFPages = %d, want 2", n)
	}
	if n, long := tiffSize(data); n != 120000 || long != 400 {
		t.Errorf("tiffSize = %d, %d, want 120000, 400", n, long)
	}
	second := TIFFPage(data, 1)
	if n, _ := tiffSize(second); n != 120000 || TIFFPages(second) != 1 || TIFFPages(data) != 2 {
		t.Error("the second page was not cut out alone")
	}
	for _, broken := range []string{"", "II*\x00", "MM\x00*\xff\xff\xff\xff", "II*\x00\x08\x00\x00\x00\xff\xff"} {
		if n := TIFFPages([]byte(broken)); n != 0 {
			t.Errorf("TIFFPages(%q) = %d", broken, n)
		}
	}
}
