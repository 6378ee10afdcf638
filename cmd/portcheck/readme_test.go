package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the transcript in the README")

// The transcript in the README is what the command prints, not what it once did.
func TestReadmeTranscript(t *testing.T) {
	if err := os.Chdir("../.."); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join("testdata", "cases", "missing-suite")
	var out bytes.Buffer
	args := []string{"check", "--today", "2026-11-22", "--out", t.TempDir(), filepath.Join(dir, "loa.pdf"), filepath.Join(dir, "csr.xlsx")}
	if status := run(t.Context(), args, &out); status != exitLook {
		t.Fatalf("exit status %d", status)
	}
	// As far as the reader of a README wants it: the verdict and the first finding.
	shown, _, _ := strings.Cut(out.String(), "\n2. ")
	shown, _, _ = strings.Cut(shown, "\nNumbers  ")
	want := "```console\n$ portcheck check loa.pdf csr.xlsx\n" + strings.TrimSpace(shown) + "\n```\n"

	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(data)
	begin := strings.Index(readme, "```console\n")
	end := begin + len("```console\n") + strings.Index(readme[begin+len("```console\n"):], "```\n") + len("```\n")
	if begin < 0 || end < begin {
		t.Fatal("the README has no transcript")
	}
	if readme[begin:end] == want {
		return
	}
	if !*update {
		t.Fatalf("the README's transcript is not what the command prints (-update rewrites it):\n%s", want)
	}
	if err := os.WriteFile("README.md", []byte(readme[:begin]+want+readme[end:]), 0o644); err != nil {
		t.Fatal(err)
	}
}
