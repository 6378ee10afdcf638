package tesseract

// One picture read by tesseract: made ready, turned the right way up, read as a
// page and line by line, the two readings held against each other.

import (
	"context"
	"image"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/ocr/scan"
	"github.com/portcheck/portcheck/internal/page"
)

// read reads one picture with so many dots an inch, 0 where that is not known.
func (e Engine) read(ctx context.Context, img *image.Gray, dpiX, dpiY float64) (*ocr.Picture, error) {
	width, height := img.Rect.Dx(), img.Rect.Dy()
	img, corners := scan.Prepare(img, dpiX, dpiY)
	s := newSheet(img)
	var pageWise []ocr.Word
	if n := s.letters(); n > 0 { // a blank page has noise, which an engine looks at for minutes
		if n < fewLetters {
			s.whiten()
		}
		var err error
		if pageWise, err = e.wholePage(ctx, s.clean); err != nil {
			return nil, err
		}
	}
	turn := 0
	if good := sensible(pageWise); good < enough && len(s.lines) > 2 {
		// Text that lies on its side falls into many more lines than there are.
		turns := []int{180, 90, 270}
		if side := newSheet(scan.Quarter(img, 90)); len(side.lines) < len(s.lines) {
			turns = []int{90, 270, 180}
		}
		for _, by := range turns {
			other := newSheet(scan.Quarter(img, by))
			words, err := e.wholePage(ctx, other.clean)
			if err != nil {
				return nil, err
			}
			if better := sensible(words); better > good {
				s, pageWise, turn, good = other, words, by, better
			}
			if good >= enough {
				break
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	single := make([]*image.Gray, len(s.lines))
	for i, l := range s.lines {
		one := cutOut(s.clean, s.labels, l)
		single[i] = scan.Scale(one, one.Rect.Dx()*larger/100, one.Rect.Dy()*larger/100)
	}
	lineWise, err := e.run(ctx, "7", single, noDictionary...)
	if err != nil {
		return nil, err
	}
	p := s.picture(pageWise, lineWise)
	if err := e.readCombs(ctx, s, p); err != nil {
		return nil, err
	}
	p.Marks = marks(s.clean, p)
	p.Rules = withoutStrokes(p.Rules, p.Marks)
	p.Unread = s.unread(p)
	p.Turn = turn
	if corners != scan.Whole {
		p.Sheet = corners.Turned(turn)
		if p.Width, p.Height = width, height; turn%180 != 0 {
			p.Width, p.Height = height, width
		}
	}
	return p, nil
}

// readCombs reads the combs of a sheet, each twice and once as digits.
func (e Engine) readCombs(ctx context.Context, s *sheet, p *ocr.Picture) error {
	if len(s.combs) == 0 {
		return nil
	}
	var once, twice []*image.Gray
	for _, c := range s.combs {
		one := s.together(c)
		once = append(once, one)
		twice = append(twice, scan.Scale(one, one.Rect.Dx()*larger/100, one.Rect.Dy()*larger/100))
	}
	readings, err := e.run(ctx, "7", append(once, twice...), noDictionary...)
	if err != nil {
		return err
	}
	digits, err := e.run(ctx, "7", twice, append(noDictionary[:len(noDictionary):len(noDictionary)], "-c", "tessedit_char_whitelist=0123456789")...)
	if err != nil || len(readings) != 2*len(s.combs) || len(digits) != len(s.combs) {
		return err
	}
	for i, c := range s.combs {
		text, confidence := c.word([][]ocr.Word{readings[i].Words, readings[i+len(s.combs)].Words}, digits[i].Words)
		if text != "" {
			p.Words = append(p.Words, ocr.Word{Text: text, Rect: c.rect(s), Confidence: confidence})
		}
	}
	return nil
}

// larger is how large lines are given to the engine, in per cent. The same pixels
// would be read in the same way again, and nothing be learned from it.
const larger = 130

// noDictionary has the engine read letters and not words it knows: BTN and not BIN.
var noDictionary = []string{"-c", "load_system_dawg=0", "-c", "load_freq_dawg=0"}

// sheet is a picture that was made ready, and what its ink is.
type sheet struct {
	skew    float64     // by how many degrees it was turned back
	clean   *image.Gray // without ruling lines
	rules   []bar
	leaders []bar // dots from a label to the place of its value
	spots   []scan.Spot
	labels  []int32 // of the pixels: index of the spot plus one
	usual   float64 // height of its letters
	combs   []comb
	lines   []textLine
	marked  []pixelWord // boxes and circles to tick
}

func newSheet(img *image.Gray) *sheet {
	s := &sheet{}
	threshold := scan.Level(img)
	if s.skew = scan.Skew(img, threshold); s.skew != 0 {
		img = scan.Straighten(img, s.skew)
	}
	s.rules = bars(img, threshold)
	var pieces []bar
	s.rules, pieces = faintBars(img, threshold, s.rules)
	s.clean = withoutBars(img, threshold, append(pieces, s.rules...))
	s.spots, s.labels = scan.Spots(s.clean, threshold)
	s.dust()
	s.wipe(remnants(s.spots, s.rules))
	dots, gone := dotted(s.spots)
	s.wipe(gone)
	for _, b := range dots {
		if s.leader(b) {
			s.leaders = append(s.leaders, b)
		} else {
			s.rules = append(s.rules, b)
		}
	}
	if down, gone := dottedDown(s.spots, s.rules); len(down) > 0 {
		s.wipe(gone)
		s.rules = append(s.rules, down...)
		s.wipe(remnants(s.spots, s.rules))
	}
	s.usual = usualHeight(s.spots)
	s.joinRows()
	s.rules = mended(s.rules)
	s.marked = s.ticks()
	s.usual = usualHeight(s.spots)
	s.unstack()
	letters := slices.Clone(s.spots)
	for i := range letters {
		if s.scrawl(i, s.usual) {
			letters[i].Area = 0 // of no line
		}
	}
	s.combs, s.rules = findCombs(s.rules, letters)
	for _, c := range s.combs {
		for _, ink := range c.ink {
			for _, i := range ink {
				letters[i].Area = 0
			}
		}
	}
	s.lines = textLines(letters, s.rules)
	return s
}

// dust wipes off specks that are no ink of anybody's.
func (s *sheet) dust() {
	for i, l := range s.labels {
		if l != 0 && s.spots[l-1].Area < minArea {
			s.clean.Pix[i] = 255
		}
	}
}

// wipe takes spots off the picture.
func (s *sheet) wipe(gone []int) {
	if len(gone) == 0 {
		return
	}
	for _, i := range gone {
		s.spots[i].Area = 0
	}
	w := s.clean.Rect.Dx()
	for i, l := range s.labels {
		if l != 0 && s.spots[l-1].Area == 0 {
			// With its soft edge.
			for y := max(0, i/w-1); y <= min(s.clean.Rect.Dy()-1, i/w+1); y++ {
				for x := max(0, i%w-1); x <= min(w-1, i%w+1); x++ {
					if n := s.labels[y*w+x]; n == 0 || n == l {
						s.clean.Pix[y*s.clean.Stride+x] = 255
					}
				}
			}
		}
	}
}

// sensible is the part of what was read that are words of letters which the engine
// is sure of. A page that lies on its side or upside down has next to none.
func sensible(words []ocr.Word) float64 {
	good, all := 0, 0
	for _, w := range words {
		all++
		if len(w.Text) >= 3 && w.Confidence >= ocr.ReadWell {
			good++
		}
	}
	return float64(good) / float64(max(all, 1))
}

// fewLetters of a page leave an engine with its noise.
const fewLetters = 60

// letters is how many letters of its lines a sheet has.
func (s *sheet) letters() (n int) {
	for _, l := range s.lines {
		n += len(l.letters)
	}
	for _, c := range s.combs {
		n += len(c.ink)
	}
	return n
}

// whiten leaves of a picture what is ink, with its soft edge, and nothing of the paper.
func (s *sheet) whiten() {
	const edge = 2
	w, h := s.clean.Rect.Dx(), s.clean.Rect.Dy()
	keep := make([]bool, w*h)
	for i, l := range s.labels {
		if l == 0 {
			continue
		}
		for y := max(0, i/w-edge); y <= min(h-1, i/w+edge); y++ {
			for x := max(0, i%w-edge); x <= min(w-1, i%w+edge); x++ {
				keep[y*w+x] = true
			}
		}
	}
	for i, k := range keep {
		if !k {
			s.clean.Pix[i/w*s.clean.Stride+i%w] = 255
		}
	}
}

// enough of a page is sensible for it to lie the right way up.
const enough = 0.35

// picture makes words of both readings.
func (s *sheet) picture(pageWise []ocr.Word, lineWise []*ocr.Picture) *ocr.Picture {
	w, h := s.clean.Bounds().Dx(), s.clean.Bounds().Dy()
	p := &ocr.Picture{Width: w, Height: h, Skew: s.skew}
	taken := make([]bool, len(pageWise))
	for i, l := range s.lines {
		var a, b []ocr.Word
		for k, word := range pageWise {
			if x, y := word.Rect.MidX()*float64(w), word.Rect.MidY()*float64(h); !taken[k] && x >= float64(l.x0) && x <= float64(l.x1) && y >= float64(l.y0) && y <= float64(l.y1) {
				a = append(a, word)
				taken[k] = true
			}
		}
		if i < len(lineWise) {
			b = l.placed(lineWise[i], w, h)
		}
		words := settle(a, b)
		pixels := make([]pixelWord, len(words))
		for k, word := range words {
			pixels[k] = pixelWord{Word: word, x0: int(word.Rect.X0 * float64(w)), x1: int(word.Rect.X1*float64(w) + 0.5), y1: inkBelow(s, l, word, w)}
		}
		top, bottom := body(l, joined(words))
		glyphs := glyphsOf(s.spots, l)
		pixels = rejoin(respace(pixels, glyphs, float64(bottom-top)), glyphs, float64(bottom-top))
		pixels = s.withoutScrawl(pixels, l, s.usual)
		s.accents(pixels, l, float64(bottom-top))
		untwin(pixels)
		doubtInk(pixels, s.spots, l, float64(bottom-top))
		for _, word := range pixels {
			if strings.Trim(word.Text, ".,") == "|" && word.y1 <= bottom-(bottom-top)/8 {
				// A bar hangs below the line; ruling lines are gone: the letter.
				word.Text, word.Confidence = strings.Replace(word.Text, "|", "I", 1), min(word.Confidence, readOnce)
			}
			word.Rect = fraction(word.x0, top, word.x1, bottom, w, h)
			p.Words = append(p.Words, word.Word)
		}
	}
	for _, m := range s.marked {
		m.Rect = fraction(m.x0, m.y0, m.x1, m.y1, w, h)
		p.Words = append(p.Words, m.Word)
	}
	for k, word := range pageWise {
		at := image.Pt(int(word.Rect.MidX()*float64(w)), int(word.Rect.MidY()*float64(h)))
		taken[k] = taken[k] || slices.ContainsFunc(s.combs, func(c comb) bool { return at.In(c.bounds()) })
		// White letters on black, and what is no line to us.
		if !taken[k] && word.Confidence >= ocr.LowConfidence {
			word.Confidence = min(word.Confidence, readOnce)
			p.Words = append(p.Words, word)
		}
	}
	for _, b := range s.leaders {
		p.Words = append(p.Words, ocr.Word{Text: ocr.Leader, Rect: fraction(b.x0, b.y1-int(s.usual), b.x1, b.y1, w, h), Confidence: ocr.MaxConfidence})
	}
	for _, b := range s.rules {
		p.Rules = append(p.Rules, fraction(b.x0, b.y0, b.x1, b.y1, w, h))
	}
	return p
}

// inkBelow is where the ink of a word of a line ends.
func inkBelow(s *sheet, l textLine, word ocr.Word, width int) int {
	end := l.y0
	for _, i := range l.letters {
		if o := s.spots[i]; float64(o.X0+o.X1)/2 >= word.Rect.X0*float64(width) && float64(o.X0+o.X1)/2 <= word.Rect.X1*float64(width) {
			end = max(end, o.Y1)
		}
	}
	return end
}

// Parts of the size of the type that capitals and small letters are high.
const capital, small = 0.72, 0.53

// body is where the type of a line begins and ends, as a page of text has it:
// about as high as the type's size, whichever letters stand in the line. Without
// it lines of "on one" would stand farther apart than those of "Big Trees".
func body(l textLine, text string) (top, bottom int) {
	const above = 0.78 // what a line reaches up to
	part := small
	if strings.ContainsFunc(text, func(r rune) bool {
		return r >= '0' && r <= '9' || strings.ContainsRune("bdfhklt()[]/|'\"’‘“”&#$%?!", r) || unicode.IsUpper(r) || r > 0xbf
	}) {
		part = capital
	}
	base := float64(l.base)
	size := (base - float64(l.y0)) / part
	return int(base - above*size), int(base + (1-above)*size)
}

// placed are the words of a line that was read alone, where they stand on the page.
func (l textLine) placed(p *ocr.Picture, w, h int) []ocr.Word {
	out := make([]ocr.Word, 0, len(p.Words))
	for _, word := range p.Words {
		wide := float64(l.x1 - l.x0 + 2*margin)
		x0 := word.Rect.X0*wide - margin + float64(l.x0)
		x1 := word.Rect.X1*wide - margin + float64(l.x0)
		word.Rect = fraction(int(math.Round(x0)), l.y0, int(math.Round(x1)), l.y1, w, h)
		out = append(out, word)
	}
	return out
}

func fraction(x0, y0, x1, y1, w, h int) page.Rect {
	fw, fh := float64(w), float64(h)
	return page.Rect{X0: float64(x0) / fw, Y0: float64(y0) / fh, X1: float64(x1) / fw, Y1: float64(y1) / fh}
}
