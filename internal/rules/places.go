package rules

// Where the numbers are installed.

import (
	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/compare"
	"github.com/portcheck/portcheck/internal/porting"
)

// otherAddress: numbers that the CSR has at another address than the one that
// the LOA gives. How an address is written is the service address's own matter:
// here only another place counts, and a person must decide whether one LOA
// covers both.
//
// Source: Bandwidth 6179 (all numbers share billing number, service address and
// carrier).
func (p *pair) otherAddress() []porting.Finding {
	loa := p.loa.Fields[porting.ServiceAddress]
	if loa == nil || loa.Text == "" {
		return nil
	}
	account := p.csr.Fields[porting.ServiceAddress]
	elsewhere := map[string]bool{} // by the number's address: many share one
	var out []porting.Finding
	rejection := carrier.Rejection("address_mismatch")
	for i, n := range p.port {
		c := p.mate[i]
		if c == nil || c.ServiceAddress == nil || c.ServiceAddress.Text == "" {
			continue
		}
		text := c.ServiceAddress.Text
		other, known := elsewhere[text]
		if !known {
			other = otherPlace(loa, c.ServiceAddress) && (account == nil || otherPlace(account, c.ServiceAddress))
			elsewhere[text] = other
		}
		if !other {
			continue
		}
		f := p.about("address_mismatch", porting.Review, n.TN, n, c, rejection)
		f.LOA = porting.Side{Text: loa.Text, Where: loa.Where}
		f.CSR = porting.Side{Text: text, Where: c.ServiceAddress.Where}
		f.Message, f.Fix = otherAddress(n.TN, text)
		out = append(out, f)
	}
	return out
}

// otherPlace tells whether two addresses are two places: a part of them is
// another one, or spelled otherwise. What a number's address leaves out says
// nothing.
func otherPlace(a, b *porting.Field) bool {
	if a.Text == b.Text {
		return false
	}
	for _, d := range compare.Address(a.Text, b.Text, a.Parts, b.Parts) {
		for _, c := range d.Differences {
			switch c {
			case porting.Different, porting.Typo, porting.Transposed, porting.MissingWord, porting.ExtraWord:
				return true
			case porting.MissingOnLOA:
				if d.Part == "unit" {
					return true
				}
			}
		}
	}
	return false
}
