// Package tables reads a grid: it is cut into items, that is a label with its value
// wherever it stands (items.go), and tables, that is a header row (header.go) with what
// stands below it (columns.go, table.go, rows.go); what was made of neither is swept up
// and listed (sweep.go).
package tables

// A grid cut into items and tables. An item is a label with its value: beside
// it, two cells away, behind a colon in the same cell, or below it. Tables are
// recognised first; what is left are items, and what is left of those is unused.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// box is a cell with what it is as a label.
type box struct {
	cells.Piece
	cells.Label
}

// mask hides cells that a table or an item has used.
type mask struct{ from, to, left, right int } // rows by number, columns

// section is a heading that says whose the parts below it are.
type section struct {
	row, col int
	side     cells.Side
}

// layout is one grid while it is read.
type layout struct {
	c        *gather.Collector
	g        *cells.Grid
	rows     []sheet.Row
	cur      *gather.Account // the block that items go to
	first    labels.Target
	accounts []*gather.Account
	masks    []mask
	sections []section
	used     map[[2]int]bool // cells that are some item's value
	lately   [4]rowOfBoxes   // rows whose boxes were asked for last, by their index modulo four
	header0  *header         // of the last table: a page may go on without one
	state    string          // what a heading says of the numbers below it: "Disconnected Numbers"
	stateRow int
	turned   bool // a region on its side is read: it is not turned again
	lone     lone
	listed   listed
	// headed is the feature that a heading gives to the list of numbers right below it.
	headed    string
	headedRow int
	above     map[[2]int]cells.Piece // first lines of values whose labels stand beside the last, by its place
}

// rowOfBoxes are the boxes of one row, which several looks for a table and for
// labels ask for one after the other; until another cell is used.
type rowOfBoxes struct {
	i     int
	masks int
	used  int
	bs    []box
}

// lone is a number that stands beside its label and in no table: what is said in the
// rows below it is said of it.
type lone struct {
	a     *gather.Account
	index int // in a.loose
	row   int // of the last thing said of it
}

// listed is the column in which a list of numbers without a header stands, and where it
// ended.
type listed struct {
	a        *gather.Account
	col, row int
}

// Read reads a grid into the collector's accounts, cut into items and tables.
func Read(c *gather.Collector, g *cells.Grid) {
	l := &layout{c: c, g: g, rows: unruled(g.Sheet.Rows), used: map[[2]int]bool{}}
	l.begin(0)
	for i := 0; i < len(l.rows); {
		if end, whole := l.table(i); end > i {
			if whole {
				i = end
			}
			continue
		}
		l.block(i)
		l.items(i)
		i++
		if len(l.masks) > 64 && i < len(l.rows) { // those above are done with
			row := l.rows[i].Index
			l.masks = slices.DeleteFunc(l.masks, func(m mask) bool { return m.to < row-10 })
			l.forget()
		}
	}
	l.sweep()
	for _, a := range l.accounts {
		if !a.Empty() || len(a.Unused) > 0 || len(a.Conditions) > 0 || len(a.Heads) > 0 {
			c.Accounts = append(c.Accounts, a)
		}
	}
}

// unruled leaves out the rows that are nothing but lines drawn with signs, "-----  ----":
// what stands above one and below it stands as without it.
func unruled(rows []sheet.Row) []sheet.Row {
	ruled := func(r sheet.Row) bool {
		for k := range r.Cells {
			if text := cells.Clean(r.Cells[k].Text); text != "" && (len(text) < 3 || strings.Trim(text, "-=_*~+|─═ ") != "") {
				return false
			}
		}
		return len(r.Cells) > 0
	}
	if !slices.ContainsFunc(rows, ruled) {
		return rows
	}
	return slices.DeleteFunc(slices.Clone(rows), ruled)
}

// block begins another account where a block of labels begins that holds another
// account's number, further down perhaps: "Name:" may stand above "Account:".
func (l *layout) block(i int) {
	old := l.cur.Fields[porting.AccountNumber]
	if old == nil || i == 0 || l.rows[i].Index == l.rows[i-1].Index+1 {
		return
	}
	for j := i; j < len(l.rows) && j < i+12 && (j == i || l.rows[j].Index == l.rows[j-1].Index+1); j++ {
		bs := l.boxes(j)
		for k, b := range bs {
			if b.Target != labels.Target(porting.AccountNumber) && b.Target != labels.AccountBTN {
				continue
			}
			value := ""
			if b.Inline > 0 {
				value = cells.Segments(b.Text[b.Inline:])[0]
			} else if k+1 < len(bs) && !bs[k+1].Is() {
				value = cells.Segments(bs[k+1].Text)[0]
			}
			if cells.Digits(value) > 0 && cells.Clean(value) != old.Text && j > i {
				l.begin(l.rows[i].Index)
			}
			return
		}
		if len(bs) == 0 || !bs[0].Is() && j == i {
			return
		}
	}
}

