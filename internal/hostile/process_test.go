//go:build linux

package hostile

// The program itself, as people run it, on altered papers: each run has a process
// of its own, whose end, output, time and memory are looked at.
//
//	make mutate COUNT=5000 SEED=7
//
// makes as many as wanted; what fails is kept under build/mutants, and named by
// its seed and number, so that the same paper can be made again.

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// What a run may take. The time is the processor's: other work on the machine
// makes a run little slower by it. The contract is two seconds, which make mutate
// holds the program to; the tests leave room for slow machines, as they look for
// what takes without end.
const (
	strictTime = 2 * time.Second
	runTime    = 6 * time.Second
	runMemory  = 256 << 20
	runEnd     = 3 * time.Minute // by the clock, for runs that wait
)

// program builds portcheck once a run of the tests.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "portcheck-mutants-")
	if err != nil {
		return "", err
	}
	name := filepath.Join(dir, "portcheck")
	out, err := exec.Command("go", "build", "-o", name, "../../cmd/portcheck").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return name, nil
})

func TestMain(m *testing.M) {
	if os.Getenv("PORTCHECK_RUNNER") != "" {
		os.Exit(runner(os.Args[1:]))
	}
	code := m.Run()
	if built.Load() {
		if name, err := program(); err == nil {
			os.RemoveAll(filepath.Dir(name))
		}
	}
	os.Exit(code)
}

// runner runs a program and writes to file 3 what it took. It is a process of its
// own between this one and the program: a process begins with the memory of the
// one that it was forked from, and the tests have much.
func runner(args []string) int {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "PORTCHECK_RUNNER=") })
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	runtime.LockOSThread() // whose end would be taken for this process's
	_ = cmd.Run()
	if cmd.ProcessState == nil {
		return -1
	}
	var peak int64
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		peak = u.Maxrss << 10
	}
	fmt.Fprintf(os.NewFile(3, "took"), "%d %d %d", cmd.ProcessState.ExitCode(), cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime(), peak)
	return 0
}

var built atomic.Bool

func portcheck(tb testing.TB) string {
	tb.Helper()
	built.Store(true)
	name, err := program()
	if err != nil {
		tb.Fatal(err)
	}
	return name
}

// ran is how one run ended.
type ran struct {
	status         int
	stdout, stderr []byte
	cpu            time.Duration
	peak           int64
	faults
}

// run runs the program on papers in a folder, without OCR: how long a page takes
// to be recognised is another matter, with a limit of its own.
func run(tb testing.TB, dir string, args ...string) ran {
	tb.Helper()
	ctx, cancel := context.WithTimeout(tb.Context(), runEnd)
	defer cancel()
	self, err := os.Executable()
	if err != nil {
		tb.Fatal(err)
	}
	cmd := exec.CommandContext(ctx, self, append([]string{portcheck(tb)}, args...)...)
	cmd.Dir = dir
	cmd.Env = []string{"PATH=" + dir, "HOME=" + dir, "TMPDIR=" + dir, "LANG=C.UTF-8", "PORTCHECK_RUNNER=1"}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	took, w, err := os.Pipe()
	if err != nil {
		tb.Fatal(err)
	}
	cmd.ExtraFiles = []*os.File{w}
	err = cmd.Run()
	w.Close()
	r := ran{status: -1, stdout: stdout.Bytes(), stderr: stderr.Bytes()}
	if _, scan := fmt.Fscan(took, &r.status, &r.cpu, &r.peak); scan != nil && ctx.Err() == nil {
		tb.Fatalf("running %q: %v, %v: %s", args, err, scan, stderr.Bytes())
	}
	took.Close()
	if ctx.Err() != nil {
		r.add("still running after %v", runEnd)
	}
	most := runTime
	if os.Getenv("PORTCHECK_MUTANTS") != "" {
		most = strictTime
	}
	if r.cpu > most {
		r.add("took %v of the processor", r.cpu)
	}
	if r.peak > runMemory {
		r.add("took %d MB", r.peak>>20)
	}
	for _, line := range strings.Split(strings.TrimSuffix(stderr.String(), "\n"), "\n") {
		if line != "" && !strings.HasPrefix(line, "portcheck: ") || strings.ContainsFunc(line, func(c rune) bool { return c < ' ' || c >= 0x7f && c < 0xa0 }) {
			r.add("on standard error: %.300q", line)
		}
	}
	return r
}

// extractRun runs extract on a paper.
func extractRun(tb testing.TB, dir, name string) ran {
	r := run(tb, dir, "extract", "--json", name)
	if r.status != 0 && r.status != 2 {
		r.add("exit status %d", r.status)
	}
	lines := bytes.SplitAfter(r.stdout, []byte("\n"))
	none := false
	for _, line := range lines[:len(lines)-1] {
		kind, f := checkRecord(line)
		none = none || kind == ""
		r.faults = append(r.faults, f...)
	}
	if len(lines) < 2 || len(lines[len(lines)-1]) > 0 {
		r.add("no whole line of JSON: %.200q", r.stdout)
	}
	if none != (r.status == 2) || (r.status == 2) != (len(r.stderr) > 0) {
		r.add("exit status %d with %.200q on standard error, nothing read: %v", r.status, r.stderr, none)
	}
	return r
}

