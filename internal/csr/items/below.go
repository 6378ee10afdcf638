package items

// Where a value goes on below its first line: further lines of an address, numbers below
// a number, a name's "doing business as".

import (
	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// lines are the rows that go on below a value: nothing stands to their left, and
// they are no labels. Only what is written in several lines goes on; first is what stands
// in the first.
func (it *Reader) lines(i, labelCol, col int, b cells.Label, first string) []cells.Piece {
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
	for j := i + 1; j < len(it.Rows) && len(out) < most; j++ {
		if it.Rows[j].Index != it.Rows[j-1].Index+1 {
			break
		}
		v, ok := it.At(j, col)
		if !ok && cells.AddressLabel(b) {
			v, ok = it.indented(j, labelCol)
		}
		if !ok || v.Is() {
			break
		}
		// Something to the left of the value, down to the label, is another item.
		blocked := false
		for c := labelCol; c < min(col, v.Col); c++ {
			if _, ok := it.At(j, c); ok {
				blocked = true
			}
		}
		if blocked {
			break
		}
		if b.Target == labels.Numbers && !cells.PhoneCell(v.Text) {
			break
		}
		if b.Target == labels.Target(porting.CustomerName) && (cells.Digits(v.Text) > 0 || !gather.DBALine(v.Text)) {
			break
		}
		if cells.AddressLabel(b) {
			if !gather.AddressLine(v.Text) || gather.Closed(first) && !gather.BehindZip(v.Text) {
				break
			}
			first += "\n" + v.Text
		}
		out = append(out, v.Piece)
		it.Use(v.Piece)
		for c := v.Col + 1; c <= v.Col+6 && multiple(b); c++ { // further cells of the line
			w, ok := it.At(j, c)
			if !ok || w.Is() && !hangs(b, out[len(out)-1], w) {
				break
			}
			out = append(out, w.Piece)
			it.Use(w.Piece)
		}
	}
	return out
}

// listBelow are the rows of numbers below "Lines: 217-555-0100", with what stands
// behind each.
func (it *Reader) listBelow(i int, b board.Box) []cells.Piece {
	var out []cells.Piece
	for j := i + 1; j < len(it.Rows) && it.Rows[j].Index == it.Rows[j-1].Index+1; j++ {
		bs := it.Boxes(j)
		if len(bs) == 0 || bs[0].Col < b.Col || !cells.PhoneCell(bs[0].Text) || bs[0].Is() {
			break
		}
		for x, v := range bs {
			if x > 0 && v.Is() && !hangs(b.Label, bs[x-1].Piece, v) {
				break
			}
			out = append(out, v.Piece)
			it.Use(v.Piece)
		}
	}
	return out
}

// indented is the first cell of a row of a page or a text, where it stands further
// to the right than the label above it begins: values of lines that are not
// aligned go on in no column of their own.
func (it *Reader) indented(j, labelCol int) (board.Box, bool) {
	if it.Grid.Spans == nil {
		return board.Box{}, false
	}
	bs := it.Boxes(j)
	if len(bs) == 0 || int(it.Rows[j].Cells[0].Col) != bs[0].Col || bs[0].Col <= labelCol || bs[0].Is() {
		return board.Box{}, false
	}
	for _, b := range bs[1:] { // what stands behind it is another's, with a label
		if !b.Is() && (len(bs) > 3 || bs[1].Is()) {
			return board.Box{}, false
		}
	}
	if len(bs) > 1 && bs[1].Is() { // below the value, and not below what stands beside it
		up, at := it.Grid.Spans[[2]int{it.Rows[j].Index - 1, labelCol}], it.Grid.Spans[[2]int{it.Rows[j].Index, bs[0].Col}]
		return bs[0], at[0] < up[1]
	}
	return bs[0], true
}

// maxHang is how far in points a value under its label is set in at most.
const maxHang = 60

// hung is the only cell of the row below a label that is set in a little: the values of a
// list of terms, as browsers print it.
func (it *Reader) hung(j int, label board.Box) (board.Box, bool) {
	if j >= len(it.Rows) || it.Grid.Spans == nil || len(it.Boxes(j)) != 1 {
		return board.Box{}, false
	}
	v, ok := it.indented(j, label.Col)
	if !ok {
		return board.Box{}, false
	}
	in := it.Grid.Spans[[2]int{it.Rows[j].Index, v.Col}][0] - it.Grid.Spans[[2]int{label.Row, label.Col}][0]
	return v, in > 0 && in <= maxHang
}

// hangs tells whether a box behind a number says something of it, although its
// words are a label's: "217-555-0101 | Fax".
func hangs(b cells.Label, before cells.Piece, v board.Box) bool {
	if b.Target != labels.Numbers && b.Target != labels.Keep && b.Target != labels.Telephone && b.Target != labels.PortSign {
		return false
	}
	if v.Colon || v.Inline > 0 || !cells.PhoneCell(before.Text) {
		return false
	}
	return v.Says()
}
