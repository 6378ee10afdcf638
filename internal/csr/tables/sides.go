package tables

// Whose the parts of addresses are whose headings do not say it: "Billing Address, City,
// State, ZIP" are the parts of one address, the one that stands before them.

import (
	"slices"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/csr/headers"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// sides gives columns of parts that name nobody to the address whose columns begin right
// before them. A part that it has already is another's.
func (t *table) sides() {
	streets := 0
	for _, c := range t.Cols {
		if begins(c) {
			streets++
		}
	}
	whose, has := cells.NoSide, map[labels.Target]bool{}
	for k := range t.Cols {
		c := &t.Cols[k]
		said := cells.WordingSide(c.Wording)
		if said == cells.NoSide && len(t.Above) > 0 { // the upper line of the header
			said = c.Side
		}
		switch {
		case c.Target == labels.Target(porting.BillingAddress) && said == cells.NoSide:
			said = cells.BillingSide
		case c.Target == labels.Target(porting.ServiceAddress) && said == cells.NoSide && !gather.General(c.Wording):
			said = cells.ServiceSide
		}
		named := c.Target == labels.Target(porting.CustomerName) || c.Target == labels.Name || c.Target == labels.Target(porting.ContactName)
		switch {
		case begins(*c):
			if whole := cells.WholeAddress(c.Target) && t.holds(k, gather.Closed); whole {
				whose = cells.NoSide // nothing is left for the columns behind it
				continue
			}
			if said == cells.NoSide && c.Side == cells.NoSide && whose == cells.BillingSide && streets > 1 && !has[labels.Street] {
				c.Side = whose // "Billing Name, Address, City"
			} else {
				whose, has = said, map[labels.Target]bool{}
			}
			has[labels.Street] = true
		case cells.IsPart(c.Target):
			if said != cells.NoSide && said != whose {
				whose, has = said, map[labels.Target]bool{}
			}
			if said == cells.NoSide && c.Side != whose && whose != cells.NoSide && !has[c.Target] {
				c.Side = whose
			}
			has[c.Target] = true
		case named && said != cells.NoSide:
			whose, has = said, map[labels.Target]bool{}
		default:
			whose = cells.NoSide
		}
	}
}

// begins tells whether a column is of an address or of its first line.
func begins(c headers.Column) bool {
	return cells.WholeAddress(c.Target) || slices.Contains([]labels.Target{labels.Street, labels.StreetNumber}, c.Target)
}
