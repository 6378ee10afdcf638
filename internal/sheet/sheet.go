// Package sheet reads a workbook (XLSX, XLSM, strict OOXML) or a text table
// (CSV, TSV) into grids of cells: the value as stored, the text as shown, the
// type and the number format of each, merged ranges, hidden rows and columns.
//
// Nothing is guessed and nothing is lost without a word. The package is checked
// before anything is parsed (entry counts, sizes, checksums, doubled names); each
// part is read by a strict XML reader of our own that knows no DTD, so that a
// part that is cut or broken is an error and never a shorter sheet; the first cells are
// read again by the standard library's reader, and told where the two differ (check.go).
// What is wrong with a file stands in Workbook.Problems, one plain sentence each; Read
// never panics.
//
// The package does not calculate: a formula's value is the one that the program
// which wrote the file kept beside it. It reads no charts, comments or links, and
// never fetches anything. XLS, XLSB and ODS are recognised and refused.
//
// This file holds the model: Workbook, Sheet, Row, Cell, and Read.
package sheet

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sort"
	"strconv"
	"sync"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
)

// Limits bound what is read. The zero value of a limit means the default; see
// DefaultLimits.
type Limits struct {
	Bytes     int64 // of the file
	Unpacked  int64 // of all parts of a package together
	Entries   int   // parts of a package
	Sheets    int   // visible sheets
	Rows      int   // non-empty rows of all sheets
	Cells     int   // non-empty cells of all sheets
	CellChars int   // bytes of one cell's text
	Merges    int   // merged ranges of one sheet
}

// DefaultLimits are wide enough for a workbook of several hundred thousand
// numbers. A cell of Excel holds 32,767 characters at most, four bytes each.
var DefaultLimits = Limits{
	Bytes: limits.FileBytes, Unpacked: limits.SheetUnpacked, Entries: limits.SheetParts, Sheets: limits.Sheets,
	Rows: limits.SheetRows, Cells: limits.SheetCells, CellChars: limits.SheetCellBytes, Merges: limits.SheetMerges,
}

func (l Limits) withDefaults() Limits {
	d := DefaultLimits
	set := func(v *int, def int) {
		if *v <= 0 {
			*v = def
		}
	}
	if l.Bytes <= 0 {
		l.Bytes = d.Bytes
	}
	if l.Unpacked <= 0 {
		l.Unpacked = d.Unpacked
	}
	set(&l.Entries, d.Entries)
	set(&l.Sheets, d.Sheets)
	set(&l.Rows, d.Rows)
	set(&l.Cells, d.Cells)
	set(&l.CellChars, d.CellChars)
	set(&l.Merges, d.Merges)
	return l
}

// Workbook is what was read from a file. One that could not be read at all has
// no sheets and at least one problem.
type Workbook struct {
	Sheets   []*Sheet // visible sheets with cells, in the workbook's order
	Problems []porting.Problem
	// TextFile tells that the file is text: places are lines and columns. Plain
	// tells that its lines have no separator: each is one cell.
	TextFile bool
	Plain    bool
	// Formats are the number-format codes that Cell.Format counts.
	Formats []string
}

// Sheet is one grid. Rows and columns count from 1.
type Sheet struct {
	Name     string // "" for a text file
	Rows     []Row  // those that hold a cell, in order
	Merges   []Range
	TextFile bool
	Comma    bool // a text file whose fields are divided by commas

	whole      int // the column that each row's fields stood in together, 0 for none
	hiddenCols []span
	merges     sync.Once
	mergeRows  map[int][]int // row → indexes into Merges
}

type span struct{ from, to int }

// Row is one row and its non-empty cells, by column.
type Row struct {
	Index  int // from 1; in a text file counted in records, which may span lines, the empty ones too
	Hidden bool
	Cells  []Cell
}

// Type is what a cell stores.
type Type uint8

// The types of a cell. Text includes everything in a text file.
const (
	Text Type = iota
	Number
	Bool
	Error // #N/A and its like
	Date  // an ISO date (cells of type d)
)

