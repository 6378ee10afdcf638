package csr

// Which rows are a table's header: labels side by side with values below them,
// under titles, in one line or in two, beside other blocks.

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// column is one column of a table.
type column struct {
	label
	piece
	known bool
}

// header is a table's header.
type header struct {
	cols        []column
	left, right int     // columns that the table takes in
	body        int     // index of the first row below it
	above       []piece // the upper line of a header in two, where it says more of a column
}

// header looks for a table whose header begins in row i.
func (l *layout) header(i int) *header {
	if i+1 >= len(l.rows) {
		return nil
	}
	bs, apart := l.unstacked(i, l.boxes(i))
	if len(bs) == 0 {
		return nil
	}
	any := false
	for _, b := range bs {
		any = any || b.is() && b.inline == 0
	}
	if any {
		heading := 0
		for _, b := range bs {
			if heads(b.label) && !b.colon {
				heading++
			}
		}
		if heading >= 2 && heading*3 >= len(bs) {
			for k, b := range bs {
				if !b.is() && b.typ == sheet.Text && l.g.shortened(b.text) {
					bs[k].label = l.g.label(b.text)
					l.lately = [len(l.lately)]rowOfBoxes{}
				}
			}
		}
		if heading >= 2 && heading*2 >= len(bs) {
			l.align(i, bs)
		}
	}
	if h := l.twoLines(i, bs); h != nil {
		return h
	}
	if !any {
		return nil
	}
	for s := 0; s < len(bs); s++ {
		if !heads(bs[s].label) {
			continue
		}
		for s > 0 && !apart[s] && !bs[s-1].is() && bs[s-1].typ == sheet.Text && digits(bs[s-1].text) == 0 && l.numberBelow(i, bs[s-1].col) {
			s-- // a column of numbers, whatever its heading
		}
		e := s
		for e+1 < len(bs) && !apart[e+1] && l.headlike(i, bs, e+1) {
			e++
		}
		for e > s && !bs[e].is() && !l.valueBelow(i, bs[e].col) {
			e--
		}
		e = s + period(bs[s:e+1]) - 1
		if h := l.run(i, bs[s:e+1]); h != nil {
			return h
		}
		s = e
	}
	return nil
}

// period is how many of a header's cells make up one table: several of the same
// headings may stand side by side, each with rows of its own. A heading that is
// repeated alone is a list in several columns.
func period(bs []box) int {
	for n := 2; n <= len(bs)/2; n++ {
		same := bs[n].col > bs[n-1].col+1 || len(bs)%n == 0
		for k := n; k < len(bs) && same; k++ {
			same = strings.EqualFold(bs[k].text, bs[k-n].text) && bs[k-n].text != bs[(k-n+1)%n].text
		}
		if same {
			return n
		}
	}
	return len(bs)
}

// heads tells whether a label can head a column.
func heads(b label) bool {
	return b.is() && b.inline == 0 && b.target != labels.Title && b.target != labels.LOASign
}

// headlike tells whether a box can be one of a header's cells: a label, or words
// without digits that something stands below.
func (l *layout) headlike(i int, bs []box, k int) bool {
	b := bs[k]
	if b.is() {
		return heads(b.label)
	}
	if b.typ != sheet.Text || len(b.text) > 60 || digits(b.text) > 3 || strings.ContainsAny(b.text, "@:") {
		return false
	}
	return l.valueBelow(i, b.col) || k+1 < len(bs) && bs[k+1].is()
}

// valueBelow tells whether a value, and no label, stands below row i within the
// next three rows.
func (l *layout) valueBelow(i, col int) bool {
	for j := i + 1; j < len(l.rows) && j <= i+3 && l.rows[j].Index <= l.rows[i].Index+4; j++ {
		if b, ok := l.at(j, col); ok {
			return !b.is() || b.feature != "" || b.typ != sheet.Text
		}
	}
	return false
}

// numberBelow tells whether a telephone number stands right below row i.
func (l *layout) numberBelow(i, col int) bool {
	b, ok := l.at(i+1, col)
	return ok && phoneCell(b.text) && !b.is()
}

