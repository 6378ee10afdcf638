package tesseract

// Ruling lines: found, kept as geometry, and taken out of the picture, since an
// engine reads frames as letters and leaves out words that touch them.

import (
	"image"
	"slices"
	"sort"

	"github.com/portcheck/portcheck/internal/ocr/scan"
)

// bar is a ruling line in pixels, the far edges excluded.
type bar struct {
	x0, y0, x1, y1 int
}

func (b bar) horizontal() bool { return b.x1-b.x0 >= b.y1-b.y0 }

// Lengths from which a straight run of ink is a ruling line: a third of an inch
// across, and down what no letter of ordinary type is high.
const (
	minAcross = scan.Resolution / 3
	minDown   = scan.Resolution / 5
)

// run is a run of ink in one row or column.
type run struct{ at, from, to int }

// bars finds the ruling lines of a picture, those across first, from the top.
func bars(img *image.Gray, threshold uint8) []bar {
	return runBars(img, threshold, minAcross, minDown, func(b bar) bool {
		return thin(b) && !(b.x1-b.x0 <= scan.Resolution && lettersTops(img, threshold, b))
	})
}

// faintBars finds lines that are hardly ink, but long: around a shaded cell, or of a
// table that was printed in grey. Those that others end at are told with them; those
// that are a piece of a line only, apart.
func faintBars(img *image.Gray, threshold uint8, found []bar) (all, pieces []bar) {
	const (
		faint   = 225
		thinner = scan.Resolution / 30
		near    = scan.Resolution / 25 // of the end of one to another
	)
	more := runBars(img, faint, 2*minAcross, 2*minDown, func(b bar) bool {
		return min(b.x1-b.x0, b.y1-b.y0) <= thinner && !lettersTops(img, threshold, b)
	})
	all = append(all, found...)
	for _, b := range more {
		all = withBar(all, b)
	}
	meets := func(b bar, x, y int) bool {
		for _, o := range all {
			if o.horizontal() != b.horizontal() && x >= o.x0-near && x <= o.x1+near && y >= o.y0-near && y <= o.y1+near {
				return true
			}
		}
		return false
	}
	kept := all[:0:0]
	for _, b := range all {
		x, y := (b.x0+b.x1)/2, (b.y0+b.y1)/2
		framed := meets(b, x, b.y0) && meets(b, x, b.y1)
		if b.horizontal() {
			framed = meets(b, b.x0, y) && meets(b, b.x1, y)
		}
		if framed || slices.Contains(found, b) {
			kept = append(kept, b)
			continue
		}
		pieces = append(pieces, b)
		for _, o := range found { // what of it is ink is a line
			if o.horizontal() == b.horizontal() && o.x0 >= b.x0 && o.x1 <= b.x1 && o.y0 >= b.y0 && o.y1 <= b.y1 {
				kept = append(kept, o)
			}
		}
	}
	sort.SliceStable(kept, func(i, k int) bool {
		a, b := kept[i], kept[k]
		if x, y := a.horizontal(), b.horizontal(); x != y {
			return x
		}
		if a.horizontal() && a.y0 != b.y0 {
			return a.y0 < b.y0
		}
		return a.x0 < b.x0
	})
	return kept, pieces
}

// runBars makes bars of the runs of ink that are long enough and stand the test.
func runBars(img *image.Gray, threshold uint8, across, down int, isBar func(bar) bool) (found []bar) {
	for _, runs := range joinRuns(findRuns(img, threshold, false, across)) {
		b := bar{runs[0].from, runs[0].at, runs[0].to, runs[len(runs)-1].at + 1}
		for _, r := range runs {
			b.x0, b.x1 = min(b.x0, r.from), max(b.x1, r.to)
		}
		if isBar(b) {
			found = append(found, b)
		}
	}
	for _, runs := range joinRuns(findRuns(img, threshold, true, down)) {
		b := bar{runs[0].at, runs[0].from, runs[len(runs)-1].at + 1, runs[0].to}
		for _, r := range runs {
			b.y0, b.y1 = min(b.y0, r.from), max(b.y1, r.to)
		}
		if isBar(b) {
			found = append(found, b)
		}
	}
	return found
}

