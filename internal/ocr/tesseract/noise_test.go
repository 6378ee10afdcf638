package tesseract

import (
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"testing"

	"golang.org/x/image/font/gofont/goregular"

	"github.com/portcheck/portcheck/internal/ocr/ocrtest"
	"github.com/portcheck/portcheck/internal/ocr/scan"
	"github.com/portcheck/portcheck/internal/programtest"
)

// noise darkens the pixels of a picture here and there, as a scanner does on a blank sheet.
func noise(img *image.Gray) {
	r := rand.New(rand.NewPCG(1, 2))
	for i, v := range img.Pix {
		img.Pix[i] = v - uint8(r.IntN(60))
	}
}

// The back of a sheet, scanned with it, is read in no time: an engine would look at the
// noise of its paper for minutes. One word on it is still read.
func TestBlankSheet(t *testing.T) {
	programtest.Need(t, []string{"tesseract"})
	sheet := image.NewGray(image.Rect(0, 0, 1700, 2200))
	for i := range sheet.Pix {
		sheet.Pix[i] = 250
	}
	noise(sheet)
	t.Setenv("PATH", t.TempDir()) // no engine is asked
	p, err := Engine{}.read(t.Context(), sheet, scan.Resolution, scan.Resolution)
	if err != nil || len(p.Words) != 0 {
		t.Errorf("%d words, %v", len(p.Words), err)
	}
}

func TestFewWordsOnANoisySheet(t *testing.T) {
	programtest.Need(t, []string{"tesseract"})
	sheet := ocrtest.NewPaper(t, 250)
	sheet.Text(goregular.TTF, 14, 300, 400, 20, "Attachment A")
	noise(sheet.Gray)
	p, err := Engine{}.read(t.Context(), sheet.Gray, scan.Resolution, scan.Resolution)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Words) != 2 || p.Words[0].Text != "Attachment" {
		t.Errorf("%v", p.Words)
	}
}

// The O of a name with an apostrophe is no circle to tick; the same ring before a word is.
func TestNamesWithApostrophes(t *testing.T) {
	for _, c := range []struct {
		apostrophe bool
		letter     int // where the letter behind begins
		want       int
	}{{true, 352, 0}, {false, 365, 1}, {true, 380, 1}} {
		p := ocrtest.NewPaper(t, 255)
		for y := range 34 {
			for x := range 34 {
				if d := math.Hypot(float64(x)-16.5, float64(y)-16.5); d <= 17 && d > 13 {
					p.SetGray(300+x, 200+y, color.Gray{})
				}
			}
		}
		if c.apostrophe {
			p.Fill(339, 200, 344, 210, 0)
		}
		p.Fill(c.letter, 200, c.letter+5, 234, 0)
		p.Fill(c.letter, 230, c.letter+24, 234, 0)
		if got := rowsOf(p, nil).ticks(); len(got) != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}
