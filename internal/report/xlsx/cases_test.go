package xlsx

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/portcheck/portcheck/internal/report/reporttest"
	"github.com/portcheck/portcheck/internal/report/summary"
)

func batch() *summary.Summary {
	s := summary.New("2026-11-22")
	for _, c := range all() {
		s.Add(&c.Model.Report, c.Name+"/report.html")
	}
	s.Problem(summary.Problem{Path: "=cmd|' /C calc'!A0.pdf", Message: reporttest.Evil})
	s.Close()
	return s
}

// A batch's workbook says what its JSON says, holds no formula whatever the papers
// say, and has the same bytes each time.
func TestRenderSummary(t *testing.T) {
	s := batch()
	data, err := RenderSummary(s)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := RenderSummary(batch()); err != nil || !bytes.Equal(data, again) {
		t.Errorf("not the same bytes (%v)", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := fmt.Sprint(f.GetSheetList()); got != "[Summary Cases Problems]" {
		t.Errorf("sheets %s", got)
	}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r, cols := range rows {
			for c := range cols {
				name, _ := excelize.CoordinatesToCellName(c+1, r+1)
				if formula, _ := f.GetCellFormula(sheet, name); formula != "" {
					t.Errorf("%s!%s is a formula: %s", sheet, name, formula)
				}
			}
		}
	}
	rows, err := f.GetRows("Cases")
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != len(s.Cases)+1 {
		t.Fatalf("%d rows, want %d", len(rows), len(s.Cases)+1)
	}
	for i, c := range s.Worst() {
		if row := rows[i+1]; row[12] != c.Report || row[7] != fmt.Sprint(c.Findings.Reject) {
			t.Errorf("row %d is %q, want case %q", i+2, row, c.Case)
		}
	}
	if rows, err := f.GetRows("Summary"); err != nil || !strings.Contains(rows[1][0], "would be rejected") || rows[3][1] != fmt.Sprint(s.Counts.Reject) {
		t.Errorf("summary = %q (%v)", rows, err)
	}
	if rows, err := f.GetRows("Problems"); err != nil || len(rows) != 2 || !strings.HasPrefix(rows[1][0], "=cmd") {
		t.Errorf("problems = %q (%v)", rows, err)
	}
	if _, err := RenderSummary(summary.New("")); err != nil {
		t.Errorf("an empty summary: %v", err)
	}
}
