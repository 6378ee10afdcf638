package loa

// Captions that say more than what they ask for, and captions that say less.

import (
	"slices"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// A caption below the line that says of what its value consists; the two sides in boxes
// under bars of their own, whose sections end with the boxes.
func TestCaptionsThatSayTheParts(t *testing.T) {
	p := draw("44 85 FROM   (company you are leaving)", "324 85 TO   (company you are joining)",
		"44 124 Company name", "324 124 Company name", "44 157 Account number as printed on its invoice", "324 157 Order reference (ours)",
		"36 223 End user", "36 265 Legal or business name on the account",
		"36 297 Place where the lines are installed: street, suite", "316 297 City, state, zip",
		"36 330 Mailing address for bills, if different: street or box", "316 330 City, state, zip",
		"36 380 Numbers to transfer", "36 564 Signature", "300 564 Date signed", "36 599 Printed name", "300 599 Title")
	for _, x := range []float64{36, 316} {
		frame(p, x, 72, x+260, 90)
		frame(p, x, 90, x+260, 165)
	}
	fields(p, 44, 96, 290, 111, "Windstream", 324, 96, 568, 111, "Palmetto VoIP, LLC", 44, 129, 290, 144, "WRV-000417", 324, 129, 568, 144, "PV-88120",
		36, 236, 386, 251, "Whitcomb Clinic", 36, 269, 306, 284, "26 34th Street, Bldg C", 316, 269, 576, 284, "Gainesville, FL 32608",
		36, 302, 306, 317, "P.O. Box 1402", 316, 302, 576, 317, "Gainesville, FL 32602-1402", 36, 391, 160, 406, "3525550133", 172, 391, 296, 406, "3525550134",
		36, 536, 286, 551, "/s/ Pat Whitcomb", 300, 536, 430, 551, "November 17, 2026", 36, 571, 286, 586, "Pat Whitcomb", 300, 571, 576, 586, "Owner")
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "Whitcomb Clinic")
	wantText(t, rec, porting.CurrentCarrier, "Windstream")
	wantText(t, rec, porting.NewCarrier, "Palmetto VoIP, LLC")
	wantText(t, rec, porting.ServiceAddress, "26 34th Street, Bldg C Gainesville, FL 32608")
	wantText(t, rec, porting.BillingAddress, "P.O. Box 1402 Gainesville, FL 32602-1402")
}

func TestCaptionsThatAskLineByLine(t *testing.T) {
	p := draw("39 96 Account holder: name on line 1, service address below", "317 96 Losing provider: name / account no. / BTN, each on its line",
		"38 111 Tri-County Gin", "38 123 7785 FM 1585", "38 135 Lubbock, TX 79424", "316 111 Lumen (Level 3)", "316 123 5-QXKP-7731", "316 135 806-555-0130", "39 189 Signature: /s/ Al McCoy")
	frame(p, 36, 97, 296, 150)
	frame(p, 314, 97, 574, 150)
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "Tri-County Gin")
	wantText(t, rec, porting.ServiceAddress, "7785 FM 1585\nLubbock, TX 79424")
	wantText(t, rec, porting.CurrentCarrier, "Lumen (Level 3)")
	wantText(t, rec, porting.AccountNumber, "5-QXKP-7731")
	wantText(t, rec, porting.BTN, "806-555-0130")
}

