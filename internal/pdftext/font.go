package pdftext

// Fonts: what characters a string's codes stand for and how far each moves the
// pen. A code whose character cannot be known says so; it is never guessed.

import (
	"slices"
	"sort"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// font is one font resource, ready to decode strings.
type font struct {
	name      string // base font, without the subset tag
	bold      bool
	symbols   string // the data file's name of a font of symbols
	composite bool
	vertical  bool
	simple    *[256]simpleGlyph
	names     *simpleNames
	codes     *cmap // composite: bytes to CIDs
	unicode   *cmap // ToUnicode
	cidText   func(cid int) string
	widths    map[int]float64 // by CID, thousandths
	ranges    []widthRange    // by their first CID
	dw        float64
	// space is the width of a blank, ascent and descent the font's extent, all
	// in text space units of a font of size 1.
	space, ascent, descent float64
	// Type3 fonts: glyph space to text space, and the procedures' resources.
	type3  bool
	matrix matrix
}

// widthRange is the CIDs of one width, thousandths.
type widthRange struct {
	first, last int
	width       float64
}

// simpleGlyph is one code of a simple font.
type simpleGlyph struct {
	text   string // "" unknown
	width  float64
	blank  bool // known to draw nothing
	ready  bool // text, blank and metric have been worked out
	metric int8 // not 0: the width is that of a standard font
}

// glyph is one decoded code of a string.
type glyph struct {
	text    string // "" where it is unknown
	width   float64
	n       int  // bytes taken
	space   bool // a single-byte code 32: word spacing applies
	unknown bool
}

// fontKey is what a font is known by: its object's number, or what it is made of.
type fontKey struct {
	nr   int
	made string
}

// font returns the font of a resource, built once.
func (f *file) font(o types.Object) *font {
	nr := objectNumber(o)
	if nr != 0 {
		if ft, ok := f.fonts[fontKey{nr: nr}]; ok {
			return ft
		}
	}
	if f.fontsBuilt >= f.lim.Fonts {
		f.hitLimit = true
		return unknownFont
	}
	f.fontsBuilt++
	d := f.dict(o)
	made := madeOf(d)
	ft := f.fonts[fontKey{made: made}]
	if ft == nil || made == "" {
		ft = f.buildFont(d)
	}
	if nr != 0 {
		f.fonts[fontKey{nr: nr}] = ft
	}
	if made != "" {
		f.fonts[fontKey{made: made}] = ft
	}
	return ft
}

// madeOf says what a font is made of, for the fonts of names and references alone
// that forms have, one like the other, for each of their fields; "" for others.
func madeOf(d types.Dict) string {
	var parts [8]string
	n := 0
	for k, v := range d {
		if k == "Name" || k == "Type" {
			continue
		}
		part := ""
		switch v := v.(type) {
		case types.Name:
			part = k + "\x00/" + string(v)
		case types.IndirectRef:
			part = k + "\x00" + v.String()
		}
		if part == "" || n == len(parts) || strings.Count(part, "\x00") > 1 {
			return ""
		}
		parts[n] = part
		n++
	}
	slices.Sort(parts[:n])
	return strings.Join(parts[:n], "\x00")
}

// unknownFont stands for the fonts beyond the limit: nothing of them is known.
var unknownFont = &font{}

func (f *file) buildFont(d types.Dict) *font {
	if d == nil {
		d = types.Dict{"Subtype": types.Name("Type1"), "BaseFont": types.Name("Helvetica")}
	}
	ft := &font{name: f.name(d["BaseFont"]), ascent: 0.75, descent: -0.25}
	if i := strings.IndexByte(ft.name, '+'); i == 6 {
		ft.name = ft.name[7:]
	}
	ft.symbols = symbolFont(ft.name)
	if o, ok := d["ToUnicode"]; ok {
		if strings.HasPrefix(f.name(o), "Identity") {
			// Not in the standard, but written: codes are Unicode.
			ft.unicode = &cmap{decodeCode: func(code uint32, n int) string { return letters(string(rune(code))) }}
		}
		if b, err := f.data(o); err == nil && len(b) > 0 {
			ft.unicode = f.cmap(o)
		}
	}
	subtype := f.name(d["Subtype"])
	if subtype == "Type0" {
		f.buildComposite(ft, d)
	} else {
		f.buildSimple(ft, d, subtype)
	}
	lower := strings.ToLower(ft.name)
	if strings.Contains(lower, "bold") || strings.Contains(lower, "black") || strings.Contains(lower, "heavy") {
		ft.bold = true
	}
	if ft.space < 0.05 || ft.space > 1.5 {
		ft.space = 0.25
	}
	return ft
}

// descriptor takes what a font descriptor says of the whole font.
func (f *file) descriptor(ft *font, fd types.Dict) {
	if fd == nil {
		return
	}
	if a, ok := f.num(fd["Ascent"]); ok && a > 300 && a < 1500 {
		ft.ascent = a / 1000
	}
	if b, ok := f.num(fd["Descent"]); ok && b < 0 && b > -600 {
		ft.descent = b / 1000
	}
	// A font that says nothing useful, or draws far outside its size, keeps the defaults.
	if ft.ascent > 1 {
		ft.ascent = 1
	}
	if f.integer(fd["Flags"], 0)&(1<<18) != 0 {
		ft.bold = true
	}
	if w, ok := f.num(fd["StemV"]); ok && w >= 140 {
		ft.bold = true
	}
}

func (f *file) buildSimple(ft *font, d types.Dict, subtype string) {
	fd := f.dict(d["FontDescriptor"])
	f.descriptor(ft, fd)
	ft.type3 = subtype == "Type3"
	ft.simple = new([256]simpleGlyph)
	std := standardFont(ft.name)
	ft.names = f.simpleEncoding(ft, d, fd, subtype, std)
	ft.names.type3 = ft.type3
	if ft.type3 {
		ft.names.procs = f.dict(d["CharProcs"])
		ft.matrix = matrix{0.001, 0, 0, 0.001, 0, 0}
		if m := f.numbers(d["FontMatrix"], 6); m != nil {
			copy(ft.matrix[:], m)
		}
		f.type3Extent(ft, d)
	}
	missing := 0.0
	if fd != nil {
		missing, _ = f.num(fd["MissingWidth"])
	}
	unit := 1.0 / 1000
	if ft.type3 {
		unit = ft.matrix[0] // their widths are in glyph space
	}
	widths := f.array(d["Widths"])
	first := f.integer(d["FirstChar"], 0)
	var sum, count float64
	for c := range 256 {
		g := &ft.simple[c]
		if i := c - first; widths != nil && i >= 0 && i < len(widths) {
			g.width, _ = f.num(widths[i])
		} else if widths == nil && !ft.type3 {
			g.metric = int8(std) + 3 // looked up when the code is used
			continue
		} else {
			g.width = missing
		}
		g.width *= unit
		if g.width > 0 {
			sum += g.width
			count++
		}
	}
	// The blank is the code that stands for one, most often 32.
	if g := ft.simpleGlyph(' '); g.text == " " && g.width > 0 {
		ft.space = g.width
	} else if count > 0 {
		ft.space = sum / count * 0.5
	}
}

// simpleGlyph returns what is known of a simple font's code, worked out when the
// code is first used.
func (ft *font) simpleGlyph(c byte) *simpleGlyph {
	g := &ft.simple[c]
	if g.ready {
		return g
	}
	g.ready = true
	if g.metric != 0 {
		std := int(g.metric) - 3
		name := ft.names.glyph[c]
		if std == -2 {
			// No widths and no standard font: viewers put Helvetica in its place.
			if g.width = standardWidth(0, name) / 1000; g.width == 0 {
				g.width = 0.5
			}
		} else {
			g.width = standardWidth(std, name) / 1000
		}
	}
	if ft.unicode != nil {
		if s, ok := ft.unicode.unicode(uint32(c), 1); ok && usable(s) {
			g.text = s
		} else if s, ok := ft.unicode.unicode(uint32(c), 2); ok && usable(s) {
			g.text = s // two-byte codes written for a simple font
		}
	}
	if g.text == "" {
		g.text = ft.names.text(int(c))
	}
	if ft.symbols != "" {
		g.text = ft.symbol(g.text)
	}
	if g.text == "" && ft.names.drawsNothing(int(c)) {
		g.blank = true
		switch c {
		case '\t', '\n', '\r', ' ':
			g.text = " "
		}
	}
	return g
}

// type3Extent takes a Type3 font's height from its bounding box.
func (f *file) type3Extent(ft *font, d types.Dict) {
	b := f.numbers(d["FontBBox"], 4)
	if b == nil {
		return
	}
	lo, hi := b[1]*ft.matrix[3], b[3]*ft.matrix[3]
	if hi < lo {
		lo, hi = hi, lo
	}
	if hi > 0 && hi < 3 && lo > -2 && hi-lo > 0.2 {
		ft.ascent, ft.descent = hi, min(lo, 0)
	}
}

func (f *file) buildComposite(ft *font, d types.Dict) {
	ft.composite = true
	ft.dw = 1000
	var cid types.Dict
	if a := f.array(d["DescendantFonts"]); len(a) > 0 {
		cid = f.dict(a[0])
	} else {
		cid = f.dict(d["DescendantFonts"])
	}
	fd := f.dict(cid["FontDescriptor"])
	f.descriptor(ft, fd)
	switch e := f.get(d["Encoding"]).(type) {
	case types.Name:
		ft.codes = f.predefined(string(e))
	case types.StreamDict:
		if ft.codes = f.cmap(d["Encoding"]); ft.codes != nil {
			if ft.codes.use == nil {
				if n := f.name(e.Dict["UseCMap"]); n != "" {
					ft.codes.use = f.predefined(n)
				}
			}
			if f.integer(e.Dict["WMode"], 0) == 1 {
				ft.codes.vertical = true
			}
		}
	}
	if ft.codes == nil {
		ft.codes = &cmap{identity: true}
	}
	ft.vertical = ft.codes.vertical
	if w, ok := f.num(cid["DW"]); ok {
		ft.dw = w
	}
	f.cidWidths(ft, cid)
	ft.cidText = f.embeddedCIDText(cid, fd, ft)
	// The width of a blank: of the code that stands for one.
	ft.space = 0.25
	if ft.unicode != nil && ft.unicode.blank != 0 {
		if c, ok := ft.codes.cid(uint32(ft.unicode.blank), int(ft.unicode.blank>>32)); ok {
			if w := ft.cidWidth(c); w > 0 && w < 1000 {
				ft.space = w / 1000
			}
		}
	}
}

func (ft *font) cidWidth(cid int) float64 {
	if w, ok := ft.widths[cid]; ok {
		return w
	}
	i := sort.Search(len(ft.ranges), func(i int) bool { return ft.ranges[i].first > cid })
	// Ranges seldom overlap; a few steps back find the one that holds the CID.
	for k := i - 1; k >= 0 && k >= i-8; k-- {
		if r := &ft.ranges[k]; cid <= r.last {
			return r.width
		}
	}
	return ft.dw
}

// cidWidths reads a W array: "c [w1 w2 …]" and "first last w".
func (f *file) cidWidths(ft *font, cid types.Dict) {
	ft.widths = map[int]float64{}
	w := f.array(cid["W"])
	for i := 0; i+1 < len(w); {
		first := f.integer(w[i], -1)
		if _, ok := f.get(w[i+1]).(types.Array); ok {
			for k, o := range f.array(w[i+1]) {
				if v, ok := f.num(o); ok && first >= 0 {
					ft.widths[first+k] = v
				}
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			break
		}
		last := f.integer(w[i+1], -1)
		v, _ := f.num(w[i+2])
		if first >= 0 && last <= 0xFFFF && first <= last {
			ft.ranges = append(ft.ranges, widthRange{first, last, v})
		}
		i += 3
	}
	sort.SliceStable(ft.ranges, func(i, j int) bool { return ft.ranges[i].first < ft.ranges[j].first })
}

// next decodes the first code of s, which is not empty.
func (ft *font) next(s []byte) glyph {
	if !ft.composite {
		if ft.simple == nil {
			return glyph{n: 1, width: 0.5, unknown: true, space: s[0] == 32}
		}
		g := ft.simpleGlyph(s[0])
		return glyph{text: g.text, width: g.width, n: 1, space: s[0] == 32, unknown: g.text == "" && !g.blank}
	}
	code, n := ft.codes.next(s)
	cid, known := ft.codes.cid(code, n)
	g := glyph{n: n, space: n == 1 && code == 32, width: ft.cidWidth(cid) / 1000}
	if ft.vertical {
		g.width = 1
	}
	if ft.unicode != nil {
		t, ok := ft.unicode.unicode(code, n)
		if !ok && n == 2 && code < 256 {
			t, ok = ft.unicode.unicode(code, 1) // one-byte codes written for a composite font
		}
		if ok && usable(t) {
			g.text = ft.symbolText(t)
			return g
		}
	}
	if ft.codes.decodeCode != nil {
		g.text = ft.codes.decodeCode(code, n)
	}
	if g.text == "" && known && ft.cidText != nil {
		g.text = ft.cidText(cid)
	}
	g.text = ft.symbolText(g.text)
	g.unknown = g.text == ""
	return g
}

func (ft *font) symbolText(t string) string {
	if ft.symbols != "" {
		return ft.symbol(t)
	}
	return t
}

// cmap reads a CMap that stands in a stream, once for all fonts that share it. It is
// nil where the stream cannot be unpacked, and knows no code where no more are read.
func (f *file) cmap(o types.Object) *cmap {
	nr := objectNumber(o)
	if m, ok := f.cmaps[nr]; ok {
		return m
	}
	b, err := f.data(o)
	if err != nil {
		return nil
	}
	if f.elements < 0 {
		return &cmap{}
	}
	m := parseCMap(b, f.predefined, f.interrupted)
	f.spend(4 * (len(m.single) + len(m.ranges))) // which take memory until the end
	if nr != 0 {
		f.cmaps[nr] = m
	}
	return m
}

func (f *file) interrupted() bool { return f.ctx.Err() != nil }
