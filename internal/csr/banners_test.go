package csr

// Rows that name the account or the place of the numbers below them.

import "testing"

func TestBanners(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"accounts between the rows of one header", `
Line Type,Stat,Portable,Tel No
Account: 6-1   Name: A-1 Towing,,,
,Active,Yes,3095550100
Centrex,Active,Yes,3095550101
LSP Freeze,Disco,Yes,3095550102
Account 6-20021 - 7-Eleven Store 33417,,,
Alarm,Active,Yes,3095550150
`, `
customer_name "A-1 Towing"
account_number "6-1"
0100=active 0101,centrex=active 0102,local_freeze=disconnected

customer_name "7-Eleven Store 33417"
account_number "6-20021"
0150,alarm=active`},
		{"names with a residence, and with a dash", `
Account 9044773 - Baker Residence,,
did,stat,product
309-555-0100,A,POTS
309-555-0101,D,POTS

Account 2605491 - Town of Weymouth - DPW,,
did,stat,product
309-555-0150,A,POTS
309-555-0151,A,Fax
`, `
customer_name "Baker Residence"
account_number "9044773"
0100=active 0101=disconnected

customer_name "Town of Weymouth - DPW"
account_number "2605491"
0150=active 0151,fax=active`},
		{"places, one of them of one number", `
Account,6-1,
Name,Peach Ltd,
"Location: 1 Elm St, Peoria, IL 61602",,
DN,Service Type,Comment
3095550100,Caller ID,front desk
"Service Location: 9 Oak St, Pekin, IL 61554",,
3095550101,,back office line
"Service Location: 7 Ash St, Galva, IL 61434",,
3095550102,,
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100@1 Elm St||Peoria|IL|61602 0101@9 Oak St||Pekin|IL|61554 0102@7 Ash St||Galva|IL|61434
?contradiction`},
		{"places in two cells, the first of them right below the header", `
Account,6-1,
Name,Peach Ltd,

Telephone number,Status,Feature
Service address:,"1 Elm St, Peoria, IL 61602",
3095550100,Working,
3095550101,Disconnected,Centrex
Service address:,"9 Oak St, Pekin, IL 61554",
3095550102,In service,Call Hunt
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100=active@1 Elm St||Peoria|IL|61602 0101,centrex=disconnected@1 Elm St||Peoria|IL|61602 0102,hunting=active@9 Oak St||Pekin|IL|61554
?contradiction`},
		{"places without a label", `
Account,6-1,
Name,Peach Ltd,

"1 Elm St, Peoria, IL 61602",,
Phone,Status,Hunting
3095550100,In Service,N
3095550101,S,Y

"9 Oak St, Pekin, IL 61554",,
Phone,Status,Hunting
3095550102,In Service,N
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100=active@1 Elm St||Peoria|IL|61602 0101,hunting=suspended@1 Elm St||Peoria|IL|61602 0102=active@9 Oak St||Pekin|IL|61554
?contradiction`},
		{"places inside of a table", `
Account,6-1,
Name,Peach Ltd,

"1 Elm St, Peoria, IL 61602",,
Telephone,Service Status,CNAM
309-555-0100,Assigned,PEACH
309-555-0101,Assigned,PEACH
"9 Oak St, Pekin, IL 61554",,
309-555-0102,Assigned,PEACH
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100=active@1 Elm St||Peoria|IL|61602 0101=active@1 Elm St||Peoria|IL|61602 0102=active@9 Oak St||Pekin|IL|61554
?contradiction`},
		{"a place without numbers at the end", `
Account,6-1,
Name,Peach Ltd,
Service Address,"1 Elm St, Peoria, IL 61602"
comments,tn_num,lata
desk,309-555-0100,366
Service Address,"9 Oak St, Pekin, IL 61554"
,309-555-0101,319
desk,309-555-0102,319
Service Address,"7 Ash St, Galva, IL 61434"
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100@1 Elm St||Peoria|IL|61602 0101@9 Oak St||Pekin|IL|61554 0102@9 Oak St||Pekin|IL|61554
?contradiction`},
		{"blocks in pairs of columns, the second one shifted", `
Current Carrier,Verizon,ACCOUNT NUMBER,B05K64343,,
Company,Peach Ltd,Physical Address,"1 Elm St, Peoria, IL 61602",,

Feature Codes,telephone_number,Number Status,Remarks,,
,309-555-0100,Active,,,
Fax,309-555-0101,Disco,desk,,


Current Carrier,Cox,,ACCOUNT NUMBER,B13P07234,
Company,Ole LLC,,Physical Address,"9 Oak St, Pekin, IL 61554",

Feature Codes,telephone_number,Number Status,Remarks,,
,309-555-0150,Active,,,


ACCOUNT NUMBER,B13P07999,,Current Carrier,Lumen,
Company,Zip Inc,,Physical Address,"7 Ash St, Galva, IL 61434",

Feature Codes,telephone_number,Number Status,Remarks,,
,309-555-0170,Active,,,
`, `
customer_name "Peach Ltd"
account_number "B05K64343"
service_address 1 Elm St||Peoria|IL|61602
current_carrier "Verizon"
0100=active 0101,fax=disconnected

customer_name "Ole LLC"
account_number "B13P07234"
service_address 9 Oak St||Pekin|IL|61554
current_carrier "Cox"
0150=active

customer_name "Zip Inc"
account_number "B13P07999"
service_address 7 Ash St||Galva|IL|61434
current_carrier "Lumen"
0170=active`},
		{"a state above a table", `
Account ID:,6-1
Customer Name:,Peach Ltd
Service Addr.:,"1 Elm St, Peoria, IL 61602"

ACTIVE,
Numbers,Features
3095550100,Fax
3095550101,

DISCONNECTED,
Numbers,Features
3095550102,
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100,fax=active 0101=active 0102=disconnected`},
		{"addresses in bare lines below their titles, a blank part", `
Acct #,6-1
EU Name,Peach Ltd

Service Location
"1 ELM ST, STE 4"
"PEORIA, IL 61602"

Bill To
Address:,PO Box 9
Unit:,
City:,Pekin
State:,IL
Zip Code:,61554

Type of Line,Telephone Numbers,Monthly Charge
Postage Meter,309-555-0100,24.95
Call Forwarding,309-555-0101,24.95
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 ELM ST|STE 4|PEORIA|IL|61602
billing_address PO Box 9||Pekin|IL|61554
0100,postage 0101`},
		{"a title above a header that begins further right", `
Customer Service Record,,,,,,,,
,Tel No,Acct No,Organization,Location,"Svc City, State ZIP",Billing Street,Billing City,Billing State,Billing Zip
,309-555-0100,6-1,Peach Ltd,1 Elm St,"Peoria, IL 61602",PO Box 9,Pekin,IL,61554
,309-555-0101,6-1,Peach Ltd,1 Elm St,"Peoria, IL 61602",PO Box 9,Pekin,IL,61554
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
billing_address PO Box 9||Pekin|IL|61554
0100 0101`},
		{"lines on their side, the numbers below what is said of them", `
Account,6-1,
Name,Peach Ltd,
Service Address,"1 Elm St, Peoria, IL 61602",

line_status,active,Disconnected
User,Ann Peach,Bob Peach
Telephone,309-555-0100,309-555-0101
Line Features,,Fax
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100=active 0101,fax=disconnected`},
		{"thirteen digits", `
Account,3095550100331
Name,Peach Ltd
Service Address,"1 Elm St, Peoria, IL 61602"
Numbers,"309-555-0101, 309-555-0102"
`, `
customer_name "Peach Ltd"
btn "3095550100"
account_number "3095550100331"
service_address 1 Elm St||Peoria|IL|61602
0101 0102`},
		{"a line that a program quoted", `
Account: 6-1
Name: Peach Ltd
"Address: 1 Elm St, Unit 4"
City: Peoria
State/Prov: IL
ZIP: 61602
TN: 309-555-0100
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St|Unit 4|Peoria|IL|61602
0100`},
	} {
		t.Run(tt.name, func(t *testing.T) { readsAs(t, tt.text, tt.want) })
	}
}
