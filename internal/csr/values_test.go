package csr

import (
	"context"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
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

// TestNoBreakSpaces: what was pasted from a page of a browser keeps its columns with
// no-break spaces.
func TestNoBreakSpaces(t *testing.T) {
	for name, text := range map[string]string{
		"a printed record": "ACCOUNT 803 555-0100 221   BILL DATE NOV 01 2026\n---LIST\nLN   PALMETTO CO\nSA   45 GERVAIS ST\n     COLUMBIA SC 29201\n---BILL\nBN1  PALMETTO CO\nBA1  PO BOX 2\nPO   COLUMBIA SC 29202\n---S&E\n1  1FB  /TN 803 555-0100/HTG 1\n",
		"a banner":         "Account 803 555-0100 221 – PALMETTO CO\nNumber\tType\n803 555-0100\tPOTS\n803 555-0101\tPOTS\n",
	} {
		var got [2]string
		for i, data := range []string{text, strings.ReplaceAll(text, " ", "\u00a0")} {
			rs, err := ReadText(context.Background(), []byte(data), porting.Document{}, sheet.DefaultLimits)
			if err != nil || len(rs) != 1 {
				t.Fatal(len(rs), err)
			}
			got[i] = strings.ReplaceAll(said(rs[0]), `\u00a0`, " ")
		}
		if got[0] != got[1] || !strings.Contains(got[0], "customer_name") {
			t.Errorf("%s: with blanks\n%s\nwith no-break spaces\n%s", name, got[0], got[1])
		}
	}
}
