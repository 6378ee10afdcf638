package loa

// Forms that were filled in and then printed to a PDF: their fields are texts in boxes.

import (
	"fmt"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestQuestionsOverBoxes(t *testing.T) {
	p := draw("50 40 Letter of Authorization")
	y := 70.0
	for _, qa := range [][2]string{
		{"Please tell us the name on the bill:", "Two Rivers Vet Clinic, P.C."},
		{"Who provides your phone service today?", "Consolidated Communications"},
		{"What is your account number with them?", "207-555-0133 4471"},
		{"Which phone number is your main number (the one on the bill)?", "207-555-0133"},
		{"Where is the service installed? (street, city, state, zip)", "41 River Rd, Bucksport, ME 04416"},
		{"Who can make changes to the account?", "Marguerite Thibodeau"},
		{"What is their position?", "Practice Manager"},
		{"Color of the front door", "Barn red"},
	} {
		write(p, 50, y, qa[0])
		write(p, 54, y+14, qa[1])
		frame(p, 50, y+4, 400, y+18)
		y += 40
	}
	p.FillUpright()
	rec := read(t, p)
	for n, want := range map[porting.Name]string{
		porting.CustomerName: "Two Rivers Vet Clinic, P.C.", porting.CurrentCarrier: "Consolidated Communications", porting.AccountNumber: "207-555-0133 4471",
		porting.BTN: "207-555-0133", porting.ServiceAddress: "41 River Rd, Bucksport, ME 04416", porting.AuthorizedName: "Marguerite Thibodeau", porting.AuthorizedTitle: "Practice Manager",
	} {
		wantText(t, rec, n, want)
	}
}

func TestCountedNumbersInBoxes(t *testing.T) {
	p := draw("50 40 Number transfer authorization", "50 70 Customer name", "150 70 Osoyoos Desert Cider Ltd.", "50 100 Number 1", "150 100 2504950120", "50 130 Number 2", "150 130 2504950121")
	for _, y := range []float64{60, 90, 120} {
		frame(p, 146, y, 400, y+14)
	}
	p.FillUpright()
	wantNumbers(t, read(t, p), "0120 port", "0121 port")
}

func TestLetterByItsTitleOrSentence(t *testing.T) {
	for _, line := range []string{
		"50 40 Telecom Change Authorization (LOA)",
		"50 700 I am authorized to change the primary carrier(s) for the telephone number(s) listed.",
		"50 40 Telephone Service Authorization",
	} {
		p := draw(line, "50 100 Full legal business name:", "250 100 Acme Bakery", "50 120 Pilot TN:", "250 120 217-555-0100", "50 140 Current carrier:", "250 140 Lumen", "50 160 Account number:", "250 160 44120-7", "50 180 Telephone numbers:", "250 180 217-555-0100",
			"50 200 Autograph:", "250 200 /s/ Jane Doe")
		if score := Open(&page.Document{Pages: []*page.Page{p}}).Looks(); score < 0.5 {
			t.Errorf("%q: %v", line, score)
		}
	}
}

// A letter lets somebody have the customer service record; a record has it for its title.
func TestLetterThatSpeaksOfTheRecord(t *testing.T) {
	for text, want := range map[string]bool{
		"the limited purpose of porting the numbers listed and of obtaining customer service records from the carrier": true,
		"to obtain customer service records": false, // told by its own cue
		"customer service record":            false,
		"customer service record of acme. to request a customer service record call us": false,
	} {
		if got := asksForRecord(" " + text + " "); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	p := draw("150 40 Transfer of Service Authorization", "50 70 Account holder: Willamette Bakery", "50 90 Carrier today: Lumen", "50 110 BTN: 509-960-3063",
		"50 130 I appoint Nextiva as agent for the limited purpose of porting the numbers listed and of obtaining customer service records from the carrier.",
		"50 160 By: /s/ Clifford Ruiz")
	if score := Open(&page.Document{Pages: []*page.Page{p}}).Looks(); score < 0.5 {
		t.Errorf("%v", score)
	}
}

// write adds a line of text to a page, from the top.
func write(p *page.Page, x, y float64, text string) {
	p.Words = append(p.Words, draw(fmt.Sprintf("%g %g %s", x, y, text)).Words...)
}
