package board

import (
	"context"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/sheet"
)

// boardOf is a grid written as text, cells parted by bars, one row a line.
func boardOf(t *testing.T, text string) *Board {
	t.Helper()
	wb, err := sheet.Read(context.Background(), []byte(strings.ReplaceAll(text, "|", "\t")), sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	clock := limits.NewClock(context.Background())
	return New(&clock, cells.OfSheet(wb, wb.Sheets[0]))
}

// left is what is left of a row.
func left(bd *Board, i int) string {
	var out []string
	for _, b := range bd.Boxes(i) {
		out = append(out, b.Text)
	}
	return strings.Join(out, "|")
}

func TestBoxes(t *testing.T) {
	bd := boardOf(t, "a|:|b|c\n----|-----|----|----\nd|e|f|g\nh|i|j|k\n")
	if len(bd.Rows) != 3 {
		t.Fatalf("%d rows, want 3: a line drawn with signs is none", len(bd.Rows))
	}
	if got := left(bd, 0); got != "a|b|c" {
		t.Errorf("the first row is %q: what stands between a label and its value is no box", got)
	}
	e, ok := bd.At(1, 2)
	if !ok || e.Text != "e" {
		t.Fatalf("at row 1, column 2 stands %q, %v", e.Text, ok)
	}
	bd.Use(e.Piece)
	if got := left(bd, 1); got != "d|f|g" {
		t.Errorf("after a cell was used its row is %q", got)
	}
	if _, ok := bd.At(1, 2); ok {
		t.Error("a used cell is still seen")
	}
	bd.Mask(1, 2, 3, 4)
	if got := left(bd, 1) + " " + left(bd, 2); got != "d h|i" {
		t.Errorf("after two columns of two rows were masked the rows are %q", got)
	}
}

func TestSideAt(t *testing.T) {
	bd := boardOf(t, "a\n")
	bd.Section(cells.Piece{Row: 2, Col: 1}, cells.ServiceSide)
	bd.Section(cells.Piece{Row: 2, Col: 4}, cells.BillingSide)
	bd.Section(cells.Piece{Row: 9, Col: 1}, cells.ContactSide)
	for _, tt := range []struct {
		row, col int
		want     cells.Side
	}{
		{1, 1, cells.NoSide}, {3, 1, cells.ServiceSide}, {3, 3, cells.ServiceSide}, {3, 4, cells.BillingSide},
		{8, 7, cells.BillingSide}, {9, 1, cells.ContactSide}, {12, 5, cells.ContactSide},
	} {
		if got := bd.SideAt(tt.row, tt.col); got != tt.want {
			t.Errorf("at row %d, column %d: side %d, want %d", tt.row, tt.col, got, tt.want)
		}
	}
}

func TestColumn(t *testing.T) {
	for _, tt := range []struct {
		name, text                               string
		phones, constant, states, marks, letters bool // letters: Any has an "x"
	}{
		{"numbers", "207-555-0101\n207-555-0102\n207-555-0103\n", true, false, false, false, false},
		{"mostly numbers", "207-555-0101\nx\n207-555-0103\n", true, false, false, false, true},
		{"one value", "Bath\nBath\nBath\n", false, true, false, false, false},
		{"two rows are too few for one value", "Bath\nBath\n", false, false, false, false, false},
		{"states of numbers", "Active\nDisconnected\nActive\n", false, false, true, false, false},
		{"marks", "Y\nN\nY\n", false, false, false, true, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := boardOf(t, tt.text).From(0, 1)
			for what, v := range map[string][2]bool{
				"phones": {c.Phones(), tt.phones}, "constant": {c.Constant(), tt.constant}, "states": {c.States(false), tt.states},
				"marks": {c.Marks(), tt.marks}, "any": {c.Any(func(s string) bool { return s == "x" }), tt.letters},
				"all": {c.All(func(s string) bool { return s != "x" }), !tt.letters},
			} {
				if v[0] != v[1] {
					t.Errorf("%s: %v, want %v", what, v[0], v[1])
				}
			}
		})
	}
	if c := boardOf(t, "a|b\n").From(0, 3); c.All(func(string) bool { return true }) {
		t.Error("a column without values is all of a kind")
	}
}
