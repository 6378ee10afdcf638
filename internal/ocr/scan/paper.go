package scan

// The sheet within a picture: a photo shows the desk around it and sees it from
// one side, a scanner's lid leaves a black edge. The sheet is found by its edges
// and set out as the rectangle that it is.

import (
	"image"
	"math"

	"github.com/portcheck/portcheck/internal/page"
)

// Point is a place in a picture, as parts of its width and height.
type Point struct{ X, Y float64 }

// Corners are those of a sheet within a picture, from the top left clockwise.
type Corners [4]Point

// Whole is a sheet that fills its picture.
var Whole = Corners{{0, 0}, {1, 0}, {1, 1}, {0, 1}}

// Turned are the corners in a picture that was turned clockwise by quarters.
func (c Corners) Turned(degrees int) Corners {
	for ; degrees > 0; degrees -= 90 {
		for i, p := range c {
			c[i] = Point{1 - p.Y, p.X}
		}
		c = Corners{c[3], c[0], c[1], c[2]}
	}
	return c
}

// at is where a place on the sheet lies in the picture: the projection that takes
// the unit square to the corners.
func (c Corners) at(x, y float64) Point {
	p0, p1, p2, p3 := c[0], c[1], c[2], c[3]
	sx, sy := p0.X-p1.X+p2.X-p3.X, p0.Y-p1.Y+p2.Y-p3.Y
	dx1, dy1, dx2, dy2 := p1.X-p2.X, p1.Y-p2.Y, p3.X-p2.X, p3.Y-p2.Y
	den := dx1*dy2 - dx2*dy1
	if den == 0 {
		return Point{x, y}
	}
	g, h := (sx*dy2-dx2*sy)/den, (dx1*sy-sx*dy1)/den
	w := g*x + h*y + 1
	return Point{((p1.X-p0.X+g*p1.X)*x + (p3.X-p0.X+h*p3.X)*y + p0.X) / w, ((p1.Y-p0.Y+g*p1.Y)*x + (p3.Y-p0.Y+h*p3.Y)*y + p0.Y) / w}
}

// InPicture is where a rectangle of the sheet lies in the picture, both as parts.
func (c Corners) InPicture(r page.Rect) page.Rect {
	if c == Whole || c == (Corners{}) {
		return r
	}
	out := page.Rect{X0: math.Inf(1), Y0: math.Inf(1), X1: math.Inf(-1), Y1: math.Inf(-1)}
	for _, q := range [...]Point{c.at(r.X0, r.Y0), c.at(r.X1, r.Y0), c.at(r.X1, r.Y1), c.at(r.X0, r.Y1)} {
		out.X0, out.Y0, out.X1, out.Y1 = min(out.X0, q.X), min(out.Y0, q.Y), max(out.X1, q.X), max(out.Y1, q.Y)
	}
	return out
}

// Numbers that tell a sheet from its surroundings.
const (
	lookSide  = 320   // pixels of the small picture in which edges are looked for
	ringPart  = 0.02  // of the picture's sides, where surroundings show
	ringDark  = 0.12  // of that ring is dark, at least
	paperStep = 55    // by how much paper is brighter than what surrounds it
	leastPart = 0.35  // of the picture that the sheet covers
	edgePart  = 0.006 // of the picture that the softness of its edge has
)

// sheetOf finds the sheet in a picture that shows more than it; whole where the
// sheet fills it.
func sheetOf(img *image.Gray) Corners {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	f := float64(lookSide) / float64(max(w, h))
	sw, sh := int(float64(w)*f), int(float64(h)*f)
	if f >= 1 || sw < 40 || sh < 40 {
		return Whole
	}
	small := Scale(img, sw, sh)
	threshold, step := otsu(small)
	if step < paperStep {
		return Whole
	}
	ring, dark := 0, 0
	edge := max(2, int(ringPart*float64(min(sw, sh))))
	for y := range sh {
		for x := range sw {
			if x < edge || y < edge || x >= sw-edge || y >= sh-edge {
				ring++
				if small.Pix[y*small.Stride+x] <= threshold {
					dark++
				}
			}
		}
	}
	if float64(dark) < ringDark*float64(ring) {
		return Whole
	}
	bright := largest(small, threshold)
	left, right := ends(sh, sw, func(y, x int) bool { return bright[y*sw+x] })
	top, bottom := ends(sw, sh, func(x, y int) bool { return bright[y*sw+x] })
	var lines [4][2]float64 // left, right, top, bottom: offset and slope
	for i, points := range [...][][2]float64{left, right, top, bottom} {
		line, ok := edgeLine(points)
		if !ok {
			return Whole
		}
		lines[i] = line
	}
	const inset = 0.8 // of a small pixel: the soft edge itself is no paper
	corner := func(l, t int) Point {
		a, b := lines[l], lines[t]
		a[0], b[0] = a[0]+inset*float64(1-2*l), b[0]+inset*float64(5-2*t)
		y := (b[0] + b[1]*a[0]) / (1 - a[1]*b[1])
		return Point{snap((a[0] + a[1]*y) / float64(sw)), snap(y / float64(sh))}
	}
	c := Corners{corner(0, 2), corner(1, 2), corner(1, 3), corner(0, 3)}
	area, far := 0.0, 0.0
	for i, p := range c {
		q := c[(i+1)%4]
		area += (p.X*q.Y - q.X*p.Y) / 2
		far = max(far, math.Abs(p.X-Whole[i].X), math.Abs(p.Y-Whole[i].Y))
	}
	if area < leastPart || far < edgePart || !darkAround(small, threshold, c) {
		return Whole
	}
	return c
}

