package loa

// Values of a scanned page that stand beside a label which OCR did not read well:
// nobody knows what they are, and they are told.

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// lostLabels says which fields the values may be that no label claims, where what
// stands above them or on their left was hard to read.
func (r *reader) lostLabels(rec *porting.Record) {
	said := map[porting.Name]bool{}
	for _, p := range rec.Problems {
		said[p.Field] = true
	}
	for _, s := range r.form.Sheets {
		for _, p := range r.form.PiecesOf[s] {
			if p.Read != porting.ReadOCR || p.Owner != nil || p.Used && !phoneAlone(p.Text) || p.Placeholder || p.Prose || r.lists.TakenAt(p) || !weakBeside(s, p.Rect) {
				continue
			}
			for _, n := range mayBe(p.Text) {
				if rec.Fields[n] != nil || said[n] {
					continue
				}
				said[n] = true
				rec.Problem(porting.Problem{Code: porting.ProblemUnreadableValue, Field: n, Where: form.Place([]*form.Piece{p}),
					Message: fmt.Sprintf("on page %d a value stands beside words that OCR did not read well: it may be the %s, so look for it on the paper", s.Number, fieldWords(n))})
				break
			}
		}
	}
}

// phoneAlone tells whether a piece is a telephone number and nothing else: one that
// was told to stand without a label is no more than that.
func phoneAlone(text string) bool {
	digits, letters := look.Count(text)
	return digits >= 10 && letters == 0
}

// mayBe are the fields that a value without a label may be of, the likely ones first.
func mayBe(text string) []porting.Name {
	text = strings.TrimSpace(text)
	digits, letters := look.Count(text)
	switch {
	case strings.Contains(text, "@"):
		return []porting.Name{porting.ContactEmail}
	case look.IsDate(text):
		return []porting.Name{porting.SignatureDate, porting.DesiredDueDate}
	case phoneAlone(text):
		return []porting.Name{porting.BTN, porting.ContactPhone, porting.NewBTN}
	case digits >= 4 && letters <= 2:
		return []porting.Name{porting.AccountNumber, porting.PIN}
	case digits >= 3 && letters >= 6:
		return []porting.Name{porting.ServiceAddress, porting.BillingAddress}
	case digits == 0 && letters >= 4:
		return []porting.Name{porting.CustomerName, porting.CurrentCarrier, porting.AuthorizedName, porting.NewCarrier, porting.ContactName}
	}
	return nil
}

// weakBeside tells whether what may be the label of a place was not read well: words
// of letters right above it or on its left, none of them surely read.
func weakBeside(s *layout.Sheet, at page.Rect) bool {
	high := at.Height()
	for _, w := range s.Words {
		if w.Read != porting.ReadOCR || w.Confidence >= layout.WeakWord {
			continue
		}
		if _, letters := look.Count(w.Text); letters < 2 {
			continue
		}
		u := w.Upright
		above := u.Y1 <= at.Y0+high/2 && at.Y0-u.Y1 < 1.5*high && u.X0 < at.X1 && u.X1 > at.X0-high
		left := u.OverlapY(at) > 0.5 && u.X1 <= at.X0+1 && at.X0-u.X1 < 12*high
		if above || left {
			return true
		}
	}
	return false
}
