// Package layout lays a page out for reading: what a person sees of its words, in
// segments that nothing divides, and what it is ruled into: cells, lines to write on,
// combs, boxes to tick, whether the rules are drawn or made of characters.
//
// Whatever reads pages that are forms works on a Sheet: it knows neither labels nor
// fields, only where things stand. All rectangles are upright, from the top left.
package layout

// A page laid out for reading: visible words in lines and segments, blanks to
// fill in, cells, check boxes that are drawn.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// Limits: a page that holds more is read as far as they go, and said so.
const (
	maxWords = limits.PageWords
	maxRules = limits.PageRules
)

// Sheet is one page as the reader works on it. All rectangles are upright.
type Sheet struct {
	Page       *page.Page
	Number     int
	Width      float64
	Height     float64
	Words      []*page.Word
	squares    map[page.Rect]bool // see Squares, nil before it was asked for
	Segments   []*Segment
	bands      *bands             // of the segments, made when they are asked for
	ringed     []page.Rect        // its small circles, found when they are asked for
	round      map[page.Rect]bool // whether a disc stands in each
	circles    []*Segment         // those that ask to circle a choice, found when they are asked for
	paragraphs []Paragraph        // of the segments, too, joined when they are asked for
	order      map[*page.Word]int // where in words each stands
	Cells      []page.Rect
	Under      []page.Rule         // horizontal rules that are no table's: lines to write on
	Blanks     []page.Rect         // underscores and leaders
	Leaders    []page.Rect         // leaders of dots
	Typed      map[*page.Word]bool // what was typed into printed brackets
	Widgets    []*page.Widget
	turned     map[*page.Widget]*page.Widget // the page's own fields, by their copies on a page that was turned
	// TypedOver is where the value of a field of the page stands that is not stored in it:
	// it was typed over the page. Who lays out the page says so.
	TypedOver map[*page.Widget]porting.Box
	Hidden    bool // nothing but an invisible OCR layer
	Cut       bool // more words than the limit
}

// New lays out a page.
func New(p *page.Page) *Sheet {
	s := &Sheet{Page: p, Number: p.Number}
	s.Width, s.Height = p.Size()
	s.collectWords()
	rules := mergeRules(append(s.drawnRules(), s.Page.Rules...))
	rules = append(rules, closings(rules)...)
	s.Cells = findCells(rules)
	rules = s.joinCombs(s.joinApart(rules))
	s.joinSpread()
	s.Under = underlines(rules, s.Cells)
	for _, w := range s.Page.Widgets {
		if !w.Hidden && w.Type != page.PushButton {
			s.Widgets = append(s.Widgets, w)
		}
	}
	s.buildSegments(rules)
	return s
}

// OverBlank is where the value of a field stands that was typed over the page.
func (s *Sheet) OverBlank(w *page.Widget) (porting.Box, bool) {
	if own := s.turned[w]; own != nil {
		w = own
	}
	box, ok := s.TypedOver[w]
	return box, ok
}

// collectWords takes the words that a person sees. A page with nothing but an
// invisible layer is a scan that was recognised by somebody else.
func (s *Sheet) collectWords() {
	var seen, unseen []*page.Word
	angles := map[int]int{}
	for _, w := range s.Page.Words {
		if strings.TrimSpace(w.Text) == "" || w.Hidden&(page.Clipped|page.OffPage|page.Covered) != 0 {
			continue
		}
		if !finite(w.Upright) {
			continue
		}
		if w.Hidden&page.Invisible != 0 {
			unseen = append(unseen, w)
			continue
		}
		angles[w.Angle]++
		seen = append(seen, w)
	}
	if len(seen) == 0 && len(unseen) > 0 {
		s.Hidden = true
		seen = unseen
		for _, w := range unseen {
			angles[w.Angle]++
		}
	}
	angle := 0
	for _, a := range []int{90, 180, 270} {
		if (angles[a] > 4*angles[0]+3 || angles[0] == 0) && angles[a] > angles[angle] {
			angle = a
		}
	}
	for _, w := range seen {
		if w.Angle == angle {
			s.Words = append(s.Words, w)
		}
	}
	if angle != 0 {
		s.turn(angle)
	}
	if len(s.Words) > maxWords {
		s.Words, s.Cut = s.Words[:maxWords], true
	}
}

// turn makes a page whose text runs in another direction than the page's into
// one that reads upright, on copies.
func (s *Sheet) turn(angle int) {
	w, h := s.Width, s.Height
	rot := func(r page.Rect) page.Rect {
		switch angle {
		case 90: // reads upwards
			return page.Rect{X0: h - r.Y1, Y0: r.X0, X1: h - r.Y0, Y1: r.X1}
		case 180:
			return page.Rect{X0: w - r.X1, Y0: h - r.Y1, X1: w - r.X0, Y1: h - r.Y0}
		}
		return page.Rect{X0: r.Y0, Y0: w - r.X1, X1: r.Y1, Y1: w - r.X0}
	}
	for i, word := range s.Words {
		c := *word
		c.Upright = rot(word.Upright)
		s.Words[i] = &c
	}
	p := *s.Page
	p.Rules = append([]page.Rule(nil), p.Rules...)
	for i, r := range p.Rules {
		q := rot(page.Rect{X0: r.X0, Y0: r.Y0, X1: r.X1, Y1: r.Y1})
		p.Rules[i] = page.Rule{X0: q.X0, Y0: q.Y0, X1: q.X1, Y1: q.Y1, Width: r.Width}
	}
	p.Images = append([]page.Image(nil), p.Images...)
	for i := range p.Images {
		p.Images[i].Upright = rot(p.Images[i].Upright)
	}
	p.Strokes = append([]page.Stroke(nil), p.Strokes...)
	for i := range p.Strokes {
		p.Strokes[i].Upright = rot(p.Strokes[i].Upright)
	}
	s.turned = make(map[*page.Widget]*page.Widget, len(p.Widgets))
	p.Widgets = append([]*page.Widget(nil), p.Widgets...)
	for i, wd := range p.Widgets {
		c := *wd
		c.Upright = rot(wd.Upright)
		p.Widgets[i] = &c
		s.turned[&c] = wd
	}
	if angle != 180 {
		s.Width, s.Height = h, w
	}
	s.Page = &p
}
