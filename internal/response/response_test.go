package response

import (
	"errors"
	"strings"
	"testing"
	"time"
)

var wide = Limits{Depth: 20, Values: 1000}

// show writes a tree on one line: name=text, lists in brackets, objects in braces.
func show(n *Node) string {
	switch {
	case n.Null:
		return n.Name + "=null"
	case n.Leaf():
		return n.Name + "=" + n.Text
	}
	var kids []string
	for _, k := range n.Kids {
		kids = append(kids, show(k))
	}
	ends := [2]string{"{", "}"}
	if n.List {
		ends = [2]string{"[", "]"}
	}
	return n.Name + ends[0] + strings.Join(kids, " ") + ends[1]
}

func TestTree(t *testing.T) {
	for _, c := range []struct {
		why, text, want string
		parse           func(string, Limits) (*Node, error)
	}{
		{"members of a list have its name", `{"tns":["a",1,true,null,{"b":"c"}]}`, `{tns[tns=a tns=1 tns=true tns=null tns{b=c}]}`, JSON},
		{"a list in a list", `[[1],[]]`, `[[=1] []]`, JSON},
		{"one response a line", "{\"a\":1}\n{\"a\":2}\n", `[{a=1} {a=2}]`, JSONLines},
		{"one alone is no list", `{"a":1}`, `{a=1}`, JSONLines},
		{"attributes are members, namespaces are not", `<o xmlns="u" xmlns:x="v" id="7"><a> b </a></o>`, `o{id=7 a= b }`, XML},
		{"text beside members is the first of them", `<tn status="active">217<b/>5</tn>`, `tn{tn=2175 status=active b=}`, XML},
		{"CDATA and entities", `<a>x<![CDATA[<y>]]>&amp;</a>`, `a=x<y>&`, XML},
	} {
		root, err := c.parse(c.text, wide)
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
		} else if got := show(root); got != c.want {
			t.Errorf("%s: %s is %s, want %s", c.why, c.text, got, c.want)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		why, text string
		parse     func(string, Limits) (*Node, error)
	}{
		{"behind the end", `{} {}`, JSON},
		{"a value behind a value", `1 2`, JSONLines},
		{"cut off", `{"a":[1`, JSON},
		{"cut off", `<a><b>`, XML},
		{"no element", ` `, XML},
		{"a document type", `<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`, XML},
		{"an entity that nobody declared", `<a>&b;</a>`, XML},
	} {
		if root, err := c.parse(c.text, wide); err == nil {
			t.Errorf("%s: %s is %s, want an error", c.why, c.text, show(root))
		}
	}
}

// Just under and just over each limit.
func TestLimits(t *testing.T) {
	nestJSON := func(n int) string { return strings.Repeat(`{"a":`, n) + "1" + strings.Repeat("}", n) }
	nestXML := func(n int) string { return strings.Repeat("<a>", n+1) + strings.Repeat("</a>", n+1) }
	for _, c := range []struct {
		why   string
		text  func(n int) string
		most  int
		parse func(string, Limits) (*Node, error)
	}{
		{"JSON's depth", nestJSON, wide.Depth, JSON},
		{"XML's depth", nestXML, wide.Depth, XML},
		{"JSON's values", func(n int) string { return "[" + strings.Repeat("1,", n-2) + "1]" }, wide.Values, JSON},
		{"XML's values", func(n int) string { return "<a>" + strings.Repeat("<b/>", n-1) + "</a>" }, wide.Values, XML},
	} {
		if _, err := c.parse(c.text(c.most), wide); err != nil {
			t.Errorf("%s: %d are read, but: %v", c.why, c.most, err)
		}
		if _, err := c.parse(c.text(c.most+1), wide); !errors.Is(err, ErrLimit) {
			t.Errorf("%s: %d are one too many, but the error is %v", c.why, c.most+1, err)
		}
	}
}

// TestTextInPieces holds the reading of text between many members to a time that
// grows with its length: it was put together anew for each piece.
func TestTextInPieces(t *testing.T) {
	read := func(n int) time.Duration {
		text := "<a>" + strings.Repeat("x<b/>", n) + "</a>"
		begun := time.Now()
		root, err := XML(text, Limits{Depth: 5, Values: 1_000_000})
		if err != nil || len(root.Kids) != n+1 || len(root.Kids[0].Text) != n {
			t.Fatalf("%d pieces: %v", n, err)
		}
		return time.Since(begun)
	}
	read(1000)
	best := 0.0
	for range 3 {
		if r := float64(read(160_000)) / float64(read(20_000)); best == 0 || r < best {
			best = r
		}
	}
	if best > 24 {
		t.Errorf("eight times the text takes %.0f times as long", best)
	}
}

func TestWhere(t *testing.T) {
	text := NewText("aé\nbcd\n\nx")
	for _, c := range []struct {
		at           int64
		line, column int
	}{{0, 1, 1}, {1, 1, 2}, {2, 1, 2}, {3, 1, 3}, {4, 2, 1}, {6, 2, 3}, {5, 2, 2}, {8, 3, 1}, {9, 4, 1}, {99, 4, 2}, {-1, 1, 1}} {
		if got := text.Where(c.at); got.Line != c.line || got.Column != c.column {
			t.Errorf("byte %d stands in line %d, column %d; want %d, %d", c.at, got.Line, got.Column, c.line, c.column)
		}
	}
}

func FuzzResponse(f *testing.F) {
	for _, s := range []string{`{"a":[1,{"b":"é"}]}`, "{}\n{}", `<a b="c">d<e/>f</a>`, `<a><![CDATA[x]]></a>`, `[[[]]]`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := NewText(s)
		var check func(n *Node, depth int)
		count := 0
		check = func(n *Node, depth int) {
			if count++; depth > wide.Depth+1 {
				t.Fatalf("%d deep", depth)
			}
			if at := text.Where(n.At); at.Line < 1 || at.Column < 1 {
				t.Fatalf("%q stands at %v", n.Text, at)
			}
			for _, k := range n.Kids {
				check(k, depth+1)
			}
		}
		for _, parse := range []func(string, Limits) (*Node, error){JSON, JSONLines, XML} {
			if root, err := parse(s, wide); err == nil {
				check(root, 0)
			}
		}
	})
}
