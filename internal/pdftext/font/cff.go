package font

// Compact Font Format programs: the names of the glyphs and the built-in encoding.

import (
	"strconv"

	"github.com/portcheck/portcheck/internal/pdftext/pdffile"
)

// cff is what is read of a CFF program.
type cff struct {
	glyphs   int
	names    []string // by glyph; nil for a CID font
	cids     []int    // by glyph; nil for a font with names
	encoding encoding
	registry string // of a CID font: "Adobe-Japan1"
}

// cffIndex reads an INDEX: its items and where it ends.
func cffIndex(b []byte, at int) (items [][]byte, end int) {
	n := u16(b, at)
	if n == 0 || at < 0 || at+3 > len(b) {
		return nil, at + 2
	}
	size := int(b[at+2])
	if size < 1 || size > 4 {
		return nil, len(b)
	}
	offset := func(i int) int {
		p := at + 3 + i*size
		if p+size > len(b) {
			return -1
		}
		v := 0
		for _, c := range b[p : p+size] {
			v = v<<8 | int(c)
		}
		return v
	}
	base := at + 3 + (n+1)*size - 1
	prev := offset(0)
	for i := range n {
		next := offset(i + 1)
		if prev < 1 || next < prev || base+next > len(b) {
			return items, len(b)
		}
		items = append(items, b[base+prev:base+next])
		prev = next
	}
	return items, base + prev
}

// cffDict reads a DICT: its operators with their operands; 12 xx is 1200 + xx.
func cffDict(b []byte) map[int][]float64 {
	d := map[int][]float64{}
	var args []float64
	for i := 0; i < len(b); {
		c := int(b[i])
		i++
		switch {
		case c <= 21:
			if c == 12 && i < len(b) {
				c = 1200 + int(b[i])
				i++
			}
			d[c] = args
			args = nil
		case c == 28:
			args = append(args, float64(int16(u16(b, i))))
			i += 2
		case c == 29:
			args = append(args, float64(int32(u32(b, i))))
			i += 4
		case c == 30:
			var s []byte
			for done := false; !done && i < len(b); i++ {
				for _, nib := range [2]byte{b[i] >> 4, b[i] & 15} {
					switch {
					case nib == 15:
						done = true
					case nib < 10:
						s = append(s, '0'+nib)
					case nib == 10:
						s = append(s, '.')
					case nib == 11:
						s = append(s, 'E')
					case nib == 12:
						s = append(s, 'E', '-')
					case nib == 14:
						s = append(s, '-')
					}
				}
			}
			v, _ := strconv.ParseFloat(string(s), 64)
			args = append(args, v)
		case c >= 32 && c <= 246:
			args = append(args, float64(c-139))
		case c >= 247 && c <= 250 && i < len(b):
			args = append(args, float64((c-247)*256+int(b[i])+108))
			i++
		case c >= 251 && c <= 254 && i < len(b):
			args = append(args, float64(-(c-251)*256-int(b[i])-108))
			i++
		}
		if len(args) > 64 {
			args = args[:0]
		}
	}
	return d
}

func dictInt(d map[int][]float64, op, otherwise int) int {
	if a := d[op]; len(a) > 0 {
		return int(a[len(a)-1])
	}
	return otherwise
}

// parseCFF reads a CFF program, nil if it is none.
func parseCFF(b []byte) *cff {
	if len(b) < 8 || b[0] != 1 {
		return nil
	}
	_, at := cffIndex(b, int(b[2])) // names
	tops, at := cffIndex(b, at)
	if len(tops) == 0 {
		return nil
	}
	strs, _ := cffIndex(b, at)
	str := func(sid int) string {
		std := cffStrings()
		if sid >= 0 && sid < len(std) {
			return std[sid]
		}
		if i := sid - len(std); i >= 0 && i < len(strs) {
			return string(strs[i])
		}
		return ""
	}
	top := cffDict(tops[0])
	f := &cff{}
	f.glyphs = u16(b, dictInt(top, 17, 0))
	if f.glyphs == 0 {
		return nil
	}
	ros, isCID := top[1230]
	if isCID && len(ros) >= 2 {
		f.registry = str(int(ros[0])) + "-" + str(int(ros[1]))
	}
	sids := cffCharset(b, dictInt(top, 15, 0), f.glyphs, isCID)
	if isCID {
		f.cids = sids
		return f
	}
	f.names = make([]string, f.glyphs)
	switch off := dictInt(top, 15, 0); {
	case (off == 1 || off == 2) && sids == nil:
		list := cffExpert()
		if off == 2 {
			list = cffExpertSubset()
		}
		copy(f.names, list)
	default:
		for g, sid := range sids {
			f.names[g] = str(sid)
		}
	}
	f.readEncoding(b, dictInt(top, 16, 0), str)
	return f
}

