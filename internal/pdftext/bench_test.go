package pdftext

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

func BenchmarkRead(b *testing.B) {
	for _, name := range names(corpus(b)) {
		data, err := os.ReadFile(filepath.Join(corpusDir, name))
		if err != nil || filepath.Dir(name) != "loa" && len(data) < 200_000 {
			continue
		}
		b.Run(base(name), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if doc, err := Read(context.Background(), data, DefaultLimits()); err != nil || len(doc.Pages) == 0 {
					b.Fatal(err, doc.Problems)
				}
			}
		})
	}
}
