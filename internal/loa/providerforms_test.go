package loa

// Lists as the forms of large providers have them: what is to happen to each number in
// letters, pairs of columns, ranges side by side, headings that name the carrier.

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestProviderLists(t *testing.T) {
	for _, tt := range []struct {
		name, want string
		page       func() *page.Page
	}{
		{"letters that the heading explains", "7720 port, 7744 keep", func() *page.Page {
			return draw("50 60 Company: Acme Inc", "74 100 Telephone number", "184 100 Port (P) / Keep (K)", "314 100 Remarks",
				"74 120 (610) 384-7720", "224 120 P", "314 120 Rectory main", "74 140 (610) 384-7744", "224 140 K", "314 140 Alarm panel")
		}},
		{"pairs of columns below the bar of the list", "6868 port, 4291 keep, 6870 keep, 4293 port", func() *page.Page {
			p := draw("50 60 Company: Acme Inc", "48 84 TELEPHONE NUMBERS", "97 104 Telephone Number", "244 104 Port (Y/N)", "358 104 Telephone Number", "504 104 Port (Y/N)",
				"52 124 (732) 254-6868", "225 124 Y", "311 124 (732) 254-4291", "485 124 N", "52 144 (732) 254-6870", "225 144 N", "311 144 (732) 254-4293", "485 144 Y")
			grid(p, []float64{48, 220, 306, 480}, []float64{98, 118, 138, 158})
			return p
		}},
		{"ranges side by side", "2200 port, 2201 port, 2202 port, 2377 port, 2378 port, 2214 port, 2300 port, 2301 port", func() *page.Page {
			p := draw("50 60 Company: Acme Inc", "48 84 Telephone numbers to be ported:", "60 104 Beginning TN", "180 104 Ending TN", "300 104 Beginning TN", "420 104 Ending TN",
				"52 124 713-651-2200", "172 124 713-651-2202", "292 124 713-651-2377", "412 124 713-651-2378", "52 144 713-651-2214", "172 144 713-651-2214", "292 144 713-651-2300", "412 144 713-651-2301")
			grid(p, []float64{48, 168, 288, 408, 528}, []float64{98, 118, 138, 158})
			return p
		}},
		{"single numbers beside ranges", "7300 port, 7301 port, 7302 port, 7310 port, 7355 port", func() *page.Page {
			p := draw("50 60 Company: Acme Inc", "48 84 Telephone number(s) to be transferred (WTN)", "95 104 From", "220 104 To", "315 104 Single numbers",
				"52 124 514-843-7300", "172 124 514-843-7302", "292 124 514-843-7310", "292 144 514-843-7355")
			grid(p, []float64{48, 168, 288, 408}, []float64{98, 118, 138, 158})
			return p
		}},
		{"a box to tick inside of the heading", "2018 port, 1082 port, 2019 port, 1083 port", func() *page.Page {
			p := draw("50 60 Company: Acme Inc", "48 84 Numbers to be ported (or check here", "250 84 and attach a list):",
				"52 104 (785)263-2018", "226 104 (785)263-1082", "52 124 (785)263-2019", "226 124 (785)263-1083")
			frame(p, 232, 85, 241, 94)
			grid(p, []float64{48, 222, 396}, []float64{98, 118, 138})
			return p
		}},
		{"captions that count below the numbers, in their boxes", "5150 port, 5151 port, 4400 port", func() *page.Page {
			p := draw("50 60 Company: Acme Inc", "48 84 Numbers being ported", "52 102 701-838-5150", "52 112 number 1", "182 102 701-838-5151", "182 112 number 2",
				"52 128 701-839-4400", "52 138 number 3", "182 138 number 4")
			grid(p, []float64{48, 178, 308}, []float64{98, 124, 150})
			return p
		}},
		{"where toll-free numbers ring", "9258 port, 2866 port", func() *page.Page {
			p := draw("50 60 Company: Acme Inc", "48 84 Please change the responsible organization of the following toll free number(s):", "60 104 Toll Free Number", "250 104 Rings to (local number)",
				"52 124 800-469-9258", "242 124 602-242-1980", "52 144 888-705-2866", "242 144 602-242-1981")
			grid(p, []float64{48, 238, 428}, []float64{98, 118, 138, 158})
			return p
		}},
		{"a heading that names who gets them, below a title of like words", "3460 port, 3461 port, 3464 port, 5088 port", func() *page.Page {
			p := draw("400 30 Telephone Number Transfer", "400 44 LETTER OF AGENCY", "50 60 Business Name: Acme Inc", "48 84 C. NUMBERS TO TRANSFER TO COX",
				"52 100 1.", "182 100 2.", "52 112 (218) 326-3460", "182 112 (218) 326-3461", "52 128 3.", "182 128 4.", "52 140 (218) 326-3464", "182 140 (218) 326-5088")
			grid(p, []float64{48, 178, 308}, []float64{98, 126, 154})
			return p
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := tt.page()
			p.FillUpright()
			if got := actions(read(t, p)); got != tt.want {
				t.Errorf("numbers\n%s, want\n%s", got, tt.want)
			}
		})
	}
	if _, ok := labels.LOA().Exact("Numbers to port to 217-555-0100"); ok {
		t.Error("a number is no carrier")
	}
}

