package form

// Raised digits behind labels: "Account Number⁴:".

import (
	"strings"

	"github.com/portcheck/portcheck/internal/layout"
)

// footnoted makes stars of the small raised digits behind labels, which lead to notes at
// the foot of the page.
func (f *Form) footnoted(s *layout.Sheet) {
	for _, g := range s.Segments {
		for k := 1; k < len(g.Words); k++ {
			a, b := g.Words[k-1], g.Words[k]
			n := len(b.Text) - len(strings.TrimLeft(b.Text, "0123456789"))
			if n == 0 || n > 2 || strings.Trim(b.Text[n:], ":") != "" || b.Text[n:] == "" && k+1 < len(g.Words) && g.Words[k+1].Text[0] != ':' {
				continue
			}
			if h := a.Upright.Height(); b.Upright.X0-a.Upright.X1 > 0.12*h || b.Upright.Y0 > a.Upright.Y0-0.08*h {
				continue
			}
			head, at := g.Text[:g.At[k-1]+len(a.Text)], g.At[k]
			for _, m := range f.Vocabulary.All(head) {
				if m.End == len(head) {
					g.Text = g.Text[:at] + "**"[:n] + g.Text[at+n:]
				}
			}
		}
	}
}
