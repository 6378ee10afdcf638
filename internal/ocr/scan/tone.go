package scan

// A picture's tones: its paper made white and its ink black, without specks and
// grain.

import (
	"image"
	"math"
	"slices"
)

// positive turns a picture that is mostly black into its negative: a microfilm, or
// a fax whose reader takes its black for white.
func positive(img *image.Gray) {
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	black := 0
	for y := 0; y < h; y++ {
		for _, v := range img.Pix[y*img.Stride : y*img.Stride+w] {
			if v < Dark {
				black++
			}
		}
	}
	if 3*black < 2*w*h {
		return
	}
	for y := 0; y < h; y++ {
		row := img.Pix[y*img.Stride : y*img.Stride+w]
		for x := range row {
			row[x] = 255 - row[x]
		}
	}
}

// despeckle wipes off single specks, as a fax line or a dirty glass leaves them,
// before scaling makes them look like dots; dpi2 is how many pixels a square inch
// has. The full stop of six-point type is three times as large.
func despeckle(img *image.Gray, dpi2 float64) {
	strong, gentle := int(dpi2*8e-5), int(dpi2*4e-5) // three pixels and one at 200 dpi
	if strong < 1 {
		return
	}
	threshold := Level(img)
	found, labels := Spots(img, threshold)
	// Where specks are few they are the dots of small letters; a dirty page has more
	// of them than of letters.
	specks := 0
	for _, s := range found {
		if s.Area <= strong {
			specks++
		}
	}
	most := gentle
	if 5*specks > 2*(len(found)-specks) {
		most = strong
	}
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	for i, l := range labels {
		if l == 0 || found[l-1].Area > most {
			continue
		}
		x, y := i%w, i/w
		for yy := max(0, y-1); yy <= min(h-1, y+1); yy++ {
			for xx := max(0, x-1); xx <= min(w-1, x+1); xx++ {
				if n := labels[yy*w+xx]; n == 0 || n == l {
					img.Pix[yy*img.Stride+xx] = 255
				}
			}
		}
	}
	// White specks within strokes.
	for y := 1; y < h-1; y++ {
		for x := 1; x < w-1; x++ {
			if labels[y*w+x] != 0 {
				continue
			}
			n := 0
			for _, d := range [...]int{-w - 1, -w, -w + 1, -1, 1, w - 1, w, w + 1} {
				if labels[y*w+x+d] != 0 {
					n++
				}
			}
			if n >= 7 {
				img.Pix[y*img.Stride+x] = img.Pix[y*img.Stride+x-1]
			}
		}
	}
}

// whiten makes the paper white where a lamp or a shadow has left it grey: every
// pixel is divided by the brightness of the paper around it.
// dpi says how large that is: a tenth of an inch, so that shaded cells of a table
// are white to their edges.
func whiten(img *image.Gray, dpi float64) {
	g := newGrid(img.Rect.Dx(), img.Rect.Dy(), max(8, int(dpi/10)))
	paper := make([]float32, len(g.v))
	for i := range paper {
		// The paper is what the brighter pixels of a cell are.
		paper[i] = float32(g.quantiles(img, i, 0.8)[0])
	}
	// A cell all of ink tells nothing of the paper: the brightest neighbour does.
	const around = 3 // cells
	plain := true
	for cy := range g.ch {
		for cx := range g.cw {
			var best float32
			for y := max(0, cy-around); y <= min(g.ch-1, cy+around); y++ {
				for x := max(0, cx-around); x <= min(g.cw-1, cx+around); x++ {
					best = max(best, paper[y*g.cw+x])
				}
			}
			if own := paper[cy*g.cw+cx]; own > allInk*best {
				best = own
			}
			g.v[cy*g.cw+cx] = best
			plain = plain && best > 248
		}
	}
	if plain {
		return
	}
	g.each(func(x, y int, paper float32) {
		if paper < 64 || paper > 248 {
			return // no paper: a dark picture; or already white
		}
		p := &img.Pix[y*img.Stride+x]
		*p = uint8(min(255, float32(*p)*white/paper))
	})
}

