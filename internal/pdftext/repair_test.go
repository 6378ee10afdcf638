package pdftext

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Ways in which files are broken on their way, each still readable.
var mangles = []struct {
	name string
	do   func([]byte) []byte
}{
	{"junk in front", func(b []byte) []byte { return append([]byte("HTTP/1.1 200 OK\r\n\r\n"), b...) }},
	{"tail cut off", func(b []byte) []byte {
		if i := bytes.LastIndex(b, []byte("xref")); i > 0 {
			return b[:i]
		}
		return b
	}},
	{"startxref wrong", func(b []byte) []byte {
		return regexp.MustCompile(`startxref\s+\d+`).ReplaceAll(b, []byte("startxref\n12345"))
	}},
	{"no startxref", func(b []byte) []byte {
		return regexp.MustCompile(`startxref\s+\d+\s+%%EOF`).ReplaceAll(b, nil)
	}},
	{"line ends converted in the table", func(b []byte) []byte {
		if i := bytes.LastIndex(b, []byte("\nxref")); i > 0 {
			return append(append([]byte{}, b[:i]...), bytes.ReplaceAll(bytes.ReplaceAll(b[i:], []byte("\r\n"), []byte("\n")), []byte(" \n"), []byte("\n"))...)
		}
		return b
	}},
	{"lengths wrong", func(b []byte) []byte {
		return regexp.MustCompile(`/Length \d+([^ \d]| [^\d])`).ReplaceAll(b, []byte("/Length 7$1"))
	}},
}

func TestMangled(t *testing.T) {
	plain := onePage("BT /F1 12 Tf 72 700 Td (Acme Widgets, Inc.) Tj ET", "", helvetica)
	for _, m := range mangles {
		if got := joined(read(t, m.do(plain))); got != "Acme| |Widgets,| |Inc." {
			t.Errorf("%s: %s", m.name, got)
		}
	}
}

// TestMangledCorpus breaks every readable file of the corpus in each way: its
// text must come out as from the whole file, or a problem must say that it cannot.
func TestMangledCorpus(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the corpus several times")
	}
	files := corpus(t)
	for _, name := range names(files) {
		switch files[name] {
		case "text", "form", "blank-form":
		default:
			continue
		}
		data, err := os.ReadFile(filepath.Join(corpusDir, name))
		if err != nil || len(data) > 400_000 {
			continue
		}
		want := strings.Fields(text(read(t, data)))
		for _, m := range mangles {
			doc := read(t, m.do(data))
			got := strings.Fields(text(doc))
			if a := agreement(strings.Join(got, ""), strings.Join(want, "")); a < 0.999 && len(doc.Problems) == 0 {
				t.Errorf("%s, %s: agreement %.3f and no problem", base(name), m.name, a)
			} else if a < 0.999 {
				t.Logf("%s, %s: agreement %.3f, %s", base(name), m.name, a, codes(doc))
			}
		}
	}
}

// A content stream broken in its middle must not pass for a whole one.
func TestBrokenContent(t *testing.T) {
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	var text strings.Builder
	text.WriteString("BT /F1 8 Tf 72 700 Td 9 TL ")
	for i := range 400 {
		fmt.Fprintf(&text, "(line %d of %x) Tj T* ", i, i*i*7919)
	}
	w.Write([]byte(text.String() + "ET"))
	w.Close()
	page := func(data []byte) []byte {
		return pdf("<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [3 0 R] /Count 1>>",
			"<</Type /Page /Parent 2 0 R /MediaBox [0 -4000 600 800] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>",
			streamObject("/Filter /FlateDecode", string(data)), helvetica)
	}
	whole := packed.Bytes()
	if doc := read(t, page(whole)); codes(doc) != "" || len(doc.Pages[0].Words) != 1600 {
		t.Fatalf("whole: %d words, %v", len(doc.Pages[0].Words), doc.Problems)
	}
	if doc := read(t, page(whole[:len(whole)-4])); codes(doc) != "" || len(doc.Pages[0].Words) != 1600 {
		t.Errorf("without a checksum: %d words, %v", len(doc.Pages[0].Words), doc.Problems)
	}
	broken := bytes.Clone(whole)
	for i := len(broken) / 2; i < len(broken)/2+60; i++ {
		broken[i] = 0xFF
	}
	if doc := read(t, page(broken)); codes(doc) != "damaged" {
		t.Errorf("broken: %d words, %v", len(doc.Pages[0].Words), doc.Problems)
	}
}
