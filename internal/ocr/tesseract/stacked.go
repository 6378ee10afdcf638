package tesseract

// Parentheses of lines set so close that those of one touch those of the next: a list
// of "(302) 555-0148" without leading has one stroke for all its lines.

import (
	"slices"

	"github.com/portcheck/portcheck/internal/ocr/scan"
)

// Sizes, in heights of the page's letters, of a stroke that runs over several lines.
const (
	stackHigh  = 1.9 // at least
	stackWide  = 0.6 // at most
	stackReach = 1.2 // how far beside it the letters of its lines stand
)

// unstack divides strokes that run over several lines between the lines.
func (s *sheet) unstack() {
	if s.usual == 0 {
		return
	}
	byStrip := map[int][]scan.Spot{}
	for _, o := range s.spots {
		if o.Area > 0 && float64(o.Height()) > 0.6*s.usual && float64(o.Height()) < 1.4*s.usual {
			byStrip[(o.Y0+o.Y1)/2/stripHigh] = append(byStrip[(o.Y0+o.Y1)/2/stripHigh], o)
		}
	}
	for i := range s.spots {
		o := s.spots[i]
		if o.Area == 0 || float64(o.Height()) < stackHigh*s.usual || float64(o.Width()) > stackWide*s.usual {
			continue
		}
		from := i
		for _, y := range s.cuts(o, rowsBeside(o, byStrip, s.usual)) {
			from = s.cutAt(from, y)
		}
	}
}

// band is from where to where down the letters of one line stand.
type band struct{ y0, y1 int }

// rowsBeside are the lines of letters beside a stroke that runs over them, from the top.
func rowsBeside(o scan.Spot, byStrip map[int][]scan.Spot, usual float64) (rows []band) {
	for k := o.Y0 / stripHigh; k <= o.Y1/stripHigh; k++ {
		for _, l := range byStrip[k] {
			mid := (l.Y0 + l.Y1) / 2
			gap := float64(max(l.X0-o.X1, o.X0-l.X1))
			if gap < 0 || gap > stackReach*usual || mid < o.Y0 || mid > o.Y1 {
				continue
			}
			if n := slices.IndexFunc(rows, func(r band) bool { return mid > r.y0 && mid < r.y1 }); n >= 0 {
				rows[n].y0, rows[n].y1 = min(rows[n].y0, l.Y0), max(rows[n].y1, l.Y1)
			} else {
				rows = append(rows, band{l.Y0, l.Y1})
			}
		}
	}
	slices.SortFunc(rows, func(a, b band) int { return a.y0 - b.y0 })
	return rows
}

// cuts are where a stroke is divided: between each two lines where it has the least ink.
func (s *sheet) cuts(o scan.Spot, rows []band) (cuts []int) {
	w := s.clean.Rect.Dx()
	for k := 1; k < len(rows); k++ {
		best, least := 0, o.Width()+1
		for y := max(o.Y0+1, rows[k-1].y1); y <= min(o.Y1-1, rows[k].y0); y++ {
			ink := 0
			for x := o.X0; x < o.X1; x++ {
				if s.labels[y*w+x] != 0 {
					ink++
				}
			}
			if ink < least {
				best, least = y, ink
			}
		}
		if best > 0 {
			cuts = append(cuts, best)
		}
	}
	return cuts
}

// cutAt makes a spot of its own of what a spot has from a row of pixels down, and returns
// its index.
func (s *sheet) cutAt(i, y int) int {
	o := s.spots[i]
	w := s.clean.Rect.Dx()
	upper := scan.Spot{X0: o.X1, Y0: o.Y0, X1: o.X0, Y1: y}
	lower := scan.Spot{X0: o.X1, Y0: y, X1: o.X0, Y1: o.Y1}
	mine, other := int32(i)+1, int32(len(s.spots))+1
	for at := o.Y0; at < o.Y1; at++ {
		part := &upper
		if at >= y {
			part = &lower
		}
		for x := o.X0; x < o.X1; x++ {
			if s.labels[at*w+x] != mine {
				continue
			}
			part.X0, part.X1 = min(part.X0, x), max(part.X1, x+1)
			part.Area++
			if part == &lower {
				s.labels[at*w+x] = other
			}
		}
	}
	if upper.Area == 0 || lower.Area == 0 {
		for at := y; at < o.Y1; at++ { // as it was
			for x := o.X0; x < o.X1; x++ {
				if s.labels[at*w+x] == other {
					s.labels[at*w+x] = mine
				}
			}
		}
		return i
	}
	s.spots[i] = upper
	s.spots = append(s.spots, lower)
	return len(s.spots) - 1
}
