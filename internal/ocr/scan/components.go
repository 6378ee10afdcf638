package scan

// Connected spots of ink: letters, dots, boxes, strokes.

import (
	"image"
)

// Dark is the grey below which a pixel is ink, on a picture that was made ready.
const Dark = 128

// Spot is a connected piece of ink: its bounds (the far edges excluded) and how
// many pixels it has.
type Spot struct {
	X0, Y0, X1, Y1 int
	Area           int
}

// Width is in pixels.
func (s Spot) Width() int { return s.X1 - s.X0 }

// Height is in pixels.
func (s Spot) Height() int { return s.Y1 - s.Y0 }

// Spots labels the ink of a picture. The label of a pixel is its index in the
// spots plus one, 0 for paper. They are in the order of their first pixel.
func Spots(img *image.Gray, threshold uint8) (found []Spot, labels []int32) {
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
				found = append(found, Spot{x, y, x + 1, y + 1, 0})
				number[l] = int32(len(found))
			}
			l = number[l]
			row[x] = l
			s := &found[l-1]
			s.X0, s.X1, s.Y1 = min(s.X0, x), max(s.X1, x+1), y+1
			s.Area++
		}
	}
	return found, labels
}
