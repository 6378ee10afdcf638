package csr

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/page/pagetest"
	"github.com/portcheck/portcheck/internal/porting"
)

// browserPages sets lines of text on pages as a browser does, so many a page, with its own
// line above and below them.
func browserPages(text string, perPage int) *page.Document {
	doc := &page.Document{}
	for lines := strings.Split(strings.TrimSpace(text), "\n"); len(lines) > 0; {
		n := min(perPage, len(lines))
		drawn := []string{"40 20 11/16/26, 3:42 PM about:blank"}
		for i, l := range lines[:n] {
			drawn = append(drawn, fmt.Sprintf("%d %d %s", 40+4*(len(l)-len(strings.TrimLeft(l, " "))), 60+14*i, strings.TrimLeft(l, " ")))
		}
		p := pagetest.Lines(append(drawn, fmt.Sprintf("560 784 %d/2", len(doc.Pages)+1))...)
		p.Number = len(doc.Pages) + 1
		doc.Pages, lines = append(doc.Pages, p), lines[n:]
	}
	return doc
}

// TestPrintedResponses reads what an interface answered from the pages that a browser
// printed of it: values stand on them, over line ends and page ends, and nothing else.
func TestPrintedResponses(t *testing.T) {
	const want = `
customer_name "Peach & Sons Ltd"
account_number "6-100233"
service_address 1 Elm St||Peoria|IL|61602
0100=active 0101=suspended`
	for name, text := range map[string]string{
		"JSON": `
{
  "csr": {
    "accountNumber": "6-100233",
    "customerName": "Peach &
Sons Ltd",
    "serviceAddress": {
      "street": "1 Elm St", "city": "Peoria",
      "state": "IL",
      "zip": "61602"
    },
    "lines": [
      { "tn": "3095550100", "status": "Active" },
      { "tn": "3095550101", "status": "Suspended" }
    ]
  }
}`,
		"XML": `
<csr>
  <accountNumber>6-100233</accountNumber>
  <customerName>Peach &amp; Sons Ltd</customerName>
  <serviceAddress><street>1 Elm St</street><city>Peoria</city>
    <state>IL</state><zip>61602</zip></serviceAddress>
  <line><tn>3095550100</tn><status>Active</status></line>
  <line><tn>3095550101</tn><status>Suspended</status></line>
</csr>`,
	} {
		for _, perPage := range []int{100, 9} {
			doc := browserPages(text, perPage)
			rs, err := ReadPages(context.Background(), doc, porting.Document{})
			if err != nil || len(rs) != 1 {
				t.Fatalf("%s: %d records, %v", name, len(rs), err)
			}
			if got := said(rs[0]); strings.TrimSpace(got) != strings.TrimSpace(want) {
				t.Errorf("%s, %d lines a page:\n%s", name, perPage, got)
			}
			if w := rs[0].Numbers[1].Where; w.Page != len(doc.Pages) || w.Box == nil {
				t.Errorf("%s, %d lines a page: the last number stands at %v", name, perPage, w)
			}
		}
	}
}
