package hostile

// Workbooks altered part by part: the XML inside, and the package around it.

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"strings"
	"unicode/utf16"
)

// part is one file of a package, unpacked.
type part struct {
	name string
	data []byte
}

func readPackage(data []byte) []part {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil
	}
	var out []part
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			continue
		}
		text, _ := io.ReadAll(io.LimitReader(r, 16<<20))
		r.Close()
		out = append(out, part{f.Name, text})
	}
	return out
}

func writePackage(parts []part) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range parts {
		f, err := w.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err == nil {
			f.Write(p.data)
		}
	}
	w.Close()
	return b.Bytes()
}

var (
	attribute  = regexp.MustCompile(`="[^"<>]*"`)
	elementRow = regexp.MustCompile(`(?s)<(?:row|c|si|mergeCell|xf|numFmt|sheet|Relationship|Override|col|hyperlink)\b[^>]*>`)
	wholeRow   = regexp.MustCompile(`(?s)<row\b[^>]*>.*?</row>`)
	wholeCell  = regexp.MustCompile(`(?s)<c\b[^>]*>.*?</c>`)
	elementTxt = regexp.MustCompile(`>[^<>]+<`)
	startTag   = regexp.MustCompile(`<[a-zA-Z][^<>]*[^/<>]>`)
)

