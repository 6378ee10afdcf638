package rules

import (
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/porting"
)

// Every feature of the contract is called something, and has a remedy of its own.
func TestAdvices(t *testing.T) {
	for _, name := range porting.Features {
		if a := advices()[name]; a.called == "" || !strings.HasSuffix(a.do, ".") || !strings.HasSuffix(a.partly, ".") {
			t.Errorf("%s: %+v", name, a)
		}
	}
	if n := len(advices()); n != len(porting.Features) {
		t.Errorf("advice.tsv has %d rows, the contract %d features", n, len(porting.Features))
	}
}

// What a finding says, and what it must not say.
func TestSentences(t *testing.T) {
	partly := ports("+12175550101")
	for _, test := range []struct {
		name            string
		change          change
		id              string
		says, saysNever string // "|" between
	}{
		{"DSL, nothing stays", feature(1, "dsl"), "feature_conflict:+12175550101", "naked DSL", "that stays"},
		{"DSL, others stay", both(partly, feature(1, "dsl")), "feature_conflict:+12175550101", "moved to a number that stays", ""},
		{"forwarding", feature(1, "remote_call_forwarding"), "feature_conflict:+12175550101", "service address|non-RCF|disconnected", "moved"},
		{"hunting, others stay", both(partly, feature(1, "hunting")), "feature_conflict:+12175550101", "re-pointed|pilot", ""},
		{"hunting, nothing stays", feature(1, "hunting"), "feature_conflict:+12175550101", "dismantled", "re-pointed|that stays"},
		{"Centrex", feature(1, "centrex"), "feature_conflict:+12175550101", "has Centrex on it|all the numbers of the Centrex block together", "or moved|that stays"},
		{"Centrex, one of it stays", both(ports("+12175550100", "+12175550101"), feature(1, "centrex"), feature(2, "centrex")), "feature_conflict:+12175550101", "Add (217) 555-0102 to the LOA", "or moved"},
		{"the BTN of a Centrex block", both(ports("+12175550100", "+12175550101"), feature(1, "centrex"), feature(2, "centrex")), "main_btn_porting", "Centrex block, (217) 555-0102 too", "Name a new BTN"},
		{"the BTN, another stays", both(ports("+12175550100", "+12175550101"), feature(1, "centrex")), "main_btn_porting", "Name a new BTN on the LOA: one of the numbers that stay, (217) 555-0102", "Centrex"},
		{"the BTN, a suspended number stays", both(ports("+12175550100", "+12175550101"), status(2, porting.StatusSuspended)), "main_btn_porting", "none of those that stay is active", "(217) 555-0102"},
		{"an elevator", feature(1, "elevator"), "special_line:+12175550101", "is a line for an elevator.", ""},
		{"a noted feature", func(loa, _ *porting.Record) { loa.Numbers[1].Features = []string{"dsl"} }, "feature_conflict:+12175550101", "The LOA notes DSL|If it is: have the DSL removed", ""},
		{"toll-free", adds1LOA("+18005550177"), "number_not_on_account:+18005550177", "keep no CSR|RespOrg", "find the account"},
		{"not on the account", adds1LOA("+12175550177"), "number_not_on_account:+12175550177", "find the account", "RespOrg"},
		{"no ZIP on the CSR", onCSR(porting.ServiceAddress, "100 N Main St, Ste 200, Springfield, IL"), "service_address.zip", "Keep it on the LOA|losing carrier|62701", "Leave"},
		{"no unit on the CSR", onCSR(porting.ServiceAddress, "100 N Main St, Springfield, IL 62701"), "service_address.unit", "Leave the suite or unit", "Keep"},
		{"another ZIP", onLOA(porting.ServiceAddress, "100 N Main St, Ste 200, Springfield, IL 62705"), "service_address.zip", "is another one on the CSR", "spelled"},
		{"another account number", onLOA(porting.AccountNumber, "8899002"), "account_number", "other digits", "spelled"},
		{"a name misspelled", onLOA(porting.CustomerName, "Acme Wigdets, Inc."), "customer_name", "neighbouring characters", "digits"},
		{"SSN digits", both(onLOA(porting.SSNLast4, "1243"), onCSR(porting.SSNLast4, "1234")), "ssn_last4", "have two neighbouring digits", "has two"},
		{"the billing address as service address", both(onLOA(porting.ServiceAddress, "12 Elm St, Springfield, IL 62705"), onCSR(porting.BillingAddress, "12 Elm Street, Springfield, IL 62705")),
			"service_address.street", "It is the billing address of the CSR", ""},
		{"neither address", both(onLOA(porting.ServiceAddress, "14 Elm St, Springfield, IL 62705"), onCSR(porting.BillingAddress, "12 Elm Street, Springfield, IL 62705")),
			"service_address.street", "is not the one", "billing address of the CSR"},
		{"a Canadian date of two readings", both(onLOA(porting.ServiceAddress, ottawa), onCSR(porting.ServiceAddress, ottawa), onLOA(porting.SignatureDate, "11/10/2026")), "loa_expired", "Nothing to change if the day is 2026-11-10", "new LOA"},
		{"two names in two cells", both(onLOA(porting.AuthorizedName, "Dana Cole"), problem(false, porting.Problem{Code: porting.ProblemContradiction, Field: porting.AuthorizedName, Message: "two names", Where: porting.Where{Sheet: "CSR", Cell: "B9"}})),
			"authorized_name", "cell B9 (sheet CSR)", "exactly as: Jane Doe"},
	} {
		loa, csr := papers()
		test.change(loa, csr)
		found := false
		for _, f := range Check(loa, csr, Options{Profile: carrier.NewProfile(carrier.Standard, nil), Today: today}) {
			if f.ID != test.id {
				continue
			}
			found = true
			text := f.Message + " " + f.Fix
			for s := range strings.SplitSeq(test.says, "|") {
				if !strings.Contains(text, s) {
					t.Errorf("%s: %q does not say %q", test.name, text, s)
				}
			}
			for s := range strings.SplitSeq(test.saysNever, "|") {
				if s != "" && strings.Contains(text, s) {
					t.Errorf("%s: %q says %q", test.name, text, s)
				}
			}
		}
		if !found {
			t.Errorf("%s: no %s", test.name, test.id)
		}
	}
}

// adds1LOA adds a number to the LOA alone.
func adds1LOA(tn string) change {
	return func(loa, _ *porting.Record) {
		n := number(tn)
		n.Action = porting.ActionPort
		loa.Numbers = append(loa.Numbers, n)
	}
}
