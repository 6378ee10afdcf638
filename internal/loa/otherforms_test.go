package loa

// Forms of small carriers: captions of any words, numbers of boxes, tables without upright
// lines, lists on attachments, sentences.

import (
	"slices"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// under draws values on lines with their captions below: x, y of the line, value, caption.
func under(t *testing.T, rows ...string) *page.Page {
	t.Helper()
	var lines []string
	p := draw()
	for _, r := range rows {
		f := strings.Split(r, "|")
		x, y := f[0], f[1]
		var fx, fy float64
		if n, err := sscan(x+" "+y, &fx, &fy); n != 2 || err != nil {
			t.Fatal(r, err)
		}
		lines = append(lines, x+" "+ftoa(fy-2)+" "+f[2], x+" "+ftoa(fy+11)+" "+f[3])
		p.Rules = append(p.Rules, page.Rule{X0: fx, Y0: fy, X1: fx + 150, Y1: fy})
	}
	q := draw(lines...)
	q.Rules = p.Rules
	return q
}

func TestCaptionsOfAnyWordsUnderLines(t *testing.T) {
	rec := read(t, under(t, "54|100|4 Corners Title Agency|Business or household in whose name the bill comes", "370|100|Brightspeed|Your present telephone company",
		"54|140|8613 9320 1972|Customer account no. on that bill", "290|140|919-929-8039|Billing telephone no. on that bill",
		"54|180|José Bélanger|Name of signer, printed", "300|180|Controller|Signer's position (if a business)"))
	wantText(t, rec, porting.CustomerName, "4 Corners Title Agency")
	wantText(t, rec, porting.CurrentCarrier, "Brightspeed")
	wantText(t, rec, porting.AccountNumber, "8613 9320 1972")
	wantText(t, rec, porting.BTN, "919-929-8039")
	wantText(t, rec, porting.AuthorizedTitle, "Controller")
}

// A value that is too long for its place over the caption stands in two lines there.
func TestValuesWrappedOverCaptions(t *testing.T) {
	p := under(t, "54|140|Fairweather|Printed name", "290|140|Administrator|Title", "54|240|2026-11-20|Date signed")
	p.Words = append(p.Words, draw("54 127 Kristín", "290 127 Business").Words...)
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.AuthorizedName, "Kristín\nFairweather")
	wantText(t, rec, porting.AuthorizedTitle, "Business\nAdministrator")
	if !hasProblem(rec, porting.ProblemAmbiguousLabel, porting.AuthorizedName) {
		t.Error("nothing says that the line above may be of something else")
	}
}

func TestNumbersOfBoxes(t *testing.T) {
	p := &page.Page{Number: 1, Media: porting.Box{0, 0, 612, 792}}
	rows := []string{"Acme Heating|Customer (as on bill)", "CenturyLink|Carrier the customer has", "9 Elm Court, Barre, VT 05641|Service address", "164282856-633X|Account no. with that carrier", "1388|PIN / passcode"}
	for i, r := range rows {
		value, caption, _ := strings.Cut(r, "|")
		y := 100 + 40*float64(i)
		q := draw("56 "+ftoa(y+16)+" "+value, "100 "+ftoa(y+32)+" "+caption)
		n := draw("50 " + ftoa(y+5) + " " + string(rune('1'+i)))
		n.Words[0].Box[3] = n.Words[0].Box[1] + 4 // small type
		p.Words = append(append(p.Words, n.Words...), q.Words...)
		frame(p, 48, y, 300, y+22)
	}
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "Acme Heating")
	wantText(t, rec, porting.CurrentCarrier, "CenturyLink")
	wantText(t, rec, porting.AccountNumber, "164282856-633X")
	wantText(t, rec, porting.PIN, "1388")
}

