package loa

// Tests of layouts that were once read wrong, each on a page drawn for it.

import (
	"slices"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestBoldLabelWrappedValue(t *testing.T) {
	rec := read(t, drawRich("50 50 *Service *Address: 715 29th St", "50 62 Suite 4", "50 74 Topeka, KS 66611", "50 86 *BTN: 785-555-0110"))
	wantText(t, rec, porting.ServiceAddress, "715 29th St\nSuite 4\nTopeka, KS 66611")
	wantText(t, rec, porting.BTN, "785-555-0110")
}

func TestBoxesBehindTheirWords(t *testing.T) {
	p := draw("50 50 Business", "130 50 Residential", "230 50 Full port", "310 50 Partial port")
	for _, x := range []float64{94, 189, 279, 375} {
		frame(p, x, 41, x+9, 50)
	}
	for _, x := range []float64{94, 375} {
		p.Strokes = append(p.Strokes, page.Stroke{Box: porting.Box{x + 1, 743, x + 8, 750}, Segments: 2})
	}
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.CustomerType, "Business")
	wantText(t, rec, porting.PortType, "partial")

	p = draw("50 50 Business", "130 50 Residential", "230 50 Full port", "310 50 Partial port")
	for i, x := range []float64{94, 189, 279, 375} {
		formField(p, page.CheckBox, "cb", "", x, 41, x+9, 50).On = i == 0 || i == 3
	}
	rec = read(t, p)
	wantText(t, rec, porting.CustomerType, "Business")
	wantText(t, rec, porting.PortType, "partial")
}

func TestUnderscoresAroundValues(t *testing.T) {
	rec := read(t, drawRich("50 50 Customer Name: __ ^Prairie Rose ^________________", "50 62 Street Address: __ ^118 B Street ^__________",
		"50 74 City: __ ^Salina ^____ State: _ ^KS ^_ Zip: _ ^67401 ^____", "50 86 Current Provider: ____ ^Cox ^______ Account Number: __________"))
	wantText(t, rec, porting.CustomerName, "Prairie Rose")
	wantText(t, rec, porting.ServiceAddress, "118 B Street\nSalina KS 67401")
	wantText(t, rec, porting.CurrentCarrier, "Cox")
	wantText(t, rec, porting.AccountNumber, "")
}

func TestLeadersPointToTheValue(t *testing.T) {
	rec := read(t, drawRich("50 50 Customer name .................... ", "250 50 Acme Clinic", "50 70 Account number ....................", "250 70 001-88",
		"50 90 Current provider ..................", "250 90 Cox", "50 110 PIN ...................."))
	wantText(t, rec, porting.CustomerName, "Acme Clinic")
	wantText(t, rec, porting.AccountNumber, "001-88")
	wantText(t, rec, porting.CurrentCarrier, "Cox")
	wantText(t, rec, porting.PIN, "")
}

func TestTwoTongues(t *testing.T) {
	rec := read(t, draw("50 50 Company Name / Nombre de la empresa: Acme", "50 70 Número de cuenta / Account Number: 123-4", "50 90 Fournisseur actuel / Current provider: Bell",
		"50 110 Customer / Account Number: 77", "50 130 Title: Owner / Operator"))
	wantText(t, rec, porting.CustomerName, "Acme")
	wantText(t, rec, porting.AccountNumber, "123-4")
	wantText(t, rec, porting.CurrentCarrier, "Bell")
	wantText(t, rec, porting.AuthorizedTitle, "Owner / Operator")
}

func TestLabelWordsInsideAValueCell(t *testing.T) {
	p := draw("54 60 Current Carrier", "154 60 Pioneer Telephone", "154 71 Company", "274 60 Customer", "354 60 Western", "354 71 Account", "354 82 Services",
		"54 110 Account number", "154 110 12-3")
	for _, y := range []float64{46, 96} {
		for i := 0; i < 4; i++ {
			x := []float64{50, 150, 270, 350, 450}
			frame(p, x[i], y, x[i+1], y+50)
		}
	}
	rec := read(t, p)
	wantText(t, rec, porting.CurrentCarrier, "Pioneer Telephone\nCompany")
	wantText(t, rec, porting.CustomerName, "Western\nAccount\nServices")
	wantText(t, rec, porting.AccountNumber, "12-3")
}

