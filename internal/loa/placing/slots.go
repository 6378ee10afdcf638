package placing

// Where the value of a label may stand: the options of each label.

import (
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
)

// Limit is where the space to the right of a label ends: at the next label of
// the line, or the side of the cell.
func (pl *Places) Limit(l *form.Label) float64 {
	x := l.Sheet.Width
	for _, o := range pl.form.LabelsOf[l.Sheet] {
		if o != l && o.Rect.X0 >= l.Rect.X1-2 && o.Rect.X0 < x && layout.SameLine(o.Rect, l.Rect) {
			x = o.Rect.X0
		}
	}
	for _, p := range pl.form.PiecesOf[l.Sheet] { // the printed bracket behind what was typed
		if strings.HasPrefix(p.Text, "]") && p.Rect.X0 >= l.Rect.X1 && p.Rect.X0 < x && layout.SameLine(p.Rect, l.Rect) {
			x = p.Rect.X0
		}
	}
	if l.Cell >= 0 && !pl.boxedAlone(l) {
		x = math.Min(x, l.Sheet.Cells[l.Cell].X1)
	}
	return x
}

// boxedAlone tells whether a label has a box for itself, such as a shaded background,
// and no box stands behind it: its value does, in none.
func (pl *Places) boxedAlone(l *form.Label) bool {
	s, c := l.Sheet, l.Sheet.Cells[l.Cell]
	if !l.Bare || c.X1 > 0.6*s.Width || pl.form.LabelsIn(s, c, l) > 0 {
		return false
	}
	for _, d := range s.Cells {
		if d.X0 > c.X1-layout.Near && d.Y0 < l.Rect.MidY() && d.Y1 > l.Rect.MidY() {
			return false
		}
	}
	return len(pl.Within(s, c)) == 0
}

// gather lists the options of a label, best first.
func (pl *Places) gather(l *form.Label) {
	pl.clock.Tick()
	l.Options = nil
	if !look.WantsValue(l.Target) {
		return
	}
	if p := l.Inline; p != nil && p.Free() {
		if p.Placeholder {
			l.Add(form.Option{Kind: form.Inline, Score: 60, Slot: p.Rect})
		} else {
			goesOn := pl.sentenceBehind(l, p)
			o := form.Option{Kind: form.Inline, Score: 100, Pieces: []*form.Piece{p}, Slot: p.Rect}
			if !goesOn {
				pl.extend(l, &o, pl.Limit(l))
			}
			l.Add(o)
		}
	}
	limit := pl.Limit(l)
	pl.fieldOption(l)
	pl.lineRight(l, limit)
	pl.cellOptions(l)
	pl.LineOver(l)
	pl.lineBelow(l)
	pl.loose(l, limit)
	pl.rowBand(l, limit)
	pl.boxLeft(l)
	pl.above(l)
	sort.SliceStable(l.Options, func(i, j int) bool { return l.Options[i].Score > l.Options[j].Score })
}

// extend adds what stands behind a value on the same line and is no more than a
// wide gap away; what is farther away makes the value doubtful.
func (pl *Places) extend(l *form.Label, o *form.Option, limit float64) {
	last := o.Pieces[len(o.Pieces)-1]
	h := math.Max(last.Rect.Height(), 6)
	var line []*form.Piece
	for _, p := range pl.form.PiecesOf[l.Sheet] {
		if p.Widget == nil && p.Free() && !p.Placeholder && !p.Prose && p.Cell == last.Cell && p != last && p.Rect.X0 >= last.Rect.X1-2 && p.Rect.X0 < limit && layout.SameLine(p.Rect, last.Rect) {
			line = append(line, p)
		}
	}
	sort.SliceStable(line, func(i, j int) bool { return line[i].Rect.X0 < line[j].Rect.X0 })
	for _, p := range line {
		if strings.HasPrefix(p.Text, "(") && look.Fit(l.Target, form.JoinPieces(o.Pieces)) == 3 && look.Fit(l.Target, form.JoinPieces(append(o.Pieces[:len(o.Pieces):len(o.Pieces)], p))) < 3 {
			return // "12/7/2026  (at least 10 business days from today)"
		}
		gap := p.Rect.X0 - last.Rect.X1
		if gap > 3*h {
			if gap < 8*h {
				o.Doubt = "more text stands behind it on the same line"
			}
			return
		}
		o.Pieces = append(o.Pieces, p)
		o.Slot = o.Slot.Union(p.Rect)
		last = p
	}
}

