package html

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
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
	got = regexp.MustCompile(`sha256-(?:[^&]|&#43;)*`).ReplaceAll(got, []byte("sha256-…"))
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

// A side without a value says "not there" unless the finding is that it could
// not be read, and claims no place of its own that it has not.
func TestVoids(t *testing.T) {
	for _, place := range []porting.Where{{Page: 7}, {}} {
		onLOA, onCSR := reporttest.Voids(place)
		for paper, models := range map[string]map[porting.Difference]*report.Model{"LOA": onLOA, "CSR": onCSR} {
			for d, m := range models {
				page, err := Render(m)
				if err != nil {
					t.Fatal(err)
				}
				_, sides, _ := strings.Cut(string(page), `<dl class="sides">`)
				sides, _, _ = strings.Cut(sides, "</dl>")
				_, got, _ := strings.Cut(sides, "<dt>"+paper)
				got, _, _ = strings.Cut(got, "<dt>")
				in := `<small class="ctx">in: 100 N. Main St., Ste 200 Springfield, IL 62701`
				at, none, ctx := "", "not there", in+"</small>"
				switch {
				case place.Page == 0:
				case d == "":
					at, none = " <small>page 7</small>", "see this place"
				case d == porting.Unreadable:
					at, none = " <small>page 7</small>", "not readable for certain"
				default:
					ctx = in + ", page 7</small>"
				}
				want := at + `</dt><dd><span class="none">` + none + "</span>" + ctx + "</dd>"
				if place.Page == 0 && d == "" {
					want = ""
				}
				if got != want {
					t.Errorf("%s, %q, page %d:\n%s, want\n%s", paper, d, place.Page, got, want)
				}
			}
		}
	}
}
