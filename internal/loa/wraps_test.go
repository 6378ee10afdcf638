package loa

// Labels and values on several lines, in cells and without, and what runs into them.

import (
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
)

func TestLabelsThatFillTheirCells(t *testing.T) {
	p := draw("54 62 Legal name of the", "54 74 business as it", "54 86 appears on your", "54 98 current bill", "164 80 Harbor View Ass'n, Inc.",
		"54 112 Address where the", "54 124 service is physically", "54 136 located (no P.O.", "54 148 boxes)", "164 124 9 Westwood Dr, Unit B", "164 136 Barre, VT 05641",
		"54 162 PIN or pass code on the", "54 174 account (if there is one)", "164 168 0045",
		"54 188 Please print name and", "54 200 title of that person", "164 194 Maria J. Washington, CPA, Owner")
	grid(p, []float64{50, 160, 500}, []float64{50, 100, 150, 176, 202})
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.CustomerName, "Harbor View Ass'n, Inc.")
	wantText(t, rec, porting.ServiceAddress, "9 Westwood Dr, Unit B\nBarre, VT 05641")
	wantText(t, rec, porting.PIN, "0045")
	wantText(t, rec, porting.AuthorizedName, "Maria J. Washington, CPA")
	wantText(t, rec, porting.AuthorizedTitle, "Owner")
}

// A title that had no place on its line goes on at the margin.
func TestTitleThatWraps(t *testing.T) {
	// A stamp beyond the margin changes nothing.
	rec := read(t, draw("450 20 Copy for the file of the carrier", "50 50 Customer: Acme, Inc.", "50 70 The customer authorizes the provider to port", "50 90 Printed Name and Title: Wei Zhang / Business", "50 103 Mgr.", "50 125 Date: 11/14/2026"))
	wantText(t, rec, porting.AuthorizedName, "Wei Zhang")
	wantText(t, rec, porting.AuthorizedTitle, "Business\nMgr.")
}

// A unit whose designator stands right behind a label that ends like one.
func TestDesignatorBehindItsLabel(t *testing.T) {
	rec := read(t, draw("50 50 Customer Name: Acme", "50 65 Service Street: 9 Elm St", "50 80 Floor/Suite Unit B", "50 95 City: Barre", "50 110 State: VT", "50 125 Zip: 05641"))
	if f := rec.Fields[porting.ServiceAddress]; f == nil || f.Parts == nil || f.Parts.Unit != "Unit B" {
		t.Errorf("%+v", f)
	}
}

// What a letter's sentences say besides: who may be asked, the billing number, a secret, a
// carrier under the name that it goes by from there on.
func TestSentencesOfContracts(t *testing.T) {
	rec := read(t, draw("50 50 Green Valley Co-op (“Customer”) hereby authorizes Cascade Cloud Communications (“Cascade”) to act as its agent in porting", "50 63 the telephone numbers listed below from Spectrum. The billing telephone number on the account is 314-263-3448. The port-out",
		"50 76 PIN is Tiger#7. Please port the following telephone numbers: 314-263-3448, 314-263-3452.", "50 102 Questions may be directed to L. Patrick Smith at 919-443-9051 or l.smith@acme.example.", "50 130 Sincerely,", "50 150 Wei Zhang", "50 170 Wei Zhang", "50 183 Owner"))
	wantText(t, rec, porting.NewCarrier, "Cascade Cloud Communications")
	wantText(t, rec, porting.BTN, "314-263-3448")
	wantText(t, rec, porting.PIN, "Tiger#7")
	wantText(t, rec, porting.ContactName, "L. Patrick Smith")
	wantText(t, rec, porting.ContactPhone, "919-443-9051")
	wantText(t, rec, porting.ContactEmail, "l.smith@acme.example")
	wantNumbers(t, rec, "3448 port", "3452 port")
}

func TestQuestionsAsLabels(t *testing.T) {
	rec := read(t, draw("50 50 Company name", "50 63 Acme, Inc.", "50 83 What is your account number with them? *", "50 96 KX60649Q", "50 116 Type your name to sign *", "50 129 José Ruiz Sr.", "50 149 Date *", "50 162 11/14/2026"))
	wantText(t, rec, porting.AccountNumber, "KX60649Q")
	wantText(t, rec, porting.Signature, "José Ruiz Sr.")
}

// A value in a sentence, whose full stop stands apart from it.
func TestStopApartFromItsValue(t *testing.T) {
	rec := read(t, draw("50 50 Customer: Acme, Inc.", "50 65 Communications , account number 884-0012-77 .", "50 80 BTN: 217-555-0100"))
	wantText(t, rec, porting.AccountNumber, "884-0012-77")
}

