// Package telephone reads North American telephone numbers in every way that
// people write them: (217) 555-0100, 217.555.0100, +1 217 555 0100, 1-217-555-0100,
// 2175550100; with extensions, in lists, and as ranges (217-555-0100 to 0119,
// 2175550100-19, +14255551234 - +14255551259).
//
// A TN is E.164 with its plus sign: "+12175550100". Ten digits inside a longer
// run of digits (an account number, a BTN with its customer code) are no number.
// The package never guesses: what may be read in two ways (217-555-0100-318,
// 217-555-0100/0105) is found, and said to be invalid.
//
// telephone.go has the single number and how it is shown, find.go the numbers
// inside a text, foreign.go those of other countries, ranges.go runs of numbers.
package telephone

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Parse reads a text that is one valid number and nothing else, blanks around
// it aside.
func Parse(text string) (tn string, ok bool) {
	text = strings.TrimSpace(text)
	n, end, ok := number(text, 0)
	if !ok || end != len(text) || n.foreign {
		return "", false
	}
	if tn = n.tn(); Check(tn) != nil {
		return "", false
	}
	return tn, true
}

// Check tells why a TN ("+1" and ten digits) is no number of the North American
// Numbering Plan: an area code is [2-9]XX and not N11, an exchange [2-9]XX. The
// error's text is one clause for people.
func Check(tn string) error {
	if len(tn) != 12 || tn[:2] != "+1" || !allDigits(tn[2:]) {
		return errors.New("it does not have ten digits")
	}
	npa, nxx := tn[2:5], tn[5:8]
	switch {
	case npa[0] < '2', npa[1:] == "11":
		return fmt.Errorf("area code %s is none", npa)
	case nxx[0] < '2':
		return fmt.Errorf("exchange %s is none", nxx)
	}
	return nil
}

// TollFree tells whether a TN is one that its callee pays for (800, 833, 844 …).
func TollFree(tn string) bool {
	if len(tn) != 12 {
		return false
	}
	switch tn[2:5] {
	case "800", "833", "844", "855", "866", "877", "888", "822":
		return true
	}
	return false
}

// Format shows a TN as "(217) 555-0100"; what is no TN is returned as it is.
func Format(tn string) string {
	if len(tn) != 12 || tn[:2] != "+1" {
		return tn
	}
	return "(" + tn[2:5] + ") " + tn[5:8] + "-" + tn[8:]
}

// Digits returns the ASCII digits of a text.
func Digits(text string) string {
	b := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		if digit(text[i]) {
			b = append(b, text[i])
		}
	}
	return string(b)
}

// AccountBTN reads an account number that is printed as a billing number with a
// customer code behind it ("217 555-0100 318", "2175550100318", "217-555-0100-318"),
// or as a billing number alone, and returns both. A customer code has three
// characters.
func AccountBTN(account string) (btn, code string, ok bool) {
	account = strings.TrimSpace(account)
	if tn, ok := Parse(account); ok {
		return tn, "", true
	}
	n := len(account)
	if n < 13 {
		return "", "", false
	}
	code = account[n-3:]
	for i := 0; i < 3; i++ {
		if !digit(code[i]) && !letter(code[i]) {
			return "", "", false
		}
	}
	if strings.IndexFunc(code, func(r rune) bool { return r >= '0' && r <= '9' }) < 0 {
		return "", "", false
	}
	rest := strings.TrimRight(account[:n-3], " -./\u00a0")
	tn, ok := Parse(rest)
	if !ok {
		return "", "", false
	}
	return tn, code, true
}

// parts are a number's digits as they were found.
type parts struct {
	digits  [10]byte
	plain   bool // ten or eleven digits in one run
	foreign bool // a plus sign and another country's code
	short   bool // exchange and line only: no area code
}

func (p *parts) tn() string {
	b := [12]byte{'+', '1'}
	copy(b[2:], p.digits[:])
	return string(b[:])
}

