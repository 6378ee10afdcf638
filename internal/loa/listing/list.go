package listing

// One list: what stands under its heading, beside it, or over it.

import (
	"slices"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/porting"
)

// readList reads the list of a heading.
func (li *Lists) readList(l *form.Label, action string) {
	if l.Bare && li.places.Captioned(l.Sheet) {
		if ps := li.places.Above(l); holdsPhone(ps) {
			li.found = append(li.found, foundNumbers{l, li.readPieces(ps, region{sheet: l.Sheet, head: l}, action)})
			return
		}
	}
	if l.Target == labels.Attachment && !l.Bare && (strings.HasPrefix(l.Match.Wording, "see") || l.Inline == nil || len(l.Inline.Text) > 60) {
		return
	}
	ns := li.readLines(li.linesOf(l), action, l)
	if len(ns) == 0 && l.Bare {
		ns = li.fieldsOver(l, action)
	}
	if len(ns) == 0 && l.Bare {
		ns = li.lineOver(l, action)
	}
	if len(ns) > 0 {
		li.found = append(li.found, foundNumbers{l, li.InOrder(ns)})
	}
	clear(li.standing)
}

// linesOf are the lines of the parts of the letter where the list of a heading stands.
func (li *Lists) linesOf(l *form.Label) []Line {
	var ls []Line
	regions := li.regions(l)
	seen := map[*form.Piece]bool{}
	for i, g := range regions {
		for _, o := range li.form.LabelsOf[g.sheet] {
			// the headings of its columns ask for nothing themselves
			if o != l && o.Target == labels.Telephone && (o.Bare || layout.SameLine(o.Rect, l.Rect)) && g.rect.Holds(o.Rect) {
				o.Target = labels.Number
			}
		}
		ps := li.inRegion(g)
		if i > 0 && g.sheet != regions[i-1].sheet && !holdsPhone(ps) {
			break // the next page is about something else
		}
		if g.column && g.row.Width() > g.rect.Width()+layout.Near {
			row := g
			row.rect = g.row
			ps = li.inRegion(row)
			ps = li.columnOrder(ps, g)
		}
		for _, m := range g.remarks {
			ps = append(ps, li.inRegion(region{sheet: g.sheet, rect: m, head: g.head, column: true})...)
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
		ls = append(ls, li.listLines(fresh, g)...)
	}
	return ls
}

// readLines reads the lines of the list of a heading, each joined with those that its
// last number, range or note goes on in.
func (li *Lists) readLines(ls []Line, action string, l *form.Label) []porting.Number {
	starts, ends := li.rangeColumns(l)
	starts = starts || ends && li.headsRanges(l)
	cells := 0 // most hold a number
	for _, ln := range ls {
		cells += len(ln.Chunks)
	}
	out := make([]porting.Number, 0, cells)
	var e listEnd
	for i := 0; i < len(ls); i++ {
		for n := 0; n < mostJoined && i+1 < len(ls) && goesOn(ls[i], ls[i+1]); n++ {
			ls[i] = join(ls[i], ls[i+1])
			ls = append(ls[:i+1], ls[i+2:]...)
		}
		ls[i] = withoutIndex(ls, i)
		if starts && ends {
			ls[i] = li.bridgeRange(ls[i])
		} else {
			ls[i] = li.bridgeWord(ls[i])
		}
		out = li.readListed(out, ls, i, &e, action, l)
	}
	return out
}

// readPieces reads the numbers of pieces that are a list by where they stand.
func (li *Lists) readPieces(ps []*form.Piece, g region, action string) []porting.Number {
	var out []porting.Number
	for _, ln := range li.listLines(ps, g) {
		out = append(out, li.ReadLine(ln, action, g.head)...)
	}
	return out
}

// fieldsOver reads the form fields that stand over their label.
func (li *Lists) fieldsOver(l *form.Label, action string) []porting.Number {
	var over []*form.Piece
	for _, p := range li.form.PiecesOf[l.Sheet] {
		if p.Widget == nil || !p.Free() || p.Text == "" {
			continue
		}
		if _, how := li.form.Beside(p, l, nil); how == form.LineOver {
			over = append(over, p)
		}
	}
	return li.readPieces(over, region{sheet: l.Sheet, head: l}, action)
}

// lineOver reads the numbers on the line or in the box that their label stands under.
func (li *Lists) lineOver(l *form.Label, action string) []porting.Number {
	probe := *l
	probe.Options = nil
	li.places.LineOver(&probe)
	if len(probe.Options) > 0 && slices.ContainsFunc(probe.Options[0].Pieces, func(p *form.Piece) bool { return li.places.LabelLeftOf(p, l) }) {
		probe.Options = nil // the line is that label's
	}
	if len(probe.Options) == 0 {
		li.listBoxOver(&probe)
	}
	if len(probe.Options) == 0 {
		return nil
	}
	o := probe.Options[0]
	return li.readPieces(o.Pieces, region{sheet: l.Sheet, rect: o.Slot, head: l}, action)
}

// listBoxOver adds the box right above a heading that holds telephone numbers, where
// no label over it asks for one.
func (li *Lists) listBoxOver(l *form.Label) {
	li.places.Boxes(l)
	all := l.Options
	l.Options = nil
	for _, o := range all {
		if o.Kind != form.BoxOver || !holdsPhone(o.Pieces) {
			continue
		}
		for _, a := range li.form.LabelsOf[l.Sheet] {
			if dy := o.Slot.Y0 - a.Rect.Y1; a.Rect.OverlapX(o.Slot) > 0.2 && dy > -3 && dy < 14 && look.Fit(a.Target, form.JoinPieces(o.Pieces)) > 0 {
				return
			}
		}
		l.Options = append(l.Options, o)
	}
}

func holdsPhone(ps []*form.Piece) bool {
	for _, p := range ps {
		if len(form.Listed(p.Text)) > 0 {
			return true
		}
	}
	return false
}

// columnOrder puts the pieces of a table row in order: the number's column first
// where the remark stands before it.
func (li *Lists) columnOrder(ps []*form.Piece, g region) []*form.Piece {
	area := areaCode(ps, g)
	sort.SliceStable(ps, func(i, j int) bool {
		a, b := g.rect.Holds(ps[i].Rect), g.rect.Holds(ps[j].Rect)
		return ps[i] == area || ps[j] != area && a && !b
	})
	// what stands under the heading of running numbers is none of theirs
	out := ps[:0]
	for _, p := range ps {
		skip := phrase.LeadingOrdinal(p.Text) > 0 && p.Rect.X1 <= g.rect.X0+layout.Near
		skip = skip && p != area
		for _, o := range li.form.LabelsOf[g.sheet] {
			if p != area && o != g.head && (o.Target == labels.Row || o.Target == labels.Quantity || o.Target == labels.Number) && o.Cell >= 0 && o.Rect.Y1 < p.Rect.Y0 && layout.SameLine(o.Rect, g.head.Rect) && o.Rect.OverlapX(p.Rect) > 0.2 {
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
func areaCode(ps []*form.Piece, g region) *form.Piece {
	var number, area *form.Piece
	for _, p := range ps {
		switch {
		case g.rect.Holds(p.Rect):
			if number != nil || phrase.DigitsOnly(p.Text) != 7 {
				return nil
			}
			number = p
		case p.Rect.X1 <= g.rect.X0+layout.Near && (area == nil || p.Rect.X0 > area.Rect.X0):
			area = p
		}
	}
	if number == nil || area == nil || phrase.DigitsOnly(area.Text) != 3 || !layout.SameLine(area.Rect, number.Rect) {
		return nil
	}
	return area
}
