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
	slab []node // nodes to come
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
// ends here, plus one. Children are a chain in the order of the file: most nodes
// have one or two, and the tree is built at every start of the program. Those
// with many have an index besides.
type node struct {
	word        string
	first, last *node
	sibling     *node
	children    int
	index       map[string]*node
	row         int
}

// child returns the node that a word leads to, nil if none.
func (n *node) child(word string) *node {
	if n.index != nil {
		return n.index[word]
	}
	for c := n.first; c != nil; c = c.sibling {
		if c.word == word {
			return c
		}
	}
	return nil
}

// grow returns the node that a word leads to, made where there was none.
func (v *Vocabulary) grow(n *node, word string) *node {
	if c := n.child(word); c != nil {
		return c
	}
	if len(v.slab) == 0 {
		v.slab = make([]node, 512)
	}
	c := &v.slab[0]
	v.slab = v.slab[1:]
	c.word = word
	if n.last == nil {
		n.first = c
	} else {
		n.last.sibling = c
	}
	n.last = c
	n.children++
	if n.index != nil {
		n.index[word] = c
	} else if n.children > 16 {
		n.index = make(map[string]*node, 64)
		for c := n.first; c != nil; c = c.sibling {
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
	v := &Vocabulary{name: name, root: &node{}, rows: make([]row, 0, strings.Count(data, "\n")+1)}
	line := 0
	for rest := data; rest != ""; {
		var l string
		l, rest, _ = strings.Cut(rest, "\n")
		line++
		if l = strings.TrimRight(l, " \r\t"); l == "" || l[0] == '#' {
			continue
		}
		var f [4]string
		var whole bool
		if f[0], f[1], whole = strings.Cut(l, "\t"); whole {
			if f[1], f[2], whole = strings.Cut(f[1], "\t"); whole {
				f[2], f[3], whole = strings.Cut(f[2], "\t")
			}
		}
		if !whole || f[0] == "" || f[1] == "" || f[2] == "" || len(f[3]) != 1 || !strings.Contains("PSOG", f[3]) {
			panic(fmt.Sprintf("labels: %s line %d: want target, wording, source and mark P, S, O or G", name, line))
		}
		w, open := strings.CutSuffix(f[1], "…")
		v.rows = append(v.rows, row{Target(f[0]), f[1], f[2], f[3] != "G", open})
		v.add(v.root, w, len(v.rows))
	}
	return v
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
func (v *Vocabulary) add(n *node, wording string, row int) {
	wording = strings.TrimLeft(wording, " ")
	if wording == "" {
		if n != v.root && n.row == 0 {
			n.row = row // the first row of the file wins
		}
		return
	}
	word, rest, _ := strings.Cut(wording, " ")
	word, optional := strings.CutSuffix(word, "?")
	if optional {
		v.add(n, rest, row)
	}
	for word != "" {
		var alt string
		alt, word, _ = strings.Cut(word, "|")
		at := n
		if plainWord(alt) {
			at = v.grow(at, canonical(alt))
		} else {
			for _, t := range tokens(alt) {
				at = v.grow(at, t.word)
			}
		}
		if at != n {
			v.add(at, rest, row)
		}
	}
}
