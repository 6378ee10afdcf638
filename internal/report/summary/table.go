package summary

// The summary on a terminal, or in a pipe.

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/rivo/uniseg"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/marks"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// TableOptions say what the table is for.
type TableOptions struct {
	Color bool
	Width int // columns to cut rows at; 0 cuts none
	Rows  int // cases to list, worst first; 0 lists all
}

const (
	maxName    = 36  // columns of a case's or a customer's name
	maxReasons = 44  // columns of what is wrong
	maxFix     = 600 // characters of what to do, in a pipe
	topReasons = 12
)

// column is one column of the table.
type column struct {
	name string
	most int // columns of a terminal that it may take
	of   func(*Case) string
}

// Table prints a row a case, worst first, then the counts and the most frequent
// reasons. Texts of papers are shown without the characters that would do
// something to a terminal.
func (s *Summary) Table(w io.Writer, o TableOptions) error {
	out := bufio.NewWriter(w)
	worst := s.Worst()
	more := 0
	if o.Rows > 0 && len(worst) > o.Rows {
		more = len(worst) - o.Rows
		worst = worst[:o.Rows]
	}
	columns := []column{
		{"Case", maxName, func(c *Case) string { return c.Case }},
		{"Customer", maxName, func(c *Case) string { return c.Customer }},
		{"What is wrong", maxReasons, (*Case).reasons},
	}
	if o.Width > 0 { // room for what to do
		columns = slices.Delete(columns, 1, 2)
		for i := range columns {
			columns[i].most = min(columns[i].most, o.Width*3/10)
		}
	}
	texts := make([]string, len(worst)+1)
	for _, col := range columns {
		cells := []string{col.name}
		for _, c := range worst {
			cells = append(cells, fit(col.of(c), col.most))
		}
		width := 0
		for _, s := range cells {
			width = max(width, uniseg.StringWidth(s))
		}
		for i, s := range cells {
			texts[i] += pad(s, width) + "  "
		}
	}
	line := func(verdict, tone, text string) {
		if o.Width > 0 {
			text = fit(text, o.Width-9)
		}
		fmt.Fprintf(out, "%s  %s\n", o.paint(tone, pad(verdict, 7)), strings.TrimRight(text, " "))
	}
	if len(worst) > 0 {
		line("Verdict", "", texts[0]+"First thing to do")
	}
	for i, c := range worst {
		line(strings.ToUpper(string(c.Verdict)), string(c.Verdict), texts[i+1]+marks.Line(c.Fix, maxFix))
	}
	if more > 0 {
		fmt.Fprintf(out, "         and %s\n", wording.Count(more, "more case", "more cases"))
	}
	if len(worst) > 0 {
		fmt.Fprintln(out)
	}
	fmt.Fprintln(out, s.Sentence())
	if len(s.Reasons) > 0 {
		fmt.Fprintln(out, "\nMost often:")
	}
	for i, r := range s.Reasons {
		if i == topReasons {
			fmt.Fprintf(out, "  and %s\n", wording.Count(len(s.Reasons)-i, "more reason", "more reasons"))
			break
		}
		fmt.Fprintf(out, "  %s  %s", pad(fit(r.Words, 48), 40), wording.Count(r.Cases, "case", "cases"))
		if r.Reject > 0 {
			fmt.Fprintf(out, ", %s would be rejected for it", wording.Thousands(r.Reject))
		}
		fmt.Fprintln(out)
	}
	return out.Flush() // the first error of the writer
}

// Sentence says how many cases there are of each verdict.
func (s *Summary) Sentence() string {
	c := s.Counts
	var parts []string
	for _, p := range []struct {
		n     int
		words string
	}{{c.Reject, "would be rejected"}, {c.Review, "to be looked at"}, {c.Clean, "clean"}} {
		if p.n > 0 {
			parts = append(parts, wording.Thousands(p.n)+" "+p.words)
		}
	}
	text := wording.Count(c.Cases, "case", "cases")
	if len(parts) > 0 {
		text += ": " + strings.Join(parts, ", ")
	}
	text += "."
	if c.Problems > 0 {
		text += " " + wording.Count(c.Problems, "problem", "problems") + " beside them."
	}
	return text
}

// reasons are a case's reasons in words.
func (c *Case) reasons() string {
	if len(c.Reasons) == 0 {
		if c.Verdict == porting.VerdictClean {
			return "nothing"
		}
		return c.What
	}
	var words []string
	for _, r := range c.Reasons {
		words = append(words, wording.Of("reason", r))
	}
	return strings.Join(words, "; ")
}

// fit is a text on one line, cut to so many columns.
func fit(s string, columns int) string {
	s = marks.Line(s, 4*columns+16)
	if uniseg.StringWidth(s) <= columns {
		return s
	}
	var b strings.Builder
	width := 0
	g := uniseg.NewGraphemes(s)
	for g.Next() {
		if width+g.Width() > columns-1 {
			break
		}
		width += g.Width()
		b.WriteString(g.Str())
	}
	return b.String() + "…"
}

func pad(s string, columns int) string {
	return s + strings.Repeat(" ", max(0, columns-uniseg.StringWidth(s)))
}

// paint colours a verdict as the report does.
func (o TableOptions) paint(tone, s string) string {
	codes := map[string]string{"reject": "1;31", "review": "1;33", "clean": "1;32"}
	if !o.Color || codes[tone] == "" {
		return s
	}
	return "\x1b[" + codes[tone] + "m" + s + "\x1b[0m"
}
