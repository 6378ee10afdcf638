package tables

// The service addresses that the rows of a table of numbers give.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// ownAddress tells whether a column holds the address of the number in its row.
func (t *table) ownAddress(k int) bool { return t.numbers >= 0 && t.serviceColumn(k) }

// serviceColumn tells whether a column holds a service address or a part of one.
func (t *table) serviceColumn(k int) bool {
	c := t.Cols[k]
	if c.Side == cells.BillingSide || c.Side == cells.ContactSide || c.Side == cells.OtherSide || k < len(t.shadowed) && t.shadowed[k] {
		return false
	}
	return cells.IsPart(c.Target) || c.Target == labels.Target(porting.ServiceAddress) || c.Target == labels.Address
}

// shadow leaves out the columns of addresses that another one says better: the state of
// a rate center beside the service's, the emergency services' form of the address.
func (t *table) shadow() {
	t.shadowed = make([]bool, len(t.Cols))
	kind := func(k int) labels.Target {
		switch c := t.Cols[k]; c.Target {
		case labels.Target(porting.ServiceAddress), labels.Address, labels.Street:
			return labels.Address
		case labels.City, labels.State, labels.Zip, labels.CityStateZip:
			return c.Target
		}
		return ""
	}
	worth := func(k int) int {
		c := t.Cols[k]
		n := 4 * c.Rank
		if c.Side == cells.ServiceSide {
			n += 2
		}
		if strings.Contains(c.Wording, "911") {
			n -= 20
		}
		return n
	}
	best := map[labels.Target]int{}
	for k := range t.Cols {
		if g := kind(k); g != "" && t.serviceColumn(k) {
			if b, ok := best[g]; ok && g == labels.Address && worth(k) == worth(b) && t.twoAddresses(b, k) {
				best[g] = t.fuller(b, k)
				continue
			}
			if b, ok := best[g]; !ok || worth(k) > worth(b) {
				best[g] = k
			}
		}
	}
	for k := range t.Cols {
		if b, ok := best[kind(k)]; ok && t.serviceColumn(k) && worth(k) < worth(b) {
			t.shadowed[k] = true
			t.Cols[k].Target, t.Cols[k].Known = "", false // listed as one that nobody needs
		}
	}
}

// twoAddresses tells whether two columns hold an address each, of which one at least is
// complete, and are no lines of one.
func (t *table) twoAddresses(a, b int) bool {
	return t.holds(a, cells.StreetLike) && t.holds(b, cells.StreetLike) && (t.holds(a, gather.Closed) || t.holds(b, gather.Closed))
}

// fuller is that of two columns of addresses whose addresses are complete and each
// number's own; the other one is left out, and told where it says another thing.
func (t *table) fuller(a, b int) int {
	if t.holds(b, gather.Closed) && (!t.holds(a, gather.Closed) || t.holds(a, func(s string) bool { return s == t.text(t.Body, a) })) {
		a, b = b, a
	}
	for j := t.Body; j < len(t.Rows) && j < t.Body+60; j++ {
		if !strings.HasPrefix(t.text(j, a), t.text(j, b)) {
			t.gaps = append(t.gaps, gap{b, porting.ServiceAddress, ""})
			break
		}
	}
	t.shadowed[b] = true
	t.Cols[b].Target, t.Cols[b].Known = "", false
	return a
}

// onceGiven tells whether the table gives each service address once, in the first of its
// rows: the first row has one, there are several, and none is given twice in a row.
func (t *table) onceGiven() bool {
	last, blank, several := "", false, false
	for j := t.Body; j < len(t.Rows) && j < t.Body+500 && t.hasNumber(j) && (j == t.Body || t.Rows[j].Index == t.Rows[j-1].Index+1); j++ {
		key := ""
		for k := range t.Cols {
			if t.serviceColumn(k) {
				key += t.text(j, k) + " "
			}
		}
		key = strings.TrimSpace(key)
		if key == "" && last == "" || key != "" && key == last {
			return false
		}
		several = several || key != "" && last != ""
		blank = blank || key == ""
		if key != "" {
			last = key
		}
	}
	return several && blank
}

// leads tells whether a row without an address names a place of its own.
func (t *table) leads(j int) bool {
	for k, c := range t.Cols {
		if c.Col < t.Cols[t.numbers].Col && !t.serviceColumn(k) && (c.Target == "" || c.Target == labels.None || c.Target == labels.Note) && cells.Speaks(t.text(j, k)) {
			return true
		}
	}
	return false
}

// address is the service address that row j gives its number.
func (t *table) address(j int) (*porting.Field, gather.Address) {
	key := ""
	for k := range t.Cols {
		if t.serviceColumn(k) {
			if c, _ := t.raw(j, k); c != nil {
				key += c.Text
				c.Used = true
			}
			key += "\x00"
		}
	}
	if strings.Trim(key, "\x00 ") == "" {
		if t.lastOwn != nil && t.grouped && !t.leads(j) {
			return t.lastOwn, t.lastSet
		}
		t.lastAddr, t.lastOwn = "", nil
		return nil, gather.Address{}
	}
	if key == t.lastAddr && (j+1 == len(t.Rows) || !t.continues(j+1)) {
		return t.lastOwn, t.lastSet
	}
	d := gather.Address{Cells: make([]gather.AddressCell, 0, 4)}
	for k := range t.Cols {
		if !t.serviceColumn(k) {
			continue
		}
		if p, ok := t.cell(j, k); ok && !labels.NoValue(p.Text) {
			part := t.Cols[k].Target
			switch {
			case part == labels.County || part == labels.Country: // no part of the contract's addresses
				t.unknown(t.Cur, j, k)
				continue
			case !cells.IsPart(part) || part == labels.CityStateZip:
				part = ""
			}
			p.Row = t.Rows[j].Index // a merged cell stands in this row too
			d.Cells = append(d.Cells, gather.AddressCell{Piece: p, Part: part, Rank: t.Cols[k].Rank, Name: t.Cols[k].Wording})
			for _, p := range t.goesOnBelow(j, k) {
				gather.Take(p)
				d.Cells = append(d.Cells, gather.AddressCell{Piece: p, Part: part, Rank: t.Cols[k].Rank, Name: t.Cols[k].Wording})
				key += p.Text
			}
		}
	}
	if d.Empty() {
		return nil, d
	}
	v, parts := d.Text()
	f := &porting.Field{Text: v.Text, Parts: &parts, Read: gather.How(t.Grid.Read, v.Conf), Confidence: v.Conf, Where: v.Where}
	if v.Flags&(sheet.NoCache|sheet.DigitsLost) != 0 || v.Typ == sheet.Error {
		f.Text = ""
	}
	if v.Flags&sheet.RunsOn != 0 {
		t.Cur.Note(porting.Problem{Code: porting.ProblemUnreadableValue, Field: porting.ServiceAddress, Where: v.Where, Message: "a service address" + gather.RunsOn})
	}
	if !t.told["two addresses"] && d.Contradicts() {
		t.told["two addresses"] = true
		t.Cur.Note(porting.Problem{Code: porting.ProblemContradiction, Field: porting.ServiceAddress, Where: v.Where,
			Message: "what was read as one service address holds the parts of two: see the record itself"})
	}
	t.lastAddr, t.lastOwn, t.lastSet = key, f, d
	return f, d
}
