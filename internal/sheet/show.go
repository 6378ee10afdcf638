package sheet

// How a parsed format shows a number or a text, as Excel does.

import "strings"

// showing says what became of a number.
type showing uint8

const (
	shownNumber showing = iota
	shownDate
	// shownLost: an exponent format whose digits are all that is stored, which is
	// what is left of a long number that was read as "1.23E+10".
	shownLost
)

// appendNumber appends what the format shows for a number. Exponent and fraction
// formats show the plain number: an account number is wanted in full.
func (f *format) appendNumber(dst []byte, n decimal, date1904 bool) ([]byte, showing) {
	s, signed := f.section(n)
	switch {
	case s == nil || s.general && len(s.tokens) == 1 || s.fraction:
		return n.appendGeneral(dst), shownNumber
	case s.exponent:
		sig := 0
		for _, t := range s.tokens {
			if t.kind == fExponent {
				break
			}
			if t.kind == fDigit {
				sig++
			}
		}
		if n.exp >= 9 && len(n.digits) <= sig {
			return n.appendGeneral(dst), shownLost
		}
		return n.appendGeneral(dst), shownNumber
	case s.date:
		t, ok := serialTime(n, date1904)
		if !ok {
			return n.appendGeneral(dst), shownNumber
		}
		return appendDate(dst, s, t), shownDate
	}
	if n.neg && signed {
		dst = append(dst, '-')
	}
	n.neg = false
	return s.appendDigits(dst, n), shownNumber
}

// section chooses the section for a number, and whether its minus sign is shown.
func (f *format) section(n decimal) (s *section, signed bool) {
	if len(f.sections) == 0 {
		return nil, true
	}
	v := n.float()
	first := &f.sections[0]
	if first.op != "" {
		if first.matches(v) {
			return first, !first.negativeOnly()
		}
		if len(f.sections) == 1 {
			return nil, true
		}
		second := &f.sections[1]
		if len(f.sections) == 2 && second.op == "" {
			return second, true
		}
		if second.op != "" && second.matches(v) {
			return second, !second.negativeOnly()
		}
		if second.op == "" && v < 0 {
			return second, false
		}
		if len(f.sections) > 2 {
			return &f.sections[2], true
		}
		return nil, true
	}
	switch len(f.sections) {
	case 1:
		return first, true
	case 2:
		second := &f.sections[1]
		if second.op != "" {
			if second.matches(v) {
				return second, !second.negativeOnly()
			}
			return first, true
		}
		if v >= 0 {
			return first, true
		}
		return second, false
	}
	second := &f.sections[1]
	switch {
	case second.op != "" && second.matches(v):
		return second, !second.negativeOnly()
	case v > 0:
		return first, true
	case v < 0 && second.op == "":
		return second, false
	}
	return &f.sections[2], true
}

func (s *section) matches(v float64) bool {
	switch s.op {
	case "<":
		return v < s.limit
	case "<=":
		return v <= s.limit
	case ">":
		return v > s.limit
	case ">=":
		return v >= s.limit
	case "=":
		return v == s.limit
	case "<>":
		return v != s.limit
	}
	return false
}

// negativeOnly: a section that only negative numbers reach draws its own sign.
func (s *section) negativeOnly() bool {
	return (s.op == "<" || s.op == "<=") && s.limit <= 0 && !(s.op == "<=" && s.limit == 0)
}

// layout is where the digits of a section go.
type layout struct {
	intPlaces, fracPlaces int // digit placeholders before and after the point
	minInt                int // of intPlaces, those from the first 0 on
	group                 bool
	scale                 int // powers of ten: percent up, trailing commas down
	hasPoint              bool
}

