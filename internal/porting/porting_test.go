package porting

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The golden JSON is the contract as programs outside read it: a changed line in
// it is a changed promise.
func TestGoldenJSON(t *testing.T) {
	box := func(b Box) *Box { return &b }
	record := NewRecord(Document{Kind: KindLOA, Name: "acme-loa.pdf", SHA256: "9f2c", Pages: 2, Account: 1, Accounts: 1})
	record.Fields[CustomerName] = &Field{Text: "Acme Widgets, Inc.", Read: ReadForm, Confidence: 1,
		Where: Where{Page: 1, Box: box(Box{72, 610.2, 250, 622})}}
	record.Fields[ServiceAddress] = &Field{Text: "100 N. Main St., Ste 200\nSpringfield, IL 62701",
		Parts: &Parts{Street: "100 N. Main St.", Unit: "Ste 200", City: "Springfield", State: "IL", Zip: "62701"},
		Read:  ReadText, Confidence: 1, Where: Where{Page: 1, Box: box(Box{72, 580, 250, 606})}}
	record.Numbers = append(record.Numbers, Number{TN: "+12175550100", Text: "(217) 555-0100", Action: ActionPort,
		Note: "Main number", Read: ReadOCR, Confidence: 0.93, Where: Where{Page: 2, Box: box(Box{72, 500, 160, 512})}, Features: []string{}})
	record.Problem(Problem{Code: ProblemScannedPage, Message: "page 2 is an image: its text was read by OCR", Where: Where{Page: 2}})

	report := &Report{Schema: ReportSchema, Case: "acme", Revision: 1, Verdict: VerdictReview, Carrier: "CenturyLink", Strictness: "standard", Today: "2026-11-22",
		Fields: []FieldRow{{Field: CustomerName, Result: Differs, LOA: Side{Text: "Acme Inc", Where: Where{Page: 1}}, CSR: Side{Text: "ACME, INC.", Where: Where{Sheet: "CSR", Cell: "B2"}}}},
		Findings: []Finding{{ID: "customer_name", Field: CustomerName, Differences: []Difference{Case, Punctuation}, Severity: Review,
			Rejection: Rejection{Type: TypeName, Reason: "name_mismatch", Codes: map[string][]string{"telnyx": {"ENTITY_NAME_MISMATCH"}}},
			LOA:       Side{Text: "Acme Inc"}, CSR: Side{Text: "ACME, INC."},
			Edits:   []Edit{{Op: Equal, LOA: "A", CSR: "A"}, {Op: Replace, LOA: "cme", CSR: "CME", Class: Case}, {Op: Insert, CSR: ",", Class: Punctuation}},
			Message: "The business name differs from the CSR in case and punctuation.", Fix: "Write the business name on the LOA exactly as: ACME, INC."}},
		Numbers: NumberSets{LOA: 1, CSR: 1, Both: 1, OnlyLOA: []string{}, OnlyCSR: []string{}, Port: "full"}, Problems: []Problem{}}
	report.Documents.LOA = record.Document

	for name, v := range map[string]any{"record": record, "report": report} {
		got, err := json.MarshalIndent(v, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, '\n')
		file := filepath.Join("testdata", name+".golden.json")
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s: JSON differs from %s (-update rewrites it):\n%s", name, file, got)
		}
	}
}

func TestMaskIn(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"whole word", "PIN is 4821.", "PIN is ••••."},
		{"twice, beside each other", "4821 4821", "•••• ••••"},
		{"inside a longer number", "BTN 2175554821, 48210", "BTN 2175554821, 48210"},
		{"after a number that ends in it", "94821-4821", "94821-••••"},
		{"social security number", "SSN 123-45-6789", "SSN •••••••••••"},
		{"another PIN that is said", "port out pin 556677, then 4821", "port out pin ••••••, then ••••"},
		{"a passcode of letters", "PASSCODE: TULIP", "PASSCODE: •••••"},
		{"words between", "PIN IS 0911 ON ACCT", "PIN IS •••• ON ACCT"},
		{"last four", "SSN last four: 9876", "SSN last four: ••••"},
		{"no value", "PIN required before port; pinned to the wall; Spinning", "PIN required before port; pinned to the wall; Spinning"},
		{"an order number is none", "pending order 556677", "pending order 556677"},
	} {
		if got := MaskIn(c.text, []string{"4821"}); got != c.want {
			t.Errorf("%s: MaskIn(%q) = %q, want %q", c.name, c.text, got, c.want)
		}
	}
	if got := MaskIn("Suite 12", []string{"12"}); got != "Suite 12" {
		t.Errorf("a secret of two characters masked other text: %q", got)
	}
}

func TestMaskedLeavesTheOriginal(t *testing.T) {
	r := NewRecord(Document{})
	r.Fields[PIN] = &Field{Text: "4821"}
	r.Fields[Remarks] = &Field{Text: "passcode 4821 given by phone"}
	r.Numbers = []Number{{TN: "+12175550100", Note: "pin 4821"}}
	r.Unused = []Unused{{Label: "Code 4821"}, {Label: "Voicemail Passcode"}, {Label: "VM7788"}, {Label: "Color"}, {Label: "red"}}
	m := r.Masked()
	out, _ := json.Marshal(m)
	if bytes.Contains(out, []byte("4821")) || bytes.Contains(out, []byte("VM7788")) || !bytes.Contains(out, []byte("red")) {
		t.Errorf("secret in masked record: %s", out)
	}
	if r.Text(PIN) != "4821" || r.Numbers[0].Note != "pin 4821" || r.Text(Remarks) == m.Text(Remarks) {
		t.Error("Masked changed the record it was made from")
	}
}

// A rejection of a PIN likes to repeat it.
func TestMaskedNotice(t *testing.T) {
	for text, want := range map[string]string{
		"The PIN 4821 was not accepted for +16085550140.":                      "The PIN •••• was not accepted for +16085550140.",
		"Passcode provided (4821) is invalid for 608-555-0140, (608) 555-0141": "Passcode provided (••••) is invalid for 608-555-0140, (608) 555-0141",
		"8C: the PIN we hold differs from 4821 608-555-0140":                   "8C: the PIN we hold differs from •••• 608-555-0140",
		"PIN invalid since 12/04/2026, see LNP151J":                            "PIN invalid since 12/04/2026, see LNP151J",
		"House number 4500 differs":                                            "House number 4500 differs",
		"SSN last four 1234 do not match":                                      "SSN last four •••• do not match",
	} {
		r := NewRecord(Document{Kind: KindRejection})
		r.Notice = &Notice{From: "x", Reasons: []NoticeReason{{Text: text}}}
		if got := r.Masked().Notice.Reasons[0].Text; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
		if r.Notice.Reasons[0].Text != text {
			t.Error("the record itself was changed")
		}
	}
}
