package loa

// What stands beside each other: the two carriers, captions of one row, labels and the
// blanks behind them.

import (
	"fmt"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// The sides "from" and "to" end at the bar of the next block, which is as wide as both.
func TestSidesOfOldAndNew(t *testing.T) {
	p := draw("120 62 FROM (current service)", "400 62 TO (new service)", "54 82 Company: CenturyLink", "310 82 Company: Northern Voice Cooperative", "54 102 Account: 00718-44-9920", "310 102 Account: NV-20017",
		"54 122 BTN: 505-555-0142", "310 122 Rep phone: 651-555-0122", "280 152 SUBSCRIBER", "54 172 Business name: Hartwell & Dunne, P.C.", "54 192 Premises address: 4410 Ridge Rd. NW", "54 212 City: Albuquerque", "250 212 State: NM", "376 212 ZIP: 87114-2207",
		"54 260 Numbers to port: 505-555-0142")
	grid(p, []float64{50, 305, 560}, []float64{50, 70, 90, 110, 130})
	grid(p, []float64{50, 560}, []float64{140, 160, 180, 200})
	grid(p, []float64{50, 245, 370, 560}, []float64{200, 220})
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.CurrentCarrier, "CenturyLink")
	wantText(t, rec, porting.NewCarrier, "Northern Voice Cooperative")
	wantText(t, rec, porting.AccountNumber, "00718-44-9920")
	wantText(t, rec, porting.CustomerName, "Hartwell & Dunne, P.C.")
	wantText(t, rec, porting.ServiceAddress, "4410 Ridge Rd. NW\nAlbuquerque NM 87114-2207")
	wantText(t, rec, porting.ContactPhone, "")
}

// Captions numbered "3c", in boxes over their values.
func TestNumberedCaptions(t *testing.T) {
	p := draw("54 62 1 Legal name of subscriber (as billed)", "54 74 Hartwell & Dunne, P.C.", "54 92 3a Number, street and room or suite no.", "54 104 4410 Ridge Rd. NW, Ste. 12-B",
		"54 122 3b City or town", "310 122 3c State", "390 122 3d ZIP code", "54 134 Albuquerque", "310 134 NM", "390 134 87114-2207", "54 160 8 Signature of subscriber", "54 172 /s/ Jane Doe")
	grid(p, []float64{50, 560}, []float64{50, 80, 110})
	grid(p, []float64{50, 305, 385, 560}, []float64{110, 140})
	grid(p, []float64{50, 560}, []float64{150, 180})
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "Hartwell & Dunne, P.C.")
	wantText(t, rec, porting.ServiceAddress, "4410 Ridge Rd. NW, Ste. 12-B\nAlbuquerque NM 87114-2207")
	wantText(t, rec, porting.AuthorizedName, "")
}

// A row of captions of which the first is not known ends the list above it.
func TestListOverCaptions(t *testing.T) {
	p := draw("50 60 Home phone number to transfer", "300 60 Second number", "52 75 (505) 555-0142", "302 75 (505) 555-0143", "50 95 Present outfit", "255 95 Account number shown on bill", "468 95 Last 4 of SSN", "52 110 CenturyLink", "257 110 00718-44-9920", "470 110 4481", "50 150 Signature: /s/ Jane Doe")
	grid(p, []float64{50, 300, 550}, []float64{64, 80})
	grid(p, []float64{50, 255, 466, 550}, []float64{99, 115})
	p.FillUpright()
	rec := read(t, p)
	if len(rec.Numbers) != 2 {
		t.Errorf("%+v", rec.Numbers)
	}
	wantText(t, rec, porting.AccountNumber, "00718-44-9920")
	wantText(t, rec, porting.SSNLast4, "4481")
}

// What stands on the line behind a label that asks for nothing is no blank of a sentence.
func TestLineBehindALabel(t *testing.T) {
	p := draw("50 60 Toll-Free Number(s): 800-555-0107, 800-555-0108", "50 80 The subscriber listed below asks that control of the above toll-free number(s) be moved", "50 100 Subscriber company name", "180 100 Hartwell & Dunne, P.C.", "50 120 Ring-to number", "180 120 505-555-0168", "50 140 Contact e-mail", "180 140 n.dunne@hartwell.example", "50 180 Signature: /s/ Jane Doe")
	for _, y := range []float64{104, 124, 144} {
		p.Rules = append(p.Rules, page.Rule{X0: 178, Y0: y, X1: 500, Y1: y})
	}
	p.FillUpright()
	if rec := read(t, p); len(rec.Numbers) != 2 {
		t.Errorf("%+v", rec.Numbers)
	}
}

