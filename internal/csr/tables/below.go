package tables

// Where a value goes on below its first line: further lines of an address, numbers below
// a number, a name's "doing business as".

import (
	"strings"

	addr "github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// lines are the rows that go on below a value: nothing stands to their left, and
// they are no labels. Only what is written in several lines goes on.
func (l *layout) lines(i, labelCol, col int, b cells.Label) []cells.Piece {
	most := 0
	switch {
	case cells.AddressLabel(b):
		most = 4
	case b.Target == labels.Numbers, b.Target == labels.Keep:
		most = 1 << 20
	case b.Target == labels.Target(porting.Remarks), b.Target == labels.Features:
		most = 40
	case b.Target == labels.Target(porting.CustomerName):
		most = 1
	}
	var out []cells.Piece
	for j := i + 1; j < len(l.rows) && len(out) < most; j++ {
		if l.rows[j].Index != l.rows[j-1].Index+1 {
			break
		}
		v, ok := l.at(j, col)
		if !ok && cells.AddressLabel(b) {
			v, ok = l.indented(j, labelCol)
		}
		if !ok || v.Is() {
			break
		}
		// Something to the left of the value, down to the label, is another item.
		blocked := false
		for c := labelCol; c < min(col, v.Col); c++ {
			if _, ok := l.at(j, c); ok {
				blocked = true
			}
		}
		if blocked {
			break
		}
		if b.Target == labels.Numbers && !cells.PhoneCell(v.Text) {
			break
		}
		if b.Target == labels.Target(porting.CustomerName) && (cells.Digits(v.Text) > 0 || !dbaLine(v.Text)) {
			break
		}
		if cells.AddressLabel(b) && !addressLine(v.Text) {
			break
		}
		out = append(out, v.Piece)
		l.used[[2]int{v.Row, v.Col}] = true
		for c := v.Col + 1; c <= v.Col+6 && multiple(b); c++ { // further cells of the line
			w, ok := l.at(j, c)
			if !ok || w.Is() && !hangs(b, out[len(out)-1], w) {
				break
			}
			out = append(out, w.Piece)
			l.used[[2]int{w.Row, w.Col}] = true
		}
	}
	return out
}

// listBelow are the rows of numbers below "Lines: 217-555-0100", with what stands
// behind each.
func (l *layout) listBelow(i int, b box) []cells.Piece {
	var out []cells.Piece
	for j := i + 1; j < len(l.rows) && l.rows[j].Index == l.rows[j-1].Index+1; j++ {
		bs := l.boxes(j)
		if len(bs) == 0 || bs[0].Col < b.Col || !cells.PhoneCell(bs[0].Text) || bs[0].Is() {
			break
		}
		for x, v := range bs {
			if x > 0 && v.Is() && !hangs(b.Label, bs[x-1].Piece, v) {
				break
			}
			out = append(out, v.Piece)
			l.used[[2]int{v.Row, v.Col}] = true
		}
	}
	return out
}

// indented is the first cell of a row of a page or a text, where it stands further
// to the right than the label above it begins: values of lines that are not
// aligned go on in no column of their own.
func (l *layout) indented(j, labelCol int) (box, bool) {
	if l.g.Spans == nil {
		return box{}, false
	}
	bs := l.boxes(j)
	if len(bs) == 0 || int(l.rows[j].Cells[0].Col) != bs[0].Col || bs[0].Col <= labelCol || bs[0].Is() {
		return box{}, false
	}
	for _, b := range bs[1:] { // what stands behind it is another's, with a label
		if !b.Is() && (len(bs) > 3 || bs[1].Is()) {
			return box{}, false
		}
	}
	if len(bs) > 1 && bs[1].Is() { // below the value, and not below what stands beside it
		up, at := l.g.Spans[[2]int{l.rows[j].Index - 1, labelCol}], l.g.Spans[[2]int{l.rows[j].Index, bs[0].Col}]
		return bs[0], at[0] < up[1]
	}
	return bs[0], true
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
	if cells.TelephoneLike(text) || unknownItem(text) {
		return false
	}
	return cells.Digits(text) > 0 || strings.Contains(text, ",") || len(strings.Fields(text)) <= 4
}

// unknownItem tells whether a line is a label that nobody knows and its value: "Rate
// center: Thorold".
func unknownItem(text string) bool {
	if head, _, ok := strings.Cut(text, ". "); strings.Contains(text, ".....") || ok && strings.Contains(head, " ") && cells.FindLabel(head).Is() {
		return true // dots lead from a label to its value
	}
	head, value, ok := strings.Cut(text, ":")
	return ok && gather.Speaks(head) && cells.Digits(head) == 0 && strings.TrimSpace(value) != "" && len(strings.Fields(head)) <= 4 &&
		!dbaLine(text) && addr.Designator(strings.ToLower(strings.TrimSpace(head))) == ""
}
