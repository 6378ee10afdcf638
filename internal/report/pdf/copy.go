package pdf

// Reading the customer's PDF with pdfcpu, and copying it into a new file.

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sort"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/pdfobject"
	"github.com/portcheck/portcheck/internal/porting"
)

// ErrPDF is a document that cannot be taken apart: no PDF, damaged, locked with
// a password, or larger than the limits.
var ErrPDF = errors.New("the document cannot be copied")

const (
	maxObjects = 500_000
	maxDepth   = 100
	maxPages   = 2000
	maxBytes   = 256 << 20 // of all streams of the new file
)

// source is a parsed document.
type source struct {
	x *model.XRefTable
}

// open parses a PDF. A panic of pdfcpu's is an error.
func open(ctx context.Context, data []byte) (s *source, err error) {
	defer func() {
		if r := recover(); r != nil {
			s, err = nil, fmt.Errorf("%w: parsing it panicked", ErrPDF)
		}
	}()
	if elsewhere, _ := pdfobject.FiltersElsewhere(data); elsewhere {
		return nil, fmt.Errorf("%w: a stream's filters stand elsewhere", ErrPDF)
	}
	conf := pdfobject.Configuration(64<<20, maxObjects)
	c, err := pdfcpu.ReadWithContext(ctx, bytes.NewReader(data), conf)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPDF, err)
	}
	if c.XRefTable.Root == nil {
		return nil, fmt.Errorf("%w: it has no catalog", ErrPDF)
	}
	return &source{c.XRefTable}, nil
}

// caught makes an error of a panic: pdfcpu reads some objects only when they are
// asked for, long after the file was opened.
func caught(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%w: taking it apart panicked", ErrPDF)
	}
}

// get follows references; nil for the null object.
func (s *source) get(o types.Object) types.Object { return pdfobject.Get(s.x, o) }

func (s *source) dict(o types.Object) types.Dict {
	d, _ := s.get(o).(types.Dict)
	return d
}

func (s *source) array(o types.Object) types.Array { return pdfobject.Array(s.x, o) }

func (s *source) name(o types.Object) string { return pdfobject.Name(s.x, o) }

func (s *source) number(o types.Object) (float64, bool) { return pdfobject.Number(s.x, o) }

func (s *source) box(o types.Object) (porting.Box, bool) {
	a := s.array(o)
	if len(a) != 4 {
		return porting.Box{}, false
	}
	var b porting.Box
	for i := range b {
		v, ok := s.number(a[i])
		if !ok {
			return b, false
		}
		b[i] = v
	}
	return porting.Box{min(b[0], b[2]), min(b[1], b[3]), max(b[0], b[2]), max(b[1], b[3])}, true
}

// sourcePage is a page of the parsed document.
type sourcePage struct {
	nr     int // its object number
	dict   types.Dict
	box    porting.Box // visible
	rotate int         // 0, 90, 180, 270
	// resources are its own, or those that it inherits.
	resources types.Object
}

// pages returns the pages in order, with what they inherit. Only pages that are
// objects of their own can be marked; nr is 0 for others.
func (s *source) pages() []sourcePage {
	var out []sourcePage
	seen := map[int]bool{}
	type inherited struct{ media, crop, rotate, resources types.Object }
	var walk func(o types.Object, in inherited, depth int)
	walk = func(o types.Object, in inherited, depth int) {
		nr := objectNumber(o)
		if depth > 64 || len(out) > maxPages || nr != 0 && seen[nr] {
			return
		}
		seen[nr] = true
		d := s.dict(o)
		if d == nil {
			return
		}
		for key, to := range map[string]*types.Object{"MediaBox": &in.media, "CropBox": &in.crop, "Rotate": &in.rotate, "Resources": &in.resources} {
			if d[key] != nil {
				*to = d[key]
			}
		}
		if kids := s.array(d["Kids"]); kids != nil && s.name(d["Type"]) != "Page" {
			for _, k := range kids {
				walk(k, in, depth+1)
			}
			return
		}
		if t := s.name(d["Type"]); !strings.EqualFold(t, "page") && (t != "" || d["Contents"] == nil && d["MediaBox"] == nil && d["Resources"] == nil) {
			return
		}
		p := sourcePage{nr: nr, dict: d, box: porting.Box{0, 0, pageWidth, pageHeight}, resources: in.resources}
		if b, ok := s.box(in.media); ok {
			p.box = b
		}
		if b, ok := s.box(in.crop); ok {
			c := porting.Box{max(b[0], p.box[0]), max(b[1], p.box[1]), min(b[2], p.box[2]), min(b[3], p.box[3])}
			if c[0] < c[2] && c[1] < c[3] {
				p.box = c
			}
		}
		if r, ok := s.number(in.rotate); ok {
			p.rotate = ((int(r)%360 + 360) % 360) / 90 * 90
		}
		out = append(out, p)
	}
	root := s.dict(*s.x.Root)
	walk(root["Pages"], inherited{}, 0)
	return out
}

func objectNumber(o types.Object) int {
	switch r := o.(type) {
	case types.IndirectRef:
		return r.ObjectNumber.Value()
	case *types.IndirectRef:
		if r != nil {
			return r.ObjectNumber.Value()
		}
	}
	return 0
}

// copier copies objects into a new file. Objects are numbered in the order in
// which they are met.
type copier struct {
	s       *source
	w       *writer
	numbers map[int]ref
	queue   []types.IndirectRef
	// changed are objects that are written as they stand here instead.
	changed map[int]types.Dict
	bytes   int
}

