package notice

// The committed date, its time and its zone.

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// moment is a date in a text, and the time and the zone beside it.
type moment struct {
	reading    dates.Reading
	time       string // HH:MM
	zone       string
	season     byte
	start, end int
	loose      bool // a time that may be of the morning or the afternoon
	odd        bool // a weekday that the date does not fall on
}

// hasDate tells whether a text names a date.
func hasDate(text string) bool {
	_, ok := momentIn(text, 0)
	return ok
}

// momentIn reads the first date in a text that begins at from or later.
func momentIn(text string, from int) (moment, bool) {
	var m moment
	found := false
	for _, f := range dates.Find(text) {
		if f.Start >= from {
			m = moment{reading: f.Reading, start: f.Start, end: f.End}
			found = true
			break
		}
	}
	if !found {
		r, ok := dates.Parse(strings.TrimSpace(text))
		if !ok || from > 0 {
			return moment{}, false
		}
		return moment{reading: r, end: len(text)}, true
	}
	m.weekday(text)
	m.clock(text)
	if m.end < len(text) && text[m.end] == ')' && strings.Count(text[m.start:m.end], "(") > strings.Count(text[m.start:m.end], ")") {
		m.end++
	}
	return m, true
}

// weekday uses the weekday before a date: it settles which of two readings is
// meant, and shows a slip of the pen.
func (m *moment) weekday(text string) {
	head := strings.TrimRight(text[:m.start], " ,.(")
	i := len(head)
	for i > 0 && (head[i-1]|0x20 >= 'a' && head[i-1]|0x20 <= 'z') {
		i--
	}
	w := strings.ToLower(head[i:])
	if len(w) < 3 {
		return
	}
	falls := func(d dates.Date) bool { return strings.HasPrefix(strings.ToLower(d.Weekday().String()), w) }
	known := false
	for _, d := range [...]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"} {
		known = known || strings.HasPrefix(d, w)
	}
	if !known {
		return
	}
	m.start = i
	switch {
	case falls(m.reading.Date) && !(m.reading.Ambiguous() && falls(m.reading.Other)):
		m.reading.Other = dates.Date{}
	case m.reading.Ambiguous() && falls(m.reading.Other) && !falls(m.reading.Date):
		m.reading = dates.Reading{Date: m.reading.Other}
	case !falls(m.reading.Date):
		m.odd = true
	}
}

// reach is how many bytes behind a date, or before it, its time stands.
const reach = 48

// clock reads the time behind the date, or before it ("10 AM on December 4"), and
// the zone behind the time.
func (m *moment) clock(text string) {
	tail := text[m.end:cut(text, m.end+reach)]
	if i := strings.IndexByte(tail, '\n'); i > 0 && len(strings.TrimSpace(tail[:i])) > 3 {
		tail = tail[:i]
	}
	if fs := dates.Find(tail); len(fs) > 0 {
		tail = tail[:fs[0].Start] // the time behind the next date is that date's
	}
	if t, end, loose, ok := timeIn(tail); ok {
		m.time, m.loose = t, loose
		m.end += end
	} else {
		from := max(0, m.start-reach)
		for from > 0 && !utf8.RuneStart(text[from]) {
			from++
		}
		head := text[from:m.start]
		if i := strings.LastIndexAny(head, "\n;"); i >= 0 {
			head = head[i+1:]
		}
		if fs := dates.Find(head); len(fs) == 0 {
			if t, end, loose, ok := timeIn(head); ok {
				m.time, m.loose = t, loose
				m.zone, m.season, _ = zoneIn(head[end:])
				return
			}
		}
	}
	rest := text[m.end:cut(text, m.end+reach)]
	if off, n, ok := offset(rest); ok && m.time != "" {
		m.shift(off)
		m.end += n
		return
	}
	if i := strings.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	if z, season, end := zoneIn(rest); z != "" {
		m.zone, m.season = z, season
		m.end += end
	}
}

func cut(text string, i int) int {
	if i >= len(text) {
		return len(text)
	}
	for i > 0 && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}

