// Package internal_test holds the house to its plan: data goes one way, so each
// package may import only what stands before it.
package internal_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
)

const module = "github.com/portcheck/portcheck/"

// rooms lists, for each package of the project, the project's packages that it
// may import. A package that is not listed fails the test: decide where it
// belongs before it grows.
var rooms = map[string]string{
	// The words of the field know only each other.
	"internal/limits":    "internal/parallel", // how much is read; every package may know it
	"internal/tsv":       "",                  // data files; every package may have one
	"internal/parallel":  "",                  // parts of one work beside each other
	"internal/porting":   "",
	"internal/telephone": "",
	"internal/dates":     "",
	"internal/address":   "internal/porting",
	"internal/page":      "internal/porting",
	"internal/labels":    "internal/porting",
	"internal/features":  "",
	"internal/response":  "internal/porting",
	// Adapters turn a file into pages or a grid, and never know each other.
	"internal/pdfobject":       "", // how pdfcpu is used
	"internal/pdftext/pdffile": "internal/pdfobject",
	"internal/pdftext/font":    "internal/pdftext/pdffile",
	"internal/pdftext":         "internal/porting internal/page internal/parallel internal/pdftext/pdffile internal/pdftext/font",
	"internal/ocr/scan":        "internal/page",
	"internal/ocr":             "internal/porting internal/page internal/ocr/scan",
	"internal/ocr/tesseract":   "internal/page internal/ocr internal/ocr/scan",
	"internal/ocr/ocrtest":     "internal/page",
	"internal/sheet":           "internal/porting",
	"internal/ocr/textract":    "internal/ocr internal/ocr/scan internal/page",
	// Readers turn pages or a grid into records, and never know reports.
	"internal/layout":      "internal/porting internal/page",
	"internal/loa/look":    "internal/porting internal/labels internal/telephone internal/address internal/dates internal/layout",
	"internal/loa/phrase":  "internal/labels internal/telephone internal/loa/look",
	"internal/loa/form":    "internal/porting internal/page internal/labels internal/telephone internal/dates internal/address internal/layout internal/loa/look internal/loa/phrase",
	"internal/loa/placing": "internal/porting internal/page internal/labels internal/address internal/layout internal/loa/look internal/loa/phrase internal/loa/form",
	"internal/loa/listing": "internal/porting internal/page internal/labels internal/telephone internal/features internal/layout" +
		" internal/loa/look internal/loa/phrase internal/loa/form internal/loa/placing",
	"internal/loa": "internal/porting internal/page internal/labels internal/telephone internal/address internal/dates internal/layout" +
		" internal/loa/look internal/loa/phrase internal/loa/form internal/loa/placing internal/loa/listing",
	"internal/csr/cells":   "internal/porting internal/page internal/labels internal/telephone internal/address internal/dates internal/features internal/sheet",
	"internal/csr/gather":  "internal/porting internal/labels internal/telephone internal/address internal/dates internal/features internal/sheet internal/csr/cells",
	"internal/csr/paged":   "internal/porting internal/page internal/labels internal/telephone internal/sheet internal/csr/cells",
	"internal/csr/printed": "internal/porting internal/labels internal/telephone internal/sheet internal/csr/cells internal/csr/gather internal/csr/paged",
	"internal/csr/board":   "internal/labels internal/address internal/features internal/sheet internal/csr/cells",
	"internal/csr/headers": "internal/porting internal/page internal/labels internal/telephone internal/sheet" +
		" internal/csr/cells internal/csr/gather internal/csr/paged internal/csr/board",
	"internal/csr/blocks": "internal/porting internal/labels internal/csr/cells internal/csr/gather internal/csr/board",
	"internal/csr/tables": "internal/porting internal/labels internal/telephone internal/address internal/features internal/sheet" +
		" internal/csr/cells internal/csr/gather internal/csr/board internal/csr/headers internal/csr/blocks",
	"internal/csr/items": "internal/porting internal/labels internal/telephone internal/address internal/dates internal/features internal/sheet" +
		" internal/csr/cells internal/csr/gather internal/csr/board internal/csr/blocks",
	"internal/csr/grid": "internal/porting internal/labels internal/telephone internal/features internal/sheet" +
		" internal/csr/cells internal/csr/gather internal/csr/board internal/csr/headers internal/csr/blocks internal/csr/tables internal/csr/items",
	"internal/csr/answers": "internal/porting internal/address internal/labels internal/telephone internal/sheet internal/response internal/csr/cells internal/csr/gather internal/csr/grid",
	"internal/csr": "internal/porting internal/page internal/labels internal/sheet internal/response" +
		" internal/csr/cells internal/csr/gather internal/csr/paged internal/csr/printed internal/csr/grid internal/csr/answers",
	"internal/notice":    "internal/porting internal/page internal/labels internal/telephone internal/address internal/dates internal/response",
	"internal/locations": "internal/porting internal/labels internal/telephone internal/address internal/sheet",
	"internal/intake": "internal/porting internal/page internal/pdftext internal/ocr internal/sheet internal/loa internal/csr" +
		" internal/notice internal/locations",
	// Findings: pure, on words alone.
	"internal/compare": "internal/porting internal/address",
	"internal/carrier": "internal/porting",
	"internal/rules":   "internal/porting internal/address internal/telephone internal/dates internal/features internal/compare internal/carrier",
	"internal/course":  "internal/porting internal/address internal/telephone internal/dates internal/compare internal/carrier",
	// Reports show findings and decide nothing.
	"internal/report": "internal/porting internal/page internal/telephone internal/dates internal/carrier internal/compare internal/rules",
	// What reports are made of, and each rendering. The words and the message are
	// light: the notifier links them.
	"internal/report/wording":    "internal/porting",
	"internal/report/message":    "internal/porting internal/report/wording",
	"internal/report/marks":      "internal/porting",
	"internal/report/outline":    "internal/porting internal/report internal/report/wording internal/report/marks",
	"internal/report/reporttest": "internal/porting internal/page internal/report",
	"internal/report/html":       "internal/porting internal/telephone internal/report internal/report/wording internal/report/marks internal/report/outline",
	"internal/report/summary":    "internal/porting internal/report/wording internal/report/marks",
	"internal/report/calendar":   "internal/report internal/report/wording",
	"internal/report/xlsx":       "internal/porting internal/report internal/report/wording internal/report/marks internal/report/outline internal/report/summary",
	"internal/report/terminal":   "internal/porting internal/report internal/report/wording internal/report/marks internal/report/outline",
	"internal/report/pdf":        "internal/porting internal/pdfobject internal/report internal/report/wording internal/report/marks internal/report/outline",
	"internal/report/files":      "internal/porting internal/report internal/report/html internal/report/xlsx internal/report/pdf internal/report/calendar",
	// The way without a bucket.
	"internal/casework":          "internal/porting internal/page internal/telephone internal/dates internal/carrier internal/course internal/intake internal/report internal/report/files",
	"internal/casework/batch":    "internal/porting internal/intake internal/casework",
	"internal/casework/casetest": "internal/pdftest",
	// What packs releases, and what measures.
	"internal/release": "",
	"internal/hostile": "", // tests alone, of everything
	// What tests and measurements share.
	"internal/page/pagetest": "internal/porting internal/page",
	"internal/pdftest":       "",
	"internal/browsertest":   "internal/programtest",
	"internal/programtest":   "",
	"internal/bench":         "internal/pdftest",
	"internal/bench/bare":    "",
	// The edge: the pipeline takes readers, writers and the bucket as functions.
	"internal/scoreboard":  "internal/porting",
	"internal/pipeline":    "internal/porting internal/telephone internal/scoreboard",
	"internal/bucket":      "internal/pipeline",
	"internal/localbucket": "internal/pipeline",
	"internal/announce":    "internal/pipeline internal/report/message",
	"internal/emf":         "",
	"internal/reporting":   "internal/porting internal/carrier internal/course internal/dates internal/pdftext internal/pipeline internal/report internal/report/files internal/report/html",
	"internal/desk":        "internal/porting internal/pipeline internal/localbucket internal/report/html internal/report/wording",
}

