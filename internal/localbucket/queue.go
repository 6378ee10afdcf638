package localbucket

// The queue: what happens in the bucket makes the pipeline's steps run, in this
// process. An event that was not done when the process ended comes again at the
// next start; the steps do not mind.

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/portcheck/portcheck/internal/pipeline"
)

// Bucket is the name of the local bucket.
const Bucket = "porting"

// A step that fails is tried again, later each time; after the last try the
// event rests until the next start.
const (
	tries    = 5
	stepTime = 2 * time.Minute
)

// firstWait is the pause after the first try. Tests have less patience.
var firstWait = 200 * time.Millisecond

// happened puts an event into the queue. The lock is held.
func (f *Folder) happened(e entry) {
	if !makesEvent(e.Key) {
		return
	}
	f.enqueue(e)
	f.stage(e, Queued)
	if f.changed != nil && !keepsVersions(e.Key) {
		f.changed(e.Key)
	}
	select {
	case f.wake <- struct{}{}:
	default:
	}
}

// enqueue puts an event into the queue, with its rank: when the last file was
// dropped for its case. The lock is held.
func (f *Folder) enqueue(e entry) {
	if home, _, ok := pipeline.HomeOf(e.Key, e.Size); ok {
		e.rank = e.N
		f.ranks[home] = e.N
	} else if _, rest, ok := strings.Cut(e.Key, "/"); ok {
		// cases/<case>/… and reports/<case>/…, and a case's name may hold slashes.
		for i := strings.LastIndexByte(rest, '/'); i > 0 && e.rank == 0; i = strings.LastIndexByte(rest, '/') {
			rest = rest[:i]
			e.rank = f.ranks[rest]
		}
	}
	f.pending = append(f.pending, e)
}

// take takes an event from the queue: the oldest, and every second time one of
// the case that a file was dropped for last. The steps do not mind their order;
// but who drops two files while a thousand are being worked on sees what became
// of them next, and of the thousand some are done early.
func (f *Folder) take() (entry, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.pending) == 0 {
		return entry{}, false
	}
	at := 0
	if f.taken++; f.taken%2 == 0 {
		for i, e := range f.pending {
			if e.rank > f.pending[at].rank {
				at = i
			}
		}
	}
	e := f.pending[at]
	f.pending = slices.Delete(f.pending, at, at+1)
	f.running++
	f.stage(e, Running)
	return e, true
}

// done notes that an event needs nothing more.
func (f *Folder) done(e entry) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.stage(e, Done)
	return f.write(entry{N: e.N, Op: "done"})
}

func (e entry) task() pipeline.Task {
	t := pipeline.Task{
		Bucket: Bucket, Key: e.Key, Version: e.version(), ETag: e.MD5, Size: e.Size,
		Sequencer: fmt.Sprintf("%016X", e.N), Time: e.Time, Removed: e.Op == "delete",
	}
	return t
}

// Run runs the pipeline's steps for all that happens in the bucket, several at a
// time, until the context ends.
func (f *Folder) Run(ctx context.Context, p *pipeline.Pipeline, workers int, log *slog.Logger) {
	var wg sync.WaitGroup
	slots := make(chan struct{}, max(workers, 1))
	for {
		e, ok := f.take()
		if !ok {
			select {
			case <-ctx.Done():
				wg.Wait()
				return
			case <-f.wake:
			}
			continue
		}
		select {
		case <-ctx.Done():
			wg.Wait()
			return
		case slots <- struct{}{}:
		}
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer func() { <-slots }()
			f.run(ctx, p, e, log)
		}()
	}
}

// run runs the step for one event.
func (f *Folder) run(ctx context.Context, p *pipeline.Pipeline, e entry, log *slog.Logger) {
	defer func() {
		f.mu.Lock()
		f.running--
		f.mu.Unlock()
	}()
	for try := 1; ; try++ {
		step, cancel := context.WithTimeout(ctx, stepTime)
		err := p.Run(step, e.task())
		cancel()
		if err == nil {
			if err := f.done(e); err != nil && ctx.Err() == nil {
				log.Error("noting that a step was done", "error", err.Error())
			}
			return
		}
		if ctx.Err() != nil {
			return
		}
		if try == tries {
			log.Error("gave up until the next start", "key", e.Key, "tries", try)
			f.mu.Lock()
			f.stage(e, Stuck)
			f.mu.Unlock()
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(firstWait << (2 * (try - 1))):
		}
	}
}
