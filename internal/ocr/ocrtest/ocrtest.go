// Package ocrtest draws the pictures that the tests of OCR read.
package ocrtest

import (
	"image"
	"image/color"
	"image/draw"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"github.com/portcheck/portcheck/internal/page"
)

// dpi is the resolution that everything is drawn in, dots an inch.
const dpi = 300

// Paper is a picture at 300 dpi, for tests to draw on.
type Paper struct {
	*image.Gray
	t *testing.T
}

// NewPaper is a sheet of 1200 by 900 pixels, all of one grey.
func NewPaper(t *testing.T, grey uint8) Paper { return paper(t, 1200, 900, grey) }

func paper(t *testing.T, w, h int, grey uint8) Paper {
	p := Paper{image.NewGray(image.Rect(0, 0, w, h)), t}
	p.Fill(0, 0, w, h, grey)
	return p
}

// Fill draws a rectangle.
func (p Paper) Fill(x0, y0, x1, y1 int, grey uint8) {
	draw.Draw(p.Gray, image.Rect(x0, y0, x1, y1), image.NewUniform(color.Gray{Y: grey}), image.Point{}, draw.Src)
}

// Text writes a line in a font so many points large; it stands on y.
func (p Paper) Text(ttf []byte, points float64, x, y int, grey uint8, s string) {
	p.t.Helper()
	f, err := opentype.Parse(ttf)
	if err != nil {
		p.t.Fatal(err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: points, DPI: dpi})
	if err != nil {
		p.t.Fatal(err)
	}
	d := font.Drawer{Dst: p.Gray, Src: image.NewUniform(color.Gray{Y: grey}), Face: face, Dot: fixed.P(x, y)}
	d.DrawString(s)
}

// Form draws a letter-size sheet: a framed table whose rules touch its words, boxes to
// tick, and numbers with narrow blanks.
func Form(t *testing.T) *image.Gray {
	t.Helper()
	img := paper(t, 2550, 3300, 255)
	text := func(x, y int, s string) { img.Text(goregular.TTF, 11, x, y, 0, s) }
	fill := func(x0, y0, x1, y1 int) { img.Fill(x0, y0, x1, y1, 0) }
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
	return img.Gray
}

// FormWords are some of what stands on the form.
var FormWords = []string{"Customer Name", "Meridian Glass Studio, Inc.", "88 Quarry Road, Suite 4", "Granite Bay Telephone", "GB-40771-92",
	"401 555 0120", "☒ Business", "☐ Residential"}

// LinesOf is what stands on a page, a line a line.
func LinesOf(p *page.Page) string {
	var b strings.Builder
	for _, l := range p.Lines() {
		b.WriteString(l.Text() + "\n")
	}
	return b.String()
}
