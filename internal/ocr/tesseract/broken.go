package tesseract

// Ruling lines in pieces: dotted and dashed ones, and those that a scan or a fax has
// broken.

import (
	"cmp"
	"slices"

	"github.com/portcheck/portcheck/internal/ocr/scan"
)

const (
	pieceHigh  = scan.Resolution / 40 // of a dot or a dash, at most,
	dotHigh    = 0.4                  // or as a part of the height of the page's letters: a large type's full stops
	pieceApart = scan.Resolution / 10 // from one to the next, at most
	pieceUsual = scan.Resolution / 20 // half of them are no farther apart,
	pieceEven  = scan.Resolution / 40 // unless they are as far apart as each other but for this
	pieceOff   = 3                    // pixels from the line
	leastDots  = 7                    // of a line
	leastDown  = 5                    // of a line down that others cross
	leastLine  = scan.Resolution / 2  // the shortest line of dots
	gapInFrame = scan.Resolution / 3  // of a line that is the side of a frame
	mostMended = 300                  // lines of a page whose pieces are looked for
)

// dotted finds the lines across that are made of dots or dashes, and the spots that
// they are made of. The dots over letters and full stops are farther apart.
func dotted(found []scan.Spot) (lines []bar, gone []int) {
	lines, pieces := chained(found, max(pieceHigh, int(dotHigh*usualHeight(found))), leastDots, leastLine, true)
	return lines, slices.Concat(pieces...)
}

// dottedDown finds the same of lines down that part the cells of a table: two of its
// lines across, at least, meet them, and no letters stand right beside their pieces.
func dottedDown(found []scan.Spot, rules []bar) (lines []bar, gone []int) {
	const (
		near   = scan.Resolution / 15
		beside = scan.Resolution / 40 // two letters of a word are no farther apart
	)
	turned := make([]scan.Spot, len(found))
	for i, s := range found {
		turned[i] = scan.Spot{X0: s.Y0, Y0: s.X0, X1: s.Y1, Y1: s.X1, Area: s.Area}
	}
	chains, pieces := chained(turned, pieceHigh, leastDown, minDown, false)
	bands := newStrips(found)
	for k, c := range chains {
		b := bar{c.y0, c.x0, c.y1, c.x1}
		crossing, lettered := 0, 0
		for _, r := range rules {
			if r.horizontal() && r.y0 > b.y0-near && r.y1 < b.y1+near && r.x0 < b.x1+near && r.x1 > b.x0-near {
				crossing++
			}
		}
		if crossing < 2 {
			continue
		}
		for _, i := range pieces[k] {
			s := found[i]
			if bands.any(s, func(o scan.Spot) bool {
				apart := max(o.X0-s.X1, s.X0-o.X1)
				return o.Height() >= minLetter && o.Y0 < s.Y1 && o.Y1 > s.Y0 && apart > 0 && apart <= beside && o.Area > 0
			}) {
				lettered++
			}
		}
		if 4*lettered <= len(pieces[k]) {
			lines, gone = append(lines, b), append(gone, pieces[k]...)
		}
	}
	return lines, gone
}