// withBar adds a bar to others, whose pieces it may hold.
func withBar(found []bar, b bar) []bar {
	const side = 4 // pixels by which two pieces of one line are apart
	kept := found[:0]
	for _, o := range found {
		same := o.horizontal() == b.horizontal()
		if b.horizontal() {
			same = same && o.x0 <= b.x1 && o.x1 >= b.x0 && o.y0-side <= b.y1 && o.y1+side >= b.y0
		} else {
			same = same && o.y0 <= b.y1 && o.y1 >= b.y0 && o.x0-side <= b.x1 && o.x1+side >= b.x0
		}
		if !same {
			kept = append(kept, o)
			continue
		}
		b = bar{min(o.x0, b.x0), min(o.y0, b.y0), max(o.x1, b.x1), max(o.y1, b.y1)}
	}
	return append(kept, b)
}

// thin tells whether a run is a line and no stem of a letter or filled area.
func thin(b bar) bool {
	thick, long := min(b.x1-b.x0, b.y1-b.y0), max(b.x1-b.x0, b.y1-b.y0)
	return thick <= max(4, min(long/10, scan.Resolution/15))
}

// lettersTops tells whether a line is what letters that touch each other have in
// common, as TTE at their tops: stems go on from much of it.
func lettersTops(img *image.Gray, threshold uint8, b bar) bool {
	const stems = 5 // a fifth of the line
	if !b.horizontal() {
		return false
	}
	for _, y := range [...]int{b.y0 - 4, b.y1 + 3} {
		if y < 0 || y >= img.Rect.Dy() {
			continue
		}
		n := 0
		for x := b.x0; x < b.x1; x++ {
			if img.Pix[y*img.Stride+x] < threshold {
				n++
			}
		}
		if n*stems > b.x1-b.x0 {
			return true
		}
	}
	return false
}

// findRuns finds the runs of ink that are long enough in each row, or in each
// column. Gaps of two pixels are nothing: a scan has them.
func findRuns(img *image.Gray, threshold uint8, down bool, least int) []run {
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	across, along, step, line := h, w, 1, img.Stride
	if down {
		across, along, step, line = w, h, img.Stride, 1
	}
	var out []run
	for at := 0; at < across; at++ {
		i := at * line
		from, last := -1, -4
		for k := 0; k <= along; k++ {
			if k < along && img.Pix[i] < threshold {
				if k-last > 3 {
					if from >= 0 && last+1-from >= least {
						out = append(out, run{at, from, last + 1})
					}
					from = k
				}
				last = k
			}
			i += step
		}
		if from >= 0 && last+1-from >= least {
			out = append(out, run{at, from, last + 1})
		}
	}
	return out
}

// joinRuns puts runs of neighbouring rows that lie side by side together. A line
// that is not quite straight goes on in the next row where it ends in this one.
func joinRuns(runs []run) [][]run {
	var done, open [][]run
	flush := func(before int) {
		kept := open[:0]
		for _, g := range open {
			if g[len(g)-1].at < before {
				done = append(done, g)
			} else {
				kept = append(kept, g)
			}
		}
		open = kept
	}
	for _, r := range runs {
		flush(r.at - 2)
		joined := -1
		for i := 0; i < len(open); i++ {
			touches := false
			for k := len(open[i]) - 1; k >= 0 && open[i][k].at >= r.at-2; k-- {
				if o := open[i][k]; r.from <= o.to+12 && r.to >= o.from-12 {
					touches = true
					break
				}
			}
			switch {
			case !touches:
			case joined < 0:
				open[i] = append(open[i], r)
				joined = i
			default:
				g := append(open[joined], open[i]...)
				sort.SliceStable(g, func(a, b int) bool { return g[a].at < g[b].at })
				open[joined] = g
				open = append(open[:i], open[i+1:]...)
				i--
			}
		}
		if joined < 0 {
			open = append(open, []run{r})
		}
	}
	flush(1 << 30)
	sort.SliceStable(done, func(a, b int) bool {
		x, y := done[a][0], done[b][0]
		if x.at != y.at {
			return x.at < y.at
		}
		return x.from < y.from
	})
	return done
}

