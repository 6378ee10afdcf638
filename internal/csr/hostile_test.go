package csr

// Grids that would take quadratic time without bounds: each takes the processor less
// than seconds.

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

func TestHostileGrids(t *testing.T) {
	lines := func(n int, f func(i int) string) []byte {
		var b strings.Builder
		for i := range n {
			b.WriteString(f(i))
		}
		return []byte(b.String())
	}
	for name, data := range map[string][]byte{
		"an account in each row": append([]byte("Account Number,Customer Name,Telephone Number,Notes\n"), lines(10_000, func(i int) string {
			return fmt.Sprintf("A-%d,C %d,%d,DSL and freeze %d\n", i, i, 2012000000+i*7, i)
		})...),
		"remarks in each row":    lines(10_000, func(i int) string { return fmt.Sprintf("text %d,Remarks: DSL line %d,12345%05d,foo\n", i, i, i) }),
		"an address in each row": lines(10_000, func(i int) string { return fmt.Sprintf("Service Address,%d Main St,City,Peoria\n", i) }),
		"a block in each six rows": lines(2_500, func(i int) string {
			return fmt.Sprintf("Customer Name,C %d,\nAccount Number,A-%d,\nTN,Status,Notes\n%d,Active,x\n,,\n", i, i, 2012000000+i*7)
		}),
		"numbers that are none": lines(10_000, func(i int) string { return fmt.Sprintf("1234%06d,Active\n", i) }),
	} {
		start := busy(t)
		records, err := ReadText(context.Background(), data, porting.Document{}, sheet.Limits{})
		if err != nil || len(records) == 0 {
			t.Errorf("%s: %v", name, err)
		}
		if took := busy(t) - start; took > 5*time.Second {
			t.Errorf("%s took %v", name, took)
		}
		for _, r := range records {
			if len(r.Problems) > 5*gather.MaxProblems {
				t.Errorf("%s: %d problems", name, len(r.Problems))
				break
			}
		}
	}
}

