package tesseract

// What in a word that was read well may be another letter all the same: signs that
// look like each other, and ink that the letters read do not account for. An engine
// that was trained on English is sure of Tomas where the paper says Tomás.

import (
	"cmp"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/ocr/scan"
)

// Parts of the size of the type that tell what a spot is.
const (
	tiny    = 0.33 // as high as an accent or a comma at most
	speck   = 0.07 // as wide and high as the smallest full stop
	hanging = 0.07 // by how much a comma hangs below the line, and no full stop
	rising  = 0.11 // by how much an accent makes a letter higher, at least
	astray  = 0.40 // as far from every word as ink of none
)

// doubtInk takes confidence from words of a line whose letters do not account for
// its ink: an accent, a comma or a dash that no letter read has. size is the
// type's, in pixels.
func doubtInk(words []pixelWord, found []scan.Spot, l textLine, size float64) {
	if len(words) == 0 {
		return
	}
	mine := make([][]scan.Spot, len(words))
	for _, i := range l.letters {
		s := found[i]
		if float64(max(s.Width(), s.Height())) < speck*size {
			continue
		}
		mid, best, least := float64(s.X0+s.X1)/2, 0, -1.0
		for k, w := range words {
			away := max(float64(w.x0)-mid, mid-float64(w.x1), 0)
			if least < 0 || away < least {
				best, least = k, away
			}
		}
		if least > astray*size && float64(s.Height()) > tiny*size {
			doubt(&words[best]) // a letter that nobody read
			continue
		}
		mine[best] = append(mine[best], s)
	}
	caps, smalls := tops(words)
	for k := range words {
		w := &words[k]
		if len(mine[k]) == 1 && strings.Contains("'’‘`´", w.Text) && mine[k][0].Y0 > l.y0+l.y1-mine[k][0].Y1+int(0.2*size) {
			// It stands low: a comma.
			w.Text, w.Confidence = ",", min(w.Confidence, readOnce)
		}
		if colon(w.Text, mine[k], l.base, size) {
			w.Text, w.Confidence = w.Text[:len(w.Text)-1]+":", min(w.Confidence, readOnce)
		}
		if !accounted(w.Text, mine[k], size) || taller(w, caps, smalls, size) || oneSign(w) || dotless(w, mine[k], caps) {
			doubt(w)
		}
	}
}

// colon tells whether the stop that ends a word is a colon by its ink: one dot above
// another.
func colon(text string, ink []scan.Spot, base int, size float64) bool {
	if len(ink) < 2 || !strings.ContainsRune(".,;-", rune(text[len(text)-1])) {
		return false
	}
	last := slices.Clone(ink)
	slices.SortStableFunc(last, func(a, b scan.Spot) int { return cmp.Compare(b.X0+b.X1, a.X0+a.X1) })
	a, b := last[0], last[1]
	if a.Y0 > b.Y0 {
		a, b = b, a
	}
	for _, o := range last[:2] {
		if float64(max(o.Width(), o.Height())) > 0.25*size || 2*max(o.Width(), o.Height()) > 5*min(o.Width(), o.Height()) {
			return false
		}
	}
	away := b.Y0 - a.Y1
	return min(a.X1, b.X1) > max(a.X0, b.X0) && float64(away) > 0.12*size && float64(away) < 0.5*size && float64(max(base-b.Y1, b.Y1-base)) < 0.1*size
}

// dotless tells whether the ink of an i is one stroke as high as a capital, without a dot
// above it: Bivd may be Blvd.
func dotless(w *pixelWord, ink []scan.Spot, caps float64) bool {
	runes := []rune(w.Text)
	if caps == 0 || len(runes) != len(w.glyphs) {
		return false
	}
	for k, r := range runes {
		if r != 'i' {
			continue
		}
		g := w.glyphs[k]
		for _, o := range ink {
			if o.X0 >= g.X0 && o.X1 <= g.X1 && float64(o.Height()) > 0.9*caps {
				return true
			}
		}
	}
	return false
}

// oneSign tells whether a word that has one sign less than letters were read may hold an
// æ or an œ: where two letters of its like were read, the ink is one.
func oneSign(w *pixelWord) bool {
	runes := []rune(w.Text)
	if len(runes) != len(w.glyphs)+1 {
		return false
	}
	for i := 1; i < len(runes); i++ {
		pair := strings.ToLower(string(runes[i-1 : i+1]))
		if pair != "ae" && pair != "ee" && pair != "ce" && pair != "oe" {
			continue
		}
		// Nothing else in the word is as wide.
		widest := 0
		for k, g := range w.glyphs {
			if g.Width() > w.glyphs[widest].Width() {
				widest = k
			}
		}
		if widest == i-1 {
			return true
		}
	}
	return false
}

