package loa

// What a general label means: the section that it stands in says.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/porting"
)

// resolve says which field a label's value is, "" for none, and whether another
// label that says so outright goes before it.
func (r *reader) resolve(l *form.Label) (name porting.Name, weak bool, why string) {
	r.clock.Tick()
	sec := r.form.Sections[l]
	h := r.form.HeadOf[l]
	if h != nil && h.Target == labels.Target(porting.Signature) {
		h = r.form.HeadOf[h]
	}
	if h != nil && othersSignature(h) {
		return "", false, "" // a witness signs, or the gaining carrier
	}
	if sec == labels.SectionNew {
		// the gaining carrier's own data
		switch l.Target {
		case labels.Name, labels.Company, labels.Carrier, labels.Target(porting.CustomerName):
			if l.Target == labels.Target(porting.CustomerName) && l.Match.Words > 1 {
				return porting.CustomerName, false, ""
			}
			return porting.NewCarrier, false, ""
		case labels.Target(porting.AccountNumber), labels.Target(porting.BTN), labels.Target(porting.PIN), labels.Target(porting.ContactName), labels.Target(porting.ContactPhone),
			labels.Target(porting.ContactEmail), labels.Address, labels.Telephone, labels.Date, labels.Target(porting.AuthorizedTitle):
			return "", false, ""
		case labels.Target(porting.DesiredDueDate):
			if h != nil && strings.HasSuffix(h.Match.Wording, "use only") {
				return "", false, "" // the date that the office was given
			}
		}
	}
	if l.Taken != nil && partOfSentence(l.Target, form.JoinPieces(l.Taken.Pieces)) {
		return "", false, ""
	}
	switch l.Target {
	case labels.Name:
		if r.nearSignature(l) && sec != labels.SectionContact {
			return porting.AuthorizedName, false, ""
		}
		switch sec {
		case labels.SectionCurrent:
			return porting.CurrentCarrier, false, ""
		case labels.SectionContact:
			return porting.ContactName, false, ""
		case labels.SectionSignature:
			return porting.AuthorizedName, false, ""
		case labels.SectionCustomer, labels.SectionBilling, labels.SectionService:
			if r.nearSignature(l) {
				return porting.AuthorizedName, false, ""
			}
			return porting.CustomerName, true, ""
		}
		if r.nearSignature(l) {
			return porting.AuthorizedName, false, ""
		}
		if r.form.Asks(labels.Target(porting.CustomerName)) || r.form.Asks(labels.Company) {
			return porting.AuthorizedName, true, "the form says only \"Name\""
		}
		return porting.CustomerName, true, ""
	case labels.Company:
		if sec == labels.SectionCurrent {
			return porting.CurrentCarrier, false, ""
		}
		return porting.CustomerName, false, ""
	case labels.Carrier:
		return porting.CurrentCarrier, false, ""
	case labels.Target(porting.ContactEmail):
		if sec == "" && l.Match.Words <= 2 && r.letterhead(l) {
			return "", false, ""
		}
	case labels.Target(porting.AuthorizedTitle):
		// Mr, Ms: the title beside a surname is none of an office
		for _, o := range r.form.LabelsOf[l.Sheet] {
			if (o.Target == labels.LastName || o.Target == labels.FirstName) && layout.SameLine(o.Rect, l.Rect) && l.Match.Words == 1 && l.Rect.X0 < o.Rect.X0 {
				return "", false, ""
			}
		}
	case labels.Address:
		switch sec {
		case labels.SectionBilling:
			return porting.BillingAddress, false, ""
		case labels.SectionCurrent, labels.SectionContact:
			return "", false, ""
		}
		return porting.ServiceAddress, false, ""
	case labels.Target(porting.ContactPhone):
		for _, w := range strings.Fields(l.Match.Wording) {
			switch w {
			case "cell", "mobile", "home", "alternate", "daytime", "work":
				return porting.ContactPhone, true, "" // beside the telephone itself
			}
		}
	case labels.Telephone:
		if l.Taken != nil && look.DigitsIn(form.JoinPieces(l.Taken.Pieces)) < 7 {
			return "", false, "" // an extension that the form prints: "Tel.: -5070"
		}
		if sec == labels.SectionCurrent || sec == labels.SectionOther || sec == "" && r.letterhead(l) {
			return "", false, ""
		}
		return porting.ContactPhone, true, ""
	case labels.Date:
		if l.OfMail {
			if r.form.Asks(labels.Target(porting.Signature)) {
				return "", false, "" // of the letter that the mail brings
			}
			return porting.SignatureDate, true, "it is the date on which the letter was mailed"
		}
		if r.nearSignature(l) {
			return porting.SignatureDate, false, ""
		}
		return porting.SignatureDate, true, ""
	case labels.Target(porting.AccountNumber):
		return porting.AccountNumber, l.Match.Wording == "customer number", "" // beside an account number it is another
	case labels.Target(porting.AuthorizedName):
		if l.Match.Wording == "account contact" || l.Match.Wording == "billing contact name" {
			return porting.AuthorizedName, true, ""
		}
	case labels.Target(porting.CustomerName):
		if strings.Contains(l.Match.Wording, "owner") && r.nearSignature(l) && r.namedApart(l) {
			return porting.AuthorizedName, false, ""
		}
		if strings.HasPrefix(l.Match.Wording, "bill") && strings.HasSuffix(l.Match.Wording, "name") {
			return porting.CustomerName, true, "" // who pays, where another is the customer
		}
		if strings.HasPrefix(l.Match.Wording, "dba") || strings.HasPrefix(l.Match.Wording, "doing") {
			return porting.CustomerName, true, ""
		}
		if sec == labels.SectionCurrent && l.Match.Words == 1 {
			return porting.CurrentCarrier, true, ""
		}
	}
	return l.Target.Field(), false, ""
}

