package loa

// Letters told from other papers.

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/pdftext"
)

// TestLooks tells letters from other papers: every letter of testdata, the real
// blank forms of the corpus, and the corpus's other files.
func TestLooks(t *testing.T) {
	check := func(pattern string, letter func(name string) bool) {
		files, _ := filepath.Glob(pattern)
		if len(files) == 0 {
			t.Logf("no files like %s: skipped", pattern)
		}
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := pdftext.Read(context.Background(), data, pdftext.DefaultLimits())
			if err != nil || doc == nil || len(doc.Pages) == 0 {
				continue
			}
			score := Open(doc).Looks()
			if want := letter(filepath.Base(f)); want != (score >= 0.5) {
				t.Errorf("%s: %.2f, a letter: %v", filepath.Base(f), score, want)
			}
		}
	}
	yes := func(string) bool { return true }
	check("../../testdata/loa/*.pdf", yes)
	check("../../testdata/cases/*/loa.pdf", yes)
	check("../../../shared/corpus/loa/*.pdf", yes)
	check("../../../shared/corpus/pdf/*.pdf", func(string) bool { return false })
}

// A value that may have another label in it is told.
func TestRunsOn(t *testing.T) {
	for text, want := range map[string]bool{
		"with Midtel: 21-00448":                    true,
		"/s/ Jo Tran     Printed Jo Tran":          true,
		"Thornton-Hughes   Architects, P.A.":       false,
		"21-00448":                                 false,
		"Attn:Billing":                             false,
		"12 Main St\nSpringfield, IL 62701":        false,
		"November 18, 2026    Amount due: $218.44": true,
		"Re: Acme Widgets":                         true,
		"http://example.com/a:b":                   false,
	} {
		if got := runsOn(text); got != want {
			t.Errorf("%q runs on: %v", text, got)
		}
	}
}

// A value whose end was not taken is told.
func TestBrokenOff(t *testing.T) {
	for text, want := range map[string]bool{
		"4912 Peachtree Center Ave NE Apt 4C, Roanoke, VA 24011-": true,
		"Vice President of":            true,
		"Vice President\nof":           true,
		"Hansen Heating &":             true,
		") 555-0100":                   true,
		"Acme [Midwest":                true,
		"Vice President of Operations": false,
		"Stop-n-Go":                    false,
		"Smith & Co":                   false,
		"Foundation For The Blind Of":  false,
	} {
		if got := brokenOff(text); got != want {
			t.Errorf("%q broken off: %v", text, got)
		}
	}
}

// A sheet of questions that lets somebody obtain the record is a letter, and no record.
func TestLooksOfASheet(t *testing.T) {
	p := draw("50 60 New customer number transfer sheet", "50 90 Exact customer name on the phone bill: Blue Heron, PLLC", "50 110 Account number: 423-266-0188-014", "50 130 Main billed telephone number: 423-555-0181", "50 150 All numbers to bring over: 423-555-0181, 423-555-0182",
		"50 170 Approved on: August 27, 2026", "50 200 By completing this sheet the approver authorizes Ridgeline to obtain the customer service record and to transfer the numbers.")
	l := Open(&page.Document{Pages: []*page.Page{p}})
	if got := l.Looks(); got < IsLetter || !l.InWords() {
		t.Errorf("%.2f, in words: %v", got, l.InWords())
	}
}
