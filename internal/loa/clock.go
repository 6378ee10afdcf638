package loa

// The time that a letter may take, and how many numbers it may hold: pages of
// nothing but labels, or ranges, would keep the reader busy for minutes.

import (
	"context"
	"errors"

	"github.com/portcheck/portcheck/internal/limits"
)

// ErrNumbers is what ends the reading of a document with more numbers than are
// read of one (limits.RecordNumbers).
var ErrNumbers = errors.New("more telephone numbers than are read of one letter")

// clock looks at the time while a letter is read.
type clock struct {
	ctx     context.Context // nil for as long as it takes
	ticks   uint32
	numbers int
	err     error
}

// stopped is what unwinds the reading.
type stopped struct{ err error }

// tick is called where labels are held against labels, and pieces against pieces.
func (c *clock) tick() {
	if c.ticks++; c.ticks&15 == 0 && c.ctx != nil && c.ctx.Err() != nil {
		panic(stopped{c.ctx.Err()})
	}
}

// count counts n more numbers.
func (c *clock) count(n int) {
	if c.numbers += n; c.numbers > limits.RecordNumbers {
		panic(stopped{ErrNumbers})
	}
}

// stop keeps why the reading ended early.
func (c *clock) stop() {
	switch r := recover().(type) {
	case nil:
	case stopped:
		c.err = r.err
	default:
		panic(r)
	}
}

// Within bounds the time that looking and reading may take from now on.
func (l *Letters) Within(ctx context.Context) *Letters {
	l.clock.ctx = ctx
	return l
}

// Err tells why looking at the document or reading it ended early: the context's
// error, or ErrNumbers; nil where it did not. What was returned then is no record.
func (l *Letters) Err() error { return l.clock.err }