// chained finds rows of small spots, at most so high, of so many at least and so long.
// Those that are far apart are one row only if they are evenly so, where that will do.
func chained(found []scan.Spot, high, dots, long int, even bool) (lines []bar, pieces [][]int) {
	var small []int
	for i, s := range found {
		if s.Area > 0 && (s.Height() <= pieceHigh && s.Width() <= 20*pieceHigh || s.Height() <= high && s.Width() <= high) {
			small = append(small, i)
		}
	}
	slices.SortStableFunc(small, func(a, b int) int { return cmp.Compare(found[a].X0, found[b].X0) })
	// Chains that may go on, by the rows of pixels where their last pieces are.
	const strip = 2 * pieceOff
	open := map[int][]int{}
	var chains [][]int
	for _, i := range small {
		s := found[i]
		mid := (s.Y0 + s.Y1) / 2
		best, gap := -1, pieceApart+1
		for k := mid/strip - 1; k <= mid/strip+1; k++ {
			for _, c := range open[k] {
				o := found[chains[c][len(chains[c])-1]]
				if off := (o.Y0+o.Y1)/2 - mid; off >= -pieceOff && off <= pieceOff && s.X0 >= o.X1 && s.X0-o.X1 < gap {
					best, gap = c, s.X0-o.X1
				}
			}
		}
		if best < 0 {
			best = len(chains)
			chains = append(chains, nil)
		}
		chains[best] = append(chains[best], i)
		k := mid / strip
		kept := open[k][:0]
		for _, c := range open[k] {
			if c != best && s.X0-found[chains[c][len(chains[c])-1]].X1 <= pieceApart {
				kept = append(kept, c)
			}
		}
		open[k] = append(kept, best)
	}
	for _, c := range chains {
		b := bar{found[c[0]].X0, found[c[0]].Y0, found[c[0]].X1, found[c[0]].Y1}
		var gaps []int
		for k, i := range c {
			s := found[i]
			if k > 0 {
				gaps = append(gaps, s.X0-b.x1)
			}
			b = bar{b.x0, min(b.y0, s.Y0), s.X1, max(b.y1, s.Y1)}
		}
		if len(c) < dots || b.x1-b.x0 < long {
			continue
		}
		if slices.Sort(gaps); gaps[len(gaps)/2] > pieceUsual && (!even || gaps[len(gaps)*9/10]-gaps[len(gaps)/10] > pieceEven) {
			continue
		}
		lines, pieces = append(lines, b), append(pieces, c)
	}
	return lines, pieces
}

// leader tells whether a line of dots stands on the base line of a text that ends where
// it begins, and no text stands on it.
func (s *sheet) leader(b bar) bool {
	begins := false
	for _, o := range s.spots {
		if o.Area == 0 || o.Height() < minLetter || o.Height() > maxLetter {
			continue
		}
		foot := o.Y1 - b.y1
		if o.X0 < b.x1 && o.X1 > b.x0 && foot > -3*minLetter && foot < minLetter {
			return false
		}
		begins = begins || o.X1 <= b.x0 && b.x0-o.X1 < 2*pieceApart && max(foot, -foot) <= minLetter
	}
	return begins
}

// mended are ruling lines with the pieces of one joined where it is the side of a
// frame: its ends meet lines that cross.
func mended(lines []bar) []bar {
	if len(lines) > mostMended {
		return lines // no form
	}
	meets := func(x, y int, across bool) bool {
		const near = scan.Resolution / 25
		return slices.ContainsFunc(lines, func(o bar) bool {
			return o.horizontal() != across && x >= o.x0-near && x <= o.x1+near && y >= o.y0-near && y <= o.y1+near
		})
	}
	out := slices.Clone(lines)
	for again := true; again; {
		again = false
		for i := range out {
			a := out[i]
			for k, b := range out {
				if k == i || a.horizontal() != b.horizontal() {
					continue
				}
				var off, gap int
				var framed bool
				if a.horizontal() {
					off, gap = a.y0+a.y1-b.y0-b.y1, b.x0-a.x1
					framed = meets(a.x0, a.y0, true) && meets(b.x1, b.y0, true) && !meets(a.x1, a.y0, true) && !meets(b.x0, b.y0, true)
				} else {
					off, gap = a.x0+a.x1-b.x0-b.x1, b.y0-a.y1
					framed = meets(a.x0, a.y0, false) && meets(b.x0, b.y1, false) && !meets(a.x0, a.y1, false) && !meets(b.x0, b.y0, false)
				}
				if max(off, -off) > 2*pieceOff || gap < 0 || gap > gapInFrame || !framed {
					continue
				}
				out[i] = bar{min(a.x0, b.x0), min(a.y0, b.y0), max(a.x1, b.x1), max(a.y1, b.y1)}
				out = slices.Delete(out, k, k+1)
				again = true
				break
			}
			if again {
				break
			}
		}
	}
	return out
}
