package csr

// A grid cut into items and tables. An item is a label with its value: beside
// it, two cells away, behind a colon in the same cell, or below it. Tables are
// recognised first; what is left are items, and what is left of those is unused.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// box is a cell with what it is as a label.
type box struct {
	piece
	label
}

// mask hides cells that a table or an item has used.
type mask struct{ from, to, left, right int } // rows by number, columns

// section is a heading that says whose the parts below it are.
type section struct {
	row, col int
	side     side
}

// layout is one grid while it is read.
type layout struct {
	c        *collector
	g        *grid
	rows     []sheet.Row
	cur      *account // the block that items go to
	first    labels.Target
	accounts []*account
	masks    []mask
	sections []section
	used     map[[2]int]bool // cells that are some item's value
	lately   [4]rowOfBoxes   // rows whose boxes were asked for last, by their index modulo four
	header0  *header         // of the last table: a page may go on without one
	state    string          // what a heading says of the numbers below it: "Disconnected Numbers"
	stateRow int
	turned   bool // a region on its side is read: it is not turned again
	lone     lone
	// headed is the feature that a heading gives to the list of numbers right below it.
	headed    string
	headedRow int
	above     map[[2]int]piece // first lines of values whose labels stand beside the last, by its place
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
	a     *account
	index int // in a.loose
	row   int // of the last thing said of it
}

func (c *collector) layout(g *grid) {
	l := &layout{c: c, g: g, rows: unruled(g.sheet.Rows), used: map[[2]int]bool{}}
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
			l.lately = [len(l.lately)]rowOfBoxes{}
		}
	}
	l.sweep()
	for _, a := range l.accounts {
		if !a.empty() || len(a.unused) > 0 || len(a.conditions) > 0 || len(a.heads) > 0 {
			c.accounts = append(c.accounts, a)
		}
	}
}

