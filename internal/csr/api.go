package csr

// Responses of carriers' and providers' interfaces, saved as JSON or XML
// (Bandwidth, Telnyx and what resembles them). Both become one tree of named
// values, which is walked (walk.go) or, where it is a table, read as a grid (rowset.go).

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// Limits of a response.
const (
	maxDepth = limits.ResponseDepth
	maxNodes = limits.ResponseValues
)

// node is a named value, an object, or a list, whose members have its name.
type node struct {
	name   string
	text   string
	at     int64 // byte offset of the value
	nameAt int64 // byte offset of a JSON member's name
	kids   []*node
	list   bool
	number bool // a JSON number
	null   bool
}

func (n *node) leaf() bool { return len(n.kids) == 0 && !n.list }

// ReadJSON reads a response saved as JSON. The error is the context's, and only when
// it was cancelled.
func ReadJSON(ctx context.Context, data []byte, d porting.Document) ([]*porting.Record, error) {
	text, ok := sheet.DecodeText(data)
	if !ok {
		text = string(data)
	}
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	t := &tree{text: text, clock: clock{ctx: ctx}, names: map[string]string{}}
	return t.read(d, "JSON", func() (*node, error) {
		root, err := t.json(dec, "", 0)
		var lines []*node
		for err == nil && dec.More() { // one response a line
			var next *node
			if next, err = t.json(dec, "", 0); err == nil {
				lines = append(lines, next)
			}
		}
		if len(lines) > 0 && (root.leaf() || root.list) {
			err = errors.New("something stands behind its end")
		} else if len(lines) > 0 {
			root = &node{list: true, kids: append([]*node{root}, lines...)}
		}
		return root, err
	})
}

// ReadXML reads a response saved as XML. The error is the context's, and only when
// it was cancelled.
func ReadXML(ctx context.Context, data []byte, d porting.Document) ([]*porting.Record, error) {
	text, ok := sheet.DecodeText(data)
	if !ok {
		text = string(data)
	}
	dec := xml.NewDecoder(strings.NewReader(text))
	dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // decoded already
	t := &tree{text: text, clock: clock{ctx: ctx}}
	return t.read(d, "XML", func() (*node, error) { return t.xml(dec) })
}

// tree is a response while it is read.
type tree struct {
	clock
	names map[string]string // of members, by themselves
	text  string
	nodes int
	lines []int // where each line begins
}

var errLimit = errors.New("it has more values, or nests deeper, than any record does")

func (t *tree) json(dec *json.Decoder, name string, depth int) (*node, error) {
	if t.nodes++; depth > maxDepth || t.nodes > maxNodes {
		return nil, errLimit
	}
	t.tick()
	tok, err := dec.Token()
	if err != nil {
		return nil, err
	}
	n := &node{name: name, at: dec.InputOffset()}
	switch v := tok.(type) {
	case json.Delim:
		n.list = v == '['
		for dec.More() {
			key, keyAt := name, int64(0)
			if !n.list {
				k, err := dec.Token()
				if err != nil {
					return nil, err
				}
				key, _ = k.(string)
				if known, ok := t.names[key]; ok { // one copy of a name for all objects
					key = known
				} else if len(t.names) < 10_000 {
					t.names[key] = key
				}
				keyAt = dec.InputOffset() - int64(len(key)) - 2
			}
			kid, err := t.json(dec, key, depth+1)
			if err != nil {
				return nil, err
			}
			kid.nameAt = keyAt
			n.kids = append(n.kids, kid)
		}
		_, err = dec.Token()
		return n, err
	case string:
		n.text = v
		n.at -= int64(len(v)) + 2 // right for a string without escapes
	case json.Number:
		n.text, n.number = v.String(), true
		n.at -= int64(len(n.text))
	case bool:
		n.text = fmt.Sprint(v)
		n.at -= int64(len(n.text))
	case nil:
		n.null = true
	}
	return n, nil
}

func (t *tree) xml(dec *xml.Decoder) (*node, error) {
	var root *node
	var stack []*node
	for {
		t.tick()
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
				return nil, errors.New("it declares a document type, which no response does")
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
			for _, a := range v.Attr {
				if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" && a.Name.Space != "http://www.w3.org/2001/XMLSchema-instance" {
					n.kids = append(n.kids, &node{name: a.Name.Local, text: a.Value, at: n.at})
				}
			}
			stack = append(stack, n)
		case xml.EndElement:
			n := stack[len(stack)-1]
			if len(n.kids) > 0 && strings.TrimSpace(n.text) != "" { // <tn status="active">217…</tn>
				n.kids = append([]*node{{name: n.name, text: n.text, at: n.at}}, n.kids...)
				n.text = ""
			}
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if len(stack) > 0 {
				top := stack[len(stack)-1]
				top.text += string(v)
			}
		}
	}
}

// read parses a response and walks it.
func (t *tree) read(d porting.Document, kind string, parse func() (*node, error)) (rs []*porting.Record, err error) {
	defer stop(&err)
	root, broken := parse()
	if broken != nil {
		r := porting.NewRecord(d)
		r.Problem(porting.Problem{Code: porting.ProblemDamaged,
			Message: fmt.Sprintf("the file is damaged %s: %v; save the response again and send that", kind, plainError(broken))})
		return []*porting.Record{r}, nil
	}
	return t.records(root, d), nil
}

// plainError says what an error of the standard library means.
func plainError(err error) string {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return "it is cut off"
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Sprintf("it breaks off or goes wrong at byte %d", syntax.Offset)
	}
	var bad *xml.SyntaxError
	if errors.As(err, &bad) {
		return fmt.Sprintf("it goes wrong in line %d", bad.Line)
	}
	return err.Error()
}
