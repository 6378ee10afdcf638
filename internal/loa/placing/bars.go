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
			if gap := low.Y0 - l.Rect.Y1; gap < -2 || gap > 0.8*h || !sameLength(top, low) {
				continue
			}
			c := page.Rect{X0: top.X0, Y0: top.Y0, X1: top.X1, Y1: low.Y0}
			return c, pl.alone(l, c) && pl.stackOver(l.Sheet, top) != aValue
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

func sameLength(a, b page.Rule) bool {
	return math.Abs(a.X0-b.X0) < layout.Near && math.Abs(a.X1-b.X1) < layout.Near
}

// ruleOf is a rule of a page.
type ruleOf struct {
	sheet *layout.Sheet
	rule  page.Rule
}

// stack is what the first row holds of those that rules of one length divide.
type stack uint8

const (
	nothing stack = iota
	aLabel
	aValue
)

// stackOver looks at the rows that rules of one length divide, up from one of them: they
// begin with a label, or with a value over its caption.
func (pl *Places) stackOver(s *layout.Sheet, u page.Rule) stack {
	key := ruleOf{s, u}
	if st, ok := pl.stacks[key]; ok {
		return st
	}
	pl.clock.Tick()
	var over *page.Rule
	for i, o := range s.Under {
		if o.Y0 < u.Y0-2 && u.Y0-o.Y0 < 60 && sameLength(o, u) && (over == nil || o.Y0 > over.Y0) {
			over = &s.Under[i]
		}
	}
	st := nothing
	if over != nil {
		if st = pl.stackOver(s, *over); st == nothing {
			st = pl.rowHolds(s, page.Rect{X0: over.X0, Y0: over.Y0, X1: over.X1, Y1: u.Y0})
		}
	}
	pl.stacks[key] = st
	return st
}

func (pl *Places) rowHolds(s *layout.Sheet, row page.Rect) stack {
	if pl.form.LabelsIn(s, row, nil) > 0 {
		return aLabel
	}
	if len(pl.Within(s, row)) > 0 {
		return aValue
	}
	return nothing
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
