package listing

// Tables of numbers whose further columns ask for something of the account: "Phone
// number | Service provider | Account number | PIN".

import (
	"math"
	"slices"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// accountColumn tells whether a label asks for what belongs to the whole account.
func accountColumn(t labels.Target) bool {
	switch t {
	case labels.Target(porting.CurrentCarrier), labels.Carrier, labels.Target(porting.AccountNumber), labels.Target(porting.PIN),
		labels.Target(porting.SSNLast4), labels.Target(porting.BTN), labels.Target(porting.ServiceAddress):
		return true
	}
	return false
}

// columnHeads are the labels that head the columns of tables on a sheet, and stand in
// one row with the heading of a column of numbers.
func (li *Lists) columnHeads(s *layout.Sheet) []*form.Label {
	if hs, ok := li.columns[s]; ok {
		return hs
	}
	var out []*form.Label
	for _, l := range li.form.LabelsOf[s] {
		if l.Cell < 0 || !accountColumn(l.Target) {
			continue
		}
		for _, o := range li.form.LabelsOf[s] {
			if o != l && o.Cell >= 0 && o.Cell != l.Cell && layout.SameLine(o.Rect, l.Rect) && (look.ListHead(o.Target) || o.Target == labels.Number || o.Target == labels.Telephone) &&
				math.Abs(s.Cells[o.Cell].Y1-s.Cells[l.Cell].Y1) < layout.Near && li.places.HeaderRow(l, s.Cells[l.Cell]) {
				out = append(out, l)
				break
			}
		}
	}
	li.columns[s] = out
	return out
}

// inAccountColumn tells whether a piece stands in a table's column that asks for
// something of the account, so that it is no remark beside a number.
func (li *Lists) inAccountColumn(p *form.Piece) bool {
	if p.Cell < 0 {
		return false
	}
	c := p.Sheet.Cells[p.Cell]
	for _, h := range li.columnHeads(p.Sheet) {
		if d := p.Sheet.Cells[h.Cell]; math.Abs(d.X0-c.X0) < layout.Near && math.Abs(d.X1-c.X1) < layout.Near && d.Y1 < c.Y0+layout.Near && li.columnReaches(h, c) {
			return true
		}
	}
	return false
}

// underOther is inAccountColumn for a table without ruling lines, or of boxes that stand
// apart: a heading in one row with the list's own stands over the piece and asks for
// something else.
func (li *Lists) underOther(p *form.Piece, g region) bool {
	for _, o := range li.form.LabelsOf[p.Sheet] {
		if !o.Bare || o.Cell >= 0 || !ends(o) || look.ListHead(o.Target) || o.Target.Section() || o.Rect.Y1 > p.Rect.Y0+2 || math.Abs(o.Rect.X0-p.Rect.X0) > layout.Near && o.Rect.OverlapX(p.Rect) < 0.5 ||
			o.Target != labels.Target(porting.BTN) && phrase.WholePhone(p.Text) {
			continue
		}
		for _, q := range li.form.LabelsOf[p.Sheet] {
			if q != o && q.Bare && layout.SameLine(q.Rect, o.Rect) && (look.ListHead(q.Target) || q.Target == labels.Number || q.Target == labels.Telephone) && (g.head.Sheet != p.Sheet || q.Rect.Y0 > g.head.Rect.Y0-2) {
				return true
			}
		}
	}
	return false
}

// ofAnother tells whether a piece is a number that says something of another one, in a
// column of its own: "Toll-free number | Ring-to number".
func (li *Lists) ofAnother(p *form.Piece, g region) bool {
	if g.head.Sheet != p.Sheet {
		return false
	}
	for _, o := range li.form.LabelsOf[p.Sheet] {
		if o.Target != labels.Note || o.Inline != nil || o.Rect.Y1 > p.Rect.Y0+2 {
			continue
		}
		head := li.besideNote(o, g.head)
		if head == nil {
			continue
		}
		column := o.Rect
		if o.Cell >= 0 {
			column = p.Sheet.Cells[o.Cell]
		}
		if column.OverlapX(p.Rect) > 0.5 && head.Rect.OverlapX(p.Rect) < 0.5 {
			return phrase.WholePhone(p.Text)
		}
	}
	return false
}

// besideNote is the heading of the numbers in the row of a heading of notes: the list's own,
// or that of a column below the sentence that heads the list.
func (li *Lists) besideNote(note, head *form.Label) *form.Label {
	if layout.SameLine(note.Rect, head.Rect) {
		return head
	}
	if note.Rect.Y0 < head.Rect.Y0 {
		return nil
	}
	for _, q := range li.form.LabelsOf[note.Sheet] {
		if q != note && q.Bare && layout.SameLine(q.Rect, note.Rect) && (look.ListHead(q.Target) || q.Target == labels.Number || q.Target == labels.Telephone) {
			return q
		}
	}
	return nil
}

// columnReaches tells whether a column's cells stand one below the other from its
// heading to a cell.
func (li *Lists) columnReaches(h *form.Label, to page.Rect) bool {
	bottom := h.Sheet.Cells[h.Cell].Y1
	for n := 0; n < 200 && bottom < to.Y0-layout.Near; n++ {
		c, ok := h.Sheet.CellUnder(h.Sheet.Cells[h.Cell], bottom)
		if !ok {
			return false
		}
		bottom = c.Y1
	}
	return true
}

// HeadsColumn tells whether a label heads a column of a table of numbers that asks
// for something of the account.
func (li *Lists) HeadsColumn(l *form.Label) bool {
	return slices.Contains(li.columnHeads(l.Sheet), l)
}

// SameBelow looks at the further rows of a column whose first row gave a label its
// value: where one says something else, the value is in doubt.
func (li *Lists) SameBelow(l *form.Label) {
	if l.Cell < 0 {
		li.sameUnruled(l)
		return
	}
	if l.Taken.Kind != form.CellBelow || !li.HeadsColumn(l) {
		return
	}
	s, text := l.Sheet, form.JoinPieces(l.Taken.Pieces)
	bottom := l.Taken.Slot.Y1
	for n := 0; n < 200; n++ {
		c, ok := s.CellUnder(s.Cells[l.Cell], bottom)
		if !ok || li.form.LabelsIn(s, c, nil) > 0 {
			return
		}
		bottom = c.Y1
		ps := li.places.Within(s, c)
		if len(ps) == 0 {
			continue
		}
		if form.JoinPieces(ps) != text {
			l.Taken.Doubt = "the table gives several"
			return
		}
		for _, p := range ps {
			p.Used = true
		}
	}
}

// sameUnruled is SameBelow for a table without ruling lines, or of boxes that stand apart:
// its rows are those of the numbers under the heading beside the label.
func (li *Lists) sameUnruled(l *form.Label) {
	first := l.Taken.Pieces[0].Rect
	if !accountColumn(l.Target) || first.Y0 < l.Rect.Y1-2 {
		return
	}
	text := form.JoinPieces(l.Taken.Pieces)
	for _, h := range li.form.LabelsOf[l.Sheet] {
		if h == l || !h.Bare || !layout.SameLine(h.Rect, l.Rect) || !look.ListHead(h.Target) && h.Target != labels.Number && h.Target != labels.Telephone {
			continue
		}
		for _, q := range li.form.PiecesOf[l.Sheet] {
			if q.Rect.Y0 < first.Y1-2 || q.Rect.OverlapX(h.Rect) < 0.3 || !phrase.StartsWithPhone(q.Text) {
				continue
			}
			li.clock.Tick()
			for _, p := range li.form.PiecesOf[l.Sheet] {
				if p.Widget != nil || !p.Free() || !layout.SameLine(p.Rect, q.Rect) || math.Abs(p.Rect.X0-first.X0) > layout.Near {
					continue
				}
				if p.Text != text {
					l.Taken.Doubt = "the table gives several"
					return
				}
				p.Used = true
			}
		}
	}
}
