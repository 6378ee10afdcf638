package loa

// Whether a text is of the kind that a label asks for.

import (
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// fit says how well a text suits a label: 3 it can hardly be anything else, 2 it
// has the form asked for, 1 it may well be, 0 nothing speaks for or against it,
// -1 it is of another kind.
func fit(t labels.Target, text string) int {
	text = strings.TrimSpace(text)
	if text == "" {
		return -1
	}
	digits, letters := count(text)
	words := len(strings.Fields(text))
	switch t {
	case labels.Target(porting.BTN), labels.Target(porting.NewBTN), labels.Target(porting.ContactPhone), labels.Telephone:
		fs := telephone.FindAll(text)
		if len(fs) == 1 && fs[0].Start == 0 && fs[0].End == len(text) && len(fs[0].TNs) == 1 {
			return 3
		}
		if len(fs) > 0 && len(text) < 40 {
			return 1
		}
		if digits >= 7 && letters <= 3 {
			return 1
		}
		if isNone(text) {
			return 0
		}
		return -1
	case labels.Numbers, labels.Keep:
		if telephone.Any(text) {
			return 3
		}
		return -1
	case labels.Date, labels.Target(porting.SignatureDate), labels.Target(porting.DesiredDueDate), labels.Target(porting.CSRDate):
		if isDate(text) {
			return 3
		}
		if _, ok := dateAndTime(text); ok {
			return 2
		}
		if digits == 0 && !strings.EqualFold(text, "ASAP") || words > 6 {
			return -1
		}
		return 0
	case labels.Zip:
		switch {
		case isZip(text):
			return 3
		case digits >= 5 && letters == 0:
			return 0
		}
		return -1
	case labels.Zip4:
		if digits == 4 && letters == 0 {
			return 2
		}
		return -1
	case labels.State:
		if words > 2 || digits > 0 {
			return -1
		}
		if len(text) == 2 && strings.ToUpper(text) == text {
			return 2
		}
		return 0
	case labels.City, labels.County, labels.Country, labels.StreetName:
		if digits > 0 && t != labels.StreetName || words > 5 {
			return -1
		}
		return 0
	case labels.CityStateZip:
		if words > 9 {
			return -1
		}
		if digits >= 5 {
			return 2
		}
		return 0
	case labels.Target(porting.ContactEmail):
		if strings.Count(text, "@") == 1 && words == 1 {
			return 3
		}
		if isNone(text) {
			return 0
		}
		return -1
	case labels.Target(porting.AccountNumber), labels.Target(porting.PIN), labels.Target(porting.SSNLast4):
		if letters > 2 && isDate(text) {
			return -1 // a date with the name of its month
		}
		if isNone(text) {
			return 0
		}
		if words > 5 && (letters > 0 || words > 8) || len(text) > 48 || strings.Contains(text, "@") || small(behindComma(text)) {
			return -1 // "212 555 0170 887 44 5" is one number
		}
		if fs := telephone.FindAll(text); len(fs) > 1 || len(fs) == 1 && len(fs[0].TNs) > 1 {
			return -1 // a list or a range
		}
		if digits >= 3 && letters <= digits+6 {
			return 2
		}
		if digits > 0 || t == labels.Target(porting.PIN) && words == 1 {
			return 1
		}
		return -1
	case labels.Target(porting.ServiceAddress), labels.Target(porting.BillingAddress), labels.Address, labels.Street:
		if words > 24 || strings.Contains(text, "@") {
			return -1
		}
		if digits > 0 && letters > 1 && words >= 2 {
			return 2
		}
		if strings.HasPrefix(strings.ToLower(text), "same") {
			return 1
		}
		if digits > 0 && letters == 0 && telephone.Any(text) {
			return -1
		}
		return 0
	case labels.Unit, labels.StreetNumber:
		if words > 4 || strings.Contains(text, "@") {
			return -1
		}
		if digits > 0 {
			return 1
		}
		return 0
	case labels.Target(porting.AuthorizedName), labels.Target(porting.ContactName), labels.Name, labels.FirstName, labels.LastName, labels.MiddleName,
		labels.Target(porting.AuthorizedTitle):
		if digits > 0 || words > 7 || strings.Contains(text, "@") || strings.HasSuffix(text, ":") || strings.Contains(text, ": ") {
			return -1
		}
		return 1
	case labels.Target(porting.CustomerName), labels.Company, labels.Target(porting.CurrentCarrier), labels.Target(porting.NewCarrier), labels.Carrier:
		if words > 12 || strings.Contains(text, "@") || letters == 0 || isDate(text) || telephone.Any(text) || digits > 5 && address.Split(text).Zip != "" {
			return -1
		}
		return 1
	case labels.Target(porting.Signature):
		if n, d := serviceName(text); n != "" || d != "" {
			return 2
		}
		if words == 1 && isHash(text) {
			return -1
		}
		if typedSignature(text) && words <= 8 && !strings.Contains(text, ": ") && len(dates.Find(text)) == 0 {
			return 3
		}
		if words > 6 || digits > 8 || strings.Contains(text, ": ") || digits >= 4 && len(dates.Find(text)) > 0 {
			return -1
		}
		return 1
	case labels.Target(porting.CustomerType), labels.Target(porting.PortType):
		m, ok := labels.LOA().Exact(text)
		if ok && answers(m.Target) {
			return 3
		}
		if words > 4 || digits > 0 || strings.Contains(text, " or ") || strings.Contains(text, "/") {
			return -1 // "Business or Residential" leaves open which
		}
		return 0
	}
	return 0
}

// dateAndTime is where the date ends in a text that gives the time of day behind it:
// "11/17/2026 | 10:14 AM PST".
func dateAndTime(text string) (end int, ok bool) {
	fs := dates.Find(text)
	if len(fs) != 1 || fs[0].Start != 0 {
		return 0, false
	}
	more := strings.TrimLeft(text[fs[0].End:], " ,|@-–")
	return fs[0].End, more != "" && more[0] >= '0' && more[0] <= '9' && strings.Contains(more, ":") && len(more) < 24
}

// isHash tells whether a word is what signing services print under a signature:
// "A91F03BB2C7D4E2...".
func isHash(t string) bool {
	t = strings.TrimRight(t, ".…")
	if len(t) < 10 {
		return false
	}
	digits := 0
	for _, c := range t {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c >= 'A' && c <= 'F' || c >= 'a' && c <= 'f' || c == '-':
		default:
			return false
		}
	}
	return digits > 2
}

