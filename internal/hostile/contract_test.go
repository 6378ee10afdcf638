package hostile

// What must hold of every record and report that is printed, whatever the papers
// were: the shape of the contract, and what its parts promise each other.

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/porting"
)

var (
	kinds        = []string{"loa", "csr", "numbers", "other", "", "rejection", "submission", "foc", "completion", "locations", "signoff"}
	problemCodes = strings.Fields("password damaged empty xfa wrong_type limit timeout scanned_page no_ocr unknown_font appearance_differs ambiguous_date ambiguous_label contradiction low_confidence" +
		" invalid_number duplicate_number digits_lost no_cached_value hidden_rows hidden_sheet several_accounts unreadable_value")
	severities = []string{"reject", "review", "note"}
	results    = []string{"same", "differs", "only_loa", "only_csr", "unreadable"}
	e164       = regexp.MustCompile(`^\+1[2-9]\d{9}$`)
)

// faults are collected, a sentence each.
type faults []string

func (f *faults) add(format string, args ...any) {
	if len(*f) < 10 {
		*f = append(*f, fmt.Sprintf(format, args...))
	}
}

// strict reads one line of JSON that must be whole, in UTF-8, with no member
// that the type does not know.
func strict(line []byte, into any) error {
	if !utf8.Valid(line) {
		return fmt.Errorf("not UTF-8")
	}
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if d.More() {
		return fmt.Errorf("more than one value")
	}
	return nil
}

func checkWhere(f *faults, what string, w porting.Where) {
	if b := w.Box; b != nil && (b[0] > b[2] || b[1] > b[3]) {
		f.add("%s: box %v is turned", what, *b)
	}
	if w.Page < 0 || w.Line < 0 || w.Column < 0 {
		f.add("%s: place %+v", what, w)
	}
	for _, m := range w.More {
		checkWhere(f, what, m)
	}
}

// checkRecord tells what is wrong with a line that extract printed.
func checkRecord(line []byte) (kind string, f faults) {
	var r porting.Record
	if err := strict(line, &r); err != nil {
		f.add("no record: %v: %.200q", err, line)
		return "", f
	}
	kind = string(r.Document.Kind)
	if r.Schema != porting.RecordSchema {
		f.add("schema %q", r.Schema)
	}
	if !slices.Contains(kinds, kind) {
		f.add("kind %q", kind)
	}
	if kind == "" && len(r.Problems) == 0 {
		f.add("nothing read, and nothing said")
	}
	if r.Document.Account < 1 || r.Document.Accounts < r.Document.Account {
		f.add("account %d of %d", r.Document.Account, r.Document.Accounts)
	}
	for n, v := range r.Fields {
		if !slices.Contains(porting.Names, n) {
			f.add("field %q", n)
		}
		checkValue(&f, string(n), v)
		if v != nil && v.Text == "" && !slices.ContainsFunc(r.Problems, func(p porting.Problem) bool { return p.Field == n }) {
			f.add("%s has no text, and no problem names it", n)
		}
	}
	for i, n := range r.Numbers {
		what := fmt.Sprintf("number %d", i)
		if n.TN != "" && !e164.MatchString(n.TN) {
			f.add("%s is %q", what, n.TN)
		}
		if n.TN == "" && len(r.Problems) == 0 {
			f.add("%s, %.40q, is no number, and nothing is said", what, n.Text)
		}
		if n.Features == nil {
			f.add("%s: features are null", what)
		}
		checkWhere(&f, what, n.Where)
		if n.ServiceAddress != nil {
			checkValue(&f, what, n.ServiceAddress)
		}
	}
	checkProblems(&f, r.Problems)
	return kind, f
}

func checkValue(f *faults, what string, v *porting.Field) {
	switch {
	case v == nil:
		f.add("%s is null", what)
		return
	case v.Text != strings.TrimSpace(v.Text):
		f.add("%s: blanks at the ends of %.60q", what, v.Text)
	case v.Confidence < 0 || v.Confidence > 1 || v.Confidence < 1 && v.Read != porting.ReadOCR:
		f.add("%s: confidence %v", what, v.Confidence)
	}
	checkWhere(f, what, v.Where)
}

func checkProblems(f *faults, problems []porting.Problem) {
	for _, p := range problems {
		switch {
		case !slices.Contains(problemCodes, p.Code):
			f.add("problem %q", p.Code)
		case len(p.Message) < 10:
			f.add("problem %s says %q", p.Code, p.Message)
		case strings.Contains(p.Message, "in a way that stops reading"), strings.Contains(p.Message, "panic"), strings.Contains(p.Message, "runtime error"), strings.Contains(p.Message, "goroutine"):
			f.add("a panic: %s", p.Message)
		case strings.ContainsFunc(p.Message, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 }):
			f.add("controls in %q", p.Message)
		case len(p.Message) > 3000:
			f.add("a problem of %d bytes: %.100q", len(p.Message), p.Message)
		}
		checkWhere(f, "problem", p.Where)
	}
}

// checkReport tells what is wrong with a report that check printed.
func checkReport(line []byte) (verdict string, f faults) {
	var r porting.Report
	if err := strict(line, &r); err != nil {
		f.add("no report: %v: %.200q", err, line)
		return "", f
	}
	worst, ids := "clean", map[string]bool{}
	for i, x := range r.Findings {
		if ids[x.ID] {
			f.add("finding %q twice", x.ID)
		}
		ids[x.ID] = true
		s := string(x.Severity)
		if !slices.Contains(severities, s) {
			f.add("severity %q", s)
		}
		if i > 0 && slices.Index(severities, string(r.Findings[i-1].Severity)) > slices.Index(severities, s) {
			f.add("%s stands behind a lesser one", x.ID)
		}
		if s == "reject" || s == "review" && worst == "clean" {
			worst = s
		}
		if x.Message == "" {
			f.add("%s says nothing", x.ID)
		}
		if len(x.Edits) > 0 {
			var loa, csr strings.Builder
			for _, e := range x.Edits {
				loa.WriteString(e.LOA)
				csr.WriteString(e.CSR)
			}
			if x.LOA.Text != loa.String() || x.CSR.Text != csr.String() {
				f.add("%s: edits rebuild %.80q and %.80q, not %.80q and %.80q", x.ID, loa.String(), csr.String(), x.LOA.Text, x.CSR.Text)
			}
		}
	}
	if string(r.Verdict) != worst {
		f.add("verdict %s, and the worst finding is %s", r.Verdict, worst)
	}
	for _, row := range r.Fields {
		if !slices.Contains(results, string(row.Result)) {
			f.add("%s: result %q", row.Field, row.Result)
		}
	}
	if n := r.Numbers; n.Both+len(n.OnlyLOA) != n.LOA || n.Both+len(n.OnlyCSR) != n.CSR {
		f.add("numbers do not add up: %d, %d, %d, only %d and %d", n.LOA, n.CSR, n.Both, len(n.OnlyLOA), len(n.OnlyCSR))
	}
	checkProblems(&f, r.Problems)
	return string(r.Verdict), f
}
