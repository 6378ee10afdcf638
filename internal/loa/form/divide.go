package form

// Lines in which values and labels run into each other, divided before labels are
// looked for.

import (
	"math"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
)

// splitByType divides segments where a value runs close to the next label and
// only the type tells them apart: "Acme LLP" in roman, "Current Carrier" in bold.
func (f *Form) splitByType(s *layout.Sheet) {
	var out []*layout.Segment
	for _, g := range s.Segments {
		from := 0
		for k := 1; k < len(g.Words); k++ {
			a, b := g.Words[k-1], g.Words[k]
			if k == from || a.Font == b.Font && a.Bold == b.Bold {
				continue
			}
			end := k + 1
			for end < len(g.Words) && g.Words[end].Font == b.Font && g.Words[end].Bold == b.Bold {
				end++
			}
			text := g.Text[g.At[k] : g.At[end-1]+len(g.Words[end-1].Text)]
			head := g.Text[g.At[from] : g.At[k-1]+len(g.Words[k-1].Text)]
			if !f.standsAlone(text) && !f.boldLabels(g, k, end) && !(k-from >= 2 && f.standsAlone(head) && a.Bold && !b.Bold) {
				continue
			}
			if strings.HasPrefix(b.Text, "(") || strings.HasPrefix(b.Text, "]") {
				continue // "*Customer Name* (as it appears on your bill):", the hint in another type
			}
			if runsInto(g, end) || runsInto(g, k) {
				continue
			}
			out = append(out, s.NewSegment(g.Words[from:k], g.Row))
			from = k
		}
		if from > 0 {
			g = s.NewSegment(g.Words[from:], g.Row)
		}
		out = append(out, g)
	}
	s.ReplaceSegments(out)
}

// runsInto tells whether the bold words before word k of a line are the heading of a
// paragraph that begins with it: "*Current carrier.* The numbers are now served by …".
func runsInto(g *layout.Segment, k int) bool {
	if k+4 > len(g.Words) || g.Words[k].Bold || !g.Words[k-1].Bold || !strings.HasSuffix(g.Words[k-1].Text, ".") {
		return false
	}
	behind := phrase.Plain(g.Text[g.At[k]:])
	return !look.Small(g.Text[g.At[k]:]) && slices.ContainsFunc(behind[:min(len(behind), 8)], func(w string) bool {
		switch w {
		case "the", "is", "are", "was", "i", "we", "our", "my", "this", "that", "these", "shall", "will", "hereby", "has", "have":
			return true
		}
		return false
	})
}

// boldLabels tells whether the bold words k to end of a line are a label of one word in
// a line that begins with a bold label too: "*Carrier* Frontier *Account* 12-3".
func (f *Form) boldLabels(g *layout.Segment, k, end int) bool {
	if !g.Words[k].Bold || g.Words[k-1].Bold || !g.Words[0].Bold || end >= len(g.Words) {
		return false
	}
	first := 1
	for first < len(g.Words) && g.Words[first].Bold {
		first++
	}
	for _, t := range []string{g.Text[:g.At[first-1]+len(g.Words[first-1].Text)], g.Text[g.At[k] : g.At[end-1]+len(g.Words[end-1].Text)]} {
		if m, ok := f.Vocabulary.Exact(t); !ok || !look.WantsValue(m.Target) || look.Answers(m.Target) {
			return false
		}
	}
	return true
}

// splitByBars divides a line at the upright bars between pairs of labels and values:
// "City: Philadelphia | State: PA | Zip: 19106". The bars are nobody's.
func (f *Form) splitByBars(s *layout.Sheet) {
	out := s.Segments[:0:0]
	for _, g := range s.Segments {
		if !strings.Contains(g.Text, "|") {
			out = append(out, g)
			continue
		}
		from := 0
		barred := f.labelBeforeBar(g.Text)
		for k, w := range g.Words {
			if strings.Trim(w.Text, "|¦") != "" || !barred && (!hasPair(g.Text[g.At[from]:g.At[k]]) || !hasPair(g.Text[g.At[k]:])) {
				continue
			}
			if k > from {
				out = append(out, s.NewSegment(g.Words[from:k], g.Row))
			}
			from = k + 1
		}
		if from == 0 {
			out = append(out, g)
		} else if from < len(g.Words) {
			out = append(out, s.NewSegment(g.Words[from:], g.Row))
		}
	}
	s.ReplaceSegments(out)
}

