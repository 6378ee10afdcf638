package html

// The picture of a value's place: the page's words, lines and fields around it,
// drawn as SVG from what was read, and the whole page beside it in small.

import (
	"fmt"
	"html"
	"html/template"
	"strconv"
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// picture is drawn only with presentation attributes and classes: the page's
// policy allows no style of an element's own.
type picture struct {
	Caption string
	SVG     template.HTML
	Alone   bool // there is only the page in small
}

// maxWord is how many characters of one text a picture draws.
const maxWord = 90

func pictureOf(p *report.Picture) *picture {
	if p == nil {
		return nil
	}
	where := " on page " + wording.Plain(p.Page) + " of the LOA"
	out := &picture{Caption: "It stands" + where}
	var b strings.Builder
	c := p.Crop
	if out.Alone = len(p.Words)+len(p.Rules)+len(p.Fields) == 0; !out.Alone {
		around(&b, p, where)
	}
	v := p.Value
	// The page in small.
	fmt.Fprintf(&b, `<svg class="mini" viewBox="-4 -4 %s %s" aria-hidden="true">`, f1(p.Width+8), f1(p.Height+8))
	rect(&b, "pp po", 0, 0, p.Width, p.Height)
	rect(&b, "pc", c.X0, c.Y0, c.Width(), c.Height())
	rect(&b, "pv", v.X0-4, v.Y0-4, max(v.Width(), 24)+8, max(v.Height(), 16)+8)
	b.WriteString("</svg>")
	out.SVG = template.HTML(b.String())
	return out
}

// around draws what stands around a value.
func around(b *strings.Builder, p *report.Picture, where string) {
	c := p.Crop
	fmt.Fprintf(b, `<svg class="pic" viewBox="%s %s %s %s" role="img" aria-label="%s">`, f1(c.X0), f1(c.Y0), f1(c.Width()), f1(c.Height()), "The words around the value"+where)
	fmt.Fprintf(b, `<rect class="pp" x="%s" y="%s" width="%s" height="%s"/>`, f1(c.X0), f1(c.Y0), f1(c.Width()), f1(c.Height()))
	for _, r := range p.Fields {
		rect(b, "pf", r.X0, r.Y0, r.Width(), r.Height())
	}
	v := p.Value
	rect(b, "pv", v.X0-2, v.Y0-2, v.Width()+4, v.Height()+4)
	var rules strings.Builder
	for _, r := range p.Rules {
		rules.WriteString("M" + f1(r.X0) + " " + f1(r.Y0) + "L" + f1(r.X1) + " " + f1(r.Y1))
	}
	if rules.Len() > 0 {
		b.WriteString(`<path class="pr" d="` + rules.String() + `"/>`)
	}
	for _, r := range p.Ink {
		rect(b, "pi", r.X0, r.Y0, r.Width(), r.Height())
	}
	for _, w := range p.Words {
		s := drawn(w.Text)
		if s == "" {
			continue
		}
		size := w.Size
		if size < 2 || size > 200 {
			size = max(2, w.At.Height()*0.85)
		}
		class := "pw"
		if w.Bold {
			class += " pb"
		}
		if w.Mono {
			class += " pm"
		}
		// The length makes up for another font than the page's.
		fmt.Fprintf(b, `<text class="%s" x="%s" y="%s" font-size="%s" textLength="%s" lengthAdjust="spacingAndGlyphs">%s</text>`,
			class, f1(w.At.X0), f1(w.At.Y1-w.At.Height()*0.22), f1(size), f1(max(w.At.Width(), 1)), html.EscapeString(s))
	}
	b.WriteString("</svg>")
}

func rect(b *strings.Builder, class string, x, y, w, h float64) {
	fmt.Fprintf(b, `<rect class="%s" x="%s" y="%s" width="%s" height="%s"/>`, class, f1(x), f1(y), f1(max(w, 0.5)), f1(max(h, 0.5)))
}

// drawn is a word as it can be drawn: without what has no picture, and not too long.
func drawn(s string) string {
	n := 0
	return strings.Map(func(r rune) rune {
		if n++; n > maxWord || r == unicode.ReplacementChar || wording.Unsafe(r) || !unicode.IsGraphic(r) {
			return -1
		}
		return r
	}, s)
}

func f1(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }
