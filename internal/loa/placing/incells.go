package placing

// Cells and boxes that may hold the value of a label.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
)

// cellOptions: the label's own cell, its neighbours, and boxes beside it.
func (pl *Places) cellOptions(l *form.Label) {
	s, R := l.Sheet, l.Rect
	if l.Cell >= 0 {
		c := s.Cells[l.Cell]
		if pl.form.LabelsIn(s, c, l) == 0 {
			o := form.Option{Kind: form.InCell, Score: 94, Slot: c}
			for _, p := range pl.form.PiecesOf[s] {
				if !p.Free() || p.Placeholder || p == l.Inline || !c.Holds(p.Rect) || p.Widget != nil {
					continue
				}
				if p.Rect.Y1 > R.Y1-2 && (p.Rect.X0 >= R.X1-3 || p.Rect.Y0 >= R.Y1-0.4*R.Height()) {
					o.Pieces = append(o.Pieces, p)
				}
			}
			if len(o.Pieces) == 0 && l.Bare {
				o.Pieces = pl.overInCell(l, c) // a caption at the foot of its cell
			}
			if len(o.Pieces) > 0 {
				l.Add(o)
			} else if l.Inline == nil && !c.Holds(R) { // on its edge: it was left blank
				l.Add(o)
			} else if l.Inline == nil {
				pl.neighbours(l, c)
			}
		}
	}
	if l.Inline == nil {
		pl.Boxes(l)
	}
}

// overInCell is what stands over a caption in smaller type in its cell, where it is of the
// kind that the caption asks for.
func (pl *Places) overInCell(l *form.Label, c page.Rect) []*form.Piece {
	if c.Height() > 6*math.Max(l.Rect.Height(), 6) || !c.Holds(l.Rect) {
		return nil
	}
	var over []*form.Piece
	for _, p := range pl.Within(l.Sheet, c) {
		if p.Widget != nil || p.Prose || p.Rect.Y1 > l.Rect.Y0+2 || l.Rect.Height() > 0.9*p.Rect.Height() {
			return nil
		}
		over = append(over, p)
	}
	if len(over) == 0 || look.Fit(l.Target, form.JoinPieces(over)) < 0 {
		return nil
	}
	return over
}

// neighbours: a cell that holds nothing but the label has its value in the cell
// to the right, or, in a row of labels, in the cell below.
func (pl *Places) neighbours(l *form.Label, c page.Rect) {
	s := l.Sheet
	var rightOf, under *page.Rect
	for i := range s.Cells {
		d := s.Cells[i]
		if math.Abs(d.X0-c.X1) < layout.Near && d.Y0 < c.MidY() && d.Y1 > c.MidY() && d.Height() < 3*c.Height()+30 {
			if rightOf == nil || d.Width()*d.Height() < rightOf.Width()*rightOf.Height() {
				rightOf = &s.Cells[i]
			}
		}
		if math.Abs(d.Y0-c.Y1) < layout.Near && d.X0 < c.MidX() && d.X1 > c.MidX() && math.Abs(d.X0-c.X0) < 6 {
			if under == nil || d.Width()*d.Height() < under.Width()*under.Height() {
				under = &s.Cells[i]
			}
		}
	}
	if under == nil && rightOf == nil {
		under = pl.indented(s, c)
	}
	header := pl.HeaderRow(l, c)
	if rightOf != nil && pl.form.LabelsIn(s, *rightOf, nil) == 0 {
		o := form.Option{Kind: form.CellRight, Score: 92, Slot: *rightOf, Pieces: pl.Within(s, *rightOf)}
		if header {
			o.Score = 70
		}
		l.Add(o)
	}
	if under != nil && pl.form.LabelsIn(s, *under, nil) == 0 {
		o := form.Option{Kind: form.CellBelow, Score: 80, Slot: *under, Pieces: pl.Within(s, *under)}
		if header {
			o.Score = 93
		}
		if rightOf != nil && len(o.Pieces) > 0 && !header && look.Fit(l.Target, form.JoinPieces(o.Pieces)) < 0 {
			return // it belongs to the row below
		}
		if len(o.Pieces) > 0 || header || rightOf == nil {
			l.Add(o)
		}
	}
}