// target tells which labels name the date that this kind of notice is about.
func (n *notice) target(t labels.Target) bool {
	return t == labels.Commitment && n.kind == porting.KindFOC || t == labels.Completed && n.kind == porting.KindCompletion
}

// findCommitment reads the committed date of an FOC, the day of a completion.
func (n *notice) findCommitment() *porting.Commitment {
	type dated struct {
		value
		label string
		line  int
	}
	var found []dated
	for _, it := range n.items {
		if n.target(it.target) && hasDate(it.text) {
			found = append(found, dated{it.value, it.label, it.line})
		}
	}
	for _, r := range n.rows {
		for _, c := range r.cells {
			if n.target(c.target) && hasDate(c.text) {
				found = append(found, dated{c.value, c.label, r.line})
			}
		}
	}
	if len(found) == 0 && n.kind == porting.KindCompletion {
		for _, it := range n.items {
			if it.target == labels.Commitment && hasDate(it.text) {
				found = append(found, dated{it.value, it.label, it.line})
			}
		}
	}
	if len(found) == 0 {
		if v, line, ok := n.part.saidWhen(n.kind); ok {
			found = append(found, dated{v, "", line})
		}
	}
	if len(found) == 0 {
		return nil
	}
	first := found[0]
	m, _ := momentIn(first.text, 0)
	out := &porting.Commitment{Text: first.text, Where: first.where}
	if m.time == "" {
		n.timeBeside(&m, out, first.line)
	}
	if m.zone == "" && m.time != "" {
		if z, season, _ := zoneIn(first.label); z != "" {
			m.zone, m.season = z, season
		} else {
			m.zone, m.season = n.zoneSaid()
		}
	}
	n.settle(&m)
	out.Date, out.Time, out.Zone = m.reading.Date.String(), m.time, m.zone
	n.doubts(m, first.value)
	for _, f := range found[1:] {
		o, _ := momentIn(f.text, 0)
		n.settle(&o)
		if o.reading.Date != m.reading.Date || o.time != "" && m.time != "" && o.time != m.time {
			n.problems = append(n.problems, porting.Problem{Code: porting.ProblemContradiction, Where: f.where,
				Message: fmt.Sprintf("the notice names more than one date, %s and %s; ask the carrier which numbers move when", m.reading.Date, o.reading.Date)})
			break
		}
	}
	return out
}

// timeBeside takes the time from a label of its own: "FOC Time: 10:00 AM CT".
func (n *notice) timeBeside(m *moment, out *porting.Commitment, line int) {
	take := func(v value, label string) bool {
		t, end, loose, ok := timeIn(v.text)
		if !ok {
			return false
		}
		m.time, m.loose = t, loose
		if m.zone, m.season, _ = zoneIn(v.text[end:]); m.zone == "" {
			m.zone, m.season, _ = zoneIn(label)
		}
		out.Text += "\n" + v.text
		out.Where.More = append(out.Where.More, v.where)
		return true
	}
	for _, r := range n.rows {
		if r.line == line {
			for _, c := range r.cells {
				if c.target == labels.Time && take(c.value, c.label) {
					return
				}
			}
		}
	}
	for _, it := range n.items {
		if it.target == labels.Time && it.line >= line-3 && it.line <= line+3 && take(it.value, it.label) {
			return
		}
	}
}

// zoneSaid is the zone that the notice names for all its times.
func (n *notice) zoneSaid() (string, byte) {
	for _, it := range n.items {
		if it.target == labels.Zone {
			if z, season, _ := zoneIn(it.text); z != "" {
				return z, season
			}
		}
	}
	for i := range n.part.lines {
		t := n.part.lines[i].text()
		low := strings.ToLower(t)
		if k := strings.Index(low, "all times"); k >= 0 && k+9 <= len(t) {
			if z, season, _ := zoneIn(t[min(k+9, len(t)):]); z != "" {
				return z, season
			}
		}
	}
	return "", 0
}

