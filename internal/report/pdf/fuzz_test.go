package pdf

import (
	"context"
	"errors"
	"testing"
	"time"

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
