// Package xlsx writes a report as a workbook: the sheets Summary, Findings,
// Fields and Numbers, with frozen headers, filters, and the differing characters
// marked in the values.
//
// Every text from a paper is written as a string cell in the text format, so
// that it is no formula, neither when the workbook is opened nor when somebody
// edits the cell and presses Enter; long numbers keep their digits. What XML
// cannot hold or nobody can see is shown by name.
//
// The same model gives the same bytes. What excelize would let vary: the zip's
// times (it sets none), the zip's order (sorted, as long as no sheet is streamed:
// streams are written in map order), the document properties' times (fixed in
// its template, set here to the report's day). TestSameBytes holds it to that.
//
// xlsx.go makes the workbook and its styles; sheets.go the sheets; text.go the
// cells' texts.
package xlsx

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// Render writes a report as a workbook.
func Render(m *report.Model) ([]byte, error) {
	b := &book{f: excelize.NewFile(), styles: map[style]int{}}
	defer b.f.Close()
	b.properties(&m.Report)
	b.summary(m)
	b.findings(&m.Report)
	b.fields(m)
	b.numbers(m)
	if b.err != nil {
		return nil, fmt.Errorf("writing the workbook: %w", b.err)
	}
	b.f.SetActiveSheet(0)
	var out bytes.Buffer
	if err := b.f.Write(&out); err != nil {
		return nil, fmt.Errorf("writing the workbook: %w", err)
	}
	return out.Bytes(), nil
}

// book is a workbook in the making. The first error stays; what comes after it
// does nothing.
type book struct {
	f      *excelize.File
	sheet  string
	styles map[style]int
	err    error
}

func (b *book) try(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *book) properties(r *porting.Report) {
	when := "2006-01-02T00:00:00Z"
	if len(r.Today) == len("2006-01-02") {
		when = clean(r.Today, 10) + "T00:00:00Z"
	}
	b.try(b.f.SetDocProps(&excelize.DocProperties{Creator: "portcheck", LastModifiedBy: "portcheck",
		Title: clean(wording.Of("verdict", string(r.Verdict))+": "+r.Case, 200), Created: when, Modified: when}))
	b.try(b.f.SetDefaultFont("Calibri"))
}

// open adds a sheet and makes it the one that is written to.
func (b *book) open(name string, widths []float64) {
	b.sheet = name
	if name == "Summary" {
		b.try(b.f.SetSheetName("Sheet1", name))
	} else {
		_, err := b.f.NewSheet(name)
		b.try(err)
	}
	for i, w := range widths {
		col, err := excelize.ColumnNumberToName(i + 1)
		b.try(err)
		b.try(b.f.SetColWidth(name, col, col, w))
	}
}

// finish says how the sheet is printed and how large it is. excelize's
// AutoFilter replaces the sheet's properties, so that this comes last; and it
// leaves the dimension at A1, which some readers believe.
func (b *book) finish(columns, rows int) {
	landscape, paper, wide, high := "landscape", 1, 1, 0
	fit := true
	b.try(b.f.SetSheetProps(b.sheet, &excelize.SheetPropsOptions{FitToPage: &fit}))
	b.try(b.f.SetPageLayout(b.sheet, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &paper, FitToWidth: &wide, FitToHeight: &high}))
	last, err := excelize.CoordinatesToCellName(columns, max(rows, 1))
	b.try(err)
	b.try(b.f.SetSheetDimension(b.sheet, "A1:"+last))
}

// header writes the first row of a table, frozen and with a filter over rows.
func (b *book) header(rows int, names ...string) {
	for i, n := range names {
		b.cell(i, 1, n, style{kind: head})
	}
	last, err := excelize.CoordinatesToCellName(len(names), rows+1)
	b.try(err)
	b.try(b.f.SetRowHeight(b.sheet, 1, 22))
	b.try(b.f.SetPanes(b.sheet, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: "B2", ActiveCell: "B2", Pane: "bottomRight"}}}))
	b.try(b.f.AutoFilter(b.sheet, "A1:"+last, nil))
	b.try(b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: b.sheet + "!$1:$1", Scope: b.sheet}))
}

