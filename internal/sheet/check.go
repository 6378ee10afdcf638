package sheet

// The second opinion: excelize opens the same package, and where both readers
// found a value, the values must agree. Known differences, all measured, are left
// out: excelize keeps _x000D_ in formula results, turns ISO dates into serials,
// and stops without a word at what it does not understand.

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/portcheck/portcheck/internal/porting"
)

// checkCells and checkBytes bound the second reading: an ordinary workbook is
// checked whole, a large one in its first rows, a huge one not at all, since
// excelize holds every part in memory at once.
const (
	checkCells = 20_000
	checkBytes = 24 << 20
)

// crossCheck holds what excelize reads against what was read. Only the context
// ends it with an error.
func crossCheck(ctx context.Context, data []byte, b *book) error {
	var size uint64
	for _, f := range b.parts {
		size += f.UncompressedSize64
	}
	if size > checkBytes {
		return nil
	}
	b.wb.Problems = append(b.wb.Problems, disagreements(ctx, data, b)...)
	return ctx.Err()
}

func disagreements(ctx context.Context, data []byte, b *book) (problems []porting.Problem) {
	// A panic of excelize says nothing about what was read without it.
	defer func() {
		if r := recover(); r != nil {
			panicked(r)
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(b.withoutLooks(data)), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: b.lim.Unpacked, UnzipXMLSizeLimit: b.lim.Unpacked,
	})
	if err != nil {
		return nil
	}
	defer f.Close()
	left := checkCells
	for _, s := range b.wb.Sheets {
		rows, err := f.Rows(s.Name)
		if err != nil {
			continue
		}
		for n := 1; left > 0 && rows.Next(); n++ {
			if n&255 == 0 && ctx.Err() != nil {
				return problems
			}
			values, err := rows.Columns(excelize.Options{RawCellValue: true})
			if err != nil {
				break
			}
			row := s.Row(n)
			for i, v := range values {
				left--
				c := row.Cell(i + 1)
				if c == nil || v == "" || sameValue(c, v) {
					continue
				}
				problems = append(problems, porting.Problem{Code: porting.ProblemUnreadableValue,
					Message: fmt.Sprintf("the cell %s of the sheet %q is written in a way that programs read differently; open the workbook in Excel, save it, and send it again", CellName(n, i+1), printable(s.Name)),
					Where:   s.Where(n, c)})
				if len(problems) == 5 {
					rows.Close()
					return problems
				}
			}
		}
		rows.Close()
	}
	return problems
}

// looks are the parts that say how cells look, which excelize takes apart when it
// opens a workbook: four tenths of the time of an ordinary one. Raw values do not
// hang on them.
var looks = [...]string{"xl/styles.xml", "xl/theme/theme1.xml"}

// withoutLooks is the package without those parts, or as it is where it cannot be
// put together anew. The other parts stay as they are, compressed.
func (p *pack) withoutLooks(data []byte) []byte {
	out := bytes.NewBuffer(make([]byte, 0, len(data)))
	z := zip.NewWriter(out)
	var most uint64
	for _, f := range p.files {
		most = max(most, f.CompressedSize64)
	}
	buf := make([]byte, min(most+1, 32<<10))
	for _, f := range p.files {
		if slices.Contains(looks[:], strings.ReplaceAll(f.Name, `\`, "/")) {
			continue
		}
		header := f.FileHeader
		from, err := f.OpenRaw()
		if err != nil {
			return data
		}
		to, err := z.CreateRaw(&header)
		if err != nil {
			return data
		}
		if _, err := io.CopyBuffer(to, from, buf); err != nil {
			return data
		}
	}
	if z.Close() != nil {
		return data
	}
	return out.Bytes()
}

// sameValue tells whether excelize's raw value is what the cell holds.
func sameValue(c *Cell, v string) bool {
	switch c.Type {
	case Bool, Date, Error:
		return true
	case Number:
		a, ok1 := parseDecimal([]byte(c.Raw))
		d, ok2 := parseDecimal([]byte(v))
		return c.Raw == v || ok1 && ok2 && a.neg == d.neg && a.exp == d.exp && bytes.Equal(a.fifteen().digits, d.fifteen().digits)
	}
	return c.Raw == v || c.Text == v || norm(c.Raw) == norm(unescapeX(v))
}

// norm undoes what differs by design between the readers: line ends.
func norm(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
