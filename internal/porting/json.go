package porting

// JSON that can be shown anywhere.

import (
	"fmt"
	"io"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// PlainJSON passes on JSON in which every character that steers whoever shows it
// (the controls above ASCII, directional marks, what cannot be seen) is written as
// an escape, \u202e: the same value to every parser, and nothing to a terminal or
// an editor. Each Write has to end between two characters, as json.Encoder's do.
func PlainJSON(w io.Writer) io.Writer { return plainJSON{w} }

type plainJSON struct{ w io.Writer }

func (p plainJSON) Write(data []byte) (int, error) {
	if _, err := p.w.Write(EscapeJSON(data)); err != nil {
		return 0, err
	}
	return len(data), nil
}

// EscapeJSON is what PlainJSON passes on: data itself where there is nothing to do.
func EscapeJSON(data []byte) []byte {
	var out []byte
	from := 0
	for i := 0; i < len(data); {
		if data[i] < 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == 0x7f || r > 0x7f && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp) {
			out = append(out, data[from:i]...)
			if r > 0xffff {
				hi, lo := utf16.EncodeRune(r)
				out = fmt.Appendf(out, `\u%04x\u%04x`, hi, lo)
			} else {
				out = fmt.Appendf(out, `\u%04x`, r)
			}
			from = i + n
		}
		i += n
	}
	if out == nil {
		return data
	}
	return append(out, data[from:]...)
}