// HeaderRow tells whether every cell with text in the row of a label's cell holds
// a label: the row above a table's values.
func (pl *Places) HeaderRow(l *form.Label, c page.Rect) bool {
	s := l.Sheet
	n, others := 0, 0
	for _, d := range s.Cells {
		if math.Abs(d.Y0-c.Y0) > layout.Near || math.Abs(d.Y1-c.Y1) > layout.Near {
			continue
		}
		if pl.form.LabelsIn(s, d, nil) > 0 {
			n++
			continue
		}
		for _, p := range pl.form.PiecesOf[s] {
			if !p.Placeholder && d.Holds(p.Rect) {
				others++
				break
			}
		}
	}
	return n >= 2 && others == 0 || n >= 3 && others == 1 // one heading may be unknown
}

// inLabelColumn tells whether a cell stands in a column of labels, with its value beside it:
// the bar above it asks for none of its words.
func (pl *Places) inLabelColumn(s *layout.Sheet, d page.Rect) bool {
	n, beside := 0, false
	for _, l := range pl.form.LabelsOf[s] {
		if l.Cell >= 0 && l.Bare && look.WantsValue(l.Target) && math.Abs(s.Cells[l.Cell].X0-d.X0) < layout.Near && math.Abs(s.Cells[l.Cell].X1-d.X1) < layout.Near {
			n++
		}
	}
	for _, c := range s.Cells {
		beside = beside || math.Abs(c.X0-d.X1) < layout.Near && math.Abs(c.Y0-d.Y0) < layout.Near
	}
	return beside && n >= 2
}

// Boxes: an empty rectangle drawn beside or below the label, to write in.
func (pl *Places) Boxes(l *form.Label) {
	s, R := l.Sheet, l.Rect
	best := map[form.Kind]*form.Option{}
	for i, d := range s.Cells {
		if i == l.Cell || d.Holds(R) || d.Height() > 130 {
			continue
		}
		if l.Cell >= 0 && !s.Cells[l.Cell].Holds(d) {
			continue
		}
		over := d.X0 <= R.MidX() && d.X1 >= R.MidX() || math.Abs(d.X0-R.X0) < 10
		var o form.Option
		switch {
		case d.X0 >= R.X1-3 && d.X0-R.X1 < 220 && d.Y0 <= R.MidY() && d.Y1 >= R.MidY() && !pl.between(l, R.X1, d.X0):
			o = form.Option{Kind: form.CellRight, Score: 93 - (d.X0-R.X1)/30}
		case over && d.Y0 >= R.Y1-3 && d.Y0-R.Y1 < 14:
			o = form.Option{Kind: form.CellBelow, Score: 87 - math.Max(0, d.Y0-R.Y1)}
		case over && l.Bare && d.Y1 <= R.Y0+3 && R.Y0-d.Y1 < 10 && d.Width() > 24:
			o = form.Option{Kind: form.BoxOver, Score: 86 - math.Max(0, R.Y0-d.Y1)}
		default:
			continue
		}
		if pl.form.LabelsIn(s, d, nil) > 0 || o.Kind == form.CellBelow && pl.inLabelColumn(s, d) {
			continue
		}
		if o.Kind == form.CellRight {
			d = pl.rowOf(l, d)
		}
		o.Slot, o.Pieces = d, pl.Within(s, d)
		if b := best[o.Kind]; b == nil || o.Score > b.Score {
			kept := o // most boxes are not kept
			best[o.Kind] = &kept
		}
	}
	for _, k := range []form.Kind{form.CellRight, form.CellBelow, form.BoxOver} {
		if o := best[k]; o != nil {
			if k == form.CellRight {
				pl.boxesBehind(l, o)
			}
			l.Add(*o)
		}
	}
}

