package sheet

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// flat writes what a reader saw: tags, attributes and text.
func flat(s string, chunk bool) (string, error) {
	var r io.Reader = strings.NewReader(s)
	if chunk {
		r = iotest.OneByteReader(r)
	}
	x, err := newXMLReader(r, 1<<20)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for {
		k, err := x.next()
		if err != nil {
			return "", err
		}
		switch k {
		case tokEOF:
			return b.String(), nil
		case tokStart:
			b.WriteString("<" + string(x.name))
			for _, a := range x.attrs {
				b.WriteString(" " + string(a.name) + "=" + string(a.value))
			}
			b.WriteString(">")
		case tokEnd:
			b.WriteString("</>")
		case tokText:
			b.Write(x.text)
		}
	}
}

func TestXML(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"<a/>", "<a></>"},
		{"\uFEFF<?xml version='1.0'?>\n<!-- c -->\n<a b='1' c=\"x&amp;y\">t &lt;&#65;&#x42;<![CDATA[<&]]></a >\n", "<a b=1 c=x&y>t <AB<&</>"},
		{"<x:a xmlns:x='u'><x:b/>\r\nq\rz</x:a>", "<a x=u><b></>\nq\nz</>"},
		{"<a b = '>' />", "<a b=>></>"},
	} {
		for _, chunk := range []bool{false, true} {
			got, err := flat(c.in, chunk)
			if err != nil || got != c.want {
				t.Errorf("%q is %q, %v; want %q", c.in, got, err, c.want)
			}
		}
	}
	for _, in := range []string{"", " ", "<a>", "<a></b>", "<a/><b/>", "x<a/>", "<a/>x", "<a b/>", "<a b=1/>", "<a b='1' b='2'/>", "<a>&x;</a>", "<a>&#0;</a>", "<a>\x01</a>", "<a>]]></a>",
		"<!DOCTYPE a><a/>", "<a><!ENTITY></a>", "<a b='<'/>", "<a", "<a>&amp</a>", "<1/>", "<a>\xff</a>", "<![CDATA[x]]>", "<a><![CDATA[x", "<a><!-- ", "<?xml version='1.0' encoding='ebcdic'?><a/>"} {
		for _, chunk := range []bool{false, true} {
			if got, err := flat(in, chunk); err == nil {
				t.Errorf("%q was read as %q", in, got)
			}
		}
	}
}

// What is read is what the standard library reads, wherever both accept it.
func FuzzXML(f *testing.F) {
	for _, s := range []string{"<a/>", "<a b='1'>t&amp;<c/>\r\n</a>", "<a><![CDATA[x]]></a>", "<a>&#65;</a>", "<x:a xmlns:x='u'/>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 1<<16 || strings.Contains(s, "encoding") || strings.HasPrefix(s, "\xff") || strings.HasPrefix(s, "\xfe") || strings.Contains(s, "\x00") {
			return
		}
		got, err := flat(s, false)
		if again, err2 := flat(s, true); again != got || (err == nil) != (err2 == nil) {
			t.Fatalf("%q: %q %v whole, %q %v in pieces", s, got, err, again, err2)
		}
		if err != nil {
			return
		}
		var b strings.Builder
		dec := xml.NewDecoder(strings.NewReader(s))
		for {
			tok, err := dec.RawToken()
			if err != nil {
				if err != io.EOF {
					return // encoding/xml is stricter in some names
				}
				break
			}
			switch v := tok.(type) {
			case xml.StartElement:
				b.WriteString("<" + v.Name.Local)
				for _, a := range v.Attr {
					b.WriteString(" " + a.Name.Local + "=" + a.Value)
				}
				b.WriteString(">")
			case xml.EndElement:
				b.WriteString("</>")
			case xml.CharData:
				b.Write(v)
			}
		}
		want := b.String()
		if i := strings.IndexByte(want, '<'); i > 0 {
			want = want[i:]
		}
		if i := strings.LastIndexByte(want, '>'); i >= 0 {
			want = want[:i+1]
		}
		norm := strings.NewReplacer("\r\n", "\n", "\r", "\n")
		if norm.Replace(got) != norm.Replace(want) {
			t.Fatalf("%q is %q, the standard library has %q", s, got, want)
		}
	})
}
