package sheet

// What is hidden on a sheet, and rows that stand out of order.

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
)

// finish puts rows into order and says what is hidden.
func (r *sheetReader) finish() error {
	s := r.sheet
	if !r.sorted {
		sort.SliceStable(s.Rows, func(i, j int) bool { return s.Rows[i].Index < s.Rows[j].Index })
		for i := 1; i < len(s.Rows); i++ {
			if s.Rows[i].Index == s.Rows[i-1].Index {
				return damaged("row %d of the sheet %q stands in it twice", s.Rows[i].Index, printable(s.Name))
			}
		}
		sort.Ints(r.hidden)
	}
	if len(r.hidden) > 0 {
		r.wb.Problems = append(r.wb.Problems, porting.Problem{Code: porting.ProblemHiddenRows,
			Message: fmt.Sprintf("the sheet %q has hidden rows, which were read like the others: %s", printable(s.Name), ranges(r.hidden, strconv.Itoa)),
			Where:   porting.Where{Sheet: s.Name}})
	}
	if cols := r.hiddenUsed(); len(cols) > 0 {
		letter := func(c int) string { return strings.TrimRight(CellName(1, c), "1") }
		r.wb.Problems = append(r.wb.Problems, porting.Problem{Code: porting.ProblemHiddenRows,
			Message: fmt.Sprintf("the sheet %q has hidden columns, which were read like the others: %s", printable(s.Name), ranges(cols, letter)),
			Where:   porting.Where{Sheet: s.Name}})
	}
	return nil
}

// hiddenUsed are the hidden columns that hold a cell.
func (r *sheetReader) hiddenUsed() []int {
	if len(r.sheet.hiddenCols) == 0 {
		return nil
	}
	used := map[int]bool{}
	for i := range r.sheet.Rows {
		for j := range r.sheet.Rows[i].Cells {
			used[int(r.sheet.Rows[i].Cells[j].Col)] = true
		}
	}
	var cols []int
	for c := range used {
		if r.sheet.HiddenCol(c) {
			cols = append(cols, c)
		}
	}
	sort.Ints(cols)
	return cols
}

// ranges writes sorted numbers as "3, 5-9", ten ranges at most.
func ranges(n []int, name func(int) string) string {
	var out []string
	for i := 0; i < len(n); {
		j := i
		for j+1 < len(n) && n[j+1] == n[j]+1 {
			j++
		}
		if len(out) == 10 {
			return strings.Join(out, ", ") + " and more"
		}
		if j == i {
			out = append(out, name(n[i]))
		} else {
			out = append(out, name(n[i])+"-"+name(n[j]))
		}
		i = j + 1
	}
	return strings.Join(out, ", ")
}
