package layout

import (
	"testing"

	"github.com/portcheck/portcheck/internal/page"
)

// The rows of a table whose right side is not drawn get one; lines to write on, and tables
// that have all of their sides, get nothing.
func TestClosings(t *testing.T) {
	level := func(x0, x1 float64, ys ...float64) (out []page.Rule) {
		for _, y := range ys {
			out = append(out, page.Rule{X0: x0, Y0: y, X1: x1, Y1: y})
		}
		return out
	}
	upright := func(y0, y1 float64, xs ...float64) (out []page.Rule) {
		for _, x := range xs {
			out = append(out, page.Rule{X0: x, Y0: y0, X1: x, Y1: y1})
		}
		return out
	}
	rows := level(48, 566, 60, 80, 100, 120)
	for _, tt := range []struct {
		name  string
		rules []page.Rule
		want  int // right sides, of rows
	}{
		{"open at the right", append(upright(60, 120, 48, 178, 438), rows...), 3},
		{"closed", append(upright(60, 120, 48, 178, 566), rows...), 0},
		{"lines without columns", append(upright(60, 120, 48), rows...), 0},
		{"one row alone", append(upright(60, 80, 48, 178), level(48, 566, 60, 80)...), 0},
		{"a narrow rest", append(upright(60, 120, 48, 178, 550), rows...), 0},
	} {
		if got := closings(tt.rules); len(got) != tt.want {
			t.Errorf("%s: %d right sides, want %d: %v", tt.name, len(got), tt.want, got)
		}
	}
	rules := append(upright(60, 120, 48, 178, 438), rows...)
	if got := len(findCells(append(rules, closings(rules)...))); got != 9 {
		t.Errorf("%d cells, want 9", got)
	}
}
