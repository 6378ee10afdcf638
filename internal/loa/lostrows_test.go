package loa

import (
	"testing"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// A scanned table that has lost the lines between its rows is read row by row; a label
// may stand in the middle of its row.
func TestLostRows(t *testing.T) {
	lines := []string{"60 60 Company name", "260 60 Thistle & Broom Agents", "260 76 Unit 7, Dundas House", "60 87 Site address",
		"260 87 34 Bernard Street", "260 98 Columbus, Ohio 43085", "60 114 Account number", "260 114 4417-0021", "60 130 Title", "260 130 Director",
		"60 146 Numbers to port", "260 146 614-555-0100"}
	frame := []page.Rule{{X0: 50, Y0: 50, X1: 560, Y1: 50}, {X0: 50, Y0: 164, X1: 560, Y1: 164}, {X0: 50, Y0: 50, X1: 50, Y1: 164},
		{X0: 250, Y0: 50, X1: 250, Y1: 164}, {X0: 560, Y0: 50, X1: 560, Y1: 164}}
	p := scanned(draw(lines...), 0.97)
	p.Rules = frame
	rec := read(t, p)
	for n, want := range map[porting.Name]string{porting.CustomerName: "Thistle & Broom Agents", porting.AccountNumber: "4417-0021", porting.AuthorizedTitle: "Director",
		porting.ServiceAddress: "Unit 7, Dundas House\n34 Bernard Street\nColumbus, Ohio 43085"} {
		if f := rec.Fields[n]; f == nil || f.Text != want {
			t.Errorf("%s: %+v, want %q", n, f, want)
		}
	}
	if len(p.Rules) != len(frame) {
		t.Errorf("the page itself was changed: %v", p.Rules)
	}
	// A cell with a label of two lines is one row.
	p = scanned(draw("60 60 Name on the", "60 71 account", "260 60 Acme Glass", "260 71 Works"), 0.97)
	p.Rules = frame
	f := form.Read(&page.Document{Pages: []*page.Page{p}}, &limits.Clock{})
	if len(f.Sheets[0].Page.Rules) != len(frame) {
		t.Error("a label of two lines was parted")
	}
}
