package csr

// Bills, exports and mails as people pass them on: what is said of a number stands in the
// rows below it, numbers of others stand among the account's, and the form of the file
// is not what it was meant to be.

import (
	"context"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

func TestBills(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"what is billed for a number in the rows below it", `
ACCOUNT NUMBER,6-100233,,
CUSTOMER NAME,Peach Ltd,,

Line / Service,Qty,Unit price,Amount
309-555-0100,,,
    Business Line,1,41.25,41.25
    Hunting,1,37.66,37.66
Subtotal 309-555-0100,,,78.91
309-555-0101,,,
    Business Line,1,15.89,15.89
    ADSL 6M,1,36.76,36.76
Subtotal 309-555-0101,,,52.65

Total current charges,,,131.56
`, `
customer_name "Peach Ltd"
account_number "6-100233"
0100,hunting 0101,dsl`},
		{"one number, and items with their own numbers", `
Account Number   309 555-0100 560
Customer Name    Peach Ltd

Charges for 309 555-0100
  1. Business Line                                  41.50
  2. Line Share                                     15.95
Total Charges for 309 555-0100                      57.45
`, `
customer_name "Peach Ltd"
btn "309 555-0100"
account_number "309 555-0100 560"
0100,line_share`},
		{"a bill's rows that are of no number", `
Acct No,Acct Name,BTN,Service Address,Phone / Charge,Line Status,Line Features,Amount
6-100233,Peach Ltd,309-555-0100,"1 Elm St, Peoria, IL 61602",Account level charges,,,12.50
6-100233,Peach Ltd,309-555-0100,"1 Elm St, Peoria, IL 61602",309-555-0100,ACTIVE,Fax line,36.89
6-100233,Peach Ltd,309-555-0100,"1 Elm St, Peoria, IL 61602",309-555-0101,In service,,21.35
6-100233,Peach Ltd,309-555-0100,"1 Elm St, Peoria, IL 61602",Late fee,,,4.00
,,,,TOTAL,,,402.11
`, `
customer_name "Peach Ltd"
btn "309-555-0100"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100,fax=active 0101=active`},
		{"the numbers of calls", `
Account number,6-100233,,,,
Account name,Peach Ltd,,,,

Telephone number,Status,Features,Usage minutes,Charges
309-555-0100,Active,Postage meter,639,67.73
309-555-0101,Active,,779,61.24

Date,Time,Called from,Called number,City,Min
5/22/2026,2:30 PM,309-555-0100,713-936-8684,HOUSTON,29
5/23/2026,2:31 PM,309-555-0101,713-936-8685,HOUSTON,2
`, `
customer_name "Peach Ltd"
account_number "6-100233"
0100,postage=active 0101=active`},
		{"whom to call at the carrier", `
Account name,Peach Ltd,,
Account number,6-100233,,

CARRIER CONTACTS,,,
Name,Role,Phone,E-mail
Pat Garcia,Port desk,(312) 629-3898,desk0@example.net
Ken Garcia,Escalations,(312) 286-8887,desk1@example.net

Telephone number,Status,Features
309-555-0100,Active,Modem line
309-555-0101,Active,
`, `
customer_name "Peach Ltd"
account_number "6-100233"
0100,modem=active 0101=active`},
		{"groups by exchange", `
Customer Name,Peach Ltd,
Account Number,6-100233,

Row Labels,Voice,Total
309-555,50,50
3095550100,56.31,1
3095550101,15.8,1
309-556,50,50
3095560102,51.36,1
`, `
customer_name "Peach Ltd"
account_number "6-100233"
0100 0101 0102`},
		{"sums at the end of a report", `
ACCOUNT: 6-100233              NAME: PEACH LTD
BTN: 309 555-0100

TELEPHONE NUMBER   STATUS
309 555-0100       ACTIVE
309 555-0101       ACTIVE

LINES THIS ACCOUNT: 2

REPORT TOTALS   ACCOUNTS: 1
`, `
customer_name "PEACH LTD"
btn "309 555-0100"
account_number "6-100233"
0100=active 0101=active`},
		{"an account's other numbers, and telephones that are none of its lines", `
Customer ID,147785
Previous account number,907451204
BTN,309-555-0100
Customer service phone,(312) 379-6552
Account number,004984221178
Account manager phone,(312) 602-0558
Customer name,Peach Ltd
Remit payment to,"PO Box 4083, Richmond, VA 23219"

Phone number,Status
309-555-0100,Active
309-555-0101,Active
`, `
customer_name "Peach Ltd"
btn "309-555-0100"
account_number "004984221178"
0100=active 0101=active`},
		{"whether a line has what two words name", `
TN,Account,Customer Name,Line Status,Broadband DSL?,DSL available?
309-555-0100,6-100233,Peach Ltd,ACTIVE,Y,Y
309-555-0101,6-100233,Peach Ltd,ACTIVE,N,Y
`, `
customer_name "Peach Ltd"
account_number "6-100233"
0100,dsl=active 0101=active`},
		{"the state of an account beside that of its lines", `
Account Status,Account Number,Account Name,TN,TN Status,Equipment Status
Active,6-100233,Peach Ltd,309-555-0100,Active,Returned
Active,6-100233,Peach Ltd,309-555-0101,Disconnected,Installed
`, `
customer_name "Peach Ltd"
account_number "6-100233"
0100=active 0101=disconnected`},
		{"users and their numbers", `
Account Number,6-100233,,,,,
Company Name,Peach Ltd,,,,,

Phone Number,Usage,Assigned To,Ext.,Site Name,Status
309-555-0100,Direct Number,Ann Becker,101,HQ,Active
309-555-0101,Company Number,Olga Nguyen,102,HQ,Suspended
`, `
customer_name "Peach Ltd"
account_number "6-100233"
0100=active 0101=suspended`},
		{"ranges", `
Account,6-100233,,,
Customer name,Peach Ltd,,,

TN range start,TN range end,Count,Type,Status
309-555-0100,309-555-0100,1,Single,Active
309-555-0104,309-555-0106,3,DID block,Active
`, `
customer_name "Peach Ltd"
account_number "6-100233"
0100=active 0104=active 0105=active 0106=active`},
		{"two languages", `
Account number/Numéro de compte;Customer name/Nom du client;BTN/NTF;Telephone number/Numéro de téléphone;Status/État;Features/Fonctions
6-100233;Peach Ltée;309-555-0100;309-555-0100;Active/Actif;Hunting
6-100233;Peach Ltée;309-555-0100;309-555-0101;Active/Actif;
`, `
customer_name "Peach Ltée"
btn "309-555-0100"
account_number "6-100233"
0100,hunting=active 0101=active`},
		{"labels over their values in boxes, and in two languages", `
"Customer name
Peach Twp. Fire Dist. #2","Account number
Numéro de compte",6-100233
"Billing address
9 Oak St Unit 12
Pekin, IL 61554","PIN
Y374k",
"Authorized contact
DeShawn A. McKay",,

"Telephone
number",Status
309-555-0100,ACTIVE
309-555-0101,ACTIVE
`, `
customer_name "Peach Twp. Fire Dist. #2"
authorized_name "DeShawn A. McKay"
account_number "6-100233"
pin "Y374k"
billing_address 9 Oak St|Unit 12|Pekin|IL|61554
0100=active 0101=active`},
		{"lines with labels of their own below a heading", `
Account Number: "6-100233"
Customer Name: "Peach Ltd"

Lines:
  - TN: 309-555-0100
    Status: Active
    Features: [DSL]
  - TN: 309-555-0101
    Status: Disconnected
    Features: []
`, `
customer_name "Peach Ltd"
account_number "6-100233"
0100,dsl=active 0101=disconnected`},
		{"equals signs", `
account_number = 6-100233
customer_name  = Peach Ltd
service_addr   = 1 Elm St, Peoria, IL 61602

line 1: tn=309-555-0100; status=Active; features=DSL
line 2: tn=309-555-0101; status=Pending; features=
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100,dsl=active 0101=pending`},
		{"a mail that was answered", `
FYI, see below.

> Acct Name:      Peach Ltd
> Acct Number:    6-100233
> Svc Address:    1 Elm St
>                 Peoria, IL 61602
>
> TN                Features
> (309) 555-0100    Three-Way Calling
> (309) 555-0101    DSL
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100 0101,dsl`},
		{"a drawn table", `
CSR lookup

├──────────┼───────────┼──────────────┼──────────┼──────────┤
│ acct_no  │ customer  │ tn           │ status   │ features │
├──────────┼───────────┼──────────────┼──────────┼──────────┤
│ 6-100233 │ Peach Ltd │ 309-555-0100 │ Active   │ Hunting  │
│ 6-100233 │ Peach Ltd │ 309-555-0101 │ Pending  │          │
`, `
customer_name "Peach Ltd"
account_number "6-100233"
0100,hunting=active 0101=pending`},
		{"all on one line", `
Acct # 6-100233 | BTN 3095550100 | PIN 503685
Name: Peach Ltd

numbers:
* 3095550100
* 3095550101
`, `
customer_name "Peach Ltd"
btn "3095550100"
account_number "6-100233"
pin "503685"
0100 0101`},
		{"cards", `
Customer name,Peach Ltd,,,
Account number,6-100233,,,

Telephone number,309-555-0100,,Telephone number,309-555-0101
Status,Active,,Status,PENDING
Features,Postage machine,,Features,None

Telephone number,309-555-0102,,Telephone number,309-555-0103
Status,Disconnected,,Status,Active
Features,,,Features,"DSL, Voicemail"
`, `
customer_name "Peach Ltd"
account_number "6-100233"
0100,postage=active 0101=pending 0102=disconnected 0103,dsl=active`},
		{"a list in columns whose last row is short", `
Name,Peach Ltd,
Account number,6-100233,

9. Telephone numbers working on this account,,
309-555-0100,309-555-0101,309-555-0102
309-555-0103,309-555-0104,309-555-0105
309-555-0106,,

For carrier use only,,
`, `
customer_name "Peach Ltd"
account_number "6-100233"
0100 0101 0102 0103 0104 0105 0106`},
		{"a title over the heading of a table", `
Account summary
Account,Customer,BTN,CSR date
WN98371,Peach Ltd,309-555-0100,8/15/2026
`, `
customer_name "Peach Ltd"
btn "309-555-0100"
account_number "WN98371"
csr_date "8/15/2026"`},
		{"accounts inside of objects that say nothing themselves", `
{"accounts": [
 {"account": {"identifier": {"number": "6-1", "pin": "C860b"}, "holder": {"businessName": "Peach Ltd", "authorizedContact": {"fullName": "Maria Yee", "jobTitle": "Owner"}}},
  "serviceLocations": [{"lines": [{"tn": "3095550100", "state": "active"}, {"tn": "3095550101", "state": "active"}]}]},
 {"account": {"identifier": {"number": "6-2", "pin": "609250"}, "holder": {"businessName": "Plum Ltd"}},
  "serviceLocations": [{"lines": [{"tn": "3095550150", "state": "active"}]}]}]}
`, `
customer_name "Peach Ltd"
authorized_name "Maria Yee"
authorized_title "Owner"
account_number "6-1"
pin "C860b"
0100=active 0101=active

customer_name "Plum Ltd"
account_number "6-2"
pin "609250"
0150=active`},
		{"JSON that was made of XML", `
{"soap:Body": {"CSRResponse": {"@version": "2.1", "AccountNumber": {"#text": "6-100233"}, "CustomerName": {"#text": "Peach Ltd"},
 "Lines": {"Line": [{"TN": {"#text": "3095550100"}, "Status": {"#text": "Active"}, "Feature": {"#text": "DSL"}}, {"TN": {"#text": "3095550101"}, "Status": {"#text": "Active"}}]}}}}
`, `
customer_name "Peach Ltd"
account_number "6-100233"
0100,dsl=active 0101=active`},
	} {
		t.Run(tt.name, func(t *testing.T) { readsAs(t, tt.text, tt.want) })
	}
}

