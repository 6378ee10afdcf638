package loa

// Labels whose words nobody knows: told by where they stand, in a column of labels,
// and what they ask for guessed from single words and from what the value looks like.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// columnLabels makes labels of the texts that stand in a column of labels, each with
// its value beside it where the values of the others begin: what is a label is never
// the value of another.
func (r *reader) columnLabels(s *sheet) {
	type entry struct{ x, x1, y, value float64 }
	var known []entry
	for _, l := range r.labels {
		if l.sheet != s || !wantsValue(l.target) || l.seg == nil || math.Abs(l.seg.rect.X0-l.rect.X0) > 2 {
			continue
		}
		if x, ok := r.valueStart(s, l.rect); ok {
			known = append(known, entry{l.rect.X0, l.seg.rect.X1, l.rect.MidY(), x})
		}
	}
	if len(known) < 3 {
		return
	}
	kept := r.pieces[:0]
	for _, p := range r.pieces {
		if p.sheet != s || p.widget != nil || p.prose || p.placeholder || p.span.seg == nil || p.text != p.span.seg.text || len(p.span.words()) > 7 || !asksLike(p.text) {
			kept = append(kept, p)
			continue
		}
		x, ok := r.valueStart(s, p.rect)
		if r.valueOf(s, p) {
			ok = false
		}
		near, n := false, 0
		for _, k := range known {
			if ok && (math.Abs(k.x-p.rect.X0) < 3 || math.Abs(k.x1-p.rect.X1) < 2) && math.Abs(k.value-x) < 4 && math.Abs(k.y-p.rect.MidY()) > 3 {
				n++
				near = near || math.Abs(k.y-p.rect.MidY()) < 60
			}
		}
		if n < 3 || !near || r.goesWithLabel(p) {
			kept = append(kept, p)
			continue
		}
		m := labels.Match{Target: labels.None, End: len(p.text), Value: len(p.text), Source: "unknown", Words: 1}
		if strings.EqualFold(p.text, "business") { // no answer here
			m.Target, m.Source = labels.Company, "common usage"
		}
		r.addLabel(p.span.seg, m, 0, len(p.text), nil)
	}
	r.pieces = kept
}

// valueOf tells whether a text is the first behind a label on its line.
func (r *reader) valueOf(s *sheet, p *piece) bool {
	var left *segment
	for g := range s.inLine(p.rect) {
		if g.rect.X1 <= p.rect.X0+2 && (left == nil || g.rect.X1 > left.rect.X1) {
			left = g
		}
	}
	if left == nil {
		return false
	}
	l := r.labelOf(left)
	return l != nil && l.bare
}

// leaveBars takes labels out of cells that are but bars behind them: a column of filled
// boxes with labels, whose values stand beside the boxes.
func (r *reader) leaveBars(s *sheet) {
	type bar struct {
		l      *label
		x0, x1 float64
		value  float64
	}
	var bars []bar
	for _, l := range r.labels {
		if l.sheet != s || l.cell < 0 || !l.bare {
			continue
		}
		c := s.cells[l.cell]
		x, ok := r.valueStart(s, l.rect)
		if !ok || x < c.X1-2 || x-c.X1 > 40 {
			continue
		}
		boxed := false // the value has a cell too
		for _, d := range s.cells {
			boxed = boxed || d.X0 <= x+2 && d.X1 > x && d.Y0 < l.rect.MidY() && d.Y1 > l.rect.MidY()
		}
		if !boxed {
			bars = append(bars, bar{l, c.X0, c.X1, x})
		}
	}
	for _, a := range bars {
		n := 0
		for _, b := range bars {
			if math.Abs(a.x0-b.x0) < near && math.Abs(a.x1-b.x1) < near && math.Abs(a.value-b.value) < near {
				n++
			}
		}
		if n >= 3 {
			a.l.cell = -1
		}
	}
}

// asksLike tells whether a text may be a label: it begins with a capital, holds no
// number, and is no box to tick.
func asksLike(t string) bool {
	d, l := count(t)
	return l > 2 && d == 0 && !small(t) && len(findMarks(t)) == 0 && !strings.ContainsAny(t, "@") && !strings.HasSuffix(t, ".") && !strings.HasSuffix(t, ",")
}