// Captions that only count: what heads the list stands above, in words of its own.
func TestCaptionsThatCount(t *testing.T) {
	p := draw("36 29 Keep-Your-Number Request", "400 29 1-888-555-0142", "36 69 Business name", "36 346 STEP 3 Which numbers do you want to bring to BrightWire?",
		"36 383 Number 1", "218 383 Number 2", "400 383 Number 3", "36 509 Print your name")
	fields(p, 36, 70, 366, 86, "Northgate Church", 36, 383, 196, 399, "4025550126", 218, 383, 378, 399, "4025550128", 400, 383, 560, 399, "", 36, 510, 286, 526, "Ann Castle")
	rec := read(t, p)
	if got := tns(rec); got != "0126 0128" {
		t.Errorf("numbers %q", got)
	}
	p = draw("40 38 ATTACHMENT", "40 74 End user name", "40 94 BTN (old)", "40 130 TN 1", "312 130 TN 2", "40 152 TN 3")
	fields(p, 152, 62, 300, 77, "Stone Inn", 152, 82, 300, 97, "207-555-0166", 80, 118, 300, 133, "207-555-0166", 352, 118, 572, 133, "207-555-0167", 80, 140, 300, 155, "")
	if got := tns(read(t, p)); got != "0166 0167" {
		t.Errorf("numbers %q", got)
	}
}

// An answer beside a box says how much is ported, and heads no list.
func TestAnswersThatSpeakOfTheRest(t *testing.T) {
	p := draw("36 60 Business name: Northgate Church", "36 340 Numbers to port:", "222 364 Only these; the rest stay where they are")
	formField(p, page.RadioButton, "some", "some", 209, 354, 218, 363).On = true
	fields(p, 36, 376, 196, 392, "413-555-0195", 218, 376, 378, 392, "413-555-0196")
	rec := read(t, p)
	if got := tns(rec); got != "0195 0196" || rec.Numbers[0].Action != porting.ActionPort || rec.Numbers[1].Action != porting.ActionPort {
		t.Errorf("%+v", rec.Numbers)
	}
}

// A caption that only asks to choose stands for the question above it; where none of the
// choices fits, the answer was written beside them.
func TestCaptionsThatAskToChoose(t *testing.T) {
	form := func(chosen, written string) *porting.Record {
		p := draw("36 69 Business name", "36 214 STEP 2 Who do you pay for phone service now?", "36 233 Choose from the list", "226 233 Not in the list? Write it here", "36 267 Account number there")
		fields(p, 36, 70, 366, 86, "Northgate Church", 36, 268, 326, 284, "84957411")
		formField(p, page.ComboBox, "provider", chosen, 36, 233, 216, 249)
		formField(p, page.TextField, "other", written, 226, 233, 476, 249)
		return read(t, p)
	}
	wantText(t, form("Spectrum", ""), porting.CurrentCarrier, "Spectrum")
	wantText(t, form("Other (write in)", "Pottawatomie Tel."), porting.CurrentCarrier, "Pottawatomie Tel.")
}

// A part of an address under a caption that nobody knows is told, and not lost.
func TestAddressPartsUnderUnknownCaptions(t *testing.T) {
	form := func(caption string) *porting.Record {
		p := draw("40 135 House no.", "116 135 Street", "364 135 "+caption, "44 150 9034", "118 150 Industrial Pkwy", "370 150 #14",
			"40 163 Town", "310 163 State", "385 163 ZIP", "44 178 Chattanooga", "314 178 TN", "390 178 37421", "40 209 Signature: /s/ Al McCoy")
		for _, x := range [][4]float64{{36, 123, 112, 152}, {112, 123, 360, 152}, {360, 123, 570, 152}, {36, 152, 306, 181}, {306, 152, 380, 181}, {380, 152, 570, 181}} {
			frame(p, x[0], x[1], x[2], x[3])
		}
		return read(t, p)
	}
	wantText(t, form("5 Suite / Rm / Fl"), porting.ServiceAddress, "9034 Industrial Pkwy #14\nChattanooga TN 37421")
	if rec := form("Quatrefoil"); !hasProblem(rec, porting.ProblemAmbiguousLabel, porting.ServiceAddress) {
		t.Errorf("nothing is told of a part left out: %s", brief(rec))
	}
	// one field for the street and its suite
	wantText(t, read(t, draw("40 59 Customer name: Acme Inc", "40 79 Street, incl. suite or floor: 1187 N. Fairmount Ave., Ste. 210", "40 99 City, State, Zip: Wichita, KS 67208", "40 119 Signature: /s/ Al McCoy")),
		porting.ServiceAddress, "1187 N. Fairmount Ave., Ste. 210\nWichita, KS 67208")
}

