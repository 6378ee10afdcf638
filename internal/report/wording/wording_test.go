package wording

import (
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/reporttest"
)

// Every name of the contract has words, so that no report shows an identifier.
func TestEveryNameHasWords(t *testing.T) {
	for _, n := range porting.Names {
		if !Known("field", string(n)) {
			t.Errorf("no words for field %s", n)
		}
	}
	for _, n := range append(append([]string{}, porting.Features...), porting.Conditions...) {
		if !Known("feature", n) {
			t.Errorf("no words for feature %s", n)
		}
	}
	for _, d := range porting.Differences {
		if !Known("difference", string(d)) {
			t.Errorf("no words for difference %s", d)
		}
	}
	for _, p := range porting.PartNames {
		if !Known("part", p) {
			t.Errorf("no words for part %s", p)
		}
	}
}

func TestHeadlineAndReason(t *testing.T) {
	for _, tt := range []struct {
		name             string
		r                *porting.Report
		headline, reason string
	}{
		{"clean", &reporttest.Clean().Report, "Nothing to mend on this LOA", "Every compared value that both papers hold agrees. All 12 numbers on the LOA are on the account."},
		{"one part", &reporttest.MissingSuite().Report, "CenturyLink would reject this LOA", "To mend: service address (suite or unit)."},
		{"many", &reporttest.Many().Report, "CenturyLink would reject this LOA", "To mend: business name, service address (suite or unit), account number, PIN and 3 more."},
		{"review", &reporttest.Scanned().Report, "A person must look before this LOA goes out", "To check: account number."},
		{"review without a finding", &porting.Report{Verdict: porting.VerdictReview}, "A person must look before this LOA goes out", "Too little was read on the papers to be sure. Compare them by eye."},
		{"no carrier", &porting.Report{Verdict: porting.VerdictReject, Findings: []porting.Finding{{Severity: porting.Reject, TN: "+12175550100", Rejection: porting.Rejection{Reason: "number_inactive"}}}}, "The losing carrier would reject this LOA", "To mend: inactive number."},
	} {
		if got := Headline(tt.r); got != tt.headline {
			t.Errorf("%s: headline %q, want %q", tt.name, got, tt.headline)
		}
		if got := Reason(tt.r); got != tt.reason {
			t.Errorf("%s: reason %q, want %q", tt.name, got, tt.reason)
		}
	}
}

func TestPlaceNumberCount(t *testing.T) {
	for got, want := range map[string]string{
		Place(porting.Where{}):                                   "",
		Place(porting.Where{Page: 2}):                            "page 2",
		Place(porting.Where{Sheet: "CSR", Cell: "B2"}):           "sheet CSR, cell B2",
		Place(porting.Where{Line: 4, Column: 2}):                 "line 4, column 2",
		Place(porting.Where{Page: 1, More: []porting.Where{{}}}): "page 1 and 1 more place",
		Number("+12175550100"):                                   "(217) 555-0100",
		Number("+1217555010x"):                                   "+1217555010x",
		Count(1, "number", "numbers"):                            "1 number",
		Count(1234567, "number", "numbers"):                      "1,234,567 numbers",
		Thousands(999):                                           "999",
		Thousands(-1000):                                         "-1,000",
		List([]string{"a", "b", "c", "d"}, 2):                    "a, b and 2 more",
		List([]string{"a", "b"}, 2):                              "a and b",
		List(nil, 2):                                             "",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestCarrierWord(t *testing.T) {
	for want, r := range map[string]porting.Rejection{
		"":                       {Type: porting.TypeDocument, Reason: "record_contradiction"},
		"LOA not legible":        {Type: porting.TypeDocument, Reason: "loa_illegible", Codes: map[string][]string{"bandwidth": {"7424"}}},
		"Special line":           {Type: porting.TypeFeature, Reason: "special_line"},
		"Business name mismatch": {Type: porting.TypeName, Reason: "name_mismatch"},
	} {
		if got := CarrierWord(&porting.Finding{Rejection: r}); got != want {
			t.Errorf("%s: %q, want %q", r.Reason, got, want)
		}
	}
}
