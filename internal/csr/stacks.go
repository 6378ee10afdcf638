package csr

// What stands beside a table and is none of it: stacks of labels with their
// values; and what stands beside a list of numbers and belongs to it although no
// heading says so.

import (
	"slices"

	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// unstacked leaves out of a row the labels that stand in a stack of such, and
// their values: an account's data beside a table. The boxes that are left may be
// a header's. apart tells which of them do not stand beside the one before.
func (l *layout) unstacked(i int, bs []box) (left []box, apart []bool) {
	if len(bs) < 2 || !slices.ContainsFunc(bs, func(b box) bool { return b.is() }) {
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
	if !b.is() || b.inline > 0 || b.target.Section() {
		return 0
	}
	if m, ok := l.g.sheet.Merged(b.row, b.col); ok && m.Right > m.Left && m.Bottom == m.Top {
		under := 0
		for col := m.Left; col <= m.Right; col++ {
			if v, ok := l.at(i+1, col); ok && l.rows[i+1].Index == b.row+1 && v.typ == sheet.Text && digits(v.text) == 0 {
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
		if v.col <= b.col+3 && stackValue(b, v) {
			value = v.col
		} else if v.col == b.col+1 {
			return 0
		}
	}
	if value == b.col+1 && !b.colon && digits(bs[k+1].text) == 0 && l.evident(i, bs[:k]) {
		return 0 // two headings of the table whose others stand before them
	}
	below, under := l.at(i+1, b.col)
	under = under && l.rows[i+1].Index == b.row+1
	if under && l.stackLabel(b, below) {
		for col := b.col + 1; col <= b.col+3; col++ {
			if k+1 < len(bs) && col >= bs[k+1].col && value == 0 {
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
	if value == 0 || under && !below.is() {
		return 0
	}
	// The only one: nothing below either, and a blank column on the table's side.
	if apart := k > 0 && bs[k-1].col < b.col-1 || k+2 < len(bs) && bs[k+2].col > value+1; apart && l.bare(i, b.col) && l.bare(i, value) {
		return 2
	}
	if i == 0 || l.rows[i-1].Index != b.row-1 {
		return 0
	}
	up := l.rows[i-1].Cell(b.col)
	beside := l.rows[i-1].Cell(value)
	if up == nil || beside == nil {
		return 0
	}
	u := box{piece: piece{text: clean(up.Text)}, label: l.g.label(clean(up.Text))}
	if l.stackLabel(b, u) && stackValue(u, box{piece: piece{text: clean(beside.Text)}, label: l.g.label(clean(beside.Text))}) {
		return 2
	}
	return 0
}

// evident tells whether the last of some boxes head columns beyond doubt: two of them,
// side by side up to here, have below them what only they can have.
func (l *layout) evident(i int, bs []box) bool {
	n := 0
	for k := len(bs) - 1; k >= 0 && (k+1 == len(bs) || bs[k].col == bs[k+1].col-1); k-- {
		v, ok := l.at(i+1, bs[k].col)
		if !ok || !heads(bs[k].label) || bs[k].colon || v.is() && bs[k].target != labels.Status {
			continue
		}
		switch _, state := status(v.text); {
		case listed(bs[k].target) || bs[k].target == labels.Target(porting.BTN):
			if phoneCell(v.text) {
				n++
			}
		case bs[k].target == labels.Status && state, bs[k].target == labels.Zip && digits(v.text) >= 4, bs[k].target == labels.State && len(v.text) == 2,
			addressLabel(bs[k].label) && streetLike(v.text):
			n++
		}
	}
	return n >= 2
}

// stackValue tells whether a box beside a label of a stack can be its value,
// although its words may be a label's: "State | FL", "Type | Business".
func stackValue(b, v box) bool {
	switch {
	case !v.is():
		return true
	case v.colon || v.inline > 0:
		return false
	}
	return b.colon || b.target == labels.State && len(v.text) == 2 || b.target == labels.Target(porting.CustomerType) || b.target == labels.Note && customerType(v.text)
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
	if !heads(v.label) || head.colon != v.colon {
		return false
	}
	return head.colon || !valueWord(head.label, v) || v.target != "" && v.target.Field() != "" && v.target.Field() != porting.CustomerType
}

// hangs tells whether a box behind a number says something of it, although its
// words are a label's: "217-555-0101 | Fax".
func hangs(b label, before piece, v box) bool {
	if b.target != labels.Numbers && b.target != labels.Keep && b.target != labels.Telephone && b.target != labels.PortSign {
		return false
	}
	if v.colon || v.inline > 0 || !phoneCell(before.text) {
		return false
	}
	return says(v)
}

// says tells whether a box names a feature or a state.
func says(v box) bool {
	if v.feature != "" || len(features.Find(v.text)) > 0 {
		return true
	}
	_, known := status(v.text)
	return known
}

// annex takes in what stands beside a list that one heading heads: words behind
// the numbers, "217-555-0101  Fax", in columns that have no heading.
func (t *table) annex() {
	if t.numbers < 0 || len(t.cols) != 1 || t.body == t.start {
		return
	}
	number := t.cols[t.numbers].col
	for col, misses := t.right+1, 0; misses < 3; col++ {
		if t.rows[t.body-1].Cell(col) != nil {
			return
		}
		switch t.said(number, col) {
		case 1:
			misses = 0
			t.right = col
			if t.states(t.body, col, false) {
				t.cols = append(t.cols, column{label: label{target: labels.Status}, piece: piece{col: col, row: t.rows[t.body].Index}, known: true})
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
		if !ok || !phoneCell(list.text) {
			if ok {
				break
			}
			continue
		}
		b, ok := t.at(j, col)
		if !ok {
			continue
		}
		if b.inline > 0 || b.colon && b.is() {
			return -1
		}
		if b.is() && !says(b) {
			if next, ok := t.at(j, col+1); ok && !next.is() {
				return -1
			}
		}
		n++
	}
	return min(n, 1)
}
