package hostile

// Papers made to take time and memory: each is a shape that some reader might
// answer with a square, a recursion or a copy. They stay below the limits where a
// limit would end the matter at once. Random numbers choose their sizes.

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"fmt"
	"math/rand/v2"
	"strings"
)

// bomb is a paper made from nothing.
type bomb struct {
	name, ext string
	make      func(*rand.Rand) []byte
}

// bombSize is how large papers are where their size is not random, in hundredths.
var bombSize = 10

// upTo is a size of up to n.
func upTo(r *rand.Rand, n int) int {
	if r == nil {
		return max(2, n*bombSize/100)
	}
	return 1 + r.IntN(n)
}

const loaHead = "BT /F1 9 Tf 50 780 Td (LETTER OF AUTHORIZATION) Tj 0 -12 Td (I authorize the new carrier to port the telephone numbers listed below.) Tj ET "

// onPage is a PDF of pages with these contents, packed, of Helvetica.
func onPage(contents ...string) []byte {
	objects := []object{{num: 1, value: []byte("<</Type /Catalog /Pages 2 0 R>>")}, {num: 3, value: []byte("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>")}}
	kids := ""
	for i, c := range contents {
		n := 4 + 2*i
		kids += fmt.Sprintf("%d 0 R ", n)
		objects = append(objects, object{num: n, value: fmt.Appendf(nil, "<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources <</Font <</F1 3 0 R>>>>>>", n+1)},
			object{num: n + 1, value: []byte("<<>>"), stream: []byte(c), isStream: true, packed: true})
	}
	objects = append(objects, object{num: 2, value: fmt.Appendf(nil, "<</Type /Pages /Kids [%s] /Count %d>>", kids, len(contents))})
	return writePDF(objects, "/Root 1 0 R")
}

// packedObjects is a PDF of n object streams that hold an array of this text each;
// or one whose objects begin where ends says, over the same text.
func packedObjects(n int, text string, ends []int) []byte {
	var b, x, refs bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	row := func(kind, a, c int) {
		x.Write([]byte{byte(kind), byte(a >> 24), byte(a >> 16), byte(a >> 8), byte(a), byte(c >> 8), byte(c)})
	}
	row(0, 0, 0)
	num := 0
	add := func(value string, stream []byte) {
		num++
		row(1, b.Len(), 0)
		if stream == nil {
			fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", num, value)
			return
		}
		var z bytes.Buffer
		w := zlib.NewWriter(&z)
		w.Write(stream)
		w.Close()
		fmt.Fprintf(&b, "%d 0 obj\n<<%s /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream\nendobj\n", num, value, z.Len(), z.Bytes())
	}
	first := 6
	if ends == nil {
		ends = []int{0}
	}
	for i := range n * (1 + len(ends)) {
		if i%(1+len(ends)) > 0 {
			fmt.Fprintf(&refs, "%d 0 R ", first+i)
		}
	}
	add("<</Type /Catalog /Pages 2 0 R>>", nil)
	add("<</Type /Pages /Kids [4 0 R] /Count 1>>", nil)
	add("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>", nil)
	add("<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources <</Font <</F1 3 0 R>>>> /Annots ["+refs.String()+"]>>", nil)
	add("", []byte(loaHead))
	for range n {
		var head strings.Builder
		stream := num + 1
		for k, at := range ends {
			fmt.Fprintf(&head, "%d %d ", stream+1+k, at)
		}
		add(fmt.Sprintf("/Type /ObjStm /N %d /First %d", len(ends), head.Len()), []byte(head.String()+"["+text+"]"))
		for k := range ends {
			num++
			row(2, stream, k)
		}
	}
	num++
	var z bytes.Buffer
	row(1, b.Len(), 0)
	w := zlib.NewWriter(&z)
	w.Write(x.Bytes())
	w.Close()
	start := b.Len()
	fmt.Fprintf(&b, "%d 0 obj\n<</Type /XRef /Size %d /W [1 4 2] /Root 1 0 R /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", num, num+1, z.Len(), z.Bytes(), start)
	return b.Bytes()
}

