package pdffile

// The lexer of content streams, CMaps and font programs: PDF and PostScript
// syntax without references. It never fails: what is no token is skipped.

import (
	"bytes"
	"strconv"
)

// TokenKind is what a token is.
type TokenKind uint8

// The kinds of tokens.
const (
	TokEnd TokenKind = iota
	TokNumber
	TokName   // its text without the slash
	TokString // its text decoded
	TokKeyword
	TokArray // "[" or "{"
	TokArrayEnd
	TokDict
	TokDictEnd
)

// Token is a number, or a text by its kind.
type Token struct {
	Kind TokenKind
	Num  float64
	Text []byte
	hex  bool // a string written in hex
}

// Lexer takes a source apart, from its beginning.
type Lexer struct {
	Source []byte
	pos    int
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

func (l *Lexer) skipSpace() {
	for l.pos < len(l.Source) {
		c := l.Source[l.pos]
		if c == '%' {
			for l.pos < len(l.Source) && l.Source[l.pos] != '\n' && l.Source[l.pos] != '\r' {
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

// Next returns the next token, TokEnd behind the last.
func (l *Lexer) Next() Token {
	for {
		l.skipSpace()
		if l.pos >= len(l.Source) {
			return Token{}
		}
		c := l.Source[l.pos]
		switch c {
		case '/':
			return Token{Kind: TokName, Text: l.nameText()}
		case '(':
			return Token{Kind: TokString, Text: l.literal()}
		case '<':
			if l.pos+1 < len(l.Source) && l.Source[l.pos+1] == '<' {
				l.pos += 2
				return Token{Kind: TokDict}
			}
			return Token{Kind: TokString, Text: l.hexString(), hex: true}
		case '>':
			l.pos++
			if l.pos < len(l.Source) && l.Source[l.pos] == '>' {
				l.pos++
				return Token{Kind: TokDictEnd}
			}
			continue
		case '[', '{':
			l.pos++
			return Token{Kind: TokArray}
		case ']', '}':
			l.pos++
			return Token{Kind: TokArrayEnd}
		case ')':
			l.pos++
			continue
		}
		start := l.pos
		for l.pos < len(l.Source) && !isSpace(l.Source[l.pos]) && !isDelim(l.Source[l.pos]) {
			l.pos++
		}
		word := l.Source[start:l.pos]
		if c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
			if v, n := Number(word); n > 0 && !(n < len(word) && word[n] == '#') {
				// "0.5Tc" and "1-2": what follows the number is a token of its own.
				l.pos = start + n
				return Token{Kind: TokNumber, Num: v}
			}
		}
		return Token{Kind: TokKeyword, Text: word}
	}
}

// Number reads the number at the start of b and tells how many bytes it took.
// As readers do, it takes "--5" for -5 and "12-3" for 12.
func Number(b []byte) (v float64, n int) {
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

func (l *Lexer) nameText() []byte {
	l.pos++
	start := l.pos
	for l.pos < len(l.Source) && !isSpace(l.Source[l.pos]) && !isDelim(l.Source[l.pos]) {
		l.pos++
	}
	return UnescapeName(l.Source[start:l.pos])
}

// UnescapeName resolves #xx.
func UnescapeName(n []byte) []byte {
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

func (l *Lexer) literal() []byte {
	l.pos++
	start := l.pos
	depth := 1
	for l.pos < len(l.Source) {
		switch l.Source[l.pos] {
		case '\\':
			l.pos++
		case '(':
			depth++
		case ')':
			depth--
			if depth == 0 {
				s := unescape(string(l.Source[start:l.pos]))
				l.pos++
				return s
			}
		}
		l.pos++
	}
	l.pos = len(l.Source)
	return unescape(string(l.Source[min(start, len(l.Source)):]))
}

func (l *Lexer) hexString() []byte {
	l.pos++
	end := bytes.IndexByte(l.Source[l.pos:], '>')
	if end < 0 {
		s := l.Source[l.pos:]
		l.pos = len(l.Source)
		return unhex(string(s))
	}
	s := l.Source[l.pos : l.pos+end]
	l.pos += end + 1
	return unhex(string(s))
}

// SkipImage moves past an inline image whose BI has been read: over its
// dictionary to ID, then over the data to EI.
func (l *Lexer) SkipImage() {
	for {
		t := l.Next()
		if t.Kind == TokEnd || t.Kind == TokKeyword && string(t.Text) == "EI" {
			return
		}
		if t.Kind == TokKeyword && string(t.Text) == "ID" {
			break
		}
	}
	for i := l.pos; i+1 < len(l.Source); i++ {
		if l.Source[i] != 'E' || l.Source[i+1] != 'I' || i > 0 && !isSpace(l.Source[i-1]) {
			continue
		}
		if i+2 < len(l.Source) && !isSpace(l.Source[i+2]) {
			continue
		}
		if !looksLikeContent(l.Source[i+2 : min(len(l.Source), i+22)]) {
			continue
		}
		l.pos = i + 2
		return
	}
	l.pos = len(l.Source)
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
