package scan

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"testing"
)

// A picture that would take more memory than there is says so, before it is opened: what
// a pixel takes depends on its colours and on how it was packed.
func TestUnpackedPictures(t *testing.T) {
	sized := func(kind image.Image, width, height int) []byte {
		var b bytes.Buffer
		if err := png.Encode(&b, kind); err != nil {
			t.Fatal(err)
		}
		data := b.Bytes()
		binary.BigEndian.PutUint32(data[16:], uint32(width))
		binary.BigEndian.PutUint32(data[20:], uint32(height))
		binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
		return data
	}
	photo := func(progressive bool, width, height int) []byte {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, image.NewYCbCr(image.Rect(0, 0, 16, 16), image.YCbCrSubsampleRatio420), nil); err != nil {
			t.Fatal(err)
		}
		data := b.Bytes()
		at := bytes.Index(data, []byte{0xff, 0xc0})
		binary.BigEndian.PutUint16(data[at+5:], uint16(height))
		binary.BigEndian.PutUint16(data[at+7:], uint16(width))
		if progressive {
			data[at+1] = 0xc2
		}
		return data
	}
	small := image.Rect(0, 0, 10, 10)
	for _, c := range []struct {
		name string
		data []byte
		ok   bool
	}{
		{"an A0 sheet in grey", sized(image.NewGray(small), 9933, 14043), true},
		{"an A4 sheet in colour at 600 dpi", sized(image.NewRGBA(small), 4960, 7016), true},
		{"an A0 sheet in colour", sized(image.NewRGBA(small), 9933, 14043), false},
		{"fine colours", sized(image.NewNRGBA64(small), 5000, 5000), false},
		{"a photo of 48 million pixels", photo(false, 8000, 6000), true},
		{"a photo of 12 million pixels in scans", photo(true, 4000, 3000), true},
		{"a photo of 48 million pixels in scans", photo(true, 8000, 6000), false},
		{"a photo of 121 million pixels", photo(false, 11000, 11000), false},
	} {
		var large ErrTooLarge
		if _, err := Decode(c.data); errors.As(err, &large) == c.ok {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