// scatter writes n copies of texts all over a page.
func scatter(n int, words ...string) string {
	var b strings.Builder
	b.WriteString("BT /F1 4 Tf ")
	for i := range n {
		fmt.Fprintf(&b, "1 0 0 1 %.2f %.2f Tm (%s) Tj ", 20+float64(i%40)*14.3, 760-float64(i/40%180)*4.1-float64(i%7)*.3, words[i%len(words)])
	}
	b.WriteString("ET ")
	return b.String()
}

// form is a PDF with n fields.
func formOf(n int, field func(i int) string) []byte {
	objects := []object{{num: 1}, {num: 2, value: []byte("<</Type /Pages /Kids [4 0 R] /Count 1>>")}, {num: 3, value: []byte("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>")}}
	var refs strings.Builder
	for i := range n {
		fmt.Fprintf(&refs, "%d 0 R ", 6+i)
		objects = append(objects, object{num: 6 + i, value: []byte(field(i))})
	}
	objects[0].value = []byte("<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [" + refs.String() + "]>>>>")
	objects = append(objects, object{num: 4, value: []byte("<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R /Resources <</Font <</F1 3 0 R>>>> /Annots [" + refs.String() + "]>>")},
		object{num: 5, value: []byte("<<>>"), stream: []byte(loaHead), isStream: true})
	return writePDF(objects, "/Root 1 0 R")
}

