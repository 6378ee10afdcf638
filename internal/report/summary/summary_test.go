package summary_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"github.com/portcheck/portcheck/internal/report/reporttest"
	"github.com/portcheck/portcheck/internal/report/summary"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// batch is a summary of all the models that renderers are tested with.
func batch() *summary.Summary {
	s := summary.New("2026-11-22")
	for _, c := range reporttest.Cases() {
		s.Add(&c.Model.Report, c.Name+"/report.html")
	}
	s.Problem(summary.Problem{Path: "broken.pdf", Message: "the PDF is damaged"})
	s.Problem(summary.Problem{Path: "a\x1b[31m=cmd.pdf", Kind: "loa", Message: "Letter of Authorization (LOA) without a partner"})
	s.Close()
	return s
}

func TestCounts(t *testing.T) {
	s := batch()
	want := summary.Counts{Cases: 7, Reject: 5, Review: 1, Clean: 1, Problems: 2}
	if s.Counts != want {
		t.Errorf("counts = %+v, want %+v", s.Counts, want)
	}
	c := s.Cases[1]
	if c.Customer != "Acme Widgets, Inc." || c.Report != "missing-suite/report.html" || !slices.Equal(c.Reasons, []string{"address_mismatch"}) || !strings.Contains(c.Fix, "exactly as") {
		t.Errorf("missing-suite = %+v", c)
	}
	for i, r := range s.Reasons {
		n, reject := 0, 0
		for j, c := range s.Cases {
			if slices.Contains(c.Reasons, r.Reason) {
				n++
			}
			for _, f := range reporttest.Cases()[j].Model.Findings {
				if f.Rejection.Reason == r.Reason && f.Severity == "reject" {
					reject++
					break
				}
			}
		}
		if r.Cases != n || r.Reject != reject {
			t.Errorf("%s: %d cases, %d rejected; counted %d and %d", r.Reason, r.Cases, r.Reject, n, reject)
		}
		if i > 0 && r.Cases > s.Reasons[i-1].Cases {
			t.Errorf("%s stands after a rarer reason", r.Reason)
		}
	}
}

// The JSON is what other programs rely on; the same cases give the same bytes.
func TestJSON(t *testing.T) {
	data, err := batch().JSON()
	if err != nil {
		t.Fatal(err)
	}
	var back summary.Summary
	if err := json.Unmarshal(data, &back); err != nil || back.Schema != "portcheck/summary/1" || len(back.Cases) != 7 {
		t.Errorf("%v: %+v", err, back)
	}
	again, err := batch().JSON()
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("not the same bytes (%v)", err)
	}
	empty, err := summary.New("2026-11-22").JSON()
	if err != nil || strings.Contains(string(empty), "null") {
		t.Errorf("an empty summary: %s", empty)
	}
}

// The table as it goes into a pipe, and on a terminal: no line is wider, no text
// of a paper moves the cursor.
func TestTable(t *testing.T) {
	for name, o := range map[string]summary.TableOptions{"pipe": {}, "terminal": {Width: 100, Rows: 4, Color: true}} {
		var b bytes.Buffer
		if err := batch().Table(&b, o); err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", name+".txt")
		if *update {
			if err := os.WriteFile(golden, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(b.Bytes(), want) {
			t.Errorf("%s: not as in %s (-update rewrites it):\n%s", name, golden, b.Bytes())
		}
		plain := strings.NewReplacer("\x1b[1;31m", "", "\x1b[1;33m", "", "\x1b[1;32m", "", "\x1b[0m", "").Replace(b.String())
		for line := range strings.Lines(plain) {
			line = strings.TrimSuffix(line, "\n")
			if w := uniseg.StringWidth(line); o.Width > 0 && w > o.Width {
				t.Errorf("%d columns: %s", w, line)
			}
			if i := strings.IndexFunc(line, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 || r == 0x202e }); i >= 0 {
				t.Errorf("%q holds %q", line, line[i:i+1])
			}
		}
	}
}
