package form

// Check boxes: form fields, drawn boxes with a mark in them, and the characters
// that stand for both.

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// Check is an answer that can be ticked.
type Check struct {
	Target labels.Target // Business … Yes, "" for text that is no known answer
	Text   string
	Said   string // all that stands beside the box, of which Text may be the beginning
	On     bool
	Sheet  *layout.Sheet
	Rect   page.Rect
	Box    porting.Box
	Read   porting.Read
	Conf   float64
	Marked bool // a box was seen, ticked or not
}

// ReadChecks finds the ticked and the empty answers.
func (f *Form) ReadChecks() {
	for _, s := range f.Sheets {
		f.readChecks(s)
	}
}

// readChecks finds the ticked and the empty answers of a page.
func (f *Form) readChecks(s *layout.Sheet) {
	for _, p := range f.PiecesOf[s] {
		if p.Widget != nil {
			if p.Widget.Type == page.CheckBox || p.Widget.Type == page.RadioButton {
				f.widgetCheck(s, p)
			}
			continue
		}
		f.textChecks(s, p)
	}
}

// widgetCheck takes the text beside a check box: to its right, else to its left;
// else what its name or state says.
func (f *Form) widgetCheck(s *layout.Sheet, p *Piece) {
	w := p.Widget
	c := Check{On: w.On, Sheet: s, Rect: p.Rect, Box: p.Box, Read: p.Read, Conf: 1, Marked: true}
	var boxes []page.Rect
	for _, q := range s.Widgets {
		if q.Type == page.CheckBox || q.Type == page.RadioButton {
			boxes = append(boxes, q.Upright)
		}
	}
	after := s.BoxesBehind(p.Rect, boxes)
	best := f.textBeside(s, p.Rect, after)
	if best == nil {
		best = f.textBeside(s, p.Rect, !after)
	}
	if best != nil {
		c.Text, c.Said = best.Text, best.Text
		c.Box = layout.Unite(c.Box, best.Box, false)
		if m, ok := f.Answer(best.Text); ok {
			c.Target, c.Text = m.Target, best.Text
			if m.End < len(best.Text) {
				c.Text = strings.TrimSpace(best.Text[m.Start:m.End])
			}
			best.Used = true
		}
	}
	if c.Target == "" {
		f.legalForm(&c, c.Rect, w.Tooltip, leaf(w.Name), w.Export)
	}
	if c.Target == "" {
		for _, t := range []string{w.Export, w.Tooltip, leaf(w.Name)} {
			if m, ok := f.Vocabulary.Exact(t); ok && look.Answers(m.Target) && t != "Yes" && t != "On" {
				c.Target = m.Target
				if c.Text == "" {
					c.Text = t
				}
				break
			}
		}
	}
	f.Checked = append(f.Checked, c)
}

// textBeside is the text nearest to a check box on its line: before it, or behind it.
func (f *Form) textBeside(s *layout.Sheet, box page.Rect, before bool) *Piece {
	var best *Piece
	nearest := layout.BoxReach
	for _, q := range f.PiecesOf[s] {
		if q.Widget != nil || !layout.SameLine(q.Rect, box) && (before || math.Abs(q.Rect.MidY()-box.MidY()) > 7) {
			continue
		}
		gap := q.Rect.X0 - box.X1
		if before {
			gap = box.X0 - q.Rect.X1
		}
		if gap > -4 && gap < nearest {
			best, nearest = q, gap
		}
	}
	return best
}

// Answer finds the answer that a text begins with.
func (f *Form) Answer(text string) (labels.Match, bool) {
	if m, ok := f.Vocabulary.Exact(text); ok && look.Answers(m.Target) {
		return m, true
	}
	if m, ok := f.Vocabulary.Prefix(text); ok && look.Answers(m.Target) && !m.Fuzzy {
		return m, true
	}
	return labels.Match{}, false
}

// shortBlank is how long a line to put a mark on is at most, in points.
const shortBlank = 50

