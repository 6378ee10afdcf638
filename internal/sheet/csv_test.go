package sheet

import (
	"context"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/portcheck/portcheck/internal/porting"
)

// table writes a sheet as "line:column=text" of each cell, a row on a line.
func table(wb *Workbook) string {
	var b strings.Builder
	for _, s := range wb.Sheets {
		for _, r := range s.Rows {
			for i, c := range r.Cells {
				if i > 0 {
					b.WriteByte(' ')
				}
				fmt.Fprintf(&b, "%d|%d:%d=%q", c.Col, c.Line, c.Column, c.Text)
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func TestCSV(t *testing.T) {
	for _, c := range []struct{ name, in, want, problem string }{
		{"comma", "a,b\n1,2\n", "1|1:1=\"a\" 2|1:3=\"b\"\n1|2:1=\"1\" 2|2:3=\"2\"\n", ""},
		{"semicolon beside commas", "a;b\n1;2,3\n4;5\n", "1|1:1=\"a\" 2|1:3=\"b\"\n1|2:1=\"1\" 2|2:3=\"2,3\"\n1|3:1=\"4\" 2|3:3=\"5\"\n", ""},
		{"tab", "a\tb c\n", "1|1:1=\"a\" 2|1:3=\"b c\"\n", ""},
		{"pipe", "a|b\n", "1|1:1=\"a\" 2|1:3=\"b\"\n", ""},
		{"said by Excel", "sep=;\r\na;b,c\r\n", "1|2:1=\"a\" 2|2:3=\"b,c\"\n", ""},
		{"quotes", "\"a,\"\"b\"\"\",c\r\n", "1|1:2=\"a,\\\"b\\\"\" 2|1:11=\"c\"\n", ""},
		{"line break in a field", "\"a\nb\",c\nd,e\n", "1|1:2=\"a\\nb\" 2|2:4=\"c\"\n1|3:1=\"d\" 2|3:3=\"e\"\n", ""},
		{"blank lines", "a,b\n\n\nc,d", "1|1:1=\"a\" 2|1:3=\"b\"\n1|4:1=\"c\" 2|4:3=\"d\"\n", ""},
		{"ragged", "a,b,c\nd\n,,e\n", "1|1:1=\"a\" 2|1:3=\"b\" 3|1:5=\"c\"\n1|2:1=\"d\"\n3|3:3=\"e\"\n", ""},
		{"text against Excel", "=\"00123\",b\n", "1|1:1=\"00123\" 2|1:10=\"b\"\n", ""},
		{"the same, quoted", "\"=\"\"00123\"\"\",b\n", "1|1:2=\"00123\" 2|1:14=\"b\"\n", ""},
		{"columns count characters", "é漢,b\n", "1|1:1=\"é漢\" 2|1:4=\"b\"\n", ""},
		{"a quote inside", "24\" rack,b\n", "1|1:1=\"24\\\" rack\" 2|1:10=\"b\"\n", ""},
		{"behind a quote", "\"ACME\" Inc,b\nc,d\n", "1|1:2=\"ACME Inc\" 2|1:12=\"b\"\n1|2:1=\"c\" 2|2:3=\"d\"\n", "goes on behind"},
		{"never closed", "a,\"b\nc,d\n", "1|1:1=\"a\" 2|1:3=\"\\\"b\"\n1|2:1=\"c\" 2|2:3=\"d\"\n", "never closed"},
		{"old Mac line ends", "a,b\rc,d\r", "1|1:1=\"a\" 2|1:3=\"b\"\n1|2:1=\"c\" 2|2:3=\"d\"\n", ""},
		{"line separators", "a,b\u2028c,d\u2028e,f", "1|1:1=\"a\" 2|1:3=\"b\"\n1|2:1=\"c\" 2|2:3=\"d\"\n1|3:1=\"e\" 2|3:3=\"f\"\n", ""},
		{"NEL", "a,b\u0085c,d\u0085", "1|1:1=\"a\" 2|1:3=\"b\"\n1|2:1=\"c\" 2|2:3=\"d\"\n", ""},
		{"a line separator in a value", "a,b\nc\u2028d,e\n", "1|1:1=\"a\" 2|1:3=\"b\"\n1|2:1=\"c\\u2028d\" 2|2:5=\"e\"\n", ""},
		{"text without a separator", "Dear all,\nthe numbers\nare below\nand above\n", "1|1:1=\"Dear all,\"\n1|2:1=\"the numbers\"\n1|3:1=\"are below\"\n1|4:1=\"and above\"\n", ""},
		{"a quoted value behind a label", "Name: \"Acme, Inc.\",b\nc: \"d,e\nf: \"g\"h,i\n", "1|1:1=\"Name: \\\"Acme, Inc.\\\"\" 2|1:20=\"b\"\n1|2:1=\"c: \\\"d\" 2|2:7=\"e\"\n1|3:1=\"f: \\\"g\\\"h\" 2|3:9=\"i\"\n", ""},
		{"blanks at the ends are kept", " a , b\n", "1|1:2=\" a \" 2|1:6=\" b\"\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			wb, err := Read(context.Background(), []byte(c.in), Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if got := table(wb); got != c.want {
				t.Errorf("read %q\n as %s\nwant %s", c.in, got, c.want)
			}
			said := ""
			for _, p := range wb.Problems {
				said += p.Message
			}
			if (c.problem == "") != (said == "") || !strings.Contains(said, c.problem) {
				t.Errorf("problems %q, want %q", said, c.problem)
			}
		})
	}
}

func TestEncodings(t *testing.T) {
	const text = "name,city\nCafé “Ü”,Montréal\n"
	utf16le := func(s string, bom bool) []byte {
		var b []byte
		if bom {
			b = []byte{0xFF, 0xFE}
		}
		for _, u := range utf16.Encode([]rune(s)) {
			b = append(b, byte(u), byte(u>>8))
		}
		return b
	}
	swap := func(b []byte) []byte {
		out := append([]byte(nil), b...)
		for i := 0; i+1 < len(out); i += 2 {
			out[i], out[i+1] = out[i+1], out[i]
		}
		return out
	}
	for name, data := range map[string][]byte{
		"UTF-8":                []byte(text),
		"UTF-8 with mark":      []byte("\uFEFF" + text),
		"UTF-16LE with mark":   utf16le(text, true),
		"UTF-16BE with mark":   swap(utf16le(text, true)),
		"UTF-16LE":             utf16le(text, false),
		"UTF-16BE":             swap(utf16le(text, false)),
		"Windows-1252":         []byte("name,city\nCaf\xe9 \x93\xdc\x94,Montr\xe9al\n"),
		"UTF-8 and a Ctrl-Z":   []byte(text + "\x1a"),
		"UTF-8 without an end": []byte(strings.TrimSuffix(text, "\n")),
	} {
		wb, err := Read(context.Background(), data, Limits{})
		if err != nil || len(wb.Sheets) != 1 {
			t.Errorf("%s: %v %v", name, wb, err)
			continue
		}
		if c := wb.Sheets[0].Cell(2, 1); c == nil || c.Text != "Café “Ü”" {
			t.Errorf("%s: A2 is %+v", name, c)
		}
		if c := wb.Sheets[0].Cell(2, 2); c == nil || c.Text != "Montréal" || c.Column != 10 {
			t.Errorf("%s: B2 is %+v", name, c)
		}
	}
}

func TestDigitsLostInText(t *testing.T) {
	wb, _ := Read(context.Background(), []byte("n,m\n1.23E+10,2175550100\n"), Limits{})
	s := wb.Sheets[0]
	if s.Cell(2, 1).Flags&DigitsLost == 0 || s.Cell(2, 2).Flags != 0 {
		t.Errorf("flags %v %v", s.Cell(2, 1).Flags, s.Cell(2, 2).Flags)
	}
}

func TestTextIsNoTable(t *testing.T) {
	wb, _ := Read(context.Background(), []byte("a\x00b\x01\x02\x03c"), Limits{})
	if len(wb.Problems) != 1 || wb.Problems[0].Code != porting.ProblemWrongType {
		t.Errorf("problems %v", wb.Problems)
	}
}

// A character that stands in few lines parts no fields, however regular it is there.
func TestRareSeparators(t *testing.T) {
	wb, err := Read(context.Background(), []byte("ACCOUNT\nNumber|Name|BTN\nA-1|Acme|309-555-0100\nADDRESS\nStreet|City|State|Zip|Unit\n1 A St|Peoria|IL|61602|\nLINES\nNo|TN|Features\n1|309-555-0100|DSL; Fax\n2|309-555-0101|Alarm; Fax\n"), Limits{})
	if err != nil || wb.Plain || wb.Sheets[0].Cell(3, 3) == nil || wb.Sheets[0].Cell(3, 3).Text != "309-555-0100" {
		t.Errorf("not parted at |: %+v %v", wb.Sheets[0].Rows, err)
	}
}

// Whatever is read has its place in the file; what encoding/csv accepts is read
// as it reads it.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "\"a\"\"b\",c\r\nd", "a;b\n", "\"", "sep=|\na|b", "=\"1\",2", "a,\"b\nc\",d", "\xff\xfea\x00", "Caf\xe9,b", "a\v\t\tb\v\t\t", "a,b\u2028c,d\u2028"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 || len(data) > 1 && data[0] == 'P' && data[1] == 'K' {
			return
		}
		wb, err := Read(context.Background(), data, Limits{})
		if err != nil {
			t.Fatal(err)
		}
		text, _ := DecodeText(data)
		text = lined(strings.TrimRight(text, "\x1a"))
		lines := strings.Count(text, "\n") + strings.Count(text, "\r") + 1
		for _, s := range wb.Sheets {
			for _, r := range s.Rows {
				for _, c := range r.Cells {
					if c.Line < 1 || int(c.Line) > lines || c.Column < 1 || strings.TrimSpace(c.Text) == "" {
						t.Fatalf("%q: cell %+v", data, c)
					}
					bare := func(s string) string { return strings.ReplaceAll(s, `"`, "") }
					if len(wb.Problems) == 0 && !strings.Contains(bare(text), bare(strings.Split(c.Text, "\n")[0])) {
						t.Fatalf("%q: %q does not stand in it", data, c.Text)
					}
				}
			}
		}
		if len(wb.Sheets) == 0 || len(wb.Problems) > 0 || wb.Plain || strings.Contains(text, "=\"") || strings.Contains(text, "\r") || hasFold(text, "sep=") {
			return
		}
		cr := csv.NewReader(strings.NewReader(text))
		cr.FieldsPerRecord = -1
		sep := (&textReader{text: text}).separator()
		if sep == 0 {
			return
		}
		cr.Comma = rune(sep)
		records, err := cr.ReadAll()
		if err != nil {
			return
		}
		n := 0
		for _, rec := range records {
			var want []string
			for _, v := range rec {
				if strings.TrimSpace(v) != "" {
					want = append(want, v)
				}
			}
			if len(want) == 0 {
				continue
			}
			if n >= len(wb.Sheets[0].Rows) {
				t.Fatalf("%q: %d rows, want more", data, n)
			}
			var got []string
			for _, c := range wb.Sheets[0].Rows[n].Cells {
				got = append(got, c.Text)
			}
			n++
			if strings.Join(got, "\x00") != strings.Join(want, "\x00") {
				t.Fatalf("%q: %q, encoding/csv has %q", data, got, want)
			}
		}
	})
}

// TestRecordsAreRows counts records, not lines: what a record spans is no blank row.
func TestRecordsAreRows(t *testing.T) {
	wb, err := Read(context.Background(), []byte("Account,6-1\nAddress,\"1 Elm St\nPeoria, IL 61602\"\nTN,309-555-0100\n\nNote,last\n"), DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	var rows, lines []int
	for _, r := range wb.Sheets[0].Rows {
		rows, lines = append(rows, r.Index), append(lines, int(r.Cells[0].Line))
	}
	if got, want := fmt.Sprint(rows, lines), "[1 2 3 5] [1 2 4 6]"; got != want {
		t.Errorf("rows and lines %s, want %s", got, want)
	}
}
