package layout

// Tables whose right side is not drawn, or was cut off where a page was printed too wide.

import (
	"math"
	"sort"

	"github.com/portcheck/portcheck/internal/page"
)

const (
	// minOpenRows is how many rows of an open table end at the same place at least.
	minOpenRows = 2
	// maxOpenRow is how high such a row is at most, in points.
	maxOpenRow = 120
	// minOpenWidth is how wide its last column is at least, in points.
	minOpenWidth = 30
)

// closings are the right sides of the rows of tables that have none: of level rules one
// below the other that end at the same place, with an upright rule between them.
func closings(rules []page.Rule) []page.Rule {
	var vs []page.Rule
	ends := map[int][]page.Rule{}
	for _, r := range rules {
		if r.Horizontal() {
			ends[int(math.Round(r.X1))] = append(ends[int(math.Round(r.X1))], r)
		} else {
			vs = append(vs, r)
		}
	}
	if len(vs) == 0 || len(vs)*len(rules) > maxRules*maxRules/4 {
		return nil
	}
	var places []int
	for x, hs := range ends {
		if len(hs) > minOpenRows {
			places = append(places, x)
		}
	}
	sort.Ints(places)
	var out []page.Rule
	for _, x := range places {
		hs := ends[x]
		sort.SliceStable(hs, func(i, j int) bool { return hs[i].Y0 < hs[j].Y0 })
		var sides []page.Rule
		for i := 1; i < len(hs); i++ {
			if up, low := hs[i-1], hs[i]; low.Y0-up.Y0 > Near && low.Y0-up.Y0 < maxOpenRow && opens(vs, up, low) {
				sides = append(sides, page.Rule{X0: low.X1, Y0: up.Y0, X1: low.X1, Y1: low.Y0, Width: low.Width})
			}
		}
		if len(sides) >= minOpenRows {
			out = append(out, sides...)
		}
	}
	return out
}

// opens tells whether an upright rule stands between two level ones, and none at their
// right ends.
func opens(vs []page.Rule, up, low page.Rule) bool {
	inside := false
	for _, v := range vs {
		if !covers(v.Y0, v.Y1, up.Y0) || !covers(v.Y0, v.Y1, low.Y0) {
			if math.Abs(v.X0-low.X1) <= Near && v.Y0 < low.Y0-Near && v.Y1 > up.Y0+Near {
				return false // a side, if not a whole one
			}
			continue
		}
		if v.X0 > low.X1-minOpenWidth && v.X0 < low.X1+Near+2 {
			return false
		}
		inside = inside || v.X0 > math.Max(up.X0, low.X0)+Near && v.X0 <= low.X1-minOpenWidth
	}
	return inside
}
