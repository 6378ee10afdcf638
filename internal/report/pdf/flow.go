package pdf

// Setting text in lines, and lines on pages.

import (
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/report/marks"
)

// Letter paper and its margins.
const (
	pageWidth  = 612.0
	pageHeight = 792.0
	margin     = 54.0
	textWidth  = pageWidth - 2*margin
	bottom     = 56.0 // below it stands the page's foot
)

// flow sets text from the top of a page to its bottom, and goes on on the next.
type flow struct {
	fs    *faces
	pages []*canvas
	y     float64
	// onPage draws what every page but the first begins with, and returns where
	// the text begins.
	onPage func(c *canvas, n int) float64
}

func newFlow(fs *faces) *flow {
	return &flow{fs: fs, pages: []*canvas{{}}, y: pageHeight - margin}
}

func (fl *flow) page() *canvas { return fl.pages[len(fl.pages)-1] }

// room begins a new page unless h points are left on this one.
func (fl *flow) room(h float64) {
	if fl.y-h >= bottom {
		return
	}
	fl.pages = append(fl.pages, &canvas{})
	fl.y = pageHeight - margin
	if fl.onPage != nil {
		fl.y = fl.onPage(fl.page(), len(fl.pages))
	}
}

// paragraph sets a text between x and x+width.
func (fl *flow) paragraph(f *face, size, x, width float64, ink rgb, s string) {
	for _, l := range f.lines(s, size, width) {
		fl.room(size * 1.35)
		fl.y -= size * 1.35
		fl.page().text(f, size, x, fl.y+size*0.3, ink, l)
	}
}

// height is how high a paragraph is.
func (f *face) height(s string, size, width float64) float64 {
	return float64(len(f.lines(s, size, width))) * size * 1.35
}

// lines breaks a text at its line breaks and at blanks, and words that are
// longer than a line anywhere.
func (f *face) lines(s string, size, width float64) []string {
	var out []string
	for para := range strings.SplitSeq(f.drawable(s), "\n") {
		line, w := "", 0.0
		for _, word := range strings.SplitAfter(para, " ") {
			ww := f.width(strings.TrimRight(word, " "), size)
			if line != "" && w+ww > width {
				out = append(out, strings.TrimRight(line, " "))
				line, w = "", 0
			}
			for ww > width {
				n := f.fit(word, size, width)
				out = append(out, word[:n])
				word = word[n:]
				ww = f.width(strings.TrimRight(word, " "), size)
			}
			line += word
			w += f.width(word, size)
		}
		out = append(out, strings.TrimRight(line, " "))
	}
	return out
}

// fit is how many bytes of a word go into a width, at least one character.
func (f *face) fit(word string, size, width float64) int {
	w := 0.0
	for i, r := range word {
		x, _ := f.width1(r)
		if w += x * size; w > width && i > 0 {
			return i
		}
	}
	return len(word)
}

// span is a stretch of a value with its ground.
type span struct {
	text   string
	ground *rgb
}

// spans are one side's pieces as they are drawn: changed ones on a ground.
func spans(f *face, ps []marks.Piece, changed rgb) []span {
	var out []span
	for _, p := range ps {
		switch p.Kind {
		case marks.Same:
			out = append(out, span{f.drawable(p.Text), nil})
		case marks.Changed:
			out = append(out, span{f.drawable(p.Text), &changed})
		case marks.Gap:
			out = append(out, span{" ", &changed})
		case marks.Cut:
			out = append(out, span{" … ", nil})
		}
	}
	return out
}

// value sets spans between x and x+width in a typewriter face, breaking lines
// anywhere.
func (fl *flow) value(f *face, size, x, width float64, ss []span) {
	lead := size * 1.5
	fl.room(lead)
	fl.y -= lead
	at := x
	for _, s := range ss {
		for s.text != "" {
			if rest, ok := strings.CutPrefix(s.text, "\n"); ok {
				s.text = rest
				fl.room(lead)
				fl.y -= lead
				at = x
				continue
			}
			chunk, _, _ := strings.Cut(s.text, "\n")
			left := x + width - at
			n := 0
			if f.width(chunk, size) <= left {
				n = len(chunk)
			} else if r, _ := utf8.DecodeRuneInString(chunk); f.width(string(r), size) <= left {
				n = f.fit(chunk, size, left)
			}
			if n == 0 {
				fl.room(lead)
				fl.y -= lead
				at = x
				continue
			}
			w := f.width(chunk[:n], size)
			if s.ground != nil {
				fl.page().fill(at, fl.y+size*0.08, w, size*1.25, *s.ground)
				fl.page().line(at, fl.y+size*0.08, at+w, fl.y+size*0.08, 0.8, soft)
			}
			fl.page().text(f, size, at, fl.y+size*0.35, black, chunk[:n])
			at += w
			s.text = s.text[n:]
		}
	}
}
