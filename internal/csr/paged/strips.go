package paged

// Tables whose rows are divided by lines and whose columns are not: between two lines
// stands one row, however many lines of text are in each of its cells.

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/page"
)

const (
	// minStrips is how many rows a table has at least that is told by the lines between
	// its rows alone.
	minStrips = 3
	// maxStrip is how high such a row is at most, in points.
	maxStrip = 90
)

// strips are the rows of the table of a page that only lines from left to right divide,
// as bands, where its numbers run over several lines. The words that they hold are marked
// as inside.
func strips(p *page.Page, inside map[*page.Word]bool) []band {
	ys, x0, x1 := rowLines(p)
	if len(ys) < minStrips+1 {
		return nil
	}
	rows := make([][]*page.Word, len(ys))
	for _, w := range p.Words {
		if w.Angle != 0 || w.Hidden&(page.Clipped|page.OffPage|page.Covered) != 0 || inside[w] || w.Upright.MidX() < x0-2 || w.Upright.MidX() > x1+2 {
			continue
		}
		if k, ok := slices.BinarySearch(ys, w.Upright.MidY()); !ok && k > 0 && k < len(ys) && ys[k]-ys[k-1] < maxStrip {
			rows[k] = append(rows[k], w)
		}
	}
	cols := stripColumns(p, rows)
	if len(cols) < 2 || !breaksNumbers(rows, cols) {
		return nil
	}
	n := len(cols)
	rows[0] = headings(p, ys[0], inside, x0, x1)
	for _, w := range rows[0] {
		cols = append(cols, [2]float64{w.Upright.X0, w.Upright.X1})
	}
	if headed := merged(cols); len(headed) < n {
		rows[0] = nil // they are none of the columns' headings
	} else {
		cols = headed
	}
	var out []band
	for _, ws := range rows {
		b := band{}
		for _, c := range cols {
			own := between(ws, c)
			if len(own) == 0 {
				continue
			}
			b.parts = append(b.parts, bandPart{own, true, c[0], c[1]})
			for _, w := range own {
				inside[w] = true
				b.Rect = b.Rect.Union(w.Upright)
			}
		}
		if len(b.parts) > 0 {
			out = append(out, b)
		}
	}
	return out
}

// rowLines are the heights of the lines that divide a table's rows, all as wide as the
// widest, and from where to where they run. There are none where lines from top to bottom
// divide columns as well.
func rowLines(p *page.Page) (ys []float64, x0, x1 float64) {
	type line struct{ y, x0, x1 float64 }
	var lines []line
	for _, r := range p.Rules {
		if !r.Horizontal() {
			if r.Y1-r.Y0 > 8 {
				return nil, 0, 0
			}
			continue
		}
		i := slices.IndexFunc(lines, func(l line) bool { return math.Abs(l.y-r.Y0) < 1 })
		if i < 0 {
			if len(lines) > 400 {
				return nil, 0, 0
			}
			lines = append(lines, line{r.Y0, r.X0, r.X1})
			continue
		}
		lines[i].x0, lines[i].x1 = math.Min(lines[i].x0, r.X0), math.Max(lines[i].x1, r.X1)
	}
	var widest line
	for _, l := range lines {
		if l.x1-l.x0 > widest.x1-widest.x0+1 {
			widest = l
		}
	}
	for _, l := range lines {
		if math.Abs(l.x0-widest.x0) < 2 && math.Abs(l.x1-widest.x1) < 2 {
			ys = append(ys, l.y)
		}
	}
	slices.Sort(ys)
	return ys, widest.x0, widest.x1
}

// headings are the words that stand close above the first line of such a table, one
// above another.
func headings(p *page.Page, y float64, inside map[*page.Word]bool, x0, x1 float64) []*page.Word {
	var above []*page.Word
	for _, w := range p.Words {
		if w.Angle == 0 && w.Hidden&(page.Clipped|page.OffPage|page.Covered) == 0 && !inside[w] && w.Upright.Y1 <= y+1 && y-w.Upright.Y1 < maxStrip && w.Upright.MidX() > x0-2 && w.Upright.MidX() < x1+2 {
			above = append(above, w)
		}
	}
	slices.SortStableFunc(above, func(a, b *page.Word) int { return cmp.Compare(b.Upright.Y1, a.Upright.Y1) })
	first := true // it has the cell's margin below it
	for k, w := range above {
		if gap := y - w.Upright.Y1; gap > 0.5*w.Upright.Height() && !first || gap > w.Upright.Height() {
			return above[:k]
		}
		first = false
		y = math.Min(y, w.Upright.Y0)
	}
	return above
}

// breaksNumbers tells whether most cells of one column hold a number that runs over two
// lines, "503-754-" above "0915". Where none does, each line is a row that can be read.
func breaksNumbers(rows [][]*page.Word, cols [][2]float64) bool {
	for _, c := range cols {
		broken, cells := 0, 0
		for _, ws := range rows {
			own := between(ws, c)
			if len(own) == 0 {
				continue
			}
			cells++
			if text := page.TextOf(own); strings.Contains(text, "\n") && unbroken(text) != text {
				broken++
			}
		}
		if broken >= minStrips-1 && 2*broken > cells {
			return true
		}
	}
	return false
}

// between are the words of a row that stand in a column.
func between(ws []*page.Word, c [2]float64) []*page.Word {
	var own []*page.Word
	for _, w := range ws {
		if w.Upright.MidX() >= c[0] && w.Upright.MidX() <= c[1] {
			own = append(own, w)
		}
	}
	return own
}

// stripColumns are the columns that the texts of rows stand in, from the left: no text of
// any row reaches from one to the next. Where texts of two columns come so close that
// they are one segment, it is cut where other lines begin.
func stripColumns(p *page.Page, rows [][]*page.Word) [][2]float64 {
	var segments [][]*page.Word
	for _, ws := range rows {
		if len(ws) == 0 {
			continue
		}
		for _, l := range p.LinesOf(ws) {
			for _, s := range l.Segments {
				segments = append(segments, s.Words)
			}
		}
	}
	starts := map[int]int{} // how many segments begin there, in half points
	for _, s := range segments {
		starts[int(math.Round(2*s[0].Upright.X0))]++
	}
	begins := func(w *page.Word) bool {
		x := int(math.Round(2 * w.Upright.X0))
		return starts[x-1]+starts[x]+starts[x+1] >= minStrips
	}
	var cols [][2]float64
	for _, s := range segments {
		for k, w := range s {
			if k == 0 || begins(w) {
				cols = append(cols, [2]float64{w.Upright.X0, w.Upright.X1})
			}
			cols[len(cols)-1][1] = w.Upright.X1
		}
	}
	return merged(cols)
}

// merged are stretches of a line from the left, those that meet as one.
func merged(cols [][2]float64) [][2]float64 {
	cols = slices.Clone(cols)
	slices.SortFunc(cols, func(a, b [2]float64) int { return cmp.Compare(a[0], b[0]) })
	out := cols[:0]
	for _, c := range cols {
		if n := len(out); n > 0 && c[0] < out[n-1][1]+1 {
			out[n-1][1] = math.Max(out[n-1][1], c[1])
			continue
		}
		out = append(out, c)
	}
	return out
}
