package csr

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// TestReading reads short texts, each for a way of writing that was once read
// wrongly. A number is its last four digits, its features, its status after "=".
func TestReading(t *testing.T) {
	head := "Customer Name: Acme\nAccount Number: A-1\nBTN: 217-555-0100\n\n"
	for _, tt := range []struct {
		name, text string
		numbers    string
		fields     map[porting.Name]string // "service_address" as "street|unit|city|state|zip"
		conditions string
		problem    string // a code that must be told
	}{
		{name: "words two blanks behind the numbers below a heading",
			text:    head + "Telephone numbers on account:\n217-555-0100  Main\n217-555-0101  Fax\n217-555-0102  DSL\n",
			numbers: "0100 0101,fax 0102,dsl"},
		{name: "two words behind a number are no label and value",
			text:    head + "Lines:\n217-555-0100  Main\n217-555-0101  Fax\n217-555-0102  In Service\n",
			numbers: "0100 0101,fax 0102=active"},
		{name: "a state behind a dash",
			text:    head + "Lines:\n217-555-0100 - Main\n217-555-0101 - Disconnected 3/1/2024\n217-555-0102 - fax, suspended\n",
			numbers: "0100 0101=disconnected 0102,fax=suspended"},
		{name: "a state before other words",
			text:    head + "Lines:\n217-555-0100 (Disconnected Fax)\n217-555-0101 - Suspended since 1/2/2026\n217-555-0102 - cancelled DSL in 2020\n",
			numbers: "0100,fax=disconnected 0101=suspended 0102"},
		{name: "a state in a column of descriptions",
			text:    head + "TN,Description\n217-555-0100,Main\n217-555-0101,Disconnected\n217-555-0102,Vacation rental desk\n217-555-0103,Active Directory server\n",
			numbers: "0100 0101=disconnected 0102 0103"},
		{name: "a state beside the column for it",
			text:    head + "TN,Status,Notes\n217-555-0100,Active,Disconnected\n217-555-0101,Disconnected,Active\n",
			numbers: "0100=active 0101=disconnected"},
		{name: "a cell and the column of states disagree",
			text:    head + "TN,Status\n217-555-0100 (disconnected),Active\n217-555-0101,Active\n",
			numbers: "0100=disconnected 0101=active", problem: porting.ProblemContradiction},
		{name: "a list under one key of an object",
			text:    `{"AccountNumber": "A-1", "WorkingTelephoneNumbersOnAccount": {"TelephoneNumber": ["2175550100", "2175550101", "2175550102"]}}`,
			numbers: "0100 0101 0102"},
		{name: "an object with two numbers and what hangs on both",
			text:    `<Csr><AccountNumber>A-1</AccountNumber><TelephoneNumbers><Line><TN>2175550100</TN><TN>2175550101</TN><Status>Disconnected</Status></Line></TelephoneNumbers></Csr>`,
			numbers: "0100=disconnected 0101=disconnected"},
		{name: "a street under Location",
			text:    "Account Number,Customer Name,TN,Location,City,State,Zip\n9,Acme,217-555-0100,9 Elm St,Peoria,IL,61602\n",
			numbers: "0100", fields: map[porting.Name]string{porting.ServiceAddress: "9 Elm St||Peoria|IL|61602"}},
		{name: "colons below each other behind labels of any length",
			text:    "CUSTOMER SERVICE RECORD\n\nACCOUNT NO    : 907-555-0100 318\nCUSTOMER NAME : Acme\nSERVICE ADDR  : 12 Dock St, Kodiak, AK 99615\n\nLINES\n907-555-0100  1FB\n907-555-0101  1FB  FAX\n",
			numbers: "0100 0101,fax", fields: map[porting.Name]string{porting.AccountNumber: "907-555-0100 318", porting.ServiceAddress: "12 Dock St||Kodiak|AK|99615"}},
		{name: "city, state and ZIP in one column with the address's name",
			text:    "Account Number,Customer Name,Svc Addr Line1,Svc Addr Line2,Svc Addr CSZ,TN\nA-9,Acme,9 Elm St,Ste 2,\"Peoria, IL 61602\",217-555-0100\n",
			numbers: "0100", fields: map[porting.Name]string{porting.ServiceAddress: "9 Elm St|Ste 2|Peoria|IL|61602"}},
		{name: "headings cut short",
			text:    "Acct Nbr,Cust Nm,TN,Phys Addr,Physcl Cty,Phys Stat,Phys Zip\n9,Acme,217-555-0100,9 Elm St,Peoria,IL,61602\n",
			numbers: "0100", fields: map[porting.Name]string{porting.ServiceAddress: "9 Elm St||Peoria|IL|61602"}},
		{name: "a name that looks like a heading cut short",
			text:    "Account Number,Customer Name,TN\n9,Phys Addr,217-555-0100\n",
			numbers: "0100", fields: map[porting.Name]string{porting.CustomerName: "Phys Addr"}},
		{name: "a street under Listed Address",
			text:    "Account Number,Customer Name,TN,Listed Address,City,State,Zip\n9,Acme,217-555-0100,9 Elm St,Peoria,IL,61602\n",
			numbers: "0100", fields: map[porting.Name]string{porting.ServiceAddress: "9 Elm St||Peoria|IL|61602"}},
		{name: "a street under Location, the unit in two columns, CSZ",
			text:    "Account Number,Customer Name,TN,Location,Unit Designator,Suite No,CSZ\n9,Acme,217-555-0100,9 Elm St,Ste,200,\"Peoria, IL 61602\"\n",
			numbers: "0100", fields: map[porting.Name]string{porting.ServiceAddress: "9 Elm St|Ste 200|Peoria|IL|61602"}},
		{name: "places under Location are no streets, and that one is missing is said",
			text:    "Account Number,Customer Name,TN,Location,City,State,Zip\n9,Acme,217-555-0100,Annex,Peoria,IL,61602\n",
			numbers: "0100", fields: map[porting.Name]string{porting.ServiceAddress: "||Peoria|IL|61602"}, problem: porting.ProblemUnreadableValue},
		{name: "svc and bill in short forms",
			text:    "Account Number,Customer Name,TN,Svc Addr,Svc City St Zip,Bill Addr,Bill CSZ\n9,Acme,217-555-0100,9 Elm St,\"Peoria, IL 61602\",PO Box 5,\"Pekin, IL 61554\"\n",
			numbers: "0100", fields: map[porting.Name]string{porting.ServiceAddress: "9 Elm St||Peoria|IL|61602", porting.BillingAddress: "PO Box 5||Pekin|IL|61554"}},
		{name: "listed address above city, state and ZIP",
			text:   "Account Number: 9\nCustomer Name: Acme\nListed Address: 9 Elm St\nCity: Peoria\nState: IL\nZip: 61602\n",
			fields: map[porting.Name]string{porting.ServiceAddress: "9 Elm St||Peoria|IL|61602"}},
		{name: "building, floor and suite in columns",
			text:    "Account Number,Customer Name,TN,Service Address,Bldg,Floor,Suite,City,State,Zip\n9,Acme,217-555-0100,9 Elm St,B,3,12,Peoria,IL,61602\n",
			numbers: "0100", fields: map[porting.Name]string{porting.ServiceAddress: "9 Elm St|B 3 12|Peoria|IL|61602"}},
		{name: "unit type and unit below each other",
			text:   "Account Number: 9\nCustomer Name: Acme\nStreet: 9 Elm St\nUnit Type: Ste\nUnit: 12\nCity: Peoria\nState: IL\nZip: 61602\n",
			fields: map[porting.Name]string{porting.ServiceAddress: "9 Elm St|Ste 12|Peoria|IL|61602"}},
		{name: "an address that goes on below, where nothing is aligned",
			text:   "Customer Name: Acme\nAccount Number: 1\nService Address: 4902 2nd Ave N.\n                 Ste 3\n                 Kearney,  NE 68847\nBTN: 308-555-0150\n",
			fields: map[porting.Name]string{porting.ServiceAddress: "4902 2nd Ave N.|Ste 3|Kearney|NE|68847", porting.BTN: "308-555-0150"}},
		{name: "a bay is no city",
			text:   "Customer Name: Acme\nAccount Number: 1\nService Address: 4902 2nd Ave N., Bay 3\n                 Kearney, NE 68847\n\nBilling Address:\n  PO Box 5\n  Pekin, IL 61554\n",
			fields: map[porting.Name]string{porting.ServiceAddress: "4902 2nd Ave N.|Bay 3|Kearney|NE|68847", porting.BillingAddress: "PO Box 5||Pekin|IL|61554"}},
		{name: "a number with its own label below the list",
			text:    head + "Line #,Number\n1,217-555-0100\n2,217-555-0101\n,\nFax,217-555-0191\n",
			numbers: "0100 0101"},
		{name: "a list that begins behind its label, with the BTN",
			text:    head + "Lines: 217-555-0100  Main\n       217-555-0101  Fax\n       217-555-0102  Disconnected\nPIN: 12\n",
			numbers: "0100 0101,fax 0102=disconnected", fields: map[porting.Name]string{porting.PIN: "12"}},
		{name: "words behind the numbers beside a label",
			text:    "Account Number,A-1\nCustomer Name,ACME\nNumbers,217-555-0100,Fax\n,217-555-0101,Disconnected\n,217-555-0102,DSL\n",
			numbers: "0100,fax 0101=disconnected 0102,dsl"},
		{name: "a table beside labels and an address that goes on, in a text",
			text: "Customer Name:   Vista Optical        TN             Status\nAccount Number:  VO-3                 850-555-0120   Active\nService Address: 3 Gulf Dr            850-555-0121   Disconnected\n" +
				"                 Destin, FL 32541     850-555-0122   Active\nBTN:             850-555-0120\n",
			numbers: "0120=active 0121=disconnected 0122=active", fields: map[porting.Name]string{porting.ServiceAddress: "3 Gulf Dr||Destin|FL|32541", porting.AccountNumber: "VO-3", porting.BTN: "850-555-0120"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rs, err := ReadText(context.Background(), []byte(tt.text), porting.Document{Name: "x"}, sheet.Limits{})
			if err != nil || len(rs) != 1 {
				t.Fatal(len(rs), err)
			}
			r := rs[0]
			var ns []string
			for _, n := range r.Numbers {
				s := strings.Join(append([]string{n.TN[max(len(n.TN)-4, 0):]}, n.Features...), ",")
				if n.Status != "" {
					s += "=" + n.Status
				}
				ns = append(ns, s)
			}
			if got := strings.Join(ns, " "); got != tt.numbers {
				t.Errorf("numbers %q, want %q", got, tt.numbers)
			}
			for n, want := range tt.fields {
				got := ""
				if f := r.Fields[n]; f != nil {
					got = f.Text
					if f.Parts != nil {
						got = strings.Join([]string{f.Parts.Street, f.Parts.Unit, f.Parts.City, f.Parts.State, f.Parts.Zip}, "|")
					}
				}
				if got != want {
					t.Errorf("%s is %q, want %q", n, got, want)
				}
			}
			var cs []string
			for _, c := range r.Conditions {
				cs = append(cs, c.Name)
			}
			if got := strings.Join(cs, " "); got != tt.conditions {
				t.Errorf("conditions %q, want %q", got, tt.conditions)
			}
			if tt.problem != "" && !slices.ContainsFunc(r.Problems, func(p porting.Problem) bool { return p.Code == tt.problem }) {
				t.Errorf("no problem %s: %s", tt.problem, fmt.Sprint(r.Problems))
			}
		})
	}
}
