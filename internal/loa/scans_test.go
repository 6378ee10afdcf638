package loa

import (
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/porting"
)

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

// Every number of a range has the doubt of its range.
func TestDoubtfulRange(t *testing.T) {
	rec := read(t, scanned(draw("50 50 Customer Name: Acme Glass", "50 90 Numbers to port:", "50 110 217-555-0100 to 217-555-0103"), 0.9))
	if len(rec.Numbers) != 4 {
		t.Fatalf("%+v", rec.Numbers)
	}
	for _, n := range rec.Numbers {
		if !says(rec, porting.ProblemLowConfidence, n.TN) {
			t.Errorf("%s is taken without a word: %+v", n.TN, rec.Problems)
		}
	}
}

// What is to be done with a number is as certain as the words that say so.
func TestDoubtfulAction(t *testing.T) {
	for _, c := range []struct {
		lines []string
		weak  string
		want  bool
	}{
		{[]string{"50 90 Numbers to port:", "50 110 217-555-0100 kccp"}, "kccp", true},
		{[]string{"50 90 Numbers to port:", "50 110 217-555-0100 fax"}, "", false},
		{[]string{"50 90 Numbers to port:", "50 110 217-555-0100"}, "Numbers", true},
		{[]string{"50 90 Numbers not to port:", "50 110 217-555-0100"}, "not", true},
		{[]string{"50 90 Please do not port 217-555-0100.", "50 120 Numbers to port:", "50 140 217-555-0104"}, "not", true},
	} {
		p := scanned(draw(append([]string{"50 50 Customer Name: Acme Glass"}, c.lines...)...), 0.97)
		for _, w := range p.Words {
			if w.Text == c.weak {
				w.Confidence = 0.5
			}
		}
		// A page of many good words is not hard to read.
		p.Words = append(p.Words, scanned(draw("50 700 I certify that I am the customer of record and may sign for this account"), 0.97).Words...)
		rec := read(t, p)
		if got := says(rec, porting.ProblemLowConfidence, "+12175550100"); got != c.want {
			t.Errorf("%q, %q weak: said %v, want %v: %+v", c.lines, c.weak, got, c.want, rec.Problems)
		}
	}
}

// On a page that is hard to read no value and no number is certain; on a good one
// they are.
func TestPoorPage(t *testing.T) {
	lines := []string{"50 50 Customer Name: Acme Glass", "50 90 BTN: 217-555-0100", "50 120 Numbers to port:", "50 140 217-555-0100",
		"50 300 smudge smudge smudge smudge smudge smudge"}
	for _, c := range []struct {
		confidence float64
		want       bool
	}{{0.5, true}, {0.97, false}} {
		p := scanned(draw(lines...), 0.97)
		for _, w := range p.Words {
			if w.Text == "smudge" {
				w.Confidence = c.confidence
			}
		}
		rec := read(t, p)
		if len(rec.Numbers) != 1 || rec.Fields[porting.CustomerName] == nil {
			t.Fatalf("%+v", rec)
		}
		if got := hasProblem(rec, porting.ProblemLowConfidence, porting.CustomerName); got != c.want {
			t.Errorf("the name is doubtful: %v, want %v", got, c.want)
		}
		if got := says(rec, porting.ProblemLowConfidence, "+12175550100"); got != c.want {
			t.Errorf("the number is doubtful: %v, want %v", got, c.want)
		}
	}
}

// Digits that OCR did not read well and that belong to nothing are said, and so is
// a letter without any number; the digits themselves may be a PIN's.
func TestLostDigits(t *testing.T) {
	p := scanned(draw("50 50 Customer Name: Acme Glass", "50 90 Numbers to port:", "50 110 217-555-0100", "50 200 Contact Name: Jane Roe", "400 300 217-5S5-0104"), 0.97)
	for _, w := range p.Words {
		if w.Text == "217-5S5-0104" {
			w.Confidence = 0.6
		}
	}
	rec := read(t, p)
	if !says(rec, porting.ProblemLowConfidence, "") {
		t.Errorf("lost without a word: %+v", rec.Problems)
	}
	for _, p := range rec.Problems {
		if strings.Contains(p.Message, "5S5") {
			t.Errorf("the digits are shown: %q", p.Message)
		}
	}
	rec = read(t, scanned(draw("50 50 Customer Name: Acme Glass"), 0.97))
	if !hasProblem(rec, porting.ProblemUnreadableValue, "") {
		t.Errorf("no number, and not a word: %+v", rec.Problems)
	}
}

