package tesseract

// Two readings of a line held against each other. An engine's confidence says
// little of single letters; that the same letters come out of two different cuts
// of the picture says more.

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/ocr/scan"
)

// Confidence that words have at most whose two readings differ, and that were
// read once only.
const (
	differing = 0.7
	readOnce  = 0.85
)

// unlike is the most that words have whose readings have little in common: what
// was read may be no text at all, but a signature.
const unlike = 0.5

// alike tells whether two readings share half of their letters; same is for each
// letter of the one its place in the other, which has n.
func alike(same []int, n int) bool {
	shared := 0
	for _, at := range same {
		if at >= 0 {
			shared++
		}
	}
	return 2*shared >= max(len(same), n)
}

// agreed is the confidence that words have at least which came out the same
// twice: letters, and no signature.
const agreed = 0.65

// settle makes one reading of two of the same line, each from the left: the one
// with the greater confidence, where words that the other does not have are
// doubtful. Blanks do not count: where words part is seen by the ink.
func settle(a, b []ocr.Word) []ocr.Word {
	switch {
	case len(a) == 0 || len(b) == 0:
		out := append(append([]ocr.Word(nil), a...), b...)
		for i := range out {
			out[i].Confidence = min(out[i].Confidence, readOnce)
		}
		return out
	case joined(a) == joined(b):
		// The second reading, of the line alone, has the better boxes.
		out := append([]ocr.Word(nil), b...)
		for i := range out {
			if len(a) == len(b) {
				out[i].Confidence = max(out[i].Confidence, a[i].Confidence)
			}
			out[i].Confidence = max(out[i].Confidence, agreed)
		}
		return out
	}
	out, other := append([]ocr.Word(nil), b...), a
	if mean(a) >= mean(b) {
		out, other = append([]ocr.Word(nil), a...), b
	}
	if withoutStops(joined(out)) == withoutStops(joined(other)) {
		// A full stop or a comma is left out more often than one is made up.
		if len(joined(other)) > len(joined(out)) {
			out, other = append([]ocr.Word(nil), other...), out
		}
	} else if len(out) == len(other) {
		for i := range out {
			// The same for a single word.
			if t := other[i].Text; t == out[i].Text+"." || t == out[i].Text+"," {
				out[i].Text = t
				out[i].Confidence = min(out[i].Confidence, differing)
			}
		}
	}
	out = withMissed(out, other)
	same := common([]rune(joined(out)), []rune(joined(other)))
	if !alike(same, len([]rune(joined(other)))) {
		for i := range out {
			out[i].Confidence = min(out[i].Confidence, unlike)
		}
	}
	at := 0
	for i := range out {
		n := len([]rune(out[i].Text))
		for k := at; k < at+n; k++ {
			// Neighbours in this word have to be neighbours in the other reading.
			if same[k] < 0 || k > at && same[k] != same[k-1]+1 {
				out[i].Confidence = min(out[i].Confidence, differing)
				break
			}
		}
		// Letters that only the other reading has, at the word's ends.
		if before := at - 1; before >= 0 && same[before] >= 0 && same[at] >= 0 && same[at] != same[before]+1 {
			out[i].Confidence = min(out[i].Confidence, differing)
			out[i-1].Confidence = min(out[i-1].Confidence, differing)
		}
		at += n
	}
	if last := len(out) - 1; same[at-1] >= 0 && same[at-1] != len([]rune(joined(other)))-1 {
		out[last].Confidence = min(out[last].Confidence, differing)
	}
	if same[0] > 0 {
		out[0].Confidence = min(out[0].Confidence, differing)
	}
	return out
}

// withMissed adds the words of another reading that stand where this one has none.
func withMissed(words, other []ocr.Word) []ocr.Word {
	for _, o := range other {
		letters := strings.ContainsFunc(o.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
		if o.Confidence < ocr.LowConfidence || !letters || o.Rect.Width() <= 0 {
			continue
		}
		free := !slices.ContainsFunc(words, func(w ocr.Word) bool {
			return min(w.Rect.X1, o.Rect.X1)-max(w.Rect.X0, o.Rect.X0) > o.Rect.Width()/5
		})
		if free {
			o.Confidence = min(o.Confidence, differing)
			at, _ := slices.BinarySearchFunc(words, o.Rect.X0, func(w ocr.Word, x float64) int { return cmp.Compare(w.Rect.X0, x) })
			words = slices.Insert(words, at, o)
		}
	}
	return words
}

// withoutStops is a text without its full stops and commas.
func withoutStops(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '.' || r == ',' {
			return -1
		}
		return r
	}, text)
}

