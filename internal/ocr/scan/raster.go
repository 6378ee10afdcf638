package scan

// A picture's geometry: scaled to one resolution, set straight, turned.

import (
	"image"
	"math"
)

// Resolution in dots an inch at which pictures are read: what tesseract's own
// documentation asks for. Coarser scans are scaled up to it.
const Resolution = 300

// Scale resamples a grey picture: by areas where it becomes smaller, with a
// cubic curve (Catmull and Rom's, which keeps strokes sharp) where it grows.
func Scale(src *image.Gray, w, h int) *image.Gray {
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

// maxSkew is how far in degrees a sheet may lie askew to be set straight.
const maxSkew = 5.0

// Skew is by how many degrees the lines of a picture fall to the right: the angle
// at which the ink, summed along it, falls most sharply into lines and gaps.
func Skew(img *image.Gray, threshold uint8) float64 {
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

// Straighten turns a picture back by a small angle about its middle.
func Straighten(src *image.Gray, degrees float64) *image.Gray {
	w, h := src.Bounds().Dx(), src.Bounds().Dy()
	dst := image.NewGray(image.Rect(0, 0, w, h))
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	cx, cy := float64(w)/2, float64(h)/2
	for y := 0; y < h; y++ {
		row := dst.Pix[y*dst.Stride : y*dst.Stride+w]
		for x := range row {
			dx, dy := float64(x)-cx, float64(y)-cy
			sx, sy := cx+dx*cos-dy*sin, cy+dx*sin+dy*cos
			row[x] = between(src, sx, sy)
		}
	}
	return dst
}

// Quarter turns a picture clockwise by 90, 180 or 270 degrees.
func Quarter(src *image.Gray, degrees int) *image.Gray {
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
