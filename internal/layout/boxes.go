package layout

// Boxes to tick: small squares beside words, and what stands in them.

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/page"
)

// Marks are what a ticked and an empty box look like as characters.
const (
	OnMarks  = "☑☒✓✔✗✘⊠☓■▣◉●⬛\uf0fe\uf0fd\uf0fc\uf052"
	OffMarks = "☐□▢◻○◯❏❑❒\uf0a8\uf06f\uf0a3"
)

// BoxReach is how far in points a check box may stand from its words.
const BoxReach = 40.0

// DrawnBox looks for a small square or circle before a text, or behind it where the
// boxes of the line stand behind their words, and tells whether something stands in it.
func (s *Sheet) DrawnBox(r page.Rect) (on, ok bool) {
	var boxes []page.Rect
	for _, c := range s.rings() {
		if math.Abs(c.MidY()-r.MidY()) <= 7 {
			boxes = append(boxes, c)
		}
	}
	for _, c := range s.Cells {
		if square(c) && math.Abs(c.MidY()-r.MidY()) <= 7 {
			boxes = append(boxes, c)
		}
	}
	if len(boxes) == 0 {
		return false, false
	}
	behind := s.BoxesBehind(boxes[0], boxes)
	var best page.Rect
	gap := 24.0
	for _, c := range boxes {
		d := r.X0 - c.X1
		if behind {
			d = c.X0 - r.X1
		}
		if d > -3 && d < gap {
			best, gap, ok = c, d, true
		}
	}
	if !ok {
		return false, false
	}
	return s.ticked(best), true
}

// Squares are the small squares that are drawn on a page, and whether each is ticked.
func (s *Sheet) Squares() map[page.Rect]bool {
	if s.squares == nil {
		s.squares = map[page.Rect]bool{}
		for _, c := range s.Cells {
			if square(c) {
				s.squares[c] = s.ticked(c)
			}
		}
	}
	return s.squares
}

// square tells whether a cell has the form and the size of a box to tick.
func square(c page.Rect) bool {
	w, h := c.Width(), c.Height()
	return w >= 4.5 && w <= 22 && h >= 4.5 && h <= 22 && math.Abs(w-h) <= 5
}

// ticked tells whether something stands in a box or a ring.
func (s *Sheet) ticked(best page.Rect) bool {
	if inner, is := s.round[best]; is {
		return inner
	}
	for _, w := range s.Words {
		if best.Holds(w.Upright) {
			return true
		}
	}
	grown := page.Rect{X0: best.X0 - 2, Y0: best.Y0 - 2, X1: best.X1 + 2, Y1: best.Y1 + 2}
	if s.squareIn(grown) {
		return true
	}
	for _, k := range s.Page.Strokes {
		if k.Upright.Width() < 40 && k.Upright.Height() < 40 && grown.Holds(k.Upright) {
			return true
		}
	}
	return false
}

// rings are the small circles of a page that are drawn as radio buttons are, in two
// parts or more: the ring, and what fills it or the disc of one that was chosen
// (Sheet.round). A disc by itself is a bullet.
func (s *Sheet) rings() []page.Rect {
	if s.round != nil {
		return s.ringed
	}
	var drawn, rings []page.Rect
	for _, k := range s.Page.Strokes {
		if u := k.Upright; u.Width() > 2 && u.Width() < 18 && math.Abs(u.Width()-u.Height()) < 0.5 && k.Segments >= 4 {
			drawn = append(drawn, u)
		}
	}
	slices.SortStableFunc(drawn, func(a, b page.Rect) int { return cmp.Compare(b.Width(), a.Width()) })
	s.round = map[page.Rect]bool{}
	for _, u := range drawn {
		i := slices.IndexFunc(rings, func(o page.Rect) bool {
			return math.Abs(o.MidX()-u.MidX()) < 0.6 && math.Abs(o.MidY()-u.MidY()) < 0.6
		})
		switch {
		case i >= 0:
			s.round[rings[i]] = s.round[rings[i]] || u.Width() < 0.85*rings[i].Width()
		case u.Width() > 5 && len(rings) < maxRings:
			rings = append(rings, u)
		}
	}
	for _, u := range rings {
		if _, twice := s.round[u]; twice {
			s.ringed = append(s.ringed, u)
		}
	}
	return s.ringed
}

// maxRings is how many circles a page may have: a form has no more buttons.
const maxRings = 400

// squareIn tells whether a smaller filled square stands in the frame of a box: another
// way to tick it.
func (s *Sheet) squareIn(box page.Rect) bool {
	frame := func(x, y float64) bool { // a drawn line beside the square
		for _, r := range s.Page.Rules {
			if r.Width > 0 && !r.Horizontal() && math.Abs(r.X0-x) < 1.8 && r.Y0 < y && r.Y1 > y {
				return true
			}
		}
		return false
	}
	for _, a := range s.Page.Rules {
		if a.Width != 0 || !a.Horizontal() || a.X1-a.X0 < 3 || !box.Holds(page.Rect{X0: a.X0, Y0: a.Y0, X1: a.X1, Y1: a.Y1}) {
			continue
		}
		for _, b := range s.Page.Rules {
			if side := b.Y0 - a.Y0; b.Width == 0 && b.Horizontal() && math.Abs(b.X0-a.X0) < 0.2 && math.Abs(b.X1-a.X1) < 0.2 && math.Abs(side-(a.X1-a.X0)) < 1 {
				return frame(a.X0-2.2, a.Y0+side/2) && frame(a.X1+2.2, a.Y0+side/2)
			}
		}
	}
	return false
}

// BoxesBehind tells whether the boxes on the line of box stand behind their words,
// "Business [x] Residential [ ]": one side for the whole line, the one with the
// smaller gaps; where both are the same, boxes stand before their words.
func (s *Sheet) BoxesBehind(box page.Rect, boxes []page.Rect) bool {
	var before, behind float64
	for _, b := range boxes {
		if !SameLine(b, box) {
			continue
		}
		left, right := BoxReach, BoxReach
		for _, w := range s.Words {
			u := w.Upright
			if b.Holds(u) || !SameLine(u, b) {
				continue
			}
			if gap := b.X0 - u.X1; gap > -4 {
				left = math.Min(left, gap)
			}
			if gap := u.X0 - b.X1; gap > -4 {
				right = math.Min(right, gap)
			}
		}
		before += math.Max(0, right)
		behind += math.Max(0, left)
	}
	return behind < before-1
}

// AskToCircle are the segments that ask to circle one of the choices below them.
func (s *Sheet) AskToCircle() []*Segment {
	if s.circles == nil {
		s.circles = []*Segment{}
		for _, o := range s.Segments {
			low := strings.ToLower(o.Text)
			if strings.Contains(low, "circle ") && (strings.Contains(low, "option") || strings.Contains(low, "one") || strings.Contains(low, "appropriate") || strings.Contains(low, "applicable")) {
				s.circles = append(s.circles, o)
			}
		}
	}
	return s.circles
}
