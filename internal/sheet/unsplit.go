package sheet

// Text tables that were never split: a CSV that somebody opened, or pasted, so that each of
// its lines stands whole in column A.

import (
	"context"
	"strings"
)

// minUnsplit is how many fields the lines of such a table have at least.
const minUnsplit = 3

// Unsplit divides a sheet in which nothing stands but the lines of a text table, each in one
// cell of the same column, into the table's fields. It returns nil for any other sheet. The
// place of a field is that of its line's cell.
func Unsplit(s *Sheet) *Sheet {
	if s.TextFile || len(s.Rows) < 2 || len(s.Merges) > 0 {
		return nil
	}
	var text strings.Builder
	for i := range s.Rows {
		cs := s.Rows[i].Cells
		if len(cs) != 1 || cs[0].Col != s.Rows[0].Cells[0].Col || cs[0].Type != Text || strings.ContainsAny(cs[0].Text, "\r\n") {
			return nil
		}
		text.WriteString(cs[0].Text)
		text.WriteByte('\n')
	}
	r := &textReader{ctx: context.Background(), lim: Limits{Rows: len(s.Rows), Cells: 1 << 30, CellChars: text.Len() + 1}, text: text.String(), line: 1, row: 1, sheet: &Sheet{}, wb: &Workbook{}}
	r.sep = r.separator()
	if r.sep == 0 || r.read() != nil || len(r.sheet.Rows) != len(s.Rows) || len(r.wb.Problems) > 0 {
		return nil
	}
	wide := 0
	for _, row := range r.sheet.Rows {
		if row.Cells[len(row.Cells)-1].Col >= minUnsplit {
			wide++
		}
	}
	if wide*5 < 4*len(s.Rows) {
		return nil
	}
	out := &Sheet{Name: s.Name, whole: int(s.Rows[0].Cells[0].Col)}
	for i, row := range r.sheet.Rows {
		row.Index, row.Hidden = s.Rows[i].Index, s.Rows[i].Hidden
		for k := range row.Cells {
			c := &row.Cells[k]
			c.Line, c.Column, c.Flags = 0, 0, c.Flags|s.Rows[i].Cells[0].Flags
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}
