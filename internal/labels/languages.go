package labels

// Letters in other languages, or in two of them. Their wordings live in
// languages.tsv, in sections by language, and are read only where a page speaks
// the language: "Firma" is a company in German and a signature in Spanish, and an
// English letter should know neither.

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
)

//go:embed languages.tsv
var languagesData string

// language is a section of languages.tsv.
type language struct {
	rows  string   // as in loa.tsv
	signs []string // words by which it is known
}

// signsNeeded is how many different words of a language a text has to hold.
const signsNeeded = 3

var languages = sync.OnceValue(func() []language {
	var out []language
	for rest := languagesData; rest != ""; {
		var l string
		l, rest, _ = strings.Cut(rest, "\n")
		if !strings.HasPrefix(l, "[") {
			continue
		}
		end := strings.Index(rest, "\n[")
		if end < 0 {
			end = len(rest)
		}
		first, rows, _ := strings.Cut(rest[:end], "\n")
		f := strings.Split(first, "\t")
		if len(f) != 4 || f[0] != "language" {
			panic("labels: languages.tsv: a section has to begin with its row \"language\": " + l)
		}
		lang := language{rows: rows}
		for _, w := range strings.Fields(f[1]) {
			lang.signs = append(lang.signs, fold(w))
		}
		out = append(out, lang)
		rest = rest[end:]
		rest = strings.TrimPrefix(rest, "\n")
	}
	return out
})

// sign says which languages know a word, as bits.
var sign = sync.OnceValue(func() map[string]uint {
	m := map[string]uint{}
	for i, l := range languages() {
		for _, w := range l.signs {
			m[w] |= 1 << i
		}
	}
	return m
})

var spoken struct {
	sync.Mutex
	by map[uint]*Vocabulary
}

// LOAFor returns the vocabulary of letters of authorization for a letter with the
// given words: English, and after it the other languages that the words speak.
func LOAFor(words func(yield func(string) bool)) *Vocabulary {
	signs := sign()
	seen := map[string]bool{}
	counts := make([]int, len(languages()))
	for w := range words {
		if !strings.ContainsFunc(w, unicode.IsLetter) {
			continue
		}
		w = fold(strings.Trim(w, ".,;:()/*«»\"'“”’"))
		if bits := signs[w]; bits != 0 && !seen[w] {
			seen[w] = true
			for i := range counts {
				if bits&(1<<i) != 0 {
					counts[i]++
				}
			}
		}
	}
	var set uint
	for i, n := range counts {
		if n >= signsNeeded {
			set |= 1 << i
		}
	}
	if set == 0 {
		return LOA()
	}
	spoken.Lock()
	defer spoken.Unlock()
	if v := spoken.by[set]; v != nil {
		return v
	}
	var data strings.Builder
	data.WriteString(loaData)
	for i, l := range languages() {
		if set&(1<<i) != 0 {
			data.WriteString("\n")
			data.WriteString(l.rows)
		}
	}
	v := parse("languages.tsv", data.String())
	v.composes = true
	if spoken.by == nil {
		spoken.by = map[uint]*Vocabulary{}
	}
	spoken.by[set] = v
	return v
}

// frenchCSR are the wordings of French letters that Canadian records use, too: not
// the answers of check boxes, and no words as short as abbreviations and names are.
func frenchCSR() string {
	_, rows, _ := strings.Cut(languagesData, "\n[fr] ")
	rows, _, _ = strings.Cut(rows, "\n[")
	var b strings.Builder
	b.Grow(len(rows))
	for line := range strings.Lines(rows) {
		r, ok := cutRow(strings.TrimRight(line, "\r\n"))
		switch r.target {
		case "language", None, Business, Residential, FullPort, PartialPort:
			continue
		}
		if ok && (len(r.wording) > 3 || strings.Contains(r.wording, " ")) {
			b.WriteString(line)
		}
	}
	return b.String()
}
