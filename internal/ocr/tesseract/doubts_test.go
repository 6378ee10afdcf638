package tesseract

import (
	"image"
	"image/draw"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/ocr/scan"
)

// written draws a line of text of so many points at 300 dpi, and finds its ink.
func written(t *testing.T, points float64, text string) *sheet {
	t.Helper()
	return writtenIn(t, goregular.TTF, points, text)
}

func writtenIn(t *testing.T, ttf []byte, points float64, text string) *sheet {
	t.Helper()
	f, err := opentype.Parse(ttf)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: points, DPI: scan.Resolution})
	if err != nil {
		t.Fatal(err)
	}
	img := image.NewGray(image.Rect(0, 0, 1500, 200))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	d := font.Drawer{Dst: img, Src: image.Black, Face: face, Dot: fixed.P(60, 120)}
	d.DrawString(text)
	s := &sheet{clean: img}
	s.spots, s.labels = scan.Spots(img, scan.Dark)
	s.lines = textLines(s.spots, nil)
	return s
}

// An accent, a comma or a dash that is on the paper and not in what was read makes
// the word doubtful; a word read as it stands is not.
func TestDoubtInk(t *testing.T) {
	for _, c := range []struct {
		paper, read string
		doubtful    bool
	}{
		{"Tomás Villarreal Mendez", "Tomas", true},
		{"Tomás Villarreal Mendez", "Tomás", false},
		{"Tomas Villarreal Mendez", "Tomas", false},
		{"ÉLODIE TREMBLAY ROY", "ELODIE", true},
		{"Élodie Tremblay Roy", "Elodie", true},
		{"Élodie Tremblay Roy", "Élodie", false},
		{"Ñáñez Anne Moreno", "Nanez", true},
		{"Sæther Ingrid Moreno", "Seether", true},
		{"Seether Ingrid Moreno", "Seether", false},
		{"November, the next", "November", true},
		{"November, the next", "November.", true},
		{"November. the next", "November,", true},
		{"November, the next", "November,", false},
		{"November. the next", "November.", false},
		{"Thornton-Hughes the second", "ThorntonHughes", true},
		{"Thornton-Hughes the second", "Thornton-Hughes", false},
		{"Jijona (NW) 401-555-0120", "Jijona", false},
	} {
		for _, points := range []float64{8, 11, 14} {
			s := written(t, points, c.paper)
			if len(s.lines) != 1 {
				t.Fatalf("%q at %g points: %d lines: %+v", c.paper, points, len(s.lines), s.lines)
			}
			l := s.lines[0]
			top, bottom := body(l, c.paper)
			// The words as they stand, of which the first is the one read.
			size := float64(bottom - top)
			words := []pixelWord{}
			glyphs := glyphsOf(s.spots, l)
			from := 0
			for i := 1; i <= len(glyphs); i++ {
				if i < len(glyphs) && float64(glyphs[i].X0-glyphs[i-1].X1) < 0.17*size {
					continue
				}
				words = append(words, pixelWord{Word: ocr.Word{Confidence: 0.96}, x0: glyphs[from].X0, x1: glyphs[i-1].X1, glyphs: glyphs[from:i]})
				from = i
			}
			words[0].Text = c.read
			for i, text := range []string{"Villarreal", "Mendez"} {
				if i+1 < len(words) {
					words[i+1].Text = text
				}
			}
			doubtInk(words[:1], s.spots, firstWord(s.spots, l, words[0]), size)
			if got := words[0].Confidence < 0.9; got != c.doubtful {
				t.Errorf("%q at %g points read as %q: doubtful %v, want %v", c.paper, points, c.read, got, c.doubtful)
			}
		}
	}
}

// firstWord is a line's part that a word takes up, and what hangs on it.
func firstWord(found []scan.Spot, l textLine, w pixelWord) textLine {
	out := l
	out.letters = nil
	for _, i := range l.letters {
		if found[i].X0 <= w.x1 {
			out.letters = append(out.letters, i)
		}
	}
	return out
}

// A comma behind a blank that was filled in belongs to the line.
func TestCommaFarFromItsWord(t *testing.T) {
	s := written(t, 9, "November     ,     2026")
	n := 0
	for _, l := range s.lines {
		n += len(l.letters)
	}
	if n != len(s.spots) {
		t.Errorf("%d of %d spots belong to lines", n, len(s.spots))
	}
	a := []ocr.Word{{Text: "November", Confidence: 0.97}, {Text: "2026", Confidence: 0.97}}
	b := []ocr.Word{{Text: "November", Confidence: 0.95}, {Text: ",", Confidence: 0.8}, {Text: "2026", Confidence: 0.95}}
	if got := joined(settle(a, b)); got != "November,2026" {
		t.Errorf("settled as %q", got)
	}
}

// A comma does not lift the foot of a line: what hangs below it differs by letter.
func TestBodyStandsOnItsLetters(t *testing.T) {
	var feet []int
	for _, text := range []string{"Villarreal Tile and Stone LLC", "Villarreal Tile and Stone, LLC", "Villarreal Typing, Quay (LLC)"} {
		s := written(t, 9, text)
		_, bottom := body(s.lines[0], text)
		feet = append(feet, bottom)
	}
	for _, f := range feet {
		if f < feet[0]-1 || f > feet[0]+1 {
			t.Fatalf("the feet of lines on one height: %v", feet)
		}
	}
}

