package intake

import (
	"context"
	"math"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/limits"
)

// work keeps the processor busy until a context ends or the processor time that it may
// use is used, and tells what it used.
func work(ctx context.Context, most time.Duration) time.Duration {
	begun := processorTime()
	for x := 0.0; ctx.Err() == nil && processorTime()-begun < most; {
		for range 10_000 {
			x += math.Sqrt(x + 1)
		}
	}
	return processorTime() - begun
}

// A file ends when it has used its processor time, long before its time on the wall; the
// text layer of one ends at half of it. OCR and its pictures have a time of their own.
func TestProcessorTime(t *testing.T) {
	if processorTime() == 0 {
		t.Skip("this system does not tell the processor time of a process")
	}
	// A fifth of the time that a file has.
	b := newBudget(t.Context(), limits.ReadTime/5, limits.PDFProcessor)
	defer b.end()
	most := limits.PDFProcessor / 5
	_ = b.byOCR(func(context.Context) error { work(context.Background(), 2*most); return nil })
	if b.ctx.Err() != nil {
		t.Fatal("OCR took of the processor time for reading")
	}
	layer, cancel := b.layer()
	defer cancel()
	used := work(layer, 4*most)
	if b.ctx.Err() != nil || used > most*3/4+20*nextLook {
		t.Errorf("the text layer ended after %v of %v (%v)", used, most, b.ctx.Err())
	}
	used += work(b.ctx, 4*most)
	if b.ctx.Err() == nil || used > most+20*nextLook {
		t.Errorf("reading ended after %v of %v (%v)", used, most, b.ctx.Err())
	}
	if n := metered.Load(); n != 1 {
		t.Errorf("%d meters run beside each other", n)
	}
}

// A workbook of 100,000 numbers in ten columns has 4 MB and takes five seconds where a
// processor is as fast as that which this was measured on: it has more than twice that.
func TestWorkbooksHaveTime(t *testing.T) {
	const mb = 4 << 20
	workbook := append([]byte("PK\x03\x04"), make([]byte, mb)...)
	pdf := append([]byte("%PDF-1.7\n"), make([]byte, mb)...)
	if w, p := processorFor(workbook), processorFor(pdf); w < 12*time.Second || p > 3*time.Second {
		t.Errorf("a workbook has %v, a PDF of the same size %v", w, p)
	}
}
