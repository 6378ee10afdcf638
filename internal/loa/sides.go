package loa

// Values on the less usual sides of a label: in the box to its left, on the line
// right above it, in the row that two rules enclose.

import (
	"math"

	"github.com/portcheck/portcheck/internal/page"
)

// rowBand takes what stands to the right of a label between the rules above and
// below its row, where it is several lines in a column: the label of a table
// without upright rules may stand beside the middle of its value.
func (r *reader) rowBand(l *label, limit float64) {
	if l.cell >= 0 || !l.bare {
		return
	}
	s, R := l.sheet, l.rect
	var top, bottom *page.Rule
	for i := range s.under {
		u := &s.under[i]
		if u.X0 > R.X0+near || u.X1 < R.X1+40 {
			continue
		}
		if u.Y0 <= R.Y0+1 && (top == nil || u.Y0 > top.Y0) {
			top = u
		}
		if u.Y0 >= R.Y1-1 && (bottom == nil || u.Y0 < bottom.Y0) {
			bottom = u
		}
	}
	if top == nil || bottom == nil || bottom.Y0-top.Y0 > 80 || math.Abs(top.X0-bottom.X0) > near || math.Abs(top.X1-bottom.X1) > near {
		return
	}
	if r.labelsIn(s, page.Rect{X0: top.X0, Y0: top.Y0, X1: top.X1, Y1: bottom.Y0}, l) > 0 {
		return
	}
	slot := page.Rect{X0: R.X1 - 2, Y0: top.Y0, X1: math.Min(limit, bottom.X1+near), Y1: bottom.Y0}
	ps := r.within(s, slot)
	if len(ps) < 2 || sameLine(ps[0].rect, ps[len(ps)-1].rect) {
		return
	}
	for _, p := range ps {
		if p.prose || math.Abs(p.rect.X0-ps[0].rect.X0) > near {
			return
		}
	}
	l.add(option{kind: cellRight, score: 95, slot: slot, pieces: ps})
}

// boxLeft: the box stands before the label, as check boxes do. Only where no other
// label stands before the box, and the label has no box of its own behind it.
func (r *reader) boxLeft(l *label) {
	if !l.bare || l.firm {
		return
	}
	for _, o := range l.options {
		if o.kind == cellRight || o.kind == field || o.kind == lineRight || o.kind == inCell {
			return
		}
	}
	s, R := l.sheet, l.rect
	best := -1
	for i, d := range s.cells {
		if i == l.cell || d.X1 > R.X0+3 || R.X0-d.X1 > 30 || d.Y0 > R.MidY() || d.Y1 < R.MidY() || d.Height() > 60 || d.Width() < 40 || r.labelsIn(s, d, nil) > 0 {
			continue
		}
		if best < 0 || d.X1 > s.cells[best].X1 {
			best = i
		}
	}
	if best < 0 {
		return
	}
	d := s.cells[best]
	for _, o := range r.onSheet(s) {
		if o != l && wantsValue(o.target) && o.rect.X1 <= d.X0+3 && o.rect.OverlapY(d) > 0.3 && d.X0-o.rect.X1 < 220 {
			return // that label's
		}
	}
	l.add(option{kind: boxLeft, score: 85, slot: d, pieces: r.within(s, d)})
}

// above: the value stands right above its label, where the lines are not drawn.
func (r *reader) above(l *label) {
	if !l.bare || l.firm {
		return
	}
	s, R := l.sheet, l.rect
	h := math.Max(R.Height(), 6)
	var best *piece
	for _, p := range r.piecesOf(s) {
		if p.widget != nil || !p.free() || p.placeholder || p.prose || p.cell != l.cell && (p.cell >= 0 && l.cell >= 0) {
			continue
		}
		if dy := R.Y0 - p.rect.Y1; dy < -0.3*h || dy > 1.1*h || math.Abs(p.rect.X0-R.X0) > 10 && math.Abs(p.rect.MidX()-R.MidX()) > 6 {
			continue
		}
		if best == nil || p.rect.Y1 > best.rect.Y1 {
			best = p
		}
	}
	if best == nil || fit(l.target, best.text) < 1 || r.labelLeftOf(best, l) {
		return
	}
	l.add(option{kind: above, score: 57, slot: best.rect, pieces: []*piece{best}})
}
