package tesseract

// Lines of text found by their ink, each cut out for an engine to read alone.

import (
	"image"
	"math"
	"slices"
	"sort"

	"github.com/portcheck/portcheck/internal/ocr/scan"
)

// textLine is a run of letters on one line that no wide gap and no ruling line
// divides.
type textLine struct {
	x0, y0, x1, y1 int
	letters        []int // indices of spots: whole letters, then dots and dashes
	height         float64
	base           int // where most of its letters stand
}

// Sizes in pixels that tell letters from what is none: type of 4 to 26 points.
const (
	minLetter = 10
	maxLetter = 110
	minArea   = 6 // of any spot that is no dust
)

// textLines groups spots into lines, from the top, from the left. The rules are
// what divides cells of a line.
func textLines(found []scan.Spot, rules []bar) []textLine {
	var letters, dots []int
	for i, s := range found {
		switch {
		case s.Area < minArea || s.Height() > maxLetter || s.Width() > 12*maxLetter:
		case s.Height() >= minLetter && s.Width() <= 30*s.Height():
			letters = append(letters, i)
		case s.Width() <= scan.Resolution/4:
			dots = append(dots, i)
		}
	}
	var down []bar
	for _, b := range rules {
		if !b.horizontal() {
			down = append(down, b)
		}
	}
	sort.SliceStable(down, func(a, b int) bool { return down[a].x0 < down[b].x0 })
	divided := func(left, right, y int) bool {
		i := sort.Search(len(down), func(i int) bool { return down[i].x1 > left })
		for ; i < len(down) && down[i].x0 < right; i++ {
			if down[i].y0 <= y && y <= down[i].y1 {
				return true
			}
		}
		return false
	}

	// Letters are found again by strips of the page.
	const strip = maxLetter / 2
	strips := map[int][]int{}
	for _, i := range letters {
		for k := found[i].Y0 / strip; k <= (found[i].Y1-1)/strip; k++ {
			strips[k] = append(strips[k], i)
		}
	}
	for _, s := range strips {
		sort.SliceStable(s, func(a, b int) bool { return found[s[a]].X0 < found[s[b]].X0 })
	}
	parent := map[int]int{}
	var root func(int) int
	root = func(i int) int {
		if p, ok := parent[i]; ok && p != i {
			r := root(p)
			parent[i] = r
			return r
		}
		return i
	}
	for _, i := range letters {
		a := found[i]
		best, gap := -1, math.MaxInt
		for k := a.Y0 / strip; k <= (a.Y1-1)/strip; k++ {
			s := strips[k]
			for j := sort.Search(len(s), func(j int) bool { return found[s[j]].X0 >= a.X0 }); j < len(s); j++ {
				b := found[s[j]]
				g := b.X0 - a.X1
				if g > 200 {
					break
				}
				if s[j] == i || g >= gap || b.X0 == a.X0 && s[j] < i {
					continue
				}
				if !sameRow(a, b) || float64(g) > lineGap*float64(max(a.Height(), b.Height(), 24)) || divided(a.X1, b.X0, (max(a.Y0, b.Y0)+min(a.Y1, b.Y1))/2) {
					continue
				}
				best, gap = s[j], g
			}
		}
		if best >= 0 {
			if x, y := root(i), root(best); x != y {
				parent[y] = x
			}
		}
	}
	groups := map[int][]int{}
	var order []int
	for _, i := range letters {
		r := root(i)
		if groups[r] == nil {
			order = append(order, r)
		}
		groups[r] = append(groups[r], i)
	}
	lines := make([]textLine, 0, len(order))
	for _, r := range order {
		lines = append(lines, newLine(found, groups[r]))
	}
	lines, dots = withoutCommas(lines, dots)
	attach(found, lines, dots, divided)
	sort.SliceStable(lines, func(a, b int) bool {
		if lines[a].y0 != lines[b].y0 {
			return lines[a].y0 < lines[b].y0
		}
		return lines[a].x0 < lines[b].x0
	})
	return lines
}

// lineGap is how far apart, in heights of its letters, the words of one line are.
const lineGap = 1.3

// dotGap is how far apart, in heights of its letters, a comma or full stop may
// stand from its line.
const dotGap = 2.4

// sameRow tells whether two letters share half of the lower one's height.
func sameRow(a, b scan.Spot) bool {
	share := min(a.Y1, b.Y1) - max(a.Y0, b.Y0)
	return 2*share >= min(a.Height(), b.Height())
}

func newLine(found []scan.Spot, letters []int) textLine {
	l := textLine{x0: math.MaxInt, y0: math.MaxInt, letters: letters}
	heights, feet := make([]int, 0, len(letters)), make([]int, 0, len(letters))
	for _, i := range letters {
		s := found[i]
		l.x0, l.y0, l.x1, l.y1 = min(l.x0, s.X0), min(l.y0, s.Y0), max(l.x1, s.X1), max(l.y1, s.Y1)
		heights, feet = append(heights, s.Height()), append(feet, s.Y1)
	}
	sort.Ints(heights)
	sort.Ints(feet)
	l.base = feet[(len(feet)-1)*2/5] // fewer hang below the line than stand on it
	l.height = float64(heights[len(heights)/2])
	return l
}

