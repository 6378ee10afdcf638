package main

// The papers that are measured: the shipped form of one page, and generated LOAs
// and CSRs of any number of telephone numbers. The same number gives the same bytes.

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync"

	"github.com/xuri/excelize/v2"

	"github.com/portcheck/portcheck/internal/pdftest"
)

// form is the shipped LOA of one page, an AcroForm, seen from the project's top.
// The generated papers are of the same customer.
var form = filepath.Join("testdata", "cases", "unsigned", "loa.pdf")

// areas are the area codes of the generated numbers, from 828 on: real ones have no
// 9 in the middle and do not end in 11.
var areas = sync.OnceValue(func() []string {
	var out []string
	for i := range 800 {
		if a := 200 + (i+628)%800; a/10%10 != 9 && a%100 != 11 {
			out = append(out, strconv.Itoa(a))
		}
	}
	return out
})

// number is the i-th telephone number: (828) 555-0180 and on. 555-0100 to 555-0199
// belong to nobody, so every hundred has an area code of its own; where those are
// used up, exchange 556 follows.
func number(i int) string {
	i += 80
	block, area := i/100, areas()
	return fmt.Sprintf("(%s) %d-%04d", area[block%len(area)], 555+block/len(area), 100+i%100)
}

// numbers are the first n telephone numbers, as they are printed.
func numbers(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = number(i)
	}
	return out
}

// loaPaper is an LOA of that many pages with n numbers in columns on them.
func loaPaper(pages, n int) []byte {
	const columns = 5
	list := numbers(n)
	var contents []string
	var content bytes.Buffer // of the page under way
	for p := range pages {
		y := 740
		put := func(x, size int, text string) {
			fmt.Fprintf(&content, "BT /F1 %d Tf %d %d Td %s Tj ET\n", size, x, y, pdftest.Literal(text))
		}
		line := func(size, step int, text string) { put(60, size, text); y -= step }
		if p == 0 {
			line(16, 26, "Letter of Authorization (LOA)")
			line(9, 22, "The undersigned authorizes Brightline Voice, Inc. to port the telephone numbers listed below.")
			for _, row := range [][2]string{
				{"Customer Name", "BlueRidge Logistics Corp."}, {"Billing Telephone Number (BTN)", number(0)}, {"Account Number", "BR-77120"},
				{"Service Address", "9 Depot Plaza, Floor 3"}, {"City, State ZIP", "Asheville, NC 28801"}, {"Losing Carrier", "Windstream"},
				{"Print Name", "Tom Alvarez"}, {"Title", "Owner"}, {"Signature", "/s/ Tom Alvarez"}, {"Date", "11/16/2026"},
			} {
				line(10, 16, row[0]+": "+row[1])
			}
		}
		line(10, 18, "Telephone Numbers to be Ported:")
		share := (n*(p+1))/pages - (n*p)/pages // the last rows of a page may be short
		for i := range share {
			put(60+i%columns*100, 9, list[i])
			if i%columns == columns-1 || i == share-1 {
				y -= 16
			}
		}
		list = list[share:]
		contents = append(contents, content.String())
		content.Reset()
	}
	return pdftest.Pages(contents...)
}

// csrHead is what a generated CSR says above its numbers.
var csrHead = [][]string{
	{"Customer Service Record"}, {"Account Number", "BR-77120"}, {"Customer Name", "BlueRidge Logistics Corp."},
	{"Service Address", "9 Depot Plaza, Floor 3"}, {"City", "Asheville"}, {"State", "NC"}, {"ZIP", "28801"},
	{"BTN", number(0)}, {"Carrier", "Windstream"}, {"Authorized Name", "Tom Alvarez"}, {"CSR Date", "11/18/2026"},
	{}, {"Telephone Number", "Status", "Feature"},
}

// csrSheet is a CSR of n numbers as a workbook.
func csrSheet(n int) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		return nil, err
	}
	row := 0
	put := func(texts []string) error {
		row++
		values := make([]any, len(texts))
		for i, t := range texts {
			values[i] = t
		}
		return w.SetRow(fmt.Sprintf("A%d", row), values)
	}
	for _, r := range csrHead {
		if err := put(r); err != nil {
			return nil, err
		}
	}
	for i := range n {
		if err := put([]string{number(i), "Active", "Flat Rate Business Line"}); err != nil {
			return nil, err
		}
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// csrText is a CSR of n numbers as values separated by commas.
func csrText(n int) []byte {
	var b bytes.Buffer
	for _, r := range csrHead {
		for i, v := range r {
			if i > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, "%q", v)
		}
		b.WriteByte('\n')
	}
	for i := range n {
		fmt.Fprintf(&b, "%q,Active,Flat Rate Business Line\n", number(i))
	}
	return b.Bytes()
}

// writePapers writes the files that whole processes are measured on to dir.
func writePapers(dir string) error {
	shipped, err := os.ReadFile(form)
	if err != nil {
		return fmt.Errorf("%w (run it from the top of the project)", err)
	}
	papers := map[string][]byte{
		"form.pdf":       shipped,
		"loa-120.pdf":    loaPaper(4, 120),
		"loa-5000.pdf":   loaPaper(40, 5_000),
		"csr-50000.csv":  csrText(50_000),
		"csr-100000.csv": csrText(100_000),
	}
	for _, n := range []int{10, 1_000, 5_000, 50_000, 100_000} {
		if papers[fmt.Sprintf("csr-%d.xlsx", n)], err = csrSheet(n); err != nil {
			return err
		}
	}
	for name, data := range papers {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
