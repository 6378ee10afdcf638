package gather

// Every telephone number that fills a cell is accounted for: a record lists it, or says
// a word of it, or it is listed among what nothing was made of.

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// Left is a number in a cell that no account lists.
type Left struct {
	tns   []string
	text  string
	where porting.Where
	row   int
	col   int
}

// LeftInCells are the numbers, and ranges of them, that fill cells and that no account
// lists, no more than a record may name.
func (c *Collector) LeftInCells() []Left {
	listed := map[string]bool{}
	for _, a := range c.Accounts {
		for i := range a.Numbers {
			listed[a.Numbers[i].TN] = true
		}
	}
	var out []Left
	for _, g := range c.Grids {
		for i := range g.Sheet.Rows {
			c.Tick()
			row := &g.Sheet.Rows[i]
			for k := range row.Cells {
				cell := &row.Cells[k]
				tns := numbersOf(g.Text(cell))
				if len(tns) == 0 || allIn(listed, tns) {
					continue
				}
				if len(out) == MaxUnused {
					return out
				}
				out = append(out, Left{tns, g.Text(cell), g.Piece(row.Index, cell).Where, row.Index, int(cell.Col)})
			}
		}
	}
	return out
}

// numbersOf are the numbers of a cell that holds a number or a range and nothing else.
func numbersOf(text string) []string {
	if len(text) < 10 || len(text) > 40 {
		return nil
	}
	if tn, ok := telephone.Parse(text); ok {
		return []string{tn}
	}
	if cells.Digits(text) < 11 {
		return nil
	}
	if f, ok := telephone.First(text); ok && len(f.TNs) > 1 && f.Text == strings.TrimSpace(text) {
		return f.TNs
	}
	return nil
}

func allIn(of map[string]bool, tns []string) bool {
	for _, tn := range tns {
		if !of[tn] {
			return false
		}
	}
	return true
}

// AccountFor lists the numbers that are left and of which no record says a word among what
// nothing was made of. A column, or a row, whose heading is listed there is all said; so
// is a cell that a record points at, which may hold a secret that it masks.
func AccountFor(rs []*porting.Record, ls []Left) {
	if len(ls) == 0 {
		return
	}
	w := wordsOf(rs)
	for _, l := range ls {
		if allIn(w.said, l.tns) || w.said[l.text] || w.places[place(l.where)] || w.underHead(l) || len(rs[0].Unused) >= MaxUnused {
			continue
		}
		for _, tn := range l.tns {
			w.said[tn] = true
		}
		rs[0].Unused = append(rs[0].Unused, porting.Unused{Label: l.text, Where: l.where})
	}
}

// spoken is what records speak of: numbers and texts, the places they point at, and those
// of what they list as unused.
type spoken struct {
	said, places, unused map[string]bool
}

func wordsOf(rs []*porting.Record) spoken {
	w := spoken{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for _, r := range rs {
		for i := range r.Numbers {
			w.said[r.Numbers[i].TN] = true
			w.say(r.Numbers[i].Note, porting.Where{})
		}
		for _, f := range r.Fields {
			w.say(f.Text, f.Where)
		}
		for _, u := range r.Unused {
			w.say(u.Label, u.Where)
			w.unused[place(u.Where)] = true
		}
		for _, k := range r.Conditions {
			w.say(k.Text, k.Where)
		}
		for _, p := range r.Problems {
			w.say(p.Message, p.Where)
			w.said[p.TN] = true
		}
	}
	return w
}

func (w spoken) say(text string, at porting.Where) {
	w.said[text] = true
	for _, f := range telephone.FindAll(text) {
		for _, tn := range f.TNs {
			w.said[tn] = true
		}
	}
	if k := place(at); k != "" {
		w.places[k] = true
	}
	for _, m := range at.More {
		w.places[place(m)] = true
	}
}

// place names a cell, or the beginning of a piece of a text or a page.
func place(at porting.Where) string {
	switch {
	case at.Cell != "":
		return at.Sheet + "!" + at.Cell
	case at.Line > 0:
		return fmt.Sprint(at.Line, ":", at.Column)
	case at.Box != nil:
		return fmt.Sprint(at.Page, at.Box[0], at.Box[1])
	}
	return ""
}

// underHead tells whether a heading of the number's column or row is listed as unused.
func (w spoken) underHead(l Left) bool {
	for row := l.row - 1; row > max(0, l.row-1000); row-- {
		if w.unused[l.where.Sheet+"!"+sheet.CellName(row, l.col)] {
			return true
		}
	}
	for col := l.col - 1; col > 0; col-- {
		if w.unused[l.where.Sheet+"!"+sheet.CellName(l.row, col)] {
			return true
		}
	}
	return false
}
