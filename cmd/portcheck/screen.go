package main

// The progress bar of check DIR.

import (
	"io"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/portcheck/portcheck/internal/report/terminal"
)

// screen is standard error while many cases are checked: on a terminal it has a
// bar in its last line, and messages stand above that; else it has messages alone.
type screen struct {
	mu  sync.Mutex
	bar *progressbar.ProgressBar
	on  bool
}

// newScreen decides whether there is to be a bar: where standard error is a
// terminal that can move its cursor, and nothing on standard output would run
// into it, neither JSON nor what a program at the other end of a pipe prints.
func newScreen(stdout io.Writer, json bool) *screen {
	if terminal.Detect(os.Stderr, os.Getenv).Width == 0 || os.Getenv("TERM") == "dumb" {
		return &screen{}
	}
	if f, ok := stdout.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			return &screen{on: true}
		}
		if terminal.Detect(f, os.Getenv).Width > 0 && !json {
			return &screen{on: true}
		}
	}
	return &screen{}
}

// progress shows how much of the whole is done.
func (s *screen) progress(done, whole int) {
	if !s.on {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.bar == nil {
		s.bar = progressbar.NewOptions(whole,
			progressbar.OptionSetWriter(os.Stderr),
			progressbar.OptionSetDescription("checking"),
			progressbar.OptionSetWidth(30),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionSetPredictTime(true),
			progressbar.OptionClearOnFinish(),
		)
	}
	_ = s.bar.Set(done) // a bar that cannot be drawn is no reason to stop
}

// above prints a message where the bar stands, which comes again below it.
func (s *screen) above(print func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.bar != nil {
		_ = s.bar.Clear()
	}
	print()
}

func (s *screen) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.bar != nil {
		_ = s.bar.Clear()
	}
}
