package html

import (
	"testing"

	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/reporttest"
)

func BenchmarkSmall(b *testing.B) { bench(b, reporttest.Many()) }
func BenchmarkLarge(b *testing.B) { bench(b, reporttest.Large(5000, 80)) }

func bench(b *testing.B, m *report.Model) {
	for b.Loop() {
		if _, err := Render(m); err != nil {
			b.Fatal(err)
		}
	}
}
