package placing

// Values on the less usual sides of a label: in the box to its left, on the line
// right above it, in the row that two rules enclose.

import (
	"math"
	"slices"

	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
)

// rowBand takes what stands to the right of a label between the rules above and
// below its row, where it is several lines in a column: the label of a table
// without upright rules may stand beside the middle of its value.
func (pl *Places) rowBand(l *form.Label, limit float64) {
	if l.Cell >= 0 || !l.Bare {
		return
	}
	s, R := l.Sheet, l.Rect
	var top, bottom *page.Rule
	for i := range s.Under {
		u := &s.Under[i]
		if u.X0 > R.X0+layout.Near || u.X1 < R.X1+40 {
			continue
		}
		if u.Y0 <= R.Y0+1 && (top == nil || u.Y0 > top.Y0) {
			top = u
		}
		if u.Y0 >= R.Y1-1 && (bottom == nil || u.Y0 < bottom.Y0) {
			bottom = u
		}
	}
	if top == nil || bottom == nil || bottom.Y0-top.Y0 > 80 || math.Abs(top.X0-bottom.X0) > layout.Near || math.Abs(top.X1-bottom.X1) > layout.Near {
		return
	}
	if pl.form.LabelsIn(s, page.Rect{X0: top.X0, Y0: top.Y0, X1: top.X1, Y1: bottom.Y0}, l) > 0 {
		return
	}
	slot := page.Rect{X0: R.X1 - 2, Y0: top.Y0, X1: math.Min(limit, bottom.X1+layout.Near), Y1: bottom.Y0}
	ps := pl.Within(s, slot)
	if len(ps) < 2 || layout.SameLine(ps[0].Rect, ps[len(ps)-1].Rect) {
		return
	}
	for _, p := range ps {
		if p.Prose || math.Abs(p.Rect.X0-ps[0].Rect.X0) > layout.Near {
			return
		}
	}
	l.Add(form.Option{Kind: form.CellRight, Score: 95, Slot: slot, Pieces: ps})
}

// boxLeft: the box stands before the label, as check boxes do. Only where no other
// label stands before the box, and the label has no box of its own behind it.
func (pl *Places) boxLeft(l *form.Label) {
	if !l.Bare || l.Firm {
		return
	}
	for _, o := range l.Options {
		if o.Kind == form.CellRight || o.Kind == form.Field || o.Kind == form.LineRight || o.Kind == form.InCell {
			return
		}
	}
	s, R := l.Sheet, l.Rect
	best := -1
	for i, d := range s.Cells {
		if i == l.Cell || d.X1 > R.X0+3 || R.X0-d.X1 > 30 || d.Y0 > R.MidY() || d.Y1 < R.MidY() || d.Height() > 60 || d.Width() < 40 || pl.form.LabelsIn(s, d, nil) > 0 {
			continue
		}
		if best < 0 || d.X1 > s.Cells[best].X1 {
			best = i
		}
	}
	if best < 0 {
		return
	}
	d := s.Cells[best]
	for _, o := range pl.form.LabelsOf[s] {
		if o != l && look.WantsValue(o.Target) && o.Rect.X1 <= d.X0+3 && o.Rect.OverlapY(d) > 0.3 && d.X0-o.Rect.X1 < 220 {
			return // that label's
		}
	}
	o := form.Option{Kind: form.BoxLeft, Score: 85, Slot: d, Pieces: pl.Within(s, d)}
	if len(o.Pieces) == 0 && slices.ContainsFunc(l.Options, func(q form.Option) bool { return len(q.Pieces) > 0 }) {
		return
	}
	l.Add(o)
}

// above: the value stands right above its label, where the lines are not drawn.
func (pl *Places) above(l *form.Label) {
	if p := pl.pieceAbove(l); p != nil && look.Fit(l.Target, p.Text) >= 0 && !pl.LabelLeftOf(p, l) {
		l.Add(form.Option{Kind: form.Above, Score: 57, Slot: p.Rect, Pieces: []*form.Piece{p}})
	} else if ps := pl.rowAbove(l); p == nil && len(ps) > 0 {
		l.Add(form.Option{Kind: form.Above, Score: 57, Slot: ps[0].Rect.Union(ps[len(ps)-1].Rect), Pieces: ps})
	}
}

// pieceAbove is the text right above a label, nil where there is none.
func (pl *Places) pieceAbove(l *form.Label) *form.Piece {
	if !l.Bare || l.Firm {
		return nil
	}
	s, R := l.Sheet, l.Rect
	h := math.Max(R.Height(), 6)
	var best *form.Piece
	for _, p := range pl.form.PiecesOf[s] {
		if p.Widget != nil || !p.Free() || p.Placeholder || p.Prose || p.Cell != l.Cell && (p.Cell >= 0 && l.Cell >= 0) {
			continue
		}
		if dy := R.Y0 - p.Rect.Y1; dy < -0.3*h || dy > 1.1*h || math.Abs(p.Rect.X0-R.X0) > 10 && math.Abs(p.Rect.MidX()-R.MidX()) > 6 {
			continue
		}
		if best == nil || p.Rect.Y1 > best.Rect.Y1 {
			best = p
		}
	}
	return best
}
