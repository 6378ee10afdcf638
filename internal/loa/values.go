package loa

// Values made of pieces: their text, their place, what makes them doubtful.

import (
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/porting"
)

// newValue joins pieces to a value, in reading order.
func (r *reader) newValue(name porting.Name, l *form.Label, pieces []*form.Piece) value {
	v := value{name: name, label: l, pieces: pieces, read: porting.ReadText, conf: 1}
	v.text = form.JoinPieces(pieces)
	v.where = form.Place(pieces)
	for _, p := range pieces {
		if p.Read == porting.ReadForm || p.Read == porting.ReadOCR && v.read != porting.ReadForm {
			v.read = p.Read
		}
		v.conf = math.Min(v.conf, p.Confidence)
		if p.Uncertain {
			v.doubts = append(v.doubts, doubt{porting.ProblemUnreadableValue, "some of its characters could not be read"})
		}
		if p.RunsOver {
			v.doubts = append(v.doubts, doubt{porting.ProblemUnreadableValue, "its text runs over a line or into other text"})
		}
		if w := p.Widget; w != nil && w.Differs {
			v.doubts = append(v.doubts, doubt{porting.ProblemAppearanceDiffers, "the form field holds another value than the one that is shown"})
		}
		if p.Sheet.Hidden {
			v.doubts = append(v.doubts, doubt{porting.ProblemLowConfidence, "it comes from the invisible text layer of a scan"})
		}
	}
	if t := strings.TrimSuffix(v.text, " ."); t != "" {
		v.text = t // the end of the sentence that a value was written into
	}
	if v.read == porting.ReadOCR {
		if t := strings.Trim(v.text, "_ "); t != "" {
			v.text = t // the line that it was written on
		}
	}
	if name != porting.PIN && name != porting.AccountNumber && name != porting.Remarks && lostLetter(v.text) {
		v.doubts = append(v.doubts, doubt{porting.ProblemUnreadableValue, "the question mark in it may stand for a letter that was lost"})
	}
	if brokenOff(v.text) {
		v.doubts = append(v.doubts, doubt{porting.ProblemUnreadableValue, "it begins or ends in the middle of something"})
	}
	if (name == porting.CustomerName || name == porting.AuthorizedName || name == porting.Signature) && v.text == strings.ToLower(v.text) && hasLetter(v.text) {
		v.weak = true
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "no word of it begins with a capital"})
	}
	if l != nil && l.Target != labels.Target(porting.Remarks) && runsOn(v.text) {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "it may hold more than what the label asks for"})
	}
	if v.read != porting.ReadOCR {
		v.conf = 1
	} else if v.conf < layout.LowConfidence {
		v.doubts = append(v.doubts, doubt{porting.ProblemLowConfidence, fmt.Sprintf("it was read by OCR with a confidence of %.0f %%", 100*v.conf)})
	}
	if l != nil && l.Target != labels.Target(porting.Remarks) && r.namesField(v.text) {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "its words are those of a label"})
	}
	if l != nil && l.Match.Fuzzy {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "the label beside it was read with wrong letters"})
	}
	if l != nil && l.Inline != nil && strings.HasSuffix(strings.TrimRight(l.Text, " "), "/") {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "the label beside it may go on behind its slash"})
	}
	if l != nil && strings.Count(l.Text, "/") > 1 {
		if asked, _ := r.asksTogether(l.Text); len(asked) > 1 {
			v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "its label asks for several things together"})
		}
	}
	if i := strings.Index(v.text, "-\n"); i > 0 && unicode.IsLetter(rune(v.text[i-1])) && look.Small(v.text[i+2:]) {
		v.doubts = append(v.doubts, doubt{porting.ProblemUnreadableValue, "a line ends in its hyphen, which may be the name's own or that of the line"})
	}
	if why := form.GuessDoubt(l, v.text); why != "" {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, why})
	}
	if l != nil && l.Taken != nil && l.Taken.Doubt != "" {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, l.Taken.Doubt})
	}
	if l != nil && l.Taken != nil && len(pieces) == len(l.Taken.Pieces) && !look.IsAddressPart(l.Target) {
		if look.Fit(l.Target, v.text) < 0 {
			v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "it does not look like what the label asks for"})
		}
	}
	return v
}

