package main

// What modules and built-in data portcheck is made with, each with its licence.

import (
	_ "embed"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed licences.tsv
var licencesText string

// builtIn is data of others or our own that is built into the programs.
type builtIn struct {
	pattern string // path below the project's root
	licence string // SPDX expression
	source  string
	terms   string // the file with its terms, "-" for none
}

// listed are the modules with their licences, and the data.
func listed() (modules map[string]string, data []builtIn, err error) {
	modules = map[string]string{}
	for i, line := range strings.Split(licencesText, "\n") {
		f := strings.Split(line, "\t")
		switch {
		case line == "" || line[0] == '#':
		case f[0] == "module" && len(f) == 3:
			modules[f[1]] = f[2]
		case f[0] == "data" && len(f) == 5:
			data = append(data, builtIn{f[1], f[2], f[3], f[4]})
		default:
			return nil, nil, fmt.Errorf("licences.tsv: line %d: %q", i+1, line)
		}
	}
	return modules, data, nil
}

// dataOf is the row of a built-in file: the last pattern that fits.
func dataOf(data []builtIn, name string) (builtIn, bool) {
	for _, d := range slices.Backward(data) {
		if ok, err := path.Match(d.pattern, name); ok && err == nil {
			return d, true
		}
	}
	return builtIn{}, false
}

// dataTerms are the terms of the built-in data that are not this project's own;
// files of terms are below root.
func dataTerms(root string) (string, error) {
	_, data, err := listed()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	told := map[string]bool{}
	for _, d := range data {
		if d.licence == "Apache-2.0" {
			continue
		}
		fmt.Fprintf(&b, "\n%s\n%s (%s): %s\n%[1]s\n", strings.Repeat("=", 78), path.Base(d.pattern), d.licence, d.source)
		if d.terms == "-" || told[d.terms] {
			continue
		}
		told[d.terms] = true
		text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(d.terms)))
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "\n%s\n", strings.TrimSpace(string(text)))
	}
	return b.String(), nil
}
