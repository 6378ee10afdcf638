// Package response reads what an interface of a carrier or provider answered,
// saved as JSON or XML, into one tree of named values, so that those who look
// for an account or for a rejection in it need not know which of the two it was.
//
//	response.go  the tree, and where in the text a value stands
//	json.go      JSON, and one response a line
//	xml.go       XML
package response

import (
	"errors"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/porting"
)

// Node is a named value, an object, or a list, whose members have its name.
type Node struct {
	Name, Text string
	At         int64 // byte offset of the value
	NameAt     int64 // byte offset of a JSON member's name
	Kids       []*Node
	List       bool
	Number     bool // a JSON number
	Null       bool
	Long       bool // its text is longer than is read, and was left out
	Used       bool // whoever made something of it says so here
}

// Leaf reports whether the node is a value without members.
func (n *Node) Leaf() bool { return len(n.Kids) == 0 && !n.List }

// Kid returns the first member of one of the names, which are written as Plain
// gives them, nil where there is none. The order of the names decides.
func (n *Node) Kid(names ...string) *Node {
	for _, name := range names {
		for _, k := range n.Kids {
			if Plain(k.Name) == name {
				return k
			}
		}
	}
	return nil
}

// Plain is a member's name in small letters without underscores and hyphens, which
// every interface writes its own way: FOC_Date, focDate, foc-date.
func Plain(name string) string {
	return strings.Map(func(r rune) rune { // which copies nothing where nothing changes
		if r == '_' || r == '-' {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

// Limits are how much of a response is read. Names is how many different names its
// members may have, Text how many bytes of a value are kept, Stretch how many may stand
// between two quotes of JSON or two tags of XML; 0 for as many as there are. Tick, where it is given, is called once a value: a reader with a
// deadline stops there.
type Limits struct {
	Depth, Values, Names, Text, Stretch int
	Tick                                func()
}

// ErrLimit is the answer to a response beyond the limits.
var ErrLimit = errors.New("it has more values, or nests deeper, than any record does")

// ErrLong is the answer to a response with a value that would be held several times in
// memory before it is known how long it is.
var ErrLong = errors.New("it holds a value that is longer than is read")

// stretch is ErrLong where more bytes than are read stand between two marks. A mark
// behind a backslash is none.
func (l Limits) stretch(text string, mark byte) error {
	for l.Stretch > 0 && len(text) > l.Stretch {
		i := strings.LastIndexByte(text[:l.Stretch], mark)
		for i > 0 && text[i-1] == '\\' {
			i = strings.LastIndexByte(text[:i], mark)
		}
		if i < 0 {
			return ErrLong
		}
		text = text[i+1:]
	}
	return nil
}

// counter holds one reading to its limits.
type counter struct {
	Limits
	values int
	names  map[string]string // of members, by themselves: one copy for all objects
}

func newCounter(l Limits) counter { return counter{Limits: l, names: map[string]string{}} }

// next counts a value.
func (c *counter) next(depth int) error {
	if c.values++; depth > c.Depth || c.values > c.Values {
		return ErrLimit
	}
	c.tick()
	return nil
}

// name counts a member's name, where it is new, and returns the copy that is kept.
func (c *counter) name(name string) (string, error) {
	known, ok := c.names[name]
	switch {
	case ok:
		return known, nil
	case c.Names > 0 && len(c.names) >= c.Names:
		return "", ErrLimit
	}
	c.names[name] = name
	return name, nil
}

func (c *counter) tick() {
	if c.Tick != nil {
		c.Tick()
	}
}

// text sets a node's text, where it is not too long.
func (c *counter) text(n *Node, text string) {
	if n.Text = text; c.Text > 0 && len(text) > c.Text {
		n.Text, n.Long = "", true
	}
}

// Text tells lines and columns in a text. The zero value is not usable: see NewText.
type Text struct {
	text  string
	lines []int // where each line begins
	// runes is how many characters begin before each block of the text, as far as was
	// asked: a response of one line is as long as the file.
	runes []int
}

// NewText is the text of a response. Its lines are found when they are first asked for.
func NewText(text string) *Text { return &Text{text: text} }

// block is how many bytes of a text are counted at once.
const block = 1024

// before is how many characters begin before a byte.
func (t *Text) before(pos int) int {
	if len(t.runes) == 0 {
		t.runes = []int{0}
	}
	for n := len(t.runes); n*block <= pos; n++ {
		t.runes = append(t.runes, t.runes[n-1]+begin(t.text[(n-1)*block:n*block]))
	}
	return t.runes[pos/block] + begin(t.text[pos/block*block:pos])
}

// begin is how many characters begin in a piece of text.
func begin(text string) int {
	n := 0
	for i := 0; i < len(text); i++ {
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return n
}

// Where is the line and the column, both from 1 and the column in characters, of
// a byte offset; one outside the text is its nearest end.
func (t *Text) Where(at int64) porting.Where {
	if t.lines == nil {
		t.lines = []int{0}
		for from := 0; ; {
			i := strings.IndexByte(t.text[from:], '\n')
			if i < 0 {
				break
			}
			from += i + 1
			t.lines = append(t.lines, from)
		}
	}
	pos := max(0, min(int(at), len(t.text)))
	for pos > 0 && pos < len(t.text) && !utf8.RuneStart(t.text[pos]) {
		pos--
	}
	line := sort.SearchInts(t.lines, pos+1) - 1
	return porting.Where{Line: line + 1, Column: t.before(pos) - t.before(t.lines[line]) + 1}
}
