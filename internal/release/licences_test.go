package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// permissive are the licences under which anybody may pass portcheck on.
var permissive = []string{"MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "APAFML", "Unicode-3.0"}

func isPermissive(expression string) bool {
	for _, id := range strings.Split(expression, " AND ") {
		if !slices.Contains(permissive, id) {
			return false
		}
	}
	return true
}

// goList runs go list at the root of the project.
func goList(t *testing.T, env string, args ...string) []string {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list"}, args...)...)
	cmd.Dir, cmd.Env = "../..", append(os.Environ(), env)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	lines := strings.Fields(string(out))
	slices.Sort(lines)
	return slices.Compact(lines)
}

// Every module that a program or a test links has a row, with the licence that
// its own text gives, and the licence is permissive.
func TestModulesAreListed(t *testing.T) {
	modules, _, err := listed()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, system := range []string{"linux", "darwin", "windows"} {
		for _, m := range goList(t, "GOOS="+system, "-deps", "-test", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}|{{.Dir}}{{end}}{{end}}", "./...") {
			name, dir, _ := strings.Cut(m, "|")
			if seen[name] {
				continue
			}
			seen[name] = true
			module := linkedModule{path: name}
			if err := module.read(dir); err != nil {
				t.Error(err)
				continue
			}
			if modules[name] != module.licence || !isPermissive(module.licence) {
				t.Errorf("licences.tsv says %q of %s, its own text %q", modules[name], name, module.licence)
			}
		}
	}
	for name := range modules {
		if !seen[name] {
			t.Errorf("licences.tsv lists %s, which nothing links", name)
		}
	}
}

// Every file that is built into a program has a row, and terms where they are not
// this project's own.
func TestDataIsListed(t *testing.T) {
	_, data, err := listed()
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, name := range goList(t, "GOOS=linux", "-f", "{{range .EmbedFiles}}{{$.Dir}}/{{.}}\n{{end}}", "./...") {
		root, err := filepath.Abs("../..")
		if err != nil {
			t.Fatal(err)
		}
		name = strings.TrimPrefix(filepath.ToSlash(name), filepath.ToSlash(root)+"/")
		d, ok := dataOf(data, name)
		if !ok || !isPermissive(d.licence) || d.source == "" {
			t.Errorf("%s is built in, and licences.tsv has no permissive row for it", name)
		}
		used[d.pattern] = true
	}
	for _, d := range data {
		if !used[d.pattern] {
			t.Errorf("licences.tsv: no built-in file is %s", d.pattern)
		}
	}
	terms, err := dataTerms("../..")
	if err != nil || !strings.Contains(terms, "Copyright 2002-2019 Adobe") || !strings.Contains(terms, "widths.tsv (APAFML)") {
		t.Errorf("the terms of data: %v\n%.500s", err, terms)
	}
}

// What has no row, or a licence that is not permissive, is found.
func TestUnlistedIsFound(t *testing.T) {
	_, data, err := listed()
	if err != nil {
		t.Fatal(err)
	}
	if d, ok := dataOf(data, "internal/pdftext/font/data/new.bin"); ok {
		t.Errorf("new data pass as %+v", d)
	}
	if isPermissive("GPL-3.0-only") || isPermissive("MIT AND MPL-2.0") || isPermissive("") {
		t.Error("these are not permissive")
	}
}
