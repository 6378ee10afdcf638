package scan

import "image"

// Greys between which letters are pale: printed in grey, or with little toner, beside
// letters that are black.
const (
	paleFrom = 95
	paleTo   = 190
	fewPale  = 12 // letters that are no line of text
)

// darken makes the pale letters of a page as dark as others are, each for itself: a grey
// that divides ink from paper for the whole page would break them to pieces. dpi says how
// large letters are; specks, rules and shades stay as they are.
func darken(img *image.Gray, dpi float64) {
	found, labels := Spots(img, paleTo)
	darkest := make([]uint8, len(found))
	for i := range darkest {
		darkest[i] = 255
	}
	w := img.Rect.Dx()
	for i, l := range labels {
		if l != 0 {
			darkest[l-1] = min(darkest[l-1], img.Pix[i/w*img.Stride+i%w])
		}
	}
	least, most := int(dpi/40), int(dpi/3)
	n := 0
	for i, s := range found {
		if wide, high := s.Width(), s.Height(); high < least || high > most || wide > most || darkest[i] < paleFrom {
			darkest[i] = 0
			continue
		}
		n++
	}
	if n < fewPale {
		return
	}
	for i, l := range labels {
		if l == 0 || darkest[l-1] == 0 {
			continue
		}
		p := &img.Pix[i/w*img.Stride+i%w]
		*p = uint8(max(0, white-(white-int(*p))*(white-paleFrom/2)/max(1, white-int(darkest[l-1]))))
	}
}