// A table whose rows lines divide: labels of two lines, each one label.
func TestLabelsOfTwoLinesBetweenRules(t *testing.T) {
	p := draw("54 70 Letter of authorization to bring numbers",
		"54 112 The exact name, as on the bill, of the person or organization", "54 123 that is the customer of record", "390 118 Big Sky Feed",
		"54 152 The carrier you are leaving (the name at the top of", "54 163 the bill)", "390 158 Brightspeed",
		"54 192 Your account number with the carrier you are leaving, with all", "54 203 dashes and zeros", "390 198 MX3339332",
		"54 232 The numbers you are bringing to us", "390 226 314 431 8613, 314 626", "390 238 1884, 314 431 4390",
		"54 272 The day on which you would like the numbers to be with us", "390 272 12/22/2026", "54 312 Printed name", "390 312 Maureen Lindqvist")
	for y := 94.0; y < 340; y += 40 {
		p.Rules = append(p.Rules, page.Rule{X0: 50, Y0: y, X1: 560, Y1: y})
	}
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "Big Sky Feed")
	wantText(t, rec, porting.CurrentCarrier, "Brightspeed")
	wantText(t, rec, porting.AccountNumber, "MX3339332")
	wantText(t, rec, porting.DesiredDueDate, "12/22/2026")
	if got := tns(rec); got != "8613 1884 4390" {
		t.Errorf("numbers %q", got)
	}
}

func TestListsOnAttachments(t *testing.T) {
	first := draw("54 80 Customer name: Day Care Inc", "54 100 Numbers to be ported", "290 100 See Attachment 1", "54 120 Numbers not to be ported", "290 120 See Attachment 2", "54 200 Signature: /s/ Jane Doe")
	port := draw("54 68 Attachment 1 – Numbers to be ported", "54 84 Customer: Day Care Inc", "54 104 608-562-5538", "154 104 608-385-6909", "54 118 608-385-7795", "154 118 608-630-5914")
	keep := draw("54 68 Attachment 2 – Numbers not to be ported", "54 90 608-562-3984", "154 90 608-562-9794")
	rec := read(t, first, port, keep)
	var got []string
	for _, n := range rec.Numbers {
		got = append(got, n.Action+" "+n.TN[8:])
	}
	if s := strings.Join(got, ", "); s != "port 5538, port 6909, port 7795, port 5914, keep 3984, keep 9794" {
		t.Error(s)
	}
}

// A heading in two languages with a remark that goes on in the next line.
func TestKeptNumbersInTwoLanguages(t *testing.T) {
	p := draw("50 60 Customer name: Acme Inc", "50 80 Numbers to transfer:", "54 96 705-831-8331", "50 130 Lines remaining with current provider / Lignes qui demeurent chez le fournisseur actuel (write “None” if all", "50 142 lines are transferred)", "54 160 705-831-5378", "50 240 Signature: /s/ Jane Doe")
	rec := read(t, p)
	if len(rec.Numbers) != 2 || rec.Numbers[0].Action != porting.ActionPort || rec.Numbers[1].Action != porting.ActionKeep {
		t.Errorf("%+v", rec.Numbers)
	}
}

// Numbers in three fields each, under a heading that says in other words that they come.
func TestNumbersInPartsUnderAnyHeading(t *testing.T) {
	p := draw("46 90 1. Subscriber (as billed)", "46 216 7. Numbers Pembina Trails is to receive:", "46 312 8. Not before")
	fields(p, 200, 80, 500, 94, "Hôtel Beau-Séjour", 60, 226, 90, 240, "956", 100, 226, 130, 240, "689", 140, 226, 180, 240, "1923", 220, 226, 250, 240, "956", 260, 226, 290, 240, "963", 300, 226, 340, 240, "5627",
		200, 300, 300, 314, "2026-12-21")
	rec := read(t, p)
	if got := tns(rec); got != "1923 5627" {
		t.Errorf("numbers %q", got)
	}
	wantText(t, rec, porting.DesiredDueDate, "2026-12-21")
}

// That a number of a sentence was left out does not say that no number was found.
func TestNoNumbersAreTold(t *testing.T) {
	rec := read(t, draw("50 60 Customer name: Acme Inc", "50 80 Service address: 5 Elm St, Barre, VT 05641", "50 100 Account number: A-1", "50 140 Questions may be put to the office of the commission under (701) 328-2400 on every working day.", "50 200 Signature: /s/ Jane Doe"))
	told := false
	for _, p := range rec.Problems {
		told = told || strings.Contains(p.Message, "no telephone number to port")
	}
	if len(rec.Numbers) != 0 || !told {
		t.Errorf("%+v %+v", rec.Numbers, rec.Problems)
	}
}

