package outline

import (
	"sort"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
)

// The sets that a number can stand in, by the words of the kind "set".
const (
	Both    = "both"
	OnlyLOA = "only_loa"
	OnlyCSR = "only_csr"
	Keep    = "keep"    // on the LOA as a number that is not to be ported
	Invalid = "invalid" // no telephone number
)

// Sets are all sets, in the order in which a list shows them: what differs first.
var Sets = []string{OnlyLOA, Invalid, OnlyCSR, Keep, Both}

// Number is one number of either paper, or of both.
type Number struct {
	TN  string // E.164, "" for one that is no number
	Set string
	// LOA and CSR are where it stands, nil where it does not. A number that
	// stands twice is listed once, LOATimes and CSRTimes count.
	LOA, CSR           *porting.Number
	LOATimes, CSRTimes int
	Features           []string
	Status             string
	Severity           porting.Severity // the worst finding about it, "" if none
}

// Text is the number as the papers have it, for one that is no number.
func (n *Number) Text() string {
	switch {
	case n.LOA != nil:
		return n.LOA.Text
	case n.CSR != nil:
		return n.CSR.Text
	}
	return ""
}

// Note is what stands beside the number, on the CSR and on the LOA.
func (n *Number) Note() string {
	var loa, csr string
	if n.LOA != nil {
		loa = n.LOA.Note
	}
	if n.CSR != nil {
		csr = n.CSR.Note
	}
	switch {
	case loa == "" || loa == csr:
		return csr
	case csr == "":
		return loa
	}
	return csr + "; LOA: " + loa
}

// Numbers lists the numbers of both papers, each once: those that differ
// first, then in the order of the LOA, then of the CSR. Which set a number is in
// is what the report says.
func Numbers(m *report.Model) []Number {
	onlyLOA, onlyCSR := setOf(m.Numbers.OnlyLOA), setOf(m.Numbers.OnlyCSR)
	severity := map[string]porting.Severity{}
	for i := range m.Findings {
		if f := &m.Findings[i]; f.TN != "" && f.Severity.Rank() > severity[f.TN].Rank() {
			severity[f.TN] = f.Severity
		}
	}
	out := make([]Number, 0, size(m.LOA)+size(m.CSR))
	at := make(map[string]int, size(m.LOA)+size(m.CSR))
	row := func(n *porting.Number) *Number {
		if n.TN == "" {
			out = append(out, Number{Set: Invalid})
			return &out[len(out)-1]
		}
		i, ok := at[n.TN]
		if !ok {
			i = len(out)
			at[n.TN] = i
			out = append(out, Number{TN: n.TN, Severity: severity[n.TN]})
		}
		return &out[i]
	}
	for i := range list(m.LOA) {
		n := &m.LOA.Numbers[i]
		r := row(n)
		r.LOATimes++
		// Of a number that stands as one to port and one to keep, the one to port is shown.
		if r.LOA == nil || r.LOA.Action == porting.ActionKeep {
			r.LOA = n
		}
	}
	for i := range list(m.CSR) {
		n := &m.CSR.Numbers[i]
		r := row(n)
		r.CSRTimes++
		if r.CSR == nil {
			r.CSR = n
		}
	}
	for i := range out {
		r := &out[i]
		switch {
		case r.Set != "":
		case onlyLOA[r.TN]:
			r.Set = OnlyLOA
		case r.LOA != nil && r.LOA.Action == porting.ActionKeep:
			r.Set = Keep
		case onlyCSR[r.TN]:
			r.Set = OnlyCSR
		case r.CSR == nil:
			r.Set = OnlyLOA
		case r.LOA == nil:
			r.Set = OnlyCSR
		default:
			r.Set = Both
		}
		if r.CSR != nil {
			r.Features, r.Status = r.CSR.Features, r.CSR.Status
		}
		if r.LOA != nil {
			r.Features = join(r.Features, r.LOA.Features)
			if r.Status == "" {
				r.Status = r.LOA.Status
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return rank(out[i].Set) < rank(out[j].Set) })
	return out
}

// CountSets counts the numbers of each set.
func CountSets(ns []Number) map[string]int {
	m := map[string]int{}
	for i := range ns {
		m[ns[i].Set]++
	}
	return m
}

func rank(set string) int {
	for i, s := range Sets {
		if s == set {
			return i
		}
	}
	return len(Sets)
}

func list(r *porting.Record) []porting.Number {
	if r == nil {
		return nil
	}
	return r.Numbers
}

func size(r *porting.Record) int { return len(list(r)) }

func setOf(tns []string) map[string]bool {
	m := make(map[string]bool, len(tns))
	for _, tn := range tns {
		m[tn] = true
	}
	return m
}

// join adds to a what b has and a lacks.
func join(a, b []string) []string {
	out := a
	for _, x := range b {
		has := false
		for _, y := range out {
			has = has || x == y
		}
		if !has {
			out = append(out[:len(out):len(out)], x)
		}
	}
	return out
}