// run decides whether boxes side by side are a header.
func (l *layout) run(i int, bs []box) *header {
	next := l.rows[i+1]
	if next.Index > l.rows[i].Index+3 {
		return nil
	}
	named, over, labelled, colons := 0, 0, 0, 0
	phone := false
	for _, b := range bs {
		if !b.is() {
			continue
		}
		named++
		if b.colon {
			colons++
		}
		v, ok := l.at(i+1, b.col)
		switch {
		case !ok:
		case heads(v.label) && !valueWord(b.label, v):
			labelled++
		default:
			over++
			phone = phone || listed(b.target) && (phoneCell(v.text) || hashes(v.text) || v.flags&(sheet.DigitsLost|sheet.NoCache) != 0)
		}
	}
	switch {
	case labelled > 0 && labelled*2 >= named, over == 0, colons*2 > named && !phone && (labelled > 0 || named < len(bs) || over*2 < named):
		return nil
	case named >= 2 && len(bs) <= 3*named:
	case named == 1 && phone:
	default:
		return nil
	}
	if !phone && named < 3 && l.pairs(i, bs) {
		return nil
	}
	return l.make(bs, i+1)
}

// valueWord tells whether a cell below a header is a value although its words
// are a label's: "Business" below Type, "Fax" below Description.
func valueWord(head label, v box) bool {
	switch head.target {
	case labels.Note, labels.Features, labels.Status, labels.Target(porting.CustomerType), labels.Target(porting.Remarks):
		return !v.colon
	case labels.State: // CO for Colorado is the short form of Company
		return !v.colon && len(v.text) == 2 || isPart(v.target) && len(v.text) <= 3
	case labels.StreetType, labels.PreDir, labels.PostDir: // ST for Street is the short form of State
		return !v.colon && isPart(v.target) && len(v.text) <= 3
	}
	return head.feature != "" || v.target == labels.None || v.feature != ""
}

// pairs tells whether a row of two labels is a label and its value, in a stack
// of such: the row above begins with a label in the same column.
func (l *layout) pairs(i int, bs []box) bool {
	if i == 0 || len(bs) != 2 {
		return false
	}
	up, ok := l.at(i-1, bs[0].col)
	down, ok2 := l.at(i+1, bs[0].col)
	return ok && up.is() && l.rows[i-1].Index == l.rows[i].Index-1 || ok2 && down.is()
}

// listed tells whether a label heads a column of the account's numbers.
func listed(t labels.Target) bool {
	switch t {
	case labels.Numbers, labels.Telephone, labels.Number, labels.Keep, labels.RangeStart, labels.PortSign:
		return true
	}
	return false
}

// make makes a header of boxes.
func (l *layout) make(bs []box, body int) *header {
	h := &header{body: body, left: bs[0].col, right: bs[len(bs)-1].col}
	for _, b := range bs {
		c := column{label: b.label, piece: b.piece, known: b.is()}
		if b.target == labels.PortSign {
			l.c.listSigns++
		}
		if b.target.Section() { // a column named Location or Listing
			c.target = labels.Note
		}
		if c.side == noSide {
			c.side = l.sideAt(b.row, b.col)
		}
		h.cols = append(h.cols, c)
		if m, ok := l.g.sheet.Merged(b.row, b.col); ok {
			h.right = max(h.right, m.Right)
		}
	}
	return h
}

