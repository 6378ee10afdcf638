// Package font says what characters the codes of a string stand for, and how far each
// moves the pen. A code whose character cannot be known says so; it is never guessed.
//
// What a code is, a font says by a ToUnicode map (cmap.go), by the encoding of a simple font
// (simple.go, encoding.go), by a predefined map of a composite one (collections.go), or by
// the program embedded in it (embedded.go; cff.go and sfnt.go read those).
package font

import (
	"slices"
	"sort"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/pdftext/pdffile"
)

// Font is one font resource, ready to decode strings.
type Font struct {
	Name      string // base font, without the subset tag
	Bold      bool
	symbols   string // the data file's name of a font of symbols
	Composite bool
	Vertical  bool
	simple    *[256]simpleGlyph
	names     *simpleNames
	codes     *cmap // composite: bytes to CIDs
	unicode   *cmap // ToUnicode
	cidText   func(cid int) string
	widths    map[int]float64 // by CID, thousandths
	ranges    []widthRange    // by their first CID
	dw        float64
	// Space is the width of a blank, Ascent and Descent the font's extent, all
	// in text space units of a font of size 1.
	Space, Ascent, Descent float64
	// Type3 fonts: glyph space to text space, and the procedures' resources.
	Type3  bool
	matrix [6]float64
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

// Glyph is one decoded code of a string.
type Glyph struct {
	Text    string // "" where it is unknown
	Width   float64
	N       int  // bytes taken
	Space   bool // a single-byte code 32: word spacing applies
	Unknown bool // no letter is known for the code
}

// fontKey is what a font is known by: its object's number, or what it is made of.
type fontKey struct {
	nr   int
	made string
}

// Library is the fonts of one file, each built once.
type Library struct {
	*pdffile.File
	fonts map[fontKey]*Font
	built int           // of them
	cmaps map[int]*cmap // by their streams' object numbers
}

// New is the library of a file, without a font yet.
func New(f *pdffile.File) *Library {
	return &Library{File: f, fonts: map[fontKey]*Font{}, cmaps: map[int]*cmap{}}
}

// Font returns the font of a resource.
func (l *Library) Font(o types.Object) *Font {
	nr := pdffile.ObjectNumber(o)
	if nr != 0 {
		if ft, ok := l.fonts[fontKey{nr: nr}]; ok {
			return ft
		}
	}
	if l.built >= l.Limits.Fonts {
		l.HitLimit = true
		return unknownFont
	}
	l.built++
	d := l.Dict(o)
	made := madeOf(d)
	ft := l.fonts[fontKey{made: made}]
	if ft == nil || made == "" {
		ft = l.buildFont(d)
	}
	if nr != 0 {
		l.fonts[fontKey{nr: nr}] = ft
	}
	if made != "" {
		l.fonts[fontKey{made: made}] = ft
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
var unknownFont = &Font{}

func (l *Library) buildFont(d types.Dict) *Font {
	if d == nil {
		d = types.Dict{"Subtype": types.Name("Type1"), "BaseFont": types.Name("Helvetica")}
	}
	ft := &Font{Name: l.Name(d["BaseFont"]), Ascent: 0.75, Descent: -0.25}
	if i := strings.IndexByte(ft.Name, '+'); i == 6 {
		ft.Name = ft.Name[7:]
	}
	ft.symbols = symbolFont(ft.Name)
	if o, ok := d["ToUnicode"]; ok {
		if strings.HasPrefix(l.Name(o), "Identity") {
			// Not in the standard, but written: codes are Unicode.
			ft.unicode = &cmap{decodeCode: func(code uint32, n int) string { return Letters(string(rune(code))) }}
		}
		if b, err := l.Data(o); err == nil && len(b) > 0 {
			ft.unicode = l.cmap(o)
		}
	}
	subtype := l.Name(d["Subtype"])
	if subtype == "Type0" {
		l.buildComposite(ft, d)
	} else {
		l.buildSimple(ft, d, subtype)
	}
	lower := strings.ToLower(ft.Name)
	if strings.Contains(lower, "bold") || strings.Contains(lower, "black") || strings.Contains(lower, "heavy") {
		ft.Bold = true
	}
	if ft.Space < 0.05 || ft.Space > 1.5 {
		ft.Space = 0.25
	}
	return ft
}

// descriptor takes what a font descriptor says of the whole font.
func (l *Library) descriptor(ft *Font, fd types.Dict) {
	if fd == nil {
		return
	}
	if a, ok := l.Num(fd["Ascent"]); ok && a > 300 && a < 1500 {
		ft.Ascent = a / 1000
	}
	if b, ok := l.Num(fd["Descent"]); ok && b < 0 && b > -600 {
		ft.Descent = b / 1000
	}
	// A font that says nothing useful, or draws far outside its size, keeps the defaults.
	if ft.Ascent > 1 {
		ft.Ascent = 1
	}
	if l.Integer(fd["Flags"], 0)&(1<<18) != 0 {
		ft.Bold = true
	}
	if w, ok := l.Num(fd["StemV"]); ok && w >= 140 {
		ft.Bold = true
	}
}

func (l *Library) buildSimple(ft *Font, d types.Dict, subtype string) {
	fd := l.Dict(d["FontDescriptor"])
	l.descriptor(ft, fd)
	ft.Type3 = subtype == "Type3"
	ft.simple = new([256]simpleGlyph)
	std := standardFont(ft.Name)
	ft.names = l.simpleEncoding(ft, d, fd, subtype, std)
	ft.names.type3 = ft.Type3
	if ft.Type3 {
		ft.names.procs = l.Dict(d["CharProcs"])
		ft.matrix = [6]float64{0.001, 0, 0, 0.001, 0, 0}
		if m := l.Numbers(d["FontMatrix"], 6); m != nil {
			copy(ft.matrix[:], m)
		}
		l.type3Extent(ft, d)
	}
	missing := 0.0
	if fd != nil {
		missing, _ = l.Num(fd["MissingWidth"])
	}
	unit := 1.0 / 1000
	if ft.Type3 {
		unit = ft.matrix[0] // their widths are in glyph space
	}
	widths := l.Array(d["Widths"])
	first := l.Integer(d["FirstChar"], 0)
	var sum, count float64
	for c := range 256 {
		g := &ft.simple[c]
		if i := c - first; widths != nil && i >= 0 && i < len(widths) {
			g.width, _ = l.Num(widths[i])
		} else if widths == nil && !ft.Type3 {
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
		ft.Space = g.width
	} else if count > 0 {
		ft.Space = sum / count * 0.5
	}
}

// simpleGlyph returns what is known of a simple font's code, worked out when the
// code is first used.
func (ft *Font) simpleGlyph(c byte) *simpleGlyph {
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
func (l *Library) type3Extent(ft *Font, d types.Dict) {
	b := l.Numbers(d["FontBBox"], 4)
	if b == nil {
		return
	}
	lo, hi := b[1]*ft.matrix[3], b[3]*ft.matrix[3]
	if hi < lo {
		lo, hi = hi, lo
	}
	if hi > 0 && hi < 3 && lo > -2 && hi-lo > 0.2 {
		ft.Ascent, ft.Descent = hi, min(lo, 0)
	}
}

func (l *Library) buildComposite(ft *Font, d types.Dict) {
	ft.Composite = true
	ft.dw = 1000
	var cid types.Dict
	if a := l.Array(d["DescendantFonts"]); len(a) > 0 {
		cid = l.Dict(a[0])
	} else {
		cid = l.Dict(d["DescendantFonts"])
	}
	fd := l.Dict(cid["FontDescriptor"])
	l.descriptor(ft, fd)
	switch e := l.Get(d["Encoding"]).(type) {
	case types.Name:
		ft.codes = l.predefined(string(e))
	case types.StreamDict:
		if ft.codes = l.cmap(d["Encoding"]); ft.codes != nil {
			if ft.codes.use == nil {
				if n := l.Name(e.Dict["UseCMap"]); n != "" {
					ft.codes.use = l.predefined(n)
				}
			}
			if l.Integer(e.Dict["WMode"], 0) == 1 {
				ft.codes.vertical = true
			}
		}
	}
	if ft.codes == nil {
		ft.codes = &cmap{identity: true}
	}
	ft.Vertical = ft.codes.vertical
	if w, ok := l.Num(cid["DW"]); ok {
		ft.dw = w
	}
	l.cidWidths(ft, cid)
	ft.cidText = l.embeddedCIDText(cid, fd, ft)
	// The width of a blank: of the code that stands for one.
	ft.Space = 0.25
	if ft.unicode != nil && ft.unicode.blank != 0 {
		if c, ok := ft.codes.cid(uint32(ft.unicode.blank), int(ft.unicode.blank>>32)); ok {
			if w := ft.cidWidth(c); w > 0 && w < 1000 {
				ft.Space = w / 1000
			}
		}
	}
}

func (ft *Font) cidWidth(cid int) float64 {
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
func (l *Library) cidWidths(ft *Font, cid types.Dict) {
	ft.widths = map[int]float64{}
	w := l.Array(cid["W"])
	for i := 0; i+1 < len(w); {
		first := l.Integer(w[i], -1)
		if _, ok := l.Get(w[i+1]).(types.Array); ok {
			for k, o := range l.Array(w[i+1]) {
				if v, ok := l.Num(o); ok && first >= 0 {
					ft.widths[first+k] = v
				}
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			break
		}
		last := l.Integer(w[i+1], -1)
		v, _ := l.Num(w[i+2])
		if first >= 0 && last <= 0xFFFF && first <= last {
			ft.ranges = append(ft.ranges, widthRange{first, last, v})
		}
		i += 3
	}
	sort.SliceStable(ft.ranges, func(i, j int) bool { return ft.ranges[i].first < ft.ranges[j].first })
}

// Next decodes the first code of s, which is not empty.
func (ft *Font) Next(s []byte) Glyph {
	if !ft.Composite {
		if ft.simple == nil {
			return Glyph{N: 1, Width: 0.5, Unknown: true, Space: s[0] == 32}
		}
		g := ft.simpleGlyph(s[0])
		return Glyph{Text: g.text, Width: g.width, N: 1, Space: s[0] == 32, Unknown: g.text == "" && !g.blank}
	}
	code, n := ft.codes.next(s)
	cid, known := ft.codes.cid(code, n)
	g := Glyph{N: n, Space: n == 1 && code == 32, Width: ft.cidWidth(cid) / 1000}
	if ft.Vertical {
		g.Width = 1
	}
	if ft.unicode != nil {
		t, ok := ft.unicode.unicode(code, n)
		if !ok && n == 2 && code < 256 {
			t, ok = ft.unicode.unicode(code, 1) // one-byte codes written for a composite font
		}
		if ok && usable(t) {
			g.Text = ft.symbolText(t)
			return g
		}
	}
	if ft.codes.decodeCode != nil {
		g.Text = ft.codes.decodeCode(code, n)
	}
	if g.Text == "" && known && ft.cidText != nil {
		g.Text = ft.cidText(cid)
	}
	g.Text = ft.symbolText(g.Text)
	g.Unknown = g.Text == ""
	return g
}

func (ft *Font) symbolText(t string) string {
	if ft.symbols != "" {
		return ft.symbol(t)
	}
	return t
}

// cmap reads a CMap that stands in a stream, once for all fonts that share it. It is
// nil where the stream cannot be unpacked, and knows no code where no more are read.
func (l *Library) cmap(o types.Object) *cmap {
	nr := pdffile.ObjectNumber(o)
	if m, ok := l.cmaps[nr]; ok {
		return m
	}
	b, err := l.Data(o)
	if err != nil {
		return nil
	}
	if !l.Spend(0) {
		return &cmap{}
	}
	m := parseCMap(b, l.predefined, l.Interrupted)
	l.Spend(4 * (len(m.single) + len(m.ranges))) // which take memory until the end
	if nr != 0 {
		l.cmaps[nr] = m
	}
	return m
}
