package telephone

// Runs of numbers: what a long list is shown as.

import (
	"slices"
	"strconv"
)

// Range is a run of consecutive numbers, First to Last, Count of them.
type Range struct {
	First, Last string
	Count       int
}

// String shows a range as "(217) 555-0100 to 0119", a single number as itself.
func (r Range) String() string {
	switch {
	case r.Count <= 1:
		return Format(r.First)
	case r.First[:8] == r.Last[:8]:
		return Format(r.First) + " to " + r.Last[8:]
	}
	return Format(r.First) + " to " + Format(r.Last)
}

// Ranges returns the distinct numbers of tns in ascending order, consecutive
// ones together. Runs do not cross an exchange. What is no TN is left out.
func Ranges(tns []string) []Range {
	values := make([]int64, 0, len(tns))
	for _, tn := range tns {
		if len(tn) == 12 && tn[:2] == "+1" && allDigits(tn[2:]) {
			values = append(values, value(tn))
		}
	}
	slices.Sort(values)
	values = slices.Compact(values)
	var out []Range
	for i, v := range values {
		if i > 0 && v == values[i-1]+1 && v/10000 == values[i-1]/10000 {
			r := &out[len(out)-1]
			r.Last, r.Count = tnOf(v), r.Count+1
			continue
		}
		tn := tnOf(v)
		out = append(out, Range{First: tn, Last: tn, Count: 1})
	}
	return out
}

// Brief shows numbers as their ranges, at most so many of them: what is left out is
// counted in a last item, "12 more".
func Brief(tns []string, most int) []string {
	ranges := Ranges(tns)
	var out []string
	for i, r := range ranges {
		if i == most {
			rest := 0
			for _, s := range ranges[most:] {
				rest += s.Count
			}
			return append(out, strconv.Itoa(rest)+" more")
		}
		out = append(out, r.String())
	}
	return out
}

// value is a TN's ten digits as a number.
func value(tn string) int64 {
	var v int64
	for i := 2; i < len(tn); i++ {
		v = v*10 + int64(tn[i]-'0')
	}
	return v
}

// tnOf is the TN of ten digits.
func tnOf(v int64) string {
	b := [12]byte{0: '+', 1: '1'}
	for i := 11; i >= 2; i-- {
		b[i] = byte('0' + v%10)
		v /= 10
	}
	return string(b[:])
}

func next(tn string) string { return tnOf(value(tn) + 1) }
