package pdffile

// Values as nearly every program writes them: ASCII outside of strings, no comments,
// nothing that readers understand in two ways. They become what pdfcpu makes of them,
// in a fifth of the time; whatever is written otherwise is left to pdfcpu.

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// plainDepth is how deep plain values are nested; real ones reach five.
const plainDepth = 20

// plainValue parses a value that is all of a text; ok is false where it is not plain.
func plainValue(b []byte) (o types.Object, ok bool) {
	if bytes.IndexByte(b, '%') >= 0 || bytes.Contains(b, []byte("endobj")) || bytes.Contains(b, []byte("stream")) {
		return nil, false // it would have to be told from a comment, or the object's end
	}
	p := plainParser{b: string(b)} // its words are parts of one text
	o, ok = p.value(0)
	p.skipSpace()
	return o, ok && p.pos == len(b)
}

// plainParser parses what stands from pos on.
type plainParser struct {
	b   string
	pos int
}

func (p *plainParser) skipSpace() {
	for p.pos < len(p.b) && (p.b[p.pos] == ' ' || p.b[p.pos] == '\n' || p.b[p.pos] == '\r' || p.b[p.pos] == '\t') {
		p.pos++
	}
}

// at tells whether a text stands at pos.
func (p *plainParser) at(s string) bool {
	return len(p.b)-p.pos >= len(s) && p.b[p.pos:p.pos+len(s)] == s
}

// word takes the letters, digits and marks up to the next blank or delimiter.
func (p *plainParser) word() (string, bool) {
	from := p.pos
	for p.pos < len(p.b) && !isSpace(p.b[p.pos]) && !isDelim(p.b[p.pos]) {
		if c := p.b[p.pos]; c <= ' ' || c >= 0x7f || c == '#' || c == '\\' {
			return "", false
		}
		p.pos++
	}
	return p.b[from:p.pos], p.pos > from && (p.pos == len(p.b) || p.b[p.pos] != '{' && p.b[p.pos] != '}')
}

func (p *plainParser) value(depth int) (types.Object, bool) {
	p.skipSpace()
	if p.pos >= len(p.b) || depth > plainDepth {
		return nil, false
	}
	switch p.b[p.pos] {
	case '/':
		p.pos++
		name, ok := p.word()
		return types.Name(name), ok
	case '[':
		p.pos++
		a := types.Array{}
		for p.skipSpace(); !p.at("]"); p.skipSpace() {
			o, ok := p.value(depth + 1)
			if !ok {
				return nil, false
			}
			a = append(a, o)
		}
		p.pos++
		return a, true
	case '(':
		return p.literal()
	case '<':
		if p.at("<<") {
			return p.dict(depth)
		}
		end := strings.IndexByte(p.b[p.pos:], '>')
		if end < 0 {
			return nil, false
		}
		digits := p.b[p.pos+1 : p.pos+end]
		for i := range len(digits) {
			if _, ok := hexDigit(digits[i]); !ok {
				return nil, false
			}
		}
		p.pos += end + 1
		return types.HexLiteral(strings.ToUpper(digits)), len(digits)%2 == 0
	}
	w, ok := p.word()
	if !ok {
		return nil, false
	}
	switch w {
	case "null":
		return nil, true
	case "true", "false":
		return types.Boolean(w == "true"), true
	}
	return p.number(w)
}

func (p *plainParser) dict(depth int) (types.Object, bool) {
	p.pos += len("<<")
	d := types.NewDict()
	for p.skipSpace(); !p.at(">>"); p.skipSpace() {
		if !p.at("/") {
			return nil, false
		}
		p.pos++
		key, ok := p.word()
		if !ok {
			return nil, false
		}
		o, ok := p.value(depth + 1)
		if _, twice := d[key]; twice || !ok {
			return nil, false
		}
		if o != nil {
			d[key] = o
		}
	}
	p.pos += len(">>")
	return d, true
}

// literal is a string, as it is written between its parentheses.
func (p *plainParser) literal() (types.Object, bool) {
	from, open := p.pos+1, 0
	for ; p.pos < len(p.b); p.pos++ {
		switch p.b[p.pos] {
		case '\\':
			p.pos++
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				p.pos++
				return types.StringLiteral(p.b[from : p.pos-1]), true
			}
		}
	}
	return nil, false
}

// number is what a word is that has been taken: a number, or the first of a reference.
func (p *plainParser) number(w string) (types.Object, bool) {
	digits, points := 0, 0
	for i := range len(w) {
		switch c := w[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c == '.':
			points++
		case i > 0 || c != '-' && c != '+':
			return nil, false
		}
	}
	if digits == 0 || digits > 15 || points > 1 {
		return nil, false
	}
	if points == 1 {
		f, err := strconv.ParseFloat(w, 64)
		return types.Float(f), err == nil
	}
	n, err := strconv.Atoi(w)
	if err != nil {
		return nil, false
	}
	behind := p.pos
	if p.skipSpace(); p.pos > behind && p.pos < len(p.b) && p.b[p.pos] >= '0' && p.b[p.pos] <= '9' {
		second, ok := p.word()
		if !ok {
			return nil, false
		}
		generation, err := strconv.Atoi(second)
		if p.skipSpace(); err == nil && p.at("R") {
			third, ok := p.word()
			return *types.NewIndirectRef(n, generation), ok && third == "R" && n >= 0
		}
	}
	p.pos = behind
	return types.Integer(n), true
}
