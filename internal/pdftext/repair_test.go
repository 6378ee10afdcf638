package pdftext

import (
	"bytes"
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
