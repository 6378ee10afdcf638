package sheet

// The second opinion: the standard library's XML reader reads the cells again, and
// both readers must have found the same values in the same places. The two share the
// package and its relationships, and nothing of how a part is taken apart.
//
// What programs make of the same file is asked where it takes nobody's time: tests
// hold what is read to excelize, over the workbooks of the corpus and over small ones
// that fuzzing alters.

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
)

// checkCells is how many cells of a workbook, and how many of its shared strings, are
// read a second time: an ordinary workbook is checked whole, a large one in its first
// rows. How a program writes cells shows in these.
const checkCells = 4_000

// checkBytes is how much of all parts together is read a second time, whatever it is.
const checkBytes = 4 << 20

// maxDisagreements is how many cells are named that the two readers differ in.
const maxDisagreements = 5

// crossCheck reads the sheets a second time, from the parts that they are in, and
// names the cells in which the readers differ.
func (b *book) crossCheck() {
	var shared []string
	room := int64(checkBytes)
	if b.shared != "" {
		b.again(b.shared, "si", &room, func(e element) bool {
			shared = append(shared, e.runs)
			return len(shared) < checkCells
		})
	}
	left, named := checkCells, 0
	for _, s := range b.read {
		if left <= 0 || named == maxDisagreements {
			break
		}
		col, row := 0, 0
		b.again(s.part, "c", &room, func(e element) bool {
			if left--; e.row != row {
				row, col = e.row, 0
			}
			col++
			if e.ref != "" {
				if _, c, ok := parseRef([]byte(e.ref)); ok {
					col = c
				}
			}
			if !b.agrees(s.sheet.Cell(row, col), e, shared) {
				named++
				b.wb.Problems = append(b.wb.Problems, porting.Problem{Code: porting.ProblemUnreadableValue,
					Message: fmt.Sprintf("the cell %s of the sheet %q is written in a way that programs read differently; open the workbook in Excel, save it, and send it again", CellName(row, col), printable(s.sheet.Name)),
					Where:   porting.Where{Sheet: s.sheet.Name, Cell: CellName(row, col)}})
			}
			return left > 0 && named < maxDisagreements
		})
	}
}

// agrees tells whether a cell, nil for none, holds what the second reader found there.
func (b *book) agrees(c *Cell, e element, shared []string) bool {
	want := e.value
	switch {
	case e.kind == "inlineStr" && e.runs != "" || want == "":
		want = e.runs
	case e.kind == "s":
		i, err := strconv.Atoi(strings.TrimSpace(want))
		if err != nil || i < 0 || i >= len(shared) {
			return true // one that was not read a second time
		}
		want = shared[i]
	case e.kind == "b":
		return c != nil && c.Type == Bool
	}
	if c == nil {
		return want == ""
	}
	if c.Type == Number {
		return c.Raw == strings.TrimSpace(want)
	}
	return c.Raw == want || c.Raw == unescapeX(want)
}

// element is a cell or a shared string as the second reader found it.
type element struct {
	row       int    // that it stands in
	ref, kind string // attributes r and t
	value     string // what its v holds
	runs      string // what its t hold, one after the other, phonetic ones left out
}

// again reads a part with the standard library's reader, and hands over each element
// of that name until see has enough, or room bytes of all parts are read. What that
// reader cannot read, or in another encoding, has no second opinion.
func (p *pack) again(part, name string, room *int64, see func(element) bool) {
	r, err := p.open(part)
	if err != nil {
		return
	}
	defer r.Close()
	bounded := &io.LimitedReader{R: r, N: *room}
	defer func() { *room = bounded.N }()
	d := xml.NewDecoder(bounded)
	var e element
	var root string // the prefix of the vocabulary's elements
	var value, runs []byte
	var into *[]byte // what a text belongs to, nil for nothing
	phonetic := false
	for depth := 0; ; {
		token, err := d.RawToken()
		if err != nil {
			return
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth == 1 {
				root = t.Name.Space
			}
			if t.Name.Space != root {
				continue
			}
			switch t.Name.Local {
			case "row":
				e.row++
				if n, err := strconv.Atoi(attribute(t, "r")); err == nil {
					e.row = n
				}
			case name:
				e.ref, e.kind, value, runs = attribute(t, "r"), attribute(t, "t"), value[:0], runs[:0]
			case "v":
				into = &value
			case "t":
				into = &runs
			case "rPh":
				phonetic = true
			}
		case xml.EndElement:
			depth--
			if t.Name.Space != root {
				continue
			}
			switch t.Name.Local {
			case name:
				if e.value, e.runs = string(value), string(runs); !see(e) {
					return
				}
			case "v", "t":
				into = nil
			case "rPh":
				phonetic = false
			}
		case xml.CharData:
			if into != nil && !phonetic {
				*into = append(*into, t...)
			}
		}
	}
}

// attribute is the value of an attribute without prefix, "" where there is none.
func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}
