package tesseract

import (
	"slices"
	"testing"

	"golang.org/x/image/font/gofont/goregular"

	"github.com/portcheck/portcheck/internal/ocr/ocrtest"
	"github.com/portcheck/portcheck/internal/ocr/scan"
)

// Dots and dashes in a row are a line; the dots of letters are not.
func TestDotted(t *testing.T) {
	p := ocrtest.NewPaper(t, 255)
	p.Text(goregular.TTF, 11, 100, 100, 0, "Illinois ministries initiative, i.e. 1.1.1. - - . . .")
	p.Text(goregular.TTF, 11, 100, 300, 0, "Contact: Evangeline Soto")
	for x := 400; x < 1000; x += 9 { // under the name, and on behind it
		p.Fill(x, 308, x+4, 312, 0)
	}
	for x := 100; x < 900; x += 40 { // dashes
		p.Fill(x, 500, x+28, 503, 0)
	}
	for x := 100; x < 1000; x += 50 { // too far apart
		p.Fill(x, 700, x+4, 704, 0)
	}
	for x := 100; x < 700; x += 25 { // a typewriter's
		p.Fill(x, 600, x+5, 605, 0)
	}
	for x := 100; x < 700; x += 27 { // with thick ink
		p.Fill(x, 800, x+9, 809, 0)
	}
	found, _ := scan.Spots(p.Gray, scan.Dark)
	lines, gone := dotted(found)
	if want := []bar{{400, 308, 998, 312}, {100, 500, 888, 503}, {100, 600, 680, 605}}; len(lines) != 4 || !slices.Contains(lines, bar{100, 800, 703, 809}) || !slices.Contains(lines, want[2]) || !slices.Contains(lines, want[1]) ||
		!slices.ContainsFunc(lines, func(b bar) bool { return b.y0 == 308 && b.y1 == 312 && b.x1 == 998 && b.x0 <= 600 }) {
		t.Errorf("lines %v, want %v", lines, want)
	}
	for _, i := range gone {
		if s := found[i]; s.Y0 < 300 {
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

// Dots behind a text are a leader; dots under a text, or with none before them, are a
// line to write on.
func TestLeader(t *testing.T) {
	p := ocrtest.NewPaper(t, 255)
	p.Text(goregular.TTF, 11, 100, 200, 0, "Account")
	p.Text(goregular.TTF, 11, 700, 200, 0, "8134")
	p.Text(goregular.TTF, 11, 400, 395, 0, "Acme Glass")
	s := &sheet{}
	s.spots, _ = scan.Spots(p.Gray, scan.Dark)
	for _, c := range []struct {
		line bar
		want bool
	}{{bar{290, 196, 680, 200}, true}, {bar{380, 396, 900, 400}, false}, {bar{100, 600, 900, 604}, false}} {
		if got := s.leader(c.line); got != c.want {
			t.Errorf("%v: %v, want %v", c.line, got, c.want)
		}
	}
}

// A line down that a scan has broken parts the cells that lines across bound; letters
// below each other are none, nor pieces that no lines cross.
func TestDottedDown(t *testing.T) {
	p := ocrtest.NewPaper(t, 255)
	for y := 105; y < 395; y += 22 {
		p.Fill(600, y, 604, y+9+y%7, 0)
		p.Fill(1120, y, 1124, y+9+y%7, 0) // nothing crosses
	}
	for y := 130; y < 400; y += 40 {
		p.Text(goregular.TTF, 11, 620, y, 0, "Saguaro State")
		p.Text(goregular.TTF, 9, 900, y, 0, "Illinois Illini")
	}
	found, _ := scan.Spots(p.Gray, scan.Dark)
	rules := []bar{{100, 98, 1050, 101}, {100, 250, 1050, 253}, {100, 399, 1050, 402}}
	lines, gone := dottedDown(found, rules)
	if len(lines) != 1 || lines[0].x0 != 600 || lines[0].x1 != 604 || lines[0].y1-lines[0].y0 < 280 {
		t.Errorf("lines %v", lines)
	}
	for _, i := range gone {
		if s := found[i]; s.X0 != 600 {
			t.Errorf("%v is no piece of the line", s)
		}
	}
}
