package pdf_test

// The whole way round, with the project's own readers and rules: a case is
// checked, its LOA marked and corrected, and the corrected LOA checked again.

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/intake"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/pdf"
)

// leftEmpty are the reasons that a paper has while it is not yet signed and
// completed by hand.
var leftEmpty = map[string]bool{"unsigned": true, "loa_undated": true, "pin_missing": true, "pin_mismatch": true, "ssn_mismatch": true, "loa_content": true}

func TestCorrectedIsRight(t *testing.T) {
	folders, _ := filepath.Glob("../../../testdata/cases/*")
	if len(folders) == 0 {
		t.Skip("no cases in testdata")
	}
	today, ok := dates.Parse("2026-11-22")
	if !ok {
		t.Fatal("today")
	}
	read := func(path string, data []byte) []*porting.Record {
		r, err := intake.Read(context.Background(), path, data, intake.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return r.Records
	}
	for _, dir := range folders {
		name := filepath.Base(dir)
		data, err := os.ReadFile(filepath.Join(dir, "loa.pdf"))
		if err != nil {
			continue
		}
		csrs, _ := filepath.Glob(filepath.Join(dir, "csr.*"))
		csrData, err := os.ReadFile(csrs[0])
		if err != nil {
			t.Fatal(err)
		}
		csr := read(csrs[0], csrData)
		m, err := report.Build(read("loa.pdf", data)[0], csr, report.Options{Case: name, Today: today.Date})
		if err != nil {
			t.Fatal(err)
		}
		marked, err := pdf.Mark(context.Background(), data, m)
		if err != nil || len(marked) < len(data)/4 {
			t.Errorf("%s: marking: %v", name, err)
		}
		dumpFile(name+"-marked", marked)
		papers := map[string]func() ([]byte, error){
			"corrected": func() ([]byte, error) { return pdf.Corrected(m) },
			"own":       func() ([]byte, error) { return pdf.CorrectedOwn(context.Background(), data, m) },
			"prefilled": func() ([]byte, error) { return pdf.Prefilled(csr[0]) },
		}
		for kind, make := range papers {
			paper, err := make()
			if errors.Is(err, pdf.ErrNotFillable) {
				t.Logf("%s: %v", name, err)
				continue
			}
			if err != nil {
				t.Fatal(name, kind, err)
			}
			dumpFile(name+"-"+kind, paper)
			records := read("loa-corrected.pdf", paper)
			if len(records) != 1 || records[0].Document.Kind != porting.KindLOA {
				t.Errorf("%s %s: read back as %d records, %v", name, kind, len(records), records[0].Document)
				continue
			}
			again, err := report.Build(records[0], csr, report.Options{Case: name, Today: today.Date})
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range again.Findings {
				if f.Severity == porting.Note || leftEmpty[f.Rejection.Reason] {
					continue
				}
				if kind == "prefilled" && f.Rejection.Reason == "number_not_on_account" {
					continue
				}
				t.Errorf("%s %s: %s %s: %s (LOA %q, CSR %q)", name, kind, f.Severity, f.ID, f.Message, f.LOA.Text, f.CSR.Text)
			}
			for _, p := range again.Problems {
				if p.Document == "loa" {
					t.Errorf("%s %s: %s: %s", name, kind, p.Code, p.Message)
				}
			}
		}
	}
}

func dumpFile(name string, data []byte) {
	if dir := os.Getenv("PORTCHECK_DUMP"); dir != "" && len(data) > 0 {
		os.WriteFile(filepath.Join(dir, strings.ReplaceAll(name, "/", "-")+".pdf"), data, 0o666)
	}
}
