package form

// Labels and values that are broken over several lines.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
)

// byCell are the segments of a sheet by the cell that holds them.
func byCell(s *layout.Sheet) [][]*layout.Segment {
	in := make([][]*layout.Segment, len(s.Cells))
	for _, g := range s.Segments {
		if g.Cell >= 0 {
			in[g.Cell] = append(in[g.Cell], g)
		}
	}
	return in
}

// valueCells makes pieces of the lines of a value that is broken over several in
// the cell beside its label: "Pioneer Telephone / Company" is no label.
func (f *Form) valueCells(s *layout.Sheet, in [][]*layout.Segment, done map[*layout.Segment]bool) {
	for c, gs := range in {
		if len(gs) < 2 || len(gs) > 6 || !f.oneText(gs) {
			continue
		}
		for d, ls := range in {
			if d == c || len(ls) == 0 || math.Abs(s.Cells[d].X1-s.Cells[c].X0) > layout.Near || s.Cells[d].MidY() < s.Cells[c].Y0 || s.Cells[d].MidY() > s.Cells[c].Y1 {
				continue
			}
			if f.asksForValue(ls) && !(f.asksForValue(gs) && ls[0].Words[0].Bold == gs[0].Words[0].Bold && ls[0].Words[0].Font == gs[0].Words[0].Font) { // else a row of headings
				for _, g := range gs {
					done[g] = true
					f.AddPiece(s, g.Slice(0, len(g.Text)))
				}
				break
			}
		}
	}
}

// asksForValue tells whether the lines of a cell are a label that wants a value.
func (f *Form) asksForValue(gs []*layout.Segment) bool {
	var t []string
	for _, g := range gs {
		t = append(t, g.Text)
	}
	m, ok := f.Vocabulary.Exact(strings.Join(t, "\n"))
	return ok && look.WantsValue(m.Target) && !look.Answers(m.Target) && m.Target != labels.None
}

// oneText tells whether the lines of a cell are one text in one type, set close,
// that does not begin with a label.
func (f *Form) oneText(gs []*layout.Segment) bool {
	for i, g := range gs {
		if strings.ContainsAny(g.Text, ":：") || len(look.FindMarks(g.Text)) > 0 || labels.Instruction(g.Text) {
			return false
		}
		if i == 0 {
			continue
		}
		last := gs[i-1]
		if g.Row == last.Row || g.Rect.Y0-last.Rect.Y1 > 0.6*math.Max(last.Rect.Height(), 6) ||
			g.Words[0].Bold != gs[0].Words[0].Bold || math.Abs(g.Words[0].Size-gs[0].Words[0].Size) > 0.5 || g.Words[0].Font != gs[0].Words[0].Font {
			return false
		}
	}
	m, ok := f.Vocabulary.Prefix(gs[0].Text)
	return !ok || m.Target == labels.Hint || look.Answers(m.Target) || m.End < len(gs[0].Text) && m.Sep == ' ' && m.Words < 2
}

