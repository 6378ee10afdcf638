package form

// Tables of which a scan has lost the lines between rows: they were drawn in a light
// grey, or the fax dropped them. What looks like one cell with label under label in it
// is as many rows.

import (
	"math"
	"sort"

	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
)

// lostRows lays a scanned page out anew, with the lines between rows that it has lost.
func (f *Form) lostRows(s *layout.Sheet) *layout.Sheet {
	if n, _ := s.ReadByOCR(0); n == 0 {
		return s
	}
	var found []page.Rule
	for i, c := range s.Cells {
		rows := f.labelRows(s, i)
		if len(rows) < 2 {
			continue
		}
		beside := linesBeside(s, c)
		var cuts []float64
		for k := 1; k < len(rows); k++ {
			cut, ok := cutBetween(rows[k-1], rows[k], beside)
			if !ok {
				cuts = nil
				break
			}
			cuts = append(cuts, cut)
		}
		for _, y := range cuts {
			for _, d := range s.Cells {
				if math.Abs(d.Y0-c.Y0) < layout.Near && math.Abs(d.Y1-c.Y1) < layout.Near {
					found = append(found, page.Rule{X0: d.X0, Y0: y, X1: d.X1, Y1: y, Width: 1})
				}
			}
		}
	}
	if len(found) == 0 {
		return s
	}
	p := *s.Page
	p.Rules = append(p.Rules[:len(p.Rules):len(p.Rules)], found...)
	return Lay(&p)
}

// labelRows are the lines of a cell where each is a label, but for lines that go on
// with the one above.
func (f *Form) labelRows(s *layout.Sheet, cell int) (rows []page.Rect) {
	asked, lines := 0, 0
	for _, g := range s.Segments {
		if n, letters := look.Count(g.Text); g.Cell != cell || n+letters == 0 {
			continue
		}
		f.clock.Tick()
		m, ok := f.Vocabulary.Exact(g.Text)
		ok = ok && !look.Answers(m.Target)
		if n := len(rows); n > 0 {
			if layout.SameLine(rows[n-1], g.Rect) {
				return nil // two things side by side: no column of labels
			}
			if !ok && g.Rect.Y0-rows[n-1].Y1 < 0.4*g.Rect.Height() {
				rows[n-1] = rows[n-1].Union(g.Rect)
				continue
			}
		}
		if lines++; ok {
			asked++
		}
		rows = append(rows, g.Rect)
	}
	if asked < 2 || 2*asked < lines {
		return nil
	}
	return rows
}

// linesBeside are the lines of text in the cells beside a cell, cell by cell from the top,
// and first the edges of those that are no higher than one of its rows.
func linesBeside(s *layout.Sheet, c page.Rect) (out [][]page.Rect) {
	edges := map[float64]bool{}
	for i, d := range s.Cells {
		if d == c || d.Y1 < c.Y0+layout.Near || d.Y0 > c.Y1-layout.Near || math.Abs(d.X0-c.X1) > layout.Near && math.Abs(d.X1-c.X0) > layout.Near && math.Abs(d.Y1-c.Y1) > layout.Near {
			continue
		}
		if d.Y0 > c.Y0+layout.Near {
			edges[d.Y0] = true
		}
		var lines []page.Rect
		for _, g := range s.Segments {
			if n, letters := look.Count(g.Text); g.Cell == i && n+letters > 0 {
				lines = append(lines, g.Rect)
			}
		}
		if len(lines) > 0 {
			out = append(out, lines)
		}
	}
	var ys []float64
	for y := range edges {
		ys = append(ys, y)
	}
	sort.Float64s(ys)
	for _, y := range ys {
		out = append(out, []page.Rect{{Y0: y - 1e3, Y1: y}, {Y0: y, Y1: y + 1e3}})
	}
	return out
}

// cutBetween is where a row ends and the next begins: between their labels, where the
// text beside them has its widest gap. A label may stand in the middle of its row.
func cutBetween(a, b page.Rect, beside [][]page.Rect) (y float64, ok bool) {
	y, most, wide := (a.Y1+b.Y0)/2, 0, 0.0
	for _, lines := range beside {
		n := 0
		for _, l := range lines {
			if l.MidY() > a.MidY()-a.Height() && l.MidY() < b.MidY()+b.Height() {
				n++
			}
		}
		for k := 1; k < len(lines); k++ {
			from, to := lines[k-1].Y1, lines[k].Y0
			at := (from + to) / 2
			if at < a.Y1-a.Height()/2 || at > b.Y0+b.Height()/2 || n < most || n == most && to-from <= wide {
				continue
			}
			y, most, wide = at, n, to-from
		}
	}
	for _, lines := range beside {
		for _, l := range lines {
			if l.Height() < 900 && y > l.Y0+l.Height()/4 && y < l.Y1-l.Height()/4 {
				return 0, false
			}
		}
	}
	return y, true
}
