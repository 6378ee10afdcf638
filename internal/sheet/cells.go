package sheet

// The cells of one sheet, streamed from its own XML.

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
)

// maxNoCache is how many formulas without a value are named one by one.
const maxNoCache = 20

// sheetReader is one sheet while it is read.
type sheetReader struct {
	*book
	sheet *Sheet
	row   int // current row
	col   int // current column
	// value and shown collect the texts of a row's cells, so that a row costs two
	// strings and not two for each cell.
	arena   []byte
	places  []place
	cellsOf []Cell // of the current row
	hidden  []int  // hidden rows that hold cells
	sorted  bool
	scrap   []byte
}

// place is where a cell's texts stand in the arena; raw and text may be the same.
type place struct{ raw, rawEnd, text, textEnd int }

func (b *book) readSheet(name, part string) (*Sheet, error) {
	r := &sheetReader{book: b, sheet: &Sheet{Name: name}, sorted: true}
	root := true
	err := b.walk(part, func(x *xmlReader) error {
		if root {
			root = false
			if string(x.name) != "worksheet" {
				return damaged("the part %q should be a sheet and is something else", printable(part))
			}
			return nil
		}
		if x.depth() == 2 {
			if x.is("sheetData") {
				return r.readRows(x)
			}
			if !x.is("cols") && !x.is("mergeCells") {
				return x.skip()
			}
			return nil
		}
		switch {
		case x.is("col"):
			if x.flag("hidden") {
				from, err1 := strconv.Atoi(string(x.attr("min")))
				to, err2 := strconv.Atoi(string(x.attr("max")))
				if err1 == nil && err2 == nil && len(r.sheet.hiddenCols) < maxCol {
					r.sheet.hiddenCols = append(r.sheet.hiddenCols, span{from, to})
				}
			}
		case x.is("mergeCell"):
			return r.readMerge(x)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := r.finish(); err != nil {
		return nil, err
	}
	return r.sheet, nil
}

func (r *sheetReader) readMerge(x *xmlReader) error {
	from, to, ok := strings.Cut(string(x.attr("ref")), ":")
	if !ok {
		return nil // a range of one cell
	}
	var m Range
	var ok2 bool
	if m.Top, m.Left, ok = parseRef([]byte(from)); ok {
		m.Bottom, m.Right, ok2 = parseRef([]byte(to))
	}
	if !ok || !ok2 || m.Bottom < m.Top || m.Right < m.Left {
		return damaged("the sheet %q merges cells that do not exist", printable(r.sheet.Name))
	}
	if len(r.sheet.Merges) >= r.lim.Merges {
		return tooBig("the sheet %q has more than the %s merged ranges that are read", printable(r.sheet.Name), thousands(int64(r.lim.Merges)))
	}
	r.sheet.Merges = append(r.sheet.Merges, m)
	return nil
}

func (r *sheetReader) readRows(x *xmlReader) error {
	d := x.depth()
	for {
		k, err := x.next()
		switch {
		case err != nil:
			return err
		case k == tokEnd && x.depth() < d:
			return nil
		case k == tokStart && x.depth() == d+1 && x.is("row"):
			if err := r.readRow(x); err != nil {
				return err
			}
		case k == tokStart:
			if err := x.skip(); err != nil {
				return err
			}
		}
	}
}

func (r *sheetReader) readRow(x *xmlReader) error {
	r.row++
	if ref := x.attr("r"); ref != nil {
		n, err := strconv.Atoi(string(ref))
		if err != nil || n < 1 || n > maxRow {
			return damaged("the sheet %q has a row without a valid number", printable(r.sheet.Name))
		}
		r.row = n
	}
	if r.row > maxRow {
		return damaged("the sheet %q has more rows than a sheet can have", printable(r.sheet.Name))
	}
	row := Row{Index: r.row, Hidden: x.flag("hidden"), Cells: r.cellsOf[:0]}
	r.col, r.arena, r.places = 0, r.arena[:0], r.places[:0]
	inOrder := true
	for d := x.depth(); ; {
		k, err := x.next()
		if err != nil {
			return err
		}
		if k == tokEnd && x.depth() < d {
			break
		}
		if k != tokStart {
			continue
		}
		if x.depth() != d+1 || !x.is("c") {
			if err := x.skip(); err != nil {
				return err
			}
			continue
		}
		before := r.col
		c, keep, err := r.readCell(x)
		if err != nil {
			return err
		}
		inOrder = inOrder && r.col > before
		if keep {
			row.Cells = append(row.Cells, c)
			if r.cells++; r.cells > r.lim.Cells {
				return tooBig("the workbook has more than the %s cells that are read; send the record's sheets alone", thousands(int64(r.lim.Cells)))
			}
		} else {
			r.places = r.places[:len(row.Cells)]
		}
	}
	if len(row.Cells) == 0 {
		return nil
	}
	if r.textBytes += len(r.arena); r.textBytes > maxText {
		return tooBig("the workbook's text is longer than the %s bytes that are read; send the record's sheets alone", thousands(maxText))
	}
	all := string(r.arena)
	for i := range row.Cells {
		if p := r.places[i]; p.rawEnd >= 0 {
			row.Cells[i].Raw = all[p.raw:p.rawEnd]
			row.Cells[i].Text = all[p.text:p.textEnd]
		}
	}
	// A row keeps what it needs and no more.
	r.cellsOf = row.Cells
	row.Cells = append(make([]Cell, 0, len(row.Cells)), row.Cells...)
	if !inOrder {
		sort.SliceStable(row.Cells, func(i, j int) bool { return row.Cells[i].Col < row.Cells[j].Col })
		for i := 1; i < len(row.Cells); i++ {
			if row.Cells[i].Col == row.Cells[i-1].Col {
				return damaged("the cell %s of the sheet %q stands in it twice", CellName(row.Index, int(row.Cells[i].Col)), printable(r.sheet.Name))
			}
		}
	}
	if n := len(r.sheet.Rows); n > 0 && r.sheet.Rows[n-1].Index >= row.Index {
		r.sorted = false
	}
	if r.rows++; r.rows > r.lim.Rows {
		return tooBig("the workbook has more than the %s rows that are read", thousands(int64(r.lim.Rows)))
	}
	if row.Hidden {
		r.hidden = append(r.hidden, row.Index)
	}
	r.sheet.Rows = append(r.sheet.Rows, row)
	return nil
}

// readCell reads one cell; keep is false for an empty one.
func (r *sheetReader) readCell(x *xmlReader) (c Cell, keep bool, err error) {
	r.col++
	if ref := x.attr("r"); ref != nil {
		row, col, ok := parseRef(ref)
		if !ok || row != r.row {
			return c, false, damaged("a cell in row %d of the sheet %q has no valid name", r.row, printable(r.sheet.Name))
		}
		r.col = col
	}
	if r.col > maxCol {
		return c, false, damaged("row %d of the sheet %q has more columns than a sheet can have", r.row, printable(r.sheet.Name))
	}
	c.Col, c.Format = int16(r.col), -1
	if s := x.attr("s"); len(s) > 0 {
		n, err := strconv.Atoi(string(s))
		if err != nil || n < 0 {
			return c, false, damaged("the cell %s of the sheet %q has no valid style", CellName(r.row, r.col), printable(r.sheet.Name))
		}
		if n < len(r.styles) {
			c.Format = r.styles[n]
		}
	}
	var kind string
	switch t := string(x.attr("t")); t {
	case "", "n":
		kind = "n"
	case "s", "b", "e", "d", "str", "inlineStr":
		kind = t
	default:
		return c, false, damaged("the cell %s of the sheet %q is of no known type", CellName(r.row, r.col), printable(r.sheet.Name))
	}
	var hasValue, hasInline, hasFormula bool
	var inline string
	value := r.scrap[:0]
	for d := x.depth(); ; {
		k, err := x.next()
		if err != nil {
			return c, false, err
		}
		if k == tokEnd && x.depth() < d {
			break
		}
		if k != tokStart {
			continue
		}
		switch {
		case x.is("v"):
			hasValue = true
			for vd := x.depth(); ; {
				if k, err = x.next(); err != nil {
					return c, false, err
				}
				if k == tokText {
					if value = append(value, x.text...); len(value) > r.lim.CellChars {
						return c, false, r.cellTooLong()
					}
				} else if k == tokEnd && x.depth() < vd {
					break
				} else if k == tokStart {
					return c, false, damaged("the cell %s of the sheet %q holds markup for a value", CellName(r.row, r.col), printable(r.sheet.Name))
				}
			}
		case x.is("is"):
			hasInline = true
			if inline, err = r.stringItem(x); err != nil {
				return c, false, err
			}
		case x.is("f"):
			hasFormula = true
			if err := x.skip(); err != nil {
				return c, false, err
			}
		default:
			if err := x.skip(); err != nil {
				return c, false, err
			}
		}
	}
	r.scrap = value
	if hasFormula {
		c.Flags |= Formula
	}
	keep, err = r.setValue(&c, kind, value, hasValue, inline, hasInline, hasFormula)
	return c, keep, err
}

// setValue fills a cell from what its XML holds. Its place in the arena is
// appended; one with rawEnd < 0 says that Raw and Text are set already.
func (r *sheetReader) setValue(c *Cell, kind string, value []byte, hasValue bool, inline string, hasInline, hasFormula bool) (bool, error) {
	name := func() string { return CellName(r.row, r.col) }
	own := place{rawEnd: -1}
	defer func() { r.places = append(r.places, own) }()
	switch {
	case hasInline && (kind == "inlineStr" || !hasValue):
		kind = "inlineStr"
	case kind == "inlineStr" && hasValue:
		inline = unescapeX(string(value))
		r.textBytes += len(inline)
	case !hasValue || len(value) == 0 && kind != "str":
		// A formula whose text is empty has <v></v>; excelize writes a formula that it did
		// not calculate as one of text without any.
		if hasFormula && (kind != "str" || !hasValue) {
			c.Flags |= NoCache
			r.problemNoCache(name())
			return true, nil
		}
		return false, nil
	}
	switch kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(string(value)))
		if err != nil || i < 0 || i >= len(r.strings) {
			return false, damaged("the cell %s of the sheet %q points at a text that is not in the workbook", name(), printable(r.sheet.Name))
		}
		c.Raw = r.strings[i]
	case "inlineStr":
		c.Raw = inline
	case "str":
		c.Raw = r.intern(value)
		r.textBytes += len(c.Raw)
	case "b":
		c.Type = Bool
		c.Raw, c.Text = "0", "FALSE"
		if v := strings.TrimSpace(string(value)); v == "1" || v == "true" {
			c.Raw, c.Text = "1", "TRUE"
		} else if v != "0" && v != "false" {
			return false, damaged("the cell %s of the sheet %q is neither true nor false", name(), printable(r.sheet.Name))
		}
		return true, nil
	case "e":
		c.Type = Error
		c.Raw = string(value)
		c.Text = c.Raw
		return true, nil
	case "d":
		return true, r.setDate(c, string(value))
	default:
		return true, r.setNumber(c, value, &own)
	}
	if c.Raw == "" {
		return false, nil
	}
	c.Text = c.Raw
	if c.Format >= 0 {
		if f := r.formats[c.Format]; f.text != nil {
			c.Text = f.showText(c.Raw)
		}
	}
	if lostText(c.Raw) {
		c.Flags |= DigitsLost
	}
	if c.Text == "" {
		c.Flags |= Masked
	}
	return true, nil
}

func (r *sheetReader) setNumber(c *Cell, value []byte, own *place) error {
	c.Type = Number
	for len(value) > 0 && isSpace(value[0]) {
		value = value[1:]
	}
	for len(value) > 0 && isSpace(value[len(value)-1]) {
		value = value[:len(value)-1]
	}
	n, ok := parseDecimal(value)
	if !ok {
		return damaged("the cell %s of the sheet %q should be a number and is none", CellName(r.row, r.col), printable(r.sheet.Name))
	}
	*own = place{raw: len(r.arena), rawEnd: len(r.arena) + len(value)}
	r.arena = append(r.arena, value...)
	own.text, own.textEnd = own.raw, own.rawEnd
	if n.intDigits() > 15 {
		c.Flags |= DigitsLost
	}
	if c.Format < 0 {
		if !n.plain(value) {
			own.text = len(r.arena)
			r.arena = n.appendGeneral(r.arena)
			own.textEnd = len(r.arena)
		}
		return nil
	}
	own.text = len(r.arena)
	var shown showing
	r.arena, shown = r.formats[c.Format].appendNumber(r.arena, n, r.date1904)
	own.textEnd = len(r.arena)
	switch {
	case shown == shownDate:
		c.Flags |= ShownDate
		c.Flags &^= DigitsLost
		if s, _ := r.formats[c.Format].section(n); s != nil && s.dayFirst {
			c.Flags |= DayFirst
		}
	case shown == shownLost:
		c.Flags |= DigitsLost
	case own.textEnd == own.text:
		c.Flags |= Masked
	}
	return nil
}

func (r *sheetReader) setDate(c *Cell, value string) error {
	c.Type, c.Raw = Date, value
	c.Text = value
	c.Flags |= ShownDate
	t, ok := parseISO(value)
	if ok && c.Format >= 0 {
		if text, shown := r.formats[c.Format].appendTime(nil, t); shown {
			c.Text = string(text)
		}
	}
	r.textBytes += len(c.Text) + len(c.Raw)
	return nil
}

func (r *sheetReader) problemNoCache(cell string) {
	r.noCache++
	if r.noCache <= maxNoCache {
		r.wb.Problems = append(r.wb.Problems, porting.Problem{Code: porting.ProblemNoCachedValue,
			Message: fmt.Sprintf("the cell %s of the sheet %q is a formula whose value was not saved with it; open the workbook in Excel, save it, and send it again", cell, printable(r.sheet.Name)),
			Where:   porting.Where{Sheet: r.sheet.Name, Cell: cell}})
	} else if r.noCache == maxNoCache+1 {
		r.wb.Problems = append(r.wb.Problems, porting.Problem{Code: porting.ProblemNoCachedValue,
			Message: "more formulas have no saved value; open the workbook in Excel, save it, and send it again",
			Where:   porting.Where{Sheet: r.sheet.Name}})
	}
}
