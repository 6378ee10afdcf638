package placing

// Lines to write on: behind a label, over it, below it.

import (
	"math"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// lineRight: underscores, leaders or a rule that begin behind the label.
func (pl *Places) lineRight(l *form.Label, limit float64) {
	R := l.Rect
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
		if found && layout.SameLine(q, slot) {
			q = q.Union(slot)
		} else if found && q.X0 > slot.X0 {
			return
		}
		slot, found = q, true
	}
	for _, b := range l.Sheet.Blanks {
		if b.X1 > R.X1+8 && b.X0 < limit-4 && b.OverlapY(R) > 0.3 {
			use(pl.writtenFrom(l.Sheet, b, R.X1), b.X1, math.Max(b.Y1-0.2*h, R.MidY()))
		}
	}
	for _, u := range l.Sheet.Under {
		if u.X1 > R.X1+12 && u.X0 < limit-4 && u.X0 > R.X0-3 && u.Y0 > R.MidY()-1 && u.Y0 < R.Y1+0.6*h && u.X0 < R.X1+140 {
			use(u.X0, u.X1, u.Y0)
			under = under || u.X0 < R.X0+layout.Near
		}
	}
	if !found {
		return
	}
	slot.Y0 = math.Min(slot.Y0, R.Y0-2)
	for _, q := range pl.form.LabelsOf[l.Sheet] { // what stands on the line above is that label's
		if q != l && q.Bare && look.WantsValue(q.Target) && math.Abs(q.Rect.X0-R.X0) < 3 && q.Rect.Y1 < R.MidY() && q.Rect.Y1 > slot.Y0 {
			slot.Y0 = math.Min(q.Rect.Y1-0.35*h, R.Y0)
		}
	}
	o := form.Option{Kind: form.LineRight, Score: 96, Slot: slot}
	led := false // dots lead to what stands on their own line
	for _, b := range l.Sheet.Leaders {
		led = led || b.X0 >= R.X1-3 && layout.SameLine(b, R)
	}
	for _, p := range pl.Within(l.Sheet, slot) {
		if p.Rect.Y0 > slot.Y1-0.45*h-0.25*p.Rect.Height() && !layout.SameLine(p.Rect, R) {
			continue // a note under the line
		}
		if p == l.Inline || p.Rect.X0 >= R.X1-3 && (!led || layout.SameLine(p.Rect, R)) {
			o.Pieces = append(o.Pieces, p)
		}
	}
	if len(o.Pieces) == 0 {
		pl.behindLeaders(l, &o, limit)
	}
	if l.Inline != nil && l.Inline.Placeholder {
		o.Score = 97
	}
	if under && len(o.Pieces) == 0 {
		o.Score = 70 // it may be no line to write on but the end of the label's row
	}
	l.Add(o)
}

// writtenFrom is where a line of underscores begins with what was written on it, which pushes
// the rest of them on: "Jane Doe__________". It stands behind x.
func (pl *Places) writtenFrom(s *layout.Sheet, b page.Rect, x float64) float64 {
	for _, p := range pl.form.PiecesOf[s] {
		if p.Widget == nil && !p.Placeholder && layout.SameLine(p.Rect, b) && math.Abs(b.X0-p.Rect.X1) < 0.7*math.Max(p.Rect.Height(), 6) && p.Rect.X0 > x-3 && !strings.HasSuffix(p.Text, ":") {
			return math.Min(b.X0, p.Rect.X0)
		}
	}
	return b.X0
}

// behindLeaders: leader dots are no place to write on, they point to what stands
// behind them.
func (pl *Places) behindLeaders(l *form.Label, o *form.Option, limit float64) {
	s, h := l.Sheet, math.Max(l.Rect.Height(), 6)
	for _, b := range s.Leaders {
		if b.X0 < l.Rect.X1-3 || !layout.SameLine(b, l.Rect) || b.X1 > o.Slot.X1+2 || b.X1 < o.Slot.X1-6 {
			continue
		}
		var first *form.Piece
		for _, p := range pl.form.PiecesOf[s] {
			if p.Widget == nil && p.Free() && !p.Placeholder && !p.Prose && p.Rect.X0 > b.X1-2 && p.Rect.X0 < limit-1 && p.Rect.X0-b.X1 < 6*h && layout.SameLine(p.Rect, l.Rect) && (first == nil || p.Rect.X0 < first.Rect.X0) {
				first = p
			}
		}
		if first != nil && look.Fit(l.Target, first.Text) >= 0 {
			o.Pieces = []*form.Piece{first}
			o.Slot = o.Slot.Union(first.Rect)
			pl.extend(l, o, limit)
		}
		return
	}
}

