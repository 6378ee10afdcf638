package tesseract

// Spots of ink by where they are.

import (
	"slices"

	"github.com/portcheck/portcheck/internal/ocr/scan"
)

// strips are spots by the bands of a picture that they reach into, so that what stands
// beside one is found without a look at all.
type strips map[int][]scan.Spot

// stripHigh is the height of a band in pixels.
const stripHigh = 64

func newStrips(found []scan.Spot) strips {
	out := strips{}
	for _, s := range found {
		for k := s.Y0 / stripHigh; k <= (s.Y1-1)/stripHigh; k++ {
			out[k] = append(out[k], s)
		}
	}
	return out
}

// any tells whether one of the spots that share a band with another passes a test.
func (b strips) any(with scan.Spot, test func(scan.Spot) bool) bool {
	for k := with.Y0 / stripHigh; k <= (with.Y1-1)/stripHigh; k++ {
		if slices.ContainsFunc(b[k], test) {
			return true
		}
	}
	return false
}
