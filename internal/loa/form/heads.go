package form

// Lines that announce numbers, as lines of a page.

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/page"
)

// announced makes headings of the ends of sentences that announce a list: "… to port
// the following numbers, now served by Acme:" right over numbers.
func (f *Form) announced(s *layout.Sheet) {
	for _, par := range s.Paragraphs() {
		n := len(par.Segments)
		for n > 1 && phrase.StartsWithPhone(par.Segments[n-1].Text) {
			n-- // the list itself, set close
		}
		last := par.Segments[n-1]
		text := strings.TrimRight(par.Text[:par.At[n-1]+len(last.Text)], " ")
		if !strings.HasSuffix(text, ":") || len(strings.Fields(text)) < 6 || !numbersBelow(s, last) {
			continue
		}
		l := f.LabelOf(last)
		if l != nil && (n == 1 || l.Target != labels.None || l.Match.Source != "unknown" || l.Inline != nil) {
			continue
		}
		if b := phrase.Boundary(text); b > 0 {
			text = text[b:]
		}
		t, ok := phrase.ListSentence(text)
		if !ok {
			continue
		}
		if l == nil {
			l = f.AddLabel(last, labels.Match{End: len(last.Text), Value: len(last.Text), Source: "unknown"}, 0, len(last.Text), nil)
		}
		l.Target, l.Match.Target, l.Firm, l.Bare = t, t, true, true
	}
}

// closeBrackets gives a label the rest of the remark in brackets at its end that a box to
// tick parts from it: "Numbers to be ported (or check here [ ] and attach a list):".
func (f *Form) closeBrackets(s *layout.Sheet) {
	gone := map[*Label]bool{}
	for _, l := range f.Labels {
		if l.Sheet != s || !l.Bare || strings.Count(l.Text, "(") <= strings.Count(l.Text, ")") {
			continue
		}
		rest := func(text string, r page.Rect) bool {
			k := strings.IndexByte(text, ')')
			return k >= 0 && !strings.Contains(text[:k], "(") && len(text)-k < 4 && layout.SameLine(r, l.Rect) && r.X0 > l.Rect.X1-1 && r.X0-l.Rect.X1 < 60
		}
		for _, o := range f.Labels {
			if o != l && o.Sheet == s && o.Target == labels.None && o.Inline == nil && rest(o.Text, o.Rect) {
				gone[o] = true
				l.Rect, l.Firm = l.Rect.Union(o.Rect), l.Firm || o.Firm
			}
		}
		for _, p := range f.Pieces {
			if p.Sheet == s && p.Widget == nil && rest(p.Text, p.Rect) {
				p.Placeholder = true
				l.Rect = l.Rect.Union(p.Rect)
			}
		}
	}
	if len(gone) > 0 {
		f.Labels = slices.DeleteFunc(f.Labels, func(l *Label) bool { return gone[l] })
	}
}

// inTwoFaces joins two labels that stand close behind each other and are one together, the
// first of them in bold: "*Account number* with that provider:".
func (f *Form) inTwoFaces(s *layout.Sheet) {
	gone := map[*Label]bool{}
	for _, l := range f.Labels {
		if l.Sheet != s || !l.Bare || l.Inline != nil || gone[l] {
			continue
		}
		for _, o := range f.Labels {
			gap := o.Rect.X0 - l.Rect.X1
			if o == l || o.Sheet != s || gap < -1 || gap > 0.7*math.Max(l.Rect.Height(), 6) || o.Cell != l.Cell || !layout.SameLine(o.Rect, l.Rect) {
				continue
			}
			m, ok := f.Vocabulary.Exact(l.Text + " " + o.Text)
			if !ok || m.Target != l.Target {
				continue
			}
			gone[o] = true
			l.Match, l.Text, l.Rect = m, l.Text+" "+o.Text, l.Rect.Union(o.Rect)
			l.Firm, l.Bare, l.Inline = l.Firm || o.Firm, l.Bare && o.Bare, o.Inline
		}
	}
	if len(gone) > 0 {
		f.Labels = slices.DeleteFunc(f.Labels, func(l *Label) bool { return gone[l] })
	}
}

