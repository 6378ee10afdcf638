package items

// What is no label and no label's value: titles, dates and numbers that stand alone.

import (
	"slices"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// leftover keeps what is no label and no label's value.
func (it *Reader) leftover(b board.Box, i int) {
	gather.Take(b.Piece)
	text := b.Text
	if it.stateOf(i, b.Piece); it.Said.StateRow == b.Row && it.Said.State != "" && it.listBegins(i, b.Col) { // of its numbers, and not the account's
		it.Cur.Lay(text, b.Where)
		return
	}
	if it.again(text) {
		return
	}
	if it.segments(b) || it.sentences(b) {
		return
	}
	// A title may stand in a longer line: "Customer Service Record for Acme, Inc."
	titled := false
	for _, m := range labels.CSR().All(text[:min(len(text), 200)]) {
		switch m.Target {
		case labels.Title:
			it.c.Titled, titled = true, true
		case labels.PortSign:
			it.c.ListSigns++
		case labels.LOASign:
			it.c.LoaSigns++
		}
	}
	if titled && it.titled(b) {
		return
	}
	if it.Cur.Empty() && it.titleBefore(i, b.Col) { // before all account data
		if _, ok := dates.Parse(text); ok && b.Flags == b.Flags&(sheet.ShownDate|sheet.DayFirst) {
			v := gather.Join([]cells.Piece{b.Piece})
			v.Label = "date"
			it.Cur.Heads = append(it.Cur.Heads, v)
			return
		}
	}
	if cells.PhoneCell(text) && b.Flags&sheet.DigitsLost == 0 && len(it.Rows[i].Cells) == 1 && (it.Said.State != "" && it.Said.StateRow == b.Row-1 || it.Said.Feature != "" && it.Said.FeatureRow == b.Row-1) {
		for _, n := range gather.NumbersIn(&it.c.Clock, it.Grid, b.Piece, it.Cur) { // a list of one, below "Disconnected lines"
			if n.Status == "" && it.Said.StateRow == b.Row-1 {
				n.Status = it.Said.State
			}
			if it.Said.Feature != "" && it.Said.FeatureRow == b.Row-1 {
				it.Cur.AddFeature(&n, it.Said.Feature, it.Said.Feature, n.Where)
			}
			it.Cur.AddNumber(n, nil, gather.Address{})
		}
		it.Cur.Numbered = true
		return
	}
	if cells.PhoneCell(text) && cells.OfOffice(text) && len(it.Rows[i].Cells) == 1 && it.belowNumbers(i, b.Col) {
		it.Cur.Strays = append(it.Cur.Strays, porting.Number{TN: cells.First(telephone.FindAll(text)[0].TNs), Text: text, Where: b.Where})
		it.Cur.Lay(text, b.Where)
		return
	}
	if cells.PhoneCell(text) && b.Flags&sheet.DigitsLost == 0 && len(it.Rows[i].Cells) == 1 && it.List.Col == b.Col && it.List.Account == it.Cur && b.Row <= it.List.Row+4 {
		for _, n := range gather.NumbersIn(&it.c.Clock, it.Grid, b.Piece, it.Cur) { // one more of the list above, behind a heading
			it.Cur.AddNumber(n, nil, gather.Address{})
		}
		it.List.Row = b.Row
		return
	}
	if cells.PhoneCell(text) && b.Flags&sheet.DigitsLost == 0 && it.amongNumbers(i, b.Col) {
		it.Loose(b.Piece)
		return
	}
	if cells.TelephoneLike(text) && len(text) < 60 && !cells.TotalWords(text) {
		if f := telephone.FindAll(text); len(f) == 1 && f[0].Start == 0 && len(f[0].TNs) > 0 {
			it.Loose(b.Piece)
			return
		}
	}
	if n := it.Lone(b.Row); n != nil && len(features.Find(text)) > 0 { // below its number, before the next
		it.Cur.FeaturesIn(n, text, b.Where)
		it.Cur.AddNote(n, text)
		it.StillLone(b.Row)
		return
	}
	if fs := features.Find(text); len(fs) == 1 && !fs[0].Denied && len(text) < 60 && len(it.Boxes(i)) <= 1 && it.listBegins(i, b.Col) { // "Hunt Group 1", and its numbers
		it.Said.Feature, it.Said.FeatureRow = fs[0].Name, b.Row
		it.Cur.Lay(text, b.Where)
		return
	}
	if it.Lone(b.Row) != nil && b.Col > 0 && it.Grid.Spans != nil {
		it.StillLone(b.Row) // a line of a record on paper, with more of the number below perhaps
	}
	if !it.answeredNo(i, b) {
		it.Cur.ConditionsIn(text, b.Where)
	}
	it.Cur.Lay(text, b.Where)
}

// manyTimes is how often a long text is looked at in one account: a workbook holds it
// once, and may show it in a million cells.
const manyTimes = 50

// again tells whether a long text was left over so often that it says nothing new.
func (it *Reader) again(text string) bool {
	if len(text) < 200 {
		return false
	}
	if it.long.account != it.Cur || len(it.long.times) > 1000 {
		it.long.account, it.long.times = it.Cur, map[string]int{}
	}
	it.long.times[text]++
	return it.long.times[text] > manyTimes
}

// answeredNo tells whether a text asks for something, and what stands behind it in its
// cell or in the next one says no: "DSL or other data service on the line | No".
func (it *Reader) answeredNo(i int, b board.Box) bool {
	if k := strings.LastIndexAny(b.Text, ":?"); k >= 0 && strings.TrimSpace(b.Text[k+1:]) != "" {
		return !cells.Yes(b.Text[k+1:])
	}
	cs := it.Rows[i].Cells // in the order of their columns, of which there may be thousands
	behind := sort.Search(len(cs), func(k int) bool { return int(cs[k].Col) > b.Col })
	for _, c := range cs[behind:] {
		if answer := cells.Clean(c.Text); answer != "" {
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
func (it *Reader) titleBefore(i, col int) bool {
	cs := it.Rows[i].Cells
	if int(cs[len(cs)-1].Col) != col || len(cs) > 2 {
		return false
	}
	title := cells.Clean(cs[0].Text)
	return len(cs) == 1 || it.Grid.Label(title).Target == labels.Title || len(strings.Fields(title)) > 2 && cells.Digits(title) == 0
}

// belowNumbers tells whether a row stands right below others with a number in a column.
func (it *Reader) belowNumbers(i, col int) bool {
	for j := i - 1; j >= max(0, i-2); j-- {
		if c := it.Rows[j].Cell(col); c != nil && cells.PhoneCell(cells.Clean(c.Text)) {
			return true
		}
	}
	return false
}

// amongNumbers tells whether a cell stands in a column of numbers, without a header.
func (it *Reader) amongNumbers(i, col int) bool {
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(it.Rows) {
			if c := it.Rows[j].Cell(col); c != nil && cells.PhoneCell(cells.Clean(c.Text)) {
				return true
			}
		}
	}
	return false
}
