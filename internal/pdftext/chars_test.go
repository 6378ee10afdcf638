package pdftext

import (
	"os"
	"testing"

	"context"
)

// TestChars prints the characters of $PDFTEXT_FILE as they are drawn, for looking.
func TestChars(t *testing.T) {
	data, err := os.ReadFile(os.Getenv("PDFTEXT_CHARS"))
	if err != nil {
		t.Skip("PDFTEXT_CHARS names no file")
	}
	f, err := open(context.Background(), data, DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	for i, d := range f.pages() {
		p := f.newPage(i+1, d)
		var out drawing
		m := f.newMachine(&out, everywhere)
		m.run(f.content(d["Contents"]), f.dict(f.inherited(d, "Resources")))
		for _, c := range out.chars {
			x, y := p.Point(c.x, c.y)
			ex, _ := p.Point(c.ex, c.ey)
			t.Logf("page %d %q %.2f %.2f to %.2f size %.1f space %.2f %s", i+1, c.text, x, y, ex, c.size, c.space, c.font.name)
		}
	}
}
