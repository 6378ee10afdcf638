package loa

// Forms that were filled by programs that know no forms: text typed over blank fields,
// into printed brackets, over printed boxes to tick, behind a colon.

import (
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// typed adds words as a typewriter tool does: last of all, in type of its own.
func typed(p *page.Page, lines ...string) {
	for _, w := range draw(lines...).Words {
		w.Font, w.Drawn = "Typewriter", 1000+w.Drawn
		p.Words = append(p.Words, w)
	}
}

func TestTypedOverBlankFields(t *testing.T) {
	p := draw("50 50 Customer name:", "50 80 Service address:", "50 110 Account number:", "50 140 Numbers to be ported:")
	for _, w := range p.Words {
		w.Font = "Form"
	}
	for i := range 4 {
		formField(p, page.TextField, "Text1", "", 200, 38+30*float64(i), 400, 54+30*float64(i))
	}
	typed(p, "204 50 Joris Hoekstra", "204 80 14 Windmill Ct, Pella, IA 50219", "204 110 77-1", "204 140 641-555-0190")
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "Joris Hoekstra")
	wantText(t, rec, porting.ServiceAddress, "14 Windmill Ct, Pella, IA 50219")
	wantText(t, rec, porting.AccountNumber, "77-1")
	if got := tns(rec); got != "0190" || rec.Fields[porting.CustomerName].Read != porting.ReadText {
		t.Error(got, rec.Fields[porting.CustomerName].Read)
	}
}

func TestTypedIntoBrackets(t *testing.T) {
	p := draw("50 50 with the name: [", "262 50 ], a [", "330 50 ], with offices in", "50 80 The Subscriber has concluded the agreement(s) [", "500 80 ]", `50 100 ("Transferring-Provider") with regard to the numbers below`, "50 130 Tel. Number(s): 641-555-0190")
	for _, w := range p.Words {
		w.Font = "Form"
	}
	typed(p, "176 50 Acme Widgets", "300 50 B.V.", "350 80 Windstream Iowa")
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "Acme Widgets")
	wantText(t, rec, porting.CurrentCarrier, "Windstream Iowa")
}

func TestMarksOverPrintedBoxes(t *testing.T) {
	p := draw("50 50 [ ] Private [ ] Company:", "50 80 Name: Mathilde Krier", "50 110 Tel.: -5070", "50 140 E-mail and mobile number: m@krier.example / 621 44 10 22")
	for _, w := range p.Words {
		w.Font = "Form"
	}
	typed(p, "54 56 X")
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.CustomerType, "Private")
	wantText(t, rec, porting.ContactEmail, "m@krier.example")
	wantText(t, rec, porting.ContactPhone, "621 44 10 22")
}

// A line between a street and its city belongs to the address.
func TestLineBetweenStreetAndCity(t *testing.T) {
	p := blanks("50 50 Service address: [1 Place d’Armes]", "50 70 [Bâtiment C, 2e étage]", "50 90 [70116 Metairie]", "50 120 Numbers to be ported: 504-555-0100")
	rec := read(t, p)
	wantText(t, rec, porting.ServiceAddress, "1 Place d’Armes\nBâtiment C, 2e étage\n70116 Metairie")
}

// Main numbers beside ranges are in the list; the end of a range that was left blank is
// not the number in the row below it; a column of BTNs is none of the list.
func TestColumnsBesideNumbers(t *testing.T) {
	p := draw("50 50 Customer name: Acme", "50 90 Main number:", "250 90 First number in range", "450 90 Last number in range")
	fields(p, 50, 100, 240, 114, "608-555-0150", 250, 100, 440, 114, "608-555-0151", 450, 100, 560, 114, "608-555-0153")
	if got := tns(read(t, p)); got != "0150 0151 0152 0153" {
		t.Error(got)
	}
	p = draw("50 50 Customer name: Acme", "54 104 Telephone numbers to be ported:", "54 124 217-555-0130", "204 124 up to and including", "54 144 217-555-0135")
	for i := range 2 {
		frame(p, 50, 112+20*float64(i), 200, 132+20*float64(i))
		frame(p, 200, 112+20*float64(i), 400, 132+20*float64(i))
	}
	rec := read(t, p)
	if got := tns(rec); got != "0130 0135" || rec.Numbers[0].Note != "" {
		t.Error(got, rec.Numbers)
	}
	p = draw("50 50 Customer name: Acme", "50 70 Billing telephone number (BTN): 217-555-0100", "50 110 Telephone numbers to be ported", "50 130 Telephone Number", "250 130 BTN",
		"50 150 217-555-0100", "250 150 217-555-0100", "50 170 217-555-0101", "250 170 217-555-0100")
	if got := tns(read(t, p)); got != "0100 0101" {
		t.Error(got)
	}
}

// "St." begins a name; "OR" and the rest of a sentence are no values.
func TestNoLabelsNoValues(t *testing.T) {
	rec := read(t, draw("50 50 Business Name:", "150 50 St. Kilda Road Holdings (No. 2) Pty. Ltd.", "50 80 Job title:", "150 80 OR", "50 110 Transfer Date", "200 110 of the aforementioned number(s).", "50 140 Numbers to port: 217-555-0100"))
	wantText(t, rec, porting.CustomerName, "St. Kilda Road Holdings (No. 2) Pty. Ltd.")
	if f := rec.Fields[porting.AuthorizedTitle]; f != nil {
		t.Errorf("%q", f.Text)
	}
	if f := rec.Fields[porting.DesiredDueDate]; f != nil {
		t.Errorf("%q", f.Text)
	}
}
