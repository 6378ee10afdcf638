package sheet

// Dates and times: serial numbers of both epochs, ISO cells, and how date
// formats show them, in English as en-US has it.

import (
	"strconv"
	"strings"
	"time"
)

// moment is a date and time of day; seconds counts the whole value for elapsed
// time, fake1900 marks the 29th of February 1900 that Excel believes in.
type moment struct {
	t        time.Time
	millis   int64 // of the whole serial, since day 0
	fake1900 bool
	day0     bool // serial below 1: shown as January 0, 1900
}

const dayMillis = 24 * 60 * 60 * 1000

// serialTime turns a serial number into a date. Excel's days end with 9999.
func serialTime(n decimal, date1904 bool) (moment, bool) {
	if n.neg || n.exp > 7 {
		return moment{}, false
	}
	v := n.float()
	if v >= 2958466 || date1904 && v >= 2957004 {
		return moment{}, false
	}
	// Rounded to milliseconds, which undoes the binary noise of a fraction.
	days := int64(v)
	millis := int64((v-float64(days))*dayMillis + 0.5)
	if r := millis % 1000; r > 998 || r < 2 { // 0.9999 of a second is noise too
		millis = (millis + 500) / 1000 * 1000
	}
	m := moment{millis: days*dayMillis + millis}
	days, millis = m.millis/dayMillis, m.millis%dayMillis
	base := time.Date(1899, 12, 31, 0, 0, 0, 0, time.UTC)
	switch {
	case date1904:
		base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case days == 60:
		m.fake1900 = true
		days = 59
	case days > 60:
		days--
	case days == 0:
		m.day0 = true
	}
	m.t = base.AddDate(0, 0, int(days)).Add(time.Duration(millis) * time.Millisecond)
	return m, true
}

// parseISO reads the value of a cell of type d.
func parseISO(s string) (moment, bool) {
	s = strings.TrimSpace(s)
	for _, layout := range []string{"2006-01-02T15:04:05.999999999Z07:00", "2006-01-02T15:04:05.999999999", "2006-01-02T15:04", "2006-01-02", "15:04:05.999999999", "15:04"} {
		if t, err := time.Parse(layout, s); err == nil {
			t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
			m := moment{t: t}
			if t.Year() == 0 {
				m.millis = t.Sub(time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC)).Milliseconds()
			} else {
				m.millis = t.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Milliseconds()
			}
			return m, true
		}
	}
	return moment{}, false
}

// appendTime shows an ISO date by a date format; false for any other format.
func (f *format) appendTime(dst []byte, m moment) ([]byte, bool) {
	if len(f.sections) == 0 || !f.sections[0].date {
		return dst, false
	}
	return appendDate(dst, &f.sections[0], m), true
}

func appendDate(dst []byte, s *section, m moment) []byte {
	twelve, fracs := false, 0
	for _, t := range s.tokens {
		twelve = twelve || t.kind == fAMPM
		if t.kind == fSecFrac {
			fracs = max(fracs, t.n)
		}
	}
	// What is not shown is rounded away, from seconds up.
	t, millis := m.t, m.millis
	if fracs == 0 {
		r := (millis+500)/1000*1000 - millis
		t, millis = t.Add(time.Duration(r)*time.Millisecond), millis+r
	}
	year, month, day := t.Date()
	if m.fake1900 {
		year, month, day = 1900, time.February, 29
	}
	if m.day0 && t.Year() == 1899 {
		year, month, day = 1900, time.January, 0
	}
	for _, k := range s.tokens {
		switch k.kind {
		case fAMPM:
			am, pm, _ := strings.Cut(k.text, "/")
			if t.Hour() < 12 {
				dst = append(dst, am...)
			} else {
				dst = append(dst, pm...)
			}
		case fSecFrac:
			frac := millis % 1000
			text := "." + strconv.Itoa(int(1000 + frac))[1:]
			dst = append(dst, text[:1+k.n]...)
		case fElapsed:
			v := millis / 1000
			switch k.text[0] {
			case 'h':
				v /= 3600
			case 'm':
				v /= 60
			}
			dst = appendPadded(dst, int(v), len(k.text))
		case fDate:
			dst = appendPart(dst, k.text, t, year, month, day, twelve)
		default:
			dst = append(dst, k.text...)
		}
	}
	return dst
}

// appendPart appends one part of a date. "n" stands for minutes.
func appendPart(dst []byte, part string, t time.Time, year int, month time.Month, day int, twelve bool) []byte {
	n := len(part)
	switch part[0] {
	case 'y':
		if n <= 2 {
			return appendPadded(dst, year%100, 2)
		}
		return appendPadded(dst, year, 4)
	case 'm':
		switch {
		case n <= 2:
			return appendPadded(dst, int(month), n)
		case n == 3:
			return append(dst, month.String()[:3]...)
		case n == 5:
			return append(dst, month.String()[:1]...)
		}
		return append(dst, month.String()...)
	case 'd':
		switch {
		case n <= 2:
			return appendPadded(dst, day, n)
		case n == 3:
			return append(dst, t.Weekday().String()[:3]...)
		}
		return append(dst, t.Weekday().String()...)
	case 'h':
		h := t.Hour()
		if twelve {
			if h = h % 12; h == 0 {
				h = 12
			}
		}
		return appendPadded(dst, h, min(n, 2))
	case 'n':
		return appendPadded(dst, t.Minute(), min(n, 2))
	case 's':
		return appendPadded(dst, t.Second(), min(n, 2))
	}
	return dst
}

func appendPadded(dst []byte, v, width int) []byte {
	s := strconv.Itoa(v)
	for i := len(s); i < width; i++ {
		dst = append(dst, '0')
	}
	return append(dst, s...)
}