// What stands in parentheses before a blank says nothing of it, and what stands in them
// behind one names it.
func TestAsidesBetweenBlanks(t *testing.T) {
	p := blanks("50 60 To: [Granite Telecom] (current service provider)", "50 90 I, [Priya Lindqvist] , [Chief Financial Officer] of [First Bancshares] (the Customer), with telephone service installed",
		"50 102 at [6412 Elm St, Barre, VT 05641] , appoint Tidewater Telephony as our agent to transfer the number(s): [406-377-4847] .",
		"50 130 Please release the number(s) to Tidewater on [21 Dec 2026] or as soon after that date as the intervals allow.", "50 200 Sincerely,", "50 230 /s/ Priya Lindqvist")
	rec := read(t, p)
	wantText(t, rec, porting.CurrentCarrier, "Granite Telecom")
	wantText(t, rec, porting.AuthorizedName, "Priya Lindqvist")
	wantText(t, rec, porting.AuthorizedTitle, "Chief Financial Officer")
	wantText(t, rec, porting.DesiredDueDate, "21 Dec 2026")
}

// The bar of a section stands over two labels, and is the value of none.
func TestBarsOverLabels(t *testing.T) {
	p := draw("56 115 Your current phone account", "56 131 Carrier", "312 131 Account ID", "56 143 Spectrum Business", "312 143 8898 4813 3534", "56 165 Business name on account", "312 165 Billing phone", "56 177 R&R Tire", "312 177 (919) 371-7326")
	frame(p, 54, 103, 560, 118)
	rec := read(t, p)
	wantText(t, rec, porting.CurrentCarrier, "Spectrum Business")
	wantText(t, rec, porting.AccountNumber, "8898 4813 3534")
}

// Boxes without a word beside them, in two columns of numbers side by side.
func TestSquaresUnderActions(t *testing.T) {
	p := draw("48 100 Customer: Acme Inc", "64 300 Number", "190 300 Transfer", "250 300 Stay", "310 300 Number", "436 300 Transfer", "496 300 Stay",
		"64 316 406-550-3365", "310 316 406-320-4835", "64 334 406-845-1766", "310 334 406-320-7807")
	for _, y := range []float64{306, 324} {
		for _, x := range []float64{200, 256, 446, 502} {
			frame(p, x, y, x+10, y+10)
		}
	}
	for _, at := range [][2]float64{{200, 306}, {446, 306}, {200, 324}, {502, 324}} {
		p.Strokes = append(p.Strokes, page.Stroke{Upright: page.Rect{X0: at[0] + 1, Y0: at[1] + 1, X1: at[0] + 9, Y1: at[1] + 9}, Segments: 1})
	}
	rec := read(t, p)
	var got []string
	for _, n := range rec.Numbers {
		got = append(got, n.TN[8:]+" "+n.Action)
	}
	slices.Sort(got)
	if s := strings.Join(got, ", "); s != "1766 port, 3365 port, 4835 port, 7807 keep" {
		t.Errorf("%s %+v", s, rec.Problems)
	}
}

// Captions at the foot of the cells that hold their values.
func TestCaptionsAtTheFootOfCells(t *testing.T) {
	p := draw("56 112 North Fork Water District", "386 112 2026-11-16", "56 142 415 SW 12th Terrace", "386 142 Coos Bay", "56 172 OR", "116 172 97420", "226 172 000920825", "416 172 541-531-8238", "56 202 Cincinnati Bell", "386 202 Vantek")
	small := draw("54 122 Toll-free subscriber (end user of record)", "384 122 Date", "54 152 Street address", "384 152 City", "54 182 State", "114 182 Zip code", "224 182 Account number", "416 182 Billing telephone number", "54 212 Present carrier", "384 212 Name of new carrier")
	for _, w := range small.Words {
		w.Box[3] = w.Box[1] + 6
	}
	p.Words = append(p.Words, small.Words...)
	for _, c := range [][4]float64{{50, 98, 380, 126}, {380, 98, 560, 126}, {50, 126, 380, 156}, {380, 126, 560, 156}, {50, 156, 110, 186}, {110, 156, 220, 186}, {220, 156, 412, 186}, {412, 156, 560, 186}, {50, 186, 380, 216}, {380, 186, 560, 216}} {
		frame(p, c[0], c[1], c[2], c[3])
	}
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "North Fork Water District")
	wantText(t, rec, porting.CurrentCarrier, "Cincinnati Bell")
	wantText(t, rec, porting.AccountNumber, "000920825")
	wantText(t, rec, porting.BTN, "541-531-8238")
	if f := rec.Fields[porting.ServiceAddress]; f == nil || f.Parts.Street != "415 SW 12th Terrace" || f.Parts.City != "Coos Bay" {
		t.Errorf("service address %+v", f)
	}
}

