package pdf

// Drawing on a page, in points from its lower left corner.

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/report/marks"
)

// rgb is a colour, its parts from 0 to 1.
type rgb [3]float64

var (
	black     = rgb{0.08, 0.1, 0.13}
	soft      = rgb{0.33, 0.37, 0.44}
	faint     = rgb{0.82, 0.85, 0.89}
	ground    = rgb{0.955, 0.963, 0.975}
	white     = rgb{1, 1, 1}
	navy      = rgb{0.14, 0.28, 0.43}
	red       = rgb{0.706, 0.137, 0.094}
	redGround = rgb{1, 0.85, 0.83}
	amber     = rgb{0.54, 0.29, 0.02}
	mint      = rgb{0.77, 0.95, 0.84}
)

// canvas is the content of one page or appearance.
type canvas struct{ b strings.Builder }

func (c *canvas) op(format string, args ...any) { fmt.Fprintf(&c.b, format+"\n", args...) }

// text draws a text that the face can draw, its baseline at y.
func (c *canvas) text(f *face, size, x, y float64, ink rgb, s string) {
	if s == "" {
		return
	}
	c.op("BT %s rg /%s %s Tf %s Td %s Tj ET", nums(ink[:]...), f.tag, num(size), nums(x, y), f.encode(s))
}

// fill fills a rectangle.
func (c *canvas) fill(x, y, w, h float64, ink rgb) {
	c.op("%s rg %s re f", nums(ink[:]...), nums(x, y, w, h))
}

// frame draws a rectangle's outline.
func (c *canvas) frame(x, y, w, h, width float64, ink rgb) {
	c.op("%s RG %s w %s re S", nums(ink[:]...), num(width), nums(x, y, w, h))
}

// line draws a straight line.
func (c *canvas) line(x0, y0, x1, y1, width float64, ink rgb) {
	c.op("%s RG %s w %s m %s l S", nums(ink[:]...), num(width), nums(x0, y0), nums(x1, y1))
}

// disc fills a circle.
func (c *canvas) disc(x, y, r float64, ink rgb) {
	const k = 0.5523
	c.op("%s rg %s m %s c %s c %s c %s c f", nums(ink[:]...), nums(x+r, y),
		nums(x+r, y+k*r, x+k*r, y+r, x, y+r), nums(x-k*r, y+r, x-r, y+k*r, x-r, y),
		nums(x-r, y-k*r, x-k*r, y-r, x, y-r), nums(x+k*r, y-r, x+r, y-k*r, x+r, y))
}

// drawable makes of a text one that a face can draw: what cannot be seen, and
// what the face does not have, stands by name. Line breaks stay.
func (f *face) drawable(s string) string {
	s = marks.Visible(s)
	ok := true
	for _, r := range s {
		if r != '\n' && !f.has(r) {
			ok = false
			break
		}
	}
	if ok {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if r == '\n' || f.has(r) {
			b.WriteRune(r)
		} else {
			b.WriteString("<" + marks.CodePoint(r) + " " + marks.CharacterName(r) + ">")
		}
	}
	return b.String()
}
