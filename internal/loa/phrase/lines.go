package phrase

// Lines of lists: numbers that go on in the next line, ranges, running numbers, notes.

import (
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/telephone"
)

// PartOfNumber tells whether a cell goes on with the number whose first digits are the last
// cell of a line: "217" | "555" | "0100", "262" | "555-0180".
func PartOfNumber(line, next string) bool {
	have, more := DigitsOnly(line[strings.LastIndex(line, "|")+1:]), DigitsOnly(next)
	switch have {
	case 3:
		return more == 3 || more == 7
	case 6:
		return more == 4
	}
	return false
}

// BetweenParts tells whether a text is what a form prints between the parts of a
// number, "( [217] ) [555] - [0100]".
func BetweenParts(line, text, next string) bool {
	return strings.Trim(text, " ()-–./") == "" && PartOfNumber(line, next)
}

// DigitsOnly counts the digits of a text that holds nothing but digits and what
// stands between those of a telephone number; 0 for any other text.
func DigitsOnly(t string) int {
	n := 0
	for _, c := range []byte(t) {
		switch c {
		case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
			n++
		case ' ', '(', ')', '-', '.', '/':
		default:
			return 0
		}
	}
	return n
}

// GoesOnWith is the end of the sentence that a line with the numbers fs breaks off, ""
// where it breaks off none: "Our alarm line 217-555-0100|stays with Verizon."
func GoesOnWith(text string, fs []telephone.Found, next string) string {
	if !EndsOpen(text) {
		return ""
	}
	last := fs[len(fs)-1]
	lead := text[:last.Start]
	if len(fs) > 1 {
		lead = text[fs[len(fs)-2].End:last.Start]
	}
	if b := Boundary(lead); b > 0 {
		lead = lead[b:]
	}
	if len(Plain(lead)) < 2 || strings.HasSuffix(strings.TrimRight(text, " "), ",") {
		return ""
	}
	if ns := look.Phones(next); len(ns) > 0 {
		next = next[:ns[0].Start]
	}
	for i := 0; i+1 < len(next); i++ {
		if strings.IndexByte(".;!?", next[i]) >= 0 && next[i+1] == ' ' {
			return next[:i]
		}
	}
	if !EndsOpen(next) {
		return next
	}
	return ""
}

// OpenSentence is the beginning of a sentence that a line with numbers breaks off:
// "217-555-0100 and 217-555-0101. Please leave".
func OpenSentence(text string) string {
	if Boundary(text) == 0 {
		return ""
	}
	fs := look.Phones(text)
	if len(fs) == 0 {
		return ""
	}
	tail := text[fs[len(fs)-1].End:]
	if b := Boundary(tail); b > 0 && EndsOpen(tail) {
		return tail[b:]
	}
	return ""
}

// StartsWithPhone tells whether a telephone number is the first thing in a text.
func StartsWithPhone(t string) bool {
	f, ok := telephone.First(t)
	return ok && f.Start <= 4 && len(f.TNs) > 0
}

// OpensRange tells whether a text with a number ends in what stands between the ends
// of a range.
func OpensRange(t string) bool {
	return Connects(t[strings.LastIndexAny(t, "0123456789")+1:]) && look.HasPhone(t)
}

// ClosesRange tells whether a text begins with what stands between the ends of a range,
// or is nothing else.
func ClosesRange(t string) bool {
	if i := strings.IndexAny(t, "0123456789(+"); i > 0 {
		t = t[:i]
	}
	return Connects(t)
}

// Connects tells whether a text is nothing but what stands between the ends of a range.
func Connects(t string) bool { return telephone.Connects(t) }

// OpensNote tells whether a line breaks off inside the parentheses behind a number, and
// the next one closes them: "217-555-0100 (fire|alarm)".
func OpensNote(a, b string) bool {
	i := strings.LastIndexByte(a, '(')
	if i < 0 || strings.Contains(a[i:], ")") {
		return false
	}
	if fs := look.Phones(a); len(fs) == 0 || i < fs[len(fs)-1].End {
		return false
	}
	k := strings.IndexByte(b, ')')
	return k >= 0 && !strings.Contains(b[:k], "(") && !look.HasPhone(b[:k]) && k < 40
}

