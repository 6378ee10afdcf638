package ocr

// A picture made ready for reading: scaled to one resolution, its paper made
// white, and set straight.

import (
	"image"
	"math"
)

// resolution in dots an inch at which pictures are read: what tesseract's own
// documentation asks for. Coarser scans are scaled up to it.
const resolution = 300

// scaleTo resamples a grey picture: by areas where it becomes smaller, with a
// cubic curve (Catmull and Rom's, which keeps strokes sharp) where it grows.
func scaleTo(src *image.Gray, w, h int) *image.Gray {
	b := src.Bounds()
	if b.Dx() == w && b.Dy() == h {
		return src
	}
	wide := image.NewGray(image.Rect(0, 0, w, b.Dy()))
	xs := taps(b.Dx(), w)
	for y := 0; y < b.Dy(); y++ {
		row := src.Pix[y*src.Stride : y*src.Stride+b.Dx()]
		out := wide.Pix[y*wide.Stride : y*wide.Stride+w]
		for x := range out {
			t := xs[x]
			sum := int32(1 << 13)
			for k, f := range t.weights {
				sum += f * int32(row[t.at[k]])
			}
			out[x] = clamp(sum >> 14)
		}
	}
	dst := image.NewGray(image.Rect(0, 0, w, h))
	sums := make([]int32, w)
	for y, t := range taps(b.Dy(), h) {
		for x := range sums {
			sums[x] = 1 << 13
		}
		for k, f := range t.weights {
			row := wide.Pix[t.at[k]*wide.Stride : t.at[k]*wide.Stride+w]
			for x, v := range row {
				sums[x] += f * int32(v)
			}
		}
		out := dst.Pix[y*dst.Stride : y*dst.Stride+w]
		for x, v := range sums {
			out[x] = clamp(v >> 14)
		}
	}
	return dst
}

// tap is what one new pixel is made of: old pixels and their parts in 1/16384.
type tap struct {
	at      []int
	weights []int32
}

func taps(from, to int) []tap {
	out := make([]tap, to)
	ratio := float64(from) / float64(to)
	width := math.Max(1, ratio) // of the curve, in old pixels
	for i := range out {
		center := (float64(i)+0.5)*ratio - 0.5
		lo, hi := int(math.Ceil(center-2*width)), int(math.Floor(center+2*width))
		var ws []float64
		total := 0.0
		for j := lo; j <= hi; j++ {
			f := cubic((float64(j) - center) / width)
			ws = append(ws, f)
			total += f
		}
		t := tap{make([]int, len(ws)), make([]int32, len(ws))}
		for k, f := range ws {
			t.at[k] = min(max(lo+k, 0), from-1)
			t.weights[k] = int32(math.Round(f / total * (1 << 14)))
		}
		out[i] = t
	}
	return out
}

func cubic(x float64) float64 {
	x = math.Abs(x)
	switch {
	case x < 1:
		return (1.5*x-2.5)*x*x + 1
	case x < 2:
		return ((-0.5*x+2.5)*x-4)*x + 2
	}
	return 0
}

func clamp(v int32) uint8 { return uint8(min(max(v, 0), 255)) }

