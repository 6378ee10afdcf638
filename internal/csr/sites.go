package csr

// Service addresses that a table of their own gives a name or an id: numbers name it
// in a column, and each has the address of its place.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// sites are the addresses of one table, by the name in its column.
type sites struct {
	nouns []string // of the column's heading
	by    map[string]site
}

type site struct {
	f     *porting.Field
	cells address
}

// placeName is a number that names its place.
type placeName struct {
	index int // in account.numbers
	tn    string
	nouns []string
	name  string
	where porting.Where
}

// maxSites is how many tables of places are read.
const maxSites = 8

// siteNouns are the words of a heading of names or ids of places, nil where it is none.
func siteNouns(text string) []string {
	if len(text) > 40 {
		return nil
	}
	var out []string
	for _, w := range labels.Words(text) {
		switch w {
		case "loc", "locations":
			w = "location"
		case "bldg":
			w = "building"
		case "sites":
			w = "site"
		}
		switch w {
		case "location", "site", "branch", "store", "office", "building", "facility", "campus", "premise", "premises", "address":
			out = append(out, w)
		case "id", "number", "name", "code", "key", "ref", "reference", "service", "svc":
		default:
			return nil
		}
	}
	return out
}

// same tells whether two headings speak of the same kind of place.
func same(a, b []string) bool {
	return slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) })
}

// readSites reads a table of places, rows from body to end. ok is false where it is
// none: where no column names each of its addresses, or no number has such a name.
func (t *table) readSites(end int) (ok bool) {
	if end < t.body+2 || len(t.c.sites) >= maxSites || t.keyColumn() >= 0 || !t.hasStreet() {
		return false
	}
	for k := range t.cols {
		nouns := siteNouns(t.cols[k].text)
		if nouns == nil || t.serviceColumn(k) && t.cols[k].text != "" && !t.isID(k) {
			continue
		}
		s := sites{nouns: nouns, by: map[string]site{}}
		for j := t.body; j < end; j++ {
			p, ok := t.cell(j, k)
			key := strings.ToLower(p.text)
			if _, twice := s.by[key]; !ok || blank(p.text) || twice || len(p.text) > 80 {
				s.by = nil
				break
			}
			f, cells := t.address(j)
			s.by[key] = site{f, cells}
		}
		if s.by == nil || !t.c.names(&s, t.rows[t.start].Index, t.rows[end-1].Index, t.g) {
			continue
		}
		t.c.sites = append(t.c.sites, s)
		for x := range t.cols {
			if x != k && !t.serviceColumn(x) {
				t.cur.lay(t.cols[x].text, t.cols[x].where)
			}
		}
		return true
	}
	return false
}

// isID tells whether a column headed by words of an address holds none.
func (t *table) isID(k int) bool {
	p, ok := t.cell(t.body, k)
	return ok && !strings.Contains(strings.TrimSpace(p.text), " ")
}

func (t *table) hasStreet() bool {
	for k := range t.cols {
		if t.serviceColumn(k) {
			switch t.cols[k].target {
			case labels.Street, labels.StreetName, labels.Address, labels.Target(porting.ServiceAddress):
				return true
			}
		}
	}
	return false
}

// names tells whether somewhere else in the file numbers stand beside names of the sites, in
// a column whose heading speaks of such.
func (c *collector) names(s *sites, from, to int, own *grid) bool {
	for _, g := range c.grids {
		rows := g.sheet.Rows
		for i := range rows {
			for x := range rows[i].Cells {
				h := &rows[i].Cells[x]
				if c.Tick(); len(h.Text) > 40 || g == own && rows[i].Index >= from && rows[i].Index <= to || !same(siteNouns(h.Text), s.nouns) {
					continue
				}
				for j := i + 1; j < len(rows) && j < i+30; j++ {
					v := rows[j].Cell(int(h.Col))
					if v == nil {
						continue
					}
					if _, ok := s.by[strings.ToLower(clean(v.Text))]; ok && slices.ContainsFunc(rows[j].Cells, func(c sheet.Cell) bool { return phoneCell(clean(c.Text)) }) {
						return true
					}
				}
			}
		}
	}
	return false
}

// siteColumns are the columns in which numbers name their places.
func (t *table) siteColumns() {
	t.places = t.places[:0]
	for k := range t.cols {
		if k != t.numbers && !t.serviceColumn(k) && siteNouns(t.cols[k].text) != nil {
			t.places = append(t.places, k)
		}
	}
}

// place keeps what row j says of the place of the numbers from index n on.
func (t *table) place(j int, a *account, n int) {
	for _, k := range t.places {
		p, ok := t.cell(j, k)
		if !ok || blank(p.text) {
			continue
		}
		for x := n; x < len(a.numbers); x++ {
			a.named = append(a.named, placeName{x, a.numbers[x].TN, siteNouns(t.cols[k].text), p.text, p.where})
		}
	}
}

// settleSites gives the numbers of an account the addresses of the places that they
// name. One that no table knows is told.
func (c *collector) settleSites(a *account) {
	t := &a.tableAddress
	told := map[string]bool{}
	for _, n := range a.named {
		if n.index >= len(a.numbers) || a.numbers[n.index].TN != n.tn {
			continue
		}
		for _, s := range c.sites {
			if !same(s.nouns, n.nouns) {
				continue
			}
			at, ok := s.by[strings.ToLower(n.name)]
			if !ok || at.f == nil {
				if !told[n.name] {
					told[n.name] = true
					a.note(porting.Problem{Code: porting.ProblemUnreadableValue, Field: porting.ServiceAddress, TN: n.tn, Where: n.where,
						Message: fmt.Sprintf("the number %s stands at %q, and no table of the record says where that is", telephone.Format(n.tn), short(n.name))})
				}
				continue
			}
			for len(t.own) < len(a.numbers) {
				t.own = append(t.own, nil)
			}
			switch {
			case t.own[n.index] != nil: // it has one of its own
			case t.first == nil:
				t.own[n.index], t.first, t.cells = at.f, at.f, at.cells
			default:
				t.own[n.index] = at.f
				t.varied = t.varied || at.f.Text != t.first.Text
			}
		}
	}
	a.named = nil
}
