package layout

// Segments: runs of words on one line that nothing divides, and paragraphs of them.

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// Segment is a run of words on one line that nothing divides.
type Segment struct {
	Sheet *Sheet
	Words []*page.Word
	Text  string
	At    []int // where each word starts in text
	Rect  page.Rect
	Row   int // lines from the top of the page
	Cell  int // index of the smallest cell around it, -1 if none
	// RunsOver tells that its text crosses a ruling line, or other text: two
	// texts may have got into one.
	RunsOver bool
}

// buildSegments puts the words into lines by their boxes, and divides the lines
// at gaps, vertical rules and widgets.
func (s *Sheet) buildSegments(rules []page.Rule) {
	var vertical []page.Rule
	for _, r := range rules {
		if !r.Horizontal() && r.Y1-r.Y0 > 4 {
			vertical = append(vertical, r)
		}
	}
	var text []*page.Word
	for i := 0; i < len(s.Words); i++ {
		w := s.Words[i]
		if w.Blank {
			s.addBlank(w)
			continue
		}
		if n := leader(s.Words[i:]); n > 0 {
			s.addLeader(s.Words[i : i+n])
			i += n - 1
			continue
		}
		if w.Text == ":" && s.endsBlank(w.Upright) {
			continue // "Account .....: 12-3"
		}
		text = append(text, w)
	}
	s.order = make(map[*page.Word]int, len(s.Words))
	for i, w := range s.Words {
		s.order[w] = i
	}
	for n, row := range Lines(text) {
		s.findTyped(row)
		from, over := 0, false
		flush := func(to int) {
			if from < to {
				g := s.NewSegment(row[from:to:to], n)
				g.RunsOver = over
				s.Segments = append(s.Segments, g)
			}
			from, over = to, false
		}
		for i, w := range row {
			if i > 0 {
				cut, crossed := s.divided(row[i-1], w, vertical)
				over = over || crossed
				if cut {
					flush(i)
				}
				over = over || crossed
			}
		}
		flush(len(row))
	}
}

// divided tells whether something stands between two words of a line, and
// whether the second runs over a ruling line or into the first.
func (s *Sheet) divided(a, b *page.Word, vertical []page.Rule) (cut, over bool) {
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
	if s.Typed[a] != s.Typed[b] || offLine(a, b, size) {
		return true, false
	}
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
		for _, w := range s.Widgets {
			if r := w.Upright; r.X0 >= from-2 && r.X1 <= to+2 && r.Y0 <= mid && r.Y1 >= mid {
				return true, false
			}
		}
	}
	return false, over
}

// offLine tells whether two words of the same size stand on lines of their own, as the value
// does that a table centers beside the two lines of its label. OCR's boxes are not as exact.
func offLine(a, b *page.Word, size float64) bool {
	return a.Read != porting.ReadOCR && b.Read != porting.ReadOCR && a.Size == b.Size && math.Abs(a.Upright.Y1-b.Upright.Y1) > 0.35*size
}

// Lines groups words by their boxes: words that share most of their height stand
// on one line. Lines come from the top, words from the left.
func Lines(words []*page.Word) [][]*page.Word {
	sorted := slices.Clone(words)
	slices.SortStableFunc(sorted, func(a, b *page.Word) int { return cmp.Compare(a.Upright.MidY(), b.Upright.MidY()) })
	type line struct {
		words  []*page.Word
		n      int // how many words it has
		y0, y1 float64
	}
	var rows []line
	row := make([]int32, len(sorted)) // of each word
	for i, w := range sorted {
		r := w.Upright
		best, share := -1, 0.45
		for k := len(rows) - 1; k >= 0 && k >= len(rows)-6; k-- {
			l := &rows[k]
			over := min(l.y1, r.Y1) - max(l.y0, r.Y0)
			if v := over / max(1, min(l.y1-l.y0, r.Height())); v > share {
				best, share = k, v
			}
		}
		if best < 0 {
			row[i] = int32(len(rows))
			rows = append(rows, line{nil, 1, r.Y0, r.Y1})
			continue
		}
		row[i] = int32(best)
		l := &rows[best]
		n := float64(l.n)
		l.y0 = (l.y0*n + r.Y0) / (n + 1)
		l.y1 = (l.y1*n + r.Y1) / (n + 1)
		l.n++
	}
	all := make([]*page.Word, len(sorted)) // those of a line stand behind each other
	for i := range rows {
		n := rows[i].n
		rows[i].words, all = all[:0:n], all[n:]
	}
	for i, w := range sorted {
		l := &rows[row[i]]
		l.words = append(l.words, w)
	}
	slices.SortStableFunc(rows, func(a, b line) int { return cmp.Compare(a.y0+a.y1, b.y0+b.y1) })
	out := make([][]*page.Word, len(rows))
	for i, r := range rows {
		slices.SortStableFunc(r.words, func(a, b *page.Word) int { return cmp.Compare(a.Upright.X0, b.Upright.X0) })
		out[i] = r.words
	}
	return out
}

// columnGap is how far apart, in heights of the type, words stand that do not
// read as one.
const columnGap = 1.15

