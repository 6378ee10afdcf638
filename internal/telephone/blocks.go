package telephone

// Ranges that are told in words: "217-555-0100 and the next nine", "between
// 217-555-0100 and 217-555-0109", "217-555-0100 (block of 10)".

import "strings"

// counts are the numerals that people write for how many numbers follow.
var counts = [...]string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
	"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"}

// scan reads words of a text one after the other.
type scan struct {
	s string
	i int
}

// word reads one of some words, blanks before it passed over, and tells which: its
// place in ws, -1 if none of them follows.
func (p *scan) word(ws ...string) int {
	j := skipBlanks(p.s, p.i, 3)
	for k, w := range ws {
		if len(p.s)-j >= len(w) && begin(p.s[j], w) && strings.EqualFold(p.s[j:j+len(w)], w) && (j+len(w) == len(p.s) || !letter(p.s[j+len(w)]) && !digit(p.s[j+len(w)])) {
			p.i = j + len(w)
			return k
		}
	}
	return -1
}

// begin tells whether c may be the first letter of a word, small or capital: most
// words that are looked for begin with another.
func begin(c byte, w string) bool { return c|0x20 == w[0]|0x20 }

// count reads a number from 1 to MaxRange in digits or, up to twenty, in letters;
// 0 if none follows.
func (p *scan) count() int {
	if k := p.word(counts[1:]...); k >= 0 {
		return k + 1
	}
	j := skipBlanks(p.s, p.i, 3)
	run := digitRun(p.s, j)
	if run == 0 || run > 4 || j+run < len(p.s) && letter(p.s[j+run]) {
		return 0
	}
	n := 0
	for _, c := range []byte(p.s[j : j+run]) {
		n = 10*n + int(c-'0')
	}
	p.i = j + run
	return n
}

// mark reads a character, blanks before it passed over.
func (p *scan) mark(c byte) bool {
	j := skipBlanks(p.s, p.i, 3)
	if j < len(p.s) && p.s[j] == c {
		p.i = j + 1
		return true
	}
	return false
}

// nouns are what is counted.
func (p *scan) nouns() bool {
	p.word("consecutive", "sequential", "more", "further", "additional")
	p.word("telephone", "phone", "did")
	return p.word("numbers", "number", "lines", "line", "tns", "tn", "dids", "did") >= 0
}

// told looks behind a number for words that make it the first of several, and makes f
// a range: "and the next nine" says it, "(10 numbers)" may say it, which is a doubt.
func told(s string, f *Found, first string, room int) {
	p := scan{s: s, i: f.End}
	p.mark(',')
	p.mark('(')
	p.word("and", "plus", "&", "+", "with")
	the := p.word("the") >= 0
	if p.word("next", "following", "subsequent") >= 0 {
		if n := p.count(); n > 0 && (the || p.peekEnd() || p.peekNoun()) {
			p.nouns()
			p.mark(')')
			f.stretch(first, n, p.i, room)
			return
		}
	}
	p = scan{s: s, i: f.End}
	open := p.mark('(') || p.mark('[')
	dash := !open && p.mark('-')
	block := p.word("block of", "range of", "series of", "bank of") >= 0
	if !open && !dash && !block {
		return
	}
	n := p.count()
	if n < 2 || !p.nouns() && !block || dash && !block {
		return
	}
	if open && !p.mark(')') && !p.mark(']') {
		return
	}
	f.stretch(first, n-1, p.i, room)
	if f.TNs != nil {
		f.Doubt = "what stands behind the number may be said of it, or of a block that it begins"
	}
}

func (p *scan) peekEnd() bool {
	j := skipBlanks(p.s, p.i, 3)
	return j >= len(p.s) || strings.IndexByte(",;.)|\n", p.s[j]) >= 0
}

func (p *scan) peekNoun() bool {
	q := *p
	return q.nouns()
}

// stretch makes f the range of a number and n that follow it, up to byte end.
func (f *Found) stretch(first string, n, end, room int) {
	v := value(first) + int64(n)
	if n >= MaxRange || v/10000 != value(first)/10000 {
		return
	}
	f.End, f.Range = end, true
	f.span(first, tnOf(v), room)
}

// between tells whether "between" stands before byte i, so that "and" behind the number
// there connects the ends of a range.
func between(s string, i int) bool {
	t := strings.TrimRight(s[max(0, i-12):i], " ")
	return len(t) >= 7 && strings.EqualFold(t[len(t)-7:], "between") && (len(t) == 7 || !letter(t[len(t)-8]))
}
