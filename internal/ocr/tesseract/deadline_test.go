package tesseract

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/draw"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/ocr"
	"github.com/portcheck/portcheck/internal/ocr/ocrtest"
	"github.com/portcheck/portcheck/internal/ocr/scan"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/programtest"
)

// running lists the processes of this machine that were started with a text among
// their arguments.
func running(text string) (found []string) {
	names, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, name := range names {
		if line, err := os.ReadFile(name); err == nil && bytes.Contains(line, []byte(text)) {
			found = append(found, string(bytes.ReplaceAll(line, []byte{0}, []byte{' '})))
		}
	}
	return found
}

// A context that ends while the program runs: it is killed, the error is the context's,
// and nothing is left behind.
func TestDeadline(t *testing.T) {
	programtest.Need(t, []string{"tesseract"})
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	one := ocrtest.Form(t)
	sheet := image.NewGray(image.Rect(0, 0, 2550, 3300)) // that takes seconds
	for _, y := range []int{0, 1000, 2000} {
		draw.Draw(sheet, image.Rect(0, y, 2550, y+1000), one, image.Pt(0, 280), draw.Src)
	}
	ctx, cancel := context.WithCancel(t.Context())
	go func() { // as soon as it runs
		for len(running(dir)) == 0 && ctx.Err() == nil && hasProc {
			time.Sleep(5 * time.Millisecond)
		}
		time.Sleep(50 * time.Millisecond)
		cancel()
	}()
	if _, err := (Engine{}).read(ctx, sheet, scan.Resolution, scan.Resolution); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want the context's", err)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left in the folder for temporary files: %v", left)
	}
	if still := running(dir); len(still) > 0 {
		t.Errorf("still running: %q", still)
	}
}

var hasProc = func() bool { _, err := os.Stat("/proc/self/cmdline"); return err == nil }()

// A program that starts another, which does not end, is not waited for.
func TestDeadlineOfAWrapper(t *testing.T) {
	if _, err := os.Stat("/bin/sh"); err != nil {
		t.Skip("no shell here: wrappers are not tested")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "tesseract"), []byte("#!/bin/sh\nsleep 20\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	begun := time.Now()
	if _, err := (Engine{}).wholePage(ctx, image.NewGray(image.Rect(0, 0, 100, 100))); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v, want the context's", err)
	}
	if took := time.Since(begun); took > 15*time.Second {
		t.Errorf("waited %v", took)
	}
}

// waiting is an engine that reads so many pages, and then takes for ever.
type waiting struct{ pages int }

func (w *waiting) Page(ctx context.Context, _ []byte, _ *page.Page) (*ocr.Picture, error) {
	if w.pages--; w.pages >= 0 {
		return &ocr.Picture{Words: []ocr.Word{{Text: "Acme", Confidence: 0.9, Rect: page.Rect{X1: 0.1, Y1: 0.1}}}}, nil
	}
	<-ctx.Done()
	return nil, ctx.Err()
}

func (w *waiting) Image(context.Context, []byte) ([]*ocr.Picture, error) { return nil, nil }

// Which pages were not read for want of time is said; what was read before stays.
func TestDeadlineIsTold(t *testing.T) {
	media := porting.Box{0, 0, 612, 792}
	doc := &page.Document{}
	for n := range 3 {
		doc.Pages = append(doc.Pages, &page.Page{Number: n + 1, Media: media, Images: []page.Image{{Box: media}}})
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if err := ocr.Fill(ctx, &waiting{pages: 1}, nil, doc); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
	if len(doc.Pages[0].Words) != 1 {
		t.Error("the first page was read and is lost")
	}
	told := 0
	for _, p := range doc.Problems {
		if p.Code == porting.ProblemTimeout && p.Where.Page == 2 {
			told++
		}
	}
	if told != 1 {
		t.Errorf("problems %+v", doc.Problems)
	}
}
