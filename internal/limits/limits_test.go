package limits_test

// Every limit, just under and just over: what is said, and that nothing is said
// where the limit is kept. The inputs are made here, as large as the limits are.

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"hash/crc32"
	"image"
	"image/png"
	"io"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/intake"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/ocr/tesseract"
	paper "github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/pdftest"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/programtest"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// probes makes for a limit an input that has n of what it bounds, and says what
// is told of it. Limits without a sentence need none.
var probes = map[string]func(t *testing.T, n int) string{
	"FileBytes": func(t *testing.T, n int) string { return read(t, append([]byte("PK\x03\x04"), make([]byte, n-4)...)) },
	"BesideBytes": func(t *testing.T, n int) string {
		text := "Account Number,4711\nTN,Remarks\n"
		for each := 0; n > 0; n -= 1000 * each { // ranges of a thousand numbers
			each = min((n+999)/1000, 50_000)
			text += fmt.Sprintf("217-555-%d000 thru 217-555-%d999,%s\n", strings.Count(text, "\n"), strings.Count(text, "\n"), strings.Repeat("a", each))
		}
		return read(t, []byte(text))
	},
	"FieldBytes": func(t *testing.T, n int) string {
		return read(t, []byte("Customer Name,"+strings.Repeat("a", n)+"\nAccount Number,4711\nTN\n217-555-0100\n"))
	},

	"PDFPages": func(t *testing.T, n int) string {
		var kids strings.Builder
		for range n {
			kids.WriteString("<</Type /Page /MediaBox [0 0 600 800] /Contents 3 0 R /Resources <</Font <</F1 4 0 R>>>>>> ")
		}
		return read(t, pdftest.File("<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids ["+kids.String()+"] /Count "+strconv.Itoa(n)+">>", stream("BT /F1 9 Tf 50 50 Td (x) Tj ET"), pdftest.Helvetica))
	},
	"PDFObjects": func(t *testing.T, n int) string {
		more := make([]string, n-5)
		for i := range more {
			more[i] = "1"
		}
		return read(t, page("BT /F1 9 Tf 50 50 Td (x) Tj ET", "", more...))
	},
	"PDFObjectBytes": func(t *testing.T, n int) string {
		return read(t, page("BT /F1 9 Tf 50 50 Td (x) Tj ET", "", "<"+strings.Repeat("41", (n-1000)/2)+">"))
	},
	"PDFElements": func(t *testing.T, n int) string {
		const fields = 64 // which share their options; what else they have takes some steps more
		objects := []string{"[" + strings.Repeat("0 ", n/fields-50) + "]"}
		var refs strings.Builder
		for i := range fields {
			objects = append(objects, fmt.Sprintf("<</Subtype /Widget /Rect [1 1 9 9] /FT /Btn /T (f%05d) /Opt 6 0 R>>", i))
			fmt.Fprintf(&refs, "%d 0 R ", 7+i)
		}
		return read(t, page("BT /F1 9 Tf 50 50 Td (x) Tj ET", "/Annots ["+refs.String()+"]", objects...))
	},
	"PDFStreamBytes": func(t *testing.T, n int) string { return read(t, page(spaces(n), "")) },
	"PDFTotalBytes": func(t *testing.T, n int) string {
		third := n / 3
		return read(t, book([]string{spaces(third - 16), spaces(third - 16), spaces(n - 2*third - 64)}))
	},
	"PDFDepth": func(t *testing.T, n int) string {
		var forms []string
		for i := range n - 1 {
			forms = append(forms, form(fmt.Sprintf("/XObject <</X %d 0 R>>", 7+i), "/X Do"))
		}
		forms = append(forms, form("", "0 0 m 9 9 l S"))
		return read(t, page("/X Do BT /F1 9 Tf 50 50 Td (x) Tj ET", "/Resources <</Font <</F1 5 0 R>> /XObject <</X 6 0 R>>>>", forms...))
	},
	"PDFRecursion": func(t *testing.T, n int) string {
		return read(t, page("BT /F1 9 Tf 50 50 Td (x) Tj ET", "/X "+strings.Repeat("[", n)+strings.Repeat("]", n)))
	},
	"PDFForms": func(t *testing.T, n int) string {
		return read(t, page(strings.Repeat("/X Do ", n)+"BT /F1 9 Tf 50 50 Td (x) Tj ET", "/Resources <</Font <</F1 5 0 R>> /XObject <</X 6 0 R>>>>", form("", "")))
	},
	"PDFOperators": func(t *testing.T, n int) string { return read(t, page(strings.Repeat("n ", n), "")) },
	"PDFGlyphs": func(t *testing.T, n int) string {
		var pages []string
		each := n / 10
		for i := range 10 {
			if i == 9 {
				each = n - 9*each
			}
			pages = append(pages, "BT /F1 1 Tf 10 10 Td "+strings.Repeat("("+strings.Repeat("a", 100)+") Tj 0 1 Td ", each/100)+"("+strings.Repeat("a", each%100)+") Tj ET")
		}
		return read(t, book(pages))
	},
	"PDFPageGlyphs": func(t *testing.T, n int) string {
		return read(t, page("BT /F1 1 Tf 10 10 Td "+strings.Repeat("("+strings.Repeat("a", 100)+") Tj 0 1 Td ", n/100)+"("+strings.Repeat("a", n%100)+") Tj ET", ""))
	},
	"PDFRuns": func(t *testing.T, n int) string {
		return read(t, book([]string{
			"BT /F1 1 Tf 10 10 Td " + strings.Repeat("(a) Tj 0 1 Td ", n/2) + "ET", "BT /F1 1 Tf 10 10 Td " + strings.Repeat("(a) Tj 0 1 Td ", n-n/2) + "ET"}))
	},
	"PDFFonts": func(t *testing.T, n int) string {
		var names, text strings.Builder
		more := make([]string, n-1)
		for i := range more {
			more[i] = pdftest.Helvetica
			fmt.Fprintf(&names, "/G%d %d 0 R ", i, 6+i)
			fmt.Fprintf(&text, "/G%d 9 Tf (x) Tj ", i)
		}
		return read(t, page("BT 9 9 Td /F1 9 Tf (x) Tj "+text.String()+"ET", "/Resources <</Font <</F1 5 0 R "+names.String()+">>>>", more...))
	},
	"PDFPaths": func(t *testing.T, n int) string {
		return read(t, page(strings.Repeat("9 9 m 99 9 l S ", n)+"BT /F1 9 Tf 50 50 Td (x) Tj ET", ""))
	},
	"PDFFields": func(t *testing.T, n int) string {
		var refs strings.Builder
		more := make([]string, n)
		for i := range more {
			more[i] = fmt.Sprintf("<</Subtype /Widget /Rect [1 1 9 9] /FT /Tx /T (f%d) /V (x)>>", i)
			fmt.Fprintf(&refs, "%d 0 R ", 6+i)
		}
		return read(t, page("BT /F1 9 Tf 50 50 Td (x) Tj ET", "/Annots ["+refs.String()+"]", more...))
	},
	"PDFValueBytes": func(t *testing.T, n int) string {
		return read(t, page("BT /F1 9 Tf 50 50 Td (x) Tj ET", "/Annots [6 0 R]", "<</Subtype /Widget /Rect [1 1 9 9] /FT /Tx /T (f) /V 7 0 R>>", stream(strings.Repeat("v", n))))
	},
	"PDFCMapText": func(t *testing.T, n int) string {
		m := "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0041> <" + strings.Repeat("0058", n/2) + strings.Repeat("00", n%2) + "> endbfchar endcmap"
		return read(t, page("BT /F2 9 Tf 50 50 Td <0041> Tj ET", "/Resources <</Font <</F1 5 0 R /F2 6 0 R>>>>",
			"<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 8 0 R>>",
			"<</Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>>>", stream(m)))
	},

	"SheetUnpacked": func(t *testing.T, n int) string {
		p := workbook("")
		for _, text := range p {
			n -= len(text)
		}
		for i := 0; n > 0; i++ {
			p[fmt.Sprintf("xl/media/%d.bin", i)] = spaces(min(n, 8<<20))
			n -= min(n, 8<<20)
		}
		return readSheet(t, packed(t, p))
	},
	"SheetParts": func(t *testing.T, n int) string {
		p := workbook("")
		for i := len(p); i < n; i++ {
			p[fmt.Sprintf("xl/media/%d.bin", i)] = ""
		}
		return readSheet(t, packed(t, p))
	},
	"SheetRatio": func(t *testing.T, n int) string {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for name, text := range workbook("") {
			f, _ := w.Create(name)
			io.WriteString(f, text)
		}
		// A part that is packed just so far: a deflate stream, with noise to its measure.
		size := 9 << 20
		var part bytes.Buffer
		z, _ := flate.NewWriter(&part, 9)
		io.WriteString(z, spaces(size))
		z.Close()
		raw := part.Bytes()
		f, _ := w.CreateRaw(&zip.FileHeader{Name: "xl/media/a.bin", Method: zip.Deflate, CRC32: crc32.ChecksumIEEE([]byte(spaces(size))),
			CompressedSize64: uint64(max(len(raw), size/n-1)), UncompressedSize64: uint64(size)})
		f.Write(raw)
		f.Write(make([]byte, max(0, size/n-1-len(raw))))
		w.Close()
		return readSheet(t, b.Bytes())
	},
	"SheetXMLDepth": func(t *testing.T, n int) string {
		n -= 4 // worksheet, sheetData, row, c
		return readSheet(t, packed(t, workbook(`<row r="1"><c r="A1"><v>1</v>`+strings.Repeat("<x>", n)+strings.Repeat("</x>", n)+`</c></row>`)))
	},
	"SheetXMLTag": func(t *testing.T, n int) string {
		return readSheet(t, packed(t, workbook(`<row r="1" x="`+strings.Repeat("a", n-14)+`"><c r="A1"><v>1</v></c></row>`)))
	},
	"Sheets": func(t *testing.T, n int) string {
		p := workbook("")
		var names, rels strings.Builder
		for i := range n {
			fmt.Fprintf(&names, `<sheet name="S%d" sheetId="%d" r:id="rId%d"/>`, i, i+1, i)
			fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/s%d.xml"/>`, i, i)
			p[fmt.Sprintf("xl/worksheets/s%d.xml", i)] = p["xl/worksheets/sheet1.xml"]
		}
		delete(p, "xl/worksheets/sheet1.xml")
		p["xl/workbook.xml"] = workbookXML(names.String())
		p["xl/_rels/workbook.xml.rels"] = relations(rels.String())
		return readSheet(t, packed(t, p))
	},
	"SheetRows":    func(t *testing.T, n int) string { return readSheet(t, []byte(strings.Repeat("a\n", n))) },
	"SheetColumns": func(t *testing.T, n int) string { return readSheet(t, []byte("a,b\n"+strings.Repeat(",", n-1)+"z\n")) },
	"SheetCells": func(t *testing.T, n int) string {
		return readSheet(t, []byte(strings.Repeat("a,b,c,d,e,f,g,h\n", n/8)+strings.Repeat("a,", n%8)))
	},
	"SheetCellBytes": func(t *testing.T, n int) string { return readSheet(t, []byte("a,"+strings.Repeat("b", n)+"\n")) },
	"SheetTextBytes": func(t *testing.T, n int) string {
		p := workbook("")
		random := make([]byte, 3_000)
		rand.NewChaCha8([32]byte{}).Read(random)
		noise := strings.Repeat("a", 94_000) + hex.EncodeToString(random)
		var text strings.Builder
		for i := 0; n > 0; i++ {
			k := min(n, 100_000)
			// Noise enough that it is not taken for a bomb.
			text.WriteString("<si><t>" + (strconv.Itoa(i) + noise)[:k] + "</t></si>")
			n -= k
		}
		p["xl/sharedStrings.xml"] = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + text.String() + "</sst>"
		p["xl/_rels/workbook.xml.rels"] = relations(worksheet + `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>`)
		return readSheet(t, packed(t, p))
	},
	"SheetMerges": func(t *testing.T, n int) string {
		p := workbook(`<row r="1"><c r="A1"><v>1</v></c></row>`)
		p["xl/worksheets/sheet1.xml"] = strings.Replace(p["xl/worksheets/sheet1.xml"], "</worksheet>", "<mergeCells>"+strings.Repeat(`<mergeCell ref="A1:B1"/>`, n)+"</mergeCells></worksheet>", 1)
		return readSheet(t, packed(t, p))
	},
	"SheetStyles": func(t *testing.T, n int) string {
		return readSheet(t, packed(t, styled("", strings.Repeat("<xf/>", n))))
	},
	"SheetFormats": func(t *testing.T, n int) string {
		var formats, xfs strings.Builder
		for i := range n {
			fmt.Fprintf(&formats, `<numFmt numFmtId="%d" formatCode="0&quot;%d&quot;"/>`, 200+i, i)
			fmt.Fprintf(&xfs, `<xf numFmtId="%d"/>`, 200+i)
		}
		return readSheet(t, packed(t, styled("<numFmts>"+formats.String()+"</numFmts>", xfs.String())))
	},

	"RecordAccounts": func(t *testing.T, n int) string {
		var b strings.Builder
		b.WriteString("Account Number,Customer Name,TN\n")
		for i := range n {
			fmt.Fprintf(&b, "A-%d,C %d,%d\n", i, i, 2012000000+i)
		}
		return read(t, []byte(b.String()))
	},
	"RecordPlaces": func(t *testing.T, n int) string {
		var b strings.Builder
		b.WriteString("Customer Service Record\nAccount Number,4711\nCustomer Name,Acme\n")
		for i := range n + 1 {
			fmt.Fprintf(&b, "Service Address:,%d Main St\nCity:,Peoria\nTN,Status\n%d,Active\n", i+1, 2012000000+i)
		}
		return read(t, []byte(b.String()))
	},
	"RecordRemarks": func(t *testing.T, n int) string {
		return read(t, []byte("Account Number,4711\nCustomer Name,Acme\nRemarks,"+strings.Repeat("r", n)+"\nRemarks,and more\nTN\n217-555-0100\n"))
	},
	"ResponseDepth": func(t *testing.T, n int) string {
		return read(t, []byte(`{"account_number": "4711", "numbers": [{"tn": "2175550100"}], "x": `+strings.Repeat("[", n)+strings.Repeat("]", n)+"}"))
	},
	"ResponseValues": func(t *testing.T, n int) string {
		return read(t, []byte(`{"account_number": "4711", "numbers": [{"tn": "2175550100"}], "x": [`+strings.Repeat("1,", n-8)+"1,1]}"))
	},
	"ResponseNames": func(t *testing.T, n int) string {
		var b strings.Builder
		for i := range n - 5 {
			fmt.Fprintf(&b, `, "%d": "1"`, i)
		}
		return read(t, []byte(`{"account_number": "4711", "numbers": [{"tn": "2175550100"}], "x": {"y": "1"`+b.String()+`}}`))
	},
	"ResponseStretch": func(t *testing.T, n int) string {
		return read(t, []byte(`{"account_number": "4711", "numbers": [{"tn": "2175550100"}], "x": "`+strings.Repeat("a", n-1)+`"}`))
	},
	"ResponseHangs": func(t *testing.T, n int) string {
		return read(t, []byte(`<csr><account>4711</account><numbers><n>`+strings.Repeat("<tn>2175550100</tn>", 1000)+strings.Repeat("<status>active</status>", (n+999)/1000)+`</n></numbers></csr>`))
	},
	"RangeNumbers": func(t *testing.T, n int) string {
		return telephone.FindAll(fmt.Sprintf("217-555-0000 - %03d-%03d-%04d", 217, 555+(n-1)/10000, (n-1)%10000))[0].Invalid
	},
	"TextCells": func(t *testing.T, n int) string {
		return read(t, []byte("Account:  4711\n"+strings.Repeat("a  b  c  d  e  f  g  h\n", (n-2)/8)+strings.Repeat("a\n", (n-2)%8+1)))
	},
	"TextNumbers": func(t *testing.T, n int) string {
		ranges := ""
		for ; n > 0; n -= 10_000 {
			ranges += fmt.Sprintf("217-555-0000 to 217-555-%04d; ", min(n, 10_000)-1)
		}
		found := telephone.FindAll(ranges)
		return found[len(found)-1].Invalid
	},
	"RecordNumbers": func(t *testing.T, n int) string {
		var b strings.Builder
		b.WriteString("Account Number,4711\nCustomer Name,Acme\nTN\n")
		for i := 0; n > 0; n -= 10_000 {
			fmt.Fprintf(&b, "608-%03d-0000 - 608-%03d-%04d\n", 200+i, 200+i, min(n, 10_000)-1)
			i++
		}
		return read(t, []byte(b.String()))
	},

	"NoticeNumbers": func(t *testing.T, n int) string {
		var b strings.Builder
		b.WriteString("From: a@carrier.example\nTo: b@us.example\nSubject: Port order 4711 rejected\nContent-Type: text/plain\n\nYour port order 4711 has been rejected.\nReject reason: 7402 Service address mismatch\nNumbers: ")
		for i := 0; i < n; i += 10_000 {
			fmt.Fprintf(&b, "608-%03d-0000 - 608-%03d-%04d\n", 200+i/10000, 200+i/10000, min(9999, n-i-1))
		}
		return read(t, []byte(b.String()))
	},
	"MailDepth": func(t *testing.T, n int) string {
		mail := ""
		for i := range n {
			mail += fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
		}
		return read(t, []byte(mailHead+mail+"Content-Type: text/plain\n\nYour port order 4711 has been rejected: 7402\n"))
	},
	"MailParts": func(t *testing.T, n int) string {
		return read(t, []byte(mailHead+"Content-Type: multipart/mixed; boundary=b\n\n"+strings.Repeat("--b\nContent-Type: text/plain\n\nYour port order 4711 has been rejected: 7402\n", n-1)+"--b--\n"))
	},
	"MailAttachments": func(t *testing.T, n int) string {
		return read(t, []byte(mailHead+"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nYour port order 4711 has been rejected: 7402\n"+strings.Repeat("--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\nx\n", n)+"--b--\n"))
	},
	"MailAttached": func(t *testing.T, n int) string {
		return read(t, []byte(mailHead+"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nYour port order 4711 has been rejected: 7402\n--b\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=a.pdf\n\n"+base64.StdEncoding.EncodeToString(make([]byte, n))+"\n--b--\n"))
	},
	"Locations": func(t *testing.T, n int) string {
		var b strings.Builder
		b.WriteString("Phone Number,Caller Name,ELIN,E911 Address\n")
		for i := range n {
			fmt.Fprintf(&b, "%d,Desk,608-555-0199,\"1 Main St, Peoria, IL 61602\"\n", 2012000000+i)
		}
		return read(t, []byte(b.String()))
	},
	"SignOffBytes": func(t *testing.T, n int) string {
		text := signOff(t, "Jo Doe", "", 1)
		return read(t, []byte(text+strings.Repeat(" ", n-len(text))))
	},
	"SignOffPapers": func(t *testing.T, n int) string { return read(t, []byte(signOff(t, "Jo Doe", "", n))) },
	"SignOffRemarks": func(t *testing.T, n int) string {
		return read(t, []byte(signOff(t, "Jo Doe", strings.Repeat("r", n), 1)))
	},
	"SignOffName": func(t *testing.T, n int) string { return read(t, []byte(signOff(t, strings.Repeat("J", n), "", 1))) },

	"PicturePixels": func(t *testing.T, n int) string {
		return picture(t, image.NewGray(image.Rect(0, 0, 10, 10)), n/10_000, 10_000+n%10_000)
	},
	"PictureLong": func(t *testing.T, n int) string { return picture(t, image.NewGray(image.Rect(0, 0, 10, 10)), n, 10) },
	"PictureBytes": func(t *testing.T, n int) string {
		return picture(t, image.NewRGBA(image.Rect(0, 0, 10, 10)), n/5/5000, 5000)
	},
	"OCRPages": func(t *testing.T, n int) string {
		doc := &paper.Document{}
		for i := range n {
			doc.Pages = append(doc.Pages, &paper.Page{Number: i + 1, Media: porting.Box{0, 0, 612, 792}, Images: []paper.Image{{Box: porting.Box{0, 0, 612, 792}}}})
		}
		engine := &countingEngine{}
		if err := ocr.Fill(t.Context(), engine, nil, doc); err != nil {
			t.Fatal(err)
		}
		if engine.pages > limits.OCRPages {
			t.Errorf("%d pages were read", engine.pages)
		}
		// A fax of as many pages is told the same.
		fax, err := ocr.ReadImage(t.Context(), engine, faxOf(n))
		if err != nil {
			t.Fatal(err)
		}
		if a, b := limitOf(doc.Problems), limitOf(fax.Problems); a != b {
			t.Errorf("a PDF is told %q, a fax %q", a, b)
		}
		return said(doc.Problems)
	},

	"CarrierFile": func(t *testing.T, n int) string {
		_, err := carrier.Override([]byte("#" + strings.Repeat("a", n-1)))
		return fmt.Sprint(err)
	},
}

