package tesseract

// Handwriting that an engine makes letters of: a signature is told by its ink, and
// by how little sense there is in what was read.

import (
	"slices"

	"github.com/portcheck/portcheck/internal/ocr/scan"
)

// usualHeight is that of most of a page's letters.
func usualHeight(found []scan.Spot) float64 {
	var heights []int
	for _, s := range found {
		if s.Area >= minArea && s.Height() >= minLetter && s.Height() <= maxLetter {
			heights = append(heights, s.Height())
		}
	}
	if len(heights) == 0 {
		return 0
	}
	slices.Sort(heights)
	return float64(heights[len(heights)/2])
}

// scrawl tells whether a spot is handwriting, or a drawing, beyond doubt: wide and
// high for letters that touch each other, and a thin stroke mostly. Capitals of a
// heading are thick.
func (s *sheet) scrawl(i int, usual float64) bool {
	o := s.spots[i]
	if float64(o.Width()) <= 4*usual || float64(o.Height()) <= 1.35*usual {
		return false
	}
	n := s.crossings(i)
	return n < 1.7 && float64(o.Area) < thinStroke*n*float64(o.Width()*o.Height())
}

// thinStroke is the part of its height that a pen's stroke is thick.
const thinStroke = 0.2

// withoutScrawl leaves out the words of a line that were read badly and whose ink
// is a scrawl: it stays on the page as a mark. usual is the height of the page's
// letters.
func (s *sheet) withoutScrawl(words []pixelWord, l textLine, usual float64) []pixelWord {
	if usual == 0 {
		return words
	}
	var scrawls []scan.Spot
	for _, i := range l.letters {
		o := s.spots[i]
		high, wide := float64(o.Height())/usual, float64(o.Width())/usual
		if wide < 3 || high < 0.5 {
			continue
		}
		if high > 1.35 || s.crossings(i) < 1.7 {
			scrawls = append(scrawls, o)
		}
	}
	if len(scrawls) == 0 {
		return words
	}
	kept := words[:0]
	for _, w := range words {
		gone := false
		for _, o := range scrawls {
			// Ink of a word that stands beside it is not the scrawl's.
			share := min(o.X1, w.x1) - max(o.X0, w.x0)
			gone = gone || 2*share > w.x1-w.x0
		}
		if !gone || w.Confidence >= scrawled {
			kept = append(kept, w)
		}
	}
	return kept
}

// scrawled is the confidence that nothing read of handwriting reaches.
const scrawled = 0.72

// crossings is how many strokes of a spot a column crosses in the mean: one and a
// bit of a line that was drawn, two and more of letters.
func (s *sheet) crossings(i int) float64 {
	o, w, n := s.spots[i], s.clean.Rect.Dx(), 0
	for x := o.X0; x < o.X1; x++ {
		in := false
		for y := o.Y0; y < o.Y1; y++ {
			mine := s.labels[y*w+x] == int32(i)+1
			if mine && !in {
				n++
			}
			in = mine
		}
	}
	return float64(n) / float64(o.Width())
}
