package sheet

// Tags of an XML part: names, attributes, entities; and how the readers ask for them.

import (
	"bytes"
	"io"
	"strconv"
	"unicode/utf8"
)

func appendUnescaped(dst, raw []byte) ([]byte, error) {
	for {
		i := bytes.IndexByte(raw, '&')
		if i < 0 {
			return lineEnds(dst, raw), nil
		}
		dst = lineEnds(dst, raw[:i])
		raw = raw[i+1:]
		j := bytes.IndexByte(raw[:min(len(raw), 12)], ';')
		if j < 0 {
			return dst, errXML
		}
		switch ent := raw[:j]; string(ent) {
		case "lt":
			dst = append(dst, '<')
		case "gt":
			dst = append(dst, '>')
		case "amp":
			dst = append(dst, '&')
		case "quot":
			dst = append(dst, '"')
		case "apos":
			dst = append(dst, '\'')
		default:
			if len(ent) < 2 || ent[0] != '#' {
				return dst, errXML
			}
			digits, base := string(ent[1:]), 10
			if digits[0] == 'x' {
				digits, base = digits[1:], 16
			}
			n, err := strconv.ParseUint(digits, base, 32)
			if err != nil || !validChar(rune(n)) {
				return dst, errXML
			}
			dst = utf8.AppendRune(dst, rune(n))
		}
		raw = raw[j+1:]
	}
}

// lineEnds appends text with CR LF and CR made LF, as XML has it.
func lineEnds(dst, raw []byte) []byte {
	for {
		i := bytes.IndexByte(raw, '\r')
		if i < 0 {
			return append(dst, raw...)
		}
		dst = append(append(dst, raw[:i]...), '\n')
		raw = raw[i+1:]
		if len(raw) > 0 && raw[0] == '\n' {
			raw = raw[1:]
		}
	}
}

// validChar tells whether XML 1.0 allows a character.
func validChar(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= utf8.MaxRune
}

