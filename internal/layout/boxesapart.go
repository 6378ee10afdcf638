package layout

// Combs whose boxes stand apart: each character in a square of its own, with a little room
// between two, and more between the groups of a telephone number.

import (
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/page"
)

const (
	leastApart = 4   // characters in boxes of their own that make a row
	groupGap   = 1.2 // how far apart, in widths of a box, the groups of a row stand
)

// joinApart makes one word of the characters of each row of boxes that stand apart, with a
// blank between groups and for an empty box, and one cell of the boxes. It returns the rules
// without those of the boxes.
func (s *Sheet) joinApart(rules []page.Rule) []page.Rule {
	var down []page.Rule
	for _, r := range rules {
		if h := r.Y1 - r.Y0; !r.Horizontal() && h > 6 && h < 40 {
			down = append(down, r)
		}
	}
	if len(down) < 2*leastApart {
		return rules
	}
	slices.SortFunc(down, func(a, b page.Rule) int { return int(math.Copysign(1, a.X0-b.X0)) })
	var joined []page.Rect
	for _, line := range Lines(s.Words) {
		for i := 0; i < len(line); {
			run, boxes := boxRun(line[i:], down)
			if len(run) < leastApart {
				i++
				continue
			}
			i += len(run)
			var text strings.Builder
			whole := boxes[0]
			for k, w := range run {
				if k > 0 && boxes[k].X0-boxes[k-1].X1 > 0.4*boxes[k].Width() {
					text.WriteByte(' ')
				}
				text.WriteString(w.Text)
				whole = whole.Union(boxes[k])
			}
			s.joinWords(run, text.String())
			joined = append(joined, whole)
		}
	}
	if len(joined) == 0 {
		return rules
	}
	inside := func(r page.Rect) bool {
		return slices.ContainsFunc(joined, func(c page.Rect) bool {
			return r.X0 > c.X0-Near && r.X1 < c.X1+Near && r.Y0 > c.Y0-Near && r.Y1 < c.Y1+Near
		})
	}
	s.Cells = slices.DeleteFunc(s.Cells, inside)
	s.Cells = append(s.Cells, joined...)
	return slices.DeleteFunc(slices.Clone(rules), func(r page.Rule) bool { return inside(page.Rect{X0: r.X0, Y0: r.Y0, X1: r.X1, Y1: r.Y1}) })
}

// boxRun are the words from the first on that stand, one character each, in boxes of one
// width, not far apart, most of them with room between; and their boxes. Boxes that touch are
// joinCombs' to join.
func boxRun(line []*page.Word, down []page.Rule) (run []*page.Word, boxes []page.Rect) {
	apart := 0
	for _, w := range line {
		if !single(w) || w.Blank || strings.ContainsAny(OnMarks+OffMarks, w.Text) {
			break
		}
		b, ok := ownBox(w, down)
		if !ok {
			break
		}
		if n := len(boxes); n > 0 {
			gap := b.X0 - boxes[n-1].X1
			if math.Abs(b.Width()-boxes[0].Width()) > 1.5 || math.Abs(b.Y0-boxes[0].Y0) > 1.5 || gap < -1 || gap > groupGap*boxes[0].Width() {
				break
			}
			if gap > 0.8 {
				apart++
			}
		}
		run, boxes = append(run, w), append(boxes, b)
	}
	if 2*apart < len(boxes) {
		return nil, nil
	}
	return run, boxes
}

// ownBox is the box around a character: between the nearest lines down on both sides, which
// are as high.
func ownBox(w *page.Word, down []page.Rule) (page.Rect, bool) {
	u := w.Upright
	left, right := -1, -1
	const widest = 64
	from := sort.Search(len(down), func(i int) bool { return down[i].X0 > u.X0-widest })
	for i := from; i < len(down) && right < 0 && down[i].X0 < u.X1+widest; i++ {
		switch r := down[i]; {
		case r.Y0 > u.MidY() || r.Y1 < u.MidY():
		case r.X0 <= u.X0+1:
			left = i
		case r.X0 >= u.X1-1:
			right = i
		}
	}
	if left < 0 || right < 0 {
		return page.Rect{}, false
	}
	a, b := down[left], down[right]
	if math.Abs(a.Y0-b.Y0) > 1.5 || math.Abs(a.Y1-b.Y1) > 1.5 || b.X0-a.X0 > 1.6*(a.Y1-a.Y0) || b.X0-a.X0 < 4 {
		return page.Rect{}, false
	}
	return page.Rect{X0: a.X0, Y0: a.Y0, X1: b.X0, Y1: a.Y1}, true
}
