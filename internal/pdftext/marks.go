package pdftext

// Marked content: replacement text (ActualText) and optional content.

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/pdftext/font"
	"github.com/portcheck/portcheck/internal/pdftext/pdffile"
)

const maxMarks = 256

func (m *machine) beginMark(k mark) {
	k.from = len(m.out.chars)
	if k.hidden {
		m.hidden++
	}
	if len(m.marks) < maxMarks {
		m.marks = append(m.marks, k)
	}
}

// beginDC opens a marked-content section with properties, inline or by name.
func (m *machine) beginDC(args []operand, res types.Dict) {
	var k mark
	if len(args) >= 2 {
		tag := string(args[0].str)
		switch p := args[1]; p.kind {
		case pdffile.TokDict:
			for i := 0; i+1 < len(p.arr); i += 2 {
				if p.arr[i].kind == pdffile.TokName && string(p.arr[i].str) == "ActualText" && p.arr[i+1].kind == pdffile.TokString {
					k.actual, k.has = pdffile.DecodeText(p.arr[i+1].str), true
				}
			}
		case pdffile.TokName:
			o := m.resource(res, "Properties", string(p.str))
			if tag == "OC" {
				k.hidden = m.f.off(o)
			}
			if d := m.f.Dict(o); d != nil {
				if b, ok := m.f.Bytes(d["ActualText"]); ok {
					k.actual, k.has = pdffile.DecodeText(b), true
				}
			}
		}
	}
	m.beginMark(k)
}

func (m *machine) endMark() {
	n := len(m.marks)
	if n == 0 {
		return
	}
	k := m.marks[n-1]
	m.marks = m.marks[:n-1]
	if k.hidden {
		m.hidden--
	}
	if k.has {
		m.out.chars = replaceText(m.out.chars, k.from, k.actual)
	}
}

// replacing tells whether replacement text is open: then a glyph without a
// character holds a place for it.
func (m *machine) replacing() bool {
	for _, k := range m.marks {
		if k.has {
			return true
		}
	}
	return false
}

// replaceText puts an ActualText in the place of the characters from index from
// on. Text that spreads over several lines stays as it was drawn, if all of it
// is known: replacing it would lose where the words stand.
func replaceText(chars []char, from int, actual string) []char {
	if from >= len(chars) {
		return chars
	}
	old := chars[from:]
	known := true
	first := old[0]
	oneLine := true
	for _, c := range old {
		known = known && !c.unknown && c.text != ""
		if math.Abs(c.y-first.y) > first.size*0.5 && math.Abs(c.x-first.x) > first.size*0.5 {
			oneLine = false
		}
	}
	if !oneLine && known {
		return chars
	}
	actual = font.Letters(actual)
	if stripBlanks(actual) == stripBlanks(textOf(old)) {
		return chars // the same letters: the glyphs know better where they stand
	}
	if actual == "" {
		// Drawn, but no text (a decoration, or a hyphen that layout added): a
		// person sees it all the same, so it stays, unless it could not be read.
		if known {
			return chars
		}
		return chars[:from]
	}
	last := old[len(old)-1]
	out := chars[:from] // what was drawn is not needed any more
	b := old[0].box
	hidden := old[0].hidden
	for _, c := range old {
		b = b.union(c.box)
		hidden &= c.hidden
	}
	// Each word of the replacement takes its share of the way.
	n := float64(utf8.RuneCountInString(actual))
	done := 0.0
	for _, part := range atBlanks(actual) {
		t0 := done / n
		done += float64(utf8.RuneCountInString(part))
		t1 := done / n
		c := first
		c.text, c.unknown, c.hidden = part, strings.ContainsRune(part, utf8.RuneError), hidden
		c.x, c.y = first.x+(last.ex-first.x)*t0, first.y+(last.ey-first.y)*t0
		c.ex, c.ey = first.x+(last.ex-first.x)*t1, first.y+(last.ey-first.y)*t1
		if math.Abs(last.ex-first.x) >= math.Abs(last.ey-first.y) {
			c.box = box{min(c.x, c.ex), b.y0, max(c.x, c.ex), b.y1}
		} else {
			c.box = box{b.x0, min(c.y, c.ey), b.x1, max(c.y, c.ey)}
		}
		out = append(out, c)
	}
	return out
}

// atBlanks divides a text into stretches of blanks and of anything else.
func atBlanks(s string) []string {
	var out []string
	start, blank := 0, false
	for i, r := range s {
		if b := unicode.IsSpace(r); i == 0 {
			blank = b
		} else if b != blank {
			out = append(out, s[start:i])
			start, blank = i, b
		}
	}
	return append(out, s[start:])
}

func textOf(chars []char) string {
	var b []byte
	for _, c := range chars {
		b = append(b, c.text...)
	}
	return string(b)
}

func stripBlanks(s string) string {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if !unicode.IsSpace(r) {
			out = append(out, r)
		}
	}
	return string(out)
}

// off tells whether an optional content group (or a membership of such) is
// switched off when the document is opened.
func (f *file) off(o types.Object) bool {
	if o == nil {
		return false
	}
	if f.offGroups == nil {
		f.offGroups = map[int]bool{}
		props := f.Dict(f.Catalog()["OCProperties"])
		d := f.Dict(props["D"])
		if f.Name(d["BaseState"]) == "OFF" {
			for _, g := range f.Array(props["OCGs"]) {
				f.offGroups[pdffile.ObjectNumber(g)] = true
			}
			for _, g := range f.Array(d["ON"]) {
				delete(f.offGroups, pdffile.ObjectNumber(g))
			}
		}
		for _, g := range f.Array(d["OFF"]) {
			f.offGroups[pdffile.ObjectNumber(g)] = true
		}
		delete(f.offGroups, 0)
	}
	if len(f.offGroups) == 0 {
		return false
	}
	if f.offGroups[pdffile.ObjectNumber(o)] {
		return true
	}
	d := f.Dict(o)
	if f.Name(d["Type"]) != "OCMD" {
		return false
	}
	groups := f.Array(d["OCGs"])
	if groups == nil && d["OCGs"] != nil {
		groups = types.Array{d["OCGs"]}
	}
	if len(groups) == 0 {
		return false
	}
	on := 0
	for _, g := range groups {
		if !f.offGroups[pdffile.ObjectNumber(g)] {
			on++
		}
	}
	switch f.Name(d["P"]) {
	case "AllOn":
		return on < len(groups)
	case "AnyOff":
		return on == len(groups)
	case "AllOff":
		return on > 0
	}
	return on == 0
}
