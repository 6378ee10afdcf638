// Package features knows what hangs on telephone numbers and accounts and gets in
// a port's way: DSL, hunting, freezes, contracts, alarm lines. It finds them in
// what papers say of a number, in words ("Remote Call Forward") and in codes
// (USOCs and FIDs, "RSID"), and gives each the contract's name.
//
// The wordings live in features.tsv, each with its source. A wording whose source
// is general knowledge is not verified; what rests on such alone is for a person
// to review, never a reason to reject. Unverified tells which it is from the printed
// text, which records keep beside the name.
package features

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Found is one feature or condition inside a text.
type Found struct {
	Name       string // the contract's name: "dsl"
	Start, End int    // byte offsets into the text
	Verified   bool
	Source     string
	// Denied tells that the text says that it is not there: "no DSL", "freeze removed".
	Denied bool
}

//go:embed features.tsv
var data string

type row struct {
	name, source string
	verified     bool
	words        []string
	code, open   bool
}

type vocabulary struct {
	words map[string][]*row // by first word
	codes map[string]*row
	open  []*row // codes with any ending
}

var vocab = sync.OnceValue(func() *vocabulary {
	lines := strings.Count(data, "\n") + 1
	v := &vocabulary{words: make(map[string][]*row, lines/2), codes: map[string]*row{}}
	rows, words := make([]row, lines), make([]string, 0, 2*lines) // of all rows
	var ts []token
	for line := range strings.Lines(data) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		name, rest, _ := strings.Cut(line, "\t")
		kind, rest, _ := strings.Cut(rest, "\t")
		wording, rest, _ := strings.Cut(rest, "\t")
		source, mark, ok := strings.Cut(rest, "\t")
		if !ok || len(mark) != 1 || kind != "word" && kind != "code" {
			panic("features: a row of features.tsv is malformed: " + line)
		}
		r := &rows[0]
		rows = rows[1:]
		r.name, r.source, r.verified = name, source, mark != "G"
		first := len(words)
		if kind == "code" {
			code, open := strings.CutSuffix(wording, "*")
			words = append(words, code)
			r.code, r.open, r.words = true, open, words[first:len(words):len(words)]
			if open {
				v.open = append(v.open, r)
			} else {
				v.codes[code] = r
			}
			continue
		}
		ts = appendTokens(ts[:0], wording)
		for _, t := range ts {
			words = append(words, t.word)
		}
		r.words = words[first:len(words):len(words)]
		v.words[r.words[0]] = append(v.words[r.words[0]], r)
	}
	for _, rows := range v.words { // the longest wording first
		slices.SortStableFunc(rows, func(a, b *row) int { return len(b.words) - len(a.words) })
	}
	return v
})

type token struct {
	word       string
	start, end int
}

func appendTokens(out []token, text string) []token {
	for i := 0; i < len(text); {
		if slashed(text, i) { // P/O, and not a PO box
			out = append(out, token{"p/o", i, i + 3})
			i += 3
			continue
		}
		n, ok := wordRune(text[i:])
		if !ok {
			i += n
			continue
		}
		j := i + n
		for j < len(text) {
			n, ok := wordRune(text[j:])
			if !ok && text[j] != '\'' && !strings.HasPrefix(text[j:], "’") {
				break
			}
			j += n
		}
		w, elided := word(text[i:j])
		out = append(out, token{w, i + elided, j})
		i = j
	}
	return out
}

// wordRune tells how many bytes the rune that a text begins with has, and whether it is
// a letter or a digit.
func wordRune(text string) (n int, ok bool) {
	if c := text[0]; c < utf8.RuneSelf {
		return 1, c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9'
	}
	r, n := utf8.DecodeRuneInString(text)
	return n, unicode.IsLetter(r) || unicode.IsDigit(r)
}

// word is a word as wordings are compared by it: in small letters, without accents
// and apostrophes, short forms written out. elided is how many bytes before it are an
// article that an apostrophe joins to it: "d'alarme", "l’ascenseur".
func word(text string) (w string, elided int) {
	w = strings.ToLower(text)
	for i := 0; i < len(w); i++ {
		if w[i] >= utf8.RuneSelf || w[i] == '\'' { // an accent, or an apostrophe
			w, elided = unmarked(w, len(text))
			break
		}
	}
	switch w { // as printed records cut their words short
	case "ord", "ords", "orders", "ordr":
		return "order", elided
	case "pend", "pndg", "pndng", "pnding":
		return "pending", elided
	case "svc", "serv":
		return "service", elided
	case "frz", "frze":
		return "freeze", elided
	case "susp":
		return "suspended", elided
	}
	return w, elided
}

// unmarked takes accents and apostrophes off a word that stands in so many bytes of the
// text, and tells how many of them are an article.
func unmarked(w string, bytes int) (_ string, elided int) {
	if i := strings.IndexAny(w, "'’"); i == 1 && (w[0] == 'd' || w[0] == 'l') && len(w) == bytes {
		elided = i + len("'")
		if w[i] != '\'' {
			elided = i + len("’")
		}
		w = w[elided:]
	}
	return unaccented().Replace(w), elided
}

