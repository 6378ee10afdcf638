package csr

import (
	"context"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// Columns that find no room on the page are printed on one of their own: what they say
// of each number is said of no other.
func TestColumnsOverThePage(t *testing.T) {
	left := typed("Customer Service Record", "Account Number|A-1", "Customer Name|Acme Inc", "", "TN|Status", "801-555-0100|Active", "801-555-0101|Active", "801-555-0102|Active")
	read := func(right *page.Page) string {
		right.Number = 2
		rs, err := ReadPages(context.Background(), &page.Document{Pages: []*page.Page{left, right}}, porting.Document{})
		if err != nil {
			t.Fatal(err)
		}
		return said(rs[0])
	}
	if got := read(typed("", "", "", "", "Comment", "main", "", "elevator")); !strings.Contains(got, "0100=active 0101=active 0102,elevator=active") || strings.Contains(got, "remarks") {
		t.Errorf("comments over the page:\n%s", got)
	}
	if got := read(typed("", "", "", "", "TN|Status", "801-555-0110|Active")); !strings.Contains(got, "0102=active 0110=active") {
		t.Errorf("a list that goes on:\n%s", got)
	}
}

// Cards beside each other, one with a line less than the others and set in their middle.
func TestStaggeredCards(t *testing.T) {
	p := typed("Customer Service Record", "Account Number|A-1", "Customer Name|Acme Inc", "", "Service address||Billing address", "1 Elm St||PO Box 7", "Peoria, IL 61602||Peoria, IL 61603", "", "TN|Status", "801-555-0100|Active")
	card := typed("Primary number", "801-555-0100")
	for _, w := range card.Words {
		w.Upright = page.Rect{X0: w.Upright.X0 + 360, X1: w.Upright.X1 + 360, Y0: w.Upright.Y0 + 4*14 + 5.5, Y1: w.Upright.Y1 + 4*14 + 5.5}
		w.Box = p.ToBox(w.Upright)
	}
	p.Words = append(p.Words, card.Words...)
	want := "btn \"801-555-0100\"\naccount_number \"A-1\"\nservice_address 1 Elm St||Peoria|IL|61602\nbilling_address PO Box 7||Peoria|IL|61603\n0100=active"
	if got := said(readPage(t, p)); !strings.HasSuffix(got, want) {
		t.Errorf("read\n%s", got)
	}
}