// markOnBlank is the answer behind a mark that was put on a short line before it: "_X_ move
// part of the account".
func markOnBlank(s *layout.Sheet, p *Piece) (answer string, ok bool) {
	ws := p.Span.Words()
	if len(ws) < 2 || len(p.Text) < 4 || !strings.EqualFold(ws[0].Text, "x") && ws[0].Text != "✓" && ws[0].Text != "✔" {
		return "", false
	}
	x := ws[0].Upright
	return strings.TrimSpace(p.Text[len(ws[0].Text):]), slices.ContainsFunc(s.Blanks, func(b page.Rect) bool {
		return b.Width() < shortBlank && x.MidX() > b.X0 && x.MidX() < b.X1 && layout.SameLine(b, x)
	})
}

// emptyBlankBefore tells whether a short line to put a mark on stands right before an
// answer, with nothing on it: "____ move the whole account".
func emptyBlankBefore(s *layout.Sheet, p *Piece) bool {
	return slices.ContainsFunc(s.Blanks, func(b page.Rect) bool {
		gap := p.Rect.X0 - b.X1
		return gap > -2 && gap < 12 && b.Width() < shortBlank && layout.SameLine(b, p.Rect) && !slices.ContainsFunc(s.Words, func(w *page.Word) bool {
			return !w.Blank && layout.SameLine(w.Upright, b) && w.Upright.MidX() > b.X0 && w.Upright.MidX() < b.X1
		})
	})
}

// textChecks reads "[X] Business [ ] Residential", "☒ Full ☐ Partial", and
// answers beside drawn boxes.
func (f *Form) textChecks(s *layout.Sheet, p *Piece) {
	if look.OnePhone(p.Text) {
		return
	}
	marks := look.FindMarks(p.Text)
	if t, ok := markOnBlank(s, p); ok && len(marks) == 0 {
		c := Check{Text: t, Said: t, On: true, Sheet: s, Rect: p.Rect, Box: p.Box, Read: p.Read, Conf: p.Confidence, Marked: true}
		if a, ok := f.Answer(t); ok {
			c.Target, c.Text = a.Target, strings.TrimSpace(t[a.Start:a.End])
		}
		f.Checked, p.Used = append(f.Checked, c), true
		return
	}
	if len(marks) == 0 {
		m, ok := f.Answer(p.Text)
		said, _, _ := strings.Cut(p.Text, " (")
		if !ok && phrase.Extent(said) != "" && len(strings.Fields(said)) <= 10 {
			m, ok = labels.Match{End: len(p.Text)}, true // of no wording: what is beside it says whether it is one
		}
		if ok && p.Rect.Height() < 40 {
			state, boxed := s.DrawnBox(p.Rect)
			if boxed || m.Target == "" && emptyBlankBefore(s, p) {
				p.Used = m.Target != ""
				f.Checked = append(f.Checked, Check{Target: m.Target, Text: strings.TrimSpace(p.Text[m.Start:m.End]), Said: p.Text, On: state, Sheet: s, Rect: p.Rect, Box: p.Box, Read: p.Read, Conf: p.Confidence, Marked: true})
			}
		}
		return
	}
	known := false
	behind := p.Read == porting.ReadOCR && f.shapesBehind(s, p)
	for i, m := range marks {
		end := len(p.Text)
		if i+1 < len(marks) {
			end = marks[i+1].Start
		}
		t := strings.Trim(p.Text[m.End:end], " \u00a0,;/|")
		if t == "" && i+1 == len(marks) {
			// the text stands in the next piece of the line
			if q := f.nextPiece(s, p); q != nil {
				t = q.Text
				if _, ok := f.Answer(t); ok {
					q.Used = true
				}
			}
		}
		if behind {
			start := 0
			if i > 0 {
				start = marks[i-1].End
			}
			t = strings.Trim(p.Text[start:m.Start], " \u00a0,;/|")
			if q := f.textBeside(s, p.Rect, false); t == "" && i == 0 && q != nil && len(look.FindMarks(q.Text)) == 0 {
				t = q.Text
				if _, ok := f.Answer(t); ok {
					q.Used = true
				}
			}
		}
		c := Check{Text: t, Said: t, On: m.On, Sheet: s, Rect: p.Rect, Box: p.Box, Read: p.Read, Conf: p.Confidence, Marked: true}
		if a, ok := f.Answer(t); ok {
			c.Target, c.Text = a.Target, strings.TrimSpace(t[a.Start:a.End])
			known = true
		} else if a, ok := f.Vocabulary.Exact(t); ok {
			_ = a
			known = true
		}
		sp := p.Span.Seg.Slice(p.Span.Start+m.Start, p.Span.Start+end)
		c.Rect, c.Box = sp.Rect(), sp.Box()
		box := p.Span.Seg.Slice(p.Span.Start+m.Start, p.Span.Start+m.End).Rect()
		if c.Target == "" {
			f.legalForm(&c, box)
			known = known || c.Target != ""
		}
		c.On = c.On || f.tickedOver(s, box)
		f.Checked = append(f.Checked, c)
	}
	if known || len(marks) > 1 || marks[0].Start == 0 {
		p.Used = true
	}
}