// partHeads makes one heading of those of three columns for the parts of a number:
// "NPA | NXX | Line".
func (f *Form) partHeads(s *layout.Sheet, done map[*layout.Segment]bool) {
	for _, g := range s.Segments {
		if done[g] || !partHead(g.Text, "npa", "area code") {
			continue
		}
		_, next := s.Neighbours(g, g.Rect)
		if next == nil || done[next] || !partHead(next.Text, "nxx", "prefix", "exchange") {
			continue
		}
		_, last := s.Neighbours(next, next.Rect)
		if last == nil || done[last] || !partHead(last.Text, "line", "line number", "xxxx", "number", "station", "suffix", "last 4", "last four") {
			continue
		}
		done[g], done[next], done[last] = true, true, true
		f.AddLabel(g, labels.Match{Target: labels.Numbers, Wording: "npa", Words: 1, End: len(g.Text), Value: len(g.Text)}, 0, len(g.Text), nil)
	}
}

// partHead tells whether a text is one of the names of a part of a number.
func partHead(t string, names ...string) bool {
	return slices.Contains(names, strings.ToLower(strings.Trim(t, " #:.")))
}

// announcesOver is announces for a sentence that begins on the line above.
func announcesOver(s *layout.Sheet, g *layout.Segment) (labels.Match, bool) {
	i := strings.Index(g.Text, ": ")
	if i < 0 || i > 60 || !phrase.StartsWithPhone(strings.TrimLeft(g.Text[i+1:], " ")) {
		return labels.Match{}, false
	}
	for _, o := range s.Segments {
		if o.Row >= g.Row || o.Cell != g.Cell || math.Abs(o.Rect.X0-g.Rect.X0) > 4 || g.Rect.Y0-o.Rect.Y1 > 0.9*math.Max(g.Rect.Height(), 6) || len(o.Words) < 7 {
			continue
		}
		if m, ok := phrase.Announces(o.Text + " " + g.Text); ok {
			m.Start, m.End, m.Value = 0, i, m.Value-len(o.Text)-1
			return m, m.Value > i
		}
	}
	return labels.Match{}, false
}

// numbersBelow tells whether what stands right under a line begins with a number.
func numbersBelow(s *layout.Sheet, g *layout.Segment) bool {
	far := 2.2 * math.Max(g.Rect.Height(), 6)
	if strings.HasSuffix(g.Text, ":") {
		far *= 2 // blank lines may follow what announces them
	}
	best := -1
	for i, o := range s.Segments {
		if o.Rect.Y0 < g.Rect.Y1-2 || o.Rect.Y0-g.Rect.Y1 > far || o.Rect.X0 > g.Rect.X1 || o.Rect.X0 < g.Rect.X0-30 && o.Rect.X1 < g.Rect.X0 {
			continue
		}
		if best < 0 || o.Rect.Y0 < s.Segments[best].Rect.Y0-2 {
			best = i
		}
	}
	if fieldsBelow(s, g.Rect, far) {
		return true
	}
	if best < 0 {
		return false
	}
	t := s.Segments[best].Text
	fs := look.Phones(t)
	return phrase.StartsWithPhone(t) || len(fs) > 0 && len(fs[0].TNs) > 0 && fs[0].Start < 24 && len(phrase.Plain(t[:fs[0].Start])) < 4 && !labels.Instruction(t) && !phrase.Sentence(t[:fs[0].Start], t[fs[0].End:])
}

// fieldsBelow tells whether the first form fields under a line hold a telephone number, in
// one field or in parts, and none stands beside it.
func fieldsBelow(s *layout.Sheet, r page.Rect, far float64) bool {
	var row []*page.Widget
	for _, w := range s.Widgets {
		u := w.Upright
		if u.X0 > r.X1-2 && layout.SameLine(u, r) {
			return false // its answer stands beside it
		}
		if w.Hidden || w.Type != page.TextField || u.Y0 < r.Y1-3 || u.Y0-r.Y1 > far || u.X1 < r.X0-30 {
			continue
		}
		if len(row) > 0 && !layout.SameLine(u, row[0].Upright) {
			if u.Y0 > row[0].Upright.Y0 {
				continue
			}
			row = row[:0]
		}
		row = append(row, w)
	}
	slices.SortFunc(row, func(a, b *page.Widget) int { return cmp.Compare(a.Upright.X0, b.Upright.X0) })
	if len(row) == 0 || row[0].Value == "" {
		return false
	}
	text := row[0].Value
	if !phrase.StartsWithPhone(text) && len(row) > 2 && row[2].Upright.X1-row[0].Upright.X0 < partedNumber {
		text += "-" + row[1].Value + "-" + row[2].Value
	}
	return phrase.StartsWithPhone(text)
}

// partedNumber is how wide the fields of one telephone number are together at most, in points.
const partedNumber = 200

