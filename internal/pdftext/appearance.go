package pdftext

// What a widget's appearance draws, and whether a person would take it for
// another value than the one stored; and what other annotations draw.

import (
	"strings"
	"unicode"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/pdftext/font"
	"github.com/portcheck/portcheck/internal/porting"
)

// normalAppearance finds the stream of an annotation's normal appearance.
func (f *file) normalAppearance(d types.Dict) (types.Object, bool) {
	o := f.Dict(d["AP"])["N"]
	if _, ok := f.Stream(o); ok {
		return o, true
	}
	states := f.Dict(o)
	if states == nil {
		return nil, false
	}
	if as := f.Name(d["AS"]); as != "" {
		if v, ok := states[as]; ok {
			_, ok := f.Stream(v)
			return v, ok
		}
		for k, v := range states {
			if !f.Spend(8) {
				return nil, false
			}
			if key(k) == nameText(as) {
				_, ok := f.Stream(v)
				return v, ok
			}
		}
	}
	return nil, false
}

// draw runs an annotation's appearance into a drawing, in page space.
func (f *file) draw(out *drawing, d types.Dict, visible box) error {
	o, ok := f.normalAppearance(d)
	if !ok {
		return nil
	}
	s, _ := f.Stream(o)
	m := f.newMachine(out, visible)
	m.g.ctm = f.appearanceMatrix(d, s.Dict)
	return m.form(o, s, nil)
}

// appearanceMatrix maps an appearance's transformed bounding box onto the
// annotation's rectangle (ISO 32000-1, 12.5.5, algorithm 8.1).
func (f *file) appearanceMatrix(d, form types.Dict) matrix {
	r := f.Numbers(d["Rect"], 4)
	if r == nil {
		return identity
	}
	rect := normal(r)
	t := identity
	if a := f.Numbers(form["Matrix"], 6); a != nil {
		copy(t[:], a)
	}
	bb := box{0, 0, rect.x1 - rect.x0, rect.y1 - rect.y0}
	if b := f.Numbers(form["BBox"], 4); b != nil {
		bb = normal(b)
	}
	q := t.bounds(bb)
	sx, sy := 1.0, 1.0
	if w := q.x1 - q.x0; w > 0 {
		sx = (rect.x1 - rect.x0) / w
	}
	if h := q.y1 - q.y0; h > 0 {
		sy = (rect.y1 - rect.y0) / h
	}
	return matrix{sx, 0, 0, sy, rect.x0 - q.x0*sx, rect.y0 - q.y0*sy}
}

// appearance fills in what a widget shows.
func (f *file) appearance(w *page.Widget, fd field, d types.Dict, flags int) {
	if w.Type == page.CheckBox || w.Type == page.RadioButton {
		return // what they draw is a mark, no text
	}
	o, ok := f.normalAppearance(d)
	if !ok {
		return
	}
	out := drawing{chars: f.charBuffer[:0]}
	defer func() { f.charBuffer = out.chars[:0] }()
	if err := f.draw(&out, d, everywhere); err != nil {
		return
	}
	p := &page.Page{Media: porting.Box{-1e6, -1e6, 1e6, 1e6}}
	p.Words = f.arranger.words(p, out.chars)
	var lines []string
	uncertain := false
	for _, l := range p.LinesOf(p.Words) {
		lines = append(lines, Join(l.Words()))
	}
	for _, x := range p.Words {
		uncertain = uncertain || x.Uncertain
	}
	_ = o
	w.Shown, w.HasShown = strings.Join(lines, "\n"), true
	w.Ink = len(out.strokes) > 0 || len(out.pictures) > 0
	if uncertain || flags&ffPassword != 0 {
		return
	}
	switch w.Type {
	case page.TextField, page.ComboBox:
		formatted := f.Dict(f.find(fd, "AA"))["F"] != nil
		w.Differs = differs(w.Value, w.Shown, formatted)
	}
}

// Join joins words with their gaps.
func Join(words []*page.Word) string { return page.Join(words) }

var everywhere = box{-1e6, -1e6, 1e6, 1e6}

// differs tells whether a person who sees shown would read another value than
// the one stored. Blanks and line breaks are layout. An appearance that draws
// nothing is missing, not different. A field with a
// format script shows its value in another notation: then letters and digits count.
func differs(value, shown string, formatted bool) bool {
	v, s := stripBlanks(font.Letters(value)), stripBlanks(font.Letters(shown))
	if s == "" || v == s {
		return false
	}
	if formatted {
		return alnum(v) != alnum(s)
	}
	return true
}

func alnum(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
