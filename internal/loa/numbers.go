package loa

// The lists of numbers to port and to keep: under headings, in tables, behind
// labels, in form fields, over any number of pages. heads.go knows their headings,
// regions.go where a list stands, lines.go arranges it in lines, numberline.go reads
// one, stray.go looks after what is left.

import (
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// readNumbers reads every list of the letter.
func (r *reader) readNumbers() {
	order(r.labels)
	r.rangeFields()
	for _, l := range r.labels {
		if listHead(l.target) {
			r.readList(l, actionOf(l))
		}
	}
	// tables whose only heading is "Telephone Number", "From" and "To"
	for _, l := range r.labels {
		switch l.target {
		case labels.Target(porting.ContactPhone):
			// "Mobile number" over a column of them
			if w := " " + l.match.Wording + " "; l.bare && (strings.Contains(w, " mobile ") || strings.Contains(w, " cell ") || strings.Contains(w, " wireless ")) && r.phonesBelow(l) >= 2 {
				n := len(r.found)
				r.readList(l, r.actionAbove(l))
				if len(r.found) > n {
					l.target = labels.Numbers
				}
			}
		case labels.Telephone, labels.Number, labels.RangeStart:
			if r.plural(l) && l.bare && r.phonesBelow(l) >= 2 {
				l.target = labels.Numbers // over as many pages as it takes
			}
			if l.target == labels.Numbers || r.plural(l) || l.target == labels.Number && l.inline != nil && hasPhone(l.inline.text) || l.bare && r.headsNumbers(l) {
				n := len(r.found)
				r.readList(l, r.actionAbove(l))
				if len(r.found) > n || r.plural(l) {
					l.target = labels.Numbers // and asks for nothing else
				}
			}
		}
	}
	sort.SliceStable(r.found, func(i, j int) bool { return r.found[i].at < r.found[j].at })
	lists := make([][]porting.Number, len(r.found))
	for i, f := range r.found {
		lists[i] = f.numbers
	}
	r.numbers = slices.Concat(lists...)
	r.checkNumbers()
}

// rangeFields reads ranges whose ends stand behind labels of their own, on one line or
// one below the other: "Rufnummernblock: von [217-555-0100] bis [217-555-0109]", "First
// number of range [217-555-0100]" over "Last number of range [217-555-0109]".
func (r *reader) rangeFields() {
	for _, from := range r.labels {
		if from.target != labels.RangeStart {
			continue
		}
		a := r.phoneBehind(from)
		if a == nil {
			continue
		}
		for _, to := range r.labels {
			if to.sheet != from.sheet || to.target != labels.RangeEnd {
				continue
			}
			b := r.phoneBehind(to)
			if b == nil || b == a || !sameLine(to.rect, from.rect) && !nextRow(from, to, a, b) || sameLine(to.rect, from.rect) && to.rect.X0 < a.rect.X0 {
				continue
			}
			ln := listLine{text: a.text + " - " + b.text, rect: a.rect.Union(b.rect), chunks: []chunk{{a, 0, len(a.text), 0}, {b, len(a.text) + 3, len(a.text) + 3 + len(b.text), 0}}}
			if fs := phones(ln.text); len(fs) == 1 && fs[0].Range {
				r.found = append(r.found, foundNumbers{at: r.place(from), numbers: r.readLine(ln, r.actionAbove(from), from)})
				break
			}
		}
	}
}

// phoneBehind is the telephone number right behind a label on its line, nil if none is.
func (r *reader) phoneBehind(l *label) *piece {
	var best *piece
	for _, p := range r.pieceOf[l.sheet] {
		if p.free() && sameLine(p.rect, l.rect) && p.rect.X0 > l.rect.X1-3 && (best == nil || p.rect.X0 < best.rect.X0) {
			best = p
		}
	}
	if best == nil || !wholePhone(best.text) || best.rect.X0-l.rect.X1 > 60 && !l.bare {
		return nil
	}
	for _, o := range r.labelsOf[l.sheet] {
		if o != l && o.rect.X0 > l.rect.X1-2 && o.rect.X0 < best.rect.X0 && sameLine(o.rect, l.rect) {
			return nil // another label stands between them
		}
	}
	return best
}

// nextRow tells whether a label and the value behind it stand in the row below another
// label and its value.
func nextRow(from, to *label, a, b *piece) bool {
	dy := to.rect.Y0 - from.rect.Y1
	return dy > -2 && dy < 4*math.Max(from.rect.Height(), 6) && math.Abs(a.rect.X0-b.rect.X0) < 4
}

// foundNumbers are the numbers of one list, at the place of its heading.
type foundNumbers struct {
	at      int
	numbers []porting.Number
}

// chunk is a run of text on a line of a list, and where its bytes come from.
type chunk struct {
	p          *piece
	start, end int // bytes of the line's text
	from       int // bytes of the piece's text
}

// listLine is one line of a list.
type listLine struct {
	text   string
	chunks []chunk
	rect   page.Rect
	column bool
	prose  bool // a sentence of the page
	// lead is how the sentence begins in the line before: "Please leave".
	lead string
	// tail is how the sentence goes on in the line behind, up to its end: "stays with
	// Verizon".
	tail string
	// index is the running number that was taken off the line, 0 if none was.
	index int
}

// readList reads the list of a heading.
func (r *reader) readList(l *label, action string) {
	var ls []listLine
	regions := r.regions(l)
	if l.target == labels.Attachment && !l.bare && (strings.HasPrefix(l.match.Wording, "see") || l.inline == nil || len(l.inline.text) > 60) {
		return
	}
	starts, ends := r.rangeColumns(l)
	starts = starts || ends && r.headsRanges(l)
	seen := map[*piece]bool{}
	for i, g := range regions {
		for _, o := range r.labelsOf[g.sheet] {
			// the headings of its columns ask for nothing themselves
			if o != l && o.target == labels.Telephone && (o.bare || sameLine(o.rect, l.rect)) && g.rect.Holds(o.rect) {
				o.target = labels.Number
			}
		}
		ps := r.inRegion(g)
		if i > 0 && g.sheet != regions[i-1].sheet && !holdsPhone(ps) {
			break // the next page is about something else
		}
		if g.column && g.row.Width() > g.rect.Width()+near {
			row := g
			row.rect = g.row
			ps = r.inRegion(row)
			ps = r.columnOrder(ps, g)
		}
		for _, m := range g.remarks {
			ps = append(ps, r.inRegion(region{sheet: g.sheet, rect: m, head: g.head, column: true})...)
		}
		if len(g.remarks) > 0 && !g.column {
			byLine(ps)
		}
		fresh := ps[:0]
		for _, p := range ps { // regions may overlap
			if !seen[p] {
				seen[p] = true
				fresh = append(fresh, p)
			}
		}
		ls = append(ls, r.listLines(fresh, g)...)
	}
	found := foundNumbers{at: r.place(l)}
	var e listEnd
	for i := 0; i < len(ls); i++ {
		for n := 0; n < 40 && i+1 < len(ls) && (opensRange(ls[i].text) || splitNumber(ls[i].text, ls[i+1].text) || opensNote(ls[i].text, ls[i+1].text)); n++ {
			ls[i] = join(ls[i], ls[i+1])
			ls = append(ls[:i+1], ls[i+2:]...)
		}
		ls[i] = withoutIndex(ls, i)
		if starts && ends {
			ls[i] = bridgeRange(ls[i])
		} else {
			ls[i] = r.bridgeWord(ls[i])
		}
		found.numbers = append(found.numbers, r.readListed(ls, i, &e, action, l)...)
	}
	if len(found.numbers) == 0 && l.bare {
		// form fields over their label
		var over []*piece
		for _, p := range r.pieceOf[l.sheet] {
			if p.widget == nil || !p.free() || p.text == "" {
				continue
			}
			if _, how := r.beside(p, l, nil); how == lineOver {
				over = append(over, p)
			}
		}
		for _, ln := range r.listLines(over, region{sheet: l.sheet, head: l}) {
			found.numbers = append(found.numbers, r.readLine(ln, action, l)...)
		}
	}
	if len(found.numbers) == 0 && l.bare {
		// a label under the line or the box that its numbers stand on
		probe := *l
		probe.options = nil
		r.lineOver(&probe)
		if len(probe.options) == 0 {
			r.listBoxOver(&probe)
		}
		if len(probe.options) > 0 {
			g := region{sheet: l.sheet, rect: probe.options[0].slot, head: l}
			for _, ln := range r.listLines(probe.options[0].pieces, g) {
				found.numbers = append(found.numbers, r.readLine(ln, action, l)...)
			}
		}
	}
	if len(found.numbers) > 0 {
		found.numbers = r.inOrder(found.numbers)
		r.found = append(r.found, found)
	}
}

// listBoxOver adds the box right above a heading that holds telephone numbers, where
// no label over it asks for one.
func (r *reader) listBoxOver(l *label) {
	r.boxes(l)
	all := l.options
	l.options = nil
	for _, o := range all {
		if o.kind != boxOver || !holdsPhone(o.pieces) {
			continue
		}
		for _, a := range r.labelsOf[l.sheet] {
			if dy := o.slot.Y0 - a.rect.Y1; a.rect.OverlapX(o.slot) > 0.2 && dy > -3 && dy < 14 && fit(a.target, joinPieces(o.pieces)) > 0 {
				return
			}
		}
		l.options = append(l.options, o)
	}
}

// place is a number by which places on pages sort.
func (r *reader) place(l *label) int {
	return l.sheet.number*1_000_000 + int(l.rect.MidY())*1000 + int(math.Max(0, l.rect.X0))
}

func holdsPhone(ps []*piece) bool {
	for _, p := range ps {
		if len(listed(p.text)) > 0 {
			return true
		}
	}
	return false
}

// columnOrder puts the pieces of a table row in order: the number's column first
// where the remark stands before it.
func (r *reader) columnOrder(ps []*piece, g region) []*piece {
	area := areaCode(ps, g)
	sort.SliceStable(ps, func(i, j int) bool {
		a, b := g.rect.Holds(ps[i].rect), g.rect.Holds(ps[j].rect)
		return ps[i] == area || ps[j] != area && a && !b
	})
	// what stands under the heading of running numbers is none of theirs
	out := ps[:0]
	for _, p := range ps {
		skip := leadingOrdinal(p.text) > 0 && p.rect.X1 <= g.rect.X0+near
		skip = skip && p != area
		for _, o := range r.labelsOf[g.sheet] {
			if p != area && o != g.head && (o.target == labels.Row || o.target == labels.Quantity || o.target == labels.Number) && o.cell >= 0 && o.rect.Y1 < p.rect.Y0 && sameLine(o.rect, g.head.rect) && o.rect.OverlapX(p.rect) > 0.2 {
				skip = true
			}
		}
		if !skip {
			out = append(out, p)
		}
	}
	return out
}

// areaCode is the piece of a row that holds the area code of the number in its column,
// which has none: "217" | "555-0100". It is nil if there is none.
func areaCode(ps []*piece, g region) *piece {
	var number, area *piece
	for _, p := range ps {
		switch {
		case g.rect.Holds(p.rect):
			if number != nil || digitsOnly(p.text) != 7 {
				return nil
			}
			number = p
		case p.rect.X1 <= g.rect.X0+near && (area == nil || p.rect.X0 > area.rect.X0):
			area = p
		}
	}
	if number == nil || area == nil || digitsOnly(area.text) != 3 || !sameLine(area.rect, number.rect) {
		return nil
	}
	return area
}

// headsRanges tells whether the next heading of a list's own row asks for the ends of
// ranges that begin in its column: "Telephone number | Range end (if DID)".
func (r *reader) headsRanges(l *label) bool {
	var next *label
	for _, o := range r.labelsOf[l.sheet] {
		if o != l && sameLine(o.rect, l.rect) && o.rect.X0 >= l.rect.X1 && (next == nil || o.rect.X0 < next.rect.X0) {
			next = o
		}
	}
	return next != nil && next.target == labels.RangeEnd
}

// rangeColumns tells whether the list's table has columns for the first and the
// last number of ranges.
func (r *reader) rangeColumns(l *label) (starts, ends bool) {
	if r.rangeWords(l) != nil {
		return true, true
	}
	for _, o := range r.labelsOf[l.sheet] {
		if o == l || math.Abs(o.rect.MidY()-l.rect.MidY()) < 40 {
			starts = starts || o.target == labels.RangeStart
			ends = ends || o.target == labels.RangeStart && r.rangeWords(o) != nil // "From | To"
			ends = ends || o.target == labels.RangeEnd
		}
	}
	return
}
