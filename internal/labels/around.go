package labels

// Labels with more around a wording: whose it is, the parts that it lists, the name of
// the carrier.

import "strings"

// qualified matches a part of an address whose label says whose it is ("Location
// city/state/zip", "Billing - postal code"), and a field's label with "your" before it.
func (v *Vocabulary) qualified(text string, ts []token) (Match, bool) {
	if !v.composes || len(ts) < 2 || ts[0].sep == ':' || ts[0].sep == '_' || ts[0].sep == '\n' {
		return Match{}, false
	}
	q := qualifier(ts[0].word)
	if q == notQualifier {
		return Match{}, false
	}
	m, ok := v.whole(text, ts[1:])
	if !ok || m.Target == Hint || m.Target == None {
		return Match{}, false
	}
	m.Start = ts[0].start
	if q == ownQualifier {
		return m, m.Target.Field() != "" || m.Target == Address || m.Target == Carrier || m.Target == Telephone
	}
	switch m.Target {
	case Street, City, State, Zip, CityStateZip, Unit:
		m.Wording, m.Words = ts[0].word+" "+m.Wording, m.Words+1
		return m, true
	}
	return Match{}, false
}

// What a word before a label says.
const (
	notQualifier   = iota
	ownQualifier   // that it is the reader's own: "your"
	whoseQualifier // whose it is: "billing"
)

// qualifier is what a word says before a label.
func qualifier(w string) int {
	switch w {
	case "your", "our", "my", "the", "their", "his", "her":
		return ownQualifier
	case "account", "location", "service", "premise", "install", "physical", "site", "business", "company", "customer", "subscriber", "enduser",
		"billing", "mailing", "invoice", "bill", "registered":
		return whoseQualifier
	}
	return notQualifier
}

// withItsParts matches the label of an address that lists the parts of it: "Physical
// service address, city, state, zip".
func (v *Vocabulary) withItsParts(text string, ts []token) (Match, bool) {
	if !v.composes {
		return Match{}, false
	}
	n := len(ts)
	for n > 1 {
		switch ts[n-1].word {
		case "city", "town", "state", "st", "province", "zip", "postal", "and", "or", "including", "with", "incl", "country", "unit", "suite", "apartment", "street":
			n--
			continue
		}
		break
	}
	if len(ts)-n < 2 {
		return Match{}, false
	}
	m, ok := v.whole(text, ts[:n])
	if !ok {
		m, ok = v.composed(ts[:n])
	}
	if !ok || m.Target != "service_address" && m.Target != "billing_address" && m.Target != "address" {
		return Match{}, false
	}
	m.End, m.Value = ts[len(ts)-1].end, len(text)
	return m, true
}

// carriersOwn matches an account number or a PIN whose label says by name whose it is:
// "AT&T Account Number", "Comcast Business PIN:".
func (v *Vocabulary) carriersOwn(text string, ts []token) (Match, bool) {
	if !v.composes || len(ts) < 2 || len(ts) > 5 {
		return Match{}, false
	}
	asks := func(n int, t Target) (Match, bool) { // the last n words
		if n >= len(ts) {
			return Match{}, false
		}
		m, ok := v.whole(text, ts[len(ts)-n:])
		return m, ok && m.Target == t
	}
	m, ok := asks(2, "account_number")
	if !ok {
		m, ok = asks(2, "pin")
	}
	if !ok {
		m, ok = asks(1, "pin")
	}
	if !ok {
		return Match{}, false
	}
	name := text[ts[0].start:m.Start]
	if strings.ContainsAny(name, "\n0123456789") {
		return Match{}, false // a value over its label
	}
	table := byWords()
	for _, w := range strings.Fields(name) {
		c := canonical(fold(w))
		if w[0] < 'A' || w[0] > 'Z' || table.others.has(table.numbers[c]) || strings.ContainsAny(w, ":.,;/()") || table.known.has(table.numbers[c]) || table.filler.has(table.numbers[c]) || v.child(v.root, c) != nil {
			return Match{}, false
		}
	}
	m.Start, m.Source = ts[0].start, ByName
	return m, true
}

// ByName is the source of a label that says by a company's name whose number it asks
// for. It may be the gaining carrier's.
const ByName = "by name"