// A line breaks at the hyphen of a ZIP code or a date.
func TestBrokenAtHyphens(t *testing.T) {
	rec := read(t, draw("50 60 Customer name: Acme Inc", "50 80 Service address: 1551 Professional Ln, Ste 180, Longmont, CO 80501-", "134 91 6900", "50 120 Date: 2026-", "76 131 05-01", "50 150 Signature: /s/ Jane Doe"))
	wantText(t, rec, porting.ServiceAddress, "1551 Professional Ln, Ste 180, Longmont, CO 80501-6900")
	wantText(t, rec, porting.SignatureDate, "2026-05-01")
	for _, tt := range []struct {
		above, below string
		want         bool
	}{{"CO 80501-", "6900", true}, {"CO 80501-", "6900 Main", true}, {"4471-", "88", false}, {"CO 80501-", "Denver", false}, {"(505)-", "925-8322", false}, {"11/", "05", false}} {
		if got := form.BrokenAtHyphen(tt.above, tt.below); got != tt.want {
			t.Errorf("BrokenAtHyphen(%q, %q) = %v", tt.above, tt.below, got)
		}
	}
}

// What was typed on underscores stands before the rest of them.
func TestTypedBeforeUnderscores(t *testing.T) {
	p := draw("50 60 Customer name: Acme Inc", "50 100 By:", "90 100 Helen Park", "50 116 Name:", "90 116 Helen Park", "50 132 Title:", "90 132 Owner")
	for _, y := range []float64{100, 116, 132} { // right behind what was typed
		typed := 90.0
		for _, w := range p.Words {
			if w.Upright.Y0 > y-2 && w.Upright.Y0 < y+2 {
				typed = max(typed, w.Upright.X1)
			}
		}
		u := draw(fmt.Sprintf("%g %g ____________________", typed+0.1, y)).Words[0]
		u.Blank = true
		p.Words = append(p.Words, u)
	}
	p.FillUpright()
	rec := read(t, p)
	wantText(t, rec, porting.Signature, "Helen Park")
	wantText(t, rec, porting.AuthorizedName, "Helen Park")
	wantText(t, rec, porting.AuthorizedTitle, "Owner")
}

// The caption "Number" of a house stands beside "Street name", and fields go to the captions
// that their own names repeat, above or below them.
func TestHouseNumbersInFields(t *testing.T) {
	p := draw("50 60 Service location (no PO boxes):", "50 86 Number", "100 86 Street name", "260 86 Suite / Floor", "50 116 City", "260 116 State", "330 116 Zip code")
	for _, f := range []struct {
		name, value string
		x0, y0, x1  float64
	}{{"street_no", "1001", 50, 72, 95}, {"street_name", "Bayhill Dr.", 100, 72, 255}, {"unit", "2nd Floor", 260, 72, 380}, {"city", "Savannah", 50, 102, 255}, {"state", "GA", 260, 102, 320}, {"zip", "31401-6622", 330, 102, 400}} {
		formField(p, page.TextField, f.name, f.value, f.x0, f.y0, f.x1, f.y0+12)
	}
	if f := read(t, p).Fields[porting.ServiceAddress]; f == nil || !strings.HasPrefix(f.Text, "1001 Bayhill Dr. 2nd Floor\n") {
		t.Errorf("service address %+v", f)
	}
}

// A label ends its line at the right margin, and its value begins the next: it is taken, and
// told.
func TestValuesOverTheLineEnd(t *testing.T) {
	rec := read(t, draw("50 60 Customer name: Acme Inc", "50 100 Billing Telephone Number (BTN): (804) 353-6652", "400 100 Losing Carrier Account Number:", "50 114 955281632", "50 130 Losing Carrier: Verizon Virginia"))
	wantText(t, rec, porting.AccountNumber, "955281632")
	if !slices.ContainsFunc(rec.Problems, func(p porting.Problem) bool { return p.Field == porting.AccountNumber }) {
		t.Error("nothing is said of the account number")
	}
}
