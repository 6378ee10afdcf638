package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/programtest"
)

func TestVersions(t *testing.T) {
	for v, want := range map[string]bool{"v1.2.3": true, "v0.1.0-rc.1": true, "1.2.3": false, "": false, "v1.2": false, "v1.02.3": false, "v1.2.3 -X evil": false} {
		if got := versions.MatchString(v); got != want {
			t.Errorf("%q: %t", v, got)
		}
	}
}

// The same files give the same archive, and other tools unpack it.
func TestPack(t *testing.T) {
	when := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	files := []file{{name: "LICENSE", data: []byte("a licence")}, {name: "completions/x", data: []byte("x")}, {name: "portcheck", data: []byte("#!/bin/sh\necho ran\n"), program: true}}
	for _, c := range []struct {
		ending string
		pack   func(string, []file, time.Time) ([]byte, error)
		unpack []string
	}{{".tar.gz", tarGz, []string{"tar", "xzf"}}, {".zip", zipped, []string{"unzip", "-q"}}} {
		data, err := c.pack("folder", files, when)
		if err != nil {
			t.Fatal(err)
		}
		again, err := c.pack("folder", files, when)
		if err != nil || !bytes.Equal(data, again) {
			t.Errorf("%s: not the same bytes (%v)", c.ending, err)
		}
		if _, ok := programtest.Have(t, c.unpack[0]); !ok {
			continue
		}
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "a"+c.ending), data, 0o644); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(c.unpack[0], append(c.unpack[1:], "a"+c.ending)...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		if got, err := os.ReadFile(filepath.Join(dir, "folder", "completions", "x")); err != nil || string(got) != "x" {
			t.Errorf("%s: %q (%v)", c.ending, got, err)
		}
		if c.ending == ".tar.gz" {
			if out, err := exec.Command(filepath.Join(dir, "folder", "portcheck")).Output(); err != nil || string(out) != "ran\n" {
				t.Errorf("the program does not run: %q (%v)", out, err)
			}
		}
	}
}

func TestLicenceOf(t *testing.T) {
	const mit, bsd = "Permission is hereby granted, free of charge, to any person", "Redistribution and use in source and binary\nforms, with or without"
	for text, want := range map[string]string{
		mit: "MIT", bsd: "BSD-2-Clause", bsd + " Neither the name of X": "BSD-3-Clause",
		"Apache License\n   Version 2.0, January 2004":        "Apache-2.0",
		mit + " and Apache License, Version 2.0":              "MIT AND Apache-2.0",
		"GNU GENERAL PUBLIC LICENSE":                          "",
		mit + " or, for the rest, the Mozilla Public License": "",
		"All rights reserved.":                                "",
	} {
		if got := licenceOf(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// What this test is linked with is found with its licence: the whole way from a
// program to its bill.
func TestBill(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command")
	}
	program := filepath.Join(t.TempDir(), "portcheck")
	build := exec.Command("go", "build", "-o", program, "./cmd/portcheck")
	build.Dir = "../.."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	modules, err := linked([]string{program})
	if err != nil {
		t.Fatal(err)
	}
	bill, err := billOfMaterials("v1.2.3", modules)
	if err != nil {
		t.Fatal(err)
	}
	var read struct {
		BOMFormat  string
		Components []struct {
			PURL     string
			Licenses []struct{ Expression string }
		}
	}
	if err := json.Unmarshal(bill, &read); err != nil || read.BOMFormat != "CycloneDX" {
		t.Fatalf("%v: %s", err, bill)
	}
	found := map[string]string{}
	for _, c := range read.Components {
		name, _, _ := strings.Cut(c.PURL, "@")
		found[strings.TrimPrefix(name, "pkg:golang/")] = c.Licenses[0].Expression
	}
	for name, licence := range map[string]string{"std": "BSD-3-Clause", "github.com/pdfcpu/pdfcpu": "Apache-2.0", "github.com/xuri/excelize/v2": "BSD-3-Clause",
		"github.com/schollz/progressbar/v3": "MIT", "github.com/spf13/cobra": "Apache-2.0"} {
		if found[name] != licence {
			t.Errorf("%s: %q, want %q", name, found[name], licence)
		}
	}
	texts, err := licenceTexts(modules)
	if err != nil || !bytes.Contains(texts, []byte("github.com/rivo/uniseg")) {
		t.Errorf("licence texts: %v", err)
	}
}
