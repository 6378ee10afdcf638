package layout

// Tables drawn with characters: "| Name | Acme |" between lines of "+------+".

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/page"
)

// drawnRules makes ruling lines of the words of a page that draw a table, and takes
// those words out. There have to be several of both kinds.
func (s *Sheet) drawnRules() []page.Rule {
	bars, lines := 0, 0
	for _, w := range s.Words {
		switch {
		case isBar(w.Text):
			bars++
		case isLine(w.Text):
			lines++
		}
	}
	if bars < 4 || lines < 2 {
		return nil
	}
	var out []page.Rule
	kept := make([]*page.Word, 0, len(s.Words))
	for _, w := range s.Words {
		u := w.Upright
		h := math.Max(u.Height(), 6)
		switch {
		case isBar(w.Text):
			out = append(out, page.Rule{X0: u.MidX(), Y0: u.Y0 - 0.9*h, X1: u.MidX(), Y1: u.Y1 + 0.9*h, Width: 1})
		case isLine(w.Text):
			// from the middle of the first character to that of the last
			half := 0.5 * u.Width() / float64(len([]rune(w.Text)))
			out = append(out, page.Rule{X0: u.X0 + half, Y0: u.MidY(), X1: u.X1 - half, Y1: u.MidY(), Width: 1})
		default:
			kept = append(kept, w)
		}
	}
	s.Words = kept
	return out
}

func isBar(t string) bool { return t == "|" || t == "│" || t == "║" || t == "┃" }

// isLine tells whether a word draws a line across: "+-----+----+", "├────┤".
func isLine(t string) bool {
	return len(t) > 4 && strings.Trim(t, "+-=─═┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬━") == "" && strings.ContainsAny(t, "+┌└├╔╚╠")
}
