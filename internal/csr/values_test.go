package csr

import (
	"testing"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
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
		if got, ok := cells.Status(c.text); got != c.want || ok != c.ok {
			t.Errorf("status(%q) = %q, %v; want %q, %v", c.text, got, ok, c.want, c.ok)
		}
	}
}

func TestLabelsOfCells(t *testing.T) {
	for _, c := range []struct {
		text    string
		target  labels.Target
		feature string
		side    cells.Side
		value   string
	}{
		{"Account Number", "account_number", "", cells.NoSide, ""},
		{"Acct #:", "account_number", "", cells.NoSide, ""},
		{"Billing City", "city", "", cells.BillingSide, ""},
		{"Svc Addr", "service_address", "", cells.ServiceSide, ""},
		{"Customer Name - ACME, INC.", "customer_name", "", cells.NoSide, "ACME, INC."},
		{"BTN: 217-555-0100", "btn", "", cells.NoSide, "217-555-0100"},
		{"DSL (Y/N)", "", "dsl", cells.NoSide, ""},
		{"PIC Freeze", "", "pic_freeze", cells.NoSide, ""},
		{"PIC Freeze: Yes", "", "pic_freeze", cells.NoSide, "Yes"},
		{"Has DSL?", "", "dsl", cells.NoSide, ""},
		{"BTN/ACCT #", "account_btn", "", cells.NoSide, ""},
		{"Acme Widgets, Inc.", "", "", cells.NoSide, ""},
		{"217-555-0100", "", "", cells.NoSide, ""},
		{"100 N Main St", "", "", cells.NoSide, ""},
		{"Questions? Call us", "", "", cells.NoSide, ""},
	} {
		l := cells.FindLabel(c.text)
		value := ""
		if l.Inline > 0 {
			value = c.text[l.Inline:]
		}
		if l.Target != c.target || l.Feature != c.feature || l.Side != c.side || value != c.value {
			t.Errorf("%q is %+v with value %q", c.text, l, value)
		}
	}
}

// What a problem quotes stands on one line.
func TestShortIsOneLine(t *testing.T) {
	if got := gather.Short("Ste 200\nSpringfield\r\nIL"); got != "Ste 200, Springfield, IL" {
		t.Errorf("%q", got)
	}
}
