package limits_test

import (
	"context"
	"errors"
	"testing"

	"github.com/portcheck/portcheck/internal/limits"
)

// readCells is a reader of n cells, each of which holds so many numbers.
func readCells(c *limits.Clock, n, numbers int) (done int, err error) {
	defer c.Stop(&err)
	for range n {
		c.Count(numbers)
		done++
	}
	return done, nil
}

func TestClock(t *testing.T) {
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	for name, tt := range map[string]struct {
		clock      limits.Clock
		n, numbers int
		done       int
		err        error
	}{
		"time enough":      {limits.NewClock(context.Background()), 1000, 0, 1000, nil},
		"no time at all":   {limits.NewClock(ended), 1000, 0, 15, context.Canceled},
		"no clock":         {limits.Clock{}, 1000, 0, 1000, nil},
		"as many numbers":  {limits.Clock{}, 2, limits.RecordNumbers / 2, 2, nil},
		"one number more":  {limits.Clock{}, 3, limits.RecordNumbers/2 + 1, 1, limits.ErrNumbers},
		"a few words more": {limits.NewClock(ended), 15, 0, 15, nil},
	} {
		done, err := readCells(&tt.clock, tt.n, tt.numbers)
		if done != tt.done || !errors.Is(err, tt.err) {
			t.Errorf("%s: read %d, %v; want %d, %v", name, done, err, tt.done, tt.err)
		}
	}
	defer func() {
		if r := recover(); r != "a bug" {
			t.Errorf("recovered %v: what the clock did not stop is none of its own", r)
		}
	}()
	var err error
	var c limits.Clock
	defer c.Stop(&err)
	panic("a bug")
}

// What reads beside each other ends like what reads in turn.
func TestEach(t *testing.T) {
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	for name, tt := range map[string]struct {
		clock      limits.Clock
		n, numbers int
		err        error
	}{
		"time enough":          {limits.NewClock(context.Background()), 10, 0, nil},
		"no time at all":       {limits.NewClock(ended), 10, 0, context.Canceled},
		"as many numbers":      {limits.Clock{}, 2, limits.RecordNumbers / 200, nil},
		"too many together":    {limits.Clock{}, 3, limits.RecordNumbers / 200, limits.ErrNumbers},
		"too many of each one": {limits.Clock{}, 3, limits.RecordNumbers, limits.ErrNumbers},
	} {
		err := func() (err error) {
			defer tt.clock.Stop(&err)
			tt.clock.Each(tt.n, func(_ int, c *limits.Clock) {
				for range 100 {
					c.Count(tt.numbers)
				}
			})
			return nil
		}()
		if !errors.Is(err, tt.err) {
			t.Errorf("%s: %v; want %v", name, err, tt.err)
		}
	}
}

// Look sees the end at once, whatever was counted.
func TestLook(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	c := limits.NewClock(ctx)
	c.Tick()
	cancel()
	err := func() (err error) {
		defer c.Stop(&err)
		c.Look()
		return nil
	}()
	if !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
}
