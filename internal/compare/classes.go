package compare

// Sets of classes of difference.

import "github.com/portcheck/portcheck/internal/porting"

// classes is a set of porting.Differences, by their place in that list.
type classes uint32

// class is the set of one.
func class(d porting.Difference) classes {
	for i, e := range porting.Differences {
		if d == e {
			return 1 << i
		}
	}
	return 0
}

func (c classes) has(d porting.Difference) bool { return c&class(d) != 0 }

// first is the first of the contract's classes in the set, "" for none.
func (c classes) first() porting.Difference {
	for i, d := range porting.Differences {
		if c&(1<<i) != 0 {
			return d
		}
	}
	return ""
}

// list is the set in the contract's order.
func (c classes) list() []porting.Difference {
	out := []porting.Difference{}
	for i, d := range porting.Differences {
		if c&(1<<i) != 0 {
			out = append(out, d)
		}
	}
	return out
}
