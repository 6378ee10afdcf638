package layout

// Text set wide: a character in each place of a field whose places are not drawn, as a
// printed form's comb fields are.

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/page"
)

const (
	leastSpread = 4   // characters that show the distance from place to place
	offPlace    = 0.3 // how far a character may stand from its place, in such distances
)

// joinSpread makes one word of characters that stand alone in a box, all by the same
// distance or twice as much: an empty place between two is a blank. Fewer characters
// than show a distance go by those of the page's other boxes.
func (s *Sheet) joinSpread() {
	if len(s.Cells) == 0 {
		return
	}
	var short [][]*page.Word
	var known []float64
	for i := 0; i < len(s.Words); i++ {
		run := s.spreadRun(i)
		if run == nil {
			continue
		}
		i += len(run) - 1
		if pitch := s.joinPlaces(run, nil); pitch > 0 {
			known = append(known, pitch)
			i -= len(run) - 1
		} else if len(run) < leastSpread {
			short = append(short, run)
		}
	}
	for _, run := range short {
		if len(known) > 0 {
			s.joinPlaces(run, known)
		}
	}
}

// spreadRun is the words from i on that stand apart in one box, most of them single
// characters, nil for none.
func (s *Sheet) spreadRun(i int) []*page.Word {
	first := s.Words[i]
	if !single(first) && (i+1 >= len(s.Words) || !single(s.Words[i+1])) {
		return nil
	}
	var box *page.Rect
	for k := range s.Cells {
		if c := &s.Cells[k]; c.Holds(first.Upright) && (box == nil || c.Width()*c.Height() < box.Width()*box.Height()) {
			box = c
		}
	}
	if box == nil {
		return nil
	}
	j, singles := i, 0
	for j < len(s.Words) && box.Holds(s.Words[j].Upright) {
		w := s.Words[j]
		if j > i && (w.Jump <= 0 || !SameLine(w.Upright, first.Upright) || w.Upright.X0 < s.Words[j-1].Upright.X1) || w.Read != first.Read || w.Blank {
			return nil // text with blanks, or of several lines
		}
		if single(w) {
			singles++
		}
		j++
	}
	if n := j - i; n < 2 || singles < 2 || strings.ContainsAny(OnMarks, first.Text) {
		return nil
	}
	return s.Words[i:j:j]
}

// single tells whether a word is one letter or digit.
func single(w *page.Word) bool { return utf8.RuneCountInString(w.Text) == 1 && !w.Blank }

// joinPlaces joins words whose characters stand in places of one distance, which it
// returns, 0 where they do not. The distance is one of those known, where any is.
func (s *Sheet) joinPlaces(ws []*page.Word, known []float64) float64 {
	var steps []float64 // from single character to single character
	wide, characters := 0.0, 0
	for i, w := range ws {
		characters += utf8.RuneCountInString(w.Text)
		if single(w) {
			wide = math.Max(wide, w.Upright.Width())
			if i > 0 && single(ws[i-1]) {
				steps = append(steps, w.Upright.MidX()-ws[i-1].Upright.MidX())
			}
		}
	}
	if known == nil && characters < leastSpread || len(steps) == 0 {
		return 0
	}
	slices.Sort(steps)
	pitch := steps[(len(steps)-1)/2]
	if pitch > 4*ws[0].Size {
		return 0
	}
	if known != nil {
		near := 0.0
		for _, k := range known {
			if math.Abs(k-pitch) < offPlace*k {
				near = k
			}
		}
		if near == 0 {
			return 0
		}
		pitch = near
	}
	// a word of several characters begins and ends half a character beyond its places
	ends := func(w *page.Word) (first, last float64) {
		if single(w) {
			return w.Upright.MidX(), w.Upright.MidX()
		}
		return w.Upright.X0 + wide/2, w.Upright.X1 - wide/2
	}
	origin, _ := ends(ws[0])
	if n := len(ws) - 1; known == nil { // without what the characters' widths add
		_, end := ends(ws[n])
		pitch = (end - origin) / math.Max(1, math.Round((end-origin)/pitch))
	}
	at := 0
	var text strings.Builder
	for i, w := range ws {
		first, last := ends(w)
		n := utf8.RuneCountInString(w.Text)
		place := int(math.Round((first - origin) / pitch))
		if math.Abs(first-origin-float64(place)*pitch) > offPlace*pitch || math.Abs(last-origin-float64(place+n-1)*pitch) > offPlace*pitch || i > 0 && place < at {
			return 0
		}
		if i > 0 && place > at {
			text.WriteByte(' ')
		}
		text.WriteString(w.Text)
		at = place + n
	}
	s.joinWords(ws, text.String())
	return pitch
}

// joinWords makes one word, with a text, of several of a line.
func (s *Sheet) joinWords(ws []*page.Word, text string) {
	word := *ws[0]
	word.Text = text
	gone := map[*page.Word]bool{}
	for _, w := range ws[1:] {
		word.Upright, word.Box = word.Upright.Union(w.Upright), Unite(word.Box, w.Box, false)
		word.Confidence = math.Min(word.Confidence, w.Confidence)
		word.Uncertain = word.Uncertain || w.Uncertain
		gone[w] = true
	}
	words := make([]*page.Word, 0, len(s.Words))
	for _, w := range s.Words {
		switch {
		case w == ws[0]:
			words = append(words, &word)
		case !gone[w]:
			words = append(words, w)
		}
	}
	s.Words = words
}
