package loa

// Numbers that stand on the page and were not taken: in sentences, below the end of
// a list, in the feet of pages.

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// passed is a number in a sentence or below the end of a list, that was not taken.
type passed struct {
	p     *piece
	text  string
	why   string
	where porting.Where
}

// pass remembers that a number was not taken.
func (r *reader) pass(ln listLine, f telephone.Found, why string) {
	var n porting.Number
	ps := r.coverNumber(ln, f.Start, f.End, &n)
	if len(ps) == 0 {
		return
	}
	for _, o := range r.passed {
		if o.p == ps[0] && o.text == f.Text {
			return
		}
	}
	r.passed = append(r.passed, passed{ps[0], f.Text, why, n.Where})
}

// tellPassed says which numbers were not taken and are nothing else either.
func (r *reader) tellPassed() {
	for _, o := range r.passed {
		if !o.p.free() || r.known(o.text) {
			continue
		}
		o.p.used = true // told once
		r.problems = append(r.problems, porting.Problem{Code: porting.ProblemAmbiguousLabel, Where: o.where,
			Message: fmt.Sprintf("the number %q on page %d %s: it was not taken", o.text, o.p.sheet.number, o.why)})
	}
}

// known tells whether a number is one of the letter's numbers, or its BTN.
func (r *reader) known(text string) bool {
	fs := phones(text)
	if len(fs) != 1 || len(fs[0].TNs) != 1 {
		return false
	}
	for _, n := range r.numbers {
		if n.TN == fs[0].TNs[0] {
			return true
		}
	}
	for _, v := range r.values {
		if v.name == porting.BTN || v.name == porting.AccountNumber {
			if fs2 := phones(v.text); len(fs2) > 0 && len(fs2[0].TNs) == 1 && fs2[0].TNs[0] == fs[0].TNs[0] {
				return true
			}
		}
	}
	return false
}

// footNumbers says which numbers of a line stand in text that several pages
// repeat at the same place: a page's foot or head.
func (r *reader) footNumbers(ln listLine, fs []telephone.Found) []bool {
	out := make([]bool, len(fs))
	if len(r.sheets) < 2 {
		return out
	}
	for i, f := range fs {
		for _, c := range ln.chunks {
			a, b := max(f.Start, c.start), min(f.End, c.end)
			if a >= b || c.p.widget != nil {
				continue
			}
			sp := c.p.span.seg.slice(c.p.span.start+c.from+a-c.start, c.p.span.start+c.from+b-c.start)
			out[i] = true
			for _, w := range sp.words() {
				out[i] = out[i] && r.repeated(c.p.sheet, w)
			}
		}
	}
	return out
}

// runningText finds the words that two or more pages have at the same place in
// their upper or lower margin, where most of the pages' text differs and the
// words' line has several of them.
func (r *reader) runningText() map[*page.Word]bool {
	type spot struct {
		text string
		x, y int
	}
	key := func(w *page.Word) spot {
		return spot{w.Text, int(w.Upright.X0 / 3), int(w.Upright.MidY() / 3)}
	}
	type seen struct{ pages, last int }
	spots := map[spot]seen{}
	for i, s := range r.sheets {
		for _, w := range s.words {
			k := key(w)
			if n := spots[k]; n.pages == 0 || n.last != i {
				spots[k] = seen{n.pages + 1, i}
			}
		}
	}
	out := map[*page.Word]bool{}
	for _, s := range r.sheets {
		var again []*page.Word
		for _, w := range s.words {
			if y := w.Upright.MidY(); y > 0.15*s.height && y < 0.85*s.height {
				continue
			}
			if spots[key(w)].pages > 1 {
				again = append(again, w)
			}
		}
		same := 0
		for _, w := range s.words {
			if spots[key(w)].pages > 1 {
				same++
			}
		}
		if 2*same > len(s.words) && len(again)*2 < same {
			continue // two copies of one page
		}
		for _, w := range again {
			beside := 0
			for _, o := range again {
				if sameLine(o.Upright, w.Upright) && strings.IndexFunc(o.Text, unicode.IsLetter) >= 0 {
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

func (r *reader) repeated(s *sheet, w *page.Word) bool {
	if r.running == nil {
		r.running = r.runningText()
	}
	return r.running[w]
}