// tickedOver tells whether a mark was written over an empty box of characters, a little
// beside it as a pen or a text field does, and takes the mark away from the values.
func (f *Form) tickedOver(s *layout.Sheet, box page.Rect) bool {
	for _, q := range f.PiecesOf[s] {
		switch q.Text {
		case "X", "x", "✓", "✔", "√":
		default:
			continue
		}
		w := math.Min(q.Rect.X1, box.X1) - math.Max(q.Rect.X0, box.X0)
		h := math.Min(q.Rect.Y1, box.Y1) - math.Max(q.Rect.Y0, box.Y0)
		if q.Widget == nil && w > 0.4*q.Rect.Width() && h > 0.3*q.Rect.Height() {
			q.Used = true
			return true
		}
	}
	return false
}

// shapesBehind tells whether the boxes that OCR told by their shape stand behind
// their words on a piece's line: "Business ☒   Residential ☐".
func (f *Form) shapesBehind(s *layout.Sheet, p *Piece) bool {
	var boxes []page.Rect
	var first *page.Word
	for _, w := range s.Words {
		if !layout.SameLine(w.Upright, p.Rect) {
			continue
		}
		if utf8.RuneCountInString(w.Text) == 1 && strings.Contains(layout.OnMarks+layout.OffMarks, w.Text) {
			boxes = append(boxes, w.Upright)
		} else if first == nil || w.Upright.X0 < first.Upright.X0 {
			first = w
		}
	}
	// A box before the first word of its line stands before words.
	sort.Slice(boxes, func(i, j int) bool { return boxes[i].X0 < boxes[j].X0 })
	if len(boxes) == 0 || first == nil || boxes[0].X0 < first.Upright.X0 {
		return false
	}
	return s.BoxesBehind(boxes[0], boxes)
}

func (f *Form) nextPiece(s *layout.Sheet, p *Piece) *Piece {
	var best *Piece
	for _, q := range f.PiecesOf[s] {
		if q.Widget == nil && q != p && layout.SameLine(q.Rect, p.Rect) && q.Rect.X0 >= p.Rect.X1-2 && q.Rect.X0-p.Rect.X1 < 40 {
			if best == nil || q.Rect.X0 < best.Rect.X0 {
				best = q
			}
		}
	}
	return best
}

// legalForm reads a box "Company" or "Private person" as the type of customer: by the
// check's text, by the texts given, or by the label behind the box.
func (f *Form) legalForm(c *Check, box page.Rect, texts ...string) {
	words := append([]string{c.Text}, texts...)
	for _, l := range f.LabelsOf[c.Sheet] { // "Company:" is a label as well
		if gap := l.Rect.X0 - box.X1; layout.SameLine(l.Rect, box) && gap > -4 && gap < 15 {
			words = append(words, l.Text)
		}
	}
	for _, t := range words {
		switch strings.Join(labels.Words(t), " ") {
		case "company", "corporation", "legal entity", "organization", "firma", "entreprise", "societe":
			c.Target = labels.Business
		case "individual", "natural person", "private person", "private individual", "private":
			c.Target = labels.Residential
		default:
			continue
		}
		c.Text = strings.TrimRight(t, ": ")
		return
	}
}
