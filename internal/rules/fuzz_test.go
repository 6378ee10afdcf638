package rules

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/porting"
)

// Whatever the papers say: no panic, ids that are unique, edits that rebuild
// both texts, and no PIN in a sentence.
func FuzzCheck(f *testing.F) {
	f.Add("Acme, Inc.", "ACME INC", "100 Main St, Springfield IL 62701", "100 Main Street\nSte 2\nSpringfield, IL 62701-1234", "217 555-0100 318", "8821", "11/05/2026", "+12175550100", uint8(0))
	f.Add("", "x", "PO Box 1", "", "1", "the PIN is 8821", "ASAP", "", uint8(1))
	f.Add("Jane and John", "Асme", "\n,,", "842 E 1700 S, X UT", "217-555-0100, 217-555-0101", "a", "20261105", "+1", uint8(2))
	f.Fuzz(func(t *testing.T, a, b, addr1, addr2, account, pin, date, tn string, how uint8) {
		for _, s := range []string{a, b, addr1, addr2, account, pin, date, tn} {
			if !utf8.ValidString(s) {
				t.Skip()
			}
		}
		loa, csr := papers()
		set(loa, porting.CustomerName, a)
		set(csr, porting.CustomerName, b)
		set(loa, porting.AuthorizedName, b)
		set(loa, porting.ServiceAddress, addr1)
		set(csr, porting.ServiceAddress, addr2)
		set(csr, porting.BillingAddress, addr1)
		set(loa, porting.AccountNumber, account)
		set(csr, porting.BTN, account)
		set(loa, porting.PIN, pin)
		set(csr, porting.PIN, "x"+pin)
		set(loa, porting.SignatureDate, date)
		set(loa, porting.DesiredDueDate, date)
		set(csr, porting.CSRDate, date)
		set(loa, porting.CurrentCarrier, a)
		set(loa, porting.NewBTN, tn)
		loa.Numbers = append(loa.Numbers, porting.Number{TN: tn, Text: tn, Action: porting.ActionPort})
		csr.Problem(porting.Problem{Code: porting.ProblemLowConfidence, Message: a})
		fs := Check(loa, csr, Options{Profile: carrier.NewProfile(carrier.Level(how%3), nil), Today: today})
		ids := map[string]bool{}
		for _, x := range fs {
			if ids[x.ID] || x.Severity.Rank() == 0 || x.Message == "" || x.Fix == "" || carrier.TypeOf(x.Rejection.Reason) == "" {
				t.Fatalf("%+v", x)
			}
			ids[x.ID] = true
			var l, c strings.Builder
			for _, e := range x.Edits {
				l.WriteString(e.LOA)
				c.WriteString(e.CSR)
			}
			if len(x.Edits) > 0 && (l.String() != x.LOA.Text || c.String() != x.CSR.Text) {
				t.Fatalf("%s: edits rebuild %q and %q of %q and %q", x.ID, l.String(), c.String(), x.LOA.Text, x.CSR.Text)
			}
			if x.Field == porting.PIN && len(pin) >= 8 && (strings.Contains(x.Message, pin) || strings.Contains(x.Fix, pin)) {
				t.Fatalf("%s shows the PIN: %s %s", x.ID, x.Message, x.Fix)
			}
		}
	})
}
