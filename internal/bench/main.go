// Command bench measures portcheck as people and Lambda run it, as whole processes,
// beside what they would use instead:
//
//	make bench-peers    once: what the Python and Node scripts need
//	make bench          Go benchmarks of each stage, then whole processes
//
// It builds portcheck and the functions, writes its papers (papers.go), runs each
// command and its peer in turn (measure.go), and prints a table of ratios; with
// -write it puts the table into docs/benchmarks.md. Peers that are not installed are
// skipped and said to be. peers/ has the scripts that portcheck is timed beside,
// bare/ the Lambda function that does nothing but start; stages_test.go has the
// benchmarks of the stages.
package main

import (
	"bytes"
	"embed"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

//go:embed peers
var peers embed.FS

func main() {
	log.SetFlags(0)
	log.SetPrefix("bench: ")
	n := flag.Int("n", 15, "pairs of runs that are counted")
	only := flag.String("only", "", "rows whose name contains this")
	folder := flag.String("papers", "", "write the papers to this folder, and measure nothing")
	write := flag.Bool("write", false, "put the table into docs/benchmarks.md")
	flag.Parse()
	var err error
	if *folder != "" {
		err = writePapers(*folder)
	} else {
		err = bench(*n, *only, *write)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// row is one line of the table: what is measured, beside what, and the most that the
// ratio of wall time and the peak of memory may be; 0 for no target.
type row struct {
	name, beside string
	a, b         func() (usage, error)
	ratio        float64
	peak         int64
}

func bench(n int, only string, write bool) error {
	dir, err := os.MkdirTemp("", "portcheck-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := prepare(dir); err != nil {
		return err
	}
	rows, skipped := table(dir)
	var out strings.Builder
	fmt.Fprintf(&out, "%s, %d processors, %s/%s; %d pairs a row; load %s. Times are medians; the ratio is the median of the pairs' wall times, with the least and the greatest, and of their processor times.\n\n",
		runtime.Version(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, n, load())
	fmt.Fprintln(&out, "| portcheck | beside | wall | peer's | ratio (least–greatest) | of processor time | peak | target | |")
	fmt.Fprintln(&out, "|---|---|--:|--:|--:|--:|--:|--:|---|")
	for _, r := range rows {
		if !strings.Contains(r.name+" | "+r.beside, only) {
			continue
		}
		p, err := measure(n, r.a, r.b)
		if err != nil {
			return fmt.Errorf("%s beside %s: %w", r.name, r.beside, err)
		}
		line := r.line(p)
		log.Print(line)
		fmt.Fprintln(&out, line)
	}
	for _, s := range skipped {
		fmt.Fprintf(&out, "\nSkipped: %s.\n", s)
	}
	costs, err := starts(dir)
	if err != nil {
		return err
	}
	fmt.Fprintf(&out, "\nPackages whose initialisation took more than 0.5 ms of processor time, in five starts of each program, the least: %s.\n", costs)
	if !write {
		fmt.Print("\n", out.String())
		return nil
	}
	return replace(filepath.Join("docs", "benchmarks.md"), out.String())
}

// line is a row's line in the table.
func (r row) line(p pair) string {
	var targets []string
	met := true
	if r.ratio > 0 {
		targets = append(targets, "ratio ≤ "+number3(r.ratio))
		met = met && p.wall <= r.ratio
	}
	if r.peak > 0 {
		targets = append(targets, fmt.Sprintf("peak < %d MiB", r.peak>>20))
		met = met && p.a.peak < r.peak
	}
	verdict := ""
	if len(targets) > 0 {
		verdict = map[bool]string{true: "met", false: "**not met**"}[met]
	}
	return fmt.Sprintf("| %s | %s | %.1f ms | %.1f ms | %s (%s–%s) | %s | %.0f MiB | %s | %s |", r.name, r.beside,
		float64(p.a.wall.Microseconds())/1e3, float64(p.b.wall.Microseconds())/1e3, number3(p.wall), number3(p.lowest), number3(p.highest), number3(p.cpu),
		float64(p.a.peak)/(1<<20), strings.Join(targets, ", "), verdict)
}

// number3 is a ratio with as many digits as mean something.
func number3(x float64) string { return strconv.FormatFloat(x, 'g', 3, 64) }

// prepare builds the programs, without cgo as releases and functions are, and
// writes the papers into dir.
func prepare(dir string) error {
	for _, c := range [][]string{
		{"go", "build", "-trimpath", "-ldflags", "-s -w", "-o", filepath.Join(dir, "portcheck"), "./cmd/portcheck"},
		{"make", "-s", "build", "BUILD=" + filepath.Join(dir, "functions"), "ARCH=" + runtime.GOARCH},
		{"go", "build", "-trimpath", "-tags", "lambda.norpc", "-ldflags", "-s -w", "-o", filepath.Join(dir, "bare"), "./internal/bench/bare"},
	} {
		cmd := exec.Command(c[0], c[1:]...)
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%q (run it from the top of the project): %w\n%s", c, err, out)
		}
	}
	// In a process of its own: a child's peak of memory counts from its parent's.
	self, err := os.Executable()
	if err != nil {
		return err
	}
	if out, err := exec.Command(self, "-papers", dir).CombinedOutput(); err != nil {
		return fmt.Errorf("writing the papers: %w\n%s", err, out)
	}
	return nil
}

// table is what is measured, and a line for each peer that is not installed.
func table(dir string) (rows []row, skipped []string) {
	at := func(name string) string { return filepath.Join(dir, name) }
	check := func(loa, csr string) func() (usage, error) {
		return command{[]string{at("portcheck"), "check", "--json", "--today", "2026-11-22", at(loa), at(csr)}, []int{1}}.run
	}
	add := func(name, beside string, a func() (usage, error), ratio float64, peak int64, argv ...string) {
		if _, err := exec.LookPath(argv[0]); err != nil {
			return // said once, below
		}
		rows = append(rows, row{name, beside, a, command{argv, nil}.run, ratio, peak})
	}
	for _, tool := range []string{"pdftotext", "mutool"} {
		if _, err := exec.LookPath(tool); err != nil {
			skipped = append(skipped, tool+" is not installed")
		}
	}
	python, why := pythonPeer()
	if why != "" {
		skipped = append(skipped, why)
	}
	node, why := nodePeer()
	if why != "" {
		skipped = append(skipped, why)
	}

	const ordinary, large = 48 << 20, 256 << 20
	for _, p := range []struct {
		name, loa, csr             string
		bbox, plain, python, nodes float64
		peak                       int64
	}{
		{"one page, 10 numbers", "form.pdf", "csr-10.xlsx", 1.25, 0, 1. / 20, 1. / 40, ordinary},
		{"4 pages with 120 numbers, 1,000 numbers", "loa-120.pdf", "csr-1000.xlsx", 0, 0, 0, 0, 0},
		{"40 pages with 5,000 numbers, 5,000 numbers", "loa-5000.pdf", "csr-5000.xlsx", 0, 1.5, 0, 0, 0},
	} {
		run := check(p.loa, p.csr)
		add(p.name, "`pdftotext -bbox`", run, p.bbox, p.peak, "pdftotext", "-bbox", at(p.loa), at("text.html"))
		add(p.name, "`pdftotext`", run, p.plain, 0, "pdftotext", at(p.loa), at("text.txt"))
		add(p.name, "`mutool draw -F stext`", run, 0, 0, "mutool", "draw", "-q", "-F", "stext", "-o", at("text.xml"), at(p.loa))
		if python != nil {
			add(p.name, "Python script", run, p.python, 0, append(slices.Clone(python), at(p.loa), at(p.csr))...)
		}
		if node != nil {
			add(p.name, "Node script", run, p.nodes, 0, append(slices.Clone(node), at(p.loa), at(p.csr))...)
		}
	}
	// Twice as many numbers take twice the time, and a little for the machine's caches.
	rows = append(rows,
		row{"one page, 100,000 numbers (XLSX)", "50,000 numbers", check("form.pdf", "csr-100000.xlsx"), check("form.pdf", "csr-50000.xlsx"), 2.3, large},
		row{"one page, 100,000 numbers (CSV)", "50,000 numbers", check("form.pdf", "csr-100000.csv"), check("form.pdf", "csr-50000.csv"), 2.3, large})
	bare := func() (usage, error) { return ready(at("bare")) }
	for _, f := range functions {
		rows = append(rows, row{"start of functions/" + f, "a function that does nothing", func() (usage, error) {
			return ready(filepath.Join(dir, "functions", f, "bootstrap"))
		}, bare, 1.5, 0})
	}
	return rows, skipped
}

var functions = []string{"extract", "compare", "notify", "remind"}

// scripts is where the peers' scripts are run: Node looks for its packages beside
// them.
var scripts = filepath.Join("build", "peers")

// unpack writes a peer's script to where it is run.
func unpack(name string) (string, error) {
	data, err := peers.ReadFile("peers/" + name)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(scripts, 0o755); err != nil {
		return "", err
	}
	file := filepath.Join(scripts, name)
	return file, os.WriteFile(file, data, 0o644)
}

// pythonPeer is the call of the Python script, or why there is none. PYTHON names
// the interpreter.
func pythonPeer() (argv []string, why string) {
	script, err := unpack("check.py")
	if err != nil {
		return nil, err.Error()
	}
	for _, python := range []string{os.Getenv("PYTHON"), "python3", "/usr/bin/python3"} {
		if python != "" && exec.Command(python, "-c", "import pdfminer, openpyxl").Run() == nil {
			return []string{python, script}, ""
		}
	}
	return nil, "the Python script: no python3 with pdfminer.six and openpyxl (PYTHON names another)"
}

// nodePeer is the call of the Node script, or why there is none.
func nodePeer() (argv []string, why string) {
	script, err := unpack("check.mjs")
	if err != nil {
		return nil, err.Error()
	}
	if _, err := exec.LookPath("node"); err != nil {
		return nil, "the Node script: node is not installed"
	}
	for _, module := range []string{"pdfjs-dist", "exceljs", "diff"} {
		if _, err := os.Stat(filepath.Join(scripts, "node_modules", module)); err != nil {
			return nil, "the Node script: no " + module + " (make bench-peers)"
		}
	}
	return []string{"node", script}, ""
}

// starts names the packages that take more than 0.5 ms of a program's start.
func starts(dir string) (string, error) {
	programs := map[string][]string{"portcheck": {filepath.Join(dir, "portcheck"), "version"}}
	for _, f := range functions {
		programs[f] = []string{filepath.Join(dir, "functions", f, "bootstrap")}
	}
	var out []string
	for _, name := range append([]string{"portcheck"}, functions...) {
		least := map[string]float64{}
		for range 5 {
			cmd := exec.Command(programs[name][0], programs[name][1:]...)
			// A function without a runtime API ends at once.
			cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1", "AWS_LAMBDA_RUNTIME_API=")
			var stderr bytes.Buffer
			cmd.Stderr = &stderr
			var exit *exec.ExitError
			if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
				return "", err
			}
			for line := range strings.Lines(stderr.String()) {
				var pkg string
				var at, took float64
				if _, err := fmt.Sscanf(line, "init %s @%f ms, %f ms clock", &pkg, &at, &took); err != nil {
					continue
				}
				if before, ok := least[pkg]; !ok || took < before {
					least[pkg] = took
				}
			}
		}
		if len(least) == 0 {
			return "", fmt.Errorf("%s: no trace of its initialisation", name)
		}
		for pkg, ms := range least {
			if ms > 0.5 {
				out = append(out, fmt.Sprintf("%s (%s, %.1f ms)", pkg, name, ms))
			}
		}
	}
	if len(out) == 0 {
		return "none", nil
	}
	slices.Sort(out)
	return strings.Join(out, ", "), nil
}

// load is what the machine does besides, where it says so.
func load() string {
	data, err := os.ReadFile("/proc/loadavg")
	if f := strings.Fields(string(data)); err == nil && len(f) > 0 {
		return f[0]
	}
	return "unknown"
}

// The lines of docs/benchmarks.md between which the table stands.
const begin, end = "<!-- what make bench measured -->\n", "<!-- end of what make bench measured -->\n"

// replace puts text between the two lines of a file.
func replace(file, text string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	before, rest, ok := strings.Cut(string(data), begin)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		return fmt.Errorf("%s lacks the lines between which the table stands", file)
	}
	return os.WriteFile(file, []byte(before+begin+"\n"+text+"\n"+end+after), 0o644)
}
