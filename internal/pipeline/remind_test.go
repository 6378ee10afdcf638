package pipeline

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
)

// The reminder names each thing that waits once, under the right head, and says
// nothing where nothing waits.
func TestRemind(t *testing.T) {
	w := newWorld(t, true)
	begin := w.m.clock // Friday 2026-11-20, 9:00
	w.m.drop("inbox/quiet/loa.pdf", loa("A", tnA))
	w.m.drop("inbox/quiet/csr.xlsx", csr("A", tnA))
	w.m.drop("inbox/waits/loa.pdf", loa("W", tnB))
	w.m.drop("inbox/broken/loa.pdf", "broken")
	for name, date := range map[string]string{"today": "2026-11-20", "monday": "2026-11-23", "tuesday": "2026-11-24", "over": "2026-11-19"} {
		w.m.drop("inbox/"+name+"/loa.pdf", loa("A", "stale=2026-11-01", tnC))
		w.m.drop("inbox/"+name+"/csr.xlsx", csr("A", tnC))
		w.m.drop("inbox/"+name+"/foc.eml", paperText("foc", "on="+date))
	}
	w.m.drop("inbox/bounced/loa.pdf", loa("A", "expires=2026-11-26", tnD))
	w.m.drop("inbox/bounced/csr.xlsx", csr("A", tnD))
	w.m.drop("inbox/bounced/no.eml", paperText("rejection"))
	w.m.drop("inbox/stale/loa.pdf", loa("A", "expires=2026-11-27", "stale=2026-11-19", tnD))
	w.m.drop("inbox/stale/csr.xlsx", csr("A", tnD))
	w.m.drop("inbox/fresh/loa.pdf", loa("A", "stale=2026-11-20", tnD))
	w.m.drop("inbox/fresh/csr.xlsx", csr("A", tnD))
	w.quiet()
	w.told = nil

	show := func() string {
		var out []string
		for _, a := range w.told {
			if a.Digest == nil {
				t.Errorf("%+v is no reminder", a)
				continue
			}
			for _, l := range []struct {
				name  string
				items []DigestItem
			}{{"problems", a.Digest.Problems}, {"waiting", a.Digest.Waiting}, {"today", a.Digest.Today}, {"tomorrow", a.Digest.Tomorrow}, {"passed", a.Digest.Passed},
				{"expiring", a.Digest.Expiring}, {"stale", a.Digest.Stale}, {"rejected", a.Digest.Rejected}} {
				for _, i := range l.items {
					out = append(out, l.name+" "+i.Case)
				}
			}
		}
		return strings.Join(out, ", ")
	}
	day := func(d time.Duration) error {
		return w.p.Remind(context.Background(), bucketName, begin.Add(d))
	}
	if err := day(6 * time.Hour); err != nil {
		t.Fatal(err)
	}
	want := "today today, tomorrow monday, passed over, expiring bounced, stale stale, rejected bounced"
	if got := show(); got != want {
		t.Errorf("Friday: %s\nwant: %s", got, want)
	}
	// The schedule comes twice.
	if err := day(6 * time.Hour); err != nil || len(w.told) != 1 {
		t.Errorf("%d reminders, %v", len(w.told), err)
	}
	// The next day what waits has waited a day.
	w.told = nil
	if err := day(30 * time.Hour); err != nil {
		t.Fatal(err)
	}
	want = "problems broken, waiting waits, tomorrow monday, passed over, passed today, expiring bounced, expiring stale, stale fresh, stale stale, rejected bounced"
	if got := show(); got != want {
		t.Errorf("Saturday: %s\nwant: %s", got, want)
	}
	// A fault while telling: it is told again.
	w.told = nil
	tell := w.p.Announce
	w.p.Announce = func(context.Context, Announcement) error { return errors.New("no mail") }
	if err := day(54 * time.Hour); err == nil {
		t.Error("a fault that nobody hears of")
	}
	w.p.Announce = tell
	if err := day(54 * time.Hour); err != nil || len(w.told) != 1 {
		t.Errorf("%d reminders, %v", len(w.told), err)
	}
}

func TestRemindOfNothing(t *testing.T) {
	w := newWorld(t, true)
	w.m.drop("inbox/quiet/loa.pdf", loa("A", tnA))
	w.m.drop("inbox/quiet/csr.xlsx", csr("A", tnA))
	w.quiet()
	w.told = nil
	if err := w.p.Remind(context.Background(), bucketName, w.m.clock.Add(48*time.Hour)); err != nil || len(w.told) != 0 {
		t.Errorf("%d reminders, %v", len(w.told), err)
	}
}