// columnBelow tells whether the heading of a column of numbers stands right below a text.
func (f *Form) columnBelow(s *layout.Sheet, g *layout.Segment) bool {
	h := math.Max(g.Rect.Height(), 6)
	return slices.ContainsFunc(s.Segments, func(o *layout.Segment) bool {
		gap := o.Rect.Y0 - g.Rect.Y1
		if gap < -2 || gap > 3*h || math.Abs(o.Rect.X0-g.Rect.X0) > 60 {
			return false
		}
		if len(o.Words) <= 3 && numbersBelow(s, o) { // "Line"
			return true
		}
		m, ok := f.Vocabulary.Exact(o.Text)
		return ok && (m.Target == labels.Telephone || m.Target == labels.Number || m.Target == labels.Numbers)
	})
}

// keptBelow tells whether a line of a few words says of numbers or lines that they stay, and
// numbers stand right below it: "Part 2: lines that are not moving". A person who wrote so
// heads a list, whatever the words.
func (f *Form) keptBelow(g *layout.Segment) bool {
	text := g.Text
	if head, remark, ok := strings.Cut(text, " ("); ok && len(strings.Fields(head)) > 2 && len(remark) > 0 {
		text = head // the remark may go on in the next line
	}
	if one, other, ok := strings.Cut(text, " / "); ok && len(strings.Fields(one)) > 2 && len(strings.Fields(other)) > 2 {
		return f.saysKept(g, one) || f.saysKept(g, other) // in two languages
	}
	return f.saysKept(g, text)
}

// saysKept tells whether words of a line say of numbers that they stay, and numbers stand
// below it.
func (f *Form) saysKept(g *layout.Segment, text string) bool {
	if phrase.Extent(text) != "" || boxBefore(g) { // "Only the numbers listed here; the rest stay": an answer
		return false
	}
	if len(strings.Fields(text)) > 16 || look.HasPhone(g.Text) || len(look.FindMarks(g.Text)) > 0 || strings.HasSuffix(g.Text, ".") && !strings.Contains(g.Text, "?") || strings.HasSuffix(g.Text, ",") {
		return false
	}
	if m, known := f.Vocabulary.Prefix(text); known && m.Target != labels.Keep {
		return false
	}
	keep, _ := phrase.SaysKeep(text)
	if t, ok := phrase.HeadsList(text); !keep && (!ok || t != labels.Keep) || !phrase.Plural(text) {
		return false
	}
	return numbersBelow(g.Sheet, g) || f.columnBelow(g.Sheet, g) || f.numbersUnderRemark(g)
}

// boxBefore tells whether a check box stands right before a text on its line.
func boxBefore(g *layout.Segment) bool {
	return slices.ContainsFunc(g.Sheet.Widgets, func(w *page.Widget) bool {
		return (w.Type == page.CheckBox || w.Type == page.RadioButton) && w.Upright.X1 < g.Rect.X0+2 && g.Rect.X0-w.Upright.X1 < 20 && layout.SameLine(w.Upright, g.Rect)
	})
}

// numbersUnderRemark tells whether numbers stand below the rest of a line that goes on in
// the next one: "… (write “None” if all / lines are transferred)".
func (f *Form) numbersUnderRemark(g *layout.Segment) bool {
	if strings.Count(g.Text, "(") <= strings.Count(g.Text, ")") {
		return false
	}
	h := math.Max(g.Rect.Height(), 6)
	for _, o := range g.Sheet.Segments {
		if gap := o.Rect.Y0 - g.Rect.Y1; gap > -2 && gap < 0.8*h && math.Abs(o.Rect.X0-g.Rect.X0) < 4 && strings.HasSuffix(o.Text, ")") {
			return numbersBelow(g.Sheet, o)
		}
	}
	return false
}

// numbersBeside tells whether what stands right behind a text on its line, or in the
// cell beside it, begins with a number.
func numbersBeside(s *layout.Sheet, at page.Rect) bool {
	var next *layout.Segment
	for g := range s.InLine(at) {
		if g.Rect.X0 > at.X1-2 && (next == nil || g.Rect.X0 < next.Rect.X0) {
			next = g
		}
	}
	return next != nil && phrase.StartsWithPhone(next.Text)
}

// RemarkHeading tells whether a label heads a column of remarks proper, not of
// kinds of lines.
func RemarkHeading(l *Label) bool {
	return l.Target == labels.Note && !strings.Contains(l.Match.Wording, "type")
}