// cffCharset returns the SID or CID of each glyph; nil for the predefined
// expert charsets.
func cffCharset(b []byte, off, glyphs int, isCID bool) []int {
	out := make([]int, 1, glyphs)
	if off <= 2 {
		if off != 0 && !isCID {
			return nil
		}
		for g := 1; g < glyphs; g++ {
			out = append(out, g)
		}
		return out
	}
	if off >= len(b) {
		return out
	}
	format := b[off]
	at := off + 1
	switch format {
	case 0:
		for len(out) < glyphs && at+2 <= len(b) {
			out = append(out, u16(b, at))
			at += 2
		}
	case 1, 2:
		for len(out) < glyphs && at+3 <= len(b) {
			first, left := u16(b, at), 0
			if format == 1 {
				left = int(b[at+2])
				at += 3
			} else {
				left = u16(b, at+2)
				at += 4
			}
			for k := 0; k <= left && len(out) < glyphs; k++ {
				out = append(out, first+k)
			}
		}
	}
	return out
}

func (f *cff) readEncoding(b []byte, off int, str func(int) string) {
	name := func(g int) string {
		if g >= 0 && g < len(f.names) {
			return f.names[g]
		}
		return ""
	}
	switch off {
	case 0:
		f.encoding = encodingTables()[standardEncoding]
		return
	case 1:
		f.encoding = encodingTables()[macExpertEncoding]
		return
	}
	if off < 0 || off+2 > len(b) {
		return
	}
	format, n := b[off], int(b[off+1])
	at := off + 2
	g := 1
	switch format & 0x7F {
	case 0:
		for range n {
			if at >= len(b) {
				return
			}
			f.encoding[b[at]] = name(g)
			g++
			at++
		}
	case 1:
		for range n {
			if at+2 > len(b) {
				return
			}
			first, left := int(b[at]), int(b[at+1])
			at += 2
			for k := 0; k <= left; k++ {
				if first+k < 256 {
					f.encoding[first+k] = name(g)
				}
				g++
			}
		}
	}
	if format&0x80 != 0 && at < len(b) {
		n := int(b[at])
		at++
		for range n {
			if at+3 > len(b) {
				return
			}
			f.encoding[b[at]] = str(u16(b, at+1))
			at += 3
		}
	}
}

// type1Encoding reads the built-in encoding of a Type 1 program: "dup 65 /A put"
// lines, or StandardEncoding.
func type1Encoding(b []byte) (*encoding, bool) {
	const limit = 1 << 16
	if len(b) > limit {
		b = b[:limit]
	}
	if len(b) > 6 && b[0] == 0x80 {
		b = b[6:] // a PFB segment header
	}
	l := pdffile.Lexer{Source: b}
	var e encoding
	found := false
	inside := false
	for {
		t := l.Next()
		if t.Kind == pdffile.TokEnd {
			return &e, found
		}
		if t.Kind == pdffile.TokKeyword && string(t.Text) == "eexec" {
			return &e, found
		}
		if !inside {
			if t.Kind == pdffile.TokName && string(t.Text) == "Encoding" {
				n := l.Next()
				if n.Kind == pdffile.TokKeyword && string(n.Text) == "StandardEncoding" {
					e = encodingTables()[standardEncoding]
					return &e, true
				}
				inside = true
				found = true
			}
			continue
		}
		if t.Kind != pdffile.TokKeyword {
			continue
		}
		switch string(t.Text) {
		case "dup":
			c := l.Next()
			n := l.Next()
			if c.Kind == pdffile.TokKeyword { // 8#101
				c.Num = radix(string(c.Text))
			}
			if n.Kind == pdffile.TokName && c.Num >= 0 && c.Num < 256 {
				e[int(c.Num)] = string(n.Text)
			}
		case "def", "readonly":
			return &e, found
		}
	}
}

func radix(s string) float64 {
	for i := range s {
		if s[i] == '#' {
			base, err := strconv.Atoi(s[:i])
			if err == nil {
				return radixDigits(base, s[i+1:])
			}
		}
	}
	return -1
}

func radixDigits(base int, digits string) float64 {
	if base < 2 || base > 36 {
		return -1
	}
	v, err := strconv.ParseInt(digits, base, 32)
	if err != nil {
		return -1
	}
	return float64(v)
}
