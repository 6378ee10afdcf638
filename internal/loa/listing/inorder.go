package listing

// The order of the numbers of a list that stands in several columns: the running
// numbers beside them say it, or the order in which the document draws them.

import (
	"sort"

	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/porting"
)

// stood is what tells where in its list a number belongs.
type stood struct {
	ordinal int // the running number right before it, 0 if there is none
	drawn   int // the stretch of text that it is drawn in, 0 if that is not known
	x0, y   float64
	sheet   *layout.Sheet
}

// InOrder puts the numbers of a list in the order that its writer gave them. They come
// line by line; the numbers of a range stay together.
func (li *Lists) InOrder(ns []porting.Number) []porting.Number {
	type group struct {
		stood
		from, to int
	}
	gs := make([]group, 0, len(ns))
	for i := range ns {
		if i > 0 && ns[i].Where.Box != nil && ns[i].Where.Box == ns[i-1].Where.Box {
			gs[len(gs)-1].to = i + 1
			continue
		}
		at, ok := li.standing[ns[i].Where.Box]
		if !ok {
			return ns
		}
		gs = append(gs, group{at, i, i + 1})
	}
	if len(gs) < 3 {
		return ns
	}
	numbered, rises := true, true
	for i, g := range gs {
		numbered = numbered && g.ordinal > 0
		rises = rises && (i == 0 || g.ordinal > gs[i-1].ordinal)
	}
	switch {
	case numbered && rises:
		return ns
	case numbered:
		seen := map[int]bool{}
		for _, g := range gs {
			if seen[g.ordinal] {
				return ns
			}
			seen[g.ordinal] = true
		}
		sort.SliceStable(gs, func(i, j int) bool { return gs[i].ordinal < gs[j].ordinal })
	default:
		// columns, one drawn below the other, from the left
		for _, g := range gs {
			if g.drawn == 0 {
				return ns
			}
		}
		by := append([]group(nil), gs...)
		sort.SliceStable(by, func(i, j int) bool {
			if by[i].sheet != by[j].sheet {
				return by[i].sheet.Number < by[j].sheet.Number
			}
			return by[i].drawn < by[j].drawn
		})
		breaks := 0
		for i := 1; i < len(by); i++ {
			a, b := by[i-1], by[i]
			switch {
			case a.sheet != b.sheet:
			case b.y > a.y+2 && b.x0 < a.x0+layout.Near:
			case b.y > a.y-2 && b.y < a.y+2:
				return ns // drawn line by line
			case b.y < a.y && b.x0 > a.x0+layout.Near:
				breaks++
			default:
				return ns
			}
		}
		if breaks == 0 {
			return ns
		}
		gs = by
	}
	out := make([]porting.Number, 0, len(ns))
	for _, g := range gs {
		out = append(out, ns[g.from:g.to]...)
	}
	return out
}
