package listing

// What heads a list of numbers, and what ends one.

import (
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

// ends tells whether a label ends the list above it.
func ends(l *form.Label) bool {
	switch l.Target {
	case labels.Note, labels.Features, labels.Status, labels.Row, labels.Extension, labels.RangeStart, labels.RangeEnd,
		labels.Telephone, labels.Number, labels.Quantity, labels.Attachment, labels.Hint, labels.Title:
		return false
	case labels.SectionOther:
		return l.Inline == nil // "Note: if your BTN is being ported …" stands inside lists
	}
	return true
}

// plural tells whether a general label asks for several numbers ("Telephone
// number(s):") outside of sections where people's own telephones are asked for.
func (li *Lists) plural(l *form.Label) bool {
	low := strings.ToLower(l.Text)
	if l.Target != labels.Telephone || !strings.Contains(low, "numbers") && !strings.Contains(low, "number(s)") && !strings.Contains(low, "phones") {
		return false
	}
	switch form.SectionOf(l, li.form.Heads(l.Sheet)) {
	case labels.SectionContact, labels.SectionNew, labels.SectionCurrent, labels.SectionSignature:
		return false
	}
	return true
}

func actionOf(l *form.Label) string {
	if l.Target == labels.Keep {
		return porting.ActionKeep
	}
	return porting.ActionPort
}

// actionAbove is what the nearest heading of a list above a table says.
func (li *Lists) actionAbove(l *form.Label) string {
	if li.keptAbove(l) != "" {
		return porting.ActionKeep
	}
	if o := li.headAbove(l); o != nil {
		return actionOf(o)
	}
	return porting.ActionPort
}

// headAbove is the last heading of a list before a label.
func (li *Lists) headAbove(l *form.Label) *form.Label {
	var head *form.Label
	for _, o := range li.form.LabelsOf[l.Sheet] {
		if o == l {
			break
		}
		if o.Target == labels.Keep || o.Target == labels.Numbers {
			head = o
		}
	}
	return head
}

// keptAbove is the line right above a column's heading where it says that what stands in
// the table stays: "Not to be ported (leave as is)" over "TN | Description".
func (li *Lists) keptAbove(l *form.Label) string {
	if !l.Bare || phrase.SaysPort(l.Text) {
		return ""
	}
	var over *layout.Segment
	for _, g := range l.Sheet.Segments {
		gap := l.Rect.Y0 - g.Rect.Y1
		if gap > -2 && gap < keptHigh*math.Max(l.Rect.Height(), 6) && !layout.SameLine(g.Rect, l.Rect) && (over == nil || g.Rect.Y1 > over.Rect.Y1) {
			over = g
		}
	}
	if over == nil || len(over.Words) > keptWords || len(look.FindMarks(over.Text)) > 0 || look.HasPhone(over.Text) {
		return ""
	}
	for g := range l.Sheet.InLine(over.Rect) {
		if look.HasPhone(g.Text) {
			return "" // a row of the table above
		}
	}
	if keep, _ := phrase.SaysKeep(over.Text); keep {
		return over.Text
	}
	if slices.ContainsFunc(li.form.LabelsOf[l.Sheet], func(o *form.Label) bool {
		return o.Target == labels.Keep && layout.SameLine(o.Rect, over.Rect)
	}) {
		return over.Text
	}
	return ""
}

// keptHigh is how far above a column's heading the heading of the table stands at most, in
// heights of its line; keptWords is how many words it has at most: a sentence is none.
const (
	keptHigh  = 3.5
	keptWords = 9
)

// headsNumbers tells whether a general heading ("Telephone Number") stands over a
// column of numbers: two or more below it, or one in a row of headings.
func (li *Lists) headsNumbers(l *form.Label) bool {
	n := li.phonesBelow(l)
	header := l.Cell >= 0 && li.places.HeaderRow(l, l.Sheet.Cells[l.Cell])
	return n >= 2 || n == 1 && header && !li.captions(l)
}

// captions tells whether a label's one number stands in its own box, and no other box has
// a label of its wording: it is the number of a person.
func (li *Lists) captions(l *form.Label) bool {
	own := slices.ContainsFunc(li.form.PiecesOf[l.Sheet], func(p *form.Piece) bool { return p.Cell == l.Cell && look.HasPhone(p.Text) })
	return own && !slices.ContainsFunc(li.form.LabelsOf[l.Sheet], func(o *form.Label) bool {
		return o != l && o.Target == l.Target && o.Match.Wording == l.Match.Wording
	})
}

// phonesBelow counts the numbers under a label.
func (li *Lists) phonesBelow(l *form.Label) int {
	n := 0
	for _, reg := range li.regions(l) {
		for _, p := range li.inRegion(reg) {
			if p.Rect.Y0 < l.Rect.Y1-2 {
				continue
			}
			n += len(form.Listed(p.Text))
		}
	}
	return n
}
