package tables

// Lines that say several things without a label for each: "Account 2200118 – Cascadia
// Coffee Ltd. – 1055 W Hastings St, Vancouver, BC V6E 2E9", "Location: Store 12 - 40
// Main St, Plymouth, MA 02360". What each part is, its shape says.

import (
	"slices"
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// said is one thing that a line says, and the label that it would have.
type saidOne struct {
	cells.Label
	cells.Piece
}

// banner takes apart a value that says more than its label asks for. It returns nil
// where the value is one, or where its parts are not known by their shapes.
func (l *layout) banner(b cells.Label, ps []cells.Piece) []saidOne {
	if len(ps) != 1 || ps[0].Flags != 0 || len(ps[0].Text) > 400 || strings.ContainsRune(ps[0].Text, '\n') {
		return nil
	}
	parts := cells.Segments(ps[0].Text)
	if name, account := inBrackets(ps[0].Text); name != "" && b.Target == labels.Target(porting.CustomerName) {
		one, two := ps[0], ps[0]
		one.Text, two.Text = name, account
		return []saidOne{{cells.Label{Target: labels.Target(porting.AccountNumber), Rank: 1, Wording: b.Wording}, two}, {b, one}}
	}
	if len(parts) < 2 {
		return nil
	}
	piece := func(text string) cells.Piece {
		p := ps[0]
		p.Text = text
		return p
	}
	switch b.Target {
	case labels.Target(porting.AccountNumber), labels.AccountBTN:
		out := []saidOne{{b, piece(parts[0])}}
		if cells.Digits(parts[0]) == 0 {
			return nil
		}
		named, known := false, false
		for k, p := range parts[1:] {
			inline := l.g.Label(p)
			switch {
			case inline.Inline > 0:
				out = append(out, saidOne{inline, piece(cells.Clean(p[inline.Inline:]))})
				known = true
			case cells.StreetLike(p) && gather.Split(p).Street != "":
				whole := strings.Join(parts[1+k:], ", ")
				if k+2 < len(parts) { // "1055 W Hastings St - Vancouver, BC"
					at := strings.Index(ps[0].Text, p)
					whole = ps[0].Text[at:]
				}
				out = append(out, saidOne{cells.Label{Target: labels.Target(porting.ServiceAddress), Side: cells.ServiceSide, Rank: 1, Wording: b.Wording}, piece(whole)})
				return out
			case !named && nameLike(p):
				out = append(out, saidOne{cells.Label{Target: labels.Target(porting.CustomerName), Wording: b.Wording}, piece(p)})
				named, known = true, true
			case cells.TelephoneLike(p):
				out = append(out, saidOne{cells.Label{Target: labels.Telephone, Wording: b.Wording}, piece(p)})
			default:
				out = append(out, saidOne{cells.Label{Target: labels.None, Wording: b.Wording}, piece(p)})
			}
		}
		if known {
			return out
		}
	case labels.SectionService, labels.Target(porting.ServiceAddress), labels.Address, labels.Target(porting.CustomerName):
		at := 0
		for k, p := range parts[1:] {
			at += strings.Index(ps[0].Text[at:], parts[k]) + len(parts[k])
			rest := ps[0].Text[at+strings.Index(ps[0].Text[at:], p):]
			if a := gather.Split(rest); !cells.StreetLike(p) || a.Street == "" || a.City == "" || !nameLike(parts[k]) && !sited(parts[k]) {
				continue
			}
			head := cells.Label{Target: labels.None, Wording: b.Wording}
			if b.Target == labels.Target(porting.CustomerName) {
				head = b
			}
			before := strings.TrimRight(ps[0].Text[:strings.Index(ps[0].Text, rest)], " -–—|•·")
			return []saidOne{{head, piece(before)},
				{cells.Label{Target: labels.Target(porting.ServiceAddress), Side: cells.ServiceSide, Rank: 2, Wording: b.Wording}, piece(rest)}}
		}
	}
	return nil
}

// inBrackets reads "Otter Creek Dairy (Acct 05-551)".
func inBrackets(text string) (name, account string) {
	head, inner, ok := strings.Cut(text, "(")
	if !ok || !strings.HasSuffix(inner, ")") || cells.Clean(head) == "" {
		return "", ""
	}
	inner = strings.TrimSuffix(inner, ")")
	m, ok := labels.CSR().Prefix(inner)
	if !ok || m.Fuzzy || m.Target != labels.Target(porting.AccountNumber) || m.Value >= len(inner) {
		return "", ""
	}
	if account = cells.Clean(inner[m.Value:]); cells.Digits(account) < 3 || strings.Contains(account, " ") {
		return "", ""
	}
	return cells.Clean(head), account
}

// nameLike tells whether a text can be a name: words, and hardly a digit.
func nameLike(text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	_, state := cells.Status(text)
	return letters >= 3 && cells.Digits(text)*3 < letters && len(text) <= 120 && !state && !cells.CustomerType(text)
}

// sited tells whether a text names a place: "Store 12", "Site #4".
func sited(text string) bool {
	w, _, _ := strings.Cut(text, " ")
	return siteNouns(w) != nil
}

// segments reads a line of several things that dashes or bars divide, some with a label
// and none without a meaning: "Mark Twain Cave Tours, Inc. – Account 573-221-0150 044",
// "Customer Service Record – Account 6630-114-9 – Printed 11/17/2026".
func (l *layout) segments(b box) bool {
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
		found[k] = l.g.Label(p)
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
			l.c.Titled = true
		case f.Inline > 0:
			one.Text = cells.Clean(p[f.Inline:])
			l.assign(f, []cells.Piece{one})
		case k == 0 && !f.Is() && gather.NameShaped(p):
			l.nameInTitle(one)
		default:
			l.cur.Lay(p, b.Where)
			l.cur.Keep("", one)
		}
	}
	return true
}

