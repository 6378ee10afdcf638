package pdftext

// From drawn characters to words: overprints dropped, runs along one base line
// found in any drawing order, divided where the gap is wide for the font's own
// blank, and fill-in blanks set apart.

import (
	"math"
	"sort"
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// placed is a character in the coordinates of its direction of reading: u along
// the base line, v across it, downwards.
type placed struct {
	*char
	u0, u1, v float64
	blank     bool
}

// run is a stretch of characters drawn one behind the other.
type run struct {
	angle int // degrees counter-clockwise on the upright page
	chars []placed
	v     float64
	size  float64
}

// piece is a word in the making.
type piece struct {
	run           *run
	chars         []placed
	u0, u1        float64
	before, after []placed // the blanks drawn around it in its run
	merged        bool     // of several runs
}

// row is one base line.
type row struct {
	angle int
	v     float64
	size  float64
	runs  []*run
	// longest is the number of characters of the run that v and size are of.
	longest int
}

// words arranges characters in words, in reading order.
func (f *file) words(p *page.Page, chars []char) []*page.Word {
	chars = dropOverprints(chars)
	runs := makeRuns(p, chars)
	if len(runs) > f.runs {
		f.hitLimit = true
		runs = runs[:f.runs]
	}
	f.runs -= len(runs)
	rows := makeRows(runs)
	var out []*page.Word
	n := 0
	for _, r := range rows {
		words := rowWords(p, r)
		if len(words) == 0 {
			continue
		}
		n++
		for _, w := range words {
			w.Row = n
		}
		out = append(out, words...)
	}
	return out
}

// What a hostile page may cost: twins looked at for one character, runs of a row
// compared with one run, blanks counted between two words.
const (
	maxNear   = 64
	maxRuns   = 400
	maxBlanks = 200
)

// dropOverprints leaves out characters that are printed over themselves to look
// bold, or drawn again by a shadow or a second layer. It works in place.
func dropOverprints(chars []char) []char {
	// Characters by text and cell of a grid half their size wide; those with one
	// key are chained.
	head := make(map[uint64]int32, len(chars))
	next := make([]int32, len(chars))
	out := chars[:0]
	for _, c := range chars {
		if c.text == "" {
			continue // held a place for replacement text
		}
		if isBlank(c.text) {
			out = append(out, c)
			continue
		}
		step, slack := math.Max(c.size*0.5, 0.5), c.size*0.12
		h := hash(c.text)
		cell := func(x, y float64) (int, int) { return int(math.Floor(x / step)), int(math.Floor(y / step)) }
		x0, y0 := cell(c.x-slack, c.y-slack)
		x1, y1 := cell(c.x+slack, c.y+slack)
		twin := -1
		for x := x0; x <= x1 && twin < 0; x++ {
			for y := y0; y <= y1 && twin < 0; y++ {
				k, ok := head[cellKey(h, x, y)]
				for n := 0; ok && n < maxNear; n++ {
					o := &out[k]
					if o.text == c.text && math.Abs(o.size-c.size) < c.size*0.1 && math.Abs(o.x-c.x) < slack && math.Abs(o.y-c.y) < slack {
						twin = int(k)
						break
					}
					k = next[k] - 1
					ok = k >= 0
				}
			}
		}
		if twin >= 0 {
			out[twin].hidden &= c.hidden // seen if either is
			continue
		}
		x, y := cell(c.x, c.y)
		k := cellKey(h, x, y)
		if first, ok := head[k]; ok {
			next[len(out)] = first + 1
		} else {
			next[len(out)] = 0
		}
		head[k] = int32(len(out))
		out = append(out, c)
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

func makeRuns(p *page.Page, chars []char) []*run {
	var runs []*run
	var cur *run
	for i := range chars {
		c := &chars[i]
		angle := angleOf(p, c)
		pl := placed{char: c, blank: isBlank(c.text)}
		pl.u0, pl.v = along(p, angle, c.x, c.y)
		pl.u1, _ = along(p, angle, c.ex, c.ey)
		if cur != nil && cur.angle == angle && math.Abs(pl.v-cur.v) <= 0.15*math.Min(c.size, cur.size) && math.Max(c.size, cur.size) < 1.6*math.Min(c.size, cur.size) {
			gap := pl.u0 - cur.chars[len(cur.chars)-1].u1
			if gap > -0.5*c.size && gap < 1.0*c.size {
				cur.chars = append(cur.chars, pl)
				continue
			}
		}
		cur = &run{angle: angle, chars: []placed{pl}, v: pl.v, size: c.size}
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
			if d > 0.5*math.Max(r.size, o.size) || d >= dist {
				continue
			}
			if overlapOf(r.v-0.7*r.size, r.v+0.2*r.size, o.v-0.7*o.size, o.v+0.2*o.size) < 0.5 {
				continue
			}
			if d > 0.2*math.Min(r.size, o.size) && o.covers(r) {
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
	d := math.Min(a1, b1) - math.Max(a0, b0)
	short := math.Min(a1-a0, b1-b0)
	if d <= 0 || short <= 0 {
		return 0
	}
	return d / short
}

// wordGap is how wide a gap has to be, for a move of the pen to part words: half
// a blank of the font, within what kerning never and justified type hardly reaches.
func wordGap(c *char) float64 {
	return math.Min(math.Max(0.5*c.space, 0.1*c.wide), 0.15*c.wide)
}

// nothing is a distance that nobody sees, blank or not.
func nothing(c *char) float64 { return 0.03 * c.wide }

// rowWords divides the runs of a row into words, from the left.
func rowWords(p *page.Page, r *row) []*page.Word {
	var pieces []*piece
	for _, rn := range r.runs {
		pieces = append(pieces, splitRun(rn)...)
	}
	if len(pieces) == 0 {
		return nil
	}
	sort.SliceStable(pieces, func(i, j int) bool { return pieces[i].u0 < pieces[j].u0 })
	var words []*page.Word
	var prev *piece
	for i := 0; i < len(pieces); i++ {
		w := pieces[i]
		gap, jump := "", 0.0
		if prev != nil {
			gap, jump = gapBetween(prev, w)
		}
		// Runs that touch are one word, drawn in parts.
		for gap == "" || prev == nil {
			if i+1 >= len(pieces) {
				break
			}
			n := pieces[i+1]
			if !joins(w, n) {
				break
			}
			if !w.merged {
				own := *w
				own.chars = append(make([]placed, 0, len(w.chars)+len(n.chars)), w.chars...)
				own.merged = true
				w = &own
			}
			w.chars = append(w.chars, n.chars...)
			w.u1 = math.Max(w.u1, n.u1)
			w.after, w.run = n.after, n.run
			i++
		}
		made := makeWords(p, r, w, gap)
		made[0].Jump = jump
		words = append(words, made...)
		prev = w
	}
	words[0].Gap, words[0].Jump = "", 0
	markLeaders(words)
	return words
}

// neverMixed are the reasons to be hidden that hold for a whole word: what is
// switched off, or lies under a scan, is no part of the word beside it.
const neverMixed = page.Invisible | page.Covered

// splitRun divides a run at drawn blanks and at wide gaps.
func splitRun(rn *run) []*piece {
	var out []*piece
	var cur *piece
	var blanks []placed
	spacing := letterSpacing(rn.chars)
	for i, c := range rn.chars {
		if c.blank {
			blanks = append(blanks, c)
			continue
		}
		if len(blanks) > 0 && cur != nil {
			last := cur.chars[len(cur.chars)-1]
			if c.u0-last.u1 > nothing(c.char) || last.u1-last.u0 <= nothing(c.char) {
				cur = nil
			} else {
				blanks = nil // a blank of no width
			}
		}
		if cur != nil {
			last := cur.chars[len(cur.chars)-1]
			wide := 0.0
			if spacing != nil {
				wide = spacing[i]
			}
			if c.u0-last.u1 > wide+wordGap(c.char) || (c.hidden^last.hidden)&neverMixed != 0 {
				cur = nil
			}
		}
		if cur == nil {
			if n := len(out); n > 0 {
				out[n-1].after = blanks
			}
			cur = &piece{run: rn, u0: c.u0, before: blanks}
			blanks = nil
			out = append(out, cur)
		}
		cur.chars = append(cur.chars, c)
		cur.u0 = math.Min(cur.u0, c.u0)
		cur.u1 = math.Max(cur.u1, c.u1)
	}
	if n := len(out); n > 0 && blanks != nil {
		out[n-1].after = blanks
	}
	return out
}

// letterSpacing tells for each character of a run how far it stands from the one
// before because the letters are set wide, or one in each box of a comb: 0 in
// ordinary type. A stretch of at least four letters that all stand apart, by about
// the same, is set wide; shorter stretches go by the others of their run.
func letterSpacing(chars []placed) []float64 {
	var out []float64
	found := 0.0
	for pass := range 2 {
		for i := 1; i < len(chars); {
			j := i
			for j < len(chars) && !chars[j].blank && !chars[j-1].blank && chars[j].u0-chars[j-1].u1 > 0.25*wordGap(chars[j].char) {
				j++
			}
			if j == i {
				i++
				continue
			}
			mid := commonGap(chars[i-1:j], found)
			if mid > 0 {
				if found == 0 {
					found = mid
				}
				if out == nil {
					out = make([]float64, len(chars))
				}
				for k := i; k < j; k++ {
					out[k] = mid
				}
			}
			i = j
		}
		if pass == 0 && found == 0 {
			return nil
		}
	}
	return out
}

// commonGap is the gap that a stretch of letters has in common, 0 if it has none
// or is too short and not like the spacing found before.
func commonGap(chars []placed, found float64) float64 {
	n := len(chars) - 1
	gaps := make([]float64, 0, n)
	digits, dots := true, 0
	for i, c := range chars {
		if c.text == "." || c.text == "·" {
			dots++
		}
		if i > 0 {
			gaps = append(gaps, c.u0-chars[i-1].u1)
		}
		digits = digits && len(c.text) == 1 && c.text[0] >= '0' && c.text[0] <= '9'
	}
	sort.Float64s(gaps)
	few, mid := gaps[n/5], gaps[n/2]
	c := chars[0].char
	gap := wordGap(c)
	switch {
	case n < 3:
		if found > 0 && gaps[0] > 0.5*found && gaps[n-1] < 1.5*found {
			return found
		}
		return 0
	case dots > n/2:
		return 0 // leader dots
	case few <= 0.6*gap || mid <= 0.8*gap || mid > few*2+0.1*c.wide:
		return 0
	case mid > 0.45*c.wide && !digits:
		return 0 // single letters side by side, as in a table
	}
	return mid
}

// joins tells whether b continues the word a without any gap.
func joins(a, b *piece) bool {
	la, fb := a.chars[len(a.chars)-1], b.chars[0]
	if gap, _ := gapBetween(a, b); a.run == b.run || gap != "" || (la.hidden^fb.hidden)&neverMixed != 0 {
		return false
	}
	ratio := la.size / fb.size
	return ratio < 2.2 && ratio > 0.45
}

// gapBetween is what stands between two neighbours: the blanks drawn there, or
// one blank where the pen only moved; and how far it moved besides.
func gapBetween(a, b *piece) (gap string, jump float64) {
	last, first := a.chars[len(a.chars)-1], b.chars[0]
	var blanks []placed
	if a.run == b.run && len(b.before) > 0 && len(a.after) > 0 && a.after[0].char == b.before[0].char {
		blanks = a.after
	} else {
		slack := 0.3 * math.Min(last.space, first.space)
		for _, s := range a.after[:min(len(a.after), maxBlanks)] {
			if s.u0 < b.u0-slack {
				blanks = append(blanks, s)
			}
		}
		for _, s := range b.before[max(0, len(b.before)-maxBlanks):] {
			if s.u0 < a.u1-slack-0.2*s.space {
				continue
			}
			twice := false
			for _, o := range blanks {
				if math.Abs(o.u0-s.u0) < 0.5*math.Max(s.space, 0.1*s.size) {
					twice = true
				}
			}
			if !twice {
				blanks = append(blanks, s)
			}
		}
	}
	var t strings.Builder
	end := a.u1
	for _, s := range blanks {
		end = math.Max(end, s.u1)
		for _, r := range s.text {
			switch {
			case r == '\u200B':
			case r < ' ' || r == 0x85 || r == 0x2028 || r == 0x2029:
				t.WriteByte(' ')
			default:
				t.WriteRune(r)
			}
		}
	}
	jump = math.Max(0, b.u0-end)
	if t.Len() > 0 {
		return t.String(), jump
	}
	if b.u0-a.u1 > wordGap(first.char) {
		return " ", jump
	}
	if a.run != b.run && b.u0 < a.u1-0.35*math.Min(last.size, first.size) {
		return " ", 0 // drawn over one another
	}
	return "", jump
}

// makeWords turns a piece into words: one, or several where runs of underscores
// or leader dots are set apart.
func makeWords(p *page.Page, r *row, w *piece, gap string) []*page.Word {
	var out []*page.Word
	for _, part := range splitBlanks(w.chars) {
		word := makeWord(p, r, part.chars)
		word.Blank = part.blank
		word.Gap = gap
		gap = ""
		out = append(out, word)
	}
	return out
}

func makeWord(p *page.Page, r *row, chars []placed) *page.Word {
	w := &page.Word{Read: porting.ReadText, Confidence: 1, Hidden: 0xFF}
	b := chars[0].box
	var t strings.Builder
	for _, c := range chars {
		t.WriteString(c.text)
		b = b.union(c.box)
		w.Size = math.Max(w.Size, c.size)
		w.Hidden &= c.hidden
		w.Uncertain = w.Uncertain || c.unknown
		if c.font.bold {
			w.Bold = true
		}
	}
	w.Text = t.String()
	w.Font = chars[0].font.name
	w.Box = roundBox(b)
	w.Upright = p.ToUpright(w.Box)
	w.Angle = (r.angle + 45) / 90 % 4 * 90
	if outside(p, w.Upright) {
		w.Hidden |= page.OffPage
	}
	return w
}
