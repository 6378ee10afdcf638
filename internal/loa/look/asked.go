package look

// What labels ask for.

import (
	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// WantsValue tells whether a label asks for a value at all.
func WantsValue(t labels.Target) bool {
	switch t {
	case labels.Numbers, labels.Keep, labels.Attachment, labels.Note, labels.Features, labels.Status, labels.Hint,
		labels.Row, labels.Extension, labels.RangeStart, labels.RangeEnd, labels.Number:
		return false
	}
	return !t.Section()
}

// Like tells whether a value is of the kind that a field holds, and of no other
// that shows more.
func Like(t labels.Target, value string) bool {
	is := func(n porting.Name) int { return Fit(labels.Target(n), value) }
	parts := address.Split(value)
	digits, letters := Count(value)
	n := t.Field()
	switch {
	case is(porting.BTN) == 3:
		return n == porting.BTN || n == porting.ContactPhone
	case is(porting.ContactEmail) == 3:
		return n == porting.ContactEmail
	case IsDate(value):
		return n == porting.SignatureDate || n == porting.DesiredDueDate
	case parts.Street != "" && digits > 0 && (parts.Zip != "" || parts.City != ""):
		return n == porting.ServiceAddress || n == porting.BillingAddress
	}
	switch n {
	case porting.ServiceAddress, porting.BillingAddress:
		return parts.Street != "" && digits > 0
	case porting.PIN:
		return is(n) > 0
	case porting.AccountNumber:
		return is(n) >= 2
	case porting.AuthorizedName:
		return digits <= letters && len(value) <= 80 && Personal(value)
	case porting.CurrentCarrier, porting.AuthorizedTitle, porting.CustomerName:
		return digits <= letters && len(value) <= 80 && is(n) > 0
	}
	return false
}

// Answers are what check boxes stand for; they are no labels of fields.
func Answers(t labels.Target) bool {
	switch t {
	case labels.Business, labels.Residential, labels.FullPort, labels.PartialPort, labels.Yes:
		return true
	}
	return false
}

// IsAddress tells whether a label asks for a whole address.
func IsAddress(t labels.Target) bool {
	return t == labels.Address || t == labels.Target(porting.ServiceAddress) || t == labels.Target(porting.BillingAddress)
}

// IsAddressPart tells whether a label's value is a part of an address.
func IsAddressPart(t labels.Target) bool {
	switch t {
	case labels.Street, labels.StreetNumber, labels.StreetName, labels.StreetType, labels.PreDir, labels.PostDir, labels.Unit,
		labels.City, labels.State, labels.Zip, labels.Zip4, labels.CityStateZip, labels.County, labels.Country:
		return true
	}
	return false
}

// ListHead tells whether a label heads a list of numbers.
func ListHead(t labels.Target) bool {
	return t == labels.Numbers || t == labels.Keep || t == labels.Attachment
}
