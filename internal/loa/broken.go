package loa

// Telephone numbers that a narrow column breaks over two or three lines.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/telephone"
)

// lay lays out a page of a letter.
func lay(p *page.Page) *sheet {
	s := newSheet(p)
	s.joinBroken()
	return s
}

// joinBroken makes one segment of the lines of a cell, or of a narrow column, that are
// one telephone number together: "406-843-" over "0140".
func (s *sheet) joinBroken() {
	gone := map[*segment]bool{}
	for i, g := range s.segments {
		if gone[g] || digitsOnly(g.text) == 0 || digitsOnly(g.text) > 9 {
			continue
		}
		text, lines := g.text, []*segment{g}
		for len(lines) < 3 {
			last := lines[len(lines)-1]
			next := s.below(last, i+1)
			if next == nil || gone[next] || digitsOnly(next.text) == 0 || next.rect.Y0-last.rect.Y1 > 0.6*math.Max(last.rect.Height(), 4) {
				break
			}
			gap := " "
			switch last.text[len(last.text)-1] {
			case '-', '.', '/':
				gap = ""
			default:
				if g.cell < 0 {
					gap = "\n" // no number: nothing says that it goes on
				}
			}
			text, lines = text+gap+next.text, append(lines, next)
			if _, ok := telephone.Parse(text); !ok {
				continue
			}
			s.joinSegments(text, lines)
			for _, l := range lines[1:] {
				gone[l] = true
			}
			break
		}
	}
	if len(gone) == 0 {
		return
	}
	kept := s.segments[:0]
	for _, g := range s.segments {
		if !gone[g] {
			kept = append(kept, g)
		}
	}
	s.replaceSegments(kept)
}

// joinSegments puts the words of further lines into the first.
func (s *sheet) joinSegments(text string, lines []*segment) {
	g := lines[0]
	at := len(g.text)
	for _, l := range lines[1:] {
		at += strings.Index(text[at:], l.text)
		for k, w := range l.words {
			g.words, g.at = append(g.words, w), append(g.at, at+l.at[k])
		}
		g.rect = g.rect.Union(l.rect)
		at += len(l.text)
	}
	g.text = text
}
