package intake

// The processor time that a file may take. A clock on the wall alone lets a machine
// with nothing else to do work on one file for many seconds; what a file costs is told
// by the processor.

import (
	"sync"
	"sync/atomic"
	"time"
)

// firstLook is when the processor time of a file is looked at for the first time, long
// after ordinary papers are read, and nextLook how long the meter then waits each time.
const (
	firstLook = 100 * time.Millisecond
	nextLook  = 20 * time.Millisecond
)

// metered counts the files whose meters run: a system tells the processor time of the
// whole process, and they share it.
var metered atomic.Int64

// meter counts the processor time that is spent on a file.
type meter struct {
	mu    sync.Mutex
	timer *time.Timer
	rests bool // while OCR is at work

	used    time.Duration
	since   time.Time     // the last look
	process time.Duration // what the process had used then

	bound, half func() // what ends when all that may be used is used, and at half of it
	total       time.Duration
}

// newMeter begins to count. end is called once total is used.
func newMeter(total time.Duration, end func()) *meter {
	m := &meter{total: total, bound: end, half: func() {}}
	m.begin()
	m.timer = time.AfterFunc(firstLook, m.look)
	return m
}

func (m *meter) begin() {
	metered.Add(1)
	m.since, m.process = time.Now(), processorTime()
}

// count adds what was used since the last look. A file does not pay for more than two
// processors, whatever else the process does meanwhile.
func (m *meter) count() {
	now, process := time.Now(), processorTime()
	m.used += min((process-m.process)/time.Duration(max(1, metered.Load())), 2*now.Sub(m.since))
	m.since, m.process = now, process
}

func (m *meter) look() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.rests {
		return
	}
	m.count()
	if m.used >= m.total/2 {
		m.half()
	}
	if m.used >= m.total {
		m.bound()
		return
	}
	m.timer.Reset(nextLook)
}

// atHalf has end called once half of the time is used.
func (m *meter) atHalf(end func()) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.half = end
}

// rest stops the count until resume is called, if the meter runs.
func (m *meter) rest() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.rests {
		m.timer.Stop()
		m.count()
		m.rests = true
		metered.Add(-1)
	}
}

// resume counts on.
func (m *meter) resume() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.rests = false
	m.begin()
	m.timer.Reset(nextLook)
}
