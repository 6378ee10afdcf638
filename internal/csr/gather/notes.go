package gather

// What is written beside numbers. What stands once beside a range is said of each of its
// numbers: a long text is searched once, and numbers with the same note share it.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
)

// long is from how many bytes on a text is remembered.
const long = 100

// remembered is what was last made of long texts.
type remembered struct {
	found [8]struct {
		text  string
		found []features.Found
	}
	notes            [8]struct{ note, text, both string }
	nextFound, nextN int
}

// find is features.Find.
func (r *remembered) find(text string) []features.Found {
	if len(text) < long {
		return features.Find(text)
	}
	for i := range r.found {
		if r.found[i].text == text {
			return r.found[i].found
		}
	}
	f := &r.found[r.nextFound]
	r.nextFound = (r.nextFound + 1) % len(r.found)
	f.text, f.found = text, features.Find(text)
	return f.found
}

// AddNote adds a text to a number's note, each once. A note that is longer than any
// is not read, and grows no further.
func (a *Account) AddNote(n *porting.Number, text string) {
	switch {
	case n.Note == "":
		n.Note = text
		return
	case n.Note == text, len(n.Note) > limits.FieldBytes:
		return
	case len(n.Note)+len(text) < long:
		n.Note = noted(n.Note, text)
		return
	}
	for i := range a.last.notes {
		if r := &a.last.notes[i]; r.note == n.Note && r.text == text {
			n.Note = r.both
			return
		}
	}
	r := &a.last.notes[a.last.nextN]
	a.last.nextN = (a.last.nextN + 1) % len(a.last.notes)
	r.note, r.text, r.both = n.Note, text, noted(n.Note, text)
	n.Note = r.both
}

// noted is a note with one more text, if it does not hold it already.
func noted(note, text string) string {
	if strings.Contains(" "+note+" ", " "+text+" ") {
		return note
	}
	return note + " " + text
}
