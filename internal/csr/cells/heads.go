package cells

// What a label can head, and what a text can say at all.

import (
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// ColumnStem is a header without its number: "TN 2" and "TN1" are both "tn".
func ColumnStem(text string) string {
	if _, stem := Ordinal(text); stem != "" {
		return strings.ToLower(stem)
	}
	return strings.ToLower(strings.Trim(text, " 0123456789.#-_:()"))
}

// Listed tells whether a label heads a column of the account's numbers.
func Listed(t labels.Target) bool {
	switch t {
	case labels.Numbers, labels.Telephone, labels.Number, labels.Keep, labels.RangeStart, labels.PortSign:
		return true
	}
	return false
}

// WholeAddress tells whether a label is of an address and not of a part of one.
func WholeAddress(t labels.Target) bool {
	switch t {
	case labels.Target(porting.ServiceAddress), labels.Target(porting.BillingAddress), labels.Address, labels.NameAndAddress:
		return true
	}
	return false
}

// Heads tells whether a label can head a column.
func Heads(b Label) bool {
	return b.Is() && b.Inline == 0 && b.Target != labels.Title && b.Target != labels.LOASign
}

// AddressLabel tells whether a label asks for an address, or for its first line.
func AddressLabel(b Label) bool {
	switch b.Target {
	case labels.Target(porting.ServiceAddress), labels.Target(porting.BillingAddress), labels.Address, labels.ListedAddress, labels.NameAndAddress,
		labels.Street, labels.Unit:
		return true
	}
	return false
}

// Speaks tells whether a text holds a letter or a digit, and is no mere ornament.
func Speaks(text string) bool {
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}
