package csr

// The service addresses that the rows of a table of numbers give.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// ownAddress tells whether a column holds the address of the number in its row.
func (t *table) ownAddress(k int) bool { return t.numbers >= 0 && t.serviceColumn(k) }

// serviceColumn tells whether a column holds a service address or a part of one.
func (t *table) serviceColumn(k int) bool {
	c := t.cols[k]
	if c.side == billingSide || c.side == contactSide || c.side == otherSide || k < len(t.shadowed) && t.shadowed[k] {
		return false
	}
	return isPart(c.target) || c.target == labels.Target(porting.ServiceAddress) || c.target == labels.Address
}

// shadow leaves out the columns of addresses that another one says better: the state of
// a rate center beside the service's, the emergency services' form of the address.
func (t *table) shadow() {
	t.shadowed = make([]bool, len(t.cols))
	kind := func(k int) labels.Target {
		switch c := t.cols[k]; c.target {
		case labels.Target(porting.ServiceAddress), labels.Address, labels.Street:
			return labels.Address
		case labels.City, labels.State, labels.Zip, labels.CityStateZip:
			return c.target
		}
		return ""
	}
	worth := func(k int) int {
		c := t.cols[k]
		n := 4 * c.rank
		if c.side == serviceSide {
			n += 2
		}
		if strings.Contains(c.wording, "911") {
			n -= 20
		}
		return n
	}
	best := map[labels.Target]int{}
	for k := range t.cols {
		if g := kind(k); g != "" && t.serviceColumn(k) {
			if b, ok := best[g]; !ok || worth(k) > worth(b) {
				best[g] = k
			}
		}
	}
	for k := range t.cols {
		if b, ok := best[kind(k)]; ok && t.serviceColumn(k) && worth(k) < worth(b) {
			t.shadowed[k] = true
			t.cols[k].target, t.cols[k].known = "", false // listed as one that nobody needs
		}
	}
}

// address is the service address that row j gives its number.
func (t *table) address(j int) (*porting.Field, address) {
	key := ""
	for k := range t.cols {
		if t.serviceColumn(k) {
			if c, _ := t.raw(j, k); c != nil {
				key += c.Text
				c.Used = true
			}
			key += "\x00"
		}
	}
	if strings.Trim(key, "\x00 ") == "" {
		return nil, address{}
	}
	if key == t.lastAddr && (j+1 == len(t.rows) || !t.continues(j+1)) {
		return t.lastOwn, t.lastSet
	}
	d := address{cells: make([]addressCell, 0, 4)}
	for k := range t.cols {
		if !t.serviceColumn(k) {
			continue
		}
		if p, ok := t.cell(j, k); ok && !blank(p.text) {
			part := t.cols[k].target
			switch {
			case part == labels.County || part == labels.Country: // no part of the contract's addresses
				t.unknown(t.cur, k)
				continue
			case !isPart(part) || part == labels.CityStateZip:
				part = ""
			}
			p.row = t.rows[j].Index // a merged cell stands in this row too
			d.cells = append(d.cells, addressCell{p, part, t.cols[k].rank, t.cols[k].wording})
			for _, p := range t.goesOnBelow(j, k) {
				take(p)
				d.cells = append(d.cells, addressCell{p, part, t.cols[k].rank, t.cols[k].wording})
				key += p.text
			}
		}
	}
	if d.empty() {
		return nil, d
	}
	v, parts := d.text()
	f := &porting.Field{Text: v.text, Parts: &parts, Read: how(t.g.read, v.conf), Confidence: v.conf, Where: v.where}
	if v.flags&(sheet.NoCache|sheet.DigitsLost) != 0 || v.typ == sheet.Error {
		f.Text = ""
	}
	if v.flags&sheet.RunsOn != 0 {
		t.cur.note(porting.Problem{Code: porting.ProblemUnreadableValue, Field: porting.ServiceAddress, Where: v.where, Message: "a service address" + runsOn})
	}
	t.lastAddr, t.lastOwn, t.lastSet = key, f, d
	return f, d
}
