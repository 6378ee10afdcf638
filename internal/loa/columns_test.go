package loa

// What stands beside each other: the two carriers, captions of one row, labels and the
// blanks behind them.

import (
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
