package gather

// Secrets in what nothing was made of: they are listed masked.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/porting"
)

// guarded masks the digits behind the name of a secret in a text that nothing was made
// of: "The PIN is 8841."
func guarded(text string) string {
	low := strings.ToLower(text)
	for _, w := range []string{"pin", "passcode", "password", "pass code", "ssn", "social security"} {
		i := strings.Index(low, w)
		if i < 0 || len(low) != len(text) || i > 0 && cells.IsLetter(text[i-1]) || i+len(w) < len(text) && cells.IsLetter(text[i+len(w)]) {
			continue
		}
		b := strings.Builder{}
		b.WriteString(text[:i+len(w)])
		for _, f := range strings.SplitAfter(text[i+len(w):], " ") {
			if n := cells.Digits(f); n >= 3 && n <= 9 && !strings.ContainsAny(f, "/") {
				f = porting.Mask(f)
			}
			b.WriteString(f)
		}
		return b.String()
	}
	return text
}

// Secretless keeps a secret's value out of the list of unused values.
func Secretless(n porting.Name, text string) string {
	if porting.IsSecret(n) {
		return porting.Mask(text)
	}
	return text
}
