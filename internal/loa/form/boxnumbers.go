package form

// Running numbers in small type in the corners of boxes, as tax forms have them.

import (
	"strconv"

	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/page"
)

// minBoxNumbers is how many boxes of a page have such a number at least.
const minBoxNumbers = 4

// withoutBoxNumbers is a page without the numbers of its boxes; nil where it has none. Such
// a number stands in the upper left corner, in type much smaller than what else the boxes
// hold, and the next box has the next number.
func withoutBoxNumbers(p *page.Page, s *layout.Sheet) *page.Page {
	small := 0
	for _, w := range s.Words {
		if len(w.Text) <= 2 && w.Text != "" && w.Text[0] >= '0' && w.Text[0] <= '9' {
			small++
		}
	}
	if small < minBoxNumbers || len(s.Cells)*len(s.Words) > maxCompared {
		return nil
	}
	var found []*page.Word
	last := 0
	for _, c := range s.Cells {
		if c.Height() > 60 {
			continue
		}
		var corner, other *page.Word
		for _, w := range s.Words {
			if !c.Holds(w.Upright) || w.Blank {
				continue
			}
			if n, err := strconv.Atoi(w.Text); err == nil && n > 0 && n < 100 && w.Upright.X0-c.X0 < 6 && w.Upright.Y0-c.Y0 < 5 && corner == nil {
				corner = w
			} else if other == nil || w.Upright.Height() < other.Upright.Height() {
				other = w
			}
		}
		if corner == nil || other != nil && corner.Upright.Height() > 0.75*other.Upright.Height() {
			continue
		}
		if other == nil && len(found) == 0 {
			continue
		}
		found = append(found, corner)
	}
	if len(found) < minBoxNumbers {
		return nil
	}
	gone := map[*page.Word]bool{}
	numbers := map[int]bool{}
	for _, w := range found {
		n, _ := strconv.Atoi(w.Text)
		if numbers[n] {
			return nil // quantities, and no numbers of boxes
		}
		gone[w], numbers[n] = true, true
		last = max(last, n)
	}
	if last > 2*len(found)+2 {
		return nil
	}
	out := *p
	out.Words = nil
	for _, w := range p.Words {
		if !gone[w] {
			out.Words = append(out.Words, w)
		}
	}
	return &out
}
