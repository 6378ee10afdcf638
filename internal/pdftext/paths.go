package pdftext

// Paths: ruling lines, rectangles, clipping, and strokes that could be ink.

import (
	"math"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/page"
)

// ruleThickness is how thin a filled shape must be, in points, to be a line.
const ruleThickness = 3.0

const maxPath = limits.PDFPathPoints

func (m *machine) pathOp(op string, args []operand) {
	switch op {
	case "m":
		m.at = [2]float64{num(args, 0), num(args, 1)}
		m.start = m.at
	case "l":
		m.lineTo(num(args, 0), num(args, 1), false)
	case "c":
		m.curveTo(args, 0, 6)
	case "v", "y":
		m.curveTo(args, 0, 4)
	case "h":
		m.lineTo(m.start[0], m.start[1], false)
	case "re":
		if a := last(args, 4); len(a) == 4 {
			x, y, w, h := num(a, 0), num(a, 1), num(a, 2), num(a, 3)
			m.at = [2]float64{x, y}
			m.start = m.at
			m.lineTo(x+w, y, true)
			m.lineTo(x+w, y+h, true)
			m.lineTo(x, y+h, true)
			m.lineTo(x, y, true)
		}
	case "W", "W*":
		m.clipNext = true
	case "S":
		m.paint(true, false)
	case "s":
		m.lineTo(m.start[0], m.start[1], false)
		m.paint(true, false)
	case "f", "F", "f*":
		m.paint(false, true)
	case "B", "B*":
		m.paint(true, true)
	case "b", "b*":
		m.lineTo(m.start[0], m.start[1], false)
		m.paint(true, true)
	case "n":
		m.paint(false, false)
	}
}

func (m *machine) lineTo(x, y float64, rect bool) {
	if len(m.path) < maxPath {
		x0, y0 := m.g.ctm.apply(m.at[0], m.at[1])
		x1, y1 := m.g.ctm.apply(x, y)
		m.path = append(m.path, segment{x0, y0, x1, y1, rect})
	}
	m.at = [2]float64{x, y}
}

func (m *machine) curveTo(args []operand, _, n int) {
	a := last(args, n)
	if len(a) < n {
		return
	}
	m.curves++
	// The control points bound the curve; its chord stands for it.
	m.lineTo(num(a, n-2), num(a, n-1), false)
}

// paint ends a path: it becomes rules, a stroke, or the clipping path.
func (m *machine) paint(stroked, filled bool) {
	path, curves := m.path, m.curves
	m.path, m.curves = m.path[:0], 0
	clip := m.clipNext
	m.clipNext = false
	if len(path) == 0 {
		if clip {
			// An empty clipping path lets nothing through; producers that write one
			// mean nothing by it.
			return
		}
		return
	}
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, s := range path {
		b.add(s.x0, s.y0)
		b.add(s.x1, s.y1)
	}
	if clip {
		defer func() { m.g.clip = m.g.clip.intersect(b) }()
	}
	if !stroked && !filled || m.hidden > 0 {
		return
	}
	if stroked && m.g.strokeWhite && !filled {
		return
	}
	if len(m.out.rules)+len(m.out.strokes) >= m.f.Limits.Paths {
		m.f.HitLimit = true
		return
	}
	m.painted(stroked, filled, b, m.g.lineWidth)
	width := m.g.lineWidth * math.Sqrt(math.Abs(m.g.ctm[0]*m.g.ctm[3]-m.g.ctm[1]*m.g.ctm[2]))
	straight := curves == 0
	if straight {
		for _, s := range path {
			if !axial(s) {
				straight = false
				break
			}
		}
	}
	straight = straight || curves == 0 && filled && !stroked && mitred(path, b)
	if !straight && m.roundedRules(path, curves, stroked, filled, width) {
		return
	}
	if !straight {
		if b.x1-b.x0 < 1e4 && b.y1-b.y0 < 1e4 {
			m.out.strokes = append(m.out.strokes, stroke{box: b.intersect(m.g.clip), segments: len(path)})
		}
		return
	}
	if filled {
		m.cover(path)
	}
	if filled && !stroked {
		m.filledRules(path, b)
		return
	}
	if stroked && !m.g.strokeWhite {
		for _, s := range path {
			m.addRule(s, width)
		}
	}
}

// axial tells whether a segment runs along an axis, within half a point.
func axial(s segment) bool {
	return math.Abs(s.x1-s.x0) <= 0.5 || math.Abs(s.y1-s.y0) <= 0.5
}

// mitred tells whether a filled path is the thin side of a frame, its ends cut aslant where
// the next sides meet it, as browsers draw the borders of cells.
func mitred(path []segment, b box) bool {
	thin, long := min(b.x1-b.x0, b.y1-b.y0), max(b.x1-b.x0, b.y1-b.y0)
	return len(path) <= 4 && thin <= ruleThickness && long > 6*thin
}

