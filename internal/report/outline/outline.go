// Package outline puts a report into the order in which people read it, the
// same in every rendering: findings in groups, worst first; the field table;
// one list of the numbers of both papers. It draws and decides nothing.
package outline

import (
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// Group is one thing to mend: a finding, or all findings of one reason that are
// about single numbers.
type Group struct {
	Findings []*porting.Finding // at least one, all of the same severity and reason
}

// First is the finding that the group is told by.
func (g Group) First() *porting.Finding { return g.Findings[0] }

// Numbers tells whether the group is several findings about single numbers.
func (g Group) Numbers() bool { return len(g.Findings) > 1 }

// Title is what the group is about: "Service address, suite or unit", "Number
// not on the account: 5 numbers".
func (g Group) Title() string {
	if g.Numbers() {
		return wording.Of("reason", g.First().Rejection.Reason) + ": " + wording.Count(len(g.Findings), "number", "numbers")
	}
	return wording.Title(g.First())
}

// Groups puts findings together, in the order of the report. Findings about
// numbers are one group only where there is nothing else to see in them: no two
// texts, and the same message and fix but for the number.
func Groups(findings []porting.Finding) []Group {
	var out []Group
	at := map[string]int{}
	for i := range findings {
		f := &findings[i]
		if f.TN == "" || len(f.Edits) > 0 {
			out = append(out, Group{[]*porting.Finding{f}})
			continue
		}
		// Only what can be told in the same words is told at once: one line may be an
		// alarm's and the other a lift's.
		key := strings.Join([]string{string(f.Severity), f.Rejection.Reason, wording.SeveralMessage(f.Message, f.TN), wording.SeveralMessage(f.Fix, f.TN)}, "\t")
		if j, ok := at[key]; ok {
			out[j].Findings = append(out[j].Findings, f)
			continue
		}
		at[key] = len(out)
		out = append(out, Group{[]*porting.Finding{f}})
	}
	return out
}

// Exact splits a finding's fix into what to do and the exact text to write. The
// text is "" where the fix asks for something else than writing the CSR's text,
// and for secrets.
func Exact(f *porting.Finding) (do, text string) {
	text = f.CSR.Text
	if text == "" || porting.IsSecret(f.Field) {
		return f.Fix, ""
	}
	if rest, ok := strings.CutSuffix(f.Fix, text); ok {
		return strings.TrimSpace(rest), text
	}
	// A fix is one sentence: a value of several lines stands on one line in it.
	flat := strings.Join(strings.Fields(text), " ")
	fix := strings.Join(strings.Fields(f.Fix), " ")
	if rest, ok := strings.CutSuffix(fix, flat); ok && len(f.Differences) > 0 {
		return strings.TrimSpace(rest), text
	}
	if len(f.Edits) > 0 && strings.Contains(fix, flat) {
		return f.Fix, text
	}
	return f.Fix, ""
}

// New holds the ids of the findings that were not in the revision before; it is
// empty where there is none.
func New(r *porting.Report) map[string]bool {
	out := map[string]bool{}
	if r.Since != nil {
		for _, id := range r.Since.New {
			out[id] = true
		}
	}
	return out
}

// OfField returns a field's worst severity among the findings, "" if it has none.
func OfField(r *porting.Report, n porting.Name) porting.Severity {
	var worst porting.Severity
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Field == n && f.Severity.Rank() > worst.Rank() {
			worst = f.Severity
		}
	}
	return worst
}