// countingEngine reads nothing, and counts how often it is asked.
type countingEngine struct{ pages int }

func (e *countingEngine) Page(context.Context, []byte, *paper.Page) (*ocr.Picture, error) {
	e.pages++
	return &ocr.Picture{}, nil
}

func (e *countingEngine) Image(context.Context, []byte) ([]*ocr.Picture, error) {
	return []*ocr.Picture{{}}, nil
}

// faxOf is the chain of a fax file's pages, without their pictures.
func faxOf(n int) []byte {
	b := []byte("II*\x00\x08\x00\x00\x00")
	for i := range n {
		next := uint32(0)
		if i < n-1 {
			next = uint32(len(b) + 6)
		}
		b = binary.LittleEndian.AppendUint32(append(b, 0, 0), next)
	}
	return b
}

// limitOf is what is said of a limit.
func limitOf(problems []porting.Problem) string {
	for _, p := range problems {
		if p.Code == porting.ProblemLimit {
			return p.Message
		}
	}
	return ""
}

// steps are how far over a limit an input has to go, where it is not one.
var steps = map[string]int{"PDFObjects": 8, "PDFObjectBytes": 4000, "PDFTotalBytes": 128, "PDFGlyphs": 1, "PDFRecursion": 30, "PDFElements": 4000, "SheetRatio": 8, "PicturePixels": 1_000_000, "PictureBytes": 50_000, "SheetXMLTag": 64, "MailAttached": 3, "BesideBytes": 1000, "ResponseHangs": 1000}

