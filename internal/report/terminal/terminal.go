// Package terminal prints a report for people at a terminal, in the manner of
// git diff: the verdict in one line; then per finding both values with the
// differing characters marked, what the carrier would call it, and what to
// write instead; then where the report files are.
//
// With colour the marks are reversed red (LOA) and green (CSR), so that a blank
// or a comma is seen as well as a word. Without, they are those of git's word
// diff: [-only on the LOA-] and {+only on the CSR+}. A character that cannot be
// seen, or that would do something to the terminal, stands as its name.
package terminal

import (
	"bufio"
	"io"
	"strings"

	"github.com/rivo/uniseg"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/marks"
	"github.com/portcheck/portcheck/internal/report/outline"
	"github.com/portcheck/portcheck/internal/report/wording"
)

// Options say what the output is for.
type Options struct {
	Color bool
	Width int      // columns to break sentences at; 0 breaks none
	Files []string // the report files that were written, to be named at the end
}

const (
	maxText = 2000 // characters of a message
	maxName = 200  // characters of a name or place
	maxTNs  = 24   // numbers of one finding
	maxList = 12   // problems
)

// Write prints a report.
func Write(w io.Writer, m *report.Model, o Options) error {
	p := &printer{w: bufio.NewWriter(w), o: o}
	p.report(m)
	return p.w.Flush() // the first error of the writer
}

type printer struct {
	w *bufio.Writer
	o Options
}

func (p *printer) report(m *report.Model) {
	r := &m.Report
	p.line(p.style(string(r.Verdict), strings.ToUpper(one(string(r.Verdict), maxName)))+"  ", "        ", wording.Headline(r)+": case "+one(r.Case, maxName)+".")
	p.line("        ", "        ", wording.Reason(r))
	name, btn := wording.Customer(r)
	if who := strings.Join(nonEmpty(one(name, maxName), prefix("BTN ", one(btn, maxName))), ", "); who != "" {
		p.line("        ", "        ", who)
	}
	p.since(r)
	p.raw("\n")
	p.port(r.Port)
	fresh := outline.New(r)
	n := 0
	notes := false
	for _, g := range outline.Groups(r.Findings) {
		if g.First().Severity == porting.Note {
			notes = true
			continue
		}
		n++
		p.group(n, g, r, fresh[g.First().ID])
	}
	if notes {
		p.heading("Worth knowing")
		for _, g := range outline.Groups(r.Findings) {
			if g.First().Severity == porting.Note {
				p.note(g, fresh[g.First().ID])
			}
		}
		p.raw("\n")
	}
	p.line("Numbers  ", "         ", wording.Numbers(r))
	p.basis(m)
	if len(p.o.Files) > 0 {
		p.heading("Reports")
		for _, f := range p.o.Files {
			p.raw("  " + marks.Visible(f) + "\n")
		}
	}
}

// since prints what changed since the revision before.
func (p *printer) since(r *porting.Report) {
	if r.Since == nil {
		return
	}
	p.line("        ", "        ", wording.Since(r))
	for i, f := range r.Since.Mended {
		if i == maxList {
			p.line("        ", "        ", "and "+wording.Thousands(len(r.Since.Mended)-maxList)+" more mended")
			break
		}
		p.line("        "+p.style("clean", "mended")+"  ", "                ", f.Message)
	}
}

// group prints one thing to mend; fresh tells that it was not in the revision before.
func (p *printer) group(n int, g outline.Group, r *porting.Report, fresh bool) {
	f := g.First()
	num := itoa(n)
	title := wording.UpperFirst(one(g.Title(), maxName))
	p.raw(p.style("bold", num+". "+title) + "  " + p.style(string(f.Severity), strings.ToLower(wording.Of("severity", string(f.Severity)))) + p.fresh(fresh) + "\n")
	if g.Numbers() {
		p.line("   ", "   ", wording.SeveralMessage(f.Message, f.TN))
		var tns []string
		for i, x := range g.Findings {
			if i == maxTNs {
				tns = append(tns, "and "+wording.Thousands(len(g.Findings)-maxTNs)+" more")
				break
			}
			tns = append(tns, wording.Number(x.TN))
		}
		p.line("   ", "   ", strings.Join(tns, ", "))
	} else {
		p.line("   ", "   ", f.Message)
		p.sides(r, f)
		for _, s := range marks.Explain(f, 6) {
			p.line("        ", "        ", s)
		}
	}
	if word := one(wording.CarrierWord(f), maxName); word != "" {
		var codes []string
		for _, c := range wording.CodesOf(f.Rejection) {
			codes = append(codes, one(c.System+" "+strings.Join(c.Codes, " "), maxName))
		}
		if len(codes) > 0 {
			word += " (" + strings.Join(codes, "; ") + ")"
		}
		p.labelled("Carrier", word)
	}
	do, exact := outline.Exact(f)
	if g.Numbers() {
		do, exact = wording.SeveralMessage(f.Fix, f.TN), ""
	}
	switch {
	case exact != "":
		p.labelled("Do", do)
		p.raw("            " + p.style("bold", p.pieces(marks.Plain(exact), "", "            ")) + "\n")
	case do != "":
		p.labelled("Do", do)
	}
	p.raw("\n")
}

