package reporting

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/portcheck/portcheck/internal/intake"
	"github.com/portcheck/portcheck/internal/pipeline"
	"github.com/portcheck/portcheck/internal/porting"
)

const cases = "../../testdata/cases/"

// pair reads a shipped case.
func pair(t *testing.T, name string) pipeline.Pair {
	t.Helper()
	read := func(pattern string) ([]*porting.Record, []byte) {
		files, err := filepath.Glob(cases + name + "/" + pattern)
		if err != nil || len(files) != 1 {
			t.Fatalf("%d files, %v", len(files), err)
		}
		data, err := os.ReadFile(files[0])
		if err != nil {
			t.Fatal(err)
		}
		r, err := intake.Read(context.Background(), filepath.Base(files[0]), data, intake.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return r.Records, data
	}
	loa, bytes := read("loa.*")
	csrs, _ := read("csr.*")
	return pipeline.Pair{Case: name, Revision: 3, Today: "2026-11-22", LOA: loa[0], CSRs: csrs, LOAFile: func() ([]byte, error) { return bytes, nil }}
}

func render(t *testing.T, p pipeline.Pair) (*pipeline.Made, map[string]string) {
	t.Helper()
	made, err := Report(context.Background(), p)
	if err != nil {
		t.Fatal(err)
	}
	files, err := made.Render()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range files {
		out[f.Name] = string(f.Data)
	}
	return made, out
}

// The same papers give the same bytes, in each of a report's files.
func TestSameBytes(t *testing.T) {
	_, first := render(t, pair(t, "missing-suite"))
	made, second := render(t, pair(t, "missing-suite"))
	if d := cmp.Diff(first, second); d != "" {
		t.Errorf("%.2000s", d)
	}
	if made.Report.Revision != 3 || made.Report.Case != "missing-suite" || made.Report.Today != "2026-11-22" || made.Report.Verdict != porting.VerdictReject {
		t.Errorf("%+v", made.Report)
	}
	if len(first) != 5 {
		t.Errorf("%d files", len(first))
	}
}

// A file of overrides that cannot be used does not keep a report from being made,
// and is not passed over in silence.
func TestBrokenCarriers(t *testing.T) {
	p := pair(t, "clean")
	p.Carriers = []byte("\tno: [yaml")
	made, _ := render(t, p)
	if !strings.Contains(made.Notice, "config/carriers.yaml") {
		t.Errorf("notice %q", made.Notice)
	}
	p.Carriers, p.CarriersErr = nil, pipeline.ErrTooLarge
	if made, _ := render(t, p); !strings.Contains(made.Notice, "config/carriers.yaml") {
		t.Errorf("too large: notice %q", made.Notice)
	}
	p.CarriersErr = nil
	if made, _ := render(t, p); made.Notice != "" {
		t.Errorf("notice %q", made.Notice)
	}
}

func TestDated(t *testing.T) {
	for text, want := range map[string]string{"11/02/2026": "2026-11-02", "November 2, 2026": "2026-11-02", "": "", "soon": ""} {
		r := porting.NewRecord(porting.Document{})
		r.Fields[porting.CSRDate] = &porting.Field{Text: text}
		if got := Dated(r); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
