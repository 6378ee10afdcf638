package compare

// Addresses, part by part.

import (
	"maps"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/porting"
)

// PartDiff is the difference in one part of an address. Part is "" where the
// addresses could not be taken apart and were compared as they stand.
type PartDiff struct {
	Part     string
	LOA, CSR string
	Diff
}

// Address compares two addresses part by part and returns the parts that
// differ, in the order of an address. What stands between parts, and in which
// order and on how many lines they stand, is layout. A part that one side has
// in another place is found there before it is called missing. Parts of nil
// are worked out from the text.
func Address(loa, csr string, loaParts, csrParts *porting.Parts) []PartDiff {
	a, b := partsOf(loa, loaParts), partsOf(csr, csrParts)
	if a.Street == "" && b.Street == "" && (a.Unit+a.City == "" || b.Unit+b.City == "") || a == (porting.Parts{}) || b == (porting.Parts{}) {
		d := Texts(loa, csr, Street)
		if d.Same() {
			return nil
		}
		return []PartDiff{{LOA: loa, CSR: csr, Diff: d}}
	}
	relocate(loa, &a, b)
	relocate(csr, &b, a)
	bareUnit(&a, b)
	bareUnit(&b, a)
	regrow(loa, &a, b)
	regrow(csr, &b, a)
	if run := together(loa, a); run != "" {
		resplit(run, &a, b)
	} else if run := together(csr, b); run != "" {
		resplit(run, &b, a)
	}
	var out []PartDiff
	for _, name := range porting.PartNames {
		x, y := a.Part(name), b.Part(name)
		d := part(name, x, y)
		if !d.Same() {
			out = append(out, PartDiff{Part: name, LOA: x, CSR: y, Diff: d})
		}
	}
	return out
}

// Leftover returns the words of two addresses that stand in no part, and on one
// side only: a building, a person. known are texts whose words do not count (the
// customer's name above the address); a country never does.
func Leftover(loa, csr string, loaParts, csrParts *porting.Parts, known ...string) (onLOA, onCSR string) {
	if loa == csr && (loaParts == csrParts || loaParts != nil && csrParts != nil && *loaParts == *csrParts) {
		return "", ""
	}
	a, b := partsOf(loa, loaParts), partsOf(csr, csrParts)
	relocate(loa, &a, b)
	relocate(csr, &b, a)
	regrow(loa, &a, b)
	regrow(csr, &b, a)
	skip := maps.Clone(noLeftovers())
	for _, k := range known {
		for _, w := range words(clusters(k)) {
			skip[w.fold] = true
		}
	}
	for _, text := range [...]string{loa, csr} { // a line for the attention of somebody
		for line := range strings.SplitSeq(text, "\n") {
			if w := words(clusters(line)); len(w) > 0 && (w[0].plain == "attn" || w[0].plain == "attention" || w[0].plain == "c" && len(w) > 1 && w[1].plain == "o") {
				for _, x := range w {
					skip[x.fold] = true
				}
			}
		}
	}
	rest := func(text string, p porting.Parts, otherText string) []string {
		have := map[string]bool{}
		for _, w := range words(clusters(otherText)) {
			have[w.fold] = true
		}
		var out []string
		for _, t := range address.Rest(text, p) {
			for _, w := range words(clusters(t)) {
				if !skip[w.fold] && !have[w.fold] {
					out = append(out, w.text)
				}
			}
		}
		return out
	}
	return strings.Join(rest(loa, a, csr), " "), strings.Join(rest(csr, b, loa), " ")
}

// noLeftovers are the words, folded, that never are left over.
var noLeftovers = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, w := range words(clusters("USA US U.S.A. United States of America Canada Attn Attention c/o")) {
		out[w.fold] = true
	}
	return out
})

func partsOf(text string, p *porting.Parts) porting.Parts {
	own := address.Split(text)
	if p == nil || *p == (porting.Parts{}) || *p == own {
		return unmasked(text, own)
	}
	out := *p
	if out.Unit == "" { // a form's line for the street may hold the unit too
		if q := address.Split(out.Street); q.Unit != "" && q.Street != "" && q.City+q.State+q.Zip == "" {
			out.Street, out.Unit = q.Street, q.Unit
		}
	}
	return out
}

func part(name, x, y string) Diff {
	switch {
	case x == "" && y == "":
		return Diff{}
	case x == "":
		return Only(y, porting.MissingOnLOA)
	case y == "":
		return Only(x, porting.MissingOnCSR)
	}
	switch name {
	case "unit":
		return Texts(x, y, Unit)
	case "city":
		return Texts(x, y, City)
	case "state":
		return Texts(x, y, State)
	case "zip":
		return zip(x, y)
	}
	return Texts(x, y, Street)
}

// Only is the difference where one side has no value: missing is
// porting.MissingOnLOA or porting.MissingOnCSR.
func Only(text string, missing porting.Difference) Diff {
	e := porting.Edit{Op: porting.Insert, CSR: text, Class: missing}
	if missing == porting.MissingOnCSR {
		e = porting.Edit{Op: porting.Delete, LOA: text, Class: missing}
	}
	return Diff{Edits: []porting.Edit{e}, Differences: []porting.Difference{missing}}
}

// zip compares ZIPs: that one side has four digits more is a matter of format.
func zip(x, y string) Diff {
	bx, rx := zipBase(x)
	by, ry := zipBase(y)
	if bx == "" || by == "" || (rx == "") == (ry == "") {
		return Texts(x, y, Zip)
	}
	d := Texts(bx, by, Zip)
	var c classes
	for _, k := range d.Differences {
		c |= class(k)
	}
	if !c.has(porting.Different) {
		c |= class(porting.Format)
	}
	e := porting.Edit{Op: porting.Insert, CSR: ry, Class: porting.Format}
	if rx != "" {
		e = porting.Edit{Op: porting.Delete, LOA: rx, Class: porting.Format}
	}
	if c.has(porting.Different) {
		e.Class = porting.Different
	}
	return Diff{Edits: append(d.Edits, e), Differences: c.list()}
}

// zipBase cuts a ZIP+4 in two; base is "" for what is no ZIP.
func zipBase(s string) (base, rest string) {
	if len(s) < 5 {
		return "", ""
	}
	for i := 0; i < 5; i++ {
		if s[i] < '0' || s[i] > '9' {
			return "", ""
		}
	}
	four := 0
	for i := 5; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			four++
		case c == ' ' || c == '-' || c >= 0x80:
		default:
			return "", ""
		}
	}
	if len(s) > 5 && four != 4 {
		return "", ""
	}
	return s[:5], s[5:]
}
