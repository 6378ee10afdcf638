package ocr

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"os/exec"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// form draws a letter-size sheet at 300 dpi: a framed table whose rules touch its
// words, boxes to tick, and numbers with narrow blanks.
func form(t *testing.T) *image.Gray {
	t.Helper()
	f, err := opentype.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: 11, DPI: resolution})
	if err != nil {
		t.Fatal(err)
	}
	img := image.NewGray(image.Rect(0, 0, 2550, 3300))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	text := func(x, y int, s string) {
		d := font.Drawer{Dst: img, Src: image.Black, Face: face, Dot: fixed.P(x, y)}
		d.DrawString(s)
	}
	fill := func(x0, y0, x1, y1 int) {
		draw.Draw(img, image.Rect(x0, y0, x1, y1), image.Black, image.Point{}, draw.Src)
	}
	text(300, 300, "Letter of Authorization to transfer telephone service")
	rows := [][2]string{{"Customer Name", "Meridian Glass Studio, Inc."}, {"Service Address", "88 Quarry Road, Suite 4"},
		{"Current Carrier", "Granite Bay Telephone"}, {"Account Number", "GB-40771-92"}, {"Telephone Numbers", "401 555 0120"}}
	for i, r := range rows {
		y := 500 + i*80
		text(310, y-12, r[0])
		text(1010, y-12, r[1])
		fill(300, y, 2200, y+4)
	}
	for _, x := range []int{300, 1000, 2200} {
		fill(x, 440, x+4, 824)
	}
	for i, s := range []string{"Business", "Residential"} {
		x := 310 + i*500
		fill(x, 930, x+40, 933)
		fill(x, 967, x+40, 970)
		fill(x, 930, x+3, 970)
		fill(x+37, 930, x+40, 970)
		text(x+60, 968, s)
	}
	for k := range 30 { // the first is ticked
		fill(315+k, 935+k, 319+k, 938+k)
		fill(345-k, 935+k, 349-k, 938+k)
	}
	text(300, 1200, "I authorize the carrier named above to release these numbers")
	return img
}

var formWords = []string{"Customer Name", "Meridian Glass Studio, Inc.", "88 Quarry Road, Suite 4", "Granite Bay Telephone", "GB-40771-92",
	"401 555 0120", "☒ Business", "☐ Residential"}

// linesOf is what stands on a page, a line a line.
func linesOf(p *page.Page) string {
	var b strings.Builder
	for _, l := range p.Lines() {
		b.WriteString(l.Text() + "\n")
	}
	return b.String()
}

// The same sheet however it lies on the glass, coarse and fine.
func TestReadsASheet(t *testing.T) {
	if _, err := exec.LookPath("tesseract"); err != nil {
		t.Skip("tesseract is not installed: OCR is not tested here")
	}
	sheet := form(t)
	for _, c := range []struct {
		name string
		img  *image.Gray
		dpi  float64
		turn int
		skew float64
	}{
		{name: "askew", img: straighten(sheet, -1.5), dpi: 300, skew: 1.5},
		{name: "on its side, coarse", img: scaleTo(quarter(sheet, 270), 2200, 1700), dpi: 200, turn: 90},
	} {
		t.Run(c.name, func(t *testing.T) {
			picture, err := Tesseract{}.read(t.Context(), c.img, c.dpi, c.dpi)
			if err != nil {
				t.Fatal(err)
			}
			if picture.Turn != c.turn || math.Abs(picture.Skew-c.skew) > 0.11 {
				t.Errorf("turned by %d, askew by %.2f; want %d, %.2f", picture.Turn, picture.Skew, c.turn, c.skew)
			}
			media := porting.Box{0, 0, 612, 792}
			if c.turn != 0 {
				media = porting.Box{0, 0, 792, 612}
			}
			p := &page.Page{Number: 1, Media: media}
			doc := &page.Document{Pages: []*page.Page{p}}
			if err := place(t.Context(), doc, p, picture, nil); err != nil {
				t.Fatal(err)
			}
			text := linesOf(p)
			for _, want := range formWords {
				if !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
					t.Errorf("%q was not read in\n%s", want, text)
				}
			}
			if len(picture.Rules) < 8 {
				t.Errorf("%d ruling lines, want 5 across and 3 down", len(picture.Rules))
			}
		})
	}
}

