package loa

// Values on the less usual sides of their labels.

import (
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestLabelBesideTheMiddleOfItsRow(t *testing.T) {
	p := draw("54 50 Customer Name", "204 50 Casco Bay Charters", "204 70 Consolidated Communications of", "54 76 Old Service Provider", "204 82 Northern New England Company, LLC", "54 106 BTN", "204 106 207-555-0110")
	for _, y := range []float64{36, 56, 90, 112} {
		p.Rules = append(p.Rules, page.Rule{X0: 50, Y0: y, X1: 500, Y1: y})
	}
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.CurrentCarrier, "Consolidated Communications of\nNorthern New England Company, LLC")
	wantText(t, rec, porting.CustomerName, "Casco Bay Charters")
	wantText(t, rec, porting.BTN, "207-555-0110")
}

func TestBoxesBeforeTheirLabels(t *testing.T) {
	p := draw("54 60 Sandhill Books", "260 60 Company name", "54 85 Allo", "260 85 Current carrier", "54 110 40021-A", "260 110 Account number", "260 135 PIN")
	for i := 0; i < 4; i++ {
		y := 47 + 25*float64(i)
		frame(p, 50, y, 250, y+18)
	}
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "Sandhill Books")
	wantText(t, rec, porting.CurrentCarrier, "Allo")
	wantText(t, rec, porting.AccountNumber, "40021-A")
	wantText(t, rec, porting.PIN, "")
}

func TestValuesOverLabelsWithoutLines(t *testing.T) {
	rec := read(t, drawRich("50 50 ____ ^/s/ ^Meg ^Dyer ^____", "300 50 11/07/2026", "50 62 Authorized Signature", "300 62 Date", "50 74 Meg Dyer", "300 74 Treasurer", "50 86 Printed Name", "300 86 Title"))
	wantText(t, rec, porting.SignatureDate, "11/07/2026")
	wantText(t, rec, porting.AuthorizedName, "Meg Dyer")
	wantText(t, rec, porting.AuthorizedTitle, "Treasurer")
}

func TestAddressInCells(t *testing.T) {
	rec := read(t, draw("50 50 Service address", "50 65 Street: 410 Water St", "50 80 City, State: Portsmouth, VA", "250 80 ZIP: 23704", "350 80 County: Norfolk"))
	wantText(t, rec, porting.ServiceAddress, "410 Water St\nPortsmouth, VA 23704")
	if f := rec.Fields[porting.ServiceAddress]; f == nil || f.Parts.Zip != "23704" || hasProblem(rec, porting.ProblemAmbiguousLabel, porting.ServiceAddress) {
		t.Errorf("%+v", f)
	}
	rec = read(t, draw("50 50 Service Street", "200 50 City", "300 50 ST", "400 50 ZIP", "50 62 1010 Main Ave", "200 62 Durango", "300 62 CO", "400 62 81301",
		"50 90 Billing Street", "200 90 City", "300 90 ST", "400 90 ZIP", "50 102 PO Box 1440", "200 102 Durango", "300 102 CO", "400 102 81302"))
	wantText(t, rec, porting.ServiceAddress, "1010 Main Ave Durango CO 81301")
	wantText(t, rec, porting.BillingAddress, "PO Box 1440 Durango CO 81302")
}

func TestFieldsOfAnAddressUnderItsLabel(t *testing.T) {
	p := draw("50 300 Address:", "50 360 Account number:")
	formField(p, page.TextField, "t1", "12 Elm St", 110, 289, 400, 301)
	formField(p, page.TextField, "t2", "Troy, NY 12180", 50, 303, 400, 315)
	formField(p, page.TextField, "t3", "A-1", 140, 349, 300, 361)
	rec := read(t, p)
	wantText(t, rec, porting.ServiceAddress, "12 Elm St\nTroy, NY 12180")
	wantText(t, rec, porting.AccountNumber, "A-1")
}

func TestNameOverFirstName(t *testing.T) {
	rec := read(t, draw("50 50 Name", "150 50 Keller", "50 64 First name", "150 64 Ursula", "50 78 Street address", "150 78 5 Lake Rd", "50 92 Current provider", "150 92 Swisscom"))
	wantText(t, rec, porting.CustomerName, "Keller\nUrsula")
	wantText(t, rec, porting.AuthorizedName, "")
}

