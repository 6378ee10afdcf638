package listing

// Which part of a page, and of the pages behind it, a list of numbers takes up.

import (
	"math"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// region is a part of a page that a list takes up.
type region struct {
	sheet *layout.Sheet
	rect  page.Rect
	head  *form.Label
	// column tells that it is a table's column: what stands beside it in the same
	// row belongs to its numbers.
	column bool
	row    page.Rect // for a column: as far as its rows reach
	// remarks are the cells of the row for remarks that stand farther away, behind
	// columns that ask for something else.
	remarks []page.Rect
}

// regions are the parts of the letter where the list of a heading stands.
func (li *Lists) regions(l *form.Label) []region {
	s, R := l.Sheet, l.Rect
	var out []region
	right := li.listLimit(l)
	for _, o := range li.form.LabelsOf[s] {
		// headings of further lists on the same line
		if o != l && layout.SameLine(o.Rect, R) && o.Rect.X0 > R.X1 && (look.ListHead(o.Target) || o.Target == l.Target) {
			right = math.Min(right, o.Rect.X0-4)
		}
	}
	if p := li.rangeWords(l); p != nil && p.Rect.X1 > right {
		right = s.Width // "[   ] up to and including [   ]", each in a cell
	}
	colon := li.announced(l, right)
	if right > R.X1 && colon == 0 {
		out = append(out, region{sheet: s, rect: page.Rect{X0: R.X1 - 2, Y0: li.firstBeside(l, right) - 2, X1: right, Y1: R.Y1 + 2}, head: l})
	}
	if l.Cell >= 0 {
		c := s.Cells[l.Cell]
		own := region{sheet: s, rect: page.Rect{X0: c.X0, Y0: R.Y1 - 2, X1: c.X1, Y1: c.Y1}, head: l}
		if holdsPhone(li.inRegion(own)) && li.form.LabelsIn(s, c, l) == 0 {
			return append(out, own) // a box with its heading inside
		}
		if col := li.column(l, c); len(col) > 0 {
			return append(out, col...)
		}
		if li.form.LabelsIn(s, c, l) == 0 {
			out = append(out, own)
			for _, d := range s.Cells {
				if math.Abs(d.X0-c.X1) < layout.Near && d.Y0 < c.MidY() && d.Y1 > c.MidY() && li.form.LabelsIn(s, d, nil) == 0 {
					out = append(out, region{sheet: s, rect: d, head: l})
				}
			}
			for _, g := range out {
				if !l.Bare || c.Height() > 3*R.Height() || len(li.inRegion(g)) > 0 {
					return out
				}
			}
			// a bar behind the heading is no cell of a table
		}
	}
	for _, g := range li.under(l, right) {
		if g.sheet == s {
			g.rect.Y0 = max(g.rect.Y0, colon)
		}
		out = append(out, g)
	}
	return out
}

// overList tells whether a label with its value stands right below the heading of a list and
// over its first numbers: "Attachment 1 – Numbers to be ported", "Customer: Acme Inc". It
// says whose they are, and ends nothing.
func (li *Lists) overList(head, o *form.Label) bool {
	h := math.Max(o.Rect.Height(), 6)
	if o.Inline == nil || look.HasPhone(o.Inline.Text) || o.Rect.Y0-head.Rect.Y1 > 3*h || look.ListHead(o.Target) {
		return false
	}
	first := math.Inf(1) // the line below it
	for _, g := range o.Sheet.Segments {
		if g.Rect.Y0 > o.Rect.Y1-2 {
			first = math.Min(first, g.Rect.Y0)
		}
	}
	n := 0
	for _, g := range o.Sheet.Segments {
		if g.Rect.Y0 < first-2 || g.Rect.Y0 > first+0.5*h {
			continue
		}
		if !phrase.WholePhone(g.Text) {
			return false
		}
		n++
	}
	return n > 0 && first-o.Rect.Y1 < 5*h
}

// clause tells whether a label goes on with a sentence of its line, behind a value: "and
// the billing number is 815-555-0114, the following telephone numbers:".
func clause(l *form.Label) bool {
	return strings.HasPrefix(l.Text, ",") || strings.HasPrefix(l.Text, ";") || strings.HasPrefix(l.Text, "and ")
}

// captionsFrom is where the row of captions begins that a label is one of, known or not:
// "Present company | Account number | Last 4 of SSN" over their values. A row that begins
// with anything else than words in the label's own type is none.
func captionsFrom(l *form.Label) float64 {
	from := l.Rect.X0
	w := l.Seg.Words[0]
	for g := range l.Sheet.InLine(l.Rect) {
		v := g.Words[0]
		if g.Rect.X0 >= l.Rect.X0 || len(g.Words) > 6 {
			continue
		}
		if v.Font != w.Font || v.Bold != w.Bold || math.Abs(g.Rect.Height()-l.Rect.Height()) > 0.5 || strings.ContainsAny(g.Text, "0123456789") || look.Small(g.Text) {
			return l.Rect.X0
		}
		from = math.Min(from, g.Rect.X0)
	}
	return from
}

// announced is where the sentence that a heading stands in ends with the colon that
// announces the list, on the heading's line or on the next: "the following numbers,
// presently served by Verizon:". It is 0 where the list begins right behind the heading.
func (li *Lists) announced(l *form.Label, right float64) float64 {
	for _, p := range li.form.PiecesOf[l.Sheet] {
		if p.Widget != nil || p.Rect.X0 < l.Rect.X1-2 || p.Rect.X1 > right+2 || !layout.SameLine(p.Rect, l.Rect) || phrase.StartsWithPhone(p.Text) {
			continue
		}
		small := 0
		for _, w := range strings.Fields(p.Text) {
			if look.Small(w) {
				small++
			}
		}
		if small < 3 {
			return 0
		}
		if strings.HasSuffix(p.Text, ":") {
			return p.Rect.Y1
		}
		for _, q := range li.form.PiecesOf[l.Sheet] {
			if q.Widget == nil && rightUnder(p, q) && strings.HasSuffix(q.Text, ":") && look.Small(q.Text) {
				return q.Rect.Y1
			}
		}
		return 0
	}
	return 0
}

// firstBeside is where the numbers beside a heading begin: above its line, where the
// heading stands beside the middle of them.
func (li *Lists) firstBeside(l *form.Label, right float64) float64 {
	s, top := l.Sheet, l.Rect.Y0
	if !l.Bare || l.Cell >= 0 {
		return top
	}
	var at *form.Piece
	for _, p := range li.form.PiecesOf[s] {
		if p.Free() && p.Rect.X0 > l.Rect.X1 && p.Rect.X0 < right && layout.SameLine(p.Rect, l.Rect) && beginsInNumber(p.Text) && (at == nil || p.Rect.X0 < at.Rect.X0) {
			at = p
		}
	}
	for n := 0; at != nil && n < 40; n++ {
		var above *form.Piece
		for _, p := range li.form.PiecesOf[s] {
			if p.Free() && math.Abs(p.Rect.X0-at.Rect.X0) < 3 && p.Rect.MidY() < at.Rect.MidY()-2 && at.Rect.Y0-p.Rect.Y1 < 0.8*math.Max(at.Rect.Height(), 6) && beginsInNumber(p.Text) && !li.places.LabelLeftOf(p, nil) {
				above = p
			}
		}
		if above == nil {
			break
		}
		at, top = above, math.Min(top, above.Rect.Y0)
	}
	return top
}

// beginsInNumber tells whether a line of a list begins with a number, or with the end of
// the one that the line above broke off: "4390, 314-626-4269".
func beginsInNumber(text string) bool {
	return phrase.StartsWithPhone(text) || text != "" && text[0] >= '0' && text[0] <= '9' && look.HasPhone(text)
}

// listLimit is r.limit, over the headings of columns that belong to the list.
func (li *Lists) listLimit(l *form.Label) float64 {
	x := l.Sheet.Width
	for _, o := range li.form.LabelsOf[l.Sheet] {
		if o == l || o.Rect.X0 < l.Rect.X1-2 || o.Rect.X0 >= x || !layout.SameLine(o.Rect, l.Rect) {
			continue
		}
		switch o.Target {
		case labels.Note, labels.Features, labels.Status, labels.Extension, labels.Quantity, labels.RangeEnd:
			if o.Bare && l.Bare {
				continue
			}
		}
		x = o.Rect.X0
	}
	if l.Cell >= 0 {
		x = math.Min(x, l.Sheet.Cells[l.Cell].X1)
	}
	return x
}

// labelBefore tells whether another label stands before a heading on its line.
func (li *Lists) labelBefore(l *form.Label) bool {
	for _, o := range li.form.LabelsOf[l.Sheet] {
		if o != l && o.Rect.X1 < l.Rect.X0 && layout.SameLine(o.Rect, l.Rect) {
			return true
		}
	}
	return false
}

// inLabelColumn tells whether two labels or more begin where a heading begins, in the
// right half of the page: it is none of the whole page's.
func (li *Lists) inLabelColumn(l *form.Label) bool {
	n := 0
	for _, o := range li.form.LabelsOf[l.Sheet] {
		if o != l && math.Abs(o.Rect.X0-l.Rect.X0) < 2 && o.Rect.X0 > 0.35*l.Sheet.Width {
			n++
		}
	}
	return n >= 2
}

// rangeWords is the text on a heading's line that stands between the first and the
// last number of a range, nil if there is none.
func (li *Lists) rangeWords(l *form.Label) *form.Piece {
	for _, p := range li.form.PiecesOf[l.Sheet] {
		if p.Widget == nil && p.Rect.X0 > l.Rect.X1 && layout.SameLine(p.Rect, l.Rect) && phrase.ClosesRange(p.Text) {
			return p
		}
	}
	return nil
}

// column follows a table's column down from its heading's cell.
func (li *Lists) column(l *form.Label, c page.Rect) []region {
	s := l.Sheet
	// the row of headings tells how far the rows reach
	x0, x1 := c.X0, c.X1
	for _, d := range s.Cells {
		if math.Abs(d.Y0-c.Y0) < layout.Near && math.Abs(d.Y1-c.Y1) < layout.Near {
			heads := false
			for _, o := range li.form.LabelsOf[s] {
				if d.Holds(o.Rect) && o != l && (look.ListHead(o.Target) || o.Target == l.Target || ends(o) && o.Target != labels.Target(porting.Remarks)) {
					heads = true
				}
			}
			if heads || li.numbersUnder(s, d) {
				continue
			}
			if d.X0 >= x1-layout.Near && d.X0 < x1+layout.Near {
				x1 = d.X1
			} else if d.X1 <= x0+layout.Near && d.X1 > x0-layout.Near {
				x0 = d.X0
			}
		}
	}
	remarks := li.remarkColumns(l, c, x1)
	out := li.rows(l, s, c, c.Y1, x0, x1, remarks)
	for i, t := range li.form.Sheets {
		if t != s || len(out) == 0 || i+1 == len(li.form.Sheets) {
			continue
		}
		// The table goes on at the head of the next page, without its headings.
		last := out[len(out)-1].rect
		next := li.form.Sheets[i+1]
		if first, ok := li.goesOnAt(next, l, c); ok && last.Y1 > 0.8*s.Height && math.Abs(next.Width-s.Width) < 1 {
			out = append(out, li.rows(l, next, c, first.Y0, x0, x1, remarks)...)
		}
	}
	return out
}

// goesOnAt is the first cell of a table's column at the head of a page that no label
// precedes: its rows hold numbers.
func (li *Lists) goesOnAt(s *layout.Sheet, l *form.Label, column page.Rect) (first page.Rect, ok bool) {
	for _, d := range s.Cells {
		if math.Abs(d.X0-column.X0) < layout.Near && math.Abs(d.X1-column.X1) < layout.Near && d.Y0 < 0.25*s.Height && (!ok || d.Y0 < first.Y0) {
			first, ok = d, true
		}
	}
	if !ok {
		return first, false
	}
	for _, o := range li.form.LabelsOf[s] {
		if o.Rect.Y0 < first.Y1 {
			return first, false
		}
	}
	return first, holdsPhone(li.inRegion(region{sheet: s, rect: first, head: l, column: true}))
}

// rows are the rows of a table's column from a height on, as wide as they reach.
func (li *Lists) rows(l *form.Label, s *layout.Sheet, c page.Rect, bottom, x0, x1 float64, remarks []page.Rect) []region {
	var out []region
	for n := 0; n < 400; n++ {
		var next *page.Rect
		for i := range s.Cells {
			d := s.Cells[i]
			if math.Abs(d.Y0-bottom) < layout.Near && d.X0 >= c.X0-layout.Near && d.X1 <= c.X1+layout.Near {
				if next == nil || d.X0 < next.X0 {
					next = &s.Cells[i]
				}
			}
		}
		if next == nil {
			break
		}
		row := page.Rect{X0: c.X0, Y0: next.Y0, X1: c.X1, Y1: next.Y1}
		stop := false
		for _, o := range li.form.LabelsOf[s] {
			if row.Holds(o.Rect) && li.mainRows[o] == nil && (ends(o) || o.Target == l.Target) {
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
	}
	return out
}

// numbersUnder tells whether numbers stand in the cell right under another column's
// heading: it is a list of its own.
func (li *Lists) numbersUnder(s *layout.Sheet, head page.Rect) bool {
	c, ok := s.CellUnder(head, head.Y1)
	if !ok {
		return false
	}
	headed := false // by words of its own, that are no end of a range
	for _, p := range li.form.PiecesOf[s] {
		headed = headed || p.Cell >= 0 && s.Cells[p.Cell] == head && p.Widget == nil && len(phrase.Plain(p.Text)) >= 2 && !look.HasPhone(p.Text) && !phrase.Connects(p.Text)
	}
	if !headed {
		return false
	}
	for _, p := range li.form.PiecesOf[s] {
		if p.Cell >= 0 && s.Cells[p.Cell] == c && phrase.WholePhone(p.Text) {
			return true
		}
	}
	return false
}

// under is the space below a heading, as far as the next label, and on over the
// next pages where nothing ends it.
func (li *Lists) under(l *form.Label, right float64) []region {
	s, R := l.Sheet, l.Rect
	left := R.X0 - 24
	if l.Seg != nil && len(l.Seg.Words) > 0 && l.Seg.Rect.X0 < R.X0 {
		left = l.Seg.Rect.X0 - 24 // a sentence that ends in the label
	}
	if (math.Abs(R.MidX()-s.Width/2) < 0.1*s.Width && !li.inLabelColumn(l) || R.Width() > 0.6*s.Width) && !li.labelBefore(l) {
		left = 0
	}
	if clause(l) {
		for g := range s.InLine(R) {
			left = math.Min(left, g.Rect.X0-24)
		}
		right = s.Width
	}
	if right >= s.Width-1 || left == 0 {
		right = s.Width
	}
	bottom, stopped := s.Height, false
	for _, o := range li.form.LabelsOf[s] {
		if o == l || li.mainRows[o] != nil || !ends(o) && o.Target != l.Target || o.Rect.Y0 < R.Y1-2 {
			continue
		}
		from := o.Rect.X0
		if o.Cell >= 0 && o.Cell != l.Cell && accountColumn(o.Target) && li.places.HeaderRow(o, s.Cells[o.Cell]) {
			from = s.Cells[o.Cell].X0 // it stands in the middle of its column
		}
		if ends(o) && o.Bare && o.Rect.Y0 > R.Y1 {
			from = math.Min(from, captionsFrom(o))
		}
		if from > math.Max(R.X0+24, left+60) && !(o.Target.Section() && o.Rect.X0 < right) {
			continue
		}
		if o.Rect.X0 >= right || o.Rect.X1 < left && !o.Target.Section() && besideColumn(o, s, left) {
			continue
		}
		if !ends(o) && !o.Bare || li.overList(l, o) {
			continue
		}
		if o.Rect.Y0 < bottom {
			bottom, stopped = o.Rect.Y0, true
		}
	}
	out := []region{{sheet: s, rect: page.Rect{X0: left, Y0: R.Y1 - 2, X1: right, Y1: bottom}, head: l}}
	for _, d := range li.remarksBeyond(l, right) {
		d.Y1 = bottom
		out[0].remarks = append(out[0].remarks, d)
	}
	if stopped || l.Target == labels.Telephone {
		return out
	}
	after := false
	for _, t := range li.form.Sheets {
		if t == s {
			after = true
			continue
		}
		if !after {
			continue
		}
		bottom, stopped := t.Height, false
		for _, o := range li.form.LabelsOf[t] {
			if (ends(o) || look.ListHead(o.Target)) && o.Rect.Y0 < bottom {
				bottom, stopped = o.Rect.Y0, true
			}
		}
		out = append(out, region{sheet: t, rect: page.Rect{X0: 0, Y0: 0, X1: t.Width, Y1: bottom}, head: l})
		if stopped {
			break
		}
	}
	return out
}

// besideColumn tells whether a label belongs to a column of the page left of a list that
// begins at x: on its line, nothing but numbers stands there.
func besideColumn(o *form.Label, s *layout.Sheet, x float64) bool {
	for g := range s.InLine(o.Rect) {
		if g.Rect.X0 > x && !phrase.StartsWithPhone(g.Text) {
			return false
		}
	}
	return true
}

// byLine puts pieces in the order that a person reads them.
func byLine(ps []*form.Piece) {
	sort.SliceStable(ps, func(i, j int) bool {
		a, b := ps[i].Rect, ps[j].Rect
		if !layout.SameLine(a, b) {
			return a.MidY() < b.MidY()
		}
		return a.X0 < b.X0
	})
}