// Within lists the free pieces, fields left out, whose middle lies in a
// rectangle, in reading order.
func (pl *Places) Within(s *layout.Sheet, slot page.Rect) []*form.Piece {
	var out []*form.Piece
	for _, p := range pl.form.PiecesOf[s] {
		if p.Widget == nil && p.Free() && slot.Holds(p.Rect) && !p.Placeholder {
			out = append(out, p)
		}
	}
	return out
}

// fieldOption takes the form fields that were matched with the label.
func (pl *Places) fieldOption(l *form.Label) {
	ws := pl.form.Fields[l]
	if len(ws) == 0 {
		return
	}
	o := form.Option{Kind: form.Field, Score: 98}
	for _, p := range ws {
		o.Slot = o.Slot.Union(p.Rect)
		if p.Text != "" && !p.Placeholder {
			o.Pieces = append(o.Pieces, p)
			continue
		}
		// text that was drawn over an empty field
		o.Pieces = append(o.Pieces, pl.Within(l.Sheet, p.Rect)...)
	}
	l.Add(o)
}

// loose: text to the right on the same line, or on the next line, with nothing
// drawn to hold it.
func (pl *Places) loose(l *form.Label, limit float64) {
	if l.Inline != nil && !l.Inline.Placeholder {
		return
	}
	s, R := l.Sheet, l.Rect
	h := math.Max(R.Height(), 6)
	var line []*form.Piece
	for _, p := range pl.form.PiecesOf[s] {
		if p.Widget != nil || !p.Free() || p.Placeholder || p.Rect.X0 < R.X1-2 || p.Rect.X0 >= limit-1 || !layout.SameLine(p.Rect, R) {
			continue
		}
		line = append(line, p)
	}
	sort.SliceStable(line, func(i, j int) bool { return line[i].Rect.X0 < line[j].Rect.X0 })
	if len(line) > 0 && (line[0].Rect.X0-R.X1 < 330 || len(line) == 1 && pl.rightEdge(l, line[0])) && !line[0].Prose && look.Fit(l.Target, line[0].Text) >= 0 {
		gap := math.Min(line[0].Rect.X0-R.X1, 330)
		o := form.Option{Kind: form.Right, Score: 86 - gap/15, Slot: line[0].Rect}
		o.Pieces = line[:1:1]
		pl.extend(l, &o, limit)
		if pl.overOthers(l, line[0]) {
			o.Score = 50
		}
		l.Add(o)
	}
	if !l.Bare {
		return
	}
	around := l.Cell
	_, barred := pl.bar(l)
	if barred && l.Cell >= 0 {
		around = s.CellAround(l.Cell)
	}
	var best *form.Piece
	for _, p := range pl.form.PiecesOf[s] {
		if p.Widget != nil || !p.Free() || p.Placeholder || p.Cell != around {
			continue
		}
		dy := p.Rect.Y0 - R.Y1
		if dy < -0.3*h || dy > 1.9*h || p.Rect.X0 < R.X0-6 || p.Rect.X0 > R.X1 && p.Rect.X0 > R.X0+40 {
			continue
		}
		if best == nil || p.Rect.Y0 < best.Rect.Y0-2 || p.Rect.Y0 < best.Rect.Y0+2 && p.Rect.X0 < best.Rect.X0 {
			best = p
		}
	}
	if best == nil || best.Prose || look.Fit(l.Target, best.Text) < 0 || pl.LabelLeftOf(best, l) {
		return
	}
	score := 62 - (best.Rect.Y0-R.Y1)/2
	if math.Abs(best.Rect.X0-R.X0) > 6 {
		score -= 4
	}
	o := form.Option{Kind: form.Below, Score: score, Pieces: []*form.Piece{best}, Slot: best.Rect}
	if barred {
		o.Kind, o.Score = form.LineBelow, 85
	}
	l.Add(o)
}

