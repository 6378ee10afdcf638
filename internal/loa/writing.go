package loa

// Lines to write on: behind a label, over it, below it.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// lineRight: underscores, leaders or a rule that begin behind the label.
func (r *reader) lineRight(l *label, limit float64) {
	R := l.rect
	h := math.Max(R.Height(), 6)
	var slot page.Rect
	found, under := false, false
	use := func(x0, x1, y float64) {
		x0 = math.Max(x0, R.X1)
		x1 = math.Min(x1, limit)
		if x1-x0 < 12 {
			return
		}
		q := page.Rect{X0: x0 - 4, Y0: y - 1.6*h, X1: x1 + 2, Y1: y + 0.45*h}
		if found && sameLine(q, slot) {
			q = q.Union(slot)
		} else if found && q.X0 > slot.X0 {
			return
		}
		slot, found = q, true
	}
	for _, b := range l.sheet.blanks {
		if b.X1 > R.X1+8 && b.X0 < limit-4 && b.OverlapY(R) > 0.3 {
			use(b.X0, b.X1, math.Max(b.Y1-0.2*h, R.MidY()))
		}
	}
	for _, u := range l.sheet.under {
		if u.X1 > R.X1+12 && u.X0 < limit-4 && u.X0 > R.X0-3 && u.Y0 > R.MidY()-1 && u.Y0 < R.Y1+0.6*h && u.X0 < R.X1+140 {
			use(u.X0, u.X1, u.Y0)
			under = under || u.X0 < R.X0+near
		}
	}
	if !found {
		return
	}
	slot.Y0 = math.Min(slot.Y0, R.Y0-2)
	for _, q := range r.onSheet(l.sheet) { // what stands on the line above is that label's
		if q != l && q.bare && wantsValue(q.target) && math.Abs(q.rect.X0-R.X0) < 3 && q.rect.Y1 < R.MidY() && q.rect.Y1 > slot.Y0 {
			slot.Y0 = math.Min(q.rect.Y1-0.35*h, R.Y0)
		}
	}
	o := option{kind: lineRight, score: 96, slot: slot}
	led := false // dots lead to what stands on their own line
	for _, b := range l.sheet.leaders {
		led = led || b.X0 >= R.X1-3 && sameLine(b, R)
	}
	for _, p := range r.within(l.sheet, slot) {
		if p.rect.Y0 > slot.Y1-0.45*h-0.25*p.rect.Height() && !sameLine(p.rect, R) {
			continue // a note under the line
		}
		if p == l.inline || p.rect.X0 >= R.X1-3 && (!led || sameLine(p.rect, R)) {
			o.pieces = append(o.pieces, p)
		}
	}
	if len(o.pieces) == 0 {
		r.behindLeaders(l, &o, limit)
	}
	if l.inline != nil && l.inline.placeholder {
		o.score = 97
	}
	if under && len(o.pieces) == 0 {
		o.score = 70 // it may be no line to write on but the end of the label's row
	}
	l.add(o)
}

// behindLeaders: leader dots are no place to write on, they point to what stands
// behind them.
func (r *reader) behindLeaders(l *label, o *option, limit float64) {
	s, h := l.sheet, math.Max(l.rect.Height(), 6)
	for _, b := range s.leaders {
		if b.X0 < l.rect.X1-3 || !sameLine(b, l.rect) || b.X1 > o.slot.X1+2 || b.X1 < o.slot.X1-6 {
			continue
		}
		var first *piece
		for _, p := range r.piecesOf(s) {
			if p.widget == nil && p.free() && !p.placeholder && !p.prose && p.rect.X0 > b.X1-2 && p.rect.X0 < limit-1 && p.rect.X0-b.X1 < 6*h && sameLine(p.rect, l.rect) && (first == nil || p.rect.X0 < first.rect.X0) {
				first = p
			}
		}
		if first != nil && fit(l.target, first.text) >= 0 {
			o.pieces = []*piece{first}
			o.slot = o.slot.Union(first.rect)
			r.extend(l, o, limit)
		}
		return
	}
}

// firmUnderLine is what speaks against a label with a colon that stands under its line.
const firmUnderLine = 18

