package scan

import (
	"image"
	"image/color"
	"math"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
)

// onDesk is a sheet as a photo shows it: on a dark desk, seen from one side, under a
// lamp.
func onDesk(sheet *image.Gray, corners Corners, w, h int) *image.Gray {
	out := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			out.Pix[y*out.Stride+x] = uint8(60 + (x*7+y*13)%17)
		}
	}
	sw, sh := sheet.Rect.Dx(), sheet.Rect.Dy()
	for y := range 2 * sh {
		for x := range 2 * sw {
			p := corners.at((float64(x)+0.5)/float64(2*sw), (float64(y)+0.5)/float64(2*sh))
			light := 0.6 + 0.35*p.X
			out.SetGray(int(p.X*float64(w)), int(p.Y*float64(h)), color.Gray{uint8(float64(sheet.Pix[y/2*sheet.Stride+x/2]) * light)})
		}
	}
	return out
}

var photographed = Corners{{0.08, 0.05}, {0.9, 0.08}, {0.95, 0.93}, {0.05, 0.96}}

func TestSheetOf(t *testing.T) {
	blank := image.NewGray(image.Rect(0, 0, 600, 780))
	for i := range blank.Pix {
		blank.Pix[i] = 250
	}
	got := sheetOf(onDesk(blank, photographed, 900, 1100))
	for i, p := range got {
		if math.Abs(p.X-photographed[i].X) > 0.008 || math.Abs(p.Y-photographed[i].Y) > 0.008 {
			t.Errorf("corner %d at %.3f, want %.3f", i, p, photographed[i])
		}
	}
	if got := sheetOf(blank); got != Whole {
		t.Errorf("a sheet that fills its picture: %v", got)
	}
	// A black edge at one side, as a scanner's lid leaves it.
	for y := range 780 {
		for x := range 30 {
			blank.Pix[y*blank.Stride+x] = 20
		}
	}
	if got := sheetOf(blank); math.Abs(got[0].X-0.05) > 0.006 || got[1] != Whole[1] || math.Abs(got[3].X-0.05) > 0.006 {
		t.Errorf("a black edge: %v", got)
	}
	// A form with a frame and a black head is no photo.
	framed := image.NewGray(image.Rect(0, 0, 600, 780))
	for y := range 780 {
		for x := range 600 {
			v := uint8(255)
			if x < 3 || y < 3 || x > 596 || y > 776 || y > 60 && y < 140 {
				v = 0
			}
			framed.Pix[y*framed.Stride+x] = v
		}
	}
	if got := sheetOf(framed); got != Whole {
		t.Errorf("a framed form: %v", got)
	}
}

func TestCornersTurned(t *testing.T) {
	c := Corners{{0.1, 0.2}, {0.9, 0.3}, {0.8, 0.7}, {0.2, 0.6}}
	if got, want := c.Turned(90), (Corners{{0.4, 0.2}, {0.8, 0.1}, {0.7, 0.9}, {0.3, 0.8}}); !near(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := c.Turned(180).Turned(180); !near(got, c) {
		t.Errorf("turned twice by 180: %v", got)
	}
	if p := c.at(1, 1); math.Abs(p.X-0.8)+math.Abs(p.Y-0.7) > 1e-9 {
		t.Errorf("the last corner at %v", p)
	}
	r := page.Rect{X0: 0.2, Y0: 0.3, X1: 0.4, Y1: 0.5}
	if got := (Corners{}).InPicture(r); got != r {
		t.Errorf("a sheet that fills its picture: %v", got)
	}
}

func near(a, b Corners) bool {
	for i := range a {
		if math.Abs(a[i].X-b[i].X)+math.Abs(a[i].Y-b[i].Y) > 1e-9 {
			return false
		}
	}
	return true
}
