package labels

// The data files, and the tree of words that they are read into.

import (
	"fmt"
	"iter"
	"strings"
	"sync"
	"sync/atomic"
)

// Vocabulary is what one kind of paper calls things. When it is first used, its rows are
// noted by their first words and no more; its tree of words grows where texts step on
// it: a paper uses a small part of it, and a program that reads one paper should not pay
// for all.
type Vocabulary struct {
	name string
	root *node    // its children are in boughs
	rows []string // the lines of the data file that hold a wording

	starts []rest                        // where the alternatives of the rows' first words stand
	last   [buckets]int32                // by the hash of a first word, the last of its starts, as index plus one
	boughs [buckets]atomic.Pointer[node] // the nodes of those words, the children of one, made when it is stepped on
	all    func() []*node                // all children of root, in the order of the file

	mu   sync.Mutex // held while the tree grows
	rest []rest
	odd  []string // rests that stand nowhere as they are
	slab []node   // nodes to come
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

// buckets is how many places there are for first words.
const buckets = 512

// rest is what is left of a row's wording at a node: where in its line it begins, or the
// index in odd, from -1 downwards.
type rest struct {
	row, at int32
	next    int32 // as an index plus one; of the last start of a bucket, the first
}

// wording is the words of a rest.
func (v *Vocabulary) wording(r rest) string {
	if r.at < 0 {
		return v.odd[-1-r.at]
	}
	w, _, _ := strings.Cut(v.rows[r.row-1][r.at:], "\t")
	return strings.TrimSuffix(w, "…")
}

// behind is the rest that the last of a rest's words are.
func (v *Vocabulary) behind(r rest, words, last string) rest {
	if r.at < 0 {
		return v.oddly(r.row, last)
	}
	return rest{row: r.row, at: r.at + int32(len(words)-len(last))}
}

// oddly is a rest whose words stand nowhere.
func (v *Vocabulary) oddly(row int32, words string) rest {
	v.odd = append(v.odd, words)
	return rest{row: row, at: -int32(len(v.odd))}
}

// child returns the node that a word leads to, nil if none.
func (v *Vocabulary) child(n *node, word string) *node {
	if n == v.root {
		if n = v.bough(word); n == nil {
			return nil
		}
	}
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

// children are the nodes that words lead to, in the order of the file.
func (v *Vocabulary) children(n *node) iter.Seq[*node] {
	return func(yield func(*node) bool) {
		if n == v.root {
			for _, c := range v.all() {
				if !yield(c) {
					return
				}
			}
			return
		}
		for c := n.first; c != nil; c = c.sibling {
			if !yield(c) {
				return
			}
		}
	}
}

// bough is the node whose child a first word is, nil if no wording begins with any of
// its hash.
func (v *Vocabulary) bough(word string) *node {
	h := bucket(word)
	if v.last[h] == 0 {
		return nil
	}
	if b := v.boughs[h].Load(); b != nil {
		return b
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if b := v.boughs[h].Load(); b != nil {
		return b
	}
	b := &node{}
	for at := v.last[h]; ; {
		at = v.starts[at-1].next
		words := v.wording(v.starts[at-1])
		alternative := firstOf(words)
		_, behind, _ := strings.Cut(words[len(alternative):], " ")
		v.leave(b, v.starts[at-1], words, alternative, behind)
		if at == v.last[h] {
			break
		}
	}
	v.boughs[h].Store(b)
	return b
}

// firstOf is the alternative that words begin with.
func firstOf(words string) string {
	for i := 0; i < len(words); i++ {
		if words[i] == '|' || words[i] == ' ' {
			return words[:i]
		}
	}
	return words
}

// bucket is the place of a first word: FNV-1a.
func bucket(word string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(word); i++ {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return (h ^ h>>16) % buckets
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
		v.add(n, v.rest[at-1])
	}
	n.grown.Store(true)
}

// leave leaves what stands behind an alternative of a rest's words to the child of n that
// it leads to, made where there was none.
func (v *Vocabulary) leave(n *node, r rest, words, alternative, behind string) {
	word, following := lead(alternative)
	switch {
	case word == "":
		return
	case following != "":
		r = v.oddly(r.row, following+" "+behind)
	default:
		r = v.behind(r, words, behind)
	}
	c := n.child(word)
	if c == nil {
		c = v.sprout(n, word)
	}
	v.rest = append(v.rest, r)
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
	v := &Vocabulary{name: name, root: &node{}, rows: make([]string, 0, lines), starts: make([]rest, 0, 2*lines), rest: make([]rest, 0, 2*lines)}
	for _, d := range data {
		v.read(d)
	}
	v.root.grown.Store(true)
	v.all = sync.OnceValue(v.firsts)
	return v
}

// firsts are the nodes of all first words, each once.
func (v *Vocabulary) firsts() []*node {
	var out []*node
	seen := map[*node]bool{}
	for _, s := range v.starts {
		word, _ := lead(firstOf(v.wording(s)))
		if c := v.bough(word).child(word); !seen[c] {
			seen[c], out = true, append(out, c)
		}
	}
	return out
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
		at := strings.IndexByte(l, '\t') + 1
		if at == 0 || strings.IndexByte(l[at:], '\t') <= 0 {
			panic(fmt.Sprintf("labels: %s line %d: want target, wording, source and mark P, S, O or G", v.name, line))
		}
		v.rows = append(v.rows, l)
		v.note(l, at)
	}
}

// note notes the first words of the last row's wording, which stands at a place in its
// line: every alternative, and the word behind one that may be missing.
func (v *Vocabulary) note(line string, at int) {
	for at < len(line) {
		end := at
		for line[end] != '|' && line[end] != ' ' && line[end] != '\t' {
			end++
		}
		if word, _ := lead(line[at:end]); word != "" {
			n, last := int32(len(v.starts)+1), &v.last[bucket(word)]
			s := rest{row: int32(len(v.rows)), at: int32(at), next: n}
			if *last != 0 {
				s.next, v.starts[*last-1].next = v.starts[*last-1].next, n
			}
			v.starts = append(v.starts, s)
			*last = n
		}
		if line[end] == '\t' || line[end] == ' ' && end > at && line[end-1] != '?' {
			return
		}
		at = end + 1
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

// lead is the word that an alternative leads to, "" for none, and what follows of it:
// "dba/aka" is one word after the other.
func lead(alternative string) (word, following string) {
	alternative = strings.TrimSuffix(alternative, "?")
	if plainWord(alternative) {
		return canonical(alternative), ""
	}
	for i, t := range tokens(alternative) {
		switch i {
		case 0:
			word = t.word
		case 1:
			following = t.word
		default:
			following += " " + t.word
		}
	}
	return word, following
}

// add takes the first word of a rest into the children of n, every alternative of it,
// and leaves what stands behind it to them.
func (v *Vocabulary) add(n *node, r rest) {
	all := v.wording(r)
	words := strings.TrimLeft(all, " ")
	if words == "" {
		if n.row == 0 {
			n.row = r.row // the first row of the file wins
		}
		return
	}
	word, behind, _ := strings.Cut(words, " ")
	word, optional := strings.CutSuffix(word, "?")
	for word != "" {
		var alternative string
		alternative, word, _ = strings.Cut(word, "|")
		v.leave(n, r, all, alternative, behind)
	}
	if optional {
		v.add(n, v.behind(r, all, behind))
	}
}
