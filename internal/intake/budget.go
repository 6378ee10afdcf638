package intake

// The time that a file may take. It has two budgets, one for reading and one for OCR,
// and the files inside it share them: twelve attached scans take no longer than one
// document may.

import (
	"context"
	"time"

	"github.com/portcheck/portcheck/internal/limits"
)

// budget is what is left of a file's time.
type budget struct {
	// ctx ends with the caller's, or when the time for reading is used up; it stands
	// still while OCR is at work.
	ctx context.Context
	// outer is the caller's, without a limit of ours.
	outer context.Context
	stop  context.CancelFunc

	total   time.Duration // of reading, from the first
	reading time.Duration // what was left of it at since
	since   time.Time
	timer   *time.Timer
	meter   *meter // of the processor time

	scans time.Duration // what is left for OCR
}

// newBudget begins to count. stop is to be called in the end.
// processor is the processor time for what is read in limits.ReadTime: whoever gives a
// file less time than that, or more, gives less or more of both.
func newBudget(outer context.Context, reading, processor time.Duration) *budget {
	b := &budget{outer: outer, total: reading, reading: reading, scans: limits.OCRTime}
	b.ctx, b.stop = context.WithCancel(outer)
	b.since = time.Now()
	b.timer = time.AfterFunc(reading, b.stop)
	b.meter = newMeter(time.Duration(float64(processor)*float64(reading)/float64(limits.ReadTime)), b.stop)
	return b
}

// packed is how many bytes one byte of a workbook counts for: they unpack to that many,
// and more. 100,000 numbers in ten columns have 4 MB and take five seconds.
const packed = 6

// processorFor is the processor time that a file's kind and bytes give it.
func processorFor(data []byte) time.Duration {
	first, more, bytes := limits.ReadProcessor, limits.ReadProcessorMB, len(data)
	switch sniff(data) {
	case formatPDF:
		first, more = limits.PDFProcessor, limits.PDFProcessorMB
	case formatZip:
		bytes *= packed
	}
	return first + time.Duration(bytes)*more/(1<<20)
}

// end lets go of what the budget holds.
func (b *budget) end() {
	b.timer.Stop()
	b.meter.rest()
	b.stop()
}

// layer bounds the reading of a PDF's text layer, so that time is left to read what a
// layer says that is not at its end by then.
func (b *budget) layer() (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithTimeout(b.ctx, b.total/(limits.ReadTime/limits.LayerTime))
	b.meter.atHalf(cancel)
	return ctx, cancel
}

// byOCR does what OCR does, within what is left of its time; meanwhile the time for
// reading stands still.
func (b *budget) byOCR(do func(context.Context) error) error {
	start := time.Now()
	b.meter.rest()
	defer b.meter.resume()
	if b.timer.Stop() {
		b.reading -= start.Sub(b.since)
		defer func() { b.since = time.Now(); b.timer.Reset(b.reading) }()
	}
	defer func() { b.scans -= time.Since(start) }()
	ctx, cancel := context.WithTimeout(b.outer, b.scans)
	defer cancel()
	return do(ctx)
}