// timed limits are held by tests of their own.
var timed = map[string]bool{"ReadTime": true, "PDFProcessor": true, "PDFProcessorMB": true, "ReadProcessor": true, "ReadProcessorMB": true, "LayerTime": true, "OCRTime": true}

// pages of labels and pieces are made by the readers' own tests.
var elsewhere = map[string]string{"LetterLabels": "internal/loa TestHostileLetter", "LetterCrowd": "internal/loa TestCrowdedLetter", "PageWords": "internal/loa TestHostilePage", "PageLabels": "internal/loa TestHostilePage", "PagePieces": "internal/loa TestHostilePage"}

// picture is what is said of a picture of which there is little more than the head, which
// says how large it is.
func picture(t *testing.T, kind image.Image, width, height int) string {
	programtest.Need(t, []string{"tesseract"})
	var b bytes.Buffer
	if err := png.Encode(&b, kind); err != nil {
		t.Fatal(err)
	}
	data := b.Bytes()
	binary.BigEndian.PutUint32(data[16:], uint32(width))
	binary.BigEndian.PutUint32(data[20:], uint32(height))
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
	defer cancel()
	doc, err := ocr.ReadImage(ctx, tesseract.Engine{}, data)
	if err != nil {
		return err.Error()
	}
	return said(doc.Problems)
}

