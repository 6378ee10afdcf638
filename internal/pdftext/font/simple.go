package font

// The encoding of simple fonts: from the font dictionary, its differences, and
// what is built into the embedded font program.

import (
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// simpleNames is what is known of a simple font's codes: the glyph's name, and
// text where the font program itself says what character it is.
type simpleNames struct {
	glyph    encoding
	own      *[256]string // text from the font program, where the name says nothing
	symbolic bool
	ownFirst bool // what the program says of a code goes before its name
	standard bool // the codes are a standard encoding's, so that one without a name has no glyph
	embedded bool // a font program was read
	type3    bool
	procs    types.Dict // a Type 3 font's glyphs
}

// noText is for fonts without a program that was read; it stays empty.
var noText = new([256]string)

// drawsNothing tells whether a code that has no text has no glyph either.
func (n *simpleNames) drawsNothing(code int) bool {
	name := n.glyph[code]
	if n.type3 {
		return name == "" || n.procs[name] == nil
	}
	return name == ".notdef" || name == "" && (n.standard || code < 32 && n.own[code] == "" && !n.embedded)
}

func (n *simpleNames) text(code int) string {
	if n.ownFirst && n.own[code] != "" {
		return n.own[code]
	}
	if name := n.glyph[code]; name != "" {
		if s, ok := glyphText(name); ok {
			return s
		}
	}
	return n.own[code]
}

func (l *Library) simpleEncoding(ft *Font, d, fd types.Dict, subtype string, std int) *simpleNames {
	n := &simpleNames{own: noText}
	flags := l.Integer(fd["Flags"], 0)
	n.symbolic = flags&4 != 0 && flags&32 == 0
	var base *encoding
	var differences types.Array
	switch e := l.Get(d["Encoding"]).(type) {
	case types.Name:
		base = encodingByName(string(e))
	case types.Dict:
		base = encodingByName(l.Name(e["BaseEncoding"]))
		differences = l.Array(e["Differences"])
	}
	var embedded *embeddedFont
	if l.needsProgram(ft, d, base, differences, subtype, n.symbolic) {
		embedded = l.embeddedSimple(fd)
		n.embedded = embedded != nil
	}
	switch {
	case base != nil:
		n.glyph = *base
		n.standard = true
		// A symbolic TrueType font's codes lead to glyphs directly, whatever the
		// dictionary calls them.
		n.ownFirst = subtype == "TrueType" && n.symbolic && differences == nil && embedded != nil && embedded.trusted
	case embedded != nil:
		n.glyph = embedded.names
		n.standard = embedded.sfnt == nil // a code without a name has no glyph
		n.own = &embedded.text
		if base == nil && subtype == "TrueType" && !n.symbolic {
			// Codes that the program does not explain follow the standard encoding.
			fill(n, &encodingTables()[standardEncoding])
		}
	case std == 6:
		n.glyph, n.standard = encodingTables()[symbolEncoding], true
	case std == 7:
		n.glyph, n.standard = encodingTables()[dingbatsEncoding], true
	case subtype == "Type3":
		// Type3 fonts have no encoding but their differences.
	case subtype == "TrueType" && !n.symbolic:
		n.glyph = encodingTables()[winAnsiEncoding]
	default:
		n.glyph, n.standard = encodingTables()[standardEncoding], fd == nil
	}
	if embedded != nil && base != nil {
		// Names that mean nothing by themselves (g12, c33) may be known to the program.
		n.own = &embedded.text
	}
	code := 0
	for _, o := range differences {
		switch v := l.Get(o).(type) {
		case types.Integer:
			code = int(v)
		case types.Float:
			code = int(v)
		case types.Name:
			if code >= 0 && code < 256 {
				n.glyph[code] = string(v)
				if embedded != nil {
					n.own[code] = embedded.byName(string(v))
				}
			}
			code++
		}
	}
	return n
}

func fill(n *simpleNames, e *encoding) {
	for c, name := range e {
		if n.glyph[c] == "" && n.own[c] == "" {
			n.glyph[c] = name
		}
	}
}

// embeddedFont is what an embedded font program says of a simple font's codes.
type embeddedFont struct {
	names   encoding
	text    [256]string
	sfnt    *sfnt // the program, where it is TrueType
	trusted bool  // its own codes go before the dictionary's encoding
}

// needsProgram tells whether a simple font's codes cannot be known without its
// font program. Reading one takes longer than everything else of a font.
func (l *Library) needsProgram(ft *Font, d types.Dict, base *encoding, differences types.Array, subtype string, symbolic bool) bool {
	if ft.unicode != nil && l.unicodeCovers(ft, d) {
		return false
	}
	if base == nil || subtype == "TrueType" && symbolic && differences == nil {
		return true
	}
	for _, o := range differences {
		if name, ok := l.Get(o).(types.Name); ok {
			if _, known := glyphText(string(name)); !known && name != ".notdef" {
				return true
			}
		}
	}
	return false
}

// unicodeCovers tells whether ToUnicode knows every code that has a width.
func (l *Library) unicodeCovers(ft *Font, d types.Dict) bool {
	first := l.Integer(d["FirstChar"], 0)
	widths := l.Array(d["Widths"])
	if len(widths) == 0 {
		return false
	}
	for i, o := range widths {
		c := first + i
		if w, _ := l.Num(o); w == 0 || c < 0 || c > 255 {
			continue
		}
		if s, ok := ft.unicode.unicode(uint32(c), 1); !ok || !usable(s) {
			return false
		}
	}
	return true
}
