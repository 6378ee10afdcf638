package scan

import (
	"bytes"
	"image"
	"testing"

	"golang.org/x/image/font/gofont/goregular"

	"github.com/portcheck/portcheck/internal/ocr/ocrtest"
)

// A line from edge to edge is taken out, and the letters under it go on.
func TestUnstreak(t *testing.T) {
	got, want := ocrtest.NewPaper(t, 250), ocrtest.NewPaper(t, 250)
	for _, p := range []ocrtest.Paper{got, want} {
		for y := 100; y < 880; y += 90 {
			p.Text(goregular.TTF, 11, 100, y, 10, "Regents of Great Basin Medical University")
		}
	}
	for y := range 900 {
		x := 500 + y/300 // not quite straight
		got.Fill(x, y, x+3, y+1, 110)
	}
	unstreak(got.Gray, Resolution)
	near := image.Rect(490, 0, 520, 900)
	if part := unlikePart(got.Gray, want.Gray, near); part > 0.02 {
		t.Errorf("%.3f of what the line crossed is not as it was", part)
	}
	if far := image.Rect(0, 0, 490, 900); unlikePart(got.Gray, want.Gray, far) > 0 {
		t.Error("what lies beside the line has changed")
	}
}

// A table's line does not reach the edges of the sheet; a black edge is no line.
func TestUnstreakLeavesRules(t *testing.T) {
	p := ocrtest.NewPaper(t, 250)
	p.Fill(500, 40, 503, 860, 0)
	p.Fill(0, 0, 30, 900, 20)
	before := bytes.Clone(p.Pix)
	unstreak(p.Gray, Resolution)
	if !bytes.Equal(before, p.Pix) {
		t.Error("changed")
	}
}