// allInk is the part of its neighbours' brightness that a cell has at least which
// shows paper.
const allInk = 0.55

// Level is the grey that divides ink from paper: Otsu's, kept where ink can be.
func Level(img *image.Gray) uint8 {
	at, _ := otsu(img)
	return min(max(at, 100), 190)
}

// otsu is the grey that divides a picture's pixels into two that are most unlike,
// and how far apart the means of the two are.
func otsu(img *image.Gray) (at uint8, apart float64) {
	var counts [256]int
	total, sum := 0, 0
	for y := 0; y < img.Rect.Dy(); y += 2 {
		for _, v := range img.Pix[y*img.Stride : y*img.Stride+img.Rect.Dx()] {
			counts[v]++
			total++
			sum += int(v)
		}
	}
	best, at := 0.0, 128
	n, below := 0, 0
	for v := 0; v < 255; v++ {
		n += counts[v]
		below += v * counts[v]
		if n == 0 || n == total {
			continue
		}
		m0, m1 := float64(below)/float64(n), float64(sum-below)/float64(total-n)
		if between := float64(n) * float64(total-n) * (m0 - m1) * (m0 - m1); between > best {
			best, at, apart = between, uint8(v), m1-m0
		}
	}
	return at, apart
}

// blacken makes faint ink black and a noisy paper plain: greys are spread from the
// darkest of a neighbourhood to what the paper's noise leaves. A page of good
// contrast stays as it is. dpi says how large a neighbourhood is.
func blacken(img *image.Gray, dpi float64) {
	const (
		inch     = 4    // neighbourhoods of an inch
		good     = 60   // ink as dark as this is black enough
		contrast = 55   // between ink and paper, at least
		fainter  = 60   // than the page's is some ink of it
		quiet    = 12.0 // greys of noise that need nothing
	)
	w, h := img.Rect.Dx(), img.Rect.Dy()
	g := newGrid(w, h, max(12, int(dpi/inch)))
	tenth := make([]int, 0, len(g.v)) // the tenth darkest pixel of a hundred is paper mostly
	for i := range g.v {
		q := g.quantiles(img, i, 0.01, 0.1)
		g.v[i] = float32(q[0])
		tenth = append(tenth, q[1])
	}
	slices.Sort(tenth)
	noise := float64(white-tenth[len(tenth)/2]) / 1.28
	paper := float32(white)
	if noise > quiet {
		paper = float32(max(180, white-2.2*noise))
	}
	// The ink of the page, for neighbourhoods that have none.
	var inks []float32
	for _, v := range g.v {
		if v < paper-contrast {
			inks = append(inks, v)
		}
	}
	if len(inks) == 0 {
		return
	}
	slices.Sort(inks)
	usual := inks[len(inks)/4]
	if usual < good && paper == white && inks[len(inks)*9/10] < 2*good {
		return
	}
	for i, v := range g.v {
		if v >= paper-contrast {
			v = usual
		}
		g.v[i] = min(v, usual+fainter) // fainter still is a shade or its noise
	}
	g.each(func(x, y int, ink float32) {
		p := &img.Pix[y*img.Stride+x]
		v := float32(*p)
		if v >= paper {
			*p = 255
			return
		}
		if ink < good/2 {
			ink = good / 2
		}
		*p = uint8(max(0, min(255, good/2+(v-ink)*(white-good/2)/(paper-ink))))
	})
}

// white is the grey that whiten gives the paper.
const white = 250

// smooth takes the grain out of a picture of two tones whose grey is dots: each
// pixel becomes the mean of those around it. Text keeps its shape, as it is larger
// than the dots.
func smooth(img *image.Gray) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	sums := make([]uint16, w*h)
	for y := range h {
		row := img.Pix[y*img.Stride : y*img.Stride+w]
		for x := range row {
			sums[y*w+x] = 2*uint16(row[x]) + uint16(row[max(0, x-1)]) + uint16(row[min(w-1, x+1)])
		}
	}
	for y := range h {
		up, down := sums[max(0, y-1)*w:], sums[min(h-1, y+1)*w:]
		for x := range w {
			img.Pix[y*img.Stride+x] = uint8((2*uint32(sums[y*w+x]) + uint32(up[x]) + uint32(down[x])) / 16)
		}
	}
}

