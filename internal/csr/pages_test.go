package csr_test

// Records that are PDFs, read with the reader of PDFs.

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/portcheck/portcheck/internal/csr"
	"github.com/portcheck/portcheck/internal/pdftext"
	"github.com/portcheck/portcheck/internal/porting"
)

func TestPages(t *testing.T) {
	for name, reason := range map[string]string{
		"portal.pdf":    "a ruled table that goes on over pages without its header",
		"printed.pdf":   "a printed record in a fixed-width face",
		"letter.pdf":    "a record typed as a letter",
		"unaligned.pdf": "tables whose cells do not stand below their headings",
	} {
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("../../testdata/csr", name))
			if err != nil {
				t.Fatal(err)
			}
			doc, err := pdftext.Read(context.Background(), data, pdftext.DefaultLimits())
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			enc := json.NewEncoder(&b)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", " ")
			records, err := csr.ReadPages(context.Background(), doc, porting.Document{Name: name, Pages: len(doc.Pages)})
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range records {
				if err := enc.Encode(r); err != nil {
					t.Fatal(err)
				}
			}
			golden := filepath.Join("../../testdata/csr/golden", name+".json")
			if flag.Lookup("update").Value.String() == "true" {
				if err := os.WriteFile(golden, b.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil || !bytes.Equal(want, b.Bytes()) {
				t.Errorf("%s: read differently than before (%v)", reason, err)
			}
		})
	}
}
