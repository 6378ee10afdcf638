package loa

import (
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// doubted tells whether a problem names a field.
func doubted(rec *porting.Record, n porting.Name) bool {
	for _, p := range rec.Problems {
		if p.Field == n {
			return true
		}
	}
	return false
}

// Ink that nobody read, on a value's line or under an address, makes the value doubtful;
// ink elsewhere does not.
func TestUnreadInkBesideAValue(t *testing.T) {
	lines := []string{"50 50 Customer Name: Acme Glass", "50 90 Service Address: 100 Main Street, Springfield, IL 62701", "50 120 Authorized Name: Heinrich", "300 120 Title: Owner",
		"50 150 Signature: /s/ Heinrich Arx", "50 170 Date: 11/12/2026", "50 200 Current Carrier: Frontier"}
	for _, c := range []struct {
		why  string
		ink  page.Rect
		want porting.Name
	}{
		{"behind the name", page.Rect{X0: 190, Y0: 112, X1: 240, Y1: 121}, porting.AuthorizedName},
		{"before the carrier", page.Rect{X0: 122, Y0: 192, X1: 126, Y1: 201}, porting.CurrentCarrier},
		{"under the address", page.Rect{X0: 130, Y0: 93, X1: 180, Y1: 101}, porting.ServiceAddress},
		{"far behind the name, after another value", page.Rect{X0: 390, Y0: 112, X1: 420, Y1: 121}, porting.AuthorizedTitle},
		{"at the foot", page.Rect{X0: 50, Y0: 700, X1: 100, Y1: 709}, ""},
	} {
		p := scanned(draw(lines...), 0.97)
		p.Unread = []page.Rect{c.ink}
		rec := read(t, p)
		for _, n := range []porting.Name{porting.CustomerName, porting.ServiceAddress, porting.AuthorizedName, porting.AuthorizedTitle, porting.CurrentCarrier} {
			if rec.Fields[n] == nil {
				t.Fatalf("no %s", n)
			}
			if got := doubted(rec, n); got != (n == c.want) {
				t.Errorf("ink %s: the %s is doubted: %v: %+v", c.why, n, got, rec.Problems)
			}
			if n == c.want && rec.Fields[n].Confidence > 0.8 {
				t.Errorf("ink %s: the %s has a confidence of %v", c.why, n, rec.Fields[n].Confidence)
			}
		}
	}
}

// Words of a scan beside a value that no field takes make it doubtful.
func TestWordsBesideAValue(t *testing.T) {
	rec := read(t, scanned(draw("50 50 Customer Name: Acme Glass", "50 88 Authorized Contact First Name", "250 88 Autho Conact Lst Nme", "50 100 Heinrich", "250 100 von Arx", "50 130 Current Carrier: Frontier"), 0.97))
	if f := rec.Fields[porting.AuthorizedName]; f != nil && !strings.Contains(f.Text, "von Arx") && !doubted(rec, porting.AuthorizedName) {
		t.Errorf("a part of the name is lost without a word: %q %+v", f.Text, rec.Problems)
	}
}

// Ink in the place of a value that was not read is told.
func TestUnreadInkBehindALabel(t *testing.T) {
	p := scanned(draw("50 50 Customer Name: Acme Glass", "50 90 BTN: 217-555-0100", "50 110 PIN:", "50 130 Contact Phone:"), 0.97)
	p.Unread = []page.Rect{{X0: 90, Y0: 102, X1: 120, Y1: 111}}
	rec := read(t, p)
	if !doubted(rec, porting.PIN) {
		t.Errorf("a PIN is lost without a word: %+v", rec.Problems)
	}
	if doubted(rec, porting.ContactPhone) {
		t.Errorf("nothing stands behind the label of the contact's phone: %+v", rec.Problems)
	}
}

// An address of a scan without its state, or beside the label of one that has none, is
// doubtful.
func TestPartOfAnAddressLost(t *testing.T) {
	for _, c := range []struct {
		line string
		want bool
	}{
		{"50 70 City: Sugarcreek      State: Ohio      Zip: 44681", false},
		{"50 70 City: Sugarcreek      State:           Zip: 44681", true},
		{"50 70 City: Sugarcreek      5t#t; 0h1o       Zip: 44681", true},
		{"50 70 City: Sugarcreek      State: Ohio      Zip:", true},
	} {
		rec := read(t, scanned(draw("50 40 Customer Name: Acme Glass", "50 58 Service Address: 1 Old Route 39", c.line), 0.97))
		f := rec.Fields[porting.ServiceAddress]
		if f == nil {
			t.Fatalf("%q: no address", c.line)
		}
		if got := doubted(rec, porting.ServiceAddress); got != c.want {
			t.Errorf("%q is read as %q, doubted %v: %+v", c.line, f.Text, got, rec.Problems)
		}
	}
}

// What stands under a value in its cell may belong to it.
func TestWordsUnderAValueInItsCell(t *testing.T) {
	p := scanned(draw("50 50 Customer Name: Acme Glass", "55 90 Print Name: Jane Roe", "255 90 Title: Vice President of", "255 102 Operations"), 0.97)
	frame(p, 50, 78, 250, 108)
	frame(p, 250, 78, 450, 108)
	rec := read(t, p)
	if f := rec.Fields[porting.AuthorizedTitle]; f == nil || f.Text == "Vice President of" && !doubted(rec, porting.AuthorizedTitle) {
		t.Errorf("a part of the title is lost without a word: %+v %+v", f, rec.Problems)
	}
}

// A letter without an address is as much of a matter for a person as one whose address
// was missed.
func TestNoServiceAddressIsSaid(t *testing.T) {
	rec := read(t, draw("50 50 Customer Name: Acme, Inc.", "50 70 Account Number: 44-1207", "50 90 BTN: 802-555-0142", "50 110 Numbers to port: 802-555-0143"))
	if !hasProblem(rec, porting.ProblemUnreadableValue, porting.ServiceAddress) {
		t.Errorf("nothing says that no service address was found: %v", rec.Problems)
	}
}
