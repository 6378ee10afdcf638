package tesseract

// Ink: what stands on a scanned page besides words and ruling lines: a stamp, a
// logo or a signature. A grid of cells, each about a fortieth of an inch wide,
// makes it linear in the pixels whatever their number.

import (
	"image"
	"slices"

	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/ocr/scan"
	"github.com/portcheck/portcheck/internal/page"
)

// marks finds the heaps of ink of a picture without its ruling lines that are no
// words read with some confidence: cells with ink, joined where they touch.
func marks(img *image.Gray, p *ocr.Picture) []page.Rect {
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	cell := max(4, w/340)
	cw, ch := (w+cell-1)/cell, (h+cell-1)/cell
	counts := make([]int, cw*ch)
	for y := 0; y < h; y++ {
		for x := 0; x < w; x++ {
			if img.Pix[y*img.Stride+x] < scan.Dark {
				counts[(y/cell)*cw+x/cell]++
			}
		}
	}
	for _, word := range p.Words {
		if word.Confidence < ocr.LowConfidence {
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

// withoutStrokes leaves out the ruling lines across that are strokes of a pen: within
// the height of a mark, at it or in it, and shorter than it is. A line to sign on is longer.
func withoutStrokes(rules, marks []page.Rect) []page.Rect {
	const beside = 0.01 // of the picture's width, from the end of a mark
	return slices.DeleteFunc(rules, func(r page.Rect) bool {
		return r.Width() > r.Height() && slices.ContainsFunc(marks, func(m page.Rect) bool {
			return r.MidY() > m.Y0 && r.MidY() < m.Y1 && r.X0 < m.X1+beside && r.X1 > m.X0-beside && r.Width() < 0.8*m.Width()
		})
	})
}
