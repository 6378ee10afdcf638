package rules

// The words of the sentences: fields, parts, lists, places, characters.

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/runenames"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// oneLine writes a value on one line: a line break is layout.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\r") {
		return s
	}
	lines := strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' })
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines, " ")
}

// listOf writes a list as a person would: a, b and c.
func listOf(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}

// numberList writes numbers, at most four of them.
func numberList(tns []string) string { return listOf(telephone.Brief(tns, 4)) }

// className is a class of difference in a sentence: "differs … in case".
func className(d porting.Difference) string {
	switch d {
	case porting.Lookalike:
		return "characters that look alike"
	case porting.Accent:
		return "accents"
	case porting.WordOrder:
		return "the order of words"
	case porting.Abbreviation:
		return "abbreviation"
	case porting.Format:
		return "format"
	}
	return string(d)
}

// codePoints names the characters of which one side has more than the other and
// that are not what they look like.
func codePoints(loa, csr string) string {
	odd := func(a, b string) []string {
		var out []string
		seen := map[rune]bool{}
		for _, r := range a {
			if seen[r] || r < 0x80 || strings.ContainsRune(b, r) || len(out) == 4 {
				continue
			}
			seen[r] = true
			out = append(out, codePoint(r))
		}
		return out
	}
	var out []string
	if l := odd(loa, csr); len(l) > 0 {
		out = append(out, "The LOA has "+listOf(l)+".")
	}
	if c := odd(csr, loa); len(c) > 0 {
		out = append(out, "The CSR has "+listOf(c)+".")
	}
	if len(out) == 0 {
		// Plain ones: O and 0, l and 1.
		a, b := []rune(oneLine(loa)), []rune(oneLine(csr))
		if len(a) == len(b) {
			for i := range a {
				if a[i] != b[i] && unicode.ToLower(a[i]) != unicode.ToLower(b[i]) {
					return "The LOA has " + codePoint(a[i]) + ", the CSR " + codePoint(b[i]) + "."
				}
			}
		}
	}
	return strings.Join(out, " ")
}

// codePoint names a character: "U+0410 CYRILLIC CAPITAL LETTER A".
func codePoint(r rune) string {
	return strings.TrimRight(fmt.Sprintf("U+%04X %s", r, runenames.Name(r)), " ")
}

func place(w porting.Where) string {
	switch {
	case w.Cell != "":
		if w.Sheet != "" {
			return "cell " + w.Cell + " (sheet " + w.Sheet + ")"
		}
		return "cell " + w.Cell
	case w.Page > 0:
		return fmt.Sprintf("page %d", w.Page)
	case w.Line > 0:
		return fmt.Sprintf("line %d", w.Line)
	}
	return "the text"
}
