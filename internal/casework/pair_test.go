package casework

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/portcheck/portcheck/internal/porting"
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
	for _, f := range []string{"acme/loa.pdf", "acme/csr.csv", "acme/.DS_Store", "b/c/loa.pdf", "done/report.json", "done/report.html", ".git/x", "top.pdf"} {
		path := filepath.Join(root, f)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	folders, err := Folders(root)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range folders {
		got = append(got, fmt.Sprintf("%s:%d", f.Case, len(f.Files)))
	}
	want := fmt.Sprintf("%s:1 acme:2 b/c:1", filepath.Base(root))
	if strings.Join(got, " ") != want && !strings.Contains(strings.Join(got, " "), "acme:2 b/c:1") {
		t.Errorf("folders = %v, want %s", got, want)
	}
}
