package pdftext

// A file of PDF objects as pdfcpu parsed it, behind accessors that never fail:
// what is missing or of another type is the zero value. Streams are decoded
// here, within limits, and broken ones as far as they go.

import (
	"bytes"
	"compress/flate"
	"context"
	"encoding/hex"
	"errors"
	"io"
	"strings"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/pdfobject"
)

// errLimit is returned where a document asks for more than the limits allow.
var errLimit = errors.New("limit exceeded")

// file is one parsed PDF.
type file struct {
	ctx context.Context
	x   *model.XRefTable
	lim Limits
	// decoded is what remains of the budget for all decoded streams together.
	decoded int64
	// run is what remains of the budget for content that is run, again and again
	// where pages or forms share it.
	run int64
	// hitLimit is set when anything was cut for a limit.
	hitLimit   bool
	fonts      map[fontKey]*font
	cmaps      map[int]*cmap // by their streams' object numbers
	fontsBuilt int
	streams    map[int][]byte
	// elements is what remains of the budget for walking arrays and texts.
	elements int
	// What remains of the budgets for operators, characters, form XObjects and runs.
	operators, glyphs, forms, runs int
	offGroups                      map[int]bool // optional content that is off
	pageList                       []types.Dict
	corrupt                        bool        // a stream decoded since this was reset was broken
	charBuffer                     []char      // for the next page or appearance
	placedBuffer                   []placed    // for the next as well
	brokenPages                    []int       // whose content is broken
	whitePages                     []int       // those with text in white on white
	lostPages                      bool        // the page tree names objects that are not there
	pageNumbers                    map[int]int // by object number, from 1
}

// get follows references until something else stands there; nil for the null object.
func (f *file) get(o types.Object) types.Object { return pdfobject.Get(f.x, o) }

// dict returns the dictionary at o (a stream's own dictionary too), or nil.
func (f *file) dict(o types.Object) types.Dict {
	switch d := f.get(o).(type) {
	case types.Dict:
		return d
	case types.StreamDict:
		return d.Dict
	}
	return nil
}

// array returns the array at o; nil where there is none, or no more of them are read.
func (f *file) array(o types.Object) types.Array {
	a := pdfobject.Array(f.x, o)
	if !f.spend(len(a)) {
		return nil
	}
	return a
}

// spend takes n steps from what walking a document's objects may take, and tells
// whether there were as many. Thousands of fields or fonts may share one array or
// text by reference, so that a small file takes as long, and as much memory, as
// one of gigabytes.
func (f *file) spend(n int) bool {
	if f.elements -= n; f.elements < 0 {
		f.hitLimit = true
	}
	return f.elements >= 0
}

// spendText is spend for a text of n bytes.
func (f *file) spendText(n int) bool { return f.spend(1 + n/4) }

func (f *file) stream(o types.Object) (types.StreamDict, bool) {
	s, ok := f.get(o).(types.StreamDict)
	return s, ok
}

// num returns the number at o, and whether there is one.
func (f *file) num(o types.Object) (float64, bool) { return pdfobject.Number(f.x, o) }

func (f *file) integer(o types.Object, otherwise int) int {
	n, ok := f.num(o)
	if !ok || n > 1<<31 || n < -1<<31 {
		return otherwise
	}
	return int(n)
}

func (f *file) name(o types.Object) string { return pdfobject.Name(f.x, o) }

func (f *file) boolean(o types.Object) bool {
	b, _ := f.get(o).(types.Boolean)
	return bool(b)
}

// numbers returns the numbers of an array of at least n, or nil.
func (f *file) numbers(o types.Object, n int) []float64 {
	a := f.array(o)
	if len(a) < n {
		return nil
	}
	out := make([]float64, 0, len(a))
	for _, e := range a {
		v, _ := f.num(e)
		out = append(out, v)
	}
	return out
}

// bytes returns a string's bytes as stored (after decryption), and whether o is
// a string.
func (f *file) bytes(o types.Object) ([]byte, bool) {
	switch s := f.get(o).(type) {
	case types.StringLiteral:
		if f.spendText(len(s)) {
			return unescape(string(s)), true
		}
	case types.HexLiteral:
		if f.spendText(len(s) / 2) {
			return unhex(string(s)), true
		}
	}
	return nil, false
}

// text returns a text string, decoded, or "".
func (f *file) text(o types.Object) string {
	b, ok := f.bytes(o)
	if !ok {
		return ""
	}
	return decodeText(b)
}

// objectNumber is the number of the object that o refers to, 0 for a direct one.
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

// data decodes a stream. A stream whose data end early or are broken gives what
// could be decoded. It returns errLimit when the budget for decoded bytes is spent.
func (f *file) data(o types.Object) ([]byte, error) {
	nr := objectNumber(o)
	if nr != 0 {
		if b, ok := f.streams[nr]; ok {
			return b, nil
		}
	}
	s, ok := f.stream(o)
	if !ok {
		return nil, nil
	}
	if err := f.ctx.Err(); err != nil {
		return nil, err
	}
	b, err := f.decode(&s)
	if int64(len(b)) > f.decoded {
		f.hitLimit = true
		return nil, errLimit
	}
	f.decoded -= int64(len(b))
	if err == nil && nr != 0 {
		f.streams[nr] = b
	}
	return b, err
}

