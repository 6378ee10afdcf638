package csr

// Every file under testdata/csr, and the records of testdata/cases, against what
// they were read as. Run with -update after a change, and read the difference.

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

var update = flag.Bool("update", false, "write the golden files anew")

const testdata = "../../testdata/csr"

// reasons say what each file is there for.
var reasons = map[string]string{
	"key-value-down.xlsx":    "labels down a column, parts of two addresses under headings, phone and ZIP formats of Excel, a date cell",
	"key-value-across.xlsx":  "labels in a row with values below, twice; a header in two lines; a merged title",
	"two-apart.xlsx":         "values two cells from their labels; lines that go on below; several feature rows a number",
	"side-by-side.xlsx":      "a number table beside the account data; conditions in remarks",
	"row-per-number.xlsx":    "the account repeated in every row; group headings; yes/no columns; zeros that only the format has",
	"libreoffice.xlsx":       "key-value-down.xlsx as LibreOffice writes it",
	"libreoffice.csv":        "given-once.xlsx as LibreOffice writes CSV: semicolons, UTF-8, every text quoted",
	"given-once.xlsx":        "the account given once, in merged cells; alarm and fax lines by their type",
	"other-sheet.xlsx":       "numbers on another sheet; hidden rows, column and sheet",
	"several-by-sheet.xlsx":  "two accounts on two sheets",
	"several-by-block.xlsx":  "two accounts one below the other",
	"several-by-column.xlsx": "two accounts by a column's value; an address for each number",
	"transposed.xlsx":        "a table on its side",
	"printed.xlsx":           "a printed record in column A",
	"printed.txt":            "the same as a text file: places are lines and columns",
	"typed.txt":              "a record typed into a text file, in columns",
	"cells.xlsx":             "lost digits, a formula without a value, blanks, doubled and invalid numbers",
	"numbers-only.xlsx":      "a bare list with a range: no CSR",
	"attachment.xlsx":        "an LOA's attachment with its BTN: no CSR",
	"loa-like.xlsx":          "an LOA typed into a workbook: other",
	"other.xlsx":             "something else: other",
	"utf8.csv":               "line breaks and doubled quotes in fields",
	"utf16.txt":              "UTF-16 with tabs, as Excel writes Unicode text",
	"windows-1252.csv":       "Windows-1252 with semicolons",
	"pipe.csv":               "pipes, a byte order mark, =\"…\" around numbers",
	"broken-quote.csv":       "a quotation mark that is never closed: said, with the field",
	"bandwidth.xml":          "Bandwidth's CsrResponse",
	"telnyx.json":            "Telnyx's CSR response",
}

func readFile(t testing.TB, path string) []*porting.Record {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d := porting.Document{Name: filepath.Base(path)}
	if strings.HasPrefix(string(data), "PK") {
		wb, err := sheet.Read(context.Background(), data, sheet.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		records, err := ReadSheet(context.Background(), wb, d)
		if err != nil {
			t.Fatal(err)
		}
		return records
	}
	records, err := ReadText(context.Background(), data, d, sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return records
}

func TestGolden(t *testing.T) {
	entries, err := os.ReadDir(testdata)
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, e := range entries {
		name := e.Name()
		switch filepath.Ext(name) {
		case ".xlsx", ".csv", ".txt", ".json", ".xml":
		default:
			continue
		}
		seen++
		t.Run(name, func(t *testing.T) {
			if reasons[name] == "" {
				t.Errorf("%s has no reason in this test", name)
			}
			compare(t, filepath.Join(testdata, name), filepath.Join(testdata, "golden", name+".json"))
		})
	}
	if seen < len(reasons) {
		t.Errorf("%d files, %d reasons: run testdata/csr/generate.py", seen, len(reasons))
	}
}

// TestLayouts reads the small grids of testdata/csr/layouts; their reasons stand
// beside them.
func TestLayouts(t *testing.T) {
	dir := filepath.Join(testdata, "layouts")
	list, err := os.ReadFile(filepath.Join(dir, "reasons.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(list)) {
		name, reason, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || reason == "" {
			t.Fatalf("no reason in %q", line)
		}
		n++
		t.Run(name, func(t *testing.T) {
			compare(t, filepath.Join(dir, name+".xlsx"), filepath.Join(dir, name+".json"))
		})
	}
	if n < 30 {
		t.Errorf("only %d layouts", n)
	}
}

func compare(t *testing.T, file, golden string) {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	for _, r := range readFile(t, file) {
		if err := enc.Encode(r); err != nil {
			t.Fatal(err)
		}
	}
	if *update {
		if err := os.MkdirAll(filepath.Dir(golden), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatalf("no golden file: look at what was read, then run with -update: %v", err)
	}
	if !bytes.Equal(want, b.Bytes()) {
		t.Errorf("read differently than before:\n%s", difference(string(want), b.String()))
	}
}

// difference shows the first lines that differ.
func difference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := 0; i < len(a) || i < len(b); i++ {
		x, y := "", ""
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			return "line " + strings.TrimSpace(x) + "\n now " + strings.TrimSpace(y)
		}
	}
	return ""
}
