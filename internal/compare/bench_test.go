package compare

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// BenchmarkTexts measures a usual name, and two texts of the most words that
// are aligned, all of them different.
func BenchmarkTexts(b *testing.B) {
	b.Run("name", func(b *testing.B) {
		for b.Loop() {
			Texts("Acme Widgets International, Incorporated", "ACME WIDGETS INTL INC.", BusinessName, 25)
		}
	})
	r := rand.New(rand.NewPCG(1, 1))
	long := func() string {
		var s strings.Builder
		for range maxWords {
			for range 3 + r.IntN(8) {
				s.WriteByte(byte('a' + r.IntN(26)))
			}
			s.WriteByte(' ')
		}
		return s.String()
	}
	x, y := long(), long()
	b.Run("long", func(b *testing.B) {
		for b.Loop() {
			Texts(x, y, BusinessName, 25)
		}
	})
}
