package labels

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// branch is a tree of words grown all at once, as the data files describe it.
type branch struct {
	word     string
	children []*branch
	row      int32
}

func (b *branch) child(word string) *branch {
	for _, c := range b.children {
		if c.word == word {
			return c
		}
	}
	c := &branch{word: word}
	b.children = append(b.children, c)
	return c
}

func (b *branch) add(wording string, row int32) {
	if wording = strings.TrimLeft(wording, " "); wording == "" {
		if b.row == 0 {
			b.row = row
		}
		return
	}
	word, rest, _ := strings.Cut(wording, " ")
	word, optional := strings.CutSuffix(word, "?")
	for _, alt := range strings.Split(word, "|") {
		at := b
		for _, t := range tokens(alt) {
			at = at.child(t.word)
		}
		if at != b {
			at.add(rest, row)
		}
	}
	if optional {
		b.add(rest, row)
	}
}

// TestGrow holds the tree that grows where it is stepped on to the one that is
// grown at once: the same wordings, in the same order, each with the row that wins.
func TestGrow(t *testing.T) {
	data := map[string]string{"loa": loaData, "csr": csrData, "notice": noticeData, "locations": locationsData,
		"order": "a\tx y\ts\tP\nb\tx? y|z w\ts\tP\nc\tq/r|x s?\ts\tP\nd\tx s\ts\tP\ne\tq\ts\tP\nf\tq r t\ts\tP\n"}
	for _, l := range languages() {
		data["languages"] += l.rows + "\n"
	}
	for name, d := range data {
		v, want := parse(name, d), &branch{}
		for _, l := range v.rows {
			if _, ok := cutRow(l); !ok {
				t.Errorf("%s: want target, wording, source and mark P, S, O or G: %q", name, l)
			}
		}
		for i, l := range v.rows {
			r, _ := cutRow(l)
			want.add(strings.TrimSuffix(r.wording, "…"), int32(i+1))
		}
		want.row = 0 // of the root
		nodes := 0
		var same func(n *node, b *branch, path string)
		same = func(n *node, b *branch, path string) {
			nodes++
			v.grow(n)
			var have, wanted []string
			for c := range v.children(n) {
				have = append(have, c.word)
			}
			for _, c := range b.children {
				wanted = append(wanted, c.word)
			}
			if n.row != b.row || !slices.Equal(have, wanted) {
				t.Fatalf("%s: behind %q stand %q and row %d; want %q and row %d", name, path, have, n.row, wanted, b.row)
			}
			for _, c := range b.children {
				same(v.child(n, c.word), c, path+" "+c.word)
			}
		}
		same(v.root, want, "")
		if nodes < 10 {
			t.Errorf("%s: %d nodes", name, nodes)
		}
	}
}

// TestGrowTogether reads papers at the same time, as a batch does: each finds what one
// that is read alone finds. The race detector sees the rest (make race).
func TestGrowTogether(t *testing.T) {
	found := func(v *Vocabulary) []string {
		var out []string
		v.Rows(func(_ Target, wording, _ string, _ bool) {
			text := strings.NewReplacer("|", " ", "?", "", "…", "").Replace(wording)
			m, ok := v.Whole(text + "x")
			out = append(out, fmt.Sprintf("%s: %+v %t %+v", wording, m, ok, v.All(text)))
		})
		return out
	}
	together := parse("loa.tsv", loaData)
	var all [4][]string
	var wg sync.WaitGroup
	for i := range all {
		wg.Go(func() { all[i] = found(together) })
	}
	want := found(parse("loa.tsv", loaData))
	wg.Wait()
	if len(want) < 100 {
		t.Fatalf("%d wordings", len(want))
	}
	for i := range all {
		if diff := cmp.Diff(want, all[i]); diff != "" {
			t.Fatalf("reader %d: %s", i, diff)
		}
	}
}
