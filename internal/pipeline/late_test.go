package pipeline

// What people are told of a report that was overtaken before they were told.

import (
	"strings"
	"testing"
)

// Two revisions stand before anybody is told of the first: with each message goes
// the page of its own revision, and the link leads to it.
func TestAnnouncedLate(t *testing.T) {
	w := newWorld(t, true)
	var held [][]byte
	work := func() {
		for {
			events := w.m.take()
			if len(events) == 0 {
				return
			}
			for _, e := range events {
				if tasks, err := parse(e); err == nil && strings.HasPrefix(tasks[0].Key, reportsPrefix) {
					held = append(held, e)
				} else if err := w.deliver(e); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	w.m.drop("inbox/acme/loa.pdf", loa("B", tnA))
	w.m.drop("inbox/acme/csr.xlsx", csr("A", tnA))
	work()
	w.m.drop("inbox/acme/loa.pdf", loa("A", tnA))
	work()
	for _, e := range held {
		if err := w.deliver(e); err != nil {
			t.Fatal(err)
		}
	}
	if len(w.told) != 2 {
		t.Fatalf("told %d times", len(w.told))
	}
	for i, want := range []string{"reports/acme/revisions/1/ reject <p>reject was ", "reports/acme/ clean <p>clean was reject"} {
		a := w.told[i]
		if got := a.Prefix + " " + string(a.Report.Verdict) + " " + string(a.HTML); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
