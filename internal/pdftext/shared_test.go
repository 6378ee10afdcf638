package pdftext

// Small files whose objects are named thousands of times: what they hold once is
// not worked through, and not kept, for each that names it.

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

func TestSharedObjects(t *testing.T) {
	const n = 4900
	widgets := func(dict string, shared ...string) []byte {
		var refs strings.Builder
		first := 6 + len(shared)
		for i := range n {
			fmt.Fprintf(&refs, "%d 0 R ", first+i)
			shared = append(shared, "<</Subtype /Widget /Rect [9 9 99 20] "+strings.ReplaceAll(dict, "#", fmt.Sprint(i))+">>")
		}
		return form(refs.String(), "", shared...)
	}
	fonts := func(dict string, shared ...string) []byte {
		const n = 1900
		var names, text strings.Builder
		for i := range n {
			fmt.Fprintf(&names, "/G%d %d 0 R ", i, 6+len(shared)+i)
			fmt.Fprintf(&text, "/G%d 9 Tf <00410042> Tj ", i)
		}
		objects := append([]string{
			"<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [3 0 R] /Count 1>>",
			"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources <</Font <<" + names.String() + ">>>>>>",
			streamObject("", "BT 9 9 Td "+text.String()+"ET"), "1"}, shared...)
		for i := range n {
			objects = append(objects, "<</Type /Font "+strings.ReplaceAll(dict, "#", fmt.Sprint(i))+">>")
		}
		return pdf(objects...)
	}
	long := strings.Repeat("v", 800_000)
	var states strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&states, "/S%d 5 0 R", i)
	}
	const cid = "<</Type /Font /Subtype /CIDFontType2 /BaseFont /X /W %s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>>>"
	var chars strings.Builder
	for i := range 60_000 {
		fmt.Fprintf(&chars, "<%04X><0058>", i+1)
	}
	for name, data := range map[string][]byte{
		"a value":                widgets("/FT /Tx /T (f#) /V 6 0 R", "("+long+")"),
		"a value in a stream":    widgets("/FT /Tx /T (f#) /V 6 0 R", streamObject("", long)),
		"a name":                 widgets("/FT /Tx /Parent 6 0 R /T (f#) /V (x)", "<</T ("+long+")>>"),
		"a tooltip":              widgets("/FT /Tx /T (f#) /TU 6 0 R /V (x)", "("+long+")"),
		"a signature":            widgets("/FT /Sig /T (f#) /V 6 0 R", "<</Type /Sig /Contents <"+strings.Repeat("00", 400_000)+"> /Name ("+long+")>>"),
		"options":                widgets("/FT /Ch /T (f#) /V (z) /Opt 6 0 R", "["+strings.Repeat("()", 10_000)+"]"),
		"options of buttons":     widgets("/FT /Btn /T (f#) /Opt 6 0 R", "["+strings.Repeat("(x)", 4_900)+"]"),
		"states":                 widgets("/FT /Btn /T (f#) /AS /Off /AP <</N 6 0 R>>", "<<"+states.String()+">>"),
		"states of none":         widgets("/FT /Tx /T (f#) /V (x) /AS /Zz /AP <</N 6 0 R>>", "<<"+states.String()+">>"),
		"notes":                  widgets("/Subtype /FreeText /Contents 6 0 R", "("+long+")"),
		"widths":                 fonts("/Subtype /Type0 /BaseFont /X# /Encoding /Identity-H /DescendantFonts [6 0 R]", fmt.Sprintf(cid, "["+strings.Repeat("0 [500] ", 100_000)+"]")),
		"widths of ranges":       fonts("/Subtype /Type0 /BaseFont /X# /Encoding /Identity-H /DescendantFonts [6 0 R]", fmt.Sprintf(cid, "["+strings.Repeat("0 65535 500 ", 4)+"]")),
		"differences":            fonts("/Subtype /Type1 /BaseFont /X# /Encoding 6 0 R", "<</Differences [0 "+strings.Repeat("/A ", 200_000)+"]>>"),
		"characters":             fonts("/Subtype /TrueType /BaseFont /X# /ToUnicode 6 0 R", streamObject("", "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar "+chars.String()+"endbfchar")),
		"a character of a novel": fonts("/Subtype /Type0 /BaseFont /X# /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R", fmt.Sprintf(cid, "[]"), streamObject("", "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0041> <"+strings.Repeat("0058", 200_000)+"> endbfchar")),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			doc := read(t, data)
			runtime.ReadMemStats(&after)
			if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 400 {
				t.Errorf("a file of %d KB took %d MB", len(data)>>10, mb)
			}
			if strings.Contains(codes(doc), "timeout") || strings.Contains(codes(doc), "damaged") {
				t.Errorf("problems %v", doc.Problems)
			}
		})
	}
}

// A length that no machine can add to is that of no stream.
func TestLengthBeyondAllNumbers(t *testing.T) {
	data := pdf("<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [3 0 R] /Count 1>>",
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>",
		"<</Length 9223372036854775807>>\nstream\nBT /F1 9 Tf 50 50 Td (Acme) Tj ET\nendstream", helvetica)
	if doc := read(t, data); len(doc.Pages) != 1 || len(doc.Pages[0].Words) != 1 || doc.Pages[0].Words[0].Text != "Acme" {
		t.Errorf("read %+v", doc)
	}
}