// A value that ends where the next column begins is none of its label: "City: |Chattanooga
// State: TN".
func TestValueBeforeALabel(t *testing.T) {
	rec := read(t, draw("50 60 Subscriber name:", "140 60 Blue Heron", "50 80 House #:", "140 80 1802-A", "196 80 Street: Old Mill Pkwy", "50 100 City:", "140 100 Chattanooga State: TN", "300 100 ZIP: 37405",
		"50 120 Carrier now:", "140 120 EPB Fiber", "50 150 End user signature: /s/ Jane Doe   Print: Jane Doe   Title: Owner"))
	wantText(t, rec, porting.ServiceAddress, "1802-A Old Mill Pkwy\nChattanooga TN 37405")
	wantText(t, rec, porting.Signature, "/s/ Jane Doe")
	wantText(t, rec, porting.AuthorizedName, "Jane Doe")
	wantText(t, rec, porting.AuthorizedTitle, "Owner")
}

// Labels that ask for three things together.
func TestThreeBehindOneLabel(t *testing.T) {
	rec := read(t, draw("50 60 Current carrier / account / PIN: Verizon / A0034-7781-B / parish19", "50 80 Numbers to port: 802-555-0142"))
	wantText(t, rec, porting.CurrentCarrier, "Verizon")
	wantText(t, rec, porting.AccountNumber, "A0034-7781-B")
	wantText(t, rec, porting.PIN, "parish19")
	rec = read(t, draw("50 60 Carrier, account number and PIN: EPB Fiber Optics, 423-266-0188-014, 0417", "50 80 Numbers to port: 802-555-0142"))
	wantText(t, rec, porting.CurrentCarrier, "EPB Fiber Optics")
	wantText(t, rec, porting.AccountNumber, "423-266-0188-014")
	wantText(t, rec, porting.PIN, "0417")
	// too few parts: whose they are is not certain
	rec = read(t, draw("50 60 Current carrier / account / PIN: A0034-7781-B / parish19", "50 80 Numbers to port: 802-555-0142"))
	for n, f := range rec.Fields {
		if n != porting.PortType && !hasProblem(rec, porting.ProblemAmbiguousLabel, n) {
			t.Errorf("%s: %q without a doubt", n, f.Text)
		}
	}
}

// A name that stands once more, in a script or behind an X, is the signature.
func TestSignedTwice(t *testing.T) {
	rec := read(t, drawRich("50 60 Customer Name: Acme, Inc.", "50 80 Numbers to port: 802-555-0142", "50 120 Authorized by: Thomas McAleer, Pastor", "50 140 X Thomas McAleer   11/02/2026"))
	wantText(t, rec, porting.Signature, "Thomas McAleer")
	wantText(t, rec, porting.SignatureDate, "11/02/2026")
	rec = read(t, drawRich("50 60 Customer Name: Acme, Inc.", "50 80 Numbers to port: 802-555-0142", "50 120 I am allowed to make this request.", "50 140 *Marisol *Ruiz", "50 152 Marisol Ruiz", "50 164 Practice Manager", "50 176 August 27, 2026"))
	wantText(t, rec, porting.Signature, "Marisol Ruiz")
	wantText(t, rec, porting.AuthorizedName, "Marisol Ruiz")
	wantText(t, rec, porting.AuthorizedTitle, "Practice Manager")
	wantText(t, rec, porting.SignatureDate, "August 27, 2026")
	// in the same type it is only repeated
	rec = read(t, drawRich("50 60 Customer Name: Acme, Inc.", "50 80 Numbers to port: 802-555-0142", "50 120 Authorized by: Marisol Ruiz", "50 140 Marisol Ruiz"))
	wantText(t, rec, porting.Signature, "")
}

// "Signed" over a date asks for the date, where nothing else does.
func TestSignedOn(t *testing.T) {
	rec := read(t, drawRich("50 60 Customer Name: Acme, Inc.", "50 80 Authorized by: Marisol Ruiz", "50 100 Numbers to port: 802-555-0142", "50 140 *Marisol *Ruiz", "50 160 SIGNED", "50 171 August 27, 2026"))
	wantText(t, rec, porting.Signature, "Marisol Ruiz")
	wantText(t, rec, porting.SignatureDate, "August 27, 2026")
}

// Name, office and date in one line under a signature.
func TestDateBehindTheOffice(t *testing.T) {
	rec := read(t, draw("50 60 Customer Name: Acme, Inc.", "50 80 Numbers to port: 802-555-0142", "50 120 Authorized signature: /s/ Marisol Ruiz", "50 134 Marisol Ruiz, Practice Manager — 08/27/2026"))
	wantText(t, rec, porting.AuthorizedName, "Marisol Ruiz")
	wantText(t, rec, porting.AuthorizedTitle, "Practice Manager")
	wantText(t, rec, porting.SignatureDate, "08/27/2026")
}

