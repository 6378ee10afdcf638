package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestSince(t *testing.T) {
	field := func(s string) *porting.Field {
		return &porting.Field{Text: s, Read: porting.ReadText, Confidence: 1}
	}
	build := func(name, account string, previous *porting.Report, revision int) *porting.Report {
		loa, csr := porting.NewRecord(porting.Document{Kind: porting.KindLOA}), porting.NewRecord(porting.Document{Kind: porting.KindCSR})
		loa.Fields[porting.CustomerName], csr.Fields[porting.CustomerName] = field(name), field("Acme, Inc.")
		loa.Fields[porting.AccountNumber], csr.Fields[porting.AccountNumber] = field(account), field("77120")
		m, err := Build(loa, []*porting.Record{csr}, Options{Case: "acme", Revision: revision, Today: dates.Date{Year: 2026, Month: 11, Day: 22}, Previous: previous})
		if err != nil {
			t.Fatal(err)
		}
		return &m.Report
	}
	first := build("Acme Inc", "77120", nil, 1)
	if first.Since != nil {
		t.Errorf("the first revision is since %+v", first.Since)
	}
	second := build("Acme, Inc.", "77210", first, 2)
	s := second.Since
	if s == nil || s.Revision != 1 {
		t.Fatalf("since = %+v", s)
	}
	if len(s.Mended) != 1 || s.Mended[0].ID != "customer_name" || s.Mended[0].Message == "" || s.Mended[0].Severity != porting.Review {
		t.Errorf("mended = %+v, want the name", s.Mended)
	}
	if diff := cmp.Diff([]string{"account_number"}, s.New); diff != "" {
		t.Errorf("new: %s", diff)
	}
	// Every finding of now is either new or remains; what remains was there before.
	if len(s.New)+len(s.Remains) != len(second.Findings) || len(s.Remains)+len(s.Mended) != len(first.Findings) {
		t.Errorf("%d new, %d remain, %d mended; %d findings before, %d now", len(s.New), len(s.Remains), len(s.Mended), len(first.Findings), len(second.Findings))
	}
	if third := build("Acme, Inc.", "77210", second, 3); len(third.Since.New) != 0 || len(third.Since.Mended) != 0 {
		t.Errorf("the same papers again: %+v", third.Since)
	}
}