// namesField tells whether a value of two words or more may itself be a label that
// nobody knew: "AT&T Account Number".
func (r *reader) namesField(text string) bool {
	n := len(strings.Fields(text))
	if n < 2 || n > 6 || strings.ContainsRune(text, '\n') {
		return false
	}
	ws := labels.Words(text)
	if len(ws) == 0 || look.SameAs(text) {
		return false
	}
	switch ws[len(ws)-1] {
	case "number", "name", "address", "pin", "passcode", "date", "provider", "carrier", "signature", "title", "code", "email":
	default:
		return false
	}
	if m, ok := r.form.Vocabulary.Exact(text); ok && look.WantsValue(m.Target) && m.Target.Field() != "" {
		return true
	}
	_, _, ok := labels.ByWords(text, nil)
	return ok
}

func hasLetter(t string) bool {
	_, letters := look.Count(t)
	return letters > 0
}

// brokenOff tells whether a text begins with what only ends something, ends with what
// only goes on, or closes a bracket that it does not open.
func brokenOff(t string) bool {
	if t == "" {
		return false
	}
	if strings.ContainsRune("]),;:|", rune(t[0])) || strings.ContainsRune("[(,-&", rune(t[len(t)-1])) {
		return true
	}
	switch t[strings.LastIndexAny(t, " \n")+1:] {
	case "of", "and", "the", "for", "at", "to", "von", "und", "et":
		return true // "Vice President of", and the rest of it in a line that was not taken
	}
	return strings.Count(t, "[") != strings.Count(t, "]")
}

// runsOn tells whether a value may have another label in it, or what belongs to one:
// "with Midtel: 21-00448", "Jo Tran     Printed Jo Tran".
func runsOn(t string) bool {
	return strings.Contains(t, ": ") || strings.Contains(t, "    ")
}

// inColumn tells whether a value stands in such a column.
func (r *reader) inColumn(v value) bool { return v.label != nil && r.lists.HeadsColumn(v.label) }

// tellPassed says which numbers were not taken and are nothing else either.
func (r *reader) tellPassed() {
	for _, o := range r.lists.Passed {
		if !o.Piece.Free() || r.known(o.Text) {
			continue
		}
		o.Piece.Used = true // told once
		r.form.Problems = append(r.form.Problems, porting.Problem{Code: porting.ProblemAmbiguousLabel, Where: o.Where,
			Message: fmt.Sprintf("the number %q on page %d %s: it was not taken", o.Text, o.Piece.Sheet.Number, o.Why)})
	}
}

// lostLetter tells whether a question mark stands behind a letter, as a program leaves it that
// could not write the letter with an accent: "Ren?e".
func lostLetter(text string) bool {
	for i, c := range text {
		if c == '?' && i > 0 {
			if r, _ := utf8.DecodeLastRuneInString(text[:i]); unicode.IsLetter(r) {
				return true
			}
		}
	}
	return false
}

// known tells whether a number is one of the letter's numbers, or its BTN.
func (r *reader) known(text string) bool {
	for _, v := range r.values {
		if v.name == porting.AccountNumber && strings.Contains(v.text, text) {
			return true
		}
	}
	fs := look.Phones(text)
	if len(fs) != 1 || len(fs[0].TNs) != 1 {
		return false
	}
	for _, v := range r.values {
		if v.name == porting.ContactPhone && look.SameValue(v.name, v.text, text) {
			return true // who may be called
		}
	}
	for _, n := range r.lists.Numbers {
		if n.TN == fs[0].TNs[0] {
			return true
		}
	}
	for _, v := range r.values {
		if v.name == porting.BTN || v.name == porting.AccountNumber {
			if fs2 := look.Phones(v.text); len(fs2) > 0 && len(fs2[0].TNs) == 1 && fs2[0].TNs[0] == fs[0].TNs[0] {
				return true
			}
		}
	}
	return false
}
