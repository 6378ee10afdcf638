// Package tables reads the rows below a header: which column holds the numbers and what
// each of the others is of (columns.go, byvalues.go, gap.go), whose row it is (keys.go), and
// what a row gives its account and its number (rows.go, rowaddress.go, sites.go). A
// Header and the board it stands on come in; accounts go out.
package tables

// What a table says: one row a number, with what hangs on it and with the
// account repeated, given once, or not at all; or one row an account.

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/blocks"
	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/csr/headers"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// table is a table while it is read.
type table struct {
	*board.Board
	*headers.Header
	*blocks.Blocks
	c       *gather.Collector
	start   int
	numbers int   // index of the column of numbers, -1 for none
	end     int   // index of the column of range ends, -1 for none
	more    []int // further columns of numbers: TN 2, TN 3
	split   []int // columns that hold a number in parts: NPA, NXX, line
	main    int   // the column that says whether a number is the BTN, -1 for none

	shadowed []bool // columns of addresses that others say better
	gaps     []gap  // columns inside addresses that nobody knows
	toldGaps map[*gather.Account]bool

	hangs  []int // columns whose values hang on the numbers of their row, nil before the first
	ofOne  []int // the column of the one number that each of them hangs on, -1 for all of the row
	origin []int // the columns in which the numbers of the row stand
	places []int // columns in which numbers name their places

	byKey map[string]*gather.Account
	above map[string]*gather.Account // by their numbers, where the table has many accounts
	asked int
	held  []cells.Piece // the key of the row above, carried down where it is given once
	// seen is what each account was given last, by column, so that a value that
	// is repeated in every row costs one comparison.
	seen     map[*gather.Account][]string
	varies   []bool
	told     map[string]bool // problems told once for each text
	below    string          // the state that the table's heading says
	grouped  bool            // each service address is given once, above the rows that have it too
	lastAddr string
	lastOwn  *porting.Field
	lastSet  gather.Address
}

// Read reads the table below a header that begins in row start into the accounts of its
// block. It returns the index of the row behind it, and whether it lists numbers. Where
// nothing of it could be read that index is no more than the header's body. Columns that
// the table takes in beside those of the header are added to it.
func Read(c *gather.Collector, bd *board.Board, bl *blocks.Blocks, hd *headers.Header, start int) (end int, numbers bool) {
	t := &table{Board: bd, Header: hd, Blocks: bl, c: c, start: start}
	t.byValues()
	t.sides()
	t.numbers = t.numberColumn()
	t.furtherColumns()
	t.widen()
	t.annex()
	t.nameless()
	t.street()
	t.shadow()
	t.findGaps()
	if t.numbers < 0 {
		end = t.readAccounts()
	} else {
		end = t.readNumbers()
	}
	if end <= hd.Body {
		return end, false
	}
	for k := range hd.Cols { // the others are taken where something is made of what is below them
		if c := hd.Cols[k]; c.Is() || k == t.numbers || t.isFurther(k) {
			gather.Take(c.Piece)
		}
	}
	gather.Take(hd.Above...)
	return end, t.numbers >= 0
}

// raw is the cell in a column of a row; one that a merged range covers is the
// range's, but for the column of numbers, where each stands for itself.
func (t *table) raw(j, k int) (*sheet.Cell, int) {
	t.c.Tick()
	row, col := t.Rows[j].Index, t.Cols[k].Col
	if c := t.Rows[j].Cell(col); c != nil {
		return c, row
	}
	if len(t.Grid.Sheet.Merges) == 0 || k == t.numbers {
		return nil, 0
	}
	if m, ok := t.Grid.Sheet.Merged(row, col); ok && m.Top >= t.Rows[t.Body].Index && m.Left == col {
		return t.Grid.Sheet.Cell(m.Top, m.Left), m.Top
	}
	return nil, 0
}

// cell is the piece in a column of a row.
func (t *table) cell(j, k int) (cells.Piece, bool) {
	c, row := t.raw(j, k)
	if c == nil {
		return cells.Piece{}, false
	}
	p := t.Grid.Piece(row, c)
	return p, p.Text != "" || p.Flags&(sheet.NoCache|sheet.Masked) != 0
}

