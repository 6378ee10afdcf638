package sheet

// The parts around the cells: which sheets there are, the styles' number
// formats, the shared strings; and how a workbook is put together from them.

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
)

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// book is a workbook while it is read.
type book struct {
	*pack
	lim       Limits
	wb        *Workbook
	date1904  bool
	strings   []string
	shared    string // the part that they are in
	read      []sheetPart
	styles    []int16 // cell style → index into formats, -1 for General
	formats   []*format
	rows      int
	cells     int
	textBytes int
	item      []byte            // a string item while it is read
	seen      map[string]string // short texts that may repeat
	noCache   int
}

// maxText bounds the text of all cells, in bytes, so that memory stays bounded
// whatever the parts say. A shared string counts once.
const maxText = limits.SheetTextBytes

func readWorkbook(ctx context.Context, data []byte, lim Limits) (*Workbook, error) {
	p, err := openPackage(ctx, data, lim)
	if err != nil {
		return nil, err
	}
	b := &book{pack: p, lim: lim, wb: &Workbook{}, seen: map[string]string{}}
	root, err := b.relations("")
	if err != nil {
		return nil, err
	}
	main := target(root, "officeDocument")
	if main == "" {
		return nil, damaged("its package does not say where the workbook is")
	}
	if strings.HasSuffix(strings.ToLower(main), ".bin") {
		return nil, faultf(porting.ProblemWrongType, "the file is a binary Excel workbook (XLSB), which is not read; %s", saveAs)
	}
	rels, err := b.relations(main)
	if err != nil {
		return nil, err
	}
	sheets, err := b.readSheetList(main)
	if err != nil {
		return nil, err
	}
	if name := target(rels, "styles"); name != "" && b.has(name) {
		if err := b.readStyles(name); err != nil {
			return nil, err
		}
	}
	if name := target(rels, "sharedStrings"); name != "" && b.has(name) {
		if err := b.readSharedStrings(name); err != nil {
			return nil, err
		}
		b.shared = name
	}
	if err := b.readSheets(sheets, rels); err != nil {
		return nil, err
	}
	for _, f := range b.formats {
		b.wb.Formats = append(b.wb.Formats, f.code)
	}
	if b.crossCheck(); ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if len(b.wb.Sheets) == 0 {
		b.wb.Problems = append(b.wb.Problems, porting.Problem{Code: porting.ProblemEmpty,
			Message: "the workbook has no cell with a value on a visible sheet; export the record again and send that"})
	}
	return b.wb, nil
}

func target(rels []relation, kind string) string {
	for _, r := range rels {
		if r.kind == kind {
			return r.target
		}
	}
	return ""
}

type sheetEntry struct{ name, state, id string }

// sheetPart is a sheet that was read and the part that it is in.
type sheetPart struct {
	sheet *Sheet
	part  string
}

