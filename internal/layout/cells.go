package layout

// Ruling lines: cells of tables and boxes, and lines to write on.

import (
	"math"
	"sort"

	"github.com/portcheck/portcheck/internal/page"
)

// Near is how far apart, in points, two rules may be that are meant to meet.
const Near = 2.5

// mergeRules joins rules that continue each other, and leaves out what is too
// short to matter.
func mergeRules(in []page.Rule) []page.Rule {
	var hs, vs []page.Rule
	for _, r := range in {
		if !finite(page.Rect{X0: r.X0, Y0: r.Y0, X1: r.X1, Y1: r.Y1}) {
			continue
		}
		if r.Horizontal() {
			y := (r.Y0 + r.Y1) / 2
			hs = append(hs, page.Rule{X0: r.X0, Y0: y, X1: r.X1, Y1: y, Width: r.Width})
		} else {
			x := (r.X0 + r.X1) / 2
			vs = append(vs, page.Rule{X0: x, Y0: r.Y0, X1: x, Y1: r.Y1, Width: r.Width})
		}
	}
	sort.SliceStable(hs, func(i, j int) bool {
		if math.Abs(hs[i].Y0-hs[j].Y0) > 0.01 {
			return hs[i].Y0 < hs[j].Y0
		}
		return hs[i].X0 < hs[j].X0
	})
	sort.SliceStable(vs, func(i, j int) bool {
		if math.Abs(vs[i].X0-vs[j].X0) > 0.01 {
			return vs[i].X0 < vs[j].X0
		}
		return vs[i].Y0 < vs[j].Y0
	})
	var out []page.Rule
	for _, r := range hs {
		merged := false
		for k := len(out) - 1; k >= 0 && k >= len(out)-24; k-- {
			o := &out[k]
			if math.Abs(o.Y0-r.Y0) <= 1.2 && r.X0 <= o.X1+1.5 && r.X1 >= o.X0-1.5 {
				o.X0, o.X1 = math.Min(o.X0, r.X0), math.Max(o.X1, r.X1)
				merged = true
				break
			}
		}
		if !merged {
			out = append(out, r)
		}
	}
	n := len(out)
	for _, r := range vs {
		merged := false
		for k := len(out) - 1; k >= n && k >= len(out)-24; k-- {
			o := &out[k]
			if math.Abs(o.X0-r.X0) <= 1.2 && r.Y0 <= o.Y1+1.5 && r.Y1 >= o.Y0-1.5 {
				o.Y0, o.Y1 = math.Min(o.Y0, r.Y0), math.Max(o.Y1, r.Y1)
				merged = true
				break
			}
		}
		if !merged {
			out = append(out, r)
		}
	}
	kept := out[:0]
	for _, r := range out {
		if r.X1-r.X0+r.Y1-r.Y0 >= 4 {
			kept = append(kept, r)
		}
	}
	if len(kept) > maxRules {
		kept = kept[:maxRules]
	}
	return kept
}

// findCells returns the rectangles that rules enclose on all four sides and that
// no rule divides, from the top, from the left.
func findCells(rules []page.Rule) []page.Rect {
	var hs, vs []page.Rule
	for _, r := range rules {
		if r.Horizontal() {
			hs = append(hs, r)
		} else {
			vs = append(vs, r)
		}
	}
	sort.SliceStable(hs, func(i, j int) bool { return hs[i].Y0 < hs[j].Y0 })
	sort.SliceStable(vs, func(i, j int) bool { return vs[i].X0 < vs[j].X0 })
	var cells []page.Rect
	for i, top := range hs {
		for j, left := range vs {
			if !covers(top.X0, top.X1, left.X0) || !covers(left.Y0, left.Y1, top.Y0) || left.Y1 < top.Y0+Near {
				continue
			}
			if c, ok := cellAt(hs, vs, i, j); ok {
				cells = append(cells, c)
			}
			if len(cells) > 4000 {
				return cells
			}
		}
	}
	return cells
}

// cellAt finds the smallest rectangle with its upper left corner where rules i
// and j meet.
func cellAt(hs, vs []page.Rule, i, j int) (page.Rect, bool) {
	top, left := hs[i], vs[j]
	for k := j + 1; k < len(vs); k++ {
		right := vs[k]
		if right.X0 > top.X1+Near {
			break
		}
		if right.X0 < left.X0+Near || !covers(right.Y0, right.Y1, top.Y0) || right.Y1 < top.Y0+Near {
			continue
		}
		for m := i + 1; m < len(hs); m++ {
			bottom := hs[m]
			if bottom.Y0 < top.Y0+Near {
				continue
			}
			if bottom.Y0 > left.Y1+Near || bottom.Y0 > right.Y1+Near {
				break
			}
			if covers(bottom.X0, bottom.X1, left.X0) && covers(bottom.X0, bottom.X1, right.X0) {
				return page.Rect{X0: left.X0, Y0: top.Y0, X1: right.X0, Y1: bottom.Y0}, true
			}
		}
	}
	return page.Rect{}, false
}

func covers(from, to, v float64) bool { return v >= from-Near && v <= to+Near }

// underlines are the horizontal rules that are no side of a cell and do not
// cross the whole page like a divider.
func underlines(rules []page.Rule, cells []page.Rect) []page.Rule {
	var out []page.Rule
	for _, r := range rules {
		if !r.Horizontal() || r.X1-r.X0 < 20 {
			continue
		}
		side := false
		for _, c := range cells {
			if (math.Abs(c.Y0-r.Y0) < Near || math.Abs(c.Y1-r.Y0) < Near) && r.X0 < c.X1-Near && r.X1 > c.X0+Near {
				side = true
				break
			}
		}
		if !side {
			out = append(out, r)
		}
	}
	return out
}

// CellUnder is the cell of a column's width that begins at a height.
func (s *Sheet) CellUnder(c page.Rect, y float64) (page.Rect, bool) {
	for _, d := range s.Cells {
		if math.Abs(d.Y0-y) < Near && math.Abs(d.X0-c.X0) < Near && math.Abs(d.X1-c.X1) < Near {
			return d, true
		}
	}
	return page.Rect{}, false
}

// CellBelow is the smallest cell on whose upper edge a text stands, as the label of a box
// on a web page does; -1 for none.
func (s *Sheet) CellBelow(r page.Rect) int {
	best, size := -1, math.Inf(1)
	for k, c := range s.Cells {
		if a := c.Width() * c.Height(); a < size && c.Y0 > r.Y0+0.25*r.Height() && c.Y0 < r.Y1-0.25*r.Height() &&
			r.X0 > c.X0 && r.X1 < c.X1 && c.Height() > 1.5*r.Height() {
			best, size = k, a
		}
	}
	return best
}

// CellAround is the smallest cell that holds cell i, -1 where none does.
func (s *Sheet) CellAround(i int) int {
	c, best, size := s.Cells[i], -1, math.Inf(1)
	for k, d := range s.Cells {
		if a := d.Width() * d.Height(); k != i && a < size && a > c.Width()*c.Height() &&
			d.X0 < c.X0+Near && d.Y0 < c.Y0+Near && d.X1 > c.X1-Near && d.Y1 > c.Y1-Near {
			best, size = k, a
		}
	}
	return best
}
