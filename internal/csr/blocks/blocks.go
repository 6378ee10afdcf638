// Package blocks knows which account of a grid is being read: the accounts stand in blocks,
// one below the other, and an item goes to the one that it stands in, or begins the next
// (Assign). It holds what is still open between two rows: the number that stands alone and
// may have more said of it below (Lone), and what a heading says of the list below it
// (Said). A value that says several things is taken apart first (banner.go).
package blocks

import (
	"fmt"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// Blocks are the accounts of a grid while it is read.
type Blocks struct {
	Cur      *gather.Account // the block that items go to
	Accounts []*gather.Account
	Said     Said

	c     *gather.Collector
	board *board.Board
	first labels.Target // the label that the block began with
	lone  lone
	begun []begun
}

// Said is what a heading says of the list of numbers below it: the state of its numbers
// ("Disconnected Numbers"), or a feature that they have ("Hunt Group 1"); each with the
// number of the heading's row.
type Said struct {
	State      string
	StateRow   int
	Feature    string
	FeatureRow int
}

// lone is a number that stands beside its label and in no table: what is said in the
// rows below it is said of it.
type lone struct {
	a     *gather.Account
	index int // in a.Loose
	row   int // of the last thing said of it
}

// begun is an address of which the last item gave the beginning: the parts right below it
// are its own, whatever heading stands further up.
type begun struct {
	a    *gather.Account
	side cells.Side
	row  int // of the last item of it
	col  int // in which its values stand
	has  map[labels.Target]bool
}

// New begins the first block of a board.
func New(c *gather.Collector, bd *board.Board) *Blocks {
	bl := &Blocks{c: c, board: bd}
	bl.Begin(0)
	return bl
}

// On are the same accounts for a region of the grid that was turned. What it adds to
// them is taken over by Back.
func (bl *Blocks) On(bd *board.Board) *Blocks {
	return &Blocks{c: bl.c, board: bd, Cur: bl.Cur, first: bl.first, Accounts: bl.Accounts}
}

// Back goes on where a region that was turned ended.
func (bl *Blocks) Back(turned *Blocks) { bl.Cur, bl.Accounts = turned.Cur, turned.Accounts }

// Begin starts another account's block.
func (bl *Blocks) Begin(row int) {
	if n := len(bl.Accounts); n > 0 && (n >= gather.MaxAccounts || n+len(bl.c.Accounts) >= 2*gather.MaxAccounts) {
		bl.c.TooMany()
		return
	}
	bl.Cur = bl.add(row)
	bl.first = ""
}

// Another is one more account beside the current one, as the rows of a table have them;
// the last one where there are too many. The same accounts may stand on two sheets.
func (bl *Blocks) Another(row int) *gather.Account {
	if len(bl.Accounts) >= gather.MaxAccounts {
		bl.c.TooMany()
		return bl.Accounts[len(bl.Accounts)-1]
	}
	return bl.add(row)
}

func (bl *Blocks) add(row int) *gather.Account {
	a := gather.NewAccount(bl.board.Grid)
	a.From = row
	bl.Accounts = append(bl.Accounts, a)
	return a
}

// Lone is the number right above a row that stands in no table, nil for none.
func (bl *Blocks) Lone(row int) *porting.Number {
	if bl.lone.a != bl.Cur || row != bl.lone.row+1 {
		return nil
	}
	return &bl.Cur.Loose[bl.lone.index]
}

// StillLone says that a row belongs to the number above it.
func (bl *Blocks) StillLone(row int) { bl.lone.row = row }

// Assign gives an item to the account of its block.
func (bl *Blocks) Assign(b cells.Label, ps []cells.Piece) {
	if len(ps) == 0 {
		return
	}
	if len(ps) == 1 && b.Target.Field() != "" && b.Target != labels.Target(porting.Remarks) {
		ps[0].Text = cells.Unpaged(ps[0].Text)
	}
	said := bl.banner(b, ps)
	if said == nil {
		bl.assignOne(b, ps)
	}
	for _, s := range said {
		bl.assignOne(s.Label, []cells.Piece{s.Piece})
	}
}

func (bl *Blocks) assignOne(b cells.Label, ps []cells.Piece) {
	gather.Take(ps...)
	said := b.Side
	if b.Side == cells.NoSide {
		b.Side = bl.board.SideAt(ps[0].Row, ps[0].Col)
	}
	bl.goOn(&b, said, ps)
	if bl.opens(b, ps) {
		bl.Begin(ps[0].Row)
	}
	if bl.first == "" && b.Target != "" && b.Target.Field() != "" && b.Target != labels.Target(porting.CSRDate) {
		bl.first = b.Target
	}
	if bl.ofLone(b, ps) {
		return
	}
	n := len(bl.Cur.Loose)
	bl.c.Give(bl.Cur, b, ps, bl.board.Grid)
	switch {
	case len(bl.Cur.Loose) == n+1:
		bl.lone = lone{bl.Cur, n, ps[0].Row}
	case b.Target != labels.Row && b.Target != labels.Quantity:
		bl.lone = lone{}
	}
}

// goOn gives a part of an address that names nobody to the address above it, where that
// one says whose it is and lacks the part: "Billing Address | PO Box 9", "City | Pekin".
func (bl *Blocks) goOn(b *cells.Label, said cells.Side, ps []cells.Piece) {
	last, col := ps[len(ps)-1].Row, ps[0].Col
	at := bl.beside(ps[0])
	var g *begun
	if at >= 0 {
		g = &bl.begun[at]
	}
	switch {
	case (cells.WholeAddress(b.Target) || b.Target == labels.Street) && (said != cells.NoSide || b.Target == labels.Target(porting.BillingAddress)):
		text := gather.Join(ps).Text
		if b.Target == labels.Target(porting.BillingAddress) {
			said = cells.BillingSide
		}
		p := gather.Split(text)
		whole := p.City != "" && p.Zip != ""
		if !whole && g != nil && said == g.side && !g.has[labels.Street] {
			return
		}
		bl.begun = slices.DeleteFunc(bl.begun, func(o begun) bool { return o.col == col })
		if !whole {
			bl.begun = append(bl.begun, begun{bl.Cur, said, last, col, map[labels.Target]bool{labels.Street: true}})
		}
	case g != nil && cells.IsPart(b.Target) && said == cells.NoSide && !g.has[b.Target]:
		b.Side, g.row, g.has[b.Target] = g.side, last, true
	case g != nil && cells.IsPart(b.Target) && said == g.side:
		g.row, g.has[b.Target] = last, true
	case g != nil && g.col == col:
		bl.begun = slices.Delete(bl.begun, at, at+1)
	}
}

// beside is the index of the address that was begun above a value: that in its column, or
// the nearest on its left, or the only one; -1 for none.
func (bl *Blocks) beside(v cells.Piece) int {
	bl.begun = slices.DeleteFunc(bl.begun, func(g begun) bool { return g.a != bl.Cur || v.Row < g.row || v.Row > g.row+1 })
	best := -1
	for k, g := range bl.begun {
		if g.col == v.Col || g.col < v.Col && (best < 0 || g.col > bl.begun[best].col) {
			if best = k; g.col == v.Col {
				return k
			}
		}
	}
	if len(bl.begun) == 1 {
		return 0
	}
	return best
}

// Blank says that a label has no value: a part that the address above it lacks.
func (bl *Blocks) Blank(b cells.Label, row int) {
	for k := range bl.begun {
		if g := &bl.begun[k]; cells.IsPart(b.Target) && g.a == bl.Cur && row <= g.row+1 {
			g.row = row
		}
	}
}

// ofLone hangs on the number above what is said of it: "TN", below it "Status" and
// "Features".
func (bl *Blocks) ofLone(b cells.Label, ps []cells.Piece) bool {
	if bl.lone.a != bl.Cur || ps[0].Row > bl.lone.row+1 || b.Side == cells.ContactSide {
		return false
	}
	a, n, v := bl.Cur, &bl.Cur.Loose[bl.lone.index], gather.Join(ps)
	switch {
	case b.Feature != "":
		a.Mark(n, b.Feature, b.Wording, v.Text, v.Where)
	case b.Target == labels.Status:
		state, ok := cells.Status(v.Text)
		if n.Status == "" {
			n.Status = state
		}
		if !ok {
			a.AddNote(n, v.Text)
			a.Note(porting.Problem{Code: porting.ProblemUnreadableValue, TN: n.TN, Where: v.Where,
				Message: fmt.Sprintf("the status %q is not known; see with the carrier whether the number is active", gather.Short(v.Text))})
		}
	case b.Target == labels.Note && len(v.Text) < 24 && cells.CustomerType(v.Text):
		return false
	case b.Target == labels.Features, b.Target == labels.Note, b.Target == labels.Circuit:
		if !labels.NoValue(v.Text) {
			a.FeaturesIn(n, v.Text, v.Where)
			a.AddNote(n, v.Text)
			if s := cells.NoteStatus(v.Text); cells.Graver(s, n.Status) {
				n.Status = s
			}
		}
	default:
		return false
	}
	bl.lone.row = ps[len(ps)-1].Row
	return true
}

// parted tells whether a blank row stands between two rows.
func (bl *Blocks) parted(from, to int) bool {
	n := 0
	for i := range bl.board.Rows {
		if x := bl.board.Rows[i].Index; x >= from && x <= to {
			n++
		}
	}
	return n < to-from+1
}

// Opens tells whether a value below its label begins another account.
func (bl *Blocks) Opens(b cells.Label, p cells.Piece) bool { return bl.opens(b, []cells.Piece{p}) }

// opens tells whether an item begins another account: its account number again,
// or the label that the block began with, with another value.
func (bl *Blocks) opens(b cells.Label, ps []cells.Piece) bool {
	if b.Side == cells.ContactSide || b.Side == cells.CarrierSide || b.Side == cells.OtherSide {
		return false
	}
	n := b.Target.Field()
	v := gather.Join(ps)
	old := bl.Cur.Fields[n]
	switch n {
	case porting.AccountNumber:
		// In one block, under another wording, it is the same account's once more: "Old Account".
		if old != nil && old.Weaker(b.Rank) && !bl.parted(old.Row, ps[0].Row) && len(bl.Cur.Numbers) == 0 {
			return false // "Account number" below "Customer ID"
		}
		return old != nil && old.Text != v.Text && ps[0].Row > bl.Cur.From && len(v.Text) > 2 &&
			(old.Row == 0 || old.Label == "" || strings.EqualFold(old.Label, b.Wording) || len(bl.Cur.Numbers)+len(bl.Cur.Loose) > 0 || bl.parted(old.Row, ps[0].Row))
	case porting.BTN:
		return old != nil && !gather.SameText(n, old.Text, v.Text) && bl.Cur.Fields[porting.AccountNumber] == nil
	case porting.CustomerName:
		return old != nil && old.Text != v.Text && bl.first == b.Target && bl.Cur.IdentifiedBeside(n) && (len(bl.Cur.Numbers) > 0 || ps[0].Row > old.Row+2 && bl.parted(old.Row, ps[0].Row))
	}
	return false
}

// Loose keeps numbers that stand outside of any table.
func (bl *Blocks) Loose(p cells.Piece) {
	bl.Cur.Loose = append(bl.Cur.Loose, gather.NumbersIn(&bl.c.Clock, bl.board.Grid, p, bl.Cur)...)
}
