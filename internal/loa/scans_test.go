package loa

import (
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// scanned makes a page one that OCR read, with so much confidence.
func scanned(p *page.Page, confidence float64) *page.Page {
	for _, w := range p.Words {
		w.Read, w.Confidence = porting.ReadOCR, confidence
	}
	return p
}

// Boxes told by their shape, before their words and behind them.
func TestShapesOfBoxes(t *testing.T) {
	for _, c := range []struct {
		line, want string
	}{
		{"50 90 Business ☒       Residential ☐", "Business"},
		{"50 90 Business ☐       Residential ☒", "Residential"},
		{"50 90 ☒ Business       ☐ Residential", "Business"},
		{"50 90 ☐ Business       ☒ Residential", "Residential"},
		{"50 90 Account type:   ☒ Business       ☐ Residential", "Business"},
	} {
		rec := read(t, scanned(draw("50 50 Customer Name: Acme Glass", c.line), 0.96))
		if f := rec.Fields[porting.CustomerType]; f == nil || f.Text != c.want {
			t.Errorf("%q: %+v, want %q", c.line, f, c.want)
		}
	}
	rec := read(t, scanned(draw("50 50 Customer Name: Acme Glass", "50 90 ☒ Business       ☐ Residential"), 0.7))
	if !hasProblem(rec, porting.ProblemLowConfidence, porting.CustomerType) {
		t.Errorf("a faint tick is taken without a word: %+v", rec.Problems)
	}
}

// What every letter has and OCR did not find is said; on a page of text it is the
// letter that lacks it.
func TestMissedOnAScan(t *testing.T) {
	lines := []string{"50 50 Customer Name: Acme Glass", "50 90 BTN: 217-555-0100", "50 110 Current Carrier:"}
	rec := read(t, scanned(draw(lines...), 0.96))
	for n, want := range map[porting.Name]bool{porting.ServiceAddress: true, porting.Signature: true, porting.SignatureDate: true,
		porting.CustomerName: false, porting.BTN: false, porting.CurrentCarrier: false} {
		if got := hasProblem(rec, porting.ProblemUnreadableValue, n); got != want {
			t.Errorf("%s is said to be missed: %v, want %v", n, got, want)
		}
	}
	if rec := read(t, draw(lines...)); hasProblem(rec, porting.ProblemUnreadableValue, porting.ServiceAddress) {
		t.Errorf("said of a page of text: %+v", rec.Problems)
	}
}
