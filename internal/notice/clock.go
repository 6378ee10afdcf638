package notice

// Times of day and zones, as notices write them (zones.tsv).

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/tsv"
)

//go:embed zones.tsv
var zonesData string

// zone is one row of the data file.
type zone struct {
	word, name string
	season     byte // 'S' standard, 'D' daylight, '-' either
}

var zones = sync.OnceValue(func() []zone {
	var out []zone
	for f := range tsv.Rows("zones.tsv", zonesData, 4, 4) { // wording, name, season, source
		out = append(out, zone{f[0], f[1], f[2][0]})
	}
	return out
})

// shift gives the moment the zone of an offset in minutes from UTC. A zone of
// whole hours has a name; the time of any other is given in UTC.
func (m *moment) shift(minutes int) {
	switch {
	case minutes == 0:
		m.zone = "UTC"
	case minutes%60 == 0 && minutes >= -12*60 && minutes <= 14*60:
		m.zone = fmt.Sprintf("Etc/GMT%+d", -minutes/60) // the sign is the other way round in these names
	default:
		var h, min int
		fmt.Sscanf(m.time, "%d:%d", &h, &min)
		t := h*60 + min - minutes
		for t < 0 {
			t += 24 * 60
			m.reading.Date = m.reading.Date.AddDays(-1)
		}
		for t >= 24*60 {
			t -= 24 * 60
			m.reading.Date = m.reading.Date.AddDays(1)
		}
		m.time, m.zone = fmt.Sprintf("%02d:%02d", t/60, t%60), "UTC"
	}
}

// offset reads what follows an ISO time: "Z", "+00:00", "-0600", seconds and
// fractions before it passed over.
func offset(text string) (minutes, end int, ok bool) {
	i := 0
	for i < len(text) && (text[i] == ':' || text[i] == '.' || text[i] >= '0' && text[i] <= '9') {
		i++
	}
	if i < len(text) && text[i] == 'Z' && (i+1 == len(text) || !codeByte(text[i+1])) {
		return 0, i + 1, true
	}
	if i+3 > len(text) || text[i] != '+' && text[i] != '-' {
		return 0, 0, false
	}
	sign := 1
	if text[i] == '-' {
		sign = -1
	}
	digits := ""
	j := i + 1
	for j < len(text) && (text[j] >= '0' && text[j] <= '9' || text[j] == ':' && len(digits) == 2) && len(digits) < 4 {
		if text[j] != ':' {
			digits += text[j : j+1]
		}
		j++
	}
	if len(digits) != 4 || digits[2] > '5' {
		return 0, 0, false
	}
	var h, m int
	fmt.Sscanf(digits, "%02d%02d", &h, &m)
	if h > 14 {
		return 0, 0, false
	}
	return sign * (h*60 + m), j, true
}

// timeIn reads the first time of day in a text. loose tells that nothing says
// whether a small hour is of the morning or the afternoon.
func timeIn(text string) (clock string, end int, loose, ok bool) {
	for i := 0; i < len(text); i++ {
		if clock, end := hourByName(text, i); end > 0 {
			return clock, end, false, true
		}
		if !beginsTime(text, i) {
			continue
		}
		h, minute, whole, j := hourAndMinute(text, i)
		half, n := halfOfDay(text[j:])
		if half == 0 && whole && oneLetterHalf(text[j:]) { // "1000A"
			half, n = text[j]|0x20, 1
		}
		if !whole && half == 0 || isDigits(text[j:], 1) || minute > 59 || h > 24 || h == 24 && half != 0 {
			i = j
			continue
		}
		switch {
		case half == 'p' && h < 12:
			h += 12
		case half == 'a' && h == 12, h == 24:
			h = 0
		case half == 0 && h >= 1 && h <= 7 && text[i] != '0' && (i == 0 || text[i-1] != 'T'):
			loose = true
		}
		return fmt.Sprintf("%02d:%02d", h, minute), j + n, loose, true
	}
	return "", 0, false, false
}

// hourByName reads the names of hours, "noon" and "midnight", at byte i; end is 0 where
// none stands there.
func hourByName(text string, i int) (clock string, end int) {
	if i > 0 && codeByte(text[i-1]) {
		return "", 0
	}
	for _, w := range [...]struct{ word, clock string }{{"noon", "12:00"}, {"midnight", "00:00"}} {
		if hasPrefixFold(text[i:], w.word) {
			return w.clock, i + len(w.word)
		}
	}
	return "", 0
}

