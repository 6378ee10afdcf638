package pdftext

// From drawn characters to words: runs on one base line (rows.go), divided where
// a gap is wide for the font's own blank (gaps.go), fill-in blanks set apart.

import (
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// placed is a character in the coordinates of its direction of reading: u along
// the base line, v across it, downwards.
type placed struct {
	*char
	u0, u1, v float64
	blank     bool
}

// run is a stretch of characters drawn one behind the other.
type run struct {
	angle int // degrees counter-clockwise on the upright page
	chars []placed
	v     float64
	size  float64
	drawn int // which of the page's runs it is, from 1
	// aligned tells that several runs begin where it does: a column.
	aligned bool
}

// piece is a word in the making.
type piece struct {
	run           *run
	chars         []placed
	u0, u1        float64
	before, after []placed // the blanks drawn around it in its run
	merged        bool     // of several runs
}

// row is one base line.
type row struct {
	angle int
	v     float64
	size  float64
	runs  []*run
	// longest is the number of characters of the run that v and size are of.
	longest int
}

// arranger makes words of characters, page after page.
type arranger struct {
	runs   int  // that are left of the document's
	cut    bool // there were more
	placed []placed
	links  []int32
	pieces []piece  // of a row
	order  []*piece // the same from the left
}

// words arranges characters in words, in reading order.
func (a *arranger) words(p *page.Page, chars []char) []*page.Word {
	chars = a.dropOverprints(chars)
	runs := divideRuns(a.makeRuns(p, chars))
	if len(runs) > a.runs {
		a.cut = true
		runs = runs[:a.runs]
	}
	a.runs -= len(runs)
	starts := map[int]int{} // how many runs begin at one place across
	for i, rn := range runs {
		rn.drawn = i + 1
		starts[column(rn)]++
	}
	for _, rn := range runs {
		at := column(rn)
		rn.aligned = starts[at-4]+starts[at]+starts[at+4] > 3
	}
	rows := makeRows(runs)
	var out []*page.Word
	n := 0
	for _, r := range rows {
		words := a.rowWords(p, r)
		if len(words) == 0 {
			continue
		}
		n++
		for _, w := range words {
			w.Row = n
		}
		out = append(out, words...)
	}
	return out
}

// rowWords divides the runs of a row into words, from the left.
func (a *arranger) rowWords(p *page.Page, r *row) []*page.Word {
	chars := 0
	for _, rn := range r.runs {
		chars += len(rn.chars)
	}
	a.pieces, a.order = slices.Grow(a.pieces[:0], chars), a.order[:0]
	for _, rn := range r.runs {
		a.splitRun(rn)
	}
	if len(a.pieces) == 0 {
		return nil
	}
	for i := range a.pieces {
		a.order = append(a.order, &a.pieces[i])
	}
	pieces := a.order
	sort.SliceStable(pieces, func(i, j int) bool { return pieces[i].u0 < pieces[j].u0 })
	var words []*page.Word
	var prev *piece
	for i := 0; i < len(pieces); i++ {
		w := pieces[i]
		gap, jump := "", 0.0
		if prev != nil {
			gap, jump = gapBetween(prev, w)
		}
		// Runs that touch are one word, drawn in parts.
		for gap == "" || prev == nil {
			if i+1 >= len(pieces) {
				break
			}
			n := pieces[i+1]
			if !joins(w, n) {
				break
			}
			if !w.merged {
				own := *w
				own.chars = append(make([]placed, 0, len(w.chars)+len(n.chars)), w.chars...)
				own.merged = true
				w = &own
			}
			w.chars = append(w.chars, n.chars...)
			w.u1 = max(w.u1, n.u1)
			w.after, w.run = n.after, n.run
			i++
		}
		n := len(words)
		words = makeWords(words, p, r, w, gap)
		words[n].Jump = jump
		prev = w
	}
	words[0].Gap, words[0].Jump = "", 0
	markLeaders(words)
	return words
}

// neverMixed are the reasons to be hidden that hold for a whole word: what is
// switched off, or lies under a scan, is no part of the word beside it.
const neverMixed = page.Invisible | page.Covered

// splitRun divides a run at drawn blanks and at wide gaps, and adds its pieces to those
// of its row. There is room for one of each character.
func (a *arranger) splitRun(rn *run) {
	var cur, prev *piece
	var blanks []placed // that stand before the next character
	end := 0            // of the characters of cur in the run, while they stand behind each other
	spacing := letterSpacing(rn.chars)
	for i, c := range rn.chars {
		if c.blank {
			blanks = rn.chars[i-len(blanks) : i+1 : i+1]
			continue
		}
		if len(blanks) > 0 && cur != nil {
			last := cur.chars[len(cur.chars)-1]
			if c.u0-last.u1 > nothing(c.char) || last.u1-last.u0 <= nothing(c.char) {
				cur = nil
			} else {
				blanks = nil // a blank of no width
			}
		}
		if cur != nil {
			last := cur.chars[len(cur.chars)-1]
			wide := 0.0
			if spacing != nil {
				wide = spacing[i]
			}
			if c.u0-last.u1 > wide+wordGap(c.char) || (c.hidden^last.hidden)&neverMixed != 0 {
				cur = nil
			}
		}
		if cur == nil {
			if prev != nil {
				prev.after = blanks
			}
			a.pieces = append(a.pieces, piece{run: rn, u0: c.u0, before: blanks})
			cur = &a.pieces[len(a.pieces)-1]
			blanks, prev = nil, cur
		}
		switch {
		case len(cur.chars) == 0:
			cur.chars, end = rn.chars[i:i+1:i+1], i+1
		case end == i:
			cur.chars, end = rn.chars[i-len(cur.chars):i+1:i+1], i+1
		default:
			cur.chars = append(cur.chars, c)
		}
		cur.u0 = min(cur.u0, c.u0)
		cur.u1 = max(cur.u1, c.u1)
	}
	if prev != nil && blanks != nil {
		prev.after = blanks
	}
}

// opens tells whether a character may begin a value and does not go on with a word.
func opens(c string) bool {
	return c != "" && (c[0] >= 'A' && c[0] <= 'Z' || c[0] == '/' || c[0] == '(')
}

// divideRuns divides runs where a capital or a digit follows a small letter without a gap,
// and a column of other texts begins there, or other type does: a text that was cut off,
// or is as long as its column is wide, runs up to the one beside it.
func divideRuns(runs []*run) []*run {
	type place struct{ u, angle int }
	at := func(rn *run, u float64, off int) place { return place{int(math.Round(2*u)) + off, rn.angle} }
	starts := map[place]int{}
	for _, rn := range runs {
		starts[at(rn, rn.chars[0].u0, 0)]++
	}
	var out []*run
	for k, rn := range runs {
		from := 0
		for i := 1; i < len(rn.chars); i++ {
			a, b := rn.chars[i-1], rn.chars[i]
			if !smallLetter(a.text) || !opens(b.text) && (b.text == "" || b.text[0] < '0' || b.text[0] > '9') {
				continue
			}
			if n := starts[at(rn, b.u0, -1)] + starts[at(rn, b.u0, 0)] + starts[at(rn, b.u0, 1)]; n < 3 && (a.font.Bold == b.font.Bold || !opens(b.text)) {
				continue
			}
			if out == nil {
				out = append(out, runs[:k]...)
			}
			head := *rn
			head.chars = rn.chars[from:i:i]
			out = append(out, &head)
			from = i
		}
		if from > 0 {
			tail := *rn
			tail.chars = rn.chars[from:]
			rn = &tail
		}
		if out != nil {
			out = append(out, rn)
		}
	}
	if out == nil {
		return runs
	}
	return out
}

// smallLetter tells whether a character is a small letter.
func smallLetter(c string) bool { return c != "" && c[0] >= 'a' && c[0] <= 'z' }

// column is a number for the place across the page where a run begins.
func column(rn *run) int { return int(math.Round(rn.chars[0].u0))*4 + rn.angle%4 }

// joins tells whether b continues the word a without any gap. A text that begins a
// column with a capital is another one, however close what stands before it runs up, and
// so is one in type of another weight.
func joins(a, b *piece) bool {
	la, fb := a.chars[len(a.chars)-1], b.chars[0]
	if (b.run.aligned || la.font.Bold != fb.font.Bold && smallLetter(la.text)) && a.run != b.run && fb.char == b.run.chars[0].char && opens(fb.text) && !opens(la.text) {
		return false
	}
	if d := a.run.drawn - b.run.drawn; (d > 1 || d < -1) && la.font.Name != fb.font.Name {
		return false // a value typed into printed brackets
	}
	if gap, _ := gapBetween(a, b); a.run == b.run || gap != "" || (la.hidden^fb.hidden)&neverMixed != 0 {
		return false
	}
	if smallLetter(la.text) && fb.text != "" && fb.text[0] >= '0' && fb.text[0] <= '9' && fb.size < 0.9*la.size && math.Abs(a.run.v-b.run.v) > 0.1*la.size {
		return false // the raised digit that leads to a note
	}
	ratio := la.size / fb.size
	return ratio < 2.2 && ratio > 0.45
}

// oblique is from how many degrees on a direction of reading is none of a page's lines.
const oblique = 15

// makeWords turns a piece into words, which it adds to out: one, or several where runs
// of underscores or leader dots are set apart.
func makeWords(out []*page.Word, p *page.Page, r *row, w *piece, gap string) []*page.Word {
	for _, part := range splitBlanks(w.chars) {
		word := makeWord(p, r, part.chars)
		word.Blank = part.blank
		word.Drawn = w.run.drawn
		word.Gap = gap
		gap = ""
		out = append(out, word)
	}
	return out
}

func makeWord(p *page.Page, r *row, chars []placed) *page.Word {
	w := &page.Word{Read: porting.ReadText, Confidence: 1, Hidden: 0xFF}
	b := chars[0].box
	var t strings.Builder
	t.Grow(len(chars))
	for _, c := range chars {
		t.WriteString(c.text)
		b = b.union(c.box)
		w.Size = max(w.Size, c.size)
		w.Hidden &= c.hidden
		w.Uncertain = w.Uncertain || c.unknown
		if c.font.Bold {
			w.Bold = true
		}
	}
	w.Text = t.String()
	w.Font = chars[0].font.Name
	w.Box = roundBox(b)
	w.Upright = p.ToUpright(w.Box)
	w.Angle = (r.angle + 45) / 90 % 4 * 90
	w.Oblique = (r.angle+oblique)%90 >= 2*oblique
	if outside(p, w.Upright) {
		w.Hidden |= page.OffPage
	}
	return w
}
