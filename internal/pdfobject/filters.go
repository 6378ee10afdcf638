package pdfobject

// Streams whose filters are told by reference. pdfcpu follows such a reference while it
// parses the stream: one that leads back to the stream has no end, and a stack that
// overflows ends the process, whoever recovers.

import "bytes"

// maxFilterText bounds what is looked at: more objects than any file that is read has.
const maxFilterText = 64 << 20

// FiltersElsewhere tells whether a stream of a PDF has its Filter or DecodeParms in
// another object, which no program is known to write; endless where that object is a
// stream itself. A broken table of objects may lead from any reference to any object, so
// only a file whose table was made anew can be opened where they are elsewhere.
func FiltersElsewhere(data []byte) (elsewhere, endless bool) {
	var to [][]byte // numbers of the objects that are referred to
	streams := map[string]bool{}
	text := 0
	end, stream := -1, -1 // the next of each
	next := func(word string, at, known int) int {
		if known >= at {
			return known
		}
		if i := bytes.Index(data[at:], []byte(word)); i >= 0 {
			return at + i
		}
		return len(data)
	}
	for i := 0; ; {
		k := bytes.Index(data[i:], []byte("obj"))
		if k < 0 {
			break
		}
		i += k + len("obj")
		if k := i - len("obj"); k > 2 && string(data[k-3:k]) == "end" {
			continue
		}
		end, stream = next("endobj", i, end), next("stream", i, stream)
		if stream > end || stream == len(data) {
			continue
		}
		streams[string(numberBefore(data[:i-len("obj")]))] = true
		if text += stream - i; text > maxFilterText {
			return true, true
		}
		to = append(to, filterReferences(data[i:stream])...)
	}
	for _, nr := range to {
		endless = endless || streams[string(nr)]
	}
	return len(to) > 0, endless
}

// numberBefore is the number of the object whose "obj" stands behind a text.
func numberBefore(b []byte) []byte {
	f := bytes.Fields(b[max(0, len(b)-32):])
	if len(f) < 2 {
		return nil
	}
	nr := f[len(f)-2]
	return bytes.TrimLeft(nr[bytes.LastIndexFunc(nr, func(c rune) bool { return c < '0' || c > '9' })+1:], "0")
}

// filterReferences are the objects that a stream's dictionary refers to for its filters.
func filterReferences(d []byte) (to [][]byte) {
	for i := bytes.IndexByte(d, '/'); i >= 0; {
		d = d[i+1:]
		n := nameEnd(d)
		name := d[:n]
		if bytes.IndexByte(name, '#') >= 0 {
			name = plainName(name)
		}
		if string(name) == "Filter" || string(name) == "DecodeParms" {
			to = append(to, valueReferences(d[n:])...)
		}
		i = bytes.IndexByte(d, '/')
	}
	return to
}

// valueReferences are the references that a value is, or that are the elements of the array
// that it is.
func valueReferences(v []byte) (to [][]byte) {
	var words [][]byte
	depth := 0
	for len(v) > 0 {
		switch c := v[0]; {
		case c == '%':
			if k := bytes.IndexAny(v, "\r\n"); k >= 0 {
				v = v[k:]
				continue
			}
			return to
		case bytes.IndexByte([]byte("\x00\t\n\f\r "), c) >= 0:
			v = v[1:]
		case c == '[':
			depth++
			v = v[1:]
		case c == ']' || c == '<' || c == '>' || c == '(':
			return to
		case c == '/':
			if depth == 0 {
				return to
			}
			v = v[1+nameEnd(v[1:]):]
			words = nil
		default:
			n := max(1, nameEnd(v))
			if words = append(words, v[:n]); string(v[:n]) == "R" && len(words) >= 3 {
				to = append(to, bytes.TrimLeft(words[len(words)-3], "+0"))
			}
			if v = v[n:]; depth == 0 && len(words) >= 3 {
				return to
			}
		}
	}
	return to
}

// nameEnd is where a name or a number ends.
func nameEnd(b []byte) int {
	for i, c := range b {
		switch c {
		case 0, '\t', '\n', '\f', '\r', ' ', '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
			return i
		}
	}
	return len(b)
}

// plainName is a name with its "#46" written out.
func plainName(b []byte) (out []byte) {
	for i := 0; i < len(b) && len(out) < 16; i++ {
		if b[i] == '#' && i+2 < len(b) {
			if h, l := hexDigit(b[i+1]), hexDigit(b[i+2]); h >= 0 && l >= 0 {
				out = append(out, byte(h<<4|l))
				i += 2
				continue
			}
		}
		out = append(out, b[i])
	}
	return out
}

func hexDigit(c byte) int {
	return bytes.IndexByte([]byte("0123456789abcdef"), c|0x20) // digits have that bit
}
