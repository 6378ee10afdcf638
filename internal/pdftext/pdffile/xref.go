package pdffile

// Whether a file's cross-reference table can be trusted. pdfcpu repairs broken
// ones by itself, but may then take an object's earlier revision for the last
// one: a value that somebody has since corrected. So a table that does not lead
// to its objects sends the file to rebuild first.

import (
	"bytes"
	"strconv"
)

// trusted returns the file without what stands before its header, where the
// offsets count from there, and whether its table is sound.
func trusted(data []byte) ([]byte, bool) {
	if sound(data) {
		return data, true
	}
	if h := bytes.Index(data[:min(len(data), 2048)], []byte("%PDF-")); h > 0 && sound(data[h:]) {
		return data[h:], true
	}
	return data, false
}

// sound tells whether the last cross-reference section, and those before it,
// lead to the objects that they name, and nothing was appended behind them.
func sound(data []byte) bool {
	i := bytes.LastIndex(data, []byte("startxref"))
	if i < 0 {
		return false
	}
	l := Lexer{Source: data, pos: i + len("startxref")}
	t := l.Next()
	if t.Kind != TokNumber {
		return false
	}
	if objectFollows(data[l.pos:]) {
		return false // an update that was cut off before its own table
	}
	off := int(t.Num)
	seen := map[int]bool{}
	for n := 0; n < 64; n++ {
		if seen[off] || off < 0 || off >= len(data) {
			return false
		}
		seen[off] = true
		prev, ok := soundSection(data, off)
		if !ok {
			return false
		}
		if prev <= 0 {
			return true
		}
		off = prev
	}
	return false
}

// objectFollows tells whether "N G obj" stands in what follows the last startxref.
func objectFollows(b []byte) bool {
	for pos := 0; ; {
		i := bytes.Index(b[pos:], []byte("obj"))
		if i < 0 {
			return false
		}
		if _, _, ok := header(b, pos+i); ok {
			return true
		}
		pos += i + 3
	}
}

// soundSection checks one section and returns the offset of the one before it,
// 0 where it is the first.
func soundSection(data []byte, off int) (prev int, ok bool) {
	l := Lexer{Source: data, pos: off}
	t := l.Next()
	if t.Kind == TokNumber {
		// A cross-reference stream: "N G obj <<…". What it says is packed; its own
		// place is what can be checked here.
		g := l.Next()
		o := l.Next()
		if g.Kind != TokNumber || o.Kind != TokKeyword || string(o.Text) != "obj" {
			return 0, false
		}
		d := dictAt(data, l.pos)
		if !typeIs(d, "XRef") {
			return 0, false
		}
		return prevOf(d), true
	}
	if t.Kind != TokKeyword || string(t.Text) != "xref" {
		return 0, false
	}
	for {
		t = l.Next()
		if t.Kind == TokKeyword && string(t.Text) == "trailer" {
			return prevOf(dictAt(data, l.pos)), true
		}
		count := l.Next()
		if t.Kind != TokNumber || count.Kind != TokNumber || count.Num < 0 || count.Num > 1e7 {
			return 0, false
		}
		first := int(t.Num)
		for k := range int(count.Num) {
			at, _, use := l.Next(), l.Next(), l.Next()
			if use.Kind != TokKeyword || at.Kind != TokNumber {
				return 0, false
			}
			if string(use.Text) != "n" {
				continue
			}
			if !objectAt(data, int(at.Num), first+k) {
				return 0, false
			}
		}
	}
}

func prevOf(d []byte) int {
	n, _ := strconv.Atoi(string(entry(d, "Prev")))
	return n
}

// objectAt tells whether an object of that number begins at an offset. Offset 0
// stands for objects that were never written.
func objectAt(data []byte, off, nr int) bool {
	if off == 0 {
		return true
	}
	if off < 0 || off >= len(data) {
		return false
	}
	for off < len(data) && isSpace(data[off]) {
		off++
	}
	digits := strconv.Itoa(nr)
	rest := data[off:]
	return bytes.HasPrefix(rest, []byte(digits)) && len(rest) > len(digits) && isSpace(rest[len(digits)])
}
