package csr

// What a table says: one row a number, with what hangs on it and with the
// account repeated, given once, or not at all; or one row an account.

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// table reads a table that begins in row i. It returns the index of the row
// behind it, i if there is none, and whether nothing else stands in its rows.
func (l *layout) table(i int) (end int, whole bool) {
	if end := l.transposed(i); end > i {
		return end, false
	}
	hd := l.header(i)
	if hd == nil {
		hd = l.headless(i)
	}
	if hd == nil {
		return i, false
	}
	t := &table{layout: l, header: hd, start: i}
	stated := t.has(labels.Status)
	for k := range hd.cols { // a column named State may say which state, or whether active
		c := &hd.cols[k]
		switch {
		case c.target == labels.State && l.states(hd.body, c.col, true):
			c.target = labels.Status
		case c.target == labels.None && c.feature == "" && l.marks(hd.body, c.col):
			c.feature = featureNamed(c.text) // "Fax", and marks below it
		case !c.known && !stated && l.states(hd.body, c.col, false):
			c.target, c.known = labels.Status, true // whatever the heading
		}
	}
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
	if end <= hd.body {
		return i, false
	}
	if t.numbers >= 0 {
		l.header0 = hd
	}
	for k := range hd.cols { // the others are taken where something is made of what is below them
		if c := hd.cols[k]; c.is() || k == t.numbers || t.isFurther(k) {
			take(c.piece)
		}
	}
	take(hd.above...)
	l.masks = append(l.masks, mask{l.rows[i].Index, l.rows[end-1].Index, hd.left, hd.right})
	whole = true
	for j := i; j < end && whole; j++ {
		cs := l.rows[j].Cells
		whole = len(cs) == 0 || int(cs[0].Col) >= hd.left && int(cs[len(cs)-1].Col) <= hd.right
	}
	return end, whole
}

// table is a table while it is read.
type table struct {
	*layout
	*header
	start   int
	numbers int   // index of the column of numbers, -1 for none
	end     int   // index of the column of range ends, -1 for none
	more    []int // further columns of numbers: TN 2, TN 3
	split   []int // columns that hold a number in parts: NPA, NXX, line

	shadowed []bool // columns of addresses that others say better
	gaps     []gap  // columns inside addresses that nobody knows
	toldGaps map[*account]bool

	places []int // columns in which numbers name their places

	byKey map[string]*account
	held  []piece // the key of the row above, carried down where it is given once
	// seen is what each account was given last, by column, so that a value that
	// is repeated in every row costs one comparison.
	seen     map[*account][]string
	varies   []bool
	told     map[string]bool // problems told once for each text
	below    string          // the state that the table's heading says
	lastAddr string
	lastOwn  *porting.Field
	lastSet  address
}

// raw is the cell in a column of a row; one that a merged range covers is the
// range's, but for the column of numbers, where each stands for itself.
func (t *table) raw(j, k int) (*sheet.Cell, int) {
	t.c.Tick()
	row, col := t.rows[j].Index, t.cols[k].col
	if c := t.rows[j].Cell(col); c != nil {
		return c, row
	}
	if len(t.g.sheet.Merges) == 0 || k == t.numbers {
		return nil, 0
	}
	if m, ok := t.g.sheet.Merged(row, col); ok && m.Top >= t.rows[t.body].Index && m.Left == col {
		return t.g.sheet.Cell(m.Top, m.Left), m.Top
	}
	return nil, 0
}

// cell is the piece in a column of a row.
func (t *table) cell(j, k int) (piece, bool) {
	c, row := t.raw(j, k)
	if c == nil {
		return piece{}, false
	}
	p := t.g.piece(row, c)
	return p, p.text != "" || p.flags&(sheet.NoCache|sheet.Masked) != 0
}

func (t *table) prepare() {
	t.byKey = map[string]*account{}
	t.held = make([]piece, len(t.cols))
	t.seen = map[*account][]string{}
	t.told = map[string]bool{}
	t.varies = t.varying()
}

