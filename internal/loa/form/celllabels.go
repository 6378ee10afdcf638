package form

// Labels that fill a cell of a table, on as many lines as they need.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
)

// maxCellLabel is how many lines a label has at most.
const maxCellLabel = 6

// cellLabel makes one label of all lines of a narrow cell whose right neighbour holds
// something else than a label: "Legal name of the / business as it / appears on your /
// current bill".
func (f *Form) cellLabel(s *layout.Sheet, g *layout.Segment, in [][]*layout.Segment, done map[*layout.Segment]bool) bool {
	if g.Cell < 0 || len(in[g.Cell]) < 2 || len(in[g.Cell]) > maxCellLabel || in[g.Cell][0] != g || !oneLabel(in[g.Cell]) {
		return false
	}
	lines := in[g.Cell]
	beside := f.valueInNextCell(s, g.Cell, in)
	if _, n, _ := f.longest(lines); beside == 0 || len(lines) == 2 && (beside > 1 || n < 2) {
		return false // or each line is a label of its own
	}
	return f.labelOfLines(lines, done)
}

// labelOfLines makes one label of some lines, if they are one. Where no wording fits the
// whole, the lines that begin it say what it asks for, if what follows goes on with their
// sentence, or all its words do.
func (f *Form) labelOfLines(lines []*layout.Segment, done map[*layout.Segment]bool) bool {
	last, text := lines[len(lines)-1], joined(lines, "\n")
	l := &Label{Sheet: last.Sheet, Seg: last, Cell: last.Cell, Text: text, Bare: true, Firm: strings.HasSuffix(last.Text, ":")}
	m, n, ok := f.longest(lines)
	for _, o := range lines[n:] {
		ok = ok && look.Small(strings.TrimLeft(o.Text, "("))
	}
	if !ok {
		t, sure, is := labels.ByWords(strings.ReplaceAll(text, "\n", " "), nil)
		if !is || !look.Small(strings.TrimLeft(lines[1].Text, "(")) {
			return false
		}
		m = labels.Match{Target: t, End: len(text), Value: len(text), Source: "unknown"}
		l.Guessed, l.unsure = true, !sure
	}
	if !look.WantsValue(m.Target) || look.Answers(m.Target) || m.Target == labels.None {
		return false
	}
	l.Match, l.Target = m, m.Target
	for _, o := range lines {
		done[o] = true
		l.Rect = l.Rect.Union(o.Rect)
	}
	f.Labels = append(f.Labels, l)
	return true
}

// oneLabel tells whether the lines of a cell are set alike and close, and none ends with a
// colon but the last.
func oneLabel(lines []*layout.Segment) bool {
	g := lines[0]
	for i, o := range lines[1:] {
		last := lines[i]
		if o.Row == last.Row || math.Abs(o.Rect.X0-g.Rect.X0) > 2 || o.Rect.Y0-last.Rect.Y1 > 0.6*math.Max(last.Rect.Height(), 6) || strings.HasSuffix(last.Text, ":") && !strings.HasPrefix(o.Text, "(") ||
			o.Words[0].Bold != g.Words[0].Bold || o.Words[0].Font != g.Words[0].Font {
			return false
		}
	}
	return true
}

// hintBelow makes a label of a line whose parenthesis the line below closes: "Nom du client
// (tel / qu'indiqué sur la facture)".
func (f *Form) hintBelow(s *layout.Sheet, i int, done map[*layout.Segment]bool) bool {
	g := s.Segments[i]
	open := strings.LastIndexByte(g.Text, '(')
	if open <= 0 || strings.ContainsAny(g.Text[open:], ")") || len(g.Text) > 120 {
		return false
	}
	next := s.Below(g, i+1)
	if next == nil || done[next] || len(next.Text) > 60 || !strings.HasSuffix(strings.TrimRight(next.Text, ": *"), ")") || strings.Contains(next.Text, "(") || math.Abs(next.Rect.X0-g.Rect.X0) > 3 {
		return false
	}
	m, ok := f.Vocabulary.Exact(g.Text[:open])
	if !ok || !look.WantsValue(m.Target) || look.Answers(m.Target) || m.Target == labels.None {
		return false
	}
	done[g], done[next] = true, true
	f.Labels = append(f.Labels, &Label{Match: m, Target: m.Target, Sheet: s, Seg: next, Cell: g.Cell, Rect: g.Rect.Union(next.Rect), Text: g.Text + "\n" + next.Text, Bare: true})
	return true
}

// longest is the label that the most of some lines make together, from the first.
func (f *Form) longest(lines []*layout.Segment) (m labels.Match, n int, ok bool) {
	for n = len(lines); n > 0; n-- {
		whole := joined(lines[:n], " ")
		if m, ok = f.Vocabulary.Exact(whole); ok {
			return m, n, true
		}
		if i := strings.LastIndex(whole, " ("); i > 0 && strings.HasSuffix(whole, ")") { // "(no P.O. boxes)"
			if m, ok = f.Vocabulary.Exact(whole[:i]); ok {
				return m, n, true
			}
		}
	}
	return m, 0, false
}

// valueInNextCell is how many lines of text the cell right of one holds, 0 where they are
// a label.
func (f *Form) valueInNextCell(s *layout.Sheet, cell int, in [][]*layout.Segment) (lines int) {
	c := s.Cells[cell]
	for k, gs := range in {
		if d := s.Cells[k]; k == cell || len(gs) == 0 || math.Abs(d.X0-c.X1) >= layout.Near || d.Y0 > c.Y1 || d.Y1 < c.Y0 {
			continue
		}
		for _, o := range gs {
			if o.Rect.MidY() < c.Y0 || o.Rect.MidY() > c.Y1 {
				continue
			}
			if _, label := f.Vocabulary.Exact(o.Text); label && lines == 0 {
				return 0
			}
			lines++
		}
	}
	return lines
}
