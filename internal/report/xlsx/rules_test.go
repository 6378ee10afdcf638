package xlsx

// The rules of ECMA-376 whose breach makes Excel offer to repair a workbook. Excel
// itself is not where these tests run.

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// inSheet is the order of a worksheet's elements (18.3.1.99).
var inSheet = strings.Fields("sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState " +
	"dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter " +
	"rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst")

// element is one element of a part.
type element struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Text    string     `xml:",chardata"`
	Kids    []element  `xml:",any"`
}

func (e *element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (e *element) kids(name string) (out []*element) {
	for i := range e.Kids {
		if e.Kids[i].XMLName.Local == name {
			out = append(out, &e.Kids[i])
		}
	}
	return out
}

func (e *element) kid(name string) *element {
	if k := e.kids(name); len(k) > 0 {
		return k[0]
	}
	return &element{}
}

// breaches lists what a workbook does against the rules.
func breaches(data []byte) (out []string) {
	wrong := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return []string{err.Error()}
	}
	parts := map[string]*element{}
	for _, f := range z.File {
		if parts[f.Name] != nil {
			wrong("part %s stands twice", f.Name)
		}
		r, err := f.Open()
		if err != nil {
			wrong("%s: %v", f.Name, err)
			continue
		}
		text, _ := io.ReadAll(r)
		var e element
		if err := xml.Unmarshal(text, &e); err != nil {
			wrong("%s: %v", f.Name, err)
		}
		if bytes.Contains(text, []byte("\ufffe")) || bytes.ContainsFunc(text, func(r rune) bool { return r < 0x20 && r != '\n' && r != '\t' && r != '\r' }) {
			wrong("%s: a character that XML cannot hold", f.Name)
		}
		parts[f.Name] = &e
	}
	// Every part has a type, every type a part, every relationship a target.
	types := parts["[Content_Types].xml"]
	typed, endings := map[string]bool{}, map[string]bool{}
	for _, o := range types.kids("Override") {
		name := strings.TrimPrefix(o.attr("PartName"), "/")
		if typed[name] = true; parts[name] == nil {
			wrong("a type for %s, which is not there", name)
		}
	}
	for _, o := range types.kids("Default") {
		endings[o.attr("Extension")] = true
	}
	rels := map[string]string{}
	for name, e := range parts {
		if !typed[name] && !endings[strings.TrimPrefix(path.Ext(name), ".")] {
			wrong("%s has no type", name)
		}
		if !strings.HasSuffix(name, ".rels") {
			continue
		}
		base := path.Dir(path.Dir(name))
		for _, r := range e.kids("Relationship") {
			target := path.Join(base, r.attr("Target"))
			if strings.HasPrefix(r.attr("Target"), "/") {
				target = r.attr("Target")[1:]
			}
			if r.attr("TargetMode") != "External" && parts[target] == nil {
				wrong("%s: no part %s", name, target)
			}
			if name == "xl/_rels/workbook.xml.rels" {
				rels[r.attr("Id")] = target
			}
		}
	}
	styles := parts["xl/styles.xml"]
	for _, list := range []string{"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"} {
		if l := styles.kid(list); l.XMLName.Local != "" && l.attr("count") != strconv.Itoa(len(l.Kids)) {
			wrong("styles: %s says %s and has %d", list, l.attr("count"), len(l.Kids))
		}
	}
	xfs := styles.kid("cellXfs").Kids
	for i := range xfs {
		for attr, list := range map[string]string{"fontId": "fonts", "fillId": "fills", "borderId": "borders", "xfId": "cellStyleXfs"} {
			if n, err := strconv.Atoi(xfs[i].attr(attr)); xfs[i].attr(attr) != "" && (err != nil || n >= len(styles.kid(list).Kids)) {
				wrong("styles: xf %d has %s %s", i, attr, xfs[i].attr(attr))
			}
		}
	}
	book := parts["xl/workbook.xml"]
	sheets := book.kid("sheets").Kids
	seen := map[string]bool{}
	for i := range sheets {
		name := sheets[i].attr("name")
		if seen[strings.ToLower(name)] || name == "" || len(utf16.Encode([]rune(name))) > 31 || strings.ContainsAny(name, `[]:*?/\`) || strings.HasPrefix(name, "'") || strings.HasSuffix(name, "'") {
			wrong("sheet name %q", name)
		}
		seen[strings.ToLower(name)] = true
		part := parts[rels[sheets[i].attr("id")]]
		if part == nil {
			wrong("sheet %s has no part", name)
			continue
		}
		breachesOfSheet(part, len(xfs), func(format string, args ...any) { wrong(name+": "+format, args...) })
	}
	names := map[string]bool{}
	for _, d := range book.kid("definedNames").Kids {
		key := strings.ToLower(d.attr("name")) + " " + d.attr("localSheetId")
		if names[key] {
			wrong("the name %s stands twice", key)
		}
		names[key] = true
		n, err := strconv.Atoi(d.attr("localSheetId"))
		sheet, _, ok := strings.Cut(d.Text, "!")
		if err != nil || n >= len(sheets) || !ok || strings.Trim(sheet, "'") != sheets[min(n, len(sheets)-1)].attr("name") {
			wrong("the name %s of sheet %s refers to %s", d.attr("name"), d.attr("localSheetId"), d.Text)
		}
	}
	for _, t := range []string{"created", "modified"} {
		if v := parts["docProps/core.xml"].kid(t).Text; v != "" && !regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$`).MatchString(v) {
			wrong("%s %q", t, v)
		}
	}
	slices.Sort(out)
	return out
}

