package loa

// Labels and values that are broken over several lines.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
)

// valueCells makes pieces of the lines of a value that is broken over several in
// the cell beside its label: "Pioneer Telephone / Company" is no label.
func (r *reader) valueCells(s *sheet, done map[*segment]bool) {
	in := make([][]*segment, len(s.cells))
	for _, g := range s.segments {
		if g.cell >= 0 {
			in[g.cell] = append(in[g.cell], g)
		}
	}
	for c, gs := range in {
		if len(gs) < 2 || len(gs) > 6 || !r.oneText(gs) {
			continue
		}
		for d, ls := range in {
			if d == c || len(ls) == 0 || math.Abs(s.cells[d].X1-s.cells[c].X0) > near || s.cells[d].MidY() < s.cells[c].Y0 || s.cells[d].MidY() > s.cells[c].Y1 {
				continue
			}
			var t []string
			for _, g := range ls {
				t = append(t, g.text)
			}
			if m, ok := r.v.Exact(strings.Join(t, "\n")); ok && wantsValue(m.Target) && !answers(m.Target) && m.Target != labels.None {
				for _, g := range gs {
					done[g] = true
					r.addPiece(s, g.slice(0, len(g.text)))
				}
				break
			}
		}
	}
}

// oneText tells whether the lines of a cell are one text in one type, set close,
// that does not begin with a label.
func (r *reader) oneText(gs []*segment) bool {
	for i, g := range gs {
		if strings.ContainsAny(g.text, ":：") || len(findMarks(g.text)) > 0 || labels.Instruction(g.text) {
			return false
		}
		if i == 0 {
			continue
		}
		last := gs[i-1]
		if g.row == last.row || g.rect.Y0-last.rect.Y1 > 0.6*math.Max(last.rect.Height(), 6) ||
			g.words[0].Bold != gs[0].words[0].Bold || math.Abs(g.words[0].Size-gs[0].words[0].Size) > 0.5 || g.words[0].Font != gs[0].words[0].Font {
			return false
		}
	}
	m, ok := r.v.Prefix(gs[0].text)
	return !ok || m.Target == labels.Hint || answers(m.Target) || m.End < len(gs[0].text) && m.Sep == ' ' && m.Words < 2
}

// below returns the segments that continue segment i on the next lines: close
// under it, in the same cell, beginning or centred at the same place.
func (s *sheet) below(g *segment, from int) *segment {
	h := math.Max(g.rect.Height(), 4)
	var best *segment
	for _, o := range s.segments[from:] {
		if o.row <= g.row || o.cell != g.cell {
			continue
		}
		dy := o.rect.Y0 - g.rect.Y1
		if dy > 0.75*h {
			if o.rect.Y0 > g.rect.Y1+4*h {
				break
			}
			continue
		}
		if dy < -0.5*h || o.rect.OverlapX(g.rect) < 0.3 {
			continue
		}
		if math.Abs(o.rect.X0-g.rect.X0) > 4 && math.Abs(o.rect.MidX()-g.rect.MidX()) > 4 && math.Abs(o.rect.X1-g.rect.X1) > 3 {
			continue
		}
		if best == nil || o.rect.Y0 < best.rect.Y0 {
			best = o
		}
	}
	return best
}

