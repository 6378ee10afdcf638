package xlsx

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/programtest"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/reporttest"
)

var dump = flag.String("dump", "", "a folder to write the workbooks to, for looking at them")

func all() []reporttest.Case {
	return append(append(reporttest.Cases(), reporttest.Ports()...), reporttest.Case{Name: "large", Why: "5,000 numbers", Model: reporttest.Large(5000, 80)},
		reporttest.Case{Name: "huge", Why: "10,000 characters in every place", Model: reporttest.Hostile(10000)})
}

func TestSameBytes(t *testing.T) {
	for _, c := range all() {
		first, err := Render(c.Model)
		if err != nil {
			t.Fatal(c.Name, err)
		}
		if *dump != "" {
			os.WriteFile(filepath.Join(*dump, c.Name+".xlsx"), first, 0o666)
		}
		for range 2 {
			again, _ := Render(c.Model)
			if !bytes.Equal(first, again) {
				t.Errorf("%s: not the same bytes twice", c.Name)
			}
		}
	}
}

// What changed since the revision before stands on the summary, and beside each finding.
func TestSince(t *testing.T) {
	read := func(m *report.Model) (summary, header string) {
		data, err := Render(m)
		if err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		rows, _ := f.GetRows("Summary")
		for _, r := range rows {
			summary += strings.Join(r, "|") + "\n"
		}
		h, _ := f.GetCellValue("Findings", "P1")
		c, _ := f.GetCellValue("Findings", "P2")
		return summary, h + "|" + c
	}
	summary, header := read(reporttest.Second())
	for _, want := range []string{"What changed", "In short|Since revision 1: 1 mended, 1 new.", "Mended|The business name differs from the CSR in case and punctuation."} {
		if !strings.Contains(summary, want) {
			t.Errorf("the summary lacks %q:\n%s", want, summary)
		}
	}
	if header != "Since revision 1|New" {
		t.Errorf("the findings say %q", header)
	}
	if summary, header = read(reporttest.MissingSuite()); strings.Contains(summary, "What changed") || header != "|" {
		t.Errorf("a first revision says what changed: %q\n%s", header, summary)
	}
}

// No cell of any workbook is a formula, and every text comes back as it was written.
func TestNoFormulas(t *testing.T) {
	for _, c := range all() {
		data, err := Render(c.Model)
		if err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(c.Name, err)
		}
		for _, sheet := range f.GetSheetList() {
			rows, err := f.Rows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for r := 1; rows.Next(); r++ {
				cols, err := rows.Columns()
				if err != nil {
					t.Fatal(err)
				}
				if sheet == "Numbers" && r > 100 {
					break
				}
				for i := range cols {
					name, _ := excelize.CoordinatesToCellName(i+1, r)
					if formula, _ := f.GetCellFormula(sheet, name); formula != "" {
						t.Errorf("%s: %s!%s is a formula: %s", c.Name, sheet, name, formula)
					}
				}
			}
		}
		f.Close()
	}
}

// What the workbook says is what the model says, in the cells where people look.
func TestSheets(t *testing.T) {
	data, err := Render(reporttest.Many())
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := strings.Join(f.GetSheetList(), " "); got != "Summary Findings Fields Numbers" {
		t.Errorf("sheets %q", got)
	}
	for _, tt := range []struct{ sheet, cell, want string }{
		{"Summary", "A1", "CenturyLink would reject this LOA"},
		{"Findings", "B2", "Business name"},
		{"Findings", "C2", "Acme Wigdets Inc"},
		{"Findings", "D2", "ACME Widgets, Inc."},
		{"Findings", "G2", "ACME Widgets, Inc."},
		{"Findings", "G5", ""}, // the PIN is not repeated
		{"Fields", "B9", "••••"},
		{"Numbers", "A2", "(217) 555-0140"},
		{"Numbers", "B2", "Only on the LOA"},
		{"Numbers", "K2", "+12175550140"},
	} {
		if got, _ := f.GetCellValue(tt.sheet, tt.cell); got != tt.want {
			t.Errorf("%s!%s = %q, want %q", tt.sheet, tt.cell, got, tt.want)
		}
	}
	runs, _ := f.GetCellRichText("Findings", "C2")
	var marked []string
	for _, r := range runs {
		if r.Font != nil && r.Font.Underline != "" {
			marked = append(marked, r.Text)
		}
	}
	if got := strings.Join(marked, "|"); got != "cme|gd" {
		t.Errorf("marked on the LOA: %q", got)
	}
	for _, sheet := range []string{"Findings", "Fields", "Numbers"} {
		if p, err := f.GetPanes(sheet); err != nil || !p.Freeze {
			t.Errorf("%s: header not frozen", sheet)
		}
		if d, _ := f.GetSheetDimension(sheet); d == "A1" {
			t.Errorf("%s: dimension %s", sheet, d)
		}
	}
}

