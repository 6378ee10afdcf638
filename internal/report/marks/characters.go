package marks

// Characters: which ones cannot be seen, and what they are called.

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/runenames"

	"github.com/portcheck/portcheck/internal/porting"
)

// invisible tells whether a character leaves no ink, moves what stands around
// it, or is seen as something else: controls, format and directional marks,
// blanks other than the plain one, private use and unassigned characters, tags,
// variation selectors, and combining marks that stand on nothing.
func invisible(r, prev rune) bool {
	switch {
	case r < 0x20 && r != '\n', r >= 0x7f && r < 0xa0:
		return true
	case r < 0x300:
		return r == 0xa0 || r == 0xad
	case r == 0xfffd:
		return true
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0100 && r <= 0xe01ef:
		return true
	case r == 0x115f, r == 0x1160, r == 0x3164, r == 0xffa0, r == 0x2800, r == 0x34f, r == 0x17b4, r == 0x17b5:
		return true // letters and marks without ink
	case unicode.Is(unicode.Mn, r):
		return prev == ' ' || prev == '\n'
	case unicode.In(r, unicode.Cf, unicode.Zs, unicode.Zl, unicode.Zp, unicode.Co, unicode.Cs):
		return true
	}
	return !unicode.IsGraphic(r)
}

// CodePoint writes a character's code point: "U+00A0".
func CodePoint(r rune) string { return "U+" + hex(r, 4) }

func hex(r rune, digits int) string {
	const figures = "0123456789ABCDEF"
	var b []byte
	for r > 0 || len(b) < digits {
		b = append([]byte{figures[r&15]}, b...)
		r >>= 4
	}
	return string(b)
}

// CharacterName is what people call a character, or its Unicode name in small
// letters where they have no name for it.
func CharacterName(r rune) string {
	switch r {
	case ' ':
		return "blank"
	case '\n':
		return "line break"
	case '\t':
		return "tab"
	case '\r':
		return "carriage return"
	case 0:
		return "null character"
	case '.':
		return "period"
	case '\'':
		return "apostrophe"
	case '-':
		return "hyphen"
	case '/':
		return "slash"
	case '#':
		return "number sign"
	case '&':
		return "and sign"
	case '’':
		return "curly apostrophe"
	case '‘':
		return "opening curly quote"
	case '“':
		return "opening double quote"
	case '”':
		return "closing double quote"
	case 0xa0:
		return "no-break space"
	case 0xad:
		return "soft hyphen"
	case 0xfeff:
		return "byte order mark"
	case 0xfffd:
		return "unknown character"
	}
	name := runenames.Name(r)
	if name == "" || strings.HasPrefix(name, "<") {
		if unicode.IsControl(r) {
			return "control character"
		}
		return "character without a name"
	}
	return strings.ToLower(name)
}

// Explain says in words, one line a change, what is hard to see in a finding's
// marks: punctuation, blanks, accents and look-alike characters. It gives at
// most max lines, and none for changes that are plain to see.
func Explain(f *porting.Finding, max int) []string {
	var out []string
	left := "" // what stands before the change, on the CSR
	for _, e := range f.Edits {
		if e.Op != porting.Equal && subtle(e) {
			if len(out) == max {
				out = append(out, "… and more of the kind")
				break
			}
			out = append(out, explain(e, left))
		}
		if e.CSR != "" {
			left += e.CSR
			left = tail(left, 40)
		}
	}
	return out
}

// subtle tells whether an edit is hard to see: short, and of a class that a
// reader looks over.
func subtle(e porting.Edit) bool {
	switch e.Class {
	case porting.Punctuation, porting.Spacing, porting.Lookalike, porting.Accent:
		return len(e.LOA) <= 24 && len(e.CSR) <= 24
	}
	return false
}

func explain(e porting.Edit, left string) string {
	where := ""
	if w := lastWord(left); w != "" {
		where = " after “" + w + "”"
	}
	codes := e.Class == porting.Lookalike || e.LOA != "" && e.CSR != "" || odd(e.LOA) || odd(e.CSR)
	loa, csr := names(e.LOA, codes), names(e.CSR, codes)
	switch e.Op {
	case porting.Insert:
		return "The LOA lacks " + csr + where + "."
	case porting.Delete:
		return "The LOA has " + loa + where + ", the CSR does not."
	}
	return "The LOA has " + loa + where + ", the CSR has " + csr + "."
}

// Names says in a few words what a text consists of: its characters by name
// where it is short punctuation, blanks or invisible characters, else the text.
func Names(s string) string {
	if s == "" {
		return ""
	}
	n := 0
	for _, r := range s {
		if n++; n > 3 || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return "“" + Line(s, 60) + "”"
		}
	}
	return names(s, false)
}

// names lists the characters of a short text: "comma", "blank, 2 times".
func names(s string, codes bool) string {
	var out []string
	last, n := "", 0
	flush := func() {
		if n > 1 {
			last += ", " + itoa(n) + " times"
		}
		if n > 0 {
			out = append(out, last)
		}
	}
	for _, r := range s {
		name := CharacterName(r)
		if !invisible(r, 'x') && r != ' ' && r != '\n' {
			if unicode.IsLetter(r) && r < 0x80 || unicode.IsDigit(r) && r < 0x80 {
				name = string(r)
			} else {
				name = string(r) + " (" + name
				if codes {
					name += ", " + CodePoint(r)
				}
				name += ")"
			}
		} else if codes && r != ' ' && r != '\n' {
			name += " (" + CodePoint(r) + ")"
		}
		if name == last {
			n++
			continue
		}
		flush()
		last, n = name, 1
	}
	flush()
	return strings.Join(out, ", ")
}

// odd tells whether a text has a character that people do not know by sight.
func odd(s string) bool {
	for _, r := range s {
		if r > 0x7e || r < 0x20 {
			return true
		}
	}
	return false
}

func itoa(n int) string {
	if n >= 10 {
		return itoa(n/10) + string(rune('0'+n%10))
	}
	return string(rune('0' + n))
}

// lastWord is the last word of a text, without what cannot be seen.
func lastWord(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return Visible(f[len(f)-1])
}
