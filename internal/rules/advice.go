package rules

// What is to be done about a feature: each has its own remedy, and one that moves
// something to a number that stays is none where nothing does.

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
	"github.com/portcheck/portcheck/internal/tsv"
)

//go:embed advice.tsv
var adviceData string

// advice is a row of advice.tsv.
type advice struct {
	called string // "DSL", "an elevator"
	do     string
	// partly is what to do where other numbers of the account stay.
	partly string
}

var advices = sync.OnceValue(func() map[string]advice {
	m := make(map[string]advice, 24)
	for f := range tsv.Rows("advice.tsv", adviceData, 5, 5) {
		a := advice{called: f[1], do: f[2], partly: f[3]}
		if a.partly == "-" {
			a.partly = a.do
		}
		m[f[0]] = a
	}
	return m
})

// remedy says what to do about features of numbers that port, each thing once.
//
// A Centrex block ports as a whole: where numbers of it stay, they are named.
func (p *pair) remedy(names []string) string {
	var out []string
	for _, name := range names {
		a := advices()[name]
		do := a.do
		if len(p.stay) > 0 {
			do = a.partly
		}
		if name == centrex {
			if left := p.centrexStays(); len(left) > 0 {
				do = centrexLeft(left)
			}
		}
		if do != "" && !slices.Contains(out, do) {
			out = append(out, do)
		}
	}
	return strings.Join(out, " ")
}

const centrex = "centrex"

// centrexStays are the numbers of a Centrex block that stay though others of it port.
func (p *pair) centrexStays() []string {
	block := func(n *porting.Number) bool { return n != nil && slices.Contains(n.Features, centrex) }
	if !slices.ContainsFunc(p.mate, block) {
		return nil
	}
	var out []string
	for _, tn := range p.stay {
		if block(p.onCSR[tn]) {
			out = append(out, tn)
		}
	}
	return out
}

// mayBill are the numbers that may be the BTN of what stays: those that work, and are
// bound to none that ports.
//
// Source: Bandwidth 7494 to 7497: an active number of the account that is not ported.
func (p *pair) mayBill() []string {
	bound := p.centrexStays()
	var out []string
	for _, tn := range p.stay {
		if p.onCSR[tn].Status != porting.StatusSuspended && !slices.Contains(bound, tn) {
			out = append(out, tn)
		}
	}
	return out
}

// featureWords are the canonical names as people say them.
func featureWords(names []string) string {
	words := make([]string, len(names))
	for i, n := range names {
		switch a, ok := advices()[n]; {
		case ok:
			words[i] = a.called
		case n == "pic_freeze":
			words[i] = "PIC freeze"
		default:
			words[i] = strings.ReplaceAll(n, "_", " ")
		}
	}
	return listOf(words)
}

func featureConflict(tn string, names []string, remedy string, byLOA bool) (string, string) {
	what := featureWords(names)
	switch {
	case tn == "":
		return "The account has " + what + ".", remedy
	case byLOA:
		return "The LOA notes " + what + " on " + telephone.Format(tn) + "; the CSR does not.", "Ask the customer whether that is so. If it is: " + lowerFirst(remedy)
	}
	return telephone.Format(tn) + " has " + what + " on it.", remedy
}

// lowerFirst begins a sentence inside another.
func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

func centrexLeft(tns []string) string {
	return "Add " + numberList(tns) + " to the LOA, for all the numbers of a Centrex block port together, or have the Centrex removed before the order is sent."
}

func specialLine(tn string, names []string) (string, string) {
	what := featureWords(names)
	if tn == "" {
		return "The account has a line for " + what + ".", "Ask the customer whether that line should port; such lines often fail on the new service."
	}
	return telephone.Format(tn) + " is a line for " + what + ".", advices()[names[0]].do
}
