// Package calendar writes a committed port as an iCalendar file (RFC 5545), for
// whatever calendar people keep.
//
// One event needs some thirty lines. The libraries that write them link net/http
// and compile expressions when a process starts, which every run of the command
// would pay for; one of them reads what is written here in the tests.
package calendar

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// Render writes cutover.ics; nil without a commitment. The event starts when the
// window does: in UTC where the notice names time and zone, at that time wherever
// the reader is where it names no zone, and as a whole day where it names no time.
// It has no end, because no notice tells one. The same model gives the same bytes,
// and a later commitment of the case takes the place of an earlier one.
func Render(m *report.Model) ([]byte, error) {
	if m.Port == nil || m.Port.FOC == nil {
		return nil, nil
	}
	f := m.Port.FOC
	day, err := time.Parse(time.DateOnly, f.Date)
	if err != nil {
		return nil, nil // a date that no calendar has
	}
	name, btn := wording.Customer(&m.Report)
	id := sha256.Sum256([]byte("portcheck\x00" + m.Case + "\x00" + btn))
	var e event
	e.line("BEGIN", "VCALENDAR")
	e.line("VERSION", "2.0")
	e.line("PRODID", "-//portcheck//portcheck//EN")
	e.line("METHOD", "PUBLISH")
	e.line("BEGIN", "VEVENT")
	e.line("UID", hex.EncodeToString(id[:16])+"@portcheck.invalid")
	e.line("DTSTAMP", stamp(f.Noticed, m.Today))
	e.line("SEQUENCE", strconv.Itoa(sequence(f.Noticed)))
	switch at, err := time.Parse(time.RFC3339, f.UTC); {
	case err == nil:
		e.line("DTSTART", at.UTC().Format("20060102T150405Z"))
	case f.Time != "":
		if at, err := time.Parse("15:04", f.Time); err == nil {
			e.line("DTSTART", day.Format("20060102")+at.Format("T150405"))
			break
		}
		fallthrough
	default:
		e.line("DTSTART;VALUE=DATE", day.Format("20060102"))
	}
	numbers := wording.Count(len(f.Numbers), "number", "numbers")
	e.text("SUMMARY", "Port cutover: "+name+", "+numbers)
	what := []string{m.Port.Line, "BTN " + btn + ", " + numbers + ", losing carrier " + orNone(m.Carrier) + "."}
	if f.Text != "" {
		what = append(what, "The notice says: "+f.Text)
	}
	e.text("DESCRIPTION", strings.Join(append(what, "The sheet cutover.html beside this file has the checklist."), "\n"))
	e.line("STATUS", "CONFIRMED")
	e.line("BEGIN", "VALARM")
	e.line("ACTION", "DISPLAY")
	e.text("DESCRIPTION", "Port cutover tomorrow: "+name)
	e.line("TRIGGER", "-P1D")
	e.line("END", "VALARM")
	e.line("END", "VEVENT")
	e.line("END", "VCALENDAR")
	return []byte(e.String()), nil
}

func orNone(s string) string {
	if s == "" {
		return "not named"
	}
	return s
}

// stamp is when the event was made: the day of the notice, so that the same papers
// give the same bytes.
func stamp(days ...string) string {
	for _, d := range days {
		if t, err := time.Parse(time.DateOnly, d); err == nil {
			return t.Format("20060102T150405Z")
		}
	}
	return "19700101T000000Z"
}

// sequence grows with the day of the notice: calendars keep the higher one.
func sequence(noticed string) int {
	t, err := time.Parse(time.DateOnly, noticed)
	if err != nil || t.Year() < 2000 {
		return 0
	}
	return int(t.Sub(time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)) / (24 * time.Hour))
}

// event is the file as it grows.
type event struct{ strings.Builder }

// maxText is where a text from a document is cut.
const maxText = 500

// text writes a property whose value may come from a document: on one line, special
// characters escaped, control and direction characters left out.
func (e *event) text(name, value string) {
	var b strings.Builder
	n := 0
	for _, r := range value {
		if n++; n > maxText {
			b.WriteString("…")
			break
		}
		switch {
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\\', r == ';', r == ',':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\t':
			b.WriteByte(' ')
		case !unicode.IsPrint(r), r == utf8.RuneError:
		default:
			b.WriteRune(r)
		}
	}
	e.line(name, b.String())
}

// line writes a content line, folded behind 75 octets and never inside a character
// (RFC 5545, 3.1).
func (e *event) line(name, value string) {
	s := name + ":" + value
	for limit := 75; len(s) > limit; limit = 74 { // the blank in front of the next counts
		cut := limit
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		e.WriteString(s[:cut] + "\r\n ")
		s = s[cut:]
	}
	e.WriteString(s + "\r\n")
}
