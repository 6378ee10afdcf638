package csr

// Kinds of papers that were once read wrongly, a few layouts of each.

import (
	"context"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

func TestKinds(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"headings of several words written as one, short", `
CUSTACCTNO,CUSTNM,SVCADDR,SVCCITYSTZIP,TN
6-100233,Peach Ltd,1 Elm St,"Peoria, IL 61602",3095550100
6-100233,Peach Ltd,1 Elm St,"Peoria, IL 61602",3095550101
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100 0101`},
		{"headings of several words written as one, with parts of addresses", `
ACCTNO,CUSTNAME,SVCADDRLN1,SVCADDRLN2,SVCADDRCITY,SVCADDRST,SVCADDRZIP,BILLADDR1,BILLCITYSTZIP,WTN,LINESTAT
6-100233,Peach Ltd,1 Elm St,Ste 4,Peoria,IL,61602,PO Box 9,"Pekin, IL 61554",3095550100,ACTIVE
6-100233,Peach Ltd,1 Elm St,Ste 4,Peoria,IL,61602,PO Box 9,"Pekin, IL 61554",3095550101,SUSP
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St|Ste 4|Peoria|IL|61602
billing_address PO Box 9||Pekin|IL|61554
0100=active 0101=suspended`},
		{"cities under a heading that nobody knows, apart from the street", `
Account,Customer,SvcAddr,TN,Xcsz,Status
6-1,Peach Ltd,1 Elm St,3095550100,"Peoria, IL 61602",Active
6-2,Ole LLC,9 Oak St,3095550101,"Pekin, IL 61554",Active
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100=active
?ambiguous_label

customer_name "Ole LLC"
account_number "6-2"
service_address 9 Oak St||Pekin|IL|61554
0101=active
?ambiguous_label`},
		{"a street under a heading that nobody knows is told", `
Account,Customer,Xstr,TN,Xcsz,Status
6-1,Peach Ltd,1 Elm St,3095550100,"Peoria, IL 61602",Active
6-1,Peach Ltd,1 Elm St,3095550101,"Peoria, IL 61602",Active
`, `
customer_name "Peach Ltd"
account_number "6-1"
0100=active 0101=active
?ambiguous_label`},
		{"a table on its side, whose label of numbers stands once", `
Account Number,6-100233,6-100234
Customer,Peach Ltd,Ole LLC
Street,1 Elm St,9 Oak St
City,Peoria,Pekin
State,IL,IL
Zip,61602,61554
Working Numbers,309-555-0100,309-555-0200
,309-555-0101,309-555-0201
,309-555-0102,
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100 0101 0102

customer_name "Ole LLC"
account_number "6-100234"
service_address 9 Oak St||Pekin|IL|61554
0200 0201`},
		{"a table on its side, with numbers as lines and addresses of two lines", `
Account No.,6-100233,6-100234
Customer,Peach Ltd,Ole LLC
Service Address,"1 Elm St
Peoria, IL 61602","9 Oak St
Pekin, IL 61554"
Line 1,309-555-0100,309-555-0200
Line 2,309-555-0101,309-555-0201
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100 0101

customer_name "Ole LLC"
account_number "6-100234"
service_address 9 Oak St||Pekin|IL|61554
0200 0201`},
		{"numbers as lines are no lines of an address", `
Account Number,6-100233
Customer Name,Peach Ltd
Service Address,"1 Elm St, Peoria, IL 61602"
Line 1,309-555-0100
Line 2,309-555-0101
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100 0101`},
		{"columns of the trade beside the line's own", `
Account,Customer,TOS,LRN,E911 Status,CNAM,TN,Status,Service Address
6-1,Peach Ltd,BUS,3142220000,Provisioned,PEACH FAX,3095550100,Susp,"1 Elm St, Peoria, IL 61602"
6-1,Peach Ltd,BUS,3142220000,Provisioned,PEACH FAX,3095550101,Active,"1 Elm St, Peoria, IL 61602"
6-1,Peach Ltd,BUS,3142220000,Provisioned,PEACH FAX,3095550102,,"1 Elm St, Peoria, IL 61602"
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
customer_type "BUS"
0100=suspended 0101=active 0102`},
		{"a column that nobody knows, of one number, before those that are known", `
Account Number,6-1
Customer,Peach Ltd
Service Address,"1 Elm St, Peoria, IL 61602"

Route Via,Zone,Products,Tel No
3142220000,A,1FB,3095550100
3142220000,A,Modem,3095550101
3142220000,B,1FB,3095550102
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100 0101,modem 0102
?ambiguous_label`},
		{"marks under a heading that stands again", `
Account Number,6-1
Customer,Peach Ltd

Service Address,"1 Elm St, Peoria, IL 61602"
TN,Status,Hunting,Fax
3095550100,Active,X,X
3095550101,Active,-,X

Service Address,"9 Oak St, Pekin, IL 61554"
TN,Status,Hunting,Fax
3095550102,Active,-,-
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100,hunting,fax=active@1 Elm St||Peoria|IL|61602 0101,fax=active@1 Elm St||Peoria|IL|61602 0102=active@9 Oak St||Pekin|IL|61554
?contradiction`},
		{"accounts announced with a colon before the name", `
Account 6-100233: Peach Ltd
TN,Status,Features
3095550100,Active,1FB
3095550101,Suspended,Modem

Account 6-100234 : Ole & Sons - Annex
TN,Status,Features
3095550102,Active,1FB
3095550103,Active,1FB
`, `
customer_name "Peach Ltd"
account_number "6-100233"
0100=active 0101,modem=suspended

customer_name "Ole & Sons - Annex"
account_number "6-100234"
0102=active 0103=active`},
		{"BTN and account in one heading beside the account", `
BTN/Acct,Account Number,Customer Name,Service Address,TN
309-555-0100,6-100233,Peach Ltd,"1 Elm St, Peoria, IL 61602",309-555-0100
309-555-0100,6-100233,Peach Ltd,"1 Elm St, Peoria, IL 61602",309-555-0101
`, `
customer_name "Peach Ltd"
btn "309-555-0100"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100 0101`},
		{"BTN and account in one label beside the account", `
BTN / Account: 309-555-0100
Account Number: 6-100233
Customer Name: Peach Ltd
Service Address: 1 Elm St, Peoria, IL 61602
TN: 309-555-0101
`, `
customer_name "Peach Ltd"
btn "309-555-0100"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0101`},
		{"BTN and account in one heading alone", `
BTN/Acct,Customer Name,Service Address,TN
6-100233,Peach Ltd,"1 Elm St, Peoria, IL 61602",309-555-0100
6-100233,Peach Ltd,"1 Elm St, Peoria, IL 61602",309-555-0101
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100 0101`},
		{"a system's id before the account's number", `
{"account":{"id":"8812734","number":"6-100233","name":"Peach Ltd","premises":{"line1":"1 Elm St","suite":"Ste 4","city":"Peoria","region":"IL","postalCode":"61602"}},"lines":[{"id":"1","tn":"3095550100","state":"ACTIVE"},{"id":"2","tn":"3095550101","state":"SUSPENDED"}]}
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St|Ste 4|Peoria|IL|61602
0100=active 0101=suspended`},
		{"a system's id as an attribute", `
<csr id="99120" uuid="abc-1"><account id="774411" number="6-100233"><customerName>Peach Ltd</customerName><serviceAddress><street>1 Elm St</street><city>Peoria</city><state>IL</state><zip>61602</zip></serviceAddress></account><lines><line id="1"><tn>3095550100</tn><state>Active</state></line><line id="2"><tn>3095550101</tn><state>Suspended</state></line></lines></csr>
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100=active 0101=suspended`},
		{"addresses under their kinds", `
{"account":{"number":"6-100233","name":"Peach Ltd","addresses":{"billing":{"line1":"PO Box 9","city":"Pekin","state":"IL","zip":"61554"},"service":{"line1":"1 Elm St","city":"Peoria","state":"IL","zip":"61602"}}},"tns":[{"tn":"3095550100"},{"tn":"3095550101"}]}
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
billing_address PO Box 9||Pekin|IL|61554
0100 0101`},
		{"addresses under their kinds, a listing among them", `
{"account":{"number":"6-100233","name":"Peach Ltd","address":{"billing":{"street":"PO Box 9","city":"Pekin","state":"IL","zip":"61554"},"service":{"street":"1 Elm St","city":"Peoria","state":"IL","zip":"61602"},"listing":{"street":"3 Oak St","city":"Peoria","state":"IL","zip":"61602"}}},"tns":["3095550100"]}
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
billing_address PO Box 9||Pekin|IL|61554
0100`},
		{"addresses under their kinds in XML", `
<csr><account><number>6-100233</number><name>Peach Ltd</name><addresses><service><street>1 Elm St</street><city>Peoria</city><state>IL</state><zip>61602</zip></service><billing><street>PO Box 9</street><city>Pekin</city><state>IL</state><zip>61554</zip></billing></addresses></account><tn>3095550100</tn></csr>
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
billing_address PO Box 9||Pekin|IL|61554
0100`},
		{"numbers behind one TN", `
QWEST                CUSTOMER SERVICE RECORD          PAGE  1
ACCT 309 555-0100 331   CUS 331    BILL DATE 11-03-26
-LIST-
 LN  PEACH LTD
 LA  1 ELM ST, PEORIA
-BILL-
 BN1 PEACH LTD
 BA1 1 ELM ST
 PO  PEORIA IL 61602
-S&E-
 SA  1 ELM ST, PEORIA, IL 61602
 1  1MB   /TN 309 555-0100/PIC 0222
 2  ALN   /TN 309 555-0101,555-0102/PIC 0222
 2  ALN   /TN 309 555-0103, 0104/PIC 0222
`, `
customer_name "PEACH LTD"
btn "309 555-0100"
account_number "309 555-0100 331"
service_address 1 ELM ST||PEORIA|IL|61602
billing_address 1 ELM ST||PEORIA|IL|61602
csr_date "11-03-26"
0100 0101 0102 0103 0104`},
		{"numbers behind one TN that hunt", `
QWEST                CUSTOMER SERVICE RECORD          PAGE  1
ACCT 309 555-0100 331   CUS 331    BILL DATE 11-03-26
---LIST
 LN  PEACH LTD
---BILL
 BN1 PEACH LTD
 BA1 1 ELM ST
 PO  PEORIA IL 61602
---S&E
 SA  1 ELM ST, PEORIA, IL 61602
 1  1MB   /TN 309 555-0100
 2  ALN   /TN 309 555-0101 555-0102
 2  HTG   /TN 309 555-0103 & 555-0104/HTG
`, `
customer_name "PEACH LTD"
btn "309 555-0100"
account_number "309 555-0100 331"
service_address 1 ELM ST||PEORIA|IL|61602
billing_address 1 ELM ST||PEORIA|IL|61602
csr_date "11-03-26"
0100 0101 0102 0103,hunting 0104,hunting`},
		{"a request to call below a list", `
Account,6-100233
Customer,Peach Ltd
Service Address,"1 Elm St, Peoria, IL 61602"
Numbers on account:
309-555-0100
309-555-0101

Please call Judy at 417-264-0001 w/ questions
`, `
account_number "6-100233"
0100 0101
?ambiguous_label`},
		{"an office below a list", `
Account: 6-100233
Customer: Peach Ltd
Service Address: 1 Elm St, Peoria, IL 61602

Numbers on account
309-555-0100
309-555-0101

Customer Care 309-555-9000
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100 0101
?ambiguous_label`},
		{"an office below a table", `
Account,Customer,Service Address,TN,Status
6-100233,Peach Ltd,"1 Elm St, Peoria, IL 61602",309-555-0100,Active
6-100233,Peach Ltd,"1 Elm St, Peoria, IL 61602",309-555-0101,Active

,,,Repair 309-555-9000,
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100=active 0101=active
?ambiguous_label`},
		{"a request to call below a table", `
Account,Customer,Service Address,TN,Status
6-100233,Peach Ltd,"1 Elm St, Peoria, IL 61602",309-555-0100,Active
6-100233,Peach Ltd,"1 Elm St, Peoria, IL 61602",309-555-0101,Active
,,,Call us at 309-555-9000,
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100=active 0101=active`},
		{"a line by its use", `
Account: 6-100233
Customer: Peach Ltd
Service Address: 1 Elm St, Peoria, IL 61602
Working lines:
Support 309-555-0100
Front desk 309-555-0101
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100=active 0101=active`},
		{"words below a complete address", `
Account: 6-100233
Customer: Peach Ltd
Service Address: 1 Elm St, Peoria, IL 61602
Our lines
309-555-0100
309-555-0101
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100 0101`},
		{"words below an address in lines", `
Account:,6-100233
Customer:,Peach Ltd
Service Address:,1 Elm St
,"Peoria, IL 61602"
,Our lines
,309-555-0100
,309-555-0101
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100 0101`},
		{"dashes below headings", `
PRAIRIE TELEPHONE                     CUSTOMER RECORDS

ACCOUNT   CUSTOMER NAME        ST SERVICE ADDRESS                     TN
--------- -------------------- -- ----------------------------------- ------------
6-100233  PEACH LTD            A  1 ELM ST, PEORIA, IL 61602          309-555-0100
6-100233  PEACH LTD            D  1 ELM ST, PEORIA, IL 61602          309-555-0101
6-100240  OLE LLC              A  9 OAK ST, PEKIN, IL 61554           309-555-0150
`, `
customer_name "PEACH LTD"
account_number "6-100233"
service_address 1 ELM ST||PEORIA|IL|61602
0100=active 0101=disconnected

customer_name "OLE LLC"
account_number "6-100240"
service_address 9 OAK ST||PEKIN|IL|61554
0150=active`},
		{"dashes below headings, a status and a state", `
ACCT NO   NAME             TN           ST SVC ADDR          CITY       ST ZIP
--------- ---------------- ------------ -- ----------------- ---------- -- -----
6-100233  PEACH LTD        309-555-0100 AC 1 ELM ST          PEORIA     IL 61602
6-100233  PEACH LTD        309-555-0101 SU 1 ELM ST          PEORIA     IL 61602
6-100240  OLE LLC          309-555-0150 AC 9 OAK ST          PEKIN      IL 61554
`, `
customer_name "PEACH LTD"
account_number "6-100233"
service_address 1 ELM ST||PEORIA|IL|61602
0100=active 0101=suspended

customer_name "OLE LLC"
account_number "6-100240"
service_address 9 OAK ST||PEKIN|IL|61554
0150=active`},
		{"double dashes below headings", `
Account: 6-100233    Customer: PEACH LTD
Service Address: 1 ELM ST, PEORIA, IL 61602

TN           ST CL FEATURES
============ == == ==================
309-555-0100 AC BU HUNT
309-555-0101 SU BU CFW
`, `
customer_name "PEACH LTD"
account_number "6-100233"
service_address 1 ELM ST||PEORIA|IL|61602
0100,hunting=active 0101=suspended`},
		{"yes and no to features cut short", `
Account,Customer,TN,Hunt,Freeze?,Port Prot,Service Address
6-1,Peach Ltd,309-555-0100,Y,N,Y,"1 Elm St, Peoria, IL 61602"
6-1,Peach Ltd,309-555-0101,N,Y,N,"1 Elm St, Peoria, IL 61602"
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100,hunting,port_protection 0101,local_freeze`},
		{"yes and no to features in capitals", `
Account,Customer,TN,HUNT,LOC FRZ,PORTPROT,DSL,Alm,RCF,Svc Addr
6-1,Peach Ltd,309-555-0100,Yes,No,Yes,Yes,No,No,"1 Elm St, Peoria, IL 61602"
6-1,Peach Ltd,309-555-0101,No,Yes,No,No,Yes,Yes,"1 Elm St, Peoria, IL 61602"
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100,dsl,hunting,port_protection 0101,remote_call_forwarding,alarm,local_freeze`},
		{"two columns of service addresses", `
Account,Customer,Service Address,TN,State,Service Address
6-1,Peach Ltd,"1 Elm St, Peoria, IL 61602",309-555-0100,Active,"1 Elm St, Peoria, IL 61602"
6-1,Peach Ltd,"1 Elm St, Peoria, IL 61602",309-555-0101,Suspended,"9 Oak St, Pekin, IL 61554"
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100=active@1 Elm St||Peoria|IL|61602 0101=suspended@9 Oak St||Pekin|IL|61554
?ambiguous_label
?contradiction`},
		{"a street and another service address", `
Account,Customer,Service Address,TN,State,Service Address
6-1,Peach Ltd,1 Elm St,309-555-0100,IL,"1 Elm St, Peoria, IL 61602"
6-1,Peach Ltd,1 Elm St,309-555-0101,IL,"9 Oak St, Pekin, IL 61554"
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100@1 Elm St||Peoria|IL|61602 0101@9 Oak St||Pekin|IL|61554
?ambiguous_label
?contradiction`},
		{"a billing address that is the same", `
Account,Customer,Service Address,Billing Address,TN,Status
6-100233,Peach Ltd,"1 Elm St, Peoria, IL 61602",Same as service,309-555-0100,Active
6-100233,Peach Ltd,"1 Elm St, Peoria, IL 61602",Same as service,309-555-0101,Active
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
billing_address ||Same as service||
0100=active 0101=active`},
		{"names in lines", `
Acct,Name1,Svc Addr,TN
6-100233,Peach Ltd,"1 Elm St, Peoria, IL 61602",309-555-0100
6-100233,Peach Ltd,"1 Elm St, Peoria, IL 61602",309-555-0101
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100 0101`},
		{"states between the rows of a table", `
Account Number,6-100233
Customer Name,Peach Ltd

Telephone Number,Features
Active Lines,
309-555-0100,Call Waiting
309-555-0101,
Disconnected Lines,
309-555-0102,Caller ID
SUSPENDED (1),
309-555-0103,Hunting
Total: 4,
`, `
customer_name "Peach Ltd"
account_number "6-100233"
0100=active 0101=active 0102=disconnected 0103,hunting=suspended`},
		{"the same labels of parts in two columns", `
Customer Name,Peach Ltd,,Account Number,6-100233
Service Address,1 Elm St,,Billing Address,9 Oak St
City,Peoria,,City,Pekin
State,IL,,State,IL
Zip,61602,,Zip,61554
BTN,309-555-0100,,TN,309-555-0100
`, `
customer_name "Peach Ltd"
btn "309-555-0100"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
billing_address 9 Oak St||Pekin|IL|61554
0100`},
		{"the customer's name above both addresses", `
Account Number,6-100233

Service Address,
Peach Ltd,
1 Elm St,
"Peoria, IL 61602",

Billing Address,
Peach Ltd,
PO Box 9,
"Pekin, IL 61554",

TN,Status
309-555-0100,Active
309-555-0101,Active
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
billing_address PO Box 9||Pekin|IL|61554
0100=active 0101=active`},
		{"a building above the street, and the customer's name elsewhere", `
Account Number,6-100233
Customer,Peach Ltd

Service Address,
Empire Building,
1 Elm St,
"Peoria, IL 61602",

TN,Status
309-555-0100,Active
309-555-0101,Active
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100=active 0101=active`},
		{"an address given once for the rows below it", `
Account Number,6-100233
Customer,Peach Ltd

Site,Service Address,City,St,Zip,Number,Status
Site 1,1 Elm St,Peoria,IL,61602,309-555-0100,Active
,,,,,309-555-0101,Active
Site 2,9 Oak St,Pekin,IL,61554,309-555-0102,Active
,,,,,309-555-0103,Active
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100=active@1 Elm St||Peoria|IL|61602 0101=active@1 Elm St||Peoria|IL|61602 0102=active@9 Oak St||Pekin|IL|61554 0103=active@9 Oak St||Pekin|IL|61554
?contradiction`},
		{"an address that is lacking among others is not the one above", `
Account Number,6-100233
Customer,Peach Ltd

Service Address,City,St,Zip,Number
1 Elm St,Peoria,IL,61602,309-555-0100
1 Elm St,Peoria,IL,61602,309-555-0101
9 Oak St,Pekin,IL,61554,309-555-0102
,,,,309-555-0103
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100@1 Elm St||Peoria|IL|61602 0101@1 Elm St||Peoria|IL|61602 0102@9 Oak St||Pekin|IL|61554 0103
?contradiction`},
		{"the head of a page between the rows", `
Account Number,6-100233
Customer,Peach Ltd
Service Address,"One Penn Plaza, Peoria, IL 61602"

Account: 6-100233    Page 1 of 2,
TN,Status
309-555-0100,Active
309-555-0101,Active

Account: 6-100233    Page 2 of 2,
TN,Status
309-555-0102,Active
309-555-0103,Active
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address One Penn Plaza||Peoria|IL|61602
0100=active 0101=active 0102=active 0103=active`},
		{"the labels of the second account begin with its address", `
,Service Location :,Authorized Contact :,Cust. Account :,customer_name :
,"1 Elm St, Peoria, IL 61602",Ann Roe,6-100233,Peach Ltd

TN,Type of Line
309-555-0100,Hunting
309-555-0101,

,Service Location :,Authorized Contact :,Cust. Account :,customer_name :
,"9 Oak St, Pekin, IL 61554",Bo Lee,6-100240,Ole LLC

TN,Type of Line
309-555-0200,Fax
309-555-0201,
`, `
customer_name "Peach Ltd"
authorized_name "Ann Roe"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100,hunting 0101

customer_name "Ole LLC"
authorized_name "Bo Lee"
account_number "6-100240"
service_address 9 Oak St||Pekin|IL|61554
0200,fax 0201`},
		{"lines of two addresses by their numbers", `
Account ID,6-100233
Acct Holder,Peach Ltd
Acct BTN,309-555-0100
INSTALLATION ADDRESS
Line 1,1 Elm St
Line 2,Ste 4
City,Peoria
St,IL
Zip,61602

BILLING ADDRESS
Line 1,1 Elm St
Line 2,Ste 4
City,Peoria
St,IL
Zip,61602
`, `
customer_name "Peach Ltd"
btn "309-555-0100"
account_number "6-100233"
service_address 1 Elm St|Ste 4|Peoria|IL|61602
billing_address 1 Elm St|Ste 4|Peoria|IL|61602`},
		{"lines that are telephone lines", `
Account Number,6-100233
Customer,Peach Ltd
Service Address,"1 Elm St, Peoria, IL 61602"
BTN,309-555-0100
Line 2,Fax
`, `
customer_name "Peach Ltd"
btn "309-555-0100"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602`},
		{"directory numbers, the first without a feature, right below a block", `
BTN,,309-555-0100
Account,,6-100233
EU Name,,Peach Ltd
Add-ons,Directory Number,
,309-555-0100,
Elevator,309-555-0101,
`, `
customer_name "Peach Ltd"
btn "309-555-0100"
account_number "6-100233"
0100 0101,elevator`},
		{"a box of five figures, and a city below it", `
Account No.,6-100233
End User Name,Peach Ltd
Street Address,"1 Elm St, Ste 4"
"City, State, Zip","Peoria, IL 61602"
Mailing Address,PO BOX 30429
"City, State, Zip","Pekin, IL 61554"
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St|Ste 4|Peoria|IL|61602
billing_address PO BOX 30429||Pekin|IL|61554`},
		{"two addresses by their numbers, each with its lines", `
Account,6-100233
Billing Name - Peach Ltd,

Service Location 1:,"1 Elm St, Ste 4, Peoria, IL 61602"
TN,Status
309-555-0100,Active
309-555-0101,Active

Service Location 2:,"9 Oak St, Ste 4, Pekin, IL 61554"
TN,Status
309-555-0102,Active
309-555-0103,Active
`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St|Ste 4|Peoria|IL|61602
0100=active@1 Elm St|Ste 4|Peoria|IL|61602 0101=active@1 Elm St|Ste 4|Peoria|IL|61602 0102=active@9 Oak St|Ste 4|Pekin|IL|61554 0103=active@9 Oak St|Ste 4|Pekin|IL|61554
?contradiction`},
		{"a whole address, and its parts written in another way", `{"record_type":"customer_service_record","account_number":"6-100233","name":"Peach Ltd","address":{"full_address":"1 Elm St, Lot 9, Peoria, IL 61602","street_address":"1 Elm St Lot 9","locality":"Peoria","administrative_area":"IL","postal_code":"61602"},"associated_phone_numbers":["+13095550100"]}`, `
customer_name "Peach Ltd"
account_number "6-100233"
service_address 1 Elm St|Lot 9|Peoria|IL|61602
0100`},
		{"numbers in three columns", `
Account Number,6-100233
Account TN,309-555-0100
Port Out Code,120855
Carrier of Record,Frontier

NPA,NXX,Line,State of Line,Product Name
309,555,0100,INSVC,PIC Freeze
309,555,0101,Temp Suspend,Postage Meter
309,555,0102,Actv,Dist Ring
`, `
btn "309-555-0100"
account_number "6-100233"
pin "120855"
current_carrier "Frontier"
0100,pic_freeze=active 0101,postage=suspended 0102,distinctive_ring=active`},
		{"a printed record with dots behind its identifiers", `
QWEST CORPORATION                       CUSTOMER SERVICE RECORD
ACCT: 309-555-0100-543      ISSUED 11/20/2026
---LIST
LN.. PEACH LTD
LA.. 1 ELM ST, PEORIA
---BILL
BN1.. PEACH LTD
BA1.. 9 OAK ST
PO.. PEKIN IL 61554
---S&E
SA.. 1 ELM ST, PEORIA IL 61602
1  RCF /TN 309-555-0100/PIC 0288/LPIC 0288
1  1FB /TN 309-555-0101/PIC 0288/LPIC 0288
`, `
customer_name "PEACH LTD"
btn "309-555-0100"
account_number "309-555-0100-543"
service_address 1 ELM ST||PEORIA|IL|61602
billing_address 9 OAK ST||PEKIN|IL|61554
csr_date "11/20/2026"
0100,remote_call_forwarding 0101`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rs, err := ReadText(context.Background(), []byte(strings.TrimPrefix(tt.text, "\n")), porting.Document{Name: "x"}, sheet.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, r := range rs {
				got = append(got, said(r))
			}
			if got := strings.Join(got, "\n\n"); got != strings.TrimPrefix(tt.want, "\n") {
				t.Errorf("read\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
