package loa

// Form fields as providers set them: numbers in parts, captions inside and below,
// labels that no vocabulary holds.

import (
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestNumbersInThreeFields(t *testing.T) {
	p := draw("50 50 Company: Acme", "50 80 Telephone numbers to be ported:", "50 100 1.", "112 100 -", "152 100 -", "50 120 2.")
	fields(p, 80, 90, 110, 104, "217", 120, 90, 150, 104, "555", 160, 90, 200, 104, "0100", 80, 110, 110, 124, "217", 120, 110, 150, 124, "555", 160, 110, 200, 124, "0101")
	rec := read(t, p)
	if got := tns(rec); got != "0100 0101" || rec.Numbers[0].Text != "217 555 0100" {
		t.Errorf("%s %+v", got, rec.Numbers)
	}
}

func TestRangeEndBesideNumbers(t *testing.T) {
	p := draw("50 50 Company: Acme", "54 80 Telephone Number", "204 80 Range End (if DID)")
	frame(p, 50, 66, 200, 86)
	frame(p, 200, 66, 350, 86)
	for i, v := range []string{"217-555-0100", "", "217-555-0120", "217-555-0123"} {
		x, y := 50+150*float64(i%2), 86+20*float64(i/2)
		frame(p, x, y, x+150, y+20)
		formField(p, page.TextField, "c", v, x+1, y+1, x+149, y+19)
	}
	p.Words = append(p.Words, draw("360 120 Block A").Words...) // no "to" as in Spanish
	p.FillUpright()
	if got := tns(read(t, p)); got != "0100 0120 0121 0122 0123" {
		t.Error(got)
	}
}

func TestRangeWordsOfOtherLanguages(t *testing.T) {
	for _, w := range []string{"bis", "à", "al", "až", "t/m", "hasta"} {
		rec := read(t, draw("50 50 Customer name: Acme", "50 70 Numbers to port:", "50 90 217-555-0100 "+w+" 217-555-0103"))
		if got := tns(rec); got != "0100 0101 0102 0103" {
			t.Errorf("%s: %s", w, got)
		}
	}
}

// Labels that no vocabulary holds ask for what their words and their values say.
func TestQuestionsOverFields(t *testing.T) {
	p := draw("60 50 Please tell us the name on the bill:", "60 90 Who provides your phone service today?", "60 130 What is your account number with them?", "60 170 Where is the service installed? (street, city, state, zip)",
		"60 210 Who can make changes to the account?", "60 250 List every number you want to bring along, one per line:")
	fields(p, 60, 55, 460, 70, "Two Rivers Clinic", 60, 95, 460, 110, "Lumen", 60, 135, 460, 150, "77-1", 60, 175, 460, 190, "41 River Rd, Bucksport, ME 04416", 60, 215, 460, 230, "Ann Dow",
		60, 255, 460, 300, "207-555-0133\n207-555-0134")
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "Two Rivers Clinic")
	wantText(t, rec, porting.CurrentCarrier, "Lumen")
	wantText(t, rec, porting.AccountNumber, "77-1")
	wantText(t, rec, porting.ServiceAddress, "41 River Rd, Bucksport, ME 04416")
	wantText(t, rec, porting.AuthorizedName, "Ann Dow")
	if got := tns(rec); got != "0133 0134" {
		t.Error(got)
	}
}

// A caption of unknown meaning keeps its field from the label before it.
func TestCaptionsOfUnknownMeaning(t *testing.T) {
	p := draw("60 50 Old Carrier Acct", "220 50 Service Type", "60 90 Date", "220 90 Witness", "60 130 Customer name", "60 170 Account rep", "220 170 Rep phone")
	fields(p, 60, 55, 200, 70, "775-188", 220, 55, 360, 70, "PRI", 60, 95, 200, 110, "", 220, 95, 360, 110, "Mara Voss", 60, 135, 200, 150, "Acme", 60, 175, 200, 190, "Jon Fisk", 220, 175, 360, 190, "615-555-0002")
	rec := read(t, p)
	wantText(t, rec, porting.AccountNumber, "775-188")
	wantText(t, rec, porting.SignatureDate, "")
	wantText(t, rec, porting.AuthorizedName, "")
	wantText(t, rec, porting.ContactPhone, "")
}

func TestNameAndAddressInOneField(t *testing.T) {
	p := draw("60 60 Customer name and service address:", "60 130 Name/Title:")
	fields(p, 240, 50, 550, 100, "Gulf Breeze Title & Escrow\n2210 Bayfront Pkwy Ste 4\nGulf Breeze FL 32561", 150, 120, 400, 134, "Mose Yoder, Owner")
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "Gulf Breeze Title & Escrow")
	wantText(t, rec, porting.ServiceAddress, "2210 Bayfront Pkwy Ste 4\nGulf Breeze FL 32561")
	wantText(t, rec, porting.AuthorizedName, "Mose Yoder")
	wantText(t, rec, porting.AuthorizedTitle, "Owner")
}

func TestRangeWordBetweenFields(t *testing.T) {
	p := draw("60 50 Customer name: Acme", "60 70 Zu portierende Rufnummern:", "220 90 bis")
	fields(p, 60, 80, 210, 94, "414-555-0100", 245, 80, 395, 94, "414-555-0102")
	rec := read(t, p)
	if got := tns(rec); got != "0100 0101 0102" || rec.Numbers[0].Text != "414-555-0100 bis 414-555-0102" {
		t.Errorf("%s %+v", got, rec.Numbers)
	}
}

