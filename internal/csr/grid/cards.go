package grid

// Cards beside each other, one for each number: its label and what is said of it in labelled
// lines below.
//
//	Number  309-555-0100    Number  309-555-0101
//	Status  Active          Status  Pending

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
)

// entry is a label with its value in one row of a card.
type entry struct {
	label cells.Label
	head  cells.Piece
	value cells.Piece
	row   int
}

// cards reads such cards from row i on, one after the other, and returns the index behind
// them, i if there are none.
func (l *layout) cards(i int) int {
	if l.Turned {
		return i
	}
	first, ok := l.entries(i, nil)
	if !ok || len(first) < 2 {
		return i
	}
	cards := make([][]entry, len(first))
	for k, e := range first {
		if !cells.Listed(e.label.Target) || !cells.PhoneCell(e.value.Text) || !strings.EqualFold(e.label.Wording, first[0].label.Wording) {
			return i
		}
		cards[k] = []entry{e}
	}
	end := i + 1
	for ; end < len(l.Rows) && l.Rows[end].Index == l.Rows[end-1].Index+1; end++ {
		row, ok := l.entries(end, first)
		if !ok || len(row) == 0 || cells.Listed(row[0].label.Target) {
			break
		}
		at := make([]int, len(row))
		for x, e := range row {
			at[x] = slices.IndexFunc(first, func(f entry) bool { return f.head.Col == e.head.Col })
		}
		if slices.Contains(at, -1) {
			break
		}
		for x, e := range row {
			cards[at[x]] = append(cards[at[x]], e)
		}
	}
	if end == i+1 {
		return i
	}
	for _, card := range cards {
		for _, e := range card {
			l.c.Tick()
			gather.Take(e.head)
			if e.value.Text == "" {
				l.StillLone(e.row)
				continue
			}
			l.Assign(e.label, []cells.Piece{e.value})
		}
	}
	return end
}

// entries are the labels of row i with their values, which may be blank; below the first row
// of the cards labels stand where that has its own. ok is false where the row holds anything
// else.
func (l *layout) entries(i int, first []entry) (out []entry, ok bool) {
	bs := l.Boxes(i)
	heads := func(b board.Box) bool {
		return b.Is() && (first == nil || slices.ContainsFunc(first, func(f entry) bool { return f.head.Col == b.Col }))
	}
	for k := 0; k < len(bs); k++ {
		b := bs[k]
		if !heads(b) {
			return nil, false
		}
		e := entry{label: b.Label, head: b.Piece, row: b.Row}
		switch {
		case b.Inline > 0:
			e.value = b.Piece
			e.value.Text = cells.Clean(b.Text[b.Inline:])
		case k+1 < len(bs) && !heads(bs[k+1]) && bs[k+1].Col <= b.Col+2:
			k++
			e.value = bs[k].Piece
		}
		out = append(out, e)
	}
	return out, true
}
