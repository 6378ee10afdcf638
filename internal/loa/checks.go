package loa

// Check boxes: form fields, drawn boxes with a mark in them, and the characters
// that stand for both.

import (
	"math"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// check is an answer that can be ticked.
type check struct {
	target labels.Target // Business … Yes, "" for text that is no known answer
	text   string
	on     bool
	sheet  *sheet
	rect   page.Rect
	box    porting.Box
	read   porting.Read
	conf   float64
	marked bool // a box was seen, ticked or not
}

// Marks are what a ticked and an empty box look like as characters.
const (
	onMarks  = "☑☒✓✔✗✘⊠☓■▣◉●⬛\uf0fe\uf0fd\uf0fc\uf052"
	offMarks = "☐□▢◻○◯❏❑❒\uf0a8\uf06f\uf0a3"
)

// readChecks finds the ticked and the empty answers of a page.
func (r *reader) readChecks(s *sheet) {
	for _, p := range r.pieceOf[s] {
		if p.widget != nil {
			if p.widget.Type == page.CheckBox || p.widget.Type == page.RadioButton {
				r.widgetCheck(s, p)
			}
			continue
		}
		r.textChecks(s, p)
	}
}

// widgetCheck takes the text beside a check box: to its right, else to its left;
// else what its name or state says.
func (r *reader) widgetCheck(s *sheet, p *piece) {
	w := p.widget
	c := check{on: w.On, sheet: s, rect: p.rect, box: p.box, read: porting.ReadForm, conf: 1, marked: true}
	var boxes []page.Rect
	for _, q := range s.widgets {
		if q.Type == page.CheckBox || q.Type == page.RadioButton {
			boxes = append(boxes, q.Upright)
		}
	}
	after := s.boxesBehind(p.rect, boxes)
	best := r.textBeside(s, p.rect, after)
	if best == nil {
		best = r.textBeside(s, p.rect, !after)
	}
	if best != nil {
		c.text = best.text
		c.box = unite(c.box, best.box, false)
		if m, ok := r.answer(best.text); ok {
			c.target, c.text = m.Target, best.text
			if m.End < len(best.text) {
				c.text = strings.TrimSpace(best.text[m.Start:m.End])
			}
			best.used = true
		}
	}
	if c.target == "" {
		r.legalForm(&c, w)
	}
	if c.target == "" {
		for _, t := range []string{w.Export, w.Tooltip, leaf(w.Name)} {
			if m, ok := r.v.Exact(t); ok && answers(m.Target) && t != "Yes" && t != "On" {
				c.target = m.Target
				if c.text == "" {
					c.text = t
				}
				break
			}
		}
	}
	r.checked = append(r.checked, c)
}

// textBeside is the text nearest to a check box on its line: before it, or behind it.
func (r *reader) textBeside(s *sheet, box page.Rect, before bool) *piece {
	var best *piece
	nearest := boxReach
	for _, q := range r.pieceOf[s] {
		if q.widget != nil || !sameLine(q.rect, box) && (before || math.Abs(q.rect.MidY()-box.MidY()) > 7) {
			continue
		}
		gap := q.rect.X0 - box.X1
		if before {
			gap = box.X0 - q.rect.X1
		}
		if gap > -4 && gap < nearest {
			best, nearest = q, gap
		}
	}
	return best
}

// boxReach is how far in points a check box may stand from its words.
const boxReach = 40.0

// boxesBehind tells whether the boxes on the line of box stand behind their words,
// "Business [x] Residential [ ]": one side for the whole line, the one with the
// smaller gaps; where both are the same, boxes stand before their words.
func (s *sheet) boxesBehind(box page.Rect, boxes []page.Rect) bool {
	var before, behind float64
	for _, b := range boxes {
		if !sameLine(b, box) {
			continue
		}
		left, right := boxReach, boxReach
		for _, w := range s.words {
			u := w.Upright
			if b.Holds(u) || !sameLine(u, b) {
				continue
			}
			if gap := b.X0 - u.X1; gap > -4 {
				left = math.Min(left, gap)
			}
			if gap := u.X0 - b.X1; gap > -4 {
				right = math.Min(right, gap)
			}
		}
		before += math.Max(0, right)
		behind += math.Max(0, left)
	}
	return behind < before-1
}

// answer finds the answer that a text begins with.
func (r *reader) answer(text string) (labels.Match, bool) {
	if m, ok := r.v.Exact(text); ok && answers(m.Target) {
		return m, true
	}
	if m, ok := r.v.Prefix(text); ok && answers(m.Target) && !m.Fuzzy {
		return m, true
	}
	return labels.Match{}, false
}

// textChecks reads "[X] Business [ ] Residential", "☒ Full ☐ Partial", and
// answers beside drawn boxes.
func (r *reader) textChecks(s *sheet, p *piece) {
	marks := findMarks(p.text)
	if len(marks) == 0 {
		if m, ok := r.answer(p.text); ok && p.rect.Height() < 40 {
			if state, ok := s.drawnBox(p.rect); ok {
				p.used = true
				r.checked = append(r.checked, check{target: m.Target, text: strings.TrimSpace(p.text[m.Start:m.End]), on: state, sheet: s, rect: p.rect, box: p.box, read: p.read, conf: p.confidence, marked: true})
			}
		}
		return
	}
	known := false
	behind := p.read == porting.ReadOCR && r.shapesBehind(s, p)
	for i, m := range marks {
		end := len(p.text)
		if i+1 < len(marks) {
			end = marks[i+1].start
		}
		t := strings.Trim(p.text[m.end:end], " \u00a0,;/|")
		if t == "" && i+1 == len(marks) {
			// the text stands in the next piece of the line
			if q := r.nextPiece(s, p); q != nil {
				t = q.text
				if _, ok := r.answer(t); ok {
					q.used = true
				}
			}
		}
		if behind {
			start := 0
			if i > 0 {
				start = marks[i-1].end
			}
			t = strings.Trim(p.text[start:m.start], " \u00a0,;/|")
			if q := r.textBeside(s, p.rect, false); t == "" && i == 0 && q != nil && len(findMarks(q.text)) == 0 {
				t = q.text
				if _, ok := r.answer(t); ok {
					q.used = true
				}
			}
		}
		c := check{text: t, on: m.on, sheet: s, rect: p.rect, box: p.box, read: p.read, conf: p.confidence, marked: true}
		if a, ok := r.answer(t); ok {
			c.target, c.text = a.Target, strings.TrimSpace(t[a.Start:a.End])
			known = true
		} else if a, ok := r.v.Exact(t); ok {
			_ = a
			known = true
		}
		if p.widget == nil {
			sp := p.span.seg.slice(p.span.start+m.start, p.span.start+end)
			c.rect, c.box = sp.rect(), sp.box()
		}
		r.checked = append(r.checked, c)
	}
	if known || len(marks) > 1 || marks[0].start == 0 {
		p.used = true
	}
}

// shapesBehind tells whether the boxes that OCR told by their shape stand behind
// their words on a piece's line: "Business ☒   Residential ☐".
func (r *reader) shapesBehind(s *sheet, p *piece) bool {
	var boxes []page.Rect
	var first *page.Word
	for _, w := range s.words {
		if !sameLine(w.Upright, p.rect) {
			continue
		}
		if utf8.RuneCountInString(w.Text) == 1 && strings.Contains(onMarks+offMarks, w.Text) {
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
	return s.boxesBehind(boxes[0], boxes)
}

func (r *reader) nextPiece(s *sheet, p *piece) *piece {
	var best *piece
	for _, q := range r.pieceOf[s] {
		if q.widget == nil && q != p && sameLine(q.rect, p.rect) && q.rect.X0 >= p.rect.X1-2 && q.rect.X0-p.rect.X1 < 40 {
			if best == nil || q.rect.X0 < best.rect.X0 {
				best = q
			}
		}
	}
	return best
}

type mark struct {
	start, end int
	on         bool
}

// findMarks finds the boxes in a text: ☒ ☐, [X] [ ] [], (X) ( ), and a lone X
// or check mark at the beginning.
func findMarks(t string) []mark {
	var out []mark
	for i := 0; i < len(t); {
		r, n := utf8.DecodeRuneInString(t[i:])
		switch {
		case strings.ContainsRune(onMarks, r) && r != utf8.RuneError:
			out = append(out, mark{i, i + n, true})
		case strings.ContainsRune(offMarks, r):
			out = append(out, mark{i, i + n, false})
		case r == '[' || r == '(':
			close := byte(']')
			if r == '(' {
				close = ')'
			}
			if j := strings.IndexByte(t[i:], close); j > 0 && j <= 6 {
				inner := strings.Trim(t[i+1:i+j], " \u00a0_")
				switch {
				case inner == "":
					out = append(out, mark{i, i + j + 1, false})
				case inner == "X" || inner == "x" || utf8.RuneCountInString(inner) == 1 && strings.Contains(onMarks, inner) || inner == "*":
					out = append(out, mark{i, i + j + 1, true})
				}
				if len(out) > 0 && out[len(out)-1].start == i {
					i += j + 1
					continue
				}
			}
		}
		i += n
	}
	// "X Business    Residential": a lone X before an answer
	if len(out) == 0 {
		if len(t) > 2 && (t[0] == 'X' || t[0] == 'x') && t[1] == ' ' {
			if m, ok := labels.LOA().Exact(t[2:]); ok && answers(m.Target) {
				out = append(out, mark{0, 1, true})
			}
		}
	}
	return out
}

// drawnBox looks for a small square before a text, or behind it where the boxes
// of the line stand behind their words, and tells whether something stands in it.
func (s *sheet) drawnBox(r page.Rect) (on, ok bool) {
	var boxes []page.Rect
	for _, c := range s.cells {
		w, h := c.Width(), c.Height()
		if w < 4.5 || w > 22 || h < 4.5 || h > 22 || math.Abs(w-h) > 5 || math.Abs(c.MidY()-r.MidY()) > 7 {
			continue
		}
		boxes = append(boxes, c)
	}
	if len(boxes) == 0 {
		return false, false
	}
	behind := s.boxesBehind(boxes[0], boxes)
	var best page.Rect
	gap := 24.0
	for _, c := range boxes {
		d := r.X0 - c.X1
		if behind {
			d = c.X0 - r.X1
		}
		if d > -3 && d < gap {
			best, gap, ok = c, d, true
		}
	}
	if !ok {
		return false, false
	}
	for _, w := range s.words {
		if best.Holds(w.Upright) {
			return true, true
		}
	}
	grown := page.Rect{X0: best.X0 - 2, Y0: best.Y0 - 2, X1: best.X1 + 2, Y1: best.Y1 + 2}
	for _, k := range s.p.Strokes {
		if k.Upright.Width() < 40 && k.Upright.Height() < 40 && grown.Holds(k.Upright) {
			return true, true
		}
	}
	return false, true
}
