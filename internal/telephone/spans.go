package telephone

// Ranges that are written in full inside a text: "217-555-0100 to 0199".

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// rangeAt looks behind a number for the end of a range, and makes f a range, of
// room numbers at most.
func rangeAt(s string, f *Found, first string, room int) {
	j, kind := connector(s, f.End)
	if kind == none && between(s, f.Start) {
		if p := (scan{s: s, i: f.End}); p.word("and", "&") >= 0 {
			j, kind = skipBlanks(s, p.i, 4), word
		}
	}
	if kind == none {
		return
	}
	// A whole number behind the connector.
	n, end, ok := number(s, j)
	if ok && !n.foreign && !n.short && ends(s, end, n.plain) {
		if kind == slash {
			return // two numbers
		}
		f.End, f.Range = end, true
		f.span(first, n.tn(), room)
		return
	}
	if ok && n.short && ends(s, end, false) && kind != slash { // "to 555-0119"
		d := Digits(s[j:end])
		f.End, f.Range = end, true
		f.span(first, first[:5]+d, room)
		return
	}
	run := digitRun(s, j)
	if run == 0 || run > 4 || !tailEnds(s, j+run) {
		return
	}
	tail := s[j : j+run]
	to := first[:len(first)-run] + tail
	switch {
	case kind == slash && run == 4:
		f.End, f.Range = j+run, true
		if to == next(first) {
			f.span(first, to, room) // two numbers or a range: the same
			return
		}
		f.TNs, f.Invalid = nil, "it may be two numbers or a range"
	case kind == word && run >= 2, kind == spaced && run == 4, kind == tight && (run == 4 || run == 2):
		f.End, f.Range = j+run, true
		f.span(first, to, room)
	case to > first && lineEnds(s, j+run) && (kind == spaced && run < 4 || kind == word):
		f.End, f.Range = j+run, true
		f.span(first, to, room)
		f.Doubt = "the digits behind the number may be the end of a range, or something else"
	case kind == tight:
		f.End = j + run
		f.TNs, f.Invalid = nil, "it may be a range or an account number"
	}
}

// tailEnds tells whether the short end of a range may end before i: no letter,
// no further digits behind a dash, dot or slash (a date, an account number).
func tailEnds(s string, i int) bool {
	if i >= len(s) {
		return true
	}
	c := s[i]
	if digit(c) || letter(c) && c < utf8.RuneSelf || c == '_' {
		return false
	}
	if (c == '-' || c == '.' || c == '/') && i+1 < len(s) {
		return !digit(s[i+1])
	}
	return true
}

// lineEnds tells whether nothing but a mark of a list follows at i.
func lineEnds(s string, i int) bool {
	i = skipBlanks(s, i, 3)
	return i >= len(s) || strings.IndexByte(",;.)|\n\r", s[i]) >= 0
}

// The kinds of connector between the ends of a range.
const (
	none   = iota
	tight  // "0100-19"
	spaced // "0100 - 0119"
	word   // "0100 to 0119"
	slash  // "0100/0105"
)

// connector reads what may stand between the ends of a range.
func connector(s string, i int) (end, kind int) {
	j := skipBlanks(s, i, 4)
	blank := j > i
	if j >= len(s) {
		return i, none
	}
	n := dash(s, j)
	switch {
	case s[j] == '-' && strings.HasPrefix(s[j:], "->"):
		return skipBlanks(s, j+2, 4), word
	case s[j] == '-', n > 0:
		if n == 0 {
			n = 1
			for j+n < len(s) && s[j+n] == '-' && n < 3 {
				n++
			}
		}
		k := skipBlanks(s, j+n, 4)
		if blank || k > j+n {
			return k, spaced
		}
		return k, tight
	case s[j] == '/':
		return skipBlanks(s, j+1, 2), slash
	case strings.HasPrefix(s[j:], "..."):
		return skipBlanks(s, j+3, 4), word
	case strings.HasPrefix(s[j:], ".."):
		return skipBlanks(s, j+2, 4), word
	case strings.HasPrefix(s[j:], "…"), strings.HasPrefix(s[j:], "→"):
		return skipBlanks(s, j+3, 4), word
	case s[j] == '~':
		return skipBlanks(s, j+1, 4), word
	}
	if !blank || !letter(s[j]) {
		return i, none
	}
	for _, w := range rangeWords {
		if len(s)-j > len(w) && isRangeWord(s[j:j+len(w)], w) {
			k := skipBlanks(s, j+len(w), 4)
			if k > j+len(w) {
				return k, word
			}
		}
	}
	return i, none
}

// rangeWords are what stands between the ends of a range, the longer before those
// that begin them: in English, German, French, Spanish, Italian, Dutch, Slovak and Polish.
var rangeWords = [...]string{
	"up to and including", "through and including", "to and including", "through", "thru", "to", "up to", "until", "till",
	"bis einschließlich", "bis und mit", "bis", "jusqu'à", "jusqu’à", "jusqu'au", "jusqu’au", "à", "au", "hasta el", "hasta", "al", "a",
	"fino a", "tot en met", "t/m", "tot", "až po", "až do", "až", "az", "do",
}

// Connects tells whether a text is nothing but what stands between the ends of a
// range: a dash, "through", "bis".
func Connects(text string) bool {
	text = strings.TrimSpace(text)
	switch text {
	case "-", "–", "—":
		return true
	}
	if text == "" || !letter(text[0]) {
		return false
	}
	for _, w := range rangeWords {
		if isRangeWord(text, w) {
			return true
		}
	}
	return false
}

// isRangeWord tells whether a text is a word of ranges; the short ones of other
// languages only in small letters: "A" is a category, "DO" a state of a line.
func isRangeWord(text, w string) bool {
	if len(w) <= 2 && w != "to" {
		return text == w
	}
	return begin(text[0], w) && strings.EqualFold(text, w)
}

// span fills a range's numbers, or says why there are none.
func (f *Found) span(first, last string, room int) {
	f.TNs, f.Invalid = nil, ""
	if err := Check(first); err != nil {
		f.Invalid = err.Error()
		return
	}
	if err := Check(last); err != nil {
		f.Invalid = err.Error()
		return
	}
	a, b := value(first), value(last)
	switch {
	case b < a:
		f.Invalid = "the range runs backwards"
	case b-a >= MaxRange:
		f.Invalid = fmt.Sprintf("the range has more than %d numbers", MaxRange)
	case b-a >= int64(room):
		f.Invalid = fmt.Sprintf("the text has more than %d numbers in its ranges", MaxText)
	default:
		f.TNs = make([]string, 0, b-a+1)
		for v := a; v <= b; v++ {
			f.TNs = append(f.TNs, tnOf(v))
		}
	}
}