// positive turns a picture that is mostly black into its negative: a microfilm, or
// a fax whose reader takes its black for white.
func positive(img *image.Gray) {
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	black := 0
	for y := 0; y < h; y++ {
		for _, v := range img.Pix[y*img.Stride : y*img.Stride+w] {
			if v < dark {
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
	threshold := level(img)
	found, labels := spots(img, threshold)
	// Where specks are few they are the dots of small letters; a dirty page has more
	// of them than of letters.
	specks := 0
	for _, s := range found {
		if s.area <= strong {
			specks++
		}
	}
	most := gentle
	if 5*specks > 2*(len(found)-specks) {
		most = strong
	}
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	for i, l := range labels {
		if l == 0 || found[l-1].area > most {
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
func whiten(img *image.Gray) {
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	cell := max(16, resolution/6)
	cw, ch := (w+cell-1)/cell, (h+cell-1)/cell
	paper := make([]float32, cw*ch)
	var counts [256]int
	for cy := 0; cy < ch; cy++ {
		for cx := 0; cx < cw; cx++ {
			clear(counts[:])
			n := 0
			for y := cy * cell; y < min(h, (cy+1)*cell); y++ {
				for _, v := range img.Pix[y*img.Stride+cx*cell : y*img.Stride+min(w, (cx+1)*cell)] {
					counts[v]++
					n++
				}
			}
			// The paper is what the brighter pixels of a cell are.
			left, v := n/5, 255
			for ; v > 0 && left >= counts[v]; v-- {
				left -= counts[v]
			}
			paper[cy*cw+cx] = float32(v)
		}
	}
	// A cell all of ink tells nothing of the paper: the brightest neighbour does.
	bright := make([]float32, cw*ch)
	for cy := 0; cy < ch; cy++ {
		for cx := 0; cx < cw; cx++ {
			var best float32
			for y := max(0, cy-1); y <= min(ch-1, cy+1); y++ {
				for x := max(0, cx-1); x <= min(cw-1, cx+1); x++ {
					best = max(best, paper[y*cw+x])
				}
			}
			bright[cy*cw+cx] = best
		}
	}
	for y := 0; y < h; y++ {
		fy := float32(y)/float32(cell) - 0.5
		y0 := min(max(int(math.Floor(float64(fy))), 0), ch-1)
		y1 := min(y0+1, ch-1)
		ty := min(max(fy-float32(y0), 0), 1)
		row := img.Pix[y*img.Stride : y*img.Stride+w]
		for cx := 0; cx <= cw; cx++ {
			x0, x1 := max(cx-1, 0), min(cx, cw-1)
			left := bright[y0*cw+x0]*(1-ty) + bright[y1*cw+x0]*ty
			right := bright[y0*cw+x1]*(1-ty) + bright[y1*cw+x1]*ty
			if left > 248 && right > 248 {
				continue // already white
			}
			start := cx*cell - cell/2
			for x := max(start, 0); x < min(start+cell, w); x++ {
				t := float32(x-start) / float32(cell)
				p := left*(1-t) + right*t
				if p < 64 {
					continue // no paper: a dark picture
				}
				row[x] = uint8(min(255, float32(row[x])*250/p))
			}
		}
	}
}

// level is the grey that divides ink from paper: Otsu's, kept where ink can be.
func level(img *image.Gray) uint8 {
	var counts [256]int
	total, sum := 0, 0
	for y := 0; y < img.Bounds().Dy(); y += 2 {
		for _, v := range img.Pix[y*img.Stride : y*img.Stride+img.Bounds().Dx()] {
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
			best, at = between, v
		}
	}
	return uint8(min(max(at, 100), 190))
}

// maxSkew is how far in degrees a sheet may lie askew to be set straight.
const maxSkew = 5.0

// skew is by how many degrees the lines of a picture fall to the right: the angle
// at which the ink, summed along it, falls most sharply into lines and gaps.
func skew(img *image.Gray, threshold uint8) float64 {
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	const step = 3 // every third pixel is enough
	type point struct{ x, y int32 }
	var ink []point
	for y := 0; y < h; y += step {
		for x := 0; x < w; x += step {
			if img.Pix[y*img.Stride+x] < threshold {
				ink = append(ink, point{int32(x), int32(y)})
			}
		}
	}
	if len(ink) < 200 {
		return 0
	}
	for len(ink) > 150_000 { // a dark picture
		half := ink[:0]
		for i := 0; i < len(ink); i += 2 {
			half = append(half, ink[i])
		}
		ink = half
	}
	margin := int(float64(w)*math.Tan(maxSkew*math.Pi/180)) + step
	sums := make([]int32, (h+2*margin)/step+2)
	sharp := func(angle float64) float64 {
		clear(sums)
		slope := int32(math.Tan(angle*math.Pi/180) * (1 << 14))
		for _, p := range ink {
			sums[(int(p.y)+margin-int((p.x*slope)>>14))/step]++
		}
		var score float64
		for i := 1; i < len(sums); i++ {
			d := float64(sums[i] - sums[i-1])
			score += d * d
		}
		return score
	}
	best, at := sharp(0)*1.02, 0.0 // straight unless something is clearly better
	try := func(a float64) {
		if s := sharp(a); s > best {
			best, at = s, a
		}
	}
	for a := -maxSkew; a <= maxSkew; a += 0.25 {
		try(a)
	}
	around := at
	for d := -0.2; d <= 0.21; d += 0.05 {
		try(around + d)
	}
	return at
}

// straighten turns a picture back by a small angle about its middle.
func straighten(src *image.Gray, degrees float64) *image.Gray {
	w, h := src.Bounds().Dx(), src.Bounds().Dy()
	dst := image.NewGray(image.Rect(0, 0, w, h))
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	cx, cy := float64(w)/2, float64(h)/2
	for y := 0; y < h; y++ {
		row := dst.Pix[y*dst.Stride : y*dst.Stride+w]
		for x := range row {
			dx, dy := float64(x)-cx, float64(y)-cy
			sx, sy := cx+dx*cos-dy*sin, cy+dx*sin+dy*cos
			ix, iy := int(math.Floor(sx)), int(math.Floor(sy))
			if ix < 0 || iy < 0 || ix+1 >= w || iy+1 >= h {
				row[x] = 255
				continue
			}
			tx, ty := int32((sx-float64(ix))*256), int32((sy-float64(iy))*256)
			i := iy*src.Stride + ix
			top := int32(src.Pix[i])*(256-tx) + int32(src.Pix[i+1])*tx
			low := int32(src.Pix[i+src.Stride])*(256-tx) + int32(src.Pix[i+src.Stride+1])*tx
			row[x] = uint8((top*(256-ty) + low*ty) >> 16)
		}
	}
	return dst
}

// quarter turns a picture clockwise by 90, 180 or 270 degrees.
func quarter(src *image.Gray, degrees int) *image.Gray {
	w, h := src.Bounds().Dx(), src.Bounds().Dy()
	if degrees == 0 {
		return src
	}
	dst := image.NewGray(image.Rect(0, 0, w, h))
	if degrees != 180 {
		dst = image.NewGray(image.Rect(0, 0, h, w))
	}
	for y := 0; y < h; y++ {
		for x, v := range src.Pix[y*src.Stride : y*src.Stride+w] {
			switch degrees {
			case 90:
				dst.Pix[x*dst.Stride+h-1-y] = v
			case 180:
				dst.Pix[(h-1-y)*dst.Stride+w-1-x] = v
			case 270:
				dst.Pix[(w-1-x)*dst.Stride+y] = v
			}
		}
	}
	return dst
}