func TestUnderAndOver(t *testing.T) {
	for _, l := range limits.Table {
		probe := probes[l.Name]
		if probe == nil {
			if l.Sentence != "" && !timed[l.Name] && elsewhere[l.Name] == "" {
				t.Errorf("%s has a sentence, and no test that shows it", l.Name)
			}
			continue
		}
		t.Run(l.Name, func(t *testing.T) {
			step := max(steps[l.Name], 1)
			start := time.Now()
			if got := probe(t, int(l.Value)-step+1); strings.Contains(got, l.Sentence) {
				t.Errorf("under: %s", got)
			}
			if got := probe(t, int(l.Value)+step); !strings.Contains(got, l.Sentence) {
				t.Errorf("over: %s\nwant: %s", got, l.Sentence)
			}
			if d := time.Since(start); d > time.Minute { // half a second each where nothing else runs
				t.Errorf("took %v", d)
			} else {
				t.Log(d)
			}
		})
	}
}

// TestTable holds the table to the constants: each has a row, with its value.
func TestTable(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "limits.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, d := range f.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.CONST {
			for _, s := range g.Specs {
				names = append(names, s.(*ast.ValueSpec).Names[0].Name)
			}
		}
	}
	var rows []string
	for _, l := range limits.Table {
		rows = append(rows, l.Name)
		if l.Unit == "" || l.Reason == "" || l.Value <= 0 {
			t.Errorf("%s: %+v", l.Name, l)
		}
	}
	if a, b := strings.Join(names, " "), strings.Join(rows, " "); a != b {
		t.Errorf("constants %s\nrows      %s", a, b)
	}
}