func joined(words []ocr.Word) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Text)
	}
	return b.String()
}

// mean is the confidence of words, each letter counted once.
func mean(words []ocr.Word) float64 {
	sum, n := 0.0, 0
	for _, w := range words {
		sum += w.Confidence * float64(len(w.Text))
		n += len(w.Text)
	}
	return sum / float64(max(n, 1))
}

// common is a longest common subsequence: for each rune of a its place in b, or -1.
func common(a, b []rune) []int {
	const most = 600 // runes of a line
	out := make([]int, len(a))
	for i := range out {
		out[i] = -1
	}
	if len(a) > most || len(b) > most {
		return out
	}
	table := make([]int16, (len(a)+1)*(len(b)+1))
	w := len(b) + 1
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				table[i*w+j] = table[(i+1)*w+j+1] + 1
			} else {
				table[i*w+j] = max(table[(i+1)*w+j], table[i*w+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			out[i] = j
			i++
			j++
		case table[(i+1)*w+j] >= table[i*w+j+1]:
			i++
		default:
			j++
		}
	}
	return out
}

// pixelWord is a word with its box in pixels and the letters that it is made of.
type pixelWord struct {
	ocr.Word
	x0, y0, x1, y1 int
	glyphs         []scan.Spot
}

// glyphsOf are the spots of a line, from the left, those that stand above each
// other (the dot of an i) as one.
func glyphsOf(found []scan.Spot, l textLine) []scan.Spot {
	var out []scan.Spot
	for _, i := range l.letters {
		out = append(out, found[i])
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].X0 < out[j].X0 })
	kept := out[:0]
	for _, s := range out {
		if n := len(kept); n > 0 {
			o := &kept[n-1]
			if shared := min(o.X1, s.X1) - s.X0; 2*shared > min(o.Width(), s.Width()) {
				o.X1, o.Y0, o.Y1, o.Area = max(o.X1, s.X1), min(o.Y0, s.Y0), max(o.Y1, s.Y1), o.Area+s.Area
				continue
			}
		}
		kept = append(kept, s)
	}
	return kept
}

// respace parts words where the ink shows a gap: an engine reads "401 555 0120" as
// one word when the blanks are narrow. Digits of one type stand equally far apart,
// so that a wider step is a blank; other letters are parted by a gap that no type
// has within a word, but for typewriters'. size is the type's, in pixels.
func respace(words []pixelWord, glyphs []scan.Spot, size float64) []pixelWord {
	var steps, gaps []int
	for i := range words {
		w := &words[i]
		for _, g := range glyphs {
			if mid := (g.X0 + g.X1) / 2; mid >= w.x0 && mid <= w.x1 {
				w.glyphs = append(w.glyphs, g)
			}
		}
		eachStep(w, func(_, step, gap int, digits bool) {
			gaps = append(gaps, gap)
			if digits {
				steps = append(steps, step)
			}
		})
	}
	if len(gaps) == 0 {
		return words
	}
	sort.Ints(steps)
	sort.Ints(gaps)
	wide := 0.27 * size
	if float64(gaps[len(gaps)/2]) > 0.12*size {
		wide = size // a typewriter's
	}
	var out []pixelWord
	for _, w := range words {
		var cuts []int
		eachStep(&w, func(i, step, gap int, digits bool) {
			switch {
			case digits && len(steps) >= 3:
				if usual := steps[(len(steps)-1)/3]; 4*step >= 5*usual+4 { // blanks are the fewer
					cuts = append(cuts, i)
				}
			case !digits && float64(gap) > wide:
				cuts = append(cuts, i)
			}
		})
		out = append(out, w.cut(cuts)...)
	}
	return out
}

// eachStep calls do for each two letters that stand side by side in a word whose
// letters are known one by one: with the index of the second, the step from middle
// to middle, the gap between their ink, and whether both are digits.
func eachStep(w *pixelWord, do func(i, step, gap int, digits bool)) {
	runes := []rune(w.Text)
	if len(runes) != len(w.glyphs) {
		return
	}
	for i := 1; i < len(runes); i++ {
		if runes[i-1] == '(' || runes[i] == ')' {
			continue // no blank stands there
		}
		a, b := w.glyphs[i-1], w.glyphs[i]
		do(i, (b.X0+b.X1-a.X0-a.X1)/2, b.X0-a.X1, unicode.IsDigit(runes[i-1]) && unicode.IsDigit(runes[i]))
	}
}