// withoutCommas takes from the lines those that are a comma, a quote or a dash of
// large type, as high as a letter of small: they are given to the line beside them.
func withoutCommas(lines []textLine, dots []int) ([]textLine, []int) {
	const strip = maxLetter
	byStrip := map[int][]textLine{}
	for _, l := range lines {
		if len(l.letters) < 2 {
			continue
		}
		for k := l.y0 / strip; k <= l.y1/strip; k++ {
			byStrip[k] = append(byStrip[k], l)
		}
	}
	kept := make([]textLine, 0, len(lines))
	for _, l := range lines {
		small := false
		if len(l.letters) == 1 {
			for _, o := range append(byStrip[l.y0/strip], byStrip[(l.y1+maxLetter/4)/strip]...) {
				if small = over(l, o); small {
					break
				}
				if small = o.height > 1.5*l.height && l.y0 > o.y0-int(0.2*o.height) && l.y0 < o.y1 &&
					float64(l.x0-o.x1) < lineGap*o.height && float64(o.x0-l.x1) < lineGap*o.height; small {
					break
				}
			}
		}
		if small {
			dots = append(dots, l.letters[0])
		} else {
			kept = append(kept, l)
		}
	}
	return kept, dots
}

// over tells whether a spot that makes a line of its own is the accent of a letter of
// another: right above it, and lower than that line's letters.
func over(l, o textLine) bool {
	return l.x0 >= o.x0 && l.x1 <= o.x1 && 2*l.height < float64(o.base-o.y0) && l.y1 <= o.y0+int(0.4*o.height) && float64(o.y0-l.y1) < 0.3*o.height &&
		float64(l.x1-l.x0) < 0.8*o.height
}

// attach gives dots, dashes and broken pieces to the line whose letters they stand
// beside, or over. Nothing is made of those that stand alone.
func attach(found []scan.Spot, lines []textLine, dots []int, divided func(left, right, y int) bool) {
	byStrip := map[int][]int{}
	const strip = maxLetter
	for n, l := range lines {
		for k := (l.y0 - maxLetter/2) / strip; k <= (l.y1+maxLetter/2)/strip; k++ {
			byStrip[k] = append(byStrip[k], n)
		}
	}
	give := func(d, n int) {
		s, l := found[d], &lines[n]
		l.letters = append(l.letters, d)
		l.x0, l.y0, l.x1, l.y1 = min(l.x0, s.X0), min(l.y0, s.Y0), max(l.x1, s.X1), max(l.y1, s.Y1)
	}
	given := map[int]int{}
	const column = 16           // pixels
	byColumn := map[int][]int{} // the dots that were given
	for _, d := range dots {
		s := found[d]
		best, least := -1, math.Inf(1)
		for _, n := range byStrip[s.Y0/strip] {
			l := &lines[n]
			reach := math.Max(l.height, 20)
			aside := lineGap
			if low := float64(s.Y1 - l.base); low > -0.15*reach && low < 0.35*reach {
				aside = dotGap // a comma behind a blank that was filled in
			}
			if float64(s.X0) > float64(l.x1)+aside*reach || float64(s.X1) < float64(l.x0)-aside*reach ||
				float64(s.Y0) > float64(l.y1)+0.4*reach || float64(s.Y1) < float64(l.y0)-0.4*reach {
				continue
			}
			mid := float64(s.Y0+s.Y1) / 2
			away := math.Max(0, math.Max(float64(l.y0)-mid, mid-float64(l.y1)))*3 + math.Max(0, math.Max(float64(l.x0-s.X1), float64(s.X0-l.x1)))
			if away < least && !(s.X0 > l.x1 && divided(l.x1, s.X0, int(mid))) && !(s.X1 < l.x0 && divided(s.X1, l.x0, int(mid))) {
				best, least = n, away
			}
		}
		if best >= 0 {
			give(d, best)
			given[d] = best
			byColumn[s.X0/column] = append(byColumn[s.X0/column], d)
		}
	}
	// The upper dot of a colon goes with the lower one.
	for _, d := range dots {
		if _, ok := given[d]; ok {
			continue
		}
		s := found[d]
		for k := s.X0/column - 1; k <= s.X1/column; k++ {
			i := slices.IndexFunc(byColumn[k], func(e int) bool {
				o := found[e]
				return 2*(min(o.X1, s.X1)-max(o.X0, s.X0)) > s.Width() && s.Y1 < o.Y0 && float64(o.Y0-s.Y1) < math.Max(lines[given[e]].height, 20)
			})
			if i >= 0 {
				give(d, given[byColumn[k][i]])
				break
			}
		}
	}
}

// margin is the paper left around a line that is cut out.
const margin = 14

// cutOut is the picture of one line alone: what belongs to others is white.
func cutOut(img *image.Gray, marks []int32, l textLine) *image.Gray {
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	out := image.NewGray(image.Rect(0, 0, l.x1-l.x0+2*margin, l.y1-l.y0+2*margin))
	for i := range out.Pix {
		out.Pix[i] = 255
	}
	mine := make(map[int32]bool, len(l.letters))
	for _, i := range l.letters {
		mine[int32(i)+1] = true
	}
	const edge = 2 // the soft edge of letters
	for y := max(0, l.y0-edge); y < min(h, l.y1+edge); y++ {
		for x := max(0, l.x0-edge); x < min(w, l.x1+edge); x++ {
			out.Pix[(y-l.y0+margin)*out.Stride+x-l.x0+margin] = img.Pix[y*img.Stride+x]
		}
	}
	for y := max(0, l.y0-edge); y < min(h, l.y1+edge); y++ {
		for x := max(0, l.x0-edge); x < min(w, l.x1+edge); x++ {
			n := marks[y*w+x]
			if n == 0 || mine[n] {
				continue
			}
			for yy := max(0, y-1); yy <= min(h-1, y+1); yy++ {
				for xx := max(0, x-1); xx <= min(w-1, x+1); xx++ {
					if !mine[marks[yy*w+xx]] {
						if a, b := xx-l.x0+margin, yy-l.y0+margin; a >= 0 && b >= 0 && a < out.Rect.Dx() && b < out.Rect.Dy() {
							out.Pix[b*out.Stride+a] = 255
						}
					}
				}
			}
		}
	}
	return out
}
