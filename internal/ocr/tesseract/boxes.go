package tesseract

// Boxes and circles to tick. An engine reads them as letters, or as nothing, so
// they are told by their shape and become the characters that stand for them.

import (
	"math"

	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/ocr/scan"
)

// Sides in pixels of what can be ticked: 5 to 14 points.
const (
	minTick = scan.Resolution / 14
	maxTick = minDown - 1
)

// Characters for what was found, as confident as shapes are.
const (
	emptyBox, tickedBox       = "☐", "☒"
	emptyCircle, filledCircle = "○", "●"
	shapeConfidence           = 0.95
)

// ticks finds the boxes and circles among the spots, and wipes them off the
// picture with what stands inside, so that nothing else is made of them.
func (s *sheet) ticks() []pixelWord {
	var out []pixelWord
	w, h := s.clean.Rect.Dx(), s.clean.Rect.Dy()
	for i, o := range s.spots {
		wide, high := o.Width(), o.Height()
		if wide < minTick || high < minTick || wide > maxTick || high > maxTick || 5*max(wide, high) > 6*min(wide, high) {
			continue
		}
		mine := func(x, y int) bool { return s.labels[(o.Y0+y)*w+o.X0+x] == int32(i)+1 }
		text, confidence := "", shapeConfidence
		inside := s.inside(o)
		switch {
		case square(wide, high, mine) && s.clear(i):
			text = emptyBox
			if inside > 0.06 {
				text = tickedBox
			}
			if inside > 0.015 && inside < 0.1 {
				confidence = differing // a speck, or a faint tick
			}
		case 12*max(wide, high) <= 13*min(wide, high) && circle(wide, mine) && s.alone(i):
			text = emptyCircle
			if inside > 0.2 {
				text = filledCircle
			}
			if inside > 0.05 && inside < 0.35 {
				confidence = differing
			}
		default:
			continue
		}
		out = append(out, pixelWord{Word: ocr.Word{Text: text, Confidence: confidence}, x0: o.X0, y0: o.Y0, x1: o.X1, y1: o.Y1})
		for y := max(0, o.Y0-2); y < min(h, o.Y1+2); y++ {
			for x := max(0, o.X0-2); x < min(w, o.X1+2); x++ {
				if n := s.labels[y*w+x]; n != 0 {
					if p := s.spots[n-1]; p.X0 < o.X0-3 || p.X1 > o.X1+3 {
						continue // a tick that reaches out of its box goes with it, a word does not
					}
					s.spots[n-1].Area = 0
				}
				s.clean.Pix[y*s.clean.Stride+x] = 255
			}
		}
	}
	return out
}

// inside is the part of a box's middle that is ink.
func (s *sheet) inside(o scan.Spot) float64 {
	w := s.clean.Rect.Dx()
	dx, dy := o.Width()/4, o.Height()/4
	ink, n := 0, 0
	for y := o.Y0 + dy; y < o.Y1-dy; y++ {
		for x := o.X0 + dx; x < o.X1-dx; x++ {
			if s.labels[y*w+x] != 0 {
				ink++
			}
			n++
		}
	}
	return float64(ink) / float64(max(n, 1))
}

// square tells whether ink runs along all four sides of a rectangle.
func square(wide, high int, ink func(x, y int) bool) bool {
	bandX, bandY := max(3, wide/5), max(3, high/5)
	side := func(n, band int, at func(along, in int) bool) bool {
		covered := 0
		for k := 0; k < n; k++ {
			for d := 0; d < band; d++ {
				if at(k, d) {
					covered++
					break
				}
			}
		}
		return 10*covered >= 9*n
	}
	if !side(wide, bandY, func(k, d int) bool { return ink(k, d) }) ||
		!side(wide, bandY, func(k, d int) bool { return ink(k, high-1-d) }) ||
		!side(high, bandX, func(k, d int) bool { return ink(d, k) }) ||
		!side(high, bandX, func(k, d int) bool { return ink(wide-1-d, k) }) {
		return false
	}
	// The corners: a round letter has none.
	const reach = 6 // a corner's share of the side, as its sixth part
	for _, corner := range [][2]int{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
		found := false
		for y := 0; y <= high/reach && !found; y++ {
			for x := 0; x <= wide/reach && !found; x++ {
				if x+y > min(wide, high)/reach {
					continue
				}
				found = ink(corner[0]*(wide-1)+(1-2*corner[0])*x, corner[1]*(high-1)+(1-2*corner[1])*y)
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// circle tells whether ink runs around a ring with a thin stroke, and none lies in
// the corners.
func circle(wide int, ink func(x, y int) bool) bool {
	r := float64(wide-1) / 2
	ring, corners := 0, 0
	const steps = 48
	for k := range steps {
		dy, dx := math.Sincos(2 * math.Pi * float64(k) / steps)
		for d := 0.0; d <= max(3, r/5); d++ {
			if ink(int(r+dx*(r-d)+0.5), int(r+dy*(r-d)+0.5)) {
				ring++
				break
			}
		}
	}
	for _, c := range [][2]int{{0, 0}, {wide - 1, 0}, {0, wide - 1}, {wide - 1, wide - 1}} {
		if ink(c[0], c[1]) {
			corners++
		}
	}
	// The stroke at the left: a letter's is thicker.
	stroke := 0
	for stroke < wide && ink(stroke, wide/2) {
		stroke++
	}
	return ring >= steps-2 && corners == 0 && 7*stroke <= wide
}

// clear tells whether nothing stands close to a spot on its left: the letters in
// front of an E of bold type do, and those in front of a box do not.
func (s *sheet) clear(i int) bool {
	o := s.spots[i]
	for k, p := range s.spots {
		if k != i && p.Area >= minArea && p.Y0 < o.Y1 && p.Y1 > o.Y0 && p.Height() >= o.Height()/2 && p.X1 > o.X0-o.Height()/5 && p.X1 <= o.X0+2 {
			return false
		}
	}
	return true
}

// alone tells whether no letter stands close to a spot on its left or right: a
// circle to tick does not touch its word.
func (s *sheet) alone(i int) bool {
	o := s.spots[i]
	room := o.Height() * 2 / 5
	for k, p := range s.spots {
		if k == i || p.Area < minArea || p.Y1 <= o.Y0 || p.Y0 >= o.Y1 || p.Height() < o.Height()/3 {
			continue
		}
		if p.X0 >= o.X0 && p.X1 <= o.X1 {
			continue // the dot inside
		}
		if p.X0 < o.X1+room && p.X1 > o.X0-room {
			return false
		}
	}
	return !s.apostrophe(o, room)
}

// apostrophe tells whether a spot is the O of a name: an apostrophe stands close behind it,
// and a letter close behind that.
func (s *sheet) apostrophe(o scan.Spot, room int) bool {
	for _, p := range s.spots {
		if p.Area < minArea || p.X0 < o.X1-2 || p.X0 >= o.X1+room || p.Y0 < o.Y0-room/2 || 5*p.Y1 > 3*o.Y1+2*o.Y0 || 8*p.Height() < o.Height() || 2*p.Height() > o.Height() {
			continue
		}
		for _, q := range s.spots {
			if 3*q.Height() >= 2*o.Height() && q.X0 > p.X0 && q.X0 < p.X1+room && 2*(min(q.Y1, o.Y1)-max(q.Y0, o.Y0)) > o.Height() {
				return true
			}
		}
	}
	return false
}
