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
		c := text[i]
		before := byte(' ')
		if i > 0 {
			before = text[i-1]
		}
		if (c|0x20 == 'n' || c|0x20 == 'm') && !codeByte(before) {
			for _, w := range [...]struct{ word, clock string }{{"noon", "12:00"}, {"midnight", "00:00"}} {
				if len(text) >= i+len(w.word) && strings.EqualFold(text[i:i+len(w.word)], w.word) {
					return w.clock, i + len(w.word), false, true
				}
			}
		}
		if c < '0' || c > '9' || codeByte(before) && before != 'T' || before == ':' || before == '/' || before == '-' && i > 1 && text[i-2] != ' ' {
			continue
		}
		h, j := 0, i
		for j < len(text) && j < i+2 && text[j] >= '0' && text[j] <= '9' {
			h = h*10 + int(text[j]-'0')
			j++
		}
		minutes, colon := 0, false
		switch {
		case j+2 < len(text)+0 && text[j] == ':' && isDigits(text[j+1:min(len(text), j+3)], 2):
			minutes, colon = int(text[j+1]-'0')*10+int(text[j+2]-'0'), true
			j += 3
			if j+2 < len(text) && text[j] == ':' && isDigits(text[j+1:min(len(text), j+3)], 2) {
				j += 3
			}
		case j == i+2 && isDigits(text[j:min(len(text), j+2)], 2) && (j+2 == len(text) || !codeByte(text[j+2]) || text[j+2] == 'A' || text[j+2] == 'P'):
			// "1000 ET", "1400 hrs", "1000A": four digits that a zone or a word follows
			rest := strings.TrimLeft(text[j+2:], " ")
			if half, n := halfOfDay(text[j+2:]); half != 0 && n > 0 {
			} else if j+3 <= len(text) && (text[j+2] == 'A' || text[j+2] == 'P') && (j+3 == len(text) || !codeByte(text[j+3])) {
			} else if z, _, _ := zoneIn(rest); z == "" && !hasPrefixFold(rest, "hrs") && !hasPrefixFold(rest, "hours") {
				i = j + 1
				continue
			}
			minutes, colon = int(text[j]-'0')*10+int(text[j+1]-'0'), true
			j += 2
		}
		half, n := halfOfDay(text[j:])
		if half == 0 && colon && j < len(text) && (text[j] == 'A' || text[j] == 'P') && (j+1 == len(text) || !codeByte(text[j+1])) {
			half, n = text[j]|0x20, 1 // "1000A"
		}
		if !colon && half == 0 || j < len(text) && text[j] >= '0' && text[j] <= '9' || minutes > 59 || h > 24 {
			i = j
			continue
		}
		j += n
		switch {
		case half != 0 && (h == 0 || h > 12):
			if h > 23 {
				continue
			} // "14:00 PM" is fourteen hundred
		case half == 'p' && h < 12:
			h += 12
		case half == 'a' && h == 12:
			h = 0
		case half == 0 && h >= 1 && h <= 7 && text[i] != '0' && before != 'T':
			loose = true
		}
		if h == 24 {
			h = 0
		}
		return fmt.Sprintf("%02d:%02d", h, minutes), j, loose, true
	}
	return "", 0, false, false
}

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
