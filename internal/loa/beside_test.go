package loa

// Tests of labels and values on one line, and of what the lines around them say, each on
// a page drawn for it.

import (
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestPairsOnOneLine(t *testing.T) {
	rec := read(t, draw("50 50 Customer Name: Acme, Inc.", "50 70 Signature /s/ Jo Tran     Printed Jo Tran     Dated 11/15/2026"))
	wantText(t, rec, porting.Signature, "/s/ Jo Tran")
	wantText(t, rec, porting.AuthorizedName, "Jo Tran")
	wantText(t, rec, porting.SignatureDate, "11/15/2026")

	rec = read(t, draw("50 50 Customer Name: Acme, Inc.", "50 70 Signature", "320 70 Print name  Jo Tran", "50 90 Date", "320 90 Title  Shop foreman"))
	wantText(t, rec, porting.AuthorizedName, "Jo Tran")
	wantText(t, rec, porting.AuthorizedTitle, "Shop foreman")
}

func TestSignedByOn(t *testing.T) {
	rec := read(t, draw("50 50 Customer Name: Acme, Inc.", "50 70 Signed by Jo Tran on November 18, 2026"))
	wantText(t, rec, porting.Signature, "Jo Tran")
	wantText(t, rec, porting.SignatureDate, "November 18, 2026")

	rec = read(t, draw("50 50 Customer Name: Acme, Inc.", "50 70 Signed by: Jo Tran", "220 70 Its: Partner", "360 70 On: 11/16/2026"))
	wantText(t, rec, porting.AuthorizedName, "Jo Tran")
	wantText(t, rec, porting.AuthorizedTitle, "Partner")
	wantText(t, rec, porting.SignatureDate, "11/16/2026")
	wantText(t, rec, porting.Signature, "Jo Tran")
}

func TestWhoServesInASentence(t *testing.T) {
	p := draw("50 50 I authorize VoIP.ms to port the following numbers now serviced by", "385 50 Cogeco Connexion", "490 50 under account", "50 90 Signature: Jo Tran")
	p.Rules = append(p.Rules, page.Rule{X0: 383, Y0: 51, X1: 470, Y1: 51})
	rec := read(t, p)
	wantText(t, rec, porting.CurrentCarrier, "Cogeco Connexion")
	wantText(t, rec, porting.Signature, "Jo Tran")
}

func TestDateWithItsTimeOverItsLabel(t *testing.T) {
	p := draw("50 50 Customer Name: Acme, Inc.", "50 100 Jo Tran", "250 100 11/17/2026 | 10:14 AM PST", "50 112 Customer Signature", "250 112 Date Signed")
	frame(p, 45, 86, 190, 102)
	rec := read(t, p)
	wantText(t, rec, porting.SignatureDate, "11/17/2026 | 10:14 AM PST")
}

func TestHintBelowTheLabelBeside(t *testing.T) {
	rec := read(t, draw("50 50 Company", "300 50 Current service provider", "50 62 Acme Yoga", "300 62 Vonage",
		"50 90 Delivery date", "300 90 Signature", "50 102 mm/dd/yyyy", "300 102 Jo Tran"))
	wantText(t, rec, porting.Signature, "Jo Tran")
	wantText(t, rec, porting.DesiredDueDate, "")
}

func TestHeadingsThatSpanRows(t *testing.T) {
	p := draw("55 68 Customer", "155 58 Name", "255 58 Acme, Inc.", "155 78 Phone", "255 78 802-555-0199",
		"55 118 Service address", "155 98 Street", "255 98 5 Elm St", "155 118 City", "255 118 Barre", "155 138 State", "255 138 VT",
		"55 168 Current provider", "155 158 Name", "255 158 Mebtel, Inc.", "155 178 Account", "255 178 M-7719")
	for _, y := range []float64{45, 65, 85, 105, 125, 145, 165, 185} {
		frame(p, 150, y, 250, y+20)
		frame(p, 250, y, 450, y+20)
	}
	frame(p, 50, 45, 150, 85)
	frame(p, 50, 85, 150, 145)
	frame(p, 50, 145, 150, 185)
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "Acme, Inc.")
	wantText(t, rec, porting.ServiceAddress, "5 Elm St\nBarre\nVT")
	wantText(t, rec, porting.CurrentCarrier, "Mebtel, Inc.")
}

