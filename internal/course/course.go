// Package course follows a port on its whole way: from the papers of a case
// beyond one LOA and one CSR (former CSRs, rejections, the firm order commitment,
// emergency locations, sign-offs) to what they mean for the port.
//
// The package does no I/O and reads no clock. It moves a port by papers alone and
// guesses nothing: what no paper says is not so yet.
//
// course.go has the entry, state.go the states, changes.go a CSR against the one
// before, rejections.go what comes back and whether it was foreseen, commitment.go
// the FOC and its window, checklist.go what to do around it, locations.go the
// emergency locations, stays.go what a partial port leaves behind, signoff.go who validated what, parties.go who is who.
package course

import (
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/porting"
)

// Input is a case: its newest report, the papers that it was made from, and all
// that came besides.
type Input struct {
	// Reports are the reports of all revisions, oldest first; the last is the one
	// that holds now. At least one.
	Reports []*porting.Report
	// LOA and CSR are what the last report compares, secrets in clear.
	LOA, CSR *porting.Record
	// CSRCame is the day on which the CSR came, the zero date if nobody knows.
	CSRCame dates.Date
	// Former are the accounts of earlier CSRs of the case that are this one's,
	// oldest first.
	Former []*porting.Record
	// Papers are all others, in the order in which they came.
	Papers []Paper
	// Today is the day that the port is looked at.
	Today dates.Date
	// Carriers is where names are looked up, nil for the built-in table.
	Carriers *carrier.Table
}

// Paper is a notice, a list of locations or a sign-off.
type Paper struct {
	Record *porting.Record
	// Revision is the number of the report that held when the paper came, 0 for the
	// last one.
	Revision int
	// Came is the day on which it came, the zero date if nobody knows.
	Came dates.Date
}

// day is the day that a paper counts from: its own date, or else when it came.
func (p Paper) day() dates.Date {
	if n := p.Record.Notice; n != nil {
		if d, ok := iso(n.Date); ok {
			return d
		}
	}
	if s := p.Record.SignOff; s != nil && len(s.At) >= len("2006-01-02") {
		if d, ok := iso(s.At[:len("2006-01-02")]); ok {
			return d
		}
	}
	return p.Came
}

// Of says how far a port has come. Its texts are masked as the report's are: no
// secret of a paper is in it.
func Of(in Input) *porting.Port {
	if in.Carriers == nil {
		in.Carriers = carrier.Default()
	}
	c := &course{Input: in, now: in.Reports[len(in.Reports)-1]}
	c.secrets = append(c.LOA.Secrets(), c.CSR.Secrets()...)
	for _, f := range c.Former {
		c.secrets = append(c.secrets, f.Secrets()...)
	}
	c.Papers = ordered(in.Papers)
	p := &porting.Port{
		Findings: []porting.Finding{}, Changes: []porting.Change{}, Rejections: []porting.Rejected{}, Locations: []porting.Location{},
		Chain: []porting.Party{}, Papers: []porting.PortPaper{},
	}
	for _, paper := range c.Papers {
		d := paper.Record.Document
		p.Papers = append(p.Papers, porting.PortPaper{Kind: d.Kind, Name: d.Name, SHA256: d.SHA256, Date: paper.day().String()})
	}
	p.Dates = c.dates()
	p.SignOff = c.signOff()
	p.Rejections = append(p.Rejections, c.rejections()...)
	p.FOC = c.commitment()
	p.Stays = c.stays()
	if p.FOC != nil {
		p.FOC.Tasks = c.checklist(p.Stays)
	}
	p.Chain = append(p.Chain, c.parties()...)
	locations, found := c.locations()
	p.Locations = append(p.Locations, locations...)
	changes, changed := c.changes()
	p.Changes = append(p.Changes, changes...)
	p.Findings = append(p.Findings, changed...)
	p.Findings = append(p.Findings, c.loaChanged()...)
	p.Findings = append(p.Findings, c.window(p.FOC)...)
	p.Findings = append(p.Findings, found...)
	if p.SignOff != nil && !p.SignOff.Valid {
		p.Findings = append(p.Findings, voided(p.SignOff))
	}
	p.State, p.Line = c.state(p)
	if p.State == porting.PortDone {
		settle(p.Findings)
	}
	p.Passed = c.passed()
	sort.SliceStable(p.Findings, func(i, j int) bool {
		return p.Findings[i].Severity.Rank() > p.Findings[j].Severity.Rank()
	})
	return p
}

