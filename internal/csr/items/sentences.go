package items

// Lines that say several things, parted by dashes, in a title or in sentences.

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// segments reads a line of several things that dashes or bars divide, some with a label
// and none without a meaning: "Mark Twain Cave Tours, Inc. – Account 573-221-0150 044",
// "Customer Service Record – Account 6630-114-9 – Printed 11/17/2026".
func (it *Reader) segments(b board.Box) bool {
	parts := cells.Segments(b.Text)
	if len(parts) < 2 || len(parts) > 6 || len(b.Text) > 300 || b.Flags != 0 {
		return false
	}
	found := make([]cells.Label, len(parts))
	some := false
	for k, p := range parts {
		if p == "" || cells.PhoneCell(p) && cells.Digits(p[:1]) > 0 {
			return false // a number and what is said of it
		}
		found[k] = it.Grid.Label(p)
		if found[k].Inline > 0 {
			switch found[k].Target.Field() {
			case porting.AccountNumber, porting.BTN, porting.CSRDate, porting.CustomerName, porting.ServiceAddress:
				some = true
			}
		}
	}
	if !some {
		return false
	}
	for k, p := range parts {
		one, f := b.Piece, found[k]
		one.Text = p
		switch {
		case f.Target == labels.Title && f.Inline == 0:
			it.c.Titled = true
		case f.Inline > 0:
			one.Text = cells.Clean(p[f.Inline:])
			it.Assign(f, []cells.Piece{one})
		case k == 0 && !f.Is() && gather.NameShaped(p):
			it.nameInTitle(one)
		default:
			it.Cur.Lay(p, b.Where)
			it.Cur.Keep("", one)
		}
	}
	return true
}

// nameInTitle takes a name that a title gives for the customer's where it is a company's
// by its form; else it is left to be told. One of the telephone trade is the carrier's.
func (it *Reader) nameInTitle(p cells.Piece) {
	trade := slices.ContainsFunc(labels.Words(p.Text), func(w string) bool { return labels.TradeWord(w) || labels.RecordWord(w) })
	switch {
	case trade:
		it.Cur.Lay(p.Text, p.Where)
	case gather.CompanyLike(p.Text):
		it.Assign(cells.Label{Target: labels.Target(porting.CustomerName), Wording: "title"}, []cells.Piece{p})
	default:
		it.Cur.Lay(p.Text, p.Where)
		it.Cur.Keep("holder named in a title", p)
	}
}

// titled reads a title with more in it: "CSR for Prairie State Elevator, Inc. as of
// 11/18/2026". It is false where the line says nothing more.
func (it *Reader) titled(b board.Box) bool {
	text := b.Text
	fs := dates.Find(text)
	said := false
	if len(fs) == 1 && b.Flags == 0 {
		one := b.Piece
		one.Text = text[fs[0].Start:fs[0].End]
		it.Assign(cells.Label{Target: labels.Target(porting.CSRDate), Wording: "title"}, []cells.Piece{one})
		said = true
	}
	if i := strings.Index(text, " for "); i > 0 {
		name := text[i+len(" for "):]
		for _, w := range []string{" as of", " dated", " on ", " printed", " – ", " - ", " ("} {
			if k := strings.Index(name, w); k > 0 {
				name = name[:k]
			}
		}
		name = strings.TrimRight(cells.Clean(name), " ,;:-–")
		if code := accountNamed(name); code != "" {
			one := b.Piece
			one.Text = code
			it.Assign(cells.Label{Target: labels.Target(porting.AccountNumber), Wording: "title"}, []cells.Piece{one})
			said = true
		} else if gather.NameShaped(name) && !it.Grid.Label(name).Is() {
			one := b.Piece
			one.Text = name
			it.nameInTitle(one)
			said = true
		}
	}
	if said {
		it.Cur.Lay(text, b.Where)
	}
	return said
}

// accountNamed is the number of "account 77120-4410", "Account No. BZ-0099123"; "" for
// anything else.
func accountNamed(text string) string {
	i := strings.LastIndexByte(text, ' ')
	if i < 0 || cells.Digits(text[i+1:]) < 4 {
		return ""
	}
	if m, ok := labels.CSR().Exact(strings.TrimRight(text[:i], " #:")); !ok || m.Fuzzy || m.Target != labels.Target(porting.AccountNumber) {
		return ""
	}
	return text[i+1:]
}

// sentences reads what a typed paper says without a colon: "The account number is
// 77120-4410 and the main billing number is 906-847-0160." Only what has the shape of
// what it is said to be is taken.
func (it *Reader) sentences(b board.Box) bool {
	text := b.Text
	if len(text) < 20 || len(text) > 400 || b.Flags != 0 || !strings.Contains(text, " is ") && !strings.Contains(text, " are ") {
		return false
	}
	said := false
	for _, m := range labels.CSR().All(text) {
		rest := text[m.End:]
		value := ""
		for _, w := range []string{" is at ", " are at ", " is ", " are "} {
			if v, ok := strings.CutPrefix(rest, w); ok {
				value = v
				break
			}
		}
		if value == "" || m.Fuzzy {
			continue
		}
		f := it.Grid.Label(text[m.Start:m.End])
		switch {
		case f.Target == labels.Target(porting.AccountNumber), f.Target == labels.Target(porting.BTN):
			value, _, _ = strings.Cut(value, " and ")
			value, _, _ = strings.Cut(value, ", ")
			value = strings.TrimRight(value, " .;,")
			if f.Target == labels.Target(porting.BTN) && !cells.PhoneCell(value) || cells.Digits(value) < 4 || strings.Contains(value, " ") && !cells.PhoneCell(value) {
				continue
			}
		case f.Target == labels.Target(porting.ServiceAddress), f.Target == labels.Target(porting.BillingAddress), f.Side == cells.ServiceSide:
			value = strings.TrimRight(value, " .;,")
			p := gather.Split(value)
			if !cells.StreetLike(value) || p.Street == "" || p.City == "" || p.State+p.Zip == "" {
				continue
			}
			if f.Target != labels.Target(porting.BillingAddress) {
				f = cells.Label{Target: labels.Target(porting.ServiceAddress), Side: cells.ServiceSide, Rank: 1, Wording: f.Wording}
			}
		case cells.Listed(f.Target):
			if value = strings.TrimRight(value, " .;,"); !cells.PhoneCell(value) {
				continue
			}
		default:
			continue
		}
		one := b.Piece
		one.Text = value
		it.Assign(f, []cells.Piece{one})
		said = true
	}
	if said {
		it.Cur.Lay(text, b.Where)
	}
	return said
}
