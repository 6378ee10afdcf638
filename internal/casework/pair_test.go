package casework

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/files"
	"github.com/portcheck/portcheck/internal/report/reporttest"
)

// paper makes a paper of one account with numbers 217-555-01nn.
func paper(path string, kind porting.Kind, numbers ...int) Paper {
	r := porting.NewRecord(porting.Document{Kind: kind, Name: path})
	for _, n := range numbers {
		r.Numbers = append(r.Numbers, porting.Number{TN: fmt.Sprintf("+121755501%02d", n)})
	}
	return Paper{Path: path, Records: []*porting.Record{r}}
}

func TestPair(t *testing.T) {
	loa, csr, list, other := porting.KindLOA, porting.KindCSR, porting.KindNumbers, porting.KindOther
	keeps := paper("keeps.pdf", loa, 1, 2)
	keeps.Records[0].Numbers[0].Action, keeps.Records[0].Numbers[1].Action = porting.ActionPort, porting.ActionKeep
	btnOnly := paper("btn.pdf", loa)
	btnOnly.Records[0].Fields[porting.BTN] = &porting.Field{Text: "(217) 555-0150"}
	for _, c := range []struct {
		why    string
		papers []Paper
		cases  string // name=LOA+CSR(+lists), in order
		left   string
	}{
		{"one of each is a case, whatever the numbers say", []Paper{paper("a.pdf", loa, 1), paper("b.csv", csr, 9)}, "folder=a.pdf+b.csv", ""},
		{"a list belongs to the only LOA", []Paper{paper("a.pdf", loa), paper("b.csv", csr, 9), paper("c.csv", list, 5)}, "folder=a.pdf+b.csv+c.csv", ""},
		{"a note is left", []Paper{paper("a.pdf", loa, 1), paper("b.csv", csr, 1), paper("WHY", other)}, "folder=a.pdf+b.csv", "WHY"},
		{"pairs by numbers", []Paper{paper("a.pdf", loa, 1, 2), paper("b.pdf", loa, 3), paper("x.csv", csr, 3, 4), paper("y.csv", csr, 1, 2)}, "a=a.pdf+y.csv b=b.pdf+x.csv", ""},
		{"most shared numbers win", []Paper{paper("a.pdf", loa, 1, 2, 3), paper("x.csv", csr, 1), paper("y.csv", csr, 2, 3)}, "a=a.pdf+y.csv", "x.csv"},
		{"a number that is kept pairs nothing", []Paper{keeps, paper("x.csv", csr, 2), paper("y.csv", csr, 1)}, "keeps=keeps.pdf+y.csv", "x.csv"},
		{"a BTN pairs too", []Paper{btnOnly, paper("a.pdf", loa, 1), paper("x.csv", csr, 1), paper("y.csv", csr, 50)}, "btn=btn.pdf+y.csv a=a.pdf+x.csv", ""},
		{"one CSR serves several LOAs", []Paper{paper("a.pdf", loa, 1), paper("b.pdf", loa, 2), paper("x.csv", csr, 1, 2)}, "a=a.pdf+x.csv b=b.pdf+x.csv", ""},
		{"a list goes where its CSR is", []Paper{paper("a.pdf", loa, 1), paper("b.pdf", loa, 5), paper("x.csv", csr, 1, 2), paper("y.csv", csr, 5, 6), paper("l.csv", list, 6)}, "a=a.pdf+x.csv b=b.pdf+y.csv+l.csv", ""},
		{"nothing in common", []Paper{paper("a.pdf", loa, 1), paper("b.pdf", loa, 2), paper("x.csv", csr, 3)}, "", "a.pdf b.pdf x.csv"},
		{"two files with one stem", []Paper{paper("a.pdf", loa, 1), paper("a.tif", loa, 2), paper("x.csv", csr, 1, 2)}, "a.pdf=a.pdf+x.csv a.tif=a.tif+x.csv", ""},
	} {
		cases, left := Pair("folder", c.papers)
		var got, rest []string
		for _, k := range cases {
			var files []string
			for _, p := range k.Papers {
				files = append(files, p.Path)
			}
			got = append(got, k.Name+"="+strings.Join(files, "+"))
		}
		for _, p := range left {
			rest = append(rest, p.Path)
		}
		if strings.Join(got, " ") != c.cases || strings.Join(rest, " ") != c.left {
			t.Errorf("%s:\n got %v, left %v\nwant [%s], left [%s]", c.why, got, rest, c.cases, c.left)
		}
	}
}

