package dates

// Reading dates out of texts. A text is cut into figures, words and the marks
// between them; a date is a short sequence of those.

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Reading is what a text says. Other is the day-first reading of a date in
// figures where the calendar has both and they differ, else zero.
type Reading struct{ Date, Other Date }

// Ambiguous tells whether the text may mean another date.
func (r Reading) Ambiguous() bool { return !r.Other.IsZero() }

// Parse reads a text that is one date, with a weekday before it or a time of
// day behind it perhaps, and nothing else.
func Parse(text string) (Reading, bool) {
	f, ok := at(tokens(text), 0, true)
	return f.Reading, ok
}

// Found is a date inside a text: text[Start:End], weekday and time left out.
type Found struct {
	Start, End int
	Text       string
	Reading    Reading
}

// Find returns the dates in a text, in order. Figures without any mark between
// them (20261105) count only where they are the whole text: Parse reads those.
func Find(text string) []Found {
	var out []Found
	ts := tokens(text)
	for i := 0; i < len(ts); {
		f, ok := at(ts, i, false)
		if !ok {
			i++
			continue
		}
		out = append(out, Found{Start: f.start, End: f.end, Text: text[f.start:f.end], Reading: f.Reading})
		i = f.next
	}
	return out
}

// token is a run of digits, a word, or one mark. Blanks are no tokens; glued
// tells that none stands before it.
type token struct {
	kind       byte // 'd' digits, 'w' word, or the mark itself
	text       string
	start, end int
	glued      bool
}

func tokens(text string) []token {
	var ts []token
	glued := false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		j := i + size
		switch {
		case unicode.IsSpace(r):
			i, glued = j, false
			continue
		case r >= '0' && r <= '9':
			for j < len(text) && text[j] >= '0' && text[j] <= '9' {
				j++
			}
			ts = append(ts, token{'d', text[i:j], i, j, glued})
		case unicode.IsLetter(r):
			for j < len(text) {
				r, size := utf8.DecodeRuneInString(text[j:])
				if !unicode.IsLetter(r) {
					break
				}
				j += size
			}
			ts = append(ts, token{'w', text[i:j], i, j, glued})
		default:
			kind := byte('?')
			switch r {
			case '–', '‑', '‐', '−':
				kind = '-'
			case '⁄':
				kind = '/'
			default:
				if r < utf8.RuneSelf {
					kind = byte(r)
				}
			}
			ts = append(ts, token{kind, text[i:j], i, j, glued})
		}
		i, glued = j, true
	}
	return withoutDayOf(ts)
}

// withoutDayOf leaves out what stands in "12th day of November, 2026".
func withoutDayOf(ts []token) []token {
	for i := 2; i+1 < len(ts); i++ {
		if ts[i-2].kind == 'd' && ts[i-1].kind == 'w' && ts[i-1].glued && strings.EqualFold(ts[i].text, "day") && strings.EqualFold(ts[i+1].text, "of") {
			return append(ts[:i:i], ts[i+2:]...)
		}
	}
	return ts
}

type found struct {
	Reading
	start, end int
	next       int // the token behind it
}

// article tells whether a word stands before dates in sentences: "le 5 janvier 2027".
func article(w string) bool {
	switch strings.ToLower(w) {
	case "le", "den", "am", "on", "the", "el", "il", "op":
		return true
	}
	return false
}

