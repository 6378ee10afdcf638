package listing

// The lists of numbers to port and to keep, of the whole letter: under headings, in
// tables, in form fields, over any number of pages. list.go reads one of them.

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
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
