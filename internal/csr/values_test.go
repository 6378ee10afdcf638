package csr

import (
	"testing"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestStatus(t *testing.T) {
	for _, c := range []struct {
		text, want string
		ok         bool
	}{
		{"Active", porting.StatusActive, true}, {"WORKING", porting.StatusActive, true}, {"In Service", porting.StatusActive, true},
		{"A", porting.StatusActive, true}, {"Active since 2019", porting.StatusActive, true},
		{"Disc", porting.StatusDisconnected, true}, {"Out of Service", porting.StatusDisconnected, true}, {"Not Active", porting.StatusDisconnected, true},
		{"Inactive", porting.StatusDisconnected, true}, {"Disconnected 3/1/2024", porting.StatusDisconnected, true}, {"Non-working", porting.StatusDisconnected, true},
		{"Suspended", porting.StatusSuspended, true}, {"Pending Disconnect", porting.StatusPending, true},
		{"", "", true}, {"XYZ", "", false}, {"not working yet", "", false},
	} {
		if got, ok := status(c.text); got != c.want || ok != c.ok {
			t.Errorf("status(%q) = %q, %v; want %q, %v", c.text, got, ok, c.want, c.ok)
		}
	}
}

func TestLabelsOfCells(t *testing.T) {
	for _, c := range []struct {
		text    string
		target  labels.Target
		feature string
		side    side
		value   string
	}{
		{"Account Number", "account_number", "", noSide, ""},
		{"Acct #:", "account_number", "", noSide, ""},
		{"Billing City", "city", "", billingSide, ""},
		{"Svc Addr", "service_address", "", serviceSide, ""},
		{"Customer Name - ACME, INC.", "customer_name", "", noSide, "ACME, INC."},
		{"BTN: 217-555-0100", "btn", "", noSide, "217-555-0100"},
		{"DSL (Y/N)", "", "dsl", noSide, ""},
		{"PIC Freeze", "", "pic_freeze", noSide, ""},
		{"PIC Freeze: Yes", "", "pic_freeze", noSide, "Yes"},
		{"Has DSL?", "", "dsl", noSide, ""},
		{"BTN/ACCT #", "account_btn", "", noSide, ""},
		{"Acme Widgets, Inc.", "", "", noSide, ""},
		{"217-555-0100", "", "", noSide, ""},
		{"100 N Main St", "", "", noSide, ""},
		{"Questions? Call us", "", "", noSide, ""},
	} {
		l := findLabel(c.text)
		value := ""
		if l.inline > 0 {
			value = c.text[l.inline:]
		}
		if l.target != c.target || l.feature != c.feature || l.side != c.side || value != c.value {
			t.Errorf("%q is %+v with value %q", c.text, l, value)
		}
	}
}

// What a problem quotes stands on one line.
func TestShortIsOneLine(t *testing.T) {
	if got := short("Ste 200\nSpringfield\r\nIL"); got != "Ste 200, Springfield, IL" {
		t.Errorf("%q", got)
	}
}
