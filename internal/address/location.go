package address

// The end of an address, where the forms are strict: country, ZIP or postal code,
// state or province.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/tsv"
)

// unglued divides a state from the ZIP that is written to it: "PA19106".
func unglued(ts []token) []token {
	n := len(ts) - 1
	if n < 1 || len(ts[n].text) < 7 {
		return ts
	}
	t := ts[n]
	if code := t.text[:2]; states()[key(code)] == "" || !isDigit(t.text[2]) || !isZip(t.text[2:]) {
		return ts
	}
	state, zip := t, t
	state.end, state.text = t.start+2, t.text[:2]
	zip.start, zip.text, zip.brk = t.start+2, t.text[2:], 0
	state.key, zip.key = key(state.text), key(zip.text)
	return append(ts[:n:n], state, zip)
}

// badZip finds a ZIP with a digit too few or too many, or a letter in it, by
// where it stands: at the end, behind a state.
func (s *splitter) badZip(hi int) (at, end int) {
	at = hi - 1
	if at < 2 || s.ts[at].brk == '\n' {
		return -1, -1
	}
	w := s.ts[at].text
	n := 0
	for i := 0; i < len(w); i++ {
		switch c := w[i]; {
		case isDigit(c):
			n++
		case alpha(c) || c == '-':
		default:
			return -1, -1
		}
	}
	if n < 3 || len(w) > 11 {
		return -1, -1
	}
	k := s.ts[at-1].key
	if states()[k] == "" || len(k) == 2 && (s.ts[at-1].text != k || Suffix(k) != "" && s.ts[at-1].brk == 0 && s.streetWord(at-2)) {
		return -1, -1
	}
	return at, hi
}

// streetWord tells whether token i is a part of a street still: a house number
// or a directional.
func (s *splitter) streetWord(i int) bool {
	return i < 0 || house(s.ts[i].text) || Directional(s.ts[i].text) != ""
}

// badState tells whether the last token before hi stands where a state stands,
// before the ZIP and behind a city, and is a slip of one: two capitals that are
// no state's, or a name with a letter wrong.
func (s *splitter) badState(hi int) bool {
	if hi < 3 {
		return false
	}
	t := s.ts[hi-1]
	k := t.key
	for i := 0; i < len(k); i++ {
		if !alpha(k[i]) {
			return false
		}
	}
	if len(k) == 2 {
		return t.text == k && Suffix(k) == "" && Directional(k) == "" && Designator(k) == "" && !house(s.ts[hi-2].text)
	}
	return len(k) >= 4 && t.brk != 0 && len(s.segments(hi)) >= 3 && nearState(k)
}

// nearState tells whether a word is a state's name but for one letter.
func nearState(k string) bool {
	for r := range tsv.Rows("states.tsv", stateData, 2, 3) {
		if name := r[1]; len(name)-len(k) <= 1 && len(k)-len(name) <= 1 && oneOff(k, name) {
			return true
		}
	}
	return false
}

// oneOff tells whether one letter put in, taken out, changed or swapped with its
// neighbour makes one word the other.
func oneOff(a, b string) bool {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	a, b = a[i:], b[i:]
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	switch {
	case len(a) <= 1 && len(b) <= 1:
		return true
	case len(a) == 2 && len(b) == 2:
		return a[0] == b[1] && a[1] == b[0]
	}
	return false
}

// trimMarks cuts the parentheses that stand around a province in French.
func trimMarks(s string) string { return strings.Trim(s, "()") }

// country cuts a country's name from the end.
func (s *splitter) country(hi int) int {
	for _, c := range [...]string{"UNITED STATES OF AMERICA", "UNITED STATES", "U S A", "USA", "US", "CANADA"} {
		n := strings.Count(c, " ") + 1
		if hi <= n {
			continue
		}
		ok := true
		for k, w := range strings.Split(c, " ") {
			if s.ts[hi-n+k].key != w {
				ok = false
			}
		}
		if ok && (n > 1 || s.ts[hi-1].brk != 0 || zip5(s.ts[hi-2].text) || isZip(s.ts[hi-2].text) || postalEnd(s.ts[hi-2].text)) {
			return hi - n
		}
	}
	return hi
}

