package tables

// Rows that have a label of their own before their number: it is that label's, and not the
// list's.

import (
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/headers"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// labelled tells whether a label stands in a row before its number, and is no value of the
// column that it stands in.
func (t *table) labelled(j int) bool {
	for _, b := range t.Boxes(j) {
		if b.Col >= t.Cols[t.numbers].Col {
			return false
		}
		if k := t.columnAt(b.Col); b.Is() && (k < 0 || t.Cols[k].Text == "" || !t.Cols[k].Known || !headers.ValueWord(t.Cols[k].Label, b)) {
			return true
		}
	}
	return false
}

// ownLabel tells whether a row has a label of its own before its number, in a
// column where no words belong: the number is that label's and not the list's.
func (t *table) ownLabel(j int) bool {
	for _, c := range t.Cols {
		if c.Col >= t.Cols[t.numbers].Col {
			continue
		}
		b, ok := t.At(j, c.Col)
		if !ok || !b.Is() {
			continue
		}
		if porting.IsCompared(b.Target.Field()) && b.Target != labels.Target(porting.CustomerType) { // another account's block
			return true
		}
		switch c.Target {
		case labels.Row, labels.Quantity, labels.Extension, labels.CustomerCode, labels.AccountBTN,
			labels.Target(porting.AccountNumber), labels.Target(porting.BTN), labels.Target(porting.CSRDate):
			return true
		}
		if b.Colon || b.Inline > 0 || cells.Listed(c.Target) || !c.Is() {
			return true
		}
	}
	return false
}