// pure are the packages that do no I/O and read no clock: the words of the field, what
// is made of pages, and what decides.
var pure = []string{
	"internal/tsv", "internal/porting", "internal/telephone", "internal/dates", "internal/address", "internal/page", "internal/labels", "internal/features",
	"internal/layout", "internal/compare", "internal/carrier", "internal/rules", "internal/course",
}

// edges are what reaches beyond a process: each with what stands below it.
var edges = []string{"os", "io/fs", "io/ioutil", "net", "syscall", "log", "plugin", "crypto/rand", "math/rand", "path/filepath", "runtime"}

// clocks are what of package time reads the clock or waits. To reckon with days is
// none of these.
var clocks = []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Local"}

func TestImportDirections(t *testing.T) {
	for pkg, imports := range list(t, "./...") {
		if !strings.HasPrefix(pkg, "internal/") {
			continue
		}
		allowed, ok := rooms[pkg]
		if !ok {
			t.Errorf("%s has no room in this test: say what it may import", pkg)
			continue
		}
		may := map[string]bool{"internal/limits": true, "internal/tsv": true}
		for _, p := range strings.Fields(allowed) {
			may[p] = true
		}
		for _, p := range imports {
			if rest, ours := strings.CutPrefix(p, module); ours && !may[rest] {
				t.Errorf("%s imports %s, which is against the direction of data", pkg, rest)
			}
		}
		for _, p := range strings.Fields(allowed) {
			if !slices.Contains(imports, module+p) {
				t.Errorf("%s may import %s, and does not: take it off its room", pkg, p)
			}
		}
	}
}

