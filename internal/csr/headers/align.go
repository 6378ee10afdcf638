package headers

// The cells of a page put below their headings: what stands in a table's rows is
// often not aligned with its header.

import (
	"math"

	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// Align puts the cells below a header, of which heads are the headings, into its columns: see
// align. Of a grid that is no page nothing is moved.
func Align(bd *board.Board, i int, heads []board.Box) { finder{bd}.align(i, heads) }

// align puts the cells below a header on a page into the header's columns: a
// number at the right of its column stands below a heading at its left. A row's
// only number belongs to the heading of numbers, another cell to the heading that
// it overlaps, else to the one at its left; where that gives two cells one column
// and the row has as many cells as headings, they stand in the same order.
func (f finder) align(i int, heads []board.Box) {
	if f.Grid.Spans == nil || len(heads) < 2 {
		return
	}
	list := listHead(heads)
	for j := i + 1; j < len(f.Rows); j++ {
		r := &f.Rows[j]
		if r.Index > f.Rows[j-1].Index+1 && j > i+1 {
			break
		}
		if repeats(r, heads) {
			break
		}
		f.divide(r, heads)
		f.runsOn(r, heads)
		if list >= 0 {
			f.partNumber(r, heads, list)
		}
		if len(r.Cells) > len(heads) {
			break
		}
		cols, fits := f.below(r, heads, list)
		if !fits {
			if len(r.Cells) != len(heads) || LabelsIn(f.Grid, r) {
				break
			}
			for c := range cols {
				cols[c] = heads[c].Col
			}
		}
		place := func(c int) {
			from, to := [2]int{r.Index, int(r.Cells[c].Col)}, [2]int{r.Index, cols[c]}
			if from != to {
				move(f.Grid, from, to)
				r.Cells[c].Col = int16(cols[c])
			}
		}
		// No cell is put where another one still stands.
		for c := range r.Cells {
			if cols[c] <= int(r.Cells[c].Col) {
				place(c)
			}
		}
		for c := len(r.Cells) - 1; c >= 0; c-- {
			place(c)
		}
	}
}

// repeats tells whether a row is the header again.
func repeats(r *sheet.Row, heads []board.Box) bool {
	if len(r.Cells) != len(heads) {
		return false
	}
	for c := range r.Cells {
		if cells.Clean(r.Cells[c].Text) != heads[c].Text {
			return false
		}
	}
	return true
}

// below finds the heading of each cell of a row; fits is false where one has none
// or two have the same.
func (f finder) below(r *sheet.Row, heads []board.Box, list int) (cols []int, fits bool) {
	cols = make([]int, len(r.Cells))
	phones := 0
	for c := range r.Cells {
		if cells.PhoneCell(r.Cells[c].Text) {
			phones++
		}
	}
	span := func(row, col int) [2]float64 { return f.Grid.Spans[[2]int{row, col}] }
	for c := range r.Cells {
		at := span(r.Index, int(r.Cells[c].Col))
		best, most := -1, 0.0
		for k, h := range heads {
			hs := span(h.Row, h.Col)
			if o := math.Min(at[1], hs[1]) - math.Max(at[0], hs[0]); o > most {
				best, most = k, o
			}
			if best < 0 && hs[0] <= at[0]+2 && (k+1 == len(heads) || at[0] < span(heads[k+1].Row, heads[k+1].Col)[0]) {
				best = k
			}
		}
		if list >= 0 && phones == 1 && cells.PhoneCell(r.Cells[c].Text) {
			best = list
		}
		if best < 0 {
			return cols, false
		}
		cols[c] = heads[best].Col
		if c > 0 && cols[c] <= cols[c-1] {
			return cols, false
		}
	}
	return cols, true
}

// listHead is the only heading that telephone numbers can stand below, -1 where
// there are none or several.
func listHead(heads []board.Box) int {
	list := -1
	for k, h := range heads {
		switch h.Target {
		case labels.RangeEnd, labels.AccountBTN, labels.Target(porting.BTN), labels.Target(porting.AccountNumber), labels.Target(porting.ContactPhone):
			return -1
		}
		if cells.Listed(h.Target) {
			if list >= 0 {
				return -1
			}
			list = k
		}
	}
	return list
}

// LabelsIn tells whether a label with a value of its own stands in a row.
func LabelsIn(g *cells.Grid, r *sheet.Row) bool {
	for c := range r.Cells {
		if b := g.Label(cells.Clean(r.Cells[c].Text)); b.Is() && (b.Colon || b.Inline > 0) {
			return true
		}
	}
	return false
}

// partNumber cuts what stands behind a number off into the next heading's column,
// where the number's cell reaches below that heading and nothing else does.
func (f finder) partNumber(r *sheet.Row, heads []board.Box, list int) {
	if list+1 == len(heads) || len(r.Cells) >= len(heads) {
		return
	}
	next := f.Grid.Spans[[2]int{heads[list+1].Row, heads[list+1].Col}]
	for c := range r.Cells {
		key := [2]int{r.Index, int(r.Cells[c].Col)}
		at, words := f.Grid.Spans[key], f.Grid.Words[key]
		found := telephone.FindAll(r.Cells[c].Text)
		if len(found) != 1 || found[0].Start > 0 || len(words) < 2 || at[1] < next[0]+4 {
			continue
		}
		if c+1 < len(r.Cells) && f.Grid.Spans[[2]int{r.Index, int(r.Cells[c+1].Col)}][0] < next[1] {
			return
		}
		for k := 1; k < len(words); k++ {
			if len(page.Join(words[:k])) < found[0].End {
				continue
			}
			col := heads[list+1].Col
			if text := page.Join(words[k:]); text[0] != '(' && col > key[1] && (c+1 == len(r.Cells) || int(r.Cells[c+1].Col) > col) {
				f.cutCell(r, c, k, col)
			}
			return
		}
	}
}
