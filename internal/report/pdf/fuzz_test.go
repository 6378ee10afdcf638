package pdf

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/reporttest"
)

// Whatever the file: it is marked, in a file that can be taken apart again, or
// the error says that it cannot be.
func FuzzMark(f *testing.F) {
	m := reporttest.Many()
	f.Add(modelLetter(f, m, 90))
	form, err := Corrected(m)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(form)
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids[2 0 R 3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		got, err := Mark(ctx, data, m)
		if err != nil {
			if !errors.Is(err, ErrPDF) {
				t.Fatal(err)
			}
			return
		}
		s, err := open(ctx, got)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		if len(s.pages()) < 2 {
			t.Fatalf("%d pages", len(s.pages()))
		}
		if _, err := CorrectedOwn(ctx, data, m); err != nil && !errors.Is(err, ErrPDF) && !errors.Is(err, ErrNotFillable) {
			t.Fatal(err)
		}
	})
}

// Whatever a page's content: the eraser comes to an end, and what it leaves has
// no more of it than before.
func FuzzErase(f *testing.F) {
	f.Add([]byte(pen), 240.0, 200.0)
	f.Add([]byte("q 1 0 0 1 9 9 cm BI /W 1 /H 1 ID x EI Q [(a) <41> /N << /A [ >> ] TJ /Sign Do % comment\n(un(closed"), 0.0, 0.0)
	f.Add([]byte("W n ' \" 1 2 re f* } ) ] >> -- 1e999 0 0 0 0 0 cm 0 0 m 1 1 l S"), 1.0, 1.0)
	f.Fuzz(func(t *testing.T, content []byte, x, y float64) {
		e := eraser{s: &source{}, around: porting.Box{x, y, x + 90, y + 30}, gone: nothing}
		if out, ok := e.run(content); ok && len(out) > len(content)+1 {
			t.Fatalf("%d bytes became %d", len(content), len(out))
		}
	})
}
