package scan

// Image files, opened within their limits.

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
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
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, nil
	}
	if err := tooLarge(int64(config.Width)*int64(config.Height), int64(max(config.Width, config.Height))); err != nil {
		return nil, err
	}
	if n := unpacked(data, config, format); n > limits.PictureBytes {
		return nil, ErrTooLarge(fmt.Sprintf("it unpacks to %d MB, more than %d MB: scan it again in grey at 300 dpi", n>>20, limits.PictureBytes>>20))
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

// unpacked is how many bytes a picture takes while it is opened, and made grey.
func unpacked(data []byte, config image.Config, format string) int64 {
	pixels := int64(config.Width) * int64(config.Height)
	if samples, progressive, ok := jpegSamples(data); format == "jpeg" && ok {
		if progressive {
			samples *= 5 // of each a coefficient of four bytes is kept
		}
		return pixels + samples
	}
	switch config.ColorModel {
	case color.GrayModel:
		if format == "tiff" && tiffPacked(data) {
			return 2 * pixels // it stands beside what it was unpacked from
		}
		return pixels
	case color.Gray16Model:
		return 3 * pixels
	case color.RGBA64Model, color.NRGBA64Model:
		return 9 * pixels
	}
	if _, ok := config.ColorModel.(color.Palette); ok {
		return 2 * pixels
	}
	return 5 * pixels
}

// jpegSamples is how many samples the planes of a JPEG have, and whether it comes in
// several scans, as its frame declares.
func jpegSamples(data []byte) (samples int64, progressive, ok bool) {
	for at := 2; at+10 <= len(data) && data[at] == 0xff; {
		marker, size := data[at+1], int(data[at+2])<<8|int(data[at+3])
		if marker < 0xc0 || marker > 0xc2 {
			at += 2 + size
			continue
		}
		height, width, n := int64(data[at+5])<<8|int64(data[at+6]), int64(data[at+7])<<8|int64(data[at+8]), int(data[at+9])
		if at+10+3*n > len(data) {
			return 0, false, false
		}
		most, all := int64(1), int64(0)
		for i := range n {
			sampling := data[at+11+3*i]
			most, all = max(most, int64(sampling>>4)*int64(sampling&15)), all+int64(sampling>>4)*int64(sampling&15)
		}
		return width * height * all / most, marker == 0xc2, true
	}
	return 0, false, false
}