func doubt(w *pixelWord) { w.Confidence = min(w.Confidence, differing) }

// accounted tells whether the small spots of a word are those of its letters.
func accounted(text string, ink []scan.Spot, size float64) bool {
	var bottoms []int
	for _, s := range ink {
		if float64(s.Height()) > tiny*size {
			bottoms = append(bottoms, s.Y1)
		}
	}
	if len(bottoms) == 0 || strings.ContainsAny(text, "%=÷\"“”*…_") {
		return true
	}
	slices.Sort(bottoms)
	base := float64(bottoms[(len(bottoms)-1)*2/5])
	above, low, bars := 0, []scan.Spot(nil), 0
	for _, s := range ink {
		h := float64(s.Height())
		if h > tiny*size {
			continue
		}
		under, over := false, false
		for _, o := range ink {
			if float64(o.Height()) > tiny*size && min(o.X1, s.X1)-max(o.X0, s.X0) > 0 {
				under = under || o.Y0 >= s.Y0
				over = true
			}
		}
		switch {
		case under && float64(s.Y1) < base-0.4*size:
			above++
		case over:
		case float64(s.Y0) > base-0.25*size:
			low = append(low, s)
		case float64(s.Width()) > 0.15*size && s.Width() > s.Height() && float64(s.Y1) < base-0.1*size && float64(s.Y0) > base-0.6*size:
			bars++
		}
	}
	if above > dotsAbove(text) || bars > strings.Count(text, "-")+strings.Count(text, "–")+strings.Count(text, "—")+strings.Count(text, "~")+strings.Count(text, "+") {
		return false
	}
	var stops []rune
	for _, r := range text {
		if strings.ContainsRune(".,;:", r) {
			stops = append(stops, r)
		}
	}
	if len(low) > len(stops) {
		return false
	}
	if len(low) < len(stops) {
		return true // it touches a letter
	}
	slices.SortStableFunc(low, func(a, b scan.Spot) int { return a.X0 - b.X0 })
	for i, s := range low {
		drop := (float64(s.Y1) - base) / size
		if comma := stops[i] == ',' || stops[i] == ';'; comma != (drop > hanging) {
			return false
		}
	}
	return true
}

// dotsAbove is how many spots stand over the letters of a word.
func dotsAbove(text string) int {
	n := 0
	for _, r := range text {
		switch {
		case r == 'i' || r == 'j' || strings.ContainsRune("'’‘´`^°", r):
			n++
		case strings.ContainsRune("äëïöüÿÄËÏÖÜ", r):
			n += 2
		case r >= 'À' && r <= 'ž' && r != 'ß':
			n++
		}
	}
	return n
}

const (
	plainSmall = "acemnorsuvwxz"
	plainTall  = "ABCDEFGHIKLMNOPRSTUVWXYZbdhkl"
)

// tops are how high above its foot the ink of capitals, and of small letters
// without a stroke upwards, reaches in a line; 0 where it has none.
func tops(words []pixelWord) (caps, smalls float64) {
	var c, s []int
	for i := range words {
		runes := []rune(words[i].Text)
		if len(runes) != len(words[i].glyphs) {
			continue
		}
		for k, r := range runes {
			switch g := words[i].glyphs[k]; {
			case strings.ContainsRune(plainTall, r):
				c = append(c, g.Height())
			case strings.ContainsRune(plainSmall, r):
				s = append(s, g.Height())
			}
		}
	}
	// More letters go without an accent than with one.
	if len(c) > 2 {
		slices.Sort(c)
		caps = float64(c[len(c)/3])
	}
	if len(s) > 2 {
		slices.Sort(s)
		smalls = float64(s[len(s)/3])
	}
	return caps, smalls
}

// taller tells whether the ink of a letter is higher than the letter that was read:
// with an accent that touches it, or is one with it.
func taller(w *pixelWord, caps, smalls, size float64) bool {
	runes := []rune(w.Text)
	if len(runes) != len(w.glyphs) {
		return false
	}
	for k, r := range runes {
		h := float64(w.glyphs[k].Height())
		if strings.ContainsRune(plainTall, r) && caps > 0 && h > caps+rising*size ||
			strings.ContainsRune(plainSmall, r) && smalls > 0 && h > smalls+rising*size {
			return true
		}
	}
	return false
}
