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
		{"a city beside a label that nobody knows", "Account: 6-1\nCompany: Peach Ltd\nStreet: 410 Lakeshore Rd\nXanadu: Thorold\nProvince: ON\nPostal Code: L2R 7K6\n", base + "410 Lakeshore Rd||Thorold|ON|L2R 7K6\n?ambiguous_label"},
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
		{"a heading above a header", "Account no.,6-1\nCustomer name,Peach Ltd\n\nNumbers on the account\nNumber,Service,Status\n\n309-555-0100,Foo,Working\n\n309-555-0101,Elevator line,Working\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\n0100=active 0101,elevator=active"},
		{"sections on the lines of what they head, and two addresses", "SOUTHWESTERN BELL                       CSR  PAGE 001\nACCT 918 555-0100 147   CUS 147   CLS 1FB   BILL DATE 102826\nLIST   LN   PEACH LTD\n       LA   2 W 2ND ST, TULSA\nBILL   BN1  PEACH LTD\n       BA1  2 W 2ND ST\n       PO   TULSA OK 74103\nS&E    SA   2 W 2ND ST, TULSA OK 74103\n       1  1FB  /TN 918 555-0100/PIC 0288\n       SA   5350 ELM RD, CATOOSA OK 74015\n       1  1FB  /TN 918 555-0109/PIC 0288\n          FAX LINE\nREMARKS SECTION\nPIC FREEZE ON 918 555-0100\n",
			"customer_name \"PEACH LTD\"\nbtn \"918 555-0100\"\naccount_number \"918 555-0100 147\"\nservice_address 2 W 2ND ST||TULSA|OK|74103\nbilling_address 2 W 2ND ST||TULSA|OK|74103\ncsr_date \"102826\"\nremarks \"PIC FREEZE ON 918 555-0100\"\n0100,pic_freeze@2 W 2ND ST||TULSA|OK|74103 0109,fax@5350 ELM RD||CATOOSA|OK|74015\n?contradiction"},
		{"lists below the states of their numbers", "Account: 44-7719\nCustomer: Peach Ltd\n\nACTIVE LINES\n309-555-0100\n309-555-0101\n\nDISCONNECTED LINES\n309-555-0108\n\nPENDING LINES\n309-555-0109\n", "customer_name \"Peach Ltd\"\naccount_number \"44-7719\"\n0100=active 0101=active 0108=disconnected 0109=pending"},
		{"numbers beside a block", "ACCOUNT:,6-1\nCUSTOMER:,Peach Ltd\nDID BLOCK:,309-555-0100 thru 0102\nEXTRA DIDS:,309-555-0150; 309-555-0151\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\n0100 0101 0102 0150 0151"},
		{"a column of numbers whatever its heading", "Account,6-1\nCustomer,Peach Ltd\n\nXanadu,Type,Status\n309-555-0100,Main,Active\n309-555-0101,Alarm,Active\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\n0100=active 0101,alarm=active"},
		{"a letter with commas", "Dear porting team,\n\nBelow is the record, as of today.\n\n  Customer of record:   Two Rivers Clinic, P.A.\n  Our account:          TR-4410\n  Location of service:  900 Clinic Way, Suite 110\n                        Wausau, WI 54401\n  Working lines:\n    715-555-0100   main, hunts to 0101\n    715-555-0101   second\n\nThe PIN is 8841.\n", "customer_name \"Two Rivers Clinic, P.A.\"\naccount_number \"TR-4410\"\nservice_address 900 Clinic Way|Suite 110|Wausau|WI|54401\n0100,hunting=active 0101=active"},
		{"a value that goes on beside other labels", "CUSTOMER SERVICE RECORD              DATE PRINTED 11/27/2026\nCUST NAME ..... PEACH LTD            ACCT NO ..... 7719-3301\nSVC ADDR ...... 22 WHARF ST          BTN ......... (207) 555-0100\n                PORTLAND ME 04101    CLASS ....... BUSINESS\n", "customer_name \"PEACH LTD\"\nbtn \"(207) 555-0100\"\naccount_number \"7719-3301\"\nservice_address 22 WHARF ST||PORTLAND|ME|04101\ncustomer_type \"BUSINESS\"\ncsr_date \"11/27/2026\""},
		{"a date that may be read in two ways, in America", "Account,6-1\nCustomer,Peach Ltd\nService Address,\"1 Elm St, Peoria, IL 61602\"\nDate,11/12/2026\nTN,309-555-0100\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\nservice_address 1 Elm St||Peoria|IL|61602\ncsr_date \"11/12/2026\"\n0100"},
		{"lines drawn with signs", "Customer: Peach Ltd\nAccount: 6-1\n\nSVC NUMBER     STATUS        CLASS     FEATURES\n------------   -----------   -------   --------\n309-555-0100   ACTIVE        BUS       CFW CWT\n309-555-0101   ACTIVE        BUS       HUNT\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\n0100=active 0101,hunting=active"},
		{"New Mexico is no label", "Account Number;99-1002;Customer Name;Ole LLC\nService Street;1 Plaza;Billing Street;PO Box 1\nService City;Santa Fe;Billing City;Santa Fe\nService State;NM;Billing State;NM\nService Zip;87501;Billing Zip;87504\n", "customer_name \"Ole LLC\"\naccount_number \"99-1002\"\nservice_address 1 Plaza||Santa Fe|NM|87501\nbilling_address PO Box 1||Santa Fe|NM|87504"},
		{"features below the last heading, which nobody knows", "Account,Customer,TN,Xanadu\n6-1,Peach Ltd,309-555-0100,Hunting\n6-1,Peach Ltd,309-555-0101,\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\n0100,hunting 0101"},
		{"Tennessee is a value behind a state's label", "Account Number;99-1002;Customer Name;Ole LLC\nService Street;1 Plaza;Billing Street;PO Box 1\nService City;Alcoa;Billing City;Alcoa\nService State;TN;Billing State;TN\nService Zip;37701;Billing Zip;37701\n", "customer_name \"Ole LLC\"\naccount_number \"99-1002\"\nservice_address 1 Plaza||Alcoa|TN|37701\nbilling_address PO Box 1||Alcoa|TN|37701"},
		{"a state that nothing says", "Account Number;99-1002\nCustomer Name;Ole LLC\nService Street;1 Plaza\nService City;Alcoa\nService Zip;37701\n", "customer_name \"Ole LLC\"\naccount_number \"99-1002\"\nservice_address 1 Plaza||Alcoa||37701\n?unreadable_value"},
		{"names of columns that are counted", "Attribute;Line 1;Line 2\nPhone number;309-555-0100;309-555-0101\nAccount;6-1;6-1\nCustomer;Peach Ltd;Peach Ltd\nService address;1 Elm St, Peoria, IL 61602;1 Elm St, Peoria, IL 61602\nLine status;Active;Suspended\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\nservice_address 1 Elm St||Peoria|IL|61602\n0100=active 0101=suspended"},
		{"a row for each code of a number", "ACCOUNT,NAME,SA HOUSE,SA STREET,SA UNIT,SA CITY,SA ST,SA ZIP,TN,USOC,USOC DESC\nRI-9,Bait,14,Pier Rd,Slip 4,Galilee,RI,02882,401-555-0100,1FB,FLAT RATE\nRI-9,Bait,14,Pier Rd,Slip 4,Galilee,RI,02882,401-555-0100,HTG,HUNT GROUP\n", "customer_name \"Bait\"\naccount_number \"RI-9\"\nservice_address 14 Pier Rd|Slip 4|Galilee|RI|02882\n0100,hunting"},
		{"ZIPs beside an address under a heading that nobody knows", "Account;Company;Site Address;City;State;Xanadu;Phone\n6-1;Peach Ltd;1 Elm St;Peoria;IL;61602;309-555-0100\n6-1;Peach Ltd;1 Elm St;Peoria;IL;61602;309-555-0101\n", "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\nservice_address 1 Elm St||Peoria|IL|61602\n0100 0101\n?ambiguous_label"},
		{"an account number without a label, beside the bill date", "VERIZON                CUSTOMER SERVICE RECORD          PAGE  1\n804 555-0100 331                BILL DATE 11-03-26\n-LIST-\n LN  PEACH LTD\n LA  1 CARY ST, RICHMOND\n-BILL-\n BN1 PEACH LTD\n BA1 1 CARY ST\n PO  RICHMOND VA 23219\n-S&E-\n SA  1 CARY ST, RICHMOND, VA 23219\n 1  1MB   /TN 804 555-0100/PIC 0222\n", "customer_name \"PEACH LTD\"\nbtn \"804 555-0100\"\naccount_number \"804 555-0100 331\"\nservice_address 1 CARY ST||RICHMOND|VA|23219\nbilling_address 1 CARY ST||RICHMOND|VA|23219\ncsr_date \"11-03-26\"\n0100"},
		{"lists of a response by their states", `{"AccountNumber":"6-1","CustomerName":"Peach Ltd","WorkingTelephoneNumbers":["3095550100"],"suspendedNumbers":["3095550103"],"pendingNumbers":["3095550104"]}`, "customer_name \"Peach Ltd\"\naccount_number \"6-1\"\n0100 0103=suspended 0104=pending"},
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
