package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The guides name what there is: links, files, make targets, tests, commands and
// their flags.
func TestGuidesNameWhatThereIs(t *testing.T) {
	root := top(t)
	guides, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil || len(guides) < 3 {
		t.Fatalf("guides: %q (%v)", guides, err)
	}
	makefile, err := os.ReadFile(filepath.Join(root, "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	help := map[string]string{}
	helpOf := func(command string) string {
		if _, ok := help[command]; !ok {
			var out bytes.Buffer
			if status := run(t.Context(), []string{command, "--help"}, &out); status == exitClean {
				help[command] = out.String()
			} else {
				help[command] = ""
			}
		}
		return help[command]
	}
	// The commands are those that the help lists.
	var list bytes.Buffer
	if status := run(t.Context(), []string{"--help"}, &list); status != exitClean {
		t.Fatalf("--help: status %d", status)
	}
	_, listed, _ := strings.Cut(list.String(), "Available Commands:\n")
	listed, _, _ = strings.Cut(listed, "\n\n")
	var commands []string
	for line := range strings.Lines(listed) {
		commands = append(commands, strings.Fields(line)[0])
	}
	if len(commands) < 8 || !slices.Contains(commands, "scoreboard") {
		t.Fatalf("commands %q", commands)
	}
	said := regexp.MustCompile("portcheck (" + strings.Join(commands, "|") + ")\\b([^`\n|#]*)")
	for _, guide := range append(guides, filepath.Join(root, "README.md"), filepath.Join(root, "CHANGELOG.md")) {
		data, err := os.ReadFile(guide)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		exists := func(path, from string) {
			if _, err := os.Stat(filepath.Join(from, filepath.FromSlash(path))); err != nil {
				t.Errorf("%s names %s, which is not there", guide, path)
			}
		}
		for _, m := range regexp.MustCompile(`\]\(([^)#]+)[^)]*\)`).FindAllStringSubmatch(text, -1) {
			if !strings.Contains(m[1], "://") {
				exists(m[1], filepath.Dir(guide))
			}
		}
		for _, m := range regexp.MustCompile("`((?:internal|testdata|functions|docs|cmd)/[\\w./-]+)`").FindAllStringSubmatch(text, -1) {
			exists(strings.TrimSuffix(m[1], "/"), root)
		}
		for _, m := range regexp.MustCompile(`\bmake ([a-z0-9]+)( |`+"`"+`|$)`).FindAllStringSubmatch(text, -1) {
			if !regexp.MustCompile(`(?m)^` + m[1] + `:`).Match(makefile) {
				t.Errorf("%s says make %s, which the Makefile does not know", guide, m[1])
			}
		}
		for _, m := range regexp.MustCompile("`(Test\\w+)`(?: of `([\\w./]+)`)?").FindAllStringSubmatch(text, -1) {
			if m[2] == "" {
				continue
			}
			code, err := os.ReadFile(filepath.Join(root, m[2]))
			if err != nil || !bytes.Contains(code, []byte("func "+m[1]+"(")) {
				t.Errorf("%s names %s of %s, which is not there", guide, m[1], m[2])
			}
		}
		for _, m := range said.FindAllStringSubmatch(text, -1) {
			for _, flag := range regexp.MustCompile(`--[a-z][a-z0-9-]*`).FindAllString(m[2], -1) {
				if flag != "--help" && !strings.Contains(helpOf(m[1]), flag+" ") {
					t.Errorf("%s says portcheck %s %s, which has no such flag", guide, m[1], flag)
				}
			}
		}
	}
}
