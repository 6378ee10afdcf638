package loa

// Pages that were read by OCR: what a person has to look at on the paper.

import (
	"fmt"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// lowConfidence is the OCR confidence below which a value is named in a problem.
// An engine is this sure of letters that it has taken for others, too; of what it
// reads well it is surer.
const lowConfidence = 0.93

// poorPage is the part of a page's words that may be doubtful before the page as
// a whole is hard to read.
const poorPage = 0.12

// expected are the fields that every letter has, and those that most have.
var (
	expected = []porting.Name{porting.CustomerName, porting.AuthorizedName, porting.Signature, porting.SignatureDate,
		porting.ServiceAddress, porting.CurrentCarrier}
	usual = []porting.Name{porting.BTN, porting.AccountNumber, porting.AuthorizedTitle}
)

// missed says which fields a letter that was read by OCR does not seem to have: on
// paper they may stand there. A field without a value says nothing where nobody
// could read what it is called.
func (r *reader) missed(rec *porting.Record) {
	words, doubtful, first := 0, 0, 0
	for _, s := range r.sheets {
		for _, w := range s.words {
			if w.Read != porting.ReadOCR {
				continue
			}
			if first == 0 {
				first = s.number
			}
			words++
			if w.Confidence < lowConfidence {
				doubtful++
			}
		}
	}
	if words == 0 {
		return
	}
	names := expected
	if float64(doubtful) > poorPage*float64(words) || rec.Fields[porting.BTN] == nil && rec.Fields[porting.AccountNumber] == nil {
		names = append(append([]porting.Name(nil), expected...), usual...)
	}
	for _, n := range names {
		if rec.Fields[n] != nil || r.blankOnPaper(n) {
			continue
		}
		rec.Problem(porting.Problem{Code: porting.ProblemUnreadableValue, Field: n, Where: porting.Where{Page: first},
			Message: fmt.Sprintf("no %s was found in what OCR read: look for it on the paper", fieldWords(n))})
	}
}

// blankOnPaper tells whether the letter asks for a field in words that were read
// well, and nothing was filled in.
func (r *reader) blankOnPaper(n porting.Name) bool {
	if n == porting.Signature || n == porting.SignatureDate || n == porting.CustomerName {
		return false // too much hangs on these
	}
	for _, l := range r.labels {
		if l.target == labels.Target(n) && !l.match.Fuzzy && l.taken == nil {
			return true
		}
	}
	return false
}
