package scan

import (
	"image"
	"image/color"
	"image/draw"
	"math/rand/v2"
	"testing"

	"github.com/portcheck/portcheck/internal/ocr/ocrtest"
)

func TestGrain(t *testing.T) {
	img := ocrtest.Form(t)
	want := string(img.Pix)
	if grain(img, Resolution); string(img.Pix) != want {
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
	grain(img, Resolution)
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
	img := ocrtest.Form(t)
	want := string(img.Pix)
	blacken(img, Resolution)
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
	whiten(img, Resolution)
	for _, c := range []struct {
		x, y  int
		white bool
	}{{50, 50, true}, {400, 300, true}, {430, 300, true}, {470, 300, true}, {200, 145, false}, {200, 100, true}} {
		if v := img.GrayAt(c.x, c.y).Y; (v > 215) != c.white {
			t.Errorf("%d, %d is %d", c.x, c.y, v)
		}
	}
}

// The dots of small letters are no dirt, whatever the resolution.
func TestDespeckleKeepsDots(t *testing.T) {
	for _, dpi := range []int{150, 200, 300} {
		wide, high := dpi/100, max(1, dpi/100-1) // what a threshold leaves of the dot of an i of eight points
		img := image.NewGray(image.Rect(0, 0, 60, 60))
		draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
		draw.Draw(img, image.Rect(20, 20, 20+wide, 20+high), image.Black, image.Point{}, draw.Src)
		draw.Draw(img, image.Rect(20, 26, 20+wide, 44), image.Black, image.Point{}, draw.Src)
		for x := 28; x < 56; x += 6 { // and letters without a dot
			draw.Draw(img, image.Rect(x, 26, x+wide, 44), image.Black, image.Point{}, draw.Src)
		}
		despeckle(img, float64(dpi*dpi))
		if img.Pix[20*img.Stride+20] == 255 {
			t.Errorf("%d dpi: the dot is gone", dpi)
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
	whiten(img, Resolution)
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
