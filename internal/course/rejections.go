package course

// Rejections: what the carrier's reasons mean, and whether they were foreseen.

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/carrier"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/tsv"
)

//go:embed reasons.tsv
var reasonData string

// reason is a row of reasons.tsv.
type reason struct {
	name, needs, fix string
	phrases          []string
}

var reasons = sync.OnceValue(func() []reason {
	var out []reason
	for row := range tsv.Rows("reasons.tsv", reasonData, 5, 5) {
		out = append(out, reason{name: row[0], needs: row[1], fix: row[2], phrases: strings.Split(row[3], "|")})
	}
	return out
})

func reasonNamed(name string) (reason, bool) {
	for _, r := range reasons() {
		if r.name == name {
			return r, true
		}
	}
	return reason{}, false
}

func (c *course) rejections() []porting.Rejected {
	var out []porting.Rejected
	for _, p := range c.Papers {
		n := p.Record.Notice
		if p.Record.Document.Kind != porting.KindRejection || n == nil {
			continue
		}
		r := porting.Rejected{
			Document: p.Record.Document.Name, Date: p.day().String(),
			Order: c.safe(n.Order), From: c.safe(n.From), Reasons: []porting.RejectReason{},
		}
		for _, said := range n.Reasons {
			r.Reasons = append(r.Reasons, c.judge(said, c.report(p)))
		}
		out = append(out, r)
	}
	return out
}

// judge holds one reason against the report that stood when the papers were sent.
func (c *course) judge(said porting.NoticeReason, then *porting.Report) porting.RejectReason {
	out := porting.RejectReason{NoticeReason: said, Outcome: porting.OutcomeUnknown}
	out.Text = c.safe(said.Text)
	if out.TNs == nil {
		out.TNs = []string{}
	}
	out.Rejection.Codes = map[string][]string{}
	may := understand(strings.Join(append([]string{said.Code}, said.Also...), " "), said.Text)
	if len(may) == 0 {
		out.Fix = "Read the carrier's words: an LOA and a CSR cannot show this, or the words are not known."
		return out
	}
	name := may[0]
	if f := foreseen(then, may, said.TNs); f != nil {
		name = f.Rejection.Reason
		out.Outcome, out.Finding, out.Fix = porting.OutcomePredicted, f.ID, f.Fix
		still := slices.IndexFunc(c.now.Findings, func(g porting.Finding) bool { return g.ID == f.ID })
		if out.Mended = still < 0; !out.Mended {
			out.Fix = c.now.Findings[still].Fix
		}
	} else {
		row, _ := reasonNamed(name)
		out.Fix = row.fix
		if slices.ContainsFunc(may, func(m string) bool { r, _ := reasonNamed(m); return c.knowable(r.needs, then) }) {
			out.Outcome = porting.OutcomeMissed
		}
	}
	out.Rejection = carrier.Rejection(name)
	return out
}

// understand returns the contract's reasons that a carrier's code and words may
// stand for, the likeliest first; none for what is not understood. A published
// code decides; the words choose among the rows that share it, and stand alone
// where there is no known code.
func understand(code, text string) []string {
	named := spoken(text)
	rows := carrier.Meanings(code)
	if len(rows) == 0 {
		if len(named) > 1 {
			named = named[:1]
		}
		return named
	}
	var may []string
	for _, row := range rows {
		for _, r := range row.Reasons {
			if !slices.Contains(may, r) {
				may = append(may, r)
			}
		}
	}
	var both []string
	for _, n := range named {
		if slices.Contains(may, n) {
			both = append(both, n)
		}
	}
	if len(both) > 0 {
		return both
	}
	return may
}

// spoken returns the reasons whose phrases stand in a text, that of the longest
// phrase first: "account number mismatch" says more than "account".
func spoken(text string) []string {
	text = " " + strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return strings.ContainsRune(" \t\r\n,;:!?()[]\"_", r)
	}), " ") + " "
	type hit struct {
		name   string
		length int
	}
	var hits []hit
	for _, r := range reasons() {
		longest := 0
		for _, phrase := range r.phrases {
			if len(phrase) > longest && contains(text, phrase) {
				longest = len(phrase)
			}
		}
		if longest > 0 {
			hits = append(hits, hit{r.name, longest})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return b.length - a.length })
	var out []string
	for _, h := range hits {
		out = append(out, h.name)
	}
	return out
}

// contains tells whether a phrase stands in a text as whole words; its last word
// may have an ending ("mismatched", "features").
func contains(text, phrase string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], phrase)
		if i < 0 {
			return false
		}
		start := at + i
		if before := text[start-1]; !letterOrDigit(before) {
			rest := text[start+len(phrase):]
			end := strings.IndexFunc(rest, func(r rune) bool { return r > 127 || !letterOrDigit(byte(r)) })
			switch {
			case end <= 0:
				return end == 0
			case len(phrase) > 4 && end <= 3:
				return true
			}
		}
		at = start + 1
	}
}

func letterOrDigit(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'
}

// foreseen returns the worst finding that said so: one of the reasons, graded as
// something to act on, and about one of the numbers if the carrier names any and
// the finding is about a number.
func foreseen(r *porting.Report, may, tns []string) *porting.Finding {
	for i := range r.Findings {
		f := &r.Findings[i]
		if !slices.Contains(may, f.Rejection.Reason) || f.Severity.Rank() < porting.Review.Rank() {
			continue
		}
		if f.TN == "" || len(tns) == 0 || slices.Contains(tns, f.TN) {
			return f
		}
	}
	return nil
}

// csrOf is the CSR that a report was made from: what a newer one says was not known.
func (c *course) csrOf(then *porting.Report) *porting.Record {
	for _, f := range c.Former {
		if f.Document.SHA256 == then.Documents.CSR.SHA256 {
			return f
		}
	}
	return c.CSR
}

// knowable tells whether the papers that were compared could have told a reason:
// whether they show it. Where the LOA repeats the CSR and the carrier finds fault all
// the same, its record is another than the CSR, and no comparison could know.
func (c *course) knowable(needs string, then *porting.Report) bool {
	what, of, _ := strings.Cut(needs, ":")
	csr := c.csrOf(then)
	switch what {
	case "loa":
		return true
	case "field":
		return slices.ContainsFunc(then.Fields, func(row porting.FieldRow) bool {
			return string(row.Field) == of && (row.Result == porting.Differs || row.Result == porting.OnlyCSR)
		})
	case "onlyloa":
		return len(then.Numbers.OnlyLOA) > 0
	case "numbers":
		cut := slices.ContainsFunc(then.Findings, func(f porting.Finding) bool { return f.Rejection.Reason == "csr_truncated" })
		return then.Numbers.CSR > 0 && then.Numbers.LOA > 0 && !cut
	case "status":
		ported := c.ported()
		return slices.ContainsFunc(csr.Numbers, func(n porting.Number) bool {
			return n.Status != "" && n.Status != porting.StatusActive && slices.Contains(ported, n.TN)
		})
	case "says":
		named := strings.Split(of, ",")
		return slices.ContainsFunc(csr.Conditions, func(x porting.Condition) bool { return slices.Contains(named, x.Name) }) ||
			slices.ContainsFunc(csr.Numbers, func(n porting.Number) bool {
				return slices.ContainsFunc(n.Features, func(f string) bool { return slices.Contains(named, f) })
			})
	}
	return false
}