// severalLines finds a label that is spread over two or three lines.
func (f *Form) severalLines(s *layout.Sheet, i int, done map[*layout.Segment]bool) bool {
	g := s.Segments[i]
	if len(g.Text) > 80 || strings.HasSuffix(strings.TrimSpace(g.Text), ":") {
		return false
	}
	for _, b := range s.Blanks {
		if b.X0 > g.Rect.X1-2 && b.X0-g.Rect.X1 < 1.5*math.Max(g.Rect.Height(), 6) && layout.SameLine(b, g.Rect) {
			return false // the place for its value follows: it is whole
		}
	}
	first, isLabel := f.Vocabulary.Exact(g.Text)
	text := g.Text
	segs := []*layout.Segment{g}
	var found *Label
	var foundSegs []*layout.Segment
	whole := false
	most := 2
	if g.Cell >= 0 && s.Cells[g.Cell].Width() < 90 {
		most = 4 // a narrow cell
	}
	for n := 0; n < most; n++ {
		next := s.Below(segs[len(segs)-1], i+1)
		if next == nil || done[next] || len(next.Text) > 120 || !look.HasLetterOrDigit(next.Text) {
			break // "-----" under a heading
		}
		if filledIn(g, next) {
			break
		}
		start := len(text) + 1
		text += "\n" + next.Text
		segs = append(segs, next)
		nextMatch, nextAlone := f.Vocabulary.Exact(next.Text)
		if nextAlone && isLabel && nextMatch.Target == first.Target && strings.HasPrefix(next.Text, "(") && strings.HasSuffix(next.Text, ")") {
			nextAlone = false // its short form: "Losing provider / (LSP)"
		}
		if _, alone := f.Vocabulary.Exact(segs[len(segs)-2].Text); alone && nextAlone && g.Cell >= 0 && s.TextBehind(next) && s.TextBehind(segs[len(segs)-2]) && !f.labelBehind(s, next) {
			break // two labels in one cell, their values beside them in another
		}
		if nextAlone && isLabel && n == 0 && f.rowsOfTheirOwn(s, g, next, nextMatch) {
			break
		}
		if _, right := s.Neighbours(next, next.Rect); found != nil && nextAlone && right != nil && g.Cell < 0 {
			break // the label is whole, and the next one has its value beside it
		}
		m, ok := f.Vocabulary.Exact(text)
		if !ok && g.Cell >= 0 && !nextAlone && look.Small(next.Text) {
			// a hint that goes on in the cell's next line: "as they appear / in your contract"
			m, ok = f.Vocabulary.Exact(strings.ReplaceAll(text, "\n", " "))
		}
		if !ok && !nextAlone && look.Small(next.Text) {
			// a list's heading that a line breaks: "Numéros à transférer / Numbers to / port"
			if t, is := f.Vocabulary.Exact(strings.ReplaceAll(text, "\n", " ")); is && look.ListHead(t.Target) {
				m, ok, whole = t, true, true
			}
		}
		if ok && m.Start >= start {
			ok = false // "M." over "M.I." is a value and no numbering
		}
		before := found
		switch {
		case ok && m.End > start && (!nextAlone || !isLabel || goesOn(s, g, nextMatch)):
			found = &Label{Match: m, Bare: true}
		case ok && (!nextAlone || !isLabel):
			// the next line is a hint, or goes on with one that this line began
			found = &Label{Match: m, Bare: true}
		default:
			if p, ok := f.Vocabulary.Prefix(text); ok && !p.Fuzzy && p.End > start && (p.Sep == ':' || p.Sep == '_') && !nextAlone {
				if q, ok := f.Vocabulary.Prefix(next.Text); ok && (q.Sep == ':' || q.Sep == '_') && !q.Fuzzy {
					break
				}
				found = &Label{Match: p, Firm: true}
				if v := p.Value - start; v < len(next.Text) {
					sp := next.Slice(v, len(next.Text))
					if !sp.Empty() {
						found.Inline = f.NewPiece(s, sp)
					}
				}
				found.Seg = next
			}
		}
		if found != before {
			foundSegs = append([]*layout.Segment(nil), segs...)
			if found.Inline != nil || whole {
				break
			}
		}
	}
	if found == nil || look.Answers(found.Match.Target) {
		return false
	}
	if left, _ := s.Neighbours(g, g.Rect); left != nil && phrase.WholePhone(left.Text) && !f.labelBefore(s, left) {
		return false // a remark beside a number
	}
	last := foundSegs[len(foundSegs)-1]
	for _, q := range foundSegs {
		done[q] = true
		if q == last && found.Inline != nil {
			found.Rect = found.Rect.Union(last.Slice(0, found.Inline.Span.Start).Rect())
			continue
		}
		found.Rect = found.Rect.Union(q.Rect)
	}
	found.Seg, found.Sheet, found.Cell = last, s, g.Cell
	found.Text = text
	found.Firm = found.Firm || strings.HasSuffix(strings.TrimSpace(last.Text), ":")
	found.Target = found.Match.Target
	if found.Inline != nil {
		found.Inline.Owner = nil
		f.Pieces = append(f.Pieces, found.Inline)
	}
	f.Labels = append(f.Labels, found)
	return true
}

// rowsOfTheirOwn tells whether two lines that are labels each have their value beside
// them, and are no label that a line breaks: what the second asks for is plain, or the line
// above stands as far from the first as that does from the second.
func (f *Form) rowsOfTheirOwn(s *layout.Sheet, g, next *layout.Segment, m labels.Match) bool {
	_, a := s.Neighbours(g, g.Rect)
	_, b := s.Neighbours(next, next.Rect)
	if a == nil || b == nil || a == b || a.Rect.X0-g.Rect.X1 > 200 || b.Rect.X0-next.Rect.X1 > 200 || f.labelBehind(s, g) || f.labelBehind(s, next) {
		return false
	}
	if m.Target.Field() != "" || look.ListHead(m.Target) && !look.HasPhone(a.Text) {
		return true
	}
	for _, o := range s.Segments {
		if o.Row < g.Row && math.Abs(o.Rect.X0-g.Rect.X0) < 2 && math.Abs((g.Rect.Y0-o.Rect.Y0)-(next.Rect.Y0-g.Rect.Y0)) < 1 && next.Rect.Y0-g.Rect.Y1 > 0.25*g.Rect.Height() {
			return true
		}
	}
	return false
}

// labelBehind tells whether the text behind a segment is a label, alone or as the end of
// the lines of its cell: another heading of the same row.
func (f *Form) labelBehind(s *layout.Sheet, g *layout.Segment) bool {
	_, right := s.Neighbours(g, g.Rect)
	if right == nil {
		return false
	}
	if m, ok := f.Vocabulary.Exact(right.Text); ok {
		return m.Target != labels.Attachment // "See Attachment A" is what a label asks for
	}
	var lines []string
	for _, o := range s.Segments {
		if o.Cell >= 0 && o.Cell == right.Cell {
			lines = append(lines, o.Text)
		}
	}
	_, ok := f.Vocabulary.Exact(strings.Join(lines, "\n"))
	return ok && len(lines) < 4
}

// labelBefore tells whether the text before a segment is a label that asks for it.
func (f *Form) labelBefore(s *layout.Sheet, g *layout.Segment) bool {
	left, _ := s.Neighbours(g, g.Rect)
	if left == nil {
		return false
	}
	m, ok := f.Vocabulary.Exact(left.Text)
	return ok && look.Fit(m.Target, g.Text) > 0
}

// goesOn tells whether a line that is a label itself ("Number") more likely ends
// the label above it: a general word, or one in the same small cell.
func goesOn(s *layout.Sheet, g *layout.Segment, next labels.Match) bool {
	return next.Target == labels.Number || g.Cell >= 0 && s.Cells[g.Cell].Height() < 60
}
