package headers

// Cells of a page that reach into the next heading's column, cut at a word: a
// proportional face leaves no gaps.

import (
	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/paged"
	"github.com/portcheck/portcheck/internal/sheet"
)

// divide cuts a cell that runs into the next heading's column at the word that
// begins there: a number at the right of its column leaves no gap before it.
func (f finder) divide(r *sheet.Row, heads []board.Box) {
	for k := 1; k < len(heads); k++ {
		x := f.Grid.Spans[[2]int{heads[k].Row, heads[k].Col}][0]
		for c := 0; c < len(r.Cells); c++ {
			key := [2]int{r.Index, int(r.Cells[c].Col)}
			at, words := f.Grid.Spans[key], f.Grid.Words[key]
			if at[0] > x-8 || at[1] < x+4 || len(words) < 2 {
				continue
			}
			cutAt := -1
			for i := 1; i < len(words); i++ {
				if d := words[i].Upright.X0 - x; d > -4 && d < 4 {
					cutAt = i
				}
			}
			// The heading before it must own what is left of the cut.
			if cutAt < 0 || at[0] < f.Grid.Spans[[2]int{heads[k-1].Row, heads[k-1].Col}][0]-4 {
				continue
			}
			col := int16(heads[k].Col)
			if int(col) <= key[1] || c+1 < len(r.Cells) && r.Cells[c+1].Col <= col {
				continue
			}
			f.cutCell(r, c, cutAt, int(col))
		}
	}
}

// RunsOn marks the cells whose words run over the edge of a heading's column in which
// nothing else begins: they may be cut off there, and hold what the next one says.
func (f finder) runsOn(r *sheet.Row, heads []board.Box) {
	for k := 1; k < len(heads); k++ {
		x := f.Grid.Spans[[2]int{heads[k].Row, heads[k].Col}][0]
		begins, over := false, -1
		for c := range r.Cells {
			key := [2]int{r.Index, int(r.Cells[c].Col)}
			at := f.Grid.Spans[key]
			begins = begins || at[0] > x-8 && (k+1 == len(heads) || at[0] < f.Grid.Spans[[2]int{heads[k+1].Row, heads[k+1].Col}][0]-8)
			for _, w := range f.Grid.Words[key] {
				if w.Upright.X0 < x-4 && w.Upright.X1 > x+4 && at[0] < x-20 {
					over = c
				}
			}
		}
		if over >= 0 && !begins && !cells.PhoneCell(r.Cells[over].Text) {
			r.Cells[over].Flags |= sheet.RunsOn
		}
	}
}

// cutCell cuts a cell of a page before a word; what is right of it goes into a
// column where nothing stands.
func (f finder) cutCell(r *sheet.Row, c, word, col int) {
	key := [2]int{r.Index, int(r.Cells[c].Col)}
	words, number := f.Grid.Words[key], f.Grid.Places[key].Page
	left, right := paged.WordCut(r.Index, number, words[:word]), paged.WordCut(r.Index, number, words[word:])
	right.Column, left.Column = col, key[1]
	r.Cells[c].Text, r.Cells[c].Raw = left.Text, left.Text
	r.Cells = append(r.Cells[:c+1:c+1], append([]sheet.Cell{{Text: right.Text, Raw: right.Text, Col: int16(col), Format: -1}}, r.Cells[c+1:]...)...)
	for _, h := range []paged.Cut{left, right} {
		at := [2]int{r.Index, h.Column}
		f.Grid.Places[at], f.Grid.Spans[at], f.Grid.Words[at] = *h.Where, [2]float64{h.X0, h.X1}, h.Words
		if h.Conf < 1 {
			f.Grid.Conf[at] = h.Conf
		}
	}
}

// move gives a cell's place to another column.
func move(g *cells.Grid, from, to [2]int) {
	g.Spans[to] = g.Spans[from]
	delete(g.Spans, from)
	if g.Places == nil { // the cells of a text file know their places
		return
	}
	g.Places[to], g.Words[to] = g.Places[from], g.Words[from]
	delete(g.Places, from)
	delete(g.Words, from)
	if c, ok := g.Conf[from]; ok {
		g.Conf[to] = c
		delete(g.Conf, from)
	}
}
