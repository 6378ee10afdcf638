// Package grid reads a grid: it is cut into accounts that stand beside each other
// (across.go), and each from the top down into tables, that is a header with what stands
// below it, numbers over what is billed for them (groups.go), cards beside each other, one for
// each number (cards.go), tables of others' numbers, which are set aside (others.go), and items,
// that is a label with its value. A table on its side is turned first (transposed.go); what was
// made of none of these is swept up and listed (sweep.go).
package grid

import (
	"github.com/portcheck/portcheck/internal/csr/blocks"
	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/csr/headers"
	"github.com/portcheck/portcheck/internal/csr/items"
	"github.com/portcheck/portcheck/internal/csr/tables"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// layout is one grid while it is read from the top down.
type layout struct {
	*board.Board
	*blocks.Blocks
	c     *gather.Collector
	items *items.Reader
	last  *headers.Header // of the last table of numbers: a page may go on without one
}

func newLayout(c *gather.Collector, bd *board.Board, bl *blocks.Blocks) *layout {
	return &layout{Board: bd, Blocks: bl, c: c, items: items.New(c, bd, bl)}
}

// Read reads a grid into the collector's accounts, cut into items and tables.
func Read(c *gather.Collector, g *cells.Grid) {
	bd := board.New(&c.Clock, g)
	l := newLayout(c, bd, blocks.New(c, bd))
	l.read()
	l.sweep()
	for _, a := range l.Accounts {
		if !a.Empty() || len(a.Unused) > 0 || len(a.Conditions) > 0 || len(a.Heads) > 0 {
			c.Accounts = append(c.Accounts, a)
		}
	}
}

// read reads the rows, one after the other.
func (l *layout) read() {
	for i := 0; i < len(l.Rows); {
		if end, whole := l.table(i); end > i {
			if whole {
				i = end
			}
			continue
		}
		if !l.Turned {
			l.block(i)
		}
		l.items.Read(i)
		i++
		l.Pass(i)
	}
}

// block begins another account where a block of labels begins that holds another
// account's number, further down perhaps: "Name:" may stand above "Account:".
func (l *layout) block(i int) {
	old := l.Cur.Fields[porting.AccountNumber]
	if old == nil || i == 0 || l.Rows[i].Index == l.Rows[i-1].Index+1 {
		return
	}
	for j := i; j < len(l.Rows) && j < i+12 && (j == i || l.Rows[j].Index == l.Rows[j-1].Index+1); j++ {
		bs := l.Boxes(j)
		for k, b := range bs {
			if b.Target != labels.Target(porting.AccountNumber) && b.Target != labels.AccountBTN {
				continue
			}
			value := ""
			if b.Inline > 0 {
				value = cells.Segments(b.Text[b.Inline:])[0]
			} else if k+1 < len(bs) && !bs[k+1].Is() {
				value = cells.Segments(bs[k+1].Text)[0]
			}
			if cells.Digits(value) > 0 && len(cells.Clean(value)) > 2 && cells.Clean(value) != old.Text && (j > i || k > 0) { // "Carrier | Cox | Account | 6-2"
				l.Begin(l.Rows[i].Index)
			}
			return
		}
		if len(bs) == 0 || !bs[0].Is() && j == i {
			return
		}
	}
}

// table reads a table that begins in row i. It returns the index of the row
// behind it, i if there is none, and whether nothing else stands in its rows.
func (l *layout) table(i int) (end int, whole bool) {
	if end := l.transposed(i); end > i {
		return end, false
	}
	if end := l.grouped(i); end > i {
		return end, true
	}
	if end := l.others(i); end > i {
		return end, true
	}
	if end := l.cards(i); end > i {
		return end, true
	}
	hd := headers.Find(l.Board, i)
	if hd == nil && l.overBanner(i) {
		return i + 1, true
	}
	if hd != nil {
		for _, c := range hd.Cols {
			if c.Target == labels.PortSign {
				l.c.ListSigns++
			}
		}
	} else if hd = headers.Headless(l.Board, i, l.last); hd == nil {
		return i, false
	}
	end, numbers := tables.Read(l.c, l.Board, l.Blocks, hd, i)
	if end <= hd.Body {
		if hd.Body == i+1 && l.overBanner(i) {
			return i + 1, true
		}
		return i, false
	}
	if numbers {
		l.last = hd
		if hd.Body == i && hd.Left == hd.Right {
			l.items.List = items.List{Account: l.Cur, Col: hd.Left, Row: l.Rows[end-1].Index}
		}
	}
	l.Mask(i, end-1, hd.Left, hd.Right)
	whole = true
	for j := i; j < end && whole; j++ {
		cs := l.Rows[j].Cells
		whole = len(cs) == 0 || int(cs[0].Col) >= hd.Left && int(cs[len(cs)-1].Col) <= hd.Right
	}
	return end, whole
}

// overBanner keeps the header in row i for the rows below the account or the place that
// stands between them.
func (l *layout) overBanner(i int) bool {
	if l.Turned {
		return false
	}
	over := headers.OverBanner(l.Board, i)
	if over == nil {
		return false
	}
	l.last = over
	for _, c := range over.Cols {
		gather.Take(c.Piece)
	}
	l.Mask(i, i, over.Left, over.Right)
	return true
}
