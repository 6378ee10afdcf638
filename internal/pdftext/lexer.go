package pdftext

// The lexer of content streams, CMaps and font programs: PDF and PostScript
// syntax without references. It never fails: what is no token is skipped.

import (
	"bytes"
	"strconv"
)

type tokenKind uint8

const (
	tokEnd tokenKind = iota
	tokNumber
	tokName    // str without the slash
	tokString  // str decoded
	tokKeyword // str
	tokArray   // "[" or "{"
	tokArrayEnd
	tokDict
	tokDictEnd
)

type token struct {
	kind tokenKind
	num  float64
	str  []byte
	hex  bool // a string written in hex
}

type lexer struct {
	b   []byte
	pos int
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelim(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func (l *lexer) skipSpace() {
	for l.pos < len(l.b) {
		c := l.b[l.pos]
		if c == '%' {
			for l.pos < len(l.b) && l.b[l.pos] != '\n' && l.b[l.pos] != '\r' {
				l.pos++
			}
			continue
		}
		if !isSpace(c) {
			return
		}
		l.pos++
	}
}

func (l *lexer) next() token {
	for {
		l.skipSpace()
		if l.pos >= len(l.b) {
			return token{}
		}
		c := l.b[l.pos]
		switch c {
		case '/':
			return token{kind: tokName, str: l.nameText()}
		case '(':
			return token{kind: tokString, str: l.literal()}
		case '<':
			if l.pos+1 < len(l.b) && l.b[l.pos+1] == '<' {
				l.pos += 2
				return token{kind: tokDict}
			}
			return token{kind: tokString, str: l.hexString(), hex: true}
		case '>':
			l.pos++
			if l.pos < len(l.b) && l.b[l.pos] == '>' {
				l.pos++
				return token{kind: tokDictEnd}
			}
			continue
		case '[', '{':
			l.pos++
			return token{kind: tokArray}
		case ']', '}':
			l.pos++
			return token{kind: tokArrayEnd}
		case ')':
			l.pos++
			continue
		}
		start := l.pos
		for l.pos < len(l.b) && !isSpace(l.b[l.pos]) && !isDelim(l.b[l.pos]) {
			l.pos++
		}
		word := l.b[start:l.pos]
		if c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
			if v, n := number(word); n > 0 && !(n < len(word) && word[n] == '#') {
				// "0.5Tc" and "1-2": what follows the number is a token of its own.
				l.pos = start + n
				return token{kind: tokNumber, num: v}
			}
		}
		return token{kind: tokKeyword, str: word}
	}
}

// number reads the number at the start of b and tells how many bytes it took.
// As readers do, it takes "--5" for -5 and "12-3" for 12.
func number(b []byte) (v float64, n int) {
	i := 0
	neg := false
	for i < len(b) && (b[i] == '-' || b[i] == '+') {
		if b[i] == '-' {
			neg = true
		}
		i++
	}
	digits := 0
	var whole float64
	for i < len(b) && b[i] >= '0' && b[i] <= '9' {
		whole = whole*10 + float64(b[i]-'0')
		i++
		digits++
	}
	if i < len(b) && b[i] == '.' {
		i++
		scale := 0.1
		for i < len(b) && (b[i] >= '0' && b[i] <= '9' || b[i] == '-') {
			if b[i] == '-' { // "0.-12", written by a few producers
				i++
				continue
			}
			whole += float64(b[i]-'0') * scale
			scale /= 10
			i++
			digits++
		}
	}
	if digits == 0 {
		if i == len(b) { // "-" or "." alone is read as 0
			return 0, i
		}
		return 0, 0
	}
	if i < len(b) && b[i] == '-' { // "12-3"
		for i < len(b) && (b[i] == '-' || b[i] >= '0' && b[i] <= '9') {
			i++
		}
	}
	if i < len(b) && (b[i] == 'e' || b[i] == 'E') {
		if f, err := strconv.ParseFloat(string(b), 64); err == nil {
			return sane(f), len(b)
		}
	}
	if neg {
		whole = -whole
	}
	return sane(whole), i
}

func (l *lexer) nameText() []byte {
	l.pos++
	start := l.pos
	for l.pos < len(l.b) && !isSpace(l.b[l.pos]) && !isDelim(l.b[l.pos]) {
		l.pos++
	}
	return unescapeName(l.b[start:l.pos])
}

// unescapeName resolves #xx.
func unescapeName(n []byte) []byte {
	if bytes.IndexByte(n, '#') < 0 {
		return n
	}
	out := make([]byte, 0, len(n))
	for i := 0; i < len(n); i++ {
		if n[i] == '#' && i+2 < len(n) {
			h, ok1 := hexDigit(n[i+1])
			g, ok2 := hexDigit(n[i+2])
			if ok1 && ok2 {
				out = append(out, h<<4|g)
				i += 2
				continue
			}
		}
		out = append(out, n[i])
	}
	return out
}

func (l *lexer) literal() []byte {
	l.pos++
	start := l.pos
	depth := 1
	for l.pos < len(l.b) {
		switch l.b[l.pos] {
		case '\\':
			l.pos++
		case '(':
			depth++
		case ')':
			depth--
			if depth == 0 {
				s := unescape(string(l.b[start:l.pos]))
				l.pos++
				return s
			}
		}
		l.pos++
	}
	l.pos = len(l.b)
	return unescape(string(l.b[min(start, len(l.b)):]))
}

func (l *lexer) hexString() []byte {
	l.pos++
	end := bytes.IndexByte(l.b[l.pos:], '>')
	if end < 0 {
		s := l.b[l.pos:]
		l.pos = len(l.b)
		return unhex(string(s))
	}
	s := l.b[l.pos : l.pos+end]
	l.pos += end + 1
	return unhex(string(s))
}

// skipImage moves past an inline image whose BI has been read: over its
// dictionary to ID, then over the data to EI.
func (l *lexer) skipImage() {
	for {
		t := l.next()
		if t.kind == tokEnd || t.kind == tokKeyword && string(t.str) == "EI" {
			return
		}
		if t.kind == tokKeyword && string(t.str) == "ID" {
			break
		}
	}
	for i := l.pos; i+1 < len(l.b); i++ {
		if l.b[i] != 'E' || l.b[i+1] != 'I' || i > 0 && !isSpace(l.b[i-1]) {
			continue
		}
		if i+2 < len(l.b) && !isSpace(l.b[i+2]) {
			continue
		}
		if !looksLikeContent(l.b[i+2 : min(len(l.b), i+22)]) {
			continue
		}
		l.pos = i + 2
		return
	}
	l.pos = len(l.b)
}

// looksLikeContent tells operators from image data behind a chance "EI".
func looksLikeContent(b []byte) bool {
	for _, c := range b {
		if c >= 0x7f || c < ' ' && !isSpace(c) {
			return false
		}
	}
	return true
}