func TestFolders(t *testing.T) {
	root := t.TempDir()
	for _, f := range []string{"acme/loa.pdf", "acme/csr.csv", "acme/.DS_Store", "b/c/loa.pdf", "done/report.json", "done/report.html", "beside/report.json", "beside/report.xlsx", "beside/loa.pdf", "theirs/report.xlsx", ".git/x", "top.pdf"} {
		path := filepath.Join(root, f)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		var data []byte
		if filepath.Base(f) == "report.json" {
			data = []byte("{\n  \"schema\": \"portcheck/report/1\",\n")
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	folders, failed, err := Folders(root)
	if err != nil || len(failed) > 0 {
		t.Fatal(err, failed)
	}
	var got []string
	for _, f := range folders {
		got = append(got, fmt.Sprintf("%s:%d", f.Case, len(f.Files)))
	}
	sort.Strings(got)
	want := []string{filepath.Base(root) + ":1", "acme:2", "b/c:1", "beside:1", "theirs:1"}
	sort.Strings(want)
	if !slices.Equal(got, want) {
		t.Errorf("folders = %v, want %v", got, want)
	}
}

// Every file that a report has is known as ours where papers are looked for.
func TestOursAreKnown(t *testing.T) {
	m := reporttest.Second()
	rendered, err := files.Render(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	papers, err := files.Papers(t.Context(), m, nil)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	written, err := Write(dir, append(rendered, papers...))
	if err != nil || len(written) < 4 {
		t.Fatalf("%q (%v)", written, err)
	}
	if left := withoutOurs(written); len(left) > 0 {
		t.Errorf("taken for papers: %q", left)
	}
}

// What cannot be listed stops nothing, a link to a pipe is not waited on, and a
// folder that has the root's own name has a case of its own.
func TestFoldersOdd(t *testing.T) {
	root := filepath.Join(t.TempDir(), "box")
	for _, dir := range []string{"box", "to"} {
		if err := os.MkdirAll(filepath.Join(root, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range []string{"a.pdf", "box/a.pdf"} {
		if err := os.WriteFile(filepath.Join(root, f), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range map[string]string{"linked.pdf": "a.pdf", "round": "..", "gone.pdf": "nowhere", "device.pdf": os.DevNull} {
		if err := os.Symlink(target, filepath.Join(root, name)); err != nil {
			t.Skipf("no links here: %v", err)
		}
	}
	folders, failed, err := Folders(root)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range folders {
		got = append(got, fmt.Sprintf("%s:%d", f.Case, len(f.Files)))
	}
	if want := []string{"box:1", "box+:2"}; !slices.Equal(got, want) {
		t.Errorf("folders = %v, want %v", got, want)
	}
	if len(failed) != 2 || !strings.Contains(failed[0], "nowhere") && !strings.Contains(failed[0], "gone.pdf") || !strings.Contains(failed[1], "link to a folder") {
		t.Errorf("failed = %q", failed)
	}
}

// Papers that share the same numbers go by the likeness of their names; copies
// of one paper, however many, cost no more than different ones.
func TestPairAlike(t *testing.T) {
	var papers []Paper
	for i := range 40 {
		papers = append(papers, paper(fmt.Sprintf("case-%02d-loa.pdf", i), porting.KindLOA, 1, 2))
	}
	for i := range 40 {
		papers = append(papers, paper(fmt.Sprintf("case-%02d-csr.xlsx", i), porting.KindCSR, 1, 2))
	}
	for i := range 9 {
		papers = append(papers, paper(fmt.Sprintf("loa_x%d.pdf", i), porting.KindLOA, 3), paper(fmt.Sprintf("csr_x%d.csv", i), porting.KindCSR, 3))
	}
	cases, left := Pair("folder", papers)
	if len(cases) != 49 || len(left) != 0 {
		t.Fatalf("%d cases, %d left", len(cases), len(left))
	}
	for _, c := range cases {
		loa, csr := Stem(c.Papers[0].Path), Stem(c.Papers[1].Path)
		if strings.ReplaceAll(strings.ReplaceAll(loa, "loa", ""), "-", "") != strings.ReplaceAll(strings.ReplaceAll(csr, "csr", ""), "-", "") {
			t.Errorf("%s is held against %s", loa, csr)
		}
	}
}

// Pairing a folder of 100,000 papers takes time in proportion to them.
func TestPairMany(t *testing.T) {
	const n = 50_000
	glances := make([]Glance, 0, 2*n)
	for i := range uint64(n) {
		own := []uint64{12000000000 + 3*i, 12000000001 + 3*i, 18005550100} // and one that all share
		glances = append(glances, Glance{Path: fmt.Sprintf("%d.pdf", i), Kind: porting.KindLOA, Numbers: [][]uint64{own[:2]}},
			Glance{Path: fmt.Sprintf("%d.csv", n-i), Kind: porting.KindCSR, Numbers: [][]uint64{own}})
	}
	begin := time.Now()
	cases, left := MatchPapers("folder", glances)
	if len(cases) != n || len(left) != 0 {
		t.Fatalf("%d cases, %d left", len(cases), len(left))
	}
	if took := time.Since(begin); took > 10*time.Second {
		t.Errorf("%d papers took %v", 2*n, took)
	}
}

// No two LOAs of a folder make one case.
func TestPairNames(t *testing.T) {
	two := paper("a.pdf", porting.KindLOA, 1)
	two.Records = append(two.Records, paper("a.pdf", porting.KindLOA, 2).Records...)
	cases, _ := Pair("folder", []Paper{two, paper("a-1.pdf", porting.KindLOA, 1), paper("x.csv", porting.KindCSR, 1, 2)})
	var names []string
	for _, c := range cases {
		names = append(names, c.Name)
	}
	if want := []string{"a-1", "a-2", "a-1-2"}; !slices.Equal(names, want) {
		t.Errorf("names = %v, want %v", names, want)
	}
}