// cell writes a text, which may be "".
func (b *book) cell(col, row int, text string, s style) {
	if b.err != nil {
		return
	}
	name, err := excelize.CoordinatesToCellName(col+1, row)
	b.try(err)
	if text != "" {
		b.try(b.f.SetCellStr(b.sheet, name, text))
	}
	b.try(b.f.SetCellStyle(b.sheet, name, name, b.style(s)))
}

// rich writes runs of text, each with its own font.
func (b *book) rich(col, row int, runs []excelize.RichTextRun, s style) {
	if len(runs) == 0 {
		b.cell(col, row, "", s)
		return
	}
	if len(runs) == 1 && runs[0].Font == nil {
		b.cell(col, row, runs[0].Text, s)
		return
	}
	if b.err != nil {
		return
	}
	name, err := excelize.CoordinatesToCellName(col+1, row)
	b.try(err)
	b.try(b.f.SetCellRichText(b.sheet, name, runs))
	b.try(b.f.SetCellStyle(b.sheet, name, name, b.style(s)))
}

// number writes a count.
func (b *book) number(col, row, n int, s style) {
	if b.err != nil {
		return
	}
	name, err := excelize.CoordinatesToCellName(col+1, row)
	b.try(err)
	b.try(b.f.SetCellInt(b.sheet, name, int64(n)))
	b.try(b.f.SetCellStyle(b.sheet, name, name, b.style(s)))
}

type kind uint8

const (
	text   kind = iota // wrapped, text format
	mono               // the same in a typewriter face: values of the papers
	narrow             // not wrapped, text format
	count
	head
	label
	title  // the verdict
	lead   // the reason below it
	part   // a heading within the summary
	badge  // a severity
	result // of a field or a number
)

// style is what a cell looks like; tone colours it: "reject", "review", "clean", "note" or "".
type style struct {
	kind kind
	tone string
}

// style returns the id of a style, made at its first use: the order of uses is
// the same for the same model.
func (b *book) style(s style) int {
	if id, ok := b.styles[s]; ok {
		return id
	}
	ink, ground := tones(s.tone)
	x := &excelize.Style{NumFmt: 49, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true},
		Font: &excelize.Font{Family: "Calibri", Size: 11, Color: "1A1F28"}}
	switch s.kind {
	case mono:
		x.Font.Family = "Consolas"
	case narrow:
		x.Alignment.WrapText = false
	case count:
		x.NumFmt, x.Alignment.WrapText, x.Alignment.Horizontal = 3, false, "left"
	case head:
		x.Font.Bold, x.Font.Color = true, "FFFFFF"
		x.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"24476E"}}
		x.Alignment = &excelize.Alignment{Vertical: "center"}
	case label:
		x.Font.Color = "4A5465"
	case title:
		x.Font.Bold, x.Font.Size, x.Font.Color = true, 18, ink
		x.Alignment = &excelize.Alignment{Vertical: "center", WrapText: true, Indent: 1}
		x.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{ground}}
	case lead:
		x.Font.Size = 12
		x.Alignment.Indent = 1
		x.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{ground}}
	case part:
		x.Font.Bold, x.Font.Size = true, 13
		x.Border = []excelize.Border{{Type: "bottom", Color: "9AA5B5", Style: 1}}
	case badge:
		x.Font.Bold, x.Font.Color = true, ink
		x.Alignment.WrapText = false
		x.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{ground}}
	case result:
		x.Font.Color = ink
		x.Font.Bold = s.tone != ""
		x.Alignment.WrapText = false
	}
	switch s.kind {
	case text, mono, narrow, badge, result, count:
		x.Border = []excelize.Border{{Type: "bottom", Color: "DFE3EA", Style: 1}}
	}
	id, err := b.f.NewStyle(x)
	b.try(err)
	b.styles[s] = id
	return id
}

// tones are the colours of ink and ground.
func tones(tone string) (ink, ground string) {
	switch tone {
	case "reject":
		return "B42318", "FDECEA"
	case "review":
		return "8A4B04", "FFF3D9"
	case "clean":
		return "05603A", "E3F7EC"
	case "note":
		return "24476E", "EAF1F9"
	}
	return "1A1F28", "FFFFFF"
}
