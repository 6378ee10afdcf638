package font

// TrueType and OpenType font programs: which glyph a code means, and which
// character a glyph is.

import (
	"encoding/binary"
	"sort"
)

// sfnt is a parsed TrueType or OpenType program.
type sfnt struct {
	tables   map[string][]byte
	cmaps    []sfntCmap
	glyphs   int
	longLoca bool
	names    []string // by glyph, from post; nil without
	reverse  map[int]rune
}

type sfntCmap struct {
	platform, encoding int
	data               []byte
}

func u16(b []byte, i int) int {
	if i < 0 || i+2 > len(b) {
		return 0
	}
	return int(binary.BigEndian.Uint16(b[i:]))
}

func u32(b []byte, i int) int {
	if i < 0 || i+4 > len(b) {
		return 0
	}
	return int(binary.BigEndian.Uint32(b[i:]))
}

// parseSfnt reads a program's table directory and character maps; nil if it is
// none.
func parseSfnt(b []byte) *sfnt {
	if len(b) < 12 {
		return nil
	}
	if string(b[:4]) == "ttcf" {
		off := u32(b, 12)
		if off <= 0 || off+12 > len(b) {
			return nil
		}
		return parseSfntAt(b, off)
	}
	return parseSfntAt(b, 0)
}

func parseSfntAt(b []byte, at int) *sfnt {
	switch u32(b, at) {
	case 0x00010000, 0x4F54544F, 0x74727565, 0x00020000: // 1.0, OTTO, true
	default:
		return nil
	}
	n := u16(b, at+4)
	if n > 256 {
		return nil
	}
	s := &sfnt{tables: map[string][]byte{}}
	for i := range n {
		e := at + 12 + 16*i
		if e+16 > len(b) {
			break
		}
		off, length := u32(b, e+8), u32(b, e+12)
		if off > len(b) {
			continue
		}
		s.tables[string(b[e:e+4])] = b[off:min(len(b), off+length)]
	}
	s.glyphs = u16(s.tables["maxp"], 4)
	s.longLoca = u16(s.tables["head"], 50) == 1
	c := s.tables["cmap"]
	for i := range min(u16(c, 2), 64) {
		e := 4 + 8*i
		off := u32(c, e+4)
		if off <= 0 || off+4 > len(c) {
			continue
		}
		s.cmaps = append(s.cmaps, sfntCmap{u16(c, e), u16(c, e+2), c[off:]})
	}
	s.readPost()
	return s
}

// cmap returns the character map of a platform and encoding, nil without one.
func (s *sfnt) cmap(platform, encoding int) []byte {
	for _, c := range s.cmaps {
		if c.platform == platform && c.encoding == encoding {
			return c.data
		}
	}
	return nil
}

// glyph looks a code up in a character map; 0 is no glyph.
func cmapGlyph(t []byte, code int) int {
	switch u16(t, 0) {
	case 0:
		if code >= 0 && code < 256 && 6+code < len(t) {
			return int(t[6+code])
		}
	case 4:
		segs := u16(t, 6) / 2
		i := sort.Search(segs, func(i int) bool { return u16(t, 14+2*i) >= code })
		if i >= segs || code > 0xFFFF {
			return 0
		}
		start := u16(t, 16+2*segs+2*i)
		if code < start {
			return 0
		}
		delta := u16(t, 16+4*segs+2*i)
		roff := 16 + 6*segs + 2*i
		ro := u16(t, roff)
		if ro == 0 {
			return (code + delta) & 0xFFFF
		}
		g := u16(t, roff+ro+2*(code-start))
		if g == 0 {
			return 0
		}
		return (g + delta) & 0xFFFF
	case 6:
		first, count := u16(t, 6), u16(t, 8)
		if code >= first && code < first+count {
			return u16(t, 10+2*(code-first))
		}
	case 12:
		groups := min(u32(t, 12), len(t)/12)
		i := sort.Search(groups, func(i int) bool { return u32(t, 16+12*i+4) >= code })
		if i < groups {
			e := 16 + 12*i
			if start := u32(t, e); code >= start {
				return u32(t, e+8) + code - start
			}
		}
	}
	return 0
}