// TestDeadline reads what takes long with little time: whatever the layout, reading
// stops soon after its time is over.
func TestDeadline(t *testing.T) {
	repeat := func(n int, f func(i int) string) []byte {
		var b strings.Builder
		for i := range n {
			b.WriteString(f(i))
		}
		return []byte(b.String())
	}
	for name, data := range map[string][]byte{
		"items":   repeat(25_000, func(i int) string { return fmt.Sprintf("Name,C %d,Notes,n %d,Fax,12\n", i, i) }),
		"headers": repeat(25_000, func(i int) string { return fmt.Sprintf("TN,Status\n%d,Active\n", 2012000000+i) }),
		"rows":    append([]byte("Account Number,TN,City\n"), repeat(100_000, func(i int) string { return fmt.Sprintf("%d,%d,C%d\n", i%1000, 2012000000+i, i) })...),
		"json":    []byte(`{"account_number": "1", "numbers": [` + strings.Repeat(`{"tn": "2012000000", "note": "fax"},`, 100_000) + `"2012000000"]}`),
		"xml":     []byte(`<csr><numbers>` + strings.Repeat(`<n tn="2012000000"/>`, 100_000) + `</numbers></csr>`),
		"printed": append([]byte("LN ACME\nSA 1 A ST\nBN1 ACME\n---S&E\n"), repeat(75_000, func(i int) string { return fmt.Sprintf("1 1FB /TN %d\n", 2012000000+i) })...),
	} {
		wb, err := sheet.Read(context.Background(), data, sheet.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
		start := time.Now()
		if name == "json" || name == "xml" {
			_, err = ReadText(ctx, data, porting.Document{}, sheet.Limits{})
		} else {
			_, err = ReadSheet(ctx, wb, porting.Document{})
		}
		if took := time.Since(start); took > 15*time.Second {
			t.Errorf("%s: %v after a deadline of 20 ms (%v)", name, took, err)
		} else if err == nil && took > time.Second {
			t.Errorf("%s took %v and no notice of its deadline", name, took)
		}
		cancel()
	}
}

// An answer whose objects have tens of thousands of members that nobody knows: each
// is looked at once, and not beside all others.
func TestHostileMembers(t *testing.T) {
	var attributes, members strings.Builder
	for i := range 30_000 {
		fmt.Fprintf(&attributes, ` a%d="1"`, i)
		fmt.Fprintf(&members, `,"a%d": "1"`, i)
	}
	for name, data := range map[string]string{
		"xml":  `<csr><accountNumber>A-1</accountNumber><tn>2012000000</tn><x` + attributes.String() + `/></csr>`,
		"json": `{"account_number": "A-1", "telephone_numbers": ["2012000000"], "x": {"y": "1"` + members.String() + `}}`,
	} {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		start := busy(t)
		records, err := ReadText(ctx, []byte(data), porting.Document{}, sheet.Limits{})
		cancel()
		if err != nil || len(records) != 1 || len(records[0].Numbers) != 1 {
			t.Errorf("%s: %v", name, err)
		}
		if took := busy(t) - start; took > 5*time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
}

// A row of thousands of numbers in columns of one heading: what hangs on a number is
// looked for in the columns that may hold it, and its time ends.
func TestHostileWideTable(t *testing.T) {
	const n = 8_000
	data := strings.Repeat("TN,", n) + "TN\n" + strings.Repeat("217-555-0100,", n) + "217-555-0100\n"
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	start := busy(t)
	records, err := ReadText(ctx, []byte(data), porting.Document{}, sheet.Limits{})
	if err != nil || len(records) != 1 || len(records[0].Numbers) != n+1 {
		t.Errorf("%d records, %v", len(records), err)
	}
	if took := busy(t) - start; took > 5*time.Second {
		t.Errorf("took %v", took)
	}
}

// A page of thousands of words that nothing is made of: what stands in the row below is
// asked of those alone that may head a list.
func TestHostilePage(t *testing.T) {
	p := &page.Page{Number: 1, Media: porting.Box{0, 0, 10000, 200}}
	for y := 10.0; y < 190; y += 9 {
		for x := 10.0; x < 9960; x += 11 {
			p.Words = append(p.Words, &page.Word{Text: "7", Gap: " ", Jump: 8, Size: 4, Read: porting.ReadText, Confidence: 1, Box: porting.Box{x, y, x + 3, y + 4}})
		}
	}
	p.FillUpright()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	start := busy(t)
	if _, err := ReadPages(ctx, &page.Document{Pages: []*page.Page{p}}, porting.Document{}); err != nil {
		t.Error(err)
	}
	if took := busy(t) - start; took > 3*time.Second {
		t.Errorf("took %v", took)
	}
}

// A text of 30 KB that a workbook holds once and shows in thousands of cells, alone and
// beside numbers: it is looked at so often, and no more.
func TestHostileRepeatedText(t *testing.T) {
	for what, text := range map[string]string{
		"one word": strings.Repeat("a", 30_000), "features": strings.Repeat("DSL alpha beta ", 2_000), "sentences": many(1_500, "DSL on %d. "),
		"numbers": strings.Repeat("217-555-0100 ", 2_300), "labels": strings.Repeat("Customer Name: x ", 1_800), "lines": strings.Repeat("Customer Name\n", 2_000),
	} {
		cell := sheet.Cell{Text: text, Raw: text, Format: -1}
		alone, beside := &sheet.Sheet{Name: "S"}, &sheet.Sheet{Name: "S"}
		put := func(s *sheet.Sheet, cells ...sheet.Cell) {
			for k := range cells {
				cells[k].Col = int16(k + 1)
			}
			s.Rows = append(s.Rows, sheet.Row{Index: len(s.Rows) + 1, Cells: cells})
		}
		say := func(text string) sheet.Cell { return sheet.Cell{Text: text, Raw: text, Format: -1} }
		put(beside, say("Account Number"), say("TN"), say("Notes"), say("Remarks"))
		for i := range 2_000 {
			put(alone, cell, cell, cell, cell, cell, cell, cell, cell, cell, cell)
			put(beside, say("A-1"), say(fmt.Sprintf("217555%04d", i)), cell, say(strings.Repeat("b", 20_000)))
		}
		for where, s := range map[string]*sheet.Sheet{"alone": alone, "beside numbers": beside} {
			ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
			start := busy(t)
			records, err := ReadSheet(ctx, &sheet.Workbook{Sheets: []*sheet.Sheet{s}}, porting.Document{})
			took := busy(t) - start
			cancel()
			if err != nil || s == beside && len(records[0].Numbers) != 2_000 {
				t.Errorf("%s, %s: %d numbers, %v", what, where, len(records[0].Numbers), err)
			}
			if t.Logf("%s, %s: %v", what, where, took); took > 2500*time.Millisecond {
				t.Errorf("%s, %s took %v", what, where, took)
			}
		}
	}
}
