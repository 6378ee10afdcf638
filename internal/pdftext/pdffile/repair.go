package pdffile

// Rebuilding a file whose cross-reference table, trailer or stream lengths are
// broken: the objects are found by their own headers and written anew, with a
// table that is right, for pdfcpu to parse.

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sort"
	"strconv"

	"github.com/portcheck/portcheck/internal/limits"
)

// found is an object found in a broken file.
type found struct {
	nr, gen int
	body    []byte // between "obj" and "endobj", without the stream
	stream  []byte
	has     bool // whether it has a stream
}

// rebuild writes a new file from the objects of a broken one. The error is
// errDamaged where there is no catalog to begin with, or errHeavy.
func rebuild(ctx context.Context, data []byte, lim Limits) ([]byte, error) {
	s := scanner{data: data, lim: lim, objects: map[int]found{}}
	if !s.scan(ctx) {
		return nil, errDamaged
	}
	if s.packed > limits.PDFObjectBytes {
		return nil, ErrHeavy
	}
	root := s.root()
	if root == 0 {
		return nil, errDamaged
	}
	return s.write(root), nil
}

type scanner struct {
	data    []byte
	lim     Limits
	objects map[int]found
	// what trailers and cross-reference streams say, the last ones
	trailerRoot int
	encrypt, id []byte
	packed      int // bytes of the objects out of object streams
}

// scan collects the objects; of two with one number the later one stands.
func (s *scanner) scan(ctx context.Context) bool {
	pos := 0
	find := func(word string, last int) int {
		if last >= pos || last == len(s.data) {
			return last // still ahead, or none left: not looked for again
		}
		if i := bytes.Index(s.data[pos:], []byte(word)); i >= 0 {
			return pos + i
		}
		return len(s.data)
	}
	obj, trailer := -1, -1
	for pos < len(s.data) {
		obj, trailer = find("obj", obj), find("trailer", trailer)
		if trailer < obj {
			pos = trailer + len("trailer")
			s.trailer(dictAt(s.data, pos))
			continue
		}
		if obj == len(s.data) {
			break
		}
		at := obj
		pos = at + 3
		nr, gen, ok := header(s.data, at)
		if !ok {
			continue
		}
		if ctx.Err() != nil || len(s.objects) > s.lim.Objects {
			return false
		}
		o, end := s.object(at + 3)
		o.nr, o.gen = nr, gen
		s.objects[nr] = o
		pos = max(pos, end)
		if o.has && typeIs(o.body, "XRef") {
			s.trailer(o.body)
		}
	}
	s.expand(ctx)
	return len(s.objects) > 0
}

// header reads "12 0 " backwards from an "obj".
func header(b []byte, at int) (nr, gen int, ok bool) {
	i := at
	back := func() (int, bool) {
		for i > 0 && isSpace(b[i-1]) {
			i--
		}
		end := i
		for i > 0 && b[i-1] >= '0' && b[i-1] <= '9' && end-i < 10 {
			i--
		}
		v, err := strconv.Atoi(string(b[i:end]))
		return v, err == nil
	}
	if gen, ok = back(); !ok || gen > 65535 || i == 0 || !isSpace(b[i-1]) {
		return 0, 0, false
	}
	if nr, ok = back(); !ok || nr == 0 || nr > 8_388_607 {
		return 0, 0, false
	}
	return nr, gen, true
}

// object reads an object's body from behind its "obj".
func (s *scanner) object(at int) (found, int) {
	l := Lexer{Source: s.data, pos: at}
	l.skipSpace()
	start := l.pos
	for depth := 0; ; {
		before := l.pos
		t := l.Next()
		switch t.Kind {
		case TokEnd:
			return found{body: s.data[start:]}, len(s.data)
		case TokDict, TokArray:
			if depth++; depth > 200 {
				return found{body: []byte("null")}, l.pos
			}
		case TokDictEnd, TokArrayEnd:
			depth--
		case TokKeyword:
			switch word := string(t.Text); {
			case word == "endobj", word == "xref", word == "trailer", word == "startxref":
				return found{body: s.data[start : l.pos-len(word)]}, l.pos
			case word == "obj":
				// The next object's header: this one was never closed.
				end := before
				for range 2 {
					for end > start && isSpace(s.data[end-1]) {
						end--
					}
					for end > start && s.data[end-1] >= '0' && s.data[end-1] <= '9' {
						end--
					}
				}
				return found{body: s.data[start:end]}, end
			case word == "stream":
				body := s.data[start : l.pos-len(word)]
				data, end := s.streamData(body, l.pos)
				return found{body: body, stream: data, has: true}, end
			}
		}
	}
}

