package cells

// Labels that count: "TN 1", "Status #2", "Line 3 Features" are the labels of one line
// each, and the number says of which.

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// Ordinal is the number of a label that counts, 0 for none, and the label without it:
// "TN #2" is 2 and "TN", "TN1 Status" 1 and "TN Status".
func Ordinal(text string) (n int, stem string) {
	text = strings.TrimRight(text, " :.?")
	from := strings.IndexAny(text, "0123456789")
	if from < 2 || len(text) > MaxLabel {
		return 0, ""
	}
	to := from
	for to < len(text) && text[to] >= '0' && text[to] <= '9' {
		n = min(n*10+int(text[to]-'0'), 1000)
		to++
	}
	if to-from > 3 || n == 0 || strings.ContainsAny(text[to:], "0123456789") {
		return 0, ""
	}
	head, tail := strings.TrimRight(text[:from], " #(-_."), strings.TrimLeft(text[to:], " )-_.:")
	if tail != "" && text[to] != ' ' && text[to] != ')' && text[to] != '_' && text[to] != '-' { // "E911Address"
		return 0, ""
	}
	if w := strings.ToLower(head); strings.HasSuffix(w, " no") { // "TN No. 2", and not "Telephone No"
		if m, ok := labels.CSR().Exact(head[:len(head)-3]); ok && !m.Fuzzy {
			head = head[:len(head)-3]
		}
	}
	if len(head) < 2 || !IsLetter(head[len(head)-1]) || len(strings.Fields(head+" "+tail)) > 4 {
		return 0, ""
	}
	return n, Clean(head + " " + tail)
}

// counting reads a label that counts, of what a record says line by line.
func counting(text string) Label {
	n, stem := Ordinal(text)
	if n == 0 || strings.EqualFold(stem, "line") { // of an address, or the name of a column
		return Label{}
	}
	m, ok := labels.CSR().Exact(stem)
	if ok && WholeAddress(m.Target) && m.Target != labels.NameAndAddress && n > 2 && n < 6 && !m.Fuzzy {
		l := fromMatch(m, stem)
		l.Target, l.Wording, l.Colon = labels.CityStateZip, strings.TrimRight(text, " :"), strings.HasSuffix(text, ":")
		if m.Target == labels.Target(porting.BillingAddress) {
			l.Side = BillingSide
		}
		return l
	}
	if ok && WholeAddress(m.Target) && n < 3 { // "Service Location 2": the second line of it
		line := "address " + string(rune('0'+n))
		switch side := WordingSide(stem); {
		case m.Target == labels.Target(porting.BillingAddress), side == BillingSide:
			line = "billing " + line
		case side == ServiceSide:
			line = "service " + line
		}
		m, ok = labels.CSR().Exact(line)
		stem = line
	} else if ok {
		ok = OfLine(m.Target)
	}
	if !ok || m.Fuzzy {
		return Label{}
	}
	l := fromMatch(m, stem)
	l.Wording, l.Colon = strings.TrimRight(text, " :"), strings.HasSuffix(text, ":")
	return l
}

// place reads the label of one of several places, "Location 2", where its whole address
// stands behind it.
func place(text string) Label {
	n, stem := Ordinal(text)
	if n == 0 {
		return Label{}
	}
	if m, ok := labels.CSR().Exact(stem); ok && !m.Fuzzy && (m.Target == labels.SectionService || m.Target == labels.Target(porting.ServiceAddress)) {
		l := fromMatch(m, stem)
		l.Wording = strings.TrimSpace(text)
		return l
	}
	return Label{}
}

// OfLine tells whether a label asks for what belongs to a single line.
func OfLine(t labels.Target) bool {
	return t == labels.Numbers || t == labels.Telephone ||
		slices.Contains([]labels.Target{labels.Status, labels.Features, labels.Note, labels.Circuit, labels.DisconnectedOn}, t)
}
