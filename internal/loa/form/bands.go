package form

// Tables of two columns whose rows are divided by lines and whose columns are not: what goes
// on in a second line of a row's first column is no label of its own.

import (
	"math"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/page"
)

const (
	// minBands is how many rows such a table has at least.
	minBands = 4
	// maxBand is how high a row is at most, in points.
	maxBand = 90
	// maxBandLines is how many lines a page with such a table has at most.
	maxBandLines = 300
)

// goingOn are the segments of such a table that go on with the label above them: all but
// the first line of each label. Each comes with that line.
func goingOn(s *layout.Sheet) map[*layout.Segment]*layout.Segment {
	ys, x0, x1 := bandLines(s)
	if len(ys) <= minBands {
		return nil
	}
	type row struct{ left, right []*layout.Segment }
	rows := make([]row, len(ys))
	values := math.Inf(1) // where the second column begins
	starts := map[int]int{}
	for _, g := range s.Segments {
		k, _ := slices.BinarySearch(ys, g.Rect.MidY())
		if k == 0 || k == len(ys) || ys[k]-ys[k-1] > maxBand || g.Rect.X0 < x0-2 || g.Rect.X1 > x1+2 {
			continue
		}
		if g.Rect.X0 < x0+16 {
			rows[k].left = append(rows[k].left, g)
		} else {
			rows[k].right = append(rows[k].right, g)
			starts[int(math.Round(g.Rect.X0))]++
		}
	}
	for x, n := range starts {
		if n >= minBands && float64(x) < values {
			values = float64(x)
		}
	}
	goes := map[*layout.Segment]*layout.Segment{}
	for _, r := range rows {
		if len(r.left) < 2 || len(r.right) == 0 || !together(r.left, values) || slices.ContainsFunc(r.right, func(g *layout.Segment) bool { return g.Rect.X0 < values-2 }) {
			continue
		}
		for _, g := range r.left[1:] {
			goes[g] = r.left[0]
		}
	}
	return goes
}

// together tells whether lines stand right below each other, all before where the values
// begin, and none of them ends a label.
func together(lines []*layout.Segment, values float64) bool {
	for i, g := range lines {
		if g.Rect.X1 > values-4 || i > 0 && (g.Rect.Y0-lines[i-1].Rect.Y1 > 0.6*g.Rect.Height() || g.Rect.Y0 < lines[i-1].Rect.Y0 || math.Abs(g.Rect.X0-lines[0].Rect.X0) > 3 || strings.HasSuffix(lines[i-1].Text, ":")) {
			return false
		}
	}
	return true
}

// bandLines are the heights of the lines of one width that divide a table's rows, and from
// where to where they run; none where lines from top to bottom stand between them.
func bandLines(s *layout.Sheet) (ys []float64, x0, x1 float64) {
	if len(s.Under) > maxBandLines {
		return nil, 0, 0 // a crowd of lines divides no two columns
	}
	for _, u := range s.Under {
		if u.X1-u.X0 < 0.5*s.Width {
			continue
		}
		var same []float64
		for _, o := range s.Under {
			if math.Abs(o.X0-u.X0) <= 2 && math.Abs(o.X1-u.X1) <= 2 && !slices.ContainsFunc(same, func(y float64) bool { return math.Abs(y-o.Y0) < 2 }) {
				same = append(same, o.Y0)
			}
		}
		if len(same) > max(len(ys), minBands) {
			ys, x0, x1 = same, u.X0, u.X1
		}
	}
	slices.Sort(ys)
	if len(ys) > 0 && slices.ContainsFunc(s.Cells, func(c page.Rect) bool { return c.Y0 > ys[0]-2 && c.Y1 < ys[len(ys)-1]+2 && c.Width() < 0.9*(x1-x0) }) {
		return nil, 0, 0
	}
	return ys, x0, x1
}
