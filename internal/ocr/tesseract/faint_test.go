package tesseract

import (
	"image"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/ocr/ocrtest"
	"github.com/portcheck/portcheck/internal/ocr/scan"
	"github.com/portcheck/portcheck/internal/programtest"
)

// worse is a picture with each grey made another.
func worse(src *image.Gray, change func(v int) int) *image.Gray {
	out := image.NewGray(src.Rect)
	for i, v := range src.Pix {
		out.Pix[i] = uint8(min(max(change(int(v)), 0), 255))
	}
	return out
}

// What is faint, dotted or shaded is read as if it was black on white.
func TestReadsFaintAndDottedSheets(t *testing.T) {
	programtest.Need(t, []string{"tesseract"})
	coarse := scan.Scale(ocrtest.Form(t), 1700, 2200)
	rnd := rand.New(rand.NewPCG(1, 2))
	left := make([]int, coarse.Rect.Dx()+2) // what a row leaves to the next
	dotted := image.NewGray(coarse.Rect)
	for y := range coarse.Rect.Dy() {
		ahead, next := 0, make([]int, len(left))
		for x := range coarse.Rect.Dx() {
			// Floyd and Steinberg's: the error of a pixel goes to its neighbours.
			v := 30 + int(coarse.Pix[y*coarse.Stride+x])*215/255 + ahead + left[x+1]
			to := 0
			if v > 127 {
				to = 255
			}
			dotted.Pix[y*dotted.Stride+x] = uint8(to)
			e := v - to
			ahead = e * 7 / 16
			next[x], next[x+1], next[x+2] = next[x]+e*3/16, next[x+1]+e*5/16, next[x+2]+e/16
		}
		left = next
	}
	for name, img := range map[string]*image.Gray{
		"faint":  worse(coarse, func(v int) int { return 165 + v*80/255 + rnd.IntN(13) - 6 }),
		"dotted": dotted,
	} {
		t.Run(name, func(t *testing.T) {
			picture, err := Engine{}.read(t.Context(), img, 200, 200)
			if err != nil {
				t.Fatal(err)
			}
			text := " "
			for _, w := range picture.Words {
				text += w.Text + " "
			}
			for _, want := range strings.Fields(strings.Join(ocrtest.FormWords, " ")) {
				if !strings.Contains(text, " "+want+" ") {
					t.Errorf("%q was not read in %s", want, text)
				}
			}
		})
	}
}
