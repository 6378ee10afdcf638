package pdftext

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
	l := lexer{b: data, pos: i + len("startxref")}
	t := l.next()
	if t.kind != tokNumber {
		return false
	}
	if objectFollows(data[l.pos:]) {
		return false // an update that was cut off before its own table
	}
	off := int(t.num)
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
	l := lexer{b: data, pos: off}
	t := l.next()
	if t.kind == tokNumber {
		// A cross-reference stream: "N G obj <<…". What it says is packed; its own
		// place is what can be checked here.
		g := l.next()
		o := l.next()
		if g.kind != tokNumber || o.kind != tokKeyword || string(o.str) != "obj" {
			return 0, false
		}
		d := dictAt(data, l.pos)
		if !typeIs(d, "XRef") {
			return 0, false
		}
		return prevOf(d), true
	}
	if t.kind != tokKeyword || string(t.str) != "xref" {
		return 0, false
	}
	for {
		t = l.next()
		if t.kind == tokKeyword && string(t.str) == "trailer" {
			return prevOf(dictAt(data, l.pos)), true
		}
		count := l.next()
		if t.kind != tokNumber || count.kind != tokNumber || count.num < 0 || count.num > 1e7 {
			return 0, false
		}
		first := int(t.num)
		for k := range int(count.num) {
			at, _, use := l.next(), l.next(), l.next()
			if use.kind != tokKeyword || at.kind != tokNumber {
				return 0, false
			}
			if string(use.str) != "n" {
				continue
			}
			if !objectAt(data, int(at.num), first+k) {
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