// A hint below a label that ends with a colon, in its cell; one whose parenthesis a line
// breaks, and whose wording nobody knows.
func TestHintsBelowLabels(t *testing.T) {
	p := draw("54 62 Customer's Service Address:", "54 74 (Street, Suite)", "254 68 3 Rue Royale, Ste 200", "54 92 City, State, Zip Code:", "254 92 Barre, VT 05641")
	grid(p, []float64{50, 250, 500}, []float64{50, 80, 98})
	p.FillUpright()
	wantText(t, read(t, p), porting.ServiceAddress, "3 Rue Royale, Ste 200\nBarre, VT 05641")

	rec := read(t, draw("50 50 Customer name (as on invoice) / Nom du client (tel", "50 62 qu'indiqué sur la facture)", "330 56 Boulangerie Saint-Honoré inc.", "50 82 Account number / Numéro de compte", "330 82 A-6731/07"))
	wantText(t, rec, porting.CustomerName, "Boulangerie Saint-Honoré inc.")
	wantText(t, rec, porting.AccountNumber, "A-6731/07")
}

func TestLabelsOfOfficesAndRelations(t *testing.T) {
	rec := read(t, draw("50 50 Headquarters / Billing Address: 21 Fullerton Ave, Barre, VT 05641", "50 70 Title or Relationship: CFO/Treasurer", "50 90 Service Address: 9 Elm St, Barre, VT 05641"))
	wantText(t, rec, porting.BillingAddress, "21 Fullerton Ave, Barre, VT 05641")
	wantText(t, rec, porting.ServiceAddress, "9 Elm St, Barre, VT 05641")
	wantText(t, rec, porting.AuthorizedTitle, "CFO/Treasurer")
}

// Labels that a narrow column breaks in a table without lines: where they end is told by
// the distance to the next row, and where a value begins that no gap divides from its label
// by the rows above and below it.
func TestLabelsThatAColumnBreaks(t *testing.T) {
	rec := read(t, drawRich("54 60 *Legal *name *of *the", "186 60 Harbor View Ass'n, Inc.", "54 72 *business *as *it *appears", "54 84 *on *your *current *bill",
		"54 102 *Address *where *the", "186 102 9 Westwood Dr, Unit B", "54 114 *service *is *physically", "186 114 Barre, VT 05641", "54 126 *located *(no *P.O. *boxes)",
		"54 144 *Address *to *which *the", "186 144 P.O. Box 6607", "54 156 *bills *are *mailed, *if *it *is *a", "186 156 St. Louis, MO 63101-2210", "54 168 *different *one",
		"54 186 *Current *local *service", "186 186 Vermont Telephone", "54 198 *provider",
		"54 216 *Account *number *with", "186 216 KX43560Q", "54 228 *the *current *provider",
		"54 246 *PIN *or *the *pass *code *on *the", "186 246 0045", "54 258 *account *(if *there *is *one)"))
	wantText(t, rec, porting.CustomerName, "Harbor View Ass'n, Inc.")
	wantText(t, rec, porting.ServiceAddress, "9 Westwood Dr, Unit B\nBarre, VT 05641")
	wantText(t, rec, porting.BillingAddress, "P.O. Box 6607\nSt. Louis, MO 63101-2210")
	wantText(t, rec, porting.CurrentCarrier, "Vermont Telephone")
	wantText(t, rec, porting.AccountNumber, "KX43560Q")
	wantText(t, rec, porting.PIN, "0045")
}

// The middle line of a label holds its value.
func TestValueBesideTheMiddleOfItsLabel(t *testing.T) {
	rec := read(t, draw("54 60 Legal name of the", "54 72 business as it appears", "190 72 Acme, Inc.", "54 84 on your current bill",
		"54 104 Address to which the", "54 116 bills are mailed, if it is", "190 116 P.O. Box 12, Barre, VT 05641", "54 128 a different one",
		"54 148 Current local service", "190 154 Vonage", "54 160 provider",
		"54 180 Account number with", "190 180 KX43560Q", "54 192 the current provider"))
	wantText(t, rec, porting.CustomerName, "Acme, Inc.")
	wantText(t, rec, porting.BillingAddress, "P.O. Box 12, Barre, VT 05641")
	wantText(t, rec, porting.AccountNumber, "KX43560Q")
}

// A question mark inside a name is a letter that some program lost.
func TestLostLetters(t *testing.T) {
	rec := read(t, draw("50 50 Customer: Acme, Inc.", "50 70 Printed name: Jos? J. St. John", "50 90 PIN: what?7"))
	wantText(t, rec, porting.AuthorizedName, "Jos? J. St. John")
	if !hasProblem(rec, porting.ProblemUnreadableValue, porting.AuthorizedName) || hasProblem(rec, porting.ProblemUnreadableValue, porting.PIN) {
		t.Errorf("%v", rec.Problems)
	}
}

// A value that is centered beside the two lines of its label stands on a line of its own.
func TestValueBetweenTheLinesOfItsLabel(t *testing.T) {
	rec := read(t, draw("50 50 Customer: Acme, Inc.", "58 100 Please print name and title of", "208 106 Anne-Marie O'Brien, CPA, Owner", "58 112 that person", "58 130 Date signed", "208 130 November 3, 2026"))
	wantText(t, rec, porting.AuthorizedName, "Anne-Marie O'Brien, CPA")
	wantText(t, rec, porting.AuthorizedTitle, "Owner")
}
