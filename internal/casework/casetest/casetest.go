// Package casetest makes porting cases for tests and measurements, as many as are
// wanted: small LOAs and CSRs of made-up customers, every sixth without a mistake
// and the others with one each. The same number gives the same bytes.
package casetest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/portcheck/portcheck/internal/pdftest"
)

// Mistakes are what is wrong with case i, at i modulo their number.
var Mistakes = []string{"none", "punctuation", "missing suite", "transposed account", "number not on account", "unsigned"}

// Write writes n cases below dir: a folder each, or loose files in dir itself.
func Write(dir string, n int, flat bool) error {
	for i := range n {
		folder, loa, csr := filepath.Join(dir, fmt.Sprintf("case-%05d", i)), "loa.pdf", "csr"
		if flat {
			folder, loa, csr = dir, fmt.Sprintf("loa-%05d.pdf", i), fmt.Sprintf("export-%05d", n-i)
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, loa), LOA(i), 0o644); err != nil {
			return err
		}
		data, ending, err := CSR(i)
		if err == nil {
			err = os.WriteFile(filepath.Join(folder, csr+ending), data, 0o644)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// customer is who case i is about.
type customer struct {
	name, person, street, unit, city, account string
	numbers                                   []string
}

func customerOf(i int) customer {
	names := []string{"Harbor", "Prairie", "Summit", "Lakeside", "Juniper", "Granite", "Redwood"}
	trades := []string{"Dental Group, P.C.", "Roofing, Inc.", "Books & Maps, LLC", "Veterinary Clinic, Ltd."}
	first := []string{"Ann", "Robert", "Maria", "Tom", "Grace"}
	last := []string{"Alvarez", "Novak", "Whitfield", "Osei"}
	c := customer{
		name:    fmt.Sprintf("%s %s", names[i%len(names)], trades[i%len(trades)]),
		person:  first[i%len(first)] + " " + last[i%len(last)],
		street:  fmt.Sprintf("%d N. Main Street", 100+i),
		unit:    fmt.Sprintf("Suite %d", 100+i%800),
		city:    "Springfield, IL 62701",
		account: fmt.Sprintf("%08d07", 41_029_385+i*1_237), // its last digits differ, to be transposed
	}
	// 555-0100 to 555-0199 belong to nobody; area codes have no 9 in the middle and
	// do not end in 11.
	for at := i * 4; at < i*4+4; at++ {
		area := 200 + at/100
		for skip := 200; skip <= area; skip++ {
			if skip/10%10 == 9 || skip%100 == 11 {
				area++
			}
		}
		c.numbers = append(c.numbers, fmt.Sprintf("%03d-555-01%02d", area, at%100))
	}
	return c
}

// LOA is the Letter of Authorization of case i, a PDF of one page.
func LOA(i int) []byte {
	c := customerOf(i)
	mistake := Mistakes[i%len(Mistakes)]
	name, address, account, numbers, signature := c.name, c.street+", "+c.unit, c.account, c.numbers, "/s/ "+c.person
	switch mistake {
	case "punctuation":
		name = strings.NewReplacer(",", "", ".", "").Replace(name)
	case "missing suite":
		address = c.street
	case "transposed account":
		account = account[:8] + account[9:] + account[8:9]
	case "number not on account":
		numbers = append(append([]string{}, numbers...), "989-555-0199")
	case "unsigned":
		signature = ""
	}
	var content bytes.Buffer
	y := 740
	put := func(size int, text string) {
		fmt.Fprintf(&content, "BT /F1 %d Tf 60 %d Td %s Tj ET\n", size, y, pdftest.Literal(text))
		y -= 22
	}
	put(16, "Letter of Authorization (LOA)")
	put(9, "The undersigned authorizes Brightline Voice, Inc. to port the telephone numbers listed below.")
	for _, row := range [][2]string{
		{"Customer Name", name}, {"Billing Telephone Number (BTN)", c.numbers[0]}, {"Account number", account},
		{"Service Address", address}, {"City, State ZIP", c.city}, {"Losing Carrier", "CenturyLink"},
		{"Print Name", c.person}, {"Title", "Owner"}, {"Signature", signature}, {"Date", "11/16/2026"},
	} {
		put(10, row[0]+": "+row[1])
	}
	put(10, "Telephone Numbers to be Ported:")
	put(10, strings.Join(numbers, ", "))
	return pdftest.Pages(content.String())
}

// CSR is the Customer Service Record of case i and its file's ending: a workbook,
// every second time a text of values separated by commas.
func CSR(i int) (data []byte, ending string, err error) {
	c := customerOf(i)
	rows := [][]string{
		{"Customer Service Record"}, {"Customer Name", c.name}, {"BTN", c.numbers[0]}, {"Account Number", c.account},
		{"Service Address", c.street + ", " + c.unit}, {"City, State ZIP", c.city}, {"Carrier", "CenturyLink"},
		{"Authorized Name", c.person}, {"CSR Date", "11/18/2026"}, {}, {"Telephone Number", "Status"},
	}
	for _, n := range c.numbers {
		rows = append(rows, []string{n, "Active"})
	}
	if i%2 == 1 {
		var b bytes.Buffer
		for _, r := range rows {
			for j, v := range r {
				if j > 0 {
					b.WriteByte(',')
				}
				b.WriteString(`"` + v + `"`)
			}
			b.WriteByte('\n')
		}
		return b.Bytes(), ".csv", nil
	}
	f := excelize.NewFile()
	defer f.Close()
	for y, r := range rows {
		for x, v := range r {
			cell, err := excelize.CoordinatesToCellName(x+1, y+1)
			if err != nil {
				return nil, "", err
			}
			if err := f.SetCellStr("Sheet1", cell, v); err != nil {
				return nil, "", err
			}
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		return nil, "", err
	}
	return b.Bytes(), ".xlsx", nil
}
