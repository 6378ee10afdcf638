package rules

import (
	"slices"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestPeople(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
		sure bool
	}{
		{"Margaret L. Howe; Dana Cole", []string{"Margaret L. Howe", "Dana Cole"}, true},
		{"Margaret L. Howe / Dana Cole", []string{"Margaret L. Howe", "Dana Cole"}, true},
		{"Margaret L. Howe\nDana Cole", []string{"Margaret L. Howe", "Dana Cole"}, true},
		{"Margaret L. Howe and Dana Cole", []string{"Margaret L. Howe", "Dana Cole"}, true},
		{"Margaret Howe & Dana Cole", []string{"Margaret Howe", "Dana Cole"}, true},
		{"Margaret Howe and/or Dana Cole", []string{"Margaret Howe", "Dana Cole"}, true},
		{"Margaret L. Howe, Dana Cole", []string{"Margaret L. Howe", "Dana Cole"}, true},
		{"Margaret Howe, Dana Cole, and Ann Lee", []string{"Margaret Howe", "Dana Cole", "Ann Lee"}, true},
		{"Margaret Howe, Owner; Dana Cole, Office Manager", []string{"Margaret Howe", "Dana Cole"}, true},
		{"Howe, Margaret; Cole, Dana", []string{"Howe, Margaret", "Cole, Dana"}, true},
		{"Garcia Lopez, Juan Carlos; Cole, Dana", []string{"Garcia Lopez, Juan Carlos", "Cole, Dana"}, true},
		{"Accounts Payable; Dana Cole", []string{"Dana Cole"}, true},
		{"Margaret Howe, Dana Cole", []string{"Margaret Howe", "Dana Cole"}, false},
		{"Garcia Lopez, Juan Carlos", []string{"Garcia Lopez", "Juan Carlos"}, false},
		{"Cole, Dana", nil, false},
		{"Cole, Dana M.", nil, false},
		{"Jane Doe, CPA", nil, false},
		{"Jane Doe, Ph.D., CPA", nil, false},
		{"Jane Doe, Jr.", nil, false},
		{"Jane Doe, Office Manager", nil, false},
		{"Smith and Sons", nil, false},
		{"Smith Jones and Barney Miller LLC", nil, false},
		{"Jane and John Doe", nil, false},
		{"Jane / John Doe", nil, false},
		{"Margaret L.\nHowe", nil, false},
		{"Jane Doe", nil, false},
		{"Doe, Jane A. Roe", nil, false},
		{strings.Repeat("Jane Doe; ", 25), nil, false},
		{"; ,and &", nil, false},
		{"", nil, false},
	} {
		names, sure := people(test.text)
		if !slices.Equal(names, test.want) || sure != test.sure {
			t.Errorf("%q: %q %v, want %q %v", test.text, names, sure, test.want, test.sure)
		}
	}
}

// Whom the CSR names among others is right, and what a fix says to write passes.
func TestSigners(t *testing.T) {
	const three = "Margaret L. Howe, Dana Cole and Ann Lee"
	for _, test := range []struct{ loa, csr, want string }{
		{"Dana Cole", "Margaret L. Howe; Dana Cole", "note authorized_name (missing_word)"},
		{"Margaret L. Howe", three, "note authorized_name (missing_word)"},
		{"Dana Cole", "Margaret L. Howe and Dana Cole", "note authorized_name (missing_word)"},
		{"dana cole", "Margaret L. Howe; Dana Cole", "review authorized_name (case)"},
		{"Margaret Howe", three, "reject authorized_name (missing_word)"},
		{"Susan Miller", three, "reject authorized_name (different)"},
		{"Margaret L. Howe; Dana Cole", "Margaret L. Howe; Dana Cole", "reject authorized_name_not_a_person"},
		{"Margaret L. Howe, Dana Cole", "Margaret L. Howe, Dana Cole", "reject authorized_name_not_a_person"},
		{"Garcia Lopez", "Garcia Lopez, Juan Carlos", "review authorized_name (missing_word)"},
		{"Juan Carlos Garcia Lopez", "Garcia Lopez, Juan Carlos", "review authorized_name (punctuation word_order)"},
		{"Jane Doe", "Jane Doe, CPA", "reject authorized_name (missing_word)"},
		{"Jane Doe", "Acme Widgets, Inc.", "reject authorized_name (different)"},
		{"Jane Doe", "Jane and John Doe", "reject authorized_name (missing_word)"},
	} {
		loa, csr := papers()
		set(loa, porting.AuthorizedName, test.loa)
		set(csr, porting.AuthorizedName, test.csr)
		o := Options{Profile: carrier.NewProfile(carrier.Standard, nil), Today: today}
		fs := Check(loa, csr, o)
		if got := show(fs); got != test.want {
			t.Errorf("%q, %q:\n got %s\nwant %s", test.loa, test.csr, got, test.want)
			continue
		}
		_, to, ok := strings.Cut(fs[0].Fix, " exactly as: ")
		if !ok {
			continue
		}
		set(loa, porting.AuthorizedName, to)
		for _, f := range Check(loa, csr, o) {
			if f.Severity != porting.Note {
				t.Errorf("%q, %q: what the fix says, %q, gives %s %s", test.loa, test.csr, to, f.Severity, f.ID)
			}
		}
	}
}

func TestSigner(t *testing.T) {
	for _, test := range []struct {
		loa, csr, want string
		ok             bool
	}{
		{"Jane Doe", "Jane L. Doe", "Jane L. Doe", true},
		{"Dana Cole", "Margaret L. Howe; Dana Cole", "Dana Cole", true},
		{"Susan Miller", "Margaret L. Howe; Dana Cole", "", false},
		{"", "Margaret L. Howe; Dana Cole", "", false},
		{"Jane Doe", "Acme Widgets, Inc.", "Acme Widgets, Inc.", false},
		{"Jane Doe", "Jane and John Doe", "Jane and John Doe", false},
		{"Jane Doe", "", "", false},
		{"Jane", "Jane", "Jane", true},
	} {
		loa, csr := papers()
		set(loa, porting.AuthorizedName, test.loa)
		set(csr, porting.AuthorizedName, test.csr)
		if got, ok := Signer(loa, csr); got != test.want || ok != test.ok {
			t.Errorf("%q, %q: %q %v, want %q %v", test.loa, test.csr, got, ok, test.want, test.ok)
		}
	}
}
