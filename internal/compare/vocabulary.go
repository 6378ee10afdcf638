package compare

// Which words are short for which, by the kind of text.

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/tsv"
)

// Kind is what a text is, as far as comparing it goes.
type Kind int

// The kinds of text.
const (
	BusinessName Kind = iota
	PersonName
	Account // account numbers, PINs, SSN digits: no word is short for another
	Street
	Unit
	City
	State
	Zip
)

//go:embed abbreviations.tsv
var abbreviationData string

type meaning struct {
	id    int // the line it stands on
	kinds string
	caps  bool
}

var abbreviations = sync.OnceValue(func() map[string][]meaning {
	m := make(map[string][]meaning, 400)
	id := 0
	for f := range tsv.Rows("abbreviations.tsv", abbreviationData, 4, 4) {
		id++
		for form := range strings.SplitSeq(f[2], "|") {
			m[form] = append(m[form], meaning{id, f[0], f[1] == "caps"})
		}
	}
	return m
})

// vocabulary knows the short words of one kind of text.
type vocabulary struct{ kind Kind }

func newVocabulary(k Kind) vocabulary { return vocabulary{k} }

// sense is one thing that a phrase can mean; caps tells that its short form is
// written in capitals.
type sense struct {
	set  byte // a abbreviation, s suffix, d directional, u unit, n number, t state, i initial
	id   string
	caps bool
}

func phrase(ws []word) string {
	if len(ws) == 1 {
		return ws[0].plain
	}
	parts := make([]string, len(ws))
	for i, w := range ws {
		parts[i] = w.plain
	}
	return strings.Join(parts, " ")
}

// senses are the meanings of words i to j-1 of a text.
func (v vocabulary) senses(ws []word, i, j int) []sense {
	if v.kind == Account || v.kind == Zip {
		return nil
	}
	var out []sense
	p := phrase(ws[i:j])
	letterKind := byte('n')
	switch v.kind {
	case PersonName:
		letterKind = 'p'
	case Street, City:
		letterKind = 's'
	case Unit:
		letterKind = 'u'
	}
	if v.kind != State {
		for _, m := range abbreviations()[p] {
			if strings.IndexByte(m.kinds, letterKind) < 0 {
				continue
			}
			// Saint, Mount, Fort, Doctor have a name behind them.
			if lead(p) && j == len(ws) {
				continue
			}
			out = append(out, sense{'a', string(rune(m.id)), m.caps})
		}
	}
	switch v.kind {
	case State:
		if c := address.State(p); c != "" {
			out = append(out, sense{'t', c, true})
		}
	case Unit:
		if c := address.Designator(p); c != "" && j == i+1 {
			out = append(out, sense{'u', c, c == "PH"})
		}
		if n := address.Number(strings.ReplaceAll(p, " ", "-")); n != "" {
			out = append(out, sense{'n', strings.TrimRight(n, "SNRTDH"), false})
		} else if j == i+1 && ws[i].digit {
			if n := strings.TrimRight(p, "sndrth"); strings.Trim(n, "0123456789") == "" {
				out = append(out, sense{'n', n, false})
			}
		}
	case Street, City, BusinessName:
		if c := address.Directional(p); c != "" {
			out = append(out, sense{'d', c, true})
		} else if j == i+2 {
			if c := address.Directional(ws[i].plain + ws[i+1].plain); c != "" {
				out = append(out, sense{'d', c, true})
			}
		}
		suffix := address.CommonSuffix
		if v.kind == Street && endsStreet(ws, j) {
			suffix = address.Suffix // "Hrbor" is Harbor there, and a slip in "Hrbor View Dr"
		}
		if c := suffix(p); c != "" && j == i+1 && (v.kind != Street || v.mayBeSuffix(ws, i)) {
			out = append(out, sense{'s', c, false})
		}
		if n := address.Number(strings.ReplaceAll(p, " ", "-")); n != "" { // "Twenty-First" is two words
			out = append(out, sense{'n', n, false})
		} else if j == i+1 && ws[i].digit {
			out = append(out, sense{'n', strings.ToUpper(p), false})
		}
	case PersonName:
	}
	return out
}

// lead tells whether a short word is one only before a name.
func lead(p string) bool {
	switch p {
	case "st", "saint", "ste", "sainte", "mt", "ft":
		return true
	}
	return false
}

// endsStreet tells whether the words of a street end before word j, but for a
// directional or a road's number.
func endsStreet(ws []word, j int) bool {
	for _, w := range ws[j:] {
		if !w.digit && address.Directional(w.plain) == "" {
			return false
		}
	}
	return true
}

// mayBeSuffix tells whether the word can be a street's suffix: of those that
// are also short for something else (Saint, Doctor) a name stands before it.
func (v vocabulary) mayBeSuffix(ws []word, i int) bool {
	switch ws[i].plain {
	case "st", "dr", "ft", "mt":
	default:
		return true // "100 Hwy 51"
	}
	if i == 0 {
		return len(ws) == 1
	}
	return !(i == 1 && ws[0].digit && len(ws) > 2)
}

// allSenses are the senses of every run of up to join words, by where the run
// begins and how many words it has, less one.
func (v vocabulary) allSenses(ws []word) [][join][]sense {
	out := make([][join][]sense, len(ws))
	for i := range ws {
		for d := 1; d <= join && i+d <= len(ws); d++ {
			out[i][d-1] = v.senses(ws, i, i+d)
		}
	}
	return out
}

// meet tells whether two phrases have a meaning in common. "#" stands for any
// designator.
func meet(x, y []sense) bool {
	for _, r := range x {
		for _, s := range y {
			if r.set == s.set && (r.id == s.id || r.set == 'u' && (r.id == "#" || s.id == "#")) {
				return true
			}
		}
	}
	return false
}

// initial tells whether one word is a person's initial and the other the name
// that it stands for.
func (v vocabulary) initial(a, b word) bool {
	if v.kind != PersonName {
		return false
	}
	x, y := a.plain, b.plain
	if len(x) > len(y) {
		x, y = y, x
	}
	return len(x) == 1 && len(y) > 1 && x[0] == y[0] && x[0] >= 'a'
}

// abbreviated tells whether one run of words is the other, written shorter.
func (v vocabulary) abbreviated(a []word, i0, i1 int, b []word, j0, j1 int) bool {
	if i1 == i0+1 && j1 == j0+1 && v.initial(a[i0], b[j0]) {
		return true
	}
	return meet(v.senses(a, i0, i1), v.senses(b, j0, j1))
}

// capitals tells whether a phrase is written in capitals by custom (LLC, NE, IL).
func (v vocabulary) capitals(ws []word, i, j int) bool {
	for _, s := range v.senses(ws, i, j) {
		if s.caps {
			return true
		}
	}
	return false
}

// known tells whether a word is one that stands in a table, so that another
// known word is another word and no slip.
func (v vocabulary) known(w word) bool {
	if v.kind == Account || v.kind == Zip || w.digit {
		return false
	}
	p := []word{{plain: "x"}, w, {plain: "x"}}
	return len(v.senses(p, 1, 2)) > 0
}
