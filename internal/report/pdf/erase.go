package pdf

// Taking the ink of an old signature off a page. A form that is filled in again
// is another paper than the one that was signed: what the customer drew or pasted
// on it must be gone, not covered. It is done only where all of the ink within a
// place is known to be drawn there and nowhere else.

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/porting"
)

// maxContent bounds the content of a page that is taken apart, in bytes.
const maxContent = 16 << 20

// erase takes what is drawn within a place off a page: pen strokes, pictures,
// and notes that viewers lay over a page. d is the page's dictionary, which is
// changed, resources are the page's. The error is ErrNotFillable where something
// of it would stay.
func (s *source) erase(d types.Dict, resources types.Object, w *writer, box porting.Box) error {
	box = normal(box)
	around := porting.Box{box[0] - 4, box[1] - 4, box[2] + 4, box[3] + 4}
	gone, left := nothing, false
	var annots types.Array
	for _, a := range s.array(d["Annots"]) {
		x := s.dict(a)
		switch s.name(x["Subtype"]) {
		case "Ink", "Stamp", "FreeText":
			r, ok := s.box(x["Rect"])
			if ok && within(r, porting.Box{box[0] - 24, box[1] - 24, box[2] + 24, box[3] + 24}) {
				gone = union(gone, r)
				continue
			}
			left = left || !ok || r[0] < box[2] && r[2] > box[0] && r[1] < box[3] && r[3] > box[1]
		}
		annots = append(annots, a)
	}
	content, err := s.content(d)
	if err != nil {
		return err
	}
	e := eraser{s: s, resources: s.dict(resources), around: around, gone: gone, left: left}
	content, ok := e.run(content)
	// What is gone must be the whole of what was seen there.
	if !ok || e.left || e.gone[0] > box[0]+2 || e.gone[1] > box[1]+2 || e.gone[2] < box[2]-2 || e.gone[3] < box[3]-2 {
		return fmt.Errorf("%w: the old signature cannot be taken off the page", ErrNotFillable)
	}
	if d["Annots"] != nil {
		d["Annots"] = annots
	}
	d["Contents"] = literal(w.stream("", content).String())
	return nil
}

// content is a page's content in one piece.
func (s *source) content(d types.Dict) ([]byte, error) {
	parts := s.array(d["Contents"])
	if parts == nil && d["Contents"] != nil {
		parts = types.Array{d["Contents"]}
	}
	var out []byte
	for _, p := range parts {
		st, ok := s.get(p).(types.StreamDict)
		if !ok {
			continue
		}
		if st.Content == nil {
			if err := st.DecodeWithLimit(maxContent); err != nil {
				return nil, fmt.Errorf("%w: a page's content cannot be read", ErrNotFillable)
			}
		}
		out = append(append(out, st.Content...), '\n')
		if len(out) > maxContent {
			return nil, fmt.Errorf("%w: a page has too much on it", ErrNotFillable)
		}
	}
	return out, nil
}

// matrix is a transformation as operators write it.
type matrix [6]float64

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// before is the transformation that does m first and then n.
func (m matrix) before(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// nothing is the box of no point.
var nothing = porting.Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}

func union(a, b porting.Box) porting.Box {
	return porting.Box{min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])}
}

func within(a, b porting.Box) bool {
	return a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3]
}

func normal(b porting.Box) porting.Box {
	return porting.Box{min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])}
}

// eraser walks through a page's content.
type eraser struct {
	s         *source
	resources types.Dict
	around    porting.Box // what lies within it goes
	gone      porting.Box // the bounds of what went

	ctm   matrix
	stack []matrix
	path  porting.Box // of the path in the making, by the points that it passes
	x, y  float64     // the last of them
	bent  bool        // the path is no straight ruling
	left  bool        // something that may be ink stays and reaches into the place
}

