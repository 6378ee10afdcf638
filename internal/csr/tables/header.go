package tables

// Which rows are a table's header: labels side by side with values below them,
// under titles, in one line or in two, beside other blocks.

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// column is one column of a table.
type column struct {
	cells.Label
	cells.Piece
	known  bool
	Switch bool // yes and no say whether a number is active
}

// header is a table's header.
type header struct {
	cols        []column
	left, right int           // columns that the table takes in
	body        int           // index of the first row below it
	above       []cells.Piece // the upper line of a header in two, where it says more of a column
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
		any = any || b.Is() && b.Inline == 0
	}
	if any {
		heading := 0
		for _, b := range bs {
			if cells.Heads(b.Label) && !b.Colon {
				heading++
			}
		}
		if heading >= 2 && heading*3 >= len(bs) {
			for k, b := range bs {
				if !b.Is() && b.Typ == sheet.Text && l.g.Shortened(b.Text) {
					bs[k].Label = l.g.Label(b.Text)
					l.forget()
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
		if !cells.Heads(bs[s].Label) {
			continue
		}
		for s > 0 && !apart[s] && !bs[s-1].Is() && bs[s-1].Typ == sheet.Text && cells.Digits(bs[s-1].Text) == 0 && l.numberBelow(i, bs[s-1].Col) {
			s-- // a column of numbers, whatever its heading
		}
		e := s
		for e+1 < len(bs) && !apart[e+1] {
			if l.headlike(i, bs, e+1) {
				e++
			} else if e+2 < len(bs) && !apart[e+2] && bs[e+2].Col == bs[e].Col+2 && bs[e+1].Typ == sheet.Text && len(bs[e+1].Text) < 40 && cells.Digits(bs[e+1].Text) < 3 && l.headlike(i, bs, e+2) && e-s > 1 {
				e += 2 // a column in which nothing stands
			} else {
				break
			}
		}
		if known := countHeads(bs[s : e+1]); known > 2 { // further ones before those that are known
			for s > 0 && !apart[s] && !bs[s-1].Is() && bs[s-1].Col == bs[s].Col-1 && wordsOnly(bs[s-1]) && l.filledBelow(i, bs[s-1].Col, bs[s].Col) {
				s--
			}
		}
		for e > s && !bs[e].Is() && !l.valueBelow(i, bs[e].Col) {
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

// countHeads is how many boxes can head a column by what they are as labels.
func countHeads(bs []box) int {
	n := 0
	for _, b := range bs {
		if cells.Heads(b.Label) && !b.Colon {
			n++
		}
	}
	return n
}

// filledBelow tells whether values, and no labels, stand below row i in a column
// wherever they stand in another, in the next rows.
func (l *layout) filledBelow(i, col, beside int) bool {
	n := 0
	for j := i + 1; j < len(l.rows) && j <= i+4 && l.rows[j].Index == l.rows[j-1].Index+1; j++ {
		b, ok := l.at(j, col)
		_, other := l.at(j, beside)
		if ok && b.Is() || ok != other {
			return false
		}
		n++
	}
	return n > 0
}

// period is how many of a header's cells make up one table: several of the same
// headings may stand side by side, each with rows of its own. A heading that is
// repeated alone is a list in several columns.
func period(bs []box) int {
	for n := 2; n <= len(bs)/2; n++ {
		same := bs[n].Col > bs[n-1].Col+1 || len(bs)%n == 0
		for k := n; k < len(bs) && same; k++ {
			same = strings.EqualFold(bs[k].Text, bs[k-n].Text) && bs[k-n].Text != bs[(k-n+1)%n].Text
		}
		if same {
			return n
		}
	}
	return len(bs)
}

// headlike tells whether a box can be one of a header's cells: a label, or words
// without digits that something stands below.
func (l *layout) headlike(i int, bs []box, k int) bool {
	b := bs[k]
	if b.Is() {
		return cells.Heads(b.Label)
	}
	if b.Typ != sheet.Text || len(b.Text) > 60 || cells.Digits(b.Text) > 3 || strings.ContainsAny(b.Text, "@:") {
		return false
	}
	return l.valueBelow(i, b.Col) || k+1 < len(bs) && bs[k+1].Is()
}

// valueBelow tells whether a value, and no label, stands below row i within the
// next three rows.
func (l *layout) valueBelow(i, col int) bool {
	for j := i + 1; j < len(l.rows) && j <= i+3 && l.rows[j].Index <= l.rows[i].Index+4; j++ {
		if b, ok := l.at(j, col); ok {
			return !b.Is() || b.Feature != "" || b.Typ != sheet.Text
		}
	}
	return false
}

// numberBelow tells whether a telephone number stands right below row i.
func (l *layout) numberBelow(i, col int) bool {
	b, ok := l.at(i+1, col)
	return ok && cells.PhoneCell(b.Text) && !b.Is()
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
		if !b.Is() {
			continue
		}
		named++
		if b.Colon {
			colons++
		}
		v, ok := l.at(i+1, b.Col)
		switch {
		case !ok:
		case cells.Heads(v.Label) && !valueWord(b.Label, v):
			labelled++
		default:
			over++
			phone = phone || Listed(b.Target) && (cells.PhoneCell(v.Text) || cells.Hashes(v.Text) || v.Flags&(sheet.DigitsLost|sheet.NoCache) != 0)
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
func valueWord(head cells.Label, v box) bool {
	switch head.Target {
	case labels.Note, labels.Features, labels.Status, labels.Target(porting.CustomerType), labels.Target(porting.Remarks):
		return !v.Colon
	case labels.State: // CO for Colorado is the short form of Company
		return !v.Colon && len(v.Text) == 2 || gather.IsPart(v.Target) && len(v.Text) <= 3
	case labels.StreetType, labels.PreDir, labels.PostDir: // ST for Street is the short form of State
		return !v.Colon && gather.IsPart(v.Target) && len(v.Text) <= 3
	}
	return head.Feature != "" || v.Target == labels.None || v.Feature != ""
}

// pairs tells whether a row of two labels is a label and its value, in a stack
// of such: the row above begins with a label in the same column.
func (l *layout) pairs(i int, bs []box) bool {
	if i == 0 || len(bs) != 2 {
		return false
	}
	up, ok := l.at(i-1, bs[0].Col)
	down, ok2 := l.at(i+1, bs[0].Col)
	return ok && up.Is() && l.rows[i-1].Index == l.rows[i].Index-1 || ok2 && down.Is()
}

// Listed tells whether a label heads a column of the account's numbers.
func Listed(t labels.Target) bool {
	switch t {
	case labels.Numbers, labels.Telephone, labels.Number, labels.Keep, labels.RangeStart, labels.PortSign:
		return true
	}
	return false
}

// make makes a header of boxes.
func (l *layout) make(bs []box, body int) *header {
	h := &header{body: body, left: bs[0].Col, right: bs[len(bs)-1].Col}
	for _, b := range bs {
		c := column{Label: b.Label, Piece: b.Piece, known: b.Is()}
		if b.Target == labels.PortSign {
			l.c.ListSigns++
		}
		if b.Target.Section() { // a column named Location or Listing
			c.Target = labels.Note
		}
		if c.Side == cells.NoSide {
			c.Side = l.sideAt(b.Row, b.Col)
		}
		h.cols = append(h.cols, c)
		if m, ok := l.g.Sheet.Merged(b.Row, b.Col); ok {
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
		top = slices.DeleteFunc(slices.Clone(top), func(b box) bool { return within(bottom, b.Col) && !within(left, b.Col) })
		for _, b := range bottom {
			if !within(left, b.Col) {
				aside = append(aside, b.Col)
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
	var uppers []cells.Piece // those of the upper row that say more of a column
	combined, named, over, labelled, apart := 0, 0, 0, 0, 0
	take := func(b box) {
		cols = append(cols, b)
		if !b.Is() {
			return
		}
		named++
		if v, ok := l.at(i+2, b.Col); ok {
			if cells.Heads(v.Label) && !valueWord(b.Label, v) {
				labelled++
			} else {
				over++
			}
		}
	}
	t := 0
	for _, b := range bottom {
		// Columns that only the upper row heads.
		for t < len(top) && top[t].Col < b.Col {
			if !covers(l, top[t], b.Col, top, t) && !within(bottom, top[t].Col) {
				take(top[t])
			}
			t++
		}
		up, group := above(l, top, b.Col)
		if up == nil {
			take(b)
			continue
		}
		both := l.g.Label(up.Text + " " + b.Text)
		if len(top) == 1 && len(bottom) > 2 && up.Is() && b.Is() && Listed(up.Target) {
			both = cells.Label{} // "Numbers on the account" above the table
		}
		switch {
		case up.Col == b.Col && both.Is() && both.Inline == 0:
			combined++
			b.Label = both
			uppers = append(uppers, up.Piece)
		case up.Col == b.Col && up.Is() && !b.Is() && !up.Target.Section() && cells.Digits(b.Text) == 0:
			b.Label = up.Label // "Feature" over "Codes"
			uppers = append(uppers, up.Piece)
		case group && up.Is() && (up.Side != cells.NoSide || cells.AddressLabel(up.Label) || up.Target.Section()):
			uppers = append(uppers, up.Piece)
			if gather.IsPart(b.Target) || b.Target == labels.Name || gather.General(b.Wording) && b.Side == cells.NoSide {
				combined++
				b.Side = up.Side
				if up.Side == cells.NoSide && up.Target == labels.Target(porting.ServiceAddress) {
					b.Side = cells.ServiceSide
				}
			}
		case both.Is() && both.Inline == 0 && !b.Is():
			combined++
			b.Label = both
			uppers = append(uppers, up.Piece)
		case up.Col == b.Col && !group && up.Is() && b.Is():
			apart++ // two labels of a stack
		}
		take(b)
	}
	for ; t < len(top); t++ {
		if !within(bottom, top[t].Col) && l.valueBelow(i+1, top[t].Col) {
			take(top[t])
		}
	}
	if combined <= apart || named < 2 || over == 0 || labelled*2 >= named {
		return nil
	}
	h := l.make(cols, i+2)
	h.above = uppers
	for _, b := range top {
		h.left, h.right = min(h.left, b.Col), max(h.right, b.Col)
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
	return b.Typ != sheet.Text || cells.Digits(b.Text) > 3 || len(b.Text) > 60 || b.Inline > 0 || strings.HasSuffix(b.Text, ":")
}

// above is the box of the upper row that stands over a column: right over it, or
// as a group's heading that reaches over several columns.
func above(l *layout, top []box, col int) (up *box, group bool) {
	k, over := slices.BinarySearchFunc(top, col, byColumn)
	if over {
		_, wide := l.g.Sheet.Merged(top[k].Row, col)
		next := k+1 == len(top) || top[k+1].Col > col+1
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
	if m, ok := l.g.Sheet.Merged(b.Row, b.Col); ok {
		return m.Contains(b.Row, col)
	}
	if k+1 < len(top) && top[k+1].Col <= col {
		return false
	}
	return b.Is() && (cells.AddressLabel(b.Label) || b.Target.Section())
}

func within(bs []box, col int) bool {
	_, ok := slices.BinarySearchFunc(bs, col, byColumn)
	return ok
}

// byColumn finds a box of a row: they stand in the order of columns.
func byColumn(b box, col int) int { return b.Col - col }
