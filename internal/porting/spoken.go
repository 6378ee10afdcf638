package porting

// Fields inside sentences, for every room that writes one. What reports print as
// labels is their own (internal/report/wording).

import "strings"

// spoken are the fields that people call by other words than their names.
var spoken = map[Name]string{
	CustomerName:   "business name",
	AuthorizedName: "authorized person's name",
	SignatureDate:  "date of the signature",
	BTN:            "billing telephone number (BTN)",
	PIN:            "PIN",
	SSNLast4:       "last four digits of the SSN",
	CurrentCarrier: "losing carrier",
	NewBTN:         "new BTN",
	CSRDate:        "CSR date",
}

// Spoken is the field as people say it inside a sentence: "business name".
func (n Name) Spoken() string {
	if s, ok := spoken[n]; ok {
		return s
	}
	return strings.ReplaceAll(string(n), "_", " ")
}

// Subject is what a finding is about, inside a sentence: the field, or a part of an
// address (the JSON names of Parts), "ZIP code of the service address".
func Subject(n Name, part string) string {
	if part == "" {
		return n.Spoken()
	}
	return SpokenPart(part) + " of the " + n.Spoken()
}

// SpokenPart is a part of an address as people say it.
func SpokenPart(part string) string {
	switch part {
	case "unit":
		return "suite or unit"
	case "zip":
		return "ZIP code"
	}
	return part
}
