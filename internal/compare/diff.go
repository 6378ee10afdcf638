// Package compare takes the difference between two texts apart, as a person would:
// which words belong together, what differs between them, and what each
// difference is called.
//
// The model: a text is characters (grapheme clusters), characters make words and
// what stands between them; words are aligned, an abbreviation or a slip of the
// pen with its word; an edit script is written along the alignment, and its
// classes are the difference. Addresses are compared part by part. What a
// difference means to a carrier is not known here.
//
// diff.go has Texts, cluster.go the characters, words.go the alignment,
// vocabulary.go which words are short for which, script.go the edits, letters.go
// the inside of words, gap.go what stands between them, cut.go truncated texts;
// address.go has Address, relocate.go parts that stand in another place.
package compare

import (
	"slices"

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
