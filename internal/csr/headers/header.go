// Package headers finds which rows of a board are a table's header and how far the table
// reaches to the sides: Find for labels side by side with values below them, in one line
// or in two (twolines.go), beside stacks of labels that are none of it (stacks.go);
// Headless for rows of numbers without one. What comes out is a Header: its columns and
// where its body begins. On a page, where cells stand as they were printed, Align puts
// them below their headings (align.go, cut.go).
package headers

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// Column is one column of a table.
type Column struct {
	cells.Label
	cells.Piece
	Known  bool // by its heading, or by what stands below it
	Switch bool // yes and no say whether a number is active
}

// Header is a table's header.
type Header struct {
	Cols        []Column
	Left, Right int           // columns that the table takes in
	Body        int           // index of the first row below it
	Above       []cells.Piece // the upper line of a header in two, where it says more of a column
}

// finder looks for headers on a board.
type finder struct{ *board.Board }

// Find looks for a table whose header begins in row i; nil where none does. On a page it
// puts the cells below a header's boxes into their columns.
func Find(bd *board.Board, i int) *Header { return finder{bd}.header(i) }

// header looks for a table whose header begins in row i.
func (f finder) header(i int) *Header {
	if i+1 >= len(f.Rows) {
		return nil
	}
	bs, apart := f.unstacked(i, f.Boxes(i))
	if len(bs) == 0 {
		return nil
	}
	if alternates(bs) {
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
				if !b.Is() && b.Typ == sheet.Text && f.Grid.Shortened(b.Text) {
					bs[k].Label = f.Grid.Label(b.Text)
					f.Forget()
				}
			}
		}
		if heading >= 2 && heading*2 >= len(bs) {
			f.align(i, bs)
		}
	}
	if h := f.twoLines(i, bs); h != nil {
		return h
	}
	if !any {
		return nil
	}
	for s := 0; s < len(bs); s++ {
		if !cells.Heads(bs[s].Label) {
			continue
		}
		for s > 0 && !apart[s] && !bs[s-1].Is() && bs[s-1].Typ == sheet.Text && cells.Digits(bs[s-1].Text) == 0 && f.NumberBelow(i, bs[s-1].Col) {
			s-- // a column of numbers, whatever its heading
		}
		e := s
		for e+1 < len(bs) && !apart[e+1] {
			if f.headlike(i, bs, e+1) {
				e++
			} else if e+2 < len(bs) && !apart[e+2] && bs[e+2].Col == bs[e].Col+2 && bs[e+1].Typ == sheet.Text && len(bs[e+1].Text) < 40 && cells.Digits(bs[e+1].Text) < 3 && f.headlike(i, bs, e+2) && e-s > 1 {
				e += 2 // a column in which nothing stands
			} else {
				break
			}
		}
		if known := countHeads(bs[s : e+1]); known >= 2 { // further ones before those that are known
			for s > 0 && !apart[s] && !bs[s-1].Is() && bs[s-1].Col == bs[s].Col-1 && bs[s-1].WordsOnly() && f.filledBelow(i, bs[s-1].Col, bs[s].Col) {
				s--
			}
		}
		if f.lists(i, bs[s:e+1]) { // words beside the numbers, under a heading that nobody knows
			for s > 0 && !apart[s] && !bs[s-1].Is() && bs[s-1].Col == bs[s].Col-1 && bs[s-1].WordsOnly() && f.wordsBelow(i, bs[s-1].Col) {
				s--
			}
		}
		for e > s && !bs[e].Is() && !f.valueBelow(i, bs[e].Col) {
			e--
		}
		e = s + period(bs[s:e+1]) - 1
		if h := f.run(i, bs[s:e+1]); h != nil {
			return h
		}
		s = e
	}
	return nil
}

// alternates tells whether a row is labels with their values beside them, each with
// figures that stand in no heading: "Lines | 309-555-0100 | CSR Date | 11/20/2026".
func alternates(bs []board.Box) bool {
	if len(bs) < 2 || len(bs)%2 > 0 {
		return false
	}
	for k := 0; k < len(bs); k += 2 {
		if !cells.Heads(bs[k].Label) || bs[k+1].Is() || cells.Digits(bs[k+1].Text) < 4 || !cells.Plausible(bs[k].Target, bs[k+1].Text) {
			return false
		}
	}
	return true
}

