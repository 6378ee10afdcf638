package layout

// Blanks to fill in: underscores and leaders.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/page"
)

// endsBlank tells whether the last blank ends right before a place.
func (s *Sheet) endsBlank(r page.Rect) bool {
	if len(s.Blanks) == 0 {
		return false
	}
	b := s.Blanks[len(s.Blanks)-1]
	return SameLine(b, r) && r.X0 > b.X1-2 && r.X0-b.X1 < 0.7*math.Max(r.Height(), 6)
}

// addBlank adds a blank. One that ends a text that another blank begins,
// "__Acme, Inc.___", is one line to write on with it.
func (s *Sheet) addBlank(w *page.Word) {
	b := w.Upright
	if n := len(s.Blanks); n > 0 && strings.HasPrefix(w.Text, "_") {
		last := s.Blanks[n-1]
		if SameLine(last, b) && last.X1 < b.X0 && s.filledIn(last, b) {
			s.Blanks[n-1] = last.Union(b)
			return
		}
	}
	s.Blanks = append(s.Blanks, b)
	if strings.Trim(w.Text, ".·…") == "" {
		s.Leaders = append(s.Leaders, b)
	}
}

// leader is how many of the first words are dots set apart that lead from a label to its
// value: "SVC ADDR . . : 12 Elm St". Two or three without a colon behind are none.
func leader(words []*page.Word) int {
	n := 0
	for n < len(words) && words[n].Text == "." && (n == 0 || SameLine(words[n].Upright, words[n-1].Upright) && words[n].Upright.X0 > words[n-1].Upright.X0) {
		n++
	}
	if n >= 4 || n >= 2 && n < len(words) && words[n].Text == ":" && SameLine(words[n].Upright, words[n-1].Upright) {
		return n
	}
	return 0
}

// addLeader adds the blank that dots set apart make.
func (s *Sheet) addLeader(dots []*page.Word) {
	b := dots[0].Upright
	for _, w := range dots[1:] {
		b = b.Union(w.Upright)
	}
	s.Blanks, s.Leaders = append(s.Blanks, b), append(s.Leaders, b)
}

// filledIn tells whether the text between two blanks of a line touches both and is
// no label of the second.
func (s *Sheet) filledIn(a, b page.Rect) bool {
	x, h := a.X1, math.Max(b.Height(), 6)
	for _, w := range s.Words {
		u := w.Upright
		if w.Blank || !SameLine(u, b) || u.MidX() < a.X1 || u.MidX() > b.X0 {
			continue
		}
		if u.X0-x > math.Max(0.5*h, 0.65*w.Size) || x == a.X1 && u.X0-x > 0.12*h || strings.HasSuffix(w.Text, ":") || strings.HasPrefix(w.Text, "(") && x == a.X1 && !strings.ContainsAny(w.Text, "0123456789") {
			return false
		}
		x = math.Max(x, u.X1)
	}
	return x > a.X1 && b.X0-x < 0.12*h
}

// OnBlank tells whether a word stands on a line to write on, or over underscores.
func (s *Sheet) OnBlank(r page.Rect) bool {
	for _, b := range s.Blanks {
		if b.OverlapX(r) > 0.5 && math.Abs(b.MidY()-r.MidY()) < 0.9*math.Max(b.Height(), r.Height()) {
			return true
		}
	}
	for _, u := range s.Under {
		if u.X1-u.X0 > 0.85*s.Width {
			continue
		}
		over := math.Min(u.X1, r.X1) - math.Max(u.X0, r.X0)
		if over > 0.6*r.Width() && u.Y0 > r.Y1-0.35*r.Height() && u.Y0 < r.Y1+0.4*r.Height() {
			return true
		}
	}
	return false
}

// Underlined tells whether a rule, however short, runs under a word.
func (s *Sheet) Underlined(r page.Rect) bool {
	for _, u := range s.Page.Rules {
		if !u.Horizontal() || u.X1-u.X0 > 0.85*s.Width {
			continue
		}
		over := math.Min(u.X1, r.X1) - math.Max(u.X0, r.X0)
		if over > 0.6*r.Width() && u.Y0 > r.Y1-0.35*r.Height() && u.Y0 < r.Y1+0.4*r.Height() {
			return true
		}
	}
	return false
}

// findTyped finds the words of a line that were typed into printed brackets,
// "with the name [ Acme ], a": other type, drawn at another time. The bracket that opens
// may stand at the end of the line before.
func (s *Sheet) findTyped(row []*page.Word) {
	from := 0
	for i, w := range row {
		if !strings.HasPrefix(w.Text, "]") {
			if strings.HasSuffix(w.Text, "[") {
				from = i + 1
			}
			continue
		}
		typed := from < i && !(from+1 == i && len(row[from].Text) == 1) // "[X] Yes"
		for _, v := range row[from:i] {
			d := v.Drawn - w.Drawn
			typed = typed && v.Font != w.Font && (d > 1 || d < -1)
		}
		for _, v := range row[from:i] {
			if typed {
				if s.Typed == nil {
					s.Typed = map[*page.Word]bool{}
				}
				s.Typed[v] = true
			}
		}
		from = i + 1
		if strings.HasSuffix(w.Text, "[") {
			continue
		}
		for from < len(row) && !strings.HasSuffix(row[from].Text, "[") && !strings.HasPrefix(row[from].Text, "]") {
			from++ // what stands outside brackets
		}
	}
}
