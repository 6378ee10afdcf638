package compare

// The difference between two texts: from aligned words to an edit script and
// its classes.

import (
	"slices"
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/porting"
)

// Diff is the difference between an LOA's text and a CSR's.
//
// Invariants: joining every LOA of Edits gives the LOA's text, every CSR the
// CSR's; no edit splits a character (grapheme cluster); Differences is empty if
// and only if the texts are the same up to layout; the diff of the swapped texts
// is the mirrored diff. An edit's Class is one of Differences, and "" for equal
// parts and for layout: a line break on one side where the other has a blank is
// a replacement without a class.
type Diff struct {
	Edits       []porting.Edit
	Differences []porting.Difference
}

// Same tells whether the texts say the same to the character, layout aside.
func (d Diff) Same() bool { return len(d.Differences) == 0 }

// String shows the script on one line: "A[cme→CME case][+, punctuation] I".
func (d Diff) String() string {
	var b strings.Builder
	for _, e := range d.Edits {
		switch e.Op {
		case porting.Equal:
			b.WriteString(e.LOA)
		case porting.Insert:
			b.WriteString("[+" + e.CSR + " " + string(e.Class) + "]")
		case porting.Delete:
			b.WriteString("[-" + e.LOA + " " + string(e.Class) + "]")
		default:
			b.WriteString("[" + e.LOA + "→" + e.CSR + " " + string(e.Class) + "]")
		}
	}
	return b.String()
}

// maxText is the longest text, in bytes, that is taken apart: no name, address
// or account number is nearly as long. Longer ones are the same or different.
const maxText = 16 << 10

// Texts compares two texts of one kind. limits are the lengths, in characters,
// at which order systems cut such texts; a text that ends there may be the
// other's beginning.
func Texts(loa, csr string, k Kind, limits ...int) Diff {
	if loa > csr { // one direction only, so that the other is its mirror
		return mirror(Texts(csr, loa, k, limits...))
	}
	if loa == csr {
		d := Diff{Edits: []porting.Edit{}, Differences: []porting.Difference{}}
		if loa != "" {
			d.Edits = append(d.Edits, porting.Edit{Op: porting.Equal, LOA: loa, CSR: csr})
		}
		return d
	}
	if len(loa) > maxText || len(csr) > maxText {
		return Diff{
			Edits:       []porting.Edit{{Op: op(loa, csr), LOA: loa, CSR: csr, Class: porting.Different}},
			Differences: []porting.Difference{porting.Different},
		}
	}
	a, b := clusters(loa), clusters(csr)
	d := diff(a, b, k)
	if len(d.Differences) == 0 || class(d.Differences[len(d.Differences)-1]) < class(porting.MissingWord) {
		return d // "Incorporated" and "Inc." at the 25th character: an abbreviation
	}
	for _, n := range limits {
		if d, ok := truncated(a, b, k, n); ok {
			return d
		}
		if d, ok := truncated(b, a, k, n); ok {
			return mirror(d)
		}
	}
	return d
}

// differ builds the script.
type differ struct {
	a, b   []cluster
	wa, wb []word
	v      vocabulary
	edits  []porting.Edit
	found  classes
	// The full stops of abbreviations, by cluster: they belong to their words.
	dotsA, dotsB map[int]bool
}

func diff(a, b []cluster, k Kind) Diff {
	d := &differ{a: a, b: b, wa: words(a), wb: words(b), v: newVocabulary(k), dotsA: map[int]bool{}, dotsB: map[int]bool{}}
	steps := align(d.wa, d.wb, d.v)
	movedA, movedB := d.moved(steps)
	d.script(steps, movedA, movedB)
	if d.found.has(porting.WordOrder) {
		// Marks move with their words: what counts is whether they are the same.
		x, y := marks(a, d.dotsA), marks(b, d.dotsB)
		slices.Sort(x)
		slices.Sort(y)
		if !slices.Equal(x, y) && !d.found.has(porting.MissingWord) && !d.found.has(porting.ExtraWord) {
			d.found |= class(porting.Punctuation)
		}
	}
	out := d.found
	if d.different(steps, movedA, movedB) {
		out = class(porting.Different)
	} else if out.has(porting.Typo) && out.has(porting.Transposed) {
		out &^= class(porting.Transposed)
	}
	for i := range d.edits {
		switch e := &d.edits[i]; {
		case e.Class == "":
		case out.has(porting.Different):
			e.Class = porting.Different
		case e.Class == porting.Transposed && !out.has(porting.Transposed):
			e.Class = porting.Typo
		}
	}
	return Diff{Edits: merged(d.edits), Differences: out.list()}
}

