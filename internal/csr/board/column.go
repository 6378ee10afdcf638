package board

// What stands in one column from a row on, and what a box looks like.

import (
	"iter"
	"strings"

	addr "github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/sheet"
)

// Column is one column of a board from a row on.
type Column struct {
	bd     *Board
	i, col int
}

// From is a column from row i on.
func (bd *Board) From(i, col int) Column { return Column{bd, i, col} }

// rows are the column's cells in thirty rows, nil where it is blank, with the index of
// each: up to where the row above, which holds the headings, stands again, or another
// table's.
func (c Column) rows() iter.Seq2[int, *sheet.Cell] {
	return func(yield func(int, *sheet.Cell) bool) {
		for j := c.i; j < len(c.bd.Rows) && j < c.i+30; j++ {
			if c.i > 0 && j > c.i && (repeats(&c.bd.Rows[j], &c.bd.Rows[c.i-1]) || c.bd.headings(j)) || !yield(j, c.bd.Rows[j].Cell(c.col)) {
				return
			}
		}
	}
}

// first are the first values of the column, blanks left out: those of thirty
// rows, or up to a gap between rows at which the column is blank.
func (c Column) first() iter.Seq[string] {
	return func(yield func(string) bool) {
		for j, cell := range c.rows() {
			if cell != nil && !labels.NoValue(cell.Text) {
				if !yield(cells.Clean(cell.Text)) {
					return
				}
			} else if j > c.i && c.bd.Rows[j].Index > c.bd.Rows[j-1].Index+1 {
				return
			}
		}
	}
}

// headings tells whether a row holds nothing but labels, as the one above a table does.
func (bd *Board) headings(j int) bool {
	if len(bd.Rows[j].Cells) < 3 {
		return false
	}
	bs := bd.Boxes(j)
	for _, b := range bs {
		if !cells.Heads(b.Label) || b.Feature != "" {
			return false
		}
	}
	return len(bs) > 2
}

// repeats tells whether a row holds what another does, cell by cell.
func repeats(r, of *sheet.Row) bool {
	if len(r.Cells) != len(of.Cells) || len(r.Cells) < 2 {
		return false
	}
	for k := range r.Cells {
		if r.Cells[k].Col != of.Cells[k].Col || r.Cells[k].Text != of.Cells[k].Text {
			return false
		}
	}
	return true
}

// All tells whether a column has values, and each of the first is of a kind.
func (c Column) All(is func(string) bool) bool {
	n := 0
	for text := range c.first() {
		if n++; !is(text) {
			return false
		}
	}
	return n > 0
}

// Any tells whether one of a column's first values is of a kind.
func (c Column) Any(is func(string) bool) bool {
	for text := range c.first() {
		if is(text) {
			return true
		}
	}
	return false
}

// Constant tells whether the first rows of a column, from row i on, all hold the same.
func (c Column) Constant() bool {
	text, n := "", 0
	for j := c.i; j < len(c.bd.Rows) && n < 30; j++ {
		b, ok := c.bd.At(j, c.col)
		if !ok {
			continue
		}
		if n++; n > 1 && b.Text != text {
			return false
		}
		text = b.Text
	}
	return n > 2
}

// Phones tells whether most of a column's cells from row i on, up to a gap, are telephone numbers.
func (c Column) Phones() bool {
	phones, filled := 0, 0
	for j := c.i; j < len(c.bd.Rows) && j < c.i+60; j++ {
		if j > c.i && (c.bd.Rows[j].Index > c.bd.Rows[j-1].Index+1 || c.bd.headings(j)) {
			break
		}
		if b, ok := c.bd.At(j, c.col); ok {
			filled++
			if cells.PhoneCell(b.Text) {
				phones++
			}
		}
	}
	return phones > 0 && phones*10 >= filled*6
}

// NumberBelow tells whether a telephone number stands right below row i.
func (bd *Board) NumberBelow(i, col int) bool {
	b, ok := bd.At(i+1, col)
	return ok && cells.PhoneCell(b.Text) && !b.Is()
}

// Labelled tells whether a label stands in a row before a column: what stands
// there is its value.
func (bd *Board) Labelled(i, col int) bool {
	for _, b := range bd.Boxes(i) {
		if b.Col >= col {
			return false
		}
		if b.Is() {
			return true
		}
	}
	return false
}

// States tells whether a column holds nothing but states of numbers. Under a heading
// that says so, state, none may be one of the country's.
func (c Column) States(state bool) bool {
	n, places := 0, 0
	for _, cell := range c.rows() {
		if cell == nil || cells.Clean(cell.Text) == "" {
			continue
		}
		text := cells.Clean(cell.Text)
		if addr.State(text) != "" {
			places++
		}
		if s, ok := cells.Status(text); !ok || s == "" || len(text) < 3 && !state {
			return false
		}
		n++
	}
	return n > 0 && places < n
}

// Marks tells whether a column holds nothing but marks for yes and no.
func (c Column) Marks() bool {
	n, gap := 0, false
	for j, cell := range c.rows() {
		gap = gap || j > c.i && c.bd.Rows[j].Index > c.bd.Rows[j-1].Index+1
		if cell == nil {
			continue
		}
		switch text := cells.Clean(cell.Text); {
		case text == "":
		case cells.IsMark(text):
			n++
		default:
			return gap && n > 0 // of what comes next
		}
	}
	return n > 0
}

// WordsOnly tells whether a box can be a label by its look: a few words, no figures.
func (b Box) WordsOnly() bool {
	return b.Typ == sheet.Text && len(b.Text) <= 40 && cells.Digits(b.Text) == 0 && len(strings.Fields(b.Text)) <= 5 && cells.Speaks(b.Text)
}

// Says tells whether a box names a feature or a state.
func (b Box) Says() bool {
	if b.Feature != "" || len(features.Find(b.Text)) > 0 {
		return true
	}
	_, known := cells.Status(b.Text)
	return known
}