// settle decides between two readings of a date in figures where the notice's
// other dates show in which order it writes them.
func (n *notice) settle(m *moment) {
	if !m.reading.Ambiguous() {
		return
	}
	monthFirst, dayFirst := false, false
	for i := range n.part.lines {
		for _, f := range dates.Find(n.part.lines[i].text()) {
			if f.Reading.Ambiguous() || f.Text == "" || strings.Trim(f.Text, "0123456789/-.") != "" || len(f.Text) > 4 && isDigits(f.Text, 4) {
				continue
			}
			var a int
			fmt.Sscanf(f.Text, "%d", &a)
			if a == f.Reading.Date.Month && a != f.Reading.Date.Day {
				monthFirst = true
			} else if a != f.Reading.Date.Month {
				dayFirst = true
			}
		}
	}
	switch {
	case monthFirst && !dayFirst:
		m.reading.Other = dates.Date{}
	case dayFirst && !monthFirst:
		m.reading = dates.Reading{Date: m.reading.Other}
	}
}

// doubts says what about a moment a person has to look at.
func (n *notice) doubts(m moment, v value) {
	say := func(code, message string) {
		n.problems = append(n.problems, porting.Problem{Code: code, Message: message, Where: v.where})
	}
	if m.reading.Ambiguous() {
		say(porting.ProblemAmbiguousDate, fmt.Sprintf("the date may be read as %s or as %s; it was taken month first", m.reading.Date, m.reading.Other))
	}
	if m.odd {
		say(porting.ProblemContradiction, fmt.Sprintf("%s is a %s, and the notice names another weekday", m.reading.Date, m.reading.Date.Weekday()))
	}
	if m.loose {
		say(porting.ProblemAmbiguousDate, "the time does not say whether it is of the morning or the afternoon; it was taken as on a clock of 24 hours")
	}
	if m.season != 0 && m.season != '-' && m.zone != "" && (m.season == 'D') != summer(m.reading.Date) {
		say(porting.ProblemAmbiguousDate, "the notice names standard time on a day of daylight saving time, or the reverse; it was taken as local time")
	}
	if v.conf > 0 && v.conf < 1 {
		say(porting.ProblemLowConfidence, "the date was read by OCR and is not certain; look at the paper")
	}
}

// saidWhen finds the date in prose: in a sentence, or a subject, that speaks of
// what this kind of notice is about.
func (p *part) saidWhen(kind porting.Kind) (value, int, bool) {
	for _, s := range p.prose() {
		if m, ok := momentIn(s.text, 0); ok && speaks(s.text, string(kind)) && !asked(s.text[:m.start]) {
			return value{text: clean(s.text[m.start:m.end]), where: s.where, read: s.read, conf: s.conf}, s.line, true
		}
	}
	for i := range p.lines {
		l := &p.lines[i]
		if p.used[i] && !l.title {
			continue
		}
		for k := range l.cells {
			c := &l.cells[k]
			if t, _, _ := labelOf(c.text); t != "" && t != labels.None {
				continue
			}
			if m, ok := momentIn(c.text, 0); ok && (speaks(c.text, string(kind)) || l.title) && !asked(c.text[:m.start]) {
				return c.value(m.start, m.end), i, true
			}
		}
	}
	if s := p.headers.subject; s != "" && !p.headers.old {
		if m, ok := momentIn(s, 0); ok && speaks(s, string(kind)) {
			return value{text: clean(s[m.start:m.end]), where: p.headers.where, read: porting.ReadText, conf: 1}, 0, true
		}
	}
	return value{}, 0, false
}

// asked tells whether the words before a date make it one that was only asked for.
func asked(head string) bool {
	low := strings.ToLower(head)
	if len(low) > 60 {
		low = low[len(low)-60:]
	}
	for _, w := range [...]string{"requested", "desired", "asked for", "submitted on", "received on", "dated"} {
		if i := strings.LastIndex(low, w); i >= 0 && !strings.ContainsAny(low[i:], ".;") {
			return true
		}
	}
	return false
}
