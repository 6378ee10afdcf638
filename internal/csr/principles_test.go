package csr

// What holds for any layout: parts of addresses under headings that nobody knows, dates
// without a label, labels written as one word, typographic apostrophes.

import (
	"context"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

func TestPrinciples(t *testing.T) {
	gap := func(heading, cell string) string {
		return "Account;Company;Site Address;" + heading + ";Province;Postal Code;Phone\n6-1;Peach Ltd;410 Lakeshore Rd;" + cell + ";ON;L2R 7K6;905-555-0100\n6-1;Peach Ltd;410 Lakeshore Rd;" + cell + ";ON;L2R 7K6;905-555-0101\n"
	}
	base := "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\nservice_address "
	for _, tt := range []struct{ name, text, want string }{
		{"a city under a heading that is known", gap("Municipality", "St. Catharines"), base + "410 Lakeshore Rd||St. Catharines|ON|L2R 7K6\n0100 0101"},
		{"a city under a heading that nobody knows", gap("Xanadu", "St. Catharines"), base + "410 Lakeshore Rd||St. Catharines|ON|L2R 7K6\n0100 0101\n?ambiguous_label"},
		{"a unit under a heading that nobody knows", strings.ReplaceAll(gap("Xanadu;City", "Ste 4;Thorold"), ";ON;", ";ON;"), base + "410 Lakeshore Rd|Ste 4|Thorold|ON|L2R 7K6\n0100 0101\n?ambiguous_label"},
		{"what can be no part of an address, and no city", gap("Xanadu", "Zone 5"), base + "410 Lakeshore Rd|||ON|L2R 7K6\n0100 0101\n?ambiguous_label"},
		{"a column inside an address that says nothing of it", gap("Xanadu;City", "Yes;Thorold"), base + "410 Lakeshore Rd||Thorold|ON|L2R 7K6\n0100 0101"},
		{"a city beside a label that nobody knows", "Account: 6-1\nCompany: Peach Ltd\nStreet: 410 Lakeshore Rd\nXanadu: Thorold\nProvince: ON\nPostal Code: L2R 7K6\n", base + "410 Lakeshore Rd|||ON|L2R 7K6\n?unreadable_value"},
		{"a date alone at the head", "2026-11-12\n\nAccount: 6-1\nCompany: Peach Ltd\nTN: 905-555-0100\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\ncsr_date \"2026-11-12\"\n0100"},
		{"two dates alone at the head", "2026-11-12\n2026-11-13\n\nAccount: 6-1\nCompany: Peach Ltd\nTN: 905-555-0100\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\n0100"},
		{"words before a date", "Account,6-1\nCompany,Peach Ltd\nDate,issued 11/26/2026\nTN,905-555-0100\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\ncsr_date \"11/26/2026\"\n0100"},
		{"labels of two words written as one", "ACCTNUM,CUSTNAME,BILLDATE,SVCADDR,WTN\n6-1,Peach Ltd,20261126,\"1 Elm St, Peoria, IL 61602\",309-555-0100\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\nservice_address 1 Elm St||Peoria|IL|61602\ncsr_date \"20261126\"\n0100"},
		{"a hunt group by its name", "Account Number,Customer Name,TN,Hunt Group Name\n6-1,Peach Ltd,905-555-0100,Front Desk\n6-1,Peach Ltd,905-555-0101,\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\n0100,hunting 0101"},
		{"a record in French with typographic apostrophes", "Nom de l’entreprise :;Fjord inc.\nNo de client :;10-883\nAdresse d’installation :;1955, chemin de la Baie, La Baie (Québec) G7B 3N9\nDate d’émission :;2026-11-12\n\nTéléphone;Statut;Description\n418-555-0100;Actif;Ligne principale\n418-555-0101;Actif;Ligne d’alarme\n418-555-0102;Suspendu;Téléphone de l’ascenseur\n",
			"customer_name \"Fjord inc.\"\naccount_number \"10-883\"\nservice_address 1955, chemin de la Baie||La Baie|Québec|G7B 3N9\ncsr_date \"2026-11-12\"\n0100=active 0101,alarm=active 0102,elevator=suspended"},
		{"labels put together of short forms", "Cust Acct,Cust Legal Name,Instl Addr 1,Instl Addr 2,Instl City,Instl St,Instl Zip,Phone,Phone Stat\n6-1,Peach Ltd,1 Elm St,Ste 4,Peoria,IL,61602,309-555-0100,A\n6-1,Peach Ltd,1 Elm St,Ste 4,Peoria,IL,61602,309-555-0101,D\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\nservice_address 1 Elm St|Ste 4|Peoria|IL|61602\n0100=active 0101=disconnected"},
		{"a member's record", "Member name: Peach Ltd\nMember no.: 6-1\nInstall Address: 1 Elm St, Peoria, IL 61602\nCSR Generated: 11/26/2026\nPrepared by: J. Doe\nPrimary number: 309-555-0100\n", "customer_name \"Peach Ltd\"\nbtn \"309-555-0100\"\naccount_number \"6-1\"\nservice_address 1 Elm St||Peoria|IL|61602\ncsr_date \"11/26/2026\""},
		{"addresses of the emergency services alone", "CustomerName,BillingAccount,TN,E911 Street,E911 Unit,E911 City,E911 State,E911 Zip\nPeach Ltd,6-1,309-555-0100,1 Elm St,,Peoria,IL,61602\nPeach Ltd,6-1,309-555-0101,9 Oak St,Ste 4,Pekin,IL,61554\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\nservice_address 1 Elm St||Peoria|IL|61602\n0100@1 Elm St||Peoria|IL|61602 0101@9 Oak St|Ste 4|Pekin|IL|61554\n?contradiction"},
		{"codes of states below State", "Account,6-1\nCompany,Peach Ltd\n\nWTN,State\n309-555-0100,WRK\n309-555-0101,DISC\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\n0100=active 0101=disconnected"},
		{"whole addresses below Location", "Account #,Account Name,Location,Phone\n6-1,Peach Ltd,\"1 Elm St, Peoria, IL 61602\",309-555-0100\n6-1,Peach Ltd,\"1 Elm St, Peoria, IL 61602\",309-555-0101\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\nservice_address 1 Elm St||Peoria|IL|61602\n0100 0101"},
		{"whole addresses below a heading that nobody knows", "Account #,Account Name,Xanadu,Phone\n6-1,Peach Ltd,\"1 Elm St, Peoria, IL 61602\",309-555-0100\n6-1,Peach Ltd,\"1 Elm St, Peoria, IL 61602\",309-555-0101\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\nservice_address 1 Elm St||Peoria|IL|61602\n0100 0101\n?ambiguous_label"},
		{"a location in two lines", "Account,6-1\nCompany,Peach Ltd\nLocation,1 Elm St\n,\"Peoria, IL 61602\"\nTN,309-555-0100\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\nservice_address 1 Elm St||Peoria|IL|61602\n0100"},
		{"a ZIP that nothing was made of", "Account,6-1\nCompany,Peach Ltd\nService Address,\"1 Elm St, Peoria\"\nTN,309-555-0100\nXanadu:,IL 61602\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\nservice_address 1 Elm St||Peoria||\n0100\n?unreadable_value"},
		{"remarks that name numbers", "Account,6-1\nCompany,Peach Ltd\nTNs,\"309-555-0100, 309-555-0101\"\nRemarks,309-555-0101 is the fire alarm. Number lock is on. Calls go to the elevator at 309-555-0100.\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\nremarks \"309-555-0101 is the fire alarm. Number lock is on. Calls go to the elevator at 309-555-0100.\"\n0100 0101,alarm\n!port_protection\n!elevator"},
		{"the class of lines is no type of customer", "Account,6-1\nCompany,Peach Ltd\nClass of Service,Business\n\nTN,Line Class\n309-555-0100,B1\n309-555-0101,B1\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\ncustomer_type \"Business\"\n0100 0101"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rs, err := ReadText(context.Background(), []byte(tt.text), porting.Document{Name: "x"}, sheet.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if got := said(rs[0]); got != tt.want {
				t.Errorf("read\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