// grain takes the grain out of a picture whose grey is made of black dots, as a fax
// sends photos and coloured paper, and out of shaded cells alone where the rest has
// none: single dots, one in a hundred pixels and more.
func grain(img *image.Gray, dpi float64) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	g := newGrid(w, h, max(12, int(dpi/6)))
	dots := 0
	for y := 1; y < h-1; y++ {
		row := img.Pix[y*img.Stride : y*img.Stride+w]
		up, down := img.Pix[(y-1)*img.Stride:], img.Pix[(y+1)*img.Stride:]
		for x := 1; x < w-1; x++ {
			if row[x] < Dark && row[x-1] >= Dark && row[x+1] >= Dark && up[x] >= Dark && down[x] >= Dark {
				dots++
				g.v[y/g.cell*g.cw+x/g.cell]++
			}
		}
	}
	if dots*100 > w*h {
		smooth(img)
		return
	}
	least := float32(g.cell*g.cell) / 80
	shaded := 0
	for i, n := range g.v {
		if g.v[i] = 0; n > least {
			g.v[i] = 1
			shaded++
		}
	}
	if shaded < 6 {
		return // dirt
	}
	plain := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		copy(plain.Pix[y*w:y*w+w], img.Pix[y*img.Stride:y*img.Stride+w])
	}
	for range max(1, int(dpi/100+0.5)) {
		smooth(plain)
	}
	g.each(func(x, y int, part float32) {
		if part > 0.3 {
			img.Pix[y*img.Stride+x] = plain.Pix[y*w+x]
		}
	})
}

// grid is a value for each cell of a picture, blended between their middles.
type grid struct {
	w, h, cell, cw, ch int
	v                  []float32
}

func newGrid(w, h, cell int) *grid {
	cw, ch := (w+cell-1)/cell, (h+cell-1)/cell
	return &grid{w, h, cell, cw, ch, make([]float32, cw*ch)}
}

// quantiles are the greys below which parts of a cell's pixels lie.
func (g *grid) quantiles(img *image.Gray, i int, parts ...float64) []int {
	var counts [256]int
	n := 0
	x0, y0 := i%g.cw*g.cell, i/g.cw*g.cell
	for y := y0; y < min(g.h, y0+g.cell); y++ {
		for _, v := range img.Pix[y*img.Stride+x0 : y*img.Stride+min(g.w, x0+g.cell)] {
			counts[v]++
			n++
		}
	}
	out := make([]int, len(parts))
	for k, part := range parts {
		left, v := int(part*float64(n)), 0
		for ; v < 255 && left >= counts[v]; v++ {
			left -= counts[v]
		}
		out[k] = v
	}
	return out
}

// each calls do for every pixel with the value that the grid has there.
func (g *grid) each(do func(x, y int, v float32)) {
	for y := range g.h {
		fy := float32(y)/float32(g.cell) - 0.5
		y0 := min(max(int(math.Floor(float64(fy))), 0), g.ch-1)
		y1 := min(y0+1, g.ch-1)
		ty := min(max(fy-float32(y0), 0), 1)
		for cx := 0; cx <= g.cw; cx++ {
			x0, x1 := max(cx-1, 0), min(cx, g.cw-1)
			left := g.v[y0*g.cw+x0]*(1-ty) + g.v[y1*g.cw+x0]*ty
			right := g.v[y0*g.cw+x1]*(1-ty) + g.v[y1*g.cw+x1]*ty
			start := cx*g.cell - g.cell/2
			for x := max(start, 0); x < min(start+g.cell, g.w); x++ {
				t := float32(x-start) / float32(g.cell)
				do(x, y, left*(1-t)+right*t)
			}
		}
	}
}