// ends are where along each of n lines of m pixels the sheet begins and ends: which
// line, how far. Lines of which it takes less than a third say nothing.
func ends(n, m int, bright func(line, at int) bool) (begins, stops [][2]float64) {
	for line := range n {
		from, to := -1, -1
		for at := range m {
			if bright(line, at) {
				if from < 0 {
					from = at
				}
				to = at + 1
			}
		}
		if to-from > m/3 {
			begins, stops = append(begins, [2]float64{float64(line), float64(from)}), append(stops, [2]float64{float64(line), float64(to)})
		}
	}
	return begins, stops
}

// snap moves a place that is at the edge of the picture but for the edge's own
// softness to it.
func snap(part float64) float64 {
	switch {
	case part < edgePart:
		return 0
	case part > 1-edgePart:
		return 1
	}
	return part
}

// darkAround tells whether what lies around a sheet is dark: a desk, and no part of
// the sheet beyond a black bar.
func darkAround(img *image.Gray, threshold uint8, c Corners) bool {
	n, dark := 0, 0
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			p := Point{(float64(x) + 0.5) / float64(img.Rect.Dx()), (float64(y) + 0.5) / float64(img.Rect.Dy())}
			inside := true
			for i := range c {
				a, b := c[i], c[(i+1)%4]
				inside = inside && (b.X-a.X)*(p.Y-a.Y)-(b.Y-a.Y)*(p.X-a.X) >= 0
			}
			if !inside {
				n++
				if img.Pix[y*img.Stride+x] <= threshold {
					dark++
				}
			}
		}
	}
	return 4*dark > 3*n
}

// edgeLine is the straight line that most points of an edge lie on: offset and
// slope. false where they lie on none.
func edgeLine(points [][2]float64) (line [2]float64, ok bool) {
	const near = 1.3 // small pixels
	best := 0
	for i := 0; i < 14; i++ {
		for k := i + 4; k < 20; k++ {
			a, b := points[min(len(points)-1, i*len(points)/20)], [2]float64{}
			if len(points) < 40 {
				return line, false
			}
			b = points[min(len(points)-1, k*len(points)/20)]
			slope := (b[1] - a[1]) / (b[0] - a[0])
			offset := a[1] - slope*a[0]
			n := 0
			for _, p := range points {
				if math.Abs(p[1]-offset-slope*p[0]) < near {
					n++
				}
			}
			if n > best {
				best, line = n, [2]float64{offset, slope}
			}
		}
	}
	return line, 2*best > len(points) && math.Abs(line[1]) < 0.2
}

// largest marks the pixels of the largest bright piece of a picture.
func largest(img *image.Gray, threshold uint8) []bool {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	negative := image.NewGray(img.Rect)
	for y := range h {
		for x := range w {
			negative.Pix[y*negative.Stride+x] = 255 - img.Pix[y*img.Stride+x]
		}
	}
	found, labels := Spots(negative, 255-threshold)
	most := 0
	for i, s := range found {
		if s.Area > found[most].Area {
			most = i
		}
	}
	out := make([]bool, w*h)
	for i, l := range labels {
		out[i] = l == int32(most)+1
	}
	return out
}

// setOut is the sheet of a picture as a picture of its own.
func setOut(src *image.Gray, c Corners) *image.Gray {
	if c == Whole {
		return src
	}
	sw, sh := float64(src.Rect.Dx()), float64(src.Rect.Dy())
	side := func(a, b Point) float64 { return math.Hypot((a.X-b.X)*sw, (a.Y-b.Y)*sh) }
	w := int(max(side(c[0], c[1]), side(c[3], c[2])) + 0.5)
	h := int(max(side(c[0], c[3]), side(c[1], c[2])) + 0.5)
	dst := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		row := dst.Pix[y*dst.Stride : y*dst.Stride+w]
		for x := range row {
			p := c.at((float64(x)+0.5)/float64(w), (float64(y)+0.5)/float64(h))
			row[x] = between(src, p.X*sw-0.5, p.Y*sh-0.5)
		}
	}
	return dst
}

// between is the grey at a place between four pixels, white beyond the edges.
func between(src *image.Gray, x, y float64) uint8 {
	ix, iy := int(math.Floor(x)), int(math.Floor(y))
	if ix < 0 || iy < 0 || ix+1 >= src.Rect.Dx() || iy+1 >= src.Rect.Dy() {
		return 255
	}
	tx, ty := int32((x-float64(ix))*256), int32((y-float64(iy))*256)
	i := iy*src.Stride + ix
	top := int32(src.Pix[i])*(256-tx) + int32(src.Pix[i+1])*tx
	low := int32(src.Pix[i+src.Stride])*(256-tx) + int32(src.Pix[i+src.Stride+1])*tx
	return uint8((top*(256-ty) + low*ty) >> 16)
}
