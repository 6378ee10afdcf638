package pdftext

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestDump prints what is read of $PDFTEXT_FILE; it is for looking, not for checking.
func TestDump(t *testing.T) {
	name := os.Getenv("PDFTEXT_FILE")
	if name == "" {
		t.Skip("PDFTEXT_FILE names no file")
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := Read(context.Background(), data, DefaultLimits())
	t.Log(err, doc.Problems)
	for _, p := range doc.Pages {
		t.Logf("page %d %v rotate %d: %d rules, %d images, %d strokes, %d tables", p.Number, p.Media, p.Rotate, len(p.Rules), len(p.Images), len(p.Strokes), len(p.Tables()))
		for _, w := range p.Words {
			t.Logf("row %d gap %q %q %.1f size %.1f %s angle %d hidden %d blank %v", w.Row, w.Gap, w.Text, w.Upright, w.Size, w.Font, w.Angle, w.Hidden, w.Blank)
		}
		for _, w := range p.Widgets {
			t.Logf("widget %+v", *w)
		}
	}
}

// TestTexts writes the text of each file that $PDFTEXT_FILES matches to $PDFTEXT_OUT.
func TestTexts(t *testing.T) {
	files, _ := filepath.Glob(os.Getenv("PDFTEXT_FILES"))
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		doc, err := Read(context.Background(), data, DefaultLimits())
		t.Log(filepath.Base(name), time.Since(start), err, doc.Problems)
		os.WriteFile(filepath.Join(os.Getenv("PDFTEXT_OUT"), base(name)+".txt"), []byte(text(doc)), 0o644)
	}
}

// TestCells prints the tables of $PDFTEXT_CELLS, for looking.
func TestCells(t *testing.T) {
	data, err := os.ReadFile(os.Getenv("PDFTEXT_CELLS"))
	if err != nil {
		t.Skip("PDFTEXT_CELLS names no file")
	}
	doc, _ := Read(context.Background(), data, DefaultLimits())
	for _, p := range doc.Pages {
		for i, table := range p.Tables() {
			t.Logf("page %d table %d %.0f: %d rows, %d columns", p.Number, i, table.Rect, table.Rows, table.Columns)
			for _, c := range table.Cells {
				t.Logf("  %d,%d (%dx%d) %q %d widgets", c.Row, c.Column, c.RowSpan, c.ColumnSpan, c.Text(), len(c.Widgets))
			}
		}
	}
}
