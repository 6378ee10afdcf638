// Package batch checks all cases below a folder: thousands of folders with an LOA
// and a CSR each, or one folder with thousands of loose papers.
//
// Each folder goes through three steps: a glance at every paper, which keeps its
// kind and its numbers; pairing, on glances alone; and the check of each case,
// for which its papers are at hand or are read again. Cases are worked on side by
// side, as many as there are processors and memory for, and come out in one
// order, that of their folders' and files' names.
//
// What was done is not done again: glances are kept in a file under the output
// folder, and each case's report folder notes what it was made from.
//
// batch.go runs the steps; folder.go is one folder; glances.go keeps glances.
package batch

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"golang.org/x/sync/semaphore"

	"github.com/portcheck/portcheck/internal/casework"
	"github.com/portcheck/portcheck/internal/intake"
	"github.com/portcheck/portcheck/internal/porting"
)

// Batch is all cases below a folder, and how they are checked.
type Batch struct {
	Root string
	// Out is the folder that reports go to, "" where none are written: then
	// nothing is kept, and everything is done.
	Out string
	// Reader is what reading depends on, Settings what reports depend on besides:
	// what was done with others is done again.
	Reader, Settings string
	// Again does everything again.
	Again   bool
	Reading intake.Options
	// Check compares one case and writes its reports into dir, "" for nowhere.
	Check func(ctx context.Context, c casework.Case, dir string, note casework.Done) (Checked, error)
	// Reuse gives what Check gave for reports that stand in dir.
	Reuse func(files []string, report []byte) (Checked, error)
	// Progress is told how much of the whole is done; from several goroutines.
	Progress func(done, whole int)
}

// Checked is what came of one case.
type Checked struct {
	// Report has its secrets masked.
	Report *porting.Report
	// Shown is what is to be printed of it, where that is something else.
	Shown any
	Files []string
}

// Outcome is a case, or a paper that belongs to none, or a failure.
type Outcome struct {
	Checked
	// Kept says that the reports stood already.
	Kept bool
	// Paper is a paper without a case: unreadable, or without a partner. Records
	// are what was read from it, its secrets in clear.
	Paper   *casework.Glance
	Records []*porting.Record
	// Why says what is wrong with the paper, or what failed.
	Why string
}

// run is one call of Run.
type run struct {
	*Batch
	glances *glances
	loose   map[string]int // stem of a file's name → how many folders of several papers have one
	folders map[string]bool
	memory  *semaphore.Weighted
	queue   chan chan []Outcome

	mu          sync.Mutex
	done, whole int
	claimed     map[string]string // report folder → the paper that its case is of
}

const (
	// share is the memory that one worker may count on, in bytes of papers: a paper
	// that is larger takes the shares of several, and they wait for it.
	share = 8 << 20
	// ahead is how many cases may be done, or in the works, that wait for an
	// earlier one to come out.
	ahead = 64
	// small is how many files a folder may have that is done as a whole by one worker.
	small = 16
)

// Run checks the batch. emit is called for each outcome, in order, from one
// goroutine; its error ends the run. An error is of the root folder, of emit, or
// that the context ended.
func (b *Batch) Run(ctx context.Context, emit func(Outcome) error) error {
	folders, failed, err := casework.Folders(b.Root)
	if err != nil {
		return err
	}
	workers := int64(runtime.GOMAXPROCS(0))
	r := &run{
		Batch: b, memory: semaphore.NewWeighted(workers * share), queue: make(chan chan []Outcome, ahead),
		loose: map[string]int{}, folders: map[string]bool{}, claimed: map[string]string{},
	}
	for _, f := range folders {
		r.whole += 2 * len(f.Files) // a glance and a check each
		r.folders[f.Case] = true
		if len(f.Files) > 2 {
			stems := map[string]bool{}
			for _, path := range f.Files {
				stems[casework.Stem(path)] = true
			}
			for s := range stems {
				r.loose[s]++
			}
		}
	}
	if r.glances, err = openGlances(b.Out, b.Reader, b.Again); err != nil {
		return err
	}
	defer r.glances.close()
	for _, why := range failed {
		if err := emit(Outcome{Why: why}); err != nil {
			return err
		}
	}

	ctx, cancel := context.WithCancel(ctx)
	var workersDone sync.WaitGroup
	defer workersDone.Wait()
	defer cancel()
	workersDone.Go(func() {
		defer close(r.queue)
		for _, f := range folders {
			if ctx.Err() != nil {
				return
			}
			r.folder(ctx, f, &workersDone)
		}
	})
	for outcomes := range r.queue {
		var list []Outcome
		select {
		case list = <-outcomes:
		case <-ctx.Done():
			return ctx.Err()
		}
		if ctx.Err() != nil { // what failed may have failed of that
			return ctx.Err()
		}
		for _, o := range list {
			if err := emit(o); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

// start has a worker do a job on papers of so many bytes, once there is room for
// it. Its outcomes come out in the order of the calls.
func (r *run) start(ctx context.Context, wg *sync.WaitGroup, bytes int64, job func() []Outcome) {
	outcomes := make(chan []Outcome, 1)
	select {
	case r.queue <- outcomes:
	case <-ctx.Done():
		return
	}
	weight := r.weight(bytes)
	if r.memory.Acquire(ctx, weight) != nil {
		return
	}
	wg.Go(func() {
		defer r.memory.Release(weight)
		outcomes <- job()
	})
}

// weight is the share of memory that papers of so many bytes take.
func (r *run) weight(bytes int64) int64 {
	return min(max(bytes, share), share*int64(runtime.GOMAXPROCS(0)))
}

// sizes are the bytes of files together; one that is gone has none.
func sizes(paths ...string) int64 {
	var sum int64
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil {
			sum += min(info.Size(), intake.MaxBytes)
		}
	}
	return sum
}

// progress counts files: each once when it was glanced at, once when its case is done.
func (r *run) progress(n int) {
	if r.Progress == nil || n == 0 {
		return
	}
	r.mu.Lock()
	r.done += n
	done := r.done
	r.mu.Unlock()
	r.Progress(done, r.whole)
}

// caseName is the case's name in the whole batch. A loose pair is named after its
// LOA's file alone; where another folder may have a case of that name too, the
// folder stands before it.
func (r *run) caseName(f casework.Folder, m *casework.Match, loa string) string {
	if m.Name == f.Case {
		return f.Case
	}
	stem := casework.Stem(loa)
	top := filepath.Dir(loa) == filepath.Clean(r.Root)
	unique := r.loose[stem] <= 1 && (m.Name == stem || r.loose[m.Name] == 0)
	if (top || unique) && !r.folders[m.Name] {
		return m.Name
	}
	name := f.Case + "/" + m.Name
	for r.folders[name] {
		name += "+"
	}
	return name
}

// claim takes a report folder for the case of a paper; no two cases write into one.
func (r *run) claim(dir, paper string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if other, taken := r.claimed[dir]; taken {
		return fmt.Errorf("the cases of %q and %q have one name: rename one of the files", other, paper)
	}
	r.claimed[dir] = paper
	return nil
}
