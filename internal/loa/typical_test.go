package loa

// Layouts of providers' own forms that were once read wrong.

import (
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestHintInOtherType(t *testing.T) {
	rec := read(t, drawRich("50 50 *Customer *Name (exactly as it appears on your bill): D'Angelo & Wu LLP", "50 70 *Service *address (no P.O. Box): 55 Broad St, New York, NY 10004",
		"50 90 *Billing *address (if different): P.O. Box 9, Hoboken, NJ 07030"))
	wantText(t, rec, porting.CustomerName, "D'Angelo & Wu LLP")
	wantText(t, rec, porting.ServiceAddress, "55 Broad St, New York, NY 10004")
	wantText(t, rec, porting.BillingAddress, "P.O. Box 9, Hoboken, NJ 07030")
}

func TestNumberedFormOfPersonAndCompany(t *testing.T) {
	lines := []string{"50 50 *1. *Customer *Name (your name should appear exactly as it does on your telephone bill):", "50 70 First Name: Guadalupe", "200 70 Last Name: de la Cruz",
		"50 90 Business Name (if the service is in your company's name): ", "50 110 *2. *Service *Address on file with your current carrier (must be a physical location):",
		"50 130 Address: 9 Prospect St", "50 150 City: La Jolla", "180 150 State/Province: CA", "300 150 Zip/Postal Code: 92037",
		"50 400 Authorized Signature: /s/ G. Cruz", "300 400 Print: Guadalupe de la Cruz", "460 400 Date: 2026-11-15"}
	rec := read(t, drawRich(lines...))
	wantText(t, rec, porting.CustomerName, "Guadalupe de la Cruz")
	wantText(t, rec, porting.AuthorizedName, "Guadalupe de la Cruz")
	wantText(t, rec, porting.ServiceAddress, "9 Prospect St\nLa Jolla CA 92037")
	lines[3] += "Cruz Optical, Inc."
	lines[10] = "300 400 Print: Ana Ruiz"
	rec = read(t, drawRich(lines...))
	wantText(t, rec, porting.CustomerName, "Cruz Optical, Inc.")
	wantText(t, rec, porting.AuthorizedName, "Ana Ruiz")
}

// TestAccountColumns: what stands beside the numbers of a table in columns of its own is
// no remark; where the rows differ, the value is in doubt.
func TestAccountColumns(t *testing.T) {
	table := func(second string) *page.Page {
		p := draw("50 40 3. List all the Telephone Number(s) to be ported:", "54 62 Phone number", "154 62 Service provider", "254 62 Account number", "354 62 PIN (if applicable)",
			"54 82 404-555-0161", "154 82 Comcast Business", "254 82 8220 14 022 0051187",
			"54 102 404-555-0162", "154 102 Comcast Business", "254 102 "+second, "50 200 Business Name: Acme", "50 220 Service Address: 5 Elm St, Barre, VT 05641")
		grid(p, []float64{50, 150, 250, 350, 450}, []float64{50, 70, 90, 110, 130})
		p.FillUpright()
		return p
	}
	rec := read(t, table("8220 14 022 0051187"))
	wantText(t, rec, porting.CurrentCarrier, "Comcast Business")
	wantText(t, rec, porting.AccountNumber, "8220 14 022 0051187")
	wantText(t, rec, porting.PIN, "")
	wantNumbers(t, rec, "0161 port", "0162 port")
	if rec.Numbers[0].Note != "" || len(rec.Problems) != 0 {
		t.Errorf("note %q, problems %v", rec.Numbers[0].Note, rec.Problems)
	}
	rec = read(t, table("8220 14 022 0051188"))
	wantProblem(t, rec, porting.AccountNumber, porting.ProblemAmbiguousLabel)
}

func TestFromToUnderOneHeading(t *testing.T) {
	p := draw("50 40 Phone numbers", "54 62 From", "154 62 To", "54 82 +16035550110", "154 82 +16035550112", "54 102 +16035550140", "154 102 +16035550141")
	grid(p, []float64{50, 150, 250}, []float64{50, 70, 90, 110})
	p.FillUpright()
	rec := read(t, p)
	wantNumbers(t, rec, "0110 port", "0111 port", "0112 port", "0140 port", "0141 port")
}

func TestLastWordOfAParagraphIsNoHeading(t *testing.T) {
	rec := read(t, draw("50 40 Company Name: Acme", "50 60 The undersigned subscriber authorizes the change of the numbers above and appoints the new carrier to act as its", "50 72 agent.",
		"50 100 Signature: /s/ Ann Roe", "250 100 Printed Name: Ann Roe", "400 100 Title: Owner", "500 100 Date: 11/14/2026"))
	wantText(t, rec, porting.AuthorizedName, "Ann Roe")
	wantText(t, rec, porting.AuthorizedTitle, "Owner")
	wantText(t, rec, porting.SignatureDate, "11/14/2026")
}

func TestAddressInRows(t *testing.T) {
	rows := func(unit string) *porting.Record {
		p := draw("54 62 Service street address", "204 62 5800 Legacy Dr", "54 82 "+unit, "204 82 Suite C-7", "54 102 City", "204 102 Plano", "54 122 State", "204 122 TX", "54 142 ZIP", "204 142 75024", "54 162 Country", "204 162 US")
		grid(p, []float64{50, 200, 400}, []float64{50, 70, 90, 110, 130, 150, 170})
		p.FillUpright()
		return read(t, p)
	}
	for _, unit := range []string{"Suite / floor / room", "Extended address"} {
		rec := rows(unit)
		wantText(t, rec, porting.ServiceAddress, "5800 Legacy Dr\nSuite C-7\nPlano\nTX\n75024")
		if f := rec.Fields[porting.ServiceAddress]; f == nil || f.Parts.Unit != "Suite C-7" {
			t.Errorf("%s: parts %v", unit, f)
		}
	}
	// a row that nobody knows the label of may be a part of the address
	wantProblem(t, rows("Wing or tower"), porting.ServiceAddress, porting.ProblemAmbiguousLabel)
}

func TestNameOverAddressInOneCell(t *testing.T) {
	p := draw("54 62 Customer name and address", "204 62 Blue Heron Kayaks", "204 74 17 Marina View Way", "204 86 Sausalito, CA 94965")
	grid(p, []float64{50, 200, 400}, []float64{50, 92})
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "Blue Heron Kayaks")
	wantText(t, rec, porting.ServiceAddress, "17 Marina View Way\nSausalito, CA 94965")
}