// begin starts another account's block.
func (l *layout) begin(row int) *gather.Account {
	if len(l.accounts) >= gather.MaxAccounts {
		l.c.TooMany()
		return l.cur
	}
	l.cur = gather.NewAccount(l.g)
	l.cur.From = row
	l.first = ""
	l.accounts = append(l.accounts, l.cur)
	return l.cur
}

// boxes are the cells of a row that are not used yet. They are read only: who asks
// next may get the same ones.
func (l *layout) boxes(i int) []box {
	l.c.Tick()
	if l.g.Spans != nil { // the cells of a page are still moved
		return l.findBoxes(i)
	}
	row := &l.lately[i%len(l.lately)]
	if row.bs == nil || row.i != i || row.masks != len(l.masks) || row.used != len(l.used) {
		*row = rowOfBoxes{i, len(l.masks), len(l.used), l.findBoxes(i)}
	}
	return row.bs
}

// forget lets the boxes of rows be found anew: what makes them has changed.
func (l *layout) forget() { l.lately = [len(l.lately)]rowOfBoxes{} }

func (l *layout) findBoxes(i int) []box {
	r := &l.rows[i]
	out := make([]box, 0, min(len(r.Cells), 64))
	for k := range r.Cells {
		c := &r.Cells[k]
		if l.masked(r.Index, int(c.Col)) || l.used[[2]int{r.Index, int(c.Col)}] {
			continue
		}
		p := l.g.Piece(r.Index, c)
		if p.Text == "" && p.Flags&(sheet.NoCache|sheet.Masked) == 0 || Separator(p.Text) {
			continue
		}
		b := box{Piece: p}
		if p.Typ == sheet.Text {
			b.Label = l.g.Label(p.Text)
		}
		out = append(out, b)
	}
	return out
}

func (l *layout) masked(row, col int) bool {
	for k := len(l.masks) - 1; k >= 0; k-- {
		if m := l.masks[k]; row >= m.from && row <= m.to && col >= m.left && col <= m.right {
			return true
		}
	}
	return false
}

// at returns the piece and label of a cell, ok false if it is empty or used.
func (l *layout) at(i, col int) (b box, ok bool) {
	l.c.Tick()
	if i < 0 || i >= len(l.rows) {
		return b, false
	}
	r := &l.rows[i]
	c := r.Cell(col)
	if c == nil || l.masked(r.Index, col) || l.used[[2]int{r.Index, col}] {
		return b, false
	}
	b.Piece = l.g.Piece(r.Index, c)
	if b.Typ == sheet.Text {
		b.Label = l.g.Label(b.Text)
	}
	return b, b.Text != "" && !Separator(b.Text) || b.Flags&(sheet.NoCache|sheet.Masked) != 0
}

// Separator tells whether a cell holds nothing but what stands between a label
// and its value.
func Separator(text string) bool {
	switch text {
	case ":", "=", "|", "::", "=>", "->", "→":
		return true
	}
	return false
}

// heading keeps a label without a value: the heading of a section, or a blank.
func (l *layout) heading(i int, b box) {
	switch b.Target {
	case labels.Title:
		l.c.Titled = true
		return
	case labels.PortSign:
		l.c.ListSigns++
		return
	case labels.LOASign:
		l.c.LoaSigns++
		return
	case labels.Target(porting.Signature), labels.Target(porting.NewCarrier), labels.SectionSignature, labels.SectionNew:
		l.c.LoaSigns++
	}
	l.stateOf(i, b.Piece)
	s := b.Side
	switch {
	case b.Target.Section():
	case cells.AddressLabel(b.Label), b.Target == labels.Name, b.Target == labels.Carrier, b.Target == labels.Target(porting.ContactName):
		if b.Target == labels.Target(porting.ContactName) {
			s = cells.ContactSide
		}
		if b.Target == labels.ListedAddress {
			s = cells.OtherSide
		}
		if s == cells.NoSide && b.Target == labels.Target(porting.ServiceAddress) {
			s = cells.ServiceSide
		}
	default:
		return
	}
	l.sections = append(l.sections, section{b.Row, b.Col, s})
}

