package form

// Labels whose words nobody knows: told by where they stand, in a column of labels,
// and what they ask for guessed from single words and from what the value looks like.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// columnLabels makes labels of the texts that stand in a column of labels, each with
// its value beside it where the values of the others begin: what is a label is never
// the value of another.
func (f *Form) columnLabels(s *layout.Sheet) {
	type entry struct{ x, x1, y, value float64 }
	var known []entry
	for _, l := range f.Labels {
		if l.Sheet != s || !look.WantsValue(l.Target) || l.Seg == nil || math.Abs(l.Seg.Rect.X0-l.Rect.X0) > 2 {
			continue
		}
		if x, ok := f.valueStart(s, l.Rect); ok {
			known = append(known, entry{l.Rect.X0, l.Seg.Rect.X1, l.Rect.MidY(), x})
		}
	}
	if len(known) < 3 {
		return
	}
	kept := f.Pieces[:0]
	for _, p := range f.Pieces {
		if p.Sheet != s || p.Widget != nil || p.Prose || p.Placeholder || p.Span.Seg == nil || p.Text != p.Span.Seg.Text || len(p.Span.Words()) > 7 || !asksLike(p.Text) {
			kept = append(kept, p)
			continue
		}
		x, ok := f.valueStart(s, p.Rect)
		if f.valueOf(s, p) {
			ok = false
		}
		near, n := false, 0
		for _, k := range known {
			if ok && (math.Abs(k.x-p.Rect.X0) < 3 || math.Abs(k.x1-p.Rect.X1) < 2) && math.Abs(k.value-x) < 4 && math.Abs(k.y-p.Rect.MidY()) > 3 {
				n++
				near = near || math.Abs(k.y-p.Rect.MidY()) < 60
			}
		}
		if n < 3 || !near || f.goesWithLabel(p) {
			kept = append(kept, p)
			continue
		}
		m := labels.Match{Target: labels.None, End: len(p.Text), Value: len(p.Text), Source: "unknown", Words: 1}
		if strings.EqualFold(p.Text, "business") { // no answer here
			m.Target, m.Source = labels.Company, "common usage"
		}
		f.AddLabel(p.Span.Seg, m, 0, len(p.Text), nil)
	}
	f.Pieces = kept
}

// valueOf tells whether a text is the first behind a label on its line.
func (f *Form) valueOf(s *layout.Sheet, p *Piece) bool {
	var left *layout.Segment
	for g := range s.InLine(p.Rect) {
		if g.Rect.X1 <= p.Rect.X0+2 && (left == nil || g.Rect.X1 > left.Rect.X1) {
			left = g
		}
	}
	if left == nil {
		return false
	}
	l := f.LabelOf(left)
	return l != nil && l.Bare
}

// leaveBars takes labels out of cells that are but bars behind them: a column of filled
// boxes with labels, whose values stand beside the boxes.
func (f *Form) leaveBars(s *layout.Sheet) {
	type bar struct {
		l      *Label
		x0, x1 float64
		value  float64
	}
	var bars []bar
	for _, l := range f.Labels {
		if l.Sheet != s || l.Cell < 0 || !l.Bare {
			continue
		}
		c := s.Cells[l.Cell]
		x, ok := f.valueStart(s, l.Rect)
		if !ok || x < c.X1-2 || x-c.X1 > 40 {
			continue
		}
		boxed := false // the value has a cell too
		for _, d := range s.Cells {
			boxed = boxed || d.X0 <= x+2 && d.X1 > x && d.Y0 < l.Rect.MidY() && d.Y1 > l.Rect.MidY()
		}
		if !boxed {
			bars = append(bars, bar{l, c.X0, c.X1, x})
		}
	}
	for _, a := range bars {
		n := 0
		for _, b := range bars {
			if math.Abs(a.x0-b.x0) < layout.Near && math.Abs(a.x1-b.x1) < layout.Near && math.Abs(a.value-b.value) < layout.Near {
				n++
			}
		}
		if n >= 3 {
			a.l.Cell = -1
		}
	}
}

// asksLike tells whether a text may be a label: it begins with a capital, holds no
// number, and is no box to tick.
func asksLike(t string) bool {
	d, l := look.Count(t)
	return l > 2 && d == 0 && !look.Small(t) && len(look.FindMarks(t)) == 0 && !strings.ContainsAny(t, "@") && !strings.HasSuffix(t, ".") && !strings.HasSuffix(t, ",")
}

// valueStart is where the first text or form field behind a place on its line begins,
// if it is no label.
func (f *Form) valueStart(s *layout.Sheet, at page.Rect) (float64, bool) {
	x := math.Inf(1)
	var first *layout.Segment
	for g := range s.InLine(at) {
		if g.Rect.X0 > at.X1-2 && g.Rect.X0 < x {
			x, first = g.Rect.X0, g
		}
	}
	if first != nil && f.LabelOf(first) != nil {
		return 0, false // a row of labels
	}
	for _, w := range s.Widgets {
		if w.Upright.X0 > at.X1-2 && w.Upright.X0 < x && layout.SameLine(w.Upright, at) {
			x = w.Upright.X0
		}
	}
	return x, !math.IsInf(x, 1) && x-at.X1 < 330
}

// BesideSigner tells whether a label stands on the line of one that asks who signs.
func (f *Form) BesideSigner(l *Label) bool {
	for _, o := range f.LabelsOf[l.Sheet] {
		if (o.Target == labels.Target(porting.Signature) || o.Target == labels.Target(porting.AuthorizedName)) && layout.SameLine(o.Rect, l.Rect) {
			return true
		}
	}
	return false
}
