package gather

// What is written beside numbers. What stands once beside a range is said of each of its
// numbers: a long text is searched once, and numbers with the same note share it.

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
)

// long is from how many bytes on a text is remembered.
const long = 100

// remembered is what was last made of long texts.
type remembered struct {
	texts [8]struct {
		text string
		said []said
	}
	notes              [8]struct{ note, text, both string }
	nextText, nextNote int
}

func (a *Account) remembers() *remembered {
	if a.last == nil {
		a.last = &remembered{}
	}
	return a.last
}

// said is a feature that a text names, the sentence around it, and the numbers that
// the sentence is about, if it names any.
type said struct {
	name, sentence string
	tns            []string
}

// saidIn is what a text says of features, each once. again tells that the same text was
// asked about lately.
func (a *Account) saidIn(text string) (_ []said, again bool) {
	if len(text) < long {
		return saidIn(text), false
	}
	r := a.remembers()
	for i := range r.texts {
		if r.texts[i].text == text {
			return r.texts[i].said, true
		}
	}
	t := &r.texts[r.nextText]
	r.nextText = (r.nextText + 1) % len(r.texts)
	t.text, t.said = text, saidIn(text)
	return t.said, false
}

func saidIn(text string) []said {
	var out []said
	told := map[string]bool{}
	for _, f := range features.Find(text) {
		if f.Denied {
			continue
		}
		s := said{name: f.Name, sentence: sentence(text, f)}
		if s.tns = numbersNamed(s.sentence, f.Name); len(s.tns) == 0 && featureRank(f.Name) >= 0 {
			s.sentence = "" // which nobody asks for
		}
		if key := s.name + "\x00" + s.sentence; !told[key] {
			told[key] = true
			out = append(out, s)
		}
	}
	return out
}

// FeaturesIn adds the features that a text beside a number names.
func (a *Account) FeaturesIn(n *porting.Number, text string, w porting.Where) {
	all, again := a.saidIn(text)
	for _, s := range all {
		if n.TN != "" && len(s.tns) > 0 && !slices.Contains(s.tns, n.TN) { // "541-482-0162 is the fax"
			for _, tn := range s.tns {
				if !again {
					a.hints = append(a.hints, porting.Number{TN: tn, Features: []string{s.name}, Note: s.sentence, Where: w})
				}
			}
			continue
		}
		if !again || featureRank(s.name) >= 0 || s.name == "suspended" { // and no condition, which the account has
			a.AddFeature(n, s.name, s.sentence, w)
		}
	}
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
	r := a.remembers()
	for i := range r.notes {
		if m := &r.notes[i]; m.note == n.Note && m.text == text {
			n.Note = m.both
			return
		}
	}
	m := &r.notes[r.nextNote]
	r.nextNote = (r.nextNote + 1) % len(r.notes)
	m.note, m.text, m.both = n.Note, text, noted(n.Note, text)
	n.Note = m.both
}

// noted is a note with one more text, if it does not hold it already.
func noted(note, text string) string {
	if strings.Contains(" "+note+" ", " "+text+" ") {
		return note
	}
	return note + " " + text
}
