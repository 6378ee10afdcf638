package tesseract

import (
	"slices"
	"testing"

	"golang.org/x/image/font/gofont/goregular"

	"github.com/portcheck/portcheck/internal/ocr/ocrtest"
	"github.com/portcheck/portcheck/internal/ocr/scan"
)

// Numbers in lines so close that their parentheses touch are lines of their own.
func TestParenthesesThatTouch(t *testing.T) {
	p := ocrtest.NewPaper(t, 255)
	numbers := []string{"(302) 555-0148", "(302) 555-0157", "(302) 555-0160", "(302) 555-0161"}
	for i, n := range numbers {
		p.Text(goregular.TTF, 11, 120, 200+i*39, 0, n)
	}
	p.Text(goregular.TTF, 11, 120, 500, 0, "Authorized signature")
	p.Fill(700, 300, 708, 480, 0) // a stroke beside nothing
	s := rowsOf(p, nil)
	if !slices.ContainsFunc(s.spots, func(o scan.Spot) bool { return o.X0 < 160 && float64(o.Height()) > 3*s.usual }) {
		t.Fatal("the parentheses do not touch: the test shows nothing")
	}
	before := len(s.spots)
	s.unstack()
	lines := textLines(s.spots, nil)
	if len(lines) != len(numbers)+1 {
		t.Fatalf("%d lines", len(lines))
	}
	for i, l := range lines[:len(numbers)] {
		if want := 200 + i*39; l.base < want-3 || l.base > want+3 || l.y0 < want-45 || l.y1 > want+15 {
			t.Errorf("line %d stands on %d, from %d to %d", i, l.base, l.y0, l.y1)
		}
		if n := len(l.letters); n != 14 && n != 13 {
			t.Errorf("line %d has %d letters", i, n)
		}
	}
	if len(s.spots) != before+2*(len(numbers)-1) {
		t.Errorf("%d spots more", len(s.spots)-before)
	}
	for i, l := range s.labels {
		if l != 0 {
			if o := s.spots[l-1]; i/1200 < o.Y0 || i/1200 >= o.Y1 {
				t.Fatalf("ink of spot %d in row %d", l-1, i/1200)
			}
		}
	}
}