func TestNoteUnderTheLineToSignOn(t *testing.T) {
	p := draw("50 50 Name: Jo Tran", "50 90 Date: 11/18/2026", "300 90 Signature***:", "352 101 the official company")
	p.Rules = append(p.Rules, page.Rule{X0: 352, Y0: 92, X1: 480, Y1: 92})
	rec := read(t, p)
	wantText(t, rec, porting.Signature, "")
}

func TestTownOnTheNextLine(t *testing.T) {
	p := draw("50 50 Name: Nora Schlesser", "50 80 Address : 3, rue de l'Alzette", "96 100 L-4010 Esch-sur-Alzette")
	p.Rules = append(p.Rules, page.Rule{X0: 50, Y0: 82, X1: 480, Y1: 82}, page.Rule{X0: 50, Y0: 102, X1: 480, Y1: 102})
	wantText(t, read(t, p), porting.ServiceAddress, "3, rue de l'Alzette\nL-4010 Esch-sur-Alzette")
}

func TestInkOfTwoCurves(t *testing.T) {
	p := draw("50 50 Business Name: Acme, Inc.", "50 100 Signature:")
	p.Rules = append(p.Rules, page.Rule{X0: 120, Y0: 102, X1: 300, Y1: 102})
	p.Strokes = append(p.Strokes, page.Stroke{Box: porting.Box{125, 692, 230, 702}, Segments: 2})
	p.FillUpright()
	wantText(t, read(t, p), porting.Signature, porting.Signed)

	p.Strokes[0].Box = porting.Box{125, 692, 230, 693} // a rule with round ends
	p.FillUpright()
	wantText(t, read(t, p), porting.Signature, "")
}

func TestLabelsWithColonsUnderTheirLines(t *testing.T) {
	p := draw("54 60 ABC Preschool", "50 70 Company name:", "54 97 5 Elm St, Barre, VT 05641", "50 107 Service address:",
		"54 134 Windstream", "50 144 Old phone company:", "54 171 802-555-0100", "50 181 Billing telephone number:", "54 208 jo@abc.example", "50 218 Contact email:")
	for y := 62.0; y < 230; y += 37 {
		p.Rules = append(p.Rules, page.Rule{X0: 50, Y0: y, X1: 400, Y1: y})
	}
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "ABC Preschool")
	wantText(t, rec, porting.ServiceAddress, "5 Elm St, Barre, VT 05641")
	wantText(t, rec, porting.CurrentCarrier, "Windstream")
	wantText(t, rec, porting.ContactEmail, "jo@abc.example")
}

func TestOneBlankBetweenLabelAndValue(t *testing.T) {
	rec := read(t, draw("50 50 Business name Acme Widgets, Inc.", "50 70 Address for service 5 Elm St, Barre, VT 05641", "50 90 Main line (802) 555-0100",
		"50 110 Account number 8025550100 123", "50 130 Signer title Owner"))
	wantText(t, rec, porting.CustomerName, "Acme Widgets, Inc.")
	wantText(t, rec, porting.ServiceAddress, "5 Elm St, Barre, VT 05641")
	wantText(t, rec, porting.BTN, "(802) 555-0100")
	wantText(t, rec, porting.AuthorizedTitle, "Owner")
}