func TestHeadingUnderALetterheadsRule(t *testing.T) {
	p := draw("50 40 Northbeam Voice, Inc.", "50 54 4400 Gateway Blvd, Columbus, OH 43219 porting@northbeam.example", "50 76 Section A - New Service Provider",
		"50 92 Company: Northbeam Voice, Inc.", "50 104 Phone: 614-555-0100", "50 130 Section B - Customer", "50 146 Company: Quarry Hill School", "50 158 Phone: 802-555-0181")
	p.Rules = append(p.Rules, page.Rule{X0: 50, Y0: 58, X1: 560, Y1: 58})
	rec := read(t, p)
	wantText(t, rec, porting.NewCarrier, "Northbeam Voice, Inc.")
	wantText(t, rec, porting.CustomerName, "Quarry Hill School")
	wantText(t, rec, porting.ContactPhone, "802-555-0181")
}

func TestDateSpelledOut(t *testing.T) {
	for _, l := range []string{"50 70 Signed this __ ^12th ^__ day of ____ ^November ^____ , _ ^2026 ^_ .", "50 70 Signed this 12th day of November, 2026."} {
		rec := read(t, drawRich("50 50 Customer Name: Acme Clinic", l))
		wantText(t, rec, porting.CustomerName, "Acme Clinic")
		wantText(t, rec, porting.SignatureDate, "12th day of November, 2026")
	}
}

func TestSentenceWithBlanks(t *testing.T) {
	p := draw("50 50 I authorize Northbeam to transfer the telephone number 210-555-0133 , 210-555-0134 from my carrier to", "50 61 Company.",
		"50 80 I understand that only one carrier may be designated per number and that a fee may apply.")
	for _, w := range p.Words {
		if strings.HasPrefix(w.Text, "210") {
			p.Rules = append(p.Rules, page.Rule{X0: w.Upright.X0 - 2, Y0: w.Upright.Y1, X1: w.Upright.X1 + 2, Y1: w.Upright.Y1})
		}
	}
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "")
	if len(rec.Numbers) != 2 || rec.Numbers[1].Action != porting.ActionPort {
		t.Errorf("numbers %+v", rec.Numbers)
	}
}

func TestCaptionsOfParts(t *testing.T) {
	p := draw("50 50 Authorized contact: First", "280 50 Last", "50 90 Service Address: No. & Street", "50 130 City", "230 130 St", "290 130 ZIP")
	for i, f := range []struct {
		value    string
		x, y, x1 float64
	}{{"Lucía", 50, 56, 210}, {"Diaz", 280, 56, 430}, {"7 Harbor Rd", 50, 96, 300}, {"Anchor Bay", 50, 136, 210}, {"CA", 230, 136, 270}, {"95445", 290, 136, 370}} {
		formField(p, page.TextField, string(rune('a'+i)), f.value, f.x, f.y, f.x1, f.y+16)
	}
	rec := read(t, p)
	wantText(t, rec, porting.AuthorizedName, "Lucía Diaz")
	wantText(t, rec, porting.ServiceAddress, "7 Harbor Rd\nAnchor Bay CA 95445")

	p = draw("50 50 Authorized contact: First Lucía Last Diaz", "50 70 Service Address: No. & Street 7 Harbor Rd City Ukiah State CA Zip 95445")
	for _, w := range p.Words {
		if strings.Contains("|Lucía|Diaz|7|Harbor|Rd|Ukiah|CA|95445|", "|"+w.Text+"|") {
			p.Rules = append(p.Rules, page.Rule{X0: w.Upright.X0 - 1, Y0: w.Upright.Y1, X1: w.Upright.X1 + 1, Y1: w.Upright.Y1})
		}
	}
	rec = read(t, p)
	wantText(t, rec, porting.AuthorizedName, "Lucía Diaz")
	wantText(t, rec, porting.ServiceAddress, "7 Harbor Rd Ukiah CA 95445")
}

