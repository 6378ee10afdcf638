package scan

// White letters on dark ground, as forms have their headings and labels: such boxes
// are turned into black letters in a frame, since everything after this looks for
// dark ink on bright paper.

import (
	"image"
	"slices"
)

// What makes a dark box with letters in it. A cell is a thirtieth of an inch.
const (
	cellsPerInch = 30
	darker       = 0.65 // of the paper's brightness that the ground has at most
	mostlyDark   = 0.55 // of a cell and those around it
	boxWide      = 6    // cells
	boxHigh      = 3    // cells
	leastLetters = 0.02 // of a box are letters
	leastSigns   = 3    // of them, since a large B has two holes
	openPart     = 0.08 // of a box may be paper: white lines between cells
	boxEdge      = 2    // cells by which a box is larger than its cells that are mostly dark
)

// unreverse turns the boxes of a picture in which white letters stand on dark ground.
func unreverse(img *image.Gray, dpi float64) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	g := newGrid(w, h, max(3, int(dpi/cellsPerInch)))
	paper := make([]int, len(g.v))
	for i := range g.v {
		paper[i] = g.quantiles(img, i, 0.8)[0]
	}
	g.spread(paper)
	dark := make([]int, len(g.v))
	for y := range h {
		row := img.Pix[y*img.Stride : y*img.Stride+w]
		for x, v := range row {
			if i := y/g.cell*g.cw + x/g.cell; float64(v) < darker*float64(paper[i]) {
				dark[i]++
			}
		}
	}
	ground := make([]bool, len(g.v))
	for cy := 1; cy < g.ch-1; cy++ {
		for cx := 1; cx < g.cw-1; cx++ {
			n := 0
			for _, o := range [...]int{-g.cw, 0, g.cw} {
				i := cy*g.cw + cx + o
				n += dark[i-1] + dark[i] + dark[i+1]
			}
			ground[cy*g.cw+cx] = float64(n) > mostlyDark*float64(9*g.cell*g.cell)
		}
	}
	for _, box := range g.pieces(ground) {
		g.turn(img, box, paper)
	}
}

// spread lets the brightness of paper reach into what is dark, less from cell to cell
// than an edge takes and more than a shadow.
func (g *grid) spread(v []int) {
	const keeps = 97 // per cent
	for _, lines := range [...][][]int{g.lines(true), g.lines(false)} {
		for _, line := range lines {
			for k := 1; k < len(line); k++ {
				v[line[k]] = max(v[line[k]], v[line[k-1]]*keeps/100)
			}
			for k := len(line) - 2; k >= 0; k-- {
				v[line[k]] = max(v[line[k]], v[line[k+1]]*keeps/100)
			}
		}
	}
}

// lines are the cells of a grid column by column, or row by row.
func (g *grid) lines(down bool) [][]int {
	n, m, step, next := g.ch, g.cw, 1, g.cw
	if down {
		n, m, step, next = g.cw, g.ch, g.cw, 1
	}
	out := make([][]int, n)
	for i := range out {
		for k := range m {
			out[i] = append(out[i], i*next+k*step)
		}
	}
	return out
}

// pieces are the marked cells that hang together, piece by piece, wide enough for a
// word; none that reach the edge of the picture, where the desk is seen or the glass.
func (g *grid) pieces(marked []bool) (out [][]int) {
	seen := make([]bool, len(marked))
	for first := range marked {
		if !marked[first] || seen[first] {
			continue
		}
		seen[first] = true
		piece, edge, left, right, bottom := []int{first}, false, g.cw, 0, 0
		for k := 0; k < len(piece); k++ {
			x, y := piece[k]%g.cw, piece[k]/g.cw
			edge = edge || x <= 1 || y <= 1 || x >= g.cw-2 || y >= g.ch-2
			left, right, bottom = min(left, x), max(right, x), max(bottom, y)
			for _, o := range [...]int{piece[k] - 1, piece[k] + 1, piece[k] - g.cw, piece[k] + g.cw} {
				if marked[o] && !seen[o] {
					seen[o] = true
					piece = append(piece, o)
				}
			}
		}
		if !edge && right-left >= boxWide && bottom-first/g.cw+1 >= boxHigh {
			out = append(out, piece)
		}
	}
	return out
}

// Kinds of pixels in and around a box.
const (
	beyond uint8 = iota // none of the box's
	around              // near it
	open                // paper around the box, or between its parts
	inBox               // ground and what it encloses
	letter              // the letters among it
)

