package intake

// Papers whose labels are a letter's and a record's: what they say in words, and of lines,
// decides what they are.

import (
	"fmt"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/pdftest"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestKindOfPagesWithTheSameLabels(t *testing.T) {
	const head = "Account Number:|A-100233\nBusiness Name:|Acme\nBTN:|309-555-0120\nAuthorized User:|Ann Roe\nLosing Carrier:|Frontier\nContact Phone:|309-555-0199\nService Address:|1 Main St, Peoria, IL 61602\nBilling Address:|PO Box 9, Peoria, IL 61602\n"
	for _, tt := range []struct {
		name, text string
		want       porting.Kind
	}{
		{"a record with an authorized user", head + "Telephone Numbers|Port Protection|Status\n309-555-0120|Y|Active\n309-555-0121|N|Disconnected\n", porting.KindCSR},
		{"a letter whose numbers have features", "Letter of Authorization|\n" + head + "Telephone Numbers|Features\n309-555-0120|DSL\n309-555-0121|Fax\nSignature:|Ann Roe\n", porting.KindLOA},
		{"a letter that asks in a sentence", head + "Telephone Numbers|Features\n309-555-0120|DSL\n309-555-0121|Fax\nI authorize Beta Telecom to port the numbers above.|\n", porting.KindLOA},
	} {
		var page strings.Builder
		for i, l := range strings.Split(strings.TrimSpace(tt.text), "\n") {
			for k, c := range strings.Split(l, "|") {
				if c != "" {
					fmt.Fprintf(&page, "BT /F1 10 Tf %d %d Td %s Tj ET\n", 60+160*k, 740-16*i, pdftest.Literal(c))
				}
			}
		}
		result, err := Read(t.Context(), "paper", pdftest.Pages(page.String()), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := result.Records[0].Document.Kind; got != tt.want {
			t.Errorf("%s: kind %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestAccountsWithLinesAreARecord(t *testing.T) {
	const account = `{"accountNumber": %q, "btn": "3095550%d00", "customerName": "Acme", "lines": [{"telephoneNumber": "3095550%d01", "status": "Pending Disconnect", "features": ["Hunting"]}]}`
	text := `{"accounts": [` + fmt.Sprintf(account, "A-1", 1, 1) + "," + fmt.Sprintf(account, "A-2", 2, 2) + `]}`
	result, err := Read(t.Context(), "answer", []byte(text), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := result.Records; len(got) != 2 || got[0].Document.Kind != porting.KindCSR {
		t.Errorf("read %d records, the first of kind %q, want two customer service records", len(got), got[0].Document.Kind)
	}
}
