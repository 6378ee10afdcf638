package sheet

// Decimal numbers as digits, so that what is shown is rounded as people and
// Excel round, and no digit comes from binary floating point.

import (
	"strconv"
	"strings"
)

// decimal is ±0.d1d2d3… × 10^exp; digits has neither leading nor trailing zeros.
type decimal struct {
	neg    bool
	digits []byte
	exp    int
}

// maxExp bounds exponents: Excel's numbers end at 1E308.
const maxExp = 400

// parseDecimal reads a number as XML Schema writes doubles.
func parseDecimal(b []byte) (decimal, bool) {
	var d decimal
	i := 0
	if i < len(b) && (b[i] == '-' || b[i] == '+') {
		d.neg = b[i] == '-'
		i++
	}
	seen, point := false, false
	for ; i < len(b); i++ {
		switch c := b[i]; {
		case c == '.' && !point:
			point = true
		case c >= '0' && c <= '9':
			seen = true
			if len(d.digits) == 0 && c == '0' {
				if point {
					d.exp--
				}
				continue
			}
			d.digits = append(d.digits, c)
			if !point {
				d.exp++
			}
		default:
			goto exponent
		}
	}
exponent:
	if !seen || len(d.digits) > 1000 {
		return d, false
	}
	if i < len(b) {
		if b[i] != 'e' && b[i] != 'E' {
			return d, false
		}
		e, err := strconv.Atoi(strings.TrimPrefix(string(b[i+1:]), "+"))
		if err != nil || e > maxExp || e < -maxExp {
			return d, false
		}
		d.exp += e
	}
	return d.trim(), true
}

func (d decimal) trim() decimal {
	n := len(d.digits)
	for n > 0 && d.digits[n-1] == '0' {
		n--
	}
	d.digits = d.digits[:n]
	if n == 0 {
		d.exp, d.neg = 0, false
	}
	return d
}

// intDigits counts the digits before the point.
func (d decimal) intDigits() int { return max(d.exp, 0) }

// round rounds to that many digits after the point, half away from zero.
func (d decimal) round(places int) decimal {
	keep := d.exp + places
	if keep >= len(d.digits) {
		return d
	}
	if keep < 0 {
		return decimal{}
	}
	up := d.digits[keep] >= '5'
	d.digits = append([]byte(nil), d.digits[:keep]...)
	if up {
		i := keep - 1
		for ; i >= 0; i-- {
			if d.digits[i] != '9' {
				d.digits[i]++
				break
			}
			d.digits[i] = '0'
		}
		if i < 0 {
			d.digits = append([]byte{'1'}, d.digits...)
			d.exp++
		}
	}
	return d.trim()
}

// fifteen keeps the fifteen significant digits that Excel knows.
func (d decimal) fifteen() decimal {
	if len(d.digits) <= 15 {
		return d
	}
	return d.round(15 - d.exp)
}

// digit returns the digit at 10^pos.
func (d decimal) digit(pos int) byte {
	i := d.exp - 1 - pos
	if i < 0 || i >= len(d.digits) {
		return '0'
	}
	return d.digits[i]
}

// plain tells whether the text is already what General shows in full.
func (d decimal) plain(text []byte) bool {
	if len(text) > 15 {
		return false
	}
	for i, c := range text {
		if c < '0' || c > '9' || c == '0' && i == 0 && len(text) > 1 {
			return false
		}
	}
	return true
}

// appendGeneral writes the number in full: fifteen significant digits as Excel
// has them, whole numbers with all that is stored, and never an exponent.
func (d decimal) appendGeneral(dst []byte) []byte {
	if len(d.digits) > d.exp { // has a fraction
		d = d.fifteen()
	}
	if d.neg {
		dst = append(dst, '-')
	}
	if d.exp <= 0 {
		dst = append(dst, '0')
	}
	for p := d.exp - 1; p >= 0; p-- {
		dst = append(dst, d.digit(p))
	}
	if len(d.digits) > d.exp {
		dst = append(dst, '.')
		for p := -1; p >= d.exp-len(d.digits); p-- {
			dst = append(dst, d.digit(p))
		}
	}
	return dst
}

func (d decimal) float() float64 {
	f, _ := strconv.ParseFloat(string(d.appendGeneral(nil)), 64)
	return f
}

// lostText tells whether a text is what Excel makes of a long number: digits and
// an exponent, "1.23E+10".
func lostText(s string) bool {
	if len(s) < 5 || len(s) > 24 {
		return false
	}
	s = strings.TrimSpace(s)
	i := strings.IndexAny(s, "Ee")
	if i < 1 || i+2 >= len(s) || s[i+1] != '+' {
		return false
	}
	digits := 0
	for j := 0; j < len(s); j++ {
		c := s[j]
		switch {
		case j == i || j == i+1:
		case c == '.' && j < i:
		case c == '-' && j == 0:
		case c >= '0' && c <= '9':
			digits++
		default:
			return false
		}
	}
	exp, err := strconv.Atoi(s[i+2:])
	return err == nil && exp >= 5 && digits > len(s)-i-2
}
