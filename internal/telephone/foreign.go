package telephone

// Telephone numbers of other countries as people write them at home, with the zero
// that comes before the area: "04 78 00 11 40", "052 335 01 40", "(02) 9380 0142".

import "strings"

// FindForeign returns what may be telephone numbers of other countries in a text that
// is known to hold telephone numbers: nine to twelve digits in groups of eight at most,
// the first of them a zero. Numbers of North America are not among them, nor are those
// that begin with a plus sign: FindAll finds both. Dates and account numbers may be.
func FindForeign(text string) []Found {
	var out []Found
	for i := 0; i < len(text); {
		if c := text[i]; !digit(c) && c != '(' {
			i++
			continue
		}
		end, ok := national(text, i)
		if !ok || !begins(text, i, -1) || !ends(text, end, true) {
			i = skipWord(text, i)
			continue
		}
		out = append(out, Found{Start: i, End: end, Text: text[i:end], Invalid: "it is no North American number"})
		i = end
	}
	return out
}

// national reads groups of digits that begin with a zero, and returns where they end.
func national(s string, i int) (end int, ok bool) {
	open := s[i] == '('
	if open {
		i = skipBlanks(s, i+1, 1)
	}
	if i >= len(s) || s[i] != '0' {
		return 0, false
	}
	n, groups := 0, 0
	for {
		run := digitRun(s, i)
		if run == 0 {
			break
		}
		if groups > 0 && n >= 9 && (s[i] == '0' && run > 4 || n+run > 12) {
			break // the next number
		}
		if run > 8 && (groups > 0 || run < 10) || n+run > 12 {
			return 0, false
		}
		n, groups = n+run, groups+1
		i += run
		end = i
		if open && i < len(s) && s[i] == ')' {
			i++
		}
		if i = separator(s, i); groups > 0 && n >= 9 && i < len(s) && s[i] == '0' && strings.ContainsAny(s[end:i], "/") {
			break
		}
	}
	return end, n >= 9
}
