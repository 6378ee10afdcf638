package loa

// Tables of numbers whose further columns ask for something of the account: "Phone
// number | Service provider | Account number | PIN".

import (
	"math"
	"slices"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// accountColumn tells whether a label asks for what belongs to the whole account.
func accountColumn(t labels.Target) bool {
	switch t {
	case labels.Target(porting.CurrentCarrier), labels.Carrier, labels.Target(porting.AccountNumber), labels.Target(porting.PIN),
		labels.Target(porting.SSNLast4), labels.Target(porting.BTN):
		return true
	}
	return false
}

// columnHeads are the labels that head the columns of tables on a sheet, and stand in
// one row with the heading of a column of numbers.
func (r *reader) columnHeads(s *sheet) []*label {
	if hs, ok := r.columns[s]; ok {
		return hs
	}
	var out []*label
	for _, l := range r.labelsOf[s] {
		if l.cell < 0 || !accountColumn(l.target) {
			continue
		}
		for _, o := range r.labelsOf[s] {
			if o != l && o.cell >= 0 && o.cell != l.cell && sameLine(o.rect, l.rect) && (listHead(o.target) || o.target == labels.Number || o.target == labels.Telephone) &&
				math.Abs(s.cells[o.cell].Y1-s.cells[l.cell].Y1) < near && r.headerRow(l, s.cells[l.cell]) {
				out = append(out, l)
				break
			}
		}
	}
	r.columns[s] = out
	return out
}

// inAccountColumn tells whether a piece stands in a table's column that asks for
// something of the account, so that it is no remark beside a number.
func (r *reader) inAccountColumn(p *piece) bool {
	if p.cell < 0 {
		return false
	}
	c := p.sheet.cells[p.cell]
	for _, h := range r.columnHeads(p.sheet) {
		if d := p.sheet.cells[h.cell]; math.Abs(d.X0-c.X0) < near && math.Abs(d.X1-c.X1) < near && d.Y1 < c.Y0+near && r.columnReaches(h, c) {
			return true
		}
	}
	return false
}

// underOther is inAccountColumn for a table without ruling lines: a heading in one row
// with the list's own stands over the piece and asks for something else.
func (r *reader) underOther(p *piece, g region) bool {
	if p.cell >= 0 || len(phones(p.text)) > 0 && wholePhone(p.text) {
		return false
	}
	for _, o := range r.labelsOf[p.sheet] {
		if !o.bare || o.cell >= 0 || !ends(o) || listHead(o.target) || o.target.Section() || o.rect.Y1 > p.rect.Y0+2 || math.Abs(o.rect.X0-p.rect.X0) > near && o.rect.OverlapX(p.rect) < 0.5 {
			continue
		}
		for _, q := range r.labelsOf[p.sheet] {
			if q != o && q.bare && sameLine(q.rect, o.rect) && (listHead(q.target) || q.target == labels.Number || q.target == labels.Telephone) && (g.head.sheet != p.sheet || q.rect.Y0 > g.head.rect.Y0-2) {
				return true
			}
		}
	}
	return false
}

// columnReaches tells whether a column's cells stand one below the other from its
// heading to a cell.
func (r *reader) columnReaches(h *label, to page.Rect) bool {
	bottom := h.sheet.cells[h.cell].Y1
	for n := 0; n < 200 && bottom < to.Y0-near; n++ {
		c, ok := h.sheet.cellUnder(h.sheet.cells[h.cell], bottom)
		if !ok {
			return false
		}
		bottom = c.Y1
	}
	return true
}

// cellUnder is the cell of a column's width that begins at a height.
func (s *sheet) cellUnder(c page.Rect, y float64) (page.Rect, bool) {
	for _, d := range s.cells {
		if math.Abs(d.Y0-y) < near && math.Abs(d.X0-c.X0) < near && math.Abs(d.X1-c.X1) < near {
			return d, true
		}
	}
	return page.Rect{}, false
}

// headsColumn tells whether a label heads a column of a table of numbers that asks
// for something of the account.
func (r *reader) headsColumn(l *label) bool {
	return slices.Contains(r.columnHeads(l.sheet), l)
}

// inColumn tells whether a value stands in such a column.
func (r *reader) inColumn(v value) bool { return v.label != nil && r.headsColumn(v.label) }

// sameBelow looks at the further rows of a column whose first row gave a label its
// value: where one says something else, the value is in doubt.
func (r *reader) sameBelow(l *label) {
	if l.taken.kind != cellBelow || l.cell < 0 {
		return
	}
	if !r.headsColumn(l) {
		return
	}
	s, text := l.sheet, joinPieces(l.taken.pieces)
	bottom := l.taken.slot.Y1
	for n := 0; n < 200; n++ {
		c, ok := s.cellUnder(s.cells[l.cell], bottom)
		if !ok || r.labelsIn(s, c, nil) > 0 {
			return
		}
		bottom = c.Y1
		ps := r.within(s, c)
		if len(ps) == 0 {
			continue
		}
		if joinPieces(ps) != text {
			l.taken.doubt = "the table gives several"
			return
		}
		for _, p := range ps {
			p.used = true
		}
	}
}
