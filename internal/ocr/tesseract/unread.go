package tesseract

// Ink of letters that no word was made of: what a person sees on the paper and nobody
// has read. Whoever takes the words beside it has to know.

import (
	"slices"
	"sort"

	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/ocr/scan"
	"github.com/portcheck/portcheck/internal/page"
)

// Sizes of ink that may be letters, as parts of the height of the page's own.
const (
	leastLetter = 0.6
	mostLetter  = 2.2
	letterGap   = 1.5 // from one to the next of a word
)

// unread are the places with ink as high as letters that no word of the picture covers:
// two letters side by side, or several that touch. Marks, a signature's ink among them,
// are told apart; a single spot is dirt more often than a letter.
func (s *sheet) unread(p *ocr.Picture) []page.Rect {
	if s.usual == 0 {
		return nil
	}
	w, h := s.clean.Rect.Dx(), s.clean.Rect.Dy()
	fw, fh := float64(w), float64(h)
	const strip = maxLetter
	words := map[int][]page.Rect{}
	add := func(r page.Rect) {
		r = page.Rect{X0: r.X0 * fw, Y0: r.Y0 * fh, X1: r.X1 * fw, Y1: r.Y1 * fh}
		for k := int(r.Y0) / strip; k <= int(r.Y1)/strip; k++ {
			words[k] = append(words[k], r)
		}
	}
	for _, word := range p.Words {
		add(word.Rect)
	}
	for _, m := range p.Marks {
		add(m)
	}
	covered := func(o scan.Spot) bool {
		x, y := float64(o.X0+o.X1)/2, float64(o.Y0+o.Y1)/2
		side := 0.6 * s.usual
		return slices.ContainsFunc(words[int(y)/strip], func(r page.Rect) bool {
			return x > r.X0-side && x < r.X1+side && y > r.Y0-side/2 && y < r.Y1+side/2
		})
	}
	var left []scan.Spot
	for _, o := range s.spots {
		high := float64(o.Height()) / s.usual
		if o.Area < minArea || high < leastLetter || high > mostLetter || float64(o.Width()) > 40*s.usual || o.Width()*8 < o.Height() || covered(o) {
			continue
		}
		left = append(left, o)
	}
	sort.SliceStable(left, func(i, k int) bool { return left[i].X0 < left[k].X0 })
	type group struct {
		scan.Spot
		n int
	}
	var groups []group
	for _, o := range left {
		joined := false
		for i := range groups {
			g := &groups[i]
			if sameRow(g.Spot, o) && float64(o.X0-g.X1) < letterGap*s.usual {
				g.X1, g.Y0, g.Y1 = max(g.X1, o.X1), min(g.Y0, o.Y0), max(g.Y1, o.Y1)
				g.n++
				joined = true
				break
			}
		}
		if !joined {
			groups = append(groups, group{o, 1})
		}
	}
	var out []page.Rect
	for _, g := range groups {
		if g.n > 1 || float64(g.Width()) > 1.5*s.usual {
			out = append(out, fraction(g.X0, g.Y0, g.X1, g.Y1, w, h))
		}
	}
	return out
}
