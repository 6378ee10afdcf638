package gather

// Which address an item's value is, and of which part.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

func (c *Collector) giveAddress(a *Account, b cells.Label, v Value, ps []cells.Piece) {
	d := &a.Service
	switch strings.ToUpper(strings.Trim(b.Wording, " :")) {
	case "BA2", "BA3", "PO": // further lines of a printed record's billing address
		for _, p := range ps {
			a.Billing.Cells = append(a.Billing.Cells, AddressCell{p, "", b.Rank, b.Wording})
		}
		return
	}
	switch {
	case b.Target == labels.ListedAddress || b.Side == cells.OtherSide && b.Target == labels.Address:
		if a.listedAddress == nil {
			a.listedAddress = &v
		} else {
			a.Lay(b.Wording+": "+v.Text, ps[0].Where)
		}
		return
	case b.Target == labels.Target(porting.BillingAddress), b.Side == cells.BillingSide && b.Target != labels.Target(porting.ServiceAddress),
		b.Side == cells.BillingSide && General(b.Wording):
		d = &a.Billing
	case (b.Side == cells.ContactSide || b.Side == cells.CarrierSide) && General(b.Wording):
		a.Lay(b.Wording+": "+v.Text, ps[0].Where)
		return
	}
	n := porting.ServiceAddress
	if d == &a.Billing {
		n = porting.BillingAddress
	} else if len(a.Numbers) > a.serviceFrom && wholeGiven(d) {
		a.serve(ps, "", b)
		return
	}
	if !d.Empty() {
		if old, _ := d.Text(); old.Text != v.Text && wholeGiven(d) {
			if d.Cells[0].Rank > b.Rank {
				a.Lay(b.Wording+": "+v.Text, ps[0].Where)
				return
			}
			if d.Cells[0].Rank == b.Rank {
				a.Note(porting.Problem{Code: porting.ProblemContradiction, Field: n, Where: v.Where,
					Message: "the record gives " + Spoken(n) + " twice, and differently: the first was taken"})
				a.Lay(b.Wording+": "+v.Text, ps[0].Where)
				return
			}
			a.Lay(old.Text, old.Where)
			*d = Address{}
		} else if wholeGiven(d) {
			return
		}
	}
	if d == &a.Service {
		a.serve(ps, "", b)
		return
	}
	for _, p := range ps {
		d.Cells = append(d.Cells, AddressCell{p, "", b.Rank, b.Wording})
	}
}

// wholeGiven tells whether the address has a cell under a label of its own, not
// only parts.
func wholeGiven(d *Address) bool {
	for _, c := range d.Cells {
		if c.Part == "" {
			return true
		}
	}
	return false
}

// General tells whether a wording is "Address" with nothing that says whose.
func General(wording string) bool {
	return cells.WordingSide(wording) == cells.NoSide
}

func (c *Collector) givePart(a *Account, b cells.Label, ps []cells.Piece) {
	d := &a.Service
	switch b.Side {
	case cells.BillingSide:
		d = &a.Billing
	case cells.ContactSide, cells.CarrierSide, cells.OtherSide:
		a.Lay(b.Wording+": "+Join(ps).Text, ps[0].Where)
		return
	}
	part := b.Target
	switch part {
	case labels.CityStateZip:
		part = ""
	case labels.County, labels.Country: // no part of the contract's addresses
		a.Lay(b.Wording+": "+Join(ps).Text, ps[0].Where)
		return
	}
	if d == &a.Service {
		if a.serve(ps, part, b) {
			c.twice(a, porting.ServiceAddress, b, ps)
		}
		return
	}
	for _, p := range ps {
		if part == "" {
			d.Cells = append(d.Cells, AddressCell{p, "", b.Rank, b.Wording})
		} else if d.add(p, part, b) {
			c.twice(a, porting.BillingAddress, b, ps)
		}
	}
}

// twice says that a part of an address is given twice.
func (c *Collector) twice(a *Account, n porting.Name, b cells.Label, ps []cells.Piece) {
	p := Join(ps)
	a.Note(porting.Problem{Code: porting.ProblemContradiction, Field: n, Where: p.Where,
		Message: "the record gives a part of " + Spoken(n) + " twice, and differently: the first was taken"})
	a.Lay(b.Wording+": "+p.Text, p.Where)
}
