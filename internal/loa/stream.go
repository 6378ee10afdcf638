package loa

// The running text of a page, form fields among its words, and what of it was
// filled in.

import (
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
)

// inked is one word of a page's running text.
type inked struct {
	word   *page.Word
	widget *form.Piece
	rect   page.Rect
	filled bool
	blank  bool
	line   int
}

// stream is the page's words, fields among them, in reading order.
func (r *reader) stream(s *layout.Sheet) []inked {
	rows := layout.Lines(s.Words)
	fields := map[int][]*form.Piece{}
	for _, p := range r.form.PiecesOf[s] {
		if p.Widget != nil && p.Widget.Type != page.CheckBox && p.Widget.Type != page.RadioButton && p.Rect.Height() < 30 {
			if n := rowOf(rows, p.Rect); n >= 0 {
				fields[n] = append(fields[n], p)
			}
		}
	}
	out := make([]inked, 0, len(s.Words)+len(fields))
	for n, row := range rows {
		from := len(out)
		typed := behindColon(row)
		for i, w := range row {
			out = append(out, inked{word: w, rect: w.Upright, blank: w.Blank, filled: i >= typed && !w.Blank, line: n})
		}
		for _, p := range fields[n] {
			out = append(out, inked{widget: p, rect: p.Rect, filled: p.Text != "" && !p.Placeholder, blank: p.Text == "" || p.Placeholder, line: n})
		}
		if ws := out[from:]; len(fields[n]) > 0 {
			sort.SliceStable(ws, func(i, j int) bool { return ws[i].rect.X0 < ws[j].rect.X0 })
		}
	}
	for i := range out {
		w := out[i].word
		if w == nil || w.Blank {
			continue
		}
		out[i].filled = out[i].filled || s.OnBlank(w.Upright) || s.Typed[w]
		if i > 0 && out[i-1].filled && out[i-1].line+1 == out[i].line && !out[i].filled {
			out[i].filled = s.Underlined(w.Upright) // the short end of what the line before holds
		}
	}
	return out
}

// behindColon is the word of a line behind the colon that ends what the form prints
// there, where all that follows is in other type; the line's length where nothing is.
func behindColon(row []*page.Word) int {
	for k := len(row) - 2; k >= 3; k-- {
		if !strings.HasSuffix(row[k].Text, ":") {
			continue
		}
		for _, w := range row[k+1:] {
			if w.Font == row[k].Font || w.Font == "" {
				return len(row)
			}
		}
		return k + 1
	}
	return len(row)
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

// runText is what a run holds, in one line.
func runText(run []inked) string {
	var out []string
	for _, w := range run {
		switch {
		case w.widget != nil:
			out = append(out, w.widget.Text)
		case w.word != nil:
			out = append(out, w.word.Text)
		}
	}
	return strings.Trim(strings.Join(out, " "), " ,.;")
}

// runPieces makes pieces of a run, one for each line of it.
func (r *reader) runPieces(s *layout.Sheet, run []inked) []*form.Piece {
	var out []*form.Piece
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
func (r *reader) wordPieces(s *layout.Sheet, a, b *page.Word) []*form.Piece {
	var out []*form.Piece
	on := false
	for _, g := range s.Segments {
		from, to := -1, -1
		for i, w := range g.Words {
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
			out = append(out, r.form.NewPiece(s, g.Slice(g.At[from], g.At[to]+len(g.Words[to].Text))))
		}
		if !on && len(out) > 0 {
			break
		}
	}
	return out
}

// takenAlready tells whether a label has the words as its value.
func (r *reader) takenAlready(s *layout.Sheet, run []inked) bool {
	for _, p := range r.form.PiecesOf[s] {
		if p.Free() {
			continue
		}
		for _, w := range run {
			if w.widget == p || w.word != nil && p.Widget == nil && p.Rect.Holds(w.rect) {
				return true
			}
		}
	}
	for _, l := range r.form.LabelsOf[s] {
		if look.ListHead(l.Target) && l.Seg != nil && (len(l.Seg.Words) > 6 || look.Small(l.Text)) {
			continue // the end of a sentence that announces the list
		}
		for _, w := range run {
			if w.word != nil && l.Rect.Holds(w.rect) {
				return true // an underlined label
			}
		}
	}
	return false
}

// behindLabel tells whether a filled-in word begins what stands behind a label of its own,
// in another column: "Ring-to number | 217-555-0100" is no sentence.
func (r *reader) behindLabel(s *layout.Sheet, first inked) bool {
	if first.word == nil {
		return false
	}
	for _, g := range s.Segments {
		if g.Words[0] != first.word {
			continue
		}
		return slices.ContainsFunc(r.form.LabelsOf[s], func(l *form.Label) bool {
			return l.Bare && l.Seg != g && l.Text == l.Seg.Text && layout.SameLine(l.Rect, g.Rect) && l.Rect.X1 < g.Rect.X0
		})
	}
	return false
}