// says is what that piece says.
func (t *table) says(j, k int) (string, bool) {
	c, _ := t.raw(j, k)
	if c == nil {
		return "", false
	}
	text := t.Grid.Text(c)
	return text, text != "" || c.Flags&(sheet.NoCache|sheet.Masked) != 0
}

func (t *table) prepare() {
	t.byKey = map[string]*gather.Account{}
	t.held = make([]cells.Piece, len(t.Cols))
	t.seen = map[*gather.Account][]string{}
	t.told = map[string]bool{}
	t.varies = t.varying()
	t.grouped = t.numbers >= 0 && t.onceGiven()
}

// readNumbers reads a table of numbers and returns the index behind it.
func (t *table) readNumbers() int {
	t.prepare()
	before := map[*gather.Account]int{} // how many numbers an account had before this table
	defer func() {
		if t.has(labels.Features) || t.has(labels.Note) {
			for a, n := range before {
				a.MergeTail(n)
			}
		}
	}()
	if t.Said.State != "" && t.Rows[t.start].Index <= t.Said.StateRow+3 {
		t.below = t.Said.State
	}
	t.Said.State = ""
	t.siteColumns()
	var last *gather.Account // of the number before
	lastNumber := -1
	j := t.Body
	for ; j < len(t.Rows); j++ {
		if t.Grid.Spans != nil && j > t.Body && t.Rows[j].Index > t.Rows[j-1].Index+1 && t.hasNumber(j) {
			headers.Align(t.Board, j-1, t.heads()) // the next page, or the next block
		}
		p, ok := t.cell(j, t.numbers)
		if ok && t.again(j) { // the header again, on the next page
			for k := range t.Cols {
				q, _ := t.cell(j, k)
				gather.Take(q)
			}
			headers.Align(t.Board, j, t.heads())
			continue
		}
		if t.Body == t.start && t.labelled(j) {
			return j // a list without a header ends at a label
		}
		if ok && j > t.Body && t.Rows[j].Index > t.Rows[j-1].Index+1 && (t.ownLabel(j) || cells.OfOffice(p.Text)) {
			return j // "Fax | 217-555-0191", below the list and apart from it
		}
		switch {
		case ok && t.prefix(j):
			t.aside(j)
		case ok && t.isNumber(p):
			a := t.account(j)
			n := len(a.Numbers)
			if _, ok := before[a]; !ok {
				before[a] = n
			}
			if n >= 1024 && n == cap(a.Numbers) {
				// append grows by a quarter, and leaves four times as much behind
				a.Numbers = slices.Grow(a.Numbers, min(4*n, len(t.Rows)-j))
			}
			if n == 0 {
				a.NumbersRow = t.Rows[j].Index
			} else if t.goesOn(j, p, a, last) {
				gather.Take(p)
				if f, _ := t.address(j); f != nil && (len(a.TableAddress.Own) != n || a.TableAddress.Own[n-1] == nil || a.TableAddress.Own[n-1].Text != f.Text) {
					a.Lay(f.Text, f.Where)
				}
				for x := lastNumber; x >= 0 && x < n; x++ {
					t.hang(j, a, &a.Numbers[x], -1)
				}
				continue
			}
			f, cells := t.address(j)
			t.origin = t.origin[:0]
			for _, num := range t.numbersOf(j, p, a) {
				num.Note = strings.TrimSpace(num.Note)
				a.AddNumber(num, f, cells)
				t.origin = append(t.origin, t.numbers)
			}
			t.addMore(j, a, f, cells)
			t.place(j, a, n)
			if q, ok := t.mainMark(j); ok {
				a.MainLine(p, q)
			}
			for x := n; x < len(a.Numbers); x++ {
				origin := -1
				if x-n < len(t.origin) {
					origin = t.origin[x-n]
				}
				t.hang(j, a, &a.Numbers[x], origin)
				if t.Said.Feature != "" && t.Rows[t.start].Index == t.Said.FeatureRow+1 {
					a.AddFeature(&a.Numbers[x], t.Said.Feature, t.Said.Feature, a.Numbers[x].Where)
				}
				if a.Numbers[x].Status == "" && t.below != "" && !t.has(labels.Status) {
					a.Numbers[x].Status = t.below
				}
			}
			a.Numbered = true
			last, lastNumber = a, len(a.Numbers)-1
		case t.stateOf(j):
			t.aside(j)
		case t.total(j) || t.interlude(j):
			t.aside(j)
		case ok || t.ends(j, last != nil):
			return j
		case t.continues(j): // it was read with the row above
		default: // more of the number above
			for x := lastNumber; x >= 0 && x < len(last.Numbers); x++ {
				t.hang(j, last, &last.Numbers[x], -1)
			}
			t.giveRow(last, j)
			t.addMore(j, last, nil, gather.Address{})
			if f, _ := t.address(j); f != nil {
				last.Lay(f.Text, f.Where)
			}
		}
	}
	return j
}

