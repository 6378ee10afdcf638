package pdf

// Fonts: the Go fonts (golang.org/x/image/font/gofont, BSD licence), embedded as
// far as they are used.

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/gomonobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// face is one font of one file. Every character that is used has a code of its
// own, even where two share a glyph, so that the text can be read back exactly.
type face struct {
	tag    string // as resources call it
	name   string
	data   []byte
	font   *sfnt.Font
	buf    sfnt.Buffer
	codes  map[rune]int
	glyphs []sfnt.GlyphIndex // by code; code 0 is .notdef
	runes  []rune
	widths map[rune]float64 // per 1 point of size; < 0: the font does not have it
}

// faces are the fonts of one file.
type faces struct{ regular, bold, mono, monoBold *face }

func newFaces() (*faces, error) {
	var err error
	open := func(tag, name string, data []byte) *face {
		f, e := sfnt.Parse(data)
		if e != nil && err == nil {
			err = fmt.Errorf("font %s: %w", name, e)
		}
		return &face{tag: tag, name: name, data: data, font: f, codes: map[rune]int{}, glyphs: []sfnt.GlyphIndex{0}, runes: []rune{0}, widths: map[rune]float64{}}
	}
	fs := &faces{open("FR", "GoRegular", goregular.TTF), open("FB", "GoBold", gobold.TTF), open("FM", "GoMono", gomono.TTF), open("FC", "GoMono-Bold", gomonobold.TTF)}
	return fs, err
}

func (fs *faces) all() []*face { return []*face{fs.regular, fs.bold, fs.mono, fs.monoBold} }

// width1 is the width of a character at size 1, and whether the font has it.
func (f *face) width1(r rune) (float64, bool) {
	if w, ok := f.widths[r]; ok {
		return w, w >= 0
	}
	w := -1.0
	if g, err := f.font.GlyphIndex(&f.buf, r); err == nil && g != 0 {
		upem := f.font.UnitsPerEm()
		if adv, err := f.font.GlyphAdvance(&f.buf, g, fixed.Int26_6(upem), font.HintingNone); err == nil {
			w = float64(adv) / float64(upem)
		}
	}
	f.widths[r] = w
	return w, w >= 0
}

// has tells whether the font has a character.
func (f *face) has(r rune) bool { _, ok := f.width1(r); return ok }

// width is the width of a text. Characters that the font does not have count
// nothing: see drawable.
func (f *face) width(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		if x, ok := f.width1(r); ok {
			w += x
		}
	}
	return w * size
}

// encode writes a text as codes, and notes what is used.
func (f *face) encode(s string) string {
	var b strings.Builder
	b.WriteByte('<')
	for _, r := range s {
		code, ok := f.codes[r]
		if !ok {
			g, err := f.font.GlyphIndex(&f.buf, r)
			if err != nil || g == 0 || len(f.glyphs) > 0xffff {
				continue
			}
			code = len(f.glyphs)
			f.codes[r] = code
			f.glyphs = append(f.glyphs, g)
			f.runes = append(f.runes, r)
		}
		fmt.Fprintf(&b, "%04X", code)
	}
	b.WriteByte('>')
	return b.String()
}

// embed writes the font with the characters that were used into r. It comes
// after all text.
func (f *face) embed(w *writer, r ref) error {
	if len(f.glyphs) == 1 { // resources name it, but no text is set in it
		w.set(r, "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>")
		return nil
	}
	file, err := subset(f.data, f.glyphs)
	if err != nil {
		return fmt.Errorf("font %s: %w", f.name, err)
	}
	upem := float64(f.font.UnitsPerEm())
	per1000 := func(v fixed.Int26_6) float64 { return float64(v) * 1000 / upem }
	m, err := f.font.Metrics(&f.buf, fixed.Int26_6(f.font.UnitsPerEm()), font.HintingNone)
	if err != nil {
		return err
	}
	box, err := f.font.Bounds(&f.buf, fixed.Int26_6(f.font.UnitsPerEm()), font.HintingNone)
	if err != nil {
		return err
	}
	base := "/PORTCK+" + f.name
	fontFile := w.stream(fmt.Sprintf("/Length1 %d", len(file)), file)
	descriptor := w.add(fmt.Sprintf("<</Type /FontDescriptor /FontName %s /Flags 32 /FontBBox [%s] /ItalicAngle 0 /Ascent %s /Descent %s /CapHeight %s /StemV 80 /FontFile2 %s>>",
		base, nums(per1000(box.Min.X), -per1000(box.Max.Y), per1000(box.Max.X), -per1000(box.Min.Y)),
		num(per1000(m.Ascent)), num(-per1000(m.Descent)), num(per1000(m.CapHeight)), fontFile))
	var widths, toGID strings.Builder
	for i, g := range f.glyphs {
		adv := 0.0
		if i > 0 {
			adv, _ = f.width1(f.runes[i])
		}
		widths.WriteString(num(adv*1000) + " ")
		toGID.WriteByte(byte(g >> 8))
		toGID.WriteByte(byte(g))
	}
	gids := w.stream("", []byte(toGID.String()))
	cid := w.add(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont %s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %s /DW 600 /W [0 [%s]] /CIDToGIDMap %s>>",
		base, descriptor, widths.String(), gids))
	unicode := w.stream("", []byte(f.toUnicode()))
	w.set(r, fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont %s /Encoding /Identity-H /DescendantFonts [%s] /ToUnicode %s>>", base, cid, unicode))
	return nil
}

