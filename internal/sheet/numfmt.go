package sheet

// Number formats, parsed: "[<=9999999]###-####;(###) ###-####" becomes sections
// with conditions, each a list of tokens. How a section shows a number is in
// show.go. The rules are those of ECMA-376 part 1, 18.8.31, and where it is
// silent Excel's behaviour; excelize takes the wrong section of conditional
// formats and keeps exponents, which is why this is not left to it.

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

type fmtKind uint8

const (
	fLiteral fmtKind = iota
	fDigit           // 0, # or ?
	fPoint
	fComma // between digits: groups of three; after the last: thousands
	fPercent
	fExponent
	fSlash
	fText    // @
	fGeneral // General
	fDate    // y m d h s and their runs, lower case, in text
	fElapsed // [h] [m] [s]
	fAMPM    // AM/PM or A/P as written
	fSecFrac // .0 .00 .000 behind seconds: digits counted in n
)

type fmtToken struct {
	kind fmtKind
	text string
	n    int
}

// section is one of up to four parts of a format.
type section struct {
	tokens []fmtToken
	op     string // "", "<", "<=", ">", ">=", "=", "<>"
	limit  float64

	date, text, general, exponent, fraction bool
	dayFirst                                bool // day before month, both in figures
	empty                                   bool // shows nothing
}

// format is a parsed number format.
type format struct {
	code     string
	sections []section
	text     *section // for text, nil where text is shown as it is
}

// builtinFormat returns the code of a format that needs no definition, as en-US
// has it; "" is General.
func builtinFormat(id int) string {
	switch id {
	case 1:
		return "0"
	case 2:
		return "0.00"
	case 3:
		return "#,##0"
	case 4:
		return "#,##0.00"
	case 5:
		return `"$"#,##0_);("$"#,##0)`
	case 6:
		return `"$"#,##0_);[Red]("$"#,##0)`
	case 7:
		return `"$"#,##0.00_);("$"#,##0.00)`
	case 8:
		return `"$"#,##0.00_);[Red]("$"#,##0.00)`
	case 9:
		return "0%"
	case 10:
		return "0.00%"
	case 11:
		return "0.00E+00"
	case 12:
		return "# ?/?"
	case 13:
		return "# ??/??"
	case 14, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58:
		return "m/d/yyyy"
	case 15:
		return "d-mmm-yy"
	case 16:
		return "d-mmm"
	case 17:
		return "mmm-yy"
	case 18:
		return "h:mm AM/PM"
	case 19:
		return "h:mm:ss AM/PM"
	case 20, 32, 34:
		return "h:mm"
	case 21, 33, 35:
		return "h:mm:ss"
	case 22:
		return "m/d/yyyy h:mm"
	case 37:
		return "#,##0_);(#,##0)"
	case 38:
		return "#,##0_);[Red](#,##0)"
	case 39:
		return "#,##0.00_);(#,##0.00)"
	case 40:
		return "#,##0.00_);[Red](#,##0.00)"
	case 41:
		return `_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)`
	case 42:
		return `_("$"* #,##0_);_("$"* (#,##0);_("$"* "-"_);_(@_)`
	case 43:
		return `_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)`
	case 44:
		return `_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)`
	case 45:
		return "mm:ss"
	case 46:
		return "[h]:mm:ss"
	case 47:
		return "mm:ss.0"
	case 48:
		return "##0.0E+0"
	case 49:
		return "@"
	}
	return ""
}

// parseFormat parses a format code. Every code has a meaning; what is not
// understood stands for itself.
func parseFormat(code string) *format {
	f := &format{code: code}
	if len(code) > 1024 || code == "" {
		code = "General"
	}
	for _, part := range splitSections(code) {
		f.sections = append(f.sections, parseSection(part))
	}
	if n := len(f.sections); n >= 4 {
		f.text = &f.sections[3]
		f.sections = f.sections[:3]
	} else if last := &f.sections[n-1]; last.text {
		f.text = last
		if n > 1 {
			f.sections = f.sections[:n-1]
		}
	}
	return f
}

// splitSections cuts a code at its semicolons, quotes and escapes apart.
func splitSections(code string) []string {
	var parts []string
	start, quoted, bracket := 0, false, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case bracket:
			bracket = c != ']'
		case c == '[':
			bracket = true
		case c == '\\' || c == '_' || c == '*':
			i++
		case c == ';':
			parts = append(parts, code[start:i])
			start = i + 1
		}
	}
	return append(parts, code[min(start, len(code)):])
}