const (
	// firmUnderLine is what speaks against a label with a colon that stands under its line.
	firmUnderLine = 18
	// maxLineOver is how far above a label the line is at most that it stands under.
	maxLineOver = 14
)

// LineOver: the label stands under the line that its value is written on.
func (pl *Places) LineOver(l *form.Label) {
	if !l.Bare {
		return
	}
	s, R := l.Sheet, l.Rect
	h := math.Max(R.Height(), 6)
	tooFar := func(y float64) bool { return R.Y0-y < -0.5*h || R.Y0-y > maxLineOver }
	var around []*form.Label // those that have a say
	for _, o := range pl.form.LabelsOf[s] {
		if o != l && (o.Rect.Y1 > R.Y0-maxLineOver-0.6*h && o.Rect.MidY() < R.Y0+0.5*h+2 || layout.SameLine(o.Rect, R)) {
			around = append(around, o)
		}
	}
	bar, barred := pl.bar(l)
	var best *form.Option
	use := func(x0, x1, y float64) {
		if tooFar(y) || R.X1 < x0+1 || R.X0 > x1-2 || x1-x0 < 20 {
			return
		}
		// of several labels under one line each has the stretch above it
		for _, o := range around {
			if o.Rect.OverlapX(R) > 0.2 && o.Rect.MidY() > y && o.Rect.MidY() < R.Y0 {
				return // the line is that label's
			}
			if o.Bare && math.Abs(o.Rect.X0-R.X0) < 3 && o.Rect.Y1 < y+2 && y-o.Rect.Y1 < 0.6*h {
				return // it ends the row of the label above
			}
			if !layout.SameLine(o.Rect, R) {
				continue
			}
			if o.Rect.X0 >= R.X1 && o.Rect.X0 < x1 {
				x1 = o.Rect.X0 - 4
			}
			if o.Rect.X1 <= R.X0 && o.Rect.X1 > x0 {
				x0 = math.Max(x0, R.X0-6)
			}
		}
		reach := 1.9 * h
		if l.Target == labels.Target(porting.Signature) || pl.besideSignature(l) {
			reach = 45
		}
		o := form.Option{Kind: form.LineOver, Score: 90 - 2.5*math.Max(0, R.Y0-y), Slot: page.Rect{X0: x0 - 3, Y0: y - reach, X1: x1 + 3, Y1: y + 0.4*h}}
		if l.Firm {
			o.Score -= firmUnderLine
		}
		if best != nil && best.Score >= o.Score+4 {
			return
		}
		for _, p := range pl.Within(s, o.Slot) {
			if math.Abs(p.Rect.Y1-y) < 1.2*h && !pl.labelledLeft(p, l) {
				o.Pieces = append(o.Pieces, p)
			}
		}
		o.Pieces = nearestOf(o.Pieces, R)
		if len(o.Pieces) == 0 && reach > 40 && l.Target != labels.Target(porting.Signature) { // beside one, which needs more room
			for _, p := range pl.Within(s, o.Slot) {
				if look.Fit(l.Target, p.Text) >= 2 {
					o.Pieces = append(o.Pieces, p)
				}
			}
		}
		if len(o.Pieces) == 0 && l.Target == labels.Target(porting.Signature) {
			o.Pieces = pl.signedAbove(s, o.Slot)
		}
		if len(o.Pieces) == 0 && (l.Target == labels.Date || l.Target == labels.Target(porting.SignatureDate)) { // set high over its line
			high := o.Slot
			high.Y0 = y - 30
			if ps := pl.Within(s, high); len(ps) == 1 && look.IsDate(ps[0].Text) && !pl.labelledLeft(ps[0], l) {
				o.Pieces = ps
			}
		}
		if len(o.Pieces) > 0 && look.Fit(l.Target, form.JoinPieces(o.Pieces)) >= 2 {
			o.Score += 4
		}
		if best != nil && best.Score >= o.Score {
			return
		}
		best = &o
	}
	for _, b := range s.Blanks {
		x0, y := b.X0, b.Y1-0.15*b.Height()
		if tooFar(y) {
			continue
		}
		for _, p := range pl.form.PiecesOf[s] { // "/s/ Jane Doe ________" over its label
			if p.Widget == nil && layout.SameLine(p.Rect, b) && math.Abs(b.X0-p.Rect.X1) < 0.7*h && !strings.HasSuffix(p.Text, ":") {
				x0 = math.Min(x0, p.Rect.X0)
			}
		}
		use(x0, b.X1, y)
	}
	for _, u := range s.Under {
		if u.X1-u.X0 > 0.7*s.Width && (pl.form.HeadsBlock(l) || pl.answeredBelow(l)) {
			continue // a rule across the page over a heading or a label, no line to write on
		}
		if barred && math.Abs(u.Y0-bar.Y0) < layout.Near {
			continue // the upper edge of its own bar
		}
		use(u.X0, u.X1, u.Y0)
	}
	if best != nil && len(best.Pieces) == 0 && pl.textRight(l) {
		return // a rule between rows: the value stands beside its label
	}
	if best != nil && !(len(best.Pieces) > 0 && look.Fit(l.Target, form.JoinPieces(best.Pieces)) < 0) {
		l.Add(*best)
	}
}

