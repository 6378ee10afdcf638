package items

// The head of a carrier's paper: its own telephone and fax, above all that is said of the
// account.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// letterhead takes a row that gives a telephone and a fax, or a page or an address in the
// net, above all account data of a record whose account is named further down. Its numbers
// are the account's only where the record has no others.
func (it *Reader) letterhead(i int, bs []board.Box) bool {
	if !it.Cur.Empty() || len(it.Accounts) > 1 || i > 12 || !it.reaches(i) {
		return false
	}
	for _, b := range bs {
		if f := b.Target.Field(); f != "" && f != porting.ContactPhone && !cells.AddressLabel(b.Label) {
			return false
		}
	}
	named := false
	for j := i + 1; j < len(it.Rows) && j <= i+40 && !named; j++ {
		for _, b := range it.Boxes(j) {
			switch b.Target {
			case labels.Target(porting.AccountNumber), labels.AccountBTN, labels.Target(porting.CustomerName), labels.Target(porting.BTN):
				named = true
			}
		}
	}
	if !named {
		return false
	}
	some := false
	for _, b := range bs {
		if cells.TelephoneLike(b.Text) {
			it.Cur.Letterhead = append(it.Cur.Letterhead, gather.NumbersIn(&it.c.Clock, it.Grid, b.Piece, it.Cur)...)
			some = true
		}
	}
	if !some {
		return false
	}
	for _, b := range bs {
		gather.Take(b.Piece)
		it.Cur.Lay(b.Text, b.Where)
	}
	return true
}

// reaches tells whether a row with a telephone number says how to reach somebody in
// another way too, in its own cells or in those of a row beside it.
func (it *Reader) reaches(i int) bool {
	other := false
	number := false
	for j := max(i-1, 0); j <= i+1 && j < len(it.Rows); j++ {
		for k := range it.Rows[j].Cells {
			text := it.Rows[j].Cells[k].Text
			if len(text) > cells.MaxLabel {
				continue
			}
			number = number || j == i && telephone.Any(text)
			low := strings.ToLower(text)
			fax := strings.Contains(low, "fax") && (telephone.Any(text) || k+1 < len(it.Rows[j].Cells) && telephone.Any(it.Rows[j].Cells[k+1].Text))
			other = other || fax || strings.Contains(low, "www.") || strings.Contains(low, "@") && strings.Contains(low, ".")
		}
	}
	return number && other
}
