package page

// Table cells: the smallest rectangles that ruling lines and drawn rectangles
// enclose, and how they form tables.

import (
	"cmp"
	"slices"
	"sort"
	"strings"
)

// Cell is a rectangle that ruling lines close on all four sides and that no
// line divides.
type Cell struct {
	Rect
	// Table counts the tables of the page from 0; Row and Column count from 0 in
	// the table, from the top and from the left; RowSpan and ColumnSpan are 1
	// where the cell is not merged.
	Table               int
	Row, Column         int
	RowSpan, ColumnSpan int
	Words               []*Word // in reading order
	Widgets             []*Widget
}

// Text is the text of the cell's words, with "\n" between lines.
func (c *Cell) Text() string { return TextOf(c.Words) }

// Lines are the cell's words in lines.
func (c *Cell) Lines() []Line { return (&Page{}).LinesOf(c.Words) }

// TextOf joins words with their exact gaps, with "\n" between lines.
func TextOf(words []*Word) string {
	var b strings.Builder
	for i, row := range groupRows(words) {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(Join(row))
	}
	return b.String()
}

// Table is a set of cells that touch.
type Table struct {
	Rect
	Rows, Columns int
	Cells         []*Cell // by row, then by column
}

// At returns the cell that covers a row and column, nil where there is none.
func (t *Table) At(row, column int) *Cell {
	for _, c := range t.Cells {
		if row >= c.Row && row < c.Row+c.RowSpan && column >= c.Column && column < c.Column+c.ColumnSpan {
			return c
		}
	}
	return nil
}

const (
	snap     = 2.0 // lines this close are one
	joinGap  = 3.0 // and so are pieces of a line this far apart
	corner   = 3.0 // how far lines that meet may miss each other
	minCell  = 4.0 // the height and width that a cell has at least
	maxLines = 1500
	maxSteps = 5_000_000 // of the search for cells, so that a hostile page ends
)

// line is a merged ruling line: at is its place across, from and to along.
type line struct{ at, from, to float64 }

// merge makes one line of those that lie on each other or follow each other.
func merge(in []line) []line {
	sort.Slice(in, func(i, j int) bool {
		if in[i].at != in[j].at {
			return in[i].at < in[j].at
		}
		return in[i].from < in[j].from
	})
	var out []line
	for i := 0; i < len(in); {
		j := i + 1
		for j < len(in) && in[j].at-in[i].at <= snap {
			j++
		}
		group := append([]line(nil), in[i:j]...)
		sum := 0.0
		for _, l := range group {
			sum += l.at
		}
		at := sum / float64(len(group))
		sort.Slice(group, func(a, b int) bool { return group[a].from < group[b].from })
		cur := line{at, group[0].from, group[0].to}
		for _, l := range group[1:] {
			if l.from <= cur.to+joinGap {
				cur.to = max(cur.to, l.to)
				continue
			}
			out = append(out, cur)
			cur = line{at, l.from, l.to}
		}
		out = append(out, cur)
		i = j
	}
	return out
}

// ruling returns the page's merged horizontal and vertical lines.
func (p *Page) ruling() (h, v []line) {
	for _, r := range p.Rules {
		switch {
		case r.Horizontal() && r.X1-r.X0 >= minCell:
			h = append(h, line{(r.Y0 + r.Y1) / 2, r.X0, r.X1})
		case !r.Horizontal() && r.Y1-r.Y0 >= minCell:
			v = append(v, line{(r.X0 + r.X1) / 2, r.Y0, r.Y1})
		}
	}
	h, v = merge(h), merge(v)
	if len(h) > maxLines {
		h = h[:maxLines]
	}
	if len(v) > maxLines {
		v = v[:maxLines]
	}
	return h, v
}

// Cells returns the page's table cells: table by table, row by row.
func (p *Page) Cells() []*Cell {
	var out []*Cell
	for _, t := range p.Tables() {
		out = append(out, t.Cells...)
	}
	return out
}

// Tables returns the page's tables from the top.
func (p *Page) Tables() []*Table {
	h, v := p.ruling()
	cells := closed(h, v)
	if len(cells) == 0 {
		return nil
	}
	tables := tablesOf(cells)
	for _, t := range tables {
		t.number()
	}
	for i, t := range tables {
		for _, c := range t.Cells {
			c.Table = i
		}
	}
	p.fillCells(tables)
	return tables
}

// closed finds the rectangles that lines close: from each crossing the nearest
// crossings to the right and below whose fourth corner closes the rectangle.
func closed(h, v []line) []*Cell {
	// crossing[i] are the vertical lines that meet horizontal line i, from the left.
	crossing := make([][]int, len(h))
	meets := make([]bool, len(h)*len(v))
	for i, a := range h {
		for j, b := range v {
			if b.at >= a.from-corner && b.at <= a.to+corner && a.at >= b.from-corner && a.at <= b.to+corner {
				crossing[i] = append(crossing[i], j)
				meets[i*len(v)+j] = true
			}
		}
	}
	var out []*Cell
	steps := 0
	for i := range h {
		for k, left := range crossing[i] {
		right:
			for _, right := range crossing[i][k+1:] {
				if v[right].at-v[left].at < minCell {
					continue
				}
				for low := i + 1; low < len(h); low++ {
					if steps++; steps > maxSteps {
						return out
					}
					if h[low].at-h[i].at < minCell {
						continue
					}
					if h[low].at > v[left].to+corner || h[low].at > v[right].to+corner {
						continue right
					}
					if meets[low*len(v)+left] && meets[low*len(v)+right] {
						out = append(out, &Cell{Rect: Rect{v[left].at, h[i].at, v[right].at, h[low].at}})
						break right
					}
				}
			}
			if len(out) > 20_000 {
				return out
			}
		}
	}
	return out
}

