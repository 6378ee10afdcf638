package csr

// Accounts beside each other on one sheet: the same labels in the same rows, each
// with the values of its own account.

import (
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// across cuts a grid into one for each account that stands beside others, and one for
// what stands below them all; the grid itself where there are none.
func (g *grid) across() []*grid {
	for i := range g.sheet.Rows[:min(len(g.sheet.Rows), 200)] {
		if cols := g.beside(i); len(cols) > 1 {
			return g.parted(i, cols)
		}
	}
	return []*grid{g}
}

// beside finds the columns at which accounts beside each other begin, by a row that
// names each of them.
func (g *grid) beside(i int) []int {
	r := &g.sheet.Rows[i]
	var cols []int
	var first string
	values := map[string]bool{}
	for k := range r.Cells {
		text := clean(r.Cells[k].Text)
		b := g.label(text)
		switch b.target {
		case labels.Target(porting.AccountNumber), labels.AccountBTN, labels.Target(porting.CustomerName), labels.Target(porting.BTN):
		default:
			continue
		}
		value := ""
		if b.inline > 0 {
			value = clean(text[b.inline:])
		} else if k+1 < len(r.Cells) && r.Cells[k+1].Col <= r.Cells[k].Col+3 {
			value = clean(r.Cells[k+1].Text)
			if g.label(value).is() {
				continue
			}
		}
		if value == "" || first != "" && !strings.EqualFold(first, b.wording) {
			continue
		}
		first = b.wording
		cols = append(cols, int(r.Cells[k].Col))
		values[value] = true
	}
	if len(cols) < 2 || len(values) < len(cols) || !g.repeated(i, cols) {
		return nil
	}
	return cols
}

// repeated tells whether two more rows near row i have the same label in each of the
// columns, and nothing stands right before a column.
func (g *grid) repeated(i int, cols []int) bool {
	found := 0
	for j := max(i-6, 0); j < len(g.sheet.Rows) && j <= i+12; j++ {
		r := &g.sheet.Rows[j]
		same := j != i
		for _, col := range cols {
			c, before := r.Cell(col), r.Cell(col-1)
			if j >= i && col > cols[0] && before != nil && clean(before.Text) != "" {
				return found > 1
			}
			b, a := label{}, label{}
			if c != nil {
				b = g.label(clean(c.Text))
			}
			if c := r.Cell(cols[0]); c != nil {
				a = g.label(clean(c.Text))
			}
			same = same && b.is() && strings.EqualFold(a.wording, b.wording)
		}
		if same {
			found++
		}
	}
	return found > 1
}

// parted cuts the grid before each of the columns, down to the row where something
// stands in the way.
func (g *grid) parted(i int, cols []int) []*grid {
	end := len(g.sheet.Rows)
	for j := i; j < end; j++ {
		for _, col := range cols[1:] {
			if g.sheet.Rows[j].Cell(col-1) != nil {
				end = j
				break
			}
		}
	}
	part := func() *grid {
		p := *g
		p.sheet = &sheet.Sheet{Name: g.sheet.Name, TextFile: g.sheet.TextFile, Merges: g.sheet.Merges}
		return &p
	}
	var out []*grid
	for range cols {
		out = append(out, part())
	}
	for _, r := range g.sheet.Rows[:end] {
		from := 0
		for k := range cols {
			to := len(r.Cells)
			if k+1 < len(cols) {
				to = sort.Search(len(r.Cells), func(x int) bool { return int(r.Cells[x].Col) >= cols[k+1] })
			}
			if to > from {
				s := out[k].sheet
				s.Rows = append(s.Rows, sheet.Row{Index: r.Index, Hidden: r.Hidden, Cells: r.Cells[from:to:to]})
			}
			from = max(from, to)
		}
	}
	if end < len(g.sheet.Rows) {
		rest := part()
		rest.sheet.Rows = g.sheet.Rows[end:]
		out = append(out, rest)
	}
	return out
}
