package outline

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/marks"
	"github.com/portcheck/portcheck/internal/report/reporttest"
	"github.com/portcheck/portcheck/internal/report/wording"
)

func TestGroups(t *testing.T) {
	var titles []string
	for _, g := range Groups(reporttest.Many().Findings) {
		titles = append(titles, g.Title())
	}
	got := strings.Join(titles, "\n")
	want := `Business name
Service address, suite or unit
Account number
PIN
LOA too old
Number not on the account: 2 numbers
Account frozen
Authorized person
Service address, street
Service address, ZIP
Billing address, street
Special line
Number listed twice`
	if got != want {
		t.Errorf("groups:\n%s\nwant:\n%s", got, want)
	}
}

// An alarm line and an elevator line are two things to ask about.
func TestGroupsOfTheSameWords(t *testing.T) {
	line := func(tn, what string) porting.Finding {
		return porting.Finding{TN: tn, Severity: porting.Review, Rejection: porting.Rejection{Reason: "special_line"}, Message: wording.Number(tn) + " is a line for " + what + "."}
	}
	got := Groups([]porting.Finding{line("+12175550100", "alarm"), line("+12175550101", "elevator"), line("+12175550102", "alarm")})
	if len(got) != 2 || len(got[0].Findings) != 2 || len(got[1].Findings) != 1 {
		t.Errorf("%d groups", len(got))
	}
}

func TestExact(t *testing.T) {
	two := []porting.Difference{porting.Punctuation}
	for _, tt := range []struct {
		name     string
		f        porting.Finding
		do, text string
	}{
		{"at the end", porting.Finding{Fix: "Write it as: ACME, INC.", CSR: porting.Side{Text: "ACME, INC."}, Differences: two}, "Write it as:", "ACME, INC."},
		{"over lines", porting.Finding{Fix: "Write it as: 1 Main St, Salem", CSR: porting.Side{Text: "1 Main St,\nSalem"}, Differences: two}, "Write it as:", "1 Main St,\nSalem"},
		{"a secret", porting.Finding{Field: porting.PIN, Fix: "Write the PIN of cell B9.", CSR: porting.Side{Text: "••••"}}, "Write the PIN of cell B9.", ""},
		{"a rule", porting.Finding{Fix: "Ask for a new LOA.", CSR: porting.Side{Text: "LEFV"}}, "Ask for a new LOA.", ""},
		{"to take off", porting.Finding{Fix: "Take it off.", Differences: two}, "Take it off.", ""},
	} {
		if do, text := Exact(&tt.f); do != tt.do || text != tt.text {
			t.Errorf("%s: %q, %q", tt.name, do, text)
		}
	}
}