func mutatePackage(r *rand.Rand, data []byte) ([]byte, string) {
	parts := readPackage(data)
	if len(parts) == 0 {
		return data, ""
	}
	how := ""
	for range 1 + r.IntN(4) {
		i := r.IntN(len(parts))
		if r.IntN(3) > 0 { // what is read most
			for k, p := range parts {
				if (strings.Contains(p.name, "sheet1.xml") || strings.Contains(p.name, "sharedStrings") || strings.Contains(p.name, "styles.xml")) && r.IntN(3) == 0 {
					i = k
				}
			}
		}
		p := &parts[i]
		what := ""
		switch n := r.IntN(20); {
		case n < 16:
			p.data, what = mutateXML(r, p.data)
			how += ", " + p.name + ": " + what
		case n == 16:
			how += ", " + p.name + " gone"
			parts = append(parts[:i], parts[i+1:]...)
		case n == 17:
			twin := *p
			twin.data, _ = mutateXML(r, twin.data)
			parts = append(parts, twin)
			how += ", " + twin.name + " twice"
		case n == 18:
			names := []string{"/" + p.name, "../../" + p.name, strings.ToUpper(p.name), strings.ReplaceAll(p.name, "/", `\`), p.name + "\x00", "xl/" + strings.Repeat("a/", 2000), ""}
			name := names[r.IntN(len(names))]
			how += fmt.Sprintf(", %s is called %.30q", p.name, name)
			p.name = name
		default:
			size := (1 + r.IntN(80)) << 20
			parts = append(parts, part{"xl/media/image.bin", bytes.Repeat([]byte{' '}, size)})
			how += fmt.Sprintf(", %d bytes of nothing", size)
		}
		if len(parts) == 0 {
			break
		}
	}
	out := writePackage(parts)
	if r.IntN(8) == 0 {
		how += ", the directory"
		mutateDirectory(r, out)
	}
	return out, how
}

// mutateDirectory damages a field of a central or local header.
func mutateDirectory(r *rand.Rand, data []byte) {
	sign, fields := []byte("PK\x01\x02"), []int{8, 10, 16, 20, 24, 28, 30, 42}
	if r.IntN(3) == 0 {
		sign, fields = []byte("PK\x03\x04"), []int{6, 8, 14, 18, 22, 26, 28}
	}
	var at []int
	for i := 0; ; {
		k := bytes.Index(data[i:], sign)
		if k < 0 {
			break
		}
		at = append(at, i+k)
		i += k + 4
	}
	if len(at) == 0 {
		return
	}
	p := at[r.IntN(len(at))] + fields[r.IntN(len(fields))]
	if p+4 <= len(data) {
		values := []uint32{0, 1, 0xffffffff, 0x7fffffff, 0xffff, 99, r.Uint32()}
		binary.LittleEndian.PutUint32(data[p:], values[r.IntN(len(values))])
	}
}

func mutateXML(r *rand.Rand, data []byte) ([]byte, string) {
	data = bytes.Clone(data)
	again := func(re *regexp.Regexp, most int) []byte {
		s := pick(r, re, data)
		if s == nil {
			return data
		}
		return splice(data, s[1], bytes.Repeat(data[s[0]:s[1]], 1+r.IntN(max(1, min(most, 3_000_000/(s[1]-s[0]))))))
	}
	switch r.IntN(18) {
	case 0, 1, 2:
		for range 1 + r.IntN(8) {
			if s := pick(r, attribute, data); s != nil {
				data = replaced(data, s, `="`+evilAttribute(r)+`"`)
			}
		}
		return data, "attributes"
	case 3:
		if s := pick(r, elementTxt, data); s != nil {
			data = replaced(data, s, ">"+evilNumber(r)+"<")
		}
		return data, "a number"
	case 4:
		if s := pick(r, elementTxt, data); s != nil {
			text := strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(texts[r.IntN(len(texts))].text)
			data = replaced(data, s, ">"+text+"<")
		}
		return data, "a text"
	case 5:
		return again(wholeRow, 20_000), "a row again and again"
	case 6:
		return again(wholeCell, 20_000), "a cell again and again"
	case 7:
		return again(elementRow, 20_000), "an element again and again"
	case 8:
		if s := pick(r, startTag, data); s != nil {
			data = splice(data, s[0], bytes.Repeat(data[s[0]:s[1]], 1+r.IntN(50_000)))
		}
		return data, "elements inside each other"
	case 9:
		var dtd strings.Builder
		dtd.WriteString(`<!DOCTYPE x [<!ENTITY a "` + strings.Repeat("lol", 30) + `">`)
		for i := range 12 {
			fmt.Fprintf(&dtd, `<!ENTITY %c "%s">`, 'b'+i, strings.Repeat(fmt.Sprintf("&%c;", 'a'+i), 10))
		}
		dtd.WriteString("]>")
		return entity(r, data, dtd.String(), "&m;"), "entities of entities"
	case 10:
		return entity(r, data, `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname"><!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>`, "&e;"), "a file as an entity"
	case 11:
		if bytes.HasPrefix(data, []byte("<?xml")) {
			if end := bytes.Index(data, []byte("?>")); end > 0 {
				heads := []string{`<?xml version="1.0" encoding="UTF-16"?>`, `<?xml version="1.1" encoding="windows-1252"?>`, `<?xml version="1.0" encoding="EBCDIC"?>`, "", "\ufeff\ufeff", `<?xml version="9.9"?>`}
				data = replaced(data, []int{0, end + 2}, heads[r.IntN(len(heads))])
			}
		}
		return data, "another encoding said"
	case 12:
		out := []byte{0xff, 0xfe}
		for _, u := range utf16.Encode([]rune(string(data))) {
			out = append(out, byte(u), byte(u>>8))
		}
		return out, "in UTF-16"
	case 13:
		if len(data) > 0 {
			data = data[:r.IntN(len(data))]
		}
		return data, "cut"
	case 14:
		if s, e := pick(r, startTag, data), pick(r, startTag, data); s != nil && s[0] < e[0] {
			data = append(data[:s[0]], data[e[0]:]...)
		}
		return data, "a part gone"
	case 15:
		if i := bytes.Index(data, []byte("</sheetData>")); i >= 0 {
			more := []string{`<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`, `<mergeCells>` + strings.Repeat(`<mergeCell ref="A1:Z99"/>`, 1+r.IntN(50_000)) + `</mergeCells>`,
				strings.Repeat("</sheetData><sheetData>", 1000) + "</sheetData>", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>"}
			data = splice(data, i, []byte(more[r.IntN(len(more))]))
		}
		return data, "more behind the cells"
	case 16:
		if s := pick(r, startTag, data); s != nil {
			data = splice(data, s[1], []byte("<![CDATA["+strings.Repeat("]]]]><![CDATA[>", 1+r.IntN(10_000))+"]]><!--"+strings.Repeat("-", r.IntN(100))+"--><?pi "+strings.Repeat("x", r.IntN(10_000))+"?>"))
		}
		return data, "CDATA and remarks"
	}
	out, how := mutateBytes(r, data, data)
	return out, how
}

// entity puts a document type in front and uses of its entity into texts.
func entity(r *rand.Rand, data []byte, dtd, use string) []byte {
	for range 1 + r.IntN(5) {
		if s := pick(r, elementTxt, data); s != nil {
			data = replaced(data, s, ">"+use+"<")
		}
	}
	if i := bytes.Index(data, []byte("?>")); i >= 0 {
		return splice(data, i+2, []byte(dtd))
	}
	return append([]byte(dtd), data...)
}

func evilAttribute(r *rand.Rand) string {
	evil := []string{"XFD1048576", "A0", "A1048577", "AAAAAAAAAA1", "1A", "A1:A1", "ZZZ999999999999999999", "", "s", "b", "e", "str", "inlineStr", "d", "n", "true", "1", "0", "rId1", "rId999", "External", "../../../etc/passwd",
		"http://127.0.0.1:9/", "[$-409]yyyy;@", "0.00E+00;;;@@@", strings.Repeat("0", 3000), strings.Repeat("#,##0.00;", 300), `[&lt;=9999999]###\-####;\(###\)\ ###\-####`, "hidden", "veryHidden", "_xlnm.Print_Area", "&amp;#0;", "&#x0;"}
	if r.IntN(3) == 0 {
		return evilNumber(r)
	}
	return evil[r.IntN(len(evil))]
}