// at reads the date that begins at token i; whole wants nothing else in ts.
func at(ts []token, i int, whole bool) (found, bool) {
	if whole && i+1 < len(ts) && ts[i].kind == 'w' && article(ts[i].text) {
		i++
	}
	if whole && i < len(ts) && ts[i].kind == 'w' && weekday(ts[i].text) {
		i++
		for i < len(ts) && (ts[i].kind == ',' || ts[i].kind == '.') {
			i++
		}
	}
	if i >= len(ts) {
		return found{}, false
	}
	if ts[i].glued && !whole && i > 0 && (ts[i-1].kind == 'd' || ts[i-1].kind == 'w' || strings.IndexByte("-/.", ts[i-1].kind) >= 0 && i > 1 && ts[i-1].glued && ts[i-2].kind == 'd') {
		return found{}, false // the tail of something longer
	}
	r, n, ok := figures(ts[i:])
	if !ok {
		r, n, ok = words(ts[i:])
	}
	if !ok && whole && len(ts) == i+3 && ts[i].kind == 'd' && ts[i+1].kind == 'd' && ts[i+2].kind == 'd' && len(ts[i].text) <= 2 && len(ts[i+1].text) <= 2 && len(ts[i+2].text) == 4 {
		// "11 10 2026": the boxes of a form have no marks between them
		r, _, ok = numeric(atoi(ts[i].text), atoi(ts[i+1].text), atoi(ts[i+2].text), 3)
		n = 3
	}
	if !ok && whole && len(ts) > i && ts[i].kind == 'd' {
		r, ok = run(ts[i].text)
		n = 1
	}
	if !ok {
		return found{}, false
	}
	f := found{Reading: r, start: ts[i].start, end: ts[i+n-1].end, next: i + n}
	rest := ts[i+n:]
	if whole {
		return f, clock(rest)
	}
	if len(rest) > 0 && rest[0].glued {
		switch k := rest[0].kind; {
		case k == 'd', k == 'w' && !(rest[0].text == "T" && clock(rest[:min(len(rest), 2)])):
			return found{}, false
		case (k == '-' || k == '/') && len(rest) > 1 && rest[1].glued && rest[1].kind == 'd':
			return found{}, false
		}
	}
	return f, true
}

// figures reads 11/05/2026, 11-05-26, 2026-11-05, 11.05.2026, 2026/11/05.
func figures(ts []token) (Reading, int, bool) {
	if len(ts) < 5 || ts[0].kind != 'd' || ts[2].kind != 'd' || ts[4].kind != 'd' {
		return Reading{}, 0, false
	}
	sep := ts[1].kind
	if strings.IndexByte("-/.", sep) < 0 || ts[3].kind != sep {
		return Reading{}, 0, false
	}
	a, b, c := ts[0].text, ts[2].text, ts[4].text
	if len(b) > 2 {
		return Reading{}, 0, false
	}
	if len(a) == 4 && len(c) <= 2 {
		d := Date{atoi(a), atoi(b), atoi(c)}
		return Reading{Date: d}, 5, sane(d)
	}
	if len(a) > 2 || len(c) != 2 && len(c) != 4 {
		return Reading{}, 0, false
	}
	return numeric(atoi(a), atoi(b), year(c), 5)
}

// numeric is the reading of two figures and a year: month first, and day first
// where that is another date.
func numeric(a, b, y, n int) (Reading, int, bool) {
	us, other := Date{y, a, b}, Date{y, b, a}
	switch {
	case sane(us) && sane(other) && us != other:
		return Reading{us, other}, n, true
	case sane(us):
		return Reading{Date: us}, n, true
	case sane(other): // 25/11/2026 has one reading
		return Reading{Date: other}, n, true
	}
	return Reading{}, 0, false
}

// words reads the notations that spell the month: Nov 5, 2026; November 5th
// 2026; 5 November 2026; 5th of November, 2026; 05-NOV-26; 2026-Nov-05.
func words(ts []token) (Reading, int, bool) {
	i := 0
	mark := func(kinds string) {
		for i < len(ts) && strings.IndexByte(kinds, ts[i].kind) >= 0 {
			i++
		}
	}
	var day, month, yr token
	take := func(into *token, kind byte) bool {
		if i >= len(ts) || ts[i].kind != kind {
			return false
		}
		*into = ts[i]
		i++
		return true
	}
	ordinal := func() {
		if i < len(ts) && ts[i].kind == 'w' && ts[i].glued {
			switch strings.ToLower(ts[i].text) {
			case "st", "nd", "rd", "th", "er", "º", "ª":
				i++
			}
		}
	}
	switch {
	case len(ts) > 0 && ts[0].kind == 'w' && monthOf(ts[0].text) > 0:
		take(&month, 'w')
		mark(".-/")
		if !take(&day, 'd') {
			return Reading{}, 0, false
		}
		ordinal()
		mark(",.-/'’")
	case len(ts) > 0 && ts[0].kind == 'd' && len(ts[0].text) == 4:
		take(&yr, 'd')
		mark("-/., ")
		if !take(&month, 'w') {
			return Reading{}, 0, false
		}
		mark("-/.,")
		if !take(&day, 'd') {
			return Reading{}, 0, false
		}
		ordinal()
	default:
		if !take(&day, 'd') {
			return Reading{}, 0, false
		}
		ordinal()
		mark("-/.")
		of := func() {
			if i < len(ts) && (strings.EqualFold(ts[i].text, "of") || strings.EqualFold(ts[i].text, "de") || strings.EqualFold(ts[i].text, "di")) {
				i++
			}
		}
		of()
		if !take(&month, 'w') {
			return Reading{}, 0, false
		}
		mark(".,-/'")
		of()
	}
	if yr.text == "" && !take(&yr, 'd') {
		return Reading{}, 0, false
	}
	if len(day.text) > 2 || len(yr.text) != 2 && len(yr.text) != 4 {
		return Reading{}, 0, false
	}
	d := Date{year(yr.text), monthOf(month.text), atoi(day.text)}
	return Reading{Date: d}, i, sane(d)
}

