// Package board is one grid while it is read: its rows, the cells that something was made
// of already and are seen no more (Mask, Use), the boxes that are left of a row (Boxes, At),
// and whose the parts below a heading are (Section, SideAt). What stands in a column, from a
// row down, it tells in column.go. It knows of no header, no table and no account.
package board

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/sheet"
)

// Box is a cell with what it is as a label.
type Box struct {
	cells.Piece
	cells.Label
}

// mask hides cells that a table or an item has used.
type mask struct{ from, to, left, right int } // rows by number, columns

// section is a heading that says whose the parts below it are.
type section struct {
	row, col int
	side     cells.Side
}

// Board is one grid while it is read.
type Board struct {
	Grid   *cells.Grid
	Rows   []sheet.Row // of the grid, lines drawn with signs left out
	Turned bool        // a region on its side: its rows are columns

	clock    *limits.Clock
	masks    []mask
	used     map[[2]int]bool // cells that are some item's value
	sections []section
	lately   [4]rowOfBoxes // rows whose boxes were asked for last, by their index modulo four
}

// New is the board of a grid of which nothing is read yet.
func New(clock *limits.Clock, g *cells.Grid) *Board {
	return &Board{clock: clock, Grid: g, Rows: unruled(g.Sheet.Rows), used: map[[2]int]bool{}}
}

// OnItsSide is the board of a region that was turned: its rows are columns.
func OnItsSide(clock *limits.Clock, g *cells.Grid) *Board {
	return &Board{clock: clock, Grid: g, Rows: g.Sheet.Rows, used: map[[2]int]bool{}, Turned: true}
}

// Mask hides the cells of rows by their index, from to last, in columns left to right:
// they are read.
func (bd *Board) Mask(from, last, left, right int) {
	bd.masks = append(bd.masks, mask{bd.Rows[from].Index, bd.Rows[last].Index, left, right})
}

// Use hides one cell: it is an item's value.
func (bd *Board) Use(p cells.Piece) { bd.used[[2]int{p.Row, p.Col}] = true }

// Pass lets go of what hides cells far above row i: nobody looks there any more.
func (bd *Board) Pass(i int) {
	if len(bd.masks) <= 64 || i >= len(bd.Rows) {
		return
	}
	row := bd.Rows[i].Index
	bd.masks = slices.DeleteFunc(bd.masks, func(m mask) bool { return m.to < row-10 })
	bd.Forget()
}

// Section keeps a heading that says whose the parts below it are.
func (bd *Board) Section(p cells.Piece, side cells.Side) {
	bd.sections = append(bd.sections, section{p.Row, p.Col, side})
}

// rowOfBoxes are the boxes of one row, which several looks for a table and for
// labels ask for one after the other; until another cell is used.
type rowOfBoxes struct {
	i     int
	masks int
	used  int
	bs    []Box
}

// unruled leaves out the rows that are nothing but lines drawn with signs, "-----  ----":
// what stands above one and below it stands as without it.
func unruled(rows []sheet.Row) []sheet.Row {
	ruled := func(r sheet.Row) bool {
		for k := range r.Cells {
			if text := cells.Clean(r.Cells[k].Text); text != "" && (len(text) < 3 || strings.Trim(text, "-=_*~+|─═ ") != "") {
				return false
			}
		}
		return len(r.Cells) > 0
	}
	if !slices.ContainsFunc(rows, ruled) {
		return rows
	}
	return slices.DeleteFunc(slices.Clone(rows), ruled)
}

// Boxes are the cells of a row that are not used yet. They are read only: who asks
// next may get the same ones.
func (bd *Board) Boxes(i int) []Box {
	bd.clock.Tick()
	if bd.Grid.Spans != nil { // the cells of a page are still moved
		return bd.findBoxes(i)
	}
	row := &bd.lately[i%len(bd.lately)]
	if row.bs == nil || row.i != i || row.masks != len(bd.masks) || row.used != len(bd.used) {
		*row = rowOfBoxes{i, len(bd.masks), len(bd.used), bd.findBoxes(i)}
	}
	return row.bs
}

// Forget lets the boxes of rows be found anew: what makes them has changed.
func (bd *Board) Forget() { bd.lately = [len(bd.lately)]rowOfBoxes{} }

func (bd *Board) findBoxes(i int) []Box {
	r := &bd.Rows[i]
	out := make([]Box, 0, min(len(r.Cells), 64))
	for k := range r.Cells {
		c := &r.Cells[k]
		if bd.masked(r.Index, int(c.Col)) || bd.used[[2]int{r.Index, int(c.Col)}] {
			continue
		}
		p := bd.Grid.Piece(r.Index, c)
		if p.Text == "" && p.Flags&(sheet.NoCache|sheet.Masked) == 0 || Separator(p.Text) {
			continue
		}
		b := Box{Piece: p}
		if p.Typ == sheet.Text {
			b.Label = bd.Grid.Label(p.Text)
		}
		if n := len(out); n > 0 && cells.IsPart(out[n-1].Target) && out[n-1].Inline == 0 && cells.PhoneCell(p.Text) { // "Line 2 | 309-555-0101"
			out[n-1].Label = cells.Label{}
		}
		out = append(out, b)
	}
	return out
}

func (bd *Board) masked(row, col int) bool {
	for k := len(bd.masks) - 1; k >= 0; k-- {
		if m := bd.masks[k]; row >= m.from && row <= m.to && col >= m.left && col <= m.right {
			return true
		}
	}
	return false
}

// At returns the piece and label of a cell, ok false if it is empty or used.
func (bd *Board) At(i, col int) (b Box, ok bool) {
	bd.clock.Tick()
	if i < 0 || i >= len(bd.Rows) {
		return b, false
	}
	r := &bd.Rows[i]
	c := r.Cell(col)
	if c == nil || bd.masked(r.Index, col) || bd.used[[2]int{r.Index, col}] {
		return b, false
	}
	b.Piece = bd.Grid.Piece(r.Index, c)
	if b.Typ == sheet.Text {
		b.Label = bd.Grid.Label(b.Text)
	}
	return b, b.Text != "" && !Separator(b.Text) || b.Flags&(sheet.NoCache|sheet.Masked) != 0
}

// Separator tells whether a cell holds nothing but what stands between a label
// and its value.
func Separator(text string) bool {
	switch text {
	case ":", "=", "|", "::", "=>", "->", "→":
		return true
	}
	return false
}

// SideAt is whose the parts at a place are: the nearest heading above says.
func (bd *Board) SideAt(row, col int) cells.Side {
	best, bestRow, bestCol := cells.NoSide, -1, -1
	for k := len(bd.sections) - 1; k >= 0; k-- { // in the order of rows
		s := bd.sections[k]
		if s.row < bestRow {
			break
		}
		if s.row <= row && s.col <= col && (s.row > bestRow || s.row == bestRow && s.col > bestCol) {
			best, bestRow, bestCol = s.side, s.row, s.col
		}
	}
	return best
}
