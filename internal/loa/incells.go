package loa

// Cells and boxes that may hold the value of a label.

import (
	"math"

	"github.com/portcheck/portcheck/internal/page"
)

// cellOptions: the label's own cell, its neighbours, and boxes beside it.
func (r *reader) cellOptions(l *label) {
	s, R := l.sheet, l.rect
	if l.cell >= 0 {
		c := s.cells[l.cell]
		if r.labelsIn(s, c, l) == 0 {
			o := option{kind: inCell, score: 94, slot: c}
			for _, p := range r.piecesOf(s) {
				if !p.free() || p.placeholder || p == l.inline || !c.Holds(p.rect) || p.widget != nil {
					continue
				}
				if p.rect.Y1 > R.Y1-2 && (p.rect.X0 >= R.X1-3 || p.rect.Y0 >= R.Y1-0.4*R.Height()) {
					o.pieces = append(o.pieces, p)
				}
			}
			if len(o.pieces) > 0 {
				l.add(o)
			} else if l.inline == nil {
				r.neighbours(l, c)
			}
		}
	}
	if l.inline == nil {
		r.boxes(l)
	}
}

// labelsIn counts the labels in a rectangle, l left out.
func (r *reader) labelsIn(s *sheet, c page.Rect, l *label) int {
	key := inRect{s, c}
	n, ok := r.counts[key]
	if !ok {
		for _, o := range r.onSheet(s) {
			if c.Holds(o.rect) {
				n++
			}
		}
		r.counts[key] = n
	}
	if l != nil && l.sheet == s && c.Holds(l.rect) {
		n--
	}
	return n
}

// inRect is a rectangle of a sheet, to remember what it holds.
type inRect struct {
	sheet *sheet
	rect  page.Rect
}

// neighbours: a cell that holds nothing but the label has its value in the cell
// to the right, or, in a row of labels, in the cell below.
func (r *reader) neighbours(l *label, c page.Rect) {
	s := l.sheet
	var rightOf, under *page.Rect
	for i := range s.cells {
		d := s.cells[i]
		if math.Abs(d.X0-c.X1) < near && d.Y0 < c.MidY() && d.Y1 > c.MidY() && d.Height() < 3*c.Height()+30 {
			if rightOf == nil || d.Width()*d.Height() < rightOf.Width()*rightOf.Height() {
				rightOf = &s.cells[i]
			}
		}
		if math.Abs(d.Y0-c.Y1) < near && d.X0 < c.MidX() && d.X1 > c.MidX() && math.Abs(d.X0-c.X0) < 6 {
			if under == nil || d.Width()*d.Height() < under.Width()*under.Height() {
				under = &s.cells[i]
			}
		}
	}
	header := r.headerRow(l, c)
	if rightOf != nil && r.labelsIn(s, *rightOf, nil) == 0 {
		o := option{kind: cellRight, score: 92, slot: *rightOf, pieces: r.within(s, *rightOf)}
		if header {
			o.score = 70
		}
		l.add(o)
	}
	if under != nil && r.labelsIn(s, *under, nil) == 0 {
		o := option{kind: cellBelow, score: 80, slot: *under, pieces: r.within(s, *under)}
		if header {
			o.score = 93
		}
		if rightOf != nil && len(o.pieces) > 0 && !header && fit(l.target, joinPieces(o.pieces)) < 0 {
			return // it belongs to the row below
		}
		if len(o.pieces) > 0 || header || rightOf == nil {
			l.add(o)
		}
	}
}

// headerRow tells whether every cell with text in the row of a label's cell holds
// a label: the row above a table's values.
func (r *reader) headerRow(l *label, c page.Rect) bool {
	s := l.sheet
	n, others := 0, 0
	for _, d := range s.cells {
		if math.Abs(d.Y0-c.Y0) > near || math.Abs(d.Y1-c.Y1) > near {
			continue
		}
		if r.labelsIn(s, d, nil) > 0 {
			n++
			continue
		}
		for _, p := range r.piecesOf(s) {
			if !p.placeholder && d.Holds(p.rect) {
				others++
				break
			}
		}
	}
	return n >= 2 && others == 0 || n >= 3 && others == 1 // one heading may be unknown
}

