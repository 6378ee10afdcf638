package tables

// What stands beside a table and is none of it: stacks of labels with their
// values; and what stands beside a list of numbers and belongs to it although no
// heading says so.

import (
	"slices"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// unstacked leaves out of a row the labels that stand in a stack of such, and
// their values: an account's data beside a table. The boxes that are left may be
// a header's. apart tells which of them do not stand beside the one before.
func (l *layout) unstacked(i int, bs []box) (left []box, apart []bool) {
	if len(bs) < 2 || !slices.ContainsFunc(bs, func(b box) bool { return b.Is() }) {
		return bs, make([]bool, len(bs))
	}
	left, apart = make([]box, 0, len(bs)), make([]bool, 0, len(bs))
	cut := false
	for k := 0; k < len(bs); k++ {
		switch l.inStack(i, bs, k) {
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
func (l *layout) inStack(i int, bs []box, k int) int {
	b := bs[k]
	if !b.Is() || b.Inline > 0 || b.Target.Section() {
		return 0
	}
	if m, ok := l.g.Sheet.Merged(b.Row, b.Col); ok && m.Right > m.Left && m.Bottom == m.Top {
		under := 0
		for col := m.Left; col <= m.Right; col++ {
			if v, ok := l.at(i+1, col); ok && l.rows[i+1].Index == b.Row+1 && v.Typ == sheet.Text && cells.Digits(v.Text) == 0 {
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
	if value == b.Col+1 && !b.Colon && cells.Digits(bs[k+1].Text) == 0 && l.evident(i, bs[:k]) {
		return 0 // two headings of the table whose others stand before them
	}
	below, under := l.at(i+1, b.Col)
	under = under && l.rows[i+1].Index == b.Row+1
	if under && l.stackLabel(b, below) {
		for col := b.Col + 1; col <= b.Col+3; col++ {
			if k+1 < len(bs) && col >= bs[k+1].Col && value == 0 {
				break
			}
			v, ok := l.at(i+1, col)
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
	if apart := k > 0 && bs[k-1].Col < b.Col-1 || k+2 < len(bs) && bs[k+2].Col > value+1; apart && l.bare(i, b.Col) && l.bare(i, value) {
		return 2
	}
	if i == 0 || l.rows[i-1].Index != b.Row-1 {
		return 0
	}
	up := l.rows[i-1].Cell(b.Col)
	beside := l.rows[i-1].Cell(value)
	if up == nil || beside == nil {
		return 0
	}
	u := box{Piece: cells.Piece{Text: cells.Clean(up.Text)}, Label: l.g.Label(cells.Clean(up.Text))}
	if l.stackLabel(b, u) && stackValue(u, box{Piece: cells.Piece{Text: cells.Clean(beside.Text)}, Label: l.g.Label(cells.Clean(beside.Text))}) {
		return 2
	}
	return 0
}

// evident tells whether the last of some boxes head columns beyond doubt: two of them,
// side by side up to here, have below them what only they can have.
func (l *layout) evident(i int, bs []box) bool {
	n := 0
	for k := len(bs) - 1; k >= 0 && (k+1 == len(bs) || bs[k].Col == bs[k+1].Col-1); k-- {
		v, ok := l.at(i+1, bs[k].Col)
		if !ok || !cells.Heads(bs[k].Label) || bs[k].Colon || v.Is() && bs[k].Target != labels.Status {
			continue
		}
		switch _, state := cells.Status(v.Text); {
		case Listed(bs[k].Target) || bs[k].Target == labels.Target(porting.BTN):
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
func stackValue(b, v box) bool {
	switch {
	case !v.Is():
		return true
	case v.Colon || v.Inline > 0:
		return false
	}
	return b.Colon || b.Target == labels.State && len(v.Text) == 2 || b.Target == labels.Target(porting.CustomerType) || b.Target == labels.Note && cells.CustomerType(v.Text)
}

// bare tells whether nothing stands in a column below row i, down to the next gap.
func (l *layout) bare(i, col int) bool {
	for j := i + 1; j < len(l.rows) && j <= i+30 && l.rows[j].Index == l.rows[j-1].Index+1; j++ {
		if _, ok := l.at(j, col); ok {
			return false
		}
	}
	return true
}

// stackLabel tells whether the box above or below a label is another label of the
// same stack, and no value of a column that the label heads.
func (l *layout) stackLabel(head, v box) bool {
	if !cells.Heads(v.Label) || head.Colon != v.Colon {
		return false
	}
	return head.Colon || !valueWord(head.Label, v) || v.Target != "" && v.Target.Field() != "" && v.Target.Field() != porting.CustomerType
}

// hangs tells whether a box behind a number says something of it, although its
// words are a label's: "217-555-0101 | Fax".
func hangs(b cells.Label, before cells.Piece, v box) bool {
	if b.Target != labels.Numbers && b.Target != labels.Keep && b.Target != labels.Telephone && b.Target != labels.PortSign {
		return false
	}
	if v.Colon || v.Inline > 0 || !cells.PhoneCell(before.Text) {
		return false
	}
	return says(v)
}

// says tells whether a box names a feature or a state.
func says(v box) bool {
	if v.Feature != "" || len(features.Find(v.Text)) > 0 {
		return true
	}
	_, known := cells.Status(v.Text)
	return known
}

// annex takes in what stands beside a list that one heading heads: words behind
// the numbers, "217-555-0101  Fax", in columns that have no heading.
func (t *table) annex() {
	if t.numbers < 0 || len(t.cols) != 1 || t.body == t.start {
		return
	}
	number := t.cols[t.numbers].Col
	for col, misses := t.right+1, 0; misses < 3; col++ {
		if t.rows[t.body-1].Cell(col) != nil {
			return
		}
		switch t.said(number, col) {
		case 1:
			misses = 0
			t.right = col
			if t.states(t.body, col, false) {
				t.cols = append(t.cols, column{Label: cells.Label{Target: labels.Status}, Piece: cells.Piece{Col: col, Row: t.rows[t.body].Index}, known: true})
			}
		case -1:
			return
		default:
			misses++
		}
	}
}

// said tells whether the cells of a column are words beside the numbers: 1 for
// words, 0 for nothing, -1 for a block of its own.
func (t *table) said(number, col int) int {
	n := 0
	for j := t.body; j < len(t.rows) && j < t.body+200; j++ {
		if j > t.body && t.rows[j].Index > t.rows[j-1].Index+1 {
			break
		}
		list, ok := t.at(j, number)
		if !ok || !cells.PhoneCell(list.Text) {
			if ok {
				break
			}
			continue
		}
		b, ok := t.at(j, col)
		if !ok {
			continue
		}
		if b.Inline > 0 || b.Colon && b.Is() {
			return -1
		}
		if b.Is() && !says(b) {
			if next, ok := t.at(j, col+1); ok && !next.Is() {
				return -1
			}
		}
		n++
	}
	return min(n, 1)
}