func TestHintThatEndsInALabelsWord(t *testing.T) {
	p := draw("54 62 PIN - if needed by your current service", "54 74 provider", "304 62 77219")
	grid(p, []float64{50, 300, 400}, []float64{50, 80})
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.PIN, "77219")
}

func TestLabelThatNamesBothAnswers(t *testing.T) {
	p := draw("54 62 Type of Account – Business or Residential*", "304 62 Business", "54 82 Organization's name", "304 82 Acme")
	grid(p, []float64{50, 300, 400}, []float64{50, 70, 90})
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.CustomerType, "Business")
	wantText(t, rec, porting.CustomerName, "Acme")
}

func TestAccountNumberOfManyGroups(t *testing.T) {
	rec := read(t, draw("50 62 Account #: 212 555 0170 887 44 5", "50 82 Company Name: Acme"))
	wantText(t, rec, porting.AccountNumber, "212 555 0170 887 44 5")
	if len(rec.Problems) != 0 {
		t.Errorf("problems %v", rec.Problems)
	}
}

// TestNumberedHeadings: the running number of a line is no telephone's.
func TestNumberedHeadings(t *testing.T) {
	p := draw("50 30 Legal name of business or resident on the account: Acme", "50 50 10. Numbers to be transferred to us:", "54 72 208.555.0130", "154 72 208.555.0131",
		"50 92 11. Numbers that will stay with the current company:", "54 112 208.555.0150", "154 112 208.555.0151")
	grid(p, []float64{50, 150, 250}, []float64{60, 80})
	grid(p, []float64{50, 150, 250}, []float64{100, 120})
	p.FillUpright()
	rec := read(t, p)
	wantNumbers(t, rec, "0130 port", "0131 port", "0150 keep", "0151 keep")
	wantText(t, rec, porting.CustomerName, "Acme")
}

