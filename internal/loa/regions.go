package loa

// Which part of a page, and of the pages behind it, a list of numbers takes up.

import (
	"math"
	"sort"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// region is a part of a page that a list takes up.
type region struct {
	sheet *sheet
	rect  page.Rect
	head  *label
	// column tells that it is a table's column: what stands beside it in the same
	// row belongs to its numbers.
	column bool
	row    page.Rect // for a column: as far as its rows reach
	// remarks are the cells of the row for remarks that stand farther away, behind
	// columns that ask for something else.
	remarks []page.Rect
}

// regions are the parts of the letter where the list of a heading stands.
func (r *reader) regions(l *label) []region {
	s, R := l.sheet, l.rect
	var out []region
	right := r.listLimit(l)
	for _, o := range r.labelsOf[s] {
		// headings of further lists on the same line
		if o != l && sameLine(o.rect, R) && o.rect.X0 > R.X1 && (listHead(o.target) || o.target == l.target) {
			right = math.Min(right, o.rect.X0-4)
		}
	}
	if p := r.rangeWords(l); p != nil && p.rect.X1 > right {
		right = s.width // "[   ] up to and including [   ]", each in a cell
	}
	if right > R.X1 {
		out = append(out, region{sheet: s, rect: page.Rect{X0: R.X1 - 2, Y0: r.firstBeside(l, right) - 2, X1: right, Y1: R.Y1 + 2}, head: l})
	}
	if l.cell >= 0 {
		c := s.cells[l.cell]
		own := region{sheet: s, rect: page.Rect{X0: c.X0, Y0: R.Y1 - 2, X1: c.X1, Y1: c.Y1}, head: l}
		if holdsPhone(r.inRegion(own)) && r.labelsIn(s, c, l) == 0 {
			return append(out, own) // a box with its heading inside
		}
		if col := r.column(l, c); len(col) > 0 {
			return append(out, col...)
		}
		if r.labelsIn(s, c, l) == 0 {
			out = append(out, own)
			for _, d := range s.cells {
				if math.Abs(d.X0-c.X1) < near && d.Y0 < c.MidY() && d.Y1 > c.MidY() && r.labelsIn(s, d, nil) == 0 {
					out = append(out, region{sheet: s, rect: d, head: l})
				}
			}
			for _, g := range out {
				if !l.bare || c.Height() > 3*R.Height() || len(r.inRegion(g)) > 0 {
					return out
				}
			}
			// a bar behind the heading is no cell of a table
		}
	}
	return append(out, r.under(l, right)...)
}

// firstBeside is where the numbers beside a heading begin: above its line, where the
// heading stands beside the middle of them.
func (r *reader) firstBeside(l *label, right float64) float64 {
	s, top := l.sheet, l.rect.Y0
	if !l.bare || l.cell >= 0 {
		return top
	}
	var at *piece
	for _, p := range r.pieceOf[s] {
		if p.free() && p.rect.X0 > l.rect.X1 && p.rect.X0 < right && sameLine(p.rect, l.rect) && startsWithPhone(p.text) && (at == nil || p.rect.X0 < at.rect.X0) {
			at = p
		}
	}
	for n := 0; at != nil && n < 40; n++ {
		var above *piece
		for _, p := range r.pieceOf[s] {
			if p.free() && math.Abs(p.rect.X0-at.rect.X0) < 3 && p.rect.MidY() < at.rect.MidY()-2 && at.rect.Y0-p.rect.Y1 < 0.8*math.Max(at.rect.Height(), 6) && startsWithPhone(p.text) && !r.labelLeftOf(p, nil) {
				above = p
			}
		}
		if above == nil {
			break
		}
		at, top = above, math.Min(top, above.rect.Y0)
	}
	return top
}

// listLimit is r.limit, over the headings of columns that belong to the list.
func (r *reader) listLimit(l *label) float64 {
	x := l.sheet.width
	for _, o := range r.labelsOf[l.sheet] {
		if o == l || o.rect.X0 < l.rect.X1-2 || o.rect.X0 >= x || !sameLine(o.rect, l.rect) {
			continue
		}
		switch o.target {
		case labels.Note, labels.Features, labels.Status, labels.Extension, labels.Quantity, labels.RangeEnd:
			if o.bare && l.bare {
				continue
			}
		}
		x = o.rect.X0
	}
	if l.cell >= 0 {
		x = math.Min(x, l.sheet.cells[l.cell].X1)
	}
	return x
}

// labelBefore tells whether another label stands before a heading on its line.
func (r *reader) labelBefore(l *label) bool {
	for _, o := range r.labelsOf[l.sheet] {
		if o != l && o.rect.X1 < l.rect.X0 && sameLine(o.rect, l.rect) {
			return true
		}
	}
	return false
}

// inLabelColumn tells whether two labels or more begin where a heading begins, in the
// right half of the page: it is none of the whole page's.
func (r *reader) inLabelColumn(l *label) bool {
	n := 0
	for _, o := range r.labelsOf[l.sheet] {
		if o != l && math.Abs(o.rect.X0-l.rect.X0) < 2 && o.rect.X0 > 0.35*l.sheet.width {
			n++
		}
	}
	return n >= 2
}

// rangeWords is the text on a heading's line that stands between the first and the
// last number of a range, nil if there is none.
func (r *reader) rangeWords(l *label) *piece {
	for _, p := range r.pieceOf[l.sheet] {
		if p.widget == nil && p.rect.X0 > l.rect.X1 && sameLine(p.rect, l.rect) && closesRange(p.text) {
			return p
		}
	}
	return nil
}

// column follows a table's column down from its heading's cell.
func (r *reader) column(l *label, c page.Rect) []region {
	s := l.sheet
	table := page.Rect{X0: c.X0, Y0: c.Y0, X1: c.X1, Y1: c.Y1}
	// the row of headings tells how far the rows reach
	x0, x1 := c.X0, c.X1
	for _, d := range s.cells {
		if math.Abs(d.Y0-c.Y0) < near && math.Abs(d.Y1-c.Y1) < near {
			heads := false
			for _, o := range r.labelsOf[s] {
				if d.Holds(o.rect) && o != l && (listHead(o.target) || o.target == l.target || ends(o) && o.target != labels.Target(porting.Remarks)) {
					heads = true
				}
			}
			if heads || r.numbersUnder(s, d) {
				continue
			}
			if d.X0 >= x1-near && d.X0 < x1+near {
				x1 = d.X1
			} else if d.X1 <= x0+near && d.X1 > x0-near {
				x0 = d.X0
			}
		}
	}
	remarks := r.remarkColumns(l, c, x1)
	var out []region
	bottom := c.Y1
	for n := 0; n < 400; n++ {
		var next *page.Rect
		for i := range s.cells {
			d := s.cells[i]
			if math.Abs(d.Y0-bottom) < near && d.X0 >= c.X0-near && d.X1 <= c.X1+near {
				if next == nil || d.X0 < next.X0 {
					next = &s.cells[i]
				}
			}
		}
		if next == nil {
			break
		}
		row := page.Rect{X0: c.X0, Y0: next.Y0, X1: c.X1, Y1: next.Y1}
		stop := false
		for _, o := range r.labelsOf[s] {
			if row.Holds(o.rect) && (ends(o) || o.target == l.target) {
				stop = true
			}
		}
		if stop {
			break
		}
		g := region{sheet: s, rect: row, head: l, column: true, row: page.Rect{X0: x0, Y0: next.Y0, X1: x1, Y1: next.Y1}}
		for _, m := range remarks {
			g.remarks = append(g.remarks, page.Rect{X0: m.X0, Y0: next.Y0, X1: m.X1, Y1: next.Y1})
		}
		out = append(out, g)
		bottom = next.Y1
		table = table.Union(row)
	}
	return out
}

// numbersUnder tells whether numbers stand in the cell right under another column's
// heading: it is a list of its own.
func (r *reader) numbersUnder(s *sheet, head page.Rect) bool {
	c, ok := s.cellUnder(head, head.Y1)
	if !ok {
		return false
	}
	headed := false // by words of its own, that are no end of a range
	for _, p := range r.pieceOf[s] {
		headed = headed || p.cell >= 0 && s.cells[p.cell] == head && p.widget == nil && len(plain(p.text)) >= 2 && !hasPhone(p.text) && !connects(p.text)
	}
	if !headed {
		return false
	}
	for _, p := range r.pieceOf[s] {
		if p.cell >= 0 && s.cells[p.cell] == c && wholePhone(p.text) {
			return true
		}
	}
	return false
}

// under is the space below a heading, as far as the next label, and on over the
// next pages where nothing ends it.
func (r *reader) under(l *label, right float64) []region {
	s, R := l.sheet, l.rect
	left := R.X0 - 24
	if l.seg != nil && len(l.seg.words) > 0 && l.seg.rect.X0 < R.X0 {
		left = l.seg.rect.X0 - 24 // a sentence that ends in the label
	}
	if (math.Abs(R.MidX()-s.width/2) < 0.1*s.width && !r.inLabelColumn(l) || R.Width() > 0.6*s.width) && !r.labelBefore(l) {
		left = 0
	}
	if right >= s.width-1 || left == 0 {
		right = s.width
	}
	bottom, stopped := s.height, false
	for _, o := range r.labelsOf[s] {
		if o == l || !ends(o) && o.target != l.target || o.rect.Y0 < R.Y1-2 || o.rect.X0 > math.Max(R.X0+24, left+60) && !(o.target.Section() && o.rect.X0 < right) {
			continue
		}
		if o.rect.X0 >= right || o.rect.X1 < left && !o.target.Section() && besideColumn(o, s, left) {
			continue
		}
		if !ends(o) && !o.bare {
			continue
		}
		if o.rect.Y0 < bottom {
			bottom, stopped = o.rect.Y0, true
		}
	}
	out := []region{{sheet: s, rect: page.Rect{X0: left, Y0: R.Y1 - 2, X1: right, Y1: bottom}, head: l}}
	for _, d := range r.remarksBeyond(l, right) {
		d.Y1 = bottom
		out[0].remarks = append(out[0].remarks, d)
	}
	if stopped || l.target == labels.Telephone {
		return out
	}
	after := false
	for _, t := range r.sheets {
		if t == s {
			after = true
			continue
		}
		if !after {
			continue
		}
		bottom, stopped := t.height, false
		for _, o := range r.labelsOf[t] {
			if (ends(o) || listHead(o.target)) && o.rect.Y0 < bottom {
				bottom, stopped = o.rect.Y0, true
			}
		}
		out = append(out, region{sheet: t, rect: page.Rect{X0: 0, Y0: 0, X1: t.width, Y1: bottom}, head: l})
		if stopped {
			break
		}
	}
	return out
}

// besideColumn tells whether a label belongs to a column of the page left of a list that
// begins at x: on its line, nothing but numbers stands there.
func besideColumn(o *label, s *sheet, x float64) bool {
	for g := range s.inLine(o.rect) {
		if g.rect.X0 > x && !startsWithPhone(g.text) {
			return false
		}
	}
	return true
}

// inRegion lists the free pieces in a region that no other label to their left
// has a claim on.
func (r *reader) inRegion(g region) []*piece {
	var out []*piece
	for _, p := range r.pieceOf[g.sheet] {
		if !p.free() || p.text == "" || !g.rect.Holds(p.rect) {
			continue
		}
		if p.widget != nil && (p.widget.Type == page.CheckBox || p.widget.Type == page.RadioButton || p.widget.Type == page.SignatureField) {
			continue
		}
		if r.claimed(p, g) {
			continue
		}
		out = append(out, p)
	}
	byLine(out)
	return out
}

// byLine puts pieces in the order that a person reads them.
func byLine(ps []*piece) {
	sort.SliceStable(ps, func(i, j int) bool {
		a, b := ps[i].rect, ps[j].rect
		if !sameLine(a, b) {
			return a.MidY() < b.MidY()
		}
		return a.X0 < b.X0
	})
}

// claimed tells whether a label that asks for something else stands before the
// piece, in the same segment or on the same line.
func (r *reader) claimed(p *piece, g region) bool {
	if !g.column && (r.inAccountColumn(p) || r.underOther(p, g)) {
		return true
	}
	for _, o := range r.labelsOf[g.sheet] {
		if o.inline == p && o.target == labels.SectionOther {
			return true // "Example: 111-111-1111 DSL Line"
		}
		if o == g.head || o.target.Section() || o.target == labels.Row || o.target == labels.Hint {
			continue
		}
		if o.inline == p {
			return !listHead(o.target) || o.target != g.head.target
		}
		if g.column || o.rect.X1 > p.rect.X0+2 || !sameLine(o.rect, p.rect) {
			continue
		}
		if o.rect.X1 < g.rect.X0 && p.rect.Y0 > g.head.rect.Y1-2 && math.Abs(p.rect.X0-g.head.rect.X0) < 12 && startsWithPhone(p.text) {
			continue // a label of another column of the page
		}
		if o.inline != nil && o.inline != p && o.inline.rect.X1 <= p.rect.X0+2 {
			// that label has its value already: what follows is the list's
			if !listHead(o.target) {
				continue
			}
		}
		if ends(o) || o.target == labels.Telephone || o.target == labels.Quantity {
			return true
		}
	}
	if p.widget == nil && p.cell >= 0 && !g.column {
		// a box under another label
		for _, o := range r.labelsOf[g.sheet] {
			if o != g.head && o.bare && o.target == labels.Target(porting.BTN) && math.Abs(o.rect.X0-p.rect.X0) < 8 && p.rect.Y0-o.rect.Y1 > -3 && p.rect.Y0-o.rect.Y1 < 14 {
				return true
			}
		}
	}
	if p.widget != nil {
		// a field with another label right above it or to its left
		for _, o := range r.labelsOf[g.sheet] {
			if o != g.head && ends(o) && !listHead(o.target) && o.rect.OverlapX(p.rect) > 0.5 && p.rect.Y0-o.rect.Y1 > -3 && p.rect.Y0-o.rect.Y1 < 6 {
				return true
			}
		}
	}
	return false
}
