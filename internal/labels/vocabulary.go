package labels

// The data files, and the tree of words that they are read into.

import (
	"fmt"
	"strings"
)

// Vocabulary is what one kind of paper calls things.
type Vocabulary struct {
	name string
	root *node
	rows []row
}

// row is one line of a data file.
type row struct {
	target   Target
	wording  string
	source   string
	verified bool
	open     bool // the wording ends in "…": whatever follows belongs to it
}

// node is a place in the tree of words; row is the index of the wording that
// ends here, plus one. Most nodes have a child or two: a list is faster to build
// and to search than a map; index is made for those with many.
type node struct {
	word  string
	next  []*node // in the order of the file
	index map[string]*node
	row   int
}

// child returns the node that a word leads to, nil if none.
func (n *node) child(word string) *node {
	if n.index != nil {
		return n.index[word]
	}
	for _, c := range n.next {
		if c.word == word {
			return c
		}
	}
	return nil
}

// grow returns the node that a word leads to, made where there was none.
func (n *node) grow(word string) *node {
	if c := n.child(word); c != nil {
		return c
	}
	c := &node{word: word}
	n.next = append(n.next, c)
	if n.index != nil {
		n.index[word] = c
	} else if len(n.next) > 12 {
		n.index = make(map[string]*node, 64)
		for _, c := range n.next {
			n.index[c.word] = c
		}
	}
	return c
}

// Rows calls f for every wording of the data file, in its order.
func (v *Vocabulary) Rows(f func(target Target, wording, source string, verified bool)) {
	for _, r := range v.rows {
		f(r.target, r.wording, r.source, r.verified)
	}
}

// parse reads a data file: lines of target, wording, source and mark, divided by
// tabs; "#" begins a comment. In a wording a|b are alternatives, a word with "?"
// after it may be missing, "…" at the end takes in whatever follows. The mark is
// P (primary source), S (secondary), O (own, common usage seen on many forms) or
// G (general knowledge, not confirmed). The data is embedded, so a mistake in it
// is a mistake of the program, and panics; a test reads every file.
func parse(name, data string) *Vocabulary {
	v := &Vocabulary{name: name, root: &node{}}
	line := 0
	for rest := data; rest != ""; {
		var l string
		l, rest, _ = strings.Cut(rest, "\n")
		line++
		if l = strings.TrimRight(l, " \r\t"); l == "" || l[0] == '#' {
			continue
		}
		f := strings.Split(l, "\t")
		if len(f) != 4 || f[0] == "" || f[1] == "" || f[2] == "" || len(f[3]) != 1 || !strings.Contains("PSOG", f[3]) {
			panic(fmt.Sprintf("labels: %s line %d: want target, wording, source and mark P, S, O or G", name, line))
		}
		w, open := strings.CutSuffix(f[1], "…")
		v.rows = append(v.rows, row{Target(f[0]), f[1], f[2], f[3] != "G", open})
		v.add(v.root, slots(w), len(v.rows))
	}
	return v
}

// slot is one word of a wording: its alternatives, each as the words that it is
// in texts, and whether it may be missing.
type slot struct {
	alternatives [][]string
	optional     bool
}

// slots reads the notation of a wording.
func slots(wording string) []slot {
	fields := strings.Fields(wording)
	out := make([]slot, 0, len(fields))
	for _, f := range fields {
		var s slot
		f, s.optional = strings.CutSuffix(f, "?")
		for f != "" {
			var alt string
			alt, f, _ = strings.Cut(f, "|")
			var words []string
			if plainWord(alt) {
				words = []string{canonical(alt)}
			} else {
				for _, t := range tokens(alt) {
					words = append(words, t.word)
				}
			}
			if len(words) > 0 {
				s.alternatives = append(s.alternatives, words)
			}
		}
		out = append(out, s)
	}
	return out
}

// plainWord tells whether a word is one token as it stands.
func plainWord(w string) bool {
	for i := 0; i < len(w); i++ {
		if c := w[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return w != ""
}

// add puts the words of a wording below n, every alternative of them.
func (v *Vocabulary) add(n *node, words []slot, row int) {
	if len(words) == 0 {
		if n != v.root && n.row == 0 {
			n.row = row // the first row of the file wins
		}
		return
	}
	if words[0].optional {
		v.add(n, words[1:], row)
	}
	for _, alt := range words[0].alternatives {
		at := n
		for _, w := range alt {
			at = at.grow(w)
		}
		v.add(at, words[1:], row)
	}
}
