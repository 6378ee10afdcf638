package message

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/reporttest"
	"github.com/portcheck/portcheck/internal/report/wording"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The message about each model. See reporttest.Cases for why each is there.
func TestGolden(t *testing.T) {
	for _, c := range append(reporttest.Cases(), reporttest.Ports()...) {
		subject, body := Render(&c.Model.Report, "https://reports.example/acme/report.html")
		got := []byte("Subject: " + subject + "\n\n" + body)
		path := filepath.Join("testdata", c.Name+".txt")
		if *update {
			os.MkdirAll("testdata", 0o777)
			os.WriteFile(path, got, 0o666)
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs; look at what changed with -update and git diff", path)
		}
	}
}

// Whatever stands in the papers, the subject is a header and the body is text.
func TestHeaderAndText(t *testing.T) {
	for _, size := range []int{0, 60, 10000} {
		r := &reporttest.Hostile(size).Report
		for _, v := range []porting.Verdict{porting.VerdictReject, porting.VerdictReview, porting.VerdictClean, "odd\r\nBcc: x"} {
			r.Verdict = v
			subject, body := Render(r, "https://x.example/a b\r\nc")
			checkMessage(t, subject, body)
		}
	}
}

func checkMessage(t *testing.T, subject, body string) {
	t.Helper()
	if len(subject) > 100 {
		t.Errorf("subject of %d bytes", len(subject))
	}
	for _, r := range subject {
		if r < ' ' || r > '~' {
			t.Errorf("subject %q holds %U", subject, r)
		}
	}
	if !utf8.ValidString(body) || len(body) > 10000 {
		t.Errorf("body of %d bytes, valid %v", len(body), utf8.ValidString(body))
	}
	for _, r := range body {
		if r != '\n' && wording.Unsafe(r) {
			t.Errorf("body holds %U", r)
		}
	}
}

func TestRenderProblem(t *testing.T) {
	for _, tt := range []struct {
		name, what    string
		problems      []Problem
		subject, body string
	}{
		{"a file", "A file could not be used: see below what is wrong with it.",
			[]Problem{{"loa.pdf", "The PDF is locked with a password. Ask the customer for a copy without one."}},
			"Could not be used: loa.pdf (case acme)", `Case acme needs a hand.
A file could not be used: see below what is wrong with it.

loa.pdf
  The PDF is locked with a password. Ask the customer for a copy without
  one.

Drop the mended file into the same folder. It is compared as soon as it is
there.

The state of the case:
https://x.example/status.html
`},
		{"a file, and nothing said of it", "", []Problem{{"loa.pdf", "It is empty."}}, "Could not be used: loa.pdf (case acme)", `Case acme needs a hand.
1 file could not be used.

loa.pdf
  It is empty.

Drop the mended file into the same folder. It is compared as soon as it is
there.

The state of the case:
https://x.example/status.html
`},
		{"no file", "Comparing them failed.", nil, "Problem: case acme", `Case acme needs a hand.
Comparing them failed.

The state of the case:
https://x.example/status.html
`},
	} {
		subject, body := RenderProblem("acme", tt.what, tt.problems, "https://x.example/status.html")
		if subject != tt.subject || body != tt.body {
			t.Errorf("%s: subject %q, body:\n%s", tt.name, subject, body)
		}
	}
	many := make([]Problem, 30)
	for i := range many {
		many[i] = Problem{reporttest.Evil, reporttest.Evil}
	}
	subject, body := RenderProblem(reporttest.Evil, reporttest.Evil, many, "")
	checkMessage(t, subject, body)
}

func TestMaskBTN(t *testing.T) {
	subject, body := RenderWith(&reporttest.Clean().Report, Options{MaskBTN: true})
	if !strings.HasSuffix(subject, "BTN xxx-xxx-0100") || strings.Contains(body, "217-555") {
		t.Errorf("subject %q, body %q", subject, body)
	}
}

// The notifier links this package: nothing heavy may come with it.
func TestImportsNothingHeavy(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Skip("no go command:", err)
	}
	for _, dep := range strings.Fields(string(out)) {
		if strings.Contains(dep, ".") && !strings.HasPrefix(dep, "github.com/portcheck/portcheck/internal/porting") &&
			dep != "github.com/portcheck/portcheck/internal/tsv" && dep != "github.com/portcheck/portcheck/internal/report/wording" && dep != "github.com/portcheck/portcheck/internal/report/message" &&
			!strings.HasPrefix(dep, "vendor/") {
			t.Errorf("imports %s", dep)
		}
	}
}

func FuzzRender(f *testing.F) {
	f.Add("Acme, Inc.", "(217) 555-0100", "Write it as: Acme")
	f.Add(reporttest.Evil, "\r\n", reporttest.Evil)
	f.Fuzz(func(t *testing.T, name, btn, fix string) {
		if len(name)+len(btn)+len(fix) > 5000 {
			t.Skip()
		}
		r := &porting.Report{Verdict: porting.VerdictReject, Carrier: name, Case: btn,
			Fields:   []porting.FieldRow{{Field: porting.CustomerName, CSR: porting.Side{Text: name}}, {Field: porting.BTN, LOA: porting.Side{Text: btn}}},
			Findings: []porting.Finding{{Severity: porting.Reject, Fix: fix, Rejection: porting.Rejection{Reason: name}}}}
		subject, body := Render(r, fix)
		checkMessage(t, subject, body)
	})
}