// sideAt is whose the parts at a place are: the nearest heading above says.
func (l *layout) sideAt(row, col int) cells.Side {
	best, bestRow, bestCol := cells.NoSide, -1, -1
	for k := len(l.sections) - 1; k >= 0; k-- { // in the order of rows
		s := l.sections[k]
		if s.row < bestRow {
			break
		}
		if s.row <= row && s.col <= col && (s.row > bestRow || s.row == bestRow && s.col > bestCol) {
			best, bestRow, bestCol = s.side, s.row, s.col
		}
	}
	return best
}

// assign gives an item to the account of its block.
func (l *layout) assign(b cells.Label, ps []cells.Piece) {
	if len(ps) == 0 {
		return
	}
	said := l.banner(b, ps)
	if said == nil {
		l.assignOne(b, ps)
	}
	for _, s := range said {
		l.assignOne(s.Label, []cells.Piece{s.Piece})
	}
}

func (l *layout) assignOne(b cells.Label, ps []cells.Piece) {
	gather.Take(ps...)
	if b.Side == cells.NoSide {
		b.Side = l.sideAt(ps[0].Row, ps[0].Col)
	}
	if l.opens(b, ps) {
		l.begin(ps[0].Row)
	}
	if l.first == "" && b.Target != "" && b.Target.Field() != "" && b.Target != labels.Target(porting.CSRDate) {
		l.first = b.Target
	}
	if l.ofLone(b, ps) {
		return
	}
	n := len(l.cur.Loose)
	l.c.Give(l.cur, b, ps, l.g)
	switch {
	case len(l.cur.Loose) == n+1:
		l.lone = lone{l.cur, n, ps[0].Row}
	case b.Target != labels.Row && b.Target != labels.Quantity:
		l.lone = lone{}
	}
}

// ofLone hangs on the number above what is said of it: "TN", below it "Status" and
// "Features".
func (l *layout) ofLone(b cells.Label, ps []cells.Piece) bool {
	if l.lone.a != l.cur || ps[0].Row > l.lone.row+1 || b.Side == cells.ContactSide {
		return false
	}
	a, n, v := l.cur, &l.cur.Loose[l.lone.index], gather.Join(ps)
	switch {
	case b.Feature != "":
		a.Mark(n, b.Feature, b.Wording, v.Text, v.Where)
	case b.Target == labels.Status:
		state, ok := cells.Status(v.Text)
		if n.Status == "" {
			n.Status = state
		}
		if !ok {
			gather.AddNote(n, v.Text)
			a.Note(porting.Problem{Code: porting.ProblemUnreadableValue, TN: n.TN, Where: v.Where,
				Message: fmt.Sprintf("the status %q is not known; see with the carrier whether the number is active", gather.Short(v.Text))})
		}
	case b.Target == labels.Note && len(v.Text) < 24 && cells.CustomerType(v.Text):
		return false
	case b.Target == labels.Features, b.Target == labels.Note, b.Target == labels.Circuit:
		if !cells.Blank(v.Text) {
			a.FeaturesIn(n, v.Text, v.Where)
			gather.AddNote(n, v.Text)
			if s := cells.NoteStatus(v.Text); cells.Graver(s, n.Status) {
				n.Status = s
			}
		}
	default:
		return false
	}
	l.lone.row = ps[len(ps)-1].Row
	return true
}

// parted tells whether a blank row stands between two rows.
func (l *layout) parted(from, to int) bool {
	n := 0
	for i := range l.rows {
		if x := l.rows[i].Index; x >= from && x <= to {
			n++
		}
	}
	return n < to-from+1
}

// opens tells whether an item begins another account: its account number again,
// or the label that the block began with, with another value.
func (l *layout) opens(b cells.Label, ps []cells.Piece) bool {
	if b.Side == cells.ContactSide || b.Side == cells.CarrierSide || b.Side == cells.OtherSide {
		return false
	}
	n := b.Target.Field()
	v := gather.Join(ps)
	old := l.cur.Fields[n]
	switch n {
	case porting.AccountNumber:
		// In one block, under another wording, it is the same account's once more: "Old Account".
		return old != nil && old.Text != v.Text && ps[0].Row > l.cur.From &&
			(old.Row == 0 || old.Label == "" || strings.EqualFold(old.Label, b.Wording) || len(l.cur.Numbers)+len(l.cur.Loose) > 0 || l.parted(old.Row, ps[0].Row))
	case porting.BTN:
		return old != nil && !gather.SameText(n, old.Text, v.Text) && l.cur.Fields[porting.AccountNumber] == nil
	case porting.CustomerName:
		return old != nil && old.Text != v.Text && l.first == b.Target && l.cur.IdentifiedBeside(n) && (len(l.cur.Numbers) > 0 || ps[0].Row > old.Row+2 && l.parted(old.Row, ps[0].Row))
	}
	return false
}