// Words that an engine parted without a blank are one; those with a blank stay two,
// also a typewriter's.
func TestRejoin(t *testing.T) {
	for _, c := range []struct {
		ttf         []byte
		paper, a, b string
		one         bool
	}{
		{goregular.TTF, "ops@house.example", "ops@house.", "example", true},
		{goregular.TTF, "ops@house. example", "ops@house.", "example", false},
		{gomono.TTF, "ops@house.example", "ops@house.", "example", true},
		{gomono.TTF, "ops@house. example", "ops@house.", "example", false},
		{goregular.TTF, "St. Jude Home", "St.", "JudeHome", false},
		{goregular.TTF, "Acme L.P.", "AcmeL.", "P.", true},
		{goregular.TTF, "Biloxi, MS", "Biloxi", ",MS", true},
		{goregular.TTF, "Crane's Hardware", "Crane", "'sHardware", true},
		{gomono.TTF, "Crane's Hardware", "Crane'", "sHardware", true},
		{goregular.TTF, "Bell illicit", "Bell", "illicit", false},
		{gomono.TTF, "Bell illicit", "Bell", "illicit", false},
	} {
		s := writtenIn(t, c.ttf, 10, c.paper)
		var all []int
		for i := range s.spots {
			all = append(all, i)
		}
		l := newLine(s.spots, all)
		glyphs := glyphsOf(s.spots, l)
		n := len(c.a)
		if len(glyphs) != n+len(c.b) {
			t.Fatalf("%q: %d glyphs", c.paper, len(glyphs))
		}
		words := []pixelWord{
			{Word: ocr.Word{Text: c.a, Confidence: 0.96}, x0: glyphs[0].X0, x1: glyphs[n-1].X1},
			{Word: ocr.Word{Text: c.b, Confidence: 0.96}, x0: glyphs[n].X0, x1: glyphs[len(glyphs)-1].X1},
		}
		top, bottom := body(l, c.paper)
		if got := rejoin(words, glyphs, float64(bottom-top)); (len(got) == 1) != c.one {
			t.Errorf("%q: %d words", c.paper, len(got))
		}
	}
}

// The tops of bold capitals that touch are no ruling line; a line with text that
// hangs on it is one.
func TestBarsAreNoLetters(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 900, 200))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	fill := func(x0, y0, x1, y1 int) {
		draw.Draw(img, image.Rect(x0, y0, x1, y1), image.Black, image.Point{}, draw.Src)
	}
	for x := 100; x < 220; x += 40 { // TTT
		fill(x, 50, x+41, 58)
		fill(x+15, 50, x+25, 100)
	}
	fill(400, 50, 560, 53) // a line of half an inch, with two descenders on it
	fill(420, 20, 424, 60)
	fill(500, 20, 504, 60)
	var across []bar
	for _, b := range bars(img, scan.Dark) {
		if b.horizontal() {
			across = append(across, b)
		}
	}
	if len(across) != 1 || across[0].x0 < 390 {
		t.Errorf("%+v", across)
	}
}

// A colon of which the engine saw one dot; a full stop stays one.
func TestColon(t *testing.T) {
	for _, c := range []struct{ paper, read, want string }{
		{"Title: Owner", "Title.", "Title:"},
		{"Title. Owner", "Title.", "Title."},
		{"i. Owner", "i.", "i."},
		{": Owner", ".", ":"},
	} {
		s := written(t, 11, c.paper)
		l := s.lines[0]
		glyphs, n := glyphsOf(s.spots, l), len(strings.Fields(c.paper)[0])
		words := []pixelWord{{Word: ocr.Word{Text: c.read, Confidence: 0.95}, x0: glyphs[0].X0, x1: glyphs[n-1].X1},
			{Word: ocr.Word{Text: "Owner", Confidence: 0.95}, x0: glyphs[n].X0, x1: l.x1}}
		if doubtInk(words, s.spots, l, 45); words[0].Text != c.want {
			t.Errorf("%q read as %q becomes %q, want %q", c.paper, c.read, words[0].Text, c.want)
		}
	}
}

// An i whose ink is one stroke as high as a capital may be an l.
func TestDotless(t *testing.T) {
	word := func(text string, glyphs ...scan.Spot) *pixelWord {
		return &pixelWord{Word: ocr.Word{Text: text}, glyphs: glyphs}
	}
	b, d := scan.Spot{X0: 0, Y0: 0, X1: 20, Y1: 30}, scan.Spot{X0: 30, Y0: 0, X1: 50, Y1: 30}
	stroke := scan.Spot{X0: 23, Y0: 0, X1: 27, Y1: 30}
	if !dotless(word("Bid", b, stroke, d), []scan.Spot{b, stroke, d}, 30) {
		t.Error("a stroke without a dot is an i without a doubt")
	}
	stem, dot := scan.Spot{X0: 23, Y0: 9, X1: 27, Y1: 30}, scan.Spot{X0: 23, Y0: 0, X1: 27, Y1: 4}
	if dotless(word("Bid", b, stroke, d), []scan.Spot{b, stem, dot, d}, 30) {
		t.Error("an i with its dot is doubtful")
	}
	if dotless(word("Bld", b, stroke, d), []scan.Spot{b, stroke, d}, 30) {
		t.Error("an l is doubtful")
	}
}
