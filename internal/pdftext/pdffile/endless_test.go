package pdffile

import (
	"fmt"
	"strings"
	"testing"
)

// A stream whose filters are told by itself has no end for pdfcpu: it is not asked.
func TestEndlessFilters(t *testing.T) {
	for name, entries := range map[string]string{
		"itself":     "/Filter 4 0 R",
		"parameters": "/Filter/FlateDecode/DecodeParms 4 0 R",
		"in turn":    "/Filter 5 0 R",
	} {
		var b strings.Builder
		var at []int
		b.WriteString("%PDF-1.7\n")
		for i, o := range []string{
			"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>",
			"<<" + entries + "/Length 1>>stream\nx\nendstream", "<</Filter 4 0 R/Length 1>>stream\nx\nendstream",
		} {
			at = append(at, b.Len())
			fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
		}
		table := b.Len()
		b.WriteString("xref\n0 6\n0000000000 65535 f \n")
		for _, o := range at {
			fmt.Fprintf(&b, "%010d 00000 n \n", o)
		}
		fmt.Fprintf(&b, "trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", table)
		if _, err := Open(t.Context(), []byte(b.String()), DefaultLimits()); err == nil {
			t.Errorf("%s: it was opened", name)
		}
	}
}
