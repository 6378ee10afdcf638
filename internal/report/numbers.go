package report

// The sets of numbers.

import (
	"slices"

	"github.com/portcheck/portcheck/internal/porting"
)

// numberSets counts the distinct valid numbers of both papers; the lists are in
// ascending order.
func numberSets(loa, csr *porting.Record) porting.NumberSets {
	keep := map[string]bool{}
	for _, n := range loa.Numbers {
		if n.Action == porting.ActionKeep && n.TN != "" {
			keep[n.TN] = true
		}
	}
	port := make(map[string]bool, len(loa.Numbers))
	for _, n := range loa.Numbers {
		if n.TN != "" && n.Action != porting.ActionKeep && !keep[n.TN] {
			port[n.TN] = true
		}
	}
	out := porting.NumberSets{LOA: len(port), OnlyLOA: []string{}, OnlyCSR: []string{}, Port: "full"}
	account := make(map[string]bool, len(csr.Numbers))
	active := 0
	for _, n := range csr.Numbers {
		if n.TN == "" || account[n.TN] {
			continue
		}
		account[n.TN] = true
		if port[n.TN] {
			out.Both++
		} else {
			out.OnlyCSR = append(out.OnlyCSR, n.TN)
		}
		if n.Status != porting.StatusDisconnected {
			active++
			if !port[n.TN] {
				out.Port = "partial"
			}
		}
	}
	if active == 0 {
		out.Port = "partial" // nothing says that it is the whole account
	}
	out.CSR = len(account)
	for tn := range port {
		if !account[tn] {
			out.OnlyLOA = append(out.OnlyLOA, tn)
		}
	}
	slices.Sort(out.OnlyLOA)
	slices.Sort(out.OnlyCSR)
	return out
}