// moved pairs the words that stand on both sides in other places.
func (d *differ) moved(steps []step) (a, b map[int]bool) {
	a, b = map[int]bool{}, map[int]bool{}
	if d.v.kind == Account || len(steps) > 2*maxWords {
		return a, b
	}
	for _, s := range steps {
		if s.how != deleted {
			continue
		}
		w := d.wa[s.a0]
		for _, t := range steps {
			if t.how != added || b[t.b0] {
				continue
			}
			u := d.wb[t.b0]
			exact := w.fold == u.fold
			if !exact && !d.v.abbreviated(d.wa, s.a0, s.a1, d.wb, t.b0, t.b1) {
				continue
			}
			a[s.a0], b[t.b0] = true, true
			d.found |= class(porting.WordOrder)
			if !exact {
				d.found |= class(porting.Abbreviation) | d.style(s, t)
				if len(w.plain) < len(u.plain) && w.hi < len(d.a) && d.a[w.hi].text == "." {
					d.dotsA[w.hi] = true
				} else if len(u.plain) < len(w.plain) && u.hi < len(d.b) && d.b[u.hi].text == "." {
					d.dotsB[u.hi] = true
				}
			} else if len(w.fold) == 1 || w.text != u.text {
				x, y := d.a[w.lo:w.hi], d.b[u.lo:u.hi]
				if len(x) == len(y) {
					for i := range x {
						if x[i].kind == letter && y[i].kind == letter {
							d.found |= letterClasses(x[i].text, y[i].text)
						}
					}
				}
			}
			break
		}
	}
	return a, b
}

// different tells whether the texts are two different things: words stand
// against other words, or nothing is common.
func (d *differ) different(steps []step, movedA, movedB map[int]bool) bool {
	common, dels, adds := len(movedA), 0, 0
	total := 0
	for i := 0; i <= len(steps); i++ {
		if i == len(steps) || steps[i].how != deleted && steps[i].how != added {
			if dels > 0 && adds > 0 {
				return true
			}
			dels, adds = 0, 0
			if i < len(steps) {
				common++
			}
			continue
		}
		switch s := steps[i]; {
		case d.numberSign(s):
		case s.how == deleted && !movedA[s.a0]:
			dels++
			total++
		case s.how == added && !movedB[s.b0]:
			adds++
			total++
		}
	}
	if common == 0 && total == 0 { // no words at all
		return len(d.wa) == 0 && len(d.wb) == 0 && d.found&^(class(porting.Punctuation)|class(porting.Spacing)|class(porting.Lookalike)) != 0
	}
	return common == 0
}

