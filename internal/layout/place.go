package layout

// Where things stand to each other.

import (
	"math"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// SameLine tells whether two rectangles stand on one line.
func SameLine(a, b page.Rect) bool {
	return a.OverlapY(b) > 0.4 && math.Abs(a.MidY()-b.MidY()) < math.Max(6, 0.6*math.Max(a.Height(), b.Height()))
}

// Unite is the box around both; the first of several has nothing to be united with.
func Unite(a, b porting.Box, first bool) porting.Box {
	if first {
		return b
	}
	return porting.Box{math.Min(a[0], b[0]), math.Min(a[1], b[1]), math.Max(a[2], b[2]), math.Max(a[3], b[3])}
}

// RoundBox keeps two decimals: a hundredth of a point is finer than any pen.
func RoundBox(b porting.Box) porting.Box {
	for i := range b {
		b[i] = math.Round(b[i]*100) / 100
	}
	return b
}

func finite(r page.Rect) bool {
	for _, v := range [4]float64{r.X0, r.Y0, r.X1, r.Y1} {
		if math.IsNaN(v) || math.IsInf(v, 0) || math.Abs(v) > 1e6 {
			return false
		}
	}
	return true
}