// Columns "Moves" and "Stays" with marks, and a question whose boxes stand beside it.
func TestColumnsOfMovesAndStays(t *testing.T) {
	p := draw("48 109 Company: Acme", "111 169 Telephone number", "240 169 Moves", "296 169 Stays", "80 187 952-555-0107", "248 187 X", "80 205 952-555-0116", "304 205 X")
	for y := 156.0; y < 210; y += 18 {
		for _, x := range [][2]float64{{72, 230}, {230, 290}, {290, 330}} {
			frame(p, x[0], y, x[1], y+18)
		}
	}
	rec := read(t, p)
	if len(rec.Numbers) != 2 || rec.Numbers[0].Action != porting.ActionPort || rec.Numbers[1].Action != porting.ActionKeep {
		t.Errorf("%+v", rec.Numbers)
	}
	rec = read(t, draw("48 109 Company: Acme", "48 129 Moving:", "100 129 [ ] every number on that account", "300 129 [X] only the numbers listed below", "48 149 Numbers to come over to us", "52 167 1.", "70 167 316-555-0141", "52 185 2.", "70 185 316-555-0142"))
	if len(rec.Numbers) != 2 || slices.ContainsFunc(rec.Problems, func(p porting.Problem) bool { return p.TN != "" }) {
		t.Errorf("%+v %+v", rec.Numbers, rec.Problems)
	}
}

// A list that a clause announces, in the middle of its line, begins where the line does.
func TestListsAnnouncedByClauses(t *testing.T) {
	p := draw("60 149 I, Eamon Quinn, serving as Proprietor of", "60 169 Quinn's Pub (“Customer”), with telephone service", "60 189 installed at 218 Main St, Galena, IL 61036, hereby authorize Riverbend Telco to act as its agent",
		"60 257 and the billing telephone number is 815-555-0114", "351 257 , the following telephone numbers:", "80 284 (a) 815-555-0114", "320 284 (b) 815-555-0115", "80 307 (c)", "107 307 815-555-0118", "320 307 (d)", "60 369 Signed: /s/ Eamon Quinn")
	rec := read(t, p)
	if got := tns(rec); got != "0114 0115 0118" {
		t.Errorf("numbers %q", got)
	}
	if f := rec.Fields[porting.CurrentCarrier]; f != nil {
		t.Errorf("%q is no carrier", f.Text)
	}
}

// A mark that was typed over a printed box ticks it.
func TestMarksOverBoxes(t *testing.T) {
	p := draw("48 109 Company: Acme", "48 129 Type of order:", "130 129 ☐", "145 129 Complete", "230 129 ☐", "245 129 Partial", "48 149 Numbers to port:", "48 169 316-555-0141")
	over := draw("231 129 X").Words[0]
	p.Words = append(p.Words, over)
	p.FillUpright()
	wantText(t, read(t, p), porting.PortType, "partial")
	if text := strings.Join(strings.Fields(brief(read(t, p))), " "); strings.Contains(text, "full") {
		t.Error(text)
	}
}

// A picture of a signature that an image field holds, as Acrobat makes them.
func TestSignatureInImageField(t *testing.T) {
	form := func(ink bool) *porting.Record {
		p := draw("40 50 Customer name: Acme", "40 90 Authorized signer: Jane Doe", "40 130 Signature", "382 130 Signed on", "440 130 11/20/2026")
		formField(p, page.PushButton, "ImageField1", "", 152, 100, 370, 132).Ink = ink
		return read(t, p)
	}
	wantText(t, form(true), porting.Signature, "[signed]")
	if f := form(false).Fields[porting.Signature]; f != nil {
		t.Errorf("an empty image field is read as a signature: %+v", f)
	}
}
