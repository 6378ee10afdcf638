package csr

// How long reading takes, and that it is linear in the rows.

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// bigWorkbook is a flat table of that many numbers with the account in each row.
func bigWorkbook(t testing.TB, rows int) []byte {
	t.Helper()
	f := excelize.NewFile()
	sw, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	set := func(row int, cells []any) {
		if err := sw.SetRow(fmt.Sprintf("A%d", row), cells); err != nil {
			t.Fatal(err)
		}
	}
	set(1, []any{"Account Number", "Customer Name", "Service Address", "City", "State", "ZIP", "BTN", "WTN", "Status", "Features", "Notes"})
	for i := range rows {
		set(i+2, []any{"48213-77", "Acme Widgets, Inc.", "100 N Main St, Ste 200", "Peoria", "IL", 61602, "3095550120",
			2012000000 + i*7, "Active", "1FB ESX HTG", fmt.Sprintf("line %d", i)})
	}
	if err := sw.Flush(); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func BenchmarkReadSheet(b *testing.B) {
	for _, rows := range []int{10, 1000, 20_000} {
		data := bigWorkbook(b, rows)
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				wb, err := sheet.Read(context.Background(), data, sheet.Limits{})
				if err != nil {
					b.Fatal(err)
				}
				rs, err := ReadSheet(context.Background(), wb, porting.Document{})
				if err != nil {
					b.Fatal(err)
				}
				if got := len(rs[0].Numbers); got != rows {
					b.Fatalf("%d numbers, want %d", got, rows)
				}
			}
		})
	}
}