func validText(b []byte) bool {
	for i := 0; i < len(b); {
		c := b[i]
		if c < utf8.RuneSelf {
			if c < 0x20 && c != '\t' && c != '\n' && c != '\r' {
				return false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 || !validChar(r) {
			return false
		}
		i += n
	}
	return true
}

func nameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ||
		c == '_' || c == '-' || c == '.' || c == ':' || c >= 0x80
}

// validName tells whether a name is one, with one prefix at most.
func validName(n []byte) bool {
	if len(n) == 0 || n[0] >= '0' && n[0] <= '9' || n[0] == '-' || n[0] == '.' {
		return false
	}
	i := bytes.IndexByte(n, ':')
	return i < 0 || i > 0 && i < len(n)-1 && bytes.IndexByte(n[i+1:], ':') < 0
}

func splitName(n []byte) (prefix, local []byte) {
	if i := bytes.IndexByte(n, ':'); i >= 0 {
		return n[:i], n[i+1:]
	}
	return nil, n
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

func (x *xmlReader) readEnd() (tokenKind, error) {
	i, err := x.until(2, ">")
	if err != nil {
		return tokEOF, err
	}
	tag := bytes.TrimRight(x.buf[x.pos+2:x.pos+i], " \t\r\n")
	if len(x.stack) == 0 || x.stack[len(x.stack)-1] != string(tag) {
		return tokEOF, errXML
	}
	x.stack = x.stack[:len(x.stack)-1]
	x.prefix, x.name = splitName(tag)
	x.pos += i + 1
	return tokEnd, nil
}

func (x *xmlReader) readStart() (tokenKind, error) {
	// The tag ends at the first '>' outside of quotes.
	n, quote := 1, byte(0)
	for {
		if x.pos+n >= x.end {
			if x.eof {
				return tokEOF, io.ErrUnexpectedEOF
			}
			if err := x.fill(); err != nil {
				return tokEOF, err
			}
			continue
		}
		c := x.buf[x.pos+n]
		if quote != 0 {
			if c == quote {
				quote = 0
			} else if c == '<' {
				return tokEOF, errXML
			}
		} else if c == '>' {
			break
		} else if c == '"' || c == '\'' {
			quote = c
		} else if c == '<' {
			return tokEOF, errXML
		}
		n++
	}
	tag := x.buf[x.pos+1 : x.pos+n]
	x.pos += n + 1
	if len(tag) > 0 && tag[len(tag)-1] == '/' {
		x.closing = true
		tag = tag[:len(tag)-1]
	}
	i := 0
	for i < len(tag) && nameByte(tag[i]) {
		i++
	}
	if !validName(tag[:i]) || !validText(tag) {
		return tokEOF, errXML
	}
	full := tag[:i]
	x.prefix, x.name = splitName(full)
	if err := x.readAttrs(tag[i:]); err != nil {
		return tokEOF, err
	}
	if len(x.stack) == 0 {
		if x.started {
			return tokEOF, errXML // a second root
		}
		x.started = true
		x.rootNS = append([]byte(nil), x.prefix...)
	}
	if len(x.stack) >= maxDepth {
		return tokEOF, errDepth
	}
	name, ok := x.names[string(full)]
	if !ok {
		name = string(full)
		if len(x.names) < 4096 {
			x.names[name] = name
		}
	}
	x.stack = append(x.stack, name)
	return tokStart, nil
}

func (x *xmlReader) readAttrs(tag []byte) error {
	x.attrs = x.attrs[:0]
	for {
		j := 0
		for j < len(tag) && isSpace(tag[j]) {
			j++
		}
		if j == len(tag) {
			return nil
		}
		if j == 0 {
			return errXML
		}
		tag = tag[j:]
		j = 0
		for j < len(tag) && nameByte(tag[j]) {
			j++
		}
		name := tag[:j]
		tag = bytes.TrimLeft(tag[j:], " \t\r\n")
		if !validName(name) || len(tag) == 0 || tag[0] != '=' {
			return errXML
		}
		tag = bytes.TrimLeft(tag[1:], " \t\r\n")
		if len(tag) < 2 || tag[0] != '"' && tag[0] != '\'' {
			return errXML
		}
		end := bytes.IndexByte(tag[1:], tag[0])
		if end < 0 {
			return errXML
		}
		value := tag[1 : end+1]
		tag = tag[end+2:]
		if bytes.IndexByte(value, '&') >= 0 {
			v, err := appendUnescaped(nil, value)
			if err != nil {
				return err
			}
			value = v
		}
		a := attr{value: value}
		a.prefix, a.name = splitName(name)
		for _, b := range x.attrs {
			if bytes.Equal(a.name, b.name) && bytes.Equal(a.prefix, b.prefix) {
				return errXML
			}
		}
		x.attrs = append(x.attrs, a)
	}
}

// is tells whether the current element is the document vocabulary's one of that
// name, whatever prefix that vocabulary has; elements of other vocabularies
// (extensions) carry another prefix than the root's.
func (x *xmlReader) is(name string) bool {
	return string(x.name) == name && bytes.Equal(x.prefix, x.rootNS)
}

// attr returns the value of an attribute without prefix, nil if absent.
func (x *xmlReader) attr(name string) []byte {
	for i := range x.attrs {
		if string(x.attrs[i].name) == name && len(x.attrs[i].prefix) == 0 {
			return x.attrs[i].value
		}
	}
	return nil
}

// flag reads a boolean attribute.
func (x *xmlReader) flag(name string) bool {
	v := string(x.attr(name))
	return v == "1" || v == "true" || v == "on"
}

// depth counts the open elements, the current one included.
func (x *xmlReader) depth() int { return len(x.stack) }

// skip reads to the end of the element that was just started.
func (x *xmlReader) skip() error {
	for d := len(x.stack) - 1; len(x.stack) > d; {
		if _, err := x.next(); err != nil {
			return err
		}
	}
	return nil
}