// run copies a content without what goes; false where it is not understood.
func (e *eraser) run(content []byte) ([]byte, bool) {
	e.ctm, e.path = matrix{1, 0, 0, 1, 0, 0}, nothing
	var out []byte
	var args []string
	l := lexer{b: content}
	from := 0 // where the operator's first operand begins
	for {
		start, tok, kind := l.next()
		if kind == lexEnd {
			return append(out, content[from:]...), len(e.stack) < 512
		}
		if kind != lexOperator {
			if len(args) == 0 {
				out = append(out, content[from:start]...)
				from = start
			}
			if args = append(args, tok); len(args) > 4096 {
				return nil, false
			}
			continue
		}
		if len(args) == 0 {
			out = append(out, content[from:start]...)
			from = start
		}
		put := string(content[from:l.at])
		v := numbersOf(args)
		switch tok {
		case "q":
			if e.stack = append(e.stack, e.ctm); len(e.stack) > 512 {
				return nil, false
			}
		case "Q":
			if n := len(e.stack); n > 0 {
				e.ctm, e.stack = e.stack[n-1], e.stack[:n-1]
			}
		case "cm":
			if len(v) == 6 {
				e.ctm = matrix(v).before(e.ctm)
			}
		case "m":
			e.through(v, 0)
		case "l":
			x, y := e.x, e.y
			e.through(v, 0)
			e.bent = e.bent || math.Abs(e.x-x) > 0.5 && math.Abs(e.y-y) > 0.5
		case "c":
			e.through(v, 4)
			e.bent = true
		case "v", "y":
			e.through(v, 2)
			e.bent = true
		case "re":
			if len(v) == 4 {
				e.point(v[0], v[1])
				e.point(v[0]+v[2], v[1])
				e.point(v[0]+v[2], v[1]+v[3])
				e.point(v[0], v[1]+v[3])
			}
		case "S", "s", "f", "F", "f*", "B", "B*", "b", "b*":
			if e.ink(e.path) {
				put = "n"
			} else if e.bent {
				e.stays(e.path)
			}
			e.path, e.bent = nothing, false
		case "n":
			e.path, e.bent = nothing, false
		case "Do":
			if b, ok := e.object(args); ok && within(b, e.around) {
				e.gone = union(e.gone, b)
				put = ""
			} else if ok {
				e.stays(b)
			}
		case "BI":
			end, ok := l.inlineImage()
			if !ok {
				return nil, false
			}
			put = string(content[from:end])
			if b := e.unit(); within(b, e.around) {
				e.gone = union(e.gone, b)
				put = ""
			} else {
				e.stays(b)
			}
		}
		out = append(out, put...)
		from = l.at
		args = args[:0]
	}
}

// ink tells whether a painted path goes: all of it lies within the place, and it
// is no rule to write on.
func (e *eraser) ink(b porting.Box) bool {
	if b[0] > b[2] || !within(b, e.around) {
		return false
	}
	if b[3]-b[1] < 1.5 && b[2]-b[0] > (e.around[2]-e.around[0])*0.6 {
		return false
	}
	e.gone = union(e.gone, b)
	return true
}

func (e *eraser) point(x, y float64) {
	e.x, e.y = e.ctm.apply(x, y)
	e.path = union(e.path, porting.Box{e.x, e.y, e.x, e.y})
}

// stays notes what is not taken off, where it reaches into the place.
func (e *eraser) stays(b porting.Box) {
	e.left = e.left || b[0] < e.around[2] && b[2] > e.around[0] && b[1] < e.around[3] && b[3] > e.around[1]
}

// through adds the point that an operator's operands end in.
func (e *eraser) through(v []float64, at int) {
	if len(v) == at+2 {
		e.point(v[at], v[at+1])
	}
}

// unit is where the unit square stands, which pictures fill.
func (e *eraser) unit() porting.Box { return bounds(e.ctm, porting.Box{0, 0, 1, 1}) }

func bounds(m matrix, b porting.Box) porting.Box {
	out := nothing
	for _, p := range [4][2]float64{{b[0], b[1]}, {b[2], b[1]}, {b[2], b[3]}, {b[0], b[3]}} {
		x, y := m.apply(p[0], p[1])
		out = union(out, porting.Box{x, y, x, y})
	}
	return out
}

