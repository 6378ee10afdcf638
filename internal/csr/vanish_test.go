package csr

// Nothing disappears without a word: every cell of a sheet is found again in what
// the records say, or is a label, or stands below a heading that is listed as unused.

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/csr/board"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/csr/printed"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// vanished are the cells of a workbook of which no record says a word.
func vanished(t testing.TB, wb *sheet.Workbook) []string {
	t.Helper()
	type key struct {
		sheet    string
		row, col int
	}
	texts := map[key]string{}
	for _, s := range wb.Sheets {
		for i := range s.Rows {
			for _, c := range s.Rows[i].Cells {
				texts[key{s.Name, s.Rows[i].Index, int(c.Col)}] = cells.Clean(c.Text)
			}
		}
	}
	records, err := ReadSheet(context.Background(), wb, porting.Document{})
	if err != nil {
		t.Fatal(err)
	}
	said := everything(records)
	unused := map[key]bool{} // headings of columns and rows that nobody knows
	for _, r := range records {
		if len(r.Unused) > gather.MaxUnused {
			return nil // it says that there are more
		}
		for _, u := range r.Unused {
			if u.Where.Cell != "" {
				if col, row, ok := cellPlace(u.Where.Cell); ok && texts[key{u.Where.Sheet, row, col}] == u.Label {
					unused[key{u.Where.Sheet, row, 0}], unused[key{u.Where.Sheet, 0, col}] = true, true
				}
			}
		}
	}
	for _, r := range records {
		for i := range r.Numbers { // a column of numbers, whatever its heading
			if col, row, ok := cellPlace(r.Numbers[i].Where.Cell); ok {
				for up := row - 1; up >= row-8; up-- {
					delete(texts, key{r.Numbers[i].Where.Sheet, up, col})
				}
			}
		}
		for _, p := range r.Problems {
			if col, row, ok := cellPlace(p.Where.Cell); ok {
				delete(texts, key{p.Where.Sheet, row, col})
			}
		}
	}
	heading := func(k key) bool {
		text := texts[k]
		if below, ok := texts[key{k.sheet, k.row + 1, k.col}]; ok && cells.Digits(text) == 0 && said(below) {
			return true // an unknown heading over what the reader knew even so
		}
		for _, l := range []string{text, cells.ColumnStem(text), texts[key{k.sheet, k.row - 1, k.col}] + " " + text} {
			if l == "" {
				continue
			}
			if l := cells.FindLabel(l); l.Is() && l.Inline == 0 {
				return true
			}
		}
		return false
	}
	var out []string
	for k, text := range texts {
		if !cells.Speaks(text) || labels.NoValue(text) || said(text) || heading(k) {
			continue
		}
		if _, ok := cells.Status(text); ok || cells.IsMark(text) || !cells.Yes(text) || printed.PageNumber(text) || board.Separator(text) || cells.TotalWords(text) {
			continue
		}
		if unused[key{k.sheet, 0, k.col}] || unused[key{k.sheet, k.row, 0}] && cells.FindLabel(texts[key{k.sheet, k.row, 1}]).Is() {
			continue
		}
		out = append(out, fmt.Sprintf("%s!%s %q", k.sheet, sheet.CellName(k.row, k.col), text))
	}
	return out
}

var firstSeed = flag.Int("seed", 0, "the first sheet of TestNothingVanishes")

func cellPlace(name string) (col, row int, ok bool) {
	for i := 0; i < len(name); i++ {
		if c := name[i]; c >= 'A' && c <= 'Z' {
			col = col*26 + int(c-'A') + 1
		} else {
			row = row*10 + int(c-'0')
		}
	}
	return col, row, col > 0 && row > 0
}

// everything is a test for what records say, telephone numbers in any notation.
func everything(records []*porting.Record) func(text string) bool {
	var b strings.Builder
	for _, r := range records {
		data, _ := json.Marshal(r)
		var any any
		if json.Unmarshal(data, &any) == nil {
			flatten(&b, any)
		}
	}
	all := b.String()
	numbers := words(records)
	var tell func(text string) bool
	tell = func(text string) bool {
		if parts := strings.Split(text, "  "); len(parts) > 1 {
			for _, p := range parts {
				if p = cells.Clean(p); p != "" && !printed.PageNumber(p) && !(cells.FindLabel(p).Is() && cells.FindLabel(p).Inline == 0) && !tell(p) {
					return false
				}
			}
			return true
		}
		if strings.Contains(all, text) || strings.Contains(all, porting.Mask(text)) {
			return true
		}
		l := cells.FindLabel(text)
		if l.Inline > 0 && (strings.Contains(all, cells.Clean(text[l.Inline:])) || strings.Contains(all, porting.Mask(cells.Clean(text[l.Inline:])))) {
			return true
		}
		fs := telephone.FindAll(text)
		for _, f := range fs {
			for _, tn := range f.TNs {
				if !strings.Contains(numbers, tn) {
					return false
				}
			}
		}
		for _, w := range strings.Fields(text) { // put together anew: an account's code, a number's note
			if w = strings.Trim(w, "():;,-|\"*•·#'"); (cells.Digits(w) < 3 || len(fs) == 0) && len(w) > 1 && !strings.Contains(all, w) && !cells.FindLabel(w).Is() {
				return false
			}
		}
		return true
	}
	return tell
}

