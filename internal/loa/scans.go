package loa

// Pages that were read by OCR: what a person has to look at on the paper.

import (
	"fmt"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/porting"
)

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
	for _, s := range r.form.Sheets {
		n, low := s.ReadByOCR(layout.LowConfidence)
		if n > 0 && first == 0 {
			first = s.Number
		}
		words, doubtful = words+n, doubtful+low
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
	if len(rec.Numbers) == 0 {
		rec.Problem(porting.Problem{Code: porting.ProblemUnreadableValue, Where: porting.Where{Page: first},
			Message: "no telephone number to port was found in what OCR read: look for them on the paper"})
	}
	r.lostDigits(rec)
	r.lostLabels(rec)
	r.lostBehind(rec)
	r.poorPages(rec)
}

// poorPages says of every value of a page that is hard to read that it is not
// certain: the words beside it, that say what it is, may be wrong or lost.
func (r *reader) poorPages(rec *porting.Record) {
	bad := map[int]bool{}
	for _, s := range r.form.Sheets {
		n, weak := s.ReadByOCR(layout.WeakWord)
		if float64(weak) > weakPage*float64(n) {
			bad[s.Number] = true
		}
	}
	if len(bad) == 0 {
		return
	}
	const why = "the page that it stands on is hard to read"
	named, doubted := map[porting.Name]bool{}, map[string]bool{}
	for _, ps := range [][]porting.Problem{rec.Problems, r.form.Problems} {
		for _, p := range ps {
			named[p.Field] = true
			doubted[p.TN] = true
		}
	}
	for _, n := range porting.Names {
		if f := rec.Fields[n]; f != nil && bad[f.Where.Page] && !named[n] {
			rec.Problem(porting.Problem{Code: porting.ProblemLowConfidence, Field: n, Where: f.Where,
				Message: fmt.Sprintf("the %s is not certain: %s", fieldWords(n), why)})
		}
	}
	for _, n := range rec.Numbers {
		if n.TN != "" && bad[n.Where.Page] && !doubted[n.TN] {
			doubted[n.TN] = true
			rec.Problem(porting.Problem{Code: porting.ProblemLowConfidence, TN: n.TN, Where: n.Where,
				Message: fmt.Sprintf("the number %q is not certain: %s", n.Text, why)})
		}
	}
}

// lostDigits says which digits that may be a telephone number's belong to nothing
// that was read: on paper they may be a number of the list.
func (r *reader) lostDigits(rec *porting.Record) {
	for _, s := range r.form.Sheets {
		for _, p := range r.form.PiecesOf[s] {
			if p.Read != porting.ReadOCR || !p.Free() || p.Placeholder || p.Confidence >= layout.LowConfidence || r.lists.TakenAt(p) {
				continue
			}
			if digits, letters := look.Count(p.Text); digits < 6 || letters > digits/2 || look.IsDate(p.Text) || look.IsZip(p.Text) {
				continue
			}
			rec.Problem(porting.Problem{Code: porting.ProblemLowConfidence, Where: form.Place([]*form.Piece{p}),
				Message: fmt.Sprintf("digits on page %d belong to no list and no label: they may be a number that OCR did not read well", s.Number)})
		}
	}
}

// weakPage is the part of a page's words that may be weak before nothing on it is
// certain.
const weakPage = 0.1

// blankOnPaper tells whether the letter asks for a field in words that were read
// well, and nothing was filled in.
func (r *reader) blankOnPaper(n porting.Name) bool {
	if n == porting.Signature || n == porting.SignatureDate || n == porting.CustomerName {
		return false // too much hangs on these
	}
	for _, l := range r.form.Labels {
		if l.Target == labels.Target(n) && !l.Match.Fuzzy && l.Taken == nil {
			return true
		}
	}
	return false
}
