package pdftext

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/pdftest"
)

// small are limits under which a fuzzed input cannot take long.
func small() Limits {
	l := DefaultLimits()
	l.StreamBytes, l.TotalBytes, l.Operators, l.Glyphs, l.Forms, l.Pages = 1<<20, 4<<20, 50_000, 20_000, 200, 20
	return l
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
		pdftest.Quick(t, start)
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
		pdftest.Quick(t, start)
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
		pdftest.Quick(t, start)
	})
}
