package response

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// JSON reads one response. Behind it nothing but blanks may stand.
func JSON(text string, limits Limits) (*Node, error) {
	d := newJSON(text, limits)
	root, err := d.value("", 0)
	if err != nil {
		return nil, err
	}
	if _, err := d.dec.Token(); err != io.EOF {
		return nil, errBehind
	}
	return root, nil
}

// JSONLines reads a response, or several of them, one a line: those become a list.
func JSONLines(text string, limits Limits) (*Node, error) {
	if err := limits.stretch(text, '"'); err != nil {
		return nil, err
	}
	d := newJSON(text, limits)
	root, err := d.value("", 0)
	var lines []*Node
	for err == nil && d.dec.More() {
		var next *Node
		if next, err = d.value("", 0); err == nil {
			lines = append(lines, next)
		}
	}
	switch {
	case err != nil:
		return nil, err
	case len(lines) == 0:
		return root, nil
	case root.Leaf() || root.List:
		return nil, errBehind
	}
	return &Node{List: true, Kids: append([]*Node{root}, lines...)}, nil
}

var errBehind = errors.New("something stands behind its end")

type jsonReader struct {
	counter
	dec *json.Decoder
}

func newJSON(text string, limits Limits) *jsonReader {
	d := &jsonReader{counter: newCounter(limits), dec: json.NewDecoder(strings.NewReader(text))}
	d.dec.UseNumber()
	return d
}

func (d *jsonReader) value(name string, depth int) (*Node, error) {
	if err := d.next(depth); err != nil {
		return nil, err
	}
	tok, err := d.dec.Token()
	if err != nil {
		return nil, err
	}
	n := &Node{Name: name, At: d.dec.InputOffset()}
	switch v := tok.(type) {
	case json.Delim:
		n.List = v == '['
		return n, d.members(n, depth)
	case string:
		d.text(n, v)
		n.At -= int64(len(v)) + 1 // inside the quotes; right for a string without escapes
	case json.Number:
		n.Text, n.Number = v.String(), true
		n.At -= int64(len(n.Text))
	case bool:
		n.Text = fmt.Sprint(v)
		n.At -= int64(len(n.Text))
	case nil:
		n.Null = true
	}
	return n, nil
}

// members reads what an object or a list holds, and its end.
func (d *jsonReader) members(n *Node, depth int) error {
	for d.dec.More() {
		name, nameAt := n.Name, int64(0)
		if !n.List {
			key, err := d.dec.Token()
			if err != nil {
				return err
			}
			own, _ := key.(string)
			if name, err = d.name(own); err != nil {
				return err
			}
			nameAt = d.dec.InputOffset() - int64(len(name)) - 2
		}
		kid, err := d.value(name, depth+1)
		if err != nil {
			return err
		}
		kid.NameAt = nameAt
		n.Kids = append(n.Kids, kid)
	}
	_, err := d.dec.Token()
	return err
}
