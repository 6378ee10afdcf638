package grid

// What nothing was made of: every cell of a grid ends up in a field, a number, a
// heading, a problem or the list of unused values. Whoever makes something of a cell
// takes it; what is left in the end is swept up here.

import (
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// sweep lists the cells of the grid that nobody took with the account in whose block
// they stand. A telephone number among them is told.
func (l *layout) sweep() {
	k := 0
	for i := range l.Rows {
		l.c.Tick()
		r := &l.Rows[i]
		for k+1 < len(l.Accounts) && l.Accounts[k+1].From <= r.Index && l.Accounts[k+1].From > l.Accounts[k].From {
			k++
		}
		a := l.Accounts[k]
		if l.Turned { // its rows are columns
			a = l.Cur
		}
		for x := range r.Cells {
			c := &r.Cells[x]
			if c.Used {
				continue
			}
			c.Used = true
			p := l.Grid.Piece(r.Index, c)
			if !cells.Speaks(p.Text) && p.Flags == 0 {
				continue
			}
			if fs := telephone.FindAll(p.Text); len(fs) > 0 && cells.PhoneCell(p.Text) {
				a.Strays = append(a.Strays, porting.Number{TN: cells.First(fs[0].TNs), Text: p.Text, Where: p.Where})
			}
			a.Lay(p.Text, p.Where)
			a.Keep("", p)
		}
	}
}