// NewSegment joins words with what stands between them in the document.
func (s *Sheet) NewSegment(words []*page.Word, row int) *Segment {
	g := &Segment{Sheet: s, Words: words, At: make([]int, 0, len(words)), Row: row, Cell: -1}
	long := len(words)
	for _, w := range words {
		long += len(w.Text)
	}
	var b strings.Builder
	b.Grow(long)
	for i, w := range words {
		if i > 0 {
			b.WriteString(s.gapBetween(words[i-1], w))
		}
		g.At = append(g.At, b.Len())
		b.WriteString(w.Text)
		g.Rect = g.Rect.Union(w.Upright)
	}
	g.Text = b.String()
	best := math.Inf(1)
	for i, c := range s.Cells {
		if a := c.Width() * c.Height(); a < best && c.Holds(g.Rect) {
			best, g.Cell = a, i
		}
	}
	return g
}

// gapBetween is what stands between two words of a line: what the document draws
// where they follow each other there, else a blank.
func (s *Sheet) gapBetween(a, b *page.Word) string {
	follows := s.order[b] == s.order[a]+1
	if follows && b.Gap != "" {
		return b.Gap
	}
	size := max(a.Size, b.Size, 1)
	if b.Upright.X0-a.Upright.X1 < 0.08*size && follows {
		return ""
	}
	return " "
}

// ReplaceSegments puts the parts of divided segments into their place.
func (s *Sheet) ReplaceSegments(segments []*Segment) {
	s.Segments, s.bands, s.circles, s.paragraphs = segments, nil, nil, nil
}

// Neighbours returns the nearest segments on either side of a place in a segment, on its line.
func (s *Sheet) Neighbours(own *Segment, at page.Rect) (left, right *Segment) {
	for g := range s.InLine(at) {
		if g == own {
			continue
		}
		if g.Rect.X1 <= at.X0+2 && (left == nil || g.Rect.X1 > left.Rect.X1) {
			left = g
		}
		if g.Rect.X0 >= at.X1-2 && (right == nil || g.Rect.X0 < right.Rect.X0) {
			right = g
		}
	}
	return
}

// Below returns the segments that continue segment i on the next lines: close
// under it, in the same cell, beginning or centred at the same place.
func (s *Sheet) Below(g *Segment, from int) *Segment {
	h := math.Max(g.Rect.Height(), 4)
	var best *Segment
	for _, o := range s.Segments[from:] {
		if o.Row <= g.Row || o.Cell != g.Cell {
			continue
		}
		dy := o.Rect.Y0 - g.Rect.Y1
		if dy > 0.75*h {
			if o.Rect.Y0 > g.Rect.Y1+4*h {
				break
			}
			continue
		}
		if dy < -0.5*h || o.Rect.OverlapX(g.Rect) < 0.3 {
			continue
		}
		if math.Abs(o.Rect.X0-g.Rect.X0) > 4 && math.Abs(o.Rect.MidX()-g.Rect.MidX()) > 4 && math.Abs(o.Rect.X1-g.Rect.X1) > 3 {
			continue
		}
		if best == nil || o.Rect.Y0 < best.Rect.Y0 {
			best = o
		}
	}
	return best
}

// TextBehind tells whether a text stands on a segment's line in the cell to its right.
func (s *Sheet) TextBehind(g *Segment) bool {
	for _, o := range s.Segments {
		if o.Cell >= 0 && o.Cell != g.Cell && o.Rect.X0 > g.Rect.X1 && math.Abs(s.Cells[o.Cell].X0-s.Cells[g.Cell].X1) < Near && math.Abs(o.Rect.MidY()-g.Rect.MidY()) < 2 {
			return true
		}
	}
	return false
}

// Wide tells whether the gap before word k of a segment is wider than a blank: that of
// a fixed-width face is 0.6 em and a hair more.
func (g *Segment) Wide(k int) bool {
	a, b := g.Words[k-1], g.Words[k]
	return b.Upright.X0-a.Upright.X1 > 0.75*math.Max(math.Max(a.Size, b.Size), 1)
}

// Paragraph is running text over several lines, joined with blanks.
type Paragraph struct {
	Text     string
	Segments []*Segment
	At       []int // where each segment starts in text
}

// Paragraphs are the segments that follow each other closely on lines of one margin,
// joined when they are first asked for.
func (s *Sheet) Paragraphs() []Paragraph {
	if s.paragraphs == nil {
		s.paragraphs = joinLines(s.Segments)
	}
	return s.paragraphs
}

func joinLines(segments []*Segment) []Paragraph {
	out := make([]Paragraph, 0, len(segments))
	at := make([]int, len(segments))
	first := 0 // the first segment of the paragraph under way
	for i, g := range segments {
		if n := len(out); n > 0 {
			p := &out[n-1]
			last := p.Segments[len(p.Segments)-1]
			h := math.Max(last.Rect.Height(), 6)
			if g.Row > last.Row && g.Rect.Y0-last.Rect.Y1 < 0.9*h && g.Rect.X0 < p.Segments[0].Rect.X0+40 && g.Cell == last.Cell && len(last.Words) > 3 && len(p.Text) < 8000 {
				at[i] = len(p.Text) + 1
				p.Text += " " + g.Text
				p.Segments, p.At = segments[first:i+1:i+1], at[first:i+1:i+1]
				continue
			}
		}
		first = i
		out = append(out, Paragraph{Text: g.Text, Segments: segments[i : i+1 : i+1], At: at[i : i+1 : i+1]})
	}
	return out
}
