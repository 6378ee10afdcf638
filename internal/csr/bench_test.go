package csr

// How long reading takes, and that it is linear in the rows.

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

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

// oddLayouts are ways to lay out n numbers that cost more than a flat table.
var oddLayouts = map[string]func(b *strings.Builder, n int){
	"an address in each row": func(b *strings.Builder, n int) {
		b.WriteString("Account Number,Customer Name,TN,Service Address,City,State,Zip\n")
		for i := range n {
			fmt.Fprintf(b, "A-1,Acme,%d,%d Main St,Peoria,IL,61602\n", 2012000000+i*7, i)
		}
	},
	"a header before each number": func(b *strings.Builder, n int) {
		b.WriteString("Account Number,A-1,\nCustomer Name,Acme,\n")
		for i := range n {
			fmt.Fprintf(b, "TN,Status,Features\n%d,Active,Hunting\n", 2012000000+i*7)
		}
	},
	"labels for each number": func(b *strings.Builder, n int) {
		b.WriteString("Account Number,A-1\nCustomer Name,Acme\n")
		for i := range n {
			fmt.Fprintf(b, "TN,%d\nStatus,Active\nFeatures,Hunting\n,\n", 2012000000+i*7)
		}
	},
	"an address above each number": func(b *strings.Builder, n int) {
		b.WriteString("Account Number,A-1,\nCustomer Name,Acme,\n")
		for i := range n {
			fmt.Fprintf(b, "Service Address,\"%d Main St, Peoria, IL 61602\",\nTN,Status,\n%d,Active,\n,,\n", i, 2012000000+i*7)
		}
	},
	"on its side": func(b *strings.Builder, n int) {
		for _, row := range []func(i int) string{
			func(i int) string { return fmt.Sprint(2012000000 + i*7) },
			func(int) string { return "Active" },
			func(i int) string { return fmt.Sprint(i, " Main St") },
		} {
			b.WriteString([]string{"Telephone Number", "Status", "Service Address"}[strings.Count(b.String(), "\n")])
			for i := range n {
				b.WriteString("," + row(i))
			}
			b.WriteByte('\n')
		}
	},
	"a line of text for each": func(b *strings.Builder, n int) {
		b.WriteString("Account Number: A-1\nCustomer Name: Acme\n")
		for i := range n {
			fmt.Fprintf(b, "  %d   Active    Main line\n", 2012000000+i*7)
		}
	},
	"a printed record": func(b *strings.Builder, n int) {
		b.WriteString("ACCOUNT 803 555-0100 221\n---LIST\nLN ACME\nSA 1 A ST, PEORIA IL 61602\n---BILL\nBN1 ACME\n---S&E\n")
		for i := range n {
			fmt.Fprintf(b, "1 1FB /TN %d /PIC 0288\n", 2012000000+i*7)
		}
	},
	"a response of rows": func(b *strings.Builder, n int) {
		b.WriteByte('[')
		for i := range n {
			fmt.Fprintf(b, `{"account_number":"A-1","tn":"%d","status":"active","note":"line %d"},`, 2012000000+i*7, i)
		}
		b.WriteString(`{"account_number":"A-1","tn":"2017999999"}]`)
	},
	"a response with a list": func(b *strings.Builder, n int) {
		b.WriteString(`{"account_number":"A-1","numbers":[`)
		for i := range n {
			fmt.Fprintf(b, `{"tn":"%d","status":"active","note":"line %d"},`, 2012000000+i*7, i)
		}
		b.WriteString(`"2017999999"]}`)
	},
}

// busy is the time that the processor has worked for this program.
func busy(t *testing.T) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Skip(err)
	}
	return time.Duration(u.Utime.Nano())
}

// looks counts how often reading asks whether its time is over: once in 256 looks at a
// cell, whatever else the machine does.
type looks struct {
	context.Context
	n int
}

func (l *looks) Err() error {
	l.n++
	return l.Context.Err()
}

// TestLinear reads each odd layout with as many numbers and with four times as many:
// the looks at cells and the memory that is asked for grow as the numbers do, and so
// does the processor's time where it is long enough to be measured.
func TestLinear(t *testing.T) {
	const n = 1000
	cost := func(layout func(*strings.Builder, int), n int) (cells, bytes int, took time.Duration) {
		var b strings.Builder
		layout(&b, n)
		data := []byte(b.String())
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start, ctx := busy(t), &looks{Context: context.Background()}
		rs, err := ReadText(ctx, data, porting.Document{}, sheet.Limits{})
		took = busy(t) - start
		runtime.ReadMemStats(&after)
		if err != nil || len(rs) != 1 || len(rs[0].Numbers) < n {
			t.Fatalf("%d records, %v", len(rs), err)
		}
		return ctx.n, int(after.TotalAlloc - before.TotalAlloc), took
	}
	for name, layout := range oddLayouts {
		t.Run(name, func(t *testing.T) {
			cost(layout, 100) // what is built once
			fewLooks, small, quick := cost(layout, n)
			looks, large, slow := cost(layout, 4*n)
			t.Logf("%d looks, %d KiB and %v; %d looks, %d KiB and %v for four times as many", fewLooks, small>>10, quick, looks, large>>10, slow)
			if ratio := float64(looks) / float64(fewLooks+1); ratio > 4.6 {
				t.Errorf("four times the numbers take %.1f times the looks at cells", ratio)
			}
			if ratio := float64(large) / float64(small); ratio > 5.2 {
				t.Errorf("four times the numbers take %.1f times the memory", ratio)
			}
			if ratio := float64(slow) / float64(quick); slow > time.Second && ratio > 9 {
				t.Errorf("four times the numbers take %.1f times the time, %v", ratio, slow)
			}
		})
	}
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