// An answer with more words behind it.
func TestAnswerWithWordsBehind(t *testing.T) {
	rec := read(t, draw("50 60 Customer Name: Acme, Inc.", "50 80 Port type:", "110 80 Full – all numbers on the account", "50 100 Numbers to port: 802-555-0142"))
	wantText(t, rec, porting.PortType, "full")
	rec = read(t, draw("50 60 Customer Name: Acme, Inc.", "50 80 Port type:", "110 80 Full / Partial", "50 100 Numbers to port: 802-555-0142"))
	wantText(t, rec, porting.PortType, "")
}

// The sentence that announces numbers over two lines names an account, which is none of them.
func TestAnnouncedBehindAnAccount(t *testing.T) {
	rec := read(t, draw("50 60 Please port the following telephone numbers from Cox Business (account 480-266-0188-014, PIN 0417) to", "50 72 Ridgeline Voice, LLC: 480-555-0181, 480-555-0182 and 480-555-0183.", "50 100 Sincerely,", "50 130 Jane Doe"))
	if len(rec.Numbers) != 3 {
		t.Errorf("%+v", rec.Numbers)
	}
	guessed(t, rec, porting.PIN, "0417")
}

// A table that goes on at the head of the next page, without its headings.
func TestTableOverPages(t *testing.T) {
	xs := []float64{50, 80, 200, 280, 400}
	head := []string{"50 60 Customer of record: Acme, Inc.", "52 632 #", "85 632 TN", "205 632 Action", "285 632 Location"}
	var rows, more []string
	for i := range 6 {
		rows = append(rows, fmt.Sprintf("52 %d %d", 652+20*i, i+1), fmt.Sprintf("85 %d 520-457-01%02d", 652+20*i, i), fmt.Sprintf("205 %d Port", 652+20*i))
		more = append(more, fmt.Sprintf("52 %d %d", 52+20*i, i+7), fmt.Sprintf("85 %d 520-457-01%02d", 52+20*i, i+6), fmt.Sprintf("205 %d %s", 52+20*i, []string{"Port", "Keep"}[i%2]))
	}
	p := table(draw(append(head, rows...)...), 620, 20, xs, 7)
	q := table(draw(append(more, "50 220 Customer signature: /s/ Jane Doe")...), 40, 20, xs, 6)
	rec := read(t, p, q)
	kept := 0
	for _, n := range rec.Numbers {
		if n.Action == porting.ActionKeep {
			kept++
		}
	}
	if len(rec.Numbers) != 12 || kept != 3 {
		t.Errorf("%d numbers, %d kept: %+v", len(rec.Numbers), kept, rec.Problems)
	}
}

// A table that gives an address for each number has none for the letter that is certain.
func TestAddressesOfATable(t *testing.T) {
	for second, doubt := range map[string]bool{"9 Oak Ave, Troy, NY 12180": true, "5 Elm St, Barre, VT 05641": false} {
		p := table(draw("50 60 Customer: Acme, Inc.", "54 92 Telephone Number", "184 92 Service Address of the Number", "54 112 503-447-1075", "184 112 5 Elm St, Barre, VT 05641", "54 132 503-447-1078", "184 132 "+second), 80, 20, []float64{50, 180, 450}, 3)
		rec := read(t, p)
		wantText(t, rec, porting.ServiceAddress, "5 Elm St, Barre, VT 05641")
		if got := hasProblem(rec, porting.ProblemAmbiguousLabel, porting.ServiceAddress); got != doubt || len(rec.Numbers) != 2 {
			t.Errorf("%q: in doubt %v, %+v", second, got, rec.Numbers)
		}
	}
}

