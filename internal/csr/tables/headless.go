package tables

// Lists of numbers without a header, and what the cells of a column say of it.

import (
	"strings"

	addr "github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/labels"
)

// headless makes a table of rows that have a number in the same column and no
// header: a bare list, or the next page of a table.
func (l *layout) headless(i int) *header {
	bs := l.boxes(i)
	k := -1
	for x, b := range bs {
		if k < 0 && b.Is() {
			return nil // a label with its value
		}
		if k < 0 && cells.PhoneCell(b.Text) {
			k = x
		}
	}
	if k < 0 || i+1 >= len(l.rows) {
		return nil
	}
	if v, ok := l.at(i+1, bs[k].Col); !ok || !cells.PhoneCell(v.Text) || l.rows[i+1].Index > l.rows[i].Index+2 || l.labelled(i+1, bs[k].Col) {
		return nil
	}
	if h := l.header0; h != nil {
		for _, c := range h.cols {
			if c.Col == bs[k].Col && Listed(c.Target) && bs[0].Col >= h.left && bs[len(bs)-1].Col <= h.right {
				next := *h
				next.body = i
				return &next
			}
		}
	}
	h := &header{body: i, left: bs[0].Col, right: bs[len(bs)-1].Col}
	for j := i; j < len(l.rows) && j < i+20; j++ {
		if cs := l.rows[j].Cells; len(cs) > 0 {
			h.left, h.right = min(h.left, int(cs[0].Col)), max(h.right, int(cs[len(cs)-1].Col))
		}
	}
	for col := h.left; col <= h.right && col < h.left+200; col++ {
		target := labels.Note
		switch {
		case col == bs[k].Col:
			target = labels.Numbers
		case l.states(i, col, false):
			target = labels.Status
		case col > bs[k].Col && l.phonesFrom(i, col):
			target = labels.Numbers // a list in several columns
		}
		h.cols = append(h.cols, column{Label: cells.Label{Target: target}, Piece: cells.Piece{Col: col, Row: l.rows[i].Index}, known: true})
	}
	return h
}

// labelled tells whether a label stands in a row before a column: what stands
// there is its value.
func (l *layout) labelled(i, col int) bool {
	for _, b := range l.boxes(i) {
		if b.Col >= col {
			return false
		}
		if b.Is() {
			return true
		}
	}
	return false
}

// phonesFrom tells whether a column holds telephone numbers from row i on.
func (l *layout) phonesFrom(i, col int) bool {
	t := &table{layout: l, header: &header{body: i}}
	return t.phones(col)
}

// states tells whether a column holds nothing but states of numbers. Under a heading
// that says so, state, none may be one of the country's.
func (l *layout) states(i, col int, state bool) bool {
	n, places := 0, 0
	for j := i; j < len(l.rows) && j < i+30; j++ {
		c := l.rows[j].Cell(col)
		if c == nil || cells.Clean(c.Text) == "" {
			continue
		}
		text := cells.Clean(c.Text)
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

// marks tells whether a column holds nothing but marks for yes and no.
func (l *layout) marks(i, col int) bool {
	n := 0
	for j := i; j < len(l.rows) && j < i+30; j++ {
		c := l.rows[j].Cell(col)
		if c == nil {
			continue
		}
		switch text := cells.Clean(c.Text); {
		case text == "":
		case cells.IsMark(text):
			n++
		default:
			return false
		}
	}
	return n > 0
}

// featureNamed is the feature that a heading names and nothing else, "" for none.
func featureNamed(text string) string {
	bare := strings.TrimRight(text, " :?")
	if fs := features.Find(bare); len(fs) == 1 && fs[0].Start == 0 && fs[0].End == len(bare) {
		return fs[0].Name
	}
	name, _ := cells.FlagColumn(bare) // "Fax (Y/N)"
	return name
}
