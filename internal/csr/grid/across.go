package grid

// Accounts beside each other on one sheet: the same labels in the same rows, each
// with the values of its own account.

import (
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// Across cuts a grid into one for each account that stands beside others, and one for
// what stands below them all; the grid itself where there are none.
func Across(g *cells.Grid) []*cells.Grid {
	for i := range g.Sheet.Rows[:min(len(g.Sheet.Rows), 200)] {
		if cols := beside(g, i); len(cols) > 1 {
			return parted(g, i, cols)
		}
	}
	return []*cells.Grid{g}
}

// beside finds the columns at which accounts beside each other begin, by a row that
// names each of them.
func beside(g *cells.Grid, i int) []int {
	r := &g.Sheet.Rows[i]
	var cols []int
	var first string
	values := map[string]bool{}
	for k := range r.Cells {
		text := cells.Clean(r.Cells[k].Text)
		b := g.Label(text)
		switch b.Target {
		case labels.Target(porting.AccountNumber), labels.AccountBTN, labels.Target(porting.CustomerName), labels.Target(porting.BTN):
		default:
			continue
		}
		value := ""
		if b.Inline > 0 {
			value = cells.Clean(text[b.Inline:])
		} else if k+1 < len(r.Cells) && r.Cells[k+1].Col <= r.Cells[k].Col+3 {
			value = cells.Clean(r.Cells[k+1].Text)
			if g.Label(value).Is() {
				continue
			}
		}
		if value == "" || first != "" && !strings.EqualFold(first, b.Wording) {
			continue
		}
		first = b.Wording
		cols = append(cols, int(r.Cells[k].Col))
		values[value] = true
	}
	if len(cols) < 2 || len(values) < len(cols) || !repeated(g, i, cols) {
		return nil
	}
	return cols
}

// repeated tells whether two more rows near row i have the same label in each of the
// columns, and nothing stands right before a column.
func repeated(g *cells.Grid, i int, cols []int) bool {
	found := 0
	for j := max(i-6, 0); j < len(g.Sheet.Rows) && j <= i+12; j++ {
		r := &g.Sheet.Rows[j]
		same := j != i
		for _, col := range cols {
			c, before := r.Cell(col), r.Cell(col-1)
			if j >= i && col > cols[0] && before != nil && cells.Clean(before.Text) != "" {
				return found > 1
			}
			b, a := cells.Label{}, cells.Label{}
			if c != nil {
				b = g.Label(cells.Clean(c.Text))
			}
			if c := r.Cell(cols[0]); c != nil {
				a = g.Label(cells.Clean(c.Text))
			}
			same = same && b.Is() && strings.EqualFold(a.Wording, b.Wording)
		}
		if same {
			found++
		}
	}
	return found > 1
}

// parted cuts the grid before each of the columns, down to the row where something
// stands in the way.
func parted(g *cells.Grid, i int, cols []int) []*cells.Grid {
	end := len(g.Sheet.Rows)
	for j := i; j < end; j++ {
		for _, col := range cols[1:] {
			if g.Sheet.Rows[j].Cell(col-1) != nil {
				end = j
				break
			}
		}
	}
	part := func() *cells.Grid {
		p := *g
		p.Sheet = &sheet.Sheet{Name: g.Sheet.Name, TextFile: g.Sheet.TextFile, Merges: g.Sheet.Merges}
		return &p
	}
	var out []*cells.Grid
	for range cols {
		out = append(out, part())
	}
	for _, r := range g.Sheet.Rows[:end] {
		from := 0
		for k := range cols {
			to := len(r.Cells)
			if k+1 < len(cols) {
				to = sort.Search(len(r.Cells), func(x int) bool { return int(r.Cells[x].Col) >= cols[k+1] })
			}
			if to > from {
				s := out[k].Sheet
				s.Rows = append(s.Rows, sheet.Row{Index: r.Index, Hidden: r.Hidden, Cells: r.Cells[from:to:to]})
			}
			from = max(from, to)
		}
	}
	if end < len(g.Sheet.Rows) {
		rest := part()
		rest.Sheet.Rows = g.Sheet.Rows[end:]
		out = append(out, rest)
	}
	return out
}