// labelBeforeBar tells whether what stands before the first bar of a line is a label:
// "PRINTED NAME | Jane Doe | TITLE | Owner".
func (f *Form) labelBeforeBar(text string) bool {
	text = strings.TrimLeft(text, "| ") // of "| DATE | Nov. 2", behind a signature
	head, rest, _ := strings.Cut(text, "|")
	first, _, _ := strings.Cut(rest, "|")
	if head = strings.TrimSpace(head); head == "" || strings.TrimSpace(rest) == "" || hasPair(strings.TrimSpace(first)) {
		return false // "CUSTOMER | Name: Acme Inc": a row and its labels
	}
	m, ok := f.Vocabulary.Exact(head)
	return ok && !look.Answers(m.Target) && (look.WantsValue(m.Target) || m.Target.Section())
}

// hasPair tells whether a text holds a colon that ends a word: none of a time.
func hasPair(text string) bool {
	return strings.Contains(text, ": ") || strings.HasSuffix(text, ":")
}

// splitByHeads divides a line of values that run into each other where the next
// of two labels on the line above begins.
func (f *Form) splitByHeads(s *layout.Sheet) {
	rows := map[int][]*layout.Segment{}
	for _, g := range s.Segments {
		rows[g.Row] = append(rows[g.Row], g)
	}
	var out []*layout.Segment
	for _, g := range s.Segments {
		from := 0
		for k := 1; k < len(g.Words) && !look.OnePhone(g.Text); k++ {
			for i, h := range rows[g.Row-1] {
				if i == 0 || math.Abs(h.Rect.X0-g.Words[k].Upright.X0) > 1.5 || g.Rect.Y0-h.Rect.Y1 > 1.2*h.Rect.Height() {
					continue
				}
				if !f.standsAlone(h.Text) || !f.standsAlone(rows[g.Row-1][i-1].Text) || WithinPhone(g.Text, g.At[k]) {
					continue
				}
				out = append(out, s.NewSegment(g.Words[from:k], g.Row))
				from = k
				break
			}
		}
		if from > 0 {
			g = s.NewSegment(g.Words[from:], g.Row)
		}
		out = append(out, g)
	}
	s.ReplaceSegments(out)
}

// splitByColumns divides a line whose label runs into its value where a column of
// values begins: three other lines begin there, or go on there behind a gap.
func (f *Form) splitByColumns(s *layout.Sheet) {
	begins, behind := map[int]int{}, map[int]int{}
	for _, g := range s.Segments {
		begins[int(math.Round(g.Rect.X0))]++
		for k := 1; k < len(g.Words); k++ {
			if g.Wide(k) {
				behind[int(math.Round(g.Words[k].Upright.X0))]++
			}
		}
	}
	cols := columnsOf(s)
	out := s.Segments[:0:0]
	for _, g := range s.Segments {
		if k := cols.runsOver(g); k > 0 && !WithinPhone(g.Text, g.At[k]) {
			out = append(out, s.NewSegment(g.Words[:k], g.Row))
			g = s.NewSegment(g.Words[k:], g.Row)
		}
		for k := 1; k < len(g.Words); k++ {
			x := int(math.Round(g.Words[k].Upright.X0))
			rows := behind[x-1] + behind[x] + behind[x+1]
			column := g.Wide(k) && rows > 3
			if _, whole := f.Vocabulary.Exact(g.Text); !whole && begins[x-1]+begins[x]+begins[x+1] >= 2 && f.standsAlone(g.Text[g.At[k]:]) && !WithinPhone(g.Text, g.At[k]) && !look.Small(g.Text[g.At[k]:]) {
				out = append(out, s.NewSegment(g.Words[:k], g.Row)) // a value runs up to the label in the next column
				g = s.NewSegment(g.Words[k:], g.Row)
				break
			}
			if begins[x-1]+begins[x]+begins[x+1] < 3 && !column || !look.HasLetterOrDigit(g.Words[k].Text) || WithinPhone(g.Text, g.At[k]) || f.hintAt(g.Text[g.At[k]:]) {
				continue
			}
			head := g.Text[:g.At[k-1]+len(g.Words[k-1].Text)]
			if strings.LastIndexByte(head, '(') > strings.LastIndexByte(head, ')') {
				continue // "PIN (if applicable):"
			}
			if look.Small(g.Words[k].Text) && !strings.Contains(g.Words[k].Text, "@") && !strings.HasSuffix(head, ":") {
				continue // "The customer below authorizes …"
			}
			m, ok := f.Vocabulary.Exact(head)
			if k == 1 && saintly(g.Text) {
				continue
			}
			if known := ok && look.WantsValue(m.Target) && !look.Answers(m.Target) && m.Target != labels.None; !known && !(column && k < 8 && asksLike(head)) {
				continue
			}
			if _, ok := f.Vocabulary.Exact(g.Text); ok && !strings.Contains(head, "/") {
				break
			}
			out = append(out, s.NewSegment(g.Words[:k], g.Row))
			g = s.NewSegment(g.Words[k:], g.Row)
			break
		}
		out = append(out, g)
	}
	s.ReplaceSegments(out)
}

