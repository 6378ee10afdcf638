package layout

// Combs: rows of small boxes that take one character each.

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/page"
)

// joinCombs makes one cell with one text of each row of small boxes with a
// character in each, and returns the rules without those between the boxes. An
// empty box between two characters is a blank.
func (s *Sheet) joinCombs(rules []page.Rule) []page.Rule {
	var cells []page.Rect
	var joined []page.Rect
	for i := 0; i < len(s.Cells); {
		j := i + 1
		for j < len(s.Cells) && nextBox(s.Cells[j-1], s.Cells[j], s.Cells[i]) {
			j++
		}
		if j-i >= 2 && s.joinBoxes(s.Cells[i:j]) {
			whole := s.Cells[i].Union(s.Cells[j-1])
			cells, joined = append(cells, whole), append(joined, whole)
		} else {
			cells = append(cells, s.Cells[i:j]...)
		}
		i = j
	}
	if len(joined) == 0 {
		return rules
	}
	s.Cells = cells
	var kept []page.Rule
	for _, r := range rules {
		inside := false
		for _, c := range joined {
			inside = inside || !r.Horizontal() && r.X0 > c.X0+Near && r.X0 < c.X1-Near && r.Y0 > c.Y0-Near && r.Y1 < c.Y1+Near
		}
		if !inside {
			kept = append(kept, r)
		}
	}
	return kept
}

// nextBox tells whether b stands right of a in a row of boxes like first.
func nextBox(a, b, first page.Rect) bool {
	return math.Abs(a.Y0-b.Y0) < Near && math.Abs(a.Y1-b.Y1) < Near && math.Abs(b.X0-a.X1) < Near &&
		first.Width() < 1.5*first.Height() && first.Width() > 4 && first.Width() < 30 && math.Abs(b.Width()-first.Width()) < 0.25*first.Width()+1
}

// joinBoxes joins the characters of a row of boxes to one word; false where a box
// holds more than one, or fewer than two hold any.
func (s *Sheet) joinBoxes(boxes []page.Rect) bool {
	in := make([]*page.Word, len(boxes)) // the words by the boxes that they begin in
	covered := make([]bool, len(boxes))
	filled := 0
	whole := boxes[0].Union(boxes[len(boxes)-1])
	for _, w := range s.Words {
		if !whole.Holds(w.Upright) {
			continue
		}
		// a word over several boxes has one character in each, too
		n, from := utf8.RuneCountInString(w.Text), -1
		for i, b := range boxes {
			if from < 0 && w.Upright.X0 < b.X1 {
				from = i
			}
		}
		if from < 0 || w.Blank || from+n > len(boxes) || w.Upright.X1 > boxes[from+n-1].X1+1 || w.Upright.X1 < boxes[from+n-1].X0 {
			return false
		}
		for i := from; i < from+n; i++ {
			if covered[i] {
				return false
			}
			covered[i] = true
		}
		in[from] = w
		filled += n
	}
	if filled < 2 || strings.ContainsAny(OnMarks, firstOf(in).Text) {
		return false
	}
	var ws []*page.Word
	var text strings.Builder
	blank := false
	for i, w := range in {
		if w == nil {
			blank = blank || len(ws) > 0 && !covered[i]
			continue
		}
		if blank {
			text.WriteByte(' ')
			blank = false
		}
		text.WriteString(w.Text)
		ws = append(ws, w)
	}
	s.joinWords(ws, text.String())
	return true
}

func firstOf(ws []*page.Word) *page.Word {
	for _, w := range ws {
		if w != nil {
			return w
		}
	}
	return nil
}