// eachCode calls yield for each code of a character map that has a glyph.
func eachCode(t []byte, yield func(code, glyph int)) {
	switch u16(t, 0) {
	case 0, 6:
		first, count := 0, 256
		if u16(t, 0) == 6 {
			first, count = u16(t, 6), u16(t, 8)
		}
		for c := first; c < first+count; c++ {
			if g := cmapGlyph(t, c); g != 0 {
				yield(c, g)
			}
		}
	case 4:
		segs := u16(t, 6) / 2
		total := 0
		for i := range segs {
			start, end := u16(t, 16+2*segs+2*i), u16(t, 14+2*i)
			if end == 0xFFFF && start == 0xFFFF {
				continue
			}
			if total += end - start + 1; total > 1<<17 {
				return
			}
			for c := start; c <= end; c++ {
				if g := cmapGlyph(t, c); g != 0 {
					yield(c, g)
				}
			}
		}
	case 12:
		groups := min(u32(t, 12), len(t)/12)
		total := 0
		for i := range groups {
			e := 16 + 12*i
			start, end, g := u32(t, e), u32(t, e+4), u32(t, e+8)
			if end < start || end > 0x10FFFF {
				continue
			}
			if total += end - start + 1; total > 1<<17 {
				return
			}
			for c := start; c <= end; c++ {
				yield(c, g+c-start)
			}
		}
	}
}

// unicodeMap is the character map whose codes are Unicode, nil without one.
func (s *sfnt) unicodeMap() []byte {
	for _, pe := range [...][2]int{{3, 10}, {0, 4}, {0, 6}, {3, 1}, {0, 3}, {0, 2}, {0, 1}, {0, 0}} {
		if t := s.cmap(pe[0], pe[1]); t != nil {
			return t
		}
	}
	return nil
}

// character returns the character that a glyph is, by its name or by the
// Unicode character map, "" where neither knows.
func (s *sfnt) character(glyph int) string {
	if glyph <= 0 {
		return ""
	}
	if s.reverse == nil {
		s.reverse = map[int]rune{}
		if t := s.unicodeMap(); t != nil {
			eachCode(t, func(c, g int) {
				if old, ok := s.reverse[g]; c >= 0x20 && (!ok || better(rune(c), old)) {
					s.reverse[g] = rune(c)
				}
			})
		}
	}
	if r, ok := s.reverse[glyph]; ok && !(r >= 0xE000 && r <= 0xF8FF) {
		return Letters(string(r))
	}
	if glyph < len(s.names) {
		if t, ok := glyphText(s.names[glyph]); ok {
			return t
		}
	}
	if r, ok := s.reverse[glyph]; ok {
		return string(r)
	}
	return ""
}

// better prefers, of two characters with one glyph, the plain one.
func better(a, b rune) bool {
	pa, pb := a >= 0xE000 && a <= 0xF8FF, b >= 0xE000 && b <= 0xF8FF
	if pa != pb {
		return pb
	}
	return a < b
}

// empty tells whether a glyph draws nothing; false where it cannot be known.
func (s *sfnt) empty(glyph int) bool {
	loca := s.tables["loca"]
	if len(loca) == 0 || glyph < 0 {
		return false
	}
	if s.longLoca {
		return 4*glyph+8 <= len(loca) && u32(loca, 4*glyph) == u32(loca, 4*glyph+4)
	}
	return 2*glyph+4 <= len(loca) && u16(loca, 2*glyph) == u16(loca, 2*glyph+2)
}

// readPost reads the glyphs' names.
func (s *sfnt) readPost() {
	p := s.tables["post"]
	if len(p) < 34 || u32(p, 0) != 0x00020000 {
		if len(p) >= 4 && u32(p, 0) == 0x00010000 {
			s.names = macGlyphs()
		}
		return
	}
	n := u16(p, 32)
	if 34+2*n > len(p) {
		return
	}
	var own []string
	for i := 34 + 2*n; i < len(p); {
		l := int(p[i])
		if i+1+l > len(p) {
			break
		}
		own = append(own, string(p[i+1:i+1+l]))
		i += 1 + l
	}
	std := macGlyphs()
	s.names = make([]string, n)
	for g := range n {
		k := u16(p, 34+2*g)
		switch {
		case k < len(std):
			s.names[g] = std[k]
		case k >= 258 && k-258 < len(own):
			s.names[g] = own[k-258]
		}
	}
}

// glyphNamed finds a glyph by its name.
func (s *sfnt) glyphNamed(name string) int {
	for g, n := range s.names {
		if n == name {
			return g
		}
	}
	return 0
}
