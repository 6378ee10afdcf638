package labels

// The data files, and the tree of words that they are read into.

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
)

// Vocabulary is what one kind of paper calls things. It is read row by row when it
// is first used, and its tree of words grows where texts step on it: a paper uses a
// small part of it, and a program that reads one paper should not pay for all.
type Vocabulary struct {
	name string
	root *node
	rows []string // the lines of the data file that hold a wording

	mu   sync.Mutex // held while the tree grows
	rest []rest
	slab []node // nodes to come
	// composes tells that labels may be put together of words that no wording has.
	composes bool
	records  bool // and of those that only records are labelled with
}

// row is one line of a data file.
type row struct {
	target   Target
	wording  string
	source   string
	verified bool
	open     bool // the wording ends in "…": whatever follows belongs to it
}

// row returns the row of a node, which counts from one.
func (v *Vocabulary) row(n int32) row {
	r, _ := cutRow(v.rows[n-1])
	return r
}

// target is the target of that row.
func (v *Vocabulary) target(n int32) Target {
	t, _, _ := strings.Cut(v.rows[n-1], "\t")
	return Target(t)
}

// cutRow takes a line of a data file apart; ok is false where it is no row.
func cutRow(line string) (r row, ok bool) {
	target, line, _ := strings.Cut(line, "\t")
	wording, line, _ := strings.Cut(line, "\t")
	source, mark, _ := strings.Cut(line, "\t")
	return row{Target(target), wording, source, mark != "G", strings.HasSuffix(wording, "…")},
		target != "" && wording != "" && source != "" && len(mark) == 1 && strings.Contains("PSOG", mark)
}

// node is a place in the tree of words; row is the index of the wording that
// ends here, plus one. Children are a chain in the order of the file: most nodes
// have one or two. Those with many have an index besides.
//
// What is below a node, and whether a wording ends there, stands in its rests until
// it is grown; every node that is stepped on is.
type node struct {
	word        string
	first, last *node
	sibling     *node
	index       map[string]*node
	children    int32
	row         int32
	rest, tail  int32 // the first and the last of its rests, as indexes plus one
	grown       atomic.Bool
}

// rest is what follows of a row's wording at a node.
type rest struct {
	wording string
	row     int32
	next    int32
}

// child returns the node that a word leads to, nil if none.
func (v *Vocabulary) child(n *node, word string) *node {
	c := n.child(word)
	if c != nil {
		v.grow(c)
	}
	return c
}

func (n *node) child(word string) *node {
	if n.last != nil && n.last.word == word { // wordings that begin alike stand together
		return n.last
	}
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

// grow makes the children of a node that is stepped on.
func (v *Vocabulary) grow(n *node) {
	if n.grown.Load() {
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if n.grown.Load() {
		return
	}
	for at := n.rest; at != 0; at = v.rest[at-1].next {
		v.add(n, v.rest[at-1].wording, v.rest[at-1].row)
	}
	n.grown.Store(true)
}

// put leaves the rest of a wording at the node that a word leads to, made where
// there was none.
func (v *Vocabulary) put(n *node, word, wording string, row int32) {
	c := n.child(word)
	if c == nil {
		c = v.sprout(n, word)
	}
	v.rest = append(v.rest, rest{wording: wording, row: row})
	at := int32(len(v.rest))
	if c.rest == 0 {
		c.rest = at
	} else {
		v.rest[c.tail-1].next = at
	}
	c.tail = at
}

// sprout makes a child of a node.
func (v *Vocabulary) sprout(n *node, word string) *node {
	if len(v.slab) == 0 {
		v.slab = make([]node, 128)
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
	for _, l := range v.rows {
		r, _ := cutRow(l)
		f(r.target, r.wording, r.source, r.verified)
	}
}

// parse reads a data file: lines of target, wording, source and mark, divided by
// tabs; "#" begins a comment. In a wording a|b are alternatives, a word with "?"
// after it may be missing, "…" at the end takes in whatever follows. The mark is
// P (primary source), S (secondary), O (own, common usage seen on many forms) or
// G (general knowledge, not confirmed). The data is embedded, so a mistake in it
// is a mistake of the program, and panics; a test reads every file.
// More rows may stand in further data: the first that has a wording wins.
func parse(name string, data ...string) *Vocabulary {
	lines := 0
	for _, d := range data {
		lines += strings.Count(d, "\n") + 1
	}
	v := &Vocabulary{name: name, root: &node{index: make(map[string]*node, lines/3)}, rows: make([]string, 0, lines), rest: make([]rest, 0, 3*lines)}
	for _, d := range data {
		v.read(d)
	}
	v.root.grown.Store(true)
	return v
}

// read reads the rows of a data file.
func (v *Vocabulary) read(data string) {
	line := 0
	for left := data; left != ""; {
		var l string
		l, left, _ = strings.Cut(left, "\n")
		line++
		if l = strings.TrimRight(l, " \r\t"); l == "" || l[0] == '#' {
			continue
		}
		_, wording, _ := strings.Cut(l, "\t")
		wording, _, ok := strings.Cut(wording, "\t")
		if !ok {
			panic(fmt.Sprintf("labels: %s line %d: want target, wording, source and mark P, S, O or G", v.name, line))
		}
		v.rows = append(v.rows, l)
		v.add(v.root, strings.TrimSuffix(wording, "…"), int32(len(v.rows)))
	}
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

// add takes the first word of a wording into the children of n, every alternative
// of it, and leaves the rest of the wording to them.
func (v *Vocabulary) add(n *node, wording string, row int32) {
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
		if plainWord(alt) {
			v.put(n, canonical(alt), rest, row)
		} else if ts := tokens(alt); len(ts) == 1 {
			v.put(n, ts[0].word, rest, row)
		} else if len(ts) > 1 { // "dba/aka": one word after the other
			following := ts[1].word
			for _, t := range ts[2:] {
				following += " " + t.word
			}
			v.put(n, ts[0].word, following+" "+rest, row)
		}
	}
}
