package ocr

import (
	"slices"
	"testing"

	"golang.org/x/image/font/gofont/goregular"
)

// Dots and dashes in a row are a line; the dots of letters are not.
func TestDotted(t *testing.T) {
	p := paper(t, 255)
	p.text(goregular.TTF, 11, 100, 100, 0, "Illinois ministries initiative, i.e. 1.1.1. - - . . .")
	p.text(goregular.TTF, 11, 100, 300, 0, "Contact: Evangeline Soto")
	for x := 400; x < 1000; x += 9 { // under the name, and on behind it
		p.fill(x, 308, x+4, 312, 0)
	}
	for x := 100; x < 900; x += 40 { // dashes
		p.fill(x, 500, x+28, 503, 0)
	}
	for x := 100; x < 1000; x += 50 { // too far apart
		p.fill(x, 700, x+4, 704, 0)
	}
	found, _ := spots(p.Gray, dark)
	lines, gone := dotted(found)
	if want := []bar{{400, 308, 998, 312}, {100, 500, 888, 503}}; len(lines) != 2 || !slices.Contains(lines, want[1]) ||
		!slices.ContainsFunc(lines, func(b bar) bool { return b.y0 == 308 && b.y1 == 312 && b.x1 == 998 && b.x0 <= 600 }) {
		t.Errorf("lines %v, want %v", lines, want)
	}
	for _, i := range gone {
		if s := found[i]; s.y0 < 300 {
			t.Errorf("%v is of a letter", s)
		}
	}
}

// The pieces of a frame's side are one line; two lines to write on side by side stay two.
func TestMended(t *testing.T) {
	frame := []bar{{100, 100, 500, 103}, {560, 101, 900, 104}, {100, 400, 900, 403}, {100, 100, 103, 400}, {897, 100, 900, 240}, {898, 300, 901, 400}}
	if got := mended(frame); len(got) != 4 || !slices.Contains(got, bar{100, 100, 900, 104}) || !slices.Contains(got, bar{897, 100, 901, 400}) {
		t.Errorf("a frame: %v", got)
	}
	apart := []bar{{100, 100, 500, 103}, {560, 100, 900, 103}}
	if got := mended(apart); !slices.Equal(got, apart) {
		t.Errorf("two lines: %v", got)
	}
}