func TestNewWordings(t *testing.T) {
	rec := read(t, draw("50 50 Business/Residential Name: Acme", "50 70 Releasing Carrier: Cox", "50 90 Contact Person: Skye Ito   Contact TN: 801-555-0179", "50 110 Billing TN: 801-555-0170",
		"50 130 A/C No.: AB-123", "50 150 Print name of signer: Skye Ito", "50 170 FOC Requested: 12/18/2026"))
	for n, want := range map[porting.Name]string{porting.CustomerName: "Acme", porting.CurrentCarrier: "Cox", porting.ContactPhone: "801-555-0179", porting.BTN: "801-555-0170",
		porting.AccountNumber: "AB-123", porting.AuthorizedName: "Skye Ito", porting.DesiredDueDate: "12/18/2026", porting.ContactName: "Skye Ito"} {
		wantText(t, rec, n, want)
	}
	rec = read(t, draw("50 50 Nom de l’entreprise : Acme inc.", "50 70 Numéro de compte : 12-3", "50 90 Fournisseur actuel : Bell"))
	for n, want := range map[porting.Name]string{porting.CustomerName: "Acme inc.", porting.AccountNumber: "12-3", porting.CurrentCarrier: "Bell"} {
		wantText(t, rec, n, want)
	}
}

func TestStateBesideItsLabel(t *testing.T) {
	p := draw("54 60 City", "154 60 Sarasota", "254 60 State", "354 60 FL", "54 80 Losing Provider", "154 80 Frontier", "254 80 Acct", "354 80 FR-0091", "54 100 Svc Address", "154 100 5 Lagoon Way")
	for _, y := range []float64{46, 66, 86} {
		for x := 50.0; x < 450; x += 100 {
			frame(p, x, y, x+100, y+20)
		}
	}
	rec := read(t, p)
	wantText(t, rec, porting.AccountNumber, "FR-0091")
	wantText(t, rec, porting.CurrentCarrier, "Frontier")
	if f := rec.Fields[porting.ServiceAddress]; f == nil || f.Parts == nil || f.Parts.State != "FL" || f.Parts.City != "Sarasota" {
		t.Errorf("service address %+v", f)
	}
}

func TestAddressInRowsOfCells(t *testing.T) {
	p := draw("54 60 Service Address", "254 60 Billing Address", "54 80 12 Main St", "254 80 PO Box 9", "54 100 Suite 4", "54 120 Ogden, UT 84401", "254 120 Ogden, UT 84402")
	for y := 46.0; y < 126; y += 20 {
		frame(p, 50, y, 250, y+20)
		frame(p, 250, y, 450, y+20)
	}
	rec := read(t, p)
	wantText(t, rec, porting.ServiceAddress, "12 Main St\nSuite 4\nOgden, UT 84401")
	wantText(t, rec, porting.BillingAddress, "PO Box 9\nOgden, UT 84402")
}

func TestCarriersSignatureBesideTheCustomers(t *testing.T) {
	rec := read(t, draw("50 50 Customer Name: Acme", "50 150 Northbeam Voice, Inc.", "300 150 Customer", "50 162 Signature: /s/ Carla Nunez", "300 162 Signature: /s/ Jo Tran",
		"50 174 Name: Carla Nunez", "300 174 Name: Jo Tran", "50 186 Title: Porting Manager", "300 186 Title: Owner", "50 198 Date: 11/26/2026", "300 198 Date: 11/27/2026"))
	for n, want := range map[porting.Name]string{porting.Signature: "/s/ Jo Tran", porting.AuthorizedName: "Jo Tran", porting.AuthorizedTitle: "Owner", porting.SignatureDate: "11/27/2026"} {
		wantText(t, rec, n, want)
	}
	if name, _ := look.ServiceName("Jo Tran\nJo Tran (Nov 12, 2026 14:22 CST)"); name != "Jo Tran" {
		t.Errorf("name %q", name)
	}
}

// What a blank form prints is nobody's data.
func TestBlankFormsGiveNothing(t *testing.T) {
	p := draw("50 50 Capacity (circle the appropriate option)", "104 64 Customer", "264 64 Agent", "384 64 Authorised Representative",
		"50 120 which is registered in the Chamber of Commerce of [ under number and the transfer (the Transfer", "50 132 Date): (i) arrange the transfer to the new provider (ii) register the numbers",
		"50 200 The company, registered with the Chamber of Commerce of under number and its seat in the town there")
	for _, x := range []float64{50, 210, 370} {
		frame(p, x, 52, x+160, 68)
	}
	formField(p, page.TextField, "LOCATION / CITY", "LOCATION", 300, 190, 345, 202)
	rec := read(t, p)
	if len(rec.Fields) > 0 {
		for n, f := range rec.Fields {
			t.Errorf("%s = %q", n, f.Text)
		}
	}
}

