package parallel

import (
	"runtime"
	"sync/atomic"
	"testing"
)

// on runs a test with so many processors.
func on(t *testing.T, processors int) {
	before := runtime.GOMAXPROCS(processors)
	t.Cleanup(func() { runtime.GOMAXPROCS(before) })
}

func TestEach(t *testing.T) {
	for _, processors := range []int{1, 2, 8} {
		on(t, processors)
		for _, n := range []int{0, 1, 2, 1000} {
			calls := make([]atomic.Int32, n)
			Each(n, func(i int) { calls[i].Add(1) })
			for i := range calls {
				if c := calls[i].Load(); c != 1 {
					t.Fatalf("%d processors: %d of %d was called %d times", processors, i, n, c)
				}
			}
		}
	}
}

// Calls run beside each other: either waits for the other.
func TestBeside(t *testing.T) {
	on(t, 2)
	met := make(chan bool)
	Each(2, func(i int) {
		if i == 0 {
			met <- true
		} else {
			<-met
		}
	})
}

// The first call that panics is told, whichever ends first.
func TestPanics(t *testing.T) {
	for _, processors := range []int{1, 2, 8} {
		on(t, processors)
		for range 100 {
			func() {
				defer func() {
					if r := recover(); r != 7 {
						t.Fatalf("%d processors: recovered %v", processors, r)
					}
				}()
				Each(100, func(i int) {
					if i >= 7 {
						panic(i)
					}
					runtime.Gosched()
				})
				t.Fatal("no panic")
			}()
		}
	}
}
