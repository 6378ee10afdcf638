package batch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/portcheck/portcheck/internal/casework"
	"github.com/portcheck/portcheck/internal/casework/casetest"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/files"
)

// bench is a batch whose reports say which papers they were made from.
type bench struct {
	*Batch
	mu      sync.Mutex
	checked []string // cases that were compared, sorted
	fail    map[string]error
	stop    func(name string)
}

func newBench(root, out string) *bench {
	b := &bench{Batch: &Batch{Root: root, Out: out, Reader: "test", Settings: "none"}}
	b.Check = func(_ context.Context, k casework.Case, dir string, note casework.Done) (Checked, error) {
		b.mu.Lock()
		b.checked = append(b.checked, k.Name)
		slices.Sort(b.checked)
		b.mu.Unlock()
		if b.stop != nil {
			b.stop(k.Name)
		}
		if err := b.fail[k.Name]; err != nil {
			if err.Error() == "panic" {
				panic("a case that ends badly")
			}
			return Checked{}, err
		}
		r := &porting.Report{Case: k.Name}
		r.Documents.LOA, r.Documents.CSR = k.LOA.Document, k.CSRs[0].Document
		data, err := json.Marshal(r)
		if err != nil || dir == "" {
			return Checked{Report: r}, err
		}
		written, err := casework.Finish(dir, note, []files.File{{Name: "report.json", Data: data}})
		return Checked{Report: r, Files: written}, err
	}
	b.Reuse = func(names []string, data []byte) (Checked, error) {
		r := &porting.Report{}
		err := json.Unmarshal(data, r)
		return Checked{Report: r, Files: names}, err
	}
	return b
}