// Labels and values that bars divide, with and without colons.
func TestPairsBetweenBars(t *testing.T) {
	rec := read(t, draw("50 80 CUSTOMER | Name: Hôtel Beau-Séjour", "50 96 SERVICE AT | 16 Elm St, Coos Bay, OR 97420", "50 112 BILLED AT | 18 Elm St, Coos Bay, OR 97420", "50 128 PRINTED NAME | Curtis E. Nguyen | TITLE | VP of Operations"))
	wantText(t, rec, porting.ServiceAddress, "16 Elm St, Coos Bay, OR 97420")
	wantText(t, rec, porting.BillingAddress, "18 Elm St, Coos Bay, OR 97420")
	wantText(t, rec, porting.AuthorizedName, "Curtis E. Nguyen")
	wantText(t, rec, porting.AuthorizedTitle, "VP of Operations")

	rec = read(t, draw("50 80 Name: Acme Inc", "50 96 Numbers to be ported: 541-868-3288", "50 128 SIGNED |", "140 128 | DATE | Nov. 2, 2026"))
	wantText(t, rec, porting.SignatureDate, "Nov. 2, 2026") // behind the room for a signature
}

// Columns of labels over their values, whose rows are not those of the column beside them,
// and a rule across the page over the last.
func TestColumnsOfCaptions(t *testing.T) {
	p := draw("40 115 Eastgate Dental Group PLLC", "222 115 1400 Old Post Rd", "404 115 José Fairweather", "222 127 St. Louis, MO 63118-2204",
		"40 146 8297 3318 6132 1376", "404 146 Executive Director", "222 158 PO Box 16824", "222 170 Webster Groves, MO 63119", "40 177 314 256 1690", "404 177 Olga Lindqvist",
		"40 220 Numbers to come to Sundog", "40 236 314 256 1690", "40 370 12/21/26", "300 470 November 15, 2026")
	small := draw("40 105 Registered to", "222 105 Service is delivered at", "404 105 Decision maker", "40 136 Account code", "404 136 Position", "222 148 Bills are sent to",
		"40 167 Lead number", "404 167 Day-to-day contact", "40 360 Wanted on", "40 484 Signature of decision maker", "300 484 Date of signature")
	for _, w := range small.Words {
		w.Box[3] = w.Box[1] + 7
	}
	p.Words = append(p.Words, small.Words...)
	p.Rules = append(p.Rules, page.Rule{X0: 40, Y0: 352, X1: 572, Y1: 352})
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.ServiceAddress, "1400 Old Post Rd\nSt. Louis, MO 63118-2204")
	wantText(t, rec, porting.BillingAddress, "PO Box 16824\nWebster Groves, MO 63119")
	wantText(t, rec, porting.AuthorizedTitle, "Executive Director")
	wantText(t, rec, porting.DesiredDueDate, "12/21/26")
}

// The sign for a number behind a label is no part of the code.
func TestNumberSignsBehindLabels(t *testing.T) {
	rec := read(t, draw("50 80 Account name: Acme Inc", "50 96 Account # 329344865-083A", "50 112 Passcode or PIN # blue5033", "50 128 Bill tel. # (541) 916-2219"))
	wantText(t, rec, porting.PIN, "blue5033")
	wantText(t, rec, porting.AccountNumber, "329344865-083A")
	wantText(t, rec, porting.BTN, "(541) 916-2219")
}

// A question after the numbers that stay, and a heading that ends in the name of a company.
func TestHeadingsOfLists(t *testing.T) {
	rec := read(t, draw("50 60 Customer name: Acme Inc", "50 80 Numbers to be ported to The Harlan County Telephone Co.:", "54 96 541-868-3288", "54 110 541-460-3920",
		"50 140 8. Are there any numbers on the account that should stay where they are? List them.", "54 156 541-317-7149", "50 240 Signature: /s/ Jane Doe"))
	var got []string
	for _, n := range rec.Numbers {
		got = append(got, n.TN[8:]+" "+n.Action)
	}
	if s := strings.Join(got, ", "); s != "3288 port, 3920 port, 7149 keep" || rec.Fields[porting.CurrentCarrier] != nil {
		t.Errorf("%s, carrier %v", s, rec.Fields[porting.CurrentCarrier])
	}
}

