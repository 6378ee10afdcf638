// Package address takes American and Canadian addresses apart, exactly: the
// parts are substrings of the text, never rewritten.
//
// An address is a few lines, or cells joined with "\n", or one line with commas
// or without. Split works from the end, where the forms are strict (country,
// ZIP, state), and then looks for the street and the unit in what is left. What
// it cannot place stays in no part: Rest returns it.
//
// address.go has Split, unit.go the secondary units, street.go the inside of a
// street, tables.go the tables of USPS Publication 28.
package address

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/porting"
)

// token is a run of characters without blanks, commas and line breaks.
type token struct {
	start, end int
	text       string
	key        string // as the tables hold it
	brk        byte   // what stands before it: 0 a blank, ',' a comma or the like, '\n' a line break
}

// maxText is how much of a text is taken apart: no address is longer.
const maxText = 4096

func tokenize(text string) []token {
	if len(text) > maxText {
		text = text[:maxText]
	}
	var ts []token
	brk := byte('\n')
	start := -1
	flush := func(end int) {
		if start < 0 {
			return
		}
		w := text[start:end]
		if w == "-" || w == "–" || w == "—" || w == "|" || w == "•" || w == "·" || w == "/" {
			if brk != '\n' {
				brk = ','
			}
		} else {
			ts = append(ts, token{start, end, w, key(w), brk})
			brk = 0
		}
		start = -1
	}
	for i, r := range text {
		switch {
		case r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u2028':
			flush(i)
			brk = '\n'
		case r == ',' || r == ';' || r == '|':
			flush(i)
			if brk != '\n' {
				brk = ','
			}
		case unicode.IsSpace(r) || r == utf8.RuneError:
			flush(i)
		case start < 0:
			start = i
		}
	}
	flush(len(text))
	return ts
}

// Split takes an address apart.
func Split(text string) porting.Parts {
	s := splitter{text: text, ts: unglued(tokenize(text))}
	s.split()
	return s.parts
}

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

// Rest returns the words of a text that stand in none of its parts: a
// recipient's name, a building, a country.
func Rest(text string, p porting.Parts) []string {
	covered := make([]bool, len(text))
	from := 0
	for _, name := range porting.PartNames {
		for piece := range strings.SplitSeq(p.Part(name), joint) {
			if piece == "" {
				continue
			}
			// Parts mostly stand in this order; else look everywhere.
			i := strings.Index(text[from:], piece)
			if i >= 0 {
				i += from
			} else if i = strings.Index(text, piece); i < 0 {
				continue
			}
			for k := i; k < i+len(piece); k++ {
				covered[k] = true
			}
			from = i + len(piece)
		}
	}
	var out []string
	for _, t := range tokenize(text) {
		if !slices.Contains(covered[t.start:t.end], true) { // "(Québec)" is the state, marks and all
			out = append(out, t.text)
		}
	}
	return out
}

// joint stands between two pieces of one part that do not stand together.
const joint = "\n"

// IsPOBox tells whether an address is a post office box: its street is one.
// A text that holds a street beside the box is none.
func IsPOBox(text string) bool {
	s := splitter{text: text, ts: tokenize(text)}
	s.split()
	return s.box
}

type splitter struct {
	text  string
	ts    []token
	parts porting.Parts
	box   bool
	found []segment // units
}

// sub is the text of tokens i to j-1.
func (s *splitter) sub(i, j int) string {
	if i >= j {
		return ""
	}
	return s.text[s.ts[i].start:s.ts[j-1].end]
}

func (s *splitter) split() {
	hi := s.country(s.trailingUnits(len(s.ts)))
	zipAt, zipEnd := s.zip(hi)
	if zipAt < 0 {
		zipAt, zipEnd = s.badZip(hi)
	}
	if zipAt >= 0 {
		s.parts.Zip = strings.Trim(s.sub(zipAt, zipEnd), "().")
		if zipEnd == hi {
			hi = zipAt
		} else if at, ok := s.state(zipEnd, hi, true); ok && at == zipEnd {
			// "Springfield 62701 IL"
			s.parts.State = trimMarks(s.sub(at, hi))
			hi = zipAt
		} else {
			zipAt, s.parts.Zip = -1, ""
		}
	}
	if s.parts.State == "" {
		if at, ok := s.state(0, hi, zipAt == hi); ok {
			s.parts.State = trimMarks(s.sub(at, hi))
			hi = at
		}
	}
	if s.parts.State == "" && s.parts.Zip != "" {
		if s.badState(hi) {
			s.parts.State = trimMarks(s.sub(hi-1, hi))
			hi--
		}
	}
	s.rest(hi)
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
	for _, r := range rows(stateData) {
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
			return i, i + 1
		}
	}
	return -1, -1
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