// Where a word of a sheet that lay askew or on its side stands on the sheet as it
// was put in.
func TestPlacesOfATurnedPicture(t *testing.T) {
	word := Word{Text: "word", Confidence: 0.95, Rect: page.Rect{X0: 0.8, Y0: 0.1, X1: 0.9, Y1: 0.12}}
	for _, c := range []struct {
		name string
		turn int
		skew float64
		want porting.Box // its middle
	}{
		{"straight", 0, 0, porting.Box{520.2, 704.88}},
		{"askew", 0, 2, porting.Box{530.8, 697.58}},
		{"on its side", 90, 0, porting.Box{67.32, 673.2}},
		{"upside down", 180, 0, porting.Box{91.8, 87.12}},
	} {
		p := &page.Page{Number: 1, Media: porting.Box{0, 0, 612, 792}}
		picture := &Picture{Words: []Word{word}, Turn: c.turn, Skew: c.skew}
		if err := place(t.Context(), &page.Document{}, p, picture, nil); err != nil {
			t.Fatal(err)
		}
		b := p.Words[0].Box
		if x, y := (b[0]+b[2])/2, (b[1]+b[3])/2; math.Abs(x-c.want[0]) > 0.6 || math.Abs(y-c.want[1]) > 0.6 {
			t.Errorf("%s: middle at %.2f, %.2f; want %v", c.name, x, y, c.want[:2])
		}
		if up := p.Words[0].Upright; p.Words[0].Box == (porting.Box{}) || up.X0 < up.X1/2 {
			t.Errorf("%s: upright %v", c.name, up)
		}
	}
}

// A line of digits is parted where its ink has gaps.
func TestRespace(t *testing.T) {
	var glyphs []spot
	x := 0
	for i := range 10 {
		if i == 3 || i == 6 {
			x += 8 // a narrow blank
		}
		glyphs = append(glyphs, spot{x, 0, x + 18, 30, 200})
		x += 22
	}
	word := pixelWord{Word: Word{Text: "4015550120", Confidence: 0.9}, x0: 0, x1: x}
	var got []string
	for _, w := range respace([]pixelWord{word}, glyphs, 42) {
		got = append(got, w.Text)
	}
	if s := strings.Join(got, " "); s != "401 555 0120" {
		t.Errorf("parted as %q", s)
	}
	// A letter that touches its neighbour: nobody knows which gap is whose.
	if out := respace([]pixelWord{word}, glyphs[1:], 42); len(out) != 1 {
		t.Errorf("parted without knowing its digits: %v", out)
	}
}

