package look

// The marks of check boxes in a text.

import (
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
)

type mark struct {
	Start, End int
	On         bool
}

// FindMarks finds the boxes in a text: ☒ ☐, [X] [ ] [], (X) ( ), and a lone X
// or check mark at the beginning.
func FindMarks(t string) []mark {
	var out []mark
	for i := 0; i < len(t); {
		r, n := rune(t[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(t[i:])
		}
		switch {
		case r < utf8.RuneSelf && r != '[' && r != '(': // the marks of one character are beyond ASCII
		case strings.ContainsRune(layout.OnMarks, r) && r != utf8.RuneError:
			out = append(out, mark{i, i + n, true})
		case strings.ContainsRune(layout.OffMarks, r):
			out = append(out, mark{i, i + n, false})
		case r == '[' || r == '(':
			close := byte(']')
			if r == '(' {
				close = ')'
			}
			if j := strings.IndexByte(t[i:], close); j > 0 && j <= 6 {
				inner := strings.Trim(t[i+1:i+j], " \u00a0_")
				switch {
				case inner == "":
					out = append(out, mark{i, i + j + 1, false})
				case inner == "X" || inner == "x" || utf8.RuneCountInString(inner) == 1 && strings.Contains(layout.OnMarks, inner) || inner == "*" && r == '[':
					out = append(out, mark{i, i + j + 1, true})
				}
				if len(out) > 0 && out[len(out)-1].Start == i {
					i += j + 1
					continue
				}
			}
		}
		if (r == 'X' || r == 'x') && i+n < len(t) && t[i+n] == ']' && (i == 0 || t[i-1] == ' ') {
			out = append(out, mark{i, i + n + 1, true}) // a mark written over the bracket before it
			n++
		}
		i += n
	}
	// "X Business    Residential": a lone X before an answer
	if len(out) == 0 {
		if len(t) > 2 && (t[0] == 'X' || t[0] == 'x') && t[1] == ' ' {
			if m, ok := labels.LOA().Exact(t[2:]); ok && Answers(m.Target) {
				out = append(out, mark{0, 1, true})
			}
		}
	}
	return out
}
