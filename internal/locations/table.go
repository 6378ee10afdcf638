package locations

// Header rows, and what their columns are.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// column is one column of a table.
type column struct {
	target labels.Target // "" for one that nothing is known of
	label  string
	col    int
	where  porting.Where
}

// table is a header and the rows below it.
type table struct {
	sheet *sheet.Sheet
	cols  []column
	body  int // index of the first row below the header
}

func (t *table) has(target labels.Target) bool { return t.col(target) != nil }

// col is the first column of a target, nil if there is none.
func (t *table) col(target labels.Target) *column {
	for i := range t.cols {
		if t.cols[i].target == target {
			return &t.cols[i]
		}
	}
	return nil
}

// numbered tells whether the table has numbers, located whether it has addresses.
func (t *table) numbered() bool {
	return t.has(labels.Numbers) || t.has(labels.ELIN) || t.has(labels.RangeStart)
}

func (t *table) located() bool {
	return t.has(labels.Address) || t.has(labels.Street) || t.has(labels.StreetName)
}

// find finds the table of a sheet: the row in which the most cells are columns of
// such lists, two at least, with something below it. nil where none is.
func find(s *sheet.Sheet) *table {
	var best *table
	most := 0
	for i := range s.Rows {
		if i >= headRows {
			break
		}
		if len(s.Rows[i].Cells) > maxColumns {
			continue
		}
		t := &table{sheet: s, body: i + 1}
		known := 0
		for k := range s.Rows[i].Cells {
			c := &s.Rows[i].Cells[k]
			text := strings.TrimSpace(c.Text)
			if text == "" {
				continue
			}
			x := column{label: text, col: int(c.Col), where: s.Where(s.Rows[i].Index, c)}
			if m, ok := labels.Locations().Exact(text); ok && m.Target != labels.AccountSign && len(text) <= 60 {
				if x.target = m.Target; x.target == labels.E911Sign {
					x.target = columnOf(text)
				}
				known++
			}
			t.cols = append(t.cols, x)
		}
		if known < 2 || known*2 < len(t.cols) || known <= most || i+1 >= len(s.Rows) {
			continue
		}
		t.settle()
		if t.numbered() || t.located() {
			best, most = t, known
		}
	}
	return best
}

// columnOf is the column that a heading is which is a sign besides: "E911 Address".
func columnOf(text string) labels.Target {
	low := " " + strings.Join(labels.Words(text), " ") + " "
	switch {
	case strings.Contains(low, " elin "):
		return labels.ELIN
	case strings.Contains(low, " community "):
		return labels.City
	case strings.Contains(low, " erl "), strings.Contains(low, " id "), strings.Contains(low, " response location "):
		return labels.Location
	case strings.Contains(low, " address "), strings.Contains(low, " location "):
		return labels.Address
	}
	return labels.None
}

// settle decides what the columns are whose headings leave it open, by what
// stands below them.
func (t *table) settle() {
	for i := range t.cols {
		c := &t.cols[i]
		switch c.target {
		case labels.Location:
			streets, units, filled := 0, 0, 0
			t.sample(c.col, func(text string) {
				filled++
				if p := address.Split(text); p.Street != "" && (p.Zip != "" || p.City != "") {
					streets++
				}
				if w, _, _ := strings.Cut(text, " "); address.Designator(strings.Trim(w, ".,")) != "" || strings.Contains(strings.ToLower(text), "floor") {
					units++
				}
			})
			switch {
			case filled > 0 && streets*2 > filled && !t.has(labels.Address) && !t.has(labels.Street):
				c.target = labels.Address
			case filled > 0 && units*2 > filled && (t.located() || t.has(labels.Unit)):
				c.target = labels.Unit
			}
		case "":
			// a column without a heading that we know, but with numbers in it
			phones, filled := 0, 0
			t.sample(c.col, func(text string) {
				filled++
				if _, ok := telephone.Parse(text); ok {
					phones++
				}
			})
			if filled > 0 && phones*4 > filled*3 && !t.has(labels.Numbers) {
				c.target = labels.Numbers
			}
		}
	}
	// "Number" beside "Street": the house's, unless telephone numbers stand in it
	if c := t.col(labels.Numbers); c != nil {
		phones, filled := 0, 0
		t.sample(c.col, func(text string) {
			filled++
			if telephone.Any(text) {
				phones++
			}
		})
		if phones == 0 && filled > 0 && (t.has(labels.StreetName) || t.has(labels.Street)) && !t.has(labels.StreetNumber) {
			c.target = labels.StreetNumber
			for i := range t.cols { // and another column may be the telephone's
				if x := &t.cols[i]; x.target == labels.Numbers {
					return
				}
			}
		}
	}
}

// sample calls f for the texts of a column, 30 at most.
func (t *table) sample(col int, f func(text string)) {
	n := 0
	for i := t.body; i < len(t.sheet.Rows) && n < 30; i++ {
		if c := t.sheet.Rows[i].Cell(col); c != nil && strings.TrimSpace(c.Text) != "" {
			f(strings.TrimSpace(c.Text))
			n++
		}
	}
}