// A side without a value has an empty cell, and a place only where something
// stands that could not be read or that a rule is about.
func TestVoids(t *testing.T) {
	onLOA, onCSR := reporttest.Voids(porting.Where{Page: 7})
	for i, models := range []map[porting.Difference]*report.Model{onLOA, onCSR} {
		for d, m := range models {
			data, err := Render(m)
			if err != nil {
				t.Fatal(err)
			}
			f, err := excelize.OpenReader(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			value, _ := f.GetCellValue("Findings", []string{"C2", "D2"}[i])
			place, _ := f.GetCellValue("Findings", []string{"K2", "L2"}[i])
			want := ""
			if d == "" || d == porting.Unreadable {
				want = "page 7"
			}
			if value != "" || place != want {
				t.Errorf("%q: %q at %q, want %q", d, value, place, want)
			}
			f.Close()
		}
	}
}

// Text cells are marked as quoted, so that a text entered again is still a text;
// no document shows what a reader would take for an escaped character.
func TestTextStaysText(t *testing.T) {
	for _, c := range all() {
		data, err := Render(c.Model)
		if err != nil {
			t.Fatal(err)
		}
		styles := entry(t, data, "xl/styles.xml")
		quoted := map[string]bool{}
		xfs := styles[strings.Index(styles, "<cellXfs"):strings.Index(styles, "</cellXfs>")]
		for i, xf := range strings.Split(xfs, "<xf ")[1:] {
			quoted[strconv.Itoa(i)] = strings.Contains(xf, `numFmtId="49"`) && strings.Contains(xf, `quotePrefix="true"`)
		}
		for n := 1; n <= 4; n++ {
			sheet := entry(t, data, fmt.Sprintf("xl/worksheets/sheet%d.xml", n))
			texts := 0
			for _, m := range regexp.MustCompile(`<c r="(\w+)"(?: s="(\d+)")? t="(\w+)"`).FindAllStringSubmatch(sheet, -1) {
				switch {
				case m[3] != "inlineStr" && m[3] != "n":
					t.Errorf("%s: sheet %d, %s is of type %s", c.Name, n, m[1], m[3])
				case m[3] == "inlineStr" && !quoted[m[2]]:
					t.Errorf("%s: sheet %d, %s is no quoted text", c.Name, n, m[1])
				case m[3] == "inlineStr":
					texts++
				}
			}
			if texts == 0 {
				t.Errorf("%s: no text on sheet %d", c.Name, n)
			}
			if m := regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`).FindString(sheet); m != "" {
				t.Errorf("%s: sheet %d holds %s", c.Name, n, m)
			}
		}
	}
}

func TestUnescapable(t *testing.T) {
	for text, want := range map[string]string{
		"Acme_x":             "Acme_x",
		"_x004_ _x00g1_":     "_x004_ _x00g1_",
		"_x0041_":            "<U+005F low line>x0041_",
		"_x0041_x0042_":      "<U+005F low line>x0041<U+005F low line>x0042_",
		"é_x005F_x0041_ _xD": "é<U+005F low line>x005F<U+005F low line>x0041_ _xD",
	} {
		if got := unescapable(text); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func entry(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	b, err := fs.ReadFile(z, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// openpyxl, a reader of another make, finds the same texts.
func TestOpenpyxl(t *testing.T) {
	const script = `
import sys, openpyxl
for path in sys.argv[1:]:
    wb = openpyxl.load_workbook(path)
    for ws in wb:
        for row in ws.iter_rows():
            for c in row:
                assert c.data_type != 'f', (path, ws.title, c.coordinate)
    print(wb.sheetnames, wb['Findings'].auto_filter.ref, wb['Findings'].freeze_panes, str(wb['Findings']['C2'].value)[:20])
`
	py := programtest.Module(t, "openpyxl", "openpyxl")
	dir := t.TempDir()
	args := []string{"-c", script}
	for _, c := range all() {
		data, err := Render(c.Model)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, c.Name+".xlsx")
		os.WriteFile(path, data, 0o666)
		args = append(args, path)
	}
	out, err := exec.Command(py, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if n := strings.Count(string(out), "['Summary', 'Findings', 'Fields', 'Numbers'"); n != len(args)-2 {
		t.Errorf("openpyxl read %d of %d workbooks:\n%s", n, len(args)-2, out)
	}
}