// valueStart is where the first text or form field behind a place on its line begins,
// if it is no label.
func (r *reader) valueStart(s *sheet, at page.Rect) (float64, bool) {
	x := math.Inf(1)
	var first *segment
	for g := range s.inLine(at) {
		if g.rect.X0 > at.X1-2 && g.rect.X0 < x {
			x, first = g.rect.X0, g
		}
	}
	if first != nil && r.labelOf(first) != nil {
		return 0, false // a row of labels
	}
	for _, w := range s.widgets {
		if w.Upright.X0 > at.X1-2 && w.Upright.X0 < x && sameLine(w.Upright, at) {
			x = w.Upright.X0
		}
	}
	return x, !math.IsInf(x, 1) && x-at.X1 < 330
}

// hunches takes the values of labels that nobody knows for the fields that one of
// their words and their own look speak for, where nothing else gives the field. It
// is always a doubt.
func (r *reader) hunches() {
	have := map[porting.Name]bool{}
	for _, v := range r.values {
		have[v.name] = have[v.name] || v.text != ""
	}
	for _, l := range r.labels {
		if n := l.target.Field(); n != "" && l.taken != nil && (len(l.taken.pieces) > 0 || l.taken.kind <= explicit) {
			have[n] = true
		}
	}
	for _, l := range r.labels {
		if l.target != labels.None || l.match.Source != "unknown" || l.taken == nil || len(l.taken.pieces) == 0 || r.sections[l] == labels.SectionNew {
			continue
		}
		value := strings.TrimSpace(joinPieces(l.taken.pieces))
		t, _, _ := labels.ByWords(l.text, func(t labels.Target) bool { return looksLike(t, value) })
		n := t.Field()
		if ws := plain(l.text); len(ws) == 1 && ws[0] == "on" && isDate(value) && r.besideSigner(l) {
			n = porting.SignatureDate // "Signed by: Jane Doe   On: 11/16/2026"
		}
		if n == "" || have[n] {
			continue
		}
		have[n] = true
		v := r.newValue(n, nil, l.taken.pieces)
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "the words before it are no label that is known"})
		if n == porting.ServiceAddress || n == porting.BillingAddress {
			parts := address.Split(v.text)
			v.parts = &parts
		}
		l.target = labels.Hint // told
		r.values = append(r.values, v)
	}
}

// besideSigner tells whether a label stands on the line of one that asks who signs.
func (r *reader) besideSigner(l *label) bool {
	for _, o := range r.labelsOf[l.sheet] {
		if (o.target == labels.Target(porting.Signature) || o.target == labels.Target(porting.AuthorizedName)) && sameLine(o.rect, l.rect) {
			return true
		}
	}
	return false
}

// looksLike tells whether a value is of the kind that a field holds, and of no other
// that shows more.
func looksLike(t labels.Target, value string) bool {
	is := func(n porting.Name) int { return fit(labels.Target(n), value) }
	parts := address.Split(value)
	digits, letters := count(value)
	n := t.Field()
	switch {
	case is(porting.BTN) == 3:
		return n == porting.BTN || n == porting.ContactPhone
	case is(porting.ContactEmail) == 3:
		return n == porting.ContactEmail
	case isDate(value):
		return n == porting.SignatureDate || n == porting.DesiredDueDate
	case parts.Street != "" && digits > 0 && (parts.Zip != "" || parts.City != ""):
		return n == porting.ServiceAddress || n == porting.BillingAddress
	}
	switch n {
	case porting.ServiceAddress, porting.BillingAddress:
		return parts.Street != "" && digits > 0
	case porting.PIN:
		return is(n) > 0
	case porting.AccountNumber:
		return is(n) >= 2
	case porting.AuthorizedName:
		return digits <= letters && len(value) <= 80 && personal(value)
	case porting.CurrentCarrier, porting.AuthorizedTitle, porting.CustomerName:
		return digits <= letters && len(value) <= 80 && is(n) > 0
	}
	return false
}