// checkRun runs check on a pair of papers, with every file that it can write.
func checkRun(tb testing.TB, dir, loa, csr string) ran {
	out := filepath.Join(dir, "out")
	r := run(tb, dir, "check", "--json", "--pdf", "--today", "2026-11-22", "--out", out, loa, csr)
	os.RemoveAll(out)
	lines := bytes.SplitAfter(r.stdout, []byte("\n"))
	switch r.status {
	case 0, 1:
		for _, line := range lines[:len(lines)-1] {
			verdict, f := checkReport(line)
			r.faults = append(r.faults, f...)
			if verdict != "clean" && r.status == 0 {
				r.add("exit status 0, and %s", verdict)
			}
		}
	case 2:
		if len(r.stderr) == 0 {
			r.add("exit status 2, and nothing said")
		}
		for _, line := range lines[:len(lines)-1] {
			if _, f := checkRecord(line); len(f) > 0 {
				r.faults = append(r.faults, f...)
			}
		}
	default:
		r.add("exit status %d", r.status)
	}
	if len(lines) < 2 {
		r.add("no line of JSON")
	}
	return r
}

// setting is a number of the environment.
func setting(tb testing.TB, name string, otherwise uint64) uint64 {
	tb.Helper()
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		tb.Fatalf("%s: %v", name, err)
	}
	return n
}

func TestMutants(t *testing.T) {
	count, seed, first := setting(t, "PORTCHECK_MUTANTS", 40), setting(t, "PORTCHECK_SEED", 1), setting(t, "PORTCHECK_FIRST", 0)
	all := papers(t)
	keep, err := filepath.Abs("../../build/mutants")
	if err != nil {
		t.Fatal(err)
	}
	loa, _ := filepath.Abs("../../testdata/cases/missing-suite/loa.pdf")
	csr, _ := filepath.Abs("../../testdata/cases/missing-suite/csr.xlsx")
	var next atomic.Uint64
	next.Store(first)
	var mu sync.Mutex
	ends := map[string]int{}
	var slowest, largest []string
	var most time.Duration
	var peak int64
	var wg sync.WaitGroup
	for range min(2, runtime.NumCPU()) {
		dir := t.TempDir()
		wg.Go(func() {
			for {
				i := next.Add(1) - 1
				if i >= first+count || t.Context().Err() != nil {
					return
				}
				m := mutate(all, seed, i)
				path := filepath.Join(dir, m.name)
				if err := os.WriteFile(path, m.data, 0o600); err != nil {
					t.Error(err)
					return
				}
				tell := func(what string, r ran) {
					mu.Lock()
					defer mu.Unlock()
					ends[fmt.Sprintf("%s %d", what, r.status)]++
					if r.cpu > most {
						most = r.cpu
						slowest = append(slowest, fmt.Sprintf("%v %s %s (%s)", r.cpu, what, m.name, m.how))
					}
					if r.peak > peak {
						peak = r.peak
						largest = append(largest, fmt.Sprintf("%d MB %s %s (%s)", r.peak>>20, what, m.name, m.how))
					}
					if len(r.faults) > 0 {
						_ = os.MkdirAll(keep, 0o700)
						_ = os.WriteFile(filepath.Join(keep, m.name), m.data, 0o600)
						t.Errorf("%s %s (%s):\n\t%s", what, m.name, m.how, strings.Join(r.faults, "\n\t"))
					}
				}
				r := extractRun(t, dir, m.name)
				if i%10 == 0 { // the same again gives the same
					if again := run(t, dir, "extract", "--json", m.name); !bytes.Equal(again.stdout, r.stdout) {
						r.add("the same paper gives another answer: %.300q, then %.300q", r.stdout, again.stdout)
					}
				}
				tell("extract", r)
				first, second := m.name, csr
				if !strings.HasSuffix(m.name, ".pdf") {
					first, second = loa, m.name
				}
				tell("check", checkRun(t, dir, first, second))
				os.Remove(path)
			}
		})
	}
	wg.Wait()
	var said []string
	for what, n := range ends {
		said = append(said, fmt.Sprintf("%s: %d", what, n))
	}
	sort.Strings(said)
	t.Logf("%d mutants of seed %d, exit statuses %s\nslowest:\n\t%s\nlargest:\n\t%s", count, seed, strings.Join(said, ", "), strings.Join(slowest, "\n\t"), strings.Join(largest, "\n\t"))
}

// TestBombs runs each paper that was made to take time and memory, at its largest
// where many mutants are asked for.
func TestBombs(t *testing.T) {
	if os.Getenv("PORTCHECK_MUTANTS") != "" {
		bombSize = 100
	}
	loa, _ := filepath.Abs("../../testdata/cases/missing-suite/loa.pdf")
	csr, _ := filepath.Abs("../../testdata/cases/missing-suite/csr.xlsx")
	for _, b := range bombs {
		t.Run(b.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "bomb"+b.ext), b.make(nil), 0o600); err != nil {
				t.Fatal(err)
			}
			r := extractRun(t, dir, "bomb"+b.ext)
			t.Logf("extract: %d, %v, %d MB, %d bytes: %.200s", r.status, r.cpu, r.peak>>20, len(r.stdout), r.stderr)
			for _, f := range r.faults {
				t.Errorf("extract: %s", f)
			}
			if b.ext == ".pdf" {
				r = checkRun(t, dir, "bomb"+b.ext, csr)
			} else {
				r = checkRun(t, dir, loa, "bomb"+b.ext)
			}
			t.Logf("check: %d, %v, %d MB: %.200s", r.status, r.cpu, r.peak>>20, r.stderr)
			for _, f := range r.faults {
				t.Errorf("check: %s", f)
			}
		})
	}
}
