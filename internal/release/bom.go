package main

// What the programs are made of: read from the programs themselves, so that it is
// what was linked and not what might have been.

import (
	"bytes"
	"cmp"
	"debug/buildinfo"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// linkedModule is a module in at least one of the programs.
type linkedModule struct {
	path, version string
	licence       string // SPDX expression
	files         []file // licence and notice texts
}

// linked are the modules in some programs, and Go's own library, by their paths.
func linked(programs []string) ([]linkedModule, error) {
	var out []linkedModule
	seen := map[string]bool{}
	for _, program := range programs {
		info, err := buildinfo.ReadFile(program)
		if err != nil {
			return nil, err
		}
		if !seen["std"] {
			seen["std"] = true
			root, err := exec.Command("go", "env", "GOROOT").Output()
			if err != nil {
				return nil, fmt.Errorf("go env GOROOT: %w", err)
			}
			m := linkedModule{path: "std", version: strings.TrimPrefix(info.GoVersion, "go")}
			if err := m.read(strings.TrimSpace(string(root))); err != nil {
				return nil, err
			}
			out = append(out, m)
		}
		for _, d := range info.Deps {
			if d.Replace != nil {
				return nil, fmt.Errorf("%s is replaced by %s: a release is built from published modules", d.Path, d.Replace.Path)
			}
			if seen[d.Path] {
				continue
			}
			seen[d.Path] = true
			dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", d.Path).Output()
			if err != nil {
				return nil, fmt.Errorf("go list -m %s: %w", d.Path, err)
			}
			m := linkedModule{path: d.Path, version: d.Version}
			if err := m.read(strings.TrimSpace(string(dir))); err != nil {
				return nil, err
			}
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b linkedModule) int { return cmp.Compare(a.path, b.path) })
	return out, nil
}

// read reads the licence of a module in dir.
func (m *linkedModule) read(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	var names []string
	for _, e := range entries {
		upper := strings.ToUpper(e.Name())
		if e.Type().IsRegular() && (strings.HasPrefix(upper, "LICENSE") || strings.HasPrefix(upper, "LICENCE") ||
			strings.HasPrefix(upper, "COPYING") || strings.HasPrefix(upper, "NOTICE")) {
			names = append(names, e.Name())
		}
	}
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		m.files = append(m.files, file{name: name, data: data})
		if !strings.HasPrefix(strings.ToUpper(name), "NOTICE") && m.licence == "" {
			m.licence = licenceOf(string(data))
		}
	}
	if m.licence == "" {
		return fmt.Errorf("%s: no permissive licence was found in %s", m.path, dir)
	}
	return nil
}

// licenceOf names the permissive licences that a text holds, in SPDX's terms; ""
// for none and for any other.
func licenceOf(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	var found []string
	if strings.Contains(text, "Permission is hereby granted, free of charge") {
		found = append(found, "MIT")
	}
	if strings.Contains(text, "Redistribution and use in source and binary forms") {
		if strings.Contains(text, "Neither the name") {
			found = append(found, "BSD-3-Clause")
		} else {
			found = append(found, "BSD-2-Clause")
		}
	}
	if strings.Contains(text, "Apache License") && strings.Contains(text, "Version 2.0") {
		found = append(found, "Apache-2.0")
	}
	for _, other := range []string{"GNU GENERAL PUBLIC", "GNU LESSER", "GNU AFFERO", "Mozilla Public License", "Server Side Public", "Business Source"} {
		if strings.Contains(text, other) {
			return ""
		}
	}
	return strings.Join(found, " AND ")
}

// licenceTexts are the licences of all modules, which go with the programs.
func licenceTexts(modules []linkedModule) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintln(&b, "portcheck is made with these modules, and with the data named at the end. Their licences:")
	for _, m := range modules {
		for _, f := range m.files {
			fmt.Fprintf(&b, "\n%s\n%s %s (%s), %s\n%[1]s\n\n", strings.Repeat("=", 78), m.path, m.version, m.licence, f.name)
			b.Write(bytes.TrimSpace(f.data))
			b.WriteByte('\n')
		}
	}
	return b.Bytes(), nil
}

// component is a part in CycloneDX's words (ECMA-424, bill of materials 1.6).
type component struct {
	Type     string           `json:"type"`
	BOMRef   string           `json:"bom-ref"`
	Name     string           `json:"name"`
	Version  string           `json:"version"`
	PURL     string           `json:"purl"`
	Licenses []map[string]any `json:"licenses"`
}

// billOfMaterials is a CycloneDX document without a time and a serial number,
// which would be other ones each time.
func billOfMaterials(version string, modules []linkedModule) ([]byte, error) {
	if len(modules) == 0 {
		return nil, errors.New("a bill of materials without modules")
	}
	of := func(kind, name, version, licence string) component {
		purl := "pkg:golang/" + name + "@" + version
		return component{Type: kind, BOMRef: purl, Name: name, Version: version, PURL: purl, Licenses: []map[string]any{{"expression": licence}}}
	}
	main := of("application", "github.com/portcheck/portcheck", version, "Apache-2.0")
	components, refs := []component{}, []string{}
	for _, m := range modules {
		c := of("library", m.path, m.version, m.licence)
		components, refs = append(components, c), append(refs, c.BOMRef)
	}
	return json.MarshalIndent(map[string]any{
		"$schema":      "http://cyclonedx.org/schema/bom-1.6.schema.json",
		"bomFormat":    "CycloneDX",
		"specVersion":  "1.6",
		"version":      1,
		"metadata":     map[string]any{"component": main},
		"components":   components,
		"dependencies": []map[string]any{{"ref": main.BOMRef, "dependsOn": refs}},
	}, "", "  ")
}
