package csr

// Ruled tables of a page whose cells hold several lines: a row of cells is one row,
// however many lines stand in each.

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
)

// band is what stands side by side on a page: a line's segments, or a row of a ruled
// table.
type band struct {
	page.Rect
	parts []bandPart
}

type bandPart struct {
	words  []*page.Word
	ruled  bool // a table's cell: it may have several lines
	x0, x1 float64
}

// maxCellLines is how many lines a cell holds at most that is one value.
const maxCellLines = 6

// bands are the lines of a page and the rows of its tables, from the top.
func bands(p *page.Page) []band {
	var out []band
	inside := map[*page.Word]bool{}
	for _, t := range p.Tables() {
		if !severalLines(t) {
			continue
		}
		rows := make([]band, t.Rows)
		for _, c := range t.Cells {
			if len(c.Words) == 0 {
				continue
			}
			b := &rows[c.Row]
			for _, w := range c.Words {
				inside[w] = true
				b.Rect = b.Rect.Union(w.Upright)
			}
			b.parts = append(b.parts, bandPart{c.Words, true, c.X0, c.X1})
		}
		for _, b := range rows {
			if len(b.parts) > 0 {
				out = append(out, b)
			}
		}
	}
	lines := p.Lines()
	if len(inside) > 0 {
		var words []*page.Word
		for _, l := range lines {
			for _, w := range l.Words() {
				if !inside[w] {
					words = append(words, w)
				}
			}
		}
		lines = p.LinesOf(words)
	}
	for _, l := range lines {
		if l.Angle != 0 {
			continue
		}
		b := band{Rect: l.Rect}
		for _, s := range l.Segments {
			b.parts = append(b.parts, bandPart{words: s.Words})
		}
		out = append(out, b)
	}
	if len(inside) > 0 {
		slices.SortStableFunc(out, func(a, b band) int {
			switch {
			case a.Y0 < b.Y0:
				return -1
			case a.Y0 > b.Y0:
				return 1
			}
			return 0
		})
	}
	return staggered(out)
}

// staggered puts bands together that stand at half a line's height beside each other:
// cards side by side, one with a line less than the others and set in the middle.
func staggered(bs []band) []band {
	out := bs[:0]
	paired := false // the last of out is two already
	for _, b := range bs {
		if n := len(out); n > 0 && !paired {
			a := &out[n-1]
			over := math.Min(a.Y1, b.Y1) - math.Max(a.Y0, b.Y0)
			if over >= 0.4*math.Min(a.Height(), b.Height()) && apart(a, &b) {
				a.Rect = a.Rect.Union(b.Rect)
				a.parts = append(slices.Clip(a.parts), b.parts...)
				slices.SortStableFunc(a.parts, func(x, y bandPart) int { return cmp.Compare(x.words[0].Upright.X0, y.words[0].Upright.X0) })
				paired = true
				continue
			}
		}
		out, paired = append(out, b), false
	}
	return out
}

// apart tells whether no part of a band reaches over one of another's.
func apart(a, b *band) bool {
	for _, p := range a.parts {
		for _, q := range b.parts {
			if p.ruled || q.ruled || p.words[0].Upright.X0 < q.words[len(q.words)-1].Upright.X1+4 && q.words[0].Upright.X0 < p.words[len(p.words)-1].Upright.X1+4 {
				return false
			}
		}
	}
	return true
}

// severalLines tells whether a table is one of labels, headings and values, and some
// of its cells hold several lines. One whose cells hold captions above their values,
// or columns of their own, is read line by line.
func severalLines(t *page.Table) bool {
	if t.Rows < 2 || t.Columns < 2 || len(t.Cells) > 20_000 {
		return false
	}
	several := false
	for _, c := range t.Cells {
		if len(c.Words) == 0 {
			continue
		}
		if len(c.Widgets) > 0 {
			return false
		}
		lines := c.Lines()
		if len(lines) > maxCellLines {
			return false
		}
		for _, l := range lines {
			if len(l.Segments) > 1 || l.Angle != 0 {
				return false
			}
		}
		if len(lines) < 2 {
			continue
		}
		several = true
		whole, first := page.TextOf(c.Words), lines[0].Text()
		if _, ok := labels.CSR().Exact(whole); ok {
			continue
		}
		if _, ok := labels.CSR().Exact(first); ok || strings.Contains(first, ":") {
			return false
		}
	}
	return several
}