// segment is tokens lo to hi-1, between two commas or line breaks.
type segment struct{ lo, hi int }

func (s *splitter) segments(hi int) []segment {
	var out []segment
	for i := 0; i < hi; i++ {
		if i == 0 || s.ts[i].brk != 0 {
			out = append(out, segment{i, i})
		}
		out[len(out)-1].hi = i + 1
	}
	return out
}

// rest finds street, unit and city in tokens 0 to hi-1.
func (s *splitter) rest(hi int) {
	segs := s.segments(hi)
	located := s.parts.Zip != "" || s.parts.State != ""
	addUnit := func(lo, hi int) { s.found = append(s.found, segment{lo, hi}) }
	defer func() { s.parts.Unit = s.units(s.found) }()
	// Units at the beginning of each segment; what is left of it.
	var others []segment
	street := -1
	for _, g := range segs {
		for g.lo < g.hi {
			e := s.unitEnd(g.lo, g.hi)
			if e == g.lo {
				break
			}
			addUnit(g.lo, e)
			g.lo = e
		}
		if g.hi == g.lo+2 && g.lo > 0 && identifier(s.ts[g.lo].text) && isUnit(s.ts[g.lo+1].key) {
			addUnit(g.lo, g.hi) // "200 Ste"
			g.lo = g.hi
		}
		if g.lo == g.hi {
			continue
		}
		if street < 0 && s.streetBegins(g.lo, g.hi) {
			street = len(others)
		}
		others = append(others, g)
	}
	if street < 0 {
		// A street without a number ("Main Street"), if something else can be the city.
		for i, g := range others {
			if (len(others) > i+1 || !located) && g.hi-g.lo >= 2 && s.streetLike(g) {
				street = i
				break
			}
		}
	}
	if street < 0 {
		if len(others) > 0 {
			g := others[len(others)-1]
			if located || len(others) == 1 && len(segs) == 1 {
				s.parts.City = s.sub(g.lo, g.hi)
			}
		}
		return
	}
	g := others[street]
	after := others[street+1:]
	// A directional that a comma divides from its street.
	if len(after) > 0 && after[0].lo == g.hi && after[0].hi == g.hi+1 && Directional(s.ts[g.hi].text) != "" && len(after) > 1 {
		g.hi++
		after = after[1:]
	}
	// A bare number behind the street is a unit without its designator.
	if len(after) > 1 && after[0].hi == after[0].lo+1 && identifier(s.ts[after[0].lo].text) && len(s.found) == 0 {
		addUnit(after[0].lo, after[0].hi)
		after = after[1:]
	}
	end, cityAt := s.streetEnd(g.lo, g.hi, len(after) == 0 && located)
	s.parts.Street = s.sub(g.lo, end)
	s.box = poBox(s.ts[g.lo:end]) > 0
	// Units behind the street in the same segment.
	for end < cityAt {
		e := s.unitEnd(end, cityAt)
		if e == end {
			break
		}
		addUnit(end, e)
		end = e
	}
	switch {
	case len(after) > 0:
		c := after[len(after)-1]
		s.parts.City = s.sub(c.lo, c.hi)
	case cityAt < g.hi:
		s.parts.City = s.sub(cityAt, g.hi)
	case street > 0 && located && len(others) > 1:
		// The city stands before the street: "Springfield, 100 Main St, IL".
	}
	if s.box {
		return
	}
	for _, o := range others { // a box beside a street is no part
		if poBox(s.ts[o.lo:o.hi]) > 0 && s.parts.City == s.sub(o.lo, o.hi) {
			s.parts.City = ""
			if len(after) > 1 {
				c := after[len(after)-2]
				s.parts.City = s.sub(c.lo, c.hi)
			}
		}
	}
}

// streetLike tells whether a segment without a house number before it is a
// street's: it has a suffix behind a name, or is a numbered road.
func (s *splitter) streetLike(g segment) bool {
	for i := g.lo + 1; i < g.hi; i++ {
		if common(s.ts[i].key) || i == g.hi-1 && Suffix(s.ts[i].text) != "" {
			return true
		}
	}
	return highway(s.ts[g.lo:g.hi])
}

// units joins the units that were found, in the order of the text; those that
// stand together are one piece.
func (s *splitter) units(found []segment) string {
	slices.SortFunc(found, func(a, b segment) int { return a.lo - b.lo })
	var pieces []string
	for i := 0; i < len(found); {
		j := i + 1
		for j < len(found) && found[j].lo == found[j-1].hi {
			j++
		}
		pieces = append(pieces, s.sub(found[i].lo, found[j-1].hi))
		i = j
	}
	return strings.Join(pieces, joint)
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
func alpha(c byte) bool   { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