// A text table that nobody split stands in one column of a workbook, and its values are said
// to stand where its lines do.
func TestUnsplitWorkbooks(t *testing.T) {
	s := &sheet.Sheet{Name: "export(3)"}
	for i, line := range []string{"Account Number,Customer Name,BTN,TN,Status,Service Address,Features",
		`6-100233,Peach Ltd,309-555-0100,309-555-0100,Active,"1 Elm St, Peoria, IL 61602",ADSL 6M`,
		`6-100233,Peach Ltd,309-555-0100,309-555-0101,Working,"1 Elm St, Peoria, IL 61602",`} {
		s.Rows = append(s.Rows, sheet.Row{Index: i + 1, Cells: []sheet.Cell{{Text: line, Raw: line, Col: 1, Format: -1}}})
	}
	rs, err := ReadSheet(context.Background(), &sheet.Workbook{Sheets: []*sheet.Sheet{s}}, porting.Document{})
	if err != nil || len(rs) != 1 {
		t.Fatal(len(rs), err)
	}
	want := "customer_name \"Peach Ltd\"\nbtn \"309-555-0100\"\naccount_number \"6-100233\"\nservice_address 1 Elm St||Peoria|IL|61602\n0100,dsl=active 0101=active"
	if got := said(rs[0]); got != want {
		t.Errorf("read\n%s\nwant\n%s", got, want)
	}
	if f := rs[0].Fields[porting.ServiceAddress]; f == nil || f.Where.Cell != "A2" {
		t.Errorf("the service address is said to stand at %+v", f)
	}
	for _, lines := range [][]string{{"Lines, trunks and more, of Peach Ltd", "Peoria, IL, 61602"}, {"TN,Status", "309-555-0100,Active"}} { // no such table
		s := sheetOf("notes", lines...)
		if got := sheet.Unsplit(s); got != nil && headed(got) {
			t.Errorf("%s was split", strings.Join(lines, " / "))
		}
	}
}
