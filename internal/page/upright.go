package page

// From the page's own unrotated space to the page as a person holds it.

import "github.com/portcheck/portcheck/internal/porting"

// Point maps a point of unrotated space to upright space.
func (p *Page) Point(x, y float64) (ux, uy float64) {
	m := p.Media
	switch p.Rotate {
	case 90:
		return y - m[1], x - m[0]
	case 180:
		return m[2] - x, y - m[1]
	case 270:
		return m[3] - y, m[2] - x
	}
	return x - m[0], m[3] - y
}

// ToUpright maps a box of unrotated space to upright space.
func (p *Page) ToUpright(b porting.Box) Rect {
	x0, y0 := p.Point(b[0], b[1])
	x1, y1 := p.Point(b[2], b[3])
	return Rect{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
}

// ToBox maps a rectangle of upright space back to unrotated space.
func (p *Page) ToBox(r Rect) porting.Box {
	m := p.Media
	back := func(ux, uy float64) (float64, float64) {
		switch p.Rotate {
		case 90:
			return uy + m[0], ux + m[1]
		case 180:
			return m[2] - ux, uy + m[1]
		case 270:
			return m[2] - uy, m[3] - ux
		}
		return ux + m[0], m[3] - uy
	}
	x0, y0 := back(r.X0, r.Y0)
	x1, y1 := back(r.X1, r.Y1)
	return porting.Box{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
}

// Size is the width and height of the upright page.
func (p *Page) Size() (width, height float64) {
	w, h := p.Media[2]-p.Media[0], p.Media[3]-p.Media[1]
	if p.Rotate == 90 || p.Rotate == 270 {
		return h, w
	}
	return w, h
}

// FillUpright fills the Upright rectangles of everything on the page that has a
// Box, from Media and Rotate. Rules are upright from the start.
func (p *Page) FillUpright() {
	for _, w := range p.Words {
		w.Upright = p.ToUpright(w.Box)
	}
	for i := range p.Images {
		p.Images[i].Upright = p.ToUpright(p.Images[i].Box)
	}
	for i := range p.Strokes {
		p.Strokes[i].Upright = p.ToUpright(p.Strokes[i].Box)
	}
	for _, w := range p.Widgets {
		w.Upright = p.ToUpright(w.Box)
	}
}

// Width and Height are the rectangle's.
func (r Rect) Width() float64  { return r.X1 - r.X0 }
func (r Rect) Height() float64 { return r.Y1 - r.Y0 }

// MidX and MidY are the rectangle's middle.
func (r Rect) MidX() float64 { return (r.X0 + r.X1) / 2 }
func (r Rect) MidY() float64 { return (r.Y0 + r.Y1) / 2 }

// Union is the smallest rectangle that holds both; the zero Rect holds nothing.
func (r Rect) Union(o Rect) Rect {
	if r == (Rect{}) {
		return o
	}
	if o == (Rect{}) {
		return r
	}
	return Rect{min(r.X0, o.X0), min(r.Y0, o.Y0), max(r.X1, o.X1), max(r.Y1, o.Y1)}
}

// Intersects tells whether the rectangles share a point inside both.
func (r Rect) Intersects(o Rect) bool {
	return r.X0 < o.X1 && o.X0 < r.X1 && r.Y0 < o.Y1 && o.Y0 < r.Y1
}

// Holds tells whether the middle of o lies in r.
func (r Rect) Holds(o Rect) bool {
	x, y := o.MidX(), o.MidY()
	return x >= r.X0 && x <= r.X1 && y >= r.Y0 && y <= r.Y1
}

// OverlapY is the height that both share, as a part of the lower one's height: 0 to 1.
func (r Rect) OverlapY(o Rect) float64 {
	return overlap(r.Y0, r.Y1, o.Y0, o.Y1)
}

// OverlapX is the width that both share, as a part of the narrower one's width: 0 to 1.
func (r Rect) OverlapX(o Rect) float64 {
	return overlap(r.X0, r.X1, o.X0, o.X1)
}

func overlap(a0, a1, b0, b1 float64) float64 {
	d := min(a1, b1) - max(a0, b0)
	if d <= 0 {
		return 0
	}
	short := min(a1-a0, b1-b0)
	if short <= 0 {
		return 0
	}
	return min(1, d/short)
}