func TestValuesInAColumnCloseToTheirLabels(t *testing.T) {
	rec := read(t, draw("50 50 WHO SIGNS THIS LETTER", "182 50 Robert van Dyke", "112 70 POSITION", "182 70 President", "77 90 COMPANY NAME", "182 90 Acme, Inc.",
		"62 110 ACCOUNT NUMBER", "182 110 8025550100"))
	wantText(t, rec, porting.AuthorizedTitle, "President")
	wantText(t, rec, porting.CustomerName, "Acme, Inc.")
	wantText(t, rec, porting.AccountNumber, "8025550100")
}

func TestWhoWritesToWhom(t *testing.T) {
	lines := []string{"50 50 Chesapeake Oyster Hatchery, Inc.", "50 62 9 Dockside Lane", "50 74 Crisfield, MD 21817", "50 100 November 9, 2026",
		"50 126 Verizon Maryland, Inc.", "50 138 Port Out Department", "50 160 Re: Authorization to port telephone numbers",
		"50 172 Account number: 410-968-0110 206", "50 190 To whom it may concern:",
		"50 210 Please accept this letter as authorization to release the following telephone numbers:", "50 222 410-968-0110",
		"50 250 Sincerely,", "50 270 /s/ Cordell Tyler", "50 290 Cordell Tyler", "50 302 Vice President", "50 314 Chesapeake Oyster Hatchery, Inc."}
	rec := read(t, draw(lines...))
	sure(t, rec, porting.CustomerName, "Chesapeake Oyster Hatchery, Inc.") // its head and its end agree
	guessed(t, rec, porting.CurrentCarrier, "Verizon Maryland, Inc.")

	lines[9] = "50 210 Please port the following telephone numbers:" // who gets them is not said
	wantText(t, read(t, draw(lines...)), porting.CurrentCarrier, "")
}

func TestRowOfLabelsOverOneLine(t *testing.T) {
	p := draw("50 50 Carrier Name:", "300 50 Billing Telephone Number (BTN):", "54 70 Charter Fiberlink", "304 70 (320) 252-0114", "50 120 Company Name:", "54 140 Acme, Inc.")
	p.Rules = append(p.Rules, page.Rule{X0: 50, Y0: 76, X1: 560, Y1: 76}, page.Rule{X0: 50, Y0: 146, X1: 560, Y1: 146})
	rec := read(t, p)
	wantText(t, rec, porting.CurrentCarrier, "Charter Fiberlink")
	wantText(t, rec, porting.BTN, "(320) 252-0114")
}

func TestTextDrawnOverTheLineAbove(t *testing.T) {
	p := draw("50 50 Company Name", "50 66 Street", "50 82 City, State, ZIP", "200 46 Acme, Inc.", "200 62 5 Elm St", "200 78 Barre, VT 05641")
	for _, y := range []float64{52, 68, 84} {
		p.Rules = append(p.Rules, page.Rule{X0: 195, Y0: y, X1: 400, Y1: y})
	}
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "Acme, Inc.")
	wantText(t, rec, porting.ServiceAddress, "5 Elm St\nBarre, VT 05641")
}

func TestTypeBySaying(t *testing.T) {
	rec := read(t, draw("50 50 Name on account: Jo Tran", "50 70 Type of service: Residential", "50 90 BTN: 802-555-0100"))
	wantText(t, rec, porting.CustomerType, "Residential")
}

func TestBlanksInTheSentenceThatAnnouncesTheList(t *testing.T) {
	p := draw("50 50 I authorize VoIP.ms to port the following telephone numbers, currently served by Frontier under",
		"50 62 account number", "120 62 5932-28772", "180 62 with billing telephone number", "350 62 336-849-0184", "410 62 :", "50 80 336-849-0114", "50 100 Signature: Jo Tran")
	p.Rules = append(p.Rules, page.Rule{X0: 118, Y0: 63, X1: 170, Y1: 63}, page.Rule{X0: 348, Y0: 63, X1: 406, Y1: 63})
	rec := read(t, p)
	wantText(t, rec, porting.AccountNumber, "5932-28772")
	wantText(t, rec, porting.BTN, "336-849-0184")
}

