package pdftext

// Annotations that are no form fields: typed notes, stamps and ink are part of
// what a person sees, so what they draw belongs to the page.

import (
	"math"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/pdftext/font"
	"github.com/portcheck/portcheck/internal/pdftext/pdffile"
)

// annotations draws the page's annotations into its drawing.
func (f *file) annotations(d types.Dict, out *drawing) error {
	for i, o := range f.Array(d["Annots"]) {
		if i >= f.Limits.Fields {
			f.HitLimit = true
			break
		}
		a := f.Dict(o)
		if a == nil || f.Integer(a["F"], 0)&(annotHidden|annotNoView) != 0 || f.off(a["OC"]) {
			continue
		}
		subtype := f.Name(a["Subtype"])
		switch subtype {
		case "Widget", "Link", "Popup", "Text", "FileAttachment", "Sound", "Movie", "Screen", "PrinterMark", "TrapNet", "Redact", "Highlight":
			continue
		}
		var own drawing
		if err := f.draw(&own, a, everywhere); err != nil {
			return err
		}
		for i := range own.strokes {
			own.strokes[i].annotation = true
		}
		if subtype == "FreeText" && stripBlanks(textOf(own.chars)) == "" {
			f.freeText(a, &own)
		}
		if (subtype == "Ink" || subtype == "Stamp") && len(own.strokes)+len(own.chars)+len(own.pictures) == 0 {
			f.ink(a, &own)
		}
		if len(out.chars)+len(own.chars) > f.Limits.PageGlyphs || out.paths()+own.paths() > 2*f.Limits.Paths {
			f.HitLimit = true
			return pdffile.ErrLimit
		}
		out.chars = append(out.chars, own.chars...)
		out.rules = append(out.rules, own.rules...)
		out.strokes = append(out.strokes, own.strokes...)
		out.pictures = append(out.pictures, own.pictures...)
	}
	return nil
}

// freeText sets the text of a typed note that has no appearance, line by line
// from the top of its rectangle.
func (f *file) freeText(a types.Dict, out *drawing) {
	r := f.Numbers(a["Rect"], 4)
	text := f.Text(a["Contents"])
	if r == nil || strings.TrimSpace(text) == "" {
		return
	}
	b := normal(r)
	size := defaultSize(f.Text(a["DA"]))
	ft := f.fonts.Font(nil)
	y := b.y1 - size
	for _, line := range strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n") {
		x := b.x0 + 2
		for _, r := range line {
			f.glyphs--
			if f.glyphs < 0 || len(out.chars) >= f.Limits.PageGlyphs {
				f.HitLimit = true
				return
			}
			w := size * 0.5
			out.chars = append(out.chars, char{
				text: font.Letters(string(r)), font: ft, x: x, y: y, ex: x + w, ey: y, dx: 1, size: size, wide: size, space: size * 0.28,
				box: box{x, y - 0.25*size, x + w, y + 0.75*size},
			})
			x += w
		}
		y -= size * 1.2
	}
}

// defaultSize finds the font's size in a default appearance string.
func defaultSize(da string) float64 {
	fields := strings.Fields(da)
	for i, w := range fields {
		if w == "Tf" && i > 0 {
			if v, n := pdffile.Number([]byte(fields[i-1])); n > 0 && v >= 4 && v <= 72 {
				return v
			}
		}
	}
	return 10
}

// ink notes the paths of an ink annotation that has no appearance.
func (f *file) ink(a types.Dict, out *drawing) {
	for _, l := range f.Array(a["InkList"]) {
		p := f.Numbers(l, 4)
		if p == nil || len(out.strokes) >= f.Limits.Paths {
			continue
		}
		b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
		for i := 0; i+1 < len(p); i += 2 {
			b.add(p[i], p[i+1])
		}
		out.strokes = append(out.strokes, stroke{box: b, segments: len(p)/2 - 1, annotation: true})
	}
}