// A list in the box over its heading is no PIN.
func TestListBoxOver(t *testing.T) {
	p := scanned(draw("55 70 Acme Glass", "50 86 Name of Customer", "55 110 4821", "50 126 PIN (if any)", "55 150 217-555-0100 to 217-555-0102", "50 166 Numbers to be ported"), 0.97)
	for _, y := range []float64{56, 96, 136} {
		frame(p, 50, y, 400, y+17)
	}
	rec := read(t, p)
	if len(rec.Numbers) != 3 {
		t.Errorf("numbers: %+v", rec.Numbers)
	}
	if f := rec.Fields[porting.PIN]; f == nil || f.Text != "4821" {
		t.Errorf("PIN: %+v", f)
	}
}

// A number with the comma of an enumeration behind it stands for itself.
func TestWholePhoneWithComma(t *testing.T) {
	for text, want := range map[string]bool{"217-555-0100 ,": true, "217-555-0100": true, "217-555-0100 fax": false} {
		if got := phrase.WholePhone(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// A value beside words that nobody could read is told: it may be any field's that is
// of its kind and was not found.
func TestValuesOfLostLabels(t *testing.T) {
	lines := []string{"50 50 Customer Name: Acme Glass", "50 90 BTN: 217-555-0100", "50 200 Numbers to port:", "50 214 217-555-0101", "50 130 Conluck plwne", "50 144 217-555-0166", "300 130 Desred dve dale", "300 144 12/18/2026"}
	read := func(weak float64) *porting.Record {
		p := scanned(draw(lines...), 0.96)
		for _, w := range p.Words {
			if strings.Contains("Conluck plwne Desred dve dale", w.Text) {
				w.Confidence = weak
			}
		}
		return read(t, p)
	}
	for _, n := range []porting.Name{porting.ContactPhone, porting.DesiredDueDate} {
		if rec := read(0.6); rec.Fields[n] == nil && !hasProblem(rec, porting.ProblemUnreadableValue, n) {
			t.Errorf("a value that may be the %s is lost without a word: %+v", n, rec.Problems)
		}
		if rec := read(0.96); hasProblem(rec, porting.ProblemUnreadableValue, n) {
			t.Errorf("the %s is missed although all was read well", n)
		}
	}
}

// A few doubtful letters where a signature stands are its ink; a name that was read
// is one, however badly.
func TestScribbleIsASignature(t *testing.T) {
	for _, c := range []struct {
		text       string
		confidence float64
		want       string
	}{
		{"NAA,", 0.4, porting.Signed}, {"Jane Doe", 0.6, "Jane Doe"}, {"J Li", 0.96, "J Li"},
	} {
		p := scanned(draw("50 50 Customer Name: Acme Glass", "50 90 Signature: "+c.text, "50 110 Date: 11/12/2026"), 0.96)
		for _, w := range p.Words {
			if strings.Contains(c.text, w.Text) {
				w.Confidence = c.confidence
			}
		}
		rec := read(t, p)
		if got := rec.Text(porting.Signature); got != c.want {
			t.Errorf("%q is read as %q, want %q", c.text, got, c.want)
		}
		if got := hasProblem(rec, porting.ProblemLowConfidence, porting.Signature); got != (c.confidence < layout.LowConfidence) {
			t.Errorf("%q: a doubt is told: %v", c.text, got)
		}
	}
}

// A label of two lines does not take the next label too, whose value stands beside it;
// and no PIN is a date.
func TestLabelsUnderALongLabel(t *testing.T) {
	rec := read(t, scanned(draw("50 50 Customer Name      Acme Glass", "50 90 PIN = if needed by your current service", "50 101 provider",
		"50 116 Requested transfer date            January 11, 2027"), 0.96))
	if f := rec.Fields[porting.PIN]; f != nil {
		t.Errorf("PIN %q", f.Text)
	}
	if f := rec.Fields[porting.DesiredDueDate]; f == nil || f.Text != "January 11, 2027" {
		t.Errorf("due date %+v", f)
	}
	for text, want := range map[string]int{"January 11, 2027": -1, "1111": 1, "1-1-27": 1} {
		if got := look.Fit(labels.Target(porting.PIN), text); (got < 0) != (want < 0) {
			t.Errorf("%q as a PIN fits %d", text, got)
		}
	}
}
