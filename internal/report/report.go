// Package report puts two records and what was found about them together: the
// model that every report is made from, and its JSON. The packages below it
// (html, xlsx, message, terminal) only show it; none of them decides anything.
//
// report.go has the model and Build, fields.go the table of fields, numbers.go
// the sets of numbers, since.go what changed since the revision before, picture.go
// where values stand on the LOA's pages, masking.go what keeps secrets out.
package report

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/rules"
)

// Model is all that a report may show: the contract's report, and both records
// with their secrets masked, for what stands beside the compared values
// (features, status and notes of numbers, places, unused columns).
type Model struct {
	porting.Report
	LOA, CSR *porting.Record
	// Pictures show where findings stand on the LOA, by the findings' ids; see Illustrate.
	Pictures map[string]*Picture

	account *porting.Record // CSR as it was read
	secrets []string        // in clear, of both papers: pictures are masked with them
	reveal  bool
}

// Options are what a report depends on besides the two papers.
type Options struct {
	Case     string
	Revision int        // 1 where it is 0
	Today    dates.Date // the day that ages and due dates are counted from
	// Carrier is a carrier's name or a level (letter, standard, lenient); "" for
	// the carrier that the papers name.
	Carrier string
	// Carriers is where names are looked up, nil for the built-in table.
	Carriers *carrier.Table
	// Previous is the report of the revision before, nil for the first.
	Previous *porting.Report
	// Reveal leaves secrets in clear.
	Reveal bool
}

// Build compares an LOA with a CSR and makes the report's model. csrs are the
// accounts of the CSR's file: the one that shares numbers with the LOA is
// compared. The error is that Options.Carrier is no known name; it is for the
// caller's user to read.
func Build(loa *porting.Record, csrs []*porting.Record, o Options) (*Model, error) {
	if len(csrs) == 0 {
		return nil, fmt.Errorf("no customer service record to compare with")
	}
	csr, others := choose(loa, csrs)
	table := o.Carriers
	if table == nil {
		table = carrier.Default()
	}
	name, profile, err := judge(table, o.Carrier, loa, csr)
	if err != nil {
		return nil, err
	}
	m := &Model{}
	m.Schema = porting.ReportSchema
	m.Case, m.Revision = o.Case, max(o.Revision, 1)
	m.Carrier, m.Strictness, m.Today = name, profile.Level.String(), o.Today.String()
	m.Documents.LOA, m.Documents.CSR = loa.Document, csr.Document
	m.Findings = rules.Check(loa, csr, rules.Options{Profile: profile, Carriers: table, Today: o.Today, Others: others})
	m.Fields = fieldRows(loa, csr, m.Findings)
	m.Numbers = numberSets(loa, csr)
	m.Problems = problems(loa, csr)
	m.Verdict = VerdictOf(m.Findings)
	m.Since = since(o.Previous, m.Findings)
	m.LOA, m.CSR, m.account = loa, csr, csr
	m.secrets, m.reveal = append(loa.Secrets(), csr.Secrets()...), o.Reveal
	if !o.Reveal {
		mask(m)
	}
	return m, nil
}

// VerdictOf is the sum of findings.
func VerdictOf(fs []porting.Finding) porting.Verdict {
	worst := 0
	for _, f := range fs {
		worst = max(worst, f.Severity.Rank())
	}
	switch worst {
	case porting.Reject.Rank():
		return porting.VerdictReject
	case porting.Review.Rank():
		return porting.VerdictReview
	}
	return porting.VerdictClean
}

// Account is the account of the CSR's file that the LOA was compared with, as it was
// read: unlike m.CSR it holds secrets in clear, and is for no report to show.
func (m *Model) Account() *porting.Record { return m.account }

// choose picks the account that shares most numbers with the LOA, the first of
// several that share as many; where none shares any, the one with the LOA's
// account number.
func choose(loa *porting.Record, csrs []*porting.Record) (csr *porting.Record, others []*porting.Record) {
	best := 0
	if len(csrs) > 1 {
		want := make(map[string]bool, len(loa.Numbers))
		for _, n := range loa.Numbers {
			if n.TN != "" && n.Action != porting.ActionKeep {
				want[n.TN] = true
			}
		}
		most := -1
		for i, r := range csrs {
			score := 0
			seen := make(map[string]bool, len(r.Numbers))
			for _, n := range r.Numbers {
				if n.TN != "" && want[n.TN] && !seen[n.TN] {
					seen[n.TN] = true
					score += 2
				}
			}
			if a := loa.Text(porting.AccountNumber); a != "" && a == r.Text(porting.AccountNumber) {
				score++
			}
			if score > most {
				best, most = i, score
			}
		}
	}
	for i, r := range csrs {
		if i != best {
			others = append(others, r)
		}
	}
	return csrs[best], others
}

// judge finds out whose rules apply: the carrier or level that was asked for,
// else the carrier that the papers name, the CSR first.
func judge(t *carrier.Table, asked string, loa, csr *porting.Record) (name string, p carrier.Profile, err error) {
	named := csr.Text(porting.CurrentCarrier)
	if named == "" {
		named = loa.Text(porting.CurrentCarrier)
	}
	c, known := t.Lookup(named)
	name = strings.Join(strings.Fields(named), " ")
	if known {
		name = c.Name
	}
	if asked != "" {
		if level, ok := carrier.LevelOf(asked); ok {
			return name, carrier.NewProfile(level, nil), nil
		}
		if c, known = t.Lookup(asked); !known {
			return "", p, fmt.Errorf("unknown carrier %q: name one of the carriers that are known, or letter, standard, lenient", asked)
		}
		name = c.Name
	}
	if !known || c.Settings == nil {
		return name, carrier.NewProfile(carrier.Standard, nil), nil
	}
	return name, carrier.NewProfile(c.Settings.Level, c.Settings), nil
}

// problems are those of both records, in that order.
func problems(loa, csr *porting.Record) []porting.Problem {
	out := make([]porting.Problem, 0, len(loa.Problems)+len(csr.Problems))
	for _, p := range loa.Problems {
		p.Document = "loa"
		out = append(out, p)
	}
	for _, p := range csr.Problems {
		p.Document = "csr"
		out = append(out, p)
	}
	return out
}