// namedApart tells whether another label, away from the signature, gives the customer's name.
func (r *reader) namedApart(l *form.Label) bool {
	for _, o := range r.form.Labels {
		if o != l && (o.Target == labels.Company || o.Target == labels.Target(porting.CustomerName)) && o.Taken != nil && len(o.Taken.Pieces) > 0 && !r.nearSignature(o) {
			return true
		}
	}
	return false
}

// othersSignature tells whether a heading begins the block of somebody else who
// signs: a witness, a notary, the gaining carrier's representative.
func othersSignature(h *form.Label) bool {
	switch h.Match.Wording {
	case "witness", "notary", "representative":
		return h.Target == labels.SectionOther
	}
	return false
}

// letterhead tells whether a general label stands above everything that the form
// asks of the customer, or at the foot of the page: where a company says how to
// reach it.
func (r *reader) letterhead(l *form.Label) bool {
	if l.Rect.Y0 > 0.92*l.Sheet.Height {
		return true
	}
	if l.Sheet != r.form.Sheets[0] || l.Rect.Y0 > 0.35*l.Sheet.Height {
		return false
	}
	for _, o := range r.form.LabelsOf[l.Sheet] {
		if o.Target.Field() == "" && o.Target != labels.Company && o.Target != labels.Name && o.Target != labels.Address && o.Target != labels.SectionCustomer {
			continue
		}
		if o.Target == labels.Target(porting.ContactEmail) || o == l {
			continue
		}
		if o.Rect.Y0 <= l.Rect.Y1+2 {
			return false
		}
	}
	return true
}

// nearSignature tells whether a signature is asked for close to the label: in
// the lines around it, on the same page.
func (r *reader) nearSignature(l *form.Label) bool {
	for _, o := range r.form.LabelsOf[l.Sheet] {
		if o.Target != labels.Target(porting.Signature) {
			continue
		}
		dy := math.Abs(o.Rect.MidY() - l.Rect.MidY())
		if dy < 16 || dy < 110 && l.Rect.MidY() >= o.Rect.MidY()-75 {
			return true
		}
	}
	return false
}

// partOfSentence tells whether a text beside a label is no value: the sentence goes on in
// it that the label's words stand in ("Transfer Date of the numbers above"), or it parts
// two choices ("OR").
func partOfSentence(t labels.Target, text string) bool {
	ws := phrase.Plain(text)
	if len(ws) == 1 && ws[0] == "or" {
		return true
	}
	if t != labels.Date && t != labels.Target(porting.DesiredDueDate) && t != labels.Target(porting.SignatureDate) || len(ws) < 3 || !look.Small(text) || look.DigitsIn(text) > 0 {
		return false
	}
	switch ws[0] {
	case "of", "for", "with", "by", "to", "in", "is", "be", "shall", "will", "and", "or", "that", "which":
		return true
	}
	return false
}
