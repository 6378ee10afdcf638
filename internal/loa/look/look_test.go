package look

import (
	"testing"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestFit(t *testing.T) {
	for _, test := range []struct {
		target labels.Target
		text   string
		want   int
	}{
		{labels.Target(porting.BTN), "217-555-0100", 3},
		{labels.Target(porting.BTN), "217-555-0100, 217-555-0101", 1},
		{labels.Target(porting.BTN), "n/a", 0},
		{labels.Target(porting.BTN), "Acme, Inc.", -1},
		{labels.Target(porting.SignatureDate), "11/15/2026", 3},
		{labels.Target(porting.DesiredDueDate), "ASAP", 0},
		{labels.Zip, "62704", 3},
		{labels.Zip, "K1A 0B1", 3},
		{labels.Zip, "Springfield", -1},
		{labels.Target(porting.AccountNumber), "212 555 0170 887 44 5", 2},
		{labels.Target(porting.AccountNumber), "217-555-0100 to 217-555-0109", -1},
		{labels.Target(porting.PIN), "none", 0},
		{labels.Target(porting.PIN), "hunter", 1},
		{labels.Target(porting.ServiceAddress), "12 Elm St", 2},
		{labels.Target(porting.ServiceAddress), "jo@acme.example", -1},
		{labels.Target(porting.AuthorizedName), "Jo Tran", 1},
		{labels.Target(porting.AuthorizedName), "Suite 4", -1},
		{labels.Target(porting.Signature), "/s/ Jo Tran", 3},
		{labels.Target(porting.CustomerName), "11/15/2026", -1},
		{labels.Numbers, "217-555-0100", 3},
		{labels.Target(porting.CustomerName), "  ", -1},
	} {
		if got := Fit(test.target, test.text); got != test.want {
			t.Errorf("%q as %s: %d, want %d", test.text, test.target, got, test.want)
		}
	}
}

// A value looks like one kind: a telephone number is no account number, a date no name.
func TestLike(t *testing.T) {
	fields := []porting.Name{porting.BTN, porting.ContactEmail, porting.SignatureDate, porting.ServiceAddress, porting.PIN, porting.AccountNumber, porting.AuthorizedName, porting.CurrentCarrier, porting.CustomerName, porting.Remarks}
	for text, want := range map[string]string{
		"217-555-0100":                     "btn",
		"jo@acme.example":                  "contact_email",
		"11/15/2026":                       "signature_date",
		"12 Elm St, Springfield, IL 62704": "service_address",
		"A-4471902":                        "pin account_number",
		"Jo Tran":                          "authorized_name current_carrier customer_name",
	} {
		got := ""
		for _, n := range fields {
			if Like(labels.Target(n), text) {
				if got != "" {
					got += " "
				}
				got += string(n)
			}
		}
		if got != want {
			t.Errorf("%q looks like %q, want %q", text, got, want)
		}
	}
}

func TestFindMarks(t *testing.T) {
	for text, want := range map[string][]bool{
		"☒ Business ☐ Residential": {true, false},
		"[x] Full [ ] Partial":     {true, false},
		"( ) Business":             {false},
		"X Business":               {true},
		"X Corporation":            nil,
		"Jo (the owner)":           nil,
	} {
		got := FindMarks(text)
		if len(got) != len(want) {
			t.Errorf("%q: %d marks, want %d", text, len(got), len(want))
			continue
		}
		for i := range got {
			if got[i].On != want[i] {
				t.Errorf("%q: mark %d is %v", text, i, got[i].On)
			}
		}
	}
}
