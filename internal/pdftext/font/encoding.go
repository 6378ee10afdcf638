package font

// Encodings and glyph names, from the data files: what letters a glyph's name
// means, what glyph a code names in each standard encoding, and how wide the
// glyphs of the standard 14 fonts are.

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/glyphs.txt
var glyphData string

//go:embed data/encodings.tsv
var encodingData string

//go:embed data/widths.tsv
var widthData string

// lookup finds the row of a sorted data file that begins with key and sep, and
// returns what follows. Comment rows at the top are no obstacle: '#' sorts
// before every letter and digit.
func lookup(data, key string, sep byte) (string, bool) {
	lo, hi := 0, len(data)
	for lo < hi {
		mid := (lo + hi) / 2
		start := strings.LastIndexByte(data[:mid], '\n') + 1
		end := strings.IndexByte(data[mid:], '\n')
		if end < 0 {
			end = len(data)
		} else {
			end += mid
		}
		row := data[start:end]
		i := strings.IndexByte(row, sep)
		if i < 0 || row[0] == '#' {
			lo = end + 1
			continue
		}
		switch k := row[:i]; {
		case k == key:
			return row[i+1:], true
		case k < key:
			lo = end + 1
		default:
			hi = start
		}
	}
	return "", false
}

// ligatures are the glyphs that stand for several letters.
var ligatures = [...]string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"} // U+FB00 to U+FB06; long s t is written st

