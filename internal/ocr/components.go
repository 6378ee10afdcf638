package ocr

// Connected spots of ink: letters, dots, boxes, strokes.

import (
	"image"
	"slices"
)

// spot is a connected piece of ink: its bounds (the far edges excluded) and how
// many pixels it has.
type spot struct {
	x0, y0, x1, y1 int
	area           int
}

func (s spot) width() int  { return s.x1 - s.x0 }
func (s spot) height() int { return s.y1 - s.y0 }

// spots labels the ink of a picture. The label of a pixel is its index in the
// spots plus one, 0 for paper. They are in the order of their first pixel.
func spots(img *image.Gray, threshold uint8) (found []spot, labels []int32) {
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	labels = make([]int32, w*h)
	parent := []int32{0}
	root := func(a int32) int32 {
		for parent[a] != a {
			parent[a] = parent[parent[a]]
			a = parent[a]
		}
		return a
	}
	for y := 0; y < h; y++ {
		row := labels[y*w : y*w+w]
		for x, v := range img.Pix[y*img.Stride : y*img.Stride+w] {
			if v >= threshold {
				continue
			}
			var label int32
			join := func(o int32) {
				if o == 0 {
					return
				}
				if o = root(o); label == 0 || label == o {
					label = o
				} else if o < label {
					parent[label] = o
					label = o
				} else {
					parent[o] = label
				}
			}
			if x > 0 {
				join(row[x-1])
			}
			if y > 0 {
				up := labels[(y-1)*w : y*w]
				join(up[x])
				if x > 0 {
					join(up[x-1])
				}
				if x+1 < w {
					join(up[x+1])
				}
			}
			if label == 0 {
				label = int32(len(parent))
				parent = append(parent, label)
			}
			row[x] = label
		}
	}
	number := make([]int32, len(parent))
	for y := 0; y < h; y++ {
		row := labels[y*w : y*w+w]
		for x, l := range row {
			if l == 0 {
				continue
			}
			l = root(l)
			if number[l] == 0 {
				found = append(found, spot{x, y, x + 1, y + 1, 0})
				number[l] = int32(len(found))
			}
			l = number[l]
			row[x] = l
			s := &found[l-1]
			s.x0, s.x1, s.y1 = min(s.x0, x), max(s.x1, x+1), y+1
			s.area++
		}
	}
	return found, labels
}

// strips are spots by the bands of a picture that they reach into, so that what stands
// beside one is found without a look at all.
type strips map[int][]spot

// stripHigh is the height of a band in pixels.
const stripHigh = 64

func newStrips(found []spot) strips {
	out := strips{}
	for _, s := range found {
		for k := s.y0 / stripHigh; k <= (s.y1-1)/stripHigh; k++ {
			out[k] = append(out[k], s)
		}
	}
	return out
}

// any tells whether one of the spots that share a band with another passes a test.
func (b strips) any(with spot, test func(spot) bool) bool {
	for k := with.y0 / stripHigh; k <= (with.y1-1)/stripHigh; k++ {
		if slices.ContainsFunc(b[k], test) {
			return true
		}
	}
	return false
}
