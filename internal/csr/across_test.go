package csr

// Accounts beside each other with labels on their left, labels that count, and parts of
// addresses that follow theirs without its name.

import (
	"context"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// readsAs reads a text and compares what it says.
func readsAs(t *testing.T, text, want string) {
	t.Helper()
	rs, err := ReadText(context.Background(), []byte(strings.TrimPrefix(text, "\n")), porting.Document{Name: "x"}, sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range rs {
		got = append(got, said(r))
	}
	if got := strings.Join(got, "\n\n"); got != strings.TrimPrefix(want, "\n") {
		t.Errorf("read\n%s\nwant\n%s", got, want)
	}
}

// Tables on their side that begin with the features of their lines.
func TestFeaturesAboveTheirLines(t *testing.T) {
	for _, gap := range []string{"", "\n"} {
		readsAs(t, `
Account Number,B44-7781209
Customer Name,"Lakeside Pediatrics, S.C."
`+gap+`Services,ISDN PRI,Remote Call Forwarding
WTN,217-258-3450,217-258-3453
TN Status,Active,Working
`, `
customer_name "Lakeside Pediatrics, S.C."
account_number "B44-7781209"
3450,isdn_pri=active 3453,remote_call_forwarding=active`)
		readsAs(t, `
Account Number,B44-7781209
Customer Name,"Lakeside Pediatrics, S.C."
`+gap+`Feature Codes,RCF,,Alarm Line,Voicemail
Status,Active,Suspended,Working,Active
Phone Number,217-258-3450,217-258-3453,217-258-3456,217-258-3459
`, `
customer_name "Lakeside Pediatrics, S.C."
account_number "B44-7781209"
3450,remote_call_forwarding=active 3453=suspended 3456,alarm=active 3459=active`)
	}
}

func TestAcross(t *testing.T) {
	const two = `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100 0101 0102

customer_name "Ole LLC"
account_number "6-2"
service_address 9 Oak St||Pekin|IL|61554
0150 0151`
	for _, tt := range []struct{ name, text, want string }{
		{"numbers below the label of the first", `
Account Number,6-1,6-2
Customer Name,Peach Ltd,Ole LLC
Service Address,"1 Elm St, Peoria, IL 61602","9 Oak St, Pekin, IL 61554"
Working Telephone Numbers,309-555-0100,309-555-0150
,309-555-0101,309-555-0151
,309-555-0102,
`, two},
		{"names and numbers above the accounts, an address in two lines", `
Customer Name,Peach Ltd,Ole LLC
TN 1,309-555-0100,309-555-0150
TN 2,309-555-0101,309-555-0151
TN 3,309-555-0102,
Acct No,6-1,6-2
Service Location,1 Elm St,9 Oak St
,"Peoria, IL 61602","Pekin, IL 61554"
`, two},
		{"counted by their number alone", `
Account Number,6-1,6-2
1,309-555-0100,309-555-0150
2,309-555-0101,309-555-0151
3,309-555-0102,
Customer Name,Peach Ltd,Ole LLC
Service Address 1,1 Elm St,9 Oak St
Service Address 2,,
Service Address 3,"Peoria, IL 61602","Pekin, IL 61554"
`, two},
		{"a blank row before the numbers", `
Account Number,6-1,6-2
Customer Name,Peach Ltd,Ole LLC
Service Address,"1 Elm St, Peoria, IL 61602","9 Oak St, Pekin, IL 61554"

Line 1,309-555-0100,309-555-0150
Line 2,309-555-0101,309-555-0151
Line 3,309-555-0102,
`, two},
		{"headings between", `
Account Number,6-1,6-2
Customer Name,Peach Ltd,Ole LLC
Billing Information
Street,PO Box 9,PO Box 1
City,Pekin,Peoria
State,IL,IL
ZIP,61554,61602
Service Information
Street,1 Elm St,9 Oak St
City,Peoria,Pekin
State,IL,IL
ZIP,61602,61554
TN #1,309-555-0100,309-555-0150
TN #2,309-555-0101,309-555-0151
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
billing_address PO Box 9||Pekin|IL|61554
0100 0101

customer_name "Ole LLC"
account_number "6-2"
service_address 9 Oak St||Pekin|IL|61554
billing_address PO Box 1||Peoria|IL|61602
0150 0151`},
		{"each number with its state", `
Account Number,6-1,6-2
Customer Name,Peach Ltd,Ole LLC
Service Address,"1 Elm St, Peoria, IL 61602","9 Oak St, Pekin, IL 61554"
TN 1,309-555-0100,309-555-0150
Status 1,Active,Suspended
TN 2,309-555-0101,309-555-0151
Status 2,Disconnected,Active
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100=active 0101=disconnected

customer_name "Ole LLC"
account_number "6-2"
service_address 9 Oak St||Pekin|IL|61554
0150=suspended 0151=active`},
		{"a row with several numbers, each with its state", `
Account,Customer,Service Address,TN 1,TN 2,Line 1 Status,Line 2 Status,Features 1,Features 2
6-1,Peach Ltd,"1 Elm St, Peoria, IL 61602",309-555-0100,309-555-0101,Active,Suspended,DSL,Hunting
6-2,Ole LLC,"9 Oak St, Pekin, IL 61554",309-555-0150,,Active,,,
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100,dsl=active 0101,hunting=suspended

customer_name "Ole LLC"
account_number "6-2"
service_address 9 Oak St||Pekin|IL|61554
0150=active`},
		{"what the customer says beside what the carrier says", `
Field,Losing carrier says,Customer says
Business name,PEACH LTD,Peach
Account,6-1,unknown
BTN,309-555-0100,309-555-0100
Address,"1 ELM ST, PEORIA, IL 61602",1 Elm Street #4
`, `
customer_name "PEACH LTD"
btn "309-555-0100"
account_number "6-1"
service_address 1 ELM ST||PEORIA|IL|61602
?contradiction`},
	} {
		t.Run(tt.name, func(t *testing.T) { readsAs(t, tt.text, tt.want) })
	}
}

func TestPartsOfTheAddressBefore(t *testing.T) {
	const both = `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
billing_address PO Box 9||Pekin|IL|61554
0100`
	for _, tt := range []struct{ name, text, want string }{
		{"in columns, the same headings twice", `
Account,Customer Name,TN,Service Address,City,State,ZIP,Billing Address,City,State,ZIP
6-1,Peach Ltd,309-555-0100,1 Elm St,Peoria,IL,61602,PO Box 9,Pekin,IL,61554
`, both},
		{"in columns, the billing address first", `
Account,Customer Name,Billing Address,City,State,ZIP,Address,City,State,ZIP,TN
6-1,Peach Ltd,PO Box 9,Pekin,IL,61554,1 Elm St,Peoria,IL,61602,309-555-0100
`, both},
		{"in columns, behind a name", `
Account,Customer Name,Address,City,State,ZIP,Billing Name,Address,City,State,ZIP,TN
6-1,Peach Ltd,1 Elm St,Peoria,IL,61602,Peach Ltd,PO Box 9,Pekin,IL,61554,309-555-0100
`, both},
		{"in columns, the other one complete", `
Account,Customer Name,TN,Service Address,Billing Address,City,State,ZIP
6-1,Peach Ltd,309-555-0100,"1 Elm St, Peoria, IL 61602",PO Box 9,Pekin,IL,61554
`, both},
		{"in rows", `
Account,6-1
Customer Name,Peach Ltd
Service Address,"1 Elm St, Peoria, IL 61602"
Billing Address,PO Box 9
Suite,
City,Pekin
State,IL
ZIP,61554
TN,309-555-0100
`, both},
		{"in rows below a heading of the other", `
Service Information
Account,6-1
Customer Name,Peach Ltd
Service Address,"1 Elm St, Peoria, IL 61602"
Billing Address,PO Box 9
"City, State ZIP","Pekin, IL 61554"
TN,309-555-0100
`, both},
		{"of two addresses are told", `
Account,6-1
Customer Name,Peach Ltd
Service Address,"1 Elm St, Peoria, IL 61602"
CSR Date,11/20/2026
ZIP,61554
TN,309-555-0100
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61554
csr_date "11/20/2026"
0100
?contradiction`},
	} {
		t.Run(tt.name, func(t *testing.T) { readsAs(t, tt.text, tt.want) })
	}
}

// An account's number that begins with a short form of its label and a point.
func TestAccountWithAPoint(t *testing.T) {
	readsAs(t, "ACCOUNT NO  ACCT.7781\n---LIST\nLN   ACME INC\nSA   1 ELM ST, PEORIA, IL 61602\n---S&E\n1 1FB /TN 217-555-0100\n", `
customer_name "ACME INC"
account_number "ACCT.7781"
service_address 1 ELM ST||PEORIA|IL|61602
0100`)
}

// Pairs side by side: a label that nobody knows, behind a gap, is no line of an address.
func TestUnknownLabelBesideAnAddress(t *testing.T) {
	readsAs(t, "Account Information,,,Service Information,\nService Address,\"1 Elm St, Peoria, IL 61602\",,Term Expires,12/31/2027\nPIN,70985,,Acct No,A-1\nName,Acme Inc,,BTN,217-555-0100\n\nTN,Status\n217-555-0100,Active\n", `
customer_name "Acme Inc"
btn "217-555-0100"
account_number "A-1"
pin "70985"
service_address 1 Elm St||Peoria|IL|61602
0100=active`)
}