func TestSides(t *testing.T) {
	r := &porting.Report{Fields: []porting.FieldRow{{Field: porting.ServiceAddress,
		LOA: porting.Side{Text: "1 Main St"}, CSR: porting.Side{Text: "1 Main St, Ste 2"}}}}
	page, cell := porting.Where{Page: 3}, porting.Where{Cell: "B2"}
	side := func(text string, w porting.Where) porting.Side { return porting.Side{Text: text, Where: w} }
	unreadable := []porting.Difference{porting.Unreadable}
	for _, tt := range []struct {
		name string
		f    porting.Finding
		want []Side
	}{
		{"two values", porting.Finding{Field: porting.CustomerName, Differences: []porting.Difference{porting.Case}, LOA: side("A", page), CSR: side("a", cell)},
			[]Side{{Paper: "LOA", Text: "A", Place: "page 3"}, {Which: marks.CSR, Paper: "CSR", Text: "a", Place: "cell B2"}}},
		{"a field that the LOA lacks", porting.Finding{Field: porting.CustomerName, Differences: []porting.Difference{porting.MissingOnLOA}, CSR: side("a", cell)},
			[]Side{{Paper: "LOA", None: NotThere}, {Which: marks.CSR, Paper: "CSR", Text: "a", Place: "cell B2"}}},
		{"a part that the LOA lacks", porting.Finding{Field: porting.ServiceAddress, Part: "unit", Differences: []porting.Difference{porting.MissingOnLOA}, LOA: side("", page), CSR: side("Ste 2", cell)},
			[]Side{{Paper: "LOA", None: NotThere, Whole: "1 Main St", WholePlace: "page 3"}, {Which: marks.CSR, Paper: "CSR", Text: "Ste 2", Place: "cell B2", Whole: "1 Main St, Ste 2"}}},
		{"a part that the CSR lacks", porting.Finding{Field: porting.ServiceAddress, Part: "unit", Differences: []porting.Difference{porting.MissingOnCSR}, LOA: side("Fl 9", page), CSR: side("", cell)},
			[]Side{{Paper: "LOA", Text: "Fl 9", Place: "page 3", Whole: "1 Main St"}, {Which: marks.CSR, Paper: "CSR", None: NotThere, Whole: "1 Main St, Ste 2", WholePlace: "cell B2"}}},
		{"a part of nothing", porting.Finding{Field: porting.BillingAddress, Part: "unit", Differences: []porting.Difference{porting.MissingOnLOA}, LOA: side("", page), CSR: side("Ste 2", cell)},
			[]Side{{Paper: "LOA", None: NotThere}, {Which: marks.CSR, Paper: "CSR", Text: "Ste 2", Place: "cell B2"}}},
		{"unreadable on the LOA", porting.Finding{Field: porting.BTN, Differences: unreadable, LOA: side("", page), CSR: side("2175550100", cell)},
			[]Side{{Paper: "LOA", None: NotReadable, Place: "page 3"}, {Which: marks.CSR, Paper: "CSR", Text: "2175550100", Place: "cell B2"}}},
		{"unreadable on the CSR, not on the LOA", porting.Finding{Field: porting.BTN, Differences: unreadable, CSR: side("", cell)},
			[]Side{{Paper: "LOA", None: NotThere}, {Which: marks.CSR, Paper: "CSR", None: NotReadable, Place: "cell B2"}}},
		{"a page that says nothing of the CSR", porting.Finding{Differences: unreadable, LOA: side("", page)}, []Side{{Paper: "LOA", None: NotReadable, Place: "page 3"}}},
		{"a record without a name", porting.Finding{Field: porting.CustomerName, Differences: unreadable}, nil},
		{"a rule about a place", porting.Finding{LOA: side("", page)}, []Side{{Paper: "LOA", None: SeePlace, Place: "page 3"}}},
		{"a rule about one value", porting.Finding{CSR: side("LEFV", cell)}, []Side{{Which: marks.CSR, Paper: "CSR", Text: "LEFV", Place: "cell B2"}}},
		{"a rule about nothing that stands there", porting.Finding{Field: porting.Signature}, nil},
	} {
		if got := Sides(r, &tt.f); !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n%+v, want\n%+v", tt.name, got, tt.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	m := reporttest.Many()
	var got []string
	for _, n := range Numbers(m) {
		if n.Set != Both || n.Severity != "" || n.LOATimes > 1 || len(n.Features) > 0 || n.Status != "active" {
			got = append(got, fmt.Sprintf("%s %s %d/%d %v %s %s", n.TN, n.Set, n.LOATimes, n.CSRTimes, n.Features, n.Status, n.Severity))
		}
	}
	want := `+12175550140 only_loa 1/0 []  reject
+12175550141 only_loa 1/0 []  reject
 invalid 1/0 []  
+12175550150 keep 1/1 [fax] active 
+12175550103 both 1/1 [alarm] active review
+12175550104 both 1/1 [dsl hunting] active 
+12175550105 both 2/1 [] active note
+12175550106 both 1/1 [] disconnected `
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("numbers:\n%s\nwant:\n%s", s, want)
	}
	if n := len(Numbers(&report.Model{})); n != 0 {
		t.Errorf("no records give %d numbers", n)
	}
}