// Letters replaces ligature characters by their letters.
func Letters(s string) string {
	if !strings.ContainsAny(s, "\uFB00\uFB01\uFB02\uFB03\uFB04\uFB05\uFB06") {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if r >= 0xFB00 && r <= 0xFB06 {
			b.WriteString(ligatures[r-0xFB00])
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// glyphText returns the characters that a glyph's name stands for, by the rules
// of the Adobe Glyph List specification: the part after a dot does not count,
// "_" joins several, uniXXXX and uXXXXX are code points.
func glyphText(name string) (string, bool) {
	if name == "" || name == ".notdef" {
		return "", false
	}
	if s, ok := oneGlyph(name); ok {
		return s, true
	}
	if i := strings.IndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	if strings.IndexByte(name, '_') < 0 {
		return oneGlyph(name)
	}
	var b strings.Builder
	for _, part := range strings.Split(name, "_") {
		s, ok := oneGlyph(part)
		if !ok {
			return "", false
		}
		b.WriteString(s)
	}
	return b.String(), true
}

func oneGlyph(name string) (string, bool) {
	if name == "" {
		return "", false
	}
	if c := name[0] | 0x20; len(name) == 1 && c >= 'a' && c <= 'z' {
		return name, true // letters are called what they are
	}
	if row, ok := lookup(glyphData, name, ' '); ok {
		var b strings.Builder
		for _, h := range strings.Split(row, "_") {
			v, err := strconv.ParseUint(h, 16, 32)
			if err != nil {
				return "", false
			}
			b.WriteRune(rune(v))
		}
		return plainVariant(name, b.String()), true
	}
	if s, ok := dingbat(name); ok {
		return s, true
	}
	switch {
	case strings.HasPrefix(name, "uni") && len(name) >= 7 && (len(name)-3)%4 == 0:
		var b strings.Builder
		for i := 3; i < len(name); i += 4 {
			v, err := strconv.ParseUint(name[i:i+4], 16, 32)
			if err != nil || v >= 0xD800 && v <= 0xDFFF || v == 0 {
				return "", false
			}
			b.WriteRune(rune(v))
		}
		return Letters(b.String()), true
	case name[0] == 'u' && len(name) >= 5 && len(name) <= 7:
		v, err := strconv.ParseUint(name[1:], 16, 32)
		if err != nil || v > 0x10FFFF || v >= 0xD800 && v <= 0xDFFF || v == 0 {
			return "", false
		}
		return Letters(string(rune(v))), true
	}
	return "", false
}

// plainVariant gives the glyphs that the list puts into the private use area
// (small capitals, old style figures) the characters that they are variants of.
func plainVariant(name, s string) string {
	r := []rune(s)
	if len(r) == 1 && r[0] >= 0xF600 && r[0] <= 0xF8FF {
		for _, suffix := range []string{"oldstyle", "small", "superior", "inferior"} {
			if base, ok := strings.CutSuffix(name, suffix); ok {
				if row, ok := lookup(glyphData, base, ' '); ok {
					if v, err := strconv.ParseUint(row, 16, 32); err == nil && v < 0xF600 {
						return string(rune(v))
					}
				}
			}
		}
	}
	return Letters(s)
}

// An encoding gives each code the name of a glyph, "" for none.
type encoding [256]string

// The standard encodings, in the order of the data file's columns.
const (
	standardEncoding = iota
	winAnsiEncoding
	macRomanEncoding
	macExpertEncoding
	symbolEncoding
	dingbatsEncoding
	encodings
)

var encodingTables = sync.OnceValue(func() *[encodings]encoding {
	t := new([encodings]encoding)
	for row := range strings.Lines(encodingData) {
		if row[0] == '#' {
			continue
		}
		cols := strings.Split(strings.TrimSuffix(row, "\n"), "\t")
		code, err := strconv.ParseUint(cols[0], 16, 8)
		if err != nil || len(cols) != encodings+1 {
			continue
		}
		for i, name := range cols[1:] {
			if name != "-" {
				t[i][code] = name
			}
		}
	}
	// The no-break space is no glyph of its own in these tables, but it is a
	// character of its own.
	t[winAnsiEncoding][0xA0] = "nbspace"
	t[macRomanEncoding][0xCA] = "nbspace"
	return t
})

func encodingByName(name string) *encoding {
	t := encodingTables()
	switch name {
	case "StandardEncoding":
		return &t[standardEncoding]
	case "WinAnsiEncoding":
		return &t[winAnsiEncoding]
	case "MacRomanEncoding":
		return &t[macRomanEncoding]
	case "MacExpertEncoding":
		return &t[macExpertEncoding]
	}
	return nil
}

// dingbat gives the character of a ZapfDingbats glyph (a1 … a206): the Unicode
// block was laid out after the font, but for those characters that existed.
func dingbat(name string) (string, bool) {
	if len(name) < 2 || len(name) > 4 || name[0] != 'a' || name[1] < '0' || name[1] > '9' {
		return "", false
	}
	for code, n := range encodingTables()[dingbatsEncoding] {
		if n == name {
			return string(dingbatRune(code)), true
		}
	}
	return "", false
}

func dingbatRune(c int) rune {
	switch c {
	case 0x25:
		return 0x260E
	case 0x2A:
		return 0x261B
	case 0x2B:
		return 0x261E
	case 0x48:
		return 0x2605
	case 0x6C:
		return 0x25CF
	case 0x6E:
		return 0x25A0
	case 0x73:
		return 0x25B2
	case 0x74:
		return 0x25BC
	case 0x75:
		return 0x25C6
	case 0x77:
		return 0x25D7
	case 0xA8:
		return 0x2663
	case 0xA9:
		return 0x2666
	case 0xAA:
		return 0x2665
	case 0xAB:
		return 0x2660
	case 0xD5:
		return 0x2192
	case 0xD6:
		return 0x2194
	case 0xD7:
		return 0x2195
	}
	switch {
	case c >= 0x21 && c <= 0x7E:
		return rune(0x2701 + c - 0x21)
	case c >= 0x80 && c <= 0x8D:
		return rune(0x2768 + c - 0x80)
	case c >= 0xA1 && c <= 0xA7:
		return rune(0x2761 + c - 0xA1)
	case c >= 0xAC && c <= 0xB5:
		return rune(0x2460 + c - 0xAC)
	case c >= 0xB6 && c <= 0xD4:
		return rune(0x2776 + c - 0xB6)
	case c >= 0xD8:
		return rune(0x2798 + c - 0xD8)
	}
	return 0xFFFD
}

// oneSpelling takes blanks and commas out of a font's name.
var oneSpelling = strings.NewReplacer(" ", "", ",", "-")

// standardFont finds which of the standard 14 fonts (and their usual names) a
// base font is: its column in the width table, -1 for Courier, -2 for none.
func standardFont(name string) int {
	if len(name) > 7 && name[6] == '+' {
		name = name[7:]
	}
	n := strings.ToLower(oneSpelling.Replace(name))
	bold := strings.Contains(n, "bold")
	italic := strings.Contains(n, "italic") || strings.Contains(n, "oblique")
	switch {
	case strings.HasPrefix(n, "courier"):
		return -1
	case strings.HasPrefix(n, "helvetica") && !strings.Contains(n, "condensed") && !strings.Contains(n, "narrow") && !strings.Contains(n, "neue"),
		strings.HasPrefix(n, "arial") && !strings.Contains(n, "narrow") && !strings.Contains(n, "black") && !strings.Contains(n, "unicode"):
		if bold {
			return 1
		}
		return 0
	case strings.HasPrefix(n, "times"):
		switch {
		case bold && italic:
			return 5
		case italic:
			return 4
		case bold:
			return 3
		}
		return 2
	case n == "symbol" || strings.HasPrefix(n, "symbol-") || strings.HasPrefix(n, "symbolmt"):
		return 6
	case strings.HasPrefix(n, "zapfdingbats"):
		return 7
	}
	return -2
}

// standardWidth is the width of a glyph in a standard font, in thousandths of
// the font's size; 0 where the font lacks the glyph.
func standardWidth(column int, glyph string) float64 {
	if column == -1 {
		return 600
	}
	switch glyph {
	case "nbspace":
		glyph = "space"
	case "sfthyphen":
		glyph = "hyphen"
	}
	row, ok := lookup(widthData, glyph, '\t')
	if !ok {
		return 0
	}
	for range column {
		i := strings.IndexByte(row, '\t')
		if i < 0 {
			return 0
		}
		row = row[i+1:]
	}
	if i := strings.IndexByte(row, '\t'); i >= 0 {
		row = row[:i]
	}
	w, err := strconv.Atoi(row)
	if err != nil {
		return 0
	}
	return float64(w)
}
