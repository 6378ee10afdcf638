package form

// Captions that count: "TN 1", "TN 2", "Number 3".

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
)

// counters marks the captions that do no more than count the places of a list, such as
// "1." does: they ask for nothing, and what stands beside or below them is of the list
// that they stand in.
func (f *Form) counters(s *layout.Sheet) {
	var counted []*Piece
	stems := map[string]int{}
	for _, p := range f.Pieces {
		if p.Sheet == s && p.Widget == nil && !p.Prose && counterStem(p.Text) != "" {
			counted = append(counted, p)
			stems[counterStem(p.Text)]++
		}
	}
	for stem, n := range stems {
		if n < 2 || !f.countNumbers(s, stem, counted) {
			delete(stems, stem)
		}
	}
	var first *Piece
	for _, p := range counted {
		if stems[counterStem(p.Text)] == 0 {
			continue
		}
		p.Placeholder = true
		if first == nil || p.Rect.Y0 < first.Rect.Y0 {
			first = p
		}
	}
	if first != nil {
		f.headCounters(s, first)
	}
}

// counterReach is how far above the first of such captions the heading of their list stands
// at most, in points.
const counterReach = 80

// headCounters makes a label of the line above the first of the captions that heads a list
// in words of its own: "Which numbers do you want to bring to us?".
func (f *Form) headCounters(s *layout.Sheet, first *Piece) {
	var head *Piece
	for _, p := range f.Pieces {
		if p.Sheet != s || p.Widget != nil || p.Prose || p.Span.Seg == nil || p.Text != p.Span.Seg.Text || p.Rect.Y1 > first.Rect.Y0+2 || first.Rect.Y0-p.Rect.Y1 > counterReach || p.Rect.X0 > first.Rect.X1 {
			continue
		}
		if t, ok := phrase.HeadsList(p.Text); ok && t == labels.Numbers && phrase.Plural(p.Text) && (head == nil || p.Rect.Y0 > head.Rect.Y0) {
			head = p
		}
	}
	if head == nil {
		return
	}
	g := head.Span.Seg
	f.AddLabel(g, labels.Match{Target: labels.Numbers, End: len(g.Text), Value: len(g.Text), Source: "unknown"}, 0, len(g.Text), nil)
	f.Pieces = slices.DeleteFunc(f.Pieces, func(p *Piece) bool { return p == head })
}

// countNumbers tells whether telephone numbers stand beside or below the captions of a
// stem, or in their boxes above them, and nothing else does.
func (f *Form) countNumbers(s *layout.Sheet, stem string, counted []*Piece) bool {
	some := false
	for _, c := range counted {
		if counterStem(c.Text) != stem {
			continue
		}
		next := f.nextOnLine(s, c)
		for _, p := range f.Pieces {
			if p.Sheet != s || p == c || p.Text == "" || counterStem(p.Text) != "" {
				continue
			}
			beside := p == next
			below := p.Rect.Y0 > c.Rect.Y1-3 && p.Rect.Y0 < c.Rect.Y1+1.2*c.Rect.Height() && p.Rect.X0 < c.Rect.X1 && p.Rect.X1 > c.Rect.X0
			above := c.Cell >= 0 && p.Cell == c.Cell && p.Rect.Y1 < c.Rect.Y0+3 && c.Rect.Y0-p.Rect.Y1 < 1.2*c.Rect.Height()
			if !beside && !below && !above {
				continue
			}
			if !look.HasPhone(p.Text) {
				return false
			}
			some = true
		}
	}
	return some
}

// nextOnLine is the text nearest behind a caption on its line, nil for none near it.
func (f *Form) nextOnLine(s *layout.Sheet, c *Piece) *Piece {
	var next *Piece
	for _, p := range f.Pieces {
		if p.Sheet == s && p != c && p.Text != "" && layout.SameLine(p.Rect, c.Rect) && p.Rect.X0 > c.Rect.X1-2 && p.Rect.X0 < c.Rect.X1+150 && (next == nil || p.Rect.X0 < next.Rect.X0) {
			next = p
		}
	}
	return next
}

// counterStem is what a caption counts, in small letters; "" where it does not count
// telephone numbers.
func counterStem(text string) string {
	if len(text) > 24 {
		return ""
	}
	text = strings.ToLower(strings.TrimRight(text, " .:)#"))
	stem := strings.TrimRight(text, "0123456789")
	if n := len(text) - len(stem); n == 0 || n > 3 {
		return ""
	}
	switch stem = strings.TrimRight(stem, " #.("); stem {
	case "number", "numbers", "tn", "wtn", "working tn", "ani", "mdn", "dn", "telephone no", "phone no", "working number", "working telephone number", "telephone", "telephone number", "phone", "phone number", "tel", "tel no", "did", "line", "line number", "ported number", "port", "no":
		return stem
	}
	return ""
}