func TestTelephoneAndCell(t *testing.T) {
	rec := read(t, draw("50 50 Customer name: Great Basin Group", "50 62 Phone: 775-555-0125", "50 74 Cell: 775-555-0126", "50 86 Email: name@company.com"))
	guessed(t, rec, porting.ContactPhone, "775-555-0125")
	wantText(t, rec, porting.ContactEmail, "")
}

func TestDateBesideATallSignature(t *testing.T) {
	p := draw("50 100 Signed by:", "50 112 Luis Ortega", "300 112 11/16/2026", "50 124 9C44A1E0B2D7401...", "50 142 Customer signature", "300 142 Date")
	p.Rules = append(p.Rules, page.Rule{X0: 50, Y0: 132, X1: 250, Y1: 132}, page.Rule{X0: 300, Y0: 132, X1: 420, Y1: 132})
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.Signature, "Luis Ortega")
	wantText(t, rec, porting.SignatureDate, "11/16/2026")
}

func TestSignatureBeforeItsUnderscores(t *testing.T) {
	rec := read(t, drawRich("50 50 /s/ Priya Raman ________________", "50 62 Signature of account holder"))
	wantText(t, rec, porting.Signature, "/s/ Priya Raman")
}

// A dotted frame to sign in is no signature.
func TestFrameForASignature(t *testing.T) {
	p := draw("50 200 Unterschrift:", "150 268 Vertragspartner", "50 300 Straße: 5 Lake Rd", "50 320 PLZ: 8002", "50 340 Ort: Zürich", "50 360 Anbieter: Swisscom")
	p.Strokes = append(p.Strokes, page.Stroke{Box: porting.Box{130, 522, 312, 622}, Segments: 6687}, page.Stroke{Box: porting.Box{150, 542, 294, 602}, Segments: 4852})
	p.FillUpright()
	wantText(t, read(t, p), porting.Signature, "")
}

// "BTN" behind the box that holds the number is its label, and no remark.
func TestBTNBehindItsBox(t *testing.T) {
	p := draw("54 60 308-555-0122", "260 60 BTN", "54 85 Allo", "260 85 Current carrier")
	frame(p, 50, 47, 250, 65)
	frame(p, 50, 72, 250, 90)
	wantText(t, read(t, p), porting.BTN, "308-555-0122")
}

func TestCheckBoxCompany(t *testing.T) {
	p := draw("70 60 Company:", "70 85 Natural person")
	formField(p, page.CheckBox, "cb1", "", 50, 51, 61, 62).On = true
	formField(p, page.CheckBox, "cb2", "", 50, 76, 61, 87)
	formField(p, page.TextField, "name", "Acme Tools", 130, 49, 300, 62)
	rec := read(t, p)
	wantText(t, rec, porting.CustomerType, "Company")
	wantText(t, rec, porting.CustomerName, "Acme Tools")
}

func TestContactInOneLine(t *testing.T) {
	rec := read(t, draw("50 50 Contact: Jess Moore, 207-555-0182, jess@rangeley.example", "50 70 Customer name: Rangeley Lodge"))
	wantText(t, rec, porting.ContactName, "Jess Moore")
	wantText(t, rec, porting.ContactPhone, "207-555-0182")
	wantText(t, rec, porting.ContactEmail, "jess@rangeley.example")
}

func TestAddressOverThePage(t *testing.T) {
	rec := read(t, draw("50 650 Company: Rangeley Lodge", "50 680 Service address:", "50 692 2443 Main Street"), draw("50 60 Rangeley, ME 04970", "50 90 BTN: 207-555-0181"))
	wantText(t, rec, porting.ServiceAddress, "2443 Main Street\nRangeley, ME 04970")
}

