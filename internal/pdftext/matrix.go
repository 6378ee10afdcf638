package pdftext

// matrix is a transformation [a b c d e f] as PDF has it.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// mul returns m applied first, then n.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// moved returns m after a translation in its own space.
func (m matrix) moved(x, y float64) matrix {
	m[4], m[5] = m.apply(x, y)
	return m
}

// box is a rectangle in page space.
type box struct{ x0, y0, x1, y1 float64 }

// bounds is the box of a rectangle after a transformation.
func (m matrix) bounds(b box) box {
	x, y := m.apply(b.x0, b.y0)
	out := box{x, y, x, y}
	out.add(m.apply(b.x1, b.y1))
	if m[1] != 0 || m[2] != 0 { // not upright: any corner may be the farthest
		out.add(m.apply(b.x1, b.y0))
		out.add(m.apply(b.x0, b.y1))
	}
	return out
}

func (b *box) add(x, y float64) {
	b.x0, b.y0 = min(b.x0, x), min(b.y0, y)
	b.x1, b.y1 = max(b.x1, x), max(b.y1, y)
}

func (b box) intersect(o box) box {
	return box{max(b.x0, o.x0), max(b.y0, o.y0), min(b.x1, o.x1), min(b.y1, o.y1)}
}

func (b box) empty() bool { return b.x1 <= b.x0 || b.y1 <= b.y0 }

func (b box) union(o box) box {
	return box{min(b.x0, o.x0), min(b.y0, o.y0), max(b.x1, o.x1), max(b.y1, o.y1)}
}
