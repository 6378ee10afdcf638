package listing

// What heads a list of numbers, and what ends one.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
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

// Announced makes headings of the ends of sentences that announce a list: "… to port
// the following numbers, now served by Acme:" right over numbers.
func (r *Lists) Announced(s *layout.Sheet) {
	for _, par := range s.Paragraphs() {
		n := len(par.Segments)
		for n > 1 && phrase.StartsWithPhone(par.Segments[n-1].Text) {
			n-- // the list itself, set close
		}
		last := par.Segments[n-1]
		text := strings.TrimRight(par.Text[:par.At[n-1]+len(last.Text)], " ")
		if !strings.HasSuffix(text, ":") || len(strings.Fields(text)) < 6 || r.LabelOf(last) != nil || !form.NumbersBelow(s, last) {
			continue
		}
		if b := phrase.Boundary(text); b > 0 {
			text = text[b:]
		}
		t, ok := phrase.ListSentence(text)
		if !ok {
			continue
		}
		l := r.AddLabel(last, labels.Match{Target: t, End: len(last.Text), Value: len(last.Text), Source: "unknown"}, 0, len(last.Text), nil)
		l.Firm = true
	}
}

// plural tells whether a general label asks for several numbers ("Telephone
// number(s):") outside of sections where people's own telephones are asked for.
func (r *Lists) plural(l *form.Label) bool {
	low := strings.ToLower(l.Text)
	if l.Target != labels.Telephone || !strings.Contains(low, "numbers") && !strings.Contains(low, "number(s)") && !strings.Contains(low, "phones") {
		return false
	}
	switch form.SectionOf(l, r.Heads(l.Sheet)) {
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
func (r *Lists) actionAbove(l *form.Label) string {
	action := porting.ActionPort
	for _, o := range r.LabelsOf[l.Sheet] {
		if o == l {
			break
		}
		if o.Target == labels.Keep || o.Target == labels.Numbers {
			action = actionOf(o)
		}
	}
	return action
}

// headsNumbers tells whether a general heading ("Telephone Number") stands over a
// column of numbers: two or more below it, or one in a row of headings.
func (r *Lists) headsNumbers(l *form.Label) bool {
	n := r.phonesBelow(l)
	header := l.Cell >= 0 && r.HeaderRow(l, l.Sheet.Cells[l.Cell])
	return n >= 2 || n == 1 && header
}

// phonesBelow counts the numbers under a label.
func (r *Lists) phonesBelow(l *form.Label) int {
	n := 0
	for _, reg := range r.regions(l) {
		for _, p := range r.inRegion(reg) {
			if p.Rect.Y0 < l.Rect.Y1-2 {
				continue
			}
			n += len(form.Listed(p.Text))
		}
	}
	return n
}
