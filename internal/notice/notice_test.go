package notice

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/pdftext"
	"github.com/portcheck/portcheck/internal/porting"
)

// told is a record in a few lines: kind, date, order; a line a reason; the commitment;
// the numbers.
func told(r *porting.Record) string {
	var b strings.Builder
	n := r.Notice
	fmt.Fprintf(&b, "%s %s %s\n", r.Document.Kind, dash(n.Date), dash(n.Order))
	for _, x := range n.Reasons {
		fmt.Fprintf(&b, "- %s %s", dash(strings.Join(append([]string{x.Code}, x.Also...), "+")), strings.ReplaceAll(x.Text, "\n", "/"))
		if len(x.TNs) > 0 {
			fmt.Fprintf(&b, " %v", x.TNs)
		}
		b.WriteString("\n")
	}
	if c := n.Commitment; c != nil {
		fmt.Fprintf(&b, "@ %s %s %s\n", c.Date, dash(c.Time), dash(c.Zone))
	}
	if len(r.Numbers) > 0 {
		fmt.Fprintf(&b, "# %d %s\n", len(r.Numbers), r.Numbers[0].TN)
	}
	for _, p := range r.Problems {
		fmt.Fprintf(&b, "! %s\n", p.Code)
	}
	return b.String()
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func TestTexts(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"table drawn with bars", `
Port Order Rejection
| Order ID | 4481207 |
| BTN      | 608-555-0140 |

| Reject Code | Description                      | TN           |
|-------------|----------------------------------|--------------|
| 7402        | Service Address Mismatch         | 608-555-0140 |
| 7435        | PIN/Passcode incorrect           | 608-555-0141 |
`, "rejection - 4481207\n- 7402 Service Address Mismatch [+16085550140]\n- 7435 PIN/Passcode incorrect [+16085550141]\n# 2 +16085550140\n"},
		{"codes beside the last line of their words", `
LSR REJECTION NOTICE
PON: CK-1103

Reject Code   Reason                                     TN
              Telephone number not found on the
              account. Remove it from the
6A            order.                                     330-555-0143

              Service address does not match the
E1            record.
`, "rejection - CK-1103\n- 6A Telephone number not found on the/account. Remove it from the/order. [+13305550143]\n- E1 Service address does not match the/record.\n# 1 +13305550143\n"},
		{"codes in running text", `
Hi team, your LSR for PON BLV-77 was rejected by Lumen with codes LNP101J (address on order does not match) and LNP126J,
authorized name does not match. TN 608-555-0140.
`, "rejection - BLV-77\n- LNP101J (address on order does not match)\n- LNP126J authorized name does not match.\n# 1 +16085550140\n"},
		{"reason behind a label, no code", `
LSR Response
PON: BLV-78
Status: Rejected
Date: November 18, 2026
Reason: Customer name on order does not match our records. Record shows
        Lakeside Veterinary Clinic, LLC
Numbers: 6085550140, 6085550141
`, "rejection 2026-11-18 BLV-78\n- - Customer name on order does not match our records. Record shows/Lakeside Veterinary Clinic, LLC\n# 2 +16085550140\n"},
		{"prose without code", `
Dear Partner,

We are writing about port request 99121 for 608-555-0140. The request has been rejected because there is a pending order on
the account. Please have the end user cancel or complete the pending order.

Regards,
LNP Team
Phone: 800-555-0199
`, "rejection - 99121\n- - The request has been rejected because there is a pending order on/the account.\n# 1 +16085550140\n"},
		{"exceptions as the provider's portal lists them", `
Your porting order PO-5512 is in exception

Exceptions:
LOCATION_MISMATCH: The service address does not match.
PASSCODE_PIN_INVALID: The PIN is not valid.

Numbers on this order
+1 608-555-0140
+1 608-555-0141
`, "rejection - PO-5512\n- LOCATION_MISMATCH The service address does not match.\n- PASSCODE_PIN_INVALID The PIN is not valid.\n# 2 +16085550140\n"},
		{"reject code and reason in turns", `
REJECT NOTICE   PON: A-100   VER: 01
BTN: 608-555-0140
Reject Code: 1P
Reject Reason: Other: See remarks
Reject Code: 6A
Reject Reason: TN not found on account
Remarks: 608-555-0151 belongs to another account
`, "rejection - A-100\n- 1P Other: See remarks\n- 6A TN not found on account\n# 1 +16085550151\n"},
		{"jeopardy", `
JEOPARDY NOTICE
PON: A-101
BTN: 608-555-0140
Reason: LNP119J Pending order on account
`, "rejection - A-101\n- LNP119J Pending order on account\n"},
		{"firm order commitment in columns", `
FIRM ORDER COMMITMENT

PON: A-102        VER: 00       DATE: 11-23-2026
BTN: 608-555-0140
DDD: 12-02-2026
DD:  12-04-2026   TIME: 1000 CT
TN: 608-555-0140 - 608-555-0147
`, "foc 2026-11-23 A-102\n@ 2026-12-04 10:00 America/Chicago\n# 8 +16085550140\n"},
		{"in prose, a window", `
Your port order 55812 has been confirmed by the losing carrier. FOC received!
The numbers (608) 555-0140 and (608) 555-0141 will port on Friday, December 4, 2026 between 10:00 AM and 2:00 PM Eastern.
`, "foc - 55812\n@ 2026-12-04 10:00 America/New_York\n# 2 +16085550140\n"},
		{"date and time under their own labels, zone in the label", `
FOC Notification
Order Number: 55813
FOC Date: 2026-12-04
FOC Time (EST): 9:30 AM
Telephone Number: 608-555-0140
`, "foc - 55813\n@ 2026-12-04 09:30 America/New_York\n# 1 +16085550140\n"},
		{"standard time named in summer", `
FOC Notification
Order Number: 55814
FOC Date: July 6, 2026 10:00 AM EST
Telephone Number: 608-555-0140
`, "foc - 55814\n@ 2026-07-06 10:00 America/New_York\n# 1 +16085550140\n! ambiguous_date\n"},
		{"a date that may be read two ways", `
FOC Notification
Order Number: 55815
FOC Date: 04/12/2026
Telephone Number: 608-555-0140
`, "foc - 55815\n@ 2026-04-12 - -\n# 1 +16085550140\n! ambiguous_date\n"},
		{"a weekday that is wrong", `
FOC Notification
Order Number: 55816
FOC Date: Monday, December 4, 2026
Telephone Number: 608-555-0140
`, "foc - 55816\n@ 2026-12-04 - -\n# 1 +16085550140\n! contradiction\n"},
		{"a commitment without a year", `
FOC Notification
Order Number: 55817
FOC Date: December 4
Telephone Number: 608-555-0140
`, "foc - 55817\n# 1 +16085550140\n! unreadable_value\n"},
		{"two dates in a table", `
FOC confirmed for port order 55818

TN            FOC Date
608-555-0140  12/04/2026
608-555-0141  12/15/2026
`, "foc - 55818\n@ 2026-12-04 - -\n# 2 +16085550140\n! contradiction\n"},
		{"completion", `
Port Completion Notice
PON: A-103
FOC Date: 12/04/2026
Completed on: 12/04/2026 10:12 AM CST
The following numbers have been ported: 608-555-0140, 608-555-0141
`, "completion - A-103\n@ 2026-12-04 10:12 America/Chicago\n# 2 +16085550140\n! ambiguous_date\n"},
		{"receipt", `
LSR Acknowledgement
PON: A-104
Received: 11/16/2026 2:14 PM
BTN: 608-555-0140
Your LSR has been received and is being processed. An FOC or a reject will follow within 24 hours.
`, "submission 2026-11-16 A-104\n"},
		{"carrier codes in the column of the words", `
ORDER RESPONSE
LSR Reject
PON BLV-20261116-01
Version 1
Response Date 11/18/2026 13:22
TN            ERROR MESSAGE
6085550140    LNP110J - End user name does not match
6085550141    LNP101W - Address may not match
`, "rejection - BLV-20261116-01\n- LNP110J End user name does not match [+16085550140]\n- LNP101W Address may not match [+16085550141]\n# 2 +16085550140\n"},
		{"a local response of the LSR's own form", `
LOCAL RESPONSE (LR)
CCNA: BLV   PON: BLV-20261116-01   VER: 00   D/TSENT: 11-18-2026-0214PM
RT: R    REP: J SMITH   TEL NO: 800-555-0199
RCODE: 1A
RDET: END USER ADDRESS INVALID - SANO NOT FOUND
RCODE: 8A
RDET: ACCOUNT NUMBER MISSING/INVALID
ECCKT:
EATN: 608-555-0140
`, "rejection - BLV-20261116-01\n- 1A END USER ADDRESS INVALID - SANO NOT FOUND\n- 8A ACCOUNT NUMBER MISSING/INVALID\n"},
		{"an LSR's confirmation in field names", `
LOCAL SERVICE REQUEST - CONFIRMATION
PON: BLV-20261116-01   VER: 01   D/TSENT: 11-23-2026
RT: C
ORD: N1234567
DD: 12-04-2026
FDT: 1000A
TNS: 608-555-0140 608-555-0141
`, "foc - BLV-20261116-01\n@ 2026-12-04 10:00 -\n# 2 +16085550140\n"},
		{"reasons below their label, a line each", `
PORT OUT REQUEST REJECTED

Carrier: Charter Communications
PON: BLV-1
TN: 937-555-0160
Reason for Rejection:
   The Account Number does not match
   The ZIP code does not match
Response sent 11/18/2026
`, "rejection - BLV-1\n- - The Account Number does not match\n- - The ZIP code does not match\n# 1 +19375550160\n"},
		{"a colleague's mail without a title", `
Hi Dana,

TDS kicked this one back again. Reject reasons:
1) 7434 (E24) partial port - remaining TNs not listed
2) Authorized name should be Daniel R Weiss

PON BLV-20261116-01, BTN 608-555-0140

Jim
`, "rejection - BLV-20261116-01\n- 7434+E24 partial port - remaining TNs not listed\n- - Authorized name should be Daniel R Weiss\n"},
		{"numbers before their codes", `
PORT REJECTION
Date: 18 Nov 2026
PON: BLV-9
The following TNs were rejected:
608-555-0150 - 6A TN not found on account
608-555-0151 - 6D TN not active
`, "rejection 2026-11-18 BLV-9\n- 6A TN not found on account [+16085550150]\n- 6D TN not active [+16085550151]\n# 2 +16085550150\n"},
		{"a provider's words, no code, no title", `
Dear Daniel,

We received notice from your current provider that they have rejected our request to transfer your number, (608) 555-0140. They gave the following reason:

The name on the account does not match. The provider has: Lakeside Vet Clinic

Please update your request 77120 online.

Sincerely,
The Transfer Team
`, "rejection - 77120\n- - The name on the account does not match. The provider has: Lakeside Vet Clinic\n# 1 +16085550140\n"},
		{"two names of the order", `
From: Bandwidth Numbers <no-reply@bandwidth.example>
Sent: Tuesday, November 17, 2026 10:02 AM
To: ops@example.com
Subject: Port-In Order 0b5a1c64 - EXCEPTION

Order ID: 0b5a1c64-6a8d-4a0f-9b53-2d8a5f6f7e11
Customer Order ID: BLV-20261116-01
Status: EXCEPTION
Error Code: 7402
Error Description: Service address mismatch
Notes: Per TDS the service address is missing the suite. Please supp with the full address.
Telephone Numbers: 6085550140, 6085550141
`, "rejection 2026-11-17 BLV-20261116-01\n- 7402 Service address mismatch\n# 2 +16085550140\n"},
	} {
		r, ok := ReadText(c.text, porting.Document{Name: "x"})
		if !ok {
			t.Errorf("%s: not taken for a notice", c.name)
			continue
		}
		if got := told(r); got != c.want {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestNoNotices(t *testing.T) {
	for name, text := range map[string]string{
		"a shop's order":    "Order confirmation #100245\nThank you for your order! We have received your order and it is being processed.\nPhone: 608-555-0140\nItems: 2 x SIP phone, 1 x USB port replicator\nOrder status: Received\n",
		"a payment":         "From: billing@tds.example\nSent: Tuesday, November 17, 2026\nTo: ops@example.com\nSubject: Your payment has been rejected\n\nYour payment of $214.55 for telephone number 608-555-0140 was rejected by your bank.\nAmount due: $214.55.\n",
		"asking for papers": "Hi Daniel,\n\nto port your telephone numbers (608) 555-0140 through 0147 we need a signed LOA. If the name or address does not match the CSR, the losing carrier may reject the order. Once submitted, we will let you know the FOC date.\n",
		"a guide":           "Common port rejections and how to fix them\n\nWhen you port a telephone number, the losing carrier may reject the port request. The most common rejection reasons are:\n\n- 7402 (E1) Service address mismatch\n- 8A Account number missing or invalid\n\nIf your port order has been rejected, call us at 800-555-0199.\n",
		"a question":        "Hi, any news on our port request BLV-20261116-01 for 608-555-0140? It was submitted last week. Thanks, Daniel\n",
		"a cancellation":    "Subject: Port order BLV-20261116-01 cancelled\n\nYour port order BLV-20261116-01 has been cancelled at your request. BTN 608-555-0140.\n",
		"a letter of authorization": "LETTER OF AUTHORIZATION\nCustomer Name: Acme   BTN: 608-555-0140\nI authorize Brightline to port the numbers. Requested FOC date: 12/02/2026. Orders with wrong data will be rejected.\n" +
			"An order that has been rejected must be resubmitted. Signature: ______ Date: 11/10/2026\n",
		"nothing": "\n",
	} {
		if r, ok := ReadText(text, porting.Document{}); ok {
			t.Errorf("%s is taken for a notice:\n%s", name, told(r))
		}
	}
}

// A carrier sends the letter back behind its notice: the notice is read, and the
// letter in front of a notice stays a letter.
func TestLetterBehindTheNotice(t *testing.T) {
	read := func(name string) *page.Document {
		data, err := os.ReadFile(filepath.Join("..", "..", "testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		doc, err := pdftext.Read(t.Context(), data, pdftext.DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		return doc
	}
	rejection, letter := read("notices/rejection-table.pdf"), read("cases/missing-suite/loa.pdf")
	r, ok, err := Read(t.Context(), &page.Document{Pages: append(rejection.Pages[:1:1], letter.Pages...)}, porting.Document{})
	if err != nil || !ok || r.Document.Kind != porting.KindRejection || len(r.Notice.Reasons) != 2 || r.Fields[porting.AccountNumber] != nil {
		t.Errorf("taken for a notice: %v, %+v", ok, r)
	}
	if _, ok, _ := Read(t.Context(), &page.Document{Pages: append(letter.Pages[:len(letter.Pages):len(letter.Pages)], rejection.Pages...)}, porting.Document{}); ok {
		t.Error("a letter with a notice behind it was taken for a notice")
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, ok, err := Read(gone, rejection, porting.Document{}); ok || err == nil {
		t.Errorf("reading went on without time: %v, %v", ok, err)
	}
}

// No status in the data weighs more than the bound below which labels are not looked
// for allows: 4, beside 2 for a label's value and 2 for a date or a code.
func TestMostBesides(t *testing.T) {
	for _, list := range cues().status {
		for _, c := range list {
			if c.weight+4 > mostBesides {
				t.Errorf("status %q weighs %g: raise mostBesides", strings.Join(c.words, " "), c.weight)
			}
		}
	}
	s := scores{of: map[string]float64{string(porting.KindFOC): 1, cueAgainst: 8.5}}
	if s.cannotBe() {
		t.Error("an FOC by its labels is not looked at")
	}
	if s.of[cueAgainst] = 9; !s.cannotBe() {
		t.Error("a paper that can be no notice is looked at")
	}
}
