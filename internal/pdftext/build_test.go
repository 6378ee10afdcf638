package pdftext

// Small PDFs made by hand for the tests.

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/pdftest"
)

func init() { rethrow = true }

// The tests' short names for what small PDFs are made of.
const helvetica = pdftest.Helvetica

func pdf(objects ...string) []byte { return pdftest.File(objects...) }

func streamObject(dict, data string) string { return pdftest.Stream(dict, data) }

// onePage is a page of 600 by 800 points with one content stream (object 4) and
// the font F1 (object 5); page holds further entries of its dictionary, more
// further objects from 6 on.
func onePage(content, pageDict, font string, more ...string) []byte {
	objects := append([]string{
		"<</Type /Catalog /Pages 2 0 R>>",
		"<</Type /Pages /Kids [3 0 R] /Count 1>>",
		"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>> " + pageDict + ">>",
		streamObject("", content),
		font,
	}, more...)
	return pdf(objects...)
}

func read(t testing.TB, data []byte) *page.Document {
	t.Helper()
	doc, err := Read(context.Background(), data, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// words joins the words of the first page with their gaps, a "|" before each
// word but the first of a row.
func joined(doc *page.Document) string {
	if len(doc.Pages) == 0 {
		return fmt.Sprint("no page: ", doc.Problems)
	}
	var b strings.Builder
	row := 0
	for _, w := range doc.Pages[0].Words {
		switch {
		case row != 0 && w.Row != row:
			b.WriteString("\n")
		case row != 0:
			b.WriteString("|" + w.Gap + "|")
		}
		row = w.Row
		b.WriteString(w.Text)
	}
	return b.String()
}

func codes(doc *page.Document) string {
	var out []string
	for _, p := range doc.Problems {
		out = append(out, p.Code)
	}
	return strings.Join(out, " ")
}
