package xlsx

// The workbook of a batch: Summary, Cases, Problems.

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/summary"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// maxRows is how many cases or problems fit: Excel's rows, less the header and
// one that says how many are missing.
const maxRows = 1<<20 - 2

// RenderSummary writes a batch as a workbook. The same summary gives the same bytes.
func RenderSummary(s *summary.Summary) ([]byte, error) {
	b := newBook()
	defer b.f.Close()
	b.title = "Porting cases"
	b.date = "2006-01-02"
	if isDate(s.Today) {
		b.date = s.Today
	}
	b.counts(s)
	b.cases(s)
	if len(s.Problems) > 0 {
		b.problems(s)
	}
	out, err := b.bytes()
	if err != nil {
		return nil, fmt.Errorf("writing the summary: %w", err)
	}
	return out, nil
}

// counts has the cases by verdict and by reason.
func (b *book) counts(s *summary.Summary) {
	b.open("Summary", []float64{44, 16, 22, 24})
	b.s.gridless = true
	tone := "clean"
	switch {
	case s.Counts.Reject > 0:
		tone = "reject"
	case s.Counts.Review+s.Counts.Problems > 0:
		tone = "review"
	}
	b.cell(0, 1, b.title, style{title, tone})
	b.cell(0, 2, s.Sentence(), style{lead, tone})
	for col := 1; col < 4; col++ { // the ground goes on behind the merged text
		b.cell(col, 1, "", style{title, tone})
		b.cell(col, 2, "", style{lead, tone})
	}
	b.merge(1, 0, 3)
	b.merge(2, 0, 3)
	b.rowHeight(1, 34)
	b.rowHeight(2, 20)
	row := 4
	for _, c := range []struct {
		label, tone string
		n           int
	}{{wording.Of("verdict", "reject"), "reject", s.Counts.Reject}, {wording.Of("verdict", "review"), "review", s.Counts.Review},
		{wording.Of("verdict", "clean"), "clean", s.Counts.Clean}, {"Problems", "note", s.Counts.Problems}} {
		b.cell(0, row, c.label, style{badge, c.tone})
		b.number(1, row, c.n, style{kind: count})
		row++
	}
	b.cell(0, row, "Checked as of", style{kind: label})
	b.cell(1, row, clean(s.Today, maxName), style{kind: narrow})
	row++
	if len(s.Reasons) == 0 {
		return
	}
	row++
	for i, name := range []string{"Reason", "Cases", "Would be rejected", "Name in JSON"} {
		b.cell(i, row, name, style{kind: head})
	}
	for _, r := range s.Reasons {
		row++
		b.cell(0, row, clean(r.Words, maxName), style{kind: text})
		b.number(1, row, r.Cases, style{kind: count})
		b.number(2, row, r.Reject, style{kind: count})
		b.cell(3, row, clean(r.Reason, maxName), style{kind: narrow})
	}
}

// cases has one row a case, worst first.
func (b *book) cases(s *summary.Summary) {
	b.open("Cases", []float64{30, 18, 34, 16, 22, 42, 56, 9, 9, 9, 30, 30, 36})
	b.header("Case", "Verdict", "Customer", "BTN", "Losing carrier", "What is wrong", "First thing to do", "Reject", "Review", "Notes", "LOA", "CSR", "Report")
	for i, c := range s.Worst() {
		row := i + 2
		if i == maxRows {
			b.cell(0, row, "More cases than a sheet has rows: see summary.json.", style{kind: text})
			break
		}
		var reasons []string
		for _, r := range c.Reasons {
			reasons = append(reasons, wording.Of("reason", r))
		}
		wrong := strings.Join(reasons, "\n")
		if wrong == "" && c.Verdict != porting.VerdictClean {
			wrong = c.What
		}
		b.cell(0, row, oneLine(c.Case, maxName), style{kind: narrow})
		b.cell(1, row, clean(wording.Of("verdict", string(c.Verdict)), maxName), style{badge, string(c.Verdict)})
		customer, fix := oneLine(c.Customer, maxName), clean(c.Fix, maxText)
		b.cell(2, row, customer, style{kind: text})
		b.cell(3, row, oneLine(c.BTN, maxName), style{kind: narrow})
		b.cell(4, row, oneLine(c.Carrier, maxName), style{kind: text})
		b.cell(5, row, clean(wrong, maxText), style{kind: text})
		b.cell(6, row, fix, style{kind: text})
		b.number(7, row, c.Findings.Reject, style{kind: count})
		b.number(8, row, c.Findings.Review, style{kind: count})
		b.number(9, row, c.Findings.Note, style{kind: count})
		b.cell(10, row, oneLine(c.LOA, maxName), style{kind: narrow})
		b.cell(11, row, oneLine(c.CSR, maxName), style{kind: narrow})
		b.cell(12, row, oneLine(c.Report, maxName), style{kind: narrow})
		b.height(row, []string{customer, wrong, fix}, []float64{32, 40, 54})
	}
	b.s.printTo = 7
}

// problems has one row for each file that is in no case.
func (b *book) problems(s *summary.Summary) {
	b.open("Problems", []float64{60, 30, 90})
	b.header("File", "Kind", "What is wrong")
	for i, p := range s.Problems {
		row := i + 2
		if i == maxRows {
			b.cell(0, row, "More problems than a sheet has rows: see summary.json.", style{kind: text})
			break
		}
		message := clean(p.Message, maxText)
		b.cell(0, row, oneLine(p.Path, maxName), style{kind: narrow})
		b.cell(1, row, clean(string(p.Kind), maxName), style{kind: narrow})
		b.cell(2, row, message, style{kind: text})
		b.height(row, []string{message}, []float64{88})
	}
}
