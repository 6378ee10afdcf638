package tesseract

// Combs: rows of small boxes that take one character each. Standing so far apart, an
// engine reads single letters, badly; side by side they are a word.

import (
	"image"
	"slices"
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/ocr/scan"
	"github.com/portcheck/portcheck/internal/page"
)

// comb is a row of boxes and the ink in each; nil for an empty one.
type comb struct {
	boxes []image.Rectangle
	ink   [][]int // indices of spots
}

// bounds are those of the boxes.
func (c comb) bounds() image.Rectangle { return c.boxes[0].Union(c.boxes[len(c.boxes)-1]) }

// Sizes of combs: boxes of a twelfth to half an inch, three at least.
const (
	minBox, maxBox = scan.Resolution / 12, scan.Resolution / 2
	minBoxes       = 2
)

// findCombs finds the combs among the ruling lines, and the rules without the walls
// between their boxes.
func findCombs(rules []bar, found []scan.Spot) (combs []comb, kept []bar) {
	var walls []bar
	for _, b := range rules {
		if b.horizontal() || b.y1-b.y0 > 2*maxBox {
			kept = append(kept, b)
		} else {
			walls = append(walls, b)
		}
	}
	slices.SortStableFunc(walls, func(a, b bar) int { return a.x0 - b.x0 })
	used := make([]bool, len(walls))
	for i := range walls {
		if used[i] {
			continue
		}
		row := []int{i}
		for k := i + 1; k < len(walls); k++ {
			a, b := walls[row[len(row)-1]], walls[k]
			step := b.x0 - a.x0
			if used[k] || step < minBox || max(b.y0-a.y0, a.y0-b.y0, b.y1-a.y1, a.y1-b.y1) > (a.y1-a.y0)/4 {
				continue
			}
			if step > maxBox || 2*step > 3*(a.y1-a.y0)+6 {
				break
			}
			if len(row) > 1 {
				if first := walls[row[1]].x0 - walls[row[0]].x0; 4*max(step-first, first-step) > first {
					break
				}
			}
			row = append(row, k)
		}
		c := comb{}
		for k := 1; k < len(row); k++ {
			a, b := walls[row[k-1]], walls[row[k]]
			c.boxes = append(c.boxes, image.Rect(a.x1, min(a.y0, b.y0), b.x0, max(a.y1, b.y1)))
		}
		if len(c.boxes) < minBoxes || !c.fill(found) {
			continue
		}
		for n, k := range row {
			used[k] = true
			if n == 0 || n == len(row)-1 {
				kept = append(kept, walls[k])
			}
		}
		combs = append(combs, c)
	}
	for i, w := range walls {
		if !used[i] {
			kept = append(kept, w)
		}
	}
	return combs, kept
}

// fill puts the ink into the boxes; false where it is no comb: nothing is written
// there, or what is there goes over the walls.
func (c *comb) fill(found []scan.Spot) bool {
	c.ink = make([][]int, len(c.boxes))
	whole := c.bounds()
	n := 0
	for i, s := range found {
		mid := image.Pt((s.X0+s.X1)/2, (s.Y0+s.Y1)/2)
		if s.Area < minArea || !mid.In(whole) {
			continue
		}
		for k, b := range c.boxes {
			if mid.X < b.Min.X || mid.X >= b.Max.X {
				continue
			}
			if s.X0 < b.Min.X-b.Dx()/4 || s.X1 > b.Max.X+b.Dx()/4 {
				return false
			}
			if s.Height() >= minLetter && len(c.ink[k]) == 0 {
				n++
			}
			c.ink[k] = append(c.ink[k], i)
			break
		}
	}
	// Dust is no letter.
	for k, ink := range c.ink {
		if !slices.ContainsFunc(ink, func(i int) bool {
			return found[i].Height() >= minLetter || 2*found[i].Width() >= minLetter && found[i].Area > 2*minArea
		}) {
			c.ink[k] = nil
		}
	}
	return n >= 2
}

