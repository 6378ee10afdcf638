package loa

// Form fields as providers set them: numbers in parts, captions inside and below,
// labels that no vocabulary holds.

import (
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// fields adds text fields, one a line: "x0 y0 x1 y1 value".
func fields(p *page.Page, x ...any) {
	for i := 0; i+4 < len(x); i += 5 {
		n := func(k int) float64 { return float64(x[i+k].(int)) }
		formField(p, page.TextField, "f", x[i+4].(string), n(0), n(1), n(2), n(3))
	}
}

// tns are the numbers of a record in one line: the last four digits of each, "-" before
// one to keep.
func tns(rec *porting.Record) string {
	var out []string
	for _, n := range rec.Numbers {
		s := "!" + n.Text
		if n.TN != "" {
			s = n.TN[len(n.TN)-4:]
		}
		if n.Action == porting.ActionKeep {
			s = "-" + s
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestNumbersInThreeFields(t *testing.T) {
	p := draw("50 50 Company: Acme", "50 80 Telephone numbers to be ported:", "50 100 1.", "112 100 -", "152 100 -", "50 120 2.")
	fields(p, 80, 90, 110, 104, "217", 120, 90, 150, 104, "555", 160, 90, 200, 104, "0100", 80, 110, 110, 124, "217", 120, 110, 150, 124, "555", 160, 110, 200, 124, "0101")
	rec := read(t, p)
	if got := tns(rec); got != "0100 0101" || rec.Numbers[0].Text != "217 555 0100" {
		t.Errorf("%s %+v", got, rec.Numbers)
	}
}

func TestRangeEndBesideNumbers(t *testing.T) {
	p := draw("50 50 Company: Acme", "54 80 Telephone Number", "204 80 Range End (if DID)")
	frame(p, 50, 66, 200, 86)
	frame(p, 200, 66, 350, 86)
	for i, v := range []string{"217-555-0100", "", "217-555-0120", "217-555-0123"} {
		x, y := 50+150*float64(i%2), 86+20*float64(i/2)
		frame(p, x, y, x+150, y+20)
		formField(p, page.TextField, "c", v, x+1, y+1, x+149, y+19)
	}
	if got := tns(read(t, p)); got != "0100 0120 0121 0122 0123" {
		t.Error(got)
	}
}

func TestRangeWordsOfOtherLanguages(t *testing.T) {
	for _, w := range []string{"bis", "à", "al", "až", "t/m", "hasta"} {
		rec := read(t, draw("50 50 Customer name: Acme", "50 70 Numbers to port:", "50 90 217-555-0100 "+w+" 217-555-0103"))
		if got := tns(rec); got != "0100 0101 0102 0103" {
			t.Errorf("%s: %s", w, got)
		}
	}
}