// overOthers tells whether a page has columns in which labels stand over their values: a text
// far to the right of l stands right below another label, and another below l itself.
func (pl *Places) overOthers(l *form.Label, p *form.Piece) bool {
	if !l.Bare || p.Rect.X0-l.Rect.X1 < 60 {
		return false
	}
	under := func(q *form.Piece, o *form.Label) bool {
		dy := q.Rect.Y0 - o.Rect.Y1
		return math.Abs(q.Rect.X0-o.Rect.X0) < 2 && dy > -2 && dy < math.Max(o.Rect.Height(), 6)
	}
	s := l.Sheet
	return slices.ContainsFunc(pl.form.LabelsOf[s], func(o *form.Label) bool {
		return o != l && o.Bare && look.WantsValue(o.Target) && under(p, o) && look.Fit(o.Target, p.Text) >= look.Fit(l.Target, p.Text)
	}) && slices.ContainsFunc(pl.form.PiecesOf[s], func(q *form.Piece) bool {
		return q != p && q.Widget == nil && q.Free() && !q.Placeholder && under(q, l) && look.Fit(l.Target, q.Text) >= 0
	})
}

// rightEdge tells whether a label and a piece far to its right stand in two columns:
// others like them begin and end where they do.
func (pl *Places) rightEdge(l *form.Label, p *form.Piece) bool {
	n := 0
	for _, o := range pl.form.LabelsOf[l.Sheet] {
		if o == l || !o.Bare || math.Abs(o.Rect.X0-l.Rect.X0) > layout.Near {
			continue
		}
		for _, q := range pl.form.PiecesOf[l.Sheet] {
			if q != p && math.Abs(q.Rect.X1-p.Rect.X1) < layout.Near && layout.SameLine(q.Rect, o.Rect) {
				n++
				break
			}
		}
	}
	return n >= 2
}

// LabelLeftOf tells whether a label stands on the piece's line to its left, so
// that the piece is more likely that one's.
func (pl *Places) LabelLeftOf(p *form.Piece, own *form.Label) bool {
	for _, o := range pl.form.LabelsOf[p.Sheet] {
		if own != nil && math.Abs(p.Rect.X0-own.Rect.X0) < 2 && p.Rect.X0-o.Rect.X1 > 100 && !o.Firm {
			continue // a label of another column
		}
		if o.Taken != nil && o.Taken.Kind == form.Below && len(o.Taken.Pieces) > 0 && p.Rect.X0-o.Rect.X1 > 60 {
			continue // it has its value, below it
		}
		if own != nil && math.Abs(o.Rect.Y0-own.Rect.Y0) < 3 && p.Rect.Y0 > own.Rect.Y1-2 {
			continue // it stands beside the piece's own label, and goes on in the next line
		}
		if o != own && look.WantsValue(o.Target) && o.Rect.X1 <= p.Rect.X0+2 && layout.SameLine(o.Rect, p.Rect) && o.Cell == p.Cell && p.Rect.X0-o.Rect.X1 < 250 {
			return true
		}
	}
	return false
}

// rowBefore tells whether a text stands before a piece where labels of l's column do:
// the piece is that one's.
func (pl *Places) rowBefore(p *form.Piece, l *form.Label) bool {
	for _, q := range pl.form.PiecesOf[p.Sheet] {
		if q != p && q.Widget == nil && layout.SameLine(q.Rect, p.Rect) && q.Rect.X1 <= p.Rect.X0 && math.Abs(q.Rect.X0-l.Rect.X0) < 3 {
			return true
		}
	}
	return false
}