// settle makes notes of what a port that is complete has behind it. Where an
// emergency call is sent to still matters.
func settle(findings []porting.Finding) {
	for i := range findings {
		if f := &findings[i]; f.Rejection.Type != porting.TypeAddress {
			f.Severity, f.Fix = porting.Note, "Nothing to do: the port is complete."
		}
	}
}

// course is one case while it is looked at.
type course struct {
	Input
	now     *porting.Report
	secrets []string
}

// safe masks secrets in free text of a paper.
func (c *course) safe(text string) string { return porting.MaskIn(text, c.secrets) }

// report returns the report that a paper is about: the one that held on its own day,
// where it was dropped later than that and papers had changed; else the one that held
// when it came.
func (c *course) report(p Paper) *porting.Report {
	if n := p.Record.Notice; n != nil && p.Revision > 0 {
		if day, ok := iso(n.Date); ok {
			// A report's day is UTC's, a notice's is the sender's: a day between them says
			// nothing. Where no report is that old, nobody can tell.
			for i := len(c.Reports) - 1; i >= 0; i-- {
				r := c.Reports[i]
				if made, ok := iso(r.Today); ok && r.Revision <= p.Revision && !made.After(day.AddDays(1)) {
					return r
				}
			}
		}
	}
	for _, r := range c.Reports {
		if r.Revision == p.Revision {
			return r
		}
	}
	return c.now
}

// ordered puts papers in the order of their days; a paper without a day, a list of
// locations say, comes first. Where a notice has none, all keep the order in which
// they came: nobody can tell what it came after.
func ordered(papers []Paper) []Paper {
	out := append([]Paper{}, papers...)
	for _, p := range out {
		if p.Record.Document.Kind.IsNotice() && p.day().IsZero() {
			return out
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].day().Before(out[j].day()) })
	return out
}

// newest returns the last paper of a kind, nil if there is none.
func (c *course) newest(k porting.Kind) *Paper {
	for i := len(c.Papers) - 1; i >= 0; i-- {
		if c.Papers[i].Record.Document.Kind == k {
			return &c.Papers[i]
		}
	}
	return nil
}

// finding is a finding of the course: no difference between LOA and CSR.
func finding(reason, kind string, s porting.Severity, message, fix string) porting.Finding {
	return porting.Finding{
		ID: reason, Severity: s, Differences: []porting.Difference{}, Edits: []porting.Edit{},
		Rejection: porting.Rejection{Type: kind, Reason: reason, Codes: map[string][]string{}},
		Message:   message, Fix: fix,
	}
}

// ported are the numbers that the LOA asks to be ported, each once, in its order.
func (c *course) ported() []string {
	var out []string
	seen := map[string]bool{}
	for _, n := range c.LOA.Numbers {
		if n.TN != "" && n.Action != porting.ActionKeep && !seen[n.TN] {
			seen[n.TN] = true
			out = append(out, n.TN)
		}
	}
	return out
}

// iso reads YYYY-MM-DD.
func iso(text string) (dates.Date, bool) {
	r, ok := dates.Parse(text)
	return r.Date, ok
}

// dated reads a record's date field, month first as everywhere; false for one that is
// missing or not a date.
func dated(r *porting.Record, n porting.Name) (dates.Date, bool) {
	got, ok := dates.Parse(r.Text(n))
	return got.Date, ok
}

// oneLine joins the lines of a value as layout does.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
