package telephone

// Numbers and ranges inside a text.

import (
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/limits"
)

// Found is one number or range inside a text.
type Found struct {
	// Start and End are byte offsets into the text; Text is text[Start:End], the
	// number or the whole range as it stands, extension left out.
	Start, End int
	Text       string
	// TNs are the numbers in order, one for a number, all of them for a range;
	// empty where the text has the form of a telephone number but is none.
	TNs []string
	// Range tells that the text is a range.
	Range bool
	// Extension is the digits of an extension that follows, "" if none.
	Extension string
	// Invalid says in one clause why TNs is empty: "area code 155 is none".
	Invalid string
	// Doubt says in one clause why the numbers of a range may not be meant, "" if
	// they are.
	Doubt string
}

// MaxRange is how many numbers a range may hold: one exchange.
const MaxRange = limits.RangeNumbers

// MaxText is how many numbers the ranges of one text may hold together: texts are
// cells and lines, and a text of nothing but ranges would fill any memory.
const MaxText = limits.TextNumbers

// FindAll returns the numbers and ranges in a text, in order, in linear time.
func FindAll(text string) []Found { return findSome(text, len(text)) }

// First is the first that FindAll finds.
func First(text string) (Found, bool) {
	if fs := findSome(text, 1); len(fs) > 0 {
		return fs[0], true
	}
	return Found{}, false
}

// findSome is FindAll that looks no further when it has found so many.
func findSome(text string, most int) []Found {
	var out []Found
	room := MaxText
	last := -1 // the end of the last number found
	for i := 0; len(out) < most; {
		start, end, n, ok := find(text, i, last)
		if !ok {
			break
		}
		if out == nil {
			out = make([]Found, 0, min(1+(len(text)-end)/apart, 16, most))
		}
		f := Found{Start: start, End: end}
		switch {
		case n.foreign:
			f.Invalid = "it is no North American number"
		case n.short:
			f.Invalid = "it has no area code"
		default:
			tn := n.tn()
			if err := Check(tn); err != nil {
				f.Invalid = err.Error()
			} else {
				f.TNs = []string{tn}
			}
			if f.TNs != nil {
				if tails := slashed(text, f.End, tn); len(tails) > 0 {
					f.Text = text[f.Start:f.End]
					out = append(append(out, f), tails...)
					i = tails[len(tails)-1].End
					last = i
					continue
				}
			}
			rangeAt(text, &f, tn, room)
			if !f.Range && f.TNs != nil {
				told(text, &f, tn, room)
			}
			if f.Range {
				room -= len(f.TNs)
			}
		}
		f.Text = text[f.Start:f.End]
		i = f.End
		if !f.Range {
			f.Extension, i = extension(text, i)
		}
		last = i
		out = append(out, f)
		if !f.Range && len(f.TNs) == 1 && f.Extension == "" {
			for {
				g, ok := shorthand(text, i, f.TNs[0])
				if !ok {
					break
				}
				out = append(out, g)
				i = g.End
				last = i
			}
		}
	}
	return out
}

// Any tells whether FindAll finds anything in a text.
func Any(text string) bool {
	_, _, _, ok := find(text, 0, -1)
	return ok
}

// apart is about how many bytes the numbers of a list lie apart: "217-555-0100, ".
const apart = 14

// find returns where the first number from byte i on begins and ends; last is the end of
// the number before it.
func find(text string, i, last int) (start, end int, n parts, ok bool) {
	for i < len(text) {
		if c := text[i]; !digit(c) && c != '+' && c != '(' && c != '[' {
			i++
			continue
		}
		if begins(text, i, last) {
			if n, end, ok := number(text, i); ok && ends(text, end, n.plain) {
				return i, end, n, true
			}
		}
		i = skipWord(text, i)
	}
	return 0, 0, n, false
}

// shorthand reads a number of which a list gives the last four digits alone:
// "217-555-0100, 0101 & 0102". They must stand between the marks of a list, so
// that "217-555-0100, 4001 Main St" is not one. Four digits that may be a year
// are found and said to be so, unless the number before is of that sort too.
func shorthand(s string, i int, tn string) (Found, bool) {
	j := skipBlanks(s, i, 2)
	mark := false
	for j < len(s) {
		if s[j] == ',' || s[j] == ';' || s[j] == '&' {
			mark = true
			j = skipBlanks(s, j+1, 2)
			continue
		}
		if len(s)-j > 4 && strings.EqualFold(s[j:j+3], "and") && s[j+3] == ' ' {
			mark = true
			j = skipBlanks(s, j+3, 2)
			continue
		}
		break
	}
	if !mark || j >= len(s) {
		return Found{}, false
	}
	start := j
	if s[j] == '-' {
		j++
	}
	if digitRun(s, j) != 4 {
		return Found{}, false
	}
	end := j + 4
	k := skipBlanks(s, end, 2)
	switch {
	case k >= len(s), s[k] == ',', s[k] == ';', s[k] == '&', s[k] == '|', s[k] == ')', s[k] == '\n', s[k] == '\r', s[k] == '.' && k == end && (k+1 == len(s) || !digit(s[k+1])):
	case len(s)-k > 4 && strings.EqualFold(s[k:k+4], "and "):
	default:
		return Found{}, false
	}
	f := Found{Start: start, End: end, Text: s[start:end]}
	if year := s[j : j+2]; (year == "19" || year == "20") && tn[8:10] != year {
		f.Invalid = "it may be a year or the end of a number"
		return f, true
	}
	f.TNs = []string{tn[:8] + s[j:j+4]}
	return f, true
}