// lineOver: the label stands under the line that its value is written on.
func (r *reader) lineOver(l *label) {
	if !l.bare {
		return
	}
	s, R := l.sheet, l.rect
	h := math.Max(R.Height(), 6)
	var best *option
	use := func(x0, x1, y float64) {
		gap := R.Y0 - y
		if gap < -0.5*h || gap > 14 || R.X1 < x0+1 || R.X0 > x1-2 || x1-x0 < 20 {
			return
		}
		// of several labels under one line each has the stretch above it
		for _, o := range r.onSheet(s) {
			if o != l && o.rect.OverlapX(R) > 0.2 && o.rect.MidY() > y && o.rect.MidY() < R.Y0 {
				return // the line is that label's
			}
			if o != l && o.bare && math.Abs(o.rect.X0-R.X0) < 3 && o.rect.Y1 < y+2 && y-o.rect.Y1 < 0.6*h {
				return // it ends the row of the label above
			}
			if o == l || !sameLine(o.rect, R) {
				continue
			}
			if o.rect.X0 >= R.X1 && o.rect.X0 < x1 {
				x1 = o.rect.X0 - 4
			}
			if o.rect.X1 <= R.X0 && o.rect.X1 > x0 {
				x0 = math.Max(x0, R.X0-6)
			}
		}
		reach := 1.9 * h
		if l.target == labels.Target(porting.Signature) || r.besideSignature(l) {
			reach = 45
		}
		o := option{kind: lineOver, score: 90 - 2.5*math.Max(0, gap), slot: page.Rect{X0: x0 - 3, Y0: y - reach, X1: x1 + 3, Y1: y + 0.4*h}}
		if l.firm {
			o.score -= firmUnderLine
		}
		if best != nil && best.score >= o.score+4 {
			return
		}
		for _, p := range r.within(s, o.slot) {
			if math.Abs(p.rect.Y1-y) < 1.2*h && !r.labelledLeft(p, l) {
				o.pieces = append(o.pieces, p)
			}
		}
		o.pieces = nearestOf(o.pieces, R)
		if len(o.pieces) == 0 && reach > 40 && l.target != labels.Target(porting.Signature) { // beside one, which needs more room
			for _, p := range r.within(s, o.slot) {
				if fit(l.target, p.text) >= 2 {
					o.pieces = append(o.pieces, p)
				}
			}
		}
		if len(o.pieces) == 0 && l.target == labels.Target(porting.Signature) {
			o.pieces = r.signedAbove(s, o.slot)
		}
		if len(o.pieces) == 0 && (l.target == labels.Date || l.target == labels.Target(porting.SignatureDate)) { // set high over its line
			high := o.slot
			high.Y0 = y - 30
			if ps := r.within(s, high); len(ps) == 1 && isDate(ps[0].text) && !r.labelledLeft(ps[0], l) {
				o.pieces = ps
			}
		}
		if len(o.pieces) > 0 && fit(l.target, joinPieces(o.pieces)) >= 2 {
			o.score += 4
		}
		if best != nil && best.score >= o.score {
			return
		}
		best = &o
	}
	for _, b := range s.blanks {
		x0 := b.X0
		for _, p := range r.piecesOf(s) { // "/s/ Jane Doe ________" over its label
			if p.widget == nil && sameLine(p.rect, b) && math.Abs(b.X0-p.rect.X1) < 0.7*h && !strings.HasSuffix(p.text, ":") {
				x0 = math.Min(x0, p.rect.X0)
			}
		}
		use(x0, b.X1, b.Y1-0.15*b.Height())
	}
	for _, u := range s.under {
		if u.X1-u.X0 > 0.7*s.width && r.headsBlock(l) {
			continue // a rule across the page over a heading, no line to write on
		}
		use(u.X0, u.X1, u.Y0)
	}
	if best != nil && len(best.pieces) == 0 && r.textRight(l) {
		return // a rule between rows: the value stands beside its label
	}
	if best != nil && !(len(best.pieces) > 0 && fit(l.target, joinPieces(best.pieces)) < 0) {
		l.add(*best)
	}
}

// cutAtLines divides texts where a line to write on begins or ends inside them, over
// the label of what is written there: "I, |Jane Doe|, on behalf of".
func (r *reader) cutAtLines(s *sheet) {
	for _, u := range s.under {
		named := false
		for _, l := range r.onSheet(s) {
			gap := l.rect.Y0 - u.Y0
			named = named || l.bare && wantsValue(l.target) && gap > -0.5*l.rect.Height() && gap < 14 && l.rect.MidX() > u.X0 && l.rect.MidX() < u.X1
		}
		if !named {
			continue
		}
		for _, p := range append([]*piece(nil), r.piecesOf(s)...) {
			if p.widget != nil || !p.free() || math.Abs(p.rect.Y1-u.Y0) > 0.6*p.rect.Height() || p.rect.X1 < u.X0 || p.rect.X0 > u.X1 {
				continue
			}
			r.cutPiece(s, p, u.X1)
			r.cutPiece(s, p, u.X0)
		}
	}
}