// TestFieldUnderItsOwnCaption: a field with a caption of its own is none of its
// neighbour's, whether the caption is known or not.
func TestFieldUnderItsOwnCaption(t *testing.T) {
	p := draw("50 60 Company / Account name", "310 60 Spokesperson of note", "50 100 Losing carrier")
	formField(p, page.TextField, "f0", "Taos Weavers", 50, 64, 290, 79)
	formField(p, page.TextField, "f1", "Elena Ruiz", 310, 64, 550, 79)
	formField(p, page.TextField, "f2", "Kit Carson", 50, 104, 290, 119)
	wantText(t, read(t, p), porting.CustomerName, "Taos Weavers")
}

func TestSignatureInLargeScript(t *testing.T) {
	p := draw("50 40 Account holder: Acme", "50 96 Priya Iyer", "50 126 Electronic signature")
	p.Rules = append(p.Rules, page.Rule{X0: 50, Y0: 114, X1: 240, Y1: 114})
	p.FillUpright()
	wantText(t, read(t, p), porting.Signature, "Priya Iyer")
}

func TestTheUndersignedIsNobody(t *testing.T) {
	rec := read(t, draw("50 40 Account number: 12-3", "50 60 The undersigned hereby appoints Golden West Telecom as its agent to change its local carrier."))
	wantText(t, rec, porting.CustomerName, "")
}

func TestEmailAndMobile(t *testing.T) {
	rec := read(t, draw("50 40 Company Name: Acme", "50 60 Contact email: jl@acme.example 504-555-0177"))
	wantText(t, rec, porting.ContactEmail, "jl@acme.example")
	wantText(t, rec, porting.ContactPhone, "504-555-0177")
}

func TestPersonWhereTheBusinessIsBlank(t *testing.T) {
	p := draw("50 60 Thaddeus", "150 60 M.", "200 60 O'Shea-Park", "50 74 First Name", "150 74 M.I.", "200 74 Last Name", "50 100 Business name (if business account): ________", "50 300 Signature: /s/ T. O'Shea-Park")
	for _, x := range []float64{50, 150, 200} {
		p.Rules = append(p.Rules, page.Rule{X0: x, Y0: 63, X1: x + 45, Y1: 63})
	}
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "Thaddeus M. O'Shea-Park")
	wantProblem(t, rec, porting.CustomerName, porting.ProblemAmbiguousLabel)
}

func TestAccountBehindTheBTN(t *testing.T) {
	p := draw("54 62 BTN/ACCT #", "204 62 601-555-0136 442", "54 82 Service address and customer name, as they appear", "54 94 in your current carrier contract", "304 82 Acme", "304 94 1 Main St", "304 106 Jackson, MS 39201")
	grid(p, []float64{50, 200, 400}, []float64{50, 70})
	grid(p, []float64{50, 300, 450}, []float64{70, 112})
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.AccountNumber, "601-555-0136 442")
	wantText(t, rec, porting.CustomerName, "Acme")
	wantText(t, rec, porting.ServiceAddress, "1 Main St\nJackson, MS 39201")
}

func TestHeadingsThatAskToPort(t *testing.T) {
	rec := read(t, draw("50 30 Company Name: Acme", "50 50 Port these numbers", "70 80 513-555-0101", "70 92 513-555-0102", "50 120 Do not port these numbers", "70 150 513-555-0109"))
	wantNumbers(t, rec, "0101 port", "0102 port", "0109 keep")
}

