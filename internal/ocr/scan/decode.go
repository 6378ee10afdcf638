package scan

// Image files, opened within their limits.

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	_ "image/jpeg" // a photo's own format
	_ "image/png"

	_ "golang.org/x/image/tiff" // what fax machines write

	"github.com/portcheck/portcheck/internal/limits"
)

// maxPixels of one picture: an A0 sheet at 300 dpi is 139 million. A picture of as many
// in one row would take fifty bytes for each.
const (
	maxPixels = limits.PicturePixels
	maxLong   = limits.PictureLong
)

// Decode checks an image's size before anything else looks at it, and returns
// its first page in grey; nil for a format that only tesseract knows.
func Decode(data []byte) (*image.Gray, error) {
	if err := tooLarge(tiffSize(data)); err != nil {
		return nil, err
	}
	config, err := decodeConfig(data)
	if err != nil {
		return nil, nil
	}
	if err := tooLarge(int64(config.Width)*int64(config.Height), int64(max(config.Width, config.Height))); err != nil {
		return nil, err
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, nil // tesseract says what is wrong with it
	}
	if gray, ok := img.(*image.Gray); ok {
		return gray, nil
	}
	gray := image.NewGray(image.Rect(0, 0, config.Width, config.Height))
	draw.Draw(gray, gray.Bounds(), img, img.Bounds().Min, draw.Src)
	return gray, nil
}

// ErrTooLarge is of a picture that is larger than anything here takes, which no second
// try makes smaller; its text says what to do.
type ErrTooLarge string

func (e ErrTooLarge) Error() string { return string(e) }

// tooLarge tells what is wrong with a picture of so many pixels in all and on its
// longer side.
func tooLarge(pixels, long int64) error {
	switch {
	case pixels > maxPixels:
		return ErrTooLarge(fmt.Sprintf("it has %d million pixels, more than %d million: scan it again at 300 dpi", pixels/1e6, maxPixels/1_000_000))
	case long > maxLong:
		return ErrTooLarge(fmt.Sprintf("it is %d pixels long, more than %d: scan it again as pages", long, maxLong))
	}
	return nil
}

func decodeConfig(data []byte) (image.Config, error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	return config, err
}
