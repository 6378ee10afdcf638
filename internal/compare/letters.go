package compare

// The inside of words: case, accents and look-alikes of their letters, slips of
// the pen, and how abbreviations are written.

import (
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/porting"
)

// style tells whether an abbreviation and its long form are written in other
// cases: "Street" and "ST". What custom writes in capitals is no difference.
func (d *differ) style(s, t step) classes {
	if d.v.capitals(d.wa, s.a0, s.a1) || d.v.capitals(d.wb, t.b0, t.b1) {
		return 0
	}
	if d.wa[s.a0].digit || d.wb[t.b0].digit {
		return 0 // "First" and "1st"
	}
	x, y := joinWords(d.wa[s.a0:s.a1]), joinWords(d.wb[t.b0:t.b1])
	if upperX, upperY := capitals(x), capitals(y); upperX != upperY && letterCount(x) > 1 && letterCount(y) > 1 {
		return class(porting.Case)
	}
	rx, ry := firstLetter(x), firstLetter(y)
	if rx != 0 && ry != 0 && unicode.IsUpper(rx) != unicode.IsUpper(ry) {
		return class(porting.Case)
	}
	return 0
}

// oddities are the classes of the characters in an abbreviation or its long
// form that are not what they look like, or have accents, on one side alone.
func oddities(x, y []cluster) classes {
	odd := func(cs []cluster) (looks, accents string) {
		for _, c := range cs {
			l := latin(c.text)
			if l != c.text {
				looks += c.text
			}
			if unaccented(l) != l {
				accents += l
			}
		}
		return looks, accents
	}
	var out classes
	lx, ax := odd(x)
	ly, ay := odd(y)
	if lx != ly {
		out |= class(porting.Lookalike)
	}
	if ax != ay {
		out |= class(porting.Accent)
	}
	return out
}

func joinWords(ws []word) string {
	var b strings.Builder
	for _, w := range ws {
		b.WriteString(w.text)
	}
	return b.String()
}

func capitals(s string) bool { return strings.ToUpper(s) == s && strings.ToLower(s) != s }

func letterCount(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

func firstLetter(s string) rune {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return r
		}
	}
	return 0
}

// letters writes two runs with the same letters, in which case, accents and
// look-alikes may differ, and what stands between the letters.
func (d *differ) letters(x, y []cluster) {
	i, j := 0, 0
	for i < len(x) || j < len(y) {
		i2, j2 := i, j
		for i2 < len(x) && x[i2].kind != letter {
			i2++
		}
		for j2 < len(y) && y[j2].kind != letter {
			j2++
		}
		if i2 > i || j2 > j {
			d.gap(x[i:i2], y[j:j2])
			i, j = i2, j2
		}
		if i >= len(x) || j >= len(y) {
			d.emit(join2(x[i:]), join2(y[j:]), class(porting.Lookalike))
			return
		}
		// A letter that is written as two stands against both.
		fx, fy := x[i].fold, y[j].fold
		i2, j2 = i+1, j+1
		for len(fx) != len(fy) {
			if len(fx) < len(fy) && i2 < len(x) {
				fx += x[i2].fold
				i2++
			} else if j2 < len(y) && len(fy) < len(fx) {
				fy += y[j2].fold
				j2++
			} else {
				break
			}
		}
		tx, ty := join2(x[i:i2]), join2(y[j:j2])
		c := letterClasses(tx, ty)
		d.found |= c
		d.emit(tx, ty, c)
		i, j = i2, j2
	}
}

// slip writes two words of which one is a slip of the pen: the letters that
// differ, a swap of neighbours as one.
func (d *differ) slip(x, y []cluster, a, b word) {
	slipClass := porting.Typo
	if swapped(a.runes, b.runes) >= 0 || crossed(a, b) {
		slipClass = porting.Transposed
	}
	d.found |= class(slipClass)
	n, m := len(x), len(y)
	if n*m > 1<<14 { // invisible characters by the hundred
		d.found |= class(porting.Lookalike)
		d.emit(join2(x), join2(y), class(slipClass))
		return
	}
	const big = 1 << 20
	cost := make([]int, (n+1)*(m+1))
	move := make([]byte, (n+1)*(m+1))
	at := func(i, j int) int { return i*(m+1) + j }
	for i := n; i >= 0; i-- {
		for j := m; j >= 0; j-- {
			best, how := big, byte(0)
			try := func(c int, h byte) {
				if c < best {
					best, how = c, h
				}
			}
			if i == n && j == m {
				best = 0
			}
			if i < n && j < m {
				switch {
				case x[i].text == y[j].text:
					try(cost[at(i+1, j+1)], '=')
				case x[i].kind == letter && y[j].kind == letter && x[i].fold == y[j].fold && !letterClasses(x[i].text, y[j].text).has(porting.Typo):
					try(cost[at(i+1, j+1)]+1, '=')
				case x[i].kind == letter && y[j].kind == letter:
					try(cost[at(i+1, j+1)]+20, '/')
				case x[i].kind != letter && y[j].kind != letter:
					try(cost[at(i+1, j+1)]+12, 'm')
				}
				if i+1 < n && j+1 < m && x[i].plain != "" && x[i].plain == y[j+1].plain && x[i+1].plain == y[j].plain {
					try(cost[at(i+2, j+2)]+15, 'x')
				}
			}
			if i < n {
				try(cost[at(i+1, j)]+20, '-')
			}
			if j < m {
				try(cost[at(i, j+1)]+20, '+')
			}
			cost[at(i, j)], move[at(i, j)] = best, how
		}
	}
	for i, j := 0, 0; i < n || j < m; {
		switch move[at(i, j)] {
		case '=':
			c := classes(0)
			if x[i].kind == letter {
				c = letterClasses(x[i].text, y[j].text)
			}
			d.found |= c
			d.emit(x[i].text, y[j].text, c)
			i, j = i+1, j+1
		case '/':
			d.emit(x[i].text, y[j].text, class(slipClass))
			i, j = i+1, j+1
		case 'm':
			c := pairClass(x[i], y[j])
			d.found |= c
			d.emit(x[i].text, y[j].text, c)
			i, j = i+1, j+1
		case 'x':
			d.emit(join2(x[i:i+2]), join2(y[j:j+2]), class(slipClass))
			i, j = i+2, j+2
		case '-':
			d.emitSlip(x[i], true, slipClass)
			i++
		default:
			d.emitSlip(y[j], false, slipClass)
			j++
		}
	}
}

// emitSlip writes a cluster that one word has and the other lacks.
func (d *differ) emitSlip(c cluster, first bool, slipClass porting.Difference) {
	k := class(slipClass)
	switch c.kind {
	case mark:
		k = class(porting.Punctuation)
	case invisible:
		k = class(porting.Lookalike)
	case blank:
		k = class(porting.Spacing)
	}
	d.found |= k
	if first {
		d.emit(c.text, "", k)
	} else {
		d.emit("", c.text, k)
	}
}
