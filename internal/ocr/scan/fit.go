package scan

// Pictures made small enough for a service that takes no larger ones.

import (
	"bytes"
	"fmt"
	"image/jpeg"
)

// Size is the size in pixels of an image file, 0 where it is not known.
func Size(data []byte) (width, height int) {
	config, err := decodeConfig(data)
	if err != nil {
		return 0, 0
	}
	return config.Width, config.Height
}

// Fit returns an image file of at most so many bytes and pixels a side: the file
// as it is if it fits, else its first page in grey, at most 300 dots an inch where
// it has a letter's size, as JPEG. A format that is not known here is returned as
// it is.
func Fit(data []byte, maxBytes, maxPixels int) ([]byte, error) {
	width, height := Size(data)
	if width == 0 || len(data) <= maxBytes && max(width, height) <= maxPixels {
		return data, nil
	}
	img, err := Decode(data)
	if err != nil || img == nil {
		return data, err
	}
	x, y := TIFFResolution(data)
	x, y = resolutionOf(img, x, y)
	if img = normal(img, x, y); max(img.Rect.Dx(), img.Rect.Dy()) > maxPixels {
		return nil, ErrTooLarge(fmt.Sprintf("it has %d by %d pixels, more than OCR takes: scan it again at 300 dpi", width, height))
	}
	var out bytes.Buffer
	for _, quality := range []int{90, 75, 50} {
		out.Reset()
		if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: quality}); err != nil {
			return nil, err
		}
		if out.Len() <= maxBytes {
			break
		}
	}
	return out.Bytes(), nil
}
