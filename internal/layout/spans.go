package layout

// Spans: parts of a segment.

import (
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// PlaceOf is where a span stands, for people to find it.
func (s *Sheet) PlaceOf(sp Span) porting.Where {
	b := RoundBox(sp.Box())
	return porting.Where{Page: s.Number, Box: &b}
}

// Span is a part of a segment: the words from..to-1, and the bytes of its text.
type Span struct {
	Seg        *Segment
	Start, End int // bytes of seg.text
	From, to   int // words
}

// Slice cuts a part out of a segment by bytes, blanks at its ends left out.
func (g *Segment) Slice(start, end int) Span {
	t := g.Text[start:end]
	rest := strings.TrimLeftFunc(t, unicode.IsSpace) // an en space is a blank too
	start += len(t) - len(rest)
	end = start + len(strings.TrimRightFunc(rest, unicode.IsSpace))
	sp := Span{Seg: g, Start: start, End: end}
	if end <= start {
		sp.End = start
		return sp
	}
	for i, a := range g.At {
		if e := a + len(g.Words[i].Text); e <= start {
			sp.From = i + 1
		}
		if a < end {
			sp.to = i + 1
		}
	}
	return sp
}

// Text is what the span says.
func (sp Span) Text() string { return sp.Seg.Text[sp.Start:sp.End] }

// Empty tells whether the span holds nothing.
func (sp Span) Empty() bool { return sp.End <= sp.Start }

// Words are those that the span holds a part of.
func (sp Span) Words() []*page.Word {
	if sp.Empty() || sp.From >= sp.to {
		return nil
	}
	return sp.Seg.Words[sp.From:sp.to]
}

// Rect is the part's rectangle; of a word that is cut the share that its letters
// have in it.
func (sp Span) Rect() page.Rect {
	var r page.Rect
	for i := sp.From; i < sp.to && i < len(sp.Seg.Words); i++ {
		w := sp.Seg.Words[i]
		q := w.Upright
		at := sp.Seg.At[i]
		if n := float64(len(w.Text)); n > 0 {
			if at < sp.Start {
				q.X0 += w.Upright.Width() * float64(sp.Start-at) / n
			}
			if e := at + len(w.Text); e > sp.End {
				q.X1 -= w.Upright.Width() * float64(e-sp.End) / n
			}
		}
		r = r.Union(q)
	}
	return r
}

// Box is the part's box in the page's own space.
func (sp Span) Box() porting.Box {
	var b porting.Box
	first := true
	for i := sp.From; i < sp.to && i < len(sp.Seg.Words); i++ {
		b = Unite(b, sp.Seg.Words[i].Box, first)
		first = false
	}
	return b
}
