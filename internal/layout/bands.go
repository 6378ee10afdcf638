package layout

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
	at   map[int][]*Segment
	tall []*Segment
}

func newBands(segments []*Segment) *bands {
	b := &bands{at: make(map[int][]*Segment, len(segments))}
	for _, g := range segments {
		first, last := bandsOf(g.Rect)
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

// InLine yields the segments that stand on one line with a place, each once.
func (s *Sheet) InLine(at page.Rect) iter.Seq[*Segment] {
	if s.bands == nil {
		s.bands = newBands(s.Segments)
	}
	return func(yield func(*Segment) bool) {
		first, last := bandsOf(at)
		last = min(last, first+2*tallBands) // what reaches further is no line
		for i := first; i <= last; i++ {
			for _, g := range s.bands.at[i] {
				if from, _ := bandsOf(g.Rect); i == max(from, first) && SameLine(g.Rect, at) && !yield(g) {
					return
				}
			}
		}
		for _, g := range s.bands.tall {
			if SameLine(g.Rect, at) && !yield(g) {
				return
			}
		}
	}
}
