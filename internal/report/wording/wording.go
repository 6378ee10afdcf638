// Package wording holds what every report calls things: fields, reasons,
// verdicts, places, in plain words and in one voice. The words stand in
// words.tsv; the sentences that are made from a whole report are in
// sentences.go. It is light, so that the notifier can link it, and it decides
// nothing.
package wording

import (
	_ "embed"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/tsv"
)

//go:embed words.tsv
var wordsTSV string

type word struct{ label, inside string }

// words maps "kind\tname" to its words. It is built at its first use.
var words = sync.OnceValue(func() map[string]word {
	m := make(map[string]word, 220)
	for c := range tsv.Rows("words.tsv", wordsTSV, 4, 4) {
		m[c[0]+"\t"+c[1]] = word{c[2], c[3]}
	}
	return m
})

// Of returns what a kind of things ("reason", "feature" …) calls the one of that
// name, or the name with blanks for underscores where words.tsv has no word.
func Of(kind, name string) string {
	if w, ok := words()[kind+"\t"+name]; ok {
		return w.label
	}
	return strings.ReplaceAll(name, "_", " ")
}

// Inside returns the same as it reads inside a sentence.
func Inside(kind, name string) string {
	if w, ok := words()[kind+"\t"+name]; ok && w.inside != "" {
		return w.inside
	}
	return Of(kind, name)
}

// Known tells whether there is a word of that kind and name.
func Known(kind, name string) bool {
	_, ok := words()[kind+"\t"+name]
	return ok
}

// Field is a field's label: "Business name".
func Field(n porting.Name) string { return Of("field", string(n)) }

// Title says what a finding is about: "Service address, suite or unit" where it
// is about a field, else what the carrier calls it.
func Title(f *porting.Finding) string { return title(f, Of) }

// Subject is Title as it reads inside a sentence.
func Subject(f *porting.Finding) string { return title(f, Inside) }

func title(f *porting.Finding, of func(kind, name string) string) string {
	switch {
	case f.Field != "" && f.Part != "":
		return of("field", string(f.Field)) + ", " + Of("part", f.Part)
	case f.Field != "" && (len(f.Differences) > 0 || f.Rejection.Reason == ""):
		return of("field", string(f.Field))
	}
	return of("reason", f.Rejection.Reason)
}

// CarrierWord is what the carrier calls a finding, "" where it calls it nothing:
// that a paper could not be read well enough is a matter between us and the paper.
func CarrierWord(f *porting.Finding) string {
	if f.Rejection.Type == porting.TypeDocument && len(CodesOf(f.Rejection)) == 0 {
		return ""
	}
	return Of("reason", f.Rejection.Reason)
}

// Differences lists classes of difference: "capital and small letters, blanks".
func Differences(ds []porting.Difference) string {
	var out []string
	for _, d := range ds {
		out = append(out, Of("difference", string(d)))
	}
	return strings.Join(out, ", ")
}

// Codes are the codes that one system has for a reason.
type Codes struct {
	System string // as people write it: "Level 3"
	Codes  []string
}

// CodesOf returns a rejection's codes: the systems that words.tsv names in its
// order, then any other by name.
func CodesOf(r porting.Rejection) []Codes {
	var out []Codes
	known := []string{"bandwidth", "level3", "telnyx", "twilio"}
	for _, s := range known {
		if len(r.Codes[s]) > 0 {
			out = append(out, Codes{Of("system", s), r.Codes[s]})
		}
	}
	var rest []string
	for s := range r.Codes {
		if len(r.Codes[s]) > 0 && !Known("system", s) {
			rest = append(rest, s)
		}
	}
	sort.Strings(rest)
	for _, s := range rest {
		out = append(out, Codes{s, r.Codes[s]})
	}
	return out
}

// Number writes a NANP number in E.164 as people do: "(217) 555-0100". Anything
// else is returned as it is.
func Number(tn string) string {
	if len(tn) != 12 || !strings.HasPrefix(tn, "+1") {
		return tn
	}
	for i := 2; i < len(tn); i++ {
		if tn[i] < '0' || tn[i] > '9' {
			return tn
		}
	}
	return "(" + tn[2:5] + ") " + tn[5:8] + "-" + tn[8:]
}

// Place says where something stands: "page 1", "sheet CSR, cell B2", "line 4".
// It is "" for no place.
func Place(w porting.Where) string {
	var s string
	switch {
	case w.Page > 0:
		s = "page " + strconv.Itoa(w.Page)
	case w.Cell != "" && w.Sheet != "":
		s = "sheet " + w.Sheet + ", cell " + w.Cell
	case w.Cell != "":
		s = "cell " + w.Cell
	case w.Sheet != "":
		s = "sheet " + w.Sheet
	case w.Line > 0:
		s = "line " + strconv.Itoa(w.Line)
		if w.Column > 0 {
			s += ", column " + strconv.Itoa(w.Column)
		}
	}
	if n := len(w.More); n > 0 && s != "" {
		s += " and " + Count(n, "more place", "more places")
	}
	return s
}

// Count writes a number with its noun: "1 number", "5,000 numbers".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Thousands(n) + " " + many
}

// Thousands writes a number with commas: "5,000".
func Thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// List joins with commas and a last "and"; what is beyond the first max is
// counted: "name, BTN and 3 more".
func List(items []string, max int) string {
	if extra := len(items) - max; extra > 0 {
		items = append(append([]string{}, items[:max]...), strconv.Itoa(extra)+" more")
	}
	switch n := len(items); n {
	case 0:
		return ""
	case 1:
		return items[0]
	default:
		return strings.Join(items[:n-1], ", ") + " and " + items[n-1]
	}
}

// Plain writes a number without commas.
func Plain(n int) string { return strconv.Itoa(n) }