func TestNumbersInTheBoxOfTheirHeading(t *testing.T) {
	p := draw("54 60 Company name: Acme", "54 92 Telephone numbers to be ported (one per line)", "54 152 Numbers to leave behind")
	frame(p, 50, 80, 400, 140)
	frame(p, 50, 140, 400, 200)
	fields(p, 52, 95, 398, 138, "217-555-0100\n217-555-0101", 52, 155, 398, 198, "217-555-0109 (alarm)")
	if got := tns(read(t, p)); got != "0100 0101 -0109" {
		t.Error(got)
	}
}

func TestRangeBetweenFromAndTo(t *testing.T) {
	p := draw("50 50 Customer name: Acme", "50 90 Block:", "120 90 from", "215 90 thru")
	fields(p, 142, 80, 210, 94, "414-555-0170", 240, 80, 340, 94, "414-555-0172")
	if got := tns(read(t, p)); got != "0170 0171 0172" {
		t.Error(got)
	}
}

// A letter without a customer or a number to port says so.
func TestNotFound(t *testing.T) {
	rec := read(t, draw("50 50 Account number: 12-3", "50 70 Current carrier: Lumen", "50 90 Signature: /s/ Jo Ray", "50 110 Service city/state:"))
	if !hasProblem(rec, porting.ProblemUnreadableValue, porting.CustomerName) || !hasProblem(rec, porting.ProblemUnreadableValue, "") {
		t.Errorf("%+v", rec.Problems)
	}
	rec = read(t, draw("50 50 Customer name: Acme", "50 70 Current carrier: Lumen", "50 90 Signature: /s/ Jo Ray", "50 110 Numbers to port: 217-555-0100"))
	if hasProblem(rec, porting.ProblemUnreadableValue, porting.CustomerName) || hasProblem(rec, porting.ProblemUnreadableValue, "") {
		t.Errorf("%+v", rec.Problems)
	}
}

// The caption over a field in the box before is none of the next field.
func TestTallFieldsUnderCaptions(t *testing.T) {
	p := draw("53 110 State", "113 110 Zip", "213 110 BTN", "313 110 PIN")
	fields(p, 52, 111, 108, 130, "OR", 112, 111, 208, 130, "97239", 212, 111, 308, 130, "503-555-0160", 312, 111, 408, 130, "7712")
	rec := read(t, p)
	wantText(t, rec, porting.BTN, "503-555-0160")
	wantText(t, rec, porting.PIN, "7712")
}

// The comma behind "Inc." is the sentence's, the full stop is the name's.
func TestStopBeforeAComma(t *testing.T) {
	p := draw("50 50 I, the undersigned, as an authorized representative of", "320 50 Ferry Lines, Inc., hereby", "50 62 appoint Broadvoice LLC as agent to port our numbers.")
	p.Rules = append(p.Rules, page.Rule{X0: 320, Y0: 51, X1: 401, Y1: 51})
	p.FillUpright()
	wantText(t, read(t, p), porting.CustomerName, "Ferry Lines, Inc.")
}

// The bar of a section, "Porting", heads no column of actions, whatever stands left in it.
func TestBarOverATableOfFields(t *testing.T) {
	p := draw("50 50 Company: Acme", "54 92 Porting", "50 118 I would like to port the following numbers:", "100 138 Number", "210 138 Fax/Tel", "300 138 Number", "410 138 Fax/Tel")
	frame(p, 48, 80, 500, 96)
	xs := []float64{48, 200, 280, 400, 500}
	grid(p, xs, []float64{126, 142, 158, 174})
	p.FillUpright()
	for i, v := range []string{"217-555-0100", "Tel", "217-555-0101", "Fax", "217-555-0102", "Tel"} {
		x, y := i%4, 142+16*float64(i/4)
		formField(p, page.TextField, "c", v, xs[x]+1, y+1, xs[x+1]-1, y+15)
	}
	rec := read(t, p)
	wantNumbers(t, rec, "0100 port", "0101 port fax", "0102 port")
	if len(rec.Problems) > 0 {
		t.Errorf("%+v", rec.Problems)
	}
}

// Names that an e-signature's service gives to its fields say what they are.
func TestFieldsNamedForESignatures(t *testing.T) {
	p := draw("50 50 Company: Acme", "50 70 Number to port: 217-555-0100", "50 200 Zeichnung und Firma")
	formField(p, page.TextField, "Block16_es_:signer:signatureblock", "Jane Doe", 300, 210, 420, 240)
	formField(p, page.TextField, "Dte_es_:signer1:date", "11/17/2026", 450, 210, 520, 240)
	formField(p, page.TextField, "f3_es_:signer1:fullname", "Jane Doe", 300, 280, 420, 300)
	formField(p, page.TextField, "f4_es_:signer1:title", "Treasurer", 450, 280, 520, 300)
	rec := read(t, p)
	wantText(t, rec, porting.Signature, "Jane Doe")
	wantText(t, rec, porting.SignatureDate, "11/17/2026")
	wantText(t, rec, porting.AuthorizedName, "Jane Doe")
	wantText(t, rec, porting.AuthorizedTitle, "Treasurer")
}
