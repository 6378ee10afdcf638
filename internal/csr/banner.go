package csr

// Lines that say several things without a label for each: "Account 2200118 – Cascadia
// Coffee Ltd. – 1055 W Hastings St, Vancouver, BC V6E 2E9", "Location: Store 12 - 40
// Main St, Plymouth, MA 02360". What each part is, its shape says.

import (
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// shaped tells whether a value has the shape that only a label's value has, so that
// even a dash, or for an account's number a blank, is enough between the two.
func shaped(m labels.Match, value string) bool {
	value = clean(value)
	if m.Sep == ' ' && m.Target != labels.Target(porting.AccountNumber) {
		if m.Target == labels.Target(porting.CSRDate) { // "DATE PRINTED 11/17/2026"
			_, ok := dates.Parse(value)
			return ok
		}
		_, ok := telephone.Parse(value) // "BTN 217-555-0100"
		return ok && (m.Target == labels.Target(porting.BTN) || m.Target == labels.Numbers && m.Words == 1)
	}
	switch m.Target {
	case labels.Target(porting.AccountNumber), labels.AccountBTN:
		first := segments(value)[0]
		for _, w := range strings.Fields(first) {
			if digits(w) == 0 {
				return false
			}
		}
		if m.Sep == ' ' { // "Account 4411 - Alder Clinic", "Account No. 4411": not "Account 2 of 5"
			return digits(first) >= 3 && !strings.ContainsAny(first, "/:%") && (m.Words > 1 || first != value)
		}
		return digits(first) >= 3
	case labels.Target(porting.BTN), labels.Target(porting.ContactPhone), labels.Numbers:
		fs := telephone.FindAll(value)
		return len(fs) > 0 && fs[0].Start == 0
	case labels.Target(porting.PIN), labels.Target(porting.SSNLast4):
		return len(value) <= 10 && digits(value) >= 4 && !strings.Contains(value, " ")
	case labels.Target(porting.ServiceAddress), labels.Target(porting.BillingAddress), labels.Address:
		return streetLike(value)
	case labels.Target(porting.CSRDate):
		_, ok := dates.Parse(value)
		return ok
	}
	return false
}

// segments are the parts of a text between dashes or bars with blanks around them.
func segments(text string) []string {
	var out []string
	for {
		at, to := -1, 0
		for i, r := range text {
			if strings.ContainsRune("-–—|•·", r) && i > 0 && text[i-1] == ' ' {
				if n := i + len(string(r)); n < len(text) && text[n] == ' ' {
					at, to = i, n
					break
				}
			}
		}
		if at < 0 {
			return append(out, strings.TrimSpace(text))
		}
		out = append(out, strings.TrimSpace(text[:at]))
		text = text[to:]
	}
}

// said is one thing that a line says, and the label that it would have.
type saidOne struct {
	label
	piece
}

// banner takes apart a value that says more than its label asks for. It returns nil
// where the value is one, or where its parts are not known by their shapes.
func (l *layout) banner(b label, ps []piece) []saidOne {
	if len(ps) != 1 || ps[0].flags != 0 || len(ps[0].text) > 400 || strings.ContainsRune(ps[0].text, '\n') {
		return nil
	}
	parts := segments(ps[0].text)
	if name, account := inBrackets(ps[0].text); name != "" && b.target == labels.Target(porting.CustomerName) {
		one, two := ps[0], ps[0]
		one.text, two.text = name, account
		return []saidOne{{label{target: labels.Target(porting.AccountNumber), rank: 1, wording: b.wording}, two}, {b, one}}
	}
	if len(parts) < 2 {
		return nil
	}
	piece := func(text string) piece {
		p := ps[0]
		p.text = text
		return p
	}
	switch b.target {
	case labels.Target(porting.AccountNumber), labels.AccountBTN:
		out := []saidOne{{b, piece(parts[0])}}
		if digits(parts[0]) == 0 {
			return nil
		}
		named, known := false, false
		for k, p := range parts[1:] {
			inline := l.g.label(p)
			switch {
			case inline.inline > 0:
				out = append(out, saidOne{inline, piece(clean(p[inline.inline:]))})
				known = true
			case streetLike(p) && split(p).Street != "":
				whole := strings.Join(parts[1+k:], ", ")
				if k+2 < len(parts) { // "1055 W Hastings St - Vancouver, BC"
					at := strings.Index(ps[0].text, p)
					whole = ps[0].text[at:]
				}
				out = append(out, saidOne{label{target: labels.Target(porting.ServiceAddress), side: serviceSide, rank: 1, wording: b.wording}, piece(whole)})
				return out
			case !named && nameLike(p):
				out = append(out, saidOne{label{target: labels.Target(porting.CustomerName), wording: b.wording}, piece(p)})
				named, known = true, true
			case telephoneLike(p):
				out = append(out, saidOne{label{target: labels.Telephone, wording: b.wording}, piece(p)})
			default:
				out = append(out, saidOne{label{target: labels.None, wording: b.wording}, piece(p)})
			}
		}
		if known {
			return out
		}
	case labels.SectionService, labels.Target(porting.ServiceAddress), labels.Address, labels.Target(porting.CustomerName):
		at := 0
		for k, p := range parts[1:] {
			at += strings.Index(ps[0].text[at:], parts[k]) + len(parts[k])
			rest := ps[0].text[at+strings.Index(ps[0].text[at:], p):]
			if a := split(rest); !streetLike(p) || a.Street == "" || a.City == "" || !nameLike(parts[k]) && !sited(parts[k]) {
				continue
			}
			head := label{target: labels.None, wording: b.wording}
			if b.target == labels.Target(porting.CustomerName) {
				head = b
			}
			before := strings.TrimRight(ps[0].text[:strings.Index(ps[0].text, rest)], " -–—|•·")
			return []saidOne{{head, piece(before)},
				{label{target: labels.Target(porting.ServiceAddress), side: serviceSide, rank: 2, wording: b.wording}, piece(rest)}}
		}
	}
	return nil
}

// inBrackets reads "Otter Creek Dairy (Acct 05-551)".
func inBrackets(text string) (name, account string) {
	head, inner, ok := strings.Cut(text, "(")
	if !ok || !strings.HasSuffix(inner, ")") || clean(head) == "" {
		return "", ""
	}
	inner = strings.TrimSuffix(inner, ")")
	m, ok := labels.CSR().Prefix(inner)
	if !ok || m.Fuzzy || m.Target != labels.Target(porting.AccountNumber) || m.Value >= len(inner) {
		return "", ""
	}
	if account = clean(inner[m.Value:]); digits(account) < 3 || strings.Contains(account, " ") {
		return "", ""
	}
	return clean(head), account
}

// nameLike tells whether a text can be a name: words, and hardly a digit.
func nameLike(text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	_, state := status(text)
	return letters >= 3 && digits(text)*3 < letters && len(text) <= 120 && !state && !customerType(text)
}

// sited tells whether a text names a place: "Store 12", "Site #4".
func sited(text string) bool {
	w, _, _ := strings.Cut(text, " ")
	return siteNouns(w) != nil
}