// unruled leaves out the rows that are nothing but lines drawn with signs, "-----  ----":
// what stands above one and below it stands as without it.
func unruled(rows []sheet.Row) []sheet.Row {
	ruled := func(r sheet.Row) bool {
		for k := range r.Cells {
			if text := clean(r.Cells[k].Text); text != "" && (len(text) < 3 || strings.Trim(text, "-=_*~+|─═ ") != "") {
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
	old := l.cur.fields[porting.AccountNumber]
	if old == nil || i == 0 || l.rows[i].Index == l.rows[i-1].Index+1 {
		return
	}
	for j := i; j < len(l.rows) && j < i+12 && (j == i || l.rows[j].Index == l.rows[j-1].Index+1); j++ {
		bs := l.boxes(j)
		for k, b := range bs {
			if b.target != labels.Target(porting.AccountNumber) && b.target != labels.AccountBTN {
				continue
			}
			value := ""
			if b.inline > 0 {
				value = segments(b.text[b.inline:])[0]
			} else if k+1 < len(bs) && !bs[k+1].is() {
				value = segments(bs[k+1].text)[0]
			}
			if digits(value) > 0 && clean(value) != old.text && j > i {
				l.begin(l.rows[i].Index)
			}
			return
		}
		if len(bs) == 0 || !bs[0].is() && j == i {
			return
		}
	}
}

// begin starts another account's block.
func (l *layout) begin(row int) *account {
	if len(l.accounts) >= maxAccounts {
		l.c.tooMany()
		return l.cur
	}
	l.cur = newAccount(l.g)
	l.cur.from = row
	l.first = ""
	l.accounts = append(l.accounts, l.cur)
	return l.cur
}

// boxes are the cells of a row that are not used yet. They are read only: who asks
// next may get the same ones.
func (l *layout) boxes(i int) []box {
	l.c.Tick()
	if l.g.spans != nil { // the cells of a page are still moved
		return l.findBoxes(i)
	}
	row := &l.lately[i%len(l.lately)]
	if row.bs == nil || row.i != i || row.masks != len(l.masks) || row.used != len(l.used) {
		*row = rowOfBoxes{i, len(l.masks), len(l.used), l.findBoxes(i)}
	}
	return row.bs
}

func (l *layout) findBoxes(i int) []box {
	r := &l.rows[i]
	out := make([]box, 0, min(len(r.Cells), 64))
	for k := range r.Cells {
		c := &r.Cells[k]
		if l.masked(r.Index, int(c.Col)) || l.used[[2]int{r.Index, int(c.Col)}] {
			continue
		}
		p := l.g.piece(r.Index, c)
		if p.text == "" && p.flags&(sheet.NoCache|sheet.Masked) == 0 || separator(p.text) {
			continue
		}
		b := box{piece: p}
		if p.typ == sheet.Text {
			b.label = l.g.label(p.text)
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
	b.piece = l.g.piece(r.Index, c)
	if b.typ == sheet.Text {
		b.label = l.g.label(b.text)
	}
	return b, b.text != "" && !separator(b.text) || b.flags&(sheet.NoCache|sheet.Masked) != 0
}

// separator tells whether a cell holds nothing but what stands between a label
// and its value.
func separator(text string) bool {
	switch text {
	case ":", "=", "|", "::", "=>", "->", "→":
		return true
	}
	return false
}

// heading keeps a label without a value: the heading of a section, or a blank.
func (l *layout) heading(b box) {
	switch b.target {
	case labels.Title:
		l.c.titled = true
		return
	case labels.PortSign:
		l.c.listSigns++
		return
	case labels.LOASign:
		l.c.loaSigns++
		return
	case labels.Target(porting.Signature), labels.Target(porting.NewCarrier), labels.SectionSignature, labels.SectionNew:
		l.c.loaSigns++
	}
	l.stateOf(b.piece)
	s := b.side
	switch {
	case b.target.Section():
	case addressLabel(b.label), b.target == labels.Name, b.target == labels.Carrier, b.target == labels.Target(porting.ContactName):
		if b.target == labels.Target(porting.ContactName) {
			s = contactSide
		}
		if b.target == labels.ListedAddress {
			s = otherSide
		}
		if s == noSide && b.target == labels.Target(porting.ServiceAddress) {
			s = serviceSide
		}
	default:
		return
	}
	l.sections = append(l.sections, section{b.row, b.col, s})
}

// sideAt is whose the parts at a place are: the nearest heading above says.
func (l *layout) sideAt(row, col int) side {
	best, bestRow, bestCol := noSide, -1, -1
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
func (l *layout) assign(b label, ps []piece) {
	if len(ps) == 0 {
		return
	}
	said := l.banner(b, ps)
	if said == nil {
		l.assignOne(b, ps)
	}
	for _, s := range said {
		l.assignOne(s.label, []piece{s.piece})
	}
}

func (l *layout) assignOne(b label, ps []piece) {
	take(ps...)
	if b.side == noSide {
		b.side = l.sideAt(ps[0].row, ps[0].col)
	}
	if l.opens(b, ps) {
		l.begin(ps[0].row)
	}
	if l.first == "" && b.target != "" && b.target.Field() != "" && b.target != labels.Target(porting.CSRDate) {
		l.first = b.target
	}
	if l.ofLone(b, ps) {
		return
	}
	n := len(l.cur.loose)
	l.c.give(l.cur, b, ps, l.g)
	switch {
	case len(l.cur.loose) == n+1:
		l.lone = lone{l.cur, n, ps[0].row}
	case b.target != labels.Row && b.target != labels.Quantity:
		l.lone = lone{}
	}
}

// ofLone hangs on the number above what is said of it: "TN", below it "Status" and
// "Features".
func (l *layout) ofLone(b label, ps []piece) bool {
	if l.lone.a != l.cur || ps[0].row > l.lone.row+1 || b.side == contactSide {
		return false
	}
	a, n, v := l.cur, &l.cur.loose[l.lone.index], join(ps)
	switch {
	case b.feature != "":
		a.mark(n, b.feature, b.wording, v.text, v.where)
	case b.target == labels.Status:
		state, ok := status(v.text)
		if n.Status == "" {
			n.Status = state
		}
		if !ok {
			addNote(n, v.text)
			a.note(porting.Problem{Code: porting.ProblemUnreadableValue, TN: n.TN, Where: v.where,
				Message: fmt.Sprintf("the status %q is not known; see with the carrier whether the number is active", short(v.text))})
		}
	case b.target == labels.Note && len(v.text) < 24 && customerType(v.text):
		return false
	case b.target == labels.Features, b.target == labels.Note, b.target == labels.Circuit:
		if !blank(v.text) {
			a.featuresIn(n, v.text, v.where)
			addNote(n, v.text)
			if s := noteStatus(v.text); graver(s, n.Status) {
				n.Status = s
			}
		}
	default:
		return false
	}
	l.lone.row = ps[len(ps)-1].row
	return true
}

// opens tells whether an item begins another account: its account number again,
// or the label that the block began with, with another value.
func (l *layout) opens(b label, ps []piece) bool {
	if b.side == contactSide || b.side == carrierSide || b.side == otherSide {
		return false
	}
	n := b.target.Field()
	v := join(ps)
	old := l.cur.fields[n]
	switch n {
	case porting.AccountNumber:
		return old != nil && old.text != v.text && ps[0].row > l.cur.from
	case porting.BTN:
		return old != nil && !sameText(n, old.text, v.text) && l.cur.fields[porting.AccountNumber] == nil
	case porting.CustomerName:
		return old != nil && old.text != v.text && l.first == b.target && l.cur.identifiedBeside(n) && (len(l.cur.numbers) > 0 || ps[0].row > old.row+2)
	}
	return false
}
