package loa

// Form fields whose names say other things than the labels beside them, and forms whose
// parts stand in unusual places.

import (
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// A form made of another one: nobody changed the names of its fields, and a value without
// a label beside it is none of what its field is named for.
func TestFieldsNamedForOthers(t *testing.T) {
	p := draw("70 85 What name is on your phone bill?", "70 119 Where are your phones? (street and suite, then city, state and ZIP)", "70 175 Which company sends you that bill?",
		"70 209 What is your account number with that company?", "50 409 10 When shall the move happen?", "70 420 Leave empty for the first possible day.", "50 453 11 How can we reach you? (phone, e-mail)", "50 560 Printed name", "280 560 Title")
	for _, f := range []struct {
		name, value    string
		x0, y0, x1, y1 float64
	}{
		{"Zip_1", "Bluestem Title", 70, 88, 470, 104}, {"Date_1", "860 S. 3rd Ave., Ste 1100", 70, 122, 320, 138}, {"Account_2", "Sioux Falls, SD 57104", 332, 122, 562, 138},
		{"Title_3", "Midco Business", 70, 178, 320, 194}, {"Name_4", "SFT-2219047", 70, 212, 270, 228}, {"City_9", "", 70, 372, 226, 388}, {"Zip_14", "December 10, 2026", 70, 422, 230, 438},
		{"Phone_5", "(605) 555-0138", 70, 456, 230, 472}, {"State_6", "closings@bluestem.example", 242, 456, 492, 472}, {"Zip_7", "Sharon Blum", 50, 530, 270, 546}, {"Phone_8", "Owner", 280, 530, 440, 546},
	} {
		formField(p, page.TextField, f.name, f.value, f.x0, f.y0, f.x1, f.y1)
	}
	rec := read(t, p)
	wantText(t, rec, porting.ServiceAddress, "860 S. 3rd Ave., Ste 1100 Sioux Falls, SD 57104")
	wantText(t, rec, porting.AccountNumber, "SFT-2219047")
	wantText(t, rec, porting.DesiredDueDate, "December 10, 2026")
	wantText(t, rec, porting.ContactPhone, "(605) 555-0138")
	wantText(t, rec, porting.ContactEmail, "closings@bluestem.example")
}

// Where the names are right for the others, one is taken for a field without a label, but
// not where its value is of another kind.
func TestFieldNamesAndTheirValues(t *testing.T) {
	form := func(value string) *porting.Record {
		p := draw("50 60 Customer name:", "50 100 City:", "50 140 State:")
		formField(p, page.TextField, "customer name", "Acme Inc", 150, 48, 400, 62)
		formField(p, page.TextField, "city", "Barre", 150, 88, 400, 102)
		formField(p, page.TextField, "account number", value, 150, 220, 400, 234)
		return read(t, p)
	}
	wantText(t, form("77-0042"), porting.AccountNumber, "77-0042")
	if f := form("Barre, VT 05641").Fields[porting.AccountNumber]; f != nil {
		t.Errorf("%q is no account number", f.Text)
	}
}

// Two addresses side by side, part by part, under headings of one line.
func TestAddressesSideBySide(t *testing.T) {
	p := draw("36 120 Customer name: Acme Inc", "36 146 Service address", "310 146 Billing address (if different)",
		"38 160 House no.", "98 160 Street", "234 160 Unit", "312 160 House no.", "372 160 Street", "508 160 Unit", "38 175 88", "98 175 Water Street W.", "234 175 Unit B", "372 175 C.P. 17",
		"38 188 City", "174 188 Prov.", "234 188 Postal code", "312 188 City", "448 188 Prov.", "508 188 Postal code",
		"38 203 Cornwall", "174 203 ON", "234 203 K6J 1A3", "312 203 Shawinigan", "448 203 QC", "508 203 G9N 6T8", "36 260 Signature: /s/ Jane Doe")
	grid(p, []float64{36, 96, 232, 306}, []float64{150, 178})
	grid(p, []float64{36, 172, 232, 306}, []float64{178, 206})
	grid(p, []float64{310, 370, 506, 576}, []float64{150, 178})
	grid(p, []float64{310, 446, 506, 576}, []float64{178, 206})
	rec := read(t, p)
	wantText(t, rec, porting.BillingAddress, "C.P. 17\nShawinigan QC G9N 6T8")
	wantText(t, rec, porting.ServiceAddress, "88 Water Street W. Unit B\nCornwall ON K6J 1A3")
}

// Marks on short lines before their answers.
func TestMarksOnShortLines(t *testing.T) {
	form := func(first, second string) *porting.Record {
		p := draw("54 100 Company: Acme", "54 264 Mark one:", "105 264 ____", "130 264 move the whole account", "300 264 ____", "325 264 move part of the account (fill in Schedule 2 also)", "54 300 Numbers to port:", "54 320 316-555-0141")
		if first != "" {
			p.Words = append(p.Words, draw("118 262 "+first).Words...)
		}
		if second != "" {
			p.Words = append(p.Words, draw("313 262 "+second).Words...)
		}
		p.FillUpright()
		return read(t, p)
	}
	wantText(t, form("", "X"), porting.PortType, "partial")
	wantText(t, form("X", ""), porting.PortType, "full")
	for _, rec := range []*porting.Record{form("", "X"), form("X", "")} {
		if f := rec.Fields[porting.AccountNumber]; f != nil {
			t.Errorf("a mark is read as the account number %q", f.Text)
		}
	}
}
