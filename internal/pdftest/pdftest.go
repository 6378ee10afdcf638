// Package pdftest writes small PDFs by hand, for tests and measurements: every byte
// of them is the caller's, as no producer's would be.
package pdftest

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
	"time"
)

// Helvetica is a font dictionary that needs nothing embedded.
const Helvetica = "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>"

// File is a file of the objects, numbered from 1; object 1 has to be the catalog.
func File(objects ...string) []byte {
	var b, table bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	fmt.Fprintf(&table, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for i, o := range objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := b.Len()
	b.Write(table.Bytes())
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, at)
	return b.Bytes()
}

// Stream is a stream object with further entries of its dictionary.
func Stream(dict, data string) string {
	return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

// Packed is a stream object whose data is deflated.
func Packed(dict, data string) string {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	w.Write([]byte(data))
	w.Close()
	return Stream(dict+" /Filter /FlateDecode", z.String())
}

// Pages is a file of letter pages with one content each, whose font F1 is Helvetica.
func Pages(contents ...string) []byte {
	var kids strings.Builder
	for i := range contents {
		fmt.Fprintf(&kids, "%d 0 R ", 4+2*i)
	}
	objects := []string{
		"<</Type /Catalog /Pages 2 0 R>>",
		fmt.Sprintf("<</Type /Pages /Kids [%s] /Count %d>>", kids.String(), len(contents)),
		Helvetica,
	}
	for i, c := range contents {
		stream := Stream("", c)
		if len(c) > 1000 {
			stream = Packed("", c)
		}
		objects = append(objects,
			fmt.Sprintf("<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources <</Font <</F1 3 0 R>>>>>>", 5+2*i), stream)
	}
	return File(objects...)
}

// Literal is a text as a literal string: (O\(K\)).
func Literal(s string) string {
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s) + ")"
}

// Quick fails the test if reading takes longer than any document may.
func Quick(t testing.TB, start time.Time) {
	t.Helper()
	if d := time.Since(start); d > 10*time.Second { // two where nothing else runs
		t.Errorf("took %v", d)
	}
}