// severalLines finds a label that is spread over two or three lines.
func (r *reader) severalLines(s *sheet, i int, done map[*segment]bool) bool {
	g := s.segments[i]
	if len(g.text) > 80 || strings.HasSuffix(strings.TrimSpace(g.text), ":") {
		return false
	}
	for _, b := range s.blanks {
		if b.X0 > g.rect.X1-2 && b.X0-g.rect.X1 < 1.5*math.Max(g.rect.Height(), 6) && sameLine(b, g.rect) {
			return false // the place for its value follows: it is whole
		}
	}
	_, isLabel := r.v.Exact(g.text)
	text := g.text
	segs := []*segment{g}
	var found *label
	var foundSegs []*segment
	whole := false
	most := 2
	if g.cell >= 0 && s.cells[g.cell].Width() < 90 {
		most = 4 // a narrow cell
	}
	for n := 0; n < most; n++ {
		next := s.below(segs[len(segs)-1], i+1)
		if next == nil || done[next] || len(next.text) > 120 || !hasLetterOrDigit(next.text) {
			break // "-----" under a heading
		}
		start := len(text) + 1
		text += "\n" + next.text
		segs = append(segs, next)
		nextMatch, nextAlone := r.v.Exact(next.text)
		if _, alone := r.v.Exact(segs[len(segs)-2].text); alone && nextAlone && g.cell >= 0 && s.textBehind(next) && s.textBehind(segs[len(segs)-2]) {
			break // two labels in one cell, their values beside them in another
		}
		if _, right := s.neighbours(next, next.rect); found != nil && nextAlone && right != nil && g.cell < 0 {
			break // the label is whole, and the next one has its value beside it
		}
		m, ok := r.v.Exact(text)
		if !ok && g.cell >= 0 && !nextAlone && small(next.text) {
			// a hint that goes on in the cell's next line: "as they appear / in your contract"
			m, ok = r.v.Exact(strings.ReplaceAll(text, "\n", " "))
		}
		if !ok && !nextAlone && small(next.text) {
			// a list's heading that a line breaks: "Numéros à transférer / Numbers to / port"
			if t, is := r.v.Exact(strings.ReplaceAll(text, "\n", " ")); is && listHead(t.Target) {
				m, ok, whole = t, true, true
			}
		}
		if ok && m.Start >= start {
			ok = false // "M." over "M.I." is a value and no numbering
		}
		before := found
		switch {
		case ok && m.End > start && (!nextAlone || !isLabel || goesOn(s, g, nextMatch)):
			found = &label{match: m, bare: true}
		case ok && (!nextAlone || !isLabel):
			// the next line is a hint, or goes on with one that this line began
			found = &label{match: m, bare: true}
		default:
			if p, ok := r.v.Prefix(text); ok && !p.Fuzzy && p.End > start && (p.Sep == ':' || p.Sep == '_') && !nextAlone {
				if q, ok := r.v.Prefix(next.text); ok && (q.Sep == ':' || q.Sep == '_') && !q.Fuzzy {
					break
				}
				found = &label{match: p, firm: true}
				if v := p.Value - start; v < len(next.text) {
					sp := next.slice(v, len(next.text))
					if !sp.empty() {
						found.inline = r.newPiece(s, sp)
					}
				}
				found.seg = next
			}
		}
		if found != before {
			foundSegs = append([]*segment(nil), segs...)
			if found.inline != nil || whole {
				break
			}
		}
	}
	if found == nil || answers(found.match.Target) {
		return false
	}
	if left, _ := s.neighbours(g, g.rect); left != nil && wholePhone(left.text) {
		return false // a remark beside a number
	}
	last := foundSegs[len(foundSegs)-1]
	for _, q := range foundSegs {
		done[q] = true
		if q == last && found.inline != nil {
			found.rect = found.rect.Union(last.slice(0, found.inline.span.start).rect())
			continue
		}
		found.rect = found.rect.Union(q.rect)
	}
	found.seg, found.sheet, found.cell = last, s, g.cell
	found.text = text
	found.firm = found.firm || strings.HasSuffix(strings.TrimSpace(last.text), ":")
	found.target = found.match.Target
	if found.inline != nil {
		found.inline.owner = nil
		r.pieces = append(r.pieces, found.inline)
	}
	r.labels = append(r.labels, found)
	return true
}

// textBehind tells whether a text stands on a segment's line in the cell to its right.
func (s *sheet) textBehind(g *segment) bool {
	for _, o := range s.segments {
		if o.cell >= 0 && o.cell != g.cell && o.rect.X0 > g.rect.X1 && math.Abs(s.cells[o.cell].X0-s.cells[g.cell].X1) < near && math.Abs(o.rect.MidY()-g.rect.MidY()) < 2 {
			return true
		}
	}
	return false
}

// goesOn tells whether a line that is a label itself ("Number") more likely ends
// the label above it: a general word, or one in the same small cell.
func goesOn(s *sheet, g *segment, next labels.Match) bool {
	return next.Target == labels.Number || g.cell >= 0 && s.cells[g.cell].Height() < 60
}
