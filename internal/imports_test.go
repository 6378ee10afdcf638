// Package internal_test holds the house to its plan: data goes one way, so each
// package may import only what stands before it.
package internal_test

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"
)

const module = "github.com/portcheck/portcheck/"

// rooms lists, for each package of the project, the project's packages that it
// may import. A package that is not listed fails the test: decide where it
// belongs before it grows.
var rooms = map[string]string{
	// The words of the field know only each other.
	"internal/limits":    "", // how much is read; every package may know it
	"internal/tsv":       "", // data files; every package may have one
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
	"internal/pdftext":         "internal/porting internal/page internal/pdfobject internal/pdftext/pdffile internal/pdftext/font",
	"internal/ocr/scan":        "internal/page",
	"internal/ocr":             "internal/porting internal/page internal/ocr/scan",
	"internal/ocr/tesseract":   "internal/page internal/ocr internal/ocr/scan",
	"internal/ocr/ocrtest":     "internal/page",
	"internal/sheet":           "internal/porting internal/dates",
	"internal/ocr/textract":    "internal/ocr internal/ocr/scan internal/page",
	// Readers turn pages or a grid into records, and never know reports.
	"internal/layout":      "internal/porting internal/page",
	"internal/loa/look":    "internal/porting internal/labels internal/telephone internal/address internal/dates internal/layout",
	"internal/loa/phrase":  "internal/labels internal/telephone internal/loa/look",
	"internal/loa/form":    "internal/porting internal/page internal/labels internal/telephone internal/address internal/layout internal/loa/look internal/loa/phrase",
	"internal/loa/placing": "internal/porting internal/page internal/labels internal/address internal/layout internal/loa/look internal/loa/phrase internal/loa/form",
	"internal/loa/listing": "internal/porting internal/page internal/labels internal/telephone internal/features internal/layout" +
		" internal/loa/look internal/loa/phrase internal/loa/form internal/loa/placing",
	"internal/loa": "internal/porting internal/page internal/labels internal/telephone internal/address internal/dates internal/layout" +
		" internal/loa/look internal/loa/phrase internal/loa/form internal/loa/placing internal/loa/listing",
	"internal/csr/cells":   "internal/porting internal/page internal/labels internal/telephone internal/address internal/dates internal/features internal/sheet",
	"internal/csr/gather":  "internal/porting internal/labels internal/telephone internal/address internal/dates internal/features internal/sheet internal/csr/cells",
	"internal/csr/paged":   "internal/porting internal/page internal/labels internal/telephone internal/sheet internal/csr/cells internal/csr/gather",
	"internal/csr/printed": "internal/porting internal/labels internal/telephone internal/sheet internal/csr/cells internal/csr/gather internal/csr/paged",
	"internal/csr/board":   "internal/address internal/features internal/sheet internal/csr/cells",
	"internal/csr/headers": "internal/porting internal/page internal/labels internal/telephone internal/sheet" +
		" internal/csr/cells internal/csr/gather internal/csr/paged internal/csr/board",
	"internal/csr/blocks": "internal/porting internal/labels internal/csr/cells internal/csr/gather internal/csr/board",
	"internal/csr/tables": "internal/porting internal/labels internal/telephone internal/address internal/features internal/sheet" +
		" internal/csr/cells internal/csr/gather internal/csr/board internal/csr/headers internal/csr/blocks",
	"internal/csr/items": "internal/porting internal/labels internal/telephone internal/address internal/dates internal/features internal/sheet" +
		" internal/csr/cells internal/csr/gather internal/csr/board internal/csr/blocks",
	"internal/csr/grid": "internal/porting internal/labels internal/telephone internal/sheet" +
		" internal/csr/cells internal/csr/gather internal/csr/board internal/csr/headers internal/csr/blocks internal/csr/tables internal/csr/items",
	"internal/csr/answers": "internal/porting internal/address internal/labels internal/telephone internal/sheet internal/response internal/csr/cells internal/csr/gather internal/csr/grid",
	"internal/csr": "internal/porting internal/page internal/labels internal/sheet internal/response" +
		" internal/csr/cells internal/csr/gather internal/csr/paged internal/csr/printed internal/csr/grid internal/csr/answers",
	"internal/notice":    "internal/porting internal/page internal/labels internal/telephone internal/address internal/dates internal/response",
	"internal/locations": "internal/porting internal/labels internal/telephone internal/address internal/sheet",
	"internal/intake": "internal/porting internal/page internal/pdftext internal/ocr internal/sheet internal/loa internal/csr" +
		" internal/telephone internal/labels internal/notice internal/locations",
	// Findings: pure, on words alone.
	"internal/compare": "internal/porting internal/address internal/telephone internal/dates",
	"internal/carrier": "internal/porting internal/telephone internal/dates",
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
	"internal/report/calendar":   "internal/porting internal/report internal/report/wording",
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
	"internal/pdftest":     "",
	"internal/browsertest": "",
	"internal/bench":       "internal/pdftest",
	"internal/bench/bare":  "",
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

// pure are the packages that do no I/O and read no clock.
var pure = []string{"internal/porting", "internal/telephone", "internal/address", "internal/page", "internal/compare", "internal/rules"}

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
	}
}

func TestPurePackagesDoNoIO(t *testing.T) {
	for pkg, imports := range list(t, "./internal/...") {
		for _, p := range pure {
			if pkg != p {
				continue
			}
			for _, i := range imports {
				if i == "os" || i == "net/http" || i == "time" {
					t.Errorf("%s imports %s: it is to do no I/O and read no clock", pkg, i)
				}
			}
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
