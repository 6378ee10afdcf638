package html

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/portcheck/portcheck/internal/report/reporttest"
)

var (
	update = flag.Bool("update", false, "write the golden files anew")
	dump   = flag.String("dump", "", "a folder to write whole pages to, for looking at them")
)

// The page of each model, whole. See reporttest.Cases for why each is there.
func TestGolden(t *testing.T) {
	for _, c := range reporttest.Cases() {
		got, err := Render(c.Model)
		if err != nil {
			t.Fatal(c.Name, err)
		}
		again, _ := Render(c.Model)
		if !bytes.Equal(got, again) {
			t.Errorf("%s: not the same bytes twice", c.Name)
		}
		// Style and script have files of their own.
		got = bytes.Replace(got, []byte(pages().css), []byte("…"), 1)
		got = bytes.Replace(got, []byte(pages().js), []byte("…"), 1)
		golden(t, c.Name+".html", got)
	}
}

// Pages of the sizes that are too large for golden files, to look at: -dump DIR.
func TestDump(t *testing.T) {
	if *dump == "" {
		t.Skip("no -dump folder")
	}
	for _, c := range append(reporttest.Cases(), reporttest.Case{Name: "large", Model: reporttest.Large(5000, 80)},
		reporttest.Case{Name: "larger", Model: reporttest.Large(10000, 80)}, reporttest.Case{Name: "huge", Model: reporttest.Hostile(10000)}) {
		b, err := Render(c.Model)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(*dump, c.Name+".html"), b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	got = regexp.MustCompile(`sha256-[^&]*`).ReplaceAll(got, []byte("sha256-…"))
	path := filepath.Join("testdata", name)
	if *update {
		os.MkdirAll("testdata", 0o777)
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; look at what changed with -update and git diff", path)
	}
}
