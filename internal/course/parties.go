package course

// Who is who on the losing side, as far as the papers show it. Nothing is made up:
// a party is listed for words that stand on a paper.

import (
	_ "embed"
	"fmt"
	"sync"

	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/tsv"
)

//go:embed parties.tsv
var partyData string

var abilities = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for row := range tsv.Rows("parties.tsv", partyData, 3, 3) {
		m[row[0]] = row[1]
	}
	return m
})

// The roles of a party.
const (
	roleCarrier    = "carrier"
	roleReseller   = "reseller"
	roleUnderlying = "underlying"
)

func (c *course) parties() []porting.Party {
	onLOA, onCSR := oneLine(c.LOA.Text(porting.CurrentCarrier)), oneLine(c.CSR.Text(porting.CurrentCarrier))
	var resold *porting.Condition
	for i := range c.CSR.Conditions {
		if c.CSR.Conditions[i].Name == "resold" {
			resold = &c.CSR.Conditions[i]
			break
		}
	}
	relation := carrier.SameCarrier
	if onLOA != "" && onCSR != "" {
		relation, _ = c.Carriers.Relate(onLOA, onCSR)
	}
	var out []porting.Party
	add := func(name, role, evidence string) {
		p := porting.Party{Name: c.safe(name), Role: role, Evidence: c.safe(evidence)}
		if known, ok := c.Carriers.Lookup(name); ok {
			p.Name, p.Type = known.Name, known.Type
		}
		p.Can = abilities()[p.Type]
		if role == roleReseller {
			p.Can = abilities()["reseller"]
		}
		out = append(out, p)
	}
	switch {
	case relation == carrier.Unrelated:
		// Two companies: the one that the customer names sells, the one whose
		// record this is releases the numbers.
		add(onLOA, roleReseller, "The LOA names it as the losing carrier, but the CSR is another's.")
		add(onCSR, roleUnderlying, "The CSR is its record.")
	case onCSR != "":
		add(onCSR, roleCarrier, "The CSR names it.")
	case onLOA != "":
		add(onLOA, roleCarrier, "The LOA names it as the losing carrier; the CSR names none.")
	}
	if resold != nil && relation != carrier.Unrelated {
		p := porting.Party{Role: roleReseller, Can: abilities()["reseller"], Evidence: fmt.Sprintf("The CSR says so: %s", c.safe(oneLine(resold.Text)))}
		out = append(out, p)
		for i := range out {
			if out[i].Role == roleCarrier {
				out[i].Role = roleUnderlying
			}
		}
	}
	return out
}