// answeredBelow tells whether right below a label, and where it begins, stands what can only
// be its value, and nothing in the label's line is another label.
func (pl *Places) answeredBelow(l *form.Label) bool {
	for _, o := range pl.form.LabelsOf[l.Sheet] {
		if o != l && layout.SameLine(o.Rect, l.Rect) {
			return false
		}
	}
	h := math.Max(l.Rect.Height(), 6)
	return slices.ContainsFunc(pl.form.PiecesOf[l.Sheet], func(p *form.Piece) bool {
		dy := p.Rect.Y0 - l.Rect.Y1
		return p.Widget == nil && p.Free() && math.Abs(p.Rect.X0-l.Rect.X0) < 4 && dy > -0.3*h && dy < 1.1*h && look.Fit(l.Target, p.Text) >= 2
	})
}

// cutAtLines divides texts where a line to write on begins or ends inside them, over
// the label of what is written there: "I, |Jane Doe|, on behalf of".
func (pl *Places) cutAtLines(s *layout.Sheet) {
	for _, u := range s.Under {
		named := false
		for _, l := range pl.form.LabelsOf[s] {
			gap := l.Rect.Y0 - u.Y0
			named = named || l.Bare && look.WantsValue(l.Target) && gap > -0.5*l.Rect.Height() && gap < 14 && l.Rect.MidX() > u.X0 && l.Rect.MidX() < u.X1
		}
		if !named {
			continue
		}
		for _, p := range append([]*form.Piece(nil), pl.form.PiecesOf[s]...) {
			if p.Widget != nil || !p.Free() || math.Abs(p.Rect.Y1-u.Y0) > 0.6*p.Rect.Height() || p.Rect.X1 < u.X0 || p.Rect.X0 > u.X1 {
				continue
			}
			pl.cutPiece(s, p, u.X1)
			pl.cutPiece(s, p, u.X0)
		}
	}
}

// cutPiece divides a piece between the words on either side of x; p is the part on the
// left, a new piece the part on the right.
func (pl *Places) cutPiece(s *layout.Sheet, p *form.Piece, x float64) {
	ws := p.Span.Words()
	for k := 1; k < len(ws); k++ {
		a, b := ws[k-1].Upright, ws[k].Upright
		if a.X1 > x+3 || b.X0 < x-3 {
			continue
		}
		at := p.Span.Seg.At[p.Span.From+k]
		if form.WithinPhone(p.Text, at-p.Span.Start) {
			return
		}
		left, right := pl.form.NewPiece(s, p.Span.Seg.Slice(p.Span.Start, at)), pl.form.NewPiece(s, p.Span.Seg.Slice(at, p.Span.End))
		*p = *left
		pl.form.Pieces = append(pl.form.Pieces, right)
		pl.form.PiecesOf[s] = append(pl.form.PiecesOf[s], right)
		return
	}
}

// sentenceBehind cuts off what a sentence goes on with behind the line that a value is
// written on: "account number |A-4471| with our carrier". It tells whether it did.
func (pl *Places) sentenceBehind(l *form.Label, p *form.Piece) bool {
	ws := p.Span.Words()
	if p.Widget != nil || len(ws) < 2 {
		return false
	}
	first := ws[0].Upright
	for _, u := range l.Sheet.Under {
		if u.X0 < l.Rect.X1-3 || u.X0 > first.X0+3 || u.X1 < first.X1-3 || u.X1 > p.Rect.X1-3 || math.Abs(p.Rect.Y1-u.Y0) > 0.6*p.Rect.Height() {
			continue
		}
		for k, w := range ws {
			if w.Upright.X0 > u.X1-3 {
				if !look.Small(w.Text) {
					return false // the value may run over its line
				}
				text := p.Text
				pl.cutPiece(l.Sheet, p, u.X1)
				return k > 0 && p.Text != text
			}
		}
	}
	return false
}

