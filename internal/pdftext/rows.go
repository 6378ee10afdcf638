package pdftext

// From drawn characters to base lines: overprints dropped, characters that follow
// each other joined to runs, runs put on one base line in whatever order they
// were drawn.

import (
	"math"
	"math/bits"
	"slices"
	"sort"
	"unicode"

	"github.com/portcheck/portcheck/internal/page"
)

// What a hostile page may cost: twins looked at for one character, runs of a row
// compared with one run, blanks counted between two words.
const (
	maxNear   = 64
	maxRuns   = 400
	maxBlanks = 200
)

// dropOverprints leaves out characters that are printed over themselves to look
// bold, or drawn again by a shadow or a second layer. It works in place.
func (a *arranger) dropOverprints(chars []char) []char {
	// Characters by text and cell of a grid half their size wide. Those that share a
	// place in the table are chained; links count from 1.
	places := 1 << bits.Len(uint(len(chars)))
	a.links = slices.Grow(a.links[:0], places+len(chars))
	table, next := a.links[:places], a.links[places:places+len(chars)]
	clear(table)
	out := chars[:0]
	keep := func(i int) { // chars[i]
		n := len(out)
		if out = chars[:n+1]; n < i {
			out[n] = chars[i]
		}
	}
	for i := range chars {
		c := &chars[i]
		if c.text == "" {
			continue // held a place for replacement text
		}
		if isBlank(c.text) {
			keep(i)
			continue
		}
		step, slack := max(c.size*0.5, 0.5), c.size*0.12
		h := hash(c.text)
		cell := func(x, y float64) (int, int) { return int(math.Floor(x / step)), int(math.Floor(y / step)) }
		first := func(x, y int) *int32 { return &table[cellKey(h, x, y)>>32&uint64(len(table)-1)] }
		x0, y0 := cell(c.x-slack, c.y-slack)
		x1, y1 := cell(c.x+slack, c.y+slack)
		twin := -1
		for x := x0; x <= x1 && twin < 0; x++ {
			for y := y0; y <= y1 && twin < 0; y++ {
				k := *first(x, y)
				for n := 0; k > 0 && n < maxNear; n++ {
					o := &out[k-1]
					if o.text == c.text && math.Abs(o.size-c.size) < c.size*0.1 && math.Abs(o.x-c.x) < slack && math.Abs(o.y-c.y) < slack {
						twin = int(k - 1)
						break
					}
					k = next[k-1]
				}
			}
		}
		if twin >= 0 {
			out[twin].hidden &= c.hidden // seen if either is
			continue
		}
		link := first(cell(c.x, c.y))
		next[len(out)] = *link
		keep(i)
		*link = int32(len(out))
	}
	return out
}

func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

func cellKey(h uint64, x, y int) uint64 {
	return (h^uint64(uint32(x)))*0x9E3779B97F4A7C15 ^ uint64(uint32(y))*0xC2B2AE3D27D4EB4F
}

// angleOf is the direction of reading on the upright page, in degrees
// counter-clockwise; near an axis it is the axis.
func angleOf(p *page.Page, c *char) int {
	x0, y0 := p.Point(0, 0)
	x1, y1 := p.Point(c.dx, c.dy)
	if x0 == x1 && y0 == y1 {
		return 0
	}
	a := int(math.Round(math.Atan2(y0-y1, x1-x0) * 180 / math.Pi))
	a = (a + 360) % 360
	for _, axis := range [...]int{0, 90, 180, 270, 360} {
		if d := a - axis; d >= -3 && d <= 3 {
			return axis % 360
		}
	}
	return a
}

// along gives a point's place along and across a direction of reading.
func along(p *page.Page, angle int, x, y float64) (u, v float64) {
	ux, uy := p.Point(x, y)
	switch angle {
	case 0:
		return ux, uy
	case 90:
		return -uy, ux
	case 180:
		return -ux, -uy
	case 270:
		return uy, -ux
	}
	s, c := math.Sincos(float64(angle) * math.Pi / 180)
	return ux*c - uy*s, ux*s + uy*c
}