func (b *book) readSheetList(name string) ([]sheetEntry, error) {
	var sheets []sheetEntry
	found := false
	err := b.walk(name, func(x *xmlReader) error {
		switch {
		case x.depth() == 1:
			found = string(x.name) == "workbook"
		case x.is("workbookPr"):
			b.date1904 = x.flag("date1904")
		case x.is("sheet") && x.depth() == 3:
			s := sheetEntry{name: string(x.attr("name")), state: string(x.attr("state"))}
			for _, a := range x.attrs {
				if string(a.name) == "id" && len(a.prefix) > 0 {
					s.id = string(a.value)
				}
			}
			if len(sheets) > 10_000 {
				return tooBig("the workbook has more than 10,000 sheets")
			}
			sheets = append(sheets, s)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if !found {
		return nil, damaged("the part that should be the workbook is something else")
	}
	if len(sheets) == 0 {
		return nil, damaged("it lists no sheet")
	}
	return sheets, nil
}

// readSheets reads the visible sheets in order and names the hidden ones.
func (b *book) readSheets(sheets []sheetEntry, rels []relation) error {
	byID := make(map[string]relation, len(rels))
	for _, r := range rels {
		byID[r.id] = r
	}
	seen := map[string]bool{}
	for _, s := range sheets {
		rel, ok := byID[s.id]
		if !ok {
			return damaged("its sheet %q is not in its package", printable(s.name))
		}
		if rel.kind != "worksheet" {
			continue // charts, dialogs and macro sheets hold no data
		}
		if s.state == "hidden" || s.state == "veryHidden" {
			b.wb.Problems = append(b.wb.Problems, porting.Problem{Code: porting.ProblemHiddenSheet,
				Message: fmt.Sprintf("the sheet %q is hidden and was not read; if it belongs to the record, unhide it and send the workbook again", printable(s.name)),
				Where:   porting.Where{Sheet: s.name}})
			continue
		}
		if seen[rel.target] {
			return damaged("two of its sheets are the same part")
		}
		seen[rel.target] = true
		if len(seen) > b.lim.Sheets {
			return tooBig("the workbook has more than the %d visible sheets that are read; send the record's sheets alone", b.lim.Sheets)
		}
		sh, err := b.readSheet(s.name, rel.target)
		if err != nil {
			return err
		}
		b.read = append(b.read, sheetPart{sh, rel.target})
		if len(sh.Rows) > 0 {
			b.wb.Sheets = append(b.wb.Sheets, sh)
		}
	}
	return nil
}

// readStyles reads the number formats that cell styles name.
func (b *book) readStyles(name string) error {
	codes := map[int]string{}
	var ids []int
	err := b.walk(name, func(x *xmlReader) error {
		switch {
		case x.is("numFmt") && x.depth() == 3:
			id, err := strconv.Atoi(string(x.attr("numFmtId")))
			if err == nil {
				codes[id] = string(x.attr("formatCode"))
			}
		case x.is("cellXfs"):
			d := x.depth()
			for {
				k, err := x.next()
				if err != nil {
					return err
				}
				if k == tokEnd && x.depth() < d {
					return nil
				}
				if k == tokStart && x.depth() == d+1 && x.is("xf") {
					id, _ := strconv.Atoi(string(x.attr("numFmtId")))
					if ids = append(ids, id); len(ids) > limits.SheetStyles {
						return tooBig("the workbook has more than %s cell styles", thousands(limits.SheetStyles))
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	index := map[string]int16{}
	for _, id := range ids {
		code, ok := codes[id]
		if !ok {
			code = builtinFormat(id)
		}
		if code == "" || strings.EqualFold(code, "General") {
			b.styles = append(b.styles, -1)
			continue
		}
		i, ok := index[code]
		if !ok {
			if len(b.formats) == limits.SheetFormats {
				return tooBig("the workbook has more than %s number formats", thousands(limits.SheetFormats))
			}
			i = int16(len(b.formats))
			index[code] = i
			b.formats = append(b.formats, parseFormat(code))
		}
		b.styles = append(b.styles, i)
	}
	return nil
}

// readSharedStrings reads the table that cells of type s point into.
func (b *book) readSharedStrings(name string) error {
	return b.walk(name, func(x *xmlReader) error {
		if !x.is("si") || x.depth() != 2 {
			return nil
		}
		text, err := b.stringItem(x)
		if err != nil {
			return err
		}
		b.strings = append(b.strings, text)
		return nil
	})
}

// stringItem reads a shared or inline string: its text, or that of its runs one
// after the other. Phonetic runs are another writing of the same text and left out.
func (b *book) stringItem(x *xmlReader) (string, error) {
	d := x.depth()
	buf := b.item[:0]
	defer func() { b.item = buf }()
	for {
		k, err := x.next()
		if err != nil {
			return "", err
		}
		switch {
		case k == tokEnd && x.depth() < d:
			if b.textBytes += len(buf); b.textBytes > maxText {
				return "", tooBig("the workbook's text is longer than the %s bytes that are read; send the record's sheets alone", thousands(maxText))
			}
			return b.intern(buf), nil
		case k == tokStart && (string(x.name) == "rPh" || !x.is(string(x.name))):
			if err := x.skip(); err != nil {
				return "", err
			}
		case k == tokStart && x.is("t"):
			for td := x.depth(); ; {
				if k, err = x.next(); err != nil {
					return "", err
				}
				if k == tokText {
					if buf = append(buf, x.text...); len(buf) > b.lim.CellChars {
						return "", b.cellTooLong()
					}
				} else if k == tokEnd && x.depth() < td {
					break
				}
			}
		}
	}
}

// intern makes a string of a text, the same one for texts that repeat: tables
// repeat the account in every row.
func (b *book) intern(text []byte) string {
	if len(text) > 64 {
		return unescapeX(string(text))
	}
	if s, ok := b.seen[string(text)]; ok {
		return s
	}
	s := unescapeX(string(text))
	if len(b.seen) < 4096 {
		b.seen[string(text)] = s
	}
	return s
}

func (b *book) cellTooLong() error {
	return tooBig("a cell holds more than the %s bytes of text that are read (Excel itself holds 32,767 characters)", thousands(int64(b.lim.CellChars)))
}

// unescapeX resolves _xHHHH_, which OOXML writes for characters that XML cannot
// hold. excelize leaves it as it is in formula results; the standard does not.
func unescapeX(s string) string {
	i := strings.Index(s, "_x")
	if i < 0 {
		return s
	}
	var out strings.Builder
	for ; i >= 0; i = strings.Index(s, "_x") {
		if len(s) >= i+7 && s[i+6] == '_' {
			if n, err := strconv.ParseUint(s[i+2:i+6], 16, 16); err == nil && (n < 0xD800 || n > 0xDFFF) {
				out.WriteString(s[:i])
				out.WriteRune(rune(n))
				s = s[i+7:]
				continue
			}
		}
		out.WriteString(s[:i+2])
		s = s[i+2:]
	}
	out.WriteString(s)
	return out.String()
}