// script writes the edits of all steps and the gaps between them.
func (d *differ) script(steps []step, movedA, movedB map[int]bool) {
	ai, bi := 0, 0 // clusters written so far
	var region classes
	hasA, hasB := false, false
	for i := 0; i <= len(steps); i++ {
		if i < len(steps) && (steps[i].how == deleted || steps[i].how == added) {
			switch s := steps[i]; {
			case s.how == deleted && movedA[s.a0], s.how == added && movedB[s.b0]:
				region |= class(porting.WordOrder)
			case d.numberSign(s):
				region |= class(porting.Punctuation)
			case s.how == deleted:
				region |= class(porting.ExtraWord)
			default:
				region |= class(porting.MissingWord)
			}
			hasA, hasB = hasA || steps[i].how == deleted, hasB || steps[i].how == added
			continue
		}
		aEnd, bEnd := len(d.a), len(d.b)
		if i < len(steps) {
			aEnd, bEnd = d.wa[steps[i].a0].lo, d.wb[steps[i].b0].lo
		}
		if region != 0 {
			d.region(d.a[ai:aEnd], d.b[bi:bEnd], region, hasA, hasB)
		} else {
			d.gap(d.a[ai:aEnd], d.b[bi:bEnd])
		}
		region, hasA, hasB = 0, false, false
		if i == len(steps) {
			return
		}
		s := steps[i]
		ai, bi = d.wa[s.a1-1].hi, d.wb[s.b1-1].hi
		switch x, y := d.a[aEnd:ai], d.b[bEnd:bi]; s.how {
		case same:
			d.letters(x, y)
		case short:
			// The dot of an abbreviation belongs to it.
			la, lb := len(phrase(d.wa[s.a0:s.a1])), len(phrase(d.wb[s.b0:s.b1]))
			dotA, dotB := ai < len(d.a) && d.a[ai].text == ".", bi < len(d.b) && d.b[bi].text == "."
			if dotA != dotB {
				if dotA && (la < lb || d.v.kind == State || d.wb[s.b0].text == "#") {
					d.dotsA[ai] = true
					ai++
				} else if dotB && (lb < la || d.v.kind == State || d.wa[s.a0].text == "#") {
					d.dotsB[bi] = true
					bi++
				}
			}
			// So does the blank between a designator and its number, where "#" has none.
			if d.wa[s.a0].text == "#" && ai < len(d.a) && d.a[ai].kind != blank && bi < len(d.b) && d.b[bi].kind == blank {
				bi++
			} else if d.wb[s.b0].text == "#" && bi < len(d.b) && d.b[bi].kind != blank && ai < len(d.a) && d.a[ai].kind == blank {
				ai++
			}
			odd := oddities(x, y)
			if d.v.kind == State {
				odd &^= class(porting.Accent) // QC has no letter of Québec that could bear one
			}
			d.found |= class(porting.Abbreviation) | d.style(s, s) | odd
			d.emit(join2(d.a[aEnd:ai]), join2(d.b[bEnd:bi]), class(porting.Abbreviation)|d.style(s, s))
		case similar:
			d.slip(x, y, joined(d.wa[s.a0:s.a1]), joined(d.wb[s.b0:s.b1]))
		}
	}
}

// numberSign tells whether a step is a number sign that one side lacks: "#200"
// and "200". It is a mark then and no word.
func (d *differ) numberSign(s step) bool {
	return s.how == deleted && d.wa[s.a0].fold == "#" || s.how == added && d.wb[s.b0].fold == "#"
}

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

// region writes a stretch in which words stand on one side only, or in another
// order. Marks and blanks around such a word belong to it; a mark that only the
// side without the word has is a difference of its own.
func (d *differ) region(x, y []cluster, c classes, hasA, hasB bool) {
	d.found |= c
	if hasA != hasB && !c.has(porting.WordOrder) {
		mx, my := marks(x, nil), marks(y, nil)
		if hasA && !subsequence(my, mx) || hasB && !subsequence(mx, my) {
			d.found |= class(porting.Punctuation)
		}
	}
	i := 0
	for i < len(x) && i < len(y) && x[i].kind != letter && equalOrLayout(x[i], y[i]) { // words stay whole
		d.pair(x[i], y[i])
		i++
	}
	n, m := len(x), len(y)
	for n > i && m > i && x[n-1].kind != letter && equalOrLayout(x[n-1], y[m-1]) {
		n, m = n-1, m-1
	}
	if lone := x[i:n]; hasA != hasB && !c.has(porting.WordOrder) {
		if hasA {
			lone = y[i:m]
		}
		for _, b := range lone { // a tab where the word is missing
			if b.kind == blank && !lineBreak(b) {
				c |= class(porting.Spacing)
				d.found |= class(porting.Spacing)
				break
			}
		}
	}
	// Rather "[+Widgets ]Inc" than "[+ Widgets] Inc": the blank before stays.
	d.emit(join2(x[i:n]), join2(y[i:m]), class(c.first()))
	for k := n; k < len(x); k++ {
		d.pair(x[k], y[m+k-n])
	}
}

// marks are the marks of a text but those at the places to skip.
func marks(cs []cluster, skip map[int]bool) []string {
	var out []string
	for i, c := range cs {
		if c.kind == mark && !skip[i] {
			out = append(out, twin(c.text))
		}
	}
	return out
}

func subsequence(a, b []string) bool {
	i := 0
	for _, s := range b {
		if i < len(a) && a[i] == s {
			i++
		}
	}
	return i == len(a)
}

// equalOrLayout tells whether two clusters are the same, or a line break and a blank.
func equalOrLayout(x, y cluster) bool {
	return x.text == y.text || lineBreak(x) && (y.text == " " || lineBreak(y)) || lineBreak(y) && x.text == " "
}