// TestUnitWithoutStreet: an address whose street stands behind a label that is not
// known is not taken for whole.
func TestUnitWithoutStreet(t *testing.T) {
	rows := func(street string) *porting.Record {
		p := draw("54 62 "+street, "204 62 1621 Moore St", "54 82 Bldg/Suite", "204 82 Bldg. B", "54 102 City/State/ZIP", "204 102 Cincinnati, OH 45202")
		grid(p, []float64{50, 200, 400}, []float64{50, 70, 90, 110})
		p.FillUpright()
		return read(t, p)
	}
	wantText(t, rows("Service location street"), porting.ServiceAddress, "1621 Moore St\nBldg. B\nCincinnati, OH 45202")
	wantProblem(t, rows("Where it is"), porting.ServiceAddress, porting.ProblemAmbiguousLabel)
}

func TestFullStopBehindAValue(t *testing.T) {
	for text, want := range map[string]string{"Verizon Maryland.": "Verizon Maryland", "Acme, Inc.": "Acme, Inc.", "Line Assoc.": "Line Assoc.", "T.J.": "T.J."} {
		if got := withoutStop(text); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// The short form of a label on a line of its own below it belongs to it.
func TestShortFormBelowALabel(t *testing.T) {
	p := draw("50 50 Company name", "250 50 Brightwater Dental Ltd", "50 74 Losing communications provider", "250 74 BT", "50 87 (LCP)", "50 110 Gaining communications provider", "250 110 Acme Voice", "50 123 (GCP)",
		"50 146 Numbers to be ported", "250 146 217-555-0101", "50 170 Numbers to be terminated", "250 170 217-555-0160", "50 194 Number series to be ported", "250 194 217-555-0110 – 217-555-0112")
	grid(p, []float64{46, 246, 540}, []float64{38, 60, 96, 132, 156, 180, 204})
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.CurrentCarrier, "BT")
	wantText(t, rec, porting.NewCarrier, "Acme Voice")
	wantNumbers(t, rec, "0101 port", "0160 keep", "0110 port", "0111 port", "0112 port")
}

// Labels of two rows, each with its value beside it, though together they would be one.
func TestRowsThatReadAsOne(t *testing.T) {
	rec := read(t, draw("50 50 Customer", "160 50 Acme, Inc.", "50 69 New Provider", "160 69 ClearTalk VoIP", "50 88 Numbers", "160 88 See Attachment A"),
		draw("50 50 Attachment A", "50 80 217-555-0101", "50 95 217-555-0102"))
	wantText(t, rec, porting.NewCarrier, "ClearTalk VoIP")
	wantNumbers(t, rec, "0101 port", "0102 port")
}

// The bar of a section that reads as a label, over the legal text; and a column that says
// what happens beside one that asks for the PIN.
func TestBarOverLegalText(t *testing.T) {
	p := draw("54 62 Phone Number", "164 62 Account Number", "304 62 PIN", "354 62 Port (Y/N)", "54 80 217-555-0101", "164 80 8260 14 321 0098765", "354 80 Y", "54 98 217-555-0102", "164 98 8260 14 321 0098765", "354 98 N",
		"54 122 D. Signature", "54 140 By signing below, I certify that I am authorized to act on behalf of the account holder and hereby appoint", "54 150 the new service provider as agent to transfer the telephone numbers listed above.",
		"54 170 Signature", "164 170 Wei Zhang", "304 170 Date", "354 170 11/14/2026")
	grid(p, []float64{50, 160, 300, 350, 520}, []float64{52, 70, 88, 106})
	frame(p, 50, 112, 520, 130)
	frame(p, 50, 130, 520, 160)
	grid(p, []float64{50, 160, 300, 350, 520}, []float64{160, 178})
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.Signature, "Wei Zhang")
	wantText(t, rec, porting.AccountNumber, "8260 14 321 0098765")
	if f := rec.Fields[porting.PIN]; f != nil {
		t.Errorf("PIN %q", f.Text)
	}
	wantNumbers(t, rec, "0101 port", "0102 keep")
}
