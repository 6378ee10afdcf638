package ocr

import "image"

func newTrySheet(src *image.Gray, x, y float64) *sheet {
	img := image.NewGray(src.Rect)
	for i := 0; i < src.Rect.Dy(); i++ {
		copy(img.Pix[i*img.Stride:], src.Pix[i*src.Stride:i*src.Stride+src.Rect.Dx()])
	}
	positive(img)
	whiten(img)
	despeckle(img, x*y)
	img = normal(img, x, y)
	return newSheet(img)
}
