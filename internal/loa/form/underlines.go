package form

// Captions of any words below lines that were written on.

import (
	"math"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// minUnderlines is how many known labels of a page have to stand below the lines that their
// values are written on for other texts below such lines to be labels.
const minUnderlines = 2

// underlines makes labels of texts that stand below lines as known labels of the page do,
// where their words say what they ask for.
func (f *Form) underlines(s *layout.Sheet) {
	known := 0
	if len(s.Under)*len(f.PiecesOf[s]) > maxCompared/10 {
		return // no form that a person fills
	}
	for _, l := range f.LabelsOf[s] {
		if l.Bare && look.WantsValue(l.Target) && l.Target != labels.None && f.writtenOver(s, l.Rect) {
			known++
		}
	}
	if known < minUnderlines {
		return
	}
	gone := map[*Piece]bool{}
	for _, q := range f.PiecesOf[s] {
		if !q.Free() || !f.mayCaption(q) || look.Small(q.Text) {
			continue
		}
		over := f.writtenOver(s, q.Rect)
		_, _, signed := s.Ink(page.Rect{X0: q.Rect.X0 - 4, Y0: q.Rect.Y0 - 30, X1: q.Rect.X1 + 100, Y1: q.Rect.Y0})
		if !over && !signed {
			continue
		}
		if l := captionLabel(q); f.guess(l) && look.WantsValue(l.Target) && (over || l.Target == labels.Target(porting.Signature)) {
			f.Labels = append(f.Labels, l)
			gone[q] = true
		}
	}
	f.dropPieces(gone)
}

// writtenOver tells whether a text stands right below the beginning of a line, and another
// right above that line.
func (f *Form) writtenOver(s *layout.Sheet, r page.Rect) bool {
	h := math.Max(r.Height(), 6)
	for _, u := range s.Under {
		if math.Abs(u.X0-r.X0) > 8 || r.Y0-u.Y0 < -0.5*h || r.Y0-u.Y0 > 1.5*h {
			continue
		}
		for _, p := range f.PiecesOf[s] {
			if gap := u.Y0 - p.Rect.Y1; p.Text != "" && gap > -0.5*p.Rect.Height() && gap < 0.8*p.Rect.Height() && p.Rect.X0 > u.X0-4 && p.Rect.X0 < u.X1 && p.Rect.Y1 < r.Y0+2 {
				return true
			}
		}
	}
	return false
}
