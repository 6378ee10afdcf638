package listing

// The lists of numbers to port and to keep: under headings, in tables, behind
// labels, in form fields, over any number of pages. heads.go knows their headings,
// regions.go where a list stands, lines.go arranges it in lines, numberline.go reads
// one, stray.go looks after what is left.

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// readNumbers reads every list of the letter.
func (li *Lists) readNumbers() {
	form.Order(li.form.Labels)
	li.findMainRows()
	defer li.freeMainRows()
	li.rangeFields()
	for _, l := range li.form.Labels {
		if look.ListHead(l.Target) {
			action := actionOf(l)
			if li.keptAbove(l) != "" {
				action = porting.ActionKeep
			}
			li.readList(l, action)
		}
	}
	// tables whose only heading is "Telephone Number", "From" and "To"
	for _, l := range li.form.Labels {
		switch l.Target {
		case labels.Target(porting.ContactPhone):
			// "Mobile number" over a column of them
			if w := " " + l.Match.Wording + " "; l.Bare && (strings.Contains(w, " mobile ") || strings.Contains(w, " cell ") || strings.Contains(w, " wireless ")) && li.phonesBelow(l) >= 2 {
				n := len(li.found)
				li.readList(l, li.actionAbove(l))
				if len(li.found) > n {
					l.Target = labels.Numbers
				}
			}
		case labels.Telephone, labels.Number, labels.RangeStart:
			if li.plural(l) && l.Bare && li.phonesBelow(l) >= 2 {
				l.Target = labels.Numbers // over as many pages as it takes
			}
			if l.Target == labels.Numbers || li.plural(l) || l.Target == labels.Number && l.Inline != nil && look.HasPhone(l.Inline.Text) || l.Bare && li.headsNumbers(l) {
				n := len(li.found)
				li.readList(l, li.actionAbove(l))
				if len(li.found) > n || li.plural(l) {
					l.Target = labels.Numbers // and asks for nothing else
				}
			}
		}
	}
	li.mainColumns()
	slices.SortStableFunc(li.found, foundNumbers.compare)
	if len(li.found) == 1 {
		li.Numbers = li.found[0].numbers
	} else {
		lists := make([][]porting.Number, len(li.found))
		for i, f := range li.found {
			lists[i] = f.numbers
		}
		li.Numbers = slices.Concat(lists...)
	}
	li.CheckNumbers()
}

// mainColumns reads the columns of main numbers beside columns of ranges: "Main number |
// Range from | to". They are as much to be ported as the ranges are; the BTN that stands
// in every row is listed once.
func (li *Lists) mainColumns() {
	var listed map[string]bool // made where there is such a column
	for _, l := range li.form.Labels {
		if l.Target != labels.Target(porting.BTN) || !l.Bare {
			continue
		}
		limit, to := math.Inf(1), false
		for _, o := range li.form.LabelsOf[l.Sheet] {
			if o.Bare && o.Rect.X0 > l.Rect.X1 && layout.SameLine(o.Rect, l.Rect) && (o.Target == labels.RangeStart || o.Target == labels.Numbers || o.Target == labels.RangeEnd) {
				limit, to = math.Min(limit, o.Rect.X0), to || o.Target == labels.RangeEnd
			}
		}
		if !to {
			continue
		}
		if listed == nil {
			listed = li.tns()
		}
		for _, p := range li.form.PiecesOf[l.Sheet] {
			if dy := p.Rect.Y0 - l.Rect.Y1; p.Free() && phrase.WholePhone(p.Text) && dy > -3 && dy < 120 && p.Rect.X1 < limit+2 && p.Rect.X1 > l.Rect.X0 && p.Rect.X0 < l.Rect.X1+60 {
				ln := Line{Text: p.Text, Rect: p.Rect, Chunks: []Chunk{{Piece: p, End: len(p.Text)}}}
				ns := slices.DeleteFunc(li.ReadLine(ln, li.actionAbove(l), l), func(n porting.Number) bool { return listed[n.TN] })
				for _, n := range ns {
					listed[n.TN] = n.TN != ""
				}
				li.found = append(li.found, foundNumbers{head: l, numbers: ns})
			}
		}
	}
}