func (f *file) decode(s *types.StreamDict) ([]byte, error) {
	if len(s.FilterPipeline) == 0 {
		if s.Content != nil {
			return s.Content, nil
		}
		return s.Raw, nil
	}
	limit := min(f.lim.StreamBytes, f.decoded)
	plain := true
	for _, p := range s.FilterPipeline {
		if p.Name != "FlateDecode" || len(p.DecodeParms) != 0 {
			plain = false
		}
	}
	if plain {
		// The commonest case by far; also forgiving where the checksum or the end is missing.
		b := s.Raw
		for range s.FilterPipeline {
			var err error
			if b, err = inflate(b, limit); errors.Is(err, errLimit) {
				f.hitLimit = true
				return nil, err
			} else if err != nil {
				f.corrupt = true
			}
		}
		return b, nil
	}
	c := *s
	if err := c.DecodeWithLimit(limit); err == nil {
		if int64(len(c.Content)) > limit {
			f.hitLimit = true
			return nil, errLimit
		}
		return c.Content, nil
	}
	f.corrupt = len(s.Raw) > 0
	if s.FilterPipeline[0].Name == "FlateDecode" {
		b, err := inflate(s.Raw, limit)
		if errors.Is(err, errLimit) {
			f.hitLimit = true
			return nil, err
		}
		return b, nil
	}
	return nil, nil
}

// errCorrupt tells that data are broken in the middle, so that what follows is lost.
var errCorrupt = errors.New("corrupt stream")

// inflaters are used again: each has a window of 32 KB, and a form has a stream for
// each of its fields.
var inflaters = sync.Pool{New: func() any { return flate.NewReader(nil) }}

// inflate expands zlib data as far as they are sound, at most limit bytes. Data
// that merely end early, as several producers write them, are no error; data that
// break off with nonsense give errCorrupt besides what was there before.
func inflate(b []byte, limit int64) ([]byte, error) {
	for len(b) > 0 && (b[0] == '\r' || b[0] == '\n') {
		b = b[1:]
	}
	if len(b) < 2 {
		return nil, nil
	}
	var out bytes.Buffer
	out.Grow(int(min(int64(len(b))*4, limit)))
	r := inflaters.Get().(io.ReadCloser)
	defer inflaters.Put(r)
	try := func(in []byte) (int64, error) {
		out.Reset()
		if err := r.(flate.Resetter).Reset(bytes.NewReader(in), nil); err != nil {
			return 0, err
		}
		return io.Copy(&out, io.LimitReader(r, limit+1))
	}
	n, err := try(b[2:])
	if n == 0 && err != nil {
		if n, err = try(b); err != nil { // raw deflate without a zlib header
			return nil, errCorrupt
		}
	}
	if n > limit {
		return nil, errLimit
	}
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return out.Bytes(), errCorrupt
	}
	return out.Bytes(), nil
}

// unhex decodes a hexadecimal string, skipping what is no digit.
func unhex(s string) []byte {
	var digits strings.Builder
	digits.Grow(len(s) + 1)
	for i := 0; i < len(s); i++ {
		if _, ok := hexDigit(s[i]); ok {
			digits.WriteByte(s[i])
		}
	}
	if digits.Len()%2 == 1 {
		digits.WriteByte('0')
	}
	b, _ := hex.DecodeString(digits.String())
	return b
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

// unescape resolves the escapes of a literal string's inner text.
func unescape(s string) []byte {
	if strings.IndexByte(s, '\\') < 0 && strings.IndexByte(s, '\r') < 0 {
		return []byte(s)
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '\r' {
			// An unescaped end of line is a line feed, however it is written.
			out = append(out, '\n')
			if i+1 < len(s) && s[i+1] == '\n' {
				i++
			}
			continue
		}
		if c != '\\' {
			out = append(out, c)
			continue
		}
		i++
		if i >= len(s) {
			break
		}
		switch c = s[i]; c {
		case 'n':
			out = append(out, '\n')
		case 'r':
			out = append(out, '\r')
		case 't':
			out = append(out, '\t')
		case 'b':
			out = append(out, '\b')
		case 'f':
			out = append(out, '\f')
		case '\r':
			if i+1 < len(s) && s[i+1] == '\n' {
				i++
			}
		case '\n':
		case '0', '1', '2', '3', '4', '5', '6', '7':
			v := 0
			j := i
			for ; j < len(s) && j < i+3 && s[j] >= '0' && s[j] <= '7'; j++ {
				v = v*8 + int(s[j]-'0')
			}
			i = j - 1
			out = append(out, byte(v))
		default:
			out = append(out, c)
		}
	}
	return out
}

// sane keeps numbers within what arithmetic on pages can bear.
func sane(v float64) float64 {
	if v != v || v > 1e9 || v < -1e9 {
		return 0
	}
	return v
}