// behindComma is what stands behind the first comma of a text and its blank.
func behindComma(text string) string {
	_, more, _ := strings.Cut(text, ", ")
	return more
}

// isNone tells whether a text says that there is no value.
func isNone(text string) bool {
	switch strings.ToLower(strings.Trim(text, " .-()")) {
	case "n/a", "na", "none", "not applicable", "n.a", "unknown", "tbd", "nil", "no pin":
		return true
	}
	return false
}

func count(text string) (digits, alphabetic int) {
	for _, r := range text {
		if unicode.IsDigit(r) {
			digits++
		} else if unicode.IsLetter(r) {
			alphabetic++
		}
	}
	return
}

// isZip: five digits, nine with a hyphen, or a Canadian postal code.
func isZip(t string) bool {
	if len(t) == 5 || len(t) == 10 && (t[5] == '-' || t[5] == ' ') {
		for i := 0; i < len(t); i++ {
			if i != 5 && (t[i] < '0' || t[i] > '9') {
				return false
			}
		}
		return true
	}
	c := strings.ReplaceAll(strings.ToUpper(t), " ", "")
	if len(c) != 6 || len(t) > 7 {
		return false
	}
	for i := 0; i < 6; i++ {
		if digit := c[i] >= '0' && c[i] <= '9'; digit != (i%2 == 1) || !digit && (c[i] < 'A' || c[i] > 'Z') {
			return false
		}
	}
	return true
}
