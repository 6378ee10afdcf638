package paged

// Ruled tables of a page whose cells hold several lines: a row of cells is one row,
// however many lines stand in each.

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/telephone"
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
	out = append(out, strips(p, inside)...)
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
// cards side by side, one with a line less than the others and set in the middle; a row
// of a table one cell of which is in two lines, above and below the others.
func staggered(bs []band) []band {
	out := bs[:0]
	var upper *band // of the last of out, where it is two
	var height page.Rect
	for i := range bs {
		b := bs[i]
		n := len(out)
		switch {
		case n > 0 && upper == nil && level(out[n-1].Rect, b.Rect) && apart(&out[n-1], &b):
			a := out[n-1]
			upper, height = &a, b.Rect
			both := band{Rect: a.Rect.Union(b.Rect), parts: append(slices.Clip(a.parts), b.parts...)}
			slices.SortStableFunc(both.parts, func(x, y bandPart) int { return cmp.Compare(x.words[0].Upright.X0, y.words[0].Upright.X0) })
			out[n-1] = both
		case n > 0 && upper != nil && level(height, b.Rect) && wraps(&out[n-1], upper, &b):
			upper = nil
		default:
			out, upper = append(out, b), nil
		}
	}
	return out
}

// level tells whether two lines share much of their height.
func level(a, b page.Rect) bool {
	return math.Min(a.Y1, b.Y1)-math.Max(a.Y0, b.Y0) >= 0.4*math.Min(a.Height(), b.Height())
}

// wraps puts a line into the cells of a row of numbers whose upper lines stand right
// above it. It is false where it does not belong there.
func wraps(row, upper, b *band) bool {
	if len(b.parts) > len(upper.parts) || !slices.ContainsFunc(row.parts, func(p bandPart) bool { return telephone.Any(page.Join(p.words)) }) {
		return false
	}
	at := make([]int, len(b.parts))
	for k, p := range b.parts {
		over := func(q bandPart) bool {
			return !p.ruled && !q.ruled && math.Abs(p.words[0].Upright.X0-q.words[0].Upright.X0) < 2
		}
		if !slices.ContainsFunc(upper.parts, over) {
			return false
		}
		at[k] = slices.IndexFunc(row.parts, over)
	}
	for k, p := range b.parts {
		q := &row.parts[at[k]]
		q.words = append(slices.Clip(q.words), p.words...)
		q.ruled, q.x0, q.x1 = true, q.words[0].Upright.X0, q.words[0].Upright.X1
		for _, w := range q.words {
			q.x1 = math.Max(q.x1, w.Upright.X1)
		}
	}
	row.Rect = row.Rect.Union(b.Rect)
	return true
}

// apart tells whether no part of a band reaches over one of another's.
func apart(a, b *band) bool {
	if len(a.parts)*len(b.parts) > 4096 {
		return false // no cards
	}
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
