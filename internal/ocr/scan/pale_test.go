package scan

import (
	"image"
	"testing"
)

// Pale letters beside black ones become as dark, shades and single specks do not.
func TestDarken(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 800, 400))
	fill := func(x, y, w, h int, v uint8) {
		for yy := y; yy < y+h; yy++ {
			for xx := x; xx < x+w; xx++ {
				img.Pix[yy*img.Stride+xx] = v
			}
		}
	}
	fill(0, 0, 800, 400, 248)
	for i := range 20 {
		fill(20+i*20, 40, 10, 16, 150)
		fill(20+i*20, 80, 10, 16, 20)
	}
	fill(20, 150, 300, 200, 170) // a shaded cell
	fill(700, 300, 2, 2, 150)
	darken(img, 200)
	for _, c := range []struct {
		what     string
		x, y     int
		from, to uint8
	}{{"a pale letter", 25, 48, 0, 80}, {"a black letter", 25, 88, 20, 20}, {"a shaded cell", 100, 200, 170, 170}, {"a speck", 700, 300, 150, 150}, {"paper", 5, 5, 248, 248}} {
		if v := img.Pix[c.y*img.Stride+c.x]; v < c.from || v > c.to {
			t.Errorf("%s is %d", c.what, v)
		}
	}
}
