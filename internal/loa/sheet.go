package loa

// A page laid out for reading: visible words in lines and segments, blanks to
// fill in, cells, check boxes that are drawn.

import (
	"math"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// Limits: a page that holds more is read as far as they go, and said so.
const (
	maxWords = limits.PageWords
	maxRules = limits.PageRules
)

// sheet is one page as the reader works on it. All rectangles are upright.
type sheet struct {
	p        *page.Page
	number   int
	width    float64
	height   float64
	words    []*page.Word
	segments []*segment
	bands    *bands             // of the segments, made when they are asked for
	circles  []*segment         // those that ask to circle a choice, found when they are asked for
	order    map[*page.Word]int // where in words each stands
	cells    []page.Rect
	under    []page.Rule // horizontal rules that are no table's: lines to write on
	blanks   []page.Rect // underscores and leaders
	leaders  []page.Rect // leaders of dots
	widgets  []*page.Widget
	hidden   bool // nothing but an invisible OCR layer
	cut      bool // more words than the limit
}

// segment is a run of words on one line that nothing divides.
type segment struct {
	sheet *sheet
	words []*page.Word
	text  string
	at    []int // where each word starts in text
	rect  page.Rect
	row   int // lines from the top of the page
	cell  int // index of the smallest cell around it, -1 if none
	// runsOver tells that its text crosses a ruling line, or other text: two
	// texts may have got into one.
	runsOver bool
}

// newSheet lays out a page.
func newSheet(p *page.Page) *sheet {
	s := &sheet{p: p, number: p.Number}
	s.width, s.height = p.Size()
	s.collectWords()
	rules := mergeRules(append(s.drawnRules(), s.p.Rules...))
	s.cells = findCells(rules)
	rules = s.joinCombs(rules)
	s.under = underlines(rules, s.cells)
	for _, w := range p.Widgets {
		if !w.Hidden && w.Type != page.PushButton {
			s.widgets = append(s.widgets, w)
		}
	}
	s.buildSegments(rules)
	return s
}

// collectWords takes the words that a person sees. A page with nothing but an
// invisible layer is a scan that was recognised by somebody else.
func (s *sheet) collectWords() {
	var seen, unseen []*page.Word
	angles := map[int]int{}
	for _, w := range s.p.Words {
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
		s.hidden = true
		seen = unseen
		for _, w := range unseen {
			angles[w.Angle]++
		}
	}
	angle := 0
	for _, a := range []int{90, 180, 270} {
		if angles[a] > 4*angles[0]+3 && angles[a] > angles[angle] {
			angle = a
		}
	}
	for _, w := range seen {
		if w.Angle == angle {
			s.words = append(s.words, w)
		}
	}
	if angle != 0 {
		s.turn(angle)
	}
	if len(s.words) > maxWords {
		s.words, s.cut = s.words[:maxWords], true
	}
}

// turn makes a page whose text runs in another direction than the page's into
// one that reads upright, on copies.
func (s *sheet) turn(angle int) {
	w, h := s.width, s.height
	rot := func(r page.Rect) page.Rect {
		switch angle {
		case 90: // reads upwards
			return page.Rect{X0: h - r.Y1, Y0: r.X0, X1: h - r.Y0, Y1: r.X1}
		case 180:
			return page.Rect{X0: w - r.X1, Y0: h - r.Y1, X1: w - r.X0, Y1: h - r.Y0}
		}
		return page.Rect{X0: r.Y0, Y0: w - r.X1, X1: r.Y1, Y1: w - r.X0}
	}
	for i, word := range s.words {
		c := *word
		c.Upright = rot(word.Upright)
		s.words[i] = &c
	}
	p := *s.p
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
	p.Widgets = append([]*page.Widget(nil), p.Widgets...)
	for i, wd := range p.Widgets {
		c := *wd
		c.Upright = rot(wd.Upright)
		p.Widgets[i] = &c
	}
	if angle != 180 {
		s.width, s.height = h, w
	}
	s.p = &p
}

func finite(r page.Rect) bool {
	for _, v := range [4]float64{r.X0, r.Y0, r.X1, r.Y1} {
		if math.IsNaN(v) || math.IsInf(v, 0) || math.Abs(v) > 1e6 {
			return false
		}
	}
	return true
}

// columnGap is how far apart, in heights of the type, words stand that do not
// read as one.
const columnGap = 1.15

// buildSegments puts the words into lines by their boxes, and divides the lines
// at gaps, vertical rules and widgets.
func (s *sheet) buildSegments(rules []page.Rule) {
	var vertical []page.Rule
	for _, r := range rules {
		if !r.Horizontal() && r.Y1-r.Y0 > 4 {
			vertical = append(vertical, r)
		}
	}
	var text []*page.Word
	for _, w := range s.words {
		if w.Blank {
			s.addBlank(w)
			continue
		}
		if w.Text == ":" && s.endsBlank(w.Upright) {
			continue // "Account .....: 12-3"
		}
		text = append(text, w)
	}
	s.order = make(map[*page.Word]int, len(s.words))
	for i, w := range s.words {
		s.order[w] = i
	}
	for n, row := range lines(text) {
		var words []*page.Word
		over := false
		flush := func() {
			if len(words) > 0 {
				g := s.newSegment(words, n)
				g.runsOver = over
				s.segments = append(s.segments, g)
			}
			words, over = nil, false
		}
		for i, w := range row {
			if i > 0 {
				cut, crossed := s.divided(row[i-1], w, vertical)
				over = over || crossed
				if cut {
					flush()
				}
				over = over || crossed
			}
			words = append(words, w)
		}
		flush()
	}
}

// divided tells whether something stands between two words of a line, and
// whether the second runs over a ruling line or into the first.
func (s *sheet) divided(a, b *page.Word, vertical []page.Rule) (cut, over bool) {
	size := max(a.Size, b.Size)
	if size <= 0 {
		size = max(a.Upright.Height(), b.Upright.Height()) * 0.8
	}
	from, to := a.Upright.X1, b.Upright.X0
	gap := to - from
	if gap > columnGap*size {
		return true, false
	}
	mid := (a.Upright.MidY() + b.Upright.MidY()) / 2
	other := a.Font != "" && b.Font != "" && a.Font != b.Font
	for _, v := range vertical {
		x := (v.X0 + v.X1) / 2
		if v.Y0 > mid || v.Y1 < mid {
			continue
		}
		if x >= from-1 && x <= to+1 {
			if gap > 0.42*size || other || a.Drawn != b.Drawn && gap > 0 {
				// a gap no wider than a blank, close to the rule: the text may run over it
				return true, !other && gap < 0.7*size && math.Min(x-from, to-x) < 1.2
			}
			over = true // text that runs over a rule may be one text still
		}
		if x > b.Upright.X0+0.2*size && x < b.Upright.X1-0.2*size || x > a.Upright.X0+0.2*size && x < a.Upright.X1-0.2*size {
			over = true
		}
	}
	if gap < -0.25*size {
		c, _ := utf8.DecodeRuneInString(b.Text)
		return other || a.Drawn != b.Drawn && unicode.IsUpper(c), true
	}
	if gap > 0.5*size {
		for _, w := range s.widgets {
			if r := w.Upright; r.X0 >= from-2 && r.X1 <= to+2 && r.Y0 <= mid && r.Y1 >= mid {
				return true, false
			}
		}
	}
	return false, over
}

// newSegment joins words with what stands between them in the document.
func (s *sheet) newSegment(words []*page.Word, row int) *segment {
	g := &segment{sheet: s, words: words, row: row, cell: -1}
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteString(s.gapBetween(words[i-1], w))
		}
		g.at = append(g.at, b.Len())
		b.WriteString(w.Text)
		g.rect = g.rect.Union(w.Upright)
	}
	g.text = b.String()
	best := math.Inf(1)
	for i, c := range s.cells {
		if a := c.Width() * c.Height(); a < best && c.Holds(g.rect) {
			best, g.cell = a, i
		}
	}
	return g
}