// streamData finds a stream's data: by its length where "endstream" follows
// there, else up to the next "endstream".
func (s *scanner) streamData(body []byte, at int) ([]byte, int) {
	b := s.data
	if at < len(b) && b[at] == '\r' {
		at++
	}
	if at < len(b) && b[at] == '\n' {
		at++
	}
	if n, ok := directLength(body); ok && n >= 0 && n <= len(b)-at {
		rest := bytes.TrimLeft(b[at+n:min(len(b), at+n+20)], "\r\n \t")
		if bytes.HasPrefix(rest, []byte("endstream")) || bytes.HasPrefix(rest, []byte("endobj")) {
			return b[at : at+n], at + n
		}
	}
	end := bytes.Index(b[at:], []byte("endstream"))
	if end < 0 {
		if end = bytes.Index(b[at:], []byte("endobj")); end < 0 {
			return b[at:], len(b)
		}
	}
	data := b[at : at+end]
	if n := len(data); n > 0 && data[n-1] == '\n' {
		data = data[:n-1]
	}
	if n := len(data); n > 0 && data[n-1] == '\r' {
		data = data[:n-1]
	}
	return data, at + end
}

// entry returns the bytes of a value of a dictionary's own level, nil without it.
func entry(body []byte, key string) []byte {
	from, to := entrySpan(body, key)
	if from < 0 {
		return nil
	}
	return bytes.TrimSpace(body[from:to])
}

// entrySpan finds where the value of a key stands: behind the key, up to the next.
func entrySpan(body []byte, key string) (from, to int) {
	l := Lexer{Source: body}
	depth, expectKey := 0, true
	from = -1
	for {
		l.skipSpace()
		before := l.pos
		t := l.Next()
		switch t.Kind {
		case TokEnd:
			if from >= 0 {
				return from, len(body)
			}
			return -1, -1
		case TokDict, TokArray:
			depth++
			if depth == 1 {
				expectKey = true
				continue
			}
		case TokDictEnd, TokArrayEnd:
			depth--
			if depth == 0 {
				if from >= 0 {
					return from, before
				}
				return -1, -1
			}
		}
		if depth != 1 || t.Kind == TokDictEnd || t.Kind == TokArrayEnd {
			expectKey = expectKey || depth == 1
			if depth == 1 {
				expectKey = true
			}
			continue
		}
		if t.Kind == TokName && expectKey {
			if from >= 0 {
				return from, before
			}
			if string(t.Text) == key {
				from = l.pos
			}
			expectKey = false
			continue
		}
		expectKey = true // a value, or a part of a reference
	}
}

func directLength(body []byte) (int, bool) {
	v := entry(body, "Length")
	n, err := strconv.Atoi(string(v))
	return n, err == nil
}

func typeIs(body []byte, name string) bool {
	l := Lexer{Source: entry(body, "Type")}
	t := l.Next()
	return t.Kind == TokName && string(t.Text) == name
}

// reference reads "12 0 R".
func reference(v []byte) int {
	f := bytes.Fields(v)
	if len(f) == 3 && string(f[2]) == "R" {
		n, _ := strconv.Atoi(string(f[0]))
		return n
	}
	return 0
}

// dictAt returns the dictionary that begins at or soon after at, nil without one.
func dictAt(b []byte, at int) []byte {
	l := Lexer{Source: b[at:]}
	l.skipSpace()
	start := l.pos
	depth := 0
	for {
		t := l.Next()
		switch t.Kind {
		case TokDict, TokArray:
			depth++
		case TokDictEnd, TokArrayEnd:
			depth--
		case TokEnd:
			return nil
		}
		if depth <= 0 || depth > 100 {
			break
		}
	}
	return l.Source[start:l.pos]
}

// trailer takes what a trailer says; later ones go before earlier ones.
func (s *scanner) trailer(d []byte) {
	if n := reference(entry(d, "Root")); n != 0 {
		s.trailerRoot = n
	}
	if v := entry(d, "Encrypt"); v != nil {
		s.encrypt = v
	}
	if v := entry(d, "ID"); v != nil {
		s.id = v
	}
}