// turn makes black letters on white of one box, given as its cells, if it has letters
// that are as bright as the paper.
func (g *grid) turn(img *image.Gray, box, papers []int) {
	x0, y0, x1, y1 := g.w, g.h, 0, 0
	for _, i := range box {
		x, y := i%g.cw*g.cell, i/g.cw*g.cell
		x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x+g.cell), max(y1, y+g.cell)
	}
	reach := boxEdge * g.cell
	x0, y0, x1, y1 = max(0, x0-reach-1), max(0, y0-reach-1), min(g.w, x1+reach+1), min(g.h, y1+reach+1)
	p := patch{img, x0, y0, x1 - x0, y1 - y0, make([]uint8, (x1-x0)*(y1-y0))}
	var greys []uint8
	for _, i := range box {
		left, top := i%g.cw*g.cell-x0, i/g.cw*g.cell-y0
		for y := max(1, top-reach); y < min(p.h-1, top+g.cell+reach); y++ {
			for x := max(1, left-reach); x < min(p.w-1, left+g.cell+reach); x++ {
				p.kind[y*p.w+x] = around
			}
		}
		for y := top; y < min(p.h, top+g.cell); y += 2 {
			greys = append(greys, img.Pix[(y+y0)*img.Stride+x0+left:][:min(p.w-left, g.cell)]...)
		}
	}
	slices.Sort(greys)
	ground := int(greys[len(greys)/4])
	paper := 0
	for _, i := range box {
		paper = max(paper, papers[i])
	}
	if ground >= paper {
		return
	}
	bright := (ground + paper) / 2
	// Paper is what is bright and comes in from outside, the box what is not and hangs
	// together with its middle.
	var edge, middle []int
	for n, k := range p.kind {
		if k == around && (p.kind[n-1] == beyond || p.kind[n+1] == beyond || p.kind[n-p.w] == beyond || p.kind[n+p.w] == beyond) {
			edge = append(edge, n)
		}
	}
	p.flood(edge, open, func(v int) bool { return v >= bright })
	for _, i := range box {
		middle = append(middle, (i/g.cw*g.cell-y0+g.cell/2)*p.w+i%g.cw*g.cell-x0+g.cell/2)
	}
	p.flood(middle, inBox, func(int) bool { return true })
	area, letters, clear, gaps, ink := 0, 0, 0, 0, 0
	for _, i := range box {
		left, top := i%g.cw*g.cell-x0, i/g.cw*g.cell-y0
		for y := top; y < min(p.h, top+g.cell); y++ {
			for x := left; x < min(p.w, left+g.cell); x++ {
				area++
				switch v := p.at(y*p.w + x); {
				case p.kind[y*p.w+x] == open:
					gaps++
				case v >= bright:
					letters++
					if 10*v >= 3*ground+7*paper {
						clear++
					}
				case ground > 70 && 3*v < 2*ground:
					ink++
				}
			}
		}
	}
	share := func(n int, of float64) bool { return float64(n) > of*float64(area) }
	if !share(letters, leastLetters) || share(gaps, openPart) || 2*ink > letters || 3*clear < letters || p.bright(bright, g.cell*g.cell/4) < leastSigns {
		return
	}
	frame := max(1, g.cell/5)
	for n, k := range p.kind {
		if k != inBox && k != letter {
			continue
		}
		v := &img.Pix[(n/p.w+y0)*img.Stride+n%p.w+x0]
		if x, y := n%p.w, n/p.w; p.open(x-frame, y) || p.open(x+frame, y) || p.open(x, y-frame) || p.open(x, y+frame) {
			*v = min(*v, uint8(ground/2))
			continue
		}
		*v = uint8(255 - 255*min(max(int(*v)-ground, 0), paper-ground)/(paper-ground))
	}
}

// patch is a part of a picture with a kind for each pixel.
type patch struct {
	img          *image.Gray
	x0, y0, w, h int
	kind         []uint8
}

func (p *patch) at(n int) int { return int(p.img.Pix[(n/p.w+p.y0)*p.img.Stride+n%p.w+p.x0]) }

// bright counts the spots of a box that are so bright and have so many pixels.
func (p *patch) bright(least, area int) (n int) {
	for i, k := range p.kind {
		if k != inBox || p.at(i) < least {
			continue
		}
		size := 0
		p.kind[i] = letter
		for todo := []int{i}; len(todo) > 0; size++ {
			n := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			for _, o := range [...]int{n - 1, n + 1, n - p.w, n + p.w} {
				if p.kind[o] == inBox && p.at(o) >= least {
					p.kind[o] = letter
					todo = append(todo, o)
				}
			}
		}
		if size >= area {
			n++
		}
	}
	return n
}

func (p *patch) open(x, y int) bool {
	return x >= 0 && y >= 0 && x < p.w && y < p.h && p.kind[y*p.w+x] == open
}

// flood gives a kind to all pixels around the box that can be reached from some.
func (p *patch) flood(from []int, kind uint8, ok func(grey int) bool) {
	var todo []int
	enter := func(n int) {
		if p.kind[n] == around && ok(p.at(n)) {
			p.kind[n] = kind
			todo = append(todo, n)
		}
	}
	for _, n := range from {
		enter(n)
	}
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		// The outermost pixels of the patch are beyond.
		enter(n - 1)
		enter(n + 1)
		enter(n - p.w)
		enter(n + p.w)
	}
}
