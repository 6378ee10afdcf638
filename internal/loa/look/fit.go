package look

// Whether a text is of the kind that a label asks for.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// Fit says how well a text suits a label: 3 it can hardly be anything else, 2 it
// has the form asked for, 1 it may well be, 0 nothing speaks for or against it,
// -1 it is of another kind.
func Fit(t labels.Target, text string) int {
	if text = strings.TrimSpace(text); text == "" {
		return -1
	}
	c := candidate{text: text, words: len(strings.Fields(text))}
	c.digits, c.letters = Count(text)
	switch t {
	case labels.Target(porting.BTN), labels.Target(porting.NewBTN), labels.Target(porting.ContactPhone), labels.Telephone:
		return c.telephone()
	case labels.Numbers, labels.Keep:
		if telephone.Any(text) {
			return 3
		}
		return -1
	case labels.Date, labels.Target(porting.SignatureDate), labels.Target(porting.DesiredDueDate), labels.Target(porting.CSRDate):
		return c.date()
	case labels.Zip, labels.Zip4, labels.State, labels.City, labels.County, labels.Country, labels.StreetName, labels.CityStateZip:
		return c.place(t)
	case labels.Target(porting.ServiceAddress), labels.Target(porting.BillingAddress), labels.Address, labels.Street:
		return c.address()
	case labels.Unit, labels.StreetNumber:
		return c.unit()
	case labels.Target(porting.ContactEmail):
		switch {
		case strings.Count(text, "@") == 1 && c.words == 1:
			return 3
		case labels.NoValue(text):
			return 0
		}
		return -1
	case labels.Target(porting.AccountNumber), labels.Target(porting.PIN), labels.Target(porting.SSNLast4):
		return c.code(t == labels.Target(porting.PIN))
	case labels.Target(porting.AuthorizedName), labels.Target(porting.ContactName), labels.Name, labels.FirstName, labels.LastName, labels.MiddleName,
		labels.Target(porting.AuthorizedTitle):
		return c.person()
	case labels.Target(porting.CustomerName), labels.Company, labels.Target(porting.CurrentCarrier), labels.Target(porting.NewCarrier), labels.Carrier:
		return c.company()
	case labels.Target(porting.Signature):
		return c.signature()
	case labels.Target(porting.CustomerType), labels.Target(porting.PortType):
		return c.choice()
	}
	return 0
}

// candidate is a text that may be the value of a label.
type candidate struct {
	text                   string // without blanks at its ends
	digits, letters, words int
}

// telephone is the fit for one telephone number.
func (c candidate) telephone() int {
	fs := telephone.FindAll(c.text)
	if len(fs) == 1 && fs[0].Start == 0 && fs[0].End == len(c.text) && len(fs[0].TNs) == 1 {
		return 3
	}
	if len(fs) > 0 && len(c.text) < 40 {
		return 1
	}
	if c.digits >= 7 && c.letters <= 3 {
		return 1
	}
	if labels.NoValue(c.text) {
		return 0
	}
	return -1
}

// date is the fit for a date.
func (c candidate) date() int {
	if IsDate(c.text) {
		return 3
	}
	if c.words == 1 && isHash(c.text) {
		return -1
	}
	if _, ok := dateAndTime(c.text); ok {
		return 2
	}
	if c.digits == 0 && !strings.EqualFold(c.text, "ASAP") || c.words > 6 {
		return -1
	}
	return 0
}

// place is the fit for a part of an address but its street.
func (c candidate) place(t labels.Target) int {
	switch t {
	case labels.Zip:
		switch {
		case IsZip(c.text):
			return 3
		case c.digits >= 5 && c.letters == 0:
			return 0
		}
		return -1
	case labels.Zip4:
		if c.digits == 4 && c.letters == 0 {
			return 2
		}
		return -1
	case labels.State:
		if c.words > 2 || c.digits > 0 {
			return -1
		}
		if len(c.text) == 2 && strings.ToUpper(c.text) == c.text {
			return 2
		}
		return 0
	case labels.City, labels.County, labels.Country, labels.StreetName:
		if c.digits > 0 && t != labels.StreetName || c.words > 5 {
			return -1
		}
		return 0
	case labels.CityStateZip:
		if c.words > 9 {
			return -1
		}
		if c.digits >= 5 {
			return 2
		}
		return 0
	}
	return 0
}

