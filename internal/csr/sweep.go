package csr

// What nothing was made of: every cell of a grid ends up in a field, a number, a
// heading, a problem or the list of unused values. Whoever makes something of a cell
// takes it; what is left in the end is swept up here.

import (
	"unicode"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// take marks the cells of pieces: something was made of them.
func take(ps ...piece) {
	for i := range ps {
		if ps[i].used != nil {
			*ps[i].used = true
		}
	}
}

// sweep lists the cells of the grid that nobody took with the account in whose block
// they stand. A telephone number among them is told.
func (l *layout) sweep() {
	k := 0
	for i := range l.rows {
		l.c.Tick()
		r := &l.rows[i]
		for k+1 < len(l.accounts) && l.accounts[k+1].from <= r.Index && l.accounts[k+1].from > l.accounts[k].from {
			k++
		}
		a := l.accounts[k]
		if l.turned { // its rows are columns
			a = l.cur
		}
		for x := range r.Cells {
			c := &r.Cells[x]
			if c.Used {
				continue
			}
			c.Used = true
			p := l.g.piece(r.Index, c)
			if !speaks(p.text) && p.flags == 0 {
				continue
			}
			if fs := telephone.FindAll(p.text); len(fs) > 0 && phoneCell(p.text) {
				a.strays = append(a.strays, porting.Number{TN: first(fs[0].TNs), Text: p.text, Where: p.where})
			}
			a.lay(p.text, p.where)
		}
	}
}

// first is the first of some numbers, "" for none.
func first(tns []string) string {
	if len(tns) == 0 {
		return ""
	}
	return tns[0]
}

// speaks tells whether a text holds a letter or a digit, and is no mere ornament.
func speaks(text string) bool {
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}