func TestLabelsInBoldInOneLine(t *testing.T) {
	rec := read(t, drawRich("50 50 *Carrier Frontier Florida *Account 863-555-0110-101", "50 65 *BTN 863-555-0110 *New *BTN 863-555-0119", "50 80 Port: 863-555-0110 to 863-555-0112", "50 95 Keep: 863-555-0119"))
	wantText(t, rec, porting.CurrentCarrier, "Frontier Florida")
	wantText(t, rec, porting.AccountNumber, "863-555-0110-101")
	wantText(t, rec, porting.BTN, "863-555-0110")
	wantText(t, rec, porting.NewBTN, "863-555-0119")
	wantNumbers(t, rec, "0110 port", "0111 port", "0112 port", "0119 keep")
}

func TestPairsBehindOneLabel(t *testing.T) {
	rec := read(t, draw("50 50 Name & Title: Tess Kim, Executive Director", "50 70 Signature/Date: /s/ Tess Kim 11/09/2026", "50 90 Provider: Segra", "50 110 Account Name: Ridgeway, LP;"))
	wantText(t, rec, porting.AuthorizedName, "Tess Kim")
	wantText(t, rec, porting.AuthorizedTitle, "Executive Director")
	wantText(t, rec, porting.Signature, "/s/ Tess Kim")
	wantText(t, rec, porting.SignatureDate, "11/09/2026")
	wantText(t, rec, porting.CurrentCarrier, "Segra")
	wantText(t, rec, porting.CustomerName, "Ridgeway, LP")
	rec = read(t, draw("50 50 Current carrier / account: CenturyLink / 970-555-0150-300"))
	wantText(t, rec, porting.CurrentCarrier, "CenturyLink")
	wantText(t, rec, porting.AccountNumber, "970-555-0150-300")
}

func TestValuesAtTheRightEdge(t *testing.T) {
	rec := read(t, draw("50 50 Customer", "480 50 Hanalei Surf Co.", "50 65 Phone company", "483 65 Hawaiian Telcom", "50 80 Account", "496 80 808-555-0122"))
	wantText(t, rec, porting.CustomerName, "Hanalei Surf Co.")
	wantText(t, rec, porting.CurrentCarrier, "Hawaiian Telcom")
}

// Labels under their lines, the blocks set so close that each line could be the next
// label's: the last of them leaves no choice.
func TestLabelsUnderLinesSetClose(t *testing.T) {
	p := draw("54 48 /s/ Greta Lund", "304 48 11-18-26", "50 62 Customer signature", "300 62 Date", "54 78 GRETA LUND", "304 78 GM", "50 92 Name (printed)", "300 92 Title")
	for _, y := range []float64{50, 80} {
		p.Rules = append(p.Rules, page.Rule{X0: 50, Y0: y, X1: 250, Y1: y}, page.Rule{X0: 300, Y0: y, X1: 400, Y1: y})
	}
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.Signature, "/s/ Greta Lund")
	wantText(t, rec, porting.SignatureDate, "11-18-26")
	wantText(t, rec, porting.AuthorizedName, "GRETA LUND")
	wantText(t, rec, porting.AuthorizedTitle, "GM")
}

func TestTwoLabelsOfTheCarrierInOneLine(t *testing.T) {
	p := draw("50 50 Losing Carrier: Lumen", "172 50 Losing Carrier Acct: 406-555-0130 552", "50 70 Leave the following TNs with Lumen:", "50 82 406-555-0139")
	rec := read(t, p)
	wantText(t, rec, porting.CurrentCarrier, "Lumen")
	wantText(t, rec, porting.AccountNumber, "406-555-0130 552")
	wantNumbers(t, rec, "0139 keep")
}

func TestNameOverTheAddress(t *testing.T) {
	rec := read(t, draw("50 40 Customer: Alpine Dental Group", "50 60 Service Address", "50 72 Alpine Dental Group", "50 84 401 Summit Blvd", "50 96 Frisco, CO 80443"))
	wantText(t, rec, porting.ServiceAddress, "401 Summit Blvd\nFrisco, CO 80443")
}

func TestLineSetWide(t *testing.T) {
	rec := read(t, draw("50 50 For", "90 50 firms", "140 50 and", "190 50 the", "225 50 company", "285 50 official", "345 50 stamp", "50 80 BTN: 970-555-0150"))
	wantText(t, rec, porting.CustomerName, "")
}