// readNumbers reads a table of numbers and returns the index behind it.
func (t *table) readNumbers() int {
	t.prepare()
	before := map[*account]int{} // how many numbers an account had before this table
	defer func() {
		if t.has(labels.Features) || t.has(labels.Note) {
			for a, n := range before {
				a.mergeTail(n)
			}
		}
	}()
	if t.state != "" && t.rows[t.start].Index <= t.stateRow+3 {
		t.below = t.state
	}
	t.state = ""
	t.siteColumns()
	var last *account // of the number before
	lastNumber := -1
	j := t.body
	for ; j < len(t.rows); j++ {
		if t.g.spans != nil && j > t.body && t.rows[j].Index > t.rows[j-1].Index+1 && t.hasNumber(j) {
			t.align(j-1, t.heads()) // the next page, or the next block
		}
		p, ok := t.cell(j, t.numbers)
		if ok && t.again(j) { // the header again, on the next page
			for k := range t.cols {
				q, _ := t.cell(j, k)
				take(q)
			}
			t.align(j, t.heads())
			continue
		}
		if t.body == t.start && t.labelled(j, t.cols[t.numbers].col) {
			return j // a list without a header ends at a label
		}
		if ok && j > t.body && t.rows[j].Index > t.rows[j-1].Index+1 && t.ownLabel(j) {
			return j // "Fax | 217-555-0191", below the list and apart from it
		}
		switch {
		case ok && t.isNumber(p):
			a := t.account(j)
			n := len(a.numbers)
			if _, ok := before[a]; !ok {
				before[a] = n
			}
			if n >= 1024 && n == cap(a.numbers) {
				// append grows by a quarter, and leaves four times as much behind
				a.numbers = slices.Grow(a.numbers, min(n, len(t.rows)-j))
			}
			if n == 0 {
				a.numbersRow = t.rows[j].Index
			} else if t.goesOn(j, p, a, last) {
				take(p)
				if f, _ := t.address(j); f != nil && (len(a.tableAddress.own) != n || a.tableAddress.own[n-1] == nil || a.tableAddress.own[n-1].Text != f.Text) {
					a.lay(f.Text, f.Where)
				}
				for x := lastNumber; x >= 0 && x < n; x++ {
					t.hang(j, a, &a.numbers[x])
				}
				continue
			}
			f, cells := t.address(j)
			for _, num := range t.numbersOf(j, p, a) {
				num.Note = strings.TrimSpace(num.Note)
				a.addNumber(num, f, cells)
			}
			t.addMore(j, a, f, cells)
			t.place(j, a, n)
			for x := n; x < len(a.numbers); x++ {
				t.hang(j, a, &a.numbers[x])
				if t.headed != "" && t.rows[t.start].Index == t.headedRow+1 {
					a.addFeature(&a.numbers[x], t.headed, t.headed, a.numbers[x].Where)
				}
				if a.numbers[x].Status == "" && t.below != "" && !t.has(labels.Status) {
					a.numbers[x].Status = t.below
				}
			}
			a.numbered = true
			last, lastNumber = a, len(a.numbers)-1
		case t.total(j) || t.interlude(j):
			t.aside(j)
		case ok || t.ends(j, last != nil):
			return j
		case t.continues(j): // it was read with the row above
		default: // more of the number above
			for x := lastNumber; x >= 0 && x < len(last.numbers); x++ {
				t.hang(j, last, &last.numbers[x])
			}
			t.giveRow(last, j)
			t.addMore(j, last, nil, address{})
			if f, _ := t.address(j); f != nil {
				last.lay(f.Text, f.Where)
			}
		}
	}
	return j
}

// addMore adds the numbers of the further columns of a row.
func (t *table) addMore(j int, a *account, f *porting.Field, given address) {
	for _, k := range t.more {
		q, ok := t.cell(j, k)
		if take(q); ok && !blank(q.text) {
			for _, num := range numbersIn(&t.c.Clock, t.g, q, a) {
				a.addNumber(num, f, given)
			}
		}
	}
}

// again tells whether a row repeats the header.
func (t *table) again(j int) bool {
	for k, c := range t.cols {
		p, ok := t.cell(j, k)
		if ok != (c.text != "") || ok && !strings.EqualFold(p.text, c.text) {
			return false
		}
	}
	return true
}

// goesOn tells whether a row is about a further feature of the number in the row
// above: the same number again, and another text in the column of features.
func (t *table) goesOn(j int, p piece, a, last *account) bool {
	if a != last || j == t.body {
		return false
	}
	up, ok := t.cell(j-1, t.numbers)
	if !ok || up.text != p.text {
		return false
	}
	for k, c := range t.cols {
		if c.target != labels.Features {
			continue
		}
		x, ok1 := t.cell(j-1, k)
		y, ok2 := t.cell(j, k)
		if ok1 && ok2 && x.text != y.text {
			return true
		}
	}
	return false
}