// nameInTitle takes a name that a title gives for the customer's where it is a company's
// by its form; else it is left to be told. One of the telephone trade is the carrier's.
func (l *layout) nameInTitle(p cells.Piece) {
	trade := slices.ContainsFunc(labels.Words(p.Text), func(w string) bool {
		switch w {
		case "communication", "communications", "telephone", "telecom", "telecommunications", "telco", "cable", "wireless", "broadband", "fiber", "mobility", "internet", "portal", "wholesale", "network", "networks":
			return true
		}
		return false
	})
	switch {
	case trade:
		l.cur.Lay(p.Text, p.Where)
	case gather.CompanyLike(p.Text):
		l.assign(cells.Label{Target: labels.Target(porting.CustomerName), Wording: "title"}, []cells.Piece{p})
	default:
		l.cur.Lay(p.Text, p.Where)
		l.cur.Keep("holder named in a title", p)
	}
}

// titled reads a title with more in it: "CSR for Prairie State Elevator, Inc. as of
// 11/18/2026". It is false where the line says nothing more.
func (l *layout) titled(b box) bool {
	text := b.Text
	fs := dates.Find(text)
	said := false
	if len(fs) == 1 && b.Flags == 0 {
		one := b.Piece
		one.Text = text[fs[0].Start:fs[0].End]
		l.assign(cells.Label{Target: labels.Target(porting.CSRDate), Wording: "title"}, []cells.Piece{one})
		said = true
	}
	if i := strings.Index(text, " for "); i > 0 {
		name := text[i+len(" for "):]
		for _, w := range []string{" as of", " dated", " on ", " printed", " – ", " - ", " ("} {
			if k := strings.Index(name, w); k > 0 {
				name = name[:k]
			}
		}
		if name = strings.TrimRight(cells.Clean(name), " ,;:-–"); gather.NameShaped(name) && !l.g.Label(name).Is() {
			one := b.Piece
			one.Text = name
			l.nameInTitle(one)
			said = true
		}
	}
	if said {
		l.cur.Lay(text, b.Where)
	}
	return said
}

// sentences reads what a typed paper says without a colon: "The account number is
// 77120-4410 and the main billing number is 906-847-0160." Only what has the shape of
// what it is said to be is taken.
func (l *layout) sentences(b box) bool {
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
		f := l.g.Label(text[m.Start:m.End])
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
		case Listed(f.Target):
			if value = strings.TrimRight(value, " .;,"); !cells.PhoneCell(value) {
				continue
			}
		default:
			continue
		}
		one := b.Piece
		one.Text = value
		l.assign(f, []cells.Piece{one})
		said = true
	}
	if said {
		l.cur.Lay(text, b.Where)
	}
	return said
}
