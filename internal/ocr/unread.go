package ocr

// Ink of letters that no word was made of: what a person sees on the paper and nobody
// has read. Whoever takes the words beside it has to know.

import (
	"slices"
	"sort"

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
func (s *sheet) unread(p *Picture) []page.Rect {
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
	covered := func(o spot) bool {
		x, y := float64(o.x0+o.x1)/2, float64(o.y0+o.y1)/2
		side := 0.6 * s.usual
		return slices.ContainsFunc(words[int(y)/strip], func(r page.Rect) bool {
			return x > r.X0-side && x < r.X1+side && y > r.Y0-side/2 && y < r.Y1+side/2
		})
	}
	var left []spot
	for _, o := range s.spots {
		high := float64(o.height()) / s.usual
		if o.area < minArea || high < leastLetter || high > mostLetter || float64(o.width()) > 40*s.usual || o.width()*8 < o.height() || covered(o) {
			continue
		}
		left = append(left, o)
	}
	sort.SliceStable(left, func(i, k int) bool { return left[i].x0 < left[k].x0 })
	type group struct {
		spot
		n int
	}
	var groups []group
	for _, o := range left {
		joined := false
		for i := range groups {
			g := &groups[i]
			if sameRow(g.spot, o) && float64(o.x0-g.x1) < letterGap*s.usual {
				g.x1, g.y0, g.y1 = max(g.x1, o.x1), min(g.y0, o.y0), max(g.y1, o.y1)
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
		if g.n > 1 || float64(g.width()) > 1.5*s.usual {
			out = append(out, fraction(g.x0, g.y0, g.x1, g.y1, w, h))
		}
	}
	return out
}
