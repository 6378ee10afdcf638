package form

// Labels that a narrow column without lines breaks, their values in a column beside them:
// "Address to which the / bills are mailed, if / different      P.O. Box 12 / …".

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
)

// columns are the places where the values of a table without lines begin: rows counts,
// for each segment that begins a row of one, the rows that begin and go on where it does.
type columns struct {
	value map[*layout.Segment]*layout.Segment // beside each segment
	rows  map[*layout.Segment]int
}

// minRows is how many rows with one margin and one place of their values are a table.
const minRows = 3

// columnsOf finds the tables without lines of a sheet.
func columnsOf(s *layout.Sheet) columns {
	var c columns
	var firsts, seconds []*layout.Segment
	var last *layout.Segment
	for _, g := range s.Segments {
		if last != nil && last.Row == g.Row && last.Cell < 0 && g.Cell < 0 && (len(firsts) == 0 || firsts[len(firsts)-1].Row != g.Row) {
			firsts, seconds = append(firsts, last), append(seconds, g)
		}
		last = g
	}
	if len(firsts) < minRows-1 {
		return c
	}
	type place struct{ left, right int }
	at := make(map[place]int, len(firsts))
	c = columns{make(map[*layout.Segment]*layout.Segment, len(firsts)), make(map[*layout.Segment]int, len(firsts))}
	for i, g := range firsts {
		c.value[g] = seconds[i]
		at[place{int(math.Round(g.Rect.X0)), int(math.Round(seconds[i].Rect.X0))}]++
	}
	for _, g := range firsts {
		x := place{int(math.Round(g.Rect.X0)), int(math.Round(c.value[g].Rect.X0))}
		for l := x.left - 1; l <= x.left+1; l++ {
			for r := x.right - 1; r <= x.right+1; r++ {
				c.rows[g] += at[place{l, r}]
			}
		}
	}
	return c
}

// runsOver is the word of a line of a table without lines that begins where the values of
// its rows do, though no gap divides it from the label before it; 0 where none does. The
// line right above or below shows the gap, or another type begins there.
func (c columns) runsOver(g *layout.Segment) int {
	if g.Cell >= 0 || len(g.Words) < 2 {
		return 0
	}
	for o, value := range c.value {
		if o.Row == g.Row || math.Abs(o.Rect.X0-g.Rect.X0) > 1 {
			continue
		}
		near := c.rows[o] >= minRows && math.Abs(o.Rect.MidY()-g.Rect.MidY()) < 1.7*math.Max(g.Rect.Height(), 6)
		typed := otherType(o.Words[0], value.Words[0]) && sameType(o.Words[0], g.Words[0])
		for k := 1; k < len(g.Words); k++ {
			if math.Abs(g.Words[k].Upright.X0-value.Rect.X0) < 0.75 && (near || typed && c.rows[o] >= minRows-1 && sameType(g.Words[0], g.Words[k-1]) && otherType(g.Words[k-1], g.Words[k])) {
				return k
			}
		}
	}
	return 0
}

func sameType(a, b *page.Word) bool { return a.Bold == b.Bold && a.Font == b.Font }

func otherType(a, b *page.Word) bool { return !sameType(a, b) && a.Font != "" && b.Font != "" }

// columnLabel makes one label of the lines that stand below each other, closer than they
// stand to the next row, beside a value of a table without lines.
func (f *Form) columnLabel(s *layout.Sheet, i int, c columns, done map[*layout.Segment]bool) bool {
	g := s.Segments[i]
	if g.Cell >= 0 || len(c.value) == 0 || strings.HasSuffix(g.Text, ":") {
		return false
	}
	lines := columnLines(s, i)
	if len(lines) < 2 {
		return false
	}
	rows := 0
	for k, o := range lines {
		value := c.value[o]
		if done[o] {
			return false
		}
		if value == nil {
			continue
		}
		rows = max(rows, c.rows[o])
		if _, is := f.Vocabulary.Exact(value.Text); is {
			return false // a row of headings
		}
		if m, is := f.Vocabulary.Exact(o.Text); k > 0 && is && look.WantsValue(m.Target) && !look.Small(o.Text) {
			return false // a row of its own
		}
	}
	return rows >= minRows && f.labelOfLines(lines, done)
}

// columnLines are the lines, from segment i down, that stand below each other in one type,
// closer than the next line does; nil where nothing tells where they end.
func columnLines(s *layout.Sheet, i int) []*layout.Segment {
	lines := []*layout.Segment{s.Segments[i]}
	above := math.Inf(1) // how far up the line before them stands
	for _, o := range s.Segments[:i] {
		if math.Abs(o.Rect.X0-lines[0].Rect.X0) <= 1.5 && o.Row != lines[0].Row {
			above = lines[0].Rect.Y0 - o.Rect.Y0
		}
	}
	pitch := 0.0
	for _, o := range s.Segments[i+1:] {
		last := lines[len(lines)-1]
		dy := o.Rect.Y0 - last.Rect.Y0
		if dy > 4*last.Rect.Height() {
			break
		}
		if o.Row == last.Row || math.Abs(o.Rect.X0-last.Rect.X0) > 1.5 {
			continue
		}
		if pitch == 0 {
			pitch = dy
			if above < pitch+0.8 {
				return nil // they begin higher up
			}
		}
		apart := dy > pitch+0.8
		if o.Rect.Y0-last.Rect.Y1 > 0.5*math.Max(last.Rect.Height(), 6) || apart {
			break
		}
		if o.Cell != last.Cell || o.Words[0].Bold != last.Words[0].Bold || o.Words[0].Font != last.Words[0].Font || strings.HasSuffix(last.Text, ":") {
			return nil
		}
		if lines = append(lines, o); len(lines) > maxCellLabel {
			return nil
		}
	}
	return lines
}

// joined are the texts of some lines.
func joined(lines []*layout.Segment, sep string) string {
	var text []string
	for _, o := range lines {
		text = append(text, o.Text)
	}
	return strings.Join(text, sep)
}
