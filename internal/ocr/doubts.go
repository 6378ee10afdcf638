package ocr

// What in a word that was read well may be another letter all the same: signs that
// look like each other, and ink that the letters read do not account for. An engine
// that was trained on English is sure of Tomas where the paper says Tomás.

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mistakable is the confidence that a word has at most which holds signs that
// another one of the same look may stand for.
const mistakable = 0.9

// looksAlike tells whether a word holds a sign that may well be another of the same
// look: a zero between letters, an I within a word, a bar.
func looksAlike(text string) bool {
	text = strings.Trim(text, ".,;:()\"'“”’‘")
	var upper, lower, digits, twins int
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
		if strings.ContainsRune("0O1Il", r) {
			twins++
		}
		if strings.ContainsRune("|¥§{}~¢£€\\<>^`", r) {
			return true
		}
	}
	if i := strings.IndexByte(text, '?'); i >= 0 && i < len(text)-1 {
		return true // in place of a letter that a text layer could not name
	}
	letters := upper + lower
	switch {
	case letters > 0 && digits > 0:
		return (twins > 0 || twinsMeet(text)) && !ordinal(text) && !strings.Contains(text, "@")
	case letters == 0:
		return false
	case upper == letters:
		// FI for Fl, and no state or numeral.
		return letters == 2 && strings.Contains(text, "I") && !slices.Contains(capitals, text)
	}
	if i := strings.IndexByte(text, 'I'); i >= 0 {
		_, first := utf8.DecodeRuneInString(text)
		if i >= first && !unicode.IsUpper(rune(text[i-1])) && text[i-1] < utf8.RuneSelf && unicode.IsLetter(rune(text[i-1])) && text[:i] != "Mc" && text[:i] != "Mac" && text[:i] != "De" {
			return true
		}
		if after := text[i+1:]; strings.HasPrefix(after, "'") || strings.HasPrefix(after, "’") || strings.HasPrefix(after, "l") {
			return true
		}
	}
	// An l in front of a capital, or among capitals.
	if i := strings.IndexByte(text, 'l'); i >= 0 && lower == strings.Count(text, "l") && upper > 1 {
		return true
	}
	return false
}

// twinsMeet tells whether one of the letters that look like digits, or the other way
// round, stands where the letters that begin a word meet its digits: AS99229 for A599229.
func twinsMeet(text string) bool {
	const signs = "S5B8Z2G6"
	digits := strings.TrimLeftFunc(text, unicode.IsUpper)
	at := len(text) - len(digits)
	return at > 0 && len(digits) > 3 && strings.Trim(digits, "0123456789-") == "" && (strings.IndexByte(signs, text[at-1]) >= 0 || strings.IndexByte(signs, digits[0]) >= 0)
}

// capitals are words of two capitals with an I: states, numerals and others.
var capitals = []string{"IL", "IN", "IA", "ID", "HI", "MI", "WI", "RI", "VI", "II", "IV", "IP", "IT", "IX", "XI", "DI"}

// ordinal tells whether a word is a number with its ending: 1st, 10th.
func ordinal(text string) bool {
	tail := strings.ToLower(strings.TrimLeft(text, "0123456789"))
	return tail != text && (tail == "st" || tail == "nd" || tail == "rd" || tail == "th")
}

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
func doubtInk(words []pixelWord, found []spot, l textLine, size float64) {
	if len(words) == 0 {
		return
	}
	mine := make([][]spot, len(words))
	for _, i := range l.letters {
		s := found[i]
		if float64(max(s.width(), s.height())) < speck*size {
			continue
		}
		mid, best, least := float64(s.x0+s.x1)/2, 0, -1.0
		for k, w := range words {
			away := max(float64(w.x0)-mid, mid-float64(w.x1), 0)
			if least < 0 || away < least {
				best, least = k, away
			}
		}
		if least > astray*size && float64(s.height()) > tiny*size {
			doubt(&words[best]) // a letter that nobody read
			continue
		}
		mine[best] = append(mine[best], s)
	}
	caps, smalls := tops(words)
	for k := range words {
		w := &words[k]
		if len(mine[k]) == 1 && strings.Contains("'’‘`´", w.Text) && mine[k][0].y0 > l.y0+l.y1-mine[k][0].y1+int(0.2*size) {
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
func colon(text string, ink []spot, base int, size float64) bool {
	if len(ink) < 2 || !strings.ContainsRune(".,;-", rune(text[len(text)-1])) {
		return false
	}
	last := slices.Clone(ink)
	slices.SortStableFunc(last, func(a, b spot) int { return cmp.Compare(b.x0+b.x1, a.x0+a.x1) })
	a, b := last[0], last[1]
	if a.y0 > b.y0 {
		a, b = b, a
	}
	for _, o := range last[:2] {
		if float64(max(o.width(), o.height())) > 0.25*size || 2*max(o.width(), o.height()) > 5*min(o.width(), o.height()) {
			return false
		}
	}
	away := b.y0 - a.y1
	return min(a.x1, b.x1) > max(a.x0, b.x0) && float64(away) > 0.12*size && float64(away) < 0.5*size && float64(max(base-b.y1, b.y1-base)) < 0.1*size
}

// dotless tells whether the ink of an i is one stroke as high as a capital, without a dot
// above it: Bivd may be Blvd.
func dotless(w *pixelWord, ink []spot, caps float64) bool {
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
			if o.x0 >= g.x0 && o.x1 <= g.x1 && float64(o.height()) > 0.9*caps {
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
			if g.width() > w.glyphs[widest].width() {
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
func accounted(text string, ink []spot, size float64) bool {
	var bottoms []int
	for _, s := range ink {
		if float64(s.height()) > tiny*size {
			bottoms = append(bottoms, s.y1)
		}
	}
	if len(bottoms) == 0 || strings.ContainsAny(text, "%=÷\"“”*…_") {
		return true
	}
	slices.Sort(bottoms)
	base := float64(bottoms[(len(bottoms)-1)*2/5])
	above, low, bars := 0, []spot(nil), 0
	for _, s := range ink {
		h := float64(s.height())
		if h > tiny*size {
			continue
		}
		under, over := false, false
		for _, o := range ink {
			if float64(o.height()) > tiny*size && min(o.x1, s.x1)-max(o.x0, s.x0) > 0 {
				under = under || o.y0 >= s.y0
				over = true
			}
		}
		switch {
		case under && float64(s.y1) < base-0.4*size:
			above++
		case over:
		case float64(s.y0) > base-0.25*size:
			low = append(low, s)
		case float64(s.width()) > 0.15*size && s.width() > s.height() && float64(s.y1) < base-0.1*size && float64(s.y0) > base-0.6*size:
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
	slices.SortStableFunc(low, func(a, b spot) int { return a.x0 - b.x0 })
	for i, s := range low {
		drop := (float64(s.y1) - base) / size
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
				c = append(c, g.height())
			case strings.ContainsRune(plainSmall, r):
				s = append(s, g.height())
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
		h := float64(w.glyphs[k].height())
		if strings.ContainsRune(plainTall, r) && caps > 0 && h > caps+rising*size ||
			strings.ContainsRune(plainSmall, r) && smalls > 0 && h > smalls+rising*size {
			return true
		}
	}
	return false
}
