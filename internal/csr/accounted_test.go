package csr

import (
	"context"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// A number for which no reader has a use is listed as unused, once, with its cell; a secret
// that looks like one is not.
func TestNumberOfNoUse(t *testing.T) {
	s := &sheet.Sheet{Name: "S"}
	for i, row := range [][]string{
		{"BN1  ACME", "BN1  ACME", "Zip", "Service Address"}, {"BN1  ACME", "BN1  ACME", "Total", "2175550101"},
		{"BN1  ACME", "BN1  ACME", "Total", "(217) 555-0102"}, {"Service Address", "BN1  ACME", "BN1  ACME", "BN1  ACME"}, {"2175550101"},
		{"PIN", "2175550177"}, {"PIN", "2175550188"},
	} {
		r := sheet.Row{Index: i + 1}
		for k, text := range row {
			r.Cells = append(r.Cells, sheet.Cell{Text: text, Raw: text, Col: int16(k + 1), Format: -1})
		}
		s.Rows = append(s.Rows, r)
	}
	rs, err := ReadSheet(context.Background(), &sheet.Workbook{Sheets: []*sheet.Sheet{s}}, porting.Document{})
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, r := range rs {
		for _, u := range r.Unused {
			if u.Label == "(217) 555-0102" && u.Where.Cell == "D3" {
				found++
			}
			if strings.Contains(u.Label, "2175550177") || strings.Contains(u.Label, "2175550188") {
				t.Errorf("a PIN is listed: %+v", u)
			}
		}
	}
	if found != 1 {
		t.Errorf("D3 is listed %d times: %+v", found, rs[0].Unused)
	}
}

// A heading that nobody knows heads no numbers because those of another table stand below a
// blank row.
func TestNumbersOfAnotherTable(t *testing.T) {
	readsAs(t, "Term Expiration,Account #,Customer Name,Main TN\n12/31/2027,A-1,Acme Inc,801-555-0100\n\nLine,Line Status,Features\n801-555-0100,Active,Call Forwarding Remote\n801-555-0101,Active,\n801-555-0102,Active,\n801-555-0103,Active,\n",
		`
customer_name "Acme Inc"
btn "801-555-0100"
account_number "A-1"
0100,remote_call_forwarding=active 0101=active 0102=active 0103=active`)
}