func TestCombs(t *testing.T) {
	p := draw("50 50 Company Name", "50 90 Account Number", "300 90 State")
	comb := func(x, y float64, text string, n int) {
		for i := 0; i < n; i++ {
			frame(p, x+14*float64(i), y, x+14*float64(i+1), y+15)
			if i < len(text) && text[i] != ' ' {
				at := x + 14*float64(i) + 4
				p.Words = append(p.Words, &page.Word{Text: text[i : i+1], Gap: " ", Size: 10, Read: porting.ReadText, Confidence: 1, Box: porting.Box{at, 792 - y - 12, at + 6, 792 - y - 3}})
			}
		}
	}
	comb(50, 52, "LUNA BAY", 20)
	comb(50, 92, "7788123", 10)
	comb(300, 92, "CA", 2)
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "LUNA BAY")
	wantText(t, rec, porting.AccountNumber, "7788123")

	p = draw("50 50 Zip", "50 64 93001")
	p.Words[1].Box[0], p.Words[1].Box[2] = 54, 116 // digits far apart that were read as one word
	for x := 50.0; x < 120; x += 14 {
		frame(p, x, 53, x+14, 68)
	}
	p.FillUpright()
	if s := layout.New(p); len(s.Cells) != 1 || s.Segments[1].Text != "93001" || s.Segments[1].Cell != 0 {
		t.Errorf("cells %v, text %q in %d", s.Cells, s.Segments[1].Text, s.Segments[1].Cell)
	}
}

func TestWrappedCompanyName(t *testing.T) {
	rec := read(t, draw("50 50 Customer Name: The Board of Trustees", "50 61 of the Regional Library", "50 72 Account Number: 12-3"))
	wantText(t, rec, porting.CustomerName, "The Board of Trustees\nof the Regional Library")
	rec = read(t, draw("50 50 Current carrier:", "200 50 Shenandoah", "200 61 Telecommunications", "50 90 Account Number: 12-3"))
	wantText(t, rec, porting.CurrentCarrier, "Shenandoah\nTelecommunications")
	if !hasProblem(rec, porting.ProblemAmbiguousLabel, porting.CurrentCarrier) {
		t.Errorf("problems %+v", rec.Problems)
	}
}

func TestTwoSignaturesSideBySide(t *testing.T) {
	rec := read(t, draw("50 50 Customer Name: Acme", "50 162 Signature: /s/ Carla Nunez", "300 162 Signature: /s/ Jo Tran"))
	wantText(t, rec, porting.Signature, "/s/ Carla Nunez")
	if !hasProblem(rec, porting.ProblemContradiction, porting.Signature) {
		t.Errorf("problems %+v", rec.Problems)
	}
}

func TestHeadingOverARule(t *testing.T) {
	p := draw("50 50 This letter tells you the date of your last bill and how we write the CSR date", "50 80 Port", "50 96 All of the numbers on the account are to be moved")
	p.Rules = append(p.Rules, page.Rule{X0: 48, Y0: 81, X1: 400, Y1: 81})
	rec := read(t, p)
	for n, f := range rec.Fields {
		t.Errorf("%s = %q", n, f.Text)
	}
}

func TestBusinessLetter(t *testing.T) {
	rec := read(t, draw("50 50 RE: Letter of Authorization - Account No. 99-1233", "50 80 Please accept this letter as authorization to port the following telephone numbers from Ziply Fiber to us:",
		"50 110 208-555-0114", "50 122 208-555-0115", "50 150 Business Name: Selkirk Hardware", "50 180 Sincerely,", "50 210 /s/ Hank Osterhout", "50 222 Hank Osterhout, President"))
	for n, want := range map[porting.Name]string{porting.CustomerName: "Selkirk Hardware", porting.AccountNumber: "99-1233", porting.CurrentCarrier: "Ziply Fiber",
		porting.Signature: "/s/ Hank Osterhout", porting.AuthorizedName: "Hank Osterhout", porting.AuthorizedTitle: "President"} {
		wantText(t, rec, n, want)
	}
	if ps := slices.DeleteFunc(rec.Problems, noAddress); len(ps) > 0 {
		t.Errorf("problems %+v", ps)
	}
}

func TestFieldsOfASentence(t *testing.T) {
	p := draw("50 50 with the name:", "230 50 , a")
	formField(p, page.TextField, "f1", "Delft Tile", 125, 40, 228, 52)
	formField(p, page.TextField, "f2", "LLC", 252, 40, 300, 52)
	wantText(t, read(t, p), porting.CustomerName, "Delft Tile")
}
