package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every command teaches with an example, and the example names it.
func TestHelpHasExamples(t *testing.T) {
	for _, name := range []string{"check", "loa", "extract", "text", "serve", "completion", "version"} {
		var out bytes.Buffer
		if status := run(t.Context(), []string{name, "--help"}, &out); status != exitClean {
			t.Fatalf("%s --help: exit status %d", name, status)
		}
		_, examples, ok := strings.Cut(out.String(), "Examples:")
		if !ok || !strings.Contains(examples, "portcheck "+name) {
			t.Errorf("%s --help has no example:\n%s", name, out.String())
		}
		for line := range strings.Lines(out.String()) {
			if n := len([]rune(strings.TrimRight(line, "\n"))); n > 130 {
				t.Errorf("%s --help has a line of %d characters: %s", name, n, line)
			}
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"check", "loa", "extract", "text", "serve", "Verizon Wireless"}
	for typed, want := range map[string]string{
		"chekc": "check", "Check": "check", "extrct": "extract", "serv": "serve", "txet": "text",
		"verizon": "Verizon Wireless", "nonsense": "", "x": "", "": "",
	} {
		if got := nearest(typed, names); got != want {
			t.Errorf("nearest(%q) = %q, want %q", typed, got, want)
		}
	}
}

// go install takes no module whose go.mod replaces or excludes another.
func TestInstallable(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(top(t), "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	if m := regexp.MustCompile(`(?m)^\s*(replace|exclude)\b.*`).Find(data); m != nil {
		t.Errorf("go.mod has %q: go install would refuse the module", m)
	}
	if !strings.HasPrefix(string(data), "module github.com/portcheck/portcheck\n") {
		t.Error("the module has another name than the README says")
	}
}

// top is the project's folder; another test may have changed to it.
func top(t *testing.T) string {
	t.Helper()
	for _, dir := range []string{".", "../.."} {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
	}
	t.Fatal("no go.mod")
	return ""
}
