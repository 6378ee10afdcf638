package labels

// Labels that no wording fits, told by the words that they are made of.

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed bywords.tsv
var byWordsData string

// wordRow is one row of bywords.tsv, its words in canonical form.
type wordRow struct {
	target    Target
	needs     [][]string
	against   []string
	explained map[string]bool // the words that it needs and those that may stand besides
}

// wordTable is bywords.tsv.
type wordTable struct {
	certain, record, likely, hunch []wordRow
	filler, question               map[string]bool
	moving                         map[string]bool // the words of porting
	known                          map[string]bool // the words that a row that is certain explains
	recordKnown                    map[string]bool // those and the ones of records
}

// byWords reads the table. It is embedded, so a mistake in it is a mistake of the
// program, and panics; a test reads it.
var byWords = sync.OnceValue(func() *wordTable {
	t := &wordTable{known: map[string]bool{}, recordKnown: map[string]bool{}}
	sets := map[string][]string{}
	// words are those of a column, and of the sets that it names
	words := func(column string) (out []string) {
		for _, w := range strings.FieldsFunc(column, func(c rune) bool { return c == ' ' || c == '|' }) {
			if name, ok := strings.CutPrefix(w, "@"); ok {
				if sets[name] == nil {
					panic(fmt.Sprintf("labels: bywords.tsv names a set %q that stands nowhere above", name))
				}
				out = append(out, sets[name]...)
				continue
			}
			out = append(out, canonical(fold(w)))
		}
		return out
	}
	for i, l := range strings.Split(byWordsData, "\n") {
		if l == "" || l[0] == '#' {
			continue
		}
		f := strings.Split(l, "\t")
		if len(f) == 2 {
			sets[f[0]] = words(f[1])
			continue
		}
		rows := map[string]*[]wordRow{"certain": &t.certain, "record": &t.record, "likely": &t.likely, "hunch": &t.hunch}[f[0]]
		if len(f) != 5 || rows == nil {
			panic(fmt.Sprintf("labels: bywords.tsv line %d: want how much the words say, target, needs, may and against", i+1))
		}
		r := wordRow{target: Target(f[1]), against: words(f[4]), explained: setOf(words(f[2] + " " + f[3]))}
		for _, group := range strings.Fields(f[2]) {
			r.needs = append(r.needs, words(group))
		}
		*rows = append(*rows, r)
	}
	t.filler, t.question, t.moving = setOf(sets["filler"]), setOf(sets["question"]), setOf(sets["moving"])
	for _, r := range t.certain {
		for w := range r.explained {
			t.known[w], t.recordKnown[w] = true, true
		}
	}
	for _, r := range t.record {
		for w := range r.explained {
			t.recordKnown[w] = true
		}
	}
	return t
})

func setOf(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// ByWords says what a label asks for that no wording of a vocabulary fits, by the words
// that it is made of: "Customer Legal Name", "Who provides your phone service today?".
// It is for the reader of a page to ask, of a text that stands where a label stands, and
// to tell: sure says that every word of the label speaks for the target, and only then
// may its value go without a doubt. What stands in parentheses neither speaks for it nor
// against it.
//
// looks is nil as long as the label has no value. With one, a single word is enough
// ("where the bill goes"), if looks says that the value is of the target's kind; what it
// gives then is never sure.
//
// Labels whose words leave no choice ("Address where the lines are installed") are not
// left to ByWords: Exact, Whole and Prefix know them wherever they stand.
func ByWords(text string, looks func(Target) bool) (t Target, sure, ok bool) {
	if len(text) > maxLabel {
		return "", false, false
	}
	ts := tokens(text)
	table := byWords()
	if looks != nil {
		t = table.byOneWord(ts, looks)
		return t, false, t != ""
	}
	var ws []string
	for _, t := range ts {
		if t.group == 0 {
			ws = append(ws, t.word)
		}
	}
	if t := LOA().groupField(text, ts); t != "" && len(ws) > 0 {
		return t, true, true // "Their reference for you (account no.)"
	}
	if len(ws) == 0 || len(ws) > 16 {
		return "", false, false
	}
	for i := range table.likely {
		r := &table.likely[i]
		if !r.fits(ws) {
			continue
		}
		sure = true
		for _, w := range ws {
			sure = sure && (r.explained[w] || table.question[w] || len(w) == 1 || isDigits(w))
		}
		return r.target, sure, true
	}
	return "", false, false
}

// byOneWord is the first target that a word speaks for and the value looks like.
func (table *wordTable) byOneWord(ts []token, looks func(Target) bool) Target {
	ws := make([]string, len(ts))
	for i, t := range ts {
		ws[i] = t.word
	}
	for i := range table.hunch {
		if r := &table.hunch[i]; r.fits(ws) && looks(r.target) {
			return r.target
		}
	}
	return ""
}

// composed tells what a label asks for that is put together of words that leave no
// choice. Every word must be known, so that few texts cost more than a look at one.
func (v *Vocabulary) composed(ts []token) (Match, bool) {
	if !v.composes || len(ts) < 2 || len(ts) > 9 {
		return Match{}, false
	}
	table := byWords()
	rows, known := [2][]wordRow{table.certain}, table.known
	if v.records {
		rows, known = [2][]wordRow{table.record, table.certain}, table.recordKnown
	}
	ws := make([]string, 0, 9)
	for i, t := range ts {
		if i+1 < len(ts) && (t.sep == ':' || t.sep == '_' || t.sep == '\n') {
			return Match{}, false
		}
		if table.filler[t.word] {
			continue
		}
		if !known[t.word] {
			return Match{}, false
		}
		ws = append(ws, t.word)
	}
	last := ts[len(ts)-1]
	if last.sep != ':' && goesOn(last.word) && !(last.word == "in" && len(ws) > 1 && table.moving[ts[len(ts)-2].word]) {
		return Match{}, false // "The PIN is" begins a sentence
	}
	for k, list := range rows {
		if last.word == "telephone" && last.group == 0 && (!v.records || k > 0) {
			return Match{}, false // "Company phone" asks for a number, and is no phone company
		}
		for i := range list {
			r := &list[i]
			if r.explains(ws) && r.fits(ws) {
				return Match{Target: r.target, Start: ts[0].start, End: last.end, Words: len(ws), Source: "composed", Verified: v.records && k == 0}, true
			}
		}
	}
	return Match{}, false
}

// explains tells whether every word is one that the row needs or that may stand besides.
func (r *wordRow) explains(ws []string) bool {
	for _, w := range ws {
		if !r.explained[w] {
			return false
		}
	}
	return true
}

// fits tells whether the words hold one of each group that the row needs, a word of
// its own for each, and none that speaks against it.
func (r *wordRow) fits(ws []string) bool {
	for _, w := range ws {
		for _, n := range r.against {
			if w == n {
				return false
			}
		}
	}
	used := make([]bool, len(ws))
	for _, group := range r.needs {
		found := false
		for i, w := range ws {
			for _, g := range group {
				if !found && !used[i] && w == g {
					found, used[i] = true, true
				}
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// goesOn tells whether a word is none that a label ends with.
func goesOn(w string) bool {
	switch w {
	case "is", "are", "at", "of", "to", "from", "by", "and", "the", "for", "in", "on", "with", "as", "or", "my", "our", "a", "an", "your":
		return true
	}
	return false
}