func breachesOfSheet(e *element, styles int, wrong func(string, ...any)) {
	last := -1
	for i := range e.Kids {
		at := slices.Index(inSheet, e.Kids[i].XMLName.Local)
		if at <= last {
			wrong("%s stands out of order", e.Kids[i].XMLName.Local)
		}
		last = at
	}
	end := 0
	for _, c := range e.kid("cols").Kids {
		from, _ := strconv.Atoi(c.attr("min"))
		to, _ := strconv.Atoi(c.attr("max"))
		if width, err := strconv.ParseFloat(c.attr("width"), 64); from <= end || to < from || err != nil || width > 255 {
			wrong("columns %s to %s, width %s", c.attr("min"), c.attr("max"), c.attr("width"))
		}
		end = to
	}
	above := 0
	for _, r := range e.kid("sheetData").Kids {
		n, err := strconv.Atoi(r.attr("r"))
		if ht, _ := strconv.ParseFloat(r.attr("ht"), 64); err != nil || n <= above || ht > 409 {
			wrong("row %s below row %d, height %s", r.attr("r"), above, r.attr("ht"))
		}
		above = n
		left := 0
		for _, c := range r.Kids {
			ref := c.attr("r")
			col, row, err := excelize.CellNameToCoordinates(ref)
			if err != nil || row != n || col <= left {
				wrong("cell %s behind column %d of row %d", ref, left, n)
			}
			left = col
			if s, err := strconv.Atoi(c.attr("s")); c.attr("s") != "" && (err != nil || s >= styles) {
				wrong("%s has style %s of %d", ref, c.attr("s"), styles)
			}
			if len(c.kids("f")) > 0 {
				wrong("%s is a formula", ref)
			}
			switch c.attr("t") {
			case "inlineStr":
				breachesOfText(c.kid("is"), func(format string, args ...any) { wrong(ref+": "+format, args...) })
			case "", "n":
				if v := c.kid("v").Text; v != "" {
					if _, err := strconv.ParseFloat(v, 64); err != nil {
						wrong("%s: %q is no number", ref, v)
					}
				}
			default:
				wrong("%s is of type %s", ref, c.attr("t"))
			}
		}
	}
	var merged [][4]int
	for _, m := range e.kid("mergeCells").Kids {
		a, b, _ := strings.Cut(m.attr("ref"), ":")
		c0, r0, err0 := excelize.CellNameToCoordinates(a)
		c1, r1, err1 := excelize.CellNameToCoordinates(b)
		for _, o := range merged {
			if c0 <= o[2] && o[0] <= c1 && r0 <= o[3] && o[1] <= r1 {
				wrong("merged cells %s overlap others", m.attr("ref"))
			}
		}
		if err0 != nil || err1 != nil || c0 > c1 || r0 > r1 || c0 == c1 && r0 == r1 {
			wrong("merged cells %s", m.attr("ref"))
		}
		merged = append(merged, [4]int{c0, r0, c1, r1})
	}
	if l := e.kid("mergeCells"); l.attr("count") != "" && l.attr("count") != strconv.Itoa(len(l.Kids)) {
		wrong("merged cells: %s of %d", l.attr("count"), len(l.Kids))
	}
}

