package csr

// A grid cut into items and tables. An item is a label with its value: beside
// it, two cells away, behind a colon in the same cell, or below it. Tables are
// recognised first; what is left are items, and what is left of those is unused.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
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
	header0  *header         // of the last table: a page may go on without one
	state    string          // what a heading says of the numbers below it: "Disconnected Numbers"
	stateRow int
	turned   bool // a region on its side is read: it is not turned again
}

func (c *collector) layout(g *grid) {
	l := &layout{c: c, g: g, rows: g.sheet.Rows, used: map[[2]int]bool{}}
	l.begin(0)
	for i := 0; i < len(l.rows); {
		if end, whole := l.table(i); end > i {
			if whole {
				i = end
			}
			continue
		}
		l.items(i)
		i++
	}
	for _, a := range l.accounts {
		if !a.empty() || len(a.unused) > 0 || len(a.conditions) > 0 {
			c.accounts = append(c.accounts, a)
		}
	}
}

// begin starts another account's block.
func (l *layout) begin(row int) *account {
	l.cur = newAccount(l.g)
	l.cur.from = row
	l.first = ""
	l.accounts = append(l.accounts, l.cur)
	return l.cur
}

// boxes are the cells of a row that are not used yet.
func (l *layout) boxes(i int) []box {
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

// items reads the labels of one row with their values.
func (l *layout) items(i int) {
	bs := l.boxes(i)
	for k := 0; k < len(bs); k++ {
		b := bs[k]
		switch {
		case !b.is():
			l.leftover(b, i)
		case b.inline > 0:
			v := b.piece
			var more []box
			v.text, more = l.inside(b)
			if v.text == "" {
				bs = append(bs[:k+1], append(more, bs[k+1:]...)...)
				continue
			}
			ps := []piece{v}
			if addressLabel(b.label) {
				ps = append(ps, l.lines(i, int(b.col), b.col, b.label)...)
			}
			l.assign(b.label, ps)
			bs = append(bs[:k+1:k+1], append(more, bs[k+1:]...)...)
		default:
			k = l.item(i, bs, k)
		}
	}
}

// inside takes the value out of "Label: value", and what stands behind it in the
// same cell with labels of its own: "Account: 123   BTN: 217-555-0100".
func (l *layout) inside(b box) (text string, more []box) {
	text = b.text[b.inline:]
	if strings.ContainsRune(text, '\n') || b.target == labels.Target(porting.Remarks) || b.target == labels.Note {
		return clean(text), nil
	}
	for _, m := range labels.CSR().All(text) {
		if m.Sep != ':' || m.Start == 0 || text[m.Start-1] != ' ' && text[m.Start-1] != '\t' {
			continue
		}
		rest := b
		rest.text = clean(text[m.Start:])
		rest.label = l.g.label(rest.text)
		if rest.inline == 0 && !rest.is() {
			continue
		}
		return strings.TrimRight(clean(text[:m.Start]), " ,;|/-"), []box{rest}
	}
	return clean(text), nil
}

// item reads the label bs[k] and returns the index of the last box it used.
func (l *layout) item(i int, bs []box, k int) int {
	b := bs[k]
	// Beside: the boxes up to the next label.
	end := k + 1
	for end < len(bs) && (!bs[end].is() || l.isValue(i, bs, k, end)) {
		end++
		if !multiple(b.label) && end > k+1 && end < len(bs) && bs[end].is() {
			break
		}
	}
	if end > k+1 && plausible(b.target, bs[k+1].text) || end > k+1 && bs[k+1].flags != 0 {
		n := k + 2 // one value
		if multiple(b.label) {
			n = end
		}
		ps := make([]piece, 0, n-k-1)
		for _, v := range bs[k+1 : n] {
			ps = append(ps, v.piece)
		}
		ps = append(ps, l.lines(i, b.col, bs[k+1].col, b.label)...)
		l.assign(b.label, ps)
		return n - 1
	}
	// Below: where nothing stands beside it.
	if end == k+1 && !b.target.Section() {
		if v, ok := l.at(i+1, b.col); ok && !v.is() && l.rows[i+1].Index == b.row+1 && plausible(b.target, v.text) && !l.stacked(i, b) {
			l.used[[2]int{v.row, v.col}] = true
			ps := append([]piece{v.piece}, l.lines(i+1, b.col, b.col, b.label)...)
			l.assign(b.label, ps)
			return k
		}
	}
	if b.feature != "" {
		// A feature alone in its row is said of the account; one in a stack of
		// labels, or among others, has a blank for its yes or no.
		if len(bs) == 1 && !b.colon && !l.stacked(i, b) {
			l.cur.condition(b.feature, b.text, b.where)
		} else {
			l.cur.lay(b.text, b.where)
		}
		return k
	}
	l.heading(b)
	return k
}

// stacked tells whether a label without a value stands among labels that have
// theirs beside them: what is below it is the next line's, and it is blank.
func (l *layout) stacked(i int, b box) bool {
	if b.colon {
		if m, ok := l.at(i+1, b.col); ok && m.colon {
			return true
		}
	}
	for _, j := range []int{i - 1, i + 1, i + 2} {
		if j < 0 || j >= len(l.rows) || l.rows[j].Index < b.row-2 || l.rows[j].Index > b.row+2 {
			continue
		}
		r := &l.rows[j]
		c := r.Cell(b.col)
		if c == nil {
			continue
		}
		if j != i+1 && !l.g.label(clean(c.Text)).is() {
			continue
		}
		for col := b.col + 1; col <= b.col+3; col++ {
			if d := r.Cell(col); d != nil && clean(d.Text) != "" && !l.g.label(clean(d.Text)).is() {
				return true
			}
		}
	}
	return false
}

// isValue tells whether box v, a label by its words, is the value of box k: the
// last of its row, without a value of its own, while a label stands below k as
// in every stack of labels and values.
func (l *layout) isValue(i int, bs []box, k, v int) bool {
	if v != k+1 || bs[v].colon || bs[v].inline > 0 {
		return false
	}
	if v+1 < len(bs) && !bs[v+1].is() {
		return false
	}
	if bs[k].colon {
		return true
	}
	stack := func(j int) bool {
		if j < 0 || j >= len(l.rows) {
			return false
		}
		r := l.rows[j].Index - bs[k].row
		c := l.rows[j].Cell(bs[k].col)
		return r >= -2 && r <= 2 && c != nil && l.g.label(clean(c.Text)).is()
	}
	if below, ok := l.at(i+1, bs[v].col); ok && below.is() && !below.colon {
		return stack(i - 1)
	}
	return v == len(bs)-1 && (stack(i+1) || stack(i-1))
}

// multiple tells whether several cells of a row can be one value.
func multiple(b label) bool {
	switch b.target {
	case labels.Numbers, labels.Keep, labels.Features, labels.Note, labels.Target(porting.Remarks), labels.CityStateZip:
		return true
	}
	return addressLabel(b) && !isSingle(b.target)
}

func isSingle(t labels.Target) bool {
	switch t {
	case labels.City, labels.State, labels.Zip, labels.Zip4, labels.County, labels.Country, labels.StreetNumber, labels.StreetType, labels.PreDir, labels.PostDir:
		return true
	}
	return false
}

func addressLabel(b label) bool {
	switch b.target {
	case labels.Target(porting.ServiceAddress), labels.Target(porting.BillingAddress), labels.Address, labels.ListedAddress, labels.NameAndAddress,
		labels.Street, labels.Unit:
		return true
	}
	return false
}

// lines are the rows that go on below a value: nothing stands to their left, and
// they are no labels. Only what is written in several lines goes on.
func (l *layout) lines(i, labelCol, col int, b label) []piece {
	most := 0
	switch {
	case addressLabel(b):
		most = 4
	case b.target == labels.Numbers, b.target == labels.Keep:
		most = 1 << 20
	case b.target == labels.Target(porting.Remarks), b.target == labels.Features:
		most = 40
	case b.target == labels.Target(porting.CustomerName):
		most = 1
	}
	var out []piece
	for j := i + 1; j < len(l.rows) && len(out) < most; j++ {
		if l.rows[j].Index != l.rows[j-1].Index+1 {
			break
		}
		v, ok := l.at(j, col)
		if !ok || v.is() {
			break
		}
		// Something to the left of the value, down to the label, is another item.
		blocked := false
		for c := labelCol; c < col; c++ {
			if _, ok := l.at(j, c); ok {
				blocked = true
			}
		}
		if blocked {
			break
		}
		if b.target == labels.Numbers && !phoneCell(v.text) {
			break
		}
		if b.target == labels.Target(porting.CustomerName) && (digits(v.text) > 0 || !dbaLine(v.text)) {
			break
		}
		if addressLabel(b) && !addressLine(v.text) {
			break
		}
		out = append(out, v.piece)
		l.used[[2]int{v.row, v.col}] = true
		for c := col + 1; c <= col+6 && multiple(b); c++ { // further cells of the line
			w, ok := l.at(j, c)
			if !ok || w.is() {
				break
			}
			out = append(out, w.piece)
			l.used[[2]int{w.row, w.col}] = true
		}
	}
	return out
}

// dbaLine tells whether a line below a name goes on with it.
func dbaLine(text string) bool {
	s := strings.ToLower(text)
	for _, p := range []string{"dba ", "d/b/a ", "d.b.a", "c/o ", "attn", "a division of", "t/a ", "aka "} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// addressLine tells whether a line can belong to an address: it has a number in
// it, or a comma, or no more than a few words.
func addressLine(text string) bool {
	if telephoneLike(text) {
		return false
	}
	return digits(text) > 0 || strings.Contains(text, ",") || len(strings.Fields(text)) <= 4
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
	for _, s := range l.sections {
		if s.row <= row && s.col <= col && (s.row > bestRow || s.row == bestRow && s.col > bestCol) {
			best, bestRow, bestCol = s.side, s.row, s.col
		}
	}
	return best
}

// stateOf keeps the state that a heading gives to the numbers below it.
func (l *layout) stateOf(p piece) {
	if len(p.text) > 60 || digits(p.text) > 0 {
		return
	}
	low := strings.ToLower(p.text)
	for _, w := range []string{"number", "line", "tn", "telephone", "phone"} {
		if strings.Contains(low, w) {
			if s, ok := status(p.text); ok {
				l.state, l.stateRow = s, p.row
			}
			return
		}
	}
}

// leftover keeps what is no label and no label's value.
func (l *layout) leftover(b box, i int) {
	text := b.text
	l.stateOf(b.piece)
	// A title may stand in a longer line: "Customer Service Record for Acme, Inc."
	for _, m := range labels.CSR().All(text[:min(len(text), 200)]) {
		switch m.Target {
		case labels.Title:
			l.c.titled = true
		case labels.PortSign:
			l.c.listSigns++
		case labels.LOASign:
			l.c.loaSigns++
		}
	}
	if phoneCell(text) && b.flags&sheet.DigitsLost == 0 && l.column(i, b.col) {
		l.loose(b.piece, "")
		return
	}
	if telephoneLike(text) && len(text) < 60 {
		if f := telephone.FindAll(text); len(f) == 1 && f[0].Start == 0 && len(f[0].TNs) > 0 {
			l.loose(b.piece, "")
			return
		}
	}
	l.cur.conditionsIn(text, b.where)
	l.cur.lay(text, b.where)
}

// column tells whether a cell stands in a column of numbers, without a header.
func (l *layout) column(i, col int) bool {
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(l.rows) {
			if c := l.rows[j].Cell(col); c != nil && phoneCell(clean(c.Text)) {
				return true
			}
		}
	}
	return false
}

// loose keeps numbers that stand outside of any table.
func (l *layout) loose(p piece, note string) {
	l.cur.loose = append(l.cur.loose, numbersIn(l.g, p, l.cur)...)
}

// assign gives an item to the account of its block.
func (l *layout) assign(b label, ps []piece) {
	if len(ps) == 0 {
		return
	}
	if b.side == noSide {
		b.side = l.sideAt(ps[0].row, ps[0].col)
	}
	if l.opens(b, ps) {
		l.begin(ps[0].row)
	}
	if l.first == "" && b.target != "" && b.target.Field() != "" && b.target != labels.Target(porting.CSRDate) {
		l.first = b.target
	}
	l.c.give(l.cur, b, ps, l.g)
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