// read is what is said of a file, by all its records.
func read(t *testing.T, data []byte) string {
	t.Helper()
	keep(t, data)
	// Its time does not end a file here, however busy the machine is.
	result, err := intake.Read(t.Context(), "file", data, intake.Options{Timeout: 4 * limits.ReadTime})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, r := range result.Records {
		b.WriteString(said(r.Problems))
	}
	return b.String()
}

func readSheet(t *testing.T, data []byte) string {
	t.Helper()
	keep(t, data)
	wb, err := sheet.Read(t.Context(), data, sheet.DefaultLimits)
	if err != nil {
		t.Fatal(err)
	}
	return said(wb.Problems)
}

// keep leaves an input in a folder, for whoever wants to time it.
func keep(t *testing.T, data []byte) {
	t.Helper()
	if dir := os.Getenv("PORTCHECK_KEEP"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%s-%d", path.Base(t.Name()), len(data))), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func said(problems []porting.Problem) string {
	var b strings.Builder
	for i, p := range problems {
		if i < 50 {
			b.WriteString(p.Code + ": " + p.Message + "\n")
		}
	}
	return b.String()
}

func spaces(n int) string { return strings.Repeat(" ", max(n, 0)) }

// stream is a stream object, packed where that is worth it.
func stream(data string) string { return streamOf("", data) }

func streamOf(dict, data string) string {
	if len(data) > 1000 {
		return pdftest.Packed(dict, data)
	}
	return pdftest.Stream(dict, data)
}

func form(resources, content string) string {
	return streamOf("/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources <<"+resources+">>", content)
}

// page is a PDF of one page, whose content is object 4, its font 5; more begin at 6.
func page(content, entries string, more ...string) []byte {
	if !strings.Contains(entries, "/Contents") {
		entries += " /Contents 4 0 R"
	}
	if !strings.Contains(entries, "/Resources") {
		entries += " /Resources <</Font <</F1 5 0 R>>>>"
	}
	return pdftest.File(append([]string{"<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [3 0 R] /Count 1>>",
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] " + entries + ">>", stream(content), pdftest.Helvetica}, more...)...)
}

// book is a PDF of pages.
func book(contents []string) []byte {
	objects := []string{"<</Type /Catalog /Pages 2 0 R>>", "", pdftest.Helvetica}
	kids := ""
	for _, c := range contents {
		kids += fmt.Sprintf("%d 0 R ", len(objects)+1)
		objects = append(objects, fmt.Sprintf("<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R /Resources <</Font <</F1 3 0 R>>>>>>", len(objects)+2), stream(c))
	}
	objects[1] = fmt.Sprintf("<</Type /Pages /Kids [%s] /Count %d>>", kids, len(contents))
	return pdftest.File(objects...)
}

const worksheet = `<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>`

func relations(inner string) string {
	return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + inner + `</Relationships>`
}

func workbookXML(sheets string) string {
	return `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` + sheets + `</sheets></workbook>`
}

// workbook is a workbook's parts, with one sheet of rows.
func workbook(rows string) map[string]string {
	return map[string]string{
		"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels":                relations(`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>`),
		"xl/workbook.xml":            workbookXML(`<sheet name="S" sheetId="1" r:id="rId1"/>`),
		"xl/_rels/workbook.xml.rels": relations(worksheet),
		"xl/worksheets/sheet1.xml":   `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`,
	}
}

func styled(formats, xfs string) map[string]string {
	p := workbook(`<row r="1"><c r="A1"><v>1</v></c></row>`)
	p["xl/styles.xml"] = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + formats + `<cellXfs>` + xfs + `</cellXfs></styleSheet>`
	p["xl/_rels/workbook.xml.rels"] = relations(worksheet + `<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>`)
	return p
}

func packed(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(out, flate.BestSpeed) // packs blanks less far than a bomb
	})
	for name, text := range parts {
		method := zip.Deflate
		if text == "" {
			method = zip.Store
		}
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(f, text)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const mailHead = "From: a@carrier.example\nTo: b@us.example\nSubject: Port order 4711 rejected\nMIME-Version: 1.0\n"

func signOff(t *testing.T, by, remarks string, papers int) string {
	t.Helper()
	type covered struct {
		Name   string `json:"name"`
		SHA256 string `json:"sha256"`
	}
	file := struct {
		Schema  string    `json:"schema"`
		By      string    `json:"by"`
		At      string    `json:"at"`
		Covers  []covered `json:"covers"`
		Remarks string    `json:"remarks,omitempty"`
	}{Schema: porting.SignOffSchema, By: by, At: "2026-11-20T09:00:00Z", Remarks: remarks}
	for i := range papers {
		file.Covers = append(file.Covers, covered{"loa.pdf", fmt.Sprintf("%064x", i)})
	}
	data, err := json.Marshal(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
