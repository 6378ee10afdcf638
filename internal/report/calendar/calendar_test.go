package calendar

import (
	"bytes"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"

	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/reporttest"
)

func committed(name string) *report.Model {
	for _, c := range reporttest.Ports() {
		if c.Name == name {
			return c.Model
		}
	}
	panic(name)
}

// parse reads a file with another program's eyes, and checks what RFC 5545 asks of
// its lines.
func parse(t *testing.T, data []byte) *ics.VEvent {
	t.Helper()
	for _, l := range strings.SplitAfter(string(data), "\r\n") {
		if len(l) > 77 {
			t.Errorf("a line of %d octets: %q", len(l), l)
		}
		if strings.ContainsAny(strings.TrimSuffix(l, "\r\n"), "\r\n\x1b\x00") {
			t.Errorf("a line with a control character: %q", l)
		}
	}
	cal, err := ics.ParseCalendar(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(cal.Events()); n != 1 {
		t.Fatalf("%d events in\n%s", n, data)
	}
	return cal.Events()[0]
}

func TestRender(t *testing.T) {
	m := committed("port-committed")
	data, err := Render(m)
	if err != nil {
		t.Fatal(err)
	}
	e := parse(t, data)
	at, err := e.GetStartAt()
	if err != nil || !at.Equal(time.Date(2026, 12, 3, 16, 30, 0, 0, time.UTC)) {
		t.Errorf("starts at %v, %v", at, err)
	}
	for _, p := range []struct {
		name ics.ComponentProperty
		want string
	}{
		{ics.ComponentPropertySummary, "Port cutover: Acme Widgets, Inc., 13 numbers"},
		{ics.ComponentPropertyDescription, "Committed: the numbers move on 2026-12-03 at 10:30 (America/Chicago).\nBTN 217-555-0100, 13 numbers, losing carrier CenturyLink.\nThe notice says: FOC: 12/03/2026 10:30 AM CT\nThe sheet cutover.html beside this file has the checklist."},
		{ics.ComponentPropertyDtstamp, "20261110T000000Z"},
	} {
		if got := e.GetProperty(p.name); got == nil || got.Value != p.want && ics.FromText(got.Value) != p.want {
			t.Errorf("%s: %+v, want %q", p.name, got, p.want)
		}
	}
	if len(e.Alarms()) != 1 {
		t.Error("no alarm")
	}
	again, _ := Render(m)
	if !bytes.Equal(data, again) {
		t.Error("not the same bytes twice")
	}
}

// A later commitment is the same event, with a higher sequence.
func TestReplaces(t *testing.T) {
	m := committed("port-committed")
	first, _ := Render(m)
	m.Port.FOC.Noticed, m.Port.FOC.UTC = "2026-11-12", "2026-12-04T16:30:00Z"
	second, _ := Render(m)
	a, b := parse(t, first), parse(t, second)
	if a.Id() != b.Id() {
		t.Errorf("%s and %s", a.Id(), b.Id())
	}
	if x, y := a.GetProperty(ics.ComponentPropertySequence).Value, b.GetProperty(ics.ComponentPropertySequence).Value; x >= y {
		t.Errorf("sequence %s, then %s", x, y)
	}
}

// What the notice does not tell is not made up.
func TestWithoutTimeOrZone(t *testing.T) {
	m := committed("port-committed")
	m.Port.FOC.Zone, m.Port.FOC.UTC = "", ""
	if data, _ := Render(m); !strings.Contains(string(data), "DTSTART:20261203T103000\r\n") {
		t.Errorf("no floating time in\n%s", data)
	}
	m.Port.FOC.Time = ""
	if data, _ := Render(m); !strings.Contains(string(data), "DTSTART;VALUE=DATE:20261203\r\n") {
		t.Errorf("no whole day in\n%s", data)
	}
	m.Port.FOC.Date = "2026-02-30"
	if data, err := Render(m); data != nil || err != nil {
		t.Errorf("an event on a day that is none: %s, %v", data, err)
	}
	m.Port.FOC = nil
	if data, _ := Render(m); data != nil {
		t.Errorf("an event without a commitment: %s", data)
	}
}

// Text from a document starts no line of its own and no event.
func TestHostile(t *testing.T) {
	data, err := Render(committed("port-hostile"))
	if err != nil {
		t.Fatal(err)
	}
	parse(t, data)
	if n := strings.Count(string(data), "\r\nBEGIN:"); n != 2 {
		t.Errorf("%d parts begin in\n%s", n+1, data)
	}
}
