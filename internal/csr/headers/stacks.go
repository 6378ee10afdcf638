package headers

// What stands beside a table and is none of it: stacks of labels with their values.

import (
	"slices"

	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// unstacked leaves out of a row the labels that stand in a stack of such, and
// their values: an account's data beside a table. The boxes that are left may be
// a header's. apart tells which of them do not stand beside the one before.
func (f finder) unstacked(i int, bs []board.Box) (left []board.Box, apart []bool) {
	if len(bs) < 2 || !slices.ContainsFunc(bs, func(b board.Box) bool { return b.Is() }) {
		return bs, make([]bool, len(bs))
	}
	left, apart = make([]board.Box, 0, len(bs)), make([]bool, 0, len(bs))
	cut := false
	for k := 0; k < len(bs); k++ {
		switch f.inStack(i, bs, k) {
		case 0:
			left, apart = append(left, bs[k]), append(apart, cut)
			cut = false
		case 2:
			k++ // with its value
			cut = true
		default:
			cut = true
		}
	}
	return left, apart
}

// inStack tells how many boxes from k on are a label of a stack and its value:
// the row below, or the last one above, has a label in the same column and a value
// beside that one. 1 is a label with a blank beside it, 0 none.
func (f finder) inStack(i int, bs []board.Box, k int) int {
	b := bs[k]
	if !b.Is() || b.Inline > 0 || b.Target.Section() {
		return 0
	}
	if m, ok := f.Grid.Sheet.Merged(b.Row, b.Col); ok && m.Right > m.Left && m.Bottom == m.Top {
		under := 0
		for col := m.Left; col <= m.Right; col++ {
			if v, ok := f.At(i+1, col); ok && f.Rows[i+1].Index == b.Row+1 && v.Typ == sheet.Text && cells.Digits(v.Text) == 0 {
				under++
			}
		}
		if under > 1 {
			return 0 // the heading of a group of columns
		}
	}
	value := 0 // the column of what stands beside it, 0 for nothing
	if k+1 < len(bs) {
		v := bs[k+1]
		if v.Col <= b.Col+3 && stackValue(b, v) {
			value = v.Col
		} else if v.Col == b.Col+1 {
			return 0
		}
	}
	if value == b.Col+1 && !b.Colon && cells.Digits(bs[k+1].Text) == 0 && f.evident(i, bs[:k]) {
		return 0 // two headings of the table whose others stand before them
	}
	below, under := f.At(i+1, b.Col)
	under = under && f.Rows[i+1].Index == b.Row+1
	if under && f.stackLabel(b, below) {
		for col := b.Col + 1; col <= b.Col+3; col++ {
			if k+1 < len(bs) && col >= bs[k+1].Col && value == 0 {
				break
			}
			v, ok := f.At(i+1, col)
			if !ok {
				continue
			}
			if !stackValue(below, v) || value != 0 && col != value {
				break
			}
			if value == 0 {
				return 1
			}
			return 2
		}
		return 0
	}
	// The last of its stack: a label with its value above, and no value below.
	if value == 0 || under && !below.Is() {
		return 0
	}
	// The only one: nothing below either, and a blank column on the table's side.
	if apart := k > 0 && bs[k-1].Col < b.Col-1 || k+2 < len(bs) && bs[k+2].Col > value+1; apart && f.bare(i, b.Col) && f.bare(i, value) {
		return 2
	}
	if i == 0 || f.Rows[i-1].Index != b.Row-1 {
		return 0
	}
	up := f.Rows[i-1].Cell(b.Col)
	beside := f.Rows[i-1].Cell(value)
	if up == nil || beside == nil {
		return 0
	}
	u := board.Box{Piece: cells.Piece{Text: cells.Clean(up.Text)}, Label: f.Grid.Label(cells.Clean(up.Text))}
	if f.stackLabel(b, u) && stackValue(u, board.Box{Piece: cells.Piece{Text: cells.Clean(beside.Text)}, Label: f.Grid.Label(cells.Clean(beside.Text))}) {
		return 2
	}
	return 0
}

// evident tells whether the last of some boxes head columns beyond doubt: two of them,
// side by side up to here, have below them what only they can have.
func (f finder) evident(i int, bs []board.Box) bool {
	n := 0
	for k := len(bs) - 1; k >= 0 && (k+1 == len(bs) || bs[k].Col == bs[k+1].Col-1); k-- {
		v, ok := f.At(i+1, bs[k].Col)
		if !ok || !cells.Heads(bs[k].Label) || bs[k].Colon || v.Is() && bs[k].Target != labels.Status {
			continue
		}
		switch _, state := cells.Status(v.Text); {
		case cells.Listed(bs[k].Target) || bs[k].Target == labels.Target(porting.BTN):
			if cells.PhoneCell(v.Text) {
				n++
			}
		case bs[k].Target == labels.Status && state, bs[k].Target == labels.Zip && cells.Digits(v.Text) >= 4, bs[k].Target == labels.State && len(v.Text) == 2,
			cells.AddressLabel(bs[k].Label) && cells.StreetLike(v.Text):
			n++
		}
	}
	return n >= 2
}

// stackValue tells whether a box beside a label of a stack can be its value,
// although its words may be a label's: "State | FL", "Type | Business".
func stackValue(b, v board.Box) bool {
	switch {
	case !v.Is():
		return b.Colon || !cells.Listed(b.Target) && b.Target != labels.Target(porting.ContactPhone) || cells.Plausible(b.Target, v.Text) // "Direct Number | Jane Doe" is of a table
	case v.Colon || v.Inline > 0:
		return false
	}
	return b.Colon || b.Target == labels.State && len(v.Text) == 2 || b.Target == labels.Target(porting.CustomerType) || b.Target == labels.Note && cells.CustomerType(v.Text)
}

// bare tells whether nothing stands in a column below row i, down to the next gap.
func (f finder) bare(i, col int) bool {
	for j := i + 1; j < len(f.Rows) && j <= i+30 && f.Rows[j].Index == f.Rows[j-1].Index+1; j++ {
		if _, ok := f.At(j, col); ok {
			return false
		}
	}
	return true
}

// stackLabel tells whether the box above or below a label is another label of the
// same stack, and no value of a column that the label heads.
func (f finder) stackLabel(head, v board.Box) bool {
	if !cells.Heads(v.Label) || head.Colon != v.Colon {
		return false
	}
	return head.Colon || !ValueWord(head.Label, v) || v.Target != "" && v.Target.Field() != "" && v.Target.Field() != porting.CustomerType
}
