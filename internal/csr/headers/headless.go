package headers

// Lists of numbers without a header.

import (
	"slices"

	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// Headless makes a header of rows that have a number in the same column and no
// header: a bare list, or the next page of the last table that had one.
func Headless(bd *board.Board, i int, last *Header) *Header {
	f := finder{bd}
	bs := f.Boxes(i)
	if next := f.goesOn(i, bs, last); next != nil {
		return next
	}
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

// goesOn is the last table's header over a row that has its shape, behind a row of one cell
// that names the place or the account of the rows below it.
func (f finder) goesOn(i int, bs []board.Box, last *Header) *Header {
	if last == nil || i == 0 || len(bs) == 0 || last.Left == last.Right || len(f.Rows[i-1].Cells) == 0 || f.Rows[i].Index > f.Rows[i-1].Index+2 {
		return nil
	}
	if !Banner(f.Grid, &f.Rows[i-1]) {
		return nil
	}
	number := false
	for _, b := range bs {
		k := slices.IndexFunc(last.Cols, func(c Column) bool { return c.Col == b.Col })
		if k < 0 || b.Inline > 0 || b.Colon && b.Is() {
			return nil
		}
		c := last.Cols[k]
		switch {
		case cells.Listed(c.Target):
			if !cells.PhoneCell(b.Text) || b.Is() {
				return nil
			}
			number = true
		case b.Is() && c.Known && !ValueWord(c.Label, b):
			return nil
		}
	}
	if !number {
		return nil
	}
	next := *last
	next.Body = i
	return &next
}

// Banner tells whether a row names the account or the place of what stands below it, and
// says nothing else.
func Banner(g *cells.Grid, r *sheet.Row) bool {
	var texts []string
	for k := range r.Cells {
		if text := g.Text(&r.Cells[k]); text != "" {
			texts = append(texts, text)
		}
	}
	if len(texts) == 0 || len(texts) > 2 {
		return false
	}
	if len(texts) == 1 && cells.StreetLike(texts[0]) && gather.Closed(texts[0]) {
		return true
	}
	b := g.Label(texts[0])
	if !b.Is() || (b.Inline > 0) == (len(texts) == 2) {
		return false
	}
	switch b.Target {
	case labels.Target(porting.AccountNumber), labels.AccountBTN, labels.Target(porting.BTN), labels.Target(porting.CustomerName), labels.Name,
		labels.Target(porting.ServiceAddress), labels.Address, labels.SectionService, labels.SectionCustomer:
		return true
	}
	return false
}

// OverBanner looks for a table whose header stands in row i and whose first row stands
// below another one, of one cell or of a label and its value, which names the place or the
// account of its numbers.
func OverBanner(bd *board.Board, i int) *Header {
	if i+2 >= len(bd.Rows) {
		return nil
	}
	next := bd.Boxes(i + 1)
	if len(next) == 0 || len(next) > 2 || len(bd.Boxes(i)) < 2 {
		return nil
	}
	if len(next) == 2 && !Banner(bd.Grid, &bd.Rows[i+1]) {
		return nil
	}
	if len(next) == 1 && next[0].Inline == 0 && !cells.StreetLike(next[0].Text) && len(cells.Segments(next[0].Text)) < 2 {
		return nil
	}
	without := *bd
	without.Rows = slices.Concat(bd.Rows[:i+1], bd.Rows[i+2:])
	without.Forget()
	hd := finder{&without}.header(i)
	if hd == nil || hd.Body != i+1 || !slices.ContainsFunc(hd.Cols, func(c Column) bool { return cells.Listed(c.Target) && without.NumberBelow(i, c.Col) }) {
		return nil
	}
	return hd
}
