package xlsx

// Writing workbooks: the few parts of ECMA-376 that a report needs.

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"
)

// book is a workbook in the making.
type book struct {
	sheets  []*sheet
	s       *sheet // the one that is written to
	styles  []style
	styleAt map[style]int
	strings []string // the inside of <si>
	at      map[string]int
	uses    int
	title   string
	date    string // YYYY-MM-DD
}

type sheet struct {
	name     string
	widths   []float64
	rows     []row
	merges   []string
	columns  int  // of the table or the sheet
	table    bool // has a header that is frozen and filters
	printTo  int  // columns on paper, 0 for all
	gridless bool
}

type row struct {
	height float64
	cells  []cell
}

type cell struct {
	col, style int
	number     bool
	value      int // the number, or the string's index; -1 for an empty cell
}

func newBook() *book {
	return &book{styleAt: map[style]int{}, at: map[string]int{}}
}

// open adds a sheet and makes it the one that is written to.
func (b *book) open(name string, widths []float64) {
	b.s = &sheet{name: name, widths: widths, columns: len(widths)}
	b.sheets = append(b.sheets, b.s)
}

func (s *sheet) row(n int) *row {
	for len(s.rows) < n {
		s.rows = append(s.rows, row{})
	}
	return &s.rows[n-1]
}

func (b *book) put(col, row int, c cell, st style) {
	c.col = col
	id, ok := b.styleAt[st]
	if !ok {
		id = len(b.styles) + 1 // 0 is the default
		b.styles = append(b.styles, st)
		b.styleAt[st] = id
	}
	c.style = id
	r := b.s.row(row)
	r.cells = append(r.cells, c)
}

// shared returns the index of a shared string, given as the inside of <si>.
func (b *book) shared(si string) int {
	b.uses++
	if i, ok := b.at[si]; ok {
		return i
	}
	i := len(b.strings)
	b.strings = append(b.strings, si)
	b.at[si] = i
	return i
}

// cell writes a text, which may be "". Columns count from 0, rows from 1.
func (b *book) cell(col, row int, text string, s style) {
	c := cell{value: -1}
	if text != "" {
		c.value = b.shared(tElement(text))
	}
	b.put(col, row, c, s)
}

// rich writes runs of text, each with its own font.
func (b *book) rich(col, row int, runs []run, s style) {
	switch {
	case len(runs) == 0:
		b.cell(col, row, "", s)
	case len(runs) == 1 && runs[0].font == nil:
		b.cell(col, row, runs[0].text, s)
	default:
		var si strings.Builder
		for _, r := range runs {
			si.WriteString("<r>")
			if r.font != nil {
				si.WriteString("<rPr>" + r.font.xml("rFont") + "</rPr>")
			}
			si.WriteString(tElement(r.text) + "</r>")
		}
		b.put(col, row, cell{value: b.shared(si.String())}, s)
	}
}

// number writes a count.
func (b *book) number(col, row, n int, s style) { b.put(col, row, cell{number: true, value: n}, s) }

// rowHeight sets a row's height in points.
func (b *book) rowHeight(row int, points float64) { b.s.row(row).height = points }

// merge joins the cells of a row.
func (b *book) merge(row, from, to int) {
	b.s.merges = append(b.s.merges, ref(from, row)+":"+ref(to, row))
}

// header writes the first row of a table.
func (b *book) header(names ...string) {
	for i, n := range names {
		b.cell(i, 1, n, style{kind: head})
	}
	b.rowHeight(1, 22)
	b.s.table, b.s.columns = true, len(names)
}

// ref names a cell: "B2".
func ref(col, row int) string { return column(col) + strconv.Itoa(row) }

// column names a column from 0: "A", "AA".
func column(col int) string {
	s := ""
	for col++; col > 0; col = (col - 1) / 26 {
		s = string(rune('A'+(col-1)%26)) + s
	}
	return s
}

// tElement is a text as <t>. What XML cannot hold becomes U+FFFD; what looks
// like an escape of the format (_x0041_) is escaped.
func tElement(s string) string {
	var b strings.Builder
	b.WriteString(`<t xml:space="preserve">`)
	for i, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r < 0x20 && r != '\n' && r != '\t', r == 0xfffe, r == 0xffff:
			b.WriteRune(0xfffd)
		case r == '_' && escapeLike(s[i:]):
			b.WriteString("_x005F_")
		default:
			b.WriteRune(r)
		}
	}
	b.WriteString("</t>")
	return b.String()
}

