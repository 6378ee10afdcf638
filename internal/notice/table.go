package notice

// Tables: a line of column headings, and what stands below it.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
)

// row is one row of a table; line is where it begins.
type row struct {
	cells      []rowCell
	line, last int
	open       bool // its first column is still to come, on a lower line
}

// rowCell is what stands in one column.
type rowCell struct {
	target labels.Target
	label  string // the heading
	value
}

// get returns what a row holds in a column, "" where nothing.
func (r *row) get(t labels.Target) (value, bool) {
	for i := range r.cells {
		if r.cells[i].target == t {
			return r.cells[i].value, true
		}
	}
	return value{}, false
}

// column is a heading and where its column lies.
type column struct {
	target labels.Target
	label  string
	x0, x1 float64
}

// table reads the table whose headings stand on line i: its rows, and the line
// behind it. end is i where no table begins.
func (p *part) table(i int) (rows []row, end int) {
	head := p.headings(i)
	if head == nil {
		return nil, i
	}
	end = i + 1
	low := false
	for ; end < len(p.lines) && len(rows) < maxLines; end++ {
		l := &p.lines[end]
		if len(l.cells) == 0 {
			continue
		}
		if len(l.cells) == 1 && (l.gap || head[0].target != labels.Reason) && !fits(head, &l.cells[0]) {
			break
		}
		if t, _, from := labelOf(l.cells[0].text); t != "" && (from < len(l.cells[0].text) || len(l.cells) > 1) && strings.Contains(l.cells[0].text, ":") {
			break
		}
		if l.gap && len(l.cells) == 1 && len(rows) > 0 && len(strings.Fields(l.cells[0].text)) > 6 {
			break
		}
		if closing(l.cells[0].text) {
			break
		}
		r := row{line: end, last: end}
		for k := range l.cells {
			c := &l.cells[k]
			col := nearest(head, c)
			r.cells = append(r.cells, rowCell{head[col].target, head[col].label, c.value(0, len(c.text))})
		}
		// A cell beside several lines of text may stand at the last of them, or in their
		// middle: where the first line has nothing in the first column, the lines
		// before such a cell belong to its row.
		led := nearest(head, &l.cells[0]) == 0
		if len(rows) == 0 && !led {
			low = true
		}
		if low && len(rows) > 0 && rows[len(rows)-1].open && (led || !l.gap) {
			up := &rows[len(rows)-1]
			up.last, up.open = end, !led
			for _, c := range r.cells {
				up.add(c)
			}
			continue
		}
		r.open = low && !led && (l.gap || len(rows) == 0)
		// a line with nothing in the first column goes on with the row above
		if len(rows) > 0 && !r.open && !l.gap && nearest(head, &l.cells[0]) > 0 && len(r.cells) < len(rows[len(rows)-1].cells) {
			up := &rows[len(rows)-1]
			up.last = end
			for _, c := range r.cells {
				up.add(c)
			}
			continue
		}
		rows = append(rows, r)
	}
	if len(rows) == 0 {
		return nil, i
	}
	return rows, end
}

// add puts a continued cell into its column.
func (r *row) add(c rowCell) {
	for i := range r.cells {
		if r.cells[i].target == c.target {
			r.cells[i].join(c.value)
			return
		}
	}
	r.cells = append(r.cells, c)
}

// headings are the columns that a line heads, nil if it heads none: two labels or
// more and nothing else, one of them of what tables of notices are about, and
// something below that is no label.
func (p *part) headings(i int) []column {
	l := &p.lines[i]
	if len(l.cells) < 2 || i+1 >= len(p.lines) {
		return nil
	}
	about := false
	var out []column
	known := 0
	for k := range l.cells {
		c := &l.cells[k]
		t := labels.None
		if len(c.text) > maxLabel || strings.HasSuffix(c.text, ":") {
			return nil
		}
		if m, ok := labels.Notice().Exact(c.text); ok && m.Target != labels.Hint {
			t = m.Target
			known++
		} else if strings.ContainsAny(c.text, "0123456789") {
			return nil
		}
		switch t {
		case labels.Code, labels.Reason, labels.Numbers, labels.Commitment, labels.Completed, labels.Status, labels.Order:
			about = true
		}
		out = append(out, column{t, c.text, c.x0, c.x1})
	}
	if !about || known < 2 || known*2 < len(l.cells) {
		return nil
	}
	below := &p.lines[i+1]
	for k := range below.cells {
		if !isLabel(below.cells[k].text) {
			return out
		}
	}
	return nil
}

// nearest is the column that a cell stands in: the one that it overlaps the most,
// else the one whose heading begins next to it.
func nearest(head []column, c *cell) int {
	best, over := -1, 0.0
	for i, h := range head {
		if o := min(h.x1, c.x1) - max(h.x0, c.x0); o > over {
			best, over = i, o
		}
	}
	if best >= 0 {
		// a long text that begins under one heading and runs under the next
		for i, h := range head {
			if c.x0 >= h.x0-3 && c.x0 <= h.x1 && i < best {
				return i
			}
		}
		return best
	}
	best = 0
	dist := abs(head[0].x0 - c.x0)
	for i, h := range head {
		if d := abs(h.x0 - c.x0); d < dist {
			best, dist = i, d
		}
	}
	return best
}

// fits tells whether a cell alone on its line stands in one of the columns.
func fits(head []column, c *cell) bool {
	for _, h := range head {
		if abs(h.x0-c.x0) <= 6 && len(strings.Fields(c.text)) <= 12 {
			return true
		}
	}
	return false
}

func abs(f float64) float64 {
	if f < 0 {
		return -f
	}
	return f
}
