package csr

// What stands above and beside the account's own: the carrier's letterhead, headings of two
// lines, labels with their values side by side, places without a house's number.

import "testing"

func TestHeads(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"a letterhead with telephone and fax", `
PRAIRIE TELEPHONE COOPERATIVE
100 Main St, Galva, IL 61434
Phone (309) 555-9000   Fax (309) 555-9001

Customer Service Record

Account Number: 6-1
Customer Name: Peach Ltd
Service Address: 1 Elm St, Peoria, IL 61602

Working Numbers:
309-555-0100  main, rolls to 0101
309-555-0101
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100,hunting 0101`},
		{"a telephone and a fax that are all", `
Phone: 309-555-0100,Fax: 309-555-0101
Account,6-1
Customer,Peach Ltd
Service Address,"1 Elm St, Peoria, IL 61602"
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100 0101,fax`},
		{"dates of lines below a heading in two lines", `
Account,6-1
Customer,Peach Ltd
Service Address,"1 Elm St, Peoria, IL 61602"

Telephone,Line,Install,Distinctive
Number,Status,Date,Ring
309-555-0100,Active,01/02/2019,Y
309-555-0101,Suspended,01/02/2019,N
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100,distinctive_ring=active 0101=suspended`},
		{"a list whose label stands beside another with its value", `
Account Number   6-1                 Billing Number    309-555-0100
Customer         Peach Ltd           Class             1FB
Service Address  1 Elm St            Billing Address   PO Box 9
                 Peoria, IL 61602                      Pekin, IL 61554
Lines            309-555-0100        CSR Date          11/20/2026
                 309-555-0101
`, `
customer_name "Peach Ltd"
btn "309-555-0100"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
billing_address PO Box 9||Pekin|IL|61554
csr_date "11/20/2026"
0100 0101`},
		{"a crossing under a bare label, everyday words", `
Acct,6-1
Cust,Peach Ltd
Service,"Elm St & 4th Ave, Peoria, IL 61602"
Bills go to,"PO Box 9, Pekin, IL 61554"
OK to sign,Ann Peach
Numbers,"309-555-0100, 309-555-0101"
`, `
customer_name "Peach Ltd"
authorized_name "Ann Peach"
account_number "6-1"
service_address Elm St & 4th Ave||Peoria|IL|61602
billing_address PO Box 9||Pekin|IL|61554
0100 0101`},
		{"questions whether a number hunts", `
Account,Customer,Service Address,TN,Does it hunt?,In hunt group?,Notes
6-1,Peach Ltd,"1 Elm St, Peoria, IL 61602",309-555-0100,Yes,Yes,
6-1,Peach Ltd,"1 Elm St, Peoria, IL 61602",309-555-0101,No,No,Rolls to 0100
6-1,Peach Ltd,"1 Elm St, Peoria, IL 61602",309-555-0102,No,No,
`, `
customer_name "Peach Ltd"
account_number "6-1"
service_address 1 Elm St||Peoria|IL|61602
0100,hunting 0101,hunting 0102`},
	} {
		t.Run(tt.name, func(t *testing.T) { readsAs(t, tt.text, tt.want) })
	}
}
