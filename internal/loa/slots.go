package loa

// Where the value of a label may stand: the options of each label.

import (
	"math"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// kind is how a value lies to its label.
type kind int

// The kinds of option. Those up to explicit have a place made for the value, so
// that nothing in it means that the form was left blank there.
const (
	inline    kind = iota // behind the label in the same run of text
	field                 // a form field
	lineRight             // on a line that begins behind the label
	inCell                // in the label's own cell
	cellRight             // in the cell or box to the right
	cellBelow             // in the cell or box below
	boxOver               // in the box above a label that stands under it
	lineOver              // on the line above a label that stands under it
	lineBelow             // on the line below the label
	explicit              // no kind: the last that has a place made for it
	right                 // to the right on the same line
	below                 // on the next line
	above                 // on the line before
	boxLeft               // in the box to the left
	kinds                 // no kind: how many there are
)

// option is one place where a label's value may stand.
type option struct {
	kind   kind
	score  float64
	pieces []*piece // in reading order, nothing where the place is empty
	slot   page.Rect
	doubt  string
}

// wantsValue tells whether a label asks for a value at all.
func wantsValue(t labels.Target) bool {
	switch t {
	case labels.Numbers, labels.Keep, labels.Attachment, labels.Note, labels.Features, labels.Status, labels.Hint,
		labels.Row, labels.Extension, labels.RangeStart, labels.RangeEnd, labels.Number:
		return false
	}
	return !t.Section()
}

// manyLines tells whether a value may go on in further lines.
func manyLines(t labels.Target) bool {
	switch t {
	case labels.Target(porting.ServiceAddress), labels.Target(porting.BillingAddress), labels.Address, labels.Target(porting.Remarks):
		return true
	}
	return false
}

// free tells whether a piece may be the value of a label.
func (p *piece) free() bool { return p.owner == nil && !p.used }

// sameLine tells whether two rectangles stand on one line.
func sameLine(a, b page.Rect) bool {
	return a.OverlapY(b) > 0.4 && math.Abs(a.MidY()-b.MidY()) < math.Max(6, 0.6*math.Max(a.Height(), b.Height()))
}

// limit is where the space to the right of a label ends: at the next label of
// the line, or the side of the cell.
func (r *reader) limit(l *label) float64 {
	x := l.sheet.width
	for _, o := range r.onSheet(l.sheet) {
		if o != l && o.rect.X0 >= l.rect.X1-2 && o.rect.X0 < x && sameLine(o.rect, l.rect) {
			x = o.rect.X0
		}
	}
	if l.cell >= 0 {
		x = math.Min(x, l.sheet.cells[l.cell].X1)
	}
	return x
}

func (r *reader) onSheet(s *sheet) []*label  { return r.labelsOf[s] }
func (r *reader) piecesOf(s *sheet) []*piece { return r.pieceOf[s] }

// gather lists the options of a label, best first.
func (r *reader) gather(l *label) {
	l.options = nil
	if !wantsValue(l.target) {
		return
	}
	if p := l.inline; p != nil && p.free() {
		if p.placeholder {
			l.add(option{kind: inline, score: 60, slot: p.rect})
		} else {
			o := option{kind: inline, score: 100, pieces: []*piece{p}, slot: p.rect}
			r.extend(l, &o, r.limit(l))
			l.add(o)
		}
	}
	limit := r.limit(l)
	r.fieldOption(l)
	r.lineRight(l, limit)
	r.cellOptions(l)
	r.lineOver(l)
	r.lineBelow(l)
	r.loose(l, limit)
	r.rowBand(l, limit)
	r.boxLeft(l)
	r.above(l)
	sort.SliceStable(l.options, func(i, j int) bool { return l.options[i].score > l.options[j].score })
}

func (l *label) add(o option) { l.options = append(l.options, o) }

// extend adds what stands behind a value on the same line and is no more than a
// wide gap away; what is farther away makes the value doubtful.
func (r *reader) extend(l *label, o *option, limit float64) {
	last := o.pieces[len(o.pieces)-1]
	h := math.Max(last.rect.Height(), 6)
	var line []*piece
	for _, p := range r.piecesOf(l.sheet) {
		if p.widget == nil && p.free() && !p.placeholder && !p.prose && p.cell == last.cell && p != last && p.rect.X0 >= last.rect.X1-2 && p.rect.X0 < limit && sameLine(p.rect, last.rect) {
			line = append(line, p)
		}
	}
	sort.SliceStable(line, func(i, j int) bool { return line[i].rect.X0 < line[j].rect.X0 })
	for _, p := range line {
		gap := p.rect.X0 - last.rect.X1
		if gap > 3*h {
			if gap < 8*h {
				o.doubt = "more text stands behind it on the same line"
			}
			return
		}
		o.pieces = append(o.pieces, p)
		o.slot = o.slot.Union(p.rect)
		last = p
	}
}

// within lists the free pieces, fields left out, whose middle lies in a
// rectangle, in reading order.
func (r *reader) within(s *sheet, slot page.Rect) []*piece {
	var out []*piece
	for _, p := range r.piecesOf(s) {
		if p.widget == nil && p.free() && slot.Holds(p.rect) && !p.placeholder {
			out = append(out, p)
		}
	}
	return out
}

// fieldOption takes the form fields that were matched with the label.
func (r *reader) fieldOption(l *label) {
	ws := r.fields[l]
	if len(ws) == 0 {
		return
	}
	o := option{kind: field, score: 98}
	for _, p := range ws {
		o.slot = o.slot.Union(p.rect)
		if p.text != "" && !p.placeholder {
			o.pieces = append(o.pieces, p)
			continue
		}
		// text that was drawn over an empty field
		o.pieces = append(o.pieces, r.within(l.sheet, p.rect)...)
	}
	l.add(o)
}

// lineRight: underscores, leaders or a rule that begin behind the label.
func (r *reader) lineRight(l *label, limit float64) {
	R := l.rect
	h := math.Max(R.Height(), 6)
	var slot page.Rect
	found := false
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
		}
	}
	if !found {
		return
	}
	slot.Y0 = math.Min(slot.Y0, R.Y0-2)
	o := option{kind: lineRight, score: 96, slot: slot}
	for _, p := range r.within(l.sheet, slot) {
		if p == l.inline || p.rect.X0 >= R.X1-3 {
			o.pieces = append(o.pieces, p)
		}
	}
	if len(o.pieces) == 0 {
		r.behindLeaders(l, &o, limit)
	}
	if l.inline != nil && l.inline.placeholder {
		o.score = 97
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

// cellOptions: the label's own cell, its neighbours, and boxes beside it.
func (r *reader) cellOptions(l *label) {
	s, R := l.sheet, l.rect
	if l.cell >= 0 {
		c := s.cells[l.cell]
		if r.labelsIn(s, c, l) == 0 {
			o := option{kind: inCell, score: 94, slot: c}
			for _, p := range r.piecesOf(s) {
				if !p.free() || p.placeholder || p == l.inline || !c.Holds(p.rect) || p.widget != nil {
					continue
				}
				if p.rect.Y1 > R.Y1-2 && (p.rect.X0 >= R.X1-3 || p.rect.Y0 >= R.Y1-0.4*R.Height()) {
					o.pieces = append(o.pieces, p)
				}
			}
			if len(o.pieces) > 0 {
				l.add(o)
			} else if l.inline == nil {
				r.neighbours(l, c)
			}
		}
	}
	if l.inline == nil {
		r.boxes(l)
	}
}

// labelsIn counts the labels in a rectangle, l left out.
func (r *reader) labelsIn(s *sheet, c page.Rect, l *label) int {
	key := inRect{s, c}
	n, ok := r.counts[key]
	if !ok {
		for _, o := range r.onSheet(s) {
			if c.Holds(o.rect) {
				n++
			}
		}
		r.counts[key] = n
	}
	if l != nil && l.sheet == s && c.Holds(l.rect) {
		n--
	}
	return n
}

// inRect is a rectangle of a sheet, to remember what it holds.
type inRect struct {
	sheet *sheet
	rect  page.Rect
}

// neighbours: a cell that holds nothing but the label has its value in the cell
// to the right, or, in a row of labels, in the cell below.
func (r *reader) neighbours(l *label, c page.Rect) {
	s := l.sheet
	var rightOf, under *page.Rect
	for i := range s.cells {
		d := s.cells[i]
		if math.Abs(d.X0-c.X1) < near && d.Y0 < c.MidY() && d.Y1 > c.MidY() && d.Height() < 3*c.Height()+30 {
			if rightOf == nil || d.Width()*d.Height() < rightOf.Width()*rightOf.Height() {
				rightOf = &s.cells[i]
			}
		}
		if math.Abs(d.Y0-c.Y1) < near && d.X0 < c.MidX() && d.X1 > c.MidX() && math.Abs(d.X0-c.X0) < 6 {
			if under == nil || d.Width()*d.Height() < under.Width()*under.Height() {
				under = &s.cells[i]
			}
		}
	}
	header := r.headerRow(l, c)
	if rightOf != nil && r.labelsIn(s, *rightOf, nil) == 0 {
		o := option{kind: cellRight, score: 92, slot: *rightOf, pieces: r.within(s, *rightOf)}
		if header {
			o.score = 70
		}
		l.add(o)
	}
	if under != nil && r.labelsIn(s, *under, nil) == 0 {
		o := option{kind: cellBelow, score: 80, slot: *under, pieces: r.within(s, *under)}
		if header {
			o.score = 93
		}
		if rightOf != nil && len(o.pieces) > 0 && !header && fit(l.target, joinPieces(o.pieces)) < 0 {
			return // it belongs to the row below
		}
		if len(o.pieces) > 0 || header || rightOf == nil {
			l.add(o)
		}
	}
}

// headerRow tells whether every cell with text in the row of a label's cell holds
// a label: the row above a table's values.
func (r *reader) headerRow(l *label, c page.Rect) bool {
	s := l.sheet
	n, others := 0, 0
	for _, d := range s.cells {
		if math.Abs(d.Y0-c.Y0) > near || math.Abs(d.Y1-c.Y1) > near {
			continue
		}
		if r.labelsIn(s, d, nil) > 0 {
			n++
			continue
		}
		for _, p := range r.piecesOf(s) {
			if !p.placeholder && d.Holds(p.rect) {
				others++
				break
			}
		}
	}
	return n >= 2 && others == 0 || n >= 3 && others == 1 // one heading may be unknown
}

// boxes: an empty rectangle drawn beside or below the label, to write in.
func (r *reader) boxes(l *label) {
	s, R := l.sheet, l.rect
	best := map[kind]*option{}
	for i, d := range s.cells {
		if i == l.cell || d.Holds(R) || d.Height() > 130 || r.labelsIn(s, d, nil) > 0 {
			continue
		}
		if l.cell >= 0 && !s.cells[l.cell].Holds(d) {
			continue
		}
		over := d.X0 <= R.MidX() && d.X1 >= R.MidX() || math.Abs(d.X0-R.X0) < 10
		var o option
		switch {
		case d.X0 >= R.X1-3 && d.X0-R.X1 < 220 && d.Y0 <= R.MidY() && d.Y1 >= R.MidY() && !r.between(l, R.X1, d.X0):
			o = option{kind: cellRight, score: 93 - (d.X0-R.X1)/30}
		case over && d.Y0 >= R.Y1-3 && d.Y0-R.Y1 < 14:
			o = option{kind: cellBelow, score: 87 - math.Max(0, d.Y0-R.Y1)}
		case over && l.bare && d.Y1 <= R.Y0+3 && R.Y0-d.Y1 < 10 && d.Width() > 24:
			o = option{kind: boxOver, score: 86 - math.Max(0, R.Y0-d.Y1)}
		default:
			continue
		}
		o.slot, o.pieces = d, r.within(s, d)
		if b := best[o.kind]; b == nil || o.score > b.score {
			best[o.kind] = &o
		}
	}
	for _, k := range []kind{cellRight, cellBelow, boxOver} {
		if o := best[k]; o != nil {
			l.add(*o)
		}
	}
}

// between tells whether a label or a text stands on the label's line between two places.
func (r *reader) between(l *label, x0, x1 float64) bool {
	for _, o := range r.onSheet(l.sheet) {
		if o != l && sameLine(o.rect, l.rect) && o.rect.MidX() > x0 && o.rect.MidX() < x1 {
			return true
		}
	}
	for _, p := range r.piecesOf(l.sheet) {
		if !p.placeholder && p.widget == nil && sameLine(p.rect, l.rect) && p.rect.MidX() > x0 && p.rect.MidX() < x1 {
			return true
		}
	}
	return false
}

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
			o.score -= 18
		}
		if best != nil && best.score >= o.score {
			return
		}
		for _, p := range r.within(s, o.slot) {
			if math.Abs(p.rect.Y1-y) < 1.2*h {
				o.pieces = append(o.pieces, p)
			}
		}
		if len(o.pieces) == 0 && reach > 40 && l.target != labels.Target(porting.Signature) { // beside one, which needs more room
			for _, p := range r.within(s, o.slot) {
				if fit(l.target, p.text) >= 2 {
					o.pieces = append(o.pieces, p)
				}
			}
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
	if best != nil && !(len(best.pieces) > 0 && fit(l.target, joinPieces(best.pieces)) < 0) {
		l.add(*best)
	}
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
	use := func(x0, x1, y float64) {
		dy := y - R.Y1
		if dy < 0.7*h || dy > 3.2*h || math.Abs(x0-R.X0) > 10 && (R.MidX() < x0 || R.MidX() > x1) || x1-x0 < 20 {
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
	if best != nil {
		l.add(*best)
	}
}

// loose: text to the right on the same line, or on the next line, with nothing
// drawn to hold it.
func (r *reader) loose(l *label, limit float64) {
	if l.inline != nil && !l.inline.placeholder {
		return
	}
	s, R := l.sheet, l.rect
	h := math.Max(R.Height(), 6)
	var line []*piece
	for _, p := range r.piecesOf(s) {
		if p.widget != nil || !p.free() || p.placeholder || p.rect.X0 < R.X1-2 || p.rect.X0 >= limit-1 || !sameLine(p.rect, R) {
			continue
		}
		line = append(line, p)
	}
	sort.SliceStable(line, func(i, j int) bool { return line[i].rect.X0 < line[j].rect.X0 })
	if len(line) > 0 && (line[0].rect.X0-R.X1 < 330 || len(line) == 1 && r.rightEdge(l, line[0])) && !line[0].prose && fit(l.target, line[0].text) >= 0 {
		gap := math.Min(line[0].rect.X0-R.X1, 330)
		o := option{kind: right, score: 86 - gap/15, slot: line[0].rect}
		o.pieces = line[:1:1]
		r.extend(l, &o, limit)
		l.add(o)
	}
	if !l.bare {
		return
	}
	var best *piece
	for _, p := range r.piecesOf(s) {
		if p.widget != nil || !p.free() || p.placeholder || p.cell != l.cell {
			continue
		}
		dy := p.rect.Y0 - R.Y1
		if dy < -0.3*h || dy > 1.9*h || p.rect.X0 < R.X0-6 || p.rect.X0 > R.X1 && p.rect.X0 > R.X0+40 {
			continue
		}
		if best == nil || p.rect.Y0 < best.rect.Y0-2 || p.rect.Y0 < best.rect.Y0+2 && p.rect.X0 < best.rect.X0 {
			best = p
		}
	}
	if best == nil || best.prose || fit(l.target, best.text) < 0 || r.labelLeftOf(best, l) {
		return
	}
	score := 62 - (best.rect.Y0-R.Y1)/2
	if math.Abs(best.rect.X0-R.X0) > 6 {
		score -= 4
	}
	l.add(option{kind: below, score: score, pieces: []*piece{best}, slot: best.rect})
}

// rightEdge tells whether a label and a piece far to its right stand in two columns:
// others like them begin and end where they do.
func (r *reader) rightEdge(l *label, p *piece) bool {
	n := 0
	for _, o := range r.onSheet(l.sheet) {
		if o == l || !o.bare || math.Abs(o.rect.X0-l.rect.X0) > near {
			continue
		}
		for _, q := range r.piecesOf(l.sheet) {
			if q != p && math.Abs(q.rect.X1-p.rect.X1) < near && sameLine(q.rect, o.rect) {
				n++
				break
			}
		}
	}
	return n >= 2
}

// labelLeftOf tells whether a label stands on the piece's line to its left, so
// that the piece is more likely that one's.
func (r *reader) labelLeftOf(p *piece, own *label) bool {
	for _, o := range r.onSheet(p.sheet) {
		if own != nil && math.Abs(p.rect.X0-own.rect.X0) < 2 && p.rect.X0-o.rect.X1 > 100 && !o.firm {
			continue // a label of another column
		}
		if o != own && wantsValue(o.target) && o.rect.X1 <= p.rect.X0+2 && sameLine(o.rect, p.rect) && o.cell == p.cell && p.rect.X0-o.rect.X1 < 250 {
			return true
		}
	}
	return false
}
