package grid

// Tables on their side: labels down one column, each further column a number or an
// account.

import (
	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// transposed reads a table that stands on its side: labels down one column, each
// further column a number or an account. It returns the index behind it, i if
// there is none.
func (l *layout) transposed(i int) int {
	if l.Turned {
		return i
	}
	bs := l.Boxes(i)
	if len(bs) < 3 || !bs[0].Is() || bs[0].Inline > 0 {
		return i
	}
	switch bs[0].Target {
	case labels.Numbers, labels.Telephone, labels.Target(porting.AccountNumber), labels.Target(porting.BTN), labels.AccountBTN:
	default:
		return i
	}
	cols := map[int]bool{}
	for _, b := range bs[1:] {
		if b.Is() && b.Feature == "" || !cells.Plausible(bs[0].Target, b.Text) || cells.Digits(b.Text) == 0 { // "T-1" is an account too
			return i
		}
		cols[b.Col] = true
	}
	last := bs[len(bs)-1].Col
	// The stack below: a label in the same column, values in the same columns.
	end, beside := i+1, 0
	for ; end < len(l.Rows) && l.Rows[end].Index == l.Rows[end-1].Index+1; end++ {
		ds := l.Boxes(end)
		if goesOn(ds, cols) {
			continue
		}
		if len(ds) == 0 || ds[0].Col != bs[0].Col || ds[0].Inline > 0 || cells.Digits(ds[0].Text) > 4 {
			break
		}
		inside := 0
		for _, b := range ds[1:] {
			if !cols[b.Col] {
				inside = -1
				break
			}
			inside++
		}
		if inside < 0 {
			break
		}
		if inside >= 2 {
			beside++
		}
	}
	if beside == 0 {
		return i
	}
	l.readTransposed(i, end, bs[0].Col, last)
	l.Mask(i, end-1, bs[0].Col, last)
	return end
}

// goesOn tells whether a row holds further telephone numbers for the label above, which
// stands there once: "Lines | 309-555-0100 | …" over " | 309-555-0101 | …".
func goesOn(row []board.Box, cols map[int]bool) bool {
	for _, b := range row {
		if !cols[b.Col] || !cells.PhoneCell(b.Text) {
			return false
		}
	}
	return len(row) > 0
}

// readTransposed turns a region on its side and reads it as any table.
func (l *layout) readTransposed(from, end, left, right int) {
	g := &cells.Grid{Name: l.Grid.Name, Read: l.Grid.Read, Labels: l.Grid.Labels, Sheet: &sheet.Sheet{Name: l.Grid.Name},
		Places: map[[2]int]porting.Where{}, Conf: l.Grid.Conf}
	for col := left; col <= right; col++ {
		row := sheet.Row{Index: col}
		var label *sheet.Cell
		for j := from; j < end; j++ {
			c := l.Rows[j].Cell(col)
			if col == left {
				if c == nil {
					c = label
				}
				label = c
			}
			if c != nil {
				turned := *c
				turned.Col = int16(min(j-from+1, 16384))
				row.Cells = append(row.Cells, turned)
				g.Places[[2]int{col, j - from + 1}] = l.Grid.Piece(l.Rows[j].Index, c).Where
			}
		}
		if len(row.Cells) > 0 {
			g.Sheet.Rows = append(g.Sheet.Rows, row)
		}
	}
	bd := board.OnItsSide(&l.c.Clock, g)
	sub := newLayout(l.c, bd, l.On(bd))
	sub.read()
	l.Back(sub.Blocks)
	sub.sweep()
	for j := from; j < end; j++ {
		for x := range l.Rows[j].Cells {
			if c := &l.Rows[j].Cells[x]; int(c.Col) >= left && int(c.Col) <= right {
				c.Used = true
			}
		}
	}
}
