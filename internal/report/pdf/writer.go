package pdf

// Writing PDF files.

import (
	"bytes"
	"compress/zlib"
	"crypto/md5"
	"fmt"
	"math"
	"sort"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
)

// ref is the number of an object in the file that is written.
type ref int

func (r ref) String() string { return strconv.Itoa(int(r)) + " 0 R" }

// writer collects objects; bytes puts them into a file.
type writer struct {
	objects [][]byte // objects[n-1] is object n; nil is free
}

// reserve gives a number to an object that is set later.
func (w *writer) reserve() ref {
	w.objects = append(w.objects, nil)
	return ref(len(w.objects))
}

func (w *writer) set(r ref, body string) { w.objects[r-1] = []byte(body) }

// add adds an object.
func (w *writer) add(body string) ref {
	r := w.reserve()
	w.set(r, body)
	return r
}

// stream adds a stream; dict is the inside of its dictionary without Length and
// Filter. The data is compressed, unless it is short.
func (w *writer) stream(dict string, data []byte) ref {
	r := w.reserve()
	if len(data) < 80 {
		w.setStream(r, dict, data)
		return r
	}
	w.setStream(r, dict+" /Filter /FlateDecode", deflate(data))
	return r
}

// setStream sets a stream whose data is as its dictionary says.
func (w *writer) setStream(r ref, dict string, data []byte) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "<<%s /Length %d>>\nstream\n", dict, len(data))
	b.Write(data)
	b.WriteString("\nendstream")
	w.objects[r-1] = b.Bytes()
}

// bytes writes the file. Its id is made from its content.
func (w *writer) bytes(root, info ref) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(w.objects))
	for i, o := range w.objects {
		if o == nil {
			continue
		}
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n", i+1)
		b.Write(o)
		b.WriteString("\nendobj\n")
	}
	id := md5.Sum(b.Bytes())
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(w.objects)+1)
	for i, o := range w.objects {
		if o == nil {
			b.WriteString("0000000000 65535 f \n")
			continue
		}
		fmt.Fprintf(&b, "%010d 00000 n \n", offsets[i])
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root %s", len(w.objects)+1, root)
	if info != 0 {
		fmt.Fprintf(&b, " /Info %s", info)
	}
	fmt.Fprintf(&b, " /ID [<%x><%x>]>>\nstartxref\n%d\n%%%%EOF\n", id, id, start)
	return b.Bytes()
}

// compressors are kept: a new one costs more than what it compresses here.
var compressors = sync.Pool{New: func() any { return zlib.NewWriter(nil) }}

func deflate(data []byte) []byte {
	var b bytes.Buffer
	z := compressors.Get().(*zlib.Writer)
	z.Reset(&b)
	z.Write(data) // a bytes.Buffer takes everything
	z.Close()
	compressors.Put(z)
	return b.Bytes()
}

// num writes a number with at most two decimals.
func num(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		v = 0
	}
	s := strconv.FormatFloat(v, 'f', 2, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	if s == "-0" || s == "" {
		return "0"
	}
	return s
}

func nums(vs ...float64) string {
	var b strings.Builder
	for i, v := range vs {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(num(v))
	}
	return b.String()
}

// str writes a text string: in UTF-16 where ASCII does not do.
func str(s string) string {
	ascii := true
	for i := range len(s) {
		if s[i] < ' ' && s[i] != '\n' || s[i] > '~' {
			ascii = false
			break
		}
	}
	var b strings.Builder
	if ascii {
		b.WriteByte('(')
		for i := range len(s) {
			switch c := s[i]; c {
			case '(', ')', '\\':
				b.WriteByte('\\')
				b.WriteByte(c)
			case '\n':
				b.WriteString(`\n`)
			default:
				b.WriteByte(c)
			}
		}
		b.WriteByte(')')
		return b.String()
	}
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteByte('>')
	return b.String()
}

// name writes a name.
func name(s string) string {
	var b strings.Builder
	b.WriteByte('/')
	for i := range len(s) {
		c := s[i]
		if c <= ' ' || c > '~' || strings.IndexByte("()<>[]{}/%#", c) >= 0 {
			fmt.Fprintf(&b, "#%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// dict writes entries in the order of their keys.
func dict(m map[string]string) string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var b strings.Builder
	b.WriteString("<<")
	for _, k := range keys {
		b.WriteString(name(k) + " " + m[k] + " ")
	}
	b.WriteString(">>")
	return b.String()
}
