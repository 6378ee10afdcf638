package intake

import (
	"os"
	"path/filepath"
	"testing"
)

// What one paper costs, from bytes to record.
func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"missing-suite/loa.pdf", "name-punctuation/loa.pdf", "clean/loa.pdf", "missing-suite/csr.xlsx", "transposed-account/csr.csv"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "cases", name))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Read(b.Context(), name, data, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
