package pdffile

// Text strings outside content streams: PDFDocEncoding, UTF-16 and UTF-8.

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// DecodeText decodes a text string by its byte order mark: UTF-16 BE or LE,
// UTF-8, else PDFDocEncoding. Language escapes (ESC … ESC) of UTF-16 strings are
// left out; nothing is trimmed.
func DecodeText(b []byte) string {
	switch {
	case len(b) >= 2 && b[0] == 0xFE && b[1] == 0xFF:
		return decodeUTF16(b[2:], false)
	case len(b) >= 2 && b[0] == 0xFF && b[1] == 0xFE:
		return decodeUTF16(b[2:], true)
	case len(b) >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF:
		if utf8.Valid(b[3:]) {
			return string(b[3:])
		}
	}
	var s strings.Builder
	s.Grow(len(b))
	for _, c := range b {
		s.WriteRune(pdfDocRune(c))
	}
	return s.String()
}

func decodeUTF16(b []byte, little bool) string {
	u := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		if little {
			u = append(u, uint16(b[i+1])<<8|uint16(b[i]))
		} else {
			u = append(u, uint16(b[i])<<8|uint16(b[i+1]))
		}
	}
	r := utf16.Decode(u)
	if !containsRune(r, 0x1B) {
		return string(r)
	}
	out := r[:0:0]
	for i := 0; i < len(r); i++ {
		if r[i] == 0x1B {
			if j := indexRune(r[i+1:], 0x1B); j >= 0 && j <= 8 {
				i += j + 1
				continue
			}
		}
		out = append(out, r[i])
	}
	return string(out)
}

func containsRune(r []rune, c rune) bool { return indexRune(r, c) >= 0 }

func indexRune(r []rune, c rune) int {
	for i, x := range r {
		if x == c {
			return i
		}
	}
	return -1
}

// pdfDocRune is PDFDocEncoding (ISO 32000-1 annex D.2): Latin-1 but for two runs.
// Codes that it leaves undefined are U+FFFD, except control characters, which
// stand for themselves.
func pdfDocRune(c byte) rune {
	const low = "\u02D8\u02C7\u02C6\u02D9\u02DD\u02DB\u02DA\u02DC" // 0x18 to 0x1F
	const high = "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203A\u2212\u2030\u201E\u201C\u201D\u2018" +
		"\u2019\u201A\u2122\uFB01\uFB02\u0141\u0152\u0160\u0178\u017D\u0131\u0142\u0153\u0161\u017E\uFFFD\u20AC" // 0x80 to 0xA0
	switch {
	case c >= 0x18 && c <= 0x1F:
		return nthRune(low, int(c-0x18))
	case c >= 0x80 && c <= 0xA0:
		return nthRune(high, int(c-0x80))
	case c == 0x7F || c == 0xAD:
		return utf8.RuneError
	}
	return rune(c)
}

func nthRune(s string, n int) rune {
	for _, r := range s {
		if n == 0 {
			return r
		}
		n--
	}
	return utf8.RuneError
}