// breachesOfText looks at a cell's string: its length, its runs, its blanks.
func breachesOfText(is *element, wrong func(string, ...any)) {
	texts := is.kids("t")
	for _, r := range is.kids("r") {
		texts = append(texts, r.kids("t")...)
		if name := r.kid("rPr").kid("rFont").attr("val"); len(name) > 31 {
			wrong("font %q", name)
		}
	}
	units := 0
	for _, t := range texts {
		units += len(utf16.Encode([]rune(t.Text)))
		if strings.TrimSpace(t.Text) != t.Text && t.attr("space") != "preserve" {
			wrong("the blanks of %.40q would be lost", t.Text)
		}
		if t.Text == "" && len(texts) > 1 {
			wrong("an empty run")
		}
	}
	if units > 32767 {
		wrong("%d characters", units)
	}
}

func TestExcelsRules(t *testing.T) {
	for _, c := range all() {
		data, err := Render(c.Model)
		if err != nil {
			t.Fatal(err)
		}
		if got := breaches(data); len(got) > 0 {
			t.Errorf("%s: %s", c.Name, strings.Join(got[:min(len(got), 20)], "\n"))
		}
	}
}

func TestExcelsRulesOfASummary(t *testing.T) {
	data, err := RenderSummary(batch())
	if err != nil {
		t.Fatal(err)
	}
	if got := breaches(data); len(got) > 0 {
		t.Error(strings.Join(got[:min(len(got), 20)], "\n"))
	}
}

// The rules are looked at: each breach is found.
func TestBreaches(t *testing.T) {
	data, err := Render(all()[1].Model)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range [][4]string{
		{"xl/styles.xml", `<cellXfs count="`, `<cellXfs count="9`, "cellXfs says"},
		{"xl/workbook.xml", `name="Findings"`, `name="Find/ings"`, "sheet name"},
		{"xl/workbook.xml", `localSheetId="3"`, `localSheetId="7"`, "refers to"},
		{"xl/worksheets/sheet2.xml", `<row r="2"`, `<row r="1"`, "below row"},
		{"xl/worksheets/sheet2.xml", ` s="`, ` s="99`, "has style"},
		{"xl/worksheets/sheet2.xml", `<t>`, `<t> `, "blanks"},
		{"xl/worksheets/sheet2.xml", `</sheetData>`, `</sheetData><sheetPr/>`, "out of order"},
		{"xl/worksheets/sheet1.xml", `<mergeCell ref="A1:C1"`, `<mergeCell ref="A1:C2"`, "overlap"},
		{"[Content_Types].xml", `/xl/styles.xml`, `/xl/style.xml`, "not there"},
	} {
		if got := strings.Join(breaches(replaced(t, data, tt[0], tt[1], tt[2])), "\n"); !strings.Contains(got, tt[3]) {
			t.Errorf("%s with %q: found %q", tt[0], tt[2], got)
		}
	}
}

// replaced writes a workbook with one text of one part replaced by another.
func replaced(t *testing.T, data []byte, part, old, with string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(r)
		if f.Name == part {
			if !bytes.Contains(text, []byte(old)) {
				t.Fatalf("%s has no %q", part, old)
			}
			text = bytes.Replace(text, []byte(old), []byte(with), 1)
		}
		out, _ := w.Create(f.Name)
		out.Write(text)
	}
	w.Close()
	return b.Bytes()
}
