package tables

// Columns inside an address whose heading nobody knows. One that stands between the
// columns of an address belongs to it: it is taken where it can only be the part that
// the address lacks, and that is said; else it is said that nobody knows what it is. So is
// one right beside them that holds the ZIPs that the address has not.

import (
	"fmt"
	"slices"
	"strings"

	addr "github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/csr/headers"
	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// gap is a column inside an address.
type gap struct {
	k     int // its index
	field porting.Name
	part  labels.Target // what it was taken for, "" for nothing
}

// findGaps looks for columns inside the service and the billing address of a table.
func (t *table) findGaps() {
	for _, n := range []porting.Name{porting.ServiceAddress, porting.BillingAddress} {
		t.gapsOf(n)
	}
	t.findPlaces()
}

// findPlaces takes a column of cities with their ZIPs, wherever it stands, for that of the
// only address that lacks them. Where more than one could be meant, each is told.
func (t *table) findPlaces() {
	var cols []int
	for k, c := range t.Cols {
		if k != t.numbers && !t.isFurther(k) && !c.Known && !c.Is() && t.holds(k, func(text string) bool {
			p := gather.Split("1 A St\n" + text)
			return p.Street == "1 A St" && p.Unit == "" && p.City != "" && p.State != "" && p.Zip != ""
		}) {
			cols = append(cols, k)
		}
	}
	if len(cols) == 0 {
		return
	}
	var lacking []int // columns of streets without a city
	for k, c := range t.Cols {
		if (c.Target == labels.Street || cells.WholeAddress(c.Target)) && !t.cityBeside(c.Side) && t.holds(k, func(text string) bool {
			return gather.Split(text).Zip == "" && cells.StreetLike(text)
		}) {
			lacking = append(lacking, k)
		}
	}
	for _, s := range lacking {
		n, part := porting.ServiceAddress, labels.Target("")
		if c := t.Cols[s]; c.Side == cells.BillingSide || c.Target == labels.Target(porting.BillingAddress) {
			n = porting.BillingAddress
		}
		if len(lacking) == 1 && len(cols) == 1 {
			c := &t.Cols[cols[0]]
			c.Target, c.Known, c.Side, c.Wording = labels.CityStateZip, true, t.Cols[s].Side, c.Text
			part = labels.CityStateZip
		}
		t.gaps = append(t.gaps, gap{cols[0], n, part})
	}
}

// cityBeside tells whether a column holds the cities or ZIPs of one's addresses.
func (t *table) cityBeside(s cells.Side) bool {
	return slices.ContainsFunc(t.Cols, func(c headers.Column) bool {
		return (c.Target == labels.City || c.Target == labels.Zip || c.Target == labels.CityStateZip) && c.Side == s
	})
}

// holds tells whether a column holds something, and nothing but texts of which f is true.
func (t *table) holds(k int, f func(string) bool) bool {
	some := false
	for j := t.Body; j < len(t.Rows) && j < t.Body+60; j++ {
		if p, ok := t.cell(j, k); ok && !labels.NoValue(p.Text) {
			if !f(p.Text) {
				return false
			}
			some = true
		}
	}
	return some
}

// gapsOf finds those of one address.
func (t *table) gapsOf(n porting.Name) {
	has := map[labels.Target]bool{}
	var cols []int // of the address, by their place on the sheet
	for k, c := range t.Cols {
		mine := t.serviceColumn(k)
		if n == porting.BillingAddress {
			mine = c.Side == cells.BillingSide && (cells.IsPart(c.Target) || cells.WholeAddress(c.Target) && c.Target != labels.NameAndAddress) || c.Target == labels.Target(n)
		}
		if mine {
			has[c.Target] = true
			cols = append(cols, c.Col)
		}
	}
	if len(cols) < 2 {
		return
	}
	left, right := slices.Min(cols), slices.Max(cols)
	for k := range t.Cols {
		c := &t.Cols[k]
		beside := c.Col == left-1 || c.Col == right+1
		if (c.Col <= left || c.Col >= right) && !beside || k == t.numbers || t.isFurther(k) || c.Known && c.Text != "" && c.Target != labels.Note || c.Target != "" && c.Target != labels.None && c.Target != labels.Note {
			continue
		}
		part, some := t.partIn(k, has)
		if c.Known && c.Text != "" && part != labels.StreetType && part != labels.PreDir && part != labels.PostDir {
			continue // "Type", and no part of a street
		}
		if !some || beside && part != labels.Zip && part != labels.StreetNumber {
			continue
		}
		if part != "" {
			has[part] = true
			c.Target, c.Known, c.Side = part, true, t.sideOf(cols, max(c.Col, left+1))
			c.Wording = c.Text
		}
		t.gaps = append(t.gaps, gap{k, n, part})
	}
}

// sideOf is whose the nearest column of an address to the left is.
func (t *table) sideOf(cols []int, col int) cells.Side {
	best := -1
	for _, c := range cols {
		if c < col {
			best = max(best, c)
		}
	}
	return t.Cols[t.columnAt(best)].Side
}

// partIn is the part of an address that all cells of a column can be, of those that the
// address has not. some is false where the column holds nothing that belongs to one.
func (t *table) partIn(k int, has map[labels.Target]bool) (part labels.Target, some bool) {
	unit, city, state, zip, n := true, true, true, true, 0
	directional, suffix, house := true, true, true
	for j := t.Body; j < len(t.Rows) && j < t.Body+60; j++ {
		p, ok := t.cell(j, k)
		if !ok || labels.NoValue(p.Text) {
			continue
		}
		_, stated := cells.Status(p.Text)
		directional = directional && len(p.Text) <= 2 && addr.Directional(p.Text) != ""
		suffix = suffix && !strings.Contains(p.Text, " ") && addr.Suffix(p.Text) != ""
		house = house && len(p.Text) <= 6 && cells.Digits(p.Text) > 0 && len(p.Text)-cells.Digits(p.Text) <= 1
		if directional || suffix {
			n++
			unit, city, state, zip = false, false, false, false
			continue
		}
		if cells.IsMark(p.Text) || stated || cells.PhoneCell(p.Text) || len(features.Find(p.Text)) > 0 || t.Grid.Label(p.Text).Is() {
			return "", false
		}
		n++
		parts := gather.Split("1 A St\n" + p.Text)
		unit = unit && cells.UnitLike(p.Text)
		city = city && cells.TownLike(p.Text)
		state = state && len(p.Text) == 2 && addr.State(p.Text) != ""
		zip = zip && parts.Zip == p.Text
	}
	whole := has[labels.CityStateZip]
	switch {
	case n == 0:
		return "", false
	case directional && t.streetIn(has) && t.beforeName(k):
		return labels.PreDir, true
	case directional && t.streetIn(has):
		return labels.PostDir, true
	case suffix && t.streetIn(has) && !has[labels.StreetType]:
		return labels.StreetType, true
	case directional || suffix:
		return "", true
	case house && t.streetIn(has) && !has[labels.StreetNumber] && t.beforeName(k) && !t.numberedStreets():
		return labels.StreetNumber, true
	case unit && !has[labels.Unit]:
		return labels.Unit, true
	case state && !has[labels.State] && !whole:
		return labels.State, true
	case zip && !has[labels.Zip] && !whole:
		return labels.Zip, true
	case city && !has[labels.City] && !whole && (has[labels.State] || has[labels.Zip]):
		return labels.City, true
	}
	return "", true
}

// streetIn tells whether the address has a street's name in a column of its own, or a street.
func (t *table) streetIn(has map[labels.Target]bool) bool {
	return has[labels.StreetName] || has[labels.Street]
}

// streetColumn is the column of the street, or of its name; -1 for none.
func (t *table) streetColumn() int {
	if k := t.column(labels.StreetName); k >= 0 {
		return k
	}
	return t.column(labels.Street)
}

// beforeName tells whether a column stands before that of the street.
func (t *table) beforeName(k int) bool {
	s := t.streetColumn()
	return s >= 0 && t.Cols[k].Col < t.Cols[s].Col
}

// numberedStreets tells whether the streets have their numbers with them.
func (t *table) numberedStreets() bool {
	s := t.streetColumn()
	return s >= 0 && t.From(t.Body, t.Cols[s].Col).Any(cells.StreetLike)
}

// tellGaps says of the columns inside an account's addresses what was made of them.
func (t *table) tellGaps(a *gather.Account) {
	if t.toldGaps[a] || len(t.gaps) == 0 {
		return
	}
	if t.toldGaps == nil {
		t.toldGaps = map[*gather.Account]bool{}
	}
	t.toldGaps[a] = true
	for _, g := range t.gaps {
		c := t.Cols[g.k]
		name := fmt.Sprintf("the column %q", gather.Short(c.Text))
		if c.Text == "" {
			name = "a column without a heading"
		}
		p := porting.Problem{Code: porting.ProblemAmbiguousLabel, Field: g.field, Where: c.Where,
			Message: fmt.Sprintf("%s stands inside %s, and nothing says what it is: see the record itself", name, gather.Spoken(g.field))}
		switch g.part {
		case "":
		case labels.Target(porting.ServiceAddress):
			p.Message = fmt.Sprintf("%s holds addresses and was taken for the service address", name)
		default:
			p.Message = fmt.Sprintf("%s stands inside %s and was taken for its %s", name, gather.Spoken(g.field), strings.ReplaceAll(string(g.part), "_", " "))
		}
		a.Note(p)
	}
}