// escapeLike tells whether a text begins like _x0041_.
func escapeLike(s string) bool {
	if len(s) < 7 || s[0] != '_' || s[1] != 'x' || s[6] != '_' {
		return false
	}
	for _, c := range []byte(s[2:6]) {
		if !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F') {
			return false
		}
	}
	return true
}

// attr escapes a text for an attribute or plain content.
func attr(s string) string {
	s = strings.TrimSuffix(strings.TrimPrefix(tElement(s), `<t xml:space="preserve">`), "</t>")
	return strings.ReplaceAll(strings.ReplaceAll(s, `"`, "&quot;"), "\n", " ")
}

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainNS  = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relNS   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	pkgNS   = "http://schemas.openxmlformats.org/package/2006"
)

// bytes writes the workbook. The zip has no times, and its parts a fixed order.
func (b *book) bytes() ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	parts := [][2]string{
		{"[Content_Types].xml", b.contentTypes()},
		{"_rels/.rels", xmlHead + `<Relationships xmlns="` + pkgNS + `/relationships"><Relationship Id="rId1" Type="` + relNS + `/officeDocument" Target="xl/workbook.xml"/>` +
			`<Relationship Id="rId2" Type="` + pkgNS + `/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		{"docProps/core.xml", b.core()},
		{"xl/workbook.xml", b.workbook()},
		{"xl/_rels/workbook.xml.rels", b.rels()},
		{"xl/styles.xml", b.stylesXML()},
		{"xl/sharedStrings.xml", b.sharedStrings()},
	}
	for i, s := range b.sheets {
		parts = append(parts, [2]string{fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), s.xml(i == 0)})
	}
	for _, p := range parts {
		w, err := z.Create(p[0])
		if err != nil {
			return nil, err
		}
		if _, err := io.WriteString(w, p[1]); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func (b *book) contentTypes() string {
	var x strings.Builder
	x.WriteString(xmlHead + `<Types xmlns="` + pkgNS + `/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	over := func(part, kind string) {
		x.WriteString(`<Override PartName="` + part + `" ContentType="application/vnd.openxmlformats-` + kind + `+xml"/>`)
	}
	over("/docProps/core.xml", "package.core-properties")
	over("/xl/workbook.xml", "officedocument.spreadsheetml.sheet.main")
	over("/xl/styles.xml", "officedocument.spreadsheetml.styles")
	over("/xl/sharedStrings.xml", "officedocument.spreadsheetml.sharedStrings")
	for i := range b.sheets {
		over(fmt.Sprintf("/xl/worksheets/sheet%d.xml", i+1), "officedocument.spreadsheetml.worksheet")
	}
	x.WriteString(`</Types>`)
	return x.String()
}

func (b *book) core() string {
	when := b.date + "T00:00:00Z"
	return xmlHead + `<cp:coreProperties xmlns:cp="` + pkgNS + `/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + attr(b.title) + `</dc:title><dc:creator>portcheck</dc:creator><cp:lastModifiedBy>portcheck</cp:lastModifiedBy>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + when + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + when + `</dcterms:modified></cp:coreProperties>`
}

