package compare

// The edit script: what stands between aligned words, word by word.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
)

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
