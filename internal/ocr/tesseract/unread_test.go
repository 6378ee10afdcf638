package tesseract

import (
	"image"
	"testing"

	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/ocr/scan"
	"github.com/portcheck/portcheck/internal/page"
)

// inked is a white picture with black rectangles.
func inked(w, h int, ink ...image.Rectangle) *image.Gray {
	img := image.NewGray(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	for _, r := range ink {
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				img.Pix[y*img.Stride+x] = 0
			}
		}
	}
	return img
}

// letters are so many bars as high as letters, side by side.
func letters(x, y, n int) (out []image.Rectangle) {
	for i := range n {
		out = append(out, image.Rect(x+22*i, y, x+22*i+14, y+30))
	}
	return out
}

// Ink as high as letters that no word covers is told; what words and marks cover, single
// specks and what is far smaller or larger is not.
func TestUnread(t *testing.T) {
	img := inked(1200, 600, append(append(append(letters(100, 100, 8), letters(500, 100, 3)...), letters(100, 300, 5)...),
		image.Rect(900, 100, 914, 130), image.Rect(700, 400, 704, 404), image.Rect(706, 400, 710, 404), image.Rect(900, 300, 1000, 500))...)
	s := newSheet(img)
	at := func(r image.Rectangle) page.Rect { return fraction(r.Min.X, r.Min.Y, r.Max.X, r.Max.Y, 1200, 600) }
	p := &ocr.Picture{Words: []ocr.Word{{Text: "Heinrich", Confidence: 0.97, Rect: at(image.Rect(98, 96, 272, 134))}},
		Marks: []page.Rect{at(image.Rect(98, 296, 212, 334))}}
	got := s.unread(p)
	if len(got) != 1 || got[0].X0*1200 < 495 || got[0].X1*1200 > 565 {
		t.Errorf("unread ink: %v, want that at 500 to 558 alone", got)
	}
}

// A letter that signs of a name set apart is no word: O' and D'.
func TestApostropheOfAName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{{"O'", "Malley", true}, {"D’", "Angelo", true}, {"drivers'", "Union", false}, {"O", "'Malley", true}} {
		if got := apostrophe(c.a, c.b); got != c.want {
			t.Errorf("%q %q: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// A stroke of a signature is no line to write on; the line under it is one.
func TestStrokesAreNoRules(t *testing.T) {
	mark := page.Rect{X0: 0.2, Y0: 0.5, X1: 0.4, Y1: 0.53}
	under, stroke, beside := page.Rect{X0: 0.15, Y0: 0.525, X1: 0.5, Y1: 0.526}, page.Rect{X0: 0.25, Y0: 0.51, X1: 0.3, Y1: 0.511}, page.Rect{X0: 0.15, Y0: 0.51, X1: 0.195, Y1: 0.511}
	down := page.Rect{X0: 0.3, Y0: 0.5, X1: 0.301, Y1: 0.52}
	got := withoutStrokes([]page.Rect{under, stroke, beside, down}, []page.Rect{mark})
	if len(got) != 2 || got[0] != under || got[1] != down {
		t.Errorf("%v", got)
	}
}

// A full stop that a typewriter sets apart belongs to the word before it.
func TestStopSetApart(t *testing.T) {
	glyphs := []scan.Spot{{X0: 0, Y0: 0, X1: 18, Y1: 30}, {X0: 25, Y0: 0, X1: 43, Y1: 30}, {X0: 50, Y0: 0, X1: 68, Y1: 30}, {X0: 80, Y0: 26, X1: 84, Y1: 30}, {X0: 125, Y0: 0, X1: 143, Y1: 30}, {X0: 150, Y0: 0, X1: 168, Y1: 30}}
	words := []pixelWord{{Word: ocr.Word{Text: "STE", Confidence: 0.96}, x0: 0, x1: 68}, {Word: ocr.Word{Text: ".", Confidence: 0.96}, x0: 80, x1: 84}, {Word: ocr.Word{Text: "14", Confidence: 0.96}, x0: 125, x1: 168}}
	got := rejoin(words, glyphs, 42)
	if len(got) != 2 || got[0].Text != "STE." || got[1].Text != "14" {
		t.Errorf("%+v", got)
	}
}