func (s *section) layout() layout {
	var l layout
	first0 := -1
	lastDigit := -1
	for i, t := range s.tokens {
		if t.kind == fDigit {
			lastDigit = i
		}
	}
	for i, t := range s.tokens {
		switch t.kind {
		case fDigit:
			if l.hasPoint {
				l.fracPlaces++
				continue
			}
			if t.text == "0" && first0 < 0 {
				first0 = l.intPlaces
			}
			l.intPlaces++
		case fPoint:
			l.hasPoint = true
		case fPercent:
			l.scale += 2
		case fComma:
			// Thousands where nothing but commas stands between it and the point or
			// the last digit; else grouping.
			next := fmtKind(255)
			for _, u := range s.tokens[i+1:] {
				if u.kind != fComma {
					next = u.kind
					break
				}
			}
			if i > lastDigit || next == fPoint {
				l.scale -= 3
			} else if !l.hasPoint {
				l.group = true
			}
		}
	}
	if first0 >= 0 {
		l.minInt = l.intPlaces - first0
	}
	return l
}

// appendDigits appends a number without its sign.
func (s *section) appendDigits(dst []byte, n decimal) []byte {
	l := s.layout()
	n = n.fifteenUnlessWhole()
	text := n // what "@" shows, which no percent sign scales
	if len(n.digits) > 0 {
		n.exp += l.scale
	}
	if l.intPlaces+l.fracPlaces > 0 {
		n = n.round(l.fracPlaces)
	}
	place := l.intPlaces // placeholders left before the point
	frac := 0
	point := false
	started := false // a digit of the whole part was written
	for _, t := range s.tokens {
		switch t.kind {
		case fLiteral, fSlash:
			dst = append(dst, t.text...)
		case fPercent:
			dst = append(dst, '%')
		case fText:
			dst = text.appendGeneral(dst)
		case fGeneral:
			dst = n.appendGeneral(dst)
		case fPoint:
			if point {
				dst = append(dst, '.')
				continue
			}
			if l.intPlaces == 0 && n.exp > 0 {
				dst = s.appendInt(dst, n, n.exp-1, 0, l, &started)
			}
			point = true
			dst = append(dst, '.')
		case fDigit:
			if point {
				frac++
				dst = appendFrac(dst, n, frac, t.text[0])
				continue
			}
			place--
			if place == l.intPlaces-1 && n.exp > l.intPlaces { // digits with no place of their own
				dst = s.appendInt(dst, n, n.exp-1, l.intPlaces, l, &started)
			}
			switch {
			case place < n.exp || t.text == "0" || started && place < l.minInt:
				dst = s.appendInt(dst, n, place, place, l, &started)
			case t.text == "?":
				dst = append(dst, ' ')
				if l.group && place > 0 && place%3 == 0 {
					dst = append(dst, ' ')
				}
			case place < l.minInt:
				dst = s.appendInt(dst, n, place, place, l, &started)
			}
		}
	}
	return dst
}

// appendInt appends the digits from 10^from down to 10^to, with the commas
// between groups of three that follow them.
func (s *section) appendInt(dst []byte, n decimal, from, to int, l layout, started *bool) []byte {
	for p := from; p >= to; p-- {
		dst = append(dst, n.digit(p))
		*started = true
		if l.group && p > 0 && p%3 == 0 {
			dst = append(dst, ',')
		}
	}
	return dst
}

// appendFrac appends the digit at 10^-pos: nothing for # and a blank for ? when
// only zeros follow.
func appendFrac(dst []byte, n decimal, pos int, holder byte) []byte {
	if len(n.digits)-n.exp >= pos && len(n.digits) > 0 {
		return append(dst, n.digit(-pos))
	}
	switch holder {
	case '0':
		return append(dst, '0')
	case '?':
		return append(dst, ' ')
	}
	return dst
}

// fifteenUnlessWhole keeps all digits of a whole number: cutting an account
// number to fifteen digits would hide that it has more.
func (d decimal) fifteenUnlessWhole() decimal {
	if len(d.digits) <= d.exp {
		return d
	}
	return d.fifteen()
}

// showText is what the format shows for a text.
func (f *format) showText(text string) string {
	if f.text == nil {
		return text
	}
	if len(f.text.tokens) == 1 && f.text.tokens[0].kind == fText {
		return text
	}
	var b strings.Builder
	for _, t := range f.text.tokens {
		switch t.kind {
		case fText, fGeneral:
			b.WriteString(text)
		default:
			b.WriteString(t.text)
		}
	}
	return b.String()
}
