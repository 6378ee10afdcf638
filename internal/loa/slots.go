package loa

// Where the value of a label may stand: the options of each label.

import (
	"math"
	"sort"

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
	if l.cell >= 0 && !r.boxedAlone(l) {
		x = math.Min(x, l.sheet.cells[l.cell].X1)
	}
	return x
}

// boxedAlone tells whether a label has a box for itself, such as a shaded background,
// and no box stands behind it: its value does, in none.
func (r *reader) boxedAlone(l *label) bool {
	s, c := l.sheet, l.sheet.cells[l.cell]
	if !l.bare || c.X1 > 0.6*s.width || r.labelsIn(s, c, l) > 0 {
		return false
	}
	for _, d := range s.cells {
		if d.X0 > c.X1-near && d.Y0 < l.rect.MidY() && d.Y1 > l.rect.MidY() {
			return false
		}
	}
	return len(r.within(s, c)) == 0
}

func (r *reader) onSheet(s *sheet) []*label  { return r.labelsOf[s] }
func (r *reader) piecesOf(s *sheet) []*piece { return r.pieceOf[s] }

// gather lists the options of a label, best first.
func (r *reader) gather(l *label) {
	r.Tick()
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
		if own != nil && math.Abs(o.rect.Y0-own.rect.Y0) < 3 && p.rect.Y0 > own.rect.Y1-2 {
			continue // it stands beside the piece's own label, and goes on in the next line
		}
		if o != own && wantsValue(o.target) && o.rect.X1 <= p.rect.X0+2 && sameLine(o.rect, p.rect) && o.cell == p.cell && p.rect.X0-o.rect.X1 < 250 {
			return true
		}
	}
	return false
}

// rowBefore tells whether a text stands before a piece where labels of l's column do:
// the piece is that one's.
func (r *reader) rowBefore(p *piece, l *label) bool {
	for _, q := range r.piecesOf(p.sheet) {
		if q != p && q.widget == nil && sameLine(q.rect, p.rect) && q.rect.X1 <= p.rect.X0 && math.Abs(q.rect.X0-l.rect.X0) < 3 {
			return true
		}
	}
	return false
}
