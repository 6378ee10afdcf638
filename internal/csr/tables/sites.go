package tables

// Service addresses that a table of their own gives a name or an id: numbers name it
// in a column, and each has the address of its place.

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// maxSites is how many tables of places are read.
const maxSites = 8

// readSites reads a table of places, rows from body to end. ok is false where it is
// none: where no column names each of its addresses, or no number has such a name.
func (t *table) readSites(end int) (ok bool) {
	if end < t.Body+2 || len(t.c.Sites) >= maxSites || t.keyColumn() >= 0 || !t.hasStreet() {
		return false
	}
	for k := range t.Cols {
		nouns := gather.SiteNouns(t.Cols[k].Text)
		if nouns == nil || t.serviceColumn(k) && t.Cols[k].Text != "" && !t.isID(k) {
			continue
		}
		s := gather.Sites{Nouns: nouns, By: map[string]gather.Site{}}
		for j := t.Body; j < end; j++ {
			p, ok := t.cell(j, k)
			key := strings.ToLower(p.Text)
			if _, twice := s.By[key]; !ok || labels.NoValue(p.Text) || twice || len(p.Text) > 80 {
				s.By = nil
				break
			}
			f, cells := t.address(j)
			s.By[key] = gather.Site{Field: f, Cells: cells}
		}
		if s.By == nil || !names(t.c, &s, t.Rows[t.start].Index, t.Rows[end-1].Index, t.Grid) {
			continue
		}
		t.c.Sites = append(t.c.Sites, s)
		for x := range t.Cols {
			if x != k && !t.serviceColumn(x) {
				t.Cur.Lay(t.Cols[x].Text, t.Cols[x].Where)
			}
		}
		return true
	}
	return false
}

// isID tells whether a column headed by words of an address holds none.
func (t *table) isID(k int) bool {
	p, ok := t.cell(t.Body, k)
	return ok && !strings.Contains(strings.TrimSpace(p.Text), " ")
}

func (t *table) hasStreet() bool {
	for k := range t.Cols {
		if t.serviceColumn(k) {
			switch t.Cols[k].Target {
			case labels.Street, labels.StreetName, labels.Address, labels.Target(porting.ServiceAddress):
				return true
			}
		}
	}
	return false
}

// names tells whether somewhere else in the file numbers stand beside names of the sites, in
// a column whose heading speaks of such.
func names(c *gather.Collector, s *gather.Sites, from, to int, own *cells.Grid) bool {
	for _, g := range c.Grids {
		rows := g.Sheet.Rows
		itself := func(i int) bool { return g == own && rows[i].Index >= from && rows[i].Index <= to }
		for i := range rows {
			for x := range rows[i].Cells {
				h := &rows[i].Cells[x]
				if c.Tick(); len(h.Text) > 40 || itself(i) || !gather.Same(gather.SiteNouns(h.Text), s.Nouns) {
					continue
				}
				for j := i + 1; j < len(rows) && j < i+30 && !itself(j); j++ {
					v := rows[j].Cell(int(h.Col))
					if v == nil {
						continue
					}
					if _, ok := s.By[strings.ToLower(cells.Clean(v.Text))]; ok && slices.ContainsFunc(rows[j].Cells, func(c sheet.Cell) bool { return cells.PhoneCell(cells.Clean(c.Text)) }) {
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
	for k := range t.Cols {
		if k != t.numbers && !t.serviceColumn(k) && gather.SiteNouns(t.Cols[k].Text) != nil {
			t.places = append(t.places, k)
		}
	}
}

// place keeps what row j says of the place of the numbers from index n on.
func (t *table) place(j int, a *gather.Account, n int) {
	for _, k := range t.places {
		p, ok := t.cell(j, k)
		if !ok || labels.NoValue(p.Text) {
			continue
		}
		for x := n; x < len(a.Numbers); x++ {
			a.Named = append(a.Named, gather.PlaceName{Index: x, Tn: a.Numbers[x].TN, Nouns: gather.SiteNouns(t.Cols[k].Text), Name: p.Text, Where: p.Where})
		}
	}
}
