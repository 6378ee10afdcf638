package tables

// What is no label and no label's value: states said of the numbers below, titles, dates
// and numbers that stand alone.

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// stateOf keeps the state that a heading gives to the numbers below it.
func (l *layout) stateOf(i int, p cells.Piece) {
	if len(p.Text) > 60 || cells.Digits(p.Text) > 0 {
		return
	}
	if s, ok := cells.Status(p.Text); ok && s != "" && len(strings.Fields(p.Text)) <= 2 && l.listBegins(i, p.Col) { // "Disconnected", and its numbers
		l.state, l.stateRow = s, p.Row
		return
	}
	low := strings.ToLower(p.Text)
	for _, w := range []string{"number", "line", "tn", "telephone", "phone"} {
		if strings.Contains(low, w) {
			if s, ok := cells.Status(p.Text); ok {
				l.state, l.stateRow = s, p.Row
			}
			return
		}
	}
}

// leftover keeps what is no label and no label's value.
func (l *layout) leftover(b box, i int) {
	gather.Take(b.Piece)
	text := b.Text
	l.stateOf(i, b.Piece)
	if l.segments(b) || l.sentences(b) {
		return
	}
	// A title may stand in a longer line: "Customer Service Record for Acme, Inc."
	titled := false
	for _, m := range labels.CSR().All(text[:min(len(text), 200)]) {
		switch m.Target {
		case labels.Title:
			l.c.Titled, titled = true, true
		case labels.PortSign:
			l.c.ListSigns++
		case labels.LOASign:
			l.c.LoaSigns++
		}
	}
	if titled && l.titled(b) {
		return
	}
	if l.cur.Empty() && l.titleBefore(i, b.Col) { // before all account data
		if _, ok := dates.Parse(text); ok && b.Flags == b.Flags&(sheet.ShownDate|sheet.DayFirst) {
			v := gather.Join([]cells.Piece{b.Piece})
			v.Label = "date"
			l.cur.Heads = append(l.cur.Heads, v)
			return
		}
	}
	if cells.PhoneCell(text) && b.Flags&sheet.DigitsLost == 0 && len(l.rows[i].Cells) == 1 && (l.state != "" && l.stateRow == b.Row-1 || l.headed != "" && l.headedRow == b.Row-1) {
		for _, n := range gather.NumbersIn(&l.c.Clock, l.g, b.Piece, l.cur) { // a list of one, below "Disconnected lines"
			if n.Status == "" && l.stateRow == b.Row-1 {
				n.Status = l.state
			}
			if l.headed != "" && l.headedRow == b.Row-1 {
				l.cur.AddFeature(&n, l.headed, l.headed, n.Where)
			}
			l.cur.AddNumber(n, nil, gather.Address{})
		}
		l.cur.Numbered = true
		return
	}
	if cells.PhoneCell(text) && b.Flags&sheet.DigitsLost == 0 && len(l.rows[i].Cells) == 1 && l.listed.col == b.Col && l.listed.a == l.cur && b.Row <= l.listed.row+4 {
		for _, n := range gather.NumbersIn(&l.c.Clock, l.g, b.Piece, l.cur) { // one more of the list above, behind a heading
			l.cur.AddNumber(n, nil, gather.Address{})
		}
		l.listed.row = b.Row
		return
	}
	if cells.PhoneCell(text) && b.Flags&sheet.DigitsLost == 0 && l.column(i, b.Col) {
		l.loose(b.Piece, "")
		return
	}
	if cells.TelephoneLike(text) && len(text) < 60 {
		if f := telephone.FindAll(text); len(f) == 1 && f[0].Start == 0 && len(f[0].TNs) > 0 {
			l.loose(b.Piece, "")
			return
		}
	}
	if l.lone.a == l.cur && b.Row == l.lone.row+1 { // below its number, before the next
		if len(features.Find(text)) > 0 {
			n := &l.cur.Loose[l.lone.index]
			l.cur.FeaturesIn(n, text, b.Where)
			gather.AddNote(n, text)
			l.lone.row = b.Row
			return
		}
	}
	if fs := features.Find(text); len(fs) == 1 && !fs[0].Denied && len(text) < 60 && len(l.boxes(i)) <= 1 && l.listBegins(i, b.Col) { // "Hunt Group 1", and its numbers
		l.headed, l.headedRow = fs[0].Name, b.Row
		l.cur.Lay(text, b.Where)
		return
	}
	if l.lone.a == l.cur && b.Row == l.lone.row+1 && b.Col > 0 && l.g.Spans != nil {
		l.lone.row = b.Row // a line of a record on paper, with more of the number below perhaps
	}
	if !l.answeredNo(i, b) {
		l.cur.ConditionsIn(text, b.Where)
	}
	l.cur.Lay(text, b.Where)
}

// answeredNo tells whether a text asks for something, and what stands behind it in its
// cell or in the next one says no: "DSL or other data service on the line | No".
func (l *layout) answeredNo(i int, b box) bool {
	if k := strings.LastIndexAny(b.Text, ":?"); k >= 0 && strings.TrimSpace(b.Text[k+1:]) != "" {
		return !cells.Yes(b.Text[k+1:])
	}
	for _, c := range l.rows[i].Cells {
		if answer := cells.Clean(c.Text); int(c.Col) > b.Col && answer != "" {
			return !cells.Yes(answer) || denied(b.Text, answer)
		}
	}
	return false
}

// denied tells whether an answer says that what was asked for is not there: "PIC and
// freezes | 0288, no freeze".
func denied(asked, answer string) bool {
	said := features.Find(answer)
	for _, f := range features.Find(asked) {
		if !slices.ContainsFunc(said, func(s features.Found) bool { return s.Name == f.Name && s.Denied }) {
			return false
		}
	}
	return true
}

// titleBefore tells whether nothing but a title stands before a cell in its row, and
// nothing behind it.
func (l *layout) titleBefore(i, col int) bool {
	cs := l.rows[i].Cells
	if int(cs[len(cs)-1].Col) != col || len(cs) > 2 {
		return false
	}
	title := cells.Clean(cs[0].Text)
	return len(cs) == 1 || l.g.Label(title).Target == labels.Title || len(strings.Fields(title)) > 2 && cells.Digits(title) == 0
}

// listBegins tells whether a list of numbers begins right below a cell, with a header
// or without.
func (l *layout) listBegins(i, col int) bool {
	if i+1 >= len(l.rows) || l.rows[i+1].Index != l.rows[i].Index+1 {
		return false
	}
	if b, ok := l.at(i+1, col); ok && cells.PhoneCell(b.Text) && !b.Is() {
		return true
	}
	bs := l.boxes(i + 1)
	return len(bs) > 1 && slices.ContainsFunc(bs, func(b box) bool { return Listed(b.Target) && b.Inline == 0 && l.numberBelow(i+1, b.Col) })
}

// column tells whether a cell stands in a column of numbers, without a header.
func (l *layout) column(i, col int) bool {
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(l.rows) {
			if c := l.rows[j].Cell(col); c != nil && cells.PhoneCell(cells.Clean(c.Text)) {
				return true
			}
		}
	}
	return false
}

// loose keeps numbers that stand outside of any table.
func (l *layout) loose(p cells.Piece, note string) {
	l.cur.Loose = append(l.cur.Loose, gather.NumbersIn(&l.c.Clock, l.g, p, l.cur)...)
}
