package loa

// Blanks to fill in: underscores and leaders.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/page"
)

// endsBlank tells whether the last blank ends right before a place.
func (s *sheet) endsBlank(r page.Rect) bool {
	if len(s.blanks) == 0 {
		return false
	}
	b := s.blanks[len(s.blanks)-1]
	return sameLine(b, r) && r.X0 > b.X1-2 && r.X0-b.X1 < 0.7*math.Max(r.Height(), 6)
}

// addBlank adds a blank. One that ends a text that another blank begins,
// "__Acme, Inc.___", is one line to write on with it.
func (s *sheet) addBlank(w *page.Word) {
	b := w.Upright
	if n := len(s.blanks); n > 0 && strings.HasPrefix(w.Text, "_") {
		last := s.blanks[n-1]
		if sameLine(last, b) && last.X1 < b.X0 && s.filledIn(last, b) {
			s.blanks[n-1] = last.Union(b)
			return
		}
	}
	s.blanks = append(s.blanks, b)
	if strings.Trim(w.Text, ".·…") == "" {
		s.leaders = append(s.leaders, b)
	}
}

// filledIn tells whether the text between two blanks of a line touches both and is
// no label of the second.
func (s *sheet) filledIn(a, b page.Rect) bool {
	x, h := a.X1, math.Max(b.Height(), 6)
	for _, w := range s.words {
		u := w.Upright
		if w.Blank || !sameLine(u, b) || u.MidX() < a.X1 || u.MidX() > b.X0 {
			continue
		}
		if u.X0-x > 0.5*h || x == a.X1 && u.X0-x > 0.12*h || strings.HasSuffix(w.Text, ":") || strings.HasPrefix(w.Text, "(") && x == a.X1 && !strings.ContainsAny(w.Text, "0123456789") {
			return false
		}
		x = math.Max(x, u.X1)
	}
	return x > a.X1 && b.X0-x < 0.12*h
}
