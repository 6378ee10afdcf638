package csr

// Exports of portals and sheets typed by hand, each for what was once read wrongly.

import (
	"context"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

func TestExports(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string // what each account says
	}{
		{"sums between the rows", "Customer,Granite\nAccount,GB-77\n\nSite,TN,Type\nConcord,603-555-0101,Main\nConcord,603-555-0102,Fax\nConcord Total,2 lines,\nKeene,603-555-0111,Main\nKeene Total,1 line,\nGrand Total,3,\n", []string{`
			customer_name "Granite"
			account_number "GB-77"
			0101 0102,fax 0111`}},
		{"a sum in the column of account numbers", "Account,Customer,TN,MRC\nT-1,Total Wine,603-555-0101,5\nT-1,Total Wine,603-555-0102,5\nTotal,,,10\n", []string{`
			customer_name "Total Wine"
			account_number "T-1"
			0101 0102`}},
		{"words where a number should stand", "Account,GB-77\nCustomer,Granite\n\nTN,Type\n603-555-0101,Main\nnot assigned,spare\n603-555-0111,Fax\n", []string{`
			customer_name "Granite"
			account_number "GB-77"
			0101 0111,fax`}},
		{"a street in parts, its type a word that is a state", "Account Number,A-1\nCustomer Name,Acme\n\n[SERVICE ADDRESS]\nHOUSE_NO,STREET_DIR,STREET_NAME,STREET_TYPE,UNIT,CITY,STATE,ZIP\n88,W,44TH,ST,FL 12,NEW YORK,NY,10036\n", []string{`
			customer_name "Acme"
			account_number "A-1"
			service_address 88 W 44TH ST|FL 12|NEW YORK|NY|10036`}},
		{"a feature behind a number with a mark before it", "Company Name: Teton\nAccount Number: 5540-1\nTNs on account:\n• 307-555-0110\n• 307-555-0111\n• 307-555-0112 (elevator)\n", []string{`
			customer_name "Teton"
			account_number "5540-1"
			0110 0111 0112,elevator`}},
		{"where a toll-free number rings", "Company Name,Dial\nAccount Number,TF-8\n\nToll Free Number,RespOrg,Ring To Number,Status\n800-555-0101,ABC01,775-555-0101,Working\n", []string{`
			customer_name "Dial"
			account_number "TF-8"
			0101=active`}},
		{"an account's number and its code, a city with what stands behind it", "ACCT TN,314 555-0160,CUST CODE,087\nLISTED NAME,ARCHWAY\nSVC ADDR,701 MARKET ST RM 1400\nSVC LOCALITY,\"ST LOUIS, MO 63101\"\n", []string{`
			customer_name "ARCHWAY"
			btn "314 555-0160"
			account_number "314 555-0160 087"
			service_address 701 MARKET ST|RM 1400|ST LOUIS|MO|63101`}},
		{"numbers in their parts", `{"account":{"number":"N-5","businessName":"Pine"},"lines":[{"telephoneNumber":{"npa":"856","nxx":"555","line":"0100"},"status":"ACTIVE"},{"telephoneNumber":{"areaCode":"856","exchange":"555","number":"0101"}}]}`, []string{`
			customer_name "Pine"
			account_number "N-5"
			0100=active 0101`}},
		{"places in a table of their own, named beside the numbers", "Account No,SN-4,\nBusiness Name,Lakeside,\n,,\nSite ID,Street,City,State,Zip\n1,14 Lake Dr,Racine,WI,53403\n2,90 Barn Rd,Kenosha,WI,53140\n,,\nNumber,Site ID,Features\n262-555-0101,1,Hunting\n262-555-0102,2,\n262-555-0103,3,\n", []string{`
			customer_name "Lakeside"
			account_number "SN-4"
			service_address 14 Lake Dr||Racine|WI|53403
			0101,hunting@14 Lake Dr||Racine|WI|53403 0102@90 Barn Rd||Kenosha|WI|53140 0103
			?unreadable_value
			?contradiction`}},
		{"a printed record with the number on the line of each USOC", "ACCOUNT 502 555-0130 664\n---LIST\nLN   BLUEGRASS\nLA   2210 PRESTON HWY\n---BILL\nBN1  BLUEGRASS\n---S&E\n     SA   2210 PRESTON HWY, LOUISVILLE, KY 40217\n1  1FB  /TN 502 555-0130/PIC 0288\n1  HTG  /TN 502 555-0130\n1  1FB  /TN 502 555-0131\n1  9ZR  /TN 502 555-0130\n", []string{`
			customer_name "BLUEGRASS"
			btn "502 555-0130"
			account_number "502 555-0130 664"
			service_address 2210 PRESTON HWY||LOUISVILLE|KY|40217
			0130,hunting 0131`}},
		{"a record in French", "Numéro de compte,514-7\nNom de l’entreprise,Côté inc.\nFournisseur actuel,Bell Canada\n\nNuméro de téléphone,État,Fonctions,Remarques\n514-555-0140,Actif,Recherche de ligne,\n514-555-0141,Actif,,Télécopieur\n514-555-0142,Débranché,,\n", []string{`
			customer_name "Côté inc."
			account_number "514-7"
			current_carrier "Bell Canada"
			0140,hunting=active 0141,fax=active 0142=disconnected`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rs, err := ReadText(context.Background(), []byte(tt.text), porting.Document{Name: "x"}, sheet.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if len(rs) != len(tt.want) {
				t.Fatalf("%d accounts, want %d", len(rs), len(tt.want))
			}
			for i, r := range rs {
				want := strings.ReplaceAll(strings.TrimSpace(tt.want[i]), "\n\t\t\t", "\n")
				if got := said(r); got != want {
					t.Errorf("account %d says\n%s\nwant\n%s", i+1, got, want)
				}
			}
		})
	}
}