// What follows a value in its line or its cell, and what one label asks for with another.
func TestValuesWithOthersBehind(t *testing.T) {
	rec := read(t, draw("50 60 Customer name: Acme Inc", "50 80 Requested transfer date: December 17, 2026. Questions? (617) 555-0166.", "50 100 Signer (print) and title: Bao Tuttle, Controller", "50 120 Telephone / e-mail of representative: 541-263-3765  ks@acme.example", "50 160 Signature: /s/ Bao Tuttle"))
	wantText(t, rec, porting.DesiredDueDate, "December 17, 2026")
	wantText(t, rec, porting.AuthorizedName, "Bao Tuttle")
	wantText(t, rec, porting.AuthorizedTitle, "Controller")
	wantText(t, rec, porting.ContactPhone, "541-263-3765")
	wantText(t, rec, porting.ContactEmail, "ks@acme.example")
}

// actions is what a record says of its numbers: the last four digits and the action of each.
func actions(rec *porting.Record) string {
	var got []string
	for _, n := range rec.Numbers {
		got = append(got, n.TN[max(len(n.TN)-4, 0):]+" "+n.Action)
	}
	return strings.Join(got, ", ")
}

// Captions that count numbers by other words than "Number", their values farther away.
func TestCountedWTNs(t *testing.T) {
	rec := read(t, draw("50 60 Customer Name: Acme Inc", "50 90 Section D – Working Telephone Numbers (WTN)", "50 110 WTN 1", "190 110 915 533 7049", "50 126 WTN 2", "190 126 915 533 7079", "50 170 Section E – Authorization"))
	if got := actions(rec); got != "7049 port, 7079 port" {
		t.Errorf("numbers %s", got)
	}
}

// A remark that says why a number stays is no label with a value.
func TestRemarksWithReasons(t *testing.T) {
	p := draw("50 60 Company: Acme Inc", "50 100 Telephone Number", "170 100 Line type", "260 100 Remarks", "50 116 251-968-6895", "170 116 Main", "50 132 251-968-7026", "170 132 Alarm", "260 132 do not port", "50 148 251-968-7162", "170 148 DSL", "260 148 do not port – carries internet")
	if got := actions(read(t, p)); got != "6895 port, 7026 keep, 7162 keep" {
		t.Errorf("numbers %s", got)
	}
}

// A line of a sentence that begins with a word of a label is none.
func TestSentencesThatGoOnWithALabel(t *testing.T) {
	for _, text := range []string{"carrier, where they are billed under account number 0063373-870 with billing telephone number", "carrier, where they are billed"} {
		if m, ok := labels.LOA().Exact(text); ok {
			t.Errorf("%q is a label for %s", text, m.Target)
		}
	}
	if _, ok := labels.LOA().Exact("Account number, from the top of the bill"); !ok {
		t.Error("a remark behind a comma ends the label")
	}
}

// Labels in two languages with a stroke between them, each known by itself.
func TestStrokesBetweenLanguages(t *testing.T) {
	p := draw("50 50 Letter of Authorization / Lettre d’autorisation", "50 90 Company name / Nom de l’entreprise", "50 104 Hôtel Château ltée",
		"50 130 Street address / Adresse de service", "300 130 Unit / Bureau", "50 144 1695, boul. Saint-Régis", "300 144 bureau 300",
		"50 170 City / Ville", "200 170 Province / Province", "300 170 Postal code / Code postal", "50 184 Dorval", "200 184 QC", "300 184 H9P 1H3",
		"50 210 Current carrier / Fournisseur actuel", "50 224 Bell Canada")
	rec := read(t, p)
	if f := rec.Fields[porting.ServiceAddress]; f == nil || f.Parts.Street != "1695, boul. Saint-Régis" || f.Parts.Unit != "bureau 300" || f.Parts.City != "Dorval" || f.Parts.Zip != "H9P 1H3" {
		t.Errorf("service address %+v", f)
	}
	wantText(t, rec, porting.CurrentCarrier, "Bell Canada")
}

// What a range excepts on its own line is not of the range.
func TestRangesWithExceptions(t *testing.T) {
	rec := read(t, draw("50 60 Account name: Acme Inc", "50 90 Numbers to port", "50 106 (606) 248-5020 – (606) 248-5024, except (606) 248-5022 and (606) 248-5023"))
	if got := actions(rec); got != "5020 port, 5021 port, 5024 port, 5022 keep, 5023 keep" || len(rec.Problems) > 0 && rec.Problems[0].Code == porting.ProblemContradiction {
		t.Errorf("numbers %s, problems %v", got, rec.Problems)
	}
}