func TestPurePackagesDoNoIO(t *testing.T) {
	packages := list(t, "./internal/...")
	for _, pkg := range pure {
		imports, ok := packages[pkg]
		if !ok {
			t.Errorf("%s is not there", pkg)
		}
		for _, i := range imports {
			for _, edge := range edges {
				if i == edge || strings.HasPrefix(i, edge+"/") {
					t.Errorf("%s imports %s: it is to do no I/O and read no clock", pkg, i)
				}
			}
		}
		if slices.Contains(imports, "time") {
			files, err := filepath.Glob(filepath.Join("..", pkg, "*.go"))
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range files {
				if !strings.HasSuffix(file, "_test.go") {
					noClock(t, file)
				}
			}
		}
	}
}

// noClock holds a file to use nothing of package time that reads the clock.
func noClock(t *testing.T, file string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range f.Imports {
		if i.Path.Value == `"time"` && i.Name != nil {
			t.Errorf("%s imports time as %s", file, i.Name)
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains(clocks, s.Sel.Name) {
				t.Errorf("%s uses time.%s: it is to read no clock", file, s.Sel.Name)
			}
		}
		return true
	})
}

// TestFoldersInREADME holds the README's list of folders to what there is: each room
// below internal stands in it, by its own name or behind the one above it.
func TestFoldersInREADME(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, block, _ := strings.Cut(string(data), "## The folders")
	_, block, _ = strings.Cut(block, "```\n")
	block, _, _ = strings.Cut(block, "\n```")
	named := map[string]bool{}
	for _, w := range strings.FieldsFunc(block, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		named[w] = true
	}
	for pkg := range rooms {
		if name, below, _ := strings.Cut(strings.TrimPrefix(pkg, "internal/"), "/"); below == "" && !named[name] {
			t.Errorf("the README's folders do not name %s", name)
		}
	}
}

// TestProgramsAreAskedFor holds tests to ask for programs where it is decided whether
// they may be skipped.
func TestProgramsAreAskedFor(t *testing.T) {
	for _, root := range []string{".", "../functions", "../cmd"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, "test.go") || strings.HasPrefix(path, "programtest") {
				return err
			}
			data, err := os.ReadFile(path)
			if bytes.Contains(data, []byte("exec.Look"+"Path(")) {
				t.Errorf("%s looks for a program itself: ask internal/programtest", path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestRunewidthStartsFast holds go.mod to a version that builds no table of a
// million entries when a process starts; the one that pdfcpu asks for does.
func TestRunewidthStartsFast(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Version}}", "github.com/mattn/go-runewidth").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var major, minor, patch int
	if _, err := fmt.Sscanf(string(out), "v%d.%d.%d", &major, &minor, &patch); err != nil {
		t.Fatalf("version %q: %v", out, err)
	}
	if major == 0 && minor == 0 && patch < 31 {
		t.Errorf("go-runewidth %s costs 25 ms of every start; require v0.0.31 or newer", strings.TrimSpace(string(out)))
	}
}

// list returns the direct imports of the matching packages, tests left out,
// keyed by their path below the module.
func list(t *testing.T, pattern string) map[string][]string {
	t.Helper()
	cmd := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, pattern)
	cmd.Dir = ".."
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	pkgs := map[string][]string{}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		words := strings.Fields(line)
		pkgs[strings.TrimPrefix(words[0], module)] = words[1:]
	}
	return pkgs
}
