package csr

// What is no label and no label's value: states said of the numbers below, titles, dates
// and numbers that stand alone.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// stateOf keeps the state that a heading gives to the numbers below it.
func (l *layout) stateOf(p piece) {
	if len(p.text) > 60 || digits(p.text) > 0 {
		return
	}
	low := strings.ToLower(p.text)
	for _, w := range []string{"number", "line", "tn", "telephone", "phone"} {
		if strings.Contains(low, w) {
			if s, ok := status(p.text); ok {
				l.state, l.stateRow = s, p.row
			}
			return
		}
	}
}

// leftover keeps what is no label and no label's value.
func (l *layout) leftover(b box, i int) {
	take(b.piece)
	text := b.text
	l.stateOf(b.piece)
	// A title may stand in a longer line: "Customer Service Record for Acme, Inc."
	for _, m := range labels.CSR().All(text[:min(len(text), 200)]) {
		switch m.Target {
		case labels.Title:
			l.c.titled = true
		case labels.PortSign:
			l.c.listSigns++
		case labels.LOASign:
			l.c.loaSigns++
		}
	}
	if l.cur.empty() && l.titleBefore(i, b.col) { // before all account data
		if _, ok := dates.Parse(text); ok && b.flags == b.flags&(sheet.ShownDate|sheet.DayFirst) {
			v := join([]piece{b.piece})
			v.label = "date"
			l.cur.heads = append(l.cur.heads, v)
			return
		}
	}
	if phoneCell(text) && b.flags&sheet.DigitsLost == 0 && len(l.rows[i].Cells) == 1 && (l.state != "" && l.stateRow == b.row-1 || l.headed != "" && l.headedRow == b.row-1) {
		for _, n := range numbersIn(&l.c.Clock, l.g, b.piece, l.cur) { // a list of one, below "Disconnected lines"
			if n.Status == "" && l.stateRow == b.row-1 {
				n.Status = l.state
			}
			if l.headed != "" && l.headedRow == b.row-1 {
				l.cur.addFeature(&n, l.headed, l.headed, n.Where)
			}
			l.cur.addNumber(n, nil, address{})
		}
		l.cur.numbered = true
		return
	}
	if phoneCell(text) && b.flags&sheet.DigitsLost == 0 && l.column(i, b.col) {
		l.loose(b.piece, "")
		return
	}
	if telephoneLike(text) && len(text) < 60 {
		if f := telephone.FindAll(text); len(f) == 1 && f[0].Start == 0 && len(f[0].TNs) > 0 {
			l.loose(b.piece, "")
			return
		}
	}
	if fs := features.Find(text); len(fs) > 0 && l.lone.a == l.cur && b.row == l.lone.row+1 { // below its number, before the next
		n := &l.cur.loose[l.lone.index]
		l.cur.featuresIn(n, text, b.where)
		addNote(n, text)
		l.lone.row = b.row
		return
	} else if len(fs) == 1 && !fs[0].Denied && len(text) < 60 && l.listBelowHeading(i, b.col) { // "Hunt Group 1", and its numbers
		l.headed, l.headedRow = fs[0].Name, b.row
		l.cur.lay(text, b.where)
		return
	} else if l.lone.a == l.cur && b.row == l.lone.row+1 && b.col > 0 && l.g.spans != nil {
		l.lone.row = b.row // a line of a record on paper, with more of the number below perhaps
	}
	l.cur.conditionsIn(text, b.where)
	l.cur.lay(text, b.where)
}

// titleBefore tells whether nothing but a title stands before a cell in its row, and
// nothing behind it.
func (l *layout) titleBefore(i, col int) bool {
	cs := l.rows[i].Cells
	if int(cs[len(cs)-1].Col) != col || len(cs) > 2 {
		return false
	}
	title := clean(cs[0].Text)
	return len(cs) == 1 || l.g.label(title).target == labels.Title || len(strings.Fields(title)) > 2 && digits(title) == 0
}

// listBelowHeading tells whether a list of numbers without a header begins right below.
func (l *layout) listBelowHeading(i, col int) bool {
	if i+1 >= len(l.rows) || l.rows[i+1].Index != l.rows[i].Index+1 || len(l.boxes(i)) > 1 {
		return false
	}
	b, ok := l.at(i+1, col)
	return ok && phoneCell(b.text)
}

// column tells whether a cell stands in a column of numbers, without a header.
func (l *layout) column(i, col int) bool {
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(l.rows) {
			if c := l.rows[j].Cell(col); c != nil && phoneCell(clean(c.Text)) {
				return true
			}
		}
	}
	return false
}

// loose keeps numbers that stand outside of any table.
func (l *layout) loose(p piece, note string) {
	l.cur.loose = append(l.cur.loose, numbersIn(&l.c.Clock, l.g, p, l.cur)...)
}
