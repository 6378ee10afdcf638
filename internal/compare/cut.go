package compare

// Texts that an order system has cut off.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
)

// truncated tells whether a is the beginning of b, cut at n characters.
func truncated(a, b []cluster, k Kind, n int) (Diff, bool) {
	if n <= 0 || len(a) >= len(b) || len(a) != n && len(a) != n-1 {
		return Diff{}, false
	}
	var want, got strings.Builder
	for _, c := range a {
		want.WriteString(c.fold)
	}
	cut := 0
	for cut < len(b) && got.Len() < want.Len() {
		got.WriteString(b[cut].fold)
		cut++
	}
	if want.String() != got.String() || want.Len() == 0 {
		return Diff{}, false
	}
	// Marks at the end of a are compared with those behind the cut.
	for k := len(a); k > 0 && a[k-1].kind != letter && cut < len(b) && b[cut].text == a[k-1].text; k-- {
		cut++
	}
	rest := b[cut:]
	if len(words(rest)) == 0 {
		return Diff{}, false
	}
	if len(a) == n-1 && (cut >= len(b) || b[cut].kind != blank) {
		return Diff{}, false // only a blank at the cut is trimmed away
	}
	d := diff(a, b[:cut], k)
	for _, c := range d.Differences {
		if class(c) > class(porting.Lookalike) {
			return Diff{}, false
		}
	}
	d.Edits = append(d.Edits, porting.Edit{Op: porting.Insert, CSR: join2(rest), Class: porting.Truncated})
	d.Differences = append(d.Differences, porting.Truncated)
	return d, true
}