// Two readings of a line.
func TestSettle(t *testing.T) {
	line := func(confidence float64, words ...string) []Word {
		var out []Word
		for _, w := range words {
			out = append(out, Word{Text: w, Confidence: confidence})
		}
		return out
	}
	for _, c := range []struct {
		name string
		a, b []Word
		want string // each word, with a ? where it is doubtful
	}{
		{"the same", line(0.95, "Acme", "Inc."), line(0.96, "Acme", "Inc."), "Acme Inc."},
		{"other blanks", line(0.95, "AcmeInc."), line(0.96, "Acme", "Inc."), "Acme Inc."},
		{"a letter", line(0.94, "O'Dowd", "Realty"), line(0.96, "0'Dowd", "Realty"), "0'Dowd? Realty"},
		{"a comma less", line(0.96, "December", "1,", "2026"), line(0.95, "December", "1", "2026"), "December 1,? 2026"},
		{"a comma more", line(0.95, "December", "1,", "2026"), line(0.97, "December", "1", "2026"), "December 1,? 2026"},
		{"a word less at the end", line(0.95, "Acme", "Inc."), line(0.97, "Acme"), "Acme?"},
		{"one reading", nil, line(0.97, "Acme"), "Acme?"},
		{"nothing in common", line(0.6, "xYz"), line(0.9, "Wn"), "Wn?"},
	} {
		var got []string
		for _, w := range settle(c.a, c.b) {
			s := w.Text
			if w.Confidence < 0.9 {
				s += "?"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
	}
}

// What is doubtful and lies on ink is a signature, unless it stands in a line with
// words that were read well: "Renée Müller-Ortiz".
func TestNamesAreNoSignatures(t *testing.T) {
	mark := page.Rect{X0: 0.3, Y0: 0.1, X1: 0.6, Y1: 0.12}
	name := Word{Text: "Muller-Ortiz", Confidence: 0.4, Rect: page.Rect{X0: 0.3, Y0: 0.1, X1: 0.4, Y1: 0.12}}
	first := Word{Text: "Renée", Confidence: 0.96, Rect: page.Rect{X0: 0.2, Y0: 0.1, X1: 0.29, Y1: 0.12}}
	for _, c := range []struct {
		words []Word
		want  int
	}{{[]Word{first, name}, 2}, {[]Word{name}, 0}} {
		p := &page.Page{Number: 1, Media: porting.Box{0, 0, 612, 792}}
		if err := place(t.Context(), &page.Document{}, p, &Picture{Words: c.words, Marks: []page.Rect{mark}}, nil); err != nil {
			t.Fatal(err)
		}
		if len(p.Words) != c.want {
			t.Errorf("%d words kept of %v, want %d", len(p.Words), c.words, c.want)
		}
	}
}

// A picture whose black and white are changed, with a shadow and specks, comes
// out black on white.
func TestMadeReady(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 400, 400))
	for y := range 400 {
		for x := range 400 {
			img.SetGray(x, y, color.Gray{uint8(120 + x/4)}) // a shadow from the left
		}
	}
	for y := 100; y < 140; y++ {
		for x := 50; x < 60; x++ {
			img.SetGray(x, y, color.Gray{30})
		}
	}
	img.SetGray(300, 300, color.Gray{10})
	whiten(img, resolution)
	despeckle(img, 200*200)
	if at := func(x, y int) uint8 { return img.GrayAt(x, y).Y }; at(10, 10) < 205 || at(390, 10) < 235 || at(55, 120) > 90 || at(300, 300) < 235 {
		t.Errorf("paper %d and %d, ink %d, speck %d", at(10, 10), at(390, 10), at(55, 120), at(300, 300))
	}
	negative := image.NewGray(image.Rect(0, 0, 10, 10))
	negative.SetGray(5, 5, color.Gray{255})
	positive(negative)
	if negative.GrayAt(0, 0).Y != 255 || negative.GrayAt(5, 5).Y != 0 {
		t.Error("a negative was left as it is")
	}
}

func TestParsePGM(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 3, 2))
	copy(img.Pix, []uint8{1, 2, 3, 4, 5, 6})
	got, err := parsePGM(pgm(img))
	if err != nil || got.Rect != img.Rect || string(got.Pix) != string(img.Pix) {
		t.Fatalf("%v, %v", got, err)
	}
	if _, err := parsePGM([]byte("P5\n# drawn\n3 2\n255\n123456")); err != nil {
		t.Errorf("a comment: %v", err)
	}
	for _, bad := range []string{"", "P6 1 1 255 x", "P5\n3 2\n255\n12345", "P5 999999999 999999999 255\n", "P5\n-1 2 255\n", "P5\n# no end"} {
		if _, err := parsePGM([]byte(bad)); err == nil {
			t.Errorf("parsePGM(%q) found nothing wrong", bad)
		}
	}
}

// A word that one reading has and the other has not is taken, with a doubt.
func TestSettleKeepsMissedWords(t *testing.T) {
	word := func(text string, x0, x1 float64) Word {
		return Word{Text: text, Confidence: 0.95, Rect: page.Rect{X0: x0, X1: x1, Y1: 0.1}}
	}
	a := []Word{word("A-1", 0.1, 0.15), word("Locksmiths", 0.17, 0.3), word("of", 0.32, 0.34), word("Tulsa", 0.36, 0.45)}
	b := []Word{word("Locksmiths", 0.17, 0.3), word("of", 0.32, 0.34), word("Tulsa", 0.36, 0.45)}
	b[0].Confidence = 0.99
	for _, got := range [][]Word{settle(a, b), settle(b, a)} {
		if joined(got) != "A-1LocksmithsofTulsa" || got[0].Confidence > differing || got[3].Confidence < 0.9 {
			t.Errorf("%v", got)
		}
	}
}
