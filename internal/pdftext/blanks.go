package pdftext

// Blanks to fill in: runs of underscores and leader dots.

import (
	"math"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

type part struct {
	chars []placed
	blank bool
}

// splitBlanks parts runs of three and more underscores, of four and more dots,
// and of two and more ellipses from the letters beside them. Where nothing but
// underscores and date or telephone punctuation stands, and at either end of a
// word ("_KS_"), one underscore is enough.
func splitBlanks(chars []placed) []part {
	if !slices.ContainsFunc(chars, func(c placed) bool { return c.text == "_" || c.text == "." || c.text == "…" || c.text == "·" }) {
		return []part{{chars: chars}}
	}
	min := 3
	if !slices.ContainsFunc(chars, func(c placed) bool { return c.text != "_" && !strings.Contains("/-().,:", c.text) }) {
		min = 1 // nothing else stands there
	}
	var out []part
	start := 0
	for i := 0; i < len(chars); {
		need := 0
		switch chars[i].text {
		case "_":
			need = min
		case ".", "·":
			need = 4
		case "…":
			need = 2
		}
		j := i + 1
		for j < len(chars) && chars[j].text == chars[i].text {
			j++
		}
		if chars[i].text == "_" && (i == 0 && j < len(chars) && !strings.Contains("/-", chars[j].text) || j == len(chars) && i > 0 && !strings.Contains("/-(#:", chars[i-1].text)) {
			need = 1 // at a word's edge: _KS_; but not in __/__
		}
		if need == 0 || j-i < need {
			i = j
			continue
		}
		if start < i {
			out = append(out, part{chars: chars[start:i]})
		}
		out = append(out, part{chars: chars[i:j], blank: true})
		start, i = j, j
	}
	if start < len(chars) {
		out = append(out, part{chars: chars[start:]})
	}
	return out
}

// markLeaders marks leader dots that are set apart: ". . . .".
func markLeaders(words []*page.Word) {
	for i := 0; i < len(words); {
		j := i
		for j < len(words) && strings.Trim(words[j].Text, ".·…") == "" {
			j++
		}
		if j-i >= 3 {
			for _, w := range words[i:j] {
				w.Blank = true
			}
		}
		i = max(j, i+1)
	}
}

func roundBox(b box) porting.Box {
	r := func(v float64) float64 { return math.Round(v*100) / 100 }
	return porting.Box{r(b.x0), r(b.y0), r(b.x1), r(b.y1)}
}

// outside tells whether the middle of a rectangle lies off the page.
func outside(p *page.Page, r page.Rect) bool {
	w, h := p.Size()
	x, y := r.MidX(), r.MidY()
	return x < 0 || y < 0 || x > w || y > h
}
