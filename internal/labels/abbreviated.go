package labels

// Headings cut short as exports cut them: "Phys Addr", "Instl Cty", "Subscr Nm".

import "strings"

// maxAbbreviated is how many words a heading of abbreviations may have, and how many
// letters.
const (
	maxAbbreviated      = 4
	maxAbbreviatedBytes = 40
)

// Abbreviated matches a text whose words are the wording's own or cut short: the first
// letters of a word ("phys"), or its consonants ("instl"). It gives nothing where two
// readings stand for different fields. It is a last resort for the headings of
// exports, where Exact gives nothing; a name or a place may look like an abbreviation,
// so that it is for texts that stand where a heading stands.
func (v *Vocabulary) Abbreviated(text string) (Match, bool) {
	if len(text) > maxAbbreviatedBytes || strings.ContainsAny(text, "0123456789@,;") {
		return Match{}, false
	}
	list := borrow(text)
	defer giveBack(list)
	ts := list.tokens
	if len(ts) == 0 || len(ts) > maxAbbreviated {
		return Match{}, false
	}
	var found Match
	clash := false
	budget := 2000
	var step func(n *node, i, short int)
	step = func(n *node, i, short int) {
		if budget--; budget < 0 || clash {
			return
		}
		v.grow(n)
		if i == len(ts) {
			if n.row == 0 || short == 0 {
				return
			}
			if t := v.target(n.row); t != Hint {
				clash = found.Target != "" && found.Target != t
				found = v.match(n, text, ts[0].start, ts[i-1], i)
			}
			return
		}
		w := ts[i].word
		if next := v.child(n, w); next != nil {
			step(next, i+1, short)
		}
		if len(w) < 3 {
			return
		}
		for next := range v.children(n) {
			if abbreviates(w, next.word) {
				step(next, i+1, short+1)
			}
		}
	}
	step(v.root, 0, 0)
	if clash || budget < 0 || found.Target == "" || found.Target == None {
		return Match{}, false
	}
	// One short word alone says too little: "Stat" may be a state.
	if len(ts) == 1 && len(ts[0].word) < 5 {
		return Match{}, false
	}
	return found, true
}

// abbreviates tells whether a word is another cut short by two letters or more: its
// beginning, or its first letter and others of it in their order, no vowel among them.
func abbreviates(w, word string) bool {
	if len(w)+2 > len(word) || w[0] != word[0] {
		return false
	}
	if strings.HasPrefix(word, w) {
		return true
	}
	if strings.ContainsAny(w[1:], "aeiou") {
		return false
	}
	k := 0
	for i := 0; i < len(word) && k < len(w); i++ {
		if word[i] == w[k] {
			k++
		}
	}
	return k == len(w)
}