// nearestOf are of several texts over a line, that stand far apart, those nearest to the
// label under it.
func nearestOf(ps []*form.Piece, label page.Rect) []*form.Piece {
	for i := 1; i < len(ps); i++ {
		a, b := ps[i-1].Rect, ps[i].Rect
		if !layout.SameLine(a, b) || b.X0-a.X1 < 4*math.Max(b.Height(), 6) {
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
func (pl *Places) textRight(l *form.Label) bool {
	limit := pl.Limit(l)
	for _, p := range pl.form.PiecesOf[l.Sheet] {
		if p.Widget == nil && p.Free() && !p.Placeholder && !p.Prose && p.Rect.X0 > l.Rect.X1 && p.Rect.X0 < limit-1 && p.Rect.X0-l.Rect.X1 < 330 && layout.SameLine(p.Rect, l.Rect) && look.Fit(l.Target, p.Text) >= 0 {
			return true
		}
	}
	return false
}

// labelledLeft tells whether a text has a label of its own before it on its line, which
// stands where l does: rows of a table with rules between them.
func (pl *Places) labelledLeft(p *form.Piece, l *form.Label) bool {
	for _, o := range pl.form.LabelsOf[p.Sheet] {
		if o != l && look.WantsValue(o.Target) && o.Inline == nil && o.Rect.X1 <= p.Rect.X0+2 && math.Abs(o.Rect.X0-l.Rect.X0) < 3 && layout.SameLine(o.Rect, p.Rect) {
			return true
		}
	}
	return false
}

// signedAbove is the one text above a line to sign on that may be the name of who
// signed: in a large script it stands well above the line.
func (pl *Places) signedAbove(s *layout.Sheet, slot page.Rect) []*form.Piece {
	var out []*form.Piece
	for _, p := range pl.Within(s, slot) {
		if p.Prose || !look.Personal(p.Text) && !strings.HasPrefix(strings.ToLower(p.Text), "/s/") {
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
func (pl *Places) besideSignature(l *form.Label) bool {
	for _, o := range pl.form.LabelsOf[l.Sheet] {
		if o != l && o.Target == labels.Target(porting.Signature) && layout.SameLine(o.Rect, l.Rect) {
			return true
		}
	}
	return false
}

// lineBelow: the label stands above the line that its value is written on.
func (pl *Places) lineBelow(l *form.Label) {
	if !l.Bare {
		return
	}
	s, R := l.Sheet, l.Rect
	h := math.Max(R.Height(), 6)
	var best *form.Option
	reach := 3.2 * h
	if l.Target == labels.Target(porting.Signature) || pl.besideSignature(l) {
		reach = math.Max(reach, 60) // a hand needs more room
	}
	var beside []*form.Label // of several labels over one line each has the stretch below it
	for _, o := range pl.form.LabelsOf[s] {
		if o != l && o.Bare && layout.SameLine(o.Rect, R) {
			beside = append(beside, o)
		}
	}
	use := func(x0, x1, y float64) {
		dy := y - R.Y1
		if dy < 0.7*h || dy > reach {
			return
		}
		for _, o := range beside {
			if o.Rect.X0 >= R.X1 && o.Rect.X0 < x1 {
				x1 = o.Rect.X0 - 4
			}
			if o.Rect.X1 <= R.X0 && o.Rect.X1 > x0 {
				x0 = math.Max(x0, R.X0-6)
			}
		}
		if math.Abs(x0-R.X0) > 10 && (R.MidX() < x0 || R.MidX() > x1) || x1-x0 < 20 {
			return
		}
		slot := page.Rect{X0: x0 - 3, Y0: R.Y1 - 0.3*h, X1: x1 + 3, Y1: y + 0.4*h}
		if pl.form.LabelsIn(s, slot, l) > 0 {
			return
		}
		o := form.Option{Kind: form.LineBelow, Score: 84 - math.Max(0, dy-1.8*h)/2, Slot: slot, Pieces: pl.Within(s, slot)}
		if best == nil || o.Score > best.Score {
			best = &o
		}
	}
	for _, b := range s.Blanks {
		use(b.X0, b.X1, b.Y1-0.15*b.Height())
	}
	for _, u := range s.Under {
		use(u.X0, u.X1, u.Y0)
	}
	if best != nil && len(best.Pieces) == 0 && pl.textRight(l) {
		return // a rule between rows: the value stands beside its label
	}
	if best != nil {
		l.Add(*best)
	}
}