// tns are the telephone numbers of the lists that were found.
func (li *Lists) tns() map[string]bool {
	out := map[string]bool{}
	for _, f := range li.found {
		for _, n := range f.numbers {
			out[n.TN] = n.TN != ""
		}
	}
	return out
}

// rangeFields reads ranges whose ends stand behind labels of their own, on one line or
// one below the other: "Rufnummernblock: von [217-555-0100] bis [217-555-0109]", "First
// number of range [217-555-0100]" over "Last number of range [217-555-0109]".
func (li *Lists) rangeFields() {
	for _, from := range li.form.Labels {
		if from.Target != labels.RangeStart {
			continue
		}
		a := li.phoneBehind(from)
		if a == nil {
			continue
		}
		for _, to := range li.form.Labels {
			if to.Sheet != from.Sheet || to.Target != labels.RangeEnd {
				continue
			}
			b := li.phoneBehind(to)
			if b == nil || b == a || !layout.SameLine(to.Rect, from.Rect) && !nextRow(from, to, a, b) || layout.SameLine(to.Rect, from.Rect) && to.Rect.X0 < a.Rect.X0 {
				continue
			}
			ln := Line{Text: a.Text + " - " + b.Text, Rect: a.Rect.Union(b.Rect), Chunks: []Chunk{{a, 0, len(a.Text), 0}, {b, len(a.Text) + 3, len(a.Text) + 3 + len(b.Text), 0}}}
			if fs := look.Phones(ln.Text); len(fs) == 1 && fs[0].Range {
				li.found = append(li.found, foundNumbers{head: from, numbers: li.ReadLine(ln, li.actionAbove(from), from)})
				break
			}
		}
	}
}

// phoneBehind is the telephone number right behind a label on its line, nil if none is.
func (li *Lists) phoneBehind(l *form.Label) *form.Piece {
	var best *form.Piece
	for _, p := range li.form.PiecesOf[l.Sheet] {
		if p.Free() && layout.SameLine(p.Rect, l.Rect) && p.Rect.X0 > l.Rect.X1-3 && (best == nil || p.Rect.X0 < best.Rect.X0) {
			best = p
		}
	}
	if best == nil || !phrase.WholePhone(best.Text) || best.Rect.X0-l.Rect.X1 > 60 && !l.Bare {
		return nil
	}
	for _, o := range li.form.LabelsOf[l.Sheet] {
		if o != l && o.Rect.X0 > l.Rect.X1-2 && o.Rect.X0 < best.Rect.X0 && layout.SameLine(o.Rect, l.Rect) {
			return nil // another label stands between them
		}
	}
	return best
}

// nextRow tells whether a label and the value behind it stand in the row below another
// label and its value.
func nextRow(from, to *form.Label, a, b *form.Piece) bool {
	dy := to.Rect.Y0 - from.Rect.Y1
	return dy > -2 && dy < 4*math.Max(from.Rect.Height(), 6) && math.Abs(a.Rect.X0-b.Rect.X0) < 4
}

// foundNumbers are the numbers of one list.
type foundNumbers struct {
	head    *form.Label
	numbers []porting.Number
}

// compare puts lists in the order of their headings: by pages, from the top, from the left.
func (n foundNumbers) compare(o foundNumbers) int {
	return cmp.Or(cmp.Compare(n.head.Sheet.Number, o.head.Sheet.Number),
		cmp.Compare(int(n.head.Rect.MidY()), int(o.head.Rect.MidY())), // of one line, though not to the fraction
		cmp.Compare(n.head.Rect.X0, o.head.Rect.X0))
}

// Chunk is a run of text on a line of a list, and where its bytes come from.
type Chunk struct {
	Piece      *form.Piece
	start, End int // bytes of the line's text
	from       int // bytes of the piece's text
}

// Line is one line of a list.
type Line struct {
	Text   string
	Chunks []Chunk
	Rect   page.Rect
	column bool
	Prose  bool // a sentence of the page
	// lead is how the sentence begins in the line before: "Please leave".
	lead string
	// tail is how the sentence goes on in the line behind, up to its end: "stays with
	// Verizon".
	tail string
	// index is the running number that was taken off the line, 0 if none was.
	index int
}

