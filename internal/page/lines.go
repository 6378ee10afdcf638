package page

// Lines of words, and their division into segments at columns and ruling lines.

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Line is what stands on one base line and reads in one direction, from the left.
type Line struct {
	Rect
	Angle    int
	Segments []Segment
}

// Segment is a part of a line that reads as one: no column gap, no ruling line and
// no form field divides it.
type Segment struct {
	Rect
	Words []*Word
}

// Text joins the words with the exact gaps between them.
func (s Segment) Text() string { return Join(s.Words) }

// Join joins words of one line with the exact gap before each but the first.
func Join(words []*Word) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteString(w.Gap)
		}
		b.WriteString(w.Text)
	}
	return b.String()
}

// Text joins the segments with two blanks, or with the gap drawn between them
// where that is longer.
func (l Line) Text() string {
	var b strings.Builder
	for i, s := range l.Segments {
		if i > 0 {
			if g := s.Words[0].Gap; len(g) > 2 {
				b.WriteString(g)
			} else {
				b.WriteString("  ")
			}
		}
		b.WriteString(s.Text())
	}
	return b.String()
}

// Words are all words of the line.
func (l Line) Words() []*Word {
	var out []*Word
	for _, s := range l.Segments {
		out = append(out, s.Words...)
	}
	return out
}

// columnGap is how far apart, in heights of the type, words stand that do not
// read as one.
const columnGap = 1.15

// Lines returns the page's lines from the top, those that read in another
// direction behind, by angle. Words that cannot be seen because they are
// clipped, covered or off the page are left out.
func (p *Page) Lines() []Line {
	words := make([]*Word, 0, len(p.Words))
	for _, w := range p.Words {
		if w.Hidden&(Clipped|OffPage|Covered) == 0 {
			words = append(words, w)
		}
	}
	return p.LinesOf(words)
}

// LinesOf arranges some of the page's words in lines.
func (p *Page) LinesOf(words []*Word) []Line {
	rows := groupRows(words)
	vertical := p.verticals()
	lines := make([]Line, 0, len(rows))
	for _, row := range rows {
		l := Line{Angle: row[0].Angle}
		var seg Segment
		for i, w := range row {
			l.Rect = l.Rect.Union(w.Upright)
			if i > 0 && (divided(row[i-1], w, vertical) || p.widgetBetween(row[i-1], w)) {
				l.Segments = append(l.Segments, seg)
				seg = Segment{}
			}
			seg.Words = append(seg.Words, w)
			seg.Rect = seg.Rect.Union(w.Upright)
		}
		l.Segments = append(l.Segments, seg)
		lines = append(lines, l)
	}
	return lines
}

// verticals are the rules that divide words of horizontal lines, from the left.
func (p *Page) verticals() []Rule {
	var out []Rule
	for _, r := range p.Rules {
		if !r.Horizontal() && r.Y1-r.Y0 > 4 {
			out = append(out, r)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].X0 < out[j].X0 })
	return out
}

// span is where a word begins and ends along its direction of reading, and how
// high its type is.
func span(w *Word) (from, to, height float64) {
	r := w.Upright
	switch w.Angle {
	case 90:
		return -r.Y1, -r.Y0, r.Width()
	case 180:
		return -r.X1, -r.X0, r.Height()
	case 270:
		return r.Y0, r.Y1, r.Width()
	}
	return r.X0, r.X1, r.Height()
}

// widgetBetween tells whether a form field stands between two words of a line.
func (p *Page) widgetBetween(a, b *Word) bool {
	if len(p.Widgets) == 0 || a.Angle != 0 {
		return false
	}
	from, to := a.Upright.X1, b.Upright.X0
	if to-from < 4 {
		return false
	}
	for _, w := range p.Widgets {
		r := w.Upright
		if !w.Hidden && r.X0 >= from-6 && r.X1 <= to+6 && r.MidX() > from && r.MidX() < to && r.OverlapY(a.Upright.Union(b.Upright)) > 0.3 {
			return true
		}
	}
	return false
}

