// Package pagetest draws pages by hand, word by word, for the tests of what reads them.
package pagetest

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// Lines makes a page of lines of text: each is x, y from the top, and text whose
// words are 5 points a letter wide.
func Lines(lines ...string) *page.Page {
	p := &page.Page{Number: 1, Media: porting.Box{0, 0, 612, 792}}
	for _, l := range lines {
		var x, y float64
		var n int
		fmt.Sscanf(l, "%f %f%n", &x, &y, &n)
		f := strings.SplitN(l, " ", 3)
		gap := ""
		for _, w := range strings.Split(f[2], " ") {
			width := 5 * float64(len([]rune(w)))
			if w != "" {
				p.Words = append(p.Words, &page.Word{Text: w, Gap: gap, Size: 10, Read: porting.ReadText, Confidence: 1,
					Blank: strings.Trim(w, "_") == "", Box: porting.Box{x, 792 - y, x + width, 792 - y + 10}})
				gap = ""
			}
			gap += " "
			x += width + 3
		}
	}
	p.FillUpright()
	return p
}

// Rich is Lines with marks before words: "*" makes one bold, "^" sets it right
// behind the word before it.
func Rich(lines ...string) *page.Page {
	p := Lines(lines...)
	var last *page.Word
	for _, w := range p.Words {
		mark := ""
		for w.Text != "" && (w.Text[0] == '*' || w.Text[0] == '^') {
			mark, w.Text = mark+w.Text[:1], w.Text[1:]
		}
		w.Box[2] = w.Box[0] + 5*float64(len([]rune(w.Text)))
		if strings.Contains(mark, "*") {
			w.Bold, w.Font = true, "Bold"
		} else {
			w.Font = "Roman"
		}
		if last != nil && last.Box[1] == w.Box[1] && w.Gap != "" {
			dx := last.Box[2] + 3*float64(len(w.Gap)) - w.Box[0]
			if strings.Contains(mark, "^") {
				dx = last.Box[2] - w.Box[0]
				w.Gap = ""
			}
			w.Box[0], w.Box[2] = w.Box[0]+dx, w.Box[2]+dx
		}
		w.Blank = strings.Trim(w.Text, "_") == "" || len(w.Text) > 3 && strings.Trim(w.Text, ".") == ""
		last = w
	}
	p.FillUpright()
	return p
}

// Blanks sets the words between brackets on a line to write on.
func Blanks(lines ...string) *page.Page {
	p := Lines(lines...)
	on := false
	for _, w := range p.Words {
		on = on || strings.HasPrefix(w.Text, "[")
		ends := strings.HasSuffix(w.Text, "]")
		w.Text = strings.Trim(w.Text, "[]")
		if on {
			p.Rules = append(p.Rules, page.Rule{X0: w.Upright.X0 - 2, Y0: w.Upright.Y1 + 1, X1: w.Upright.X1 + 2, Y1: w.Upright.Y1 + 1})
		}
		on = on && !ends
	}
	return p
}

// Frame draws the four sides of a rectangle, from the top.
func Frame(p *page.Page, x0, y0, x1, y1 float64) {
	p.Rules = append(p.Rules, page.Rule{X0: x0, Y0: y0, X1: x1, Y1: y0}, page.Rule{X0: x0, Y0: y1, X1: x1, Y1: y1},
		page.Rule{X0: x0, Y0: y0, X1: x0, Y1: y1}, page.Rule{X0: x1, Y0: y0, X1: x1, Y1: y1})
}

// Grid frames cells between the given edges, from the left and from the top.
func Grid(p *page.Page, xs, ys []float64) {
	for j := 0; j+1 < len(ys); j++ {
		for i := 0; i+1 < len(xs); i++ {
			Frame(p, xs[i], ys[j], xs[i+1], ys[j+1])
		}
	}
}

// Table draws a ruled table.
func Table(p *page.Page, y, high float64, xs []float64, rows int) *page.Page {
	ys := []float64{y}
	for i := range rows {
		ys = append(ys, y+high*float64(i+1))
	}
	Grid(p, xs, ys)
	return p
}

// Field adds a form field, from the top.
func Field(p *page.Page, kind page.WidgetType, name, value string, x0, y0, x1, y1 float64) *page.Widget {
	w := &page.Widget{Type: kind, Name: name, Value: value, Box: porting.Box{x0, 792 - y1, x1, 792 - y0}}
	p.Widgets = append(p.Widgets, w)
	p.FillUpright()
	return w
}

// Fields adds text fields, one a line: "x0 y0 x1 y1 value".
func Fields(p *page.Page, x ...any) {
	for i := 0; i+4 < len(x); i += 5 {
		n := func(k int) float64 { return float64(x[i+k].(int)) }
		Field(p, page.TextField, "f", x[i+4].(string), n(0), n(1), n(2), n(3))
	}
}

// WithFields adds text fields to a page, and gives it back.
func WithFields(p *page.Page, x ...any) *page.Page {
	Fields(p, x...)
	return p
}

// Scanned makes a page one that OCR read, with so much confidence.
func Scanned(p *page.Page, confidence float64) *page.Page {
	for _, w := range p.Words {
		w.Read, w.Confidence = porting.ReadOCR, confidence
	}
	return p
}