// gapBetween is what stands between two words of a line: what the document draws
// where they follow each other there, else a blank.
func (s *sheet) gapBetween(a, b *page.Word) string {
	if s.order[b] == s.order[a]+1 && b.Gap != "" {
		return b.Gap
	}
	size := max(a.Size, b.Size, 1)
	if b.Upright.X0-a.Upright.X1 < 0.08*size && s.order[b] == s.order[a]+1 {
		return ""
	}
	return " "
}

// lines groups words by their boxes: words that share most of their height stand
// on one line. Lines come from the top, words from the left.
func lines(words []*page.Word) [][]*page.Word {
	sorted := append([]*page.Word(nil), words...)
	mid := func(w *page.Word) float64 { return w.Upright.MidY() }
	sort.SliceStable(sorted, func(i, j int) bool { return mid(sorted[i]) < mid(sorted[j]) })
	type line struct {
		words  []*page.Word
		y0, y1 float64
	}
	var rows []*line
	for _, w := range sorted {
		r := w.Upright
		var best *line
		share := 0.45
		for k := len(rows) - 1; k >= 0 && k >= len(rows)-6; k-- {
			l := rows[k]
			over := math.Min(l.y1, r.Y1) - math.Max(l.y0, r.Y0)
			if v := over / math.Max(1, math.Min(l.y1-l.y0, r.Height())); v > share {
				best, share = l, v
			}
		}
		if best == nil {
			rows = append(rows, &line{[]*page.Word{w}, r.Y0, r.Y1})
			continue
		}
		n := float64(len(best.words))
		best.y0 = (best.y0*n + r.Y0) / (n + 1)
		best.y1 = (best.y1*n + r.Y1) / (n + 1)
		best.words = append(best.words, w)
	}
	sort.SliceStable(rows, func(i, j int) bool { return rows[i].y0+rows[i].y1 < rows[j].y0+rows[j].y1 })
	out := make([][]*page.Word, len(rows))
	for i, r := range rows {
		sort.SliceStable(r.words, func(i, j int) bool { return r.words[i].Upright.X0 < r.words[j].Upright.X0 })
		out[i] = r.words
	}
	return out
}

