package loa

// Lines in which values and labels run into each other, divided before labels are
// looked for.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
)

// splitByType divides segments where a value runs close to the next label and
// only the type tells them apart: "Acme LLP" in roman, "Current Carrier" in bold.
func (r *reader) splitByType(s *sheet) {
	var out []*segment
	for _, g := range s.segments {
		from := 0
		for k := 1; k < len(g.words); k++ {
			a, b := g.words[k-1], g.words[k]
			if k == from || a.Font == b.Font && a.Bold == b.Bold {
				continue
			}
			end := k + 1
			for end < len(g.words) && g.words[end].Font == b.Font && g.words[end].Bold == b.Bold {
				end++
			}
			text := g.text[g.at[k] : g.at[end-1]+len(g.words[end-1].Text)]
			head := g.text[g.at[from] : g.at[k-1]+len(g.words[k-1].Text)]
			if !r.standsAlone(text) && !r.boldLabels(g, k, end) && !(k-from >= 2 && r.standsAlone(head) && a.Bold && !b.Bold) {
				continue
			}
			if strings.HasPrefix(b.Text, "(") {
				continue // "*Customer Name* (as it appears on your bill):", the hint in another type
			}
			out = append(out, s.newSegment(g.words[from:k], g.row))
			from = k
		}
		if from > 0 {
			g = s.newSegment(g.words[from:], g.row)
		}
		out = append(out, g)
	}
	s.replaceSegments(out)
}

// boldLabels tells whether the bold words k to end of a line are a label of one word in
// a line that begins with a bold label too: "*Carrier* Frontier *Account* 12-3".
func (r *reader) boldLabels(g *segment, k, end int) bool {
	if !g.words[k].Bold || g.words[k-1].Bold || !g.words[0].Bold || end >= len(g.words) {
		return false
	}
	first := 1
	for first < len(g.words) && g.words[first].Bold {
		first++
	}
	for _, t := range []string{g.text[:g.at[first-1]+len(g.words[first-1].Text)], g.text[g.at[k] : g.at[end-1]+len(g.words[end-1].Text)]} {
		if m, ok := r.v.Exact(t); !ok || !wantsValue(m.Target) || answers(m.Target) {
			return false
		}
	}
	return true
}

// splitByHeads divides a line of values that run into each other where the next
// of two labels on the line above begins.
func (r *reader) splitByHeads(s *sheet) {
	rows := map[int][]*segment{}
	for _, g := range s.segments {
		rows[g.row] = append(rows[g.row], g)
	}
	var out []*segment
	for _, g := range s.segments {
		from := 0
		for k := 1; k < len(g.words); k++ {
			for i, h := range rows[g.row-1] {
				if i == 0 || math.Abs(h.rect.X0-g.words[k].Upright.X0) > 1.5 || g.rect.Y0-h.rect.Y1 > 1.2*h.rect.Height() {
					continue
				}
				if !r.standsAlone(h.text) || !r.standsAlone(rows[g.row-1][i-1].text) || withinPhone(g.text, g.at[k]) {
					continue
				}
				out = append(out, s.newSegment(g.words[from:k], g.row))
				from = k
				break
			}
		}
		if from > 0 {
			g = s.newSegment(g.words[from:], g.row)
		}
		out = append(out, g)
	}
	s.replaceSegments(out)
}

