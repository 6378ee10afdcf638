package loa

// The running text of a page, form fields among its words, and what of it was
// filled in.

import (
	"math"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/page"
)

// inked is one word of a page's running text.
type inked struct {
	word   *page.Word
	widget *piece
	rect   page.Rect
	filled bool
	blank  bool
	line   int
}

// stream is the page's words, fields among them, in reading order.
func (r *reader) stream(s *sheet) []inked {
	rows := lines(s.words)
	fields := map[int][]*piece{}
	for _, p := range r.pieceOf[s] {
		if p.widget != nil && p.widget.Type != page.CheckBox && p.widget.Type != page.RadioButton && p.rect.Height() < 30 {
			if n := rowOf(rows, p.rect); n >= 0 {
				fields[n] = append(fields[n], p)
			}
		}
	}
	out := make([]inked, 0, len(s.words)+len(fields))
	for n, row := range rows {
		from := len(out)
		for _, w := range row {
			out = append(out, inked{word: w, rect: w.Upright, blank: w.Blank, line: n})
		}
		for _, p := range fields[n] {
			out = append(out, inked{widget: p, rect: p.rect, filled: p.text != "" && !p.placeholder, blank: p.text == "" || p.placeholder, line: n})
		}
		ws := out[from:]
		sort.SliceStable(ws, func(i, j int) bool { return ws[i].rect.X0 < ws[j].rect.X0 })
	}
	for i := range out {
		w := out[i].word
		if w == nil || w.Blank {
			continue
		}
		out[i].filled = s.onLine(w.Upright)
		if i > 0 && out[i-1].filled && out[i-1].line+1 == out[i].line && !out[i].filled {
			out[i].filled = s.underlined(w.Upright) // the short end of what the line before holds
		}
	}
	return out
}

// rowOf is the line of words that a field stands in: the one that its middle lies
// in, or rather one that it reaches into and that ends in a colon before it; -1 if
// there is none.
func rowOf(rows [][]*page.Word, r page.Rect) int {
	best := -1
	for n, row := range rows {
		y0, y1 := math.Inf(1), math.Inf(-1)
		var left *page.Word
		for _, w := range row {
			u := w.Upright
			y0, y1 = math.Min(y0, u.Y0), math.Max(y1, u.Y1)
			if u.X1 <= r.X0+4 && (left == nil || u.X1 > left.Upright.X1) {
				left = w
			}
		}
		if left != nil && strings.HasSuffix(left.Text, ":") && r.X0-left.Upright.X1 < 40 && math.Min(y1, r.Y1)-math.Max(y0, r.Y0) > 0.5*(y1-y0) {
			return n
		}
		if best < 0 && r.MidY() > y0 && r.MidY() < y1 {
			best = n
		}
	}
	return best
}

// onLine tells whether a word stands on a line to write on, or over underscores.
func (s *sheet) onLine(r page.Rect) bool {
	for _, b := range s.blanks {
		if b.OverlapX(r) > 0.5 && math.Abs(b.MidY()-r.MidY()) < 0.9*math.Max(b.Height(), r.Height()) {
			return true
		}
	}
	for _, u := range s.under {
		if u.X1-u.X0 > 0.85*s.width {
			continue
		}
		over := math.Min(u.X1, r.X1) - math.Max(u.X0, r.X0)
		if over > 0.6*r.Width() && u.Y0 > r.Y1-0.35*r.Height() && u.Y0 < r.Y1+0.4*r.Height() {
			return true
		}
	}
	return false
}

// underlined tells whether a rule, however short, runs under a word.
func (s *sheet) underlined(r page.Rect) bool {
	for _, u := range s.p.Rules {
		if !u.Horizontal() || u.X1-u.X0 > 0.85*s.width {
			continue
		}
		over := math.Min(u.X1, r.X1) - math.Max(u.X0, r.X0)
		if over > 0.6*r.Width() && u.Y0 > r.Y1-0.35*r.Height() && u.Y0 < r.Y1+0.4*r.Height() {
			return true
		}
	}
	return false
}

// runText is what a run holds, in one line.
func runText(run []inked) string {
	var out []string
	for _, w := range run {
		switch {
		case w.widget != nil:
			out = append(out, w.widget.text)
		case w.word != nil:
			out = append(out, w.word.Text)
		}
	}
	return strings.Trim(strings.Join(out, " "), " ,.;")
}

// runPieces makes pieces of a run, one for each line of it.
func (r *reader) runPieces(s *sheet, run []inked) []*piece {
	var out []*piece
	for k := 0; k < len(run); {
		if run[k].widget != nil {
			out = append(out, run[k].widget)
			k++
			continue
		}
		m := k
		for m+1 < len(run) && run[m+1].widget == nil && run[m+1].line == run[k].line {
			m++
		}
		out = append(out, r.wordPieces(s, run[k].word, run[m].word)...)
		k = m + 1
	}
	return out
}

// wordPieces makes a piece of the words from a to b of one line.
func (r *reader) wordPieces(s *sheet, a, b *page.Word) []*piece {
	var out []*piece
	on := false
	for _, g := range s.segments {
		from, to := -1, -1
		for i, w := range g.words {
			if w == a {
				on = true
			}
			if on {
				if from < 0 {
					from = i
				}
				to = i
			}
			if w == b {
				on = false
				break
			}
		}
		if from >= 0 {
			out = append(out, r.newPiece(s, g.slice(g.at[from], g.at[to]+len(g.words[to].Text))))
		}
		if !on && len(out) > 0 {
			break
		}
	}
	return out
}

// takenAlready tells whether a label has the words as its value.
func (r *reader) takenAlready(s *sheet, run []inked) bool {
	for _, p := range r.pieceOf[s] {
		if p.free() {
			continue
		}
		for _, w := range run {
			if w.widget == p || w.word != nil && p.widget == nil && p.rect.Holds(w.rect) {
				return true
			}
		}
	}
	for _, l := range r.labelsOf[s] {
		if listHead(l.target) && l.seg != nil && len(l.seg.words) > 6 {
			continue // the end of a sentence that announces the list
		}
		for _, w := range run {
			if w.word != nil && l.rect.Holds(w.rect) {
				return true // an underlined label
			}
		}
	}
	return false
}
