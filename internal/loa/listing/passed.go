package listing

// Numbers that stand on the page and were not taken: in sentences, below the end of
// a list, in the feet of pages.

import (
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// Passed is a number in a sentence or below the end of a list, that was not taken.
type Passed struct {
	Piece *form.Piece
	Text  string
	Why   string
	Where porting.Where
}

// pass remembers that a number was not taken.
func (li *Lists) pass(ln Line, f telephone.Found, why string) {
	var n porting.Number
	ps := li.coverNumber(ln, f.Start, f.End, &n)
	if len(ps) == 0 {
		return
	}
	for _, o := range li.Passed {
		if o.Piece == ps[0] && o.Text == f.Text {
			return
		}
	}
	li.Passed = append(li.Passed, Passed{ps[0], f.Text, why, n.Where})
}

// footNumbers says which numbers of a line stand in text that several pages
// repeat at the same place: a page's foot or head.
func (li *Lists) footNumbers(ln Line, fs []telephone.Found) []bool {
	out := make([]bool, len(fs))
	if len(li.form.Sheets) < 2 || len(li.repeated()) == 0 {
		return out
	}
	for i, f := range fs {
		for _, c := range ln.Chunks {
			a, b := max(f.Start, c.start), min(f.End, c.End)
			if a >= b || c.Piece.Widget != nil {
				continue
			}
			sp := c.Piece.Span.Seg.Slice(c.Piece.Span.Start+c.from+a-c.start, c.Piece.Span.Start+c.from+b-c.start)
			out[i] = true
			for _, w := range sp.Words() {
				out[i] = out[i] && li.repeated()[w]
			}
		}
	}
	return out
}

// runningText finds the words that two or more pages have at the same place in
// their upper or lower margin, where most of the pages' text differs and the
// words' line has several of them.
func (li *Lists) runningText() map[*page.Word]bool {
	type spot struct {
		text string
		x, y int
	}
	key := func(w *page.Word) spot {
		return spot{w.Text, int(w.Upright.X0 / 3), int(w.Upright.MidY() / 3)}
	}
	type seen struct{ pages, last int }
	words := 0
	for _, s := range li.form.Sheets {
		words += len(s.Words)
	}
	spots := make(map[spot]seen, words)
	for i, s := range li.form.Sheets {
		for _, w := range s.Words {
			k := key(w)
			if n := spots[k]; n.pages == 0 || n.last != i {
				spots[k] = seen{n.pages + 1, i}
			}
		}
	}
	out := map[*page.Word]bool{}
	for _, s := range li.form.Sheets {
		var again []*page.Word
		for _, w := range s.Words {
			if y := w.Upright.MidY(); y > 0.15*s.Height && y < 0.85*s.Height {
				continue
			}
			if spots[key(w)].pages > 1 {
				again = append(again, w)
			}
		}
		if len(again) == 0 {
			continue
		}
		same := 0
		for _, w := range s.Words {
			if spots[key(w)].pages > 1 {
				same++
			}
		}
		if 2*same > len(s.Words) && len(again)*2 < same {
			continue // two copies of one page
		}
		for _, w := range again {
			beside := 0
			for _, o := range again {
				if layout.SameLine(o.Upright, w.Upright) && strings.IndexFunc(o.Text, unicode.IsLetter) >= 0 {
					beside++
				}
			}
			if beside >= 2 {
				out[w] = true
			}
		}
	}
	return out
}

// repeated is runningText, found once.
func (li *Lists) repeated() map[*page.Word]bool {
	if li.running == nil {
		li.running = li.runningText()
	}
	return li.running
}