// roundedRules makes rules of rectangles with round corners, one in another where a
// frame is drawn as what lies between two, and tells whether the path is that.
func (m *machine) roundedRules(path []segment, curves int, stroked, filled bool, width float64) bool {
	if curves > 64 || len(path) > 160 || !stroked && m.g.fillWhite {
		return false
	}
	var boxes []box
	for i := 0; i < len(path); {
		j := i + 1
		for j < len(path) && path[j].x0 == path[j-1].x1 && path[j].y0 == path[j-1].y1 {
			j++
		}
		b, ok := rounded(path[i:j])
		if !ok {
			return false
		}
		boxes = append(boxes, b)
		i = j
	}
	for _, b := range boxes {
		m.addRule(segment{x0: b.x0, y0: b.y0, x1: b.x1, y1: b.y0}, width)
		m.addRule(segment{x0: b.x0, y0: b.y1, x1: b.x1, y1: b.y1}, width)
		m.addRule(segment{x0: b.x0, y0: b.y0, x1: b.x0, y1: b.y1}, width)
		m.addRule(segment{x0: b.x1, y0: b.y0, x1: b.x1, y1: b.y1}, width)
		if !filled || stroked {
			break
		}
	}
	return true
}

// rounded is the box of a closed chain that runs along the four sides of a rectangle
// but for its corners.
func rounded(path []segment) (box, bool) {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, s := range path {
		b.add(s.x0, s.y0)
		b.add(s.x1, s.y1)
	}
	w, h := b.x1-b.x0, b.y1-b.y0
	if w < 24 || h < 9 {
		return b, false
	}
	along := 0.0 // of the sides
	for _, s := range path {
		dx, dy := math.Abs(s.x1-s.x0), math.Abs(s.y1-s.y0)
		switch {
		case dy <= 0.5 && (near(s.y0, b.y0) || near(s.y0, b.y1)):
			along += dx
		case dx <= 0.5 && (near(s.x0, b.x0) || near(s.x0, b.x1)):
			along += dy
		case dx > 0.34*h+1 || dy > 0.5*h+1:
			return b, false
		}
	}
	return b, along > 0.6*(2*w+2*h)
}

func near(a, b float64) bool { return math.Abs(a-b) <= 0.5 }

// filledRules makes rules of filled rectangles: a thin one is a line, a larger
// one has its edges.
func (m *machine) filledRules(path []segment, all box) {
	for i := 0; i < len(path); {
		// A subpath is a chain of segments.
		j := i + 1
		for j < len(path) && path[j].x0 == path[j-1].x1 && path[j].y0 == path[j-1].y1 && !(path[j].rect && (j-i)%4 == 0 && path[i].rect) {
			j++
		}
		b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
		for _, s := range path[i:j] {
			b.add(s.x0, s.y0)
			b.add(s.x1, s.y1)
		}
		w, h := b.x1-b.x0, b.y1-b.y0
		switch {
		case h <= ruleThickness && w > h:
			if !m.g.fillWhite {
				y := (b.y0 + b.y1) / 2
				m.addRule(segment{x0: b.x0, y0: y, x1: b.x1, y1: y}, h)
			}
		case w <= ruleThickness && h > w:
			if !m.g.fillWhite {
				x := (b.x0 + b.x1) / 2
				m.addRule(segment{x0: x, y0: b.y0, x1: x, y1: b.y1}, w)
			}
		case !m.g.fillWhite:
			m.addRule(segment{x0: b.x0, y0: b.y0, x1: b.x1, y1: b.y0}, 0)
			m.addRule(segment{x0: b.x0, y0: b.y1, x1: b.x1, y1: b.y1}, 0)
			m.addRule(segment{x0: b.x0, y0: b.y0, x1: b.x0, y1: b.y1}, 0)
			m.addRule(segment{x0: b.x1, y0: b.y0, x1: b.x1, y1: b.y1}, 0)
		}
		i = j
	}
}

// addRule notes a line, cut to the clipping path.
func (m *machine) addRule(s segment, width float64) {
	if len(m.out.rules) >= m.f.Limits.Paths {
		m.f.HitLimit = true
		return
	}
	b := box{min(s.x0, s.x1), min(s.y0, s.y1), max(s.x0, s.x1), max(s.y0, s.y1)}
	c := m.g.clip
	if b.x1 < c.x0 || b.x0 > c.x1 || b.y1 < c.y0 || b.y0 > c.y1 {
		return
	}
	b = b.intersect(c)
	if b.x1-b.x0 < 1 && b.y1-b.y0 < 1 {
		return
	}
	m.out.rules = append(m.out.rules, rule{b.x0, b.y0, b.x1, b.y1, width})
}

// maxCover bounds the work of looking for what filled rectangles hide.
const maxCover = 20_000_000

// cover marks the characters that a filled rectangle is drawn over: text that was
// whited out or blacked out is not seen, though it is still in the file.
func (m *machine) cover(path []segment) {
	if m.g.transparent || m.g.pattern || len(m.out.chars) == 0 {
		return
	}
	for i := 0; i+4 <= len(path); i += 4 {
		if !path[i].rect {
			return
		}
		b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
		for _, s := range path[i : i+4] {
			b.add(s.x0, s.y0)
			b.add(s.x1, s.y1)
		}
		b = b.intersect(m.g.clip)
		if b.x1-b.x0 < 2 || b.y1-b.y0 < 2 {
			continue
		}
		if m.covered += len(m.out.chars); m.covered > maxCover {
			return
		}
		for k := range m.out.chars {
			// The heart of the letter, from the base line up, has to be under it.
			c := &m.out.chars[k]
			x, y := (c.box.x0+c.box.x1)/2, (c.box.y0+c.box.y1)/2
			if x > b.x0 && x < b.x1 && y > b.y0 && y < b.y1 && c.y >= b.y0-0.15*c.size && c.y <= b.y1+0.15*c.size {
				c.hidden |= page.Covered
			}
		}
	}
}