func flatten(b *strings.Builder, v any) {
	switch v := v.(type) {
	case string:
		b.WriteString(v + "\x00")
	case []any:
		for _, x := range v {
			flatten(b, x)
		}
	case map[string]any:
		for _, x := range v {
			flatten(b, x)
		}
	}
}

// TestNothingVanishes puts a word of its own into every cell that is not a label, and
// finds it again.
func TestNothingVanishes(t *testing.T) {
	for seed := int64(*firstSeed); seed < 4000; seed++ {
		r := rand.New(rand.NewSource(seed))
		s := randomSheet(r)
		wb := &sheet.Workbook{Sheets: []*sheet.Sheet{s}}
		if lost := vanished(t, wb); len(lost) > 0 {
			t.Fatalf("seed %d: nothing is said of %s in\n%s", seed, strings.Join(lost, ", "), show(s))
		}
	}
}

// randomSheet is a sheet of labels, stacks and tables, with words that stand nowhere
// else in it.
func randomSheet(r *rand.Rand) *sheet.Sheet {
	s := &sheet.Sheet{Name: "S"}
	n := 0
	token := func() string {
		n++
		switch r.Intn(6) {
		case 0, 1:
			return fmt.Sprintf("217-555-%04d", 1000+n)
		case 2:
			return fmt.Sprintf("%d Qv%d St, Peoria, IL 61602", n, n)
		case 3:
			return fmt.Sprintf("Zq%d Vb%d", n, n)
		}
		return fmt.Sprintf("Zq%d", n)
	}
	heads := strings.Split("Account Number|Customer Name|BTN|Service Address|City|State|Zip|Telephone Number|Status|Features|Notes|Billing Address|Street|County|Country|Account Status|From|To|NPA|NXX|TN 1|TN 2|DSL|Hunting|PIC Freeze|CSR Date|Remarks|Qty|Line|#|Listed Name|Listed Address|Customer Code|First Name|Last Name|Contact|Site ID|Location|Circuit ID|Total|Mystery|Cost Center|USOC|Extension|Customer Type|Carrier|Name|Name and Address|Acct TN|Directory|Billing|Product", "|")
	row := 0
	put := func(col int, text string) {
		if k := len(s.Rows); k == 0 || s.Rows[k-1].Index != row {
			s.Rows = append(s.Rows, sheet.Row{Index: row})
		}
		cs := &s.Rows[len(s.Rows)-1].Cells
		if len(*cs) == 0 || int((*cs)[len(*cs)-1].Col) < col {
			*cs = append(*cs, sheet.Cell{Text: text, Raw: text, Col: int16(col), Format: -1})
		}
	}
	for range 1 + r.Intn(4) {
		switch r.Intn(4) {
		case 0: // a stack of labels
			for range 1 + r.Intn(6) {
				row++
				put(1, heads[r.Intn(len(heads))]+[]string{"", ":"}[r.Intn(2)])
				for c := 2; c < 2+r.Intn(4); c++ {
					put(c, token())
				}
			}
		case 1: // a table
			width := 2 + r.Intn(7)
			row++
			for c := 1; c <= width; c++ {
				if r.Intn(8) > 0 {
					put(c, heads[r.Intn(len(heads))])
				}
			}
			phones := 1 + r.Intn(width)
			for range 1 + r.Intn(5) {
				row++
				for c := 1; c <= width+r.Intn(2); c++ {
					switch {
					case c == phones && r.Intn(6) > 0:
						n++
						put(c, fmt.Sprintf("309-555-%04d", 1000+n))
					case r.Intn(4) > 0:
						put(c, token())
					}
				}
			}
		case 2: // loose words
			for range 1 + r.Intn(3) {
				row++
				for c := 1; c <= 3; c++ {
					if r.Intn(2) == 0 {
						put(c, token())
					}
				}
			}
		case 3: // labels and values in the same cell
			for range 1 + r.Intn(4) {
				row++
				put(1+r.Intn(2), heads[r.Intn(len(heads))]+": "+token())
			}
		}
		row += r.Intn(3)
	}
	return s
}

// The same over the files of testdata.
func TestNothingVanishesFiles(t *testing.T) {
	var paths []string
	for _, dir := range append([]string{testdata, filepath.Join(testdata, "layouts")}, filepath.SplitList(os.Getenv("CSR_SETS"))...) {
		for _, ext := range []string{"*.xlsx", "*.csv", "*.tsv", "*.txt"} {
			found, _ := filepath.Glob(filepath.Join(dir, ext))
			paths = append(paths, found...)
		}
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		wb, err := sheet.Read(context.Background(), data, sheet.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if lost := vanished(t, wb); len(lost) > 0 {
			t.Errorf("%s: nothing is said of %s", filepath.Base(path), strings.Join(lost, ", "))
		}
	}
}
