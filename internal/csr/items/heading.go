package items

// Labels without a value, and what a heading says of what stands below it: whose the
// parts are, in which state the numbers.

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// heading keeps a label without a value: the heading of a section, or a blank.
func (it *Reader) heading(i int, b board.Box) {
	switch b.Target {
	case labels.Title:
		it.c.Titled = true
		return
	case labels.PortSign:
		it.c.ListSigns++
		return
	case labels.LOASign:
		it.c.LoaSigns++
		return
	case labels.Target(porting.Signature), labels.Target(porting.NewCarrier), labels.SectionSignature, labels.SectionNew:
		it.c.LoaSigns++
	}
	it.stateOf(i, b.Piece)
	s := b.Side
	switch {
	case cells.IsPart(b.Target) && (s == cells.NoSide || b.Target != labels.Street):
		return // a blank: "Unit:", "Mailing Address 2:"
	case b.Target.Section():
	case cells.AddressLabel(b.Label), b.Target == labels.Name, b.Target == labels.Carrier, b.Target == labels.Target(porting.ContactName):
		if b.Target == labels.Target(porting.ContactName) {
			s = cells.ContactSide
		}
		if b.Target == labels.ListedAddress {
			s = cells.OtherSide
		}
		if s == cells.NoSide && b.Target == labels.Target(porting.ServiceAddress) {
			s = cells.ServiceSide
		}
	default:
		return
	}
	it.Section(b.Piece, s)
}

// stateOf keeps the state that a heading gives to the numbers below it.
func (it *Reader) stateOf(i int, p cells.Piece) {
	text, count, counted := strings.Cut(p.Text, " (") // "Cancelled Numbers (2)"
	if counted && cells.Digits(count) != len(count)-1 || len(p.Text) > 60 || cells.Digits(text) > 0 {
		return
	}
	if s, ok := cells.StateHeading(p.Text); ok && (cells.OfLines(p.Text) || s != "" && it.listBegins(i, p.Col)) { // "Disconnected", and its numbers
		it.Said.State, it.Said.StateRow = s, p.Row
	}
}

// listBegins tells whether a list of numbers begins right below a cell, with a header
// or without.
func (it *Reader) listBegins(i, col int) bool {
	if i+1 >= len(it.Rows) || it.Rows[i+1].Index != it.Rows[i].Index+1 {
		return false
	}
	if b, ok := it.At(i+1, col); ok && cells.PhoneCell(b.Text) && !b.Is() {
		return true
	}
	bs := it.Boxes(i + 1)
	return len(bs) > 1 && slices.ContainsFunc(bs, func(b board.Box) bool {
		return cells.Listed(b.Target) && b.Inline == 0 && (it.NumberBelow(i+1, b.Col) || it.Grid.Spans != nil && it.numberIn(i+2))
	})
}

// numberIn tells whether a telephone number stands in a row, in whatever column of a page.
func (it *Reader) numberIn(i int) bool {
	return i < len(it.Rows) && slices.ContainsFunc(it.Boxes(i), func(b board.Box) bool { return cells.PhoneCell(b.Text) && !b.Is() })
}
