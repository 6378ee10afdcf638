package tesseract

// Accents seen in the ink. An engine that was trained on English reads Tomás as
// Tomas and Müller as Miiller; the stroke above the letter is on the picture all the
// same, and its shape says which accent it is. What is read in this way is never
// certain.

import (
	"image"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/portcheck/portcheck/internal/ocr/scan"
)

// Combining accents that are told by their shape.
const (
	grave, acute, circumflex, tilde = '\u0300', '\u0301', '\u0302', '\u0303'
	diaeresis, ring, caron, cedilla = '\u0308', '\u030a', '\u030c', '\u0327'
)

// senseless is the confidence of a word whose letters nobody knows.
const senseless = 0.3

// fusions are letters that an engine makes of one with an accent, and that letter.
var fusions = [...][2]string{{"ii", "u"}, {"fi", "n"}, {"fl", "n"}, {"fí", "n"}}

// accents reads the accents of a line's words by their ink; size is the type's.
func (s *sheet) accents(words []pixelWord, l textLine, size float64) {
	caps, smalls := tops(words)
	if caps == 0 {
		caps = capital * size
	}
	if smalls == 0 {
		smalls = small * size
	}
	for k := range words {
		w := &words[k]
		runes := []rune(w.Text)
		if w.Confidence < senseless || strings.Contains(w.Text, "@") {
			continue // nobody knows its letters, or it can have none
		}
		if len(runes) != len(w.glyphs) {
			for _, f := range fusions {
				whole := []rune(strings.Replace(w.Text, f[0], f[1], 1))
				at := strings.Index(w.Text, f[0])
				if at < 0 || len(whole) != len(w.glyphs) {
					continue
				}
				at = len([]rune(w.Text[:at]))
				if mark, apart := s.accent(w.glyphs[at], whole[at], l, smalls, size); apart && composed(whole[at], mark) != 0 {
					runes = whole
					break
				}
			}
		}
		if len(runes) != len(w.glyphs) {
			continue
		}
		changed := false
		for i, r := range runes {
			base, _ := parts(r)
			if r == '6' && (i > 0 && unicode.IsLower(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1])) {
				base = 'o' // and its accent, as one sign
			}
			if !strings.ContainsRune("aceinosuyzACEINOSUYZ", base) {
				continue
			}
			high := smalls
			if unicode.IsUpper(base) {
				high = caps
			}
			mark, apart := s.accent(w.glyphs[i], base, l, high, size)
			if !apart && (r == '6' || base == 'i' && mark != 0) {
				continue
			}
			to := base
			if mark != 0 {
				if to = composed(base, mark); to == 0 {
					continue
				}
			} else if _, had := parts(r); had == 0 || had == cedilla {
				continue
			}
			if to != r {
				runes[i], changed = to, true
			}
		}
		if text := string(runes); changed || text != w.Text {
			w.Text = text
			doubt(w)
		}
	}
}

// parts are a letter without its accent, and the accent, 0 for none.
func parts(r rune) (base, accent rune) {
	d := []rune(norm.NFD.String(string(r)))
	if len(d) != 2 {
		return r, 0
	}
	return d[0], d[1]
}

// accented are the letters with accents that names of North America have. Without
// the î: a blot over an i is more often its dot.
var accented = map[rune]string{
	grave: "aeiouAEIOU", acute: "aeiouyAEIOUY", circumflex: "aeouAEIOU", tilde: "anoANO",
	diaeresis: "aeiouAEIOU", ring: "aA", caron: "cszeCSZE", cedilla: "cC",
}

// composed is a letter with an accent, 0 where it has none such.
func composed(base, accent rune) rune {
	if accent == tilde && !strings.ContainsRune(accented[tilde], base) {
		accent = circumflex // of small type the two look alike
	}
	if !strings.ContainsRune(accented[accent], base) {
		return 0
	}
	c, _ := utf8.DecodeRuneInString(norm.NFC.String(string([]rune{base, accent})))
	return c
}

// accent tells which accent stands over a letter that is so high without one, by
// its shape; 0 for none, or one of no known shape. apart says that it does not touch
// the letter, which is as high as it should be.
func (s *sheet) accent(g scan.Spot, base rune, l textLine, high, size float64) (mark rune, apart bool) {
	const round = 0.04 // of the size, by which round letters are higher
	foot := g.Y1
	if base == 'y' || float64(foot-l.base) > hanging*size {
		foot = l.base
	}
	if strings.ContainsRune("cC", base) && float64(g.Y1-l.base) > 0.15*size && float64(g.Y1-g.Y0) > high+0.15*size {
		return cedilla, false
	}
	ink, apart := s.inkOf(g, l, foot-int(high+round*size+0.5))
	apart = apart && float64(foot-g.Y0-ink.Rect.Dy()) < high+5*round*size
	b := ink.Rect
	if float64(b.Dy()) < 0.06*size || float64(b.Dx()) < rising*size || float64(b.Dx()) > 0.6*size {
		return 0, apart
	}
	if float64(foot-g.Y0) < high+round*size {
		return 0, apart // the top of a letter, which may be broken
	}
	if base == 'i' && float64(b.Dx()) < 0.15*size {
		return 0, apart // its dot
	}
	mark = shape(ink)
	if !apart && mark != acute && mark != grave || base == 'i' && mark == circumflex && float64(b.Dx()) < 0.22*size {
		mark = 0 // too much looks like them
	}
	return mark, apart
}