func divided(a, b *Word, vertical []Rule) bool {
	_, end, ha := span(a)
	start, _, hb := span(b)
	size := max(a.Size, b.Size)
	if size == 0 {
		size = max(ha, hb) * 0.8
	}
	gap := start - end
	wide := gap > columnGap*size
	if wide && b.Row != 0 {
		// A single blank or two may be stretched, or fixed pitch; a jump is none.
		wide = b.Jump > columnGap*size || utf8.RuneCountInString(b.Gap) >= 3
	}
	if wide {
		return true
	}
	if a.Angle == 0 && gap > -1 {
		mid := (a.Upright.MidY() + b.Upright.MidY()) / 2
		i := sort.Search(len(vertical), func(i int) bool { return vertical[i].X0 >= end-1 })
		for ; i < len(vertical) && vertical[i].X0 <= start+1; i++ {
			if vertical[i].Y0 <= mid && vertical[i].Y1 >= mid {
				return true
			}
		}
	}
	return false
}

// groupRows puts words into rows: by Row where the reader knows the lines, by
// their boxes where it does not.
func groupRows(words []*Word) [][]*Word {
	var rows [][]*Word
	byRow := map[int]int{}
	var loose []*Word
	for _, w := range words {
		if w.Row == 0 {
			loose = append(loose, w)
			continue
		}
		i, ok := byRow[w.Row]
		if !ok {
			i = len(rows)
			byRow[w.Row] = i
			rows = append(rows, nil)
		}
		rows[i] = append(rows[i], w)
	}
	return append(rows, rowsByBox(loose)...)
}

// rowsByBox finds rows by geometry alone: words whose boxes share most of their
// height stand on one line.
func rowsByBox(words []*Word) [][]*Word {
	if len(words) == 0 {
		return nil
	}
	type row struct {
		words  []*Word
		lo, hi float64 // across the direction of reading, downwards
		angle  int
	}
	across := func(w *Word) (lo, hi float64) {
		r := w.Upright
		switch w.Angle {
		case 90:
			return r.X0, r.X1
		case 180:
			return -r.Y1, -r.Y0
		case 270:
			return -r.X1, -r.X0
		}
		return r.Y0, r.Y1
	}
	sorted := append([]*Word(nil), words...)
	sort.SliceStable(sorted, func(i, j int) bool {
		a, b := sorted[i], sorted[j]
		if a.Angle != b.Angle {
			return a.Angle < b.Angle
		}
		alo, ahi := across(a)
		blo, bhi := across(b)
		return alo+ahi < blo+bhi
	})
	var rows []*row
	for _, w := range sorted {
		lo, hi := across(w)
		var best *row
		bestShare := 0.5
		for k := len(rows) - 1; k >= 0 && k >= len(rows)-12; k-- {
			r := rows[k]
			if r.angle != w.Angle {
				continue
			}
			if share := overlap(lo, hi, r.lo, r.hi); share > bestShare {
				best, bestShare = r, share
			}
		}
		if best == nil {
			rows = append(rows, &row{[]*Word{w}, lo, hi, w.Angle})
			continue
		}
		n := float64(len(best.words))
		best.lo = (best.lo*n + lo) / (n + 1)
		best.hi = (best.hi*n + hi) / (n + 1)
		best.words = append(best.words, w)
	}
	out := make([][]*Word, len(rows))
	for i, r := range rows {
		sort.SliceStable(r.words, func(i, j int) bool {
			a, _, _ := span(r.words[i])
			b, _, _ := span(r.words[j])
			return a < b
		})
		out[i] = r.words
	}
	return out
}

// WordsIn returns the words whose middle lies in a rectangle, in reading order.
func (p *Page) WordsIn(r Rect) []*Word {
	var out []*Word
	for _, w := range p.Words {
		if r.Holds(w.Upright) {
			out = append(out, w)
		}
	}
	return out
}
