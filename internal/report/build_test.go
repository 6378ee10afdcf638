package report

// Which account is compared, whose rules apply, and what a report costs.

import (
	"fmt"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/porting"
)

func TestBuildChoosesTheAccount(t *testing.T) {
	loa, csr := clean()
	other := porting.NewRecord(porting.Document{Kind: porting.KindCSR, Account: 2, Accounts: 2})
	other.Fields[porting.CustomerName] = &porting.Field{Text: "Bob's Diner", Read: porting.ReadCell, Confidence: 1}
	other.Numbers = append(other.Numbers, porting.Number{TN: "+12175550150", Text: "2175550150"})
	for _, csrs := range [][]*porting.Record{{csr, other}, {other, csr}} {
		m, err := Build(loa, csrs, Options{Today: today})
		if err != nil {
			t.Fatal(err)
		}
		if m.Verdict != porting.VerdictClean || m.Documents.CSR.SHA256 != "bb" || m.Account() != csr {
			t.Errorf("%s with %+v: %+v", m.Verdict, m.Documents.CSR, m.Findings)
		}
	}
	loa.Numbers = append(loa.Numbers, porting.Number{TN: "+12175550150", Text: "2175550150", Action: porting.ActionPort})
	m, _ := Build(loa, []*porting.Record{other, csr}, Options{Today: today})
	if len(m.Findings) != 1 || m.Findings[0].ID != "several_accounts:+12175550150" {
		t.Errorf("%+v", m.Findings)
	}
	// No shared number: the account number tells.
	loa.Numbers, csr.Numbers = nil, nil
	m, _ = Build(loa, []*porting.Record{other, csr}, Options{Today: today})
	if m.Documents.CSR.SHA256 != "bb" {
		t.Error("the account number did not tell")
	}
	if _, err := Build(loa, nil, Options{}); err == nil {
		t.Error("no CSR, no error")
	}
}

func TestBuildCarrier(t *testing.T) {
	for _, test := range []struct{ asked, loa, csr, carrier, strictness string }{
		{"", "CenturyLink", "CenturyLink", "CenturyLink", "standard"},
		{"", "Century Link, Inc.", "", "CenturyLink", "standard"},
		{"", "Acme  Telephone", "", "Acme Telephone", "standard"},
		{"", "", "", "", "standard"},
		{"", "", "Voiply", "Voiply", "letter"},
		{"letter", "Verizon", "Verizon", "Verizon", "letter"},
		{"Lenient", "Voiply", "Voiply", "Voiply", "lenient"},
		{"voiply", "Verizon", "Verizon", "Voiply", "letter"},
	} {
		loa, csr := clean()
		for n, r := range map[string]*porting.Record{test.loa: loa, test.csr: csr} {
			delete(r.Fields, porting.CurrentCarrier)
			if n != "" {
				r.Fields[porting.CurrentCarrier] = &porting.Field{Text: n, Confidence: 1}
			}
		}
		if test.loa == test.csr && test.loa != "" {
			loa.Fields[porting.CurrentCarrier] = &porting.Field{Text: test.loa, Confidence: 1}
		} else if test.loa == "" && test.csr == "" {
			delete(loa.Fields, porting.CurrentCarrier)
		}
		m, err := Build(loa, []*porting.Record{csr}, Options{Today: today, Carrier: test.asked})
		if err != nil || m.Carrier != test.carrier || m.Strictness != test.strictness {
			t.Errorf("%+v: %q, %q, %v", test, m.Carrier, m.Strictness, err)
		}
	}
	loa, csr := clean()
	if _, err := Build(loa, []*porting.Record{csr}, Options{Carrier: "Nobody Knows Telephone"}); err == nil {
		t.Error("an unknown carrier is no error")
	}
}

// The level decides what a missing comma means.
func TestBuildStrictness(t *testing.T) {
	for level, want := range map[string]porting.Verdict{"letter": porting.VerdictReject, "standard": porting.VerdictReview, "lenient": porting.VerdictClean} {
		loa, csr := clean()
		loa.Fields[porting.CustomerName].Text = "Acme Widgets Inc."
		m, err := Build(loa, []*porting.Record{csr}, Options{Today: today, Carrier: level})
		if err != nil || m.Verdict != want {
			t.Errorf("%s: %s, %v", level, m.Verdict, err)
		}
	}
}

// Reveal shows secrets in the values; messages and fixes never hold one.
func TestReveal(t *testing.T) {
	loa, csr := clean()
	loa.Fields[porting.PIN].Text = "4812"
	m, _ := Build(loa, []*porting.Record{csr}, Options{Today: today, Reveal: true})
	if f := m.Findings[0]; f.LOA.Text != "4812" || f.CSR.Text != "4821" || len(f.Edits) == 0 {
		t.Errorf("%+v", f)
	}
	if csr.Text(porting.PIN) != "4821" {
		t.Error("Build changed the record")
	}
}

// Building changes neither record, and the same papers give the same report.
func TestBuildTwice(t *testing.T) {
	loa, csr := clean()
	cases[4].change(loa, csr)
	a, _ := Build(loa, []*porting.Record{csr}, Options{Today: today})
	b, _ := Build(loa, []*porting.Record{csr}, Options{Today: today})
	if fmt.Sprintf("%+v", a.Report) != fmt.Sprintf("%+v", b.Report) {
		t.Error("two reports of the same papers differ")
	}
}

// manyNumbers is a pair of papers with 100,000 numbers each, half of them shared.
func manyNumbers() (loa, csr *porting.Record) {
	loa, csr = clean()
	loa.Numbers, csr.Numbers = nil, nil
	for i := range 100000 {
		tn := fmt.Sprintf("+1217%07d", 2000000+i)
		csr.Numbers = append(csr.Numbers, porting.Number{TN: tn, Text: tn, Confidence: 1})
		if i%2 == 0 {
			loa.Numbers = append(loa.Numbers, porting.Number{TN: tn, Text: tn, Action: porting.ActionPort, Confidence: 1})
		} else {
			tn = fmt.Sprintf("+1618%07d", 2000000+i)
			loa.Numbers = append(loa.Numbers, porting.Number{TN: tn, Text: tn, Action: porting.ActionPort, Confidence: 1})
		}
	}
	return loa, csr
}

// A report of such papers is made in linear time. The limit is generous, for a
// machine that does other things; BenchmarkBuild has the time itself (a third of
// a second for 100,000 numbers, a fraction of a millisecond for three).
func TestBuildManyNumbers(t *testing.T) {
	loa, csr := manyNumbers()
	start := time.Now()
	m, err := Build(loa, []*porting.Record{csr}, Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	if d := time.Since(start); d > 30*time.Second {
		t.Errorf("took %v", d)
	}
	if m.Numbers.Both != 50000 || len(m.Numbers.OnlyLOA) != 50000 || len(m.Numbers.OnlyCSR) != 50000 {
		t.Errorf("%d, %d, %d", m.Numbers.Both, len(m.Numbers.OnlyLOA), len(m.Numbers.OnlyCSR))
	}
}

func BenchmarkBuild(b *testing.B) {
	for name, papers := range map[string]func() (loa, csr *porting.Record){"3 numbers": clean, "100000 numbers": manyNumbers} {
		b.Run(name, func(b *testing.B) {
			loa, csr := papers()
			for b.Loop() {
				if _, err := Build(loa, []*porting.Record{csr}, Options{Today: today}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
