// Package phrase knows what the words around telephone numbers say of them: that they
// are to be ported or stay, that they are an example or the number of an office, that a
// range goes on, that a list begins. It sees texts alone, not where they stand.
package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/loa/look"
)

var noApostrophes = strings.NewReplacer("'", "", "’", "")

// Plain are the words of a text in lower case, apostrophes dropped.
func Plain(text string) []string {
	if strings.IndexFunc(text, inWord) < 0 {
		return nil
	}
	text = strings.ToLower(text)
	if strings.Contains(text, "'") || strings.Contains(text, "’") {
		text = noApostrophes.Replace(text)
	}
	return strings.FieldsFunc(text, func(c rune) bool { return !inWord(c) })
}

// OutsideParentheses is a text without what stands in parentheses.
func OutsideParentheses(text string) string {
	for {
		i := strings.IndexByte(text, '(')
		if i < 0 {
			return text
		}
		n := strings.IndexByte(text[i:], ')')
		if n < 0 {
			return text
		}
		text = text[:i] + text[i+n+1:]
	}
}

// inWord tells whether a character is part of a word.
func inWord(c rune) bool {
	if c < utf8.RuneSelf {
		return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '/'
	}
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

// firstPlain is the first word of a text, "" if it holds none.
func firstPlain(text string) string {
	const enough = 160
	if len(text) > enough {
		if i := strings.LastIndexByte(text[:enough], ' '); i >= 0 {
			if ws := Plain(text[:i]); len(ws) > 0 {
				return ws[0]
			}
		}
	}
	if ws := Plain(text); len(ws) > 0 {
		return ws[0]
	}
	return ""
}

// LastPlain are the last words of a text, three at least where it holds them: a
// text that goes on over the page is not taken apart for what its end says.
func LastPlain(text string) []string {
	const enough = 160
	if len(text) > enough {
		if i := strings.IndexByte(text[len(text)-enough:], ' '); i >= 0 {
			if ws := Plain(text[len(text)-enough+i:]); len(ws) >= 3 {
				return ws
			}
		}
	}
	return Plain(text)
}

// holdsWords tells whether the words of a phrase stand together among others.
func holdsWords(words, phrase string) bool {
	for from := 0; ; {
		i := strings.Index(words[from:], phrase)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(phrase)
		if (i == 0 || words[i-1] == ' ') && (end == len(words) || words[end] == ' ') {
			return true
		}
		from = i + 1
	}
}

// WholePhone tells whether a text is one telephone number and nothing else.
func WholePhone(t string) bool {
	t = strings.TrimRight(t, " ,;") // as it stands in an enumeration
	fs := look.Phones(t)
	return len(fs) == 1 && fs[0].Start <= 3 && fs[0].End >= len(t)-1
}
