package tables

// The cells of a page put below their headings: what stands in a table's rows is
// often not aligned with its header, and a proportional face leaves no gaps.

import (
	"math"
	"slices"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/paged"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// align puts the cells below a header on a page into the header's columns: a
// number at the right of its column stands below a heading at its left. A row's
// only number belongs to the heading of numbers, another cell to the heading that
// it overlaps, else to the one at its left; where that gives two cells one column
// and the row has as many cells as headings, they stand in the same order.
func (l *layout) align(i int, heads []box) {
	if l.g.Spans == nil || len(heads) < 2 {
		return
	}
	list := l.listHead(heads)
	for j := i + 1; j < len(l.rows); j++ {
		r := &l.rows[j]
		if r.Index > l.rows[j-1].Index+1 && j > i+1 {
			break
		}
		if repeats(r, heads) {
			break
		}
		l.divide(r, heads)
		l.runsOn(r, heads)
		if list >= 0 {
			l.partNumber(r, heads, list)
		}
		if len(r.Cells) > len(heads) {
			break
		}
		cols, fits := l.below(r, heads, list)
		if !fits {
			if len(r.Cells) != len(heads) || l.labels(r) {
				break
			}
			for c := range cols {
				cols[c] = heads[c].Col
			}
		}
		place := func(c int) {
			from, to := [2]int{r.Index, int(r.Cells[c].Col)}, [2]int{r.Index, cols[c]}
			if from != to {
				move(l.g, from, to)
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
func repeats(r *sheet.Row, heads []box) bool {
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

// heads are the headings of a table as they stand on the page.
func (t *table) heads() []box {
	var out []box
	for _, c := range t.cols {
		if c.Text != "" {
			out = append(out, box{Piece: c.Piece, Label: c.Label})
		}
	}
	slices.SortFunc(out, func(a, b box) int { return a.Col - b.Col })
	return out
}

// hasNumber tells whether a row holds a telephone number and no label with a value.
func (t *table) hasNumber(j int) bool {
	r := &t.rows[j]
	for c := range r.Cells {
		if cells.PhoneCell(r.Cells[c].Text) {
			return !t.layout.labels(r)
		}
	}
	return false
}

// below finds the heading of each cell of a row; fits is false where one has none
// or two have the same.
func (l *layout) below(r *sheet.Row, heads []box, list int) (cols []int, fits bool) {
	cols = make([]int, len(r.Cells))
	phones := 0
	for c := range r.Cells {
		if cells.PhoneCell(r.Cells[c].Text) {
			phones++
		}
	}
	span := func(row, col int) [2]float64 { return l.g.Spans[[2]int{row, col}] }
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
func (l *layout) listHead(heads []box) int {
	list := -1
	for k, h := range heads {
		switch h.Target {
		case labels.RangeEnd, labels.AccountBTN, labels.Target(porting.BTN), labels.Target(porting.AccountNumber), labels.Target(porting.ContactPhone):
			return -1
		}
		if Listed(h.Target) {
			if list >= 0 {
				return -1
			}
			list = k
		}
	}
	return list
}

// labels tells whether a label with a value of its own stands in a row.
func (l *layout) labels(r *sheet.Row) bool {
	for c := range r.Cells {
		if b := l.g.Label(cells.Clean(r.Cells[c].Text)); b.Is() && (b.Colon || b.Inline > 0) {
			return true
		}
	}
	return false
}

// partNumber cuts what stands behind a number off into the next heading's column,
// where the number's cell reaches below that heading and nothing else does.
func (l *layout) partNumber(r *sheet.Row, heads []box, list int) {
	if list+1 == len(heads) || len(r.Cells) >= len(heads) {
		return
	}
	next := l.g.Spans[[2]int{heads[list+1].Row, heads[list+1].Col}]
	for c := range r.Cells {
		key := [2]int{r.Index, int(r.Cells[c].Col)}
		at, words := l.g.Spans[key], l.g.Words[key]
		found := telephone.FindAll(r.Cells[c].Text)
		if len(found) != 1 || found[0].Start > 0 || len(words) < 2 || at[1] < next[0]+4 {
			continue
		}
		if c+1 < len(r.Cells) && l.g.Spans[[2]int{r.Index, int(r.Cells[c+1].Col)}][0] < next[1] {
			return
		}
		for k := 1; k < len(words); k++ {
			if len(page.Join(words[:k])) < found[0].End {
				continue
			}
			col := heads[list+1].Col
			if text := page.Join(words[k:]); text[0] != '(' && col > key[1] && (c+1 == len(r.Cells) || int(r.Cells[c+1].Col) > col) {
				l.cutCell(r, c, k, col)
			}
			return
		}
	}
}

// divide cuts a cell that runs into the next heading's column at the word that
// begins there: a number at the right of its column leaves no gap before it.
func (l *layout) divide(r *sheet.Row, heads []box) {
	for k := 1; k < len(heads); k++ {
		x := l.g.Spans[[2]int{heads[k].Row, heads[k].Col}][0]
		for c := 0; c < len(r.Cells); c++ {
			key := [2]int{r.Index, int(r.Cells[c].Col)}
			at, words := l.g.Spans[key], l.g.Words[key]
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
			if cutAt < 0 || at[0] < l.g.Spans[[2]int{heads[k-1].Row, heads[k-1].Col}][0]-4 {
				continue
			}
			col := int16(heads[k].Col)
			if int(col) <= key[1] || c+1 < len(r.Cells) && r.Cells[c+1].Col <= col {
				continue
			}
			l.cutCell(r, c, cutAt, int(col))
		}
	}
}

// RunsOn marks the cells whose words run over the edge of a heading's column in which
// nothing else begins: they may be cut off there, and hold what the next one says.
func (l *layout) runsOn(r *sheet.Row, heads []box) {
	for k := 1; k < len(heads); k++ {
		x := l.g.Spans[[2]int{heads[k].Row, heads[k].Col}][0]
		begins, over := false, -1
		for c := range r.Cells {
			key := [2]int{r.Index, int(r.Cells[c].Col)}
			at := l.g.Spans[key]
			begins = begins || at[0] > x-8 && (k+1 == len(heads) || at[0] < l.g.Spans[[2]int{heads[k+1].Row, heads[k+1].Col}][0]-8)
			for _, w := range l.g.Words[key] {
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
func (l *layout) cutCell(r *sheet.Row, c, word, col int) {
	key := [2]int{r.Index, int(r.Cells[c].Col)}
	words, number := l.g.Words[key], l.g.Places[key].Page
	left, right := paged.WordCut(r.Index, number, words[:word]), paged.WordCut(r.Index, number, words[word:])
	right.Column, left.Column = col, key[1]
	r.Cells[c].Text, r.Cells[c].Raw = left.Text, left.Text
	r.Cells = append(r.Cells[:c+1:c+1], append([]sheet.Cell{{Text: right.Text, Raw: right.Text, Col: int16(col), Format: -1}}, r.Cells[c+1:]...)...)
	for _, h := range []paged.Cut{left, right} {
		at := [2]int{r.Index, h.Column}
		l.g.Places[at], l.g.Spans[at], l.g.Words[at] = h.Where, [2]float64{h.X0, h.X1}, h.Words
		if h.Conf < 1 {
			l.g.Conf[at] = h.Conf
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