// readList reads the list of a heading.
func (li *Lists) readList(l *form.Label, action string) {
	if l.Bare && li.places.Captioned(l.Sheet) {
		if ps := li.places.Above(l); holdsPhone(ps) {
			found := foundNumbers{head: l}
			for _, ln := range li.listLines(ps, region{sheet: l.Sheet, head: l}) {
				found.numbers = append(found.numbers, li.ReadLine(ln, action, l)...)
			}
			li.found = append(li.found, found)
			return
		}
	}
	var ls []Line
	regions := li.regions(l)
	if l.Target == labels.Attachment && !l.Bare && (strings.HasPrefix(l.Match.Wording, "see") || l.Inline == nil || len(l.Inline.Text) > 60) {
		return
	}
	starts, ends := li.rangeColumns(l)
	starts = starts || ends && li.headsRanges(l)
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
	found := foundNumbers{head: l}
	var lines [][]porting.Number
	var e listEnd
	for i := 0; i < len(ls); i++ {
		for n := 0; n < 40 && i+1 < len(ls) && (phrase.OpensRange(ls[i].Text) && !apart(ls[i], ls[i+1]) || phrase.SplitNumber(ls[i].Text, ls[i+1].Text) || phrase.OpensNote(ls[i].Text, ls[i+1].Text)); n++ {
			ls[i] = join(ls[i], ls[i+1])
			ls = append(ls[:i+1], ls[i+2:]...)
		}
		ls[i] = withoutIndex(ls, i)
		if starts && ends {
			ls[i] = li.bridgeRange(ls[i])
		} else {
			ls[i] = li.bridgeWord(ls[i])
		}
		lines = append(lines, li.readListed(ls, i, &e, action, l))
	}
	found.numbers = slices.Concat(lines...)
	if len(found.numbers) == 0 && l.Bare {
		// form fields over their label
		var over []*form.Piece
		for _, p := range li.form.PiecesOf[l.Sheet] {
			if p.Widget == nil || !p.Free() || p.Text == "" {
				continue
			}
			if _, how := li.form.Beside(p, l, nil); how == form.LineOver {
				over = append(over, p)
			}
		}
		for _, ln := range li.listLines(over, region{sheet: l.Sheet, head: l}) {
			found.numbers = append(found.numbers, li.ReadLine(ln, action, l)...)
		}
	}
	if len(found.numbers) == 0 && l.Bare {
		// a label under the line or the box that its numbers stand on
		probe := *l
		probe.Options = nil
		li.places.LineOver(&probe)
		if len(probe.Options) > 0 && slices.ContainsFunc(probe.Options[0].Pieces, func(p *form.Piece) bool { return li.places.LabelLeftOf(p, l) }) {
			probe.Options = nil // the line is that label's
		}
		if len(probe.Options) == 0 {
			li.listBoxOver(&probe)
		}
		if len(probe.Options) > 0 {
			g := region{sheet: l.Sheet, rect: probe.Options[0].Slot, head: l}
			for _, ln := range li.listLines(probe.Options[0].Pieces, g) {
				found.numbers = append(found.numbers, li.ReadLine(ln, action, l)...)
			}
		}
	}
	if len(found.numbers) > 0 {
		found.numbers = li.InOrder(found.numbers)
		li.found = append(li.found, found)
	}
	clear(li.standing)
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

// headsRanges tells whether the next heading of a list's own row asks for the ends of
// ranges that begin in its column: "Telephone number | Range end (if DID)".
func (li *Lists) headsRanges(l *form.Label) bool {
	var next *form.Label
	for _, o := range li.form.LabelsOf[l.Sheet] {
		if o != l && layout.SameLine(o.Rect, l.Rect) && o.Rect.X0 >= l.Rect.X1 && (next == nil || o.Rect.X0 < next.Rect.X0) {
			next = o
		}
	}
	return next != nil && next.Target == labels.RangeEnd
}

// rangeColumns tells whether the list's table has columns for the first and the
// last number of ranges.
func (li *Lists) rangeColumns(l *form.Label) (starts, ends bool) {
	if li.rangeWords(l) != nil {
		return true, true
	}
	for _, o := range li.form.LabelsOf[l.Sheet] {
		if o == l || math.Abs(o.Rect.MidY()-l.Rect.MidY()) < 40 {
			starts = starts || o.Target == labels.RangeStart
			ends = ends || o.Target == labels.RangeStart && li.rangeWords(o) != nil // "From | To"
			ends = ends || o.Target == labels.RangeEnd
		}
	}
	return
}