// beginsTime tells whether a time of day may begin at byte i: a digit that belongs to no
// word, date or number before it, or stands behind the T of an ISO date.
func beginsTime(text string, i int) bool {
	if !isDigits(text[i:], 1) {
		return false
	}
	if i == 0 {
		return true
	}
	switch before := text[i-1]; before {
	case 'T':
		return true
	case ':', '/':
		return false
	case '-':
		return i == 1 || text[i-2] == ' '
	default:
		return !codeByte(before)
	}
}

// hourAndMinute reads "10", "10:30", "10:30:00" or "1030" at byte i, where a digit
// stands. whole tells that it can only be a time of day: a colon stands in it, or a zone,
// a half of the day or "hours" behind four digits.
func hourAndMinute(text string, i int) (hour, minute int, whole bool, end int) {
	j := i
	for j < min(len(text), i+2) && isDigits(text[j:], 1) {
		hour = hour*10 + int(text[j]-'0')
		j++
	}
	rest := text[j:]
	switch {
	case strings.HasPrefix(rest, ":") && isDigits(rest[1:], 2):
		minute, j = twoDigits(rest[1:]), j+3
		if rest = text[j:]; strings.HasPrefix(rest, ":") && isDigits(rest[1:], 2) {
			j += 3 // seconds
		}
		return hour, minute, true, j
	case j == i+2 && isDigits(rest, 2) && saysHours(rest[2:]):
		return hour, twoDigits(rest), true, j + 2
	}
	return hour, 0, false, j
}

// saysHours tells whether what stands behind four digits makes them a time: "1000 ET",
// "1400 hrs", "1000A", "1000 AM".
func saysHours(rest string) bool {
	if half, _ := halfOfDay(rest); half != 0 || oneLetterHalf(rest) {
		return true
	}
	if rest != "" && codeByte(rest[0]) {
		return false
	}
	rest = strings.TrimLeft(rest, " ")
	zone, _, _ := zoneIn(rest)
	return zone != "" || hasPrefixFold(rest, "hrs") || hasPrefixFold(rest, "hours")
}

// oneLetterHalf tells whether a text begins with "A" or "P" alone.
func oneLetterHalf(text string) bool {
	return text != "" && (text[0] == 'A' || text[0] == 'P') && (len(text) == 1 || !codeByte(text[1]))
}

func twoDigits(s string) int { return int(s[0]-'0')*10 + int(s[1]-'0') }

func isDigits(s string, n int) bool {
	if len(s) < n {
		return false
	}
	for i := 0; i < n; i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// halfOfDay reads "AM", "p.m.", " a.m"; half is 'a' or 'p', 0 for neither.
func halfOfDay(text string) (half byte, n int) {
	i := 0
	for i < len(text) && (text[i] == ' ' || text[i] == '\t') {
		i++
	}
	rest := text[i:]
	if rest == "" || rest[0]|0x20 != 'a' && rest[0]|0x20 != 'p' {
		return 0, 0
	}
	half = rest[0] | 0x20
	for _, w := range [...]string{".m.", ". m.", ".m", "m.", "m"} {
		if hasPrefixFold(rest[1:], w) {
			if k := 1 + len(w); k == len(rest) || !codeByte(rest[k]) || w[len(w)-1] == '.' {
				if w == "m." {
					k-- // the full stop may end the sentence
				}
				return half, i + k
			}
		}
	}
	return 0, 0
}

// zoneIn finds the first zone in a text.
func zoneIn(text string) (name string, season byte, end int) {
	for i := 0; i < len(text); {
		if !codeByte(text[i]) {
			i++
			continue
		}
		j := i
		for j < len(text) && codeByte(text[j]) {
			j++
		}
		w := text[i:j]
		for _, z := range zones() {
			if w == z.word || len(z.word) > 2 && strings.EqualFold(w, z.word) {
				// "Eastern Standard Time": the words belong to it
				rest := text[j:]
				for _, more := range [...]string{" standard", " daylight", " prevailing", " time"} {
					if hasPrefixFold(rest, more) {
						if more == " standard" {
							z.season = 'S'
						} else if more == " daylight" {
							z.season = 'D'
						}
						rest = rest[len(more):]
					}
				}
				return z.name, z.season, len(text) - len(rest)
			}
		}
		i = j
	}
	return "", 0, 0
}

// summer tells whether American clocks are put forward on a day: from the second
// Sunday of March to the first of November.
func summer(d dates.Date) bool {
	sunday := func(month, nth int) dates.Date {
		first := dates.Date{Year: d.Year, Month: month, Day: 1}
		return first.AddDays((7-int(first.Weekday()))%7 + 7*(nth-1))
	}
	return !d.Before(sunday(3, 2)) && d.Before(sunday(11, 1))
}