func TestLabelOfTwoLinesOverItsValue(t *testing.T) {
	p := draw("54 60 Primary phone number on", "54 70 account", "54 80 504.638.0180", "254 60 Business name", "254 70 Acme, Inc.")
	frame(p, 50, 46, 250, 86)
	frame(p, 250, 46, 450, 86)
	rec := read(t, p)
	wantText(t, rec, porting.BTN, "504.638.0180")
	wantText(t, rec, porting.CustomerName, "Acme, Inc.")
}

func TestShortEndOfABlank(t *testing.T) {
	p := draw("50 50 I authorize Brightline to port the following numbers, currently served by TDS under account number", "520 50 504", "538 50 595-0135",
		"50 62 250", "68 62 with billing telephone number", "230 62 (504) 595-0135", "50 90 Signature: Jo Tran")
	p.Rules = append(p.Rules, page.Rule{X0: 518, Y0: 51, X1: 580, Y1: 51}, page.Rule{X0: 50, Y0: 63, X1: 65, Y1: 63}, page.Rule{X0: 228, Y0: 63, X1: 300, Y1: 63})
	wantText(t, read(t, p), porting.AccountNumber, "504 595-0135\n250")
}

func TestPartOfALabelIsNoLabel(t *testing.T) {
	rec := read(t, draw("50 50 Toll-Free Subscriber First Name  Bronwen", "50 70 Toll-Free Subscriber Last Name  Hart", "50 90 Position / Title   IT Director", "50 110 Subscriber City  Boston"))
	wantText(t, rec, porting.CustomerName, "")
	wantText(t, rec, porting.AuthorizedTitle, "IT Director")
}

// A fixed-width face has blanks of 0.602 em: those between the words of a label, and
// between a label and its value, are no columns.
func TestFixedWidth(t *testing.T) {
	p := draw("50 50 Company Name: Ketchikan Tours LLC", "50 62 Service Address: 1234 Harbor Way, Suite 5, Ketchikan, AK 99901", "50 74 Billing Telephone Number: 907-225-0140",
		"50 86 Account Number: KT-99120-7", "50 98 Current Carrier: KPU Telecommunications", "50 110 Authorized Name: Inga Bergstrom", "50 122 Title: Office Manager",
		"50 134 Remarks: Forward calls after hours", "50 146 Numbers to port: 907-225-0140, 907-225-0141", "50 158 Signature: /s/ Inga Bergstrom", "50 170 Date: 11/17/2026")
	x, y := 0.0, 0.0
	for _, w := range p.Words {
		if w.Box[1] != y {
			x, y = w.Box[0], w.Box[1]
		}
		w.Box[0], w.Box[2] = x, x+6.02*float64(len(w.Text))
		x = w.Box[2] + 6.02
	}
	p.FillUpright()
	rec := read(t, p)
	for n, want := range map[porting.Name]string{porting.CustomerName: "Ketchikan Tours LLC", porting.ServiceAddress: "1234 Harbor Way, Suite 5, Ketchikan, AK 99901",
		porting.BTN: "907-225-0140", porting.AccountNumber: "KT-99120-7", porting.CurrentCarrier: "KPU Telecommunications", porting.AuthorizedName: "Inga Bergstrom",
		porting.Remarks: "Forward calls after hours", porting.ContactPhone: ""} {
		wantText(t, rec, n, want)
	}
}