// Flags are what is remarkable about a cell, as bits.
type Flags uint8

const (
	// Formula marks a value that a formula gave.
	Formula Flags = 1 << iota
	// NoCache marks a formula whose value the file does not hold; Text is "".
	NoCache
	// DigitsLost marks a value that lost digits before it got here: a number of
	// more than 15 digits, or the text of an exponent ("1.23E+10").
	DigitsLost
	// ShownDate marks a number that its format shows as a date or time.
	ShownDate
	// DayFirst marks a date that its format shows in figures with the day before
	// the month: 02/11/2026 for November 2.
	DayFirst
	// Masked marks a value that its number format hides: Text is "", Raw is not.
	Masked
	// RunsOn marks a cell of a page that runs into the column beside it: it may be
	// cut off, and hold what stands there. No workbook has such.
	RunsOn
)

// Cell is one non-empty cell.
type Cell struct {
	// Text is what the sheet shows, blanks included; a plain number in full.
	Text string
	// Raw is the value as stored: digits of a number, "1" for TRUE, the serial of
	// a date.
	Raw    string
	Col    int16
	Format int16 // index into Workbook.Formats, -1 for General
	// Line and Column are the place in a text file, from 1, in characters; else 0.
	Line, Column int32
	Type         Type
	Flags        Flags
	// Used is the mark of whoever makes something of the cells, so that none
	// disappears without a word; reading leaves it false.
	Used bool
}

// Range is a rectangle of cells, ends included.
type Range struct{ Top, Left, Bottom, Right int }

// Contains tells whether a cell lies in the range.
func (r Range) Contains(row, col int) bool {
	return row >= r.Top && row <= r.Bottom && col >= r.Left && col <= r.Right
}

// Row returns the row of that number, nil if it holds no cell.
func (s *Sheet) Row(row int) *Row {
	i := sort.Search(len(s.Rows), func(i int) bool { return s.Rows[i].Index >= row })
	if i < len(s.Rows) && s.Rows[i].Index == row {
		return &s.Rows[i]
	}
	return nil
}

// Cell returns the cell in that column, nil if it is empty.
func (r *Row) Cell(col int) *Cell {
	if r == nil {
		return nil
	}
	i := sort.Search(len(r.Cells), func(i int) bool { return int(r.Cells[i].Col) >= col })
	if i < len(r.Cells) && int(r.Cells[i].Col) == col {
		return &r.Cells[i]
	}
	return nil
}

// Cell returns the cell at that place, nil if it is empty.
func (s *Sheet) Cell(row, col int) *Cell { return s.Row(row).Cell(col) }

// HiddenCol tells whether a column is hidden.
func (s *Sheet) HiddenCol(col int) bool {
	for _, h := range s.hiddenCols {
		if col >= h.from && col <= h.to {
			return true
		}
	}
	return false
}

// Merged returns the merged range that a cell lies in.
func (s *Sheet) Merged(row, col int) (Range, bool) {
	if len(s.Merges) == 0 {
		return Range{}, false
	}
	s.merges.Do(s.indexMerges)
	for _, i := range s.mergeRows[row] {
		if s.Merges[i].Contains(row, col) {
			return s.Merges[i], true
		}
	}
	return Range{}, false
}

// indexMerges lists the merged ranges by row. Ranges below the last row hold
// nothing; a range of many rows is listed in each, up to a million in all.
func (s *Sheet) indexMerges() {
	s.mergeRows = make(map[int][]int)
	last := 0
	if n := len(s.Rows); n > 0 {
		last = s.Rows[n-1].Index
	}
	budget := 1_000_000
	for i, m := range s.Merges {
		for r := m.Top; r <= min(m.Bottom, last) && budget > 0; r++ {
			s.mergeRows[r] = append(s.mergeRows[r], i)
			budget--
		}
	}
}

