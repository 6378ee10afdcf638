package paged

import (
	"strings"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/sheet"
)

// text is a text file as its reader gives it, a cell a line.
func text(lines ...string) *sheet.Sheet {
	s := &sheet.Sheet{TextFile: true}
	for i, l := range lines {
		if l != "" {
			s.Rows = append(s.Rows, sheet.Row{Index: i + 1, Cells: []sheet.Cell{{Text: l, Col: 1, Line: int32(i + 1), Column: 1}}})
		}
	}
	return s
}

func TestRulers(t *testing.T) {
	for _, tt := range []struct {
		name  string
		lines []string
		want  string // for each row: whether it is cut by a ruler
	}{
		{"headings above and rows below", []string{"TN  ST NAME", "--- -- ----", "309 A  Peach", "", "Account 5"}, "xxx-"},
		{"gaps tell as well", []string{"TN   ST   NAME", "---  --   ----", "309  A    Peach"}, "---"},
		{"an ornament", []string{"- - - - -", "a b c d e"}, "--"},
		{"a word across a column", []string{"--- -- ----", "309 A  Peach", "Grand total 1"}, "xx-"},
	} {
		s := text(tt.lines...)
		got := strings.Repeat("-", len(s.Rows))
		for i, r := range rulers(s) {
			if r != nil {
				got = got[:i] + "x" + got[i+1:]
			}
		}
		if got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestManyRulers(t *testing.T) {
	lines := make([]string, 100_000)
	for i := range lines {
		lines[i] = "-- - - -- --"
	}
	began := time.Now()
	rulers(text(lines...))
	if d := time.Since(began); d > 5*time.Second {
		t.Errorf("%v for rulers below each other", d)
	}
}
