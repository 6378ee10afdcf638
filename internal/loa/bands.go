package loa

// The texts of a page by how high they stand, for what is asked of every text: what
// stands on one line with it.

import (
	"iter"
	"math"

	"github.com/portcheck/portcheck/internal/page"
)

// A band is about a line high. What reaches over more than tallBands of them stands
// in none.
const (
	bandHeight = 12
	tallBands  = 64
)

// bands are segments by the bands that they reach into.
type bands struct {
	at   map[int][]*segment
	tall []*segment
}

func newBands(segments []*segment) *bands {
	b := &bands{at: make(map[int][]*segment, len(segments))}
	for _, g := range segments {
		first, last := bandsOf(g.rect)
		if last-first > tallBands {
			b.tall = append(b.tall, g)
			continue
		}
		for i := first; i <= last; i++ {
			b.at[i] = append(b.at[i], g)
		}
	}
	return b
}

// bandsOf are the first and the last band that a rectangle reaches into.
func bandsOf(r page.Rect) (first, last int) {
	return int(math.Floor(r.Y0 / bandHeight)), int(math.Floor(r.Y1 / bandHeight))
}

// inLine yields the segments that stand on one line with a place, each once.
func (s *sheet) inLine(at page.Rect) iter.Seq[*segment] {
	if s.bands == nil {
		s.bands = newBands(s.segments)
	}
	return func(yield func(*segment) bool) {
		first, last := bandsOf(at)
		last = min(last, first+2*tallBands) // what reaches further is no line
		for i := first; i <= last; i++ {
			for _, g := range s.bands.at[i] {
				if from, _ := bandsOf(g.rect); i == max(from, first) && sameLine(g.rect, at) && !yield(g) {
					return
				}
			}
		}
		for _, g := range s.bands.tall {
			if sameLine(g.rect, at) && !yield(g) {
				return
			}
		}
	}
}

// replaceSegments puts the parts of divided segments into their place.
func (s *sheet) replaceSegments(segments []*segment) {
	s.segments, s.bands, s.circles = segments, nil, nil
}