// boxes: an empty rectangle drawn beside or below the label, to write in.
func (r *reader) boxes(l *label) {
	s, R := l.sheet, l.rect
	best := map[kind]*option{}
	for i, d := range s.cells {
		if i == l.cell || d.Holds(R) || d.Height() > 130 || r.labelsIn(s, d, nil) > 0 {
			continue
		}
		if l.cell >= 0 && !s.cells[l.cell].Holds(d) {
			continue
		}
		over := d.X0 <= R.MidX() && d.X1 >= R.MidX() || math.Abs(d.X0-R.X0) < 10
		var o option
		switch {
		case d.X0 >= R.X1-3 && d.X0-R.X1 < 220 && d.Y0 <= R.MidY() && d.Y1 >= R.MidY() && !r.between(l, R.X1, d.X0):
			o = option{kind: cellRight, score: 93 - (d.X0-R.X1)/30}
		case over && d.Y0 >= R.Y1-3 && d.Y0-R.Y1 < 14:
			o = option{kind: cellBelow, score: 87 - math.Max(0, d.Y0-R.Y1)}
		case over && l.bare && d.Y1 <= R.Y0+3 && R.Y0-d.Y1 < 10 && d.Width() > 24:
			o = option{kind: boxOver, score: 86 - math.Max(0, R.Y0-d.Y1)}
		default:
			continue
		}
		if o.kind == cellRight {
			d = r.rowOf(l, d)
		}
		o.slot, o.pieces = d, r.within(s, d)
		if b := best[o.kind]; b == nil || o.score > b.score {
			best[o.kind] = &o
		}
	}
	for _, k := range []kind{cellRight, cellBelow, boxOver} {
		if o := best[k]; o != nil {
			l.add(*o)
		}
	}
}

// rowOf is the part of a box beside several labels, one below the other, that stands
// beside one of them: from a rule between it and the one above to the one below.
func (r *reader) rowOf(l *label, d page.Rect) page.Rect {
	s, h := l.sheet, math.Max(l.rect.Height(), 6)
	y0, y1 := d.Y0, d.Y1
	for _, o := range r.onSheet(s) {
		if o == l || !wantsValue(o.target) && !o.firm || o.rect.X1 > d.X0+3 || math.Abs(o.rect.X0-l.rect.X0) > 40 || o.rect.MidY() < d.Y0 || o.rect.MidY() > d.Y1 || sameLine(o.rect, l.rect) {
			continue
		}
		upper, lower := o.rect, l.rect
		if o.rect.Y0 > l.rect.Y0 {
			upper, lower = l.rect, o.rect
		}
		y := lower.Y0 - 0.15*h
		for _, u := range s.under {
			if u.Y0 > upper.MidY() && u.Y0 < lower.MidY() && u.X0 < lower.X1 && u.X1 > lower.X0 {
				y = u.Y0
			}
		}
		if o.rect.Y0 > l.rect.Y0 {
			y1 = math.Min(y1, y)
		} else {
			y0 = math.Max(y0, y)
		}
	}
	d.Y0, d.Y1 = y0, y1
	return d
}

// between tells whether a label or a text stands on the label's line between two places.
func (r *reader) between(l *label, x0, x1 float64) bool {
	for _, o := range r.onSheet(l.sheet) {
		if o != l && sameLine(o.rect, l.rect) && o.rect.MidX() > x0 && o.rect.MidX() < x1 {
			return true
		}
	}
	for _, p := range r.piecesOf(l.sheet) {
		if !p.placeholder && p.widget == nil && sameLine(p.rect, l.rect) && p.rect.MidX() > x0 && p.rect.MidX() < x1 {
			return true
		}
	}
	return false
}