// tablesOf groups cells that share a corner or a part of a side.
func tablesOf(cells []*Cell) []*Table {
	group := make([]int, len(cells))
	for i := range group {
		group[i] = i
	}
	find := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	order := make([]int, len(cells))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(a, b int) bool { return cells[order[a]].Y0 < cells[order[b]].Y0 })
	for a, i := range order {
		for _, j := range order[a+1:] {
			if cells[j].Y0 > cells[i].Y1+1 {
				break
			}
			if cells[j].X0 <= cells[i].X1+1 && cells[i].X0 <= cells[j].X1+1 {
				group[find(j)] = find(i)
			}
		}
	}
	byRoot := map[int]*Table{}
	var out []*Table
	for _, i := range order {
		r := find(i)
		t := byRoot[r]
		if t == nil {
			t = &Table{}
			byRoot[r] = t
			out = append(out, t)
		}
		t.Rect = t.Rect.Union(cells[i].Rect)
		t.Cells = append(t.Cells, cells[i])
	}
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].Y0 != out[j].Y0 {
			return out[i].Y0 < out[j].Y0
		}
		return out[i].X0 < out[j].X0
	})
	return out
}

// number gives the cells their rows and columns.
func (t *Table) number() {
	var xs, ys []float64
	for _, c := range t.Cells {
		xs = append(xs, c.X0, c.X1)
		ys = append(ys, c.Y0, c.Y1)
	}
	xs, ys = edges(xs), edges(ys)
	for _, c := range t.Cells {
		c.Column, c.Row = edge(xs, c.X0), edge(ys, c.Y0)
		c.ColumnSpan = max(1, edge(xs, c.X1)-c.Column)
		c.RowSpan = max(1, edge(ys, c.Y1)-c.Row)
	}
	t.Columns, t.Rows = max(1, len(xs)-1), max(1, len(ys)-1)
	sort.SliceStable(t.Cells, func(i, j int) bool {
		a, b := t.Cells[i], t.Cells[j]
		if a.Row != b.Row {
			return a.Row < b.Row
		}
		return a.Column < b.Column
	})
}

// edges sorts coordinates and drops those that are all but the same.
func edges(v []float64) []float64 {
	sort.Float64s(v)
	out := v[:1]
	for _, x := range v[1:] {
		if x-out[len(out)-1] > snap {
			out = append(out, x)
		}
	}
	return out
}

func edge(v []float64, x float64) int {
	i := sort.SearchFloat64s(v, x)
	if i == len(v) || i > 0 && x-v[i-1] < v[i]-x {
		return i - 1
	}
	return i
}

// fillCells puts words and widgets into the smallest cell that holds their middle.
func (p *Page) fillCells(tables []*Table) {
	var cells []*Cell
	for _, t := range tables {
		cells = append(cells, t.Cells...)
	}
	holder := holders(cells)
	for _, w := range p.Words {
		if w.Hidden&(Clipped|OffPage|Covered) != 0 {
			continue
		}
		if c := holder(w.Upright); c != nil {
			c.Words = append(c.Words, w)
		}
	}
	for _, w := range p.Widgets {
		if c := holder(w.Upright); c != nil {
			c.Widgets = append(c.Widgets, w)
		}
	}
}

// strips is how many strips of a page's height cells are looked for in.
const strips = 64

// holders finds the smallest cell that holds the middle of a rectangle: each strip of
// the page knows its cells, the smallest first.
func holders(cells []*Cell) func(Rect) *Cell {
	if len(cells) == 0 {
		return func(Rect) *Cell { return nil }
	}
	top, end := cells[0].Y0, cells[0].Y1
	for _, c := range cells {
		top, end = min(top, c.Y0), max(end, c.Y1)
	}
	strip := func(y float64) int { return max(0, min(strips-1, int((y-top)/(end-top)*strips))) }
	// Of cells that are of one size, the lower one holds.
	sort.SliceStable(cells, func(i, j int) bool { return cells[i].Y0 < cells[j].Y0 })
	slices.Reverse(cells)
	area := func(c *Cell) float64 { return c.Width() * c.Height() }
	slices.SortStableFunc(cells, func(a, b *Cell) int { return cmp.Compare(area(a), area(b)) })
	var of [strips][]*Cell
	for _, c := range cells {
		for i := strip(c.Y0); i <= strip(c.Y1); i++ {
			of[i] = append(of[i], c)
		}
	}
	return func(r Rect) *Cell {
		if y := r.MidY(); y >= top && y <= end {
			for _, c := range of[strip(y)] {
				if c.Holds(r) {
					return c
				}
			}
		}
		return nil
	}
}