func lineBreak(c cluster) bool {
	switch c.text {
	case "\n", "\r\n", "\r", "\v", "\f", "\u2028", "\u0085", "\u2029":
		return true
	}
	return false
}

// pair writes two clusters that count as equal.
func (d *differ) pair(x, y cluster) { d.emit(x.text, y.text, 0) }

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

func (d *differ) emit(loa, csr string, c classes) {
	if loa == "" && csr == "" {
		return
	}
	e := porting.Edit{Op: op(loa, csr), LOA: loa, CSR: csr, Class: c.first()}
	if e.Op == porting.Equal {
		e.Class = ""
	}
	d.edits = append(d.edits, e)
}

// op is what makes one text the other.
func op(loa, csr string) porting.Op {
	switch {
	case loa == csr:
		return porting.Equal
	case loa == "":
		return porting.Insert
	case csr == "":
		return porting.Delete
	}
	return porting.Replace
}

// merged joins neighbours of one sort.
func merged(edits []porting.Edit) []porting.Edit {
	out := make([]porting.Edit, 0, 8)
	var loa, csr strings.Builder
	for i := 0; i < len(edits); {
		j := i + 1
		for j < len(edits) && edits[j].Op == edits[i].Op && edits[j].Class == edits[i].Class {
			j++
		}
		e := edits[i]
		if j > i+1 {
			loa.Reset()
			csr.Reset()
			for _, x := range edits[i:j] {
				loa.WriteString(x.LOA)
				csr.WriteString(x.CSR)
			}
			e.LOA, e.CSR = loa.String(), csr.String()
		}
		out = append(out, e)
		i = j
	}
	return out
}

func join2(cs []cluster) string {
	if len(cs) == 1 {
		return cs[0].text
	}
	var b strings.Builder
	for _, c := range cs {
		b.WriteString(c.text)
	}
	return b.String()
}

// mirror swaps the sides.
func mirror(d Diff) Diff {
	swap := func(c porting.Difference) porting.Difference {
		switch c {
		case porting.MissingWord:
			return porting.ExtraWord
		case porting.ExtraWord:
			return porting.MissingWord
		case porting.MissingOnLOA:
			return porting.MissingOnCSR
		case porting.MissingOnCSR:
			return porting.MissingOnLOA
		}
		return c
	}
	d.Edits = slices.Clone(d.Edits)
	for i := range d.Edits {
		e := &d.Edits[i]
		e.LOA, e.CSR, e.Class = e.CSR, e.LOA, swap(e.Class)
		switch e.Op {
		case porting.Insert:
			e.Op = porting.Delete
		case porting.Delete:
			e.Op = porting.Insert
		}
	}
	var c classes
	for _, x := range d.Differences {
		c |= class(swap(x))
	}
	d.Differences = c.list()
	return d
}

// truncated tells whether a is the beginning of b, cut at n characters.
func truncated(a, b []cluster, k Kind, n int) (Diff, bool) {
	if n <= 0 || len(a) >= len(b) || len(a) != n && len(a) != n-1 {
		return Diff{}, false
	}
	var want, got strings.Builder
	for _, c := range a {
		want.WriteString(c.fold)
	}
	cut := 0
	for cut < len(b) && got.Len() < want.Len() {
		got.WriteString(b[cut].fold)
		cut++
	}
	if want.String() != got.String() || want.Len() == 0 {
		return Diff{}, false
	}
	// Marks at the end of a are compared with those behind the cut.
	for k := len(a); k > 0 && a[k-1].kind != letter && cut < len(b) && b[cut].text == a[k-1].text; k-- {
		cut++
	}
	rest := b[cut:]
	if len(words(rest)) == 0 {
		return Diff{}, false
	}
	if len(a) == n-1 && (cut >= len(b) || b[cut].kind != blank) {
		return Diff{}, false // only a blank at the cut is trimmed away
	}
	d := diff(a, b[:cut], k)
	for _, c := range d.Differences {
		if class(c) > class(porting.Lookalike) {
			return Diff{}, false
		}
	}
	d.Edits = append(d.Edits, porting.Edit{Op: porting.Insert, CSR: join2(rest), Class: porting.Truncated})
	d.Differences = append(d.Differences, porting.Truncated)
	return d, true
}
