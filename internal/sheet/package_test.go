package sheet

// Broken and foreign packages: each is named by its sentence, none is read short.
// The first group are what excelize passes over in silence (traps, 3.2).

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/portcheck/portcheck/internal/porting"
)

// parts of a small workbook; a test changes one.
func small() map[string]string {
	return map[string]string{
		"[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
		"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":     `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/sharedStrings.xml":     `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>first</t></si><si><r><t xml:space="preserve">rich </t></r><r><t>text</t></r><rPh><t>no</t></rPh></si></sst>`,
		"xl/worksheets/sheet1.xml": `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2"><v>5</v></c><c r="B2"><f>1+1</f></c></row><row r="3"><c r="A3" t="str"><f>X</f><v>a_x000D_b</v></c></row></sheetData></worksheet>`,
	}
}

func packed(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range sortedKeys(parts) {
		f, err := w.Create(name)
		if err == nil {
			_, err = f.Write([]byte(parts[name]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSmall(t *testing.T) {
	wb, err := Read(context.Background(), packed(t, small()), Limits{})
	if err != nil || len(wb.Sheets) != 1 {
		t.Fatalf("%v, %v", wb, err)
	}
	s := wb.Sheets[0]
	for ref, want := range map[string]string{"A1": "first", "B1": "rich text", "A2": "5", "B2": "", "A3": "a\rb"} {
		row, col, _ := parseRef([]byte(ref))
		if c := s.Cell(row, col); c == nil || c.Text != want {
			t.Errorf("%s is %v, want %q", ref, c, want)
		}
	}
	if len(wb.Problems) != 1 || wb.Problems[0].Code != porting.ProblemNoCachedValue || wb.Problems[0].Where.Cell != "B2" {
		t.Errorf("problems %v, want the formula without a value", wb.Problems)
	}
}

// A formula whose text is empty has a value; one of text that has none was never
// calculated (excelize writes it so).
func TestFormulaOfTextWithoutValue(t *testing.T) {
	for _, c := range []struct {
		cell     string
		problems int
	}{
		{`<c r="C2" t="str"><f>A7+1</f></c>`, 2},
		{`<c r="C2" t="str"><f>IF(A1="","","x")</f><v></v></c>`, 1},
	} {
		p := small()
		sheet := p["xl/worksheets/sheet1.xml"]
		i := strings.Index(sheet, `<c r="B2"`)
		i += strings.Index(sheet[i:], "</c>") + len("</c>")
		p["xl/worksheets/sheet1.xml"] = sheet[:i] + c.cell + sheet[i:]
		wb, err := Read(context.Background(), packed(t, p), Limits{})
		if err != nil || len(wb.Problems) != c.problems {
			t.Errorf("%s: %v, %+v, want %d problems", c.cell, err, wb, c.problems)
		}
	}
}

func TestBroken(t *testing.T) {
	const sheet1 = "xl/worksheets/sheet1.xml"
	change := func(part string, f func(string) string) []byte {
		p := small()
		p[part] = f(p[part])
		return packed(t, p)
	}
	replace := func(old, new string) func(string) string {
		return func(s string) string { return strings.Replace(s, old, new, 1) }
	}
	good := packed(t, small())
	flip := append([]byte(nil), good...)
	// One byte of stored data: the checksum no longer fits.
	stored := func() []byte {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for name, text := range small() {
			f, _ := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
			f.Write([]byte(text))
		}
		w.Close()
		return bytes.Replace(b.Bytes(), []byte("first"), []byte("forst"), 1)
	}()
	for i := 0; i+4 < len(flip); i++ { // mark every entry encrypted
		switch binary.LittleEndian.Uint32(flip[i:]) {
		case 0x04034b50:
			flip[i+6] |= 1
		case 0x02014b50:
			flip[i+8] |= 1
		}
	}
	other := func(names ...string) []byte {
		p := map[string]string{}
		for _, n := range names {
			p[n] = "x"
		}
		return packed(t, p)
	}
	for _, c := range []struct {
		name string
		data []byte
		code string
		says string
	}{
		{"wrong checksum", stored, porting.ProblemDamaged, "checksum"},
		{"bad cell name", change(sheet1, replace(`r="A2"`, `r="2A"`)), porting.ProblemDamaged, "no valid name"},
		{"cell of another row", change(sheet1, replace(`r="A2"`, `r="A9"`)), porting.ProblemDamaged, "no valid name"},
		{"sheet cut in the middle", change(sheet1, func(s string) string { return s[:len(s)/2] }), porting.ProblemDamaged, "cut off"},
		{"shared string that is not there", change(sheet1, replace("<v>1</v>", "<v>99</v>")), porting.ProblemDamaged, "points at a text"},
		{"cell twice", change(sheet1, replace(`r="B1"`, `r="A1"`)), porting.ProblemDamaged, "twice"},
		{"row twice", change(sheet1, replace(`<row r="2"><c r="A2"><v>5</v></c><c r="B2"><f>1+1</f></c></row>`, `<row r="1"><c r="C1"><v>5</v></c></row>`)), porting.ProblemDamaged, "twice"},
		{"number that is none", change(sheet1, replace("<v>5</v>", "<v>five</v>")), porting.ProblemDamaged, "should be a number"},
		{"type that is none", change(sheet1, replace(`t="str"`, `t="zz"`)), porting.ProblemDamaged, "type"},
		{"tags that cross", change(sheet1, replace("</v></c><c", "</c></v><c")), porting.ProblemDamaged, "well-formed"},
		{"document type", change("xl/sharedStrings.xml", func(s string) string { return `<!DOCTYPE sst [<!ENTITY a "b">]>` + s }), porting.ProblemDamaged, "document type"},
		{"entity", change("xl/sharedStrings.xml", replace("first", "&a;")), porting.ProblemDamaged, "well-formed"},
		{"no sheets", change("xl/workbook.xml", replace(`<sheet name="One" sheetId="1" r:id="rId1"/>`, "")), porting.ProblemDamaged, "lists no sheet"},
		{"missing sheet", change("xl/_rels/workbook.xml.rels", replace("sheet1.xml", "sheet7.xml")), porting.ProblemDamaged, "not in its package"},
		{"cut file", good[:len(good)/2], porting.ProblemDamaged, "ZIP directory"},
		{"encrypted zip", flip, porting.ProblemPassword, "password"},
		{"xlsb", other("[Content_Types].xml", "_rels/.rels", "xl/workbook.bin"), porting.ProblemWrongType, "XLSB"},
		{"docx", other("[Content_Types].xml", "_rels/.rels", "word/document.xml"), porting.ProblemWrongType, "Word"},
		{"ods", packed(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}), porting.ProblemWrongType, "ODS"},
		{"numbers", other("Index/Document.iwa"), porting.ProblemWrongType, "Apple"},
		{"other zip", other("readme.txt"), porting.ProblemWrongType, "ZIP archive"},
		{"empty", nil, porting.ProblemEmpty, "empty"},
		{"blanks", []byte(" \r\n\t \n"), porting.ProblemEmpty, "empty"},
		{"pdf", []byte("%PDF-1.7 ..."), porting.ProblemWrongType, "PDF"},
		{"web page", []byte("<html><table><tr><td>1</td></tr></table></html>"), porting.ProblemWrongType, "web page"},
		{"xml spreadsheet", []byte(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`), porting.ProblemWrongType, "2003"},
		{"binary", []byte("\x00\x01\x02\x03\xff\xfe\x00\x11\x00"), porting.ProblemWrongType, "neither"},
		{"ole", append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 600)...), porting.ProblemWrongType, "OLE"},
	} {
		t.Run(c.name, func(t *testing.T) {
			wb, err := Read(context.Background(), c.data, Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if len(wb.Sheets) > 0 || len(wb.Problems) != 1 || wb.Problems[0].Code != c.code || !strings.Contains(wb.Problems[0].Message, c.says) {
				t.Errorf("%d sheets, problems %v; want %s and %q", len(wb.Sheets), wb.Problems, c.code, c.says)
			}
		})
	}
}

func TestDoubledPart(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range small() {
		f, _ := w.Create(name)
		f.Write([]byte(text))
	}
	f, _ := w.Create("XL/Worksheets/Sheet1.xml") // part names have no case
	f.Write([]byte("<worksheet/>"))
	w.Close()
	wb, _ := Read(context.Background(), b.Bytes(), Limits{})
	if len(wb.Problems) != 1 || !strings.Contains(wb.Problems[0].Message, "stands twice") {
		t.Errorf("problems %v", wb.Problems)
	}
}

// Each limit, just under and just over.
func TestLimits(t *testing.T) {
	data := packed(t, small())
	var unpacked int64
	for _, text := range small() {
		unpacked += int64(len(text))
	}
	for _, c := range []struct {
		name     string
		in, over Limits
	}{
		{"bytes", Limits{Bytes: int64(len(data))}, Limits{Bytes: int64(len(data)) - 1}},
		{"unpacked", Limits{Unpacked: unpacked}, Limits{Unpacked: unpacked - 1}},
		{"entries", Limits{Entries: 6}, Limits{Entries: 5}},
		{"rows", Limits{Rows: 3}, Limits{Rows: 2}},
		{"cells", Limits{Cells: 5}, Limits{Cells: 4}},
		{"chars", Limits{CellChars: 9}, Limits{CellChars: 8}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if wb, _ := Read(context.Background(), data, c.in); len(wb.Sheets) != 1 {
				t.Errorf("under: %v", wb.Problems)
			}
			wb, _ := Read(context.Background(), data, c.over)
			if len(wb.Sheets) != 0 || len(wb.Problems) != 1 || wb.Problems[0].Code != porting.ProblemLimit {
				t.Errorf("over: %v", wb.Problems)
			}
		})
	}
}

func TestBomb(t *testing.T) {
	p := small()
	p["xl/media/a.xml"] = strings.Repeat(" ", 64<<20)
	wb, _ := Read(context.Background(), packed(t, p), Limits{})
	if len(wb.Problems) != 1 || wb.Problems[0].Code != porting.ProblemLimit {
		t.Errorf("problems %v", wb.Problems)
	}
}

func TestContext(t *testing.T) {
	data := packed(t, small())
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, data, Limits{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	ctx, cancel = context.WithDeadline(context.Background(), time.Unix(0, 0))
	defer cancel()
	wb, err := Read(ctx, data, Limits{})
	if err != nil || len(wb.Problems) != 1 || wb.Problems[0].Code != porting.ProblemTimeout {
		t.Errorf("late: %v, %v", wb, err)
	}
}

// What excelize writes is read as it was set.
func TestExcelize(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	zip5, _ := f.NewStyle(&excelize.Style{CustomNumFmt: ptr("00000")})
	phone, _ := f.NewStyle(&excelize.Style{CustomNumFmt: ptr(`[<=9999999]###\-####;\(###\)\ ###\-####`)})
	day, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
	for cell, v := range map[string]any{"A1": 2134, "A2": 2175550100, "A3": 45292, "A4": "  two  blanks ", "A5": true, "A6": "=1", "A7": "line\nline", "A8": 1234567890123456789} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	f.SetCellStyle("Sheet1", "A1", "A1", zip5)
	f.SetCellStyle("Sheet1", "A2", "A2", phone)
	f.SetCellStyle("Sheet1", "A3", "A3", day)
	f.SetCellRichText("Sheet1", "A9", []excelize.RichTextRun{{Text: "Acme "}, {Text: "Widgets", Font: &excelize.Font{Bold: true}}, {Text: ", Inc."}})
	f.MergeCell("Sheet1", "A10", "C12")
	f.SetCellValue("Sheet1", "A10", "merged")
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	wb, err := Read(context.Background(), b.Bytes(), Limits{})
	if err != nil || len(wb.Sheets) != 1 {
		t.Fatalf("%v %v", wb, err)
	}
	s := wb.Sheets[0]
	for row, want := range []string{1: "02134", 2: "(217) 555-0100", 3: "1/1/2024", 4: "  two  blanks ", 5: "TRUE", 6: "=1", 7: "line\nline", 8: "1234567890123456789", 9: "Acme Widgets, Inc.", 10: "merged"} {
		if row == 0 {
			continue
		}
		if c := s.Cell(row, 1); c == nil || c.Text != want {
			t.Errorf("A%d is %+v, want %q", row, c, want)
		}
	}
	if s.Cell(8, 1).Flags&DigitsLost == 0 {
		t.Error("nineteen digits are not said to be lost")
	}
	if m, ok := s.Merged(10, 2); !ok || m != (Range{10, 1, 12, 3}) {
		t.Errorf("merged: %v %v", m, ok)
	}
	if len(wb.Problems) > 0 {
		t.Errorf("problems %v", wb.Problems)
	}
}

func ptr(s string) *string { return &s }

// No bytes make the reader panic or run on.
func FuzzRead(f *testing.F) {
	f.Add(packed(f, small()))
	f.Add([]byte("a,b\n1,\"2\n3\"\n"))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		defer func(f func(any)) { panicked = f }(panicked)
		panicked = func(v any) { panic(fmt.Sprint("in the reader: ", v)) }
		wb, err := Read(context.Background(), data, Limits{Unpacked: 1 << 20, Cells: 10_000, Rows: 10_000})
		if err != nil {
			t.Fatal(err)
		}
		if len(wb.Sheets) == 0 && len(wb.Problems) == 0 {
			t.Fatal("nothing was read, and nothing said")
		}
		for _, s := range wb.Sheets {
			last := 0
			for _, r := range s.Rows {
				if r.Index <= last || len(r.Cells) == 0 {
					t.Fatalf("row %d after %d", r.Index, last)
				}
				last = r.Index
			}
		}
	})
}

// FuzzCells alters a sheet and its shared strings within a package that is whole.
// What is read must be what excelize reads, or be told.
func FuzzCells(f *testing.F) {
	const sheet1, shared = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
	p := small()
	f.Add(p[sheet1], p[shared])
	f.Add(`<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t> a </x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`, p[shared])
	f.Fuzz(func(t *testing.T, sheet, strings string) {
		p := small()
		p[sheet1], p[shared] = sheet, strings
		data := packed(t, p)
		wb, err := Read(context.Background(), data, Limits{Unpacked: 1 << 20, Cells: 10_000, Rows: 10_000})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range wb.Problems {
			if p.Code == porting.ProblemUnreadableValue {
				return
			}
		}
		if err := againstExcelize(data, wb); err != nil {
			t.Fatal(err)
		}
	})
}
