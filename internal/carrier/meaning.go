package carrier

// The crosswalk read the other way: what a code in a rejection notice stands for.

import (
	"slices"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/tsv"
)

// Meaning is one row of the crosswalk.
type Meaning struct {
	// Name is the row's in plain words: "Service address mismatch".
	Name string
	// Reasons are the contract's reasons that the row stands for, the first the
	// usual one; none where an LOA and a CSR cannot tell.
	Reasons []string
}

// meanings has the rows of each code: those that list it, and apart from them
// those whose range holds it ("LNP002-017" are features, LNP009 is the freeze).
type meanings struct{ listed, ranged map[string][]*Meaning }

var byCode = sync.OnceValue(func() meanings {
	m := meanings{listed: map[string][]*Meaning{}, ranged: map[string][]*Meaning{}}
	for f := range tsv.Rows("codes.tsv", codeData, 2+len(Systems), 2+len(Systems)) {
		row := &Meaning{Name: f[1]}
		for reason := range strings.FieldsSeq(f[0]) {
			if reason != "-" {
				row.Reasons = append(row.Reasons, reason)
			}
		}
		for _, cell := range f[2:] {
			for _, t := range tokens(cell) {
				m.add(t, row)
			}
		}
	}
	return m
})

// add reads one word of a cell: a code, several that share a beginning, or a range.
func (m meanings) add(word string, row *Meaning) {
	base, more, _ := strings.Cut(word, "/")
	for _, suffix := range append([]string{""}, strings.Split(more, "/")...) {
		code := base
		if suffix != "" {
			code = base[:len(base)-1] + suffix // "LNP101J/S/W"
		}
		into, codes := m.listed, []string{code}
		if strings.Contains(code, "-") {
			if into, codes = m.ranged, level3(code); codes == nil {
				codes = numbered(code)
			}
		}
		for _, c := range codes {
			if !slices.Contains(into[c], row) {
				into[c] = append(into[c], row)
			}
		}
	}
}

// tokens are the words of a cell that may be codes: those with a digit, and the
// names in capitals. Bandwidth's names for the losing carrier's codes stand in
// parentheses ("7402 (E1)"); other remarks there are in small letters.
func tokens(cell string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(" ,()[]≥", r) }) {
		switch {
		case !IsCode(strings.NewReplacer("/", "", "-", "").Replace(w)):
		default:
			out = append(out, w)
		}
	}
	return out
}

// IsCode tells whether a word has the form of a code: capitals and digits with at
// least one digit ("7402", "E42PWA", "8D"), or a name of several words in capitals
// ("LOCATION_MISMATCH", "PORT_TYPE_INCORRECT"). "E6d" is one too: Bandwidth tells
// its codes apart by a small letter at the end.
func IsCode(word string) bool {
	digit, under := false, false
	for i, r := range word {
		switch {
		case r >= '0' && r <= '9':
			digit = true
		case r == '_':
			under = i > 0 && i < len(word)-1
		case r >= 'A' && r <= 'Z':
		case r >= 'a' && r <= 'z' && digit && i == len(word)-1:
		default:
			return false
		}
	}
	return (digit || under) && len(word) >= 2
}

// Meanings returns the rows of the crosswalk in which a code stands, whoever's it
// is; none for a code that nobody published. The text may hold several codes for
// the same thing ("7402 (E1)"): the rows that all known ones share count, if there
// are any.
func Meanings(text string) []Meaning {
	m := byCode()
	var rows []*Meaning
	for _, word := range strings.FieldsFunc(text, func(r rune) bool {
		return r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	}) {
		found := m.listed[word]
		if found == nil {
			found = m.listed[strings.ToUpper(word)]
		}
		if found == nil {
			found = m.ranged[strings.ToUpper(word)]
		}
		if found == nil {
			continue
		}
		var both []*Meaning
		for _, r := range rows {
			if slices.Contains(found, r) {
				both = append(both, r)
			}
		}
		switch {
		case len(rows) == 0:
			rows = found
		case len(both) > 0:
			rows = both
		}
	}
	var out []Meaning
	for _, r := range rows {
		out = append(out, *r)
	}
	return out
}