// makeRuns joins characters to runs, which last until the next are made.
func (a *arranger) makeRuns(p *page.Page, chars []char) []*run {
	var runs []*run
	var cur *run
	a.placed = slices.Grow(a.placed[:0], len(chars))
	all := a.placed[:len(chars)] // those of a run stand behind each other
	first, angle := 0, 0
	for i := range chars {
		c := &chars[i]
		if i == 0 || c.dx != chars[i-1].dx || c.dy != chars[i-1].dy {
			angle = angleOf(p, c)
		}
		pl := placed{char: c, blank: isBlank(c.text)}
		pl.u0, pl.v = along(p, angle, c.x, c.y)
		pl.u1, _ = along(p, angle, c.ex, c.ey)
		if cur != nil && cur.angle == angle && math.Abs(pl.v-cur.v) <= 0.15*min(c.size, cur.size) && max(c.size, cur.size) < 1.6*min(c.size, cur.size) {
			gap := pl.u0 - cur.chars[len(cur.chars)-1].u1
			if gap > -0.5*c.size && gap < 1.0*c.size {
				all[i] = pl
				cur.chars = all[first : i+1 : i+1]
				continue
			}
		}
		all[i], first = pl, i
		cur = &run{angle: angle, chars: all[i : i+1 : i+1], v: pl.v, size: c.size}
		runs = append(runs, cur)
	}
	return runs
}

// isBlank tells whether a character draws nothing but a gap.
func isBlank(s string) bool {
	if len(s) == 1 {
		return s[0] == ' ' || s[0] >= '\t' && s[0] <= '\r'
	}
	for _, r := range s {
		if !unicode.IsSpace(r) && r != '\u200B' {
			return false
		}
	}
	return true
}

func makeRows(runs []*run) []*row {
	sorted := append([]*run(nil), runs...)
	sort.SliceStable(sorted, func(i, j int) bool {
		a, b := sorted[i], sorted[j]
		if a.angle != b.angle {
			return a.angle < b.angle
		}
		return a.v < b.v
	})
	var rows []*row
	for _, r := range sorted {
		var best *row
		dist := math.Inf(1)
		for k := len(rows) - 1; k >= 0 && k >= len(rows)-16; k-- {
			o := rows[k]
			if o.angle != r.angle {
				break
			}
			d := math.Abs(r.v - o.v)
			if d > 0.5*max(r.size, o.size) || d >= dist {
				continue
			}
			if overlapOf(r.v-0.7*r.size, r.v+0.2*r.size, o.v-0.7*o.size, o.v+0.2*o.size) < 0.5 {
				continue
			}
			if d > 0.2*min(r.size, o.size) && o.covers(r) {
				continue // one above the other, though close
			}
			best, dist = o, d
		}
		if best == nil {
			rows = append(rows, &row{angle: r.angle, v: r.v, size: r.size, longest: len(r.chars), runs: []*run{r}})
			continue
		}
		best.runs = append(best.runs, r)
		if len(r.chars) > best.longest {
			// The longest run has the base line; a superscript that came first has not.
			best.v, best.size, best.longest = r.v, r.size, len(r.chars)
		}
	}
	return rows
}

// covers tells whether a run has a character over or under one that the row
// already holds.
func (o *row) covers(r *run) bool {
	from, to := r.extent()
	for _, x := range o.runs[max(0, len(o.runs)-maxRuns):] {
		if f, t := x.extent(); overlapOf(from, to, f, t) == 0 {
			continue
		}
		i := 0
		for _, c := range r.chars {
			if c.blank {
				continue
			}
			for i < len(x.chars) && (x.chars[i].blank || x.chars[i].u1 < c.u0) {
				i++
			}
			if i < len(x.chars) && overlapOf(c.u0, c.u1, x.chars[i].u0, x.chars[i].u1) > 0.3 {
				return true
			}
		}
	}
	return false
}

func (r *run) extent() (from, to float64) {
	return r.chars[0].u0, r.chars[len(r.chars)-1].u1
}

func overlapOf(a0, a1, b0, b1 float64) float64 {
	d := min(a1, b1) - max(a0, b0)
	short := min(a1-a0, b1-b0)
	if d <= 0 || short <= 0 {
		return 0
	}
	return d / short
}
