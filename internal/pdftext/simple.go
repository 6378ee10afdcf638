package pdftext

// The encoding of simple fonts: from the font dictionary, its differences, and
// what is built into the embedded font program.

import (
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// simpleNames is what is known of a simple font's codes: the glyph's name, and
// text where the font program itself says what character it is.
type simpleNames struct {
	glyph    encoding
	own      [256]string // text from the font program, where the name says nothing
	symbolic bool
	standard bool // the codes are a standard encoding's, so that one without a name has no glyph
	embedded bool // a font program is embedded
}

func (n *simpleNames) text(code int) string {
	if name := n.glyph[code]; name != "" {
		if s, ok := glyphText(name); ok {
			return s
		}
	}
	return n.own[code]
}

func (f *file) simpleEncoding(ft *font, d, fd types.Dict, subtype string, std int) *simpleNames {
	n := new(simpleNames)
	flags := f.integer(fd["Flags"], 0)
	n.symbolic = flags&4 != 0 && flags&32 == 0
	var base *encoding
	var differences types.Array
	switch e := f.get(d["Encoding"]).(type) {
	case types.Name:
		base = encodingByName(string(e))
	case types.Dict:
		base = encodingByName(f.name(e["BaseEncoding"]))
		differences = f.array(e["Differences"])
	}
	embedded := f.embeddedSimple(fd)
	n.embedded = embedded != nil
	switch {
	case base != nil && !(subtype == "TrueType" && n.symbolic && embedded != nil && differences == nil && embedded.trusted):
		n.glyph = *base
		n.standard = true
	case embedded != nil:
		n.glyph = embedded.names
		n.own = embedded.text
		if base == nil && subtype == "TrueType" && !n.symbolic {
			// Codes that the program does not explain follow the standard encoding.
			fill(n, &encodingTables()[standardEncoding])
		}
	case std == 6:
		n.glyph = encodingTables()[symbolEncoding]
	case std == 7:
		n.glyph = encodingTables()[dingbatsEncoding]
	case subtype == "Type3":
		// Type3 fonts have no encoding but their differences.
	case subtype == "TrueType" && !n.symbolic:
		n.glyph = encodingTables()[winAnsiEncoding]
	default:
		n.glyph = encodingTables()[standardEncoding]
	}
	if embedded != nil && base != nil {
		// Names that mean nothing by themselves (g12, c33) may be known to the program.
		n.own = embedded.text
	}
	code := 0
	for _, o := range differences {
		switch v := f.get(o).(type) {
		case types.Integer:
			code = int(v)
		case types.Float:
			code = int(v)
		case types.Name:
			if code >= 0 && code < 256 {
				n.glyph[code] = string(v)
				n.own[code] = ""
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
