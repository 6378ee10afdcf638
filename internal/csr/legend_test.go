package csr

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// sheetOf is a sheet of rows, their cells divided by bars.
func sheetOf(name string, rows ...string) *sheet.Sheet {
	s := &sheet.Sheet{Name: name}
	for i, r := range rows {
		row := sheet.Row{Index: i + 1}
		for k, t := range strings.Split(r, "|") {
			if t != "" {
				row.Cells = append(row.Cells, sheet.Cell{Text: t, Raw: t, Col: int16(k + 1)})
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// A sheet that explains codes gives nobody their features; the same rows beside a line, on
// the only sheet, or under the name of the customer's account do.
func TestSheetsThatExplainCodes(t *testing.T) {
	record := sheetOf("CSR", "Account Number|A-100233", "Customer Name|Acme, Inc.", "BTN|802-555-0142", "Service Address|5 Elm St, Barre, VT 05641")
	codes := []string{"DSL|Digital subscriber line", "HTG|Hunting", "PICF|PIC freeze"}
	for _, tt := range []struct {
		sheets []*sheet.Sheet
		want   bool // features
	}{
		{[]*sheet.Sheet{record, sheetOf("Legend", append([]string{"Code|Description"}, codes...)...)}, false},
		{[]*sheet.Sheet{record, sheetOf("USOC Codes", codes...)}, false},
		{[]*sheet.Sheet{sheetOf("Sheet2", append([]string{"Code|Meaning"}, codes...)...), record}, false},
		{[]*sheet.Sheet{record, sheetOf("Services", append([]string{"Code|Description"}, codes...)...)}, true},
		{[]*sheet.Sheet{record, sheetOf("Key Account", append([]string{"Code|Description"}, codes...)...)}, true},
		{[]*sheet.Sheet{record, sheetOf("Codes", append([]string{"802-555-0142"}, codes...)...)}, true},
	} {
		rs, err := ReadSheet(context.Background(), &sheet.Workbook{Sheets: tt.sheets}, porting.Document{})
		if err != nil || len(rs) != 1 {
			t.Fatalf("%d records, %v", len(rs), err)
		}
		found := len(rs[0].Conditions) > 0 || slices.ContainsFunc(rs[0].Numbers, func(n porting.Number) bool { return len(n.Features) > 0 })
		said := slices.ContainsFunc(rs[0].Unused, func(u porting.Unused) bool { return strings.Contains(u.Label, "explains codes") })
		if found != tt.want || said == tt.want {
			t.Errorf("%q: conditions %v, unused %v", tt.sheets[1].Name, rs[0].Conditions, rs[0].Unused)
		}
	}
}