// inkOf is the ink of a letter's accent, cut to its bounds, black on white: the spots
// above its largest, which are apart from it, or what of that one is above a row.
func (s *sheet) inkOf(g scan.Spot, l textLine, end int) (ink *image.Gray, apart bool) {
	w := s.clean.Rect.Dx()
	mine, most := map[int32]bool{}, scan.Spot{}
	for _, i := range l.letters {
		o := s.spots[i]
		if 2*(min(o.X1, g.X1)-max(o.X0, g.X0)) > o.Width() && o.Y0 >= g.Y0 && o.Y1 <= g.Y1 {
			mine[int32(i)+1] = true
			if o.Area > most.Area {
				most = o
			}
		}
	}
	above := map[int32]bool{}
	for k := range mine {
		if o := s.spots[k-1]; o != most && 2*o.Y1 < most.Y0+most.Y1 && o.Y0 < most.Y0 {
			above[k] = true
		}
	}
	if apart = len(above) > 0; apart {
		mine, end = above, g.Y1
	}
	x0, y0, x1, y1 := g.X1, end, g.X0, g.Y0
	for y := g.Y0; y < end; y++ {
		for x := g.X0; x < g.X1; x++ {
			if mine[s.labels[y*w+x]] {
				x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x+1), max(y1, y+1)
			}
		}
	}
	if x0 >= x1 || y0 >= y1 {
		return image.NewGray(image.Rectangle{}), false
	}
	out := image.NewGray(image.Rect(0, 0, x1-x0, y1-y0))
	for i := range out.Pix {
		out.Pix[i] = 255
	}
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			if mine[s.labels[y*w+x]] {
				out.Pix[(y-y0)*out.Stride+x-x0] = 0
			}
		}
	}
	return out, apart
}

// shape tells an accent by its ink.
func shape(ink *image.Gray) rune {
	w, h := ink.Rect.Dx(), ink.Rect.Dy()
	found, _ := scan.Spots(ink, scan.Dark)
	if len(found) == 2 {
		a, b := found[0], found[1]
		if a.X0 > b.X0 {
			a, b = b, a
		}
		if a.X1 <= b.X0+1 && 2*min(a.Area, b.Area) > max(a.Area, b.Area) && max(a.Width(), b.Width()) < 2*max(a.Height(), b.Height()) {
			return diaeresis
		}
		return 0
	}
	if len(found) != 1 {
		return 0
	}
	// How the ink slopes: the correlation of its rows and columns.
	var n, sx, sy, sxx, syy, sxy float64
	for y := range h {
		for x := range w {
			if ink.Pix[y*ink.Stride+x] == 0 {
				fx, fy := float64(x), float64(y)
				n, sx, sy, sxx, syy, sxy = n+1, sx+fx, sy+fy, sxx+fx*fx, syy+fy*fy, sxy+fx*fy
			}
		}
	}
	vx, vy, cov := sxx/n-sx*sx/n/n, syy/n-sy*sy/n/n, sxy/n-sx*sy/n/n
	slope := cov / math.Sqrt(max(vx*vy, 1e-9))
	switch {
	case slope < -0.5:
		return acute
	case slope > 0.5:
		return grave
	case n < 0.75*float64(w*h) && hole(ink):
		return ring
	case w <= h || math.Abs(slope) > 0.35:
		return 0
	}
	// The upper edge, in the middle and at both sides.
	top := func(from, to int) float64 {
		sum, k := 0.0, 0
		for x := from; x < to; x++ {
			for y := range h {
				if ink.Pix[y*ink.Stride+x] == 0 {
					sum, k = sum+float64(y), k+1
					break
				}
			}
		}
		return sum / float64(max(k, 1))
	}
	bend := ((top(0, max(1, w/5))+top(w-max(1, w/5), w))/2 - top(w*2/5, (w*3+4)/5)) / float64(h)
	switch {
	case bend > 0.33 && w < 5*h/2:
		return circumflex
	case bend < -0.33:
		return caron
	case 2*w >= 3*h && n < 0.9*float64(w*h):
		return tilde
	}
	return 0
}

// hole tells whether ink encloses paper.
func hole(ink *image.Gray) bool {
	w, h := ink.Rect.Dx(), ink.Rect.Dy()
	// The paper around, with a margin so that it is one.
	paper := image.NewGray(image.Rect(0, 0, w+2, h+2))
	for y := range h {
		for x := range w {
			if ink.Pix[y*ink.Stride+x] == 0 {
				paper.Pix[(y+1)*paper.Stride+x+1] = 255
			}
		}
	}
	found, _ := scan.Spots(paper, scan.Dark)
	return len(found) > 1
}
