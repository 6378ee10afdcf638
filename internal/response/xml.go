package response

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// XML reads one response. Attributes become members, but for those that declare
// namespaces; the text of an element that has members too becomes its first
// member, of the same name: <tn status="active">217…</tn>.
func XML(text string, limits Limits) (*Node, error) {
	if err := limits.stretch(text, '<'); err != nil {
		return nil, err
	}
	dec := xml.NewDecoder(strings.NewReader(text))
	dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // decoded already
	count := newCounter(limits)
	var root *Node
	var stack []open
	for {
		count.tick()
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
			if err := count.next(len(stack)); err != nil {
				return nil, err
			}
			name, err := count.name(v.Name.Local)
			if err != nil {
				return nil, err
			}
			n := &Node{Name: name, At: dec.InputOffset()}
			if len(stack) > 0 {
				top := stack[len(stack)-1].node
				top.Kids = append(top.Kids, n)
			} else if root == nil {
				root = n
			}
			for _, a := range v.Attr {
				if declares(a.Name) {
					continue
				}
				if err := count.next(len(stack)); err != nil {
					return nil, err
				}
				if name, err = count.name(a.Name.Local); err != nil {
					return nil, err
				}
				kid := &Node{Name: name, At: n.At}
				count.text(kid, a.Value)
				n.Kids = append(n.Kids, kid)
			}
			stack = append(stack, open{node: n})
		case xml.EndElement:
			n, text := stack[len(stack)-1].node, string(stack[len(stack)-1].text)
			switch {
			case len(n.Kids) == 0:
				count.text(n, text)
			case strings.TrimSpace(text) != "":
				own := &Node{Name: n.Name, At: n.At}
				count.text(own, text)
				n.Kids = slices.Insert(n.Kids, 0, own)
			}
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if len(stack) > 0 {
				top := &stack[len(stack)-1]
				top.text = append(top.text, v...)
			}
		}
	}
}

// open is an element whose end has not been read. Its text comes in pieces, one
// between each two members.
type open struct {
	node *Node
	text []byte
}

// declares reports whether an attribute declares a namespace or a schema.
func declares(name xml.Name) bool {
	return name.Space == "xmlns" || name.Local == "xmlns" || name.Space == "http://www.w3.org/2001/XMLSchema-instance"
}
