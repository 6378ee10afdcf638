package tables

// Rows inside of a table that are about no number: totals, and words where a number
// should stand.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/csr/headers"
	"github.com/portcheck/portcheck/internal/sheet"
)

// total tells whether a row of a table of numbers sums up those above it: it has no
// number, and a cell that says so.
func (t *table) total(j int) bool {
	sum := false
	for x := range t.Rows[j].Cells {
		c := &t.Rows[j].Cells[x]
		if cells.PhoneCell(cells.Clean(c.Text)) {
			return false
		}
		col := int(c.Col)
		sum = sum || c.Type == sheet.Text && col >= t.Left && col <= t.Right && TotalWords(c.Text)
	}
	return sum
}

// TotalWords tells whether a text heads a sum: "Total", "Grand Total:", "Concord
// Total", "Total Lines: 5". The name of a product ("Total Care") heads none.
func TotalWords(text string) bool {
	if len(text) > 60 || !strings.Contains(strings.ToLower(text), "total") {
		return false
	}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" \t\u00a0:=()-#", r) })
	for len(words) > 1 && cells.Digits(words[len(words)-1]) > 0 { // the sum itself
		words = words[:len(words)-1]
	}
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	is := func(w string) bool {
		return w == "total" || w == "totals" || w == "subtotal" || w == "subtotals" || w == "totaux"
	}
	if is(words[len(words)-1]) {
		return true
	}
	if !is(words[0]) {
		return false
	}
	switch words[1] {
	case "line", "lines", "number", "numbers", "tn", "tns", "telephone", "phone", "count", "for", "of", "mrc", "monthly", "due", "charge", "charges", "amount", "working", "active", "did", "dids", "qty", "quantity":
		return true
	}
	return false
}

// interlude tells whether a row inside of a table has words where its number should
// stand ("TBD", "see note"), while the rows above and below have numbers.
func (t *table) interlude(j int) bool {
	if j == t.Body || j+1 >= len(t.Rows) || t.Rows[j].Index != t.Rows[j-1].Index+1 || t.Rows[j+1].Index != t.Rows[j].Index+1 {
		return false
	}
	p, ok := t.cell(j, t.numbers)
	if !ok || t.isNumber(p) || !t.hasNumber(j-1) || !t.hasNumber(j+1) || headers.Banner(t.Grid, &t.Rows[j]) {
		return false
	}
	for x := range t.Rows[j].Cells {
		if b, ok := t.At(j, int(t.Rows[j].Cells[x].Col)); ok && b.Is() && (b.Colon || b.Inline > 0 || b.Col == p.Col) {
			return false
		}
	}
	return true
}

// stateOf takes a row between the numbers that says nothing but the state of those below
// it: "Disconnected Lines".
func (t *table) stateOf(j int) bool {
	if t.Turned || j+1 >= len(t.Rows) || t.Rows[j+1].Index != t.Rows[j].Index+1 || !t.hasNumber(j+1) {
		return false
	}
	bs := t.Boxes(j)
	if len(bs) != 1 || bs[0].Col < t.Left || bs[0].Col > t.Right || bs[0].Flags != 0 {
		return false
	}
	s, ok := cells.StateHeading(bs[0].Text)
	if !ok || s == "" {
		return false
	}
	t.below = s
	return true
}

// aside lists what stands in a row that no number has.
func (t *table) aside(j int) {
	var ps []cells.Piece
	for x := range t.Rows[j].Cells {
		if col := int(t.Rows[j].Cells[x].Col); col >= t.Left && col <= t.Right {
			if b, ok := t.At(j, col); ok {
				ps = append(ps, b.Piece)
			}
		}
	}
	if len(ps) > 0 {
		gather.Take(ps...)
		v := gather.Join(ps)
		t.Cur.Lay(v.Text, v.Where)
	}
}
