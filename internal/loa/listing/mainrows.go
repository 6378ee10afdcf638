package listing

// The BTN inside of lists: a number that a list holds is one of the list, though a label
// in its row calls it the main number.

import (
	"math"
	"slices"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/porting"
)

// findMainRows finds the labels of the BTN that are the first row of a list: "Main number:
// 217-555-0100" right below "Numbers to be ported", over further numbers or ranges.
func (li *Lists) findMainRows() {
	li.mainRows = map[*form.Label]*form.Piece{}
	for _, l := range li.form.Labels {
		if l.Target != labels.Target(porting.BTN) {
			continue
		}
		p := l.Inline
		if p == nil {
			p = li.phoneBehind(l)
		}
		if p != nil && phrase.WholePhone(p.Text) && li.rightBelowHead(l) && li.listGoesOn(l, p) {
			li.mainRows[l] = p
		}
	}
}

// freeMainRows leaves their numbers to the labels as well.
func (li *Lists) freeMainRows() {
	for _, p := range li.mainRows {
		p.Used = false
	}
}

// rightBelowHead tells whether the heading of a list stands right above a label, with
// nothing between them.
func (li *Lists) rightBelowHead(l *form.Label) bool {
	h := li.headAbove(l)
	if h == nil || !h.Bare || h.Rect.X0 > l.Rect.X0+mainRowFar || layout.SameLine(h.Rect, l.Rect) {
		return false
	}
	if gap := l.Rect.Y0 - h.Rect.Y1; gap < -2 || gap > 2*math.Max(l.Rect.Height(), 6) {
		return false
	}
	for _, g := range l.Sheet.Segments {
		if g.Rect.MidY() > h.Rect.Y1 && g.Rect.MidY() < l.Rect.Y0 && g.Rect.X0 < l.Rect.X1 && g.Rect.X1 > h.Rect.X0 {
			return false
		}
	}
	return true
}

// mainRowFar is how far to the left of its heading, in points, a list may begin.
const mainRowFar = 200

// listGoesOn tells whether the line right below that of a label and its number holds
// further numbers of the same list, alone or behind a word that is no label: "Range 1".
func (li *Lists) listGoesOn(l *form.Label, p *form.Piece) bool {
	h := math.Max(l.Rect.Height(), 6)
	var next *form.Piece
	for _, q := range li.form.PiecesOf[l.Sheet] {
		dy := q.Rect.Y0 - math.Max(l.Rect.Y1, p.Rect.Y1)
		if q.Free() && dy > -2 && dy < 1.6*h && q.Rect.X0 < p.Rect.X1 && q.Rect.X1 > l.Rect.X0-2 && look.HasPhone(q.Text) && phrase.StartsWithPhone(q.Text) && (next == nil || q.Rect.Y0 < next.Rect.Y0-2) {
			next = q
		}
	}
	if next == nil {
		return false
	}
	for _, o := range li.form.LabelsOf[l.Sheet] {
		if o == l || o.Rect.X0 > next.Rect.X0 || !layout.SameLine(o.Rect, next.Rect) {
			continue
		}
		switch {
		case o.Target == labels.Row, o.Target == labels.Number, o.Target == labels.Telephone, o.Target == labels.RangeStart, holdsAny(labels.Words(o.Text), "range", "additional", "block", "other"):
		default:
			return false
		}
	}
	return true
}

// holdsAny tells whether one of some words is among others.
func holdsAny(ws []string, of ...string) bool {
	return slices.ContainsFunc(ws, func(w string) bool { return slices.Contains(of, w) })
}
