package tables

// What stands beside a list of numbers and belongs to it although no heading says so.

import (
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/headers"
	"github.com/portcheck/portcheck/internal/labels"
)

// annex takes in what stands beside a list that one heading heads: words behind
// the numbers, "217-555-0101  Fax", in columns that have no heading.
func (t *table) annex() {
	if t.numbers < 0 || len(t.Cols) != 1 || t.Body == t.start {
		return
	}
	number := t.Cols[t.numbers].Col
	for col, misses := t.Right+1, 0; misses < 3; col++ {
		if t.Rows[t.Body-1].Cell(col) != nil {
			return
		}
		switch t.said(number, col) {
		case 1:
			misses = 0
			t.Right = col
			if t.From(t.Body, col).States(false) {
				t.Cols = append(t.Cols, headers.Column{Label: cells.Label{Target: labels.Status}, Piece: cells.Piece{Col: col, Row: t.Rows[t.Body].Index}, Known: true})
			}
		case -1:
			return
		default:
			misses++
		}
	}
}

// said tells whether the cells of a column are words beside the numbers: 1 for
// words, 0 for nothing, -1 for a block of its own.
func (t *table) said(number, col int) int {
	n := 0
	for j := t.Body; j < len(t.Rows) && j < t.Body+200; j++ {
		if j > t.Body && t.Rows[j].Index > t.Rows[j-1].Index+1 {
			break
		}
		list, ok := t.At(j, number)
		if !ok || !cells.PhoneCell(list.Text) {
			if ok {
				break
			}
			continue
		}
		b, ok := t.At(j, col)
		if !ok {
			continue
		}
		if b.Inline > 0 || b.Colon && b.Is() {
			return -1
		}
		if b.Is() && !b.Says() {
			if next, ok := t.At(j, col+1); ok && !next.Is() {
				return -1
			}
		}
		n++
	}
	return min(n, 1)
}
