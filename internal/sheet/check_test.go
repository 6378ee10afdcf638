package sheet

// The second opinion finds what the readers differ in; and what is read is what
// excelize reads, which opens the same file on its own.

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/portcheck/portcheck/internal/porting"
)

func TestSecondOpinion(t *testing.T) {
	const whole = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>`
	for _, c := range []struct{ name, rows, want string }{
		{"a cell that one reader passes over", `<row r="1"><group><c r="B1"><v>7</v></c></group></row>`, "B1"},
		{"a value in markup that is no value", `<row r="4"><c r="C4" t="str"><v>one</v><group><v>two</v></group></c></row>`, "C4"},
		{"a text, and a value beside it", `<row r="4"><c r="C4" t="inlineStr"><is><t>one</t></is><v>2</v></c></row>`, ""},
		{"without names of cells", `<row><c><v>1</v></c><c/><c t="inlineStr"><is><r><t>a</t></r><rPh><t>no</t></rPh><r><t> b</t></r></is></c></row><row/><row><c t="b"><v>1</v></c></row>`, ""},
		{"escaped and in pieces", `<row r="1"><c r="A1" t="str"><f>"x"</f><v>a_x000D_<!-- -->&amp;<![CDATA[<b>]]>&#13;` + "\r\n" + `</v></c><c r="B1"><v> 1.50 </v></c></row>`, ""},
		{"shared strings", whole, ""},
		{"an error, a date, nothing", `<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="d"><v>2026-11-22</v></c><c r="C1" s="0"/></row>`, ""},
	} {
		p := small()
		p["xl/worksheets/sheet1.xml"] = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + c.rows + `</sheetData></worksheet>`
		wb, err := Read(context.Background(), packed(t, p), Limits{})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range wb.Problems {
			if p.Code == porting.ProblemUnreadableValue {
				got += p.Where.Cell
			}
		}
		if got != c.want {
			t.Errorf("%s: the readers differ in %q, want %q: %v", c.name, got, c.want, wb.Problems)
		}
	}
}

// againstExcelize holds what was read to what excelize reads: where both found a
// value, the values must agree. Known differences, all measured, are left out:
// excelize keeps _x000D_ in formula results, turns ISO dates into serials, and stops
// without a word at what it does not understand.
func againstExcelize(data []byte, wb *Workbook) (err error) {
	defer func() {
		if recover() != nil {
			err = nil // a panic of excelize says nothing about what was read without it
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		return nil
	}
	defer f.Close()
	for _, s := range wb.Sheets {
		rows, err := f.Rows(s.Name)
		if err != nil {
			continue
		}
		defer rows.Close()
		for n := 1; rows.Next(); n++ {
			values, err := rows.Columns(excelize.Options{RawCellValue: true})
			if err != nil {
				break
			}
			row := s.Row(n)
			for i, v := range values {
				if c := row.Cell(i + 1); c != nil && v != "" && !sameValue(c, v) {
					return fmt.Errorf("%s!%s is %q, excelize reads %q", s.Name, CellName(n, i+1), c.Raw, v)
				}
			}
		}
	}
	return nil
}

// sameValue tells whether excelize's raw value is what the cell holds.
func sameValue(c *Cell, v string) bool {
	switch c.Type {
	case Bool, Date, Error:
		return true
	case Number:
		a, ok1 := parseDecimal([]byte(c.Raw))
		d, ok2 := parseDecimal([]byte(v))
		return c.Raw == v || ok1 && ok2 && a.neg == d.neg && a.exp == d.exp && bytes.Equal(a.fifteen().digits, d.fifteen().digits)
	}
	lines := strings.NewReplacer("\r\n", "\n", "\r", "\n") // they differ in these by design
	return c.Raw == v || c.Text == v || lines.Replace(c.Raw) == lines.Replace(unescapeX(v))
}

// What the second reader takes is bounded too: text in very many pieces, and markup
// that the first reader passes over.
func TestSecondOpinionIsBounded(t *testing.T) {
	for name, rows := range map[string]string{
		"a value in pieces":     `<row r="1"><c r="A1" t="inlineStr"><is>` + strings.Repeat("<r><t>a</t></r>", 100_000) + `</is></c></row>`,
		"rows without cells":    strings.Repeat("<row/>", 1_000_000) + `<row><c><v>1</v></c></row>`,
		"text in passed markup": `<row r="1"><c r="A1"><v>1</v></c><group><c r="B1"><v>` + strings.Repeat("1<!---->", 800_000) + `</v></c></group></row>`,
	} {
		p := small()
		p["xl/worksheets/sheet1.xml"] = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`
		data := packed(t, p)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := busy(t)
		wb, err := Read(context.Background(), data, Limits{})
		took := busy(t) - start
		runtime.ReadMemStats(&after)
		if err != nil || len(wb.Sheets) != 1 {
			t.Fatalf("%s: %v, %v", name, wb, err)
		}
		if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 200 || took > 2*time.Second {
			t.Errorf("%s: took the processor %v and asked for %d MiB", name, took, mb)
		}
	}
}
