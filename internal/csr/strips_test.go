package csr

import (
	"fmt"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// A browser prints tables whose rows only lines divide; a narrow column breaks its
// numbers at the hyphen, and cells of one line stand at half a line's height.
func TestNumbersBrokenInNarrowColumns(t *testing.T) {
	p := &page.Page{Number: 1, Media: porting.Box{0, 0, 612, 792}}
	set := func(x, y float64, text string) {
		for k, w := range strings.Fields(text) {
			gap := ""
			if k > 0 {
				gap = " "
			}
			r := page.Rect{X0: x, Y0: y, X1: x + 5*float64(len(w)), Y1: y + 10}
			p.Words = append(p.Words, &page.Word{Text: w, Gap: gap, Size: 10, Upright: r, Box: p.ToBox(r), Read: porting.ReadText, Confidence: 1})
			x = r.X1 + 3
		}
	}
	cell := func(x, y float64, text string) {
		lines := strings.Split(text, "\n")
		for k, l := range lines {
			set(x, y+14-6*float64(len(lines))+12*float64(k), l)
		}
	}
	set(50, 40, "Customer: Acme Inc")
	set(50, 60, "Account Number: A-100-1")
	set(50, 80, "BTN: 503-754-0915")
	// The features stand so close behind the longest address that both are one piece.
	for k, row := range []string{
		"Working\nTN|Service address|Features|Status",
		"503-754-\n0915|4600 Elm Ave, Bldg C,\nPortland, OR 97204||In service",
		"503-754-\n8674|5082 Old Mill Rd, Suite 4,\nPortland, OR 97204|Centrex station|Active",
		"(503) 754-\n8675|4600 Elm Ave, Bldg C,\nPortland, OR 97204|ADSL 6M|Working",
		"503-754-\n8676|5 Elm St, Salem, OR|Call Hunt,\nCentrex station|PENDING",
		"503-754-\n8677|6 Elm St, Salem, OR|Call Hunt,\nADSL 6M|Active",
		"503-754-\n8678|7 Elm St, Salem, OR|ADSL 6M|Active",
	} {
		y := 100 + 30*float64(k)
		for c, text := range strings.Split(row, "|") {
			if text != "" {
				cell([]float64{50, 105, 240, 330}[c], y, text)
			}
		}
		p.Rules = append(p.Rules, page.Rule{X0: 45, Y0: y + 29, X1: 400, Y1: y + 29})
	}
	rec := readPage(t, p)
	var got []string
	for _, n := range rec.Numbers {
		at := ""
		if n.ServiceAddress != nil {
			at = n.ServiceAddress.Text
		}
		got = append(got, fmt.Sprint(n.TN, " ", n.Status, " ", len(n.Features), " ", at))
	}
	want := []string{
		"+15037540915 active 0 4600 Elm Ave, Bldg C,\nPortland, OR 97204", "+15037548674 active 1 5082 Old Mill Rd, Suite 4,\nPortland, OR 97204",
		"+15037548675 active 1 4600 Elm Ave, Bldg C,\nPortland, OR 97204", "+15037548676 pending 2 5 Elm St, Salem, OR",
		"+15037548677 active 2 6 Elm St, Salem, OR", "+15037548678 active 1 7 Elm St, Salem, OR",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("read:\n%s\n\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