// boxesBehind adds what stands in further boxes of a row, apart from each other, where
// their texts together suit the label better than the first alone: "City, state, ZIP
// [Logan] [UT] [84321]".
func (pl *Places) boxesBehind(l *form.Label, o *form.Option) {
	s, slot := l.Sheet, o.Slot
	pieces := append([]*form.Piece(nil), o.Pieces...)
	for n := 0; n < 4 && len(pieces) > 0; n++ {
		next := -1
		for i, d := range s.Cells {
			if d.X0 > slot.X1+layout.Near && d.X0-slot.X1 < 24 && math.Abs(d.Y0-o.Slot.Y0) < layout.Near && math.Abs(d.Y1-o.Slot.Y1) < layout.Near && (next < 0 || d.X0 < s.Cells[next].X0) {
				next = i
			}
		}
		if next < 0 || pl.form.LabelsIn(s, s.Cells[next], nil) > 0 || pl.between(l, slot.X1, s.Cells[next].X0) {
			break
		}
		for _, p := range pl.form.PiecesOf[s] { // the strokes between the parts of a date
			if p.Widget == nil && p.Free() && strings.Trim(p.Text, "/-.") == "" && p.Rect.X0 > slot.X1-layout.Near && p.Rect.X1 < s.Cells[next].X0+layout.Near && layout.SameLine(p.Rect, s.Cells[next]) {
				pieces = append(pieces, p)
			}
		}
		slot = slot.Union(s.Cells[next])
		pieces = append(pieces, pl.Within(s, s.Cells[next])...)
	}
	if len(pieces) > len(o.Pieces) && look.Fit(l.Target, form.JoinPieces(pieces)) > look.Fit(l.Target, form.JoinPieces(o.Pieces)) {
		o.Pieces, o.Slot = pieces, slot
	}
}

// rowOf is the part of a box beside several labels, one below the other, that stands
// beside one of them: from a rule between it and the one above to the one below.
func (pl *Places) rowOf(l *form.Label, d page.Rect) page.Rect {
	s, h := l.Sheet, math.Max(l.Rect.Height(), 6)
	y0, y1 := d.Y0, d.Y1
	for _, o := range pl.form.LabelsOf[s] {
		if o == l || !look.WantsValue(o.Target) && !o.Firm || o.Rect.X1 > d.X0+3 || math.Abs(o.Rect.X0-l.Rect.X0) > 40 || o.Rect.MidY() < d.Y0 || o.Rect.MidY() > d.Y1 || layout.SameLine(o.Rect, l.Rect) {
			continue
		}
		upper, lower := o.Rect, l.Rect
		if o.Rect.Y0 > l.Rect.Y0 {
			upper, lower = l.Rect, o.Rect
		}
		y := lower.Y0 - 0.15*h
		for _, u := range s.Under {
			if u.Y0 > upper.MidY() && u.Y0 < lower.MidY() && u.X0 < lower.X1 && u.X1 > lower.X0 {
				y = u.Y0
			}
		}
		if o.Rect.Y0 > l.Rect.Y0 {
			y1 = math.Min(y1, y)
		} else {
			y0 = math.Max(y0, y)
		}
	}
	d.Y0, d.Y1 = y0, y1
	return d
}

// between tells whether a label or a text stands on the label's line between two places.
func (pl *Places) between(l *form.Label, x0, x1 float64) bool {
	for _, o := range pl.form.LabelsOf[l.Sheet] {
		if o != l && layout.SameLine(o.Rect, l.Rect) && o.Rect.MidX() > x0 && o.Rect.MidX() < x1 {
			return true
		}
	}
	for _, p := range pl.form.PiecesOf[l.Sheet] {
		if !p.Placeholder && p.Widget == nil && layout.SameLine(p.Rect, l.Rect) && p.Rect.MidX() > x0 && p.Rect.MidX() < x1 {
			return true
		}
	}
	return false
}