// countHeads is how many boxes can head a column by what they are as labels.
func countHeads(bs []board.Box) int {
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
func (f finder) filledBelow(i, col, beside int) bool {
	n := 0
	for j := i + 1; j < len(f.Rows) && j <= i+4 && f.Rows[j].Index == f.Rows[j-1].Index+1; j++ {
		b, ok := f.At(j, col)
		_, other := f.At(j, beside)
		if ok && b.Is() || ok != other {
			return false
		}
		n++
	}
	return n > 0
}

// lists tells whether one of some headings has numbers below it.
func (f finder) lists(i int, bs []board.Box) bool {
	return len(bs) > 1 && slices.ContainsFunc(bs, func(b board.Box) bool { return cells.Listed(b.Target) && f.NumberBelow(i, b.Col) })
}

// wordsBelow tells whether something stands below row i in a column, in the next rows, and
// no label but that of a feature.
func (f finder) wordsBelow(i, col int) bool {
	some := false
	for j := i + 1; j < len(f.Rows) && j <= i+8 && f.Rows[j].Index == f.Rows[j-1].Index+1; j++ {
		b, ok := f.At(j, col)
		if ok && b.Is() && b.Feature == "" {
			return false
		}
		some = some || ok
	}
	return some
}

// period is how many of a header's cells make up one table: several of the same
// headings may stand side by side, each with rows of its own. A heading that is
// repeated alone is a list in several columns.
func period(bs []board.Box) int {
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
func (f finder) headlike(i int, bs []board.Box, k int) bool {
	b := bs[k]
	if b.Is() {
		return cells.Heads(b.Label)
	}
	if b.Typ != sheet.Text || len(b.Text) > 60 || cells.Digits(b.Text) > 3 || strings.ContainsAny(b.Text, "@:") {
		return false
	}
	return f.valueBelow(i, b.Col) || k+1 < len(bs) && bs[k+1].Is()
}

// valueBelow tells whether a value, and no label, stands below row i within the
// next three rows.
func (f finder) valueBelow(i, col int) bool {
	for j := i + 1; j < len(f.Rows) && j <= i+3 && f.Rows[j].Index <= f.Rows[i].Index+4; j++ {
		if b, ok := f.At(j, col); ok {
			return !b.Is() || b.Feature != "" || b.Typ != sheet.Text || b.Inline == 0 && !b.Colon && f.besideNumber(i, j)
		}
	}
	return false
}

// besideNumber tells whether row j has a telephone number below a heading of such in row i:
// what stands beside it are values, whatever their words ("Company Number").
func (f finder) besideNumber(i, j int) bool {
	return slices.ContainsFunc(f.Boxes(i), func(h board.Box) bool {
		b, ok := f.At(j, h.Col)
		return ok && cells.Listed(h.Target) && h.Inline == 0 && !b.Is() && cells.PhoneCell(b.Text)
	})
}

// run decides whether boxes side by side are a header.
func (f finder) run(i int, bs []board.Box) *Header {
	next := f.Rows[i+1]
	if next.Index > f.Rows[i].Index+3 {
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
		v, ok := f.At(i+1, b.Col)
		switch {
		case !ok:
		case cells.Heads(v.Label) && !ValueWord(b.Label, v):
			labelled++
		default:
			over++
			phone = phone || (cells.Listed(b.Target) || b.Target == labels.ListedNumber) && (cells.PhoneCell(v.Text) || cells.Hashes(v.Text) || v.Flags&(sheet.DigitsLost|sheet.NoCache) != 0)
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
	if !phone && named < 3 && f.pairs(i, bs) || len(bs) == 1 && f.entries(i+1, bs[0].Col) {
		return nil
	}
	return f.make(bs, i+1)
}

// ValueWord tells whether a cell below a header is a value although its words
// are a label's: "Business" below Type, "Fax" below Description.
func ValueWord(head cells.Label, v board.Box) bool {
	switch head.Target {
	case labels.Note, labels.Features, labels.Status, labels.Target(porting.CustomerType), labels.Target(porting.Remarks):
		return !v.Colon
	case labels.State: // CO for Colorado is the short form of Company
		return !v.Colon && len(v.Text) == 2 || cells.IsPart(v.Target) && len(v.Text) <= 3
	case labels.StreetType, labels.PreDir, labels.PostDir: // ST for Street is the short form of State
		return !v.Colon && cells.IsPart(v.Target) && len(v.Text) <= 3
	}
	return head.Feature != "" || v.Target == labels.None || v.Feature != ""
}

// pairs tells whether a row of two labels is a label and its value, in a stack
// of such: the row above begins with a label in the same column.
func (f finder) pairs(i int, bs []board.Box) bool {
	if i == 0 || len(bs) != 2 {
		return false
	}
	up, ok := f.At(i-1, bs[0].Col)
	down, ok2 := f.At(i+1, bs[0].Col)
	return ok && up.Is() && f.Rows[i-1].Index == f.Rows[i].Index-1 || ok2 && down.Is()
}

// entries tells whether what stands below a heading, from row i on, has labels of its own
// that are not all of numbers: "Lines:", below it "TN: 217-555-0100" and "Status: Active".
func (f finder) entries(i, col int) bool {
	v, ok := f.At(i, col)
	if !ok || !v.Is() || v.Inline == 0 {
		return false
	}
	for j := i + 1; j < len(f.Rows) && j <= i+3; j++ {
		if w, ok := f.At(j, col); ok && w.Is() && w.Inline > 0 && !cells.Listed(w.Target) {
			return true
		}
	}
	return false
}

// make makes a header of boxes.
func (f finder) make(bs []board.Box, body int) *Header {
	h := &Header{Body: body, Left: bs[0].Col, Right: bs[len(bs)-1].Col}
	for _, b := range bs {
		c := Column{Label: b.Label, Piece: b.Piece, Known: b.Is()}
		if b.Target.Section() { // a column named Location or Listing
			c.Target = labels.Note
		}
		if c.Side == cells.NoSide {
			c.Side = f.SideAt(b.Row, b.Col)
		}
		h.Cols = append(h.Cols, c)
		if m, ok := f.Grid.Sheet.Merged(b.Row, b.Col); ok {
			h.Right = max(h.Right, m.Right)
		}
	}
	return h
}
