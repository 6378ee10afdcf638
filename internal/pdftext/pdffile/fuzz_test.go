package pdffile

import (
	"testing"
	"unicode/utf8"
)

func FuzzStrings(f *testing.F) {
	f.Add(`a\(b\)\\\101\r\n`, []byte("\xfe\xff\x00O"))
	f.Add(`\8\1\12\123\1234`, []byte("\xff\xfeO\x00\x1b"))
	f.Fuzz(func(t *testing.T, literal string, b []byte) {
		unescape(literal)
		unhex(literal)
		if s := DecodeText(b); !utf8.ValidString(s) {
			t.Errorf("%q", s)
		}
		l := Lexer{Source: b}
		for range len(b) + 1 {
			if l.Next().Kind == TokEnd {
				return
			}
		}
		t.Error("the lexer does not end")
	})
}