// hintAt tells whether a text begins with a hint in parentheses, which belongs to the label
// before it: "(required): 512.119.4421".
func (f *Form) hintAt(text string) bool {
	in, _, ok := strings.Cut(strings.TrimPrefix(text, "("), ")")
	return ok && text[0] == '(' && f.Vocabulary.Hint(in)
}

// splitByGaps divides a line before each label that stands behind a gap wider than the
// blanks of the line: "Signature /s/ Jane Doe    Printed Jane Doe    Dated 11/15/2026".
func (f *Form) splitByGaps(s *layout.Sheet) {
	out := s.Segments[:0:0]
	for _, g := range s.Segments {
		from, wide := 0, 0.0
		for k := 1; k < len(g.Words); k++ {
			a, b := g.Words[k-1], g.Words[k]
			gap := b.Upright.X0 - a.Upright.X1
			if wide == 0 {
				wide = math.Max(0.55*math.Max(math.Max(a.Size, b.Size), 1), 1.8*narrowest(g.Words))
			}
			if gap < wide || WithinPhone(g.Text, g.At[k]) || strings.HasSuffix(a.Text, ":") || !f.leadsPair(g.Text[g.At[k]:]) {
				continue
			}
			if head := strings.TrimSpace(g.Text[g.At[from]:g.At[k]]); !f.leadsPair(head) {
				continue
			}
			out = append(out, s.NewSegment(g.Words[from:k], g.Row))
			from = k
		}
		if from > 0 {
			g = s.NewSegment(g.Words[from:], g.Row)
		}
		out = append(out, g)
	}
	s.ReplaceSegments(out)
}

// leadsPair tells whether a text begins with a label for which a value stands behind it.
func (f *Form) leadsPair(text string) bool {
	if look.Small(text) || labels.Instruction(text) {
		return false
	}
	m, ok := f.Vocabulary.Prefix(text)
	return ok && !m.Fuzzy && look.WantsValue(m.Target) && m.Target != labels.None && !look.Answers(m.Target) && m.Value < len(text)
}

// standsAlone tells whether a text is a label of two words or more, or one with
// its colon, and no part of a sentence.
func (f *Form) standsAlone(text string) bool {
	first := strings.TrimLeft(text, " ,.;:()-")
	if first == "" || first[0] >= 'a' && first[0] <= 'z' && !strings.HasSuffix(text, ":") {
		return false
	}
	if _, letters := look.Count(text); letters == 0 {
		return false
	}
	m, ok := f.Vocabulary.Exact(text)
	return ok && !look.Answers(m.Target) && (m.Words >= 2 || strings.HasSuffix(text, ":"))
}

// WithinPhone tells whether byte i stands inside a telephone number of a text.
func WithinPhone(text string, i int) bool {
	for _, f := range look.Phones(text) {
		if i > f.Start && i < f.End {
			return true
		}
	}
	return false
}
