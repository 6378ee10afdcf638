package pdftext

// Gaps: how far characters stand apart, and what that means: the look of the
// type, a blank, or a jump to another column.

import (
	"math"
	"sort"
	"strings"
)

// wordGap is how wide a gap has to be, for a move of the pen to part words: half
// a blank of the font, within what kerning never and justified type hardly reaches.
func wordGap(c *char) float64 {
	return min(max(0.5*c.space, 0.1*c.wide), 0.15*c.wide)
}

// nothing is a distance that nobody sees, blank or not.
func nothing(c *char) float64 { return 0.03 * c.wide }

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

// gapBetween is what stands between two neighbours: the blanks drawn there, or
// one blank where the pen only moved; and how far it moved besides.
func gapBetween(a, b *piece) (gap string, jump float64) {
	last, first := a.chars[len(a.chars)-1], b.chars[0]
	var blanks []placed
	if a.run == b.run && len(b.before) > 0 && len(a.after) > 0 && a.after[0].char == b.before[0].char {
		blanks = a.after
	} else {
		slack := 0.3 * min(last.space, first.space)
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
				if math.Abs(o.u0-s.u0) < 0.5*max(s.space, 0.1*s.size) {
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
		end = max(end, s.u1)
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
	jump = max(0, b.u0-end)
	if t.Len() > 0 {
		return t.String(), jump
	}
	if b.u0-a.u1 > wordGap(first.char) {
		return " ", jump
	}
	if a.run != b.run && b.u0 < a.u1-0.35*min(last.size, first.size) {
		return " ", 0 // drawn over one another
	}
	return "", jump
}
