package scan

// PGM, the plainest of grey pictures: a line or three of head, then the pixels.
// What pages are drawn as, and what the engine is given.

import (
	"bytes"
	"errors"
	"fmt"
	"image"
)

// PGM writes a picture.
func PGM(img *image.Gray) []byte {
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	out := fmt.Appendf(make([]byte, 0, w*h+32), "P5\n%d %d\n255\n", w, h)
	for y := 0; y < h; y++ {
		out = append(out, img.Pix[y*img.Stride:y*img.Stride+w]...)
	}
	return out
}

// ParsePGM reads what pdftoppm and mutool write.
func ParsePGM(data []byte) (*image.Gray, error) {
	var w, h, most int
	var head [4]string
	at := 0
	for i := range head {
		for at < len(data) && (data[at] <= ' ' || data[at] == '#') {
			if data[at] == '#' {
				n := bytes.IndexByte(data[at:], '\n')
				if n < 0 {
					return nil, errors.New("the drawn page is cut in its head")
				}
				at += n
			}
			at++
		}
		from := at
		for at < len(data) && data[at] > ' ' && at-from < 12 {
			at++
		}
		head[i] = string(data[from:at])
	}
	at++
	if _, err := fmt.Sscan(head[1]+" "+head[2]+" "+head[3], &w, &h, &most); err != nil || head[0] != "P5" || most != 255 {
		return nil, fmt.Errorf("the drawn page is no grey picture: it begins with %q", head)
	}
	if w <= 0 || h <= 0 || w > maxPixels/h || at+w*h > len(data) {
		return nil, fmt.Errorf("the drawn page has %d bytes, too few for %d by %d pixels", len(data), w, h)
	}
	return &image.Gray{Pix: data[at : at+w*h : at+w*h], Stride: w, Rect: image.Rect(0, 0, w, h)}, nil
}
