package scoreboard

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
)

// report has findings that stood when the carrier answered; what the newest report
// finds besides is none of the carrier's answer.
func report(carrier, state string, passed []string, outcomes ...string) *porting.Report {
	r := &porting.Report{Carrier: carrier, Port: &porting.Port{State: state, Passed: passed}}
	r.Findings = append(r.Findings, porting.Finding{Severity: porting.Reject, Rejection: porting.Rejection{Reason: "pending_order"}})
	if len(outcomes) > 0 {
		x := porting.Rejected{}
		for _, o := range outcomes {
			outcome, reason, _ := strings.Cut(o, " ")
			x.Reasons = append(x.Reasons, porting.RejectReason{Outcome: outcome, Rejection: porting.Rejection{Reason: reason}})
		}
		r.Port.Rejections = append(r.Port.Rejections, x)
	}
	return r
}

func show(b *Board) string {
	var out []string
	for _, c := range b.Carriers {
		out = append(out, fmt.Sprintf("%s: %d cases, %d rejections, %d+%d+%d, passed %d %v", c.Name, c.Cases, c.Rejections, c.Predicted, c.Missed, c.Unknowable, c.Passed, c.Reasons))
	}
	return strings.Join(out, "\n")
}

func put(b *Board, name string, r *porting.Report) bool {
	return b.Put(map[string]Entry{name: Of(r)})
}

// The tally against an answer worked out by hand.
func TestTally(t *testing.T) {
	b := New()
	put(b, "a", report("Lumen", "rejected", nil, "predicted address_mismatch", "missed name_mismatch", "unknowable "))
	put(b, "b", report("Lumen", "committed", []string{"address_mismatch"}))
	put(b, "c", report("", "rejected", nil, "missed name_mismatch"))
	put(b, "d", report("Zayo", "papers", nil))
	want := `Lumen: 2 cases, 1 rejections, 1+1+1, passed 1 [{address_mismatch 1 0 0 1} { 0 0 1 0} {name_mismatch 0 1 0 0}]
: 1 cases, 1 rejections, 0+1+0, passed 0 [{name_mismatch 0 1 0 0}]`
	if got := show(b); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	// The same again changes nothing; another answer takes the place of the first.
	if put(b, "c", report("", "rejected", nil, "missed name_mismatch")) {
		t.Error("the same entry changed the board")
	}
	if !put(b, "c", report("Zayo", "papers", nil)) || strings.Contains(show(b), "\n:") {
		t.Errorf("a case without an answer stands:\n%s", show(b))
	}
}

// The same entries in another order give the same bytes.
func TestSameBytes(t *testing.T) {
	var first string
	for range 20 {
		b := New()
		entries := map[string]Entry{}
		for i := range 30 {
			entries[fmt.Sprint("case ", i)] = Of(report(fmt.Sprint("C", i%4), "rejected", nil, fmt.Sprint("missed r", i%5), "predicted x"))
		}
		b.Put(entries)
		data, err := json.Marshal(b)
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = string(data)
		}
		if string(data) != first {
			t.Fatal("the bytes differ")
		}
	}
}

// What comes late never takes the place of what is newer.
func TestLate(t *testing.T) {
	b := New()
	newer, older := Of(report("Zayo", "committed", nil)), Of(report("Zayo", "rejected", nil, "missed po_box"))
	newer.Seq, older.Seq = 7, 6
	b.Put(map[string]Entry{"a": newer})
	if b.Put(map[string]Entry{"a": older}) || b.Cases["a"].Rejections != 0 {
		t.Errorf("%+v", b.Cases["a"])
	}
	gone := Of(nil)
	gone.Seq = 8
	if !b.Put(map[string]Entry{"a": gone}) || len(b.Carriers) != 0 || b.Put(map[string]Entry{"a": newer}) {
		t.Errorf("%+v", b)
	}
}
