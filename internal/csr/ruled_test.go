package csr

import (
	"context"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// typed makes a page of lines; "|" goes to the next of the columns, each 90 points
// from the one before, and words are as wide as their letters.
func typed(lines ...string) *page.Page {
	p := &page.Page{Number: 1, Media: porting.Box{0, 0, 612, 792}}
	for i, l := range lines {
		y := 60 + 14*float64(i)
		for c, text := range strings.Split(l, "|") {
			x := 50 + 90*float64(c)
			for k, w := range strings.Fields(text) {
				r := page.Rect{X0: x, Y0: y, X1: x + 5*float64(len(w)), Y1: y + 10}
				gap := ""
				if k > 0 {
					gap = " "
				}
				p.Words = append(p.Words, &page.Word{Text: w, Gap: gap, Size: 10, Upright: r, Box: p.ToBox(r), Read: porting.ReadText, Confidence: 1})
				x = r.X1 + 3
			}
		}
	}
	return p
}

func readPage(t *testing.T, p *page.Page) *porting.Record {
	t.Helper()
	rs, err := ReadPages(context.Background(), &page.Document{Pages: []*page.Page{p}}, porting.Document{})
	if err != nil || len(rs) != 1 {
		t.Fatal(len(rs), err)
	}
	return rs[0]
}

// A printed spreadsheet cuts what is too long for its column, and the next cell begins
// in the middle of what a reader of pages takes for a word.
func TestCellsThatRunOn(t *testing.T) {
	head := []string{"Customer Service Record", "Account Number|A-1", "Customer Name|Acme Inc"}
	table := func(rows ...string) string {
		return said(readPage(t, typed(append(append(head[:3:3], "", "TN||Service Address|City|State"), rows...)...)))
	}
	cut := table("801-555-0100||100 North Elm StreeSalt Lake||UT", "801-555-0101||100 North Elm StreeSalt Lake||UT", "801-555-0102||5 Elm St|Provo|UT")
	if !strings.Contains(cut, "?"+porting.ProblemUnreadableValue) {
		t.Errorf("a cell that is cut off is read without a word:\n%s", cut)
	}
	whole := table("801-555-0100||100 Main St|Provo|UT", "801-555-0101||100 Main St|Provo|UT")
	if strings.Contains(whole, "?") || !strings.Contains(whole, "100 Main St||Provo|UT|") {
		t.Errorf("cells that are whole:\n%s", whole)
	}
}

// A printed page whose labels are bold and run into their values with no more than a blank.
func TestBoldLabels(t *testing.T) {
	p := typed("Customer Service Record", "Account Number 741-2194-28", "Customer Name Acme Widgets, Inc.", "Authorized Contact Name Jane Doe Billing Telephone Number 801-555-0100",
		"Service Address 100 N Main St, Provo, UT 84601", "", "TN|Status", "801-555-0100|Active", "801-555-0101|Active")
	bold := map[string]bool{"Account": true, "Number": true, "Customer": true, "Name": true, "Authorized": true, "Contact": true, "Billing": true, "Telephone": true, "Service": true, "Address": true}
	for _, w := range p.Words {
		w.Bold = bold[w.Text]
	}
	r := readPage(t, p)
	for n, want := range map[porting.Name]string{porting.AccountNumber: "741-2194-28", porting.CustomerName: "Acme Widgets, Inc.", porting.AuthorizedName: "Jane Doe",
		porting.BTN: "801-555-0100", porting.ServiceAddress: "100 N Main St, Provo, UT 84601"} {
		if got := r.Text(n); got != want {
			t.Errorf("%s = %q, want %q", n, got, want)
		}
	}
}

// Bold labels that ask for no field of their own divide a line too; "Co." ends a name.
func TestBoldListedName(t *testing.T) {
	p := typed("Customer Service Record", "Account No 741-2194-28", "Listed Name Smith, Jones & Co.", "aaaaaaaaaaaaaaaaaaaaaaaaaa|Co", "aaaaaaaaaaaaaaaaaaaaaaaaaa|Co", "", "TN|Status", "801-555-0100|Active", "801-555-0101|Active")
	for _, w := range p.Words {
		w.Bold = w.Text == "Account" || w.Text == "No" || w.Text == "Listed" || w.Text == "Name"
	}
	if got := readPage(t, p).Text(porting.CustomerName); got != "Smith, Jones & Co." {
		t.Errorf("%q", got)
	}
}

// A list of terms: each label alone on its line, its value below it and set in. The title
// of the record is no customer of that name, though its second word begins a column.
func TestListOfTerms(t *testing.T) {
	p := typed("Customer Service Record", "Account Number", "", "Customer Name", "", "Account PIN", "", "BTN", "", "", "TN|Status", "801-555-0100|Active", "801-555-0101|Active")
	in := typed("", "", "741-2194-28", "", "Acme Widgets, Inc.", "", "7714", "", "801-555-0100")
	for _, w := range in.Words {
		w.Upright.X0, w.Upright.X1 = w.Upright.X0+45, w.Upright.X1+45
		w.Box[0], w.Box[2] = w.Box[0]+45, w.Box[2]+45
	}
	p.Words = append(p.Words, in.Words...)
	r := readPage(t, p)
	for n, want := range map[porting.Name]string{porting.AccountNumber: "741-2194-28", porting.CustomerName: "Acme Widgets, Inc.", porting.PIN: "7714", porting.BTN: "801-555-0100"} {
		if got := r.Text(n); got != want {
			t.Errorf("%s = %q, want %q", n, got, want)
		}
	}
}

// Cells of a ruled table that hold several lines, their labels in the middle of them.
func TestCellsOfSeveralLines(t *testing.T) {
	p := typed("Customer Service Record", "Account", "|PT-7|BTN|720-555-0130", "Number", "Service|16 Wynkoop St,|Billing|PO Box 16,", "Address|Denver, CO 80202|Address|Denver, CO 80201",
		"", "Telephone Number|Status", "720-555-0130|Active", "720-555-0131|Disconnected")
	rule := func(x0, y0, x1, y1 float64) {
		p.Rules = append(p.Rules, page.Rule{X0: x0, Y0: y0, X1: x1, Y1: y1, Width: 1})
	}
	for _, y := range []float64{72, 114, 142} {
		rule(46, y, 406, y)
	}
	for c := range 5 {
		x := 46 + 90*float64(c)
		rule(x, 72, x, 142)
	}
	want := `btn "720-555-0130"
account_number "PT-7"
service_address 16 Wynkoop St||Denver|CO|80202
billing_address PO Box 16||Denver|CO|80201
0130=active 0131=disconnected`
	if got := said(readPage(t, p)); got != want {
		t.Errorf("read\n%s\nwant\n%s", got, want)
	}
}
