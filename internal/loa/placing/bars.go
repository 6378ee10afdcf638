package placing

// Labels on bars of their own, shaded as a rule, with their values beneath.

import (
	"math"

	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/page"
)

// bar is the bar that a label stands on alone, as high as a line: a cell, or the stretch
// between two rules of one length. Its value stands in no box with it, and not above.
func (pl *Places) bar(l *form.Label) (page.Rect, bool) {
	if !l.Bare {
		return page.Rect{}, false
	}
	if l.Cell >= 0 {
		c := l.Sheet.Cells[l.Cell]
		return c, c.Height() < 2.5*math.Max(l.Rect.Height(), 6) && pl.alone(l, c) && !pl.followed(l, c)
	}
	h := math.Max(l.Rect.Height(), 6)
	for _, top := range l.Sheet.Under {
		if gap := l.Rect.Y0 - top.Y0; gap < -2 || gap > 0.8*h || top.X0 > l.Rect.X0+2 || top.X1 < l.Rect.X1 {
			continue
		}
		for _, low := range l.Sheet.Under {
			if gap := low.Y0 - l.Rect.Y1; gap < -2 || gap > 0.8*h || !pl.sameLength(top, low) {
				continue
			}
			c := page.Rect{X0: top.X0, Y0: top.Y0, X1: top.X1, Y1: low.Y0}
			return c, pl.alone(l, c) && pl.beginsWithLabel(l.Sheet, top)
		}
	}
	return page.Rect{}, false
}

// followed tells whether a cell without a label stands right behind another: its row is
// one of a table, with the value beside its label.
func (pl *Places) followed(l *form.Label, c page.Rect) bool {
	for _, d := range l.Sheet.Cells {
		if math.Abs(d.X0-c.X1) < layout.Near && d.Y0 < c.MidY() && d.Y1 > c.MidY() && pl.form.LabelsIn(l.Sheet, d, nil) == 0 {
			return true
		}
	}
	return false
}

// alone tells whether a label is all that stands in a rectangle.
func (pl *Places) alone(l *form.Label, c page.Rect) bool {
	return pl.form.LabelsIn(l.Sheet, c, l) == 0 && len(pl.Within(l.Sheet, c)) == 0
}

func (pl *Places) sameLength(a, b page.Rule) bool {
	return math.Abs(a.X0-b.X0) < layout.Near && math.Abs(a.X1-b.X1) < layout.Near
}

// beginsWithLabel tells whether the rows that rules of one length divide, up from those
// around a label, begin with a label, and not with a value over its caption.
func (pl *Places) beginsWithLabel(s *layout.Sheet, top page.Rule) bool {
	asks := true
	for n := 0; n < 60; n++ {
		var over *page.Rule
		for i, u := range s.Under {
			if u.Y0 < top.Y0-2 && top.Y0-u.Y0 < 60 && pl.sameLength(u, top) && (over == nil || u.Y0 > over.Y0) {
				over = &s.Under[i]
			}
		}
		if over == nil {
			return asks
		}
		row := page.Rect{X0: over.X0, Y0: over.Y0, X1: over.X1, Y1: top.Y0}
		filled := false
		for _, l := range pl.form.LabelsOf[s] {
			if row.Holds(l.Rect) {
				filled, asks = true, true
			}
		}
		if !filled && len(pl.Within(s, row)) > 0 {
			asks = false
		}
		top = *over
	}
	return asks
}

// indented is the one cell with text of the row below a cell that spans that row, nil
// where none or several hold text.
func (pl *Places) indented(s *layout.Sheet, c page.Rect) *page.Rect {
	var held *page.Rect
	end := c.X0
	for i, d := range s.Cells {
		if math.Abs(d.Y0-c.Y1) > layout.Near || d.X0 < c.X0-layout.Near || d.X1 > c.X1+layout.Near {
			continue
		}
		end = math.Max(end, d.X1)
		if len(pl.Within(s, d)) == 0 {
			continue
		}
		if held != nil {
			return nil
		}
		held = &s.Cells[i]
	}
	if c.X1-end > layout.Near || held != nil && pl.form.LabelsIn(s, page.Rect{X0: c.X0, Y0: c.Y1, X1: held.X0, Y1: held.Y1}, nil) > 0 {
		return nil
	}
	return held
}