// withoutBars is a picture with its ruling lines painted over. Where ink goes on
// on both sides of a line, as the tail of a letter does that crosses it, it stays.
func withoutBars(img *image.Gray, threshold uint8, lines []bar) *image.Gray {
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	out := image.NewGray(image.Rect(0, 0, w, h))
	for y := 0; y < h; y++ {
		copy(out.Pix[y*w:y*w+w], img.Pix[y*img.Stride:y*img.Stride+w])
	}
	on := make([]bool, w*h) // where lines lie
	for _, b := range lines {
		for y := max(0, b.y0-1); y < min(h, b.y1+1); y++ {
			for x := max(0, b.x0-1); x < min(w, b.x1+1); x++ {
				on[y*w+x] = true
			}
		}
	}
	ink := func(x, y int) bool {
		return x >= 0 && y >= 0 && x < w && y < h && !on[y*w+x] && img.Pix[y*img.Stride+x] < threshold
	}
	for _, b := range lines {
		const beside = 3 // pixels away from the line, beyond its soft edge
		if b.horizontal() {
			for x := max(0, b.x0-2); x < min(w, b.x1+2); x++ {
				above, below := ink(x, b.y0-beside), ink(x, b.y1+beside-1)
				if above && below {
					continue
				}
				from, to := max(0, b.y0-2), min(h, b.y1+2)
				if above {
					from = b.y0
				}
				if below {
					to = b.y1
				}
				for y := from; y < to; y++ {
					out.Pix[y*w+x] = 255
				}
			}
			continue
		}
		for y := max(0, b.y0-2); y < min(h, b.y1+2); y++ {
			left, right := ink(b.x0-beside, y), ink(b.x1+beside-1, y)
			if left && right {
				continue
			}
			from, to := max(0, b.x0-2), min(w, b.x1+2)
			if left {
				from = b.x0
			}
			if right {
				to = b.x1
			}
			for x := from; x < to; x++ {
				out.Pix[y*w+x] = 255
			}
		}
	}
	return out
}

// remnants are the spots that are pieces of broken ruling lines: as thin as they
// are, and on the same line. The bars grow by what is found.
func remnants(found []scan.Spot, lines []bar) (pieces []int) {
	const (
		thickest = scan.Resolution / 40
		astray   = scan.Resolution / 60 // from the line's middle
		apart    = scan.Resolution / 2  // along the line
	)
	// A letter has others beside it.
	bands := newStrips(found)
	beside := func(s scan.Spot) bool {
		return bands.any(s, func(o scan.Spot) bool {
			return o != s && o.Height() >= minLetter && o.Y0 < s.Y1 && o.Y1 > s.Y0 && max(o.X0-s.X1, s.X0-o.X1) <= max(12, s.Height()/2) &&
				o.Height() < 3*max(s.Height(), minLetter) && o.Width() < maxLetter
		})
	}
	taken := make([]bool, len(found))
	for again := true; again; {
		again = false
		for i, s := range found {
			across := s.Width() >= s.Height()
			thick, long := min(s.Width(), s.Height()), max(s.Width(), s.Height())
			if taken[i] || thick > thickest || long < 2*thick || s.Area < minArea {
				continue
			}
			for k := range lines {
				b := &lines[k]
				if b.horizontal() != across {
					continue
				}
				off, gap := s.Y0+s.Y1-b.y0-b.y1, max(b.x0-s.X1, s.X0-b.x1)
				if !across {
					off, gap = s.X0+s.X1-b.x0-b.x1, max(b.y0-s.Y1, s.Y0-b.y1)
				}
				if max(off, -off) > 2*astray || gap > apart {
					continue
				}
				if beside(s) {
					taken[i] = true
					break
				}
				if across {
					b.x0, b.x1 = min(b.x0, s.X0), max(b.x1, s.X1)
				} else {
					b.y0, b.y1 = min(b.y0, s.Y0), max(b.y1, s.Y1)
				}
				taken[i], again = true, true
				pieces = append(pieces, i)
				break
			}
		}
	}
	return pieces
}