// expand takes the objects out of object streams, where the file is not
// encrypted and no later object of that number stands on its own.
func (s *scanner) expand(ctx context.Context) {
	if s.encrypt != nil {
		return
	}
	var numbers []int
	for nr, o := range s.objects {
		if o.has && typeIs(o.body, "ObjStm") {
			numbers = append(numbers, nr)
		}
	}
	sort.Ints(numbers)
	budget := min(s.lim.TotalBytes, limits.PDFObjectBytes+1)
	for _, nr := range numbers {
		o := s.objects[nr]
		if ctx.Err() != nil {
			return
		}
		l := Lexer{Source: entry(o.body, "Filter")}
		content, err := o.stream, error(nil)
		if t := l.Next(); t.Kind == TokArray {
			t = l.Next()
			if string(t.Text) != "FlateDecode" {
				continue
			}
			content, err = inflate(o.stream, budget) // as far as it goes
		} else if t.Kind == TokName {
			if string(t.Text) != "FlateDecode" {
				continue
			}
			content, err = inflate(o.stream, budget) // as far as it goes
		}
		if errors.Is(err, ErrLimit) {
			s.packed = limits.PDFObjectBytes + 1
			return
		}
		budget -= int64(len(content))
		n, _ := strconv.Atoi(string(entry(o.body, "N")))
		first, _ := strconv.Atoi(string(entry(o.body, "First")))
		if first <= 0 || first > len(content) {
			continue
		}
		head := Lexer{Source: content[:first]}
		type item struct{ nr, at int }
		var items []item
		for range min(n, s.lim.Objects) {
			a, b := head.Next(), head.Next()
			if a.Kind != TokNumber || b.Kind != TokNumber {
				break
			}
			items = append(items, item{int(a.Num), first + int(b.Num)})
		}
		for i, it := range items {
			end := len(content)
			if i+1 < len(items) {
				end = items[i+1].at
			}
			if it.nr <= 0 || it.at < 0 || it.at > end || end > len(content) {
				continue
			}
			if old, ok := s.objects[it.nr]; ok && !old.packed() {
				continue
			}
			if s.packed += end - it.at; s.packed > limits.PDFObjectBytes { // they may share their bytes
				return
			}
			s.objects[it.nr] = found{nr: it.nr, gen: -1, body: content[it.at:end]}
		}
	}
}

// packed tells that an object came from an object stream.
func (o found) packed() bool { return o.gen == -1 }

// root finds the catalog: the one that the trailer names, else the last object
// that says it is one.
func (s *scanner) root() int {
	if o, ok := s.objects[s.trailerRoot]; ok && entry(o.body, "Pages") != nil {
		return s.trailerRoot
	}
	best := 0
	for nr, o := range s.objects {
		if nr > best && typeIs(o.body, "Catalog") && entry(o.body, "Pages") != nil {
			best = nr
		}
	}
	return best
}

func (s *scanner) write(root int) []byte {
	var numbers []int
	for nr, o := range s.objects {
		if o.has && (typeIs(o.body, "XRef") || typeIs(o.body, "ObjStm") && s.encrypt == nil) {
			continue
		}
		numbers = append(numbers, nr)
	}
	sort.Ints(numbers)
	var b bytes.Buffer
	b.Grow(len(s.data) + 1024)
	b.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	offsets := make([]int, len(numbers))
	for i, nr := range numbers {
		o := s.objects[nr]
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d %d obj\n", nr, max(0, o.gen))
		if !o.has {
			b.Write(bytes.TrimSpace(o.body))
		} else {
			body := bytes.TrimSpace(o.body)
			if from, to := entrySpan(body, "Length"); from >= 0 {
				b.Write(body[:from])
				fmt.Fprintf(&b, " %d ", len(o.stream))
				b.Write(body[to:])
			} else if bytes.HasPrefix(body, []byte("<<")) {
				fmt.Fprintf(&b, "<</Length %d ", len(o.stream))
				b.Write(body[2:])
			} else {
				b.WriteString("<</Length 0>>")
				o.stream = nil
			}
			b.WriteString("\nstream\n")
			b.Write(o.stream)
			b.WriteString("\nendstream")
		}
		b.WriteString("\nendobj\n")
	}
	table := b.Len()
	b.WriteString("xref\n0 1\n0000000000 65535 f \n")
	for i := 0; i < len(numbers); {
		j := i + 1
		for j < len(numbers) && numbers[j] == numbers[j-1]+1 {
			j++
		}
		fmt.Fprintf(&b, "%d %d\n", numbers[i], j-i)
		for k := i; k < j; k++ {
			fmt.Fprintf(&b, "%010d %05d n \n", offsets[k], max(0, s.objects[numbers[k]].gen))
		}
		i = j
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root %d %d R", numbers[len(numbers)-1]+1, root, max(0, s.objects[root].gen))
	if s.encrypt != nil {
		b.WriteString(" /Encrypt ")
		b.Write(s.encrypt)
	}
	if s.id != nil {
		b.WriteString(" /ID ")
		b.Write(s.id)
	}
	fmt.Fprintf(&b, ">>\nstartxref\n%d\n%%%%EOF\n", table)
	return b.Bytes()
}
