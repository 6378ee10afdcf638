package placing

import (
	"fmt"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/page/pagetest"
)

// TestAssign gives every label of a page what stands in its own place, and no piece to
// two of them.
func TestAssign(t *testing.T) {
	boxed := pagetest.Lines("55 62 Company Name", "205 62 Account Number", "55 80 Acme LLC", "205 80 A-4471")
	pagetest.Grid(boxed, []float64{50, 200, 350}, []float64{50, 90})
	beside := pagetest.Lines("55 62 Company Name", "205 62 Acme LLC", "55 82 Account Number", "205 82 A-4471")
	pagetest.Grid(beside, []float64{50, 200, 350}, []float64{50, 70, 90})
	lined := pagetest.Lines("60 60 Acme LLC", "50 76 Company Name", "260 60 A-4471", "250 76 Account Number")
	lined.Rules = append(lined.Rules, page.Rule{X0: 50, Y0: 63, X1: 200, Y1: 63}, page.Rule{X0: 250, Y0: 63, X1: 400, Y1: 63})
	for _, c := range []struct {
		name string
		page *page.Page
		want string
	}{
		{"behind the label", pagetest.Lines("50 60 Company Name: Acme LLC", "50 76 Account Number: A-4471"), "company: Acme LLC; account_number: A-4471"},
		{"in columns", pagetest.Lines("50 60 Company Name", "200 60 Acme LLC", "50 76 Account Number", "200 76 A-4471"), "company: Acme LLC; account_number: A-4471"},
		{"below in the same box", boxed, "company: Acme LLC; account_number: A-4471"},
		{"in the box to the right", beside, "company: Acme LLC; account_number: A-4471"},
		{"over captions on lines", lined, "company: Acme LLC; account_number: A-4471"},
		{"the neighbour's value is no value", pagetest.Lines("50 60 Company Name:", "50 76 Account Number: A-4471"), "account_number: A-4471"},
		{"a field left blank on its line", pagetest.Lines("50 60 Company Name: ____________", "50 76 Account Number: A-4471"), "company: ; account_number: A-4471"},
	} {
		var clock limits.Clock
		f := form.Read(&page.Document{Pages: []*page.Page{c.page}}, &clock)
		New(f, &clock).Assign()
		var got []string
		for _, l := range f.Labels {
			if l.Taken != nil {
				got = append(got, fmt.Sprintf("%s: %s", l.Target, form.JoinPieces(l.Taken.Pieces)))
			}
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s: %s, want %s", c.name, g, c.want)
		}
	}
}