// What stands on the line above a bold "See Attachment A" has a label of its own.
func TestLineAboveAnAttachment(t *testing.T) {
	p := drawRich("60 80 Authorization to Port Telephone Numbers", "60 100 Customer name", "210 100 Mercer Street Tavern", "60 118 Billing phone number", "210 118 609.921.0101",
		"60 140 Telephone numbers: *See *Attachment *A *(3 *numbers)", "60 180 Printed name", "210 180 Anthony P. DiNardo")
	for _, y := range []float64{103, 121, 183} {
		p.Rules = append(p.Rules, page.Rule{X0: 210, X1: 552, Y0: y, Y1: y})
	}
	rec := read(t, p, draw("50 50 Attachment A – Telephone numbers", "50 80 1.", "70 80 609.921.1000", "150 80 2.", "170 80 609.921.1007", "50 100 3.", "70 100 609.921.1014"))
	sure(t, rec, porting.BTN, "609.921.0101")
	wantNumbers(t, rec, "1000 port", "1007 port", "1014 port")
}

// The numbers of a column that says where calls go are none to port, with lines around
// the cells or without.
func TestRingToNumbers(t *testing.T) {
	lines := []string{"50 80 Company: Garrity, Bloom & Assoc.", "52 112 Toll-Free Number", "202 112 Ring-to Number", "52 128 1-888-555-0101", "202 128 (617) 426-0101",
		"52 144 1-800-555-0103", "202 144 (617) 426-0101"}
	for name, p := range map[string]*page.Page{
		"cells": table(plain(lines...), 100, 16, []float64{50, 200, 350}, 3),
		"none":  plain(lines...),
	} {
		t.Run(name, func(t *testing.T) {
			wantNumbers(t, read(t, p), "0101 port", "0103 port")
		})
	}
}

// Captions under their values, a row of a table left empty between them; a name that
// goes on in the next line of its cell belongs to it.
func TestRowOfCaptions(t *testing.T) {
	rec := read(t, draw(heading, "50 80 Company Name: Acme Dental", "50 430 Customer authorizes CrestLine to act as its agent in this matter.",
		"50 450 /s/ Ingrid", "50 462 Solheim", "180 450 Ingrid Solheim", "300 450 Treasurer", "420 450 11/19/26",
		"50 490 Signature", "180 490 Name", "300 490 Title", "420 490 Date"))
	sure(t, rec, porting.Signature, "/s/ Ingrid\nSolheim")
	sure(t, rec, porting.AuthorizedName, "Ingrid Solheim")
	sure(t, rec, porting.AuthorizedTitle, "Treasurer")
	sure(t, rec, porting.SignatureDate, "11/19/26")
}

// A date over its caption, below a list, is no number of the list.
func TestDateBelowAList(t *testing.T) {
	p := draw(heading, "50 80 Acme Dental", "50 92 Name on account", "50 120 Port these numbers", "50 140 865-521-0104", "200 140 865-521-0105", "50 152 Number 1", "200 152 Number 2",
		"50 200 I authorize Tidewater to switch my local service for the numbers above.", "250 250 11/16/2026", "400 250 Pitmaster/Owner", "50 262 Signature of authorized user", "250 262 Date", "400 262 Title")
	for _, r := range [][3]float64{{50, 250, 83}, {50, 200, 143}, {200, 350, 143}, {50, 240, 253}, {250, 380, 253}, {400, 560, 253}} {
		p.Rules = append(p.Rules, page.Rule{X0: r[0], X1: r[1], Y0: r[2], Y1: r[2]})
	}
	rec := read(t, p)
	sure(t, rec, porting.SignatureDate, "11/16/2026")
	sure(t, rec, porting.AuthorizedTitle, "Pitmaster/Owner")
	wantNumbers(t, rec, "0104 port", "0105 port")
}

// A label that is broken in its cell, behind another label's telephone number.
func TestBrokenLabelBehindANumber(t *testing.T) {
	p := plain("52 112 BTN", "152 112 802.773.0100", "302 112 Requested Port", "402 112 12/24/2026", "302 124 Date", "52 140 City", "152 140 Rutland", "302 140 State", "402 140 VT")
	grid(p, []float64{50, 150, 300, 400, 550}, []float64{100, 128, 144})
	sure(t, read(t, p), porting.DesiredDueDate, "12/24/2026")
}

