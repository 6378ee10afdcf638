package loa

import (
	"slices"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
)

// What machines print over the pages changes nothing of what a letter says: a list goes on
// past it, and a letter has its own date.
func TestWhatMachinesPrintOnPages(t *testing.T) {
	lines := [][]string{
		{"50 80 Acme Yoga, Inc.", "50 94 5 Elm St", "50 108 Barre, VT 05641", "50 140 November 9, 2026", "50 170 To Whom It May Concern:",
			"50 200 I authorize Meridian Voice LLC to transfer the service of Acme Yoga, Inc. from Vonage.", "50 230 Please port the following telephone numbers:",
			"50 250 802-555-0141", "50 264 802-555-0142", "50 278 802-555-0143"},
		{"50 90 802-555-0144", "50 104 802-555-0145", "50 150 Sincerely,", "50 180 Jo Tran", "50 194 Jo Tran", "50 208 Owner"},
	}
	want := func(name string, over ...[]string) {
		t.Helper()
		rec := read(t, draw(append(lines[0][:len(lines[0]):len(lines[0])], over[0]...)...), draw(append(lines[1][:len(lines[1]):len(lines[1])], over[1]...)...))
		if len(rec.Numbers) != 5 {
			t.Errorf("%s: %d numbers: %v", name, len(rec.Numbers), rec.Problems)
		}
		wantText(t, rec, porting.CustomerName, "Acme Yoga, Inc.")
		wantText(t, rec, porting.SignatureDate, "November 9, 2026")
	}
	want("nothing", nil, nil)
	want("a fax machine", []string{"40 20 11/20/2026 10:14 AM  FROM: 6175550199  TO: 8005550134   PAGE 001 OF 002"}, []string{"40 20 11/20/2026 10:14 AM  FROM: 6175550199  TO: 8005550134   PAGE 002 OF 002"})
	want("another", []string{"40 16 Nov 20 2026 10:14:09", "240 16 ACME YOGA -> 8005550134", "500 16 p.1"}, []string{"40 16 Nov 20 2026 10:14:22", "240 16 ACME YOGA -> 8005550134", "500 16 p.2"})
	want("an envelope", []string{"20 16 DocuSign Envelope ID: 8F3B2C1A-77D1-4E2B-9C44-1B2A3C4D5E6F"}, []string{"20 16 DocuSign Envelope ID: 8F3B2C1A-77D1-4E2B-9C44-1B2A3C4D5E6F"})
	want("page numbers", []string{"500 20 Page 1 of 2"}, []string{"500 20 Page 2 of 2"})
	want("a stamp", []string{"430 60 RECEIVED", "425 74 NOV 20 2026"}, nil)

	rec := read(t, draw(append(lines[0], "40 20 11/20/2026 10:14 AM  FROM: 6175550199  TO: 8005550134   P.1")...))
	if !slices.ContainsFunc(rec.Unused, func(u porting.Unused) bool { return strings.Contains(u.Label, "6175550199") }) {
		t.Errorf("the fax machine's number is not accounted for: %v", rec.Unused)
	}
	// The same words in a letter are the letter's.
	rec = read(t, draw("50 20 Customer: Acme, Inc.", "50 34 Desired due date: 11/20/2026 10:14 AM to 11:00 AM", "50 60 Port: 802-555-0142"))
	if rec.Fields[porting.DesiredDueDate] == nil {
		t.Errorf("no due date: %v", rec.Problems)
	}
}

// The cover of a fax says that a letter of authorization follows, and is none.
func TestCoverOfAFax(t *testing.T) {
	cover := draw("60 60 FAX", "60 110 To:", "140 110 Porting Desk", "60 130 Fax:", "140 130 800-555-0134", "60 150 From:", "140 150 Dana Whitfield", "60 170 Phone:", "140 170 617-555-0199",
		"60 190 Date:", "140 190 November 20, 2026", "60 210 Pages:", "140 210 2 including cover", "60 230 Re:", "140 230 LOA for number port", "60 270 Please find attached our signed letter of authorization.")
	letter := draw("50 80 Acme Yoga, Inc.", "50 94 5 Elm St", "50 108 Barre, VT 05641", "50 140 November 9, 2026", "50 170 To Whom It May Concern:",
		"50 200 I authorize Meridian Voice LLC to port the number 802-555-0141 of Acme Yoga, Inc. from Vonage.", "50 250 Sincerely,", "50 280 Jo Tran", "50 294 Owner")
	rec := read(t, cover, letter)
	wantText(t, rec, porting.SignatureDate, "November 9, 2026")
	wantText(t, rec, porting.CustomerName, "Acme Yoga, Inc.")
	wantText(t, rec, porting.ContactPhone, "")
	if len(rec.Numbers) != 1 {
		t.Errorf("%v", rec.Numbers)
	}
}

// A telephone number in the foot of a page makes no number to port of one that stands in a
// sentence below the list.
func TestContactBelowAListOverAFoot(t *testing.T) {
	rec := read(t, draw("50 80 Acme Yoga, Inc. authorizes Meridian Voice LLC to act as its agent in porting the telephone numbers listed below.", "50 110 Please port the following telephone numbers:",
		"80 130 802-555-0141", "80 144 802-555-0142", "50 180 We would like the port to take place on December 6, 2026. Acme Yoga, Inc. understands", "50 194 that early termination charges may apply. Questions may be directed to Harold Nguyen at",
		"50 208 503-778-7320 or harold@acme.example.", "50 240 Sincerely,", "50 270 Jo Tran", "60 770 Meridian Voice LLC | 500 Commerce Pkwy, Suite 900, Plano, TX 75024 | Phone 800-555-0144 | porting@meridian.example"))
	if len(rec.Numbers) != 2 {
		t.Errorf("%v", rec.Numbers)
	}
	for _, p := range rec.Problems {
		if strings.Contains(p.Message, "800-555-0144") {
			t.Errorf("%v", p)
		}
	}
}

// The mail that a letter came with is none of it.
func TestMailBeforeALetter(t *testing.T) {
	mail := draw("60 60 From: Dana Whitfield <dana@reseller.example>", "60 76 Sent: Friday, November 20, 2026 10:14 AM", "60 92 To: porting@carrier.example", "60 108 Subject: LOA attached", "60 140 Hi team,",
		"60 170 The signed LOA is attached. Let me know if you need anything else.", "60 200 Thanks,", "60 216 Dana Whitfield", "60 232 Porting Coordinator", "60 248 617-555-0199")
	letter := draw("50 80 Acme Yoga, Inc.", "50 94 5 Elm St", "50 108 Barre, VT 05641", "50 140 November 9, 2026", "50 170 To Whom It May Concern:",
		"50 200 I authorize Meridian Voice LLC to port the number 802-555-0141 of Acme Yoga, Inc. from Vonage.", "50 250 Sincerely,", "50 280 Jo Tran", "50 294 Owner")
	rec := read(t, mail, letter)
	wantText(t, rec, porting.SignatureDate, "November 9, 2026")
	wantText(t, rec, porting.AuthorizedName, "Jo Tran")
	if len(rec.Numbers) != 1 {
		t.Errorf("%v", rec.Numbers)
	}
}