// together is the picture of a comb's letters side by side, a blank for an empty box
// between them.
func (s *sheet) together(c comb) *image.Gray {
	high := 0
	for _, ink := range c.ink {
		for _, i := range ink {
			high = max(high, s.spots[i].Height())
		}
	}
	whole := c.bounds()
	gap := max(3, high/6)
	out := image.NewGray(image.Rect(0, 0, len(c.boxes)*(c.boxes[0].Dx()+2*gap)+2*margin, whole.Dy()+2*margin))
	for i := range out.Pix {
		out.Pix[i] = 255
	}
	w, at, empty := s.clean.Rect.Dx(), margin, 0
	for _, ink := range c.ink {
		if len(ink) == 0 {
			empty++
			continue
		}
		if empty > 0 && at > margin {
			at += high / 2
		}
		empty = 0
		mine := map[int32]bool{}
		x0, x1 := s.spots[ink[0]].X0, s.spots[ink[0]].X1
		for _, i := range ink {
			mine[int32(i)+1] = true
			x0, x1 = min(x0, s.spots[i].X0), max(x1, s.spots[i].X1)
		}
		for y := max(0, whole.Min.Y-2); y < min(s.clean.Rect.Dy(), whole.Max.Y+2); y++ {
			for x := max(0, x0-1); x < min(w, x1+1); x++ {
				to := image.Pt(at+x-x0, y-whole.Min.Y+margin)
				if n := s.labels[y*w+x]; (n == 0 || mine[n]) && to.In(out.Rect) {
					out.Pix[to.Y*out.Stride+to.X] = s.clean.Pix[y*s.clean.Stride+x]
				}
			}
		}
		at += x1 - x0 + gap
	}
	return out.SubImage(image.Rect(0, 0, min(out.Rect.Dx(), at+margin), out.Rect.Dy())).(*image.Gray)
}

// word is what stands in a comb, made of several readings of its letters together;
// digits is one that knows no other characters.
func (c comb) word(readings [][]ocr.Word, digits []ocr.Word) (text string, confidence float64) {
	filled := 0
	for _, ink := range c.ink {
		if len(ink) > 0 {
			filled++
		}
	}
	var best []rune
	same := 0
	for _, words := range readings {
		runes := []rune(joined(words))
		switch {
		case len(runes) != filled:
		case best == nil:
			best, confidence, same = runes, min(mean(words), readOnce), 1
		case string(best) == string(runes):
			confidence = max(confidence, mean(words))
			same++
		default:
			confidence = min(confidence, differing)
		}
	}
	if best == nil {
		return "", 0
	}
	if same == 1 {
		confidence = min(confidence, differing)
	}
	// Letters among digits are digits.
	n := 0
	for _, r := range best {
		if unicode.IsDigit(r) {
			n++
		}
	}
	if all := []rune(joined(digits)); 3*n >= 2*filled && n < filled && len(all) == filled {
		for i, r := range best {
			if strings.ContainsRune("OoQDIilSsBZ|", r) {
				best[i] = all[i]
				confidence = min(confidence, ocr.Mistakable)
			}
		}
	}
	var b strings.Builder
	k, blank := 0, false
	for _, ink := range c.ink {
		if len(ink) == 0 {
			blank = k > 0
			continue
		}
		if blank {
			b.WriteByte(' ')
			blank = false
		}
		b.WriteRune(best[k])
		k++
	}
	return b.String(), confidence
}

// rect is where the letters of a comb stand, as parts of the picture.
func (c comb) rect(s *sheet) page.Rect {
	var r image.Rectangle
	for k, ink := range c.ink {
		if len(ink) > 0 {
			r = r.Union(c.boxes[k])
		}
	}
	return fraction(r.Min.X, r.Min.Y+r.Dy()/6, r.Max.X, r.Max.Y-r.Dy()/6, s.clean.Rect.Dx(), s.clean.Rect.Dy())
}
