package report

// Whole reports against golden files: testdata/<case>.json, each made from a pair
// of records below. Run with -update to
// write them anew, and read the difference before you commit it.

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/porting"
)

var update = flag.Bool("update", false, "write the golden files")

var today = dates.Date{Year: 2026, Month: 11, Day: 22}

// clean is a pair of papers that say the same.
func clean() (loa, csr *porting.Record) {
	loa = porting.NewRecord(porting.Document{Kind: porting.KindLOA, Name: "acme-loa.pdf", SHA256: "aa", Pages: 1})
	field := func(r *porting.Record, n porting.Name, text string, read porting.Read, w porting.Where) {
		r.Fields[n] = &porting.Field{Text: text, Read: read, Confidence: 1, Where: w}
	}
	l := func(n porting.Name, text string) {
		field(loa, n, text, porting.ReadForm, porting.Where{Page: 1, Box: &porting.Box{72, 600, 250, 612}})
	}
	l(porting.CustomerName, "Acme Widgets, Inc.")
	l(porting.AuthorizedName, "Jane Doe")
	l(porting.Signature, porting.Signed)
	l(porting.SignatureDate, "11/20/2026")
	l(porting.BTN, "217-555-0100")
	l(porting.AccountNumber, "A-889900")
	l(porting.PIN, "4821")
	l(porting.ServiceAddress, "100 N Main St\nSte 200\nSpringfield, IL 62701")
	l(porting.CurrentCarrier, "CenturyLink")
	csr = porting.NewRecord(porting.Document{Kind: porting.KindCSR, Name: "acme-csr.xlsx", SHA256: "bb", Account: 1, Accounts: 1})
	cells := map[porting.Name]string{}
	c := func(n porting.Name, text, cell string) {
		cells[n] = cell
		field(csr, n, text, porting.ReadCell, porting.Where{Sheet: "CSR", Cell: cell})
	}
	c(porting.CustomerName, "Acme Widgets, Inc.", "B1")
	c(porting.AuthorizedName, "Jane Doe", "B2")
	c(porting.BTN, "(217) 555-0100", "B3")
	c(porting.AccountNumber, "A-889900", "B4")
	c(porting.PIN, "4821", "B5")
	c(porting.ServiceAddress, "100 N Main St, Ste 200, Springfield, IL 62701", "B6")
	c(porting.CurrentCarrier, "CenturyLink", "B7")
	c(porting.CSRDate, "2026-11-10", "B8")
	for i, tn := range []string{"+12175550100", "+12175550101", "+12175550102"} {
		loa.Numbers = append(loa.Numbers, porting.Number{TN: tn, Text: tn[2:], Action: porting.ActionPort, Read: porting.ReadForm, Confidence: 1, Where: porting.Where{Page: 1}, Features: []string{}})
		csr.Numbers = append(csr.Numbers, porting.Number{TN: tn, Text: tn[2:], Read: porting.ReadCell, Confidence: 1, Where: porting.Where{Sheet: "CSR", Cell: "A" + string(rune('1'+i+9))}, Features: []string{}, Status: porting.StatusActive})
	}
	return loa, csr
}

var cases = []struct {
	name, why string
	change    func(loa, csr *porting.Record)
}{
	{"clean", "papers that say the same in other layouts and notations give no finding", func(loa, csr *porting.Record) {}},
	{"punctuation-and-case", "the contract's example, whole", func(loa, csr *porting.Record) {
		loa.Fields[porting.CustomerName].Text = "Acme Inc"
		csr.Fields[porting.CustomerName].Text = "ACME, INC."
	}},
	{"missing-suite", "a missing suite is one finding about one part", func(loa, csr *porting.Record) {
		loa.Fields[porting.ServiceAddress].Text = "100 N Main St, Springfield, IL 62701"
	}},
	{"secrets", "a PIN never shows: not in its finding, not in remarks, conditions, problems or notes of either paper", func(loa, csr *porting.Record) {
		loa.Fields[porting.PIN].Text = "4812"
		csr.Fields[porting.Remarks] = &porting.Field{Text: "PIN is 4821, customer said 4812", Read: porting.ReadCell, Confidence: 1, Where: porting.Where{Sheet: "CSR", Cell: "B9"}}
		csr.Conditions = append(csr.Conditions, porting.Condition{Name: "contract", Text: "term contract, PIN 4821", Where: porting.Where{Sheet: "CSR", Cell: "B9"}})
		csr.Problems = append(csr.Problems, porting.Problem{Code: porting.ProblemLowConfidence, Message: "the PIN 4821 is faint"})
		loa.Numbers[0].Note = "pin 4821"
	}},
	{"numbers", "one finding a number: not on the account, inactive, doubled, DSL; the port is partial and its BTN goes", func(loa, csr *porting.Record) {
		loa.Numbers = append(loa.Numbers,
			porting.Number{TN: "+12175550199", Text: "217-555-0199", Action: porting.ActionPort, Read: porting.ReadForm, Confidence: 1, Features: []string{}},
			porting.Number{TN: "+12175550101", Text: "217-555-0101", Action: porting.ActionPort, Read: porting.ReadForm, Confidence: 1, Features: []string{}})
		csr.Numbers[1].Status = porting.StatusDisconnected
		csr.Numbers[2].Features = []string{"dsl", "alarm"}
		csr.Numbers = append(csr.Numbers, porting.Number{TN: "+12175550103", Text: "2175550103", Read: porting.ReadCell, Confidence: 1, Features: []string{}})
	}},
	{"unsigned-and-stale", "no signature, an old CSR, a due date on a Saturday", func(loa, csr *porting.Record) {
		delete(loa.Fields, porting.Signature)
		csr.Fields[porting.CSRDate].Text = "Oct 1, 2026"
		loa.Fields[porting.DesiredDueDate] = &porting.Field{Text: "12/05/2026", Read: porting.ReadForm, Confidence: 1}
	}},
}

func TestGolden(t *testing.T) {
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			loa, csr := clean()
			c.change(loa, csr)
			m, err := Build(loa, []*porting.Record{csr}, Options{Case: c.name, Today: today})
			if err != nil {
				t.Fatal(err)
			}
			got, err := json.MarshalIndent(m.Report, "", " ")
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, '\n')
			name := filepath.Join("testdata", c.name+".json")
			if *update {
				if err := os.MkdirAll("testdata", 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("%s (%s):\n%s", c.name, c.why, diff)
			}
			all, _ := json.Marshal(m)
			for _, secret := range []string{"4821", "4812"} {
				if bytes.Contains(all, []byte(secret)) {
					t.Errorf("the report shows the PIN %s", secret)
				}
			}
		})
	}
}
