package font

// What embedded font programs say of codes and CIDs. Where a program gives
// neither names nor a Unicode map, its characters stay unknown, unless its own
// layout shows that its codes are an ordinary encoding.

import (
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// program returns an embedded font program's bytes, nil without one.
func (l *Library) program(fd types.Dict) []byte {
	for _, k := range [...]string{"FontFile2", "FontFile3", "FontFile"} {
		if o, ok := fd[k]; ok {
			b, err := l.Data(o)
			if err == nil && len(b) > 0 {
				return b
			}
		}
	}
	return nil
}

// isSfnt, isCFF and isType1 go by the bytes: the keys are often wrong.
func isSfnt(b []byte) bool {
	if len(b) < 12 {
		return false
	}
	switch string(b[:4]) {
	case "\x00\x01\x00\x00", "OTTO", "true", "ttcf", "\x00\x02\x00\x00":
		return true
	}
	return false
}

func isType1(b []byte) bool {
	return len(b) > 16 && (string(b[:2]) == "%!" || b[0] == 0x80 && string(b[6:8]) == "%!")
}

// embeddedSimple reads what a simple font's program says of its codes; nil
// without a program that says anything.
func (l *Library) embeddedSimple(fd types.Dict) *embeddedFont {
	b := l.program(fd)
	switch {
	case b == nil:
		return nil
	case isType1(b):
		e, ok := type1Encoding(b)
		if !ok {
			return nil
		}
		return &embeddedFont{names: *e}
	case isSfnt(b):
		s := parseSfnt(b)
		if s == nil {
			return nil
		}
		if c := parseCFF(s.tables["CFF "]); c != nil && len(s.cmaps) == 0 {
			return &embeddedFont{names: c.encoding}
		}
		return s.simple()
	default:
		c := parseCFF(b)
		if c == nil {
			return nil
		}
		if c.names == nil {
			return nil
		}
		return &embeddedFont{names: c.encoding}
	}
}

// simple reads a TrueType program as a simple font: each code's glyph through
// the symbol or the Macintosh map, and the glyph's character.
func (s *sfnt) simple() *embeddedFont {
	e := &embeddedFont{sfnt: s}
	symbol, mac := s.cmap(3, 0), s.cmap(1, 0)
	uni := s.unicodeMap()
	glyph := func(code int) int {
		if symbol != nil {
			for _, base := range [...]int{0xF000, 0, 0xF100, 0xF200} {
				if g := cmapGlyph(symbol, base+code); g != 0 {
					return g
				}
			}
		}
		if mac != nil {
			return cmapGlyph(mac, code)
		}
		return 0
	}
	var mapped []int
	known := 0
	for code := range 256 {
		g := glyph(code)
		if g == 0 {
			continue
		}
		mapped = append(mapped, code)
		if e.text[code] = s.character(g); e.text[code] != "" {
			known++
		}
	}
	if symbol == nil && mac == nil && uni != nil {
		// Only a Unicode map: codes are those of the standard encoding.
		return e
	}
	e.trusted = known > 0
	if known == 0 && natural(mapped) && s.empty(glyph(' ')) {
		t := encodingTables()
		if symbol == nil {
			e.names = t[macRomanEncoding]
		} else {
			e.names = t[winAnsiEncoding]
		}
	}
	return e
}

// natural tells whether a program's codes look like an ordinary encoding and not
// like glyphs numbered in the order of their use: a blank at 32, small letters
// where they belong, and holes between.
func natural(codes []int) bool {
	if len(codes) < 3 || codes[0] > 32 {
		return false
	}
	holes, small, low := 0, 0, 0
	for i, c := range codes {
		if i > 0 && c != codes[i-1]+1 {
			holes++
		}
		if c >= 'a' && c <= 'z' {
			small++
		}
		if c < 29 {
			low++
		}
	}
	return low == 0 && holes > 0 && (small > 0 || holes > 3)
}

// byName returns the text of a glyph whose name means nothing by itself: one
// that the program names, or one that the name numbers (g12, glyph12, cid00012).
func (e *embeddedFont) byName(name string) string {
	if e.sfnt == nil {
		return ""
	}
	if g := e.sfnt.glyphNamed(name); g != 0 {
		return e.sfnt.character(g)
	}
	for _, prefix := range [...]string{"glyph", "gid", "index", "cid", "g"} {
		if digits, ok := strings.CutPrefix(strings.ToLower(name), prefix); ok {
			if n, err := strconv.Atoi(digits); err == nil {
				return e.sfnt.character(n)
			}
		}
	}
	return ""
}

// embeddedCIDText returns what character a CID of a composite font is, by its
// embedded program or its character collection; nil where nothing is known.
func (l *Library) embeddedCIDText(cid, fd types.Dict, ft *Font) func(int) string {
	info := l.Dict(cid["CIDSystemInfo"])
	registry := l.Text(info["Registry"]) + "-" + l.Text(info["Ordering"])
	if load, ok := collections[registry]; ok {
		return func(n int) string { return load().character(n) }
	}
	if load, ok := collections[ft.codes.collection]; ok {
		return func(n int) string { return load().character(n) }
	}
	b := l.program(fd)
	if b == nil {
		return nil
	}
	var toGlyph []byte
	if o, ok := cid["CIDToGIDMap"]; ok {
		if _, isStream := l.Stream(o); isStream {
			toGlyph, _ = l.Data(o)
		}
	}
	if isSfnt(b) {
		var s *sfnt
		var c *cff
		return func(n int) string {
			if s == nil {
				if s = parseSfnt(b); s == nil {
					s = &sfnt{}
				}
				c = parseCFF(s.tables["CFF "])
			}
			if c != nil && c.cids != nil {
				n = indexOf(c.cids, n)
			} else if toGlyph != nil {
				n = u16(toGlyph, 2*n)
			}
			if t := s.character(n); t != "" {
				return t
			}
			if c != nil && n >= 0 && n < len(c.names) {
				t, _ := glyphText(c.names[n])
				return t
			}
			return ""
		}
	}
	c := parseCFF(b)
	if c == nil {
		return nil
	}
	if load, ok := collections[c.registry]; ok {
		return func(n int) string { return load().character(n) }
	}
	if c.names == nil {
		return nil
	}
	return func(n int) string {
		if n < 0 || n >= len(c.names) {
			return ""
		}
		t, _ := glyphText(c.names[n])
		return t
	}
}

func indexOf(list []int, v int) int {
	for i, e := range list {
		if e == v {
			return i
		}
	}
	return -1
}
