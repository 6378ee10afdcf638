package address

// The tables of USPS Publication 28 and its Canadian counterpart, read from
// their data files when they are first asked for.

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"github.com/portcheck/portcheck/internal/tsv"
)

//go:embed suffixes.tsv
var suffixData string

//go:embed units.tsv
var unitData string

//go:embed directionals.tsv
var directionalData string

//go:embed states.tsv
var stateData string

var suffixes = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 500)
	for r := range tsv.Rows("suffixes.tsv", suffixData, 2, 3) {
		m[r[0]], m[r[1]] = r[0], r[0]
		if len(r) > 2 {
			for w := range strings.FieldsSeq(r[2]) {
				m[w] = r[0]
			}
		}
	}
	return m
})

// suffixWords maps a standard abbreviation to its word.
var suffixWords = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 210)
	for r := range tsv.Rows("suffixes.tsv", suffixData, 2, 3) {
		m[r[0]] = r[1]
	}
	return m
})

type designator struct {
	code  string
	alone bool
}

var units = sync.OnceValue(func() map[string]designator {
	m := make(map[string]designator, 80)
	for r := range tsv.Rows("units.tsv", unitData, 5, 5) {
		d := designator{r[0], r[2] == "alone"}
		m[r[0]], m[r[1]] = d, d
		for w := range strings.FieldsSeq(r[3]) {
			m[w] = d
		}
	}
	return m
})

var directionals = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 32)
	for r := range tsv.Rows("directionals.tsv", directionalData, 4, 4) {
		for _, w := range r {
			if w != "" {
				m[w] = r[0]
			}
		}
	}
	return m
})

var states = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 160)
	for r := range tsv.Rows("states.tsv", stateData, 2, 3) {
		m[r[0]], m[r[1]] = r[0], r[0]
		if len(r) > 2 {
			for w := range strings.SplitSeq(r[2], "|") {
				m[w] = r[0]
			}
		}
	}
	return m
})

// Suffix returns the standard abbreviation of a street suffix in any of its
// spellings ("Avenue", "Av.", "AVE" → "AVE"), "" for a word that is none.
func Suffix(word string) string { return suffixes()[key(word)] }

// CommonSuffix is Suffix for the standard abbreviation and the word alone: the
// other spellings (Harbr, Sumit) are slips of the pen anywhere but in a street.
func CommonSuffix(word string) string {
	k := key(word)
	c := suffixes()[k]
	if c == "" || k == c || suffixWords()[c] == k {
		return c
	}
	return ""
}

// Designator returns the standard abbreviation of a unit designator ("Suite" →
// "STE"), "" for a word that is none. "#" is its own.
func Designator(word string) string {
	if word == "#" {
		return "#"
	}
	return units()[key(word)].code
}

// Directional returns N, NE, … for a directional in any of its spellings, else "".
func Directional(word string) string { return directionals()[key(word)] }

// State returns the two-letter code of a state, territory or province in any of
// its spellings ("Illinois", "Ill.", "D.C."), "" for a text that is none.
func State(text string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(text) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(key(w))
	}
	k := b.String()
	if c := states()[k]; c != "" {
		return c
	}
	if strings.Contains(k, " ") && len(k) <= 5 { // "N Y", "D C"
		return states()[strings.ReplaceAll(k, " ", "")]
	}
	return ""
}

// key is a word as the tables hold it: upper case, dots and marks around it left out.
func key(word string) string {
	clean := true
	for i := 0; i < len(word); i++ {
		if c := word[i]; (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			clean = false
			break
		}
	}
	if clean {
		return word
	}
	var b strings.Builder
	for _, r := range word {
		switch r {
		case '.', ',', ';', '(', ')', ':', '\'', '’':
		default:
			b.WriteRune(unicode.ToUpper(r))
		}
	}
	return b.String()
}
