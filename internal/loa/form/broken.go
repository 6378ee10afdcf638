package form

// Telephone numbers that a narrow column breaks over two or three lines.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/telephone"
)

// Lay lays out a page of a letter.
func Lay(p *page.Page) *layout.Sheet {
	p, over := typedOver(tickedOver(p))
	s := layout.New(p)
	if q := withoutBoxNumbers(p, s); q != nil {
		s = layout.New(q)
	}
	s.TypedOver = over
	joinBroken(s)
	return s
}

// joinBroken makes one segment of the lines of a cell, or of a narrow column, that are
// one telephone number together: "406-843-" over "0140".
func joinBroken(s *layout.Sheet) {
	gone := map[*layout.Segment]bool{}
	for i, g := range s.Segments {
		if gone[g] || phrase.DigitsOnly(g.Text) == 0 || phrase.DigitsOnly(g.Text) > 9 {
			continue
		}
		text, lines := g.Text, []*layout.Segment{g}
		for len(lines) < 3 {
			last := lines[len(lines)-1]
			next := s.Below(last, i+1)
			if next == nil || gone[next] || phrase.DigitsOnly(next.Text) == 0 || next.Rect.Y0-last.Rect.Y1 > 0.6*math.Max(last.Rect.Height(), 4) {
				break
			}
			gap := " "
			switch last.Text[len(last.Text)-1] {
			case '-', '.', '/':
				gap = ""
			default:
				if g.Cell < 0 {
					gap = "\n" // no number: nothing says that it goes on
				}
			}
			text, lines = text+gap+next.Text, append(lines, next)
			if _, ok := telephone.Parse(text); !ok {
				continue
			}
			joinSegments(s, text, lines)
			for _, l := range lines[1:] {
				gone[l] = true
			}
			break
		}
	}
	if len(gone) == 0 {
		return
	}
	kept := s.Segments[:0]
	for _, g := range s.Segments {
		if !gone[g] {
			kept = append(kept, g)
		}
	}
	s.ReplaceSegments(kept)
}

// joinSegments puts the words of further lines into the first.
func joinSegments(s *layout.Sheet, text string, lines []*layout.Segment) {
	g := lines[0]
	at := len(g.Text)
	for _, l := range lines[1:] {
		at += strings.Index(text[at:], l.Text)
		for k, w := range l.Words {
			g.Words, g.At = append(g.Words, w), append(g.At, at+l.At[k])
		}
		g.Rect = g.Rect.Union(l.Rect)
		at += len(l.Text)
	}
	g.Text = text
}
