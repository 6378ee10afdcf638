package headers

// Lists of numbers without a header.

import (
	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/labels"
)

// Headless makes a header of rows that have a number in the same column and no
// header: a bare list, or the next page of the last table that had one.
func Headless(bd *board.Board, i int, last *Header) *Header {
	f := finder{bd}
	bs := f.Boxes(i)
	k := -1
	for x, b := range bs {
		if k < 0 && b.Is() {
			return nil // a label with its value
		}
		if k < 0 && cells.PhoneCell(b.Text) {
			k = x
		}
	}
	if k < 0 || i+1 >= len(f.Rows) {
		return nil
	}
	if v, ok := f.At(i+1, bs[k].Col); !ok || !cells.PhoneCell(v.Text) || f.Rows[i+1].Index > f.Rows[i].Index+2 || f.Labelled(i+1, bs[k].Col) {
		return nil
	}
	if h := last; h != nil {
		for _, c := range h.Cols {
			if c.Col == bs[k].Col && cells.Listed(c.Target) && bs[0].Col >= h.Left && bs[len(bs)-1].Col <= h.Right {
				next := *h
				next.Body = i
				return &next
			}
		}
	}
	h := &Header{Body: i, Left: bs[0].Col, Right: bs[len(bs)-1].Col}
	for j := i; j < len(f.Rows) && j < i+20; j++ {
		if cs := f.Rows[j].Cells; len(cs) > 0 {
			h.Left, h.Right = min(h.Left, int(cs[0].Col)), max(h.Right, int(cs[len(cs)-1].Col))
		}
	}
	for col := h.Left; col <= h.Right && col < h.Left+200; col++ {
		target := labels.Note
		switch {
		case col == bs[k].Col:
			target = labels.Numbers
		case f.From(i, col).States(false):
			target = labels.Status
		case col > bs[k].Col && f.From(i, col).Phones():
			target = labels.Numbers // a list in several columns
		}
		h.Cols = append(h.Cols, Column{Label: cells.Label{Target: target}, Piece: cells.Piece{Col: col, Row: f.Rows[i].Index}, Known: true})
	}
	return h
}