// cutPiece divides a piece between the words on either side of x; p is the part on the
// left, a new piece the part on the right.
func (r *reader) cutPiece(s *sheet, p *piece, x float64) {
	ws := p.span.words()
	for k := 1; k < len(ws); k++ {
		a, b := ws[k-1].Upright, ws[k].Upright
		if a.X1 > x+3 || b.X0 < x-3 {
			continue
		}
		at := p.span.seg.at[p.span.from+k]
		if withinPhone(p.text, at-p.span.start) {
			return
		}
		left, right := r.newPiece(s, p.span.seg.slice(p.span.start, at)), r.newPiece(s, p.span.seg.slice(at, p.span.end))
		*p = *left
		r.pieces = append(r.pieces, right)
		r.pieceOf[s] = append(r.pieceOf[s], right)
		return
	}
}

// nearestOf are of several texts over a line, that stand far apart, those nearest to the
// label under it.
func nearestOf(ps []*piece, label page.Rect) []*piece {
	for i := 1; i < len(ps); i++ {
		a, b := ps[i-1].rect, ps[i].rect
		if !sameLine(a, b) || b.X0-a.X1 < 4*math.Max(b.Height(), 6) {
			continue
		}
		if math.Abs(label.X0-a.X0) < math.Abs(label.X0-b.X0) {
			return ps[:i:i]
		}
		return nearestOf(ps[i:], label)
	}
	return ps
}

// textRight tells whether a text that may be a label's value is the next thing behind it
// on its line.
func (r *reader) textRight(l *label) bool {
	limit := r.limit(l)
	for _, p := range r.piecesOf(l.sheet) {
		if p.widget == nil && p.free() && !p.placeholder && !p.prose && p.rect.X0 > l.rect.X1 && p.rect.X0 < limit-1 && p.rect.X0-l.rect.X1 < 330 && sameLine(p.rect, l.rect) && fit(l.target, p.text) >= 0 {
			return true
		}
	}
	return false
}

// labelledLeft tells whether a text has a label of its own before it on its line, which
// stands where l does: rows of a table with rules between them.
func (r *reader) labelledLeft(p *piece, l *label) bool {
	for _, o := range r.onSheet(p.sheet) {
		if o != l && wantsValue(o.target) && o.bare && o.rect.X1 <= p.rect.X0+2 && math.Abs(o.rect.X0-l.rect.X0) < 3 && sameLine(o.rect, p.rect) {
			return true
		}
	}
	return false
}

// signedAbove is the one text above a line to sign on that may be the name of who
// signed: in a large script it stands well above the line.
func (r *reader) signedAbove(s *sheet, slot page.Rect) []*piece {
	var out []*piece
	for _, p := range r.within(s, slot) {
		if p.prose || !personal(p.text) && !strings.HasPrefix(strings.ToLower(p.text), "/s/") {
			return nil
		}
		out = append(out, p)
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

// besideSignature tells whether a label stands on the line of the one that asks for
// the signature.
func (r *reader) besideSignature(l *label) bool {
	for _, o := range r.onSheet(l.sheet) {
		if o != l && o.target == labels.Target(porting.Signature) && sameLine(o.rect, l.rect) {
			return true
		}
	}
	return false
}

// lineBelow: the label stands above the line that its value is written on.
func (r *reader) lineBelow(l *label) {
	if !l.bare {
		return
	}
	s, R := l.sheet, l.rect
	h := math.Max(R.Height(), 6)
	var best *option
	reach := 3.2 * h
	if l.target == labels.Target(porting.Signature) || r.besideSignature(l) {
		reach = math.Max(reach, 60) // a hand needs more room
	}
	use := func(x0, x1, y float64) {
		for _, o := range r.onSheet(s) { // of several labels over one line each has the stretch below it
			if o == l || !o.bare || !sameLine(o.rect, R) {
				continue
			}
			if o.rect.X0 >= R.X1 && o.rect.X0 < x1 {
				x1 = o.rect.X0 - 4
			}
			if o.rect.X1 <= R.X0 && o.rect.X1 > x0 {
				x0 = math.Max(x0, R.X0-6)
			}
		}
		dy := y - R.Y1
		if dy < 0.7*h || dy > reach || math.Abs(x0-R.X0) > 10 && (R.MidX() < x0 || R.MidX() > x1) || x1-x0 < 20 {
			return
		}
		slot := page.Rect{X0: x0 - 3, Y0: R.Y1 - 0.3*h, X1: x1 + 3, Y1: y + 0.4*h}
		if r.labelsIn(s, slot, l) > 0 {
			return
		}
		o := option{kind: lineBelow, score: 84 - math.Max(0, dy-1.8*h)/2, slot: slot, pieces: r.within(s, slot)}
		if best == nil || o.score > best.score {
			best = &o
		}
	}
	for _, b := range s.blanks {
		use(b.X0, b.X1, b.Y1-0.15*b.Height())
	}
	for _, u := range s.under {
		use(u.X0, u.X1, u.Y0)
	}
	if best != nil && len(best.pieces) == 0 && r.textRight(l) {
		return // a rule between rows: the value stands beside its label
	}
	if best != nil {
		l.add(*best)
	}
}
