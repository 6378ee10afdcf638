package notice

// The tree of named values that answers in JSON and XML are read into.

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
)

// The limits of an answer.
const (
	maxDepth = limits.AnswerDepth
	maxNodes = limits.AnswerValues
)

// node is a named value, an object, or a list, whose members have its name.
type node struct {
	name, text string
	at         int64 // byte offset behind the value
	kids       []*node
	list, null bool
}

func (n *node) leaf() bool { return len(n.kids) == 0 && !n.list }

// kid returns the first member of one of the names, compared without case and
// underscores.
func (n *node) kid(names ...string) *node {
	for _, name := range names {
		for _, k := range n.kids {
			if plain(k.name) == name {
				return k
			}
		}
	}
	return nil
}

// plain is a member's name in small letters without underscores and hyphens.
func plain(name string) string {
	return strings.ToLower(strings.NewReplacer("_", "", "-", "").Replace(name))
}

// tree is an answer while it is read.
type tree struct {
	text  string
	nodes int
	lines []int // where each line begins
}

var errLimit = errors.New("too many values, or nested too deep")

// parse reads an answer, nil where the text is none.
func (t *tree) parse() *node {
	head := strings.TrimLeft(t.text, " \t\r\n")
	if strings.HasPrefix(head, "<") {
		root, err := t.xml()
		if err != nil {
			return nil
		}
		return root
	}
	dec := json.NewDecoder(strings.NewReader(t.text))
	dec.UseNumber()
	root, err := t.json(dec, "", 0)
	if err != nil {
		return nil
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil
	}
	return root
}

func (t *tree) json(dec *json.Decoder, name string, depth int) (*node, error) {
	if t.nodes++; depth > maxDepth || t.nodes > maxNodes {
		return nil, errLimit
	}
	tok, err := dec.Token()
	if err != nil {
		return nil, err
	}
	n := &node{name: name, at: dec.InputOffset()}
	switch v := tok.(type) {
	case json.Delim:
		n.list = v == '['
		for dec.More() {
			key := name
			if !n.list {
				k, err := dec.Token()
				if err != nil {
					return nil, err
				}
				key, _ = k.(string)
			}
			kid, err := t.json(dec, key, depth+1)
			if err != nil {
				return nil, err
			}
			n.kids = append(n.kids, kid)
		}
		_, err = dec.Token()
		return n, err
	case string:
		n.text = v
		n.at -= int64(len(v)) + 1 // right for a string without escapes
	case json.Number:
		n.text = v.String()
		n.at -= int64(len(n.text))
	case bool:
		n.text = "false"
		if v {
			n.text = "true"
		}
		n.at -= int64(len(n.text))
	case nil:
		n.null = true
	}
	return n, nil
}

func (t *tree) xml() (*node, error) {
	dec := xml.NewDecoder(strings.NewReader(t.text))
	dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // decoded already
	var root *node
	var stack []*node
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			if root == nil || len(stack) > 0 {
				return nil, io.ErrUnexpectedEOF
			}
			return root, nil
		}
		if err != nil {
			return nil, err
		}
		switch v := tok.(type) {
		case xml.Directive:
			if bytes.HasPrefix(bytes.ToUpper(bytes.TrimSpace(v)), []byte("DOCTYPE")) {
				return nil, errLimit // no answer declares a document type
			}
		case xml.StartElement:
			if t.nodes++; len(stack) > maxDepth || t.nodes > maxNodes {
				return nil, errLimit
			}
			n := &node{name: v.Name.Local, at: dec.InputOffset()}
			if len(stack) > 0 {
				top := stack[len(stack)-1]
				top.kids = append(top.kids, n)
			} else if root == nil {
				root = n
			}
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if len(stack) > 0 && len(stack[len(stack)-1].kids) == 0 {
				top := stack[len(stack)-1]
				top.text += string(v)
			}
		}
	}
}

// where is the place of a value: its line and column.
func (t *tree) where(n *node) porting.Where {
	if t.lines == nil {
		t.lines = []int{0}
		for i := 0; i < len(t.text); i++ {
			if t.text[i] == '\n' {
				t.lines = append(t.lines, i+1)
			}
		}
	}
	at := int(min(max(n.at, 0), int64(len(t.text))))
	i := sort.SearchInts(t.lines, at+1) - 1
	return porting.Where{Line: i + 1, Column: 1 + utf8.RuneCountInString(t.text[t.lines[i]:at])}
}

func (t *tree) value(n *node) value {
	return value{text: clean(n.text), where: t.where(n), read: porting.ReadText, conf: 1}
}
