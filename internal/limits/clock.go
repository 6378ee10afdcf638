package limits

import (
	"context"
	"errors"

	"github.com/portcheck/portcheck/internal/parallel"
)

// ErrNumbers ends the reading of a document with more telephone numbers than are
// read of one (RecordNumbers).
var ErrNumbers = errors.New("more telephone numbers than are read of one document")

// Clock looks at the time while a document is read, and counts its telephone
// numbers: a layout that nobody thought of, or a page of nothing but ranges, would
// keep a reader busy for minutes. Every loop over cells, words or pieces ticks; what
// ends the reading unwinds it, to where Stop was deferred. The zero Clock gives a
// document as long as it takes.
type Clock struct {
	ctx     context.Context // nil for as long as it takes
	ticks   uint32
	numbers int
}

// NewClock is a clock that ends with a context.
func NewClock(ctx context.Context) Clock { return Clock{ctx: ctx} }

// stopped is what unwinds the reading.
type stopped struct{ err error }

// Tick ends the reading when the context has ended.
func (c *Clock) Tick() {
	if c.ticks++; c.ticks&15 == 0 && c.ctx != nil && c.ctx.Err() != nil {
		panic(stopped{c.ctx.Err()})
	}
}

// Look is a tick that looks at the time, before what takes long by itself.
func (c *Clock) Look() {
	c.ticks |= 15
	c.Tick()
}

// Count counts n more numbers, and ends the reading where they are too many. It ticks.
func (c *Clock) Count(n int) {
	c.Tick()
	if c.numbers += n; c.numbers > RecordNumbers {
		panic(stopped{ErrNumbers})
	}
}

// Recount counts the numbers from none: what was counted is read once more.
func (c *Clock) Recount() { c.numbers = 0 }

// Each calls f with 0 to n-1 beside each other, each call with a clock of its own that
// ends when this one does; what they counted is counted here. What ends one of them ends
// the reading, once all that have begun have returned.
func (c *Clock) Each(n int, f func(i int, c *Clock)) {
	own := make([]Clock, n)
	parallel.Each(n, func(i int) {
		own[i] = Clock{ctx: c.ctx, ticks: 15} // its first tick looks at the time
		f(i, &own[i])
	})
	for i := range own {
		c.Count(own[i].numbers)
	}
}

// Stop is deferred where a document is read. It sets err to why the reading ended
// early, the context's error or ErrNumbers, and leaves it where it did not.
func (c *Clock) Stop(err *error) {
	switch r := recover().(type) {
	case nil:
	case stopped:
		*err = r.err
	default:
		panic(r)
	}
}
