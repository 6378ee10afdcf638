package loa

import (
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
)

// Answers of any words that say how much is ported.
func TestHowMuchIsPorted(t *testing.T) {
	for answer, want := range map[string]string{
		"☐ Port all numbers on this account ☒ Port only some of the numbers on this account": "partial",
		"☒ Port all numbers on this account ☐ Port only some of the numbers on this account": "full",
		"☐ Every line ☒ All numbers except the fax line":                                     "partial",
		"☒ Every line we have ☐ Certain lines":                                               "full",
		"☐ Full ☒ Not all of the account":                                                    "partial",
		"☐ Full ☒ All of the selected numbers":                                               "",
	} {
		rec := read(t, draw("50 50 Customer Name: Acme, Inc.", "50 80 Port Type:", "120 80 "+answer, "50 110 Numbers to Port:", "50 125 802-555-0142"))
		wantText(t, rec, porting.PortType, want)
		if told := hasProblem(rec, porting.ProblemUnreadableValue, porting.PortType); told != (want == "") {
			t.Errorf("%q: told %v: %v", answer, told, rec.Problems)
		}
	}
	// no label, and no wording that is known, but boxes that say it of each other
	p := draw("50 50 Customer Name: Acme, Inc.", "74 80 Move everything on the account (full)", "344 80 Move only these (partial)", "50 110 Numbers to Port:", "50 125 802-555-0142")
	frame(p, 344-14, 71, 344-5, 80)
	frame(p, 60, 71, 69, 80)
	p.Words = append(p.Words, draw("62 79 X").Words...)
	wantText(t, read(t, p), porting.PortType, "full")
	rec := read(t, draw("50 50 Customer Name: Acme, Inc.", "50 80 Do you keep lines? ☒ Only the alarm line", "50 110 Numbers to Port:", "50 125 802-555-0142"))
	wantText(t, rec, porting.PortType, "")
}
