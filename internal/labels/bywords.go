package labels

// Labels that no wording fits, told by the words that they are made of.

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/tsv"
)

//go:embed bywords.tsv
var byWordsData string

// wordSet is a set of words, each by its number in the table.
type wordSet []uint64

func (s wordSet) has(w int) bool { return w/64 < len(s) && s[w/64]&(1<<(w%64)) != 0 }

// maxSetWords is how many different words the table may have.
const maxSetWords = 1024

// setMaker makes sets, one at a time, in room that they share.
type setMaker struct {
	bits [maxSetWords / 64]uint64
	top  int      // how many of them are in use
	room []uint64 // for sets to come
}

func (m *setMaker) add(w int) {
	m.bits[w/64] |= 1 << (w % 64)
	m.top = max(m.top, w/64+1)
}

func (m *setMaker) addAll(s wordSet) {
	for i, b := range s {
		m.bits[i] |= b
	}
	m.top = max(m.top, len(s))
}

// made is the set of what was added; the next one is empty.
func (m *setMaker) made() wordSet {
	if len(m.room) < m.top {
		m.room = make([]uint64, 1024)
	}
	s := wordSet(m.room[:m.top:m.top])
	copy(s, m.bits[:m.top])
	m.room = m.room[m.top:]
	clear(m.bits[:m.top])
	m.top = 0
	return s
}

// wordRow is one row of bywords.tsv.
type wordRow struct {
	target    Target
	needs     []wordSet
	against   wordSet
	explained wordSet // the words that it needs and those that may stand besides
}

// wordTable is bywords.tsv.
type wordTable struct {
	numbers                               map[string]int // of the words in canonical form, from 1
	certain, record, likely, hunch, faint []wordRow
	filler, question                      wordSet
	others                                wordSet // the words of what another party or service calls its own
	moving                                wordSet // the words of porting
	known                                 wordSet // the words that a row that is certain explains
	recordKnown                           wordSet // those and the ones of records
}

// byWords reads the table. It is embedded, so a mistake in it is a mistake of the
// program, and panics; a test reads it.
var byWords = sync.OnceValue(readWords)

func readWords() *wordTable {
	t := &wordTable{numbers: make(map[string]int, 800)}
	sets := make(map[string]wordSet, 64)
	var m setMaker
	// set is that of the words of a column, and of the sets that it names
	set := func(column string) wordSet {
		for w, end := "", 0; column != ""; column = column[end:] {
			for end = 0; end < len(column) && column[end] != ' ' && column[end] != '|'; end++ {
			}
			w, end = column[:end], min(end+1, len(column))
			switch {
			case w == "":
			case w[0] == '@':
				if sets[w[1:]] == nil {
					panic(fmt.Sprintf("labels: bywords.tsv names a set %q that stands nowhere above", w[1:]))
				}
				m.addAll(sets[w[1:]])
			default:
				w = canonical(fold(w))
				n := t.numbers[w]
				if n == 0 {
					n = len(t.numbers) + 1
					t.numbers[w] = n
				}
				m.add(n)
			}
		}
		return m.made()
	}
	rows := map[string]*[]wordRow{"certain": &t.certain, "record": &t.record, "likely": &t.likely, "hunch": &t.hunch, "faint": &t.faint}
	for f := range tsv.Rows("bywords.tsv", byWordsData, 2, 5) {
		if len(f) == 2 {
			sets[f[0]] = set(f[1])
			continue
		}
		if len(f) != 5 || rows[f[0]] == nil {
			panic(fmt.Sprintf("bywords.tsv: %q: want how much the words say, target, needs, may and against", f))
		}
		r := wordRow{target: Target(f[1]), needs: make([]wordSet, 0, 4), against: set(f[4])}
		may := set(f[3])
		for group := range strings.FieldsSeq(f[2]) {
			r.needs = append(r.needs, set(group))
		}
		for _, s := range append(r.needs, may) {
			m.addAll(s)
		}
		r.explained = m.made()
		*rows[f[0]] = append(*rows[f[0]], r)
	}
	t.filler, t.question, t.moving, t.others = sets["filler"], sets["question"], sets["moving"], sets["others"]
	for _, r := range t.certain {
		m.addAll(r.explained)
	}
	t.known = m.made()
	for _, r := range t.record {
		m.addAll(r.explained)
	}
	m.addAll(t.known)
	t.recordKnown = m.made()
	return t
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
	var plain []token
	for _, t := range ts {
		if t.group == 0 {
			plain = append(plain, t)
		}
	}
	if t := LOA().groupField(text, ts); t != "" && len(plain) > 0 {
		return t, true, true // "Their reference for you (account no.)"
	}
	if len(plain) == 0 || len(plain) > 16 {
		return "", false, false
	}
	ws := table.of(plain)
	if slices.ContainsFunc(ws, table.others.has) {
		return "", false, false // "Sales agent's e-mail", "Emergency contact"
	}
	for i := range table.likely {
		r := &table.likely[i]
		if !r.fits(ws) {
			continue
		}
		sure = true
		for k, w := range ws {
			word := plain[k].word
			sure = sure && (r.explained.has(w) || table.question.has(w) || len(word) == 1 || isDigits(word))
		}
		return r.target, sure, true
	}
	return "", false, false
}