// sides prints both values, one below the other, so that they can be compared
// column by column.
func (p *printer) sides(r *porting.Report, f *porting.Finding) {
	for _, s := range outline.Sides(r, f) {
		mark := "del"
		if s.Which == marks.CSR {
			mark = "ins"
		}
		value := "(" + s.None + ")"
		where := one(s.Place, maxName)
		if s.Text != "" {
			value = p.pieces(marks.Side(f, s.Which), mark, "        ")
		} else if where == "" && s.Whole != "" {
			where = "in: " + strings.Join(nonEmpty(one(s.Whole, maxName), one(s.WholePlace, maxName)), ", ")
		}
		if where != "" {
			value += "  " + p.style("soft", "("+where+")")
		}
		p.raw("   " + p.style("soft", s.Paper) + "  " + value + "\n")
	}
}

// pieces writes one side's text with its marks.
func (p *printer) pieces(ps []marks.Piece, mark, indent string) string {
	var b strings.Builder
	for _, x := range ps {
		switch x.Kind {
		case marks.Same:
			b.WriteString(atoms(x.Text, indent))
		case marks.Changed:
			b.WriteString(p.mark(mark, atoms(x.Text, indent)))
		case marks.Cut:
			b.WriteString(p.style("soft", "<"+wording.Count(x.N, "character", "characters")+">"))
		}
	}
	return b.String()
}

// mark marks a stretch; one of several lines is marked line by line.
func (p *printer) mark(mark, s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		switch {
		case p.o.Color:
			lines[i] = p.style(mark, l)
		case mark == "del":
			lines[i] = "[-" + l + "-]"
		case mark == "ins":
			lines[i] = "{+" + l + "+}"
		}
	}
	return strings.Join(lines, "\n")
}

// atoms writes a text so that it does nothing to the terminal; its line breaks
// go on below its beginning.
func atoms(s, indent string) string {
	var b strings.Builder
	for _, a := range marks.Atoms(s) {
		switch a.Kind {
		case marks.Break:
			b.WriteString("\n" + indent)
		case marks.Named:
			b.WriteString("<" + a.Code + " " + a.Name + ">")
		default:
			b.WriteString(a.Text)
		}
	}
	return b.String()
}

func (p *printer) fresh(is bool) string {
	if !is {
		return ""
	}
	return "  " + p.style("note", "new")
}

func (p *printer) note(g outline.Group, fresh bool) {
	f := g.First()
	s := f.Message
	if g.Numbers() {
		s = wording.SeveralMessage(f.Message, f.TN)
	}
	new := ""
	if fresh {
		new = " (new)"
	}
	p.line("  ", "    ", wording.UpperFirst(g.Title())+new+": "+s)
}

// basis prints what was not read and what was assumed.
func (p *printer) basis(m *report.Model) {
	if problems := outline.Problems(m); len(problems) > 0 {
		p.raw("\n")
		p.heading("Not read for certain")
		for i, x := range problems {
			if i == maxList {
				p.line("  ", "  ", "and "+wording.Thousands(len(problems)-maxList)+" more")
				break
			}
			p.line("  ", "    ", strings.Join(nonEmpty(x.Paper, x.Place), ", ")+": "+x.Text)
		}
	}
	p.raw("\n")
	p.heading("Assumed")
	for _, s := range wording.Assumptions(&m.Report) {
		p.line("  ", "    ", s)
	}
	p.raw("\n")
}

func (p *printer) heading(s string) { p.raw(p.style("bold", s) + "\n") }

func (p *printer) labelled(label, s string) {
	if s == "" {
		return
	}
	pad := strings.Repeat(" ", max(1, 9-len(label)))
	p.line("   "+p.style("soft", label)+pad, "            ", s)
}

func (p *printer) raw(s string) { p.w.WriteString(s) }

// line prints a sentence, broken at blanks to the width; the lines after the
// first begin with indent. The first begins with lead, as wide as indent or less.
func (p *printer) line(lead, indent, s string) {
	s = one(s, maxText)
	p.raw(lead)
	col, width := uniseg.StringWidth(plain(lead)), p.o.Width
	first := true
	for _, w := range strings.Fields(s) {
		n := uniseg.StringWidth(w)
		switch {
		case first:
		case width > 0 && col+1+n > width:
			p.raw("\n" + indent)
			col = len(indent)
		default:
			p.raw(" ")
			col++
		}
		p.raw(w)
		col += n
		first = false
	}
	p.raw("\n")
}

// style colours a text, if colour is wanted.
func (p *printer) style(name, s string) string {
	if !p.o.Color || s == "" {
		return s
	}
	code := ""
	switch name {
	case "bold":
		code = "1"
	case "soft":
		code = "2"
	case "reject":
		code = "1;31"
	case "review":
		code = "1;33"
	case "clean":
		code = "1;32"
	case "note":
		code = "36"
	case "del":
		code = "7;31"
	case "ins":
		code = "7;32"
	default:
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

// plain takes the styles out of a text of ours.
func plain(s string) string {
	for {
		i := strings.IndexByte(s, 0x1b)
		if i < 0 {
			return s
		}
		j := strings.IndexByte(s[i:], 'm')
		if j < 0 {
			return s
		}
		s = s[:i] + s[i+j+1:]
	}
}

func one(s string, max int) string { return marks.Line(s, max) }

func nonEmpty(ss ...string) []string {
	var out []string
	for _, s := range ss {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

func prefix(p, s string) string {
	if s == "" {
		return ""
	}
	return p + s
}

func itoa(n int) string { return wording.Thousands(n) }
