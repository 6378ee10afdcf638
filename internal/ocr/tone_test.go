package ocr

import (
	"image"
	"math/rand/v2"
	"os/exec"
	"strings"
	"testing"
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
	if _, err := exec.LookPath("tesseract"); err != nil {
		t.Skip("tesseract is not installed: OCR is not tested here")
	}
	coarse := scaleTo(form(t), 1700, 2200)
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
			picture, err := Tesseract{}.read(t.Context(), img, 200, 200)
			if err != nil {
				t.Fatal(err)
			}
			text := " "
			for _, w := range picture.Words {
				text += w.Text + " "
			}
			for _, want := range strings.Fields(strings.Join(formWords, " ")) {
				if !strings.Contains(text, " "+want+" ") {
					t.Errorf("%q was not read in %s", want, text)
				}
			}
		})
	}
}

func TestGrain(t *testing.T) {
	img := form(t)
	want := string(img.Pix)
	if grain(img, resolution); string(img.Pix) != want {
		t.Error("a plain sheet is smoothed")
	}
	rnd := rand.New(rand.NewPCG(3, 4))
	for y := 1500; y < 1900; y++ { // a shaded cell
		for x := 300; x < 900; x++ {
			if rnd.IntN(2) == 0 {
				img.Pix[y*img.Stride+x] = 0
			}
		}
	}
	grain(img, resolution)
	sum, squares, n := 0.0, 0.0, 0.0
	for y := 1560; y < 1840; y++ {
		for x := 360; x < 840; x++ {
			v := float64(img.Pix[y*img.Stride+x])
			sum, squares, n = sum+v, squares+v*v, n+1
		}
	}
	if mean := sum / n; mean < 110 || mean > 145 || squares/n-mean*mean > 40*40 { // black and white dots: 127 squared
		t.Errorf("the dots are there still: mean %.0f, variance %.0f", mean, squares/n-mean*mean)
	}
	if string(img.Pix[:1400*img.Stride]) != want[:1400*img.Stride] {
		t.Error("what stands beside a shaded cell is smoothed")
	}
}

// A page of good contrast stays as it is.
func TestBlackenLeavesGoodPages(t *testing.T) {
	img := form(t)
	want := string(img.Pix)
	blacken(img, resolution)
	if string(img.Pix) != want {
		t.Error("a black and white page was changed")
	}
}

// Cells shaded grey become white to their edges, and what stands in them stays.
func TestWhitenShadedCells(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 900, 600))
	for y := range 600 {
		for x := range 900 {
			v := uint8(255)
			if x < 450 {
				v = 205
			}
			if x > 100 && x < 300 && y%60 > 20 && y%60 < 30 {
				v = 30
			}
			img.Pix[y*img.Stride+x] = v
		}
	}
	whiten(img, resolution)
	for _, c := range []struct {
		x, y  int
		white bool
	}{{50, 50, true}, {400, 300, true}, {430, 300, true}, {470, 300, true}, {200, 145, false}, {200, 100, true}} {
		if v := img.GrayAt(c.x, c.y).Y; (v > 215) != c.white {
			t.Errorf("%d, %d is %d", c.x, c.y, v)
		}
	}
}