// object is where an object that is drawn stands.
func (e *eraser) object(args []string) (porting.Box, bool) {
	if len(args) != 1 || !strings.HasPrefix(args[0], "/") {
		return porting.Box{}, false
	}
	st, ok := e.s.get(e.s.dict(e.resources["XObject"])[args[0][1:]]).(types.StreamDict)
	if !ok {
		return porting.Box{}, false
	}
	switch e.s.name(st.Dict["Subtype"]) {
	case "Image":
		return e.unit(), true
	case "Form":
		b, ok := e.s.box(st.Dict["BBox"])
		if !ok {
			return b, false
		}
		m := matrix{1, 0, 0, 1, 0, 0}
		if a := e.s.array(st.Dict["Matrix"]); len(a) == 6 {
			for i := range m {
				m[i], _ = e.s.number(a[i])
			}
		}
		return bounds(m.before(e.ctm), b), true
	}
	return porting.Box{}, false
}

func numbersOf(args []string) []float64 {
	if len(args) == 0 || len(args) > 6 {
		return nil
	}
	out := make([]float64, 0, 6)
	for _, a := range args {
		v, err := strconv.ParseFloat(a, 64)
		if err != nil {
			return nil
		}
		out = append(out, v)
	}
	return out
}

// The kinds of tokens of a content stream.
type lexKind uint8

const (
	lexEnd lexKind = iota
	lexOperand
	lexOperator
)

// lexer takes a content stream apart as far as it must: operators, numbers,
// names; strings, arrays and dictionaries each as one operand.
type lexer struct {
	b  []byte
	at int
}

func space(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func delimiter(c byte) bool { return strings.IndexByte("()<>[]{}/%", c) >= 0 }

// next is the next token and where it begins.
func (l *lexer) next() (start int, tok string, kind lexKind) {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case space(c):
			l.at++
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
		default:
			start = l.at
			l.skip(0)
			tok = string(l.b[start:l.at])
			c := tok[0]
			if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '\'' || c == '"' {
				switch tok {
				case "true", "false", "null":
					return start, tok, lexOperand
				}
				return start, tok, lexOperator
			}
			return start, tok, lexOperand
		}
	}
	return l.at, "", lexEnd
}

// skip goes behind one token, at least one byte.
func (l *lexer) skip(depth int) {
	c := l.b[l.at]
	l.at++
	switch {
	case c == '(':
		for open := 1; l.at < len(l.b) && open > 0; l.at++ {
			switch l.b[l.at] {
			case '\\':
				l.at++
			case '(':
				open++
			case ')':
				open--
			}
		}
	case c == '<' && l.at < len(l.b) && l.b[l.at] != '<':
		for l.at < len(l.b) && l.b[l.at] != '>' {
			l.at++
		}
		l.at++
	case c == '<', c == '[':
		end := byte(']')
		if c == '<' {
			l.at++
			end = '>'
		}
		for l.at < len(l.b) && l.b[l.at] != end {
			if depth > 32 {
				l.at = len(l.b)
				break
			}
			l.skip(depth + 1)
		}
		l.at++
		if end == '>' && l.at < len(l.b) && l.b[l.at] == '>' {
			l.at++
		}
	case c == '/', !delimiter(c) && !space(c):
		for l.at < len(l.b) && !space(l.b[l.at]) && !delimiter(l.b[l.at]) {
			l.at++
		}
	}
	l.at = min(l.at, len(l.b))
}

// inlineImage goes behind an inline image whose BI was read.
func (l *lexer) inlineImage() (end int, ok bool) {
	for {
		_, tok, kind := l.next()
		if kind == lexEnd {
			return 0, false
		}
		if tok == "ID" {
			break
		}
	}
	for i := l.at; i+3 < len(l.b); i++ {
		if space(l.b[i]) && l.b[i+1] == 'E' && l.b[i+2] == 'I' && (space(l.b[i+3])) {
			l.at = i + 3
			return l.at, true
		}
	}
	return 0, false
}
