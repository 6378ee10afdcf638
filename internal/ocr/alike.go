package ocr

// Signs that look like each other: what in a word that was read well may be another
// letter all the same.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// looksAlike tells whether a word holds a sign that may well be another of the same
// look: a zero between letters, an I within a word, a bar.
func looksAlike(text string) bool {
	text = strings.Trim(text, ".,;:()\"'“”’‘")
	var upper, lower, digits, twins int
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
		if strings.ContainsRune("0O1Il", r) {
			twins++
		}
		if strings.ContainsRune("|¥§{}~¢£€\\<>^`", r) {
			return true
		}
	}
	if i := strings.IndexByte(text, '?'); i >= 0 && i < len(text)-1 {
		return true // in place of a letter that a text layer could not name
	}
	letters := upper + lower
	switch {
	case letters > 0 && digits > 0:
		return (twins > 0 || twinsMeet(text)) && !ordinal(text) && !strings.Contains(text, "@")
	case letters == 0:
		return false
	case upper == letters:
		// FI for Fl, and no state or numeral.
		return letters == 2 && strings.Contains(text, "I") && !slices.Contains(capitals, text)
	}
	if i := strings.IndexByte(text, 'I'); i >= 0 {
		_, first := utf8.DecodeRuneInString(text)
		if i >= first && !unicode.IsUpper(rune(text[i-1])) && text[i-1] < utf8.RuneSelf && unicode.IsLetter(rune(text[i-1])) && text[:i] != "Mc" && text[:i] != "Mac" && text[:i] != "De" {
			return true
		}
		if after := text[i+1:]; strings.HasPrefix(after, "'") || strings.HasPrefix(after, "’") || strings.HasPrefix(after, "l") {
			return true
		}
	}
	// An l in front of a capital, or among capitals.
	if i := strings.IndexByte(text, 'l'); i >= 0 && lower == strings.Count(text, "l") && upper > 1 {
		return true
	}
	return false
}

// twinsMeet tells whether one of the letters that look like digits, or the other way
// round, stands where the letters that begin a word meet its digits: AS99229 for A599229.
func twinsMeet(text string) bool {
	const signs = "S5B8Z2G6"
	digits := strings.TrimLeftFunc(text, unicode.IsUpper)
	at := len(text) - len(digits)
	return at > 0 && len(digits) > 3 && strings.Trim(digits, "0123456789-") == "" && (strings.IndexByte(signs, text[at-1]) >= 0 || strings.IndexByte(signs, digits[0]) >= 0)
}

// capitals are words of two capitals with an I: states, numerals and others.
var capitals = []string{"IL", "IN", "IA", "ID", "HI", "MI", "WI", "RI", "VI", "II", "IV", "IP", "IT", "IX", "XI", "DI"}

// ordinal tells whether a word is a number with its ending: 1st, 10th.
func ordinal(text string) bool {
	tail := strings.ToLower(strings.TrimLeft(text, "0123456789"))
	return tail != text && (tail == "st" || tail == "nd" || tail == "rd" || tail == "th")
}