// isNumber tells whether a cell of the number column holds a number, good or bad.
func (t *table) isNumber(p piece) bool {
	if len(t.split) > 0 {
		return digits(p.text) >= 3
	}
	if p.flags&(sheet.DigitsLost|sheet.NoCache) != 0 || p.typ == sheet.Error || hashes(p.text) {
		return true
	}
	if b := t.g.label(p.text); p.typ == sheet.Text && b.is() {
		return b.inline > 0 && (listed(b.target) || b.target == labels.Target(porting.BTN)) && phoneCell(p.text) // "TN 217-555-0100"
	}
	d := digits(p.text)
	return phoneCell(p.text) || d >= 6 && d*2 >= len(p.text) || p.typ == sheet.Number && d >= 4 ||
		t.cols[t.numbers].target == labels.RangeStart && d >= 4
}

// ends tells whether a row without a number ends the table: one that stands apart,
// that holds labels, or that has nothing below the table's known columns.
func (t *table) ends(j int, began bool) bool {
	if !began || t.rows[j].Index > t.rows[j-1].Index+1 {
		return true
	}
	some := false
	for _, c := range t.rows[j].Cells {
		col := int(c.Col)
		if col < t.left || col > t.right {
			continue
		}
		b, ok := t.at(j, col)
		if !ok {
			continue
		}
		k := t.columnAt(col)
		if b.is() && (b.inline > 0 || b.colon || k < 0 || !valueWord(t.cols[k].label, b)) {
			return true
		}
		some = some || k >= 0 && t.cols[k].known
		if k >= 0 && k < t.numbers && !t.perNumber(k) && len(t.rows[j].Cells) == 1 {
			return true // a footer in the first column
		}
	}
	return !some
}

// ownLabel tells whether a row has a label of its own before its number, in a
// column where no words belong: the number is that label's and not the list's.
func (t *table) ownLabel(j int) bool {
	for _, c := range t.cols {
		if c.col >= t.cols[t.numbers].col {
			continue
		}
		b, ok := t.at(j, c.col)
		if !ok || !b.is() {
			continue
		}
		switch c.target {
		case labels.Row, labels.Quantity, labels.Extension, labels.CustomerCode, labels.AccountBTN,
			labels.Target(porting.AccountNumber), labels.Target(porting.BTN), labels.Target(porting.CSRDate):
			return true
		}
		if b.colon || b.inline > 0 || listed(c.target) || !c.is() {
			return true
		}
	}
	return false
}

// numbersOf are the numbers of one row: those in its cell, or the range that two
// columns give.
func (t *table) numbersOf(j int, p piece, a *account) []porting.Number {
	if len(t.split) > 0 {
		for _, k := range t.split[1:] {
			if q, ok := t.cell(j, k); ok {
				take(q)
				p.text += " " + q.text
				p.where.More = append(p.where.More, q.where)
			}
		}
		return numbersIn(&t.c.Clock, t.g, p, a)
	}
	if q, ok := t.quantity(j); ok && t.end < 0 {
		take(q)
		tn, _ := telephone.Parse(p.text)
		last, _ := strconv.Atoi(tn[max(len(tn)-4, 0):])
		n, err := strconv.Atoi(q.text)
		switch {
		case tn == "" || err != nil || n < 2:
		case t.cols[t.numbers].target != labels.RangeStart || last+n-1 > 9999:
			a.note(porting.Problem{Code: porting.ProblemInvalidNumber, TN: tn, Where: q.where,
				Message: fmt.Sprintf("%s has a quantity of %s: see whether it is the first of a block, of which only it was listed", telephone.Format(tn), short(q.text))})
		default:
			r := p
			r.text = fmt.Sprintf("%s to %s%04d", p.text, tn[2:8], last+n-1)
			r.where.More = []porting.Where{q.where}
			ns := numbersIn(&t.c.Clock, t.g, r, a)
			for i := range ns {
				ns[i].Text = p.text
			}
			return ns
		}
	}
	if t.end >= 0 {
		q, ok := t.cell(j, t.end)
		if take(q); ok && digits(q.text) > 0 && q.text != p.text {
			r := p
			r.text = p.text + " to " + q.text
			r.where.More = []porting.Where{q.where}
			ns := numbersIn(&t.c.Clock, t.g, r, a)
			for i := range ns {
				ns[i].Text = p.text + " " + q.text
			}
			return ns
		}
	}
	return numbersIn(&t.c.Clock, t.g, p, a)
}

// quantity is the cell that says how many numbers a block has that is given by its
// first: beside a number that begins a range, or below a heading that names a block.
func (t *table) quantity(j int) (piece, bool) {
	head := t.cols[t.numbers]
	if low := strings.ToLower(head.text); head.target != labels.RangeStart && !strings.Contains(low, "block") && !strings.Contains(low, "range") {
		return piece{}, false
	}
	for k := range t.cols {
		if t.cols[k].target == labels.Quantity {
			return t.cell(j, k)
		}
	}
	return piece{}, false
}