// slashed reads numbers of which a list gives the last digits alone behind
// slashes: "360-555-0140/41/42". Those that follow each other, and four digits in
// ascending order, are numbers; others are found and said to be doubtful, for
// they may be a date, a range or an extension. One tail of four digits is for
// rangeAt.
func slashed(s string, i int, tn string) []Found {
	var out []Found
	run := 0
	for len(out) < MaxRange {
		j := skipBlanks(s, i, 1)
		if j >= len(s) || s[j] != '/' {
			break
		}
		j = skipBlanks(s, j+1, 1)
		n := digitRun(s, j)
		if n == 0 || n > 4 || run > 0 && n != run || !tailEnds(s, j+n) && (j+n >= len(s) || s[j+n] != '/') {
			break
		}
		if _, _, whole := number(s, j); whole {
			return nil // "978 555 0161 / 978 555 0162"
		}
		run = n
		out = append(out, Found{Start: j, End: j + n, Text: s[j : j+n]})
		i = j + n
	}
	if len(out) == 0 || len(out) == 1 && run == 4 || i < len(s) && !tailEnds(s, i) {
		return nil
	}
	sure, before := true, tn
	for k := range out {
		t := tn[:len(tn)-run] + out[k].Text
		sure = sure && (t == next(before) || run == 4 && t > before && out[k].Text[:2] != "19" && out[k].Text[:2] != "20")
		out[k].TNs, before = []string{t}, t
	}
	if !sure {
		for k := range out {
			out[k].TNs, out[k].Invalid = nil, "it may be the end of a number, of a range, or a date"
		}
	}
	return out
}

// begins tells whether a number may begin at i: no letter or digit before it,
// and no digit with a dash, dot or slash between, unless a number ended there.
func begins(s string, i, last int) bool {
	if i == 0 {
		return true
	}
	r, size := utf8.DecodeLastRuneInString(s[:i])
	if r < utf8.RuneSelf {
		c := byte(r)
		if digit(c) || letter(c) || c == '+' || c == '$' {
			return false
		}
		if (c == '-' || c == '.' || c == '/') && i-size > 0 && i-size != last {
			p := s[i-size-1]
			return !digit(p) && !letter(p) || p >= 0x80 || c == '.' && endsOrdinal(s[:i-1])
		}
	}
	return true
}

// endsOrdinal tells whether a text ends in what counts the rows of a list, "3", "12" or "b":
// one or two digits, or a letter, that stand alone and are no country code.
func endsOrdinal(s string) bool {
	i := len(s)
	for i > 0 && (digit(s[i-1]) || letter(s[i-1])) {
		i--
	}
	n := s[i:]
	return (len(n) == 1 && n != "1" || len(n) == 2 && digit(n[0]) && digit(n[1])) && n[0] != '0' && (i == 0 || s[i-1] == ' ' || s[i-1] == '\n' || s[i-1] == '\t')
}

// ends tells whether a number may end before i.
func ends(s string, i int, plain bool) bool {
	if i >= len(s) {
		return true
	}
	c := s[i]
	if digit(c) || c == '_' {
		return false
	}
	if plain && c < utf8.RuneSelf && letter(c) {
		e, _ := extension(s, i)
		return e != ""
	}
	return true
}

// skipWord moves past the digits and letters at i, at least one byte.
func skipWord(s string, i int) int {
	c := s[i]
	i++
	if !digit(c) {
		return i
	}
	for i < len(s) && (digit(s[i]) || s[i] < utf8.RuneSelf && letter(s[i])) {
		i++
	}
	return i
}

// extension reads "x12", "ext. 12", "extension 12" at i, and returns its digits
// and where it ends; "" and i where there is none.
func extension(s string, i int) (digits string, end int) {
	j := skipBlanks(s, i, 3)
	if j < len(s) && s[j] == ',' {
		j = skipBlanks(s, j+1, 2)
	}
	word := 0
	for _, w := range [...]string{"extension", "extn", "ext", "x"} {
		if len(s)-j >= len(w) && begin(s[j], w) && strings.EqualFold(s[j:j+len(w)], w) {
			word = len(w)
			break
		}
	}
	if word == 0 {
		return "", i
	}
	j += word
	for j < len(s) && (s[j] == '.' || s[j] == ':' || s[j] == '#') {
		j++
	}
	j = skipBlanks(s, j, 3)
	run := digitRun(s, j)
	if run == 0 || run > 7 {
		return "", i
	}
	return s[j : j+run], j + run
}
