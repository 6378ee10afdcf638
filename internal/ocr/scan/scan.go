// Package scan makes the picture of a page ready to be read: a file is opened within its
// limits, the sheet found on it and set out, its tones made black on white, lines and
// grain of the scanner taken away, and all scaled to one resolution. What comes out is
// ink, in connected spots.
package scan

import (
	"image"
	"math"

	"github.com/portcheck/portcheck/internal/limits"
)

// Prepare makes a picture ready: its sheet alone, black on white, in the resolution
// that everything here works with; and says where in the picture the sheet lies.
func Prepare(img *image.Gray, dpiX, dpiY float64) (*image.Gray, Corners) {
	positive(img)
	corners := sheetOf(img)
	if img = setOut(img, corners); corners != Whole {
		// How large a sheet is that somebody took a photo of, its edges say.
		dpiX, dpiY = resolutionOf(img, 0, 0)
	}
	dpiX, dpiY = resolutionOf(img, dpiX, dpiY)
	dpi := math.Sqrt(dpiX * dpiY)
	grain(img, dpi)
	unstreak(img, dpi)
	unreverse(img, dpi)
	whiten(img, dpi)
	blacken(img, dpi)
	darken(img, dpi)
	despeckle(img, dpiX*dpiY)
	return normal(img, dpiX, dpiY), corners
}

// Pictures whose resolution nobody tells are taken for a letter-size sheet.
const (
	sheetWidth, sheetHeight = 8.5, 11
	minDPI, maxDPI          = 60, 1200
)

// resolutionOf is the resolution of a picture: the one it is said to have, if that
// can be.
func resolutionOf(img *image.Gray, dpiX, dpiY float64) (float64, float64) {
	if dpiX >= minDPI && dpiY >= minDPI && dpiX <= maxDPI && dpiY <= maxDPI {
		return dpiX, dpiY
	}
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	long, short := float64(max(w, h)), float64(min(w, h))
	dpi := min(max(max(short/sheetWidth, long/sheetHeight), minDPI), maxDPI)
	return dpi, dpi
}

// normal scales a picture to the resolution that everything here works with; a poster is
// made coarser, so that it takes no longer than a letter.
func normal(img *image.Gray, dpiX, dpiY float64) *image.Gray {
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	fx, fy := Resolution/dpiX, Resolution/dpiY
	if most := max(float64(w)*fx, float64(h)*fy); most > limits.PictureSide {
		fx, fy = fx*limits.PictureSide/most, fy*limits.PictureSide/most
	}
	return Scale(img, max(1, int(math.Round(float64(w)*fx))), max(1, int(math.Round(float64(h)*fy))))
}