// book is a workbook of sheets with these rows.
func bookOf(sheets ...string) []byte {
	parts := []part{{"[Content_Types].xml", nil}, {"_rels/.rels", []byte(`<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`)}}
	types, list, rels := "", "", ""
	for i, rows := range sheets {
		n := i + 1
		types += fmt.Sprintf(`<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, n)
		list += fmt.Sprintf(`<sheet name="S%d" sheetId="%d" r:id="rId%d"/>`, n, n, n)
		rels += fmt.Sprintf(`<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet%d.xml"/>`, n, n)
		parts = append(parts, part{fmt.Sprintf("xl/worksheets/sheet%d.xml", n), []byte(`<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`)})
	}
	parts[0].data = []byte(`<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` + types + `</Types>`)
	parts = append(parts, part{"xl/workbook.xml", []byte(`<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` + list + `</sheets></workbook>`)},
		part{"xl/_rels/workbook.xml.rels", []byte(`<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rels + `</Relationships>`)})
	return writePackage(parts)
}

// rowsOf are rows of a workbook with the same texts.
func rowsOf(n int, cells ...string) string {
	var b strings.Builder
	for range n {
		b.WriteString("<row>")
		for _, c := range cells {
			b.WriteString(`<c t="inlineStr"><is><t>` + c + `</t></is></c>`)
		}
		b.WriteString("</row>")
	}
	return b.String()
}

var bombs = []bomb{
	{"words all over a page", ".pdf", func(r *rand.Rand) []byte {
		return onPage(loaHead + scatter(upTo(r, 19_000), "alpha", "beta", "gamma", "delta"))
	}},
	{"labels all over a page", ".pdf", func(r *rand.Rand) []byte {
		return onPage(loaHead + scatter(upTo(r, 19_000), "Customer Name:", "Service Address", "BTN", "Account Number", "Date", "Signature", "PIN"))
	}},
	{"one label all over many pages", ".pdf", func(r *rand.Rand) []byte {
		pages := make([]string, 1+upTo(r, 60))
		for i := range pages {
			pages[i] = loaHead + scatter(2500, "Customer Name:", "Name", "Account Number:")
		}
		return onPage(pages...)
	}},
	{"numbers all over many pages", ".pdf", func(r *rand.Rand) []byte {
		pages := make([]string, 1+upTo(r, 60))
		for i := range pages {
			pages[i] = loaHead + scatter(2500, "217-555-0100", "2175550101 -", "thru 0199", "217-555-0000 thru 9999")
		}
		return onPage(pages...)
	}},
	{"words without a blank", ".pdf", func(r *rand.Rand) []byte {
		return onPage(loaHead + "BT /F1 4 Tf 10 500 Td (Customer Name: " + strings.Repeat("NameAccount", upTo(r, 10_000)) + ") Tj ET")
	}},
	{"underscores without end", ".pdf", func(r *rand.Rand) []byte {
		return onPage(loaHead + scatter(upTo(r, 5_000), "____________", "Name: ______", ". . . . . . .", "_ _ _ _"))
	}},
	{"a grid of lines", ".pdf", func(r *rand.Rand) []byte {
		var b strings.Builder
		n := upTo(r, 9_000)
		for i := range n {
			fmt.Fprintf(&b, "%d %.2f m 600 %.2f l S %.2f 0 m %.2f 792 l S ", i%7, float64(i)*792/float64(n), float64(i)*792/float64(n), float64(i)*612/float64(n), float64(i)*612/float64(n))
		}
		return onPage(loaHead + b.String() + scatter(2000, "Customer Name:", "Acme", "217-555-0100"))
	}},
	{"boxes inside each other", ".pdf", func(r *rand.Rand) []byte {
		var b strings.Builder
		for i := range upTo(r, 9_000) {
			fmt.Fprintf(&b, "%.3f %.3f %.3f %.3f re S ", float64(i)*.03, float64(i)*.03, 600-float64(i)*.06, 780-float64(i)*.06)
		}
		return onPage(loaHead + b.String() + scatter(2000, "Customer Name:", "Acme"))
	}},
	{"overprinted text", ".pdf", func(r *rand.Rand) []byte {
		return onPage(loaHead + strings.Repeat("BT /F1 9 Tf 50 700 Td (Customer Name: Acme Widgets) Tj ET ", upTo(r, 6_000)))
	}},
	{"turned text", ".pdf", func(r *rand.Rand) []byte {
		var b strings.Builder
		for i := range upTo(r, 15_000) {
			a := float64(i) * .01
			fmt.Fprintf(&b, "%.3f %.3f %.3f %.3f 300 400 Tm (Name) Tj ", 1-a/200, a/200, -a/200, 1-a/200)
		}
		return onPage(loaHead + "BT /F1 9 Tf " + b.String() + "ET")
	}},
	{"a sentence without end", ".pdf", func(r *rand.Rand) []byte {
		return onPage(loaHead + scatter(upTo(r, 15_000), "I,", "of", "authorize", "to port", "the undersigned", "account"))
	}},
	{"fields on one place", ".pdf", func(r *rand.Rand) []byte {
		return formOf(upTo(r, 4_900), func(i int) string {
			return fmt.Sprintf("<</Type /Annot /Subtype /Widget /FT /Tx /T (Customer Name %d) /TU (Account Number) /V (value %d) /Rect [100 100 300 120]>>", i, i)
		})
	}},
	{"fields all over", ".pdf", func(r *rand.Rand) []byte {
		return formOf(upTo(r, 4_900), func(i int) string {
			return fmt.Sprintf("<</Type /Annot /Subtype /Widget /FT /Tx /T (Text%d) /V (217-555-%04d) /Rect [%d %d %d %d]>>", i, i, i%50*12, i/50*7, i%50*12+11, i/50*7+6)
		})
	}},
	{"a choice of many", ".pdf", func(r *rand.Rand) []byte {
		options := strings.Repeat("[(x)(Acme)] ", upTo(r, 50_000))
		return formOf(20, func(i int) string {
			return fmt.Sprintf("<</Type /Annot /Subtype /Widget /FT /Ch /T (c%d) /Opt [%s] /V (x) /Rect [100 %d 300 %d]>>", i, options, i*20, i*20+15)
		})
	}},
	{"parents in a ring", ".pdf", func(r *rand.Rand) []byte {
		n := upTo(r, 4_000)
		return formOf(n, func(i int) string {
			return fmt.Sprintf("<</Subtype /Widget /T (f%d) /Parent %d 0 R /Kids [%d 0 R %d 0 R] /Rect [1 1 9 9]>>", i, 6+(i+1)%n, 6+(i+1)%n, 6+(i*7)%n)
		})
	}},
	{"pages in a ring", ".pdf", func(r *rand.Rand) []byte {
		return writePDF([]object{{num: 1, value: []byte("<</Type /Catalog /Pages 2 0 R>>")}, {num: 2, value: []byte("<</Type /Pages /Kids [" + strings.Repeat("3 0 R 2 0 R ", upTo(r, 2_000)) + "] /Count 9999>>")},
			{num: 3, value: []byte("<</Type /Pages /Parent 2 0 R /Kids [" + strings.Repeat("2 0 R 3 0 R ", 50) + "] /Count 99>>")}}, "/Root 1 0 R")
	}},
	{"a tree of pages that doubles", ".pdf", func(r *rand.Rand) []byte {
		objects := []object{{num: 1, value: []byte("<</Type /Catalog /Pages 2 0 R>>")}}
		n := 2 + upTo(r, 40)
		for i := 2; i < n; i++ {
			objects = append(objects, object{num: i, value: fmt.Appendf(nil, "<</Type /Pages /Kids [%d 0 R %d 0 R] /Count 2>>", i+1, i+1)})
		}
		objects = append(objects, object{num: n, value: []byte("<</Type /Page /MediaBox [0 0 612 792]>>")})
		return writePDF(objects, "/Root 1 0 R")
	}},
	{"forms that double", ".pdf", func(r *rand.Rand) []byte {
		objects := []object{{num: 1, value: []byte("<</Type /Catalog /Pages 2 0 R>>")}, {num: 2, value: []byte("<</Type /Pages /Kids [3 0 R] /Count 1>>")},
			{num: 3, value: []byte("<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources <</XObject <</X 5 0 R>>>>>>")}, {num: 4, value: []byte("<<>>"), stream: []byte("/X Do "), isStream: true}}
		n := upTo(r, 60)
		for i := range n {
			objects = append(objects, object{num: 5 + i, value: fmt.Appendf(nil, "<</Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources <</XObject <</X %d 0 R>>>>>>", 5+min(i+1, n)), stream: []byte("/X Do /X Do /X Do /X Do "), isStream: true})
		}
		objects = append(objects, object{num: 5 + n, value: []byte("<</Type /XObject /Subtype /Form /BBox [0 0 9 9]>>"), stream: []byte("0 0 m 9 9 l S"), isStream: true})
		return writePDF(objects, "/Root 1 0 R")
	}},
	{"a font of itself", ".pdf", func(r *rand.Rand) []byte {
		return writePDF([]object{{num: 1, value: []byte("<</Type /Catalog /Pages 2 0 R>>")}, {num: 2, value: []byte("<</Type /Pages /Kids [3 0 R] /Count 1>>")},
			{num: 3, value: []byte("<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources 6 0 R>>")},
			{num: 4, value: []byte("<<>>"), stream: []byte(strings.Repeat("BT /F1 9 Tf 9 9 Td (aaaaaaaaaa) Tj ET ", upTo(r, 5_000))), isStream: true},
			{num: 5, value: []byte("<</Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [0 0 0 0 0 0] /FirstChar 97 /LastChar 97 /Widths [0] /Encoding <</Differences [97 /a]>> /CharProcs <</a 7 0 R>> /Resources 6 0 R /ToUnicode 5 0 R>>")},
			{num: 6, value: []byte("<</Font <</F1 5 0 R>> /XObject <</X 7 0 R>>>>")}, {num: 7, value: []byte("<</Type /XObject /Subtype /Form /Resources 6 0 R>>"), stream: []byte("/X Do BT /F1 9 Tf (a) Tj ET "), isStream: true}}, "/Root 1 0 R")
	}},
	{"a character map of many ranges", ".pdf", func(r *rand.Rand) []byte {
		cmap := "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange " + strings.Repeat("1 beginbfrange <0000> <FFFF> <0041> endbfrange ", upTo(r, 20_000)) + "endcmap"
		return writePDF([]object{{num: 1, value: []byte("<</Type /Catalog /Pages 2 0 R>>")}, {num: 2, value: []byte("<</Type /Pages /Kids [3 0 R] /Count 1>>")},
			{num: 3, value: []byte("<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>")}, {num: 4, value: []byte("<<>>"), stream: []byte("BT /F1 9 Tf 9 99 Td <00010002> Tj ET"), isStream: true},
			{num: 5, value: []byte("<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [7 0 R]>>")}, {num: 6, value: []byte("<<>>"), stream: []byte(cmap), isStream: true, packed: true},
			{num: 7, value: []byte("<</Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500 /W [" + strings.Repeat("0 65535 500 ", upTo(r, 20_000)) + "] /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>>>")}}, "/Root 1 0 R")
	}},
	{"objects packed in streams", ".pdf", func(r *rand.Rand) []byte {
		return packedObjects(10, strings.Repeat("[(x)(Acme)] ", upTo(r, 1_900_000)), nil)
	}},
	{"numbers packed in streams", ".pdf", func(r *rand.Rand) []byte {
		return packedObjects(20, strings.Repeat("1 2 3 4 5 6 ", upTo(r, 600_000)), nil)
	}},
	{"many streams of objects", ".pdf", func(r *rand.Rand) []byte {
		return packedObjects(upTo(r, 2_000), strings.Repeat("[(x)(Acme)] ", 40_000), nil)
	}},
	{"objects that share their bytes", ".pdf", func(r *rand.Rand) []byte {
		text := strings.Repeat("[(x)(Acme)] ", upTo(r, 50_000))
		ends := make([]int, upTo(r, 5_000))
		for i := range ends {
			ends[i] = i % 2 * (len(text) + 1)
		}
		return packedObjects(1, text, ends)
	}},
	{"one object of many texts", ".pdf", func(r *rand.Rand) []byte {
		return formOf(1, func(i int) string {
			return "<</Type /Annot /Subtype /Widget /FT /Ch /T (c) /Opt [" + strings.Repeat("[(x)(Acme)] ", upTo(r, 600_000)) + "] /V (x) /Rect [100 100 300 120]>>"
		})
	}},
	{"objects that do not end", ".pdf", func(r *rand.Rand) []byte {
		objects := []object{{num: 1, value: []byte("<</Type /Catalog /Pages 2 0 R>>")}, {num: 2, value: []byte("<</Type /Pages /Kids [3 0 R] /Count 1>>")}, {num: 3, value: []byte("<</Type /Page /MediaBox [0 0 612 792]>>")}}
		for i := range upTo(r, 50_000) {
			objects = append(objects, object{num: 4 + i, value: []byte("(x")})
		}
		return bytes.ReplaceAll(writePDF(objects, "/Root 1 0 R"), []byte("(x\nendobj"), []byte("(x         "))
	}},
	{"a stream of nothing", ".pdf", func(r *rand.Rand) []byte {
		return onPage(strings.Repeat(" ", upTo(r, 60<<20)))
	}},
	{"packed again and again", ".pdf", func(r *rand.Rand) []byte {
		data := bytes.Repeat([]byte{' '}, upTo(r, 40<<20))
		for range 3 {
			var z bytes.Buffer
			w := zlib.NewWriter(&z)
			w.Write(data)
			w.Close()
			data = z.Bytes()
		}
		return writePDF([]object{{num: 1, value: []byte("<</Type /Catalog /Pages 2 0 R>>")}, {num: 2, value: []byte("<</Type /Pages /Kids [3 0 R] /Count 1>>")},
			{num: 3, value: []byte("<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents [" + strings.Repeat("4 0 R ", 50) + "]>>")},
			{num: 4, value: []byte("<</Filter [/FlateDecode /FlateDecode /FlateDecode]>>"), stream: data, isStream: true}}, "/Root 1 0 R")
	}},
	{"operators without end", ".pdf", func(r *rand.Rand) []byte {
		return onPage(loaHead + strings.Repeat("q 1 0 0 1 0 0 cm BT ET Q ", upTo(r, 400_000)))
	}},
	{"deep arrays", ".pdf", func(r *rand.Rand) []byte {
		n := upTo(r, 2_000_000)
		return append(append([]byte("%PDF-1.7\n1 0 obj\n"), bytes.Repeat([]byte("["), n)...), "\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF"...)
	}},
	{"deep dictionaries", ".pdf", func(r *rand.Rand) []byte {
		n := upTo(r, 500_000)
		return []byte("%PDF-1.7\n1 0 obj\n" + strings.Repeat("<</A", n) + " 1 " + strings.Repeat(">>", n) + "\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer <</Size 2 /Root 1 0 R>>\nstartxref\n" + fmt.Sprint(n*6+40) + "\n%%EOF")
	}},
	{"objects without end", ".pdf", func(r *rand.Rand) []byte {
		var b strings.Builder
		b.WriteString("%PDF-1.7\n")
		for i := range upTo(r, 200_000) {
			fmt.Fprintf(&b, "%d 0 obj<</Type/Page/Parent 2 0 R>>endobj\n", i+1)
		}
		return []byte(b.String() + "trailer<</Root 1 0 R>>")
	}},
	{"a table of objects of 4 GB", ".pdf", func(*rand.Rand) []byte {
		return []byte("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\nxref\n0 4294967295\n0000000000 65535 f \n0000000009 00000 n \ntrailer<</Size 4294967295/Root 1 0 R>>\nstartxref\n99\n%%EOF")
	}},

	{"sheets without end", ".xlsx", func(r *rand.Rand) []byte {
		sheets := make([]string, upTo(r, 2_000))
		for i := range sheets {
			sheets[i] = rowsOf(3, "Customer Name", "Acme")
		}
		return bookOf(sheets...)
	}},
	{"labels in every cell", ".xlsx", func(r *rand.Rand) []byte {
		return bookOf(rowsOf(upTo(r, 15_000), "Customer Name", "Service Address", "BTN", "Account Number", "Telephone Number", "PIN"))
	}},
	{"a million cells", ".xlsx", func(r *rand.Rand) []byte {
		return bookOf(rowsOf(upTo(r, 50_000), strings.Fields(strings.Repeat("a ", 20))...))
	}},
	{"values of no label", ".xlsx", func(r *rand.Rand) []byte {
		return bookOf(rowsOf(1, "Customer Name", "Acme") + rowsOf(1, "TN") + rowsOf(upTo(r, 100_000), "217-555-0100 thru 0199", "xyz"))
	}},
	{"wide rows", ".xlsx", func(r *rand.Rand) []byte {
		return bookOf(rowsOf(upTo(r, 60), strings.Fields(strings.Repeat("Name 217-555-0100 x ", 5_000))...))
	}},
	{"accounts without end", ".xlsx", func(r *rand.Rand) []byte {
		var b strings.Builder
		for i := range upTo(r, 20_000) {
			b.WriteString(rowsOf(1, "Account Number", fmt.Sprint(100_000+i)) + rowsOf(1, "TN", fmt.Sprintf("217-555-%04d", i%10_000)))
		}
		return bookOf(b.String())
	}},
	{"merged cells without end", ".xlsx", func(r *rand.Rand) []byte {
		return mergesOf(upTo(r, 150_000))
	}},
	{"zeros in a zip", ".xlsx", func(r *rand.Rand) []byte {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		piece := make([]byte, 1<<20)
		for _, name := range []string{"[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"} {
			f, _ := w.Create(name)
			for range upTo(r, 120) {
				f.Write(piece)
			}
		}
		w.Close()
		return b.Bytes()
	}},

	{"a giant field", ".csv", func(r *rand.Rand) []byte {
		return []byte("Customer Name,Acme\nTN\n217-555-0100\n\"" + strings.Repeat("a field that does not end, ", upTo(r, 1_000_000)))
	}},
	{"columns without end", ".csv", func(r *rand.Rand) []byte {
		return []byte(strings.Repeat("Customer Name,", upTo(r, 16_000)) + "\n" + strings.Repeat("217-555-0100,", 16_000) + "\n")
	}},
	{"labels in a table", ".csv", func(r *rand.Rand) []byte {
		return []byte(strings.Repeat("Customer Name,Service Address,BTN,Account Number,TN,PIN,Remarks\n", upTo(r, 60_000)))
	}},
	{"ranges without end", ".csv", func(r *rand.Rand) []byte {
		return []byte("Account Number,1\nTN\n" + strings.Repeat("217-555-0000 thru 217-555-9999\n", upTo(r, 20_000)))
	}},
	{"ranges on one line", ".txt", func(r *rand.Rand) []byte {
		return []byte("CUSTOMER SERVICE RECORD\nTN " + strings.Repeat("217-555-0100 thru 0199, ", upTo(r, 50_000)))
	}},
	{"numbers on one line", ".txt", func(r *rand.Rand) []byte {
		return []byte("CUSTOMER SERVICE RECORD\nTN " + strings.Repeat("217-555-0100 ", upTo(r, 300_000)))
	}},
	{"digits without end", ".txt", func(r *rand.Rand) []byte {
		return []byte("CUSTOMER SERVICE RECORD\nAccount Number: " + strings.Repeat("2175550100", upTo(r, 300_000)))
	}},
	{"a printed record without end", ".txt", func(r *rand.Rand) []byte {
		return []byte("217 555-0100 318 CUSTOMER SERVICE RECORD\n---LIST\nLN Acme\nSA 1 Main St\n---BILL\n---S&E\n" + strings.Repeat("1 1FB /TN 217 555-0101/LN (NP) Acme /LCC X\n/ZZZ /HTG A /DES x\n", upTo(r, 40_000)))
	}},
	{"lines of blanks", ".txt", func(r *rand.Rand) []byte {
		return []byte("CUSTOMER SERVICE RECORD\n" + strings.Repeat(strings.Repeat(" ", 300)+"x"+strings.Repeat(" ", 300)+":\n", upTo(r, 20_000)))
	}},
	{"a record of labels", ".txt", func(r *rand.Rand) []byte {
		return []byte("CUSTOMER SERVICE RECORD\n" + strings.Repeat("Customer Name: Service Address: BTN: Account Number: ", upTo(r, 30_000)))
	}},
	{"deep JSON", ".json", func(r *rand.Rand) []byte {
		n := upTo(r, 5_000_000)
		return []byte(`{"customer_name":"Acme","account":` + strings.Repeat("[", n))
	}},
	{"deep JSON objects", ".json", func(r *rand.Rand) []byte {
		n := upTo(r, 60)
		return []byte(`{"account_number":"1","accounts":` + strings.Repeat(`{"accounts":[{"account_number":"2","x":1},`, 0) + strings.Repeat(`{"a":`, n) + strings.Repeat(`1`, 1) + strings.Repeat("}", n) + "}")
	}},
	{"wide JSON", ".json", func(r *rand.Rand) []byte {
		return []byte(`{"account_number":"1","telephone_numbers":[` + strings.Repeat(`{"telephone_number":"2175550100","status":"active","name":"x"},`, upTo(r, 100_000)) + `{}]}`)
	}},
	{"JSON of accounts", ".json", func(r *rand.Rand) []byte {
		return []byte(`{"accounts":[` + strings.Repeat(`{"account_number":"1","customer_name":"Acme","telephone_numbers":["2175550100"]},`, upTo(r, 60_000)) + `{}]}`)
	}},
	{"keys of JSON", ".json", func(r *rand.Rand) []byte {
		var b strings.Builder
		b.WriteString(`{"account_number":"1"`)
		for i := range upTo(r, 100_000) {
			fmt.Fprintf(&b, `,"customer_name_%d":"x"`, i)
		}
		return []byte(b.String() + "}")
	}},
	{"deep XML", ".xml", func(r *rand.Rand) []byte {
		return []byte(`<?xml version="1.0"?><csr><accountNumber>1</accountNumber>` + strings.Repeat("<a>", upTo(r, 1_000_000)))
	}},
	{"wide XML", ".xml", func(r *rand.Rand) []byte {
		return []byte(`<?xml version="1.0"?><csr><accountNumber>1</accountNumber>` + strings.Repeat("<tn>2175550100</tn>", upTo(r, 150_000)) + "</csr>")
	}},
	{"attributes of XML", ".xml", func(r *rand.Rand) []byte {
		var b strings.Builder
		b.WriteString(`<?xml version="1.0"?><csr`)
		for i := range upTo(r, 60_000) {
			fmt.Fprintf(&b, ` a%d="1"`, i)
		}
		return []byte(b.String() + "><accountNumber>1</accountNumber></csr>")
	}},
	{"entities of XML", ".xml", func(r *rand.Rand) []byte {
		return entity(rand.New(rand.NewPCG(1, 1)), []byte(`<?xml version="1.0"?><csr><accountNumber>1</accountNumber></csr>`), `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY m "&a;&a;&a;">]>`, "&m;")
	}},
	{"a mail of parts", ".eml", func(r *rand.Rand) []byte {
		return []byte("From: a@b.example\nSubject: Port order rejected\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\nContent-Type: text/plain\n\nrejected: 7440\n", upTo(r, 100_000)))
	}},
	{"a mail of answers", ".eml", func(r *rand.Rand) []byte {
		return []byte("From: a@b.example\nSubject: Port order PON-1 rejected\n\n" + strings.Repeat("> ", upTo(r, 100_000)) + "\n" + strings.Repeat("> On Monday somebody wrote:\n> reject code 7440: the PIN is wrong\n", 20_000))
	}},
	{"a mail of dates", ".eml", func(r *rand.Rand) []byte {
		return []byte("From: a@b.example\nSubject: FOC for PON-1\n\nFirm order commitment\n" + strings.Repeat("FOC date: 12/01/2026 10:00 CST, 217-555-0100 - 217-555-0199\n", upTo(r, 30_000)))
	}},
	{"a mail of markup", ".eml", func(r *rand.Rand) []byte {
		return []byte("From: a@b.example\nSubject: Port order rejected\nContent-Type: text/html\n\n" + strings.Repeat("<table><tr><td>", upTo(r, 100_000)) + "7440 rejected")
	}},
	{"a mail in base64", ".eml", func(r *rand.Rand) []byte {
		return []byte("From: a@b.example\nSubject: LOA\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/pdf; name=loa.pdf\nContent-Transfer-Encoding: base64\n\n" + strings.Repeat("QUFB", upTo(r, 2_000_000)) + "\n--b--\n")
	}},
	{"a list of locations", ".csv", func(r *rand.Rand) []byte {
		return []byte("Phone Number,Caller Name,ELIN,E911 Address,City,State,ZIP\n" + strings.Repeat("217-555-0100,Desk,217-555-0199,\"1 Main St, Peoria, IL 61602\",Peoria,IL,61602\n", upTo(r, 49_000)))
	}},
}

// mergesOf is a workbook with many merged ranges.
func mergesOf(n int) []byte {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<mergeCell ref="A%d:C%d"/>`, i+1, i+1)
	}
	parts := readPackage(bookOf(rowsOf(1000, "Customer Name", "Acme")))
	for i := range parts {
		if strings.HasSuffix(parts[i].name, "sheet1.xml") {
			parts[i].data = bytes.Replace(parts[i].data, []byte("</sheetData>"), []byte("</sheetData><mergeCells>"+b.String()+"</mergeCells>"), 1)
		}
	}
	return writePackage(parts)
}