// SplitNumber tells whether a number is broken over two lines: (217) 555-|0100.
func SplitNumber(a, b string) bool {
	if StartsWithPhone(b) {
		return false
	}
	if fs := look.Phones(a); len(fs) > 0 {
		rest := strings.TrimLeft(a[fs[len(fs)-1].End:], " ,;&|")
		if i := strings.LastIndexFunc(rest, unicode.IsLetter); i >= 0 && (strings.HasSuffix(rest, ")") || strings.HasSuffix(rest, "-")) {
			rest = strings.TrimLeft(rest[i+1:], " .,:;") // "… and the BTN is (217)|555-0100."
		}
		return breaksOff(rest, b)
	}
	if look.HasPhone(b) {
		return breaksOff(a[strings.LastIndexByte(a, ' ')+1:], b)
	}
	if breaksOff(a, b) || BreaksDigits(a, b) {
		return true // "217-555-|0100, 217-|555-0101"
	}
	da, db := len(telephone.Digits(a)), len(telephone.Digits(b))
	if da < 3 || da > 9 || db < 4 || da+db < 10 || da+db > 11 {
		return false
	}
	_, ok := telephone.Parse(strings.TrimSpace(a) + strings.TrimSpace(b))
	if !ok {
		_, ok = telephone.Parse(strings.TrimSpace(a) + " " + strings.TrimSpace(b))
	}
	return ok
}

// BreaksDigits tells whether a narrow cell breaks a number within its digits:
// "217.555.010|0". Only the two together are one.
func BreaksDigits(a, b string) bool {
	a = strings.TrimSpace(a)
	b, _, _ = strings.Cut(strings.TrimSpace(b), " | ")
	if b == "" || len(b) > 3 || strings.Trim(b, "0123456789") != "" || strings.Trim(a, "0123456789()+-. ") != "" || a == "" || a[len(a)-1] < '0' || a[len(a)-1] > '9' {
		return false
	}
	fs := look.Phones(a + b)
	return len(fs) == 1 && fs[0].Start == 0 && fs[0].End == len(a)+len(b) && len(fs[0].TNs) == 1 && len(telephone.Digits(a+b)) == 10
}

// breaksOff tells whether what is left of a line behind its last number, and the next
// line, hold a number broken between them: "…, (217)|555-0100, …".
func breaksOff(rest, next string) bool {
	if strings.HasPrefix(strings.ToLower(rest), "and ") {
		rest = strings.TrimLeft(rest[4:], " ")
	}
	if rest == "" || len(rest) > 12 || strings.Trim(rest, "0123456789()+-./ ") != "" || len(telephone.Digits(rest)) < 1 || StartsWithPhone(next) {
		return false
	}
	fs := look.Phones(rest + " " + strings.TrimLeft(next, " "))
	return len(fs) > 0 && fs[0].Start == 0 && fs[0].End > len(rest)+1 && len(fs[0].TNs) > 0
}