func parseSection(code string) section {
	var s section
	lit := func(t string) {
		if n := len(s.tokens); n > 0 && s.tokens[n-1].kind == fLiteral {
			s.tokens[n-1].text += t
		} else {
			s.tokens = append(s.tokens, fmtToken{kind: fLiteral, text: t})
		}
	}
	add := func(k fmtKind, t string) { s.tokens = append(s.tokens, fmtToken{kind: k, text: t, n: len(t)}) }
	runeAt := func(i int) string {
		_, n := utf8.DecodeRuneInString(code[i:])
		return code[i : i+n]
	}
	for i := 0; i < len(code); {
		c := code[i]
		rest := code[i:]
		switch {
		case c == '"':
			end := strings.IndexByte(rest[1:], '"')
			if end < 0 {
				end = len(rest) - 1
			}
			lit(rest[1 : 1+end])
			i += min(len(rest), end+2)
		case c == '\\' && i+1 < len(code):
			r := runeAt(i + 1)
			lit(r)
			i += 1 + len(r)
		case c == '_' && i+1 < len(code): // the width of a character: one blank
			lit(" ")
			i += 1 + len(runeAt(i+1))
		case c == '*' && i+1 < len(code): // fills the cell: nothing, without a width
			i += 1 + len(runeAt(i+1))
		case c == '[':
			end := strings.IndexByte(rest, ']')
			if end < 0 {
				lit(rest)
				i = len(code)
				break
			}
			s.bracket(rest[1:end], lit, add)
			i += end + 1
		case hasFold(rest, "General"):
			s.general = true
			add(fGeneral, "")
			i += len("General")
		case hasFold(rest, "AM/PM"):
			s.date = true
			add(fAMPM, rest[:5])
			i += 5
		case hasFold(rest, "A/P"):
			s.date = true
			add(fAMPM, rest[:3])
			i += 3
		case (c == 'E' || c == 'e') && i+1 < len(code) && (code[i+1] == '+' || code[i+1] == '-'):
			s.exponent = true
			add(fExponent, rest[:2])
			i += 2
		case strings.IndexByte("yYmMdDhHsSeE", c) >= 0:
			j := i
			for j < len(code) && code[j]|0x20 == c|0x20 {
				j++
			}
			run := strings.ToLower(code[i:j])
			if run[0] == 'e' {
				run = "yyyy"
			}
			s.date = true
			add(fDate, run)
			i = j
		case c == '0' || c == '#' || c == '?':
			add(fDigit, rest[:1])
			i++
		case c == '.':
			add(fPoint, ".")
			i++
		case c == ',':
			add(fComma, ",")
			i++
		case c == '%':
			add(fPercent, "%")
			i++
		case c == '/':
			add(fSlash, "/")
			i++
		case c == '@':
			s.text = true
			add(fText, "@")
			i++
		default:
			r := runeAt(i)
			lit(r)
			i += len(r)
		}
	}
	s.finish()
	return s
}

// bracket reads what stands in square brackets: a condition, a currency with its
// locale, elapsed time; colours and the rest show nothing.
func (s *section) bracket(in string, lit func(string), add func(fmtKind, string)) {
	switch {
	case strings.HasPrefix(in, "$"):
		symbol, _, _ := strings.Cut(in[1:], "-")
		if symbol != "" {
			lit(symbol)
		}
	case in != "" && strings.IndexByte("<>=", in[0]) >= 0:
		n := 1
		if len(in) > 1 && strings.IndexByte("=>", in[1]) >= 0 {
			n = 2
		}
		if v, err := strconv.ParseFloat(strings.TrimSpace(in[n:]), 64); err == nil {
			s.op, s.limit = in[:n], v
		}
	case in != "" && strings.IndexByte("hmsHMS", in[0]) >= 0 && strings.Trim(strings.ToLower(in), strings.ToLower(in[:1])) == "":
		s.date = true
		add(fElapsed, strings.ToLower(in))
	}
}

// finish settles what only the whole section tells: minutes against months,
// fractions of a second, commas that are literal.
func (s *section) finish() {
	s.empty = len(s.tokens) == 0
	if s.date {
		s.finishDate()
		return
	}
	digits, slash := false, false
	for i := range s.tokens {
		t := &s.tokens[i]
		switch t.kind {
		case fDigit:
			digits = true
		case fSlash:
			slash = true
			if !digits {
				t.kind = fLiteral
			}
		case fComma:
			if !digits {
				t.kind = fLiteral
			}
		}
	}
	s.fraction = digits && slash
	if !digits {
		for i := range s.tokens {
			if k := s.tokens[i].kind; k == fPoint || k == fSlash || k == fComma {
				s.tokens[i].kind = fLiteral
			}
		}
	}
}

func (s *section) finishDate() {
	var out []fmtToken
	last := byte(0) // the last date part seen
	for i := 0; i < len(s.tokens); i++ {
		t := s.tokens[i]
		switch t.kind {
		case fDate:
			c := t.text[0]
			if c == 'm' && len(t.text) <= 2 && (last == 'h' || s.nextPart(i) == 's') {
				t.text = strings.Repeat("n", len(t.text)) // minutes
			}
			last = c
		case fElapsed:
			last = t.text[0]
		case fPoint:
			n := 0
			for i+1+n < len(s.tokens) && s.tokens[i+1+n].kind == fDigit && s.tokens[i+1+n].text == "0" {
				n++
			}
			if n > 0 && (last == 's' || last == 'n') {
				t = fmtToken{kind: fSecFrac, n: min(n, 3)}
				i += n
			} else {
				t.kind = fLiteral
			}
		case fDigit, fComma, fPercent, fExponent, fSlash, fText, fGeneral:
			t.kind = fLiteral
		}
		out = append(out, t)
	}
	s.tokens = out
	day := false
	for _, t := range out {
		if t.kind == fDate && len(t.text) <= 2 {
			if t.text[0] == 'm' {
				s.dayFirst = day
				break
			}
			day = day || t.text[0] == 'd'
		}
	}
}

// nextPart is the first letter of the date part that follows token i.
func (s *section) nextPart(i int) byte {
	for _, t := range s.tokens[i+1:] {
		if t.kind == fDate || t.kind == fElapsed {
			return t.text[0]
		}
	}
	return 0
}

func hasFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