func newCopier(s *source, w *writer) *copier {
	return &copier{s: s, w: w, numbers: map[int]ref{}, changed: map[int]types.Dict{}}
}

// to returns the number of an object in the new file, and has it copied.
func (c *copier) to(r types.IndirectRef) ref {
	nr := r.ObjectNumber.Value()
	if n, ok := c.numbers[nr]; ok {
		return n
	}
	n := c.w.reserve()
	c.numbers[nr] = n
	c.queue = append(c.queue, r)
	return n
}

// finish copies all objects that were asked for, and those that they need.
func (c *copier) finish() error {
	for len(c.queue) > 0 {
		r := c.queue[0]
		c.queue = c.queue[1:]
		n := c.numbers[r.ObjectNumber.Value()]
		if d, ok := c.changed[r.ObjectNumber.Value()]; ok {
			c.w.set(n, c.write(d, 0))
			continue
		}
		if len(c.w.objects) > maxObjects {
			return fmt.Errorf("%w: more than %d objects", ErrPDF, maxObjects)
		}
		switch o := c.s.get(r).(type) {
		case types.StreamDict:
			if err := c.stream(n, o); err != nil {
				return err
			}
		case nil:
			c.w.set(n, "null")
		default:
			c.w.set(n, c.write(o, 0))
		}
	}
	return nil
}

func (c *copier) stream(n ref, o types.StreamDict) error {
	if runs(c.s, o.Dict) {
		c.w.set(n, "null")
		return nil
	}
	raw := o.Raw
	d := types.Dict{}
	for k, v := range o.Dict {
		if k != "Length" {
			d[k] = v
		}
	}
	if raw == nil && o.Content != nil {
		raw = o.Content
		delete(d, "Filter")
		delete(d, "DecodeParms")
	}
	if c.bytes += len(raw); c.bytes > maxBytes {
		return fmt.Errorf("%w: its streams are larger than %d MB", ErrPDF, maxBytes>>20)
	}
	inside := strings.TrimSuffix(strings.TrimPrefix(c.write(d, 0), "<<"), ">>")
	c.w.setStream(n, inside, raw)
	return nil
}

// literal is an object that is written as it stands: a reference into the new file.
type literal string

func (l literal) String() string      { return string(l) }
func (l literal) Clone() types.Object { return l }
func (l literal) PDFString() string   { return string(l) }

// write writes an object, with the references of the new file.
func (c *copier) write(o types.Object, depth int) string {
	if depth > maxDepth {
		return "null"
	}
	switch v := o.(type) {
	case nil:
		return "null"
	case types.IndirectRef:
		if c.s.get(v) == nil {
			return "null"
		}
		return c.to(v).String()
	case *types.IndirectRef:
		return c.write(*v, depth)
	case types.Dict:
		if runs(c.s, v) {
			return "null"
		}
		m := make(map[string]string, len(v))
		keys := keysOf(v)
		for _, k := range keys { // in order: writing numbers what it meets
			if k == "AA" && triggers(c.s.dict(v[k])) {
				continue
			}
			m[k] = c.write(v[k], depth+1)
		}
		return dict(m)
	case types.Array:
		var b strings.Builder
		b.WriteByte('[')
		for i, e := range v {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(c.write(e, depth+1))
		}
		b.WriteByte(']')
		return b.String()
	case types.Name:
		return name(string(v))
	case types.Float:
		s := strconv.FormatFloat(float64(v), 'f', 8, 64)
		return strings.TrimRight(strings.TrimRight(s, "0"), ".")
	case types.Integer, types.Boolean, types.HexLiteral, types.StringLiteral, literal:
		return v.PDFString()
	}
	return "null"
}

// runs tells whether a dictionary is an action that runs, opens or sends
// something, or a file inside the file. Such things have no place in a paper that
// we send on.
func runs(s *source, d types.Dict) bool {
	switch s.name(d["Subtype"]) {
	case "FileAttachment", "RichMedia", "Movie", "Sound", "Screen", "3D":
		return d["Rect"] != nil
	}
	if d["EF"] != nil && (d["F"] != nil || d["UF"] != nil) { // what it points to need not say that it is a file
		return true
	}
	switch s.name(d["S"]) {
	case "URI":
		return d["URI"] != nil
	case "JavaScript", "Launch", "SubmitForm", "ImportData", "Rendition", "Movie", "GoToR", "GoToE":
		return d["JS"] != nil || d["F"] != nil || d["Win"] != nil || d["R"] != nil || d["T"] != nil || s.name(d["Type"]) == "Action"
	}
	return s.name(d["Type"]) == "EmbeddedFile"
}

// triggers tells whether a dictionary says what is to happen when: its keys are
// events. A resource may have the same name, and other keys.
func triggers(d types.Dict) bool {
	for k := range d {
		switch k {
		case "K", "F", "V", "C", "E", "X", "D", "U", "Fo", "Bl", "O", "PO", "PC", "PV", "PI", "WC", "WS", "DS", "WP", "DP":
		default:
			return false
		}
	}
	return true
}

func keysOf(d types.Dict) []string {
	keys := make([]string, 0, len(d))
	for k := range d {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// clone copies a dictionary's first level, so that it can be changed.
func clone(d types.Dict) types.Dict {
	out := types.Dict{}
	for k, v := range d {
		out[k] = v
	}
	return out
}
