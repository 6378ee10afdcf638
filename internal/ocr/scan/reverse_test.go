package scan

import (
	"bytes"
	"image"
	"math/rand/v2"
	"testing"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"

	"github.com/portcheck/portcheck/internal/ocr/ocrtest"
)

// unlikePart is the part of a picture's pixels where two differ by much.
func unlikePart(a, b *image.Gray, r image.Rectangle) float64 {
	n := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if d := int(a.GrayAt(x, y).Y) - int(b.GrayAt(x, y).Y); d > 70 || d < -70 {
				n++
			}
		}
	}
	return float64(n) / float64(r.Dx()*r.Dy())
}

// White letters in a dark box become what black ones on paper are.
func TestUnreverse(t *testing.T) {
	inner := image.Rect(210, 210, 790, 290) // within the frame
	for _, c := range []struct {
		name           string
		ground, letter uint8
	}{{"black", 0, 255}, {"dark", 60, 250}, {"blue", 135, 255}} {
		got, want := ocrtest.NewPaper(t, 252), ocrtest.NewPaper(t, 252)
		for i, p := range []ocrtest.Paper{got, want} {
			p.Text(goregular.TTF, 10, 200, 150, 20, "What stands above the box")
			p.Text(goregular.TTF, 10, 200, 360, 20, "What stands below the box")
			ground, letter := c.ground, c.letter
			if i == 1 {
				ground, letter = 252, 0
			}
			p.Fill(200, 200, 800, 300, ground)
			p.Text(gobold.TTF, 10, 230, 265, letter, "SERVICE ADDRESS")
		}
		before := unlikePart(got.Gray, want.Gray, inner)
		unreverse(got.Gray, Resolution)
		if part := unlikePart(got.Gray, want.Gray, inner); part > 0.02 || before < 0.5 {
			t.Errorf("%s: %.3f of the box is not as on paper, before %.3f", c.name, part, before)
		}
		for _, r := range []image.Rectangle{{image.Pt(200, 100), image.Pt(900, 190)}, {image.Pt(200, 310), image.Pt(900, 400)}} {
			if part := unlikePart(got.Gray, want.Gray, r); part > 0 {
				t.Errorf("%s: %.3f of what stands beside the box has changed", c.name, part)
			}
		}
		if got.GrayAt(500, 200).Y > 100 || got.GrayAt(500, 299).Y > 100 {
			t.Errorf("%s: no frame is left", c.name)
		}
	}
}

// Dark ink stays as it is: large letters, shaded cells, frames, a shadow with an edge,
// a picture of something.
func TestUnreverseLeavesInk(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for name, draw := range map[string]func(p ocrtest.Paper){
		"large letters": func(p ocrtest.Paper) { p.Text(gobold.TTF, 48, 100, 400, 0, "BOOGABOO") },
		"shaded": func(p ocrtest.Paper) {
			p.Fill(200, 200, 800, 300, 150)
			p.Text(goregular.TTF, 10, 230, 265, 10, "Service Address 0800 8080")
		},
		"frames": func(p ocrtest.Paper) {
			for x := 200; x < 900; x += 60 {
				p.Fill(x, 200, x+66, 270, 0)
				p.Fill(x+6, 206, x+60, 264, 255)
			}
		},
		"shadow": func(p ocrtest.Paper) {
			p.Fill(0, 0, 1200, 400, 110)
			for y := 100; y < 400; y += 50 {
				p.Text(goregular.TTF, 10, 100, y, 30, "What stands in the shadow is ink all the same, good")
			}
		},
		"black": func(p ocrtest.Paper) { p.Fill(300, 300, 700, 600, 0) },
		"noise": func(p ocrtest.Paper) {
			for range 3000 {
				x, y := rnd.IntN(1190), rnd.IntN(890)
				p.Fill(x, y, x+1+rnd.IntN(3), y+1+rnd.IntN(3), uint8(rnd.IntN(120)))
			}
		},
	} {
		p := ocrtest.NewPaper(t, 250)
		draw(p)
		before := bytes.Clone(p.Pix)
		unreverse(p.Gray, Resolution)
		if !bytes.Equal(before, p.Pix) {
			t.Errorf("%s: changed", name)
		}
	}
}

// Whatever a picture shows: nothing breaks.
func TestUnreverseOfAnything(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 8))
	for range 30 {
		p := ocrtest.NewPaper(t, uint8(rnd.IntN(256)))
		for range 60 {
			x, y := rnd.IntN(1200), rnd.IntN(900)
			p.Fill(x, y, x+rnd.IntN(300), y+rnd.IntN(120), uint8(rnd.IntN(256)))
		}
		for _, dpi := range []float64{minDPI, 200, maxDPI} {
			unstreak(p.Gray, dpi)
			unreverse(p.Gray, dpi)
		}
	}
}