// splitByColumns divides a line whose label runs into its value where a column of
// values begins: three other lines begin there, or go on there behind a gap.
func (r *reader) splitByColumns(s *sheet) {
	begins, behind := map[int]int{}, map[int]int{}
	for _, g := range s.segments {
		begins[int(math.Round(g.rect.X0))]++
		for k := 1; k < len(g.words); k++ {
			if g.wide(k) {
				behind[int(math.Round(g.words[k].Upright.X0))]++
			}
		}
	}
	out := s.segments[:0:0]
	for _, g := range s.segments {
		for k := 1; k < len(g.words); k++ {
			x := int(math.Round(g.words[k].Upright.X0))
			rows := behind[x-1] + behind[x] + behind[x+1]
			column := g.wide(k) && rows > 3
			if _, whole := r.v.Exact(g.text); !whole && begins[x-1]+begins[x]+begins[x+1] >= 2 && r.standsAlone(g.text[g.at[k]:]) && !withinPhone(g.text, g.at[k]) && !small(g.text[g.at[k]:]) {
				out = append(out, s.newSegment(g.words[:k], g.row)) // a value runs up to the label in the next column
				g = s.newSegment(g.words[k:], g.row)
				break
			}
			if begins[x-1]+begins[x]+begins[x+1] < 3 && !column || !hasLetterOrDigit(g.words[k].Text) || withinPhone(g.text, g.at[k]) {
				continue
			}
			head := g.text[:g.at[k-1]+len(g.words[k-1].Text)]
			if strings.LastIndexByte(head, '(') > strings.LastIndexByte(head, ')') {
				continue // "PIN (if applicable):"
			}
			if small(g.words[k].Text) && !strings.Contains(g.words[k].Text, "@") && !strings.HasSuffix(head, ":") {
				continue // "The customer below authorizes …"
			}
			m, ok := r.v.Exact(head)
			if known := ok && wantsValue(m.Target) && !answers(m.Target) && m.Target != labels.None; !known && !(column && k < 8 && asksLike(head)) {
				continue
			}
			if _, ok := r.v.Exact(g.text); ok && !strings.Contains(head, "/") {
				break
			}
			out = append(out, s.newSegment(g.words[:k], g.row))
			g = s.newSegment(g.words[k:], g.row)
			break
		}
		out = append(out, g)
	}
	s.replaceSegments(out)
}

// wide tells whether the gap before word k of a segment is wider than a blank.
func (g *segment) wide(k int) bool {
	a, b := g.words[k-1], g.words[k]
	return b.Upright.X0-a.Upright.X1 > 0.6*math.Max(math.Max(a.Size, b.Size), 1)
}

// splitByGaps divides a line before each label that stands behind a gap wider than the
// blanks of the line: "Signature /s/ Jane Doe    Printed Jane Doe    Dated 11/15/2026".
func (r *reader) splitByGaps(s *sheet) {
	out := s.segments[:0:0]
	for _, g := range s.segments {
		from, wide := 0, 0.0
		for k := 1; k < len(g.words); k++ {
			a, b := g.words[k-1], g.words[k]
			gap := b.Upright.X0 - a.Upright.X1
			if wide == 0 {
				wide = math.Max(0.55*math.Max(math.Max(a.Size, b.Size), 1), 1.8*narrowest(g.words))
			}
			if gap < wide || withinPhone(g.text, g.at[k]) || strings.HasSuffix(a.Text, ":") || !r.leadsPair(g.text[g.at[k]:]) {
				continue
			}
			if head := strings.TrimSpace(g.text[g.at[from]:g.at[k]]); !r.leadsPair(head) {
				continue
			}
			out = append(out, s.newSegment(g.words[from:k], g.row))
			from = k
		}
		if from > 0 {
			g = s.newSegment(g.words[from:], g.row)
		}
		out = append(out, g)
	}
	s.replaceSegments(out)
}

// leadsPair tells whether a text begins with a label for which a value stands behind it.
func (r *reader) leadsPair(text string) bool {
	if small(text) || labels.Instruction(text) {
		return false
	}
	m, ok := r.v.Prefix(text)
	return ok && !m.Fuzzy && wantsValue(m.Target) && m.Target != labels.None && !answers(m.Target) && m.Value < len(text)
}

// standsAlone tells whether a text is a label of two words or more, or one with
// its colon, and no part of a sentence.
func (r *reader) standsAlone(text string) bool {
	first := strings.TrimLeft(text, " ,.;:()-")
	if first == "" || first[0] >= 'a' && first[0] <= 'z' && !strings.HasSuffix(text, ":") {
		return false
	}
	if _, letters := count(text); letters == 0 {
		return false
	}
	m, ok := r.v.Exact(text)
	return ok && !answers(m.Target) && (m.Words >= 2 || strings.HasSuffix(text, ":"))
}

// withinPhone tells whether byte i stands inside a telephone number of a text.
func withinPhone(text string, i int) bool {
	for _, f := range phones(text) {
		if i > f.Start && i < f.End {
			return true
		}
	}
	return false
}
