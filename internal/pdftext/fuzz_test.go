package pdftext

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	"github.com/portcheck/portcheck/internal/page"
)

// small are limits under which a fuzzed input cannot take long.
func small() Limits {
	l := DefaultLimits()
	l.StreamBytes, l.TotalBytes, l.Operators, l.Glyphs, l.Forms, l.Pages = 1<<20, 4<<20, 50_000, 20_000, 200, 20
	return l
}

// quick fails the test if reading takes longer than any document may.
func quick(t *testing.T, start time.Time) {
	t.Helper()
	if d := time.Since(start); d > 10*time.Second { // two where nothing else runs
		t.Errorf("took %v", d)
	}
}

// check holds what every page must be, whatever it was read from.
func check(t *testing.T, doc *page.Document) {
	t.Helper()
	if doc == nil {
		t.Fatal("no document")
	}
	for _, p := range doc.Pages {
		for _, w := range p.Words {
			if w.Text == "" || !utf8.ValidString(w.Text) {
				t.Errorf("word %q", w.Text)
			}
			if w.Box[0] > w.Box[2] || w.Box[1] > w.Box[3] || w.Row == 0 {
				t.Errorf("word %q: %+v", w.Text, w)
			}
		}
		p.Text()
		p.Cells()
		p.Blocks()
	}
	for _, p := range doc.Problems {
		if p.Code == "" || p.Message == "" {
			t.Errorf("problem %+v", p)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(onePage("BT /F1 12 Tf 72 700 Td (Acme Widgets) Tj ET", "", helvetica))
	f.Add(form("6 0 R", "6 0 R", "<<"+at+"/FT /Tx /T (a) /V (x)>>"))
	for _, dir := range []string{"pdf", "loa"} {
		files, _ := filepath.Glob(filepath.Join(corpusDir, dir, "*.pdf"))
		for _, name := range files {
			if b, err := os.ReadFile(name); err == nil && len(b) < 20_000 {
				f.Add(b)
			}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		start := time.Now()
		doc, _ := Read(ctx, data, small())
		check(t, doc)
		quick(t, start)
	})
}

func FuzzContent(f *testing.F) {
	f.Add([]byte("BT /F1 12 Tf 72 700 Td (Acme) Tj [(a) -20 <42>] TJ T* (b) ' 1 2 (c) \" ET"))
	f.Add([]byte("q 1 0 0 1 5 5 cm 0 0 10 10 re W n 1 1 m 5 5 l 1 2 3 4 5 6 c h B* Q BI /W 1 ID x EI /X Do"))
	f.Add([]byte("/Span <</ActualText (x)>> BDC BT /F1 9 Tf (y) Tj ET EMC 3 Tr 4 Tc 5 Tw 60 Tz 2 Ts"))
	f.Fuzz(func(t *testing.T, content []byte) {
		start := time.Now()
		doc, _ := Read(context.Background(), onePage(string(content), "/Rotate 90", helvetica), small())
		check(t, doc)
		quick(t, start)
	})
}

func FuzzCMap(f *testing.F) {
	f.Add([]byte("begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <01> <0041> endbfchar 2 beginbfrange <02> <05> <0061> <06> <07> [<0062> /x] endbfrange endcmap"), []byte{1, 2, 3})
	f.Add([]byte("/H usecmap 1 begincidrange <0000> <ffff> 0 endcidrange 1 begincidchar <8140> 5 endcidchar /WMode 1 def"), []byte{0x81, 0x40})
	fl := &file{ctx: context.Background()}
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
		quick(t, start)
	})
}

func FuzzStrings(f *testing.F) {
	f.Add(`a\(b\)\\\101\r\n`, []byte("\xfe\xff\x00O"))
	f.Add(`\8\1\12\123\1234`, []byte("\xff\xfeO\x00\x1b"))
	f.Fuzz(func(t *testing.T, literal string, b []byte) {
		unescape(literal)
		unhex(literal)
		for _, s := range []string{decodeText(b), nameText(string(b)), utf16Text(b)} {
			if !utf8.ValidString(s) {
				t.Errorf("%q", s)
			}
		}
		if s, ok := glyphText(literal); ok && !utf8.ValidString(s) {
			t.Errorf("%q", s)
		}
		l := lexer{b: b}
		for range len(b) + 1 {
			if l.next().kind == tokEnd {
				return
			}
		}
		t.Error("the lexer does not end")
	})
}

func FuzzForm(f *testing.F) {
	f.Add("/FT /Tx /T (a) /V (x)", "/Parent 6 0 R /T (b)", "/Kids [6 0 R 7 0 R]")
	f.Add("/FT /Ch /Ff 131072 /T <FEFF0041> /Opt [[(Y) (Yes)] (n)] /V [(Y)]", "/FT /Btn /AS /On /AP <</N <</On 4 0 R>>>>", "/FT /Sig /V <</Contents <00>>>")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		start := time.Now()
		ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		doc, _ := Read(ctx, form("6 0 R 7 0 R 8 0 R", "6 0 R 8 0 R", "<<"+at+a+">>", "<<"+at+b+">>", "<<"+at+c+">>"), small())
		check(t, doc)
		quick(t, start)
	})
}

func FuzzFontPrograms(f *testing.F) {
	f.Add([]byte("%!PS-AdobeFont-1.0\n/Encoding 256 array dup 65 /A put readonly def eexec"))
	f.Add([]byte("\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00cmap\x00\x00\x00\x00\x00\x00\x00\x1c\x00\x00\x00\x10"))
	f.Add([]byte("\x01\x00\x04\x01\x00\x01\x01\x01\x02A\x00\x01\x01\x01\x03\x8b\x11\x00\x00"))
	for _, name := range []string{"pdf/pdfminer-f1040nr.pdf", "pdf/pdfjs-form_two_pages.pdf"} {
		if b, err := os.ReadFile(filepath.Join(corpusDir, name)); err == nil {
			if x, err := parse(context.Background(), b, DefaultLimits()); err == nil {
				for nr, e := range x.x.Table {
					if d, ok := e.Object.(types.Dict); ok && nr < 2000 {
						if p := x.program(d); len(p) > 0 && len(p) < 8000 {
							f.Add(p)
						}
					}
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
		quick(t, start)
	})
}