// What a signing service prints below the name that was typed says when it was signed.
func TestSignedBelowTheTypedName(t *testing.T) {
	rec := read(t, draw(heading, "50 80 Company Name", "200 80 Acme Dental", "50 96 Title", "200 96 Owner", "50 112 BTN", "200 112 217-555-0100",
		"50 430 Signature", "50 460 Alana Brightwater", "50 476 Signed electronically by Alana Brightwater on November 9, 2026 at 3:42 PM MST, IP 203.0.113.24"))
	sure(t, rec, porting.Signature, "Alana Brightwater")
	sure(t, rec, porting.SignatureDate, "November 9, 2026")
}

// The lists of a page of tabloid size come before those of the next page.
func TestListsOfATallPage(t *testing.T) {
	tall := draw(heading, "50 80 Company: Acme Dental", "50 100 Numbers to port:", "60 116 217-555-0101")
	for _, w := range draw("50 700 Numbers to port:", "60 716 217-555-0102").Words {
		w.Box[1], w.Box[3] = w.Box[1]-432, w.Box[3]-432
		tall.Words = append(tall.Words, w)
	}
	tall.Media[1] = -432
	tall.FillUpright()
	next := draw("50 60 Numbers to port:", "60 76 217-555-0103", "50 700 Signature: /s/ Jane Doe")
	next.Number = 2
	wantNumbers(t, read(t, tall, next), "0101 port", "0102 port", "0103 port")
}

// A value that runs up to the margin goes on under its label: a company's form is part of
// it, of any other line it is said that it may be.
func TestValueWrapsUnderItsLabel(t *testing.T) {
	wrapped := func(below string) *page.Page {
		p := plain("50 80 Customer / Company Name:", "270 80 Ironwood Climbing Gym LLC of (Canada)", "50 93 "+below, "50 110 BTN:", "270 110 604-555-0103", "50 130 I authorize Northern Dial to act as agent for the transfer of the numbers")
		for _, x := range [][3]float64{{270, 450, 82}, {50, 75, 95}, {270, 330, 112}} {
			p.Rules = append(p.Rules, page.Rule{X0: x[0], X1: x[1], Y0: x[2], Y1: x[2]})
		}
		return p
	}
	sure(t, read(t, wrapped("Ltd.")), porting.CustomerName, "Ironwood Climbing Gym LLC of (Canada)\nLtd.")
	guessed(t, read(t, wrapped("Holdings West")), porting.CustomerName, "Ironwood Climbing Gym LLC of (Canada)")
}

// A number of the paper itself is no number to port, though it has ten digits.
func TestNumbersOfThePaper(t *testing.T) {
	for _, label := range []string{"Port Request #", "Port-in Request Number", "LNP Order #", "Transfer Request No.", "Porting Reference Number", "Port Ticket #", "Porting Case Number", "Confirmation #", "Agreement No.", "Job Number"} {
		for _, at := range []string{"50 66 ", "400 66 ", "300 128 "} {
			rec := read(t, plain("50 80 Company Name: Acme Dental, LLC", "50 112 BTN: 217-555-0100", "50 128 Account Number: A-4471", at+label+": 4472129900",
				"50 180 Numbers to port:", "60 196 217-555-0100", "60 208 217-555-0101"))
			if got := tns(rec); got != "0100 0101" {
				t.Errorf("%s%s: numbers %s", at, label, got)
			}
			wantText(t, rec, porting.AccountNumber, "A-4471")
		}
	}
}

// What is ported and what stays, each behind its own words beside one heading.
func TestPortedAndRemainingBesideAHeading(t *testing.T) {
	lines := []string{"50 60 Company Name: Acme", "52 94 Telephone numbers", "202 94 To be ported: 217-555-0100, 217-555-0101", "202 114 To remain: 217-555-0102"}
	for name, p := range map[string]*page.Page{"cells": table(plain(lines...), 80, 20, []float64{50, 200, 500}, 2), "none": plain(lines...)} {
		if got := tns(read(t, p)); got != "0100 0101 -0102" {
			t.Errorf("%s: numbers %s", name, got)
		}
	}
}