// cut parts a word before each of some letters.
func (w pixelWord) cut(before []int) []pixelWord {
	runes := []rune(w.Text)
	var out []pixelWord
	from := 0
	for _, to := range append(before, len(runes)) {
		p := w
		p.Text = string(runes[from:to])
		if len(w.glyphs) == len(runes) {
			p.glyphs = w.glyphs[from:to]
			if from > 0 {
				p.x0 = p.glyphs[0].X0
			}
			if to < len(runes) {
				p.x1 = p.glyphs[len(p.glyphs)-1].X1
			}
		}
		out = append(out, p)
		from = to
	}
	return out
}

// rejoin puts words together that no blank parts: an engine parts an address of
// mail behind its full stop. size is the type's, in pixels.
func rejoin(words []pixelWord, glyphs []scan.Spot, size float64) []pixelWord {
	out := words[:0]
	for _, w := range words {
		if n := len(out); n > 0 {
			p := &out[n-1]
			gap, ok := gapAt(glyphs, p.x1, w.x0)
			ok = ok && joins(p.Text, w.Text)
			near := float64(gap) < closeness(w.Text)*size || (opens(p.Text) || w.Text == "." || w.Text == ",") && float64(gap) < 3*tight*size || typed(glyphs, p, &w, size)
			if ok && !near && (float64(gap) < 1.5*tight*size || apostrophe(p.Text, w.Text)) {
				// It may be either.
				doubt(p)
				doubt(&w)
			}
			if ok && near {
				whole := len(p.glyphs) == len([]rune(p.Text)) && len(w.glyphs) == len([]rune(w.Text))
				p.Text += w.Text
				p.Confidence = min(p.Confidence, w.Confidence)
				p.x1, p.y1 = max(p.x1, w.x1), max(p.y1, w.y1)
				if p.glyphs = append(p.glyphs[:len(p.glyphs):len(p.glyphs)], w.glyphs...); !whole {
					p.glyphs = nil
				}
				continue
			}
		}
		out = append(out, w)
	}
	return out
}

// joins tells whether two words may be one: a sign stands between their letters, as
// in addresses of mail, and none that ends a label.
func joins(a, b string) bool {
	return strings.ContainsAny(a[len(a)-1:], ".@-_/") || strings.ContainsAny(b[:1], ".,@-_/") || apostrophe(a, b) || opens(a)
}

// opens tells whether a word is a bracket that the next stands in. No blank is behind
// it, nor before a full stop or a comma, however wide a typewriter sets them.
func opens(text string) bool { return text == "(" }

// apostrophe tells whether an apostrophe stands between the letters of two words.
func apostrophe(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	const signs = "'’"
	// O' and D' are no words of their own.
	return strings.ContainsRune(signs, first) || strings.ContainsRune(signs, last) && (unicode.IsLower(first) || utf8.RuneCountInString(a) == 2)
}

// closeness is the gap, as a part of the size of the type, under which two words are
// one. In front of a comma there is no blank.
func closeness(b string) float64 {
	if b[0] == ',' {
		return 1.3 * tight
	}
	return tight
}

// gapAt is the paper between the letters on both sides of the place between two
// words, the first ending and the second beginning about there.
func gapAt(glyphs []scan.Spot, end, begin int) (gap int, ok bool) {
	at := (end + begin) / 2
	i := sort.Search(len(glyphs), func(i int) bool { return glyphs[i].X0+glyphs[i].X1 > 2*at })
	if i == 0 || i == len(glyphs) {
		return 0, false
	}
	return glyphs[i].X0 - glyphs[i-1].X1, true
}

// typed tells whether two words are one of a typewriter's: the letters on both sides
// of the place between them are no farther apart than those within.
func typed(glyphs []scan.Spot, p, w *pixelWord, size float64) bool {
	var gaps, steps []int
	across, at := 0, (p.x1+w.x0)/2
	for i := 1; i < len(glyphs); i++ {
		a, b := glyphs[i-1], glyphs[i]
		left, right := (a.X0+a.X1)/2, (b.X0+b.X1)/2
		if left <= at && right > at {
			across = right - left
			continue
		}
		gaps, steps = append(gaps, b.X0-a.X1), append(steps, right-left)
	}
	if len(steps) < 4 || across == 0 {
		return false
	}
	sort.Ints(gaps)
	sort.Ints(steps)
	// A typewriter's letters stand equally far apart, with paper between them.
	step, within, even := steps[len(steps)/2], 0, 0
	for _, s := range steps {
		if 2*s < 3*step { // no blank
			within++
			if 8*max(s-step, step-s) <= step {
				even++
			}
		}
	}
	return float64(gaps[len(gaps)/2]) > 0.08*size && 4*even > 3*within && 4*across < 5*step
}

// tight is the part of the size of the type that no blank is as narrow as.
const tight = 0.2
