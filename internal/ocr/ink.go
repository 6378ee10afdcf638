package ocr

// Ink: what stands on a scanned page besides words. Long straight runs are
// ruling lines; what is left in heaps is a stamp, a logo or a signature.

import (
	"image"

	"github.com/portcheck/portcheck/internal/page"
)

// dark is the grey below which a pixel is ink.
const dark = 128

// ink is what was found on a page, as parts of it.
type ink struct{ rules, marks []page.Rect }

// findInk looks at a grey picture and the words that were read on it. It works
// on a grid of cells, each about a fortieth of an inch wide, so that it is
// linear in the pixels and does not depend on their number.
func findInk(img *image.Gray, p *Picture) ink {
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	if w < 100 || h < 100 {
		return ink{}
	}
	black := func(x, y int) bool { return img.Pix[y*img.Stride+x] < dark }
	var found ink
	rule := make([]bool, w*h) // pixels that belong to a ruling line
	fw, fh := float64(w), float64(h)

	// Horizontal rules: runs of black longer than a twentieth of the page.
	mark := func(x0, y0, x1, y1 int) {
		found.rules = append(found.rules, page.Rect{X0: float64(x0) / fw, Y0: float64(y0) / fh, X1: float64(x1) / fw, Y1: float64(y1) / fh})
	}
	type run struct{ from, to, first, last int }
	var open []run
	minRun := w / 20
	flush := func(before int, vertical bool) {
		kept := open[:0]
		for _, r := range open {
			if r.last >= before {
				kept = append(kept, r)
				continue
			}
			if thick := r.last - r.first + 1; thick <= max(4, minRun/6) {
				if vertical {
					mark(r.first, r.from, r.last, r.to)
				} else {
					mark(r.from, r.first, r.to, r.last)
				}
			}
		}
		open = kept
	}
	join := func(from, to, at int) {
		for i := range open {
			if open[i].last >= at-2 && from <= open[i].to && to >= open[i].from {
				open[i].from, open[i].to, open[i].last = min(open[i].from, from), max(open[i].to, to), at
				return
			}
		}
		open = append(open, run{from, to, at, at})
	}
	for y := 0; y < h; y++ {
		for x := 0; x < w; {
			if !black(x, y) {
				x++
				continue
			}
			start, gap := x, 0
			end := x
			for ; x < w && gap <= 2; x++ {
				if black(x, y) {
					end, gap = x, 0
				} else {
					gap++
				}
			}
			if end-start >= minRun {
				join(start, end, y)
				for i := start; i <= end; i++ {
					rule[y*w+i] = true
				}
			}
		}
		flush(y-2, false)
	}
	flush(h+1, false)
	open = nil
	for x := 0; x < w; x++ {
		for y := 0; y < h; {
			if !black(x, y) {
				y++
				continue
			}
			start, gap := y, 0
			end := y
			for ; y < h && gap <= 2; y++ {
				if black(x, y) {
					end, gap = y, 0
				} else {
					gap++
				}
			}
			if end-start >= minRun/2 {
				join(start, end, x)
				for i := start; i <= end; i++ {
					rule[i*w+x] = true
				}
			}
		}
		flush(x-2, true)
	}
	flush(w+1, true)

	found.marks = marks(img, rule, p)
	return found
}

// marks finds the heaps of ink that are neither rules nor words that were read
// with some confidence: cells with ink, joined where they touch.
func marks(img *image.Gray, rule []bool, p *Picture) []page.Rect {
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	cell := max(4, w/340)
	cw, ch := (w+cell-1)/cell, (h+cell-1)/cell
	counts := make([]int, cw*ch)
	for y := 0; y < h; y++ {
		for x := 0; x < w; x++ {
			if img.Pix[y*img.Stride+x] < dark && !rule[y*w+x] {
				counts[(y/cell)*cw+x/cell]++
			}
		}
	}
	for _, word := range p.Words {
		if word.Confidence < lowConfidence {
			continue // a signature is read as a doubtful word, if as anything
		}
		for y := int(word.Rect.Y0*float64(ch)) - 1; y <= int(word.Rect.Y1*float64(ch))+1; y++ {
			for x := int(word.Rect.X0*float64(cw)) - 1; x <= int(word.Rect.X1*float64(cw))+1; x++ {
				if x >= 0 && y >= 0 && x < cw && y < ch {
					counts[y*cw+x] = 0
				}
			}
		}
	}
	var out []page.Rect
	seen := make([]bool, cw*ch)
	var stack []int
	for start := range counts {
		if seen[start] || counts[start] == 0 {
			continue
		}
		x0, y0, x1, y1, cells := cw, ch, 0, 0, 0
		stack = append(stack[:0], start)
		seen[start] = true
		for len(stack) > 0 {
			i := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			x, y := i%cw, i/cw
			x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
			cells++
			for dy := -2; dy <= 2; dy++ {
				for dx := -2; dx <= 2; dx++ {
					nx, ny := x+dx, y+dy
					if nx < 0 || ny < 0 || nx >= cw || ny >= ch {
						continue
					}
					if j := ny*cw + nx; !seen[j] && counts[j] > 0 {
						seen[j] = true
						stack = append(stack, j)
					}
				}
			}
		}
		// A signature is at least a third of an inch wide and not a speck or a frame.
		if wide := (x1 - x0 + 1) * cell; wide*24 >= w && cells >= 12 && (y1-y0) < ch/4 {
			out = append(out, page.Rect{X0: float64(x0) / float64(cw), Y0: float64(y0) / float64(ch),
				X1: float64(x1+1) / float64(cw), Y1: float64(y1+1) / float64(ch)})
		}
	}
	return out
}
