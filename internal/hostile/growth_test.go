//go:build linux

package hostile

// One process that reads altered papers for hours: its goroutines, memory, open
// files and temporary files do not grow.

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/intake"
	"github.com/portcheck/portcheck/internal/localbucket"
	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/files"
	"github.com/portcheck/portcheck/internal/reporting"
)

// holdings is what a process holds.
type holdings struct {
	goroutines, files, temporary int
	heap                         uint64
}

func held(t *testing.T, tmp string) holdings {
	t.Helper()
	var h holdings
	for range 100 { // what is ending ends
		runtime.GC()
		if n := runtime.NumGoroutine(); n == h.goroutines {
			break
		} else {
			h.goroutines = n
		}
		time.Sleep(20 * time.Millisecond)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	h.heap = m.HeapAlloc
	count := func(dir string) int {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		return len(entries)
	}
	h.files, h.temporary = count("/proc/self/fd"), count(tmp)
	return h
}

// workThrough has the pipeline work through altered papers in a bucket of its own,
// each put over one before it, and returns what became of them.
func workThrough(t *testing.T, all []paper, seed, from, to uint64) map[string]int {
	t.Helper()
	folder, err := localbucket.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.NewJSONHandler(io.Discard, nil))
	p := &pipeline.Pipeline{Log: log, Bucket: func(string) pipeline.Store { return folder },
		Read: func(ctx context.Context, name string, data []byte) ([]*porting.Record, error) {
			r, err := intake.Read(ctx, name, data, intake.Options{})
			return r.Records, err
		}}
	p.Announce = func(context.Context, pipeline.Announcement) error { return nil }
	reporting.Install(p)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() { defer close(done); folder.Run(ctx, p, 2, log) }()
	kinds := map[string]int{}
	for i := from; i < to; i++ {
		m := mutate(all, seed, i)
		key := fmt.Sprintf("inbox/case-%d/%d%s", i%3, i%5, m.name[len(m.name)-4:])
		if _, err := folder.Put(ctx, key, m.data, pipeline.PutOptions{}); err != nil {
			t.Fatal(err)
		}
		if i%4 == 0 { // several are under way at once
			continue
		}
		for end := time.Now().Add(3 * time.Minute); folder.Busy() > 0; time.Sleep(time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("mutant %d of seed %d (%s) is not done with", i, seed, m.how)
			}
		}
	}
	list, err := folder.List(ctx, "reports/")
	if err != nil {
		t.Fatal(err)
	}
	kinds["reports"] = len(list)
	cancel()
	<-done
	if err := folder.Close(); err != nil {
		t.Error(err)
	}
	return kinds
}

func TestNothingGrows(t *testing.T) {
	count, seed := setting(t, "PORTCHECK_MUTANTS", 60), setting(t, "PORTCHECK_SEED", 1)
	const rounds = 4
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	all := papers(t)
	round := func(i uint64) holdings {
		each := max(1, count/rounds)
		kinds := workThrough(t, all, seed, 1_000_000+i*each, 1_000_000+(i+1)*each)
		h := held(t, tmp)
		t.Logf("after %d papers: %d goroutines, %d open files, %d temporary files, %d KB; %v", (i+1)*each, h.goroutines, h.files, h.temporary, h.heap>>10, kinds)
		return h
	}
	first := round(0) // whose tables and pools are built, and stay
	last := first
	for i := uint64(1); i < rounds; i++ {
		last = round(i)
	}
	// Pools and tables that only some papers need may come later.
	if last.goroutines > first.goroutines+2 || last.files > first.files+2 || last.temporary > first.temporary || last.heap > first.heap+16<<20 {
		t.Errorf("first %+v, last %+v", first, last)
	}
}

// A warm process that reads, compares and reports pair after pair. PORTCHECK_PAIRS
// says how many.
func TestPairsGrowNothing(t *testing.T) {
	count := int(setting(t, "PORTCHECK_PAIRS", 80))
	const rounds = 4
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	folders, err := filepath.Glob("../../testdata/cases/*")
	if err != nil || len(folders) == 0 {
		t.Fatal("no cases", err)
	}
	type pair struct{ loa, csr []byte }
	var pairs []pair
	for _, folder := range folders {
		var p pair
		entries, err := os.ReadDir(folder)
		if err != nil {
			continue // a file beside the cases
		}
		for _, e := range entries {
			data, err := os.ReadFile(filepath.Join(folder, e.Name()))
			switch {
			case err != nil:
			case filepath.Ext(e.Name()) == ".pdf" && p.loa == nil:
				p.loa = data
			case filepath.Ext(e.Name()) == ".xlsx" && p.csr == nil, filepath.Ext(e.Name()) == ".csv" && p.csr == nil:
				p.csr = data
			}
		}
		if p.loa != nil && p.csr != nil {
			pairs = append(pairs, p)
		}
	}
	if len(pairs) == 0 {
		t.Fatal("no pairs")
	}
	today, _ := dates.Parse("2026-11-22")
	done := 0
	round := func() holdings {
		for range max(1, count/rounds) {
			p := pairs[done%len(pairs)]
			done++
			loa, err := intake.Read(t.Context(), "loa.pdf", p.loa, intake.Options{})
			if err != nil {
				t.Fatal(err)
			}
			csr, err := intake.Read(t.Context(), "csr", p.csr, intake.Options{})
			if err != nil {
				t.Fatal(err)
			}
			m, err := report.Build(loa.Records[0], csr.Records, report.Options{Case: "a", Today: today.Date})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := files.Render(t.Context(), m); err != nil {
				t.Fatal(err)
			}
			if _, err := files.Papers(t.Context(), m, p.loa); err != nil {
				t.Fatal(err)
			}
		}
		h := held(t, tmp)
		t.Logf("after %d pairs of %d: %d goroutines, %d open files, %d temporary files, %d KB", done, len(pairs), h.goroutines, h.files, h.temporary, h.heap>>10)
		return h
	}
	first := round() // whose tables and pools are built, and stay
	last := first
	for range rounds - 1 {
		last = round()
	}
	if last.goroutines > first.goroutines+2 || last.files > first.files+2 || last.temporary > first.temporary || last.heap > first.heap+4<<20 {
		t.Errorf("first %+v, last %+v", first, last)
	}
}