// run reads eight or six figures without a mark: 20261105, 11052026. Six are
// read as month, day and year.
func run(s string) (Reading, bool) {
	switch len(s) {
	case 8:
		if d := (Date{atoi(s[:4]), atoi(s[4:6]), atoi(s[6:])}); sane(d) {
			return Reading{Date: d}, true
		}
		r, _, ok := numeric(atoi(s[:2]), atoi(s[2:4]), atoi(s[4:]), 1)
		return r, ok
	case 6:
		r, _, ok := numeric(atoi(s[:2]), atoi(s[2:4]), year(s[4:]), 1)
		return r, ok
	}
	return Reading{}, false
}

// clock tells whether tokens are nothing, or a time of day with its zone.
func clock(ts []token) bool {
	if len(ts) == 0 {
		return true
	}
	i, digits := 0, 0
	for ; i < len(ts); i++ {
		switch ts[i].kind {
		case 'd':
			if len(ts[i].text) > 2 && (i == 0 || ts[i-1].kind != '.' && ts[i-1].kind != '+' && ts[i-1].kind != '-') {
				return false
			}
			digits++
		case 'w':
			switch strings.ToUpper(ts[i].text) {
			case "T", "Z", "AT", "AM", "PM", "A", "P", "M", "UTC", "GMT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "ET", "CT", "MT", "PT", "NOON", "MIDNIGHT":
			default:
				return false
			}
		case ':', '.', ',', '+', '-', '@':
		default:
			return false
		}
	}
	return digits > 0 && (len(ts) > 1 || ts[0].kind != 'd') || digits == 0 && len(ts) == 1 && (ts[0].kind == '.' || ts[0].kind == ',')
}

// sane tells whether a date exists and is one that a paper may bear.
func sane(d Date) bool { return d.Valid() && d.Year >= 1900 && d.Year <= 2199 }

func year(s string) int {
	y := atoi(s)
	switch {
	case len(s) > 2:
		return y
	case y < 70:
		return 2000 + y
	}
	return 1900 + y
}

// atoi reads at most four digits.
func atoi(s string) int {
	n := 0
	for i := 0; i < len(s) && i < 5; i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

var months = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// monthOf reads a month's name or a shortening of three letters or more, "sept" included.
func monthOf(s string) int {
	if len(s) < 3 || len(s) > 12 {
		return 0
	}
	s = strings.ToLower(s)
	if m := otherMonths()[s]; m > 0 {
		return m
	}
	for i, m := range months {
		if s == m || s == m[:3] || len(s) == 4 && len(m) > 4 && s == m[:4] {
			return i + 1
		}
	}
	return 0
}

// otherMonths are the months of letters in other languages, as they are written out.
var otherMonths = sync.OnceValue(func() map[string]int {
	m := map[string]int{}
	for _, year := range [...]string{
		"janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
		"- fevrier - - - - - aout - - - decembre",
		"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
		"januar februar märz april mai juni juli august september oktober november dezember",
		"jänner feber maerz",
		"gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
		"januari februari maart april mei juni juli augustus september oktober november december",
		"janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
		"januar februar marts april maj juni juli august september oktober november desember",
	} {
		for i, name := range strings.Fields(year) {
			if name != "-" {
				m[name] = i + 1
			}
		}
	}
	return m
})

func weekday(s string) bool {
	s = strings.ToLower(s)
	if len(s) < 3 {
		return false
	}
	for _, d := range [...]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"} {
		if s == d || s == d[:3] || len(s) <= 5 && strings.HasPrefix(d, s) {
			return true
		}
	}
	return false
}
