package tesseract

import (
	"math"
	"testing"

	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/ocr/scan"
)

// A pen's stroke is no line of letters; capitals that touch each other are.
func TestScrawl(t *testing.T) {
	s := written(t, 10, "Signature")
	for x := 400; x < 800; x++ {
		y := 90 + int(38*math.Sin(float64(x)/19))
		for d := range 5 {
			s.clean.Pix[(y+d)*s.clean.Stride+x] = 0
			s.clean.Pix[(y+d)*s.clean.Stride+x+1] = 0
		}
	}
	s.spots, s.labels = scan.Spots(s.clean, scan.Dark)
	n := 0
	for i, o := range s.spots {
		if s.scrawl(i, usualHeight(s.spots)) {
			n++
			if o.X0 < 390 {
				t.Errorf("letters are taken for a stroke: %v", o)
			}
		}
	}
	if n != 1 {
		t.Errorf("%d strokes, want 1", n)
	}
	s = written(t, 22, "LETTER")
	for x := 70; x < 300; x++ { // as bad ink joins them
		s.clean.Pix[118*s.clean.Stride+x] = 0
	}
	s.spots, s.labels = scan.Spots(s.clean, scan.Dark)
	for i := range s.spots {
		if s.scrawl(i, 30) {
			t.Error("a heading's capitals are taken for a stroke")
		}
	}
}

// What an engine makes of a stroke is no word; a word beside it stays.
func TestWithoutScrawl(t *testing.T) {
	s := written(t, 10, "Signature")
	s.usual = usualHeight(s.spots)
	for x := 400; x < 800; x++ {
		y := 90 + int(38*math.Sin(float64(x)/19))
		for d := range 5 {
			s.clean.Pix[(y+d)*s.clean.Stride+x] = 0
			s.clean.Pix[(y+d)*s.clean.Stride+x+1] = 0
		}
	}
	s.spots, s.labels = scan.Spots(s.clean, scan.Dark)
	l := textLine{}
	for i := range s.spots {
		l.letters = append(l.letters, i)
	}
	words := []pixelWord{{Word: ocr.Word{Text: "Signature", Confidence: 0.7}, x0: 60, x1: 260}, {Word: ocr.Word{Text: "NAA", Confidence: 0.4}, x0: 400, x1: 800}}
	if got := s.withoutScrawl(words, l, s.usual); len(got) != 1 || got[0].Text != "Signature" {
		t.Errorf("kept %v", got)
	}
}
