package loa

// Plain pages put together of choices that go together seldom: where labels stand, how
// the page is built, how the papers call things. As in plain_test.go each says all that
// it holds.

import (
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
)

// boxes draws boxes that stand apart: left, top, right and bottom of each.
func boxes(p *page.Page, edges ...float64) *page.Page {
	for i := 0; i+3 < len(edges); i += 4 {
		frame(p, edges[i], edges[i+1], edges[i+2], edges[i+3])
	}
	return p
}

// rules draws lines: left, height and right of each.
func rules(p *page.Page, at ...float64) *page.Page {
	for i := 0; i+2 < len(at); i += 3 {
		p.Rules = append(p.Rules, page.Rule{X0: at[i], Y0: at[i+1], X1: at[i+2], Y1: at[i+1]})
	}
	return p
}

func TestComposedPages(t *testing.T) {
	for _, c := range []struct {
		name string
		page *page.Page
		want string
	}{
		{"columns of the account without rules, whose rows differ", plain("50 60 Company Name: Acme", "50 100 Telephone Number to Port", "210 100 Current Carrier", "320 100 Account Number", "450 100 PIN",
			"50 116 217-555-0100", "210 116 Verizon", "320 116 A-4471", "450 116 8841", "50 130 217-555-0101", "210 130 Verizon", "320 130 A-4472", "450 130 8842"),
			"customer_name: Acme\n" + signedSays + "account_number: A-4471\npin: 8841\ncurrent_carrier: Verizon\nnumbers: 0100 0101\n? ambiguous_label account_number\n? ambiguous_label pin\n"},
		{"columns of the account in boxes that stand apart", boxes(plain("50 60 Company Name: Acme", "52 97 3. Telephone number(s) to be changed", "52 112 Phone Number", "182 112 Account Number", "322 112 PIN",
			"52 128 217-555-0100", "182 128 A-4471", "322 128 8841", "52 148 217-555-0101", "182 148 A-4471", "322 148 8841"),
			50, 123, 170, 138, 180, 123, 310, 138, 320, 123, 380, 138, 50, 143, 170, 158, 180, 143, 310, 158, 320, 143, 380, 158, 50, 163, 170, 178, 180, 163, 310, 178, 320, 163, 380, 178),
			"customer_name: Acme\n" + signedSays + "account_number: A-4471\npin: 8841\nnumbers: 0100 0101\n"},
		{"boxes in a row behind one label", boxes(plain("50 60 Company Name", "50 80 Service address", "50 100 City / State / Zip", "50 120 Account number", "50 140 Main number", "202 60 Acme Dental, LLC", "202 80 120 N. Main St.",
			"202 100 Springfield", "322 100 IL", "362 100 62701", "202 120 A-4471", "202 140 217", "242 140 555", "282 140 0100", "50 180 Numbers to port: 217-555-0100"),
			200, 47, 460, 64, 200, 67, 460, 84, 200, 87, 310, 104, 320, 87, 350, 104, 360, 87, 460, 104, 200, 107, 460, 124, 200, 127, 230, 144, 240, 127, 270, 144, 280, 127, 320, 144),
			"customer_name: Acme Dental, LLC\n" + signedSays + "btn: 217 555 0100\naccount_number: A-4471\nservice_address: 120 N. Main St. / Springfield IL 62701\nnumbers: 0100\n"},
		{"numbers in boxes beside an unknown heading", boxes(plain("50 60 Company Name: Acme", "50 100 Numbers at this location:", "192 100 217-555-0100", "290 100 217-555-0101", "50 140 Números que desea portar", "52 157 217-555-0102", "150 157 217-555-0103"),
			190, 87, 260, 104, 288, 87, 360, 104, 50, 144, 120, 161, 148, 144, 220, 161),
			"customer_name: Acme\n" + signedSays + "numbers: 0100 0101 0102 0103\n"},
		{"bars of two rules with values beneath, below captions under lines", rules(plain("52 80 Acme Dental, LLC", "50 92 Company Name", "52 110 A-4471", "50 122 Account Number", "52 140 217-555-0100", "50 152 Billing Telephone Number",
			"52 190 Print Name", "66 206 Jane Doe", "52 222 Title (required)", "66 238 Office Manager", "52 254 Requested Port Date", "66 270 12/15/2026", "50 400 Numbers to port: 217-555-0100"),
			50, 82, 550, 50, 112, 300, 50, 142, 300, 50, 179, 560, 50, 194, 560, 50, 211, 560, 50, 226, 560, 50, 243, 560, 50, 258, 560),
			"customer_name: Acme Dental, LLC\nauthorized_name: Jane Doe\nauthorized_title: Office Manager\n" + signedSays + "btn: 217-555-0100\naccount_number: A-4471\ndesired_due_date: 12/15/2026\nnumbers: 0100\n"},
		{"states that look like labels, and labels of the state", plain("50 60 Company Name: Acme", "50 80 Street Address", "66 92 120 N. Main St.", "50 110 City/Town", "66 122 Tampa", "50 140 State/Prov.", "66 152 FL", "50 170 Postal / ZIP Code", "66 182 33603", "50 220 Numbers to port: 217-555-0100"),
			"customer_name: Acme\n" + signedSays + "service_address: 120 N. Main St. / Tampa / FL / 33603\nnumbers: 0100\n"},
		{"hints and bullets before values, blanks that do not break", plain("50 60 Company Name: Acme", "50 80 Service Address:", "190 80 (required) 120 N. Main St., Springfield, IL 62701", "50 100 PIN:", "190 100 • 4417",
			"50 180 Telephone numbers to be ported: 217-555-0100, 217-555-0101,", "50 192 217-555-0102, 217-555-0103, 217-555-0104, 217-555-0105, 217-555-0106, (217) 555-0107, (217) 555-0108, (217) 555-0109, (217) 555-0110, (217) 555-0111"),
			"customer_name: Acme\n" + signedSays + "pin: 4417\nservice_address: 120 N. Main St., Springfield, IL 62701\nnumbers: 0100 0101 0102 0103 0104 0105 0106 0107 0108 0109 0110 0111\n"},
		{"a stamp behind its label, with the code beneath", draw(heading, "50 60 Company Name: Acme", "50 90 Numbers to port:", "50 106 217-555-0100", "50 600 Signature:", "110 590 DocuSigned by:", "110 601 Jane Doe", "110 612 8A7B6C5D4E3F", "50 640 Title: Owner"),
			"customer_name: Acme\nauthorized_title: Owner\nsignature: Jane Doe\nnumbers: 0100\n"},
		{"a strip for the office", plain("50 60 FOR OFFICE USE ONLY", "200 60 Order #: 4896927468", "50 90 Company Name: Acme", "50 110 Account Number: A-4471", "50 130 Contact Name: Jo Tran", "50 180 Numbers to port: 217-555-0100"),
			"customer_name: Acme\n" + signedSays + "account_number: A-4471\ncontact_name: Jo Tran\nnumbers: 0100\n"},
		{"a letter with a stamp", draw("50 40 Acme Dental, P.L.L.C.", "50 60 November 18, 2026", "50 80 To Whom It May Concern:", "50 100 Please accept this letter as authorization for Skyline Voice to act as agent for Acme Dental, P.L.L.C. in moving the numbers below away", "50 112 from XO / Verizon.",
			"50 130 These numbers are billed under account 312.R03-0412 412 7, BTN 217-555-0100. The requested port date is December 16, 2026.", "50 146 PIN: Tiger88.", "50 170 Telephone numbers to be ported:", "50 186 217-555-0100", "50 220 Respectfully,", "50 240 DocuSigned by:", "50 251 Jane Doe", "50 262 82C01DC48130", "50 274 Jane Doe", "50 286 Owner"),
			"customer_name: Acme Dental, P.L.L.C.\nauthorized_name: Jane Doe\nauthorized_title: Owner\nsignature: Jane Doe\nsignature_date: November 18, 2026\nbtn: 217-555-0100\naccount_number: 312.R03-0412 412 7\npin: Tiger88\ncurrent_carrier: XO / Verizon\nnew_carrier: Skyline Voice\ndesired_due_date: December 16, 2026\nnumbers: 0100\n" +
				"? ambiguous_label account_number\n? ambiguous_label current_carrier\n"},
		{"values that go on below: in their box, under their label", boxes(plain("50 60 Company Name: Acme", "52 97 Losing Carrier Account Number:", "232 97 8155 20 041", "52 109 0098342", "50 140 Current Phone Company", "50 152 Consolidated", "50 162 Communications", "50 220 Numbers to port: 217-555-0100"), 50, 84, 300, 114),
			"customer_name: Acme\n" + signedSays + "account_number: 8155 20 041 / 0098342\ncurrent_carrier: Consolidated / Communications\nnumbers: 0100\n? ambiguous_label current_carrier\n"},
		{"values that begin on the line above their labels", rules(plain("50 60 Company Name: Acme", "50 112 Current Telephone Company:", "230 112 TDS Telecom", "50 136 Losing Carrier Account Number:", "230 124 312 R03-0412", "230 136 412 7",
			"50 172 Authorized Contact Name:", "230 160 Johnson-Whitfield", "230 172 Montgomery", "50 220 Numbers to port: 217-555-0100"), 228, 115, 400, 115, 228, 139, 400, 139, 228, 175, 400, 175),
			"customer_name: Acme\nauthorized_name: Johnson-Whitfield / Montgomery\n" + signedSays + "account_number: 312 R03-0412 / 412 7\ncurrent_carrier: TDS Telecom\nnumbers: 0100\n? ambiguous_label authorized_name\n? ambiguous_label account_number\n"},
		{"labels on the edges of their boxes, one of them blank", boxes(plain("58 85 Company Name", "55 97 Acme Dental, LLC", "58 125 Account Number", "328 125 PIN", "325 137 8841", "58 165 Current Carrier", "55 177 Frontier", "50 220 Numbers to port: 217-555-0100"),
			50, 80, 560, 104, 50, 120, 300, 144, 320, 120, 560, 144, 50, 160, 560, 184),
			"customer_name: Acme Dental, LLC\n" + signedSays + "pin: 8841\ncurrent_carrier: Frontier\nnumbers: 0100\n"},
		{"a date in boxes with strokes between them", boxes(draw(heading, "50 60 Company Name: Acme", "50 90 Numbers to port:", "50 106 217-555-0100", "50 160 Signature: /s/ Jane Doe", "50 190 Date:", "92 190 11", "116 190 /", "130 190 17", "154 190 /", "168 190 2026"),
			90, 178, 108, 194, 128, 178, 146, 194, 166, 178, 196, 194),
			"customer_name: Acme\nsignature: /s/ Jane Doe\nsignature_date: 11 / 17 / 2026\nnumbers: 0100\n"},
	} {
		t.Run(strings.ReplaceAll(c.name, " ", "_"), func(t *testing.T) {
			if got := whole(read(t, c.page)); got != c.want {
				t.Errorf("\n got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
