package headers

// Headers in two rows.

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// twoLines looks for a header in two rows: words of one label above each other
// ("Telephone" over "Number"), or a group over its columns ("Service Address"
// over Street, City, State, ZIP).
func (f finder) twoLines(i int, top []board.Box) *Header {
	if i+2 >= len(f.Rows) || f.Rows[i+1].Index != f.Rows[i].Index+1 {
		return nil
	}
	bottom := f.Boxes(i + 1)
	var aside []int                                                   // columns of stacks beside the table
	if left, _ := f.unstacked(i+1, bottom); len(left) < len(bottom) { // captions over stacks are none of it
		top = slices.DeleteFunc(slices.Clone(top), func(b board.Box) bool { return within(bottom, b.Col) && !within(left, b.Col) })
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
	if len(top) == 1 && within(bottom, top[0].Col) { // "ACTIVE", and a list of numbers
		if state, known := cells.Status(top[0].Text); known && state != "" && slices.ContainsFunc(bottom, func(b board.Box) bool { return b.Col == top[0].Col && cells.Listed(b.Target) }) {
			return nil
		}
	}
	if len(top) == 1 && top[0].Target.Section() && top[0].Side == cells.NoSide && !slices.ContainsFunc(bottom, func(b board.Box) bool { return b.Target.Field() == "" }) {
		return nil // "Account summary", above "Account | Customer | BTN"
	}
	if slices.ContainsFunc(bottom, noWords) || slices.ContainsFunc(top, noWords) {
		return nil
	}
	cols := make([]board.Box, 0, len(bottom))
	var uppers []cells.Piece // those of the upper row that say more of a column
	combined, named, over, labelled, apart := 0, 0, 0, 0, 0
	take := func(b board.Box) {
		cols = append(cols, b)
		if !b.Is() {
			return
		}
		named++
		if v, ok := f.At(i+2, b.Col); ok {
			if cells.Heads(v.Label) && !ValueWord(b.Label, v) {
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
			if !covers(f, top[t], b.Col, top, t) && !within(bottom, top[t].Col) {
				take(top[t])
			}
			t++
		}
		up, group := above(f, top, b.Col)
		if up == nil {
			take(b)
			continue
		}
		both := f.Grid.Label(up.Text + " " + b.Text)
		if len(top) == 1 && len(bottom) > 2 && up.Is() && b.Is() && cells.Listed(up.Target) {
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
			if cells.IsPart(b.Target) || b.Target == labels.Name || gather.General(b.Wording) && b.Side == cells.NoSide {
				combined++
				switch own := cells.WordingSide(b.Wording); {
				case own != cells.NoSide: // "Billing City", below whatever stands over it
				case up.Side == cells.NoSide && up.Target == labels.Target(porting.ServiceAddress):
					b.Side = cells.ServiceSide
				default:
					b.Side = up.Side
				}
			}
		case both.Is() && both.Inline == 0 && !b.Is():
			combined++
			b.Label = both
			uppers = append(uppers, up.Piece)
		case up.Col == b.Col && (b.Target == labels.Date || b.Target == labels.Target(porting.CSRDate)) && len(labels.Words(b.Wording)) == 1 && !both.Is(): // "Install" over "Date": the line's
			b.Label = cells.Label{}
			uppers = append(uppers, up.Piece)
		case up.Col == b.Col && !group && up.Is() && b.Is():
			apart++ // two labels of a stack
		}
		take(b)
	}
	for ; t < len(top); t++ {
		if !within(bottom, top[t].Col) && f.valueBelow(i+1, top[t].Col) {
			take(top[t])
		}
	}
	if combined <= apart || named < 2 || over == 0 || labelled*2 >= named {
		return nil
	}
	h := f.make(cols, i+2)
	h.Above = uppers
	for _, b := range top {
		h.Left, h.Right = min(h.Left, b.Col), max(h.Right, b.Col)
	}
	for _, col := range aside {
		if col >= h.Left && col <= h.Right {
			return nil // a stack in the middle of a table is none
		}
	}
	return h
}

// noWords tells whether a box cannot stand in a header of two lines.
func noWords(b board.Box) bool {
	return b.Typ != sheet.Text || cells.Digits(b.Text) > 3 || len(b.Text) > 60 || b.Inline > 0 || strings.HasSuffix(b.Text, ":")
}

// above is the box of the upper row that stands over a column: right over it, or
// as a group's heading that reaches over several columns.
func above(f finder, top []board.Box, col int) (up *board.Box, group bool) {
	k, over := slices.BinarySearchFunc(top, col, byColumn)
	if over {
		_, wide := f.Grid.Sheet.Merged(top[k].Row, col)
		next := k+1 == len(top) || top[k+1].Col > col+1
		return &top[k], wide || next
	}
	if k--; k >= 0 && covers(f, top[k], col, top, k) {
		return &top[k], true
	}
	return nil, false
}

// covers tells whether an upper box reaches over a column: by its merged range,
// or, as a heading of an address or a section, up to the next upper box.
func covers(f finder, b board.Box, col int, top []board.Box, k int) bool {
	if m, ok := f.Grid.Sheet.Merged(b.Row, b.Col); ok {
		return m.Contains(b.Row, col)
	}
	if k+1 < len(top) && top[k+1].Col <= col {
		return false
	}
	return b.Is() && (cells.AddressLabel(b.Label) || b.Target.Section())
}

func within(bs []board.Box, col int) bool {
	_, ok := slices.BinarySearchFunc(bs, col, byColumn)
	return ok
}

// byColumn finds a box of a row: they stand in the order of columns.
func byColumn(b board.Box, col int) int { return b.Col - col }