// addMore adds the numbers of the further columns of a row.
func (t *table) addMore(j int, a *gather.Account, f *porting.Field, given gather.Address) {
	for _, k := range t.more {
		q, ok := t.cell(j, k)
		if gather.Take(q); ok && !labels.NoValue(q.Text) {
			nums := gather.NumbersIn(&t.c.Clock, t.Grid, q, a)
			for _, num := range nums {
				a.AddNumber(num, f, given)
				t.origin = append(t.origin, k)
			}
			if len(nums) == 0 {
				a.Lay(q.Text, q.Where)
			}
		}
	}
}

// again tells whether a row repeats the header.
func (t *table) again(j int) bool {
	for k, c := range t.Cols {
		text, ok := t.says(j, k)
		if ok != (c.Text != "") || ok && !strings.EqualFold(text, c.Text) {
			return false
		}
	}
	return true
}

// goesOn tells whether a row is about a further feature of the number in the row
// above: the same number again, and another text in the column of features.
func (t *table) goesOn(j int, p cells.Piece, a, last *gather.Account) bool {
	if a != last || j == t.Body {
		return false
	}
	for _, k := range append([]int{t.numbers}, t.split...) {
		up, ok := t.says(j-1, k)
		if here, _ := t.says(j, k); !ok || up != here {
			return false
		}
	}
	for k, c := range t.Cols {
		if c.Target != labels.Features {
			continue
		}
		x, ok1 := t.says(j-1, k)
		y, ok2 := t.says(j, k)
		if ok1 && ok2 && x != y {
			return true
		}
	}
	return false
}

// isNumber tells whether a cell of the number column holds a number, good or bad.
func (t *table) isNumber(p cells.Piece) bool {
	if len(t.split) > 0 {
		return cells.Digits(p.Text) >= 3
	}
	if p.Flags&(sheet.DigitsLost|sheet.NoCache) != 0 || p.Typ == sheet.Error || cells.Hashes(p.Text) {
		return true
	}
	if _, ok := telephone.Parse(p.Text); ok {
		return true
	}
	if b := t.Grid.Label(p.Text); p.Typ == sheet.Text && b.Is() {
		return b.Inline > 0 && (cells.Listed(b.Target) || b.Target == labels.Target(porting.BTN)) && cells.PhoneCell(p.Text) // "TN 217-555-0100"
	}
	d := cells.Digits(p.Text)
	return cells.PhoneCell(p.Text) || d >= 6 && d*2 >= len(p.Text) || p.Typ == sheet.Number && d >= 4 ||
		t.Cols[t.numbers].Target == labels.RangeStart && d >= 4
}