// toUnicode maps codes back to characters.
func (f *face) toUnicode() string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	for from := 1; from < len(f.runes); from += 100 {
		to := min(from+100, len(f.runes))
		fmt.Fprintf(&b, "%d beginbfchar\n", to-from)
		for i := from; i < to; i++ {
			hex := str("\u00ff" + string(f.runes[i])) // forces UTF-16
			fmt.Fprintf(&b, "<%04X><%s\n", i, hex[len("<FEFF00FF"):])
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.String()
}

// subset writes a TrueType font in which only some glyphs have outlines. Glyphs
// keep their numbers.
func subset(ttf []byte, keep []sfnt.GlyphIndex) ([]byte, error) {
	tables, err := directory(ttf)
	if err != nil {
		return nil, err
	}
	head, maxp, loca, glyf := tables["head"], tables["maxp"], tables["loca"], tables["glyf"]
	if len(head) < 54 || len(maxp) < 6 || loca == nil || glyf == nil {
		return nil, errors.New("not a TrueType font with outlines")
	}
	long := binary.BigEndian.Uint16(head[50:]) == 1
	n := int(binary.BigEndian.Uint16(maxp[4:]))
	at := func(g int) (int, int) {
		if g < 0 || g >= n {
			return 0, 0
		}
		if long {
			return int(binary.BigEndian.Uint32(loca[4*g:])), int(binary.BigEndian.Uint32(loca[4*g+4:]))
		}
		return 2 * int(binary.BigEndian.Uint16(loca[2*g:])), 2 * int(binary.BigEndian.Uint16(loca[2*g+2:]))
	}
	want := make([]bool, n)
	var mark func(g, depth int)
	mark = func(g, depth int) {
		from, to := at(g)
		if g < 0 || g >= n || want[g] || depth > 8 {
			return
		}
		want[g] = true
		if to-from < 10 || to > len(glyf) || int16(binary.BigEndian.Uint16(glyf[from:])) >= 0 {
			return
		}
		// A composite: its parts are needed too.
		for p := from + 10; p+4 <= to; {
			flags, part := binary.BigEndian.Uint16(glyf[p:]), binary.BigEndian.Uint16(glyf[p+2:])
			mark(int(part), depth+1)
			p += 6
			if flags&1 != 0 {
				p += 2
			}
			switch {
			case flags&8 != 0:
				p += 2
			case flags&0x40 != 0:
				p += 4
			case flags&0x80 != 0:
				p += 8
			}
			if flags&0x20 == 0 {
				break
			}
		}
	}
	mark(0, 0)
	for _, g := range keep {
		mark(int(g), 0)
	}
	var newGlyf []byte
	newLoca := make([]byte, 4*(n+1))
	for g := range n {
		binary.BigEndian.PutUint32(newLoca[4*g:], uint32(len(newGlyf)))
		if from, to := at(g); want[g] && from < to && to <= len(glyf) {
			newGlyf = append(newGlyf, glyf[from:to]...)
			for len(newGlyf)%4 != 0 {
				newGlyf = append(newGlyf, 0)
			}
		}
	}
	binary.BigEndian.PutUint32(newLoca[4*n:], uint32(len(newGlyf)))
	newHead := append([]byte{}, head...)
	binary.BigEndian.PutUint16(newHead[50:], 1)
	binary.BigEndian.PutUint32(newHead[8:], 0)
	out := map[string][]byte{"head": newHead, "loca": newLoca, "glyf": newGlyf}
	order := []string{"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}
	for _, t := range order {
		if out[t] == nil && tables[t] != nil {
			out[t] = tables[t]
		}
	}
	return assemble(out, order), nil
}

// directory returns a font's tables.
func directory(ttf []byte) (map[string][]byte, error) {
	if len(ttf) < 12 {
		return nil, errors.New("font is cut off")
	}
	n := int(binary.BigEndian.Uint16(ttf[4:]))
	out := map[string][]byte{}
	for i := range n {
		p := 12 + 16*i
		if p+16 > len(ttf) {
			return nil, errors.New("font is cut off")
		}
		off, size := int(binary.BigEndian.Uint32(ttf[p+8:])), int(binary.BigEndian.Uint32(ttf[p+12:]))
		if off+size > len(ttf) {
			return nil, errors.New("font is cut off")
		}
		out[string(ttf[p:p+4])] = ttf[off : off+size]
	}
	return out, nil
}

// assemble writes a font from its tables.
func assemble(tables map[string][]byte, order []string) []byte {
	var names []string
	for _, t := range order {
		if tables[t] != nil {
			names = append(names, t)
		}
	}
	n := len(names)
	search, sel := 1, 0
	for search*2 <= n {
		search, sel = search*2, sel+1
	}
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{n, search * 16, sel, n*16 - search*16} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at := 12 + 16*n
	var body []byte
	for _, t := range names {
		data := tables[t]
		padded := append(append([]byte{}, data...), make([]byte, (4-len(data)%4)%4)...)
		var sum uint32
		for i := 0; i < len(padded); i += 4 {
			sum += binary.BigEndian.Uint32(padded[i:])
		}
		out = append(out, t...)
		for _, v := range []int{int(sum), at + len(body), len(data)} {
			out = binary.BigEndian.AppendUint32(out, uint32(v))
		}
		body = append(body, padded...)
	}
	return append(out, body...)
}