// of is the numbers of words, 0 for those that stand nowhere in the table.
func (table *wordTable) of(ts []token) []int {
	ws := make([]int, len(ts))
	for i, t := range ts {
		ws[i] = table.numbers[t.word]
	}
	return ws
}

// Faint is what a record's heading that nobody knows asks for by a single word of it, if
// looks says that the value below it is of that kind; "" for nothing. It is never sure.
func Faint(text string, looks func(Target) bool) Target {
	if len(text) > maxLabel {
		return ""
	}
	list := borrow(text)
	defer giveBack(list)
	table := byWords()
	ws := table.of(list.tokens)
	for i := range table.faint {
		if r := &table.faint[i]; r.fits(ws) && looks(r.target) {
			return r.target
		}
	}
	return ""
}

// byOneWord is the first target that a word speaks for and the value looks like.
func (table *wordTable) byOneWord(ts []token, looks func(Target) bool) Target {
	ws := table.of(ts)
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
	if states(ts) || asksYesOrNo(ts[0].word) {
		return Match{}, false
	}
	if g := ts[0].group; g != 0 && g == ts[len(ts)-1].group && len(ts) > 3 {
		return Match{}, false // a remark in parentheses is of the label above it
	}
	table := byWords()
	rows, known := [2][]wordRow{table.certain}, table.known
	if v.records {
		rows, known = [2][]wordRow{table.record, table.certain}, table.recordKnown
	}
	ws := make([]int, 0, 9)
	for i, t := range ts {
		if i+1 < len(ts) && (t.sep == ':' || t.sep == '_' || t.sep == '\n') {
			return Match{}, false
		}
		w := table.numbers[t.word]
		if table.filler.has(w) {
			continue
		}
		if !known.has(w) {
			return Match{}, false
		}
		ws = append(ws, w)
	}
	last := ts[len(ts)-1]
	if last.sep != ':' && goesOn(last.word) && !(last.word == "in" && len(ws) > 1 && table.moving.has(table.numbers[ts[len(ts)-2].word])) {
		return Match{}, false // "The PIN is" begins a sentence
	}
	for k, list := range rows {
		telephone := last.word == "telephone" && last.group == 0 && (!v.records || k > 0)
		for i := range list {
			r := &list[i]
			if telephone && !r.asksNumber() {
				continue // "Company phone" asks for a number, and is no phone company
			}
			if r.explains(ws) && r.fits(ws) && (!v.records || k > 0 || r.inOrder(ws)) {
				return Match{Target: r.target, Start: ts[0].start, End: last.end, Words: len(ws), Source: "composed", Verified: v.records && k == 0}, true
			}
		}
	}
	return Match{}, false
}

// Begins tells whether a label of several words may begin with a word. It is cheap, for
// those who would try many.
func (v *Vocabulary) Begins(word string) bool {
	w := canonical(fold(word[:wordEnd(word, 0)]))
	if v.child(v.root, w) != nil || v.composes && qualifier(w) != notQualifier {
		return true
	}
	table := byWords()
	known := table.known
	if v.records {
		known = table.recordKnown
	}
	return v.composes && known.has(table.numbers[w])
}

// states tells whether words are a sentence that says what something is, "The service
// address is where the lines ring": a label would ask, or leave the verb to the end.
func states(ts []token) bool {
	for i, t := range ts {
		switch t.word {
		case "where", "who", "what", "which", "that", "as", "you":
			return false
		case "is", "are":
			return i > 1 && i+2 < len(ts)
		}
	}
	return false
}

// asksNumber tells whether the row's target is a telephone number, or nothing of ours.
func (r *wordRow) asksNumber() bool {
	switch r.target {
	case "contact_phone", "btn", "new_btn", None:
		return true
	}
	return false
}

// asksYesOrNo tells whether a text that begins with the word is a question whose answer
// is no value: "Are all numbers being ported?".
func asksYesOrNo(first string) bool {
	switch first {
	case "are", "is", "do", "does", "did", "will", "can", "has", "have", "was", "were":
		return true
	}
	return false
}

// explains tells whether every word is one that the row needs or that may stand besides.
func (r *wordRow) explains(ws []int) bool {
	for _, w := range ws {
		if !r.explained.has(w) {
			return false
		}
	}
	return true
}

// inOrder tells whether the words that the row needs stand in its order, and none twice.
func (r *wordRow) inOrder(ws []int) bool {
	for i, w := range ws {
		if slices.Contains(ws[:i], w) {
			return false
		}
	}
	i := 0
	for _, group := range r.needs {
		for i < len(ws) && !group.has(ws[i]) {
			i++
		}
		if i++; i > len(ws) {
			return false
		}
	}
	return true
}

// fits tells whether the words hold one of each group that the row needs, a word of
// its own for each, and none that speaks against it.
func (r *wordRow) fits(ws []int) bool {
	for _, w := range ws {
		if r.against.has(w) {
			return false
		}
	}
	used := make([]bool, len(ws))
	for _, group := range r.needs {
		found := false
		for i, w := range ws {
			if !found && !used[i] && group.has(w) {
				found, used[i] = true, true
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
