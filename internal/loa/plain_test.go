package loa

// Plain pages, as every desk sees them daily. Each says all that it holds: every field,
// every number, and every problem; a doubt about a value that is plainly right is as
// wrong here as a value that is missing.

import (
	"fmt"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// whole is all that a record says: a line for each field, "/" for its line breaks, one
// for the numbers, and one for each problem.
func whole(rec *porting.Record) string {
	var b strings.Builder
	for _, n := range porting.Names {
		if f := rec.Fields[n]; f != nil {
			fmt.Fprintf(&b, "%s: %s\n", n, strings.ReplaceAll(f.Text, "\n", " / "))
		}
	}
	if len(rec.Numbers) > 0 {
		fmt.Fprintf(&b, "numbers: %s\n", tns(rec))
	}
	for _, p := range rec.Problems {
		if !noAddress(p) {
			fmt.Fprintf(&b, "? %s %s\n", p.Code, p.Field)
		}
	}
	return b.String()
}

// noAddress tells whether a problem says that no service address was found: most pages
// drawn for tests are parts of letters.
func noAddress(p porting.Problem) bool {
	return p.Field == porting.ServiceAddress && strings.HasPrefix(p.Message, "no ")
}

// heading is what begins each plain page.
const heading = "200 40 Letter of Authorization"

// signed is what ends most of them.
var signedBlock = []string{"50 700 Signature: /s/ Jane Doe", "300 700 Date: 11/18/2026"}

const signedSays = "signature: /s/ Jane Doe\nsignature_date: 11/18/2026\n"

// plain is a page of lines between the heading and the signature.
func plain(lines ...string) *page.Page {
	return blanks(append(append([]string{heading}, lines...), signedBlock...)...)
}

func TestPlainPages(t *testing.T) {
	rule := func(p *page.Page, rules ...float64) *page.Page {
		for i := 0; i+2 < len(rules); i += 3 {
			p.Rules = append(p.Rules, page.Rule{X0: rules[i], Y0: rules[i+1], X1: rules[i+2], Y1: rules[i+1]})
		}
		return p
	}
	for _, c := range []struct {
		name string
		page *page.Page
		want string
	}{
		{"labels and values, a line each", plain("50 80 Company Name: Acme Dental, LLC", "50 96 Service Address: 120 N. Main St., Suite 4, Springfield, IL 62701",
			"50 112 BTN: 217-555-0100", "50 128 Account Number: A-4471", "50 144 PIN: 4417", "50 160 Current Carrier: AT&T", "50 176 Authorized Name: Jane Doe", "50 192 Title: Office Manager",
			"50 208 Requested Port Date: 12/15/2026", "50 240 Telephone Numbers to Port:", "50 256 217-555-0100", "50 270 217-555-0101"),
			"customer_name: Acme Dental, LLC\nauthorized_name: Jane Doe\nauthorized_title: Office Manager\n" + signedSays + "btn: 217-555-0100\naccount_number: A-4471\npin: 4417\n" +
				"service_address: 120 N. Main St., Suite 4, Springfield, IL 62701\ncurrent_carrier: AT&T\ndesired_due_date: 12/15/2026\nnumbers: 0100 0101\n"},
		{"values in a column of their own", plain("50 80 Company Name", "220 80 Acme Dental, LLC", "50 100 Service Address", "220 100 120 N. Main St.", "220 112 Suite 4", "220 124 Springfield, IL 62701",
			"50 144 Billing Telephone Number", "220 144 217-555-0100", "50 164 Account Number", "220 164 A-4471", "50 184 Current Provider", "220 184 AT&T", "50 204 Numbers to Port", "220 204 217-555-0100, 217-555-0101"),
			"customer_name: Acme Dental, LLC\n" + signedSays + "btn: 217-555-0100\naccount_number: A-4471\nservice_address: 120 N. Main St. / Suite 4 / Springfield, IL 62701\ncurrent_carrier: AT&T\nnumbers: 0100 0101\n"},
		{"two columns of labels and values", plain("50 80 Company Name:", "150 80 Acme Dental, LLC", "320 80 BTN:", "420 80 217-555-0100", "50 100 Contact Name:", "150 100 Jo Tran", "320 100 Contact Phone:", "420 100 217-555-0170",
			"50 120 Current Carrier:", "150 120 AT&T", "320 120 Account Number:", "420 120 A-4471", "50 150 Numbers to Port:", "50 166 217-555-0100"),
			"customer_name: Acme Dental, LLC\n" + signedSays + "btn: 217-555-0100\naccount_number: A-4471\ncurrent_carrier: AT&T\ncontact_name: Jo Tran\ncontact_phone: 217-555-0170\nnumbers: 0100\n"},
		{"captions under lines", rule(plain("52 80 Acme Dental, LLC", "332 80 217-555-0100", "52 92 Company Name", "332 92 Billing Telephone Number", "52 120 120 N. Main St.", "272 120 Suite 4", "332 120 Springfield", "432 120 IL", "482 120 62701",
			"52 132 Street", "272 132 Suite", "332 132 City", "432 132 State", "482 132 Zip", "52 160 AT&T", "332 160 A-4471", "52 172 Current Carrier", "332 172 Account Number", "50 200 Numbers to port:", "50 216 217-555-0100"),
			50, 82, 300, 330, 82, 550, 50, 122, 260, 270, 122, 320, 330, 122, 420, 430, 122, 470, 480, 122, 550, 50, 162, 300, 330, 162, 550),
			"customer_name: Acme Dental, LLC\n" + signedSays + "btn: 217-555-0100\naccount_number: A-4471\nservice_address: 120 N. Main St. Suite 4 Springfield IL 62701\ncurrent_carrier: AT&T\nnumbers: 0100\n"},
		{"captions under nothing", draw(heading, "50 80 Acme Dental, LLC", "332 80 217-555-0100", "50 90 Company Name", "332 90 Billing Telephone Number", "50 108 120 N. Main St.", "232 108 Springfield", "332 108 IL", "382 108 62701",
			"50 118 Street", "232 118 City", "332 118 State", "382 118 Zip", "50 136 AT&T", "332 136 A-4471", "50 146 Current Carrier", "332 146 Account Number", "50 164 217-555-0100, 217-555-0101", "50 174 Numbers to be ported",
			"50 200 Acme Dental authorizes Skyline Voice, LLC to port the numbers above.", "50 230 /s/ Jane Doe", "232 230 Jane Doe", "332 230 11/18/2026", "50 240 Signature", "232 240 Print Name", "332 240 Date"),
			"customer_name: Acme Dental, LLC\nauthorized_name: Jane Doe\n" + signedSays + "btn: 217-555-0100\naccount_number: A-4471\nservice_address: 120 N. Main St. Springfield IL 62701\ncurrent_carrier: AT&T\nnew_carrier: Skyline Voice, LLC\nnumbers: 0100 0101\n"},
		{"captions over their values", draw(heading, "50 80 Company Name", "332 80 Billing Telephone Number", "50 91 Acme Dental, LLC", "332 91 217-555-0100", "50 110 Service Address", "50 121 120 N. Main St., Springfield, IL 62701",
			"50 140 Current Carrier", "332 140 Account Number", "50 151 AT&T", "332 151 A-4471", "50 170 Numbers to be ported", "50 181 217-555-0100, 217-555-0101", "50 210 Signature", "232 210 Print Name", "332 210 Date", "50 221 /s/ Jane Doe", "232 221 Jane Doe", "332 221 11/18/2026"),
			"customer_name: Acme Dental, LLC\nauthorized_name: Jane Doe\n" + signedSays + "btn: 217-555-0100\naccount_number: A-4471\nservice_address: 120 N. Main St., Springfield, IL 62701\ncurrent_carrier: AT&T\nnumbers: 0100 0101\n"},
		{"a table with rules", table(plain("52 94 Company Name", "202 94 Acme Dental, LLC", "52 114 Service Address", "202 114 120 N. Main St., Springfield, IL 62701", "52 134 BTN", "202 134 217-555-0100", "52 154 Account Number", "202 154 A-4471",
			"52 174 Current Carrier", "202 174 AT&T", "50 220 Numbers to port:", "50 236 217-555-0100 main", "50 250 217-555-0101 fax"), 80, 20, []float64{50, 200, 500}, 5),
			"customer_name: Acme Dental, LLC\n" + signedSays + "btn: 217-555-0100\naccount_number: A-4471\nservice_address: 120 N. Main St., Springfield, IL 62701\ncurrent_carrier: AT&T\nnumbers: 0100 0101\n"},
		{"numbers in a table with a serial number", table(plain("50 60 Company Name: Acme", "52 94 No.", "92 94 Telephone Number", "252 94 Line Type", "52 114 1", "92 114 217-555-0100", "252 114 Main", "52 134 2", "92 134 217-555-0101", "252 134 Fax",
			"52 154 3", "92 154 217-555-0102", "252 154 Voice"), 80, 20, []float64{50, 90, 250, 400}, 4),
			"customer_name: Acme\n" + signedSays + "numbers: 0100 0101 0102\n"},
		{"numbers in a table without rules", plain("50 60 Company Name: Acme", "52 94 No.", "92 94 Telephone Number", "252 94 Notes", "52 110 1", "92 110 217-555-0100", "252 110 Main", "52 126 2", "92 126 217-555-0101", "52 142 3", "92 142 217-555-0102", "252 142 Fax"),
			"customer_name: Acme\n" + signedSays + "numbers: 0100 0101 0102\n"},
		{"numbers in four columns", plain("50 60 Company Name: Acme", "50 90 Numbers to be ported:", "50 106 217-555-0100", "170 106 217-555-0101", "290 106 217-555-0102", "410 106 217-555-0103", "50 120 217-555-0104", "170 120 217-555-0105", "290 120 217-555-0106", "410 120 217-555-0107"),
			"customer_name: Acme\n" + signedSays + "numbers: 0100 0101 0102 0103 0104 0105 0106 0107\n"},
		{"numbers in two columns with serial numbers", plain("50 60 Company Name: Acme", "50 90 Numbers to be ported:", "50 106 1.", "70 106 217-555-0100", "250 106 3.", "270 106 217-555-0102", "50 120 2.", "70 120 217-555-0101", "250 120 4.", "270 120 217-555-0103"),
			"customer_name: Acme\n" + signedSays + "numbers: 0100 0101 0102 0103\n"},
		{"a comma list and ranges", plain("50 60 Company Name: Acme", "50 90 Numbers to be ported: 217-555-0100, 217-555-0101, 217-555-0110 - 217-555-0112, 217-555-0120-0121"),
			"customer_name: Acme\n" + signedSays + "numbers: 0100 0101 0110 0111 0112 0120 0121\n"},
		{"area code, exchange and line in columns", table(plain("50 60 Company Name: Acme", "52 94 NPA", "112 94 NXX", "172 94 Line", "52 114 217", "112 114 555", "172 114 0100", "52 134 217", "112 134 555", "172 134 0101"), 80, 20, []float64{50, 110, 170, 240}, 3),
			"customer_name: Acme\n" + signedSays + "numbers: 0100 0101\n"},
		{"labels that count", plain("50 60 Company Name: Acme", "50 90 TN 1: 217-555-0100", "50 104 TN 2: 217-555-0101", "50 118 TN 3:"),
			"customer_name: Acme\n" + signedSays + "numbers: 0100 0101\n"},
		{"labels that count, without colons", plain("50 60 Company Name: Acme", "50 80 Numbers to port", "50 96 Line 1", "120 96 217-555-0100", "50 110 Line 2", "120 110 217-555-0101", "50 124 Line 3"),
			"customer_name: Acme\n" + signedSays + "numbers: 0100 0101\n"},
		{"a date at the earliest", plain("50 60 Company Name: Acme", "50 80 Port on or after: 12/15/2026", "50 100 Numbers to port: 217-555-0100"),
			"customer_name: Acme\n" + signedSays + "desired_due_date: 12/15/2026\nnumbers: 0100\n"},
		{"the carrier's own salesman", plain("50 50 Sales rep: Bob Seller", "50 66 Company Name: Acme", "50 82 Authorized Name: Jane Doe", "50 100 Numbers to port: 217-555-0100"),
			"customer_name: Acme\nauthorized_name: Jane Doe\n" + signedSays + "numbers: 0100\n"},
		{"the carrier's own salesman alone", plain("50 50 Sales rep: Bob Seller", "50 66 Company Name: Acme", "50 100 Numbers to port: 217-555-0100"),
			"customer_name: Acme\n" + signedSays + "numbers: 0100\n"},
		{"a short number in a list", plain("50 60 Company Name: Acme", "50 90 Numbers to be ported: 217-555-0100, 217-555-010, 217-555-0102"),
			"customer_name: Acme\n" + signedSays + "numbers: 0100 !217-555-010 0102\n? invalid_number \n"},
		{"a stamp over its captions", rule(blanks(heading, "50 60 Company Name: Acme", "50 90 Numbers to port:", "50 106 217-555-0100", "50 120 217-555-0101", "50 600 DocuSigned by:", "52 615 Jane Doe", "52 627 8A7B6C5D4E3F210...", "332 620 11/18/2026 | 3:02 PM MST",
			"50 644 Authorized Signature", "332 644 Date"), 50, 632, 300, 330, 632, 550),
			"customer_name: Acme\nsignature: Jane Doe\nsignature_date: 11/18/2026 | 3:02 PM MST\nnumbers: 0100 0101\n"},
		{"a stamp over captions without rules", draw(heading, "50 60 Company Name: Acme", "50 90 Numbers to port:", "50 106 217-555-0100", "50 120 217-555-0101", "50 160 Jane Doe", "300 160 11/18/2026 | 3:02 PM MST", "50 172 Signature", "300 172 Date"),
			"customer_name: Acme\nsignature: Jane Doe\nsignature_date: 11/18/2026 | 3:02 PM MST\nnumbers: 0100 0101\n"},
		{"a stamp behind the label", draw(heading, "50 60 Company Name: Acme", "50 90 Numbers to port:", "50 106 217-555-0100", "50 600 Signature: Jane Doe (Nov 18, 2026 10:12 CST)", "50 620 Name: Jane Doe", "50 640 Title: Owner"),
			"customer_name: Acme\nauthorized_name: Jane Doe\nauthorized_title: Owner\nsignature: Jane Doe\nsignature_date: Nov 18, 2026\nnumbers: 0100\n"},
		{"name and title side by side", rule(draw(heading, "50 60 Company Name: Acme", "50 90 Numbers to port:", "50 106 217-555-0100", "52 600 /s/ Jane Doe", "332 600 11/18/2026", "52 614 Signature", "332 614 Date", "52 640 Jane Doe", "332 640 Office Manager", "52 654 Print Name", "332 654 Title"),
			50, 602, 300, 330, 602, 550, 50, 642, 300, 330, 642, 550),
			"customer_name: Acme\nauthorized_name: Jane Doe\nauthorized_title: Office Manager\n" + signedSays + "numbers: 0100\n"},
		{"name, title and date side by side without rules", draw(heading, "50 60 Company Name: Acme", "50 90 Numbers to port:", "50 106 217-555-0100", "50 600 Jane Doe", "230 600 Office Manager", "410 600 11/18/2026", "50 612 Printed Name", "230 612 Title", "410 612 Date", "50 650 Signature: /s/ Jane Doe"),
			"customer_name: Acme\nauthorized_name: Jane Doe\nauthorized_title: Office Manager\n" + signedSays + "numbers: 0100\n"},
		{"an address in boxes", table(plain("52 94 Street Address", "252 94 Suite", "312 94 City", "412 94 State", "462 94 Zip", "52 114 120 N. Main St.", "252 114 4", "312 114 Springfield", "412 114 IL", "462 114 62701", "50 150 Company Name: Acme", "50 180 Numbers to port: 217-555-0100"), 80, 20, []float64{50, 250, 310, 410, 460, 540}, 2),
			"customer_name: Acme\n" + signedSays + "service_address: 120 N. Main St. 4 Springfield IL 62701\nnumbers: 0100\n"},
		{"an address of four lines", plain("50 60 Company Name: Acme", "50 80 Service Address:", "150 80 Acme Tower", "150 92 120 N. Main St.", "150 104 Suite 4", "150 116 Springfield, IL 62701", "50 140 BTN: 217-555-0100", "50 180 Numbers to port: 217-555-0100"),
			"customer_name: Acme\n" + signedSays + "btn: 217-555-0100\nservice_address: Acme Tower / 120 N. Main St. / Suite 4 / Springfield, IL 62701\nnumbers: 0100\n"},
		{"street, city, state and zip behind labels", plain("50 60 Company Name: Acme", "50 80 Street: 120 N. Main St.", "50 96 Suite: 4", "50 112 City: Springfield", "200 112 State: IL", "300 112 Zip: 62701", "50 140 BTN: 217-555-0100", "50 180 Numbers to port: 217-555-0100"),
			"customer_name: Acme\n" + signedSays + "btn: 217-555-0100\nservice_address: 120 N. Main St. / 4 / Springfield IL 62701\nnumbers: 0100\n"},
		{"a service and a billing address", plain("50 60 Company Name: Acme", "50 80 Service Address: 120 N. Main St., Springfield, IL 62701", "50 96 Billing Address: P.O. Box 77, Springfield, IL 62705", "50 180 Numbers to port: 217-555-0100"),
			"customer_name: Acme\n" + signedSays + "service_address: 120 N. Main St., Springfield, IL 62701\nbilling_address: P.O. Box 77, Springfield, IL 62705\nnumbers: 0100\n"},
		{"a name that wraps", plain("50 60 Company Name:", "150 60 Fitzgerald, Montgomery & Sons Holdings", "150 72 III", "350 60 BTN:", "420 60 217-555-0100", "50 90 Account Number:", "150 90 A-4471", "50 180 Numbers to port: 217-555-0100"),
			"customer_name: Fitzgerald, Montgomery & Sons Holdings / III\n" + signedSays + "btn: 217-555-0100\naccount_number: A-4471\nnumbers: 0100\n? ambiguous_label customer_name\n"}, // it may be the next line of anything
		{"a name that wraps to the margin", plain("50 60 Company Name:", "210 60 Fitzgerald, Montgomery & Sons Holdings Intl. Acquisition Company (Canada)", "50 70 Ltd.", "50 90 Account Number:", "210 90 A-4471", "50 180 Numbers to port: 217-555-0100"),
			"customer_name: Fitzgerald, Montgomery & Sons Holdings Intl. Acquisition Company (Canada) / Ltd.\n" + signedSays + "account_number: A-4471\nnumbers: 0100\n"},
		{"a name that wraps to the margin on its line", blanks(heading, "50 60 Company Name:", "210 60 [Fitzgerald, Montgomery & Sons Holdings Intl. Acquisition Company (Canada)]", "50 70 [Ltd.]", "50 90 Account Number:", "210 90 [A-4471]", "50 180 Numbers to port: 217-555-0100", "50 260 Signature: /s/ Jane Doe", "300 260 Date: 11/18/2026"),
			"customer_name: Fitzgerald, Montgomery & Sons Holdings Intl. Acquisition Company (Canada) / Ltd.\n" + signedSays + "account_number: A-4471\nnumbers: 0100\n"},
		{"a short name over a heading", plain("50 60 Company Name:", "210 60 Acme Dental, LLC", "50 70 Details", "50 90 Account Number:", "210 90 A-4471", "50 180 Numbers to port: 217-555-0100"),
			"customer_name: Acme Dental, LLC\n" + signedSays + "account_number: A-4471\nnumbers: 0100\n"},
		{"a billing number over an attachment", plain("50 60 Company Name", "190 60 Acme Dental, LLC", "50 76 Current carrier", "190 76 AT&T", "50 92 Billing phone number", "190 92 217-555-0100", "50 108 Telephone numbers: See Attachment A (2 numbers)", "50 500 Attachment A - Telephone numbers", "50 516 217-555-0101", "50 530 217-555-0102"),
			"customer_name: Acme Dental, LLC\n" + signedSays + "btn: 217-555-0100\ncurrent_carrier: AT&T\nnumbers: 0101 0102\n"},
		{"blanks filled in", blanks(heading, "50 80 I, [Jane Doe] , [Owner] of [Acme Dental, LLC] , authorize Skyline Voice to port the numbers below from [AT&T] ,", "50 96 account number [A-4471] is ours.", "50 120 Numbers to port: 217-555-0100", "50 160 Signed: [/s/ Jane Doe]", "300 160 Date: [11/18/2026]"),
			"customer_name: Acme Dental, LLC\nauthorized_name: Jane Doe\nauthorized_title: Owner\n" + signedSays + "account_number: A-4471\ncurrent_carrier: AT&T\nnew_carrier: Skyline Voice\nnumbers: 0100\n"},
		{"a signature close under a table", table(draw(heading, "50 60 Company Name: Acme", "52 94 Telephone Number", "252 94 Notes", "52 114 217-555-0100", "252 114 Main", "52 134 217-555-0101", "50 151 Authorized signature: /s/ Jane Doe", "50 166 Date: 11/18/2026"), 80, 20, []float64{50, 250, 400}, 3),
			"customer_name: Acme\n" + signedSays + "numbers: 0100 0101\n"},
		{"numbers broken in their cells", table(plain("50 60 Company Name: Acme", "52 92 TNs to port", "122 92 Notes", "52 114 217.555.010", "52 124 0", "122 114 Main", "52 138 217.555.010", "52 148 1"), 80, 24, []float64{50, 115, 200}, 3),
			"customer_name: Acme\n" + signedSays + "numbers: 0100 0101\n"},
		{"a column of the billing number", plain("50 60 Company Name: Acme", "50 80 Billing Telephone Number: 217-555-0100", "50 100 Telephone numbers to be ported", "50 116 Telephone Number", "200 116 BTN", "50 130 217-555-0101", "200 130 217-555-0100", "50 144 217-555-0102", "200 144 217-555-0100"),
			"customer_name: Acme\n" + signedSays + "btn: 217-555-0100\nnumbers: 0101 0102\n"},
		{"a pair below an address", plain("50 60 Company Name: Acme", "50 80 Billing Address: PO Box 44, Springfield, IL 62705", "50 92 Company registration no.: 04471182", "50 180 Numbers to port: 217-555-0100"),
			"customer_name: Acme\n" + signedSays + "billing_address: PO Box 44, Springfield, IL 62705\nnumbers: 0100\n"},
		{"headings of two lines in a row", table(plain("52 90 Account holder name", "202 84 Physical service", "222 94 address", "372 84 Contact", "378 94 Name", "52 114 Acme Dental Co-", "52 124 op", "202 114 120 N. Main St.", "202 124 Springfield, IL 62701", "372 118 Jo Tran", "50 180 Numbers to port: 217-555-0100"), 74, 28, []float64{50, 200, 370, 500}, 2),
			"customer_name: Acme Dental Co- / op\n" + signedSays + "service_address: 120 N. Main St. / Springfield, IL 62701\ncontact_name: Jo Tran\nnumbers: 0100\n? unreadable_value customer_name\n"},
		{"examples beside a heading", plain("50 60 Company Name: Acme", "50 80 Numbers to port: list every number, e.g. 212-555-0123, 212-555-0124.", "50 120 Numbers to port", "200 120 217-555-0100, 217-555-0101"),
			"customer_name: Acme\n" + signedSays + "numbers: 0100 0101\n"},
		{"numbers to keep below those to port", plain("50 60 Company Name: Acme", "50 90 Numbers to port:", "50 104 217-555-0100", "50 118 217-555-0101", "50 140 Numbers to remain with current carrier:", "50 154 217-555-0190"),
			"customer_name: Acme\n" + signedSays + "numbers: 0100 0101 -0190\n"},
	} {
		t.Run(strings.ReplaceAll(c.name, " ", "_"), func(t *testing.T) {
			if got := whole(read(t, c.page)); got != c.want {
				t.Errorf("\n got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