// run runs the batch and tells each outcome in a few words.
func (b *bench) run(t *testing.T) []string {
	t.Helper()
	var got []string
	err := b.Run(t.Context(), func(o Outcome) error {
		got = append(got, describe(b.Root, o))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func describe(root string, o Outcome) string {
	switch {
	case o.Report != nil && o.Kept:
		return "kept " + o.Report.Case
	case o.Report != nil:
		return fmt.Sprintf("%s=%s+%s", o.Report.Case, o.Report.Documents.LOA.Name, o.Report.Documents.CSR.Name)
	case o.Paper != nil:
		rel, _ := filepath.Rel(root, o.Paper.Path)
		if o.Why != "" {
			return "unreadable " + filepath.ToSlash(rel)
		}
		return "alone " + filepath.ToSlash(rel)
	}
	return "failed: " + o.Why
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func csr(t *testing.T, i int) []byte {
	t.Helper()
	data, _, err := casetest.CSR(i)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// Every case comes out once, in the order of the names, whether each has a folder
// or all lie loose in one.
func TestOrder(t *testing.T) {
	const n = 60 // more than a folder may have that one worker does
	for _, flat := range []bool{false, true} {
		root := t.TempDir()
		if err := casetest.Write(root, n, flat); err != nil {
			t.Fatal(err)
		}
		b := newBench(root, "")
		var steps []int
		var mu sync.Mutex
		b.Progress = func(done, whole int) {
			mu.Lock()
			defer mu.Unlock()
			steps = append(steps, done)
			if whole != 4*n {
				t.Errorf("the whole is %d, want %d", whole, 4*n)
			}
		}
		got := b.run(t)
		if len(got) != n || !slices.IsSorted(got) {
			t.Errorf("flat %t: %d outcomes: %v", flat, len(got), got)
		}
		want := "case-00007=loa.pdf+csr.csv"
		if flat {
			want = "loa-00007=loa-00007.pdf+export-00053.csv"
		}
		if got[7] != want {
			t.Errorf("flat %t: %s, want %s", flat, got[7], want)
		}
		if slices.Max(steps) != 4*n {
			t.Errorf("flat %t: progress ends at %d of %d", flat, slices.Max(steps), 4*n)
		}
	}
}

// What was done is not done again; a paper, a setting, a reader, or a report that
// changed is.
func TestGoesOn(t *testing.T) {
	for _, flat := range []bool{false, true} {
		root, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
		const n = 12
		if err := casetest.Write(root, n, flat); err != nil {
			t.Fatal(err)
		}
		name := func(i int) string {
			return map[bool]string{false: fmt.Sprintf("case-%05d", i), true: fmt.Sprintf("loa-%05d", i)}[flat]
		}
		loa := func(i int) string {
			return map[bool]string{false: filepath.Join(root, name(i), "loa.pdf"), true: filepath.Join(root, name(i)+".pdf")}[flat]
		}
		again := func(why string, want []string, prepare func(b *bench)) {
			t.Helper()
			b := newBench(root, out)
			if prepare != nil {
				prepare(b)
			}
			if got := b.run(t); len(got) != n {
				t.Errorf("flat %t, %s: %d outcomes: %v", flat, why, len(got), got)
			}
			if !slices.Equal(b.checked, want) {
				t.Errorf("flat %t, %s: done were %v, want %v", flat, why, b.checked, want)
			}
		}
		var all []string
		for i := range n {
			all = append(all, name(i))
		}
		again("first", all, nil)
		again("nothing changed", nil, nil)
		again("asked for", all, func(b *bench) { b.Again = true })
		again("a setting", all, func(b *bench) { b.Settings = "other" })
		again("the reader", all, func(b *bench) { b.Reader, b.Settings = "newer", "other" })
		latest := func(b *bench) { b.Reader, b.Settings = "newer", "other" }
		again("nothing changed", nil, latest)

		write(t, loa(3), append(casetest.LOA(3), "% a comment more\n"...))
		again("a paper", all[3:4], latest)
		write(t, filepath.Join(out, name(5), "report.json"), []byte(`{"case": "somebody wrote here"}`))
		again("a report that was touched", all[5:6], latest)
		if err := os.Remove(filepath.Join(out, name(6), ".portcheck.json")); err != nil {
			t.Fatal(err)
		}
		again("a report that was not finished", all[6:7], latest)

		// Lines that a killed run left half are no lines.
		index := filepath.Join(out, glancesName)
		data, err := os.ReadFile(index)
		if err != nil {
			t.Fatal(err)
		}
		write(t, index, data[:len(data)-100])
		again("a cut index", nil, latest)
		write(t, index, []byte("nonsense"))
		again("a spoilt index", nil, latest)
	}
}

// A run that is stopped in the middle has done some, and the next does the rest.
func TestStopped(t *testing.T) {
	root, out := t.TempDir(), t.TempDir()
	const n = 40
	if err := casetest.Write(root, n, false); err != nil {
		t.Fatal(err)
	}
	first := newBench(root, out)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var count sync.WaitGroup
	count.Add(10)
	var once sync.Once
	left := 10
	var mu sync.Mutex
	first.stop = func(string) {
		mu.Lock()
		defer mu.Unlock()
		if left--; left == 0 {
			once.Do(cancel)
		}
	}
	if err := first.Run(ctx, func(o Outcome) error {
		if o.Report == nil {
			t.Errorf("a stopped run has no outcome but cases: %s", describe(root, o))
		}
		return nil
	}); !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v, want that it was cancelled", err)
	}
	second := newBench(root, out)
	if got := second.run(t); len(got) != n {
		t.Errorf("%d outcomes", len(got))
	}
	if len(first.checked) < 10 || len(first.checked)+len(second.checked) != n {
		t.Errorf("%d were done before and %d after, want %d together", len(first.checked), len(second.checked), n)
	}
}

// One bad file, one failing case, one case in which the program itself goes wrong
// stop nothing.
func TestBadOnes(t *testing.T) {
	for _, flat := range []bool{false, true} {
		root := t.TempDir()
		if err := casetest.Write(root, 10, flat); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(root, "zz", "broken.pdf"), []byte("%PDF-1.7 nothing else"))
		write(t, filepath.Join(root, "zz", "loa.pdf"), casetest.LOA(70))
		b := newBench(root, t.TempDir())
		name := map[bool]string{false: "case", true: "loa"}[flat]
		b.fail = map[string]error{name + "-00002": errors.New("no room on the disk"), name + "-00004": errors.New("panic")}
		got := b.run(t)
		want := []string{"failed: " + name + "-00002: no room on the disk", "failed: " + name + "-00004: a fault in portcheck itself: please report it with this paper",
			"unreadable zz/broken.pdf", "alone zz/loa.pdf"}
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("flat %t: no %q in %q", flat, w, got)
			}
		}
		if len(got) != 8+len(want) {
			t.Errorf("flat %t: %d outcomes: %q", flat, len(got), got)
		}
	}
}

// Cases of several folders keep apart, whatever their files are called.
func TestNames(t *testing.T) {
	root := t.TempDir()
	for i, folder := range []string{"north", "south", "."} {
		for j, loa := range []string{"a.pdf", "north.pdf"} {
			write(t, filepath.Join(root, folder, loa), casetest.LOA(2*i+j))
			write(t, filepath.Join(root, folder, fmt.Sprintf("csr%d.any", j)), csr(t, 2*i+j))
		}
	}
	write(t, filepath.Join(root, "a", "loa.pdf"), casetest.LOA(8))
	write(t, filepath.Join(root, "a", "csr.csv"), csr(t, 8))
	write(t, filepath.Join(root, "west", "x.y.pdf"), casetest.LOA(10))
	write(t, filepath.Join(root, "west", "x.csv"), csr(t, 10))
	write(t, filepath.Join(root, "west", "other.pdf"), casetest.LOA(11))
	write(t, filepath.Join(root, "west", "other.csv"), csr(t, 11))
	b := newBench(root, t.TempDir())
	var names []string
	for _, o := range b.run(t) {
		name, _, _ := strings.Cut(o, "=")
		names = append(names, strings.ReplaceAll(name, filepath.Base(root), "ROOT"))
	}
	slices.Sort(names)
	want := []string{"ROOT/a", "ROOT/north", "a", "north", "north/a", "other", "south/a", "south/north", "x.y"}
	if !slices.Equal(names, want) {
		t.Errorf("names = %v\n want %v", names, want)
	}
}
