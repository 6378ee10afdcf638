// Package parallel runs parts of one work beside each other.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Each calls f with 0 to n-1, in turn, on as many processors as there are. Where calls
// panic, Each does in their caller, with what the first of them by number panicked with:
// as if they had been made one after the other.
func Each(n int, f func(i int)) {
	workers := min(n, runtime.GOMAXPROCS(0))
	if workers <= 1 {
		for i := range n {
			f(i)
		}
		return
	}
	var next atomic.Int64
	panics := make([]any, n)
	work := func() {
		for i := int(next.Add(1) - 1); i < n; i = int(next.Add(1) - 1) {
			func() {
				defer func() {
					if panics[i] = recover(); panics[i] != nil {
						next.Store(int64(n)) // all before it have begun
					}
				}()
				f(i)
			}()
		}
	}
	var wg sync.WaitGroup
	for range workers - 1 {
		wg.Go(work)
	}
	work()
	wg.Wait()
	for _, p := range panics {
		if p != nil {
			panic(p)
		}
	}
}
