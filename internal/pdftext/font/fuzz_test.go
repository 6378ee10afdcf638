package font

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/portcheck/portcheck/internal/pdftest"
	"github.com/portcheck/portcheck/internal/pdftext/pdffile"
)

func FuzzCMap(f *testing.F) {
	f.Add([]byte("begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <01> <0041> endbfchar 2 beginbfrange <02> <05> <0061> <06> <07> [<0062> /x] endbfrange endcmap"), []byte{1, 2, 3})
	f.Add([]byte("/H usecmap 1 begincidrange <0000> <ffff> 0 endcidrange 1 begincidchar <8140> 5 endcidchar /WMode 1 def"), []byte{0x81, 0x40})
	fl := New(nil)
	f.Fuzz(func(t *testing.T, data, codes []byte) {
		start := time.Now()
		m := parseCMap(data, fl.predefined, func() bool { return false })
		for len(codes) > 0 {
			code, n := m.next(codes)
			if n < 1 || n > len(codes) {
				t.Fatalf("took %d of %d bytes", n, len(codes))
			}
			m.cid(code, n)
			if s, _ := m.unicode(code, n); !utf8.ValidString(s) {
				t.Errorf("%q", s)
			}
			codes = codes[n:]
		}
		pdftest.Quick(t, start)
	})
}

func FuzzGlyphNames(f *testing.F) {
	f.Add("uni00E9_f_i.sc", []byte("\x00O\xd8\x3d"))
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		if s, ok := glyphText(name); ok && !utf8.ValidString(s) {
			t.Errorf("%q", s)
		}
		if s := utf16Text(b); !utf8.ValidString(s) {
			t.Errorf("%q", s)
		}
	})
}

func FuzzFontPrograms(f *testing.F) {
	f.Add([]byte("%!PS-AdobeFont-1.0\n/Encoding 256 array dup 65 /A put readonly def eexec"))
	f.Add([]byte("\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00cmap\x00\x00\x00\x00\x00\x00\x00\x1c\x00\x00\x00\x10"))
	f.Add([]byte("\x01\x00\x04\x01\x00\x01\x01\x01\x02A\x00\x01\x01\x01\x03\x8b\x11\x00\x00"))
	for _, name := range []string{"pdf/pdfminer-f1040nr.pdf", "pdf/pdfjs-form_two_pages.pdf"} {
		b, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "shared", "corpus", name))
		if err != nil {
			continue
		}
		file, err := pdffile.Open(context.Background(), b, pdffile.DefaultLimits())
		if err != nil {
			continue
		}
		for nr := range 2000 {
			if d := file.Dict(*types.NewIndirectRef(nr, 0)); d != nil {
				if p := New(file).program(d); len(p) > 0 && len(p) < 8000 {
					f.Add(p)
				}
			}
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		start := time.Now()
		if e, ok := type1Encoding(b); ok && e == nil {
			t.Error("no encoding")
		}
		parseCFF(b)
		if s := parseSfnt(b); s != nil {
			e := s.simple()
			for c := range 256 {
				if !utf8.ValidString(e.text[c]) {
					t.Errorf("%q", e.text[c])
				}
			}
			s.character(5)
			e.byName("g5")
		}
		pdftest.Quick(t, start)
	})
}