// zip finds the ZIP or postal code: the last one that is not a house number.
func (s *splitter) zip(hi int) (at, end int) {
	ts := s.ts
	for i := hi - 1; i >= 0 && i >= hi-4; i-- {
		t := ts[i]
		switch {
		case i > 0 && postalEnd(t.text) && postalStart(ts[i-1].text):
			return i - 1, i + 1
		case len(t.text) == 4 && digits(t.text) && i > 1 && zip5(ts[i-1].text) && t.brk != '\n':
			return i - 1, i + 1 // "62701 1234"
		case isZip(t.text):
			if i == 0 && len(ts) > 1 {
				continue
			}
			// A house number begins a line or a part and has words behind it.
			if t.brk != 0 && i+1 < hi && ts[i+1].brk == 0 && State(ts[i+1].text) == "" {
				continue
			}
			if s.numbersBox(i) {
				continue
			}
			return i, i + 1
		}
	}
	return -1, -1
}

// numbersBox tells whether token i is the number of a post office box or of a unit that
// begins a part of its own: "PO Box 16824", "100 Main St, Suite 10500". FL may be Florida.
func (s *splitter) numbersBox(i int) bool {
	if u := s.ts[max(i-1, 0)]; i > 0 && (i == 1 || u.brk != 0) && Designator(u.text) != "" && State(u.text) == "" {
		return true
	}
	for j := max(i-4, 0); j < i; j++ {
		if poBox(s.ts[j:i+1]) == i+1-j {
			return true
		}
	}
	return false
}

func isZip(s string) bool {
	s = strings.Trim(s, "().")
	switch len(s) {
	case 5:
		return digits(s)
	case 9:
		return digits(s)
	case 10:
		return digits(s[:5]) && s[5] == '-' && digits(s[6:])
	case 12: // an en dash
		return digits(s[:5]) && (s[5:8] == "–" || s[5:8] == "‑") && digits(s[8:])
	case 6:
		return postalStart(s[:3]) && postalEnd(s[3:])
	case 7:
		return postalStart(s[:3]) && s[3] == '-' && postalEnd(s[4:])
	}
	return false
}

func zip5(s string) bool { return len(s) == 5 && digits(s) }

func postalStart(s string) bool {
	return len(s) == 3 && alpha(s[0]) && isDigit(s[1]) && alpha(s[2])
}

func postalEnd(s string) bool {
	return len(s) == 3 && isDigit(s[0]) && alpha(s[1]) && isDigit(s[2])
}

// state finds a state that ends before hi, not before lo, and returns where it
// begins. sure tells that a ZIP follows it.
func (s *splitter) state(lo, hi int, zip bool) (at int, ok bool) {
	ts := s.ts
	for n := 3; n >= 1; n-- {
		at := hi - n
		if at < lo || hi == 0 {
			continue
		}
		together := true
		for k := at + 1; k < hi; k++ {
			together = together && ts[k].brk == 0
		}
		name := strings.Trim(s.sub(at, hi), "()")
		code := State(name)
		if !together || code == "" {
			continue
		}
		if at == 0 && hi == len(ts) && len(key(name)) != 2 {
			return 0, false // "Washington" alone: a city, for all one knows
		}
		if len(key(name)) > 2 && s.lacksCity(at) {
			return 0, false // "100 Broadway, New York 10001"
		}
		if len(key(name)) == 2 && n == 1 && !s.codeIsState(at, hi, zip) {
			continue
		}
		// "West Virginia" before "Virginia", but not "City of North Carolina".
		return at, true
	}
	return 0, false
}

// lacksCity tells whether nothing before token at could be a city: the address
// begins there, or the street ends there.
func (s *splitter) lacksCity(at int) bool {
	if at == 0 {
		return false
	}
	if s.ts[at].brk == 0 {
		return false
	}
	// The part before at, and whether it is the first that is no unit.
	i := at - 1
	for i > 0 && s.ts[i].brk == 0 {
		i--
	}
	if e := s.unitEnd(i, at); e == at {
		return true
	}
	return s.streetBegins(i, at) && (s.ts[at-1].key == "" || Suffix(s.ts[at-1].text) != "" || Directional(s.ts[at-1].text) != "" || at-i <= 2)
}

// codeIsState tells whether a two-letter word is a state and not a directional
// (NE), a suffix (CT), or a designator (FL).
func (s *splitter) codeIsState(at, hi int, zip bool) bool {
	ts := s.ts
	if ts[at].brk != 0 {
		return true // a part or a line of its own
	}
	i := at
	for i > 0 && ts[i].brk == 0 {
		i--
	}
	street := s.streetBegins(i, at)
	if zip && (hi >= len(ts) || ts[hi].brk != '\n') {
		return true
	}
	if street && (Directional(ts[at].text) != "" || Suffix(ts[at].text) != "" || Designator(ts[at].text) != "") {
		return false
	}
	if zip {
		return true
	}
	return !street || strings.ToUpper(ts[at].text) == ts[at].text
}
