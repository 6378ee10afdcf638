// Package pdffile opens a PDF and gives its objects, as pdfcpu parsed them, behind
// accessors that never fail: what is missing or of another type is the zero value. Streams
// are decoded here, within limits, and broken ones as far as they go.
//
// How heavy a file is, is looked at before anything is parsed (weight.go). A file whose
// structure can be trusted (xref.go) and is plain (plain.go) is read here, any other by
// pdfcpu; one whose structure is broken is rebuilt from its objects first (repair.go). The
// lexer is that of content streams, CMaps and font programs.
package pdffile

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

// ErrLimit is returned where a document asks for more than the limits allow.
var ErrLimit = errors.New("limit exceeded")

// File is one parsed PDF.
type File struct {
	ctx context.Context
	x   *model.XRefTable
	// Limits is what reading the file may use in all.
	Limits Limits
	// HitLimit is set when anything was cut for a limit.
	HitLimit bool
	// Corrupt is set when a stream was decoded that is broken in its middle.
	Corrupt bool
	// LostPages is set when the page tree names objects that are not there.
	LostPages bool
	// decoded is what remains of the budget for all decoded streams together, elements of
	// that for walking arrays and texts.
	decoded  int64
	elements int
	streams  map[int][]byte // decoded, by object number
	pageList []types.Dict
	// PageNumbers are those of the page objects, from 1.
	PageNumbers map[int]int
}

// Err is the error of the context: why the time for reading is over, or nil.
func (f *File) Err() error { return f.ctx.Err() }

// Interrupted tells whether the time for reading is over.
func (f *File) Interrupted() bool { return f.ctx.Err() != nil }

// Get follows references until something else stands there; nil for the null object.
func (f *File) Get(o types.Object) types.Object { return pdfobject.Get(f.x, o) }

// Dict returns the dictionary at o (a stream's own dictionary too), or nil.
func (f *File) Dict(o types.Object) types.Dict {
	switch d := f.Get(o).(type) {
	case types.Dict:
		return d
	case types.StreamDict:
		return d.Dict
	}
	return nil
}

// Array returns the array at o; nil where there is none, or no more of them are read.
func (f *File) Array(o types.Object) types.Array {
	a := pdfobject.Array(f.x, o)
	if !f.Spend(len(a)) {
		return nil
	}
	return a
}

// Spend takes n steps from what walking a document's objects may take, and tells
// whether there were as many. Thousands of fields or fonts may share one array or
// text by reference, so that a small file takes as long, and as much memory, as
// one of gigabytes.
func (f *File) Spend(n int) bool {
	if f.elements -= n; f.elements < 0 {
		f.HitLimit = true
	}
	return f.elements >= 0
}

// SpendText is spend for a text of n bytes.
func (f *File) SpendText(n int) bool { return f.Spend(1 + n/4) }

// Stream returns the stream at o, and whether there is one.
func (f *File) Stream(o types.Object) (types.StreamDict, bool) {
	s, ok := f.Get(o).(types.StreamDict)
	return s, ok
}

// Num returns the number at o, and whether there is one.
func (f *File) Num(o types.Object) (float64, bool) { return pdfobject.Number(f.x, o) }

// Integer returns the number at o without its fraction, or another where there is none
// that can be.
func (f *File) Integer(o types.Object, otherwise int) int {
	n, ok := f.Num(o)
	if !ok || n > 1<<31 || n < -1<<31 {
		return otherwise
	}
	return int(n)
}

// Name returns the name at o, without its slash, or "".
func (f *File) Name(o types.Object) string { return pdfobject.Name(f.x, o) }

// Boolean tells whether the boolean at o is true.
func (f *File) Boolean(o types.Object) bool {
	b, _ := f.Get(o).(types.Boolean)
	return bool(b)
}

// Numbers returns the numbers of an array of at least n, or nil.
func (f *File) Numbers(o types.Object, n int) []float64 {
	a := f.Array(o)
	if len(a) < n {
		return nil
	}
	out := make([]float64, 0, len(a))
	for _, e := range a {
		v, _ := f.Num(e)
		out = append(out, v)
	}
	return out
}

// Bytes returns a string's bytes as stored (after decryption), and whether o is
// a string.
func (f *File) Bytes(o types.Object) ([]byte, bool) {
	switch s := f.Get(o).(type) {
	case types.StringLiteral:
		if f.SpendText(len(s)) {
			return unescape(string(s)), true
		}
	case types.HexLiteral:
		if f.SpendText(len(s) / 2) {
			return unhex(string(s)), true
		}
	}
	return nil, false
}

// Text returns a text string, decoded, or "".
func (f *File) Text(o types.Object) string {
	b, ok := f.Bytes(o)
	if !ok {
		return ""
	}
	return DecodeText(b)
}

// ObjectNumber is the number of the object that o refers to, 0 for a direct one.
func ObjectNumber(o types.Object) int {
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

// Data decodes a stream. A stream whose data end early or are broken gives what
// could be decoded. It returns ErrLimit when the budget for decoded bytes is spent.
func (f *File) Data(o types.Object) ([]byte, error) {
	nr := ObjectNumber(o)
	if nr != 0 {
		if b, ok := f.streams[nr]; ok {
			return b, nil
		}
	}
	s, ok := f.Stream(o)
	if !ok {
		return nil, nil
	}
	if err := f.ctx.Err(); err != nil {
		return nil, err
	}
	b, err := f.decode(&s)
	if int64(len(b)) > f.decoded {
		f.HitLimit = true
		return nil, ErrLimit
	}
	f.decoded -= int64(len(b))
	if err == nil && nr != 0 {
		f.streams[nr] = b
	}
	return b, err
}

func (f *File) decode(s *types.StreamDict) ([]byte, error) {
	if len(s.FilterPipeline) == 0 {
		if s.Content != nil {
			return s.Content, nil
		}
		return s.Raw, nil
	}
	limit := min(f.Limits.StreamBytes, f.decoded)
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
			if b, err = inflate(b, limit); errors.Is(err, ErrLimit) {
				f.HitLimit = true
				return nil, err
			} else if err != nil {
				f.Corrupt = true
			}
		}
		return b, nil
	}
	c := *s
	if err := c.DecodeWithLimit(limit); err == nil {
		if int64(len(c.Content)) > limit {
			f.HitLimit = true
			return nil, ErrLimit
		}
		return c.Content, nil
	}
	f.Corrupt = len(s.Raw) > 0
	if s.FilterPipeline[0].Name == "FlateDecode" {
		b, err := inflate(s.Raw, limit)
		if errors.Is(err, ErrLimit) {
			f.HitLimit = true
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
		return nil, ErrLimit
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
