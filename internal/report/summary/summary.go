// Package summary puts the cases of a batch together: what somebody needs who
// has a thousand of them on the desk. For each case the verdict, the reasons and
// the first thing to mend; over all of them the reasons counted, and every file
// that is in no case.
//
// summary.go has the model and its JSON; table.go shows it on a terminal. Package
// report/xlsx writes it as a workbook.
package summary

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// Schema is the name and version of the JSON.
const Schema = "portcheck/summary/1"

// Summary is a batch. It has no clock and no machine in it: the same papers give
// the same bytes.
type Summary struct {
	Schema string `json:"schema"`
	// Today is the date that rules of age and due date used, YYYY-MM-DD.
	Today    string    `json:"today"`
	Counts   Counts    `json:"counts"`
	Reasons  []Reason  `json:"reasons"` // most cases first
	Cases    []Case    `json:"cases"`   // in the order in which they were checked
	Problems []Problem `json:"problems"`
}

// Counts are how many cases there are of each verdict, and how many problems.
type Counts struct {
	Cases    int `json:"cases"`
	Reject   int `json:"reject"`
	Review   int `json:"review"`
	Clean    int `json:"clean"`
	Problems int `json:"problems"`
}

// Reason is one of the contract's rejection reasons and in how many cases it was
// found, and in how many of them it would be rejected.
type Reason struct {
	Reason string `json:"reason"`
	Type   string `json:"type"`
	Words  string `json:"words"`
	Cases  int    `json:"cases"`
	Reject int    `json:"reject"`
}

// Case is one case.
type Case struct {
	Case     string          `json:"case"`
	Verdict  porting.Verdict `json:"verdict"`
	Customer string          `json:"customer"`
	BTN      string          `json:"btn"`
	Carrier  string          `json:"carrier"`
	// Reasons are those of findings that a person must act on, worst first.
	Reasons  []string `json:"reasons"`
	Findings struct {
		Reject int `json:"reject"`
		Review int `json:"review"`
		Note   int `json:"note"`
	} `json:"findings"`
	// What says in a line what the verdict rests on, Fix what to do first, "" where
	// there is nothing to do.
	What string `json:"what"`
	Fix  string `json:"fix"`
	LOA  string `json:"loa"` // the names of the files
	CSR  string `json:"csr"`
	// Report is the path of the report for people below the summary's folder, ""
	// where none was written.
	Report string `json:"report"`
}

// Problem is a file that is in no case, or a case that could not be done.
type Problem struct {
	// Path is the file's below the folder that was checked, "" where the message
	// names what it is about.
	Path    string       `json:"path"`
	Kind    porting.Kind `json:"kind"`
	Message string       `json:"message"`
}

// New begins a summary.
func New(today string) *Summary {
	return &Summary{Schema: Schema, Today: today, Reasons: []Reason{}, Cases: []Case{}, Problems: []Problem{}}
}

// Add takes in a case. Secrets must be masked in its report; path is where its
// report for people stands below the summary's folder.
func (s *Summary) Add(r *porting.Report, path string) {
	c := Case{Case: r.Case, Verdict: r.Verdict, Carrier: r.Carrier, Reasons: []string{}, What: wording.Reason(r),
		LOA: r.Documents.LOA.Name, CSR: r.Documents.CSR.Name, Report: path}
	c.Customer, c.BTN = wording.Customer(r)
	rejects := map[string]bool{}
	for i := range r.Findings {
		f := &r.Findings[i]
		switch f.Severity {
		case porting.Reject:
			c.Findings.Reject++
		case porting.Review:
			c.Findings.Review++
		default:
			c.Findings.Note++
			continue
		}
		if c.Fix == "" {
			c.Fix = f.Fix
		}
		reason := f.Rejection.Reason
		if reason == "" {
			continue
		}
		first := !slices.Contains(c.Reasons, reason)
		if first {
			c.Reasons = append(c.Reasons, reason)
		}
		s.count(f.Rejection, first, f.Severity == porting.Reject && !rejects[reason])
		if f.Severity == porting.Reject {
			rejects[reason] = true
		}
	}
	s.Counts.Cases++
	switch r.Verdict {
	case porting.VerdictReject:
		s.Counts.Reject++
	case porting.VerdictReview:
		s.Counts.Review++
	default:
		s.Counts.Clean++
	}
	s.Cases = append(s.Cases, c)
}

// count counts a reason of a case.
func (s *Summary) count(x porting.Rejection, first, reject bool) {
	i := slices.IndexFunc(s.Reasons, func(r Reason) bool { return r.Reason == x.Reason })
	if i < 0 {
		i = len(s.Reasons)
		s.Reasons = append(s.Reasons, Reason{Reason: x.Reason, Type: x.Type, Words: wording.Of("reason", x.Reason)})
	}
	if first {
		s.Reasons[i].Cases++
	}
	if reject {
		s.Reasons[i].Reject++
	}
}

// Problem takes in what is in no case.
func (s *Summary) Problem(p Problem) {
	s.Counts.Problems++
	s.Problems = append(s.Problems, p)
}

// Close puts the reasons in order. Nothing may be added after it.
func (s *Summary) Close() {
	slices.SortFunc(s.Reasons, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(b.Cases, a.Cases), cmp.Compare(b.Reject, a.Reject), cmp.Compare(a.Reason, b.Reason))
	})
}

// Worst gives the cases with those first that need most: in the order of their
// verdicts, else as they were checked.
func (s *Summary) Worst() []*Case {
	out := make([]*Case, len(s.Cases))
	for i := range s.Cases {
		out[i] = &s.Cases[i]
	}
	rank := func(v porting.Verdict) int {
		return slices.Index([]porting.Verdict{porting.VerdictReject, porting.VerdictReview, porting.VerdictClean}, v)
	}
	slices.SortStableFunc(out, func(a, b *Case) int { return rank(a.Verdict) - rank(b.Verdict) })
	return out
}

// JSON is the summary, indented for people who open it.
func (s *Summary) JSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(porting.PlainJSON(&b))
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(s); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