// LeadingIndex is the number of one or two digits, divided by a blank from what
// follows, that a line with a telephone number begins with, or -1.
func LeadingIndex(t string) int {
	i := strings.IndexByte(t, ' ')
	if i < 1 || i > 2 {
		return -1
	}
	n := 0
	for _, c := range []byte(t[:i]) {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	if !look.HasPhone(t[i:]) {
		return -1
	}
	return n
}

// LeadingOrdinal is the length of a running number that is all there is.
func LeadingOrdinal(t string) int {
	i := 0
	for i < len(t) && t[i] >= '0' && t[i] <= '9' {
		i++
	}
	if i > 0 && i <= 3 && strings.Trim(t[i:], ".) ") == "" {
		return i
	}
	return 0
}

// OrdinalBefore is the running number of one to three digits that a text ends in:
// "12.", "12)", "12 |", "#12"; 0 if it ends in none.
func OrdinalBefore(t string) int {
	t = strings.TrimRight(t, " |.):\u00a0\t")
	i := len(t)
	for i > 0 && t[i-1] >= '0' && t[i-1] <= '9' {
		i--
	}
	if len(t)-i < 1 || len(t)-i > 3 || i > 0 && t[i-1] != ' ' && t[i-1] != '#' && t[i-1] != '|' && t[i-1] != '(' {
		return 0
	}
	n := 0
	for _, c := range []byte(t[i:]) {
		n = 10*n + int(c-'0')
	}
	return n
}

// MeansMore tells whether what stands behind a number may stand for more numbers that
// were not read: "and up", "thru the last", "etc.", "block", digits behind a dash.
func MeansMore(tail string) bool {
	tail = strings.TrimSpace(tail)
	if tail == "" || len(tail) > 60 {
		return false
	}
	for _, w := range Plain(tail) {
		switch w {
		case "next", "thru", "through", "block", "range", "consecutive", "consecutively", "sequential", "inclusive", "etc", "onward", "onwards", "upward", "upwards", "xx", "xxx", "xxxx":
			return true
		}
	}
	// digits that a mark of a range or a list divides from the number
	rest := strings.TrimLeft(tail, " -–—/~.,&[({")
	if rest == tail || rest == "" || rest[0] < '0' || rest[0] > '9' {
		return false
	}
	n := 0
	for n < len(rest) && rest[n] >= '0' && rest[n] <= '9' {
		n++
	}
	after := strings.TrimLeft(rest[n:], " ")
	return n <= 4 && (after == "" || strings.IndexByte("-–,;/)]}&|", after[0]) >= 0) && !look.IsDate(rest)
}

// Note is what stands beside a number, without what divides it from the number.
func Note(t string) string {
	t = strings.ReplaceAll(t, " | ", " ")
	t = strings.Trim(t, " \t\u00a0|,;:-–—•·*.")
	if i := LeadingOrdinal(t); i > 0 {
		t = strings.TrimLeft(t[i:], " \t.)")
	}
	switch strings.ToLower(t) {
	case "and", "&", "or", "/", "(", ")", "#", "plus":
		return ""
	}
	t = strings.TrimSuffix(t, " and")
	t = strings.TrimSuffix(t, ", and")
	t = strings.TrimSuffix(t, " &")
	if Connects(t) || indexes(t) {
		return "" // the end of the range was left blank; the numbering of empty boxes
	}
	return strings.Trim(t, " \t,;")
}

// indexes tells whether a text is running numbers and nothing else: "11 16".
func indexes(t string) bool {
	ws := strings.Fields(t)
	for _, w := range ws {
		if len(w) > 2 || strings.Trim(w, "0123456789") != "" {
			return false
		}
	}
	return len(ws) > 1
}

// almost tells whether digits are as many as a number has but for a few, parted as it
// is: "217-555-010".
func almost(t string) bool {
	return len(t) > 8 && len(t) < 16 && t[3] == '-' && strings.Count(t, "-") < 4
}

// Shorthand finds the last digits that stand for whole numbers behind one:
// "217-555-0100, 0101 and 0102". They are not completed: that is for a person.
func Shorthand(text string, start, end int) [][2]int {
	var out [][2]int
	for i := start; i < end; {
		c := text[i]
		switch {
		case c == ',' || c == '/' || c == '&' || c == ' ' || c == ';' || c == '.':
			i++
		case strings.HasPrefix(strings.ToLower(text[i:end]), "and "):
			i += 4
		case c >= '0' && c <= '9':
			j := i
			for j < end && (text[j] >= '0' && text[j] <= '9' || text[j] == '-') {
				j++
			}
			if (j-i < 2 || j-i > 4) && j-i != 8 && !almost(text[i:j]) || i == start || j < end && text[j] > ' ' && !strings.ContainsRune(",/&;.", rune(text[j])) {
				return nil
			}
			out = append(out, [2]int{i, j})
			i = j
		default:
			return nil
		}
	}
	if len(out) > 0 && strings.TrimLeft(text[start:out[0][0]], " ") == "" {
		return nil // no comma before it: an extension, a note
	}
	return out
}