// number reads the form of one number that begins at i and returns where it
// ends. The caller has made sure that i begins a word. It does not check the
// codes.
func number(s string, i int) (p parts, end int, ok bool) {
	start := i
	if i < len(s) && s[i] == '+' {
		i++
		if i < len(s) && digit(s[i]) && s[i] != '1' {
			end, ok = foreign(s, i)
			p.foreign = true
			return p, end, ok
		}
		if i < len(s) && s[i] != '1' && s[i] != '(' {
			return p, 0, false
		}
	}
	run := digitRun(s, i)
	switch {
	case run == 10:
		p.plain = true
		copy(p.digits[:], s[i:i+10])
		return p, i + 10, true
	case run == 11 && s[i] == '1':
		p.plain = true
		copy(p.digits[:], s[i+1:i+11])
		return p, i + 11, true
	case run == 1 && s[i] == '1':
		// The country code, one separator or a blank behind it.
		i++
		j := i
		if j < len(s) && (s[j] == '-' || s[j] == '.') {
			j++
		} else {
			j = skipBlanks(s, j, 1)
		}
		if j == i && (j >= len(s) || s[j] != '(') {
			return p, 0, false
		}
		if j >= len(s) || s[j] == '+' || s[j] != '(' && s[j] != '[' && digitRun(s, j)%7 != 3 {
			return p, 0, false // not ten digits or an area code: "1 1 217" is none
		}
		p, end, ok = number(s, j)
		return p, end, ok && !p.short
	case run == 4 && s[i] == '1' && start < i:
		// "+1217 555 0100"
		i++
		run = 3
	case run == 4 && s[i] == '1':
		i++ // "1217-555-0100"
		run = 3
	}
	j := i
	if j < len(s) && (s[j] == '(' || s[j] == '[') {
		j = skipBlanks(s, j+1, 1)
		if digitRun(s, j) == 4 && s[j] == '1' {
			j++ // "(1217) 555-0100"
		} else if digitRun(s, j) != 3 {
			return p, 0, false
		}
		copy(p.digits[:3], s[j:j+3])
		j = skipBlanks(s, j+3, 1)
		if j >= len(s) || (s[j] != ')' && s[j] != ']') {
			return p, 0, false
		}
		j++
	} else {
		if run != 3 {
			return p, 0, false
		}
		copy(p.digits[:3], s[j:j+3])
		j += 3
	}
	k := separator(s, j)
	switch digitRun(s, k) {
	case 7:
		copy(p.digits[3:], s[k:k+7])
		return p, k + 7, true
	case 4:
		// Exchange and line without an area code.
		if k == j+1 && s[j] == '-' && s[i] != '(' {
			p.short = true
			return p, k + 4, true
		}
		return p, 0, false
	case 3:
	default:
		return p, 0, false
	}
	copy(p.digits[3:6], s[k:k+3])
	l := separator(s, k+3)
	if digitRun(s, l) != 4 {
		return p, 0, false
	}
	copy(p.digits[6:], s[l:l+4])
	return p, l + 4, true
}

// foreign reads digits in groups behind a plus sign: 7 to 15 of them.
func foreign(s string, i int) (end int, ok bool) {
	n := 0
	for {
		run := digitRun(s, i)
		if run == 0 {
			break
		}
		n += run
		i += run
		end = i
		i = separator(s, i)
		if i < len(s) && s[i] == '(' {
			i++
		}
	}
	return end, n >= 7 && n <= 15
}

// separator skips what may stand between two groups of digits: blanks, one
// dash, dot, slash or middle dot, a closing parenthesis' blanks.
func separator(s string, i int) int {
	i = skipBlanks(s, i, 2)
	if i < len(s) && (s[i] == '-' || s[i] == '.' || s[i] == '/') {
		return skipBlanks(s, i+1, 2)
	}
	if n := dash(s, i); n > 0 {
		return skipBlanks(s, i+n, 2)
	}
	if strings.HasPrefix(s[i:], "·") || strings.HasPrefix(s[i:], "•") {
		return skipBlanks(s, i+len("·"), 2)
	}
	return i
}

// dash returns the length of a typographic dash at i, 0 if there is none.
func dash(s string, i int) int {
	if i+3 > len(s) || s[i] != 0xE2 {
		return 0
	}
	switch s[i : i+3] {
	case "‐", "‑", "‒", "–", "—", "―", "−":
		return 3
	}
	return 0
}

// skipBlanks skips at most n blanks, of the kinds that stand within a line.
func skipBlanks(s string, i, n int) int {
	for ; n > 0 && i < len(s); n-- {
		switch {
		case s[i] == ' ':
			i++
		case s[i] < utf8.RuneSelf:
			return i
		case strings.HasPrefix(s[i:], "\u00a0"):
			i += 2
		case strings.HasPrefix(s[i:], "\u2009"), strings.HasPrefix(s[i:], "\u202f"), strings.HasPrefix(s[i:], "\u2007"):
			i += 3
		default:
			return i
		}
	}
	return i
}

// digitRun counts the digits at i, up to 17: more is no telephone number.
func digitRun(s string, i int) int {
	n := 0
	for i+n < len(s) && n < 17 && digit(s[i+n]) {
		n++
	}
	return n
}

func digit(c byte) bool  { return c >= '0' && c <= '9' }
func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80 }

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !digit(s[i]) {
			return false
		}
	}
	return true
}