// address is the fit for an address, or for its street.
func (c candidate) address() int {
	if c.words > 24 || strings.Contains(c.text, "@") {
		return -1
	}
	if c.digits > 0 && c.letters > 1 && c.words >= 2 {
		return 2
	}
	if strings.HasPrefix(strings.ToLower(c.text), "same") {
		return 1
	}
	if c.digits > 0 && c.letters == 0 && telephone.Any(c.text) {
		return -1
	}
	return 0
}

// unit is the fit for a suite or a floor, or for the number of a house.
func (c candidate) unit() int {
	if c.words > 4 || strings.Contains(c.text, "@") {
		return -1
	}
	if first, rest, _ := strings.Cut(c.text, " "); rest != "" && address.Designator(first) != "" {
		return 2
	}
	if c.digits > 0 {
		return 1
	}
	return 0
}

// code is the fit for an account number, a PIN or digits of one; a PIN may be a word.
func (c candidate) code(word bool) int {
	if c.letters > 2 && IsDate(c.text) {
		return -1 // a date with the name of its month
	}
	if labels.NoValue(c.text) {
		return 0
	}
	if c.words > 5 && (c.letters > 0 || c.words > 8) || len(c.text) > 48 || strings.Contains(c.text, "@") || Small(behindComma(c.text)) {
		return -1 // "212 555 0170 887 44 5" is one number
	}
	if fs := telephone.FindAll(c.text); len(fs) > 1 || len(fs) == 1 && len(fs[0].TNs) > 1 && !coded(c.text) {
		return -1 // a list or a range
	}
	if strings.Contains(c.text, ",") && c.letters > c.digits {
		if a := address.Split(c.text); a.City != "" && a.State != "" && a.Zip != "" {
			return -1 // "Barre, VT 05641"
		}
	}
	if c.digits >= 3 && c.letters <= c.digits+6 {
		return 2
	}
	if c.digits > 0 || word && c.words == 1 {
		return 1
	}
	return -1
}

// person is the fit for the name of a person, or for a title.
func (c candidate) person() int {
	if c.digits > 0 || c.words > 7 || strings.Contains(c.text, "@") || strings.HasSuffix(c.text, ":") || strings.Contains(c.text, ": ") {
		return -1
	}
	return 1
}

// company is the fit for the name of a customer or of a carrier.
func (c candidate) company() int {
	switch strings.ToLower(c.text) {
	case "you", "we", "us", "your", "yours", "our", "i":
		return -1
	}
	if c.words > 12 || strings.Contains(c.text, "@") || c.letters == 0 || IsDate(c.text) || telephone.Any(c.text) || c.digits > 5 && address.Split(c.text).Zip != "" {
		return -1
	}
	return 1
}

// signature is the fit for a signature that is typed.
func (c candidate) signature() int {
	if n, d := ServiceName(c.text); n != "" || d != "" {
		return 2
	}
	if c.words == 1 && isHash(c.text) || Small(c.text) && strings.HasSuffix(c.text, ".") { // the end of a sentence
		return -1
	}
	if TypedSignature(c.text) && c.words <= 8 && !strings.Contains(c.text, ": ") && len(dates.Find(c.text)) == 0 {
		return 3
	}
	if c.words > 6 || c.digits > 8 || strings.Contains(c.text, ": ") || c.digits >= 4 && len(dates.Find(c.text)) > 0 {
		return -1
	}
	return 1
}

// choice is the fit for one of the answers of a form.
func (c candidate) choice() int {
	m, ok := labels.LOA().Exact(c.text)
	if ok && Answers(m.Target) {
		return 3
	}
	for _, div := range [...]string{" – ", " - ", " — ", ", ", " ("} { // "Full – all numbers on the account"
		if head, _, more := strings.Cut(c.text, div); more {
			if m, ok := labels.LOA().Exact(head); ok && Answers(m.Target) {
				return 2
			}
		}
	}
	if c.words > 4 || c.digits > 0 || strings.Contains(c.text, " or ") || strings.Contains(c.text, "/") {
		return -1 // "Business or Residential" leaves open which
	}
	return 0
}
