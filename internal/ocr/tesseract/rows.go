package tesseract

// The lines between the rows of a table, of which a coarse fax leaves a piece here and
// there: a line as thin as its pixels is there where it meets them.

import (
	"cmp"
	"slices"

	"github.com/portcheck/portcheck/internal/ocr/scan"
)

// Numbers that tell pieces of a row's line from lines to write on, side by side.
const (
	leastPieces = 3
	paperParts  = 0.35                // of the length of the pieces are the gaps between them, at least
	pastEnd     = scan.Resolution / 2 // the ends of the lines down may be missing
)

// column is where lines down stand below each other, and from where to where.
type column struct{ x, y0, y1 int }

// columns are the places across where lines down stand.
func columns(rules []bar) (out []column) {
	const near = scan.Resolution / 25
	for _, b := range rules {
		if b.horizontal() {
			continue
		}
		x := (b.x0 + b.x1) / 2
		i := slices.IndexFunc(out, func(c column) bool { return max(c.x-x, x-c.x) <= near })
		if i < 0 {
			out = append(out, column{x, b.y0, b.y1})
			continue
		}
		out[i].y0, out[i].y1 = min(out[i].y0, b.y0), max(out[i].y1, b.y1)
	}
	return out
}

// joinRows makes one line of pieces that lie on one line between two lines down, far
// apart and with nothing written between them. What it joins besides ruling lines is
// wiped off the picture.
func (s *sheet) joinRows() {
	const near = scan.Resolution / 25
	cols := columns(s.rules)
	if len(cols) < 2 || len(s.rules) > mostMended {
		return
	}
	type piece struct {
		bar
		rule, spot int // its index, -1 for none
	}
	var all []piece
	rows := map[int]bool{}
	mid := func(b bar) int { return (b.y0 + b.y1) / 2 }
	for i, b := range s.rules {
		if b.horizontal() {
			all = append(all, piece{b, i, -1})
			for y := mid(b) - pieceOff; y <= mid(b)+pieceOff; y++ {
				rows[y] = true
			}
		}
	}
	for i, o := range s.spots {
		if b := (bar{o.X0, o.Y0, o.X1, o.Y1}); o.Area >= minArea && o.Height() <= pieceHigh && o.Width() >= 6*o.Height() && rows[mid(b)] {
			all = append(all, piece{b, -1, i})
		}
	}
	slices.SortStableFunc(all, func(a, b piece) int { return cmp.Compare(a.x0, b.x0) })
	// written tells whether letters stand on a line, or go through it. A hand does so in
	// any cell.
	written := func(x0, x1, y int) bool {
		return slices.ContainsFunc(s.spots, func(o scan.Spot) bool {
			return o.Area > 0 && o.Height() >= minLetter && float64(o.Height()) < 1.8*s.usual && o.Width() <= 30*o.Height() && o.X1 > x0 && o.X0 < x1 && o.Y0 < y && o.Y1 > y-int(s.usual/4)
		})
	}
	gone := map[int]bool{}
	var wiped []int
	var joined []bar
	for _, p := range all {
		if p.rule < 0 || gone[p.rule] {
			continue
		}
		var group []piece
		inked, empty := 0, 0
		for _, q := range all {
			if off := mid(q.bar) - mid(p.bar); off < -2*pieceOff || off > 2*pieceOff || q.rule >= 0 && gone[q.rule] {
				continue
			}
			if n := len(group); n > 0 {
				gap := q.x0 - group[n-1].x1
				if gap > 0 && written(group[n-1].x1, q.x0, mid(p.bar)) {
					if q.x0 > p.x1 {
						break
					}
					group, inked, empty = group[:0], 0, 0
				} else {
					empty += max(0, gap)
				}
			}
			group, inked = append(group, q), inked+q.x1-q.x0
		}
		if len(group) < leastPieces || float64(empty) < paperParts*float64(inked) {
			continue
		}
		b := group[0].bar
		for _, q := range group {
			b = bar{min(b.x0, q.x0), min(b.y0, q.y0), max(b.x1, q.x1), max(b.y1, q.y1)}
		}
		left, right := -1, -1
		for _, c := range cols {
			if c.y0 > mid(b)+pastEnd || c.y1 < mid(b)-pastEnd {
				continue
			}
			if c.x <= b.x0+near && c.x > left {
				left = c.x
			}
			if c.x >= b.x1-near && (right < 0 || c.x < right) {
				right = c.x
			}
		}
		if left < 0 || right < 0 || written(left+near, b.x0, mid(b)) || written(b.x1, right-near, mid(b)) {
			continue
		}
		joined = append(joined, bar{min(left, b.x0), b.y0, max(right, b.x1), b.y1})
		for _, q := range all {
			if off := mid(q.bar) - mid(p.bar); off >= -2*pieceOff && off <= 2*pieceOff && q.x0 >= b.x0 && q.x1 <= b.x1 {
				if q.rule >= 0 {
					gone[q.rule] = true
				} else {
					wiped = append(wiped, q.spot)
				}
			}
		}
	}
	if len(joined) == 0 {
		return
	}
	kept := s.rules[:0:0]
	for i, b := range s.rules {
		if !gone[i] {
			kept = append(kept, b)
		}
	}
	s.rules = append(joined, kept...)
	s.wipe(wiped)
	s.rules = reachRows(s.rules)
}

// reachRows makes lines down that are in pieces go on to the next line across, or to the
// next piece below or above them.
func reachRows(rules []bar) []bar {
	const near = scan.Resolution / 25
	out := slices.Clone(rules)
	for i := range out {
		b := &out[i]
		x := (b.x0 + b.x1) / 2
		if b.horizontal() || !slices.ContainsFunc(rules, func(o bar) bool { return !o.horizontal() && o != rules[i] && max(o.x0-x, x-o.x1) <= near/2 }) {
			continue
		}
		up, down := b.y0-gapInFrame, b.y1+gapInFrame
		for _, o := range rules {
			switch across := o.horizontal(); {
			case across && (o.x0 > x+near || o.x1 < x-near), !across && (max(o.x0-x, x-o.x1) > near || o == rules[i]):
			default:
				if o.y0 <= b.y0+near && o.y1 >= b.y0-gapInFrame {
					up = max(up, min(o.y1, b.y0))
				}
				if o.y1 >= b.y1-near && o.y0 <= b.y1+gapInFrame {
					down = min(down, max(o.y0, b.y1))
				}
			}
		}
		if up > b.y0-gapInFrame {
			b.y0 = up
		}
		if down < b.y1+gapInFrame {
			b.y1 = down
		}
	}
	return out
}