// twoLines looks for a header in two rows: words of one label above each other
// ("Telephone" over "Number"), or a group over its columns ("Service Address"
// over Street, City, State, ZIP).
func (l *layout) twoLines(i int, top []box) *header {
	if i+2 >= len(l.rows) || l.rows[i+1].Index != l.rows[i].Index+1 {
		return nil
	}
	bottom := l.boxes(i + 1)
	var aside []int                                                   // columns of stacks beside the table
	if left, _ := l.unstacked(i+1, bottom); len(left) < len(bottom) { // captions over stacks are none of it
		top = slices.DeleteFunc(slices.Clone(top), func(b box) bool { return within(bottom, b.col) && !within(left, b.col) })
		for _, b := range bottom {
			if !within(left, b.col) {
				aside = append(aside, b.col)
			}
		}
		bottom = left
	}
	if len(bottom) < 2 {
		return nil
	}
	if slices.ContainsFunc(bottom, noWords) || slices.ContainsFunc(top, noWords) {
		return nil
	}
	cols := make([]box, 0, len(bottom))
	var uppers []piece // those of the upper row that say more of a column
	combined, named, over, labelled, apart := 0, 0, 0, 0, 0
	take := func(b box) {
		cols = append(cols, b)
		if !b.is() {
			return
		}
		named++
		if v, ok := l.at(i+2, b.col); ok {
			if heads(v.label) && !valueWord(b.label, v) {
				labelled++
			} else {
				over++
			}
		}
	}
	t := 0
	for _, b := range bottom {
		// Columns that only the upper row heads.
		for t < len(top) && top[t].col < b.col {
			if !covers(l, top[t], b.col, top, t) && !within(bottom, top[t].col) {
				take(top[t])
			}
			t++
		}
		up, group := above(l, top, b.col)
		if up == nil {
			take(b)
			continue
		}
		both := l.g.label(up.text + " " + b.text)
		if len(top) == 1 && len(bottom) > 2 && up.is() && b.is() && listed(up.target) {
			both = label{} // "Numbers on the account" above the table
		}
		switch {
		case up.col == b.col && both.is() && both.inline == 0:
			combined++
			b.label = both
			uppers = append(uppers, up.piece)
		case up.col == b.col && up.is() && !b.is() && !up.target.Section() && digits(b.text) == 0:
			b.label = up.label // "Feature" over "Codes"
			uppers = append(uppers, up.piece)
		case group && up.is() && (up.side != noSide || addressLabel(up.label) || up.target.Section()):
			uppers = append(uppers, up.piece)
			if isPart(b.target) || b.target == labels.Name || general(b.wording) && b.side == noSide {
				combined++
				b.side = up.side
				if up.side == noSide && up.target == labels.Target(porting.ServiceAddress) {
					b.side = serviceSide
				}
			}
		case both.is() && both.inline == 0 && !b.is():
			combined++
			b.label = both
			uppers = append(uppers, up.piece)
		case up.col == b.col && !group && up.is() && b.is():
			apart++ // two labels of a stack
		}
		take(b)
	}
	for ; t < len(top); t++ {
		if !within(bottom, top[t].col) && l.valueBelow(i+1, top[t].col) {
			take(top[t])
		}
	}
	if combined <= apart || named < 2 || over == 0 || labelled*2 >= named {
		return nil
	}
	h := l.make(cols, i+2)
	h.above = uppers
	for _, b := range top {
		h.left, h.right = min(h.left, b.col), max(h.right, b.col)
	}
	for _, col := range aside {
		if col >= h.left && col <= h.right {
			return nil // a stack in the middle of a table is none
		}
	}
	return h
}

// noWords tells whether a box cannot stand in a header of two lines.
func noWords(b box) bool {
	return b.typ != sheet.Text || digits(b.text) > 3 || len(b.text) > 60 || b.inline > 0 || strings.HasSuffix(b.text, ":")
}

// above is the box of the upper row that stands over a column: right over it, or
// as a group's heading that reaches over several columns.
func above(l *layout, top []box, col int) (up *box, group bool) {
	k, over := slices.BinarySearchFunc(top, col, byColumn)
	if over {
		_, wide := l.g.sheet.Merged(top[k].row, col)
		next := k+1 == len(top) || top[k+1].col > col+1
		return &top[k], wide || next
	}
	if k--; k >= 0 && covers(l, top[k], col, top, k) {
		return &top[k], true
	}
	return nil, false
}

// covers tells whether an upper box reaches over a column: by its merged range,
// or, as a heading of an address or a section, up to the next upper box.
func covers(l *layout, b box, col int, top []box, k int) bool {
	if m, ok := l.g.sheet.Merged(b.row, b.col); ok {
		return m.Contains(b.row, col)
	}
	if k+1 < len(top) && top[k+1].col <= col {
		return false
	}
	return b.is() && (addressLabel(b.label) || b.target.Section())
}

func within(bs []box, col int) bool {
	_, ok := slices.BinarySearchFunc(bs, col, byColumn)
	return ok
}

// byColumn finds a box of a row: they stand in the order of columns.
func byColumn(b box, col int) int { return b.col - col }