// ends tells whether a row without a number ends the table: one that stands apart,
// that holds labels, or that has nothing below the table's known columns.
func (t *table) ends(j int, began bool) bool {
	if !began || t.Rows[j].Index > t.Rows[j-1].Index+1 {
		return true
	}
	some := false
	for _, c := range t.Rows[j].Cells {
		col := int(c.Col)
		if col < t.Left || col > t.Right {
			continue
		}
		b, ok := t.At(j, col)
		if !ok {
			continue
		}
		k := t.columnAt(col)
		if b.Is() && (b.Inline > 0 || b.Colon || k < 0 || !headers.ValueWord(t.Cols[k].Label, b)) {
			return true
		}
		some = some || k >= 0 && t.Cols[k].Known
		if k >= 0 && k < t.numbers && !t.perNumber(k) && len(t.Rows[j].Cells) == 1 {
			return true // a footer in the first column
		}
	}
	return !some
}

// numbersOf are the numbers of one row: those in its cell, or the range that two
// columns give.
func (t *table) numbersOf(j int, p cells.Piece, a *gather.Account) []porting.Number {
	if len(t.split) > 0 {
		for _, k := range t.split[1:] {
			if q, ok := t.cell(j, k); ok {
				gather.Take(q)
				p.Text += " " + q.Text
				p.Where.More = append(p.Where.More, q.Where)
			}
		}
		return gather.NumbersIn(&t.c.Clock, t.Grid, p, a)
	}
	if q, ok := t.quantity(j); ok && t.end < 0 {
		gather.Take(q)
		tn, _ := telephone.Parse(p.Text)
		last, _ := strconv.Atoi(tn[max(len(tn)-4, 0):])
		n, err := strconv.Atoi(q.Text)
		switch {
		case tn == "" || err != nil || n < 2:
		case t.Cols[t.numbers].Target != labels.RangeStart || last+n-1 > 9999:
			a.Note(porting.Problem{Code: porting.ProblemInvalidNumber, TN: tn, Where: q.Where,
				Message: fmt.Sprintf("%s has a quantity of %s: see whether it is the first of a block, of which only it was listed", telephone.Format(tn), gather.Short(q.Text))})
		default:
			r := p
			r.Text = fmt.Sprintf("%s to %s%04d", p.Text, tn[2:8], last+n-1)
			r.Where.More = []porting.Where{q.Where}
			ns := gather.NumbersIn(&t.c.Clock, t.Grid, r, a)
			for i := range ns {
				ns[i].Text = p.Text
			}
			return ns
		}
	}
	if t.end >= 0 {
		q, ok := t.cell(j, t.end)
		if gather.Take(q); ok && cells.Digits(q.Text) > 0 && q.Text != p.Text {
			r := p
			r.Text = p.Text + " to " + q.Text
			r.Where.More = []porting.Where{q.Where}
			ns := gather.NumbersIn(&t.c.Clock, t.Grid, r, a)
			for i := range ns {
				ns[i].Text = p.Text + " " + q.Text
			}
			return ns
		}
	}
	return gather.NumbersIn(&t.c.Clock, t.Grid, p, a)
}

// quantity is the cell that says how many numbers a block has that is given by its
// first: beside a number that begins a range, or below a heading that names a block.
func (t *table) quantity(j int) (cells.Piece, bool) {
	for k := range t.Cols {
		if t.Cols[k].Target != labels.Quantity {
			continue
		}
		head := t.Cols[t.numbers]
		if low := strings.ToLower(head.Text); head.Target == labels.RangeStart || strings.Contains(low, "block") || strings.Contains(low, "range") {
			return t.cell(j, k)
		}
		break
	}
	return cells.Piece{}, false
}

// heads are the headings of a table as they stand on the page.
func (t *table) heads() []board.Box {
	var out []board.Box
	for _, c := range t.Cols {
		if c.Text != "" {
			out = append(out, board.Box{Piece: c.Piece, Label: c.Label})
		}
	}
	slices.SortFunc(out, func(a, b board.Box) int { return a.Col - b.Col })
	return out
}

// hasNumber tells whether a row holds a telephone number and no label with a value.
func (t *table) hasNumber(j int) bool {
	r := &t.Rows[j]
	for c := range r.Cells {
		if cells.PhoneCell(r.Cells[c].Text) {
			return !headers.LabelsIn(t.Grid, r)
		}
	}
	return false
}