// span is a part of a segment: the words from..to-1, and the bytes of its text.
type span struct {
	seg        *segment
	start, end int // bytes of seg.text
	from, to   int // words
}

// slice cuts a part out of a segment by bytes, blanks at its ends left out.
func (g *segment) slice(start, end int) span {
	t := g.text[start:end]
	start += len(t) - len(strings.TrimLeft(t, " \t\u00a0"))
	end = start + len(strings.TrimRight(strings.TrimLeft(t, " \t\u00a0"), " \t\u00a0"))
	sp := span{seg: g, start: start, end: end}
	if end <= start {
		sp.end = start
		return sp
	}
	for i, a := range g.at {
		if e := a + len(g.words[i].Text); e <= start {
			sp.from = i + 1
		}
		if a < end {
			sp.to = i + 1
		}
	}
	return sp
}

func (sp span) text() string { return sp.seg.text[sp.start:sp.end] }
func (sp span) empty() bool  { return sp.end <= sp.start }

func (sp span) words() []*page.Word {
	if sp.empty() || sp.from >= sp.to {
		return nil
	}
	return sp.seg.words[sp.from:sp.to]
}

// rect is the part's rectangle; of a word that is cut the share that its letters
// have in it.
func (sp span) rect() page.Rect {
	var r page.Rect
	for i := sp.from; i < sp.to && i < len(sp.seg.words); i++ {
		w := sp.seg.words[i]
		q := w.Upright
		at := sp.seg.at[i]
		if n := float64(len(w.Text)); n > 0 {
			if at < sp.start {
				q.X0 += w.Upright.Width() * float64(sp.start-at) / n
			}
			if e := at + len(w.Text); e > sp.end {
				q.X1 -= w.Upright.Width() * float64(e-sp.end) / n
			}
		}
		r = r.Union(q)
	}
	return r
}

// box is the part's box in the page's own space.
func (sp span) box() porting.Box {
	var b porting.Box
	first := true
	for i := sp.from; i < sp.to && i < len(sp.seg.words); i++ {
		b = unite(b, sp.seg.words[i].Box, first)
		first = false
	}
	return b
}

func unite(a, b porting.Box, first bool) porting.Box {
	if first {
		return b
	}
	return porting.Box{math.Min(a[0], b[0]), math.Min(a[1], b[1]), math.Max(a[2], b[2]), math.Max(a[3], b[3])}
}