// The hint begins where the values of other lines do, and is no value for that.
func TestHintWhereAColumnBegins(t *testing.T) {
	rec := read(t, draw("50 50 Customer Name: Acme, Inc.", "50 70 Account number (as shown on bill)", "212 70 (required): 512.119.4421",
		"50 90 BTN:", "212 90 802-555-0142", "50 110 Carrier:", "212 110 Vonage", "50 130 Telephone numbers:", "212 130 802-555-0143"))
	wantText(t, rec, porting.AccountNumber, "512.119.4421")
}

// A stroke divides two values only where each is of its label's kind.
func TestStrokeInsideAnAccountNumber(t *testing.T) {
	rec := read(t, draw("50 50 Customer Name: Acme, Inc.", "50 70 Account number/customer: 1.20988/441-B"))
	wantText(t, rec, porting.AccountNumber, "1.20988/441-B")
	wantText(t, rec, porting.CustomerName, "Acme, Inc.")

	rec = read(t, draw("50 50 Customer Name: Acme, Inc.", "50 70 Current carrier / account: Vonage/44-1207"))
	wantText(t, rec, porting.CurrentCarrier, "Vonage")
	wantText(t, rec, porting.AccountNumber, "44-1207")
}

// What the form says in parentheses behind a value that is whole is no part of it.
func TestAsideBehindAValue(t *testing.T) {
	rec := read(t, draw("50 50 Customer Name: Acme, Inc.", "50 70 Requested transfer date: December 7, 2026", "310 70 (at least 10 business days from today)"))
	wantText(t, rec, porting.DesiredDueDate, "December 7, 2026")
	if hasProblem(rec, porting.ProblemAmbiguousLabel, porting.DesiredDueDate) {
		t.Errorf("in doubt: %v", rec.Problems)
	}
}

// A telephone number and an e-mail address behind one label, in either order.
func TestMailAndTelephone(t *testing.T) {
	for _, line := range []string{"E-mail / Phone: jo@acme.example / 802-555-0142", "Phone & Email: 802-555-0142, jo@acme.example", "Contact phone: jo@acme.example 802-555-0142"} {
		rec := read(t, draw("50 50 Customer Name: Acme, Inc.", "50 70 "+line))
		wantText(t, rec, porting.ContactEmail, "jo@acme.example")
		wantText(t, rec, porting.ContactPhone, "802-555-0142")
	}
}

// The boxes of a name's parts have captions of their own, and the label before them says
// whose name it is.
func TestNameInBoxesWithCaptions(t *testing.T) {
	p := draw("50 60 Account holder", "154 60 Mary Ellen", "304 60 J.", "350 60 Ruiz", "150 74 First name", "300 74 M.I.", "346 74 Last name", "50 100 Account Number: 44-1207")
	frame(p, 150, 46, 290, 62)
	frame(p, 300, 46, 340, 62)
	frame(p, 346, 46, 500, 62)
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "Mary Ellen J. Ruiz")
	wantText(t, rec, porting.AuthorizedName, "")
}

// Radio buttons as browsers print them: a ring that something fills, and a disc in the
// one that was chosen. What no disc stands in was not chosen, whatever the text says.
func TestDrawnRadioButtons(t *testing.T) {
	circle := func(x, y, d float64) page.Stroke {
		return page.Stroke{Upright: page.Rect{X0: x - d/2, Y0: y - d/2, X1: x + d/2, Y1: y + d/2}, Segments: 33}
	}
	for chosen, want := range []string{"full", "partial", ""} {
		p := draw("50 60 Company Name: Acme, Inc.", "50 90 Port type", "116 90 Full port", "178 90 Partial port", "50 120 Numbers to port: 802-555-0142")
		var y float64
		for _, w := range p.Words {
			if w.Text == "Full" {
				y = w.Upright.MidY()
			}
		}
		for i, x := range []float64{109, 171} {
			p.Strokes = append(p.Strokes, circle(x, y, 9.45), circle(x, y, 9))
			if i == chosen {
				p.Strokes = append(p.Strokes, circle(x, y, 5.85))
			}
		}
		wantText(t, read(t, p), porting.PortType, want)
	}
}

