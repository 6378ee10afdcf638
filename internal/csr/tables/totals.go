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
		if cells.PhoneCell(cells.Clean(c.Text)) && !cells.TotalWords(c.Text) {
			return false
		}
		col := int(c.Col)
		sum = sum || c.Type == sheet.Text && col >= t.Left && col <= t.Right && cells.TotalWords(c.Text)
	}
	return sum
}

// interlude tells whether a row inside of a table has words where its number should
// stand ("TBD", "see note"), while the rows above and below have numbers; or the same
// account and no number: "Late fee".
func (t *table) interlude(j int) bool {
	if t.sameAccount(j) {
		return true
	}
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

// sameAccount tells whether a row has words where its number should stand, and beside them
// what the row below or above it says too.
func (t *table) sameAccount(j int) bool {
	p, ok := t.cell(j, t.numbers)
	if !ok || p.Typ != sheet.Text || t.isNumber(p) || cells.Digits(p.Text) > 3 || t.From(t.Body, p.Col).Constant() {
		return false
	}
	for _, o := range []int{j + 1, j - 1} {
		if o < t.Body || o >= len(t.Rows) || t.Rows[max(o, j)].Index != t.Rows[min(o, j)].Index+1 {
			continue
		}
		same := 0
		for k := range t.Cols {
			here, ok := t.says(j, k)
			if there, _ := t.says(o, k); ok && k != t.numbers && here == there && len(here) > 3 {
				same++
			}
		}
		if same >= 2 {
			return true
		}
	}
	return false
}

// prefix tells whether a row has the first six digits of the numbers below it where its
// number should stand, as a table that was grouped has: "802-555".
func (t *table) prefix(j int) bool {
	p, ok := t.cell(j, t.numbers)
	if !ok || j+1 >= len(t.Rows) || cells.Digits(p.Text) != 6 || len(p.Text) > 9 {
		return false
	}
	next, ok := t.cell(j+1, t.numbers)
	return ok && cells.PhoneCell(next.Text) && strings.HasPrefix(figures(next.Text), figures(p.Text))
}

// figures are the digits of a text.
func figures(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, text)
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
