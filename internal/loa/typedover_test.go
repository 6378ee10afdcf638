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
