package layout

import (
	"slices"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
)

// spread is a text with a character every so many points, as the fields of a comb show
// it when they are printed; tight leaves so many of its first words in one piece.
func spread(x, y, pitch float64, text string, tight int) []*page.Word {
	var out []*page.Word
	var last *page.Word
	n := 0
	for i, c := range text {
		at := x + pitch*float64(i)
		if c == ' ' {
			n++
			last = nil
			continue
		}
		w := word(at+2, y, string(c))
		w.Gap, w.Jump = " ", pitch-5
		if n < tight && last != nil {
			last.Text += string(c)
			last.Upright = last.Upright.Union(w.Upright)
			continue
		}
		last = w
		out = append(out, w)
	}
	return out
}

func TestSpread(t *testing.T) {
	typed := spread(50, 60, 10, "A B C D", 0) // with blanks between
	for _, w := range typed {
		w.Jump = 0
	}
	uneven := spread(50, 60, 12, "NESW", 0)
	uneven[2].Upright.X0 += 6
	uneven[2].Upright.X1 += 6
	for name, test := range map[string]struct {
		words []*page.Word
		box   bool
		want  string // "" where they stay apart
	}{
		"digits":                    {spread(50, 60, 14, "2625550180", 0), true, "2625550180"},
		"words":                     {spread(50, 60, 14, "N104 Donges Bay Rd", 0), true, "N104 Donges Bay Rd"},
		"some words whole":          {spread(50, 60, 9, "5 Harvest Moon Ct", 3), true, "5 Harvest Moon Ct"},
		"two letters alone":         {spread(50, 60, 14, "KY", 0), true, ""},
		"letters with blanks":       {typed, true, ""},
		"letters not evenly spaced": {uneven, true, ""},
		"no box around":             {spread(50, 60, 14, "KENT", 0), false, ""},
	} {
		p := paper(test.words...)
		if test.box {
			p.Rules = frame(48, 46, 400, 64)
		}
		s := New(p)
		if joined := len(s.Words) == 1; joined != (test.want != "") || joined && s.Segments[0].Text != test.want {
			t.Errorf("%s: %q, want %q", name, texts(s), test.want)
		}
	}
	// beside another field of the same comb two letters are enough
	p := paper(append(spread(50, 60, 14, "53097", 0), spread(300, 60, 14, "WI", 0)...)...)
	p.Rules = append(frame(48, 46, 200, 64), frame(298, 46, 340, 64)...)
	if got := texts(New(p)); !slices.Equal(got, []string{"53097", "WI"}) {
		t.Errorf("%q", got)
	}
}