// The appearance that Acrobat gives a digital signature: the name, and beside it in small
// type who signed when, over the line that the label stands under.
func TestDigitalSignatureOverItsLabel(t *testing.T) {
	p := draw("50 60 Company Name: Acme, Inc.", "57 262 Jane Doe", "150 258 Digitally signed by Jane Doe", "150 267 Date: 2026.11.17 09:12:33 -05'00'", "57 280 Authorized signature", "57 300 Printed name: Jane Doe")
	p.Rules = append(p.Rules, page.Rule{X0: 57, Y0: 270, X1: 330, Y1: 270})
	rec := read(t, p)
	wantText(t, rec, porting.Signature, "Jane Doe")
	wantText(t, rec, porting.SignatureDate, "2026.11.17 09:12:33 -05'00'")
}

// A part of an address that is broken into lines in its own column stays together.
func TestWrappedPartOfAnAddress(t *testing.T) {
	p := draw("54 60 Street", "204 60 Suite", "304 60 City", "404 60 State", "454 60 ZIP",
		"54 76 350 Fifth Avenue", "204 76 59th Floor, Ste.", "204 87 5910", "304 76 New York", "404 76 NY", "454 76 10118-0110", "50 120 Company Name: Acme, Inc.")
	grid(p, []float64{50, 200, 300, 400, 450, 560}, []float64{48, 64, 92})
	p.FillUpright()
	wantText(t, read(t, p), porting.ServiceAddress, "350 Fifth Avenue 59th Floor, Ste. 5910 New York NY 10118-0110")
}

func TestBarsBetweenPairs(t *testing.T) {
	rec := read(t, draw("50 50 Customer: Acme, Inc. | Type: Business", "50 70 Service Address: 101 S. Main Blvd. | City: Barre | State: VT | Zip: 05641", "50 90 PIN: 5520 | BTN: 802-555-0142"))
	wantText(t, rec, porting.CustomerName, "Acme, Inc.")
	wantText(t, rec, porting.ServiceAddress, "101 S. Main Blvd. Barre VT 05641")
	wantText(t, rec, porting.PIN, "5520")
	wantText(t, rec, porting.BTN, "802-555-0142")
}

// A heading over labels that end in one column: whose company it is, it says.
func TestHeadingOverRightAlignedLabels(t *testing.T) {
	rec := read(t, draw("54 60 Who you are", "155 76 Business:", "210 76 Acme, Inc.", "64 110 Your current phone company", "160 128 Company:", "210 128 Charter Communications", "127 144 Account number:", "210 144 44-1207"))
	wantText(t, rec, porting.CurrentCarrier, "Charter Communications")
	wantText(t, rec, porting.CustomerName, "Acme, Inc.")
	wantText(t, rec, porting.AccountNumber, "44-1207")
}

// Where the new service is to be found in an emergency is not where the line is now.
func TestEmergencyAddressOfTheNewService(t *testing.T) {
	rec := read(t, draw("50 60 Company name: Acme, Inc.", "50 80 Service address on the current bill: 6 Mile Rd., Traverse City, MI 49684",
		"50 120 E911 address for the new service", "50 140 Street:", "200 140 2 Harbor View Ln.", "50 160 City, State, ZIP:", "200 160 Elk Rapids, MI 49629"))
	wantText(t, rec, porting.ServiceAddress, "6 Mile Rd., Traverse City, MI 49684")
}