func (b *book) workbook() string {
	var x strings.Builder
	x.WriteString(xmlHead + `<workbook xmlns="` + mainNS + `" xmlns:r="` + relNS + `"><bookViews><workbookView activeTab="0"/></bookViews><sheets>`)
	for i, s := range b.sheets {
		fmt.Fprintf(&x, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, attr(s.name), i+1, i+1)
	}
	x.WriteString(`</sheets><definedNames>`)
	for i, s := range b.sheets {
		if s.table {
			fmt.Fprintf(&x, `<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">%s!$A$1:$%s$%d</definedName>`, i, s.name, column(s.columns-1), len(s.rows))
		}
	}
	for i, s := range b.sheets {
		if s.printTo > 0 {
			fmt.Fprintf(&x, `<definedName name="_xlnm.Print_Area" localSheetId="%d">%s!$A$1:$%s$%d</definedName>`, i, s.name, column(s.printTo-1), len(s.rows))
		}
	}
	for i, s := range b.sheets {
		if s.table {
			fmt.Fprintf(&x, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">%s!$1:$1</definedName>`, i, s.name)
		}
	}
	x.WriteString(`</definedNames></workbook>`)
	return x.String()
}

func (b *book) rels() string {
	var x strings.Builder
	x.WriteString(xmlHead + `<Relationships xmlns="` + pkgNS + `/relationships">`)
	for i := range b.sheets {
		fmt.Fprintf(&x, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, relNS, i+1)
	}
	n := len(b.sheets)
	fmt.Fprintf(&x, `<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/><Relationship Id="rId%d" Type="%s/sharedStrings" Target="sharedStrings.xml"/></Relationships>`, n+1, relNS, n+2, relNS)
	return x.String()
}

func (b *book) sharedStrings() string {
	var x strings.Builder
	fmt.Fprintf(&x, `%s<sst xmlns="%s" count="%d" uniqueCount="%d">`, xmlHead, mainNS, b.uses, len(b.strings))
	for _, s := range b.strings {
		x.WriteString("<si>" + s + "</si>")
	}
	x.WriteString("</sst>")
	return x.String()
}

// xml is the sheet's part. The order of its elements is the schema's.
func (s *sheet) xml(selected bool) string {
	var x strings.Builder
	x.Grow(64 * len(s.rows) * s.columns)
	last := ref(max(s.columns, 1)-1, max(len(s.rows), 1))
	x.WriteString(xmlHead + `<worksheet xmlns="` + mainNS + `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:` + last + `"/><sheetViews><sheetView`)
	if s.gridless {
		x.WriteString(` showGridLines="0"`)
	}
	if selected {
		x.WriteString(` tabSelected="1"`)
	}
	x.WriteString(` workbookViewId="0">`)
	if s.table {
		x.WriteString(`<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/><selection pane="topRight"/><selection pane="bottomLeft"/><selection pane="bottomRight" activeCell="B2" sqref="B2"/>`)
	}
	x.WriteString(`</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>`)
	for i, w := range s.widths {
		fmt.Fprintf(&x, `<col min="%d" max="%d" width="%s" customWidth="1"/>`, i+1, i+1, strconv.FormatFloat(w, 'f', -1, 64))
	}
	x.WriteString(`</cols><sheetData>`)
	for i := range s.rows {
		r := &s.rows[i]
		if len(r.cells) == 0 && r.height == 0 {
			continue
		}
		n := strconv.Itoa(i + 1)
		x.WriteString(`<row r="` + n + `"`)
		if r.height > 0 {
			x.WriteString(` ht="` + strconv.FormatFloat(r.height, 'f', 1, 64) + `" customHeight="1"`)
		}
		x.WriteString(`>`)
		sort.SliceStable(r.cells, func(a, b int) bool { return r.cells[a].col < r.cells[b].col })
		for _, c := range r.cells {
			x.WriteString(`<c r="` + column(c.col) + n + `" s="` + strconv.Itoa(c.style) + `"`)
			switch {
			case c.number:
				x.WriteString(`><v>` + strconv.Itoa(c.value) + `</v></c>`)
			case c.value >= 0:
				x.WriteString(` t="s"><v>` + strconv.Itoa(c.value) + `</v></c>`)
			default:
				x.WriteString(`/>`)
			}
		}
		x.WriteString(`</row>`)
	}
	x.WriteString(`</sheetData>`)
	if s.table {
		x.WriteString(`<autoFilter ref="A1:` + last + `"/>`)
	}
	if len(s.merges) > 0 {
		fmt.Fprintf(&x, `<mergeCells count="%d">`, len(s.merges))
		for _, m := range s.merges {
			x.WriteString(`<mergeCell ref="` + m + `"/>`)
		}
		x.WriteString(`</mergeCells>`)
	}
	x.WriteString(`<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup orientation="landscape" fitToHeight="0"/>` +
		`<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>` +
		`<ignoredErrors><ignoredError sqref="A1:` + last + `" numberStoredAsText="1"/></ignoredErrors></worksheet>`)
	return x.String()
}