// Forms set in one face and filled in with another: what is set as the labels are is a
// caption, of whatever words, and no value.
func TestCaptionsByTheirType(t *testing.T) {
	p := draw("54 62 Provider of record after the change", "54 74 Copper, Inc.", "54 92 Firm that pays at present", "310 92 Suite / floor / lot", "54 104 A-1 Lock & Key", "310 104 #14", "54 122 City", "222 122 State or province", "433 122 Postal code", "54 134 Portland", "222 134 OR", "433 134 97220",
		"54 152 Company that bills you now", "310 152 Billing telephone no.", "54 164 CenturyLink", "310 164 (503) 255-8467", "54 182 Customer account no.", "310 182 PIN or password on file", "54 194 503-255-7110 644B", "310 194 8841", "54 212 Colour of the door", "310 212 Date wanted", "54 224 Green", "310 224 12/14/2026")
	const typed = " Copper, Inc. A-1 Lock & Key #14 Portland OR 97220 CenturyLink (503) 255-8467 503-255-7110 644B 8841 Green 12/14/2026 "
	for _, w := range p.Words {
		if w.Font, w.Size = "Captions", 7; strings.Contains(typed, " "+w.Text+" ") {
			w.Font, w.Size = "Typed", 10
		}
	}
	for y := 50.0; y < 230; y += 30 {
		grid(p, []float64{50, 305, 560}, []float64{y, y + 30})
	}
	p.FillUpright()
	rec := read(t, p)
	for n, f := range rec.Fields {
		if strings.Contains(f.Text, "present") || strings.Contains(f.Text, "floor") || strings.Contains(f.Text, "Colour") || strings.Contains(f.Text, "Green") {
			t.Errorf("%s: %q", n, f.Text)
		}
	}
	wantText(t, rec, porting.CurrentCarrier, "CenturyLink")
	wantText(t, rec, porting.AccountNumber, "503-255-7110 644B")
	wantText(t, rec, porting.PIN, "8841")
}

// The passcode behind "if any:" is its value.
func TestValueBehindAnAside(t *testing.T) {
	rec := read(t, draw("50 60 Customer: Acme, Inc.", "50 80 Account no. with them: 8383930010447721   Passcode, if any: 4821", "50 100 Numbers to leave with the old company (they keep billing you for these)", "60 114 319-296-4054", "50 140 Numbers to port: 319-296-7537", "50 160 Acct # w/ losing LSP: TN-16440-3   BTN w/ losing LSP: 616-458-2201"))
	wantText(t, rec, porting.PIN, "4821")
	wantText(t, rec, porting.BTN, "616-458-2201")
	wantNumbers(t, rec, "4054 keep", "7537 port")
}

// Labels that a stroke says again in another language, set apart by italics.
func TestSaidAgainBehindAStroke(t *testing.T) {
	p := draw("54 30 Lettre d’autorisation de transfert de numéros de téléphone du fournisseur actuel", "54 62 Registered name of the end user", "202 62 / Raison sociale", "304 62 Lefebvre et Fils Ltée", "54 82 Account no.", "110 82 / Nº de compte", "304 82 514 844-2090 (112)", "54 102 Date signed", "110 102 / Date de signature", "304 102 2026-11-03")
	for _, w := range p.Words {
		if w.Font = "Roman"; strings.Contains(" / Raison sociale Nº de compte signature ", " "+w.Text+" ") {
			w.Font = "Italic"
		}
	}
	grid(p, []float64{50, 300, 560}, []float64{50, 70, 90, 110})
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "Lefebvre et Fils Ltée")
	wantText(t, rec, porting.AccountNumber, "514 844-2090 (112)")
	wantText(t, rec, porting.SignatureDate, "2026-11-03")
}

// Blanks behind "at" and "by", which say less than other words.
func TestSentenceOfWhoBills(t *testing.T) {
	rec := read(t, blanks("50 60 Billed to [Blue Heron, PLLC] by [EPB Fiber Optics]", "50 80 at [1802-A Old Mill Pkwy, Bldg. 3, Chattanooga, TN 37405]", "50 100 account number [423-266-0188-014] and the PIN of the account is [0417]", "50 130 Numbers to port: 802-555-0142"))
	wantText(t, rec, porting.CurrentCarrier, "EPB Fiber Optics")
	guessed(t, rec, porting.ServiceAddress, "1802-A Old Mill Pkwy, Bldg. 3, Chattanooga, TN 37405")
}

// The date that stands behind a signature is none of it.
func TestDateBehindASignature(t *testing.T) {
	for text, want := range map[string]string{
		"Jane M. Doe on October 19, 2026":   "Jane M. Doe",
		"/s/ Jane M. Doe, 10/19/2026":       "/s/ Jane M. Doe",
		"Jane M. Doe, dated 19 Oct 2026":    "Jane M. Doe",
		"Jane M. Doe (October 19th, 2026).": "Jane M. Doe",
	} {
		rec := read(t, draw("50 50 Customer Name: Acme, Inc.", "50 70 Numbers to port: 802-555-0142", "50 90 Signed: "+text))
		wantText(t, rec, porting.Signature, want)
		if f := rec.Fields[porting.SignatureDate]; f == nil || hasProblem(rec, porting.ProblemAmbiguousLabel, porting.Signature) {
			t.Errorf("%q: date %+v, %v", text, f, rec.Problems)
		}
	}
}
