package loa

// What the letter's wording states of what federal rules ask for (statements.tsv).

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/tsv"
)

//go:embed statements.tsv
var statementsData string

// statement is a wording by groups of words, of each of which one has to stand in one
// sentence.
type statement struct {
	name   string
	groups [][]string
}

var statements = sync.OnceValue(func() []statement {
	var out []statement
	for f := range tsv.Rows("statements.tsv", statementsData, 3, 9) {
		st := statement{name: f[0]}
		for _, g := range f[1 : len(f)-1] {
			st.groups = append(st.groups, strings.Split(g, "|"))
		}
		out = append(out, st)
	}
	return out
})

// statements are the statements that the letter's wording makes. It is nil where
// nothing can be said of it: pages that are images, a letter in other words or
// another language, and the short sentence or two of most providers' forms, which
// names neither the one carrier nor the fee and so does not mean to be the wording of
// the rule. No carrier is known to bounce those.
func (r *reader) statements() []string {
	var found []string
	for _, s := range r.form.Sheets {
		if s.Hidden || s.Cut || len(s.Words) == 0 {
			return nil
		}
		for _, w := range s.Words {
			if w.Read == porting.ReadOCR {
				return nil
			}
		}
		for _, sentence := range wording(s) {
			for _, st := range statements() {
				if !slices.Contains(found, st.name) && st.in(sentence) {
					found = append(found, st.name)
				}
			}
		}
	}
	if !slices.Contains(found, porting.StatesOneCarrier) && !slices.Contains(found, porting.StatesFee) ||
		!slices.Contains(found, porting.StatesChange) && !slices.Contains(found, porting.StatesAgent) {
		return nil
	}
	out := []string{}
	for _, name := range porting.Statements {
		if slices.Contains(found, name) {
			out = append(out, name)
		}
	}
	return out
}

// in tells whether a sentence holds a word of each group.
func (st statement) in(sentence []string) bool {
	for _, g := range st.groups {
		if !slices.ContainsFunc(sentence, func(w string) bool {
			return slices.ContainsFunc(g, func(of string) bool {
				if whole, ok := strings.CutSuffix(of, "$"); ok {
					return w == whole
				}
				return strings.HasPrefix(w, of)
			})
		}) {
			return false
		}
	}
	return true
}

// beginsCapital tells whether the first letter of a word is a capital.
func beginsCapital(w string) bool {
	c, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "\"“'("))
	return unicode.IsUpper(c)
}

// wording is the page's running text as sentences, each as its words in lower case.
// What stops for an abbreviation ("Inc. to act …") is one sentence.
func wording(s *layout.Sheet) [][]string {
	var out [][]string
	for _, p := range s.Paragraphs() {
		if strings.IndexFunc(p.Text, unicode.IsLetter) < 0 {
			continue // numbers
		}
		var now []string
		stopped := false
		for _, w := range strings.Fields(p.Text) {
			if stopped && beginsCapital(w) {
				out, now = append(out, now), nil
			}
			stopped = strings.HasSuffix(w, ".") || strings.HasSuffix(w, ".)")
			if t := strings.ToLower(strings.TrimFunc(w, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })); t != "" {
				now = append(now, t)
			}
		}
		out = append(out, now)
	}
	return out
}