// unaccented takes the accents that French records have off letters in lower case.
var unaccented = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("'", "", "’", "", "à", "a", "â", "a", "ç", "c", "é", "e", "è", "e", "ê", "e", "ë", "e", "î", "i", "ï", "i",
		"ô", "o", "ù", "u", "û", "u", "ü", "u")
})

// slashed tells whether "P/O" stands at i as a word of its own.
func slashed(text string, i int) bool {
	if !strings.HasPrefix(text[i:], "P/O") || strings.HasPrefix(strings.TrimLeft(text[i+3:], ". "), "B") {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+3:])
	return !unicode.IsLetter(before) && !unicode.IsDigit(before) && !unicode.IsLetter(after) && !unicode.IsDigit(after)
}

// Find returns the features and conditions that a text names, from the left, none
// inside another. Words side by side that name the same are one: "Broadband DSL".
func Find(text string) []Found {
	if strings.IndexFunc(text, unicode.IsLetter) < 0 {
		return nil // every wording has a letter
	}
	v := vocab()
	var out []Found
	var room [32]token // most texts are short
	ts := appendTokens(room[:0], text)
	worded := false // the last was named in words
	for i := 0; i < len(ts); {
		r, n := v.at(text, ts, i)
		if r == nil {
			i++
			continue
		}
		f := Found{Name: r.name, Start: ts[i].start, End: ts[i+n-1].end, Verified: r.verified, Source: r.source}
		f.Denied = denied(text, ts, i, i+n)
		i += n
		if k := len(out) - 1; k >= 0 && worded && !r.code && out[k].Name == f.Name && out[k].Denied == f.Denied && strings.TrimLeft(text[out[k].End:f.Start], " ") == "" {
			if out[k].End = f.End; f.Verified && !out[k].Verified {
				out[k].Verified, out[k].Source = true, f.Source
			}
			continue
		}
		out, worded = append(out, f), !r.code
	}
	return out
}

func (v *vocabulary) at(text string, ts []token, i int) (*row, int) {
	for _, r := range v.words[ts[i].word] {
		if matches(r, ts[i:]) {
			return r, len(r.words)
		}
	}
	if stem := strings.TrimRight(ts[i].word, "0123456789"); len(stem) > 2 && stem != ts[i].word { // ADSL2, FAX1
		for _, r := range v.words[stem] {
			if len(r.words) == 1 {
				return r, 1
			}
		}
	}
	code := text[ts[i].start:ts[i].end]
	if len(code) < 3 || !capitals(code) {
		return nil, 0
	}
	if r := v.codes[code]; r != nil {
		return r, 1
	}
	for _, r := range v.open {
		if strings.HasPrefix(code, r.words[0]) && len(code) <= len(r.words[0])+3 {
			return r, 1
		}
	}
	return nil, 0
}

// capitals tells whether a text has no small letter.
func capitals(text string) bool {
	for i := 0; i < len(text); i++ {
		if c := text[i]; c >= utf8.RuneSelf {
			return strings.ToUpper(text) == text
		} else if c >= 'a' && c <= 'z' {
			return false
		}
	}
	return true
}

func matches(r *row, ts []token) bool {
	if len(ts) < len(r.words) {
		return false
	}
	for i, w := range r.words {
		if ts[i].word != w {
			return false
		}
	}
	return true
}

// denied tells whether the words around tokens [i, j) deny them.
func denied(text string, ts []token, i, j int) bool {
	for k := i - 1; k >= 0 && k >= i-4 && near(text[ts[k].end:ts[k+1].start]); k-- {
		switch ts[k].word {
		case "no", "not", "non", "pas", "sans", "aucun", "aucune", "without", "none", "removed", "remove", "never", "cancelled", "expired", "lifted", "out":
			return true
		case "any", "a", "an", "the", "under", "in", "on", "of", "de", "current", "active": // "not under any contract", "out of contract"
			continue
		}
		k = 0 // another word: nothing further left counts
	}
	if j < len(ts) && after(text[ts[j-1].end:ts[j].start]) {
		switch ts[j].word {
		case "no", "n", "none", "off", "removed", "lifted", "expired", "false", "not", "cancelled", "canceled", "disabled", "unlocked", "na":
			return true
		case "is", "was", "has", "has been", "been":
			for k := j + 1; k < len(ts) && k < j+4; k++ {
				switch ts[k].word {
				case "not", "removed", "lifted", "off", "expired", "cancelled", "disabled", "no":
					return true
				}
			}
		}
	}
	return false
}

// near tells whether what stands between two words keeps them in one phrase.
func near(between string) bool { return strings.Trim(between, " -\u00a0/") == "" }

// after is near, with the colon or dash between a name and its value.
func after(between string) bool { return strings.Trim(between, " -\u00a0:=(") == "" }

// Unverified tells whether a text names something, and only in wordings that are
// not verified. A text that does not name it at all is no reason for doubt: it
// was found elsewhere.
func Unverified(name, text string) bool {
	named := false
	for _, f := range Find(text) {
		if f.Name != name || f.Denied {
			continue
		}
		if f.Verified {
			return false
		}
		named = true
	}
	return named
}