// Where is the place of a cell.
func (s *Sheet) Where(row int, c *Cell) porting.Where {
	if s.TextFile {
		return porting.Where{Line: int(c.Line), Column: int(c.Column)}
	}
	if s.whole > 0 {
		return porting.Where{Sheet: s.Name, Cell: CellName(row, s.whole)}
	}
	return porting.Where{Sheet: s.Name, Cell: CellName(row, int(c.Col))}
}

// CellName is the name of a cell, "B2" for row 2 and column 2.
func CellName(row, col int) string {
	var b [32]byte
	i := 14 // more letters than any column has
	for ; col > 0; col = (col - 1) / 26 {
		i--
		b[i] = byte('A' + (col-1)%26)
	}
	return string(strconv.AppendInt(b[:14], int64(row), 10)[i:])
}

// parseRef reads a cell's name: row and column, from 1.
func parseRef(ref []byte) (row, col int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 4; i++ {
		c := ref[i] | 0x20
		if c < 'a' || c > 'z' {
			break
		}
		col = col*26 + int(c-'a') + 1
	}
	if i == 0 || i == len(ref) || len(ref)-i > 7 || ref[i] == '0' {
		return 0, 0, false
	}
	for ; i < len(ref); i++ {
		if ref[i] < '0' || ref[i] > '9' {
			return 0, 0, false
		}
		row = row*10 + int(ref[i]-'0')
	}
	return row, col, row <= maxRow && col <= maxCol
}

// The size of a sheet, as Excel has it.
const maxRow, maxCol = 1_048_576, limits.SheetColumns

// fault is what ends the reading of a file: the code and the sentence of its problem.
type fault struct {
	code, message string
}

func (f *fault) Error() string { return f.message }

func faultf(code, format string, args ...any) error {
	return &fault{code, fmt.Sprintf(format, args...)}
}

func damaged(format string, args ...any) error {
	return &fault{porting.ProblemDamaged, "the workbook is damaged: " + fmt.Sprintf(format, args...) +
		"; open it in Excel, let it repair the file, save it again as XLSX, and send that"}
}

func tooBig(format string, args ...any) error {
	return &fault{porting.ProblemLimit, fmt.Sprintf(format, args...)}
}

// Read reads a workbook or a text table. The error is the context's, and only
// when it was cancelled; everything that is wrong with the file is in Problems,
// an exceeded deadline included.
func Read(ctx context.Context, data []byte, lim Limits) (*Workbook, error) {
	lim = lim.withDefaults()
	wb, err := readGuarded(ctx, data, lim)
	if err == nil {
		return wb, nil
	}
	if errors.Is(err, context.Canceled) {
		return nil, err
	}
	failed := &Workbook{}
	var f *fault
	switch {
	case errors.As(err, &f):
	case errors.Is(err, context.DeadlineExceeded):
		f = &fault{porting.ProblemTimeout, "reading took longer than is allowed; send a smaller file"}
	default:
		errors.As(damaged("%v", err), &f)
	}
	failed.Problems = append(failed.Problems, porting.Problem{Code: f.code, Message: f.message})
	return failed, nil
}

// readGuarded turns a panic into a fault, whoever panicked.
func readGuarded(ctx context.Context, data []byte, lim Limits) (wb *Workbook, err error) {
	defer func() {
		if r := recover(); r != nil {
			panicked(r)
			wb, err = nil, damaged("its reader failed on it")
		}
	}()
	if int64(len(data)) > lim.Bytes {
		return nil, tooBig("the file has %s bytes, more than the %s that are read; send a smaller file",
			thousands(int64(len(data))), thousands(lim.Bytes))
	}
	switch kind, err := sniff(data); {
	case err != nil:
		return nil, err
	case kind == kindZip:
		return readWorkbook(ctx, data, lim)
	default:
		return readText(ctx, data, lim)
	}
}

// panicked is called with what a panic said; tests replace it to see it.
var panicked = func(any) { _ = debug.Stack }

// thousands writes a number with commas.
func thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
