package xlsx

// The workbook in the making, and how it gets from there into excelize.

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"

	"github.com/xuri/excelize/v2"
)

// book is a workbook in the making. Its first error stays.
type book struct {
	f      *excelize.File
	sheets []*sheet
	s      *sheet // the one that is written to
	styles map[style]int
	title  string
	date   string // YYYY-MM-DD
	err    error
}

// sheet is kept in memory until it is complete: a stream begins with what only
// its end tells, the size.
type sheet struct {
	name     string
	widths   []float64
	rows     []row
	merges   [][2]string
	columns  int  // of the table or the sheet
	table    bool // has a header that is frozen and filters
	printTo  int  // columns on paper, 0 for all
	gridless bool
}

type row struct {
	height float64
	cells  []any // excelize.Cell, or nil where there is none
}

func newBook() *book {
	return &book{f: excelize.NewFile(), styles: map[style]int{}}
}

func (b *book) try(err error) {
	if b.err == nil {
		b.err = err
	}
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

func (b *book) put(col, row int, value any, st style) {
	r := b.s.row(row)
	if r.cells == nil {
		r.cells = make([]any, 0, b.s.columns)
	}
	for len(r.cells) <= col {
		r.cells = append(r.cells, nil)
	}
	r.cells[col] = excelize.Cell{StyleID: b.style(st), Value: value}
}

// cell writes a text, which may be "". Columns count from 0, rows from 1.
func (b *book) cell(col, row int, text string, s style) {
	if text == "" {
		b.put(col, row, nil, s)
		return
	}
	b.put(col, row, text, s)
}

// rich writes runs of text, each with its own font.
func (b *book) rich(col, row int, runs []excelize.RichTextRun, s style) {
	switch {
	case len(runs) == 0:
		b.cell(col, row, "", s)
	case len(runs) == 1 && runs[0].Font == nil:
		b.cell(col, row, runs[0].Text, s)
	default:
		b.put(col, row, runs, s)
	}
}

// number writes a count.
func (b *book) number(col, row, n int, s style) { b.put(col, row, n, s) }

// rowHeight sets a row's height in points.
func (b *book) rowHeight(row int, points float64) { b.s.row(row).height = points }

// merge joins the cells of a row.
func (b *book) merge(row, from, to int) {
	b.s.merges = append(b.s.merges, [2]string{b.ref(from, row), b.ref(to, row)})
}

// header writes the first row of a table.
func (b *book) header(names ...string) {
	for i, n := range names {
		b.cell(i, 1, n, style{kind: head})
	}
	b.rowHeight(1, 22)
	b.s.table, b.s.columns = true, len(names)
}

// ref names a cell: "B2", or "$B$2" where absolute is given.
func (b *book) ref(col, row int, absolute ...bool) string {
	name, err := excelize.CoordinatesToCellName(col+1, row, absolute...)
	b.try(err)
	return name
}

// bytes writes the workbook.
func (b *book) bytes() ([]byte, error) {
	when := b.date + "T00:00:00Z"
	b.try(b.f.SetDocProps(&excelize.DocProperties{Title: b.title, Creator: "portcheck", LastModifiedBy: "portcheck", Created: when, Modified: when}))
	for i, s := range b.sheets {
		if i == 0 {
			b.try(b.f.SetSheetName("Sheet1", s.name))
			continue
		}
		_, err := b.f.NewSheet(s.name)
		b.try(err)
	}
	for _, s := range b.sheets {
		b.layout(s)
		b.stream(s)
	}
	if b.err != nil {
		return nil, b.err
	}
	b.f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return &sortedZip{out: w, parts: map[string]*bytes.Buffer{}} })
	buf, err := b.f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// layout says how a sheet is shown and printed. The filter comes first, since
// excelize replaces the sheet's properties with it.
func (b *book) layout(s *sheet) {
	end := b.ref(s.columns-1, max(len(s.rows), 1))
	if s.table {
		b.try(b.f.AutoFilter(s.name, "A1:"+end, nil))
		b.try(b.f.SetPanes(s.name, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight",
			Selection: []excelize.Selection{{SQRef: "B2", ActiveCell: "B2", Pane: "bottomRight"}}}))
		b.try(b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: s.name + "!$1:$1", Scope: s.name}))
	}
	if s.printTo > 0 {
		area := s.name + "!" + b.ref(0, 1, true) + ":" + b.ref(s.printTo-1, max(len(s.rows), 1), true)
		b.try(b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: area, Scope: s.name}))
	}
	b.try(b.f.SetSheetDimension(s.name, "A1:"+end)) // some readers believe it
	b.try(b.f.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: to(!s.gridless)}))
	b.try(b.f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: to(true)}))
	b.try(b.f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Orientation: to("landscape"), FitToHeight: to(0)}))
	b.try(b.f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{Left: to(0.5), Right: to(0.5), Top: to(0.5), Bottom: to(0.6), Header: to(0.3), Footer: to(0.3)}))
	b.try(b.f.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddFooter: "&L&A&RPage &P of &N"}))
	b.try(b.f.AddIgnoredErrors(s.name, "A1:"+end, excelize.IgnoredErrorsNumberStoredAsText))
}

// stream writes a sheet's cells. Nothing of the sheet may be set after it.
func (b *book) stream(s *sheet) {
	if b.err != nil {
		return
	}
	w, err := b.f.NewStreamWriter(s.name)
	if err != nil {
		b.try(err)
		return
	}
	for i, width := range slices.Backward(s.widths) { // each is put before the others, and Excel wants them in order
		b.try(w.SetColWidth(i+1, i+1, width))
	}
	for i, r := range s.rows {
		if r.cells != nil || r.height > 0 {
			b.try(w.SetRow(b.ref(0, i+1), r.cells, excelize.RowOpts{Height: r.height}))
		}
	}
	for _, m := range s.merges {
		b.try(w.MergeCell(m[0], m[1]))
	}
	b.try(w.Flush())
}

func to[T any](v T) *T { return &v }

// sortedZip is a zip whose parts stand in the order of their names: excelize
// hands in the streamed ones in the order of a map.
type sortedZip struct {
	out   io.Writer
	parts map[string]*bytes.Buffer
}

// Create adds a part.
func (z *sortedZip) Create(name string) (io.Writer, error) {
	z.parts[name] = new(bytes.Buffer)
	return z.parts[name], nil
}

// AddFS is what excelize.ZipWriter asks for and excelize never calls.
func (z *sortedZip) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes the zip.
func (z *sortedZip) Close() error {
	w := zip.NewWriter(z.out)
	for _, name := range slices.Sorted(maps.Keys(z.parts)) {
		part, err := w.Create(name)
		if err != nil {
			return err
		}
		if _, err := z.parts[name].WriteTo(part); err != nil {
			return err
		}
	}
	return w.Close()
}
