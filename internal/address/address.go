// Package address takes American and Canadian addresses apart, exactly: the
// parts are substrings of the text, never rewritten.
//
// An address is a few lines, or cells joined with "\n", or one line with commas
// or without. Split works from the end, where the forms are strict (country,
// ZIP, state), and then looks for the street and the unit in what is left. What
// it cannot place stays in no part: Rest returns it.
//
// address.go has Split, location.go the strict end, street.go the inside of a
// street, unit.go the secondary units, tables.go the tables of USPS Publication 28.
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

// Of are the parts of an address that was read: those it came with, or those its
// text is taken apart into.
func Of(f *porting.Field) porting.Parts {
	if f.Parts != nil {
		return *f.Parts
	}
	return Split(f.Text)
}

// Canadian tells whether an address has a Canadian postal code.
func Canadian(p porting.Parts) bool { return strings.ContainsFunc(p.Zip, unicode.IsLetter) }

// Split takes an address apart.
func Split(text string) porting.Parts {
	s := splitter{text: text, ts: unglued(tokenize(text))}
	s.split()
	return s.parts
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
	s.remark()
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

// remark leaves out what somebody noted in brackets behind an address: "Pullman WA
// 99163 (they have no suite!)".
func (s *splitter) remark() {
	t := strings.TrimSpace(s.text)
	if !strings.HasSuffix(t, ")") {
		return
	}
	open := strings.LastIndexByte(t, '(')
	if open <= 0 || len(strings.Fields(t[open:])) < 3 {
		return
	}
	for n := len(s.ts); n > 0 && s.ts[n-1].start >= open; n-- {
		s.ts = s.ts[:n-1]
	}
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
	for k := 0; k+1 < len(out); k++ {
		// "1450, rue Saint-Denis": the comma divides a number from its own street.
		if g, next := out[k], out[k+1]; g.hi == g.lo+1 && house(s.ts[g.lo].text) && s.ts[next.lo].brk == ',' &&
			next.hi > next.lo+1 && !house(s.ts[next.lo].text) && !isUnit(s.ts[next.lo].key) && s.unitEnd(next.lo, next.hi) == next.lo {
			out[k].hi = next.hi
			out = append(out[:k+1], out[k+2:]...)
		}
		if s.streetBegins(out[k].lo, out[k].hi) {
			break // a number behind a street is a unit
		}
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
		} else if street >= 0 && s.isBox(others[street]) && s.houseNumber(g.lo, g.hi) > g.lo && s.houseNumber(g.lo, g.hi) < g.hi {
			others[street] = others[len(others)-1] // the street counts, and the box before it is no part
			others = others[:len(others)-1]
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
	if !s.box {
		cityAt += poBox(s.ts[cityAt:g.hi]) // a box behind the street is no part
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

// isBox tells whether a segment is a post office box and nothing else.
func (s *splitter) isBox(g segment) bool { return poBox(s.ts[g.lo:g.hi]) == g.hi-g.lo }

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
