// Package message writes the mail that tells sales ops about a report: a
// subject and a plain-text body. It links nothing heavy, so that the notifier's
// binary has no PDF or spreadsheet code in it, and it holds no secret: the
// report's secrets are masked already.
package message

import (
	"strings"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/report/wording"
)

const (
	maxSubject  = 100 // bytes, all ASCII
	maxLine     = 300 // characters of one text from a paper
	width       = 76  // a line of the body, where words allow it
	maxFixes    = 3
	maxProblems = 10
)

// Options are what a deployment may choose.
type Options struct {
	Link    string // to the report, "" for none
	MaskBTN bool   // show only the last four digits of the BTN
}

// Render writes the message about a report. The link may be "".
func Render(r *porting.Report, link string) (subject, body string) {
	return RenderWith(r, Options{Link: link})
}

// RenderWith is Render with what a deployment may choose.
func RenderWith(r *porting.Report, o Options) (subject, body string) {
	name, btn := wording.Customer(r)
	if name == "" {
		name = r.Case
	}
	if o.MaskBTN {
		btn = lastFour(btn)
	}
	return subjectOf(r, name, btn), bodyOf(r, name, btn, o.Link)
}

// Problem is a file that could not be used: its name, and what is wrong and what
// to do in one or two sentences.
type Problem struct{ File, Message string }

// RenderProblem writes the message about a case that something is wrong with:
// what in a sentence or two, "" where the files say it all, and the files that
// could not be used. The link, to the state of the case, may be "".
func RenderProblem(caseName, what string, problems []Problem, link string) (subject, body string) {
	names := make([]string, len(problems))
	for i, p := range problems {
		names[i] = ascii(p.File)
	}
	if len(problems) > 0 {
		subject = "Could not be used: " + wording.List(names, 2) + " (case " + ascii(caseName) + ")"
	} else {
		subject = "Problem: case " + ascii(caseName)
	}
	var b strings.Builder
	b.WriteString(wrap(line("Case "+caseName+" needs a hand."), "", width) + "\n")
	if what == "" && len(problems) > 0 {
		what = wording.Count(len(problems), "file", "files") + " could not be used."
	}
	if what != "" {
		b.WriteString(wrap(line(what), "", width) + "\n")
	}
	for i, p := range problems {
		if i == maxProblems {
			b.WriteString("\nAnd " + wording.Count(len(problems)-maxProblems, "more file", "more files") + ".\n")
			break
		}
		b.WriteString("\n" + wrap(line(p.File), "", width) + "\n  " + wrap(line(p.Message), "  ", width) + "\n")
	}
	if len(problems) > 0 {
		b.WriteString("\n" + wrap("Drop the mended file into the same folder. It is compared as soon as it is there.", "", width) + "\n")
	}
	if link != "" {
		b.WriteString("\nThe state of the case:\n" + plainLink(link) + "\n")
	}
	return cut(subject, maxSubject), b.String()
}

// cut cuts an ASCII text.
func cut(s string, max int) string {
	if len(s) <= max {
		return s
	}
	return strings.TrimRight(s[:max-3], " ") + "..."
}

func subjectOf(r *porting.Report, name, btn string) string {
	s := ascii(wording.Of("verdict", string(r.Verdict))) + ": "
	if n := news(r.Port); n != "" {
		s = n + ": "
	}
	end := ""
	if b := ascii(btn); b != "" && len(b) <= 24 {
		end = ", BTN " + b
	}
	name = ascii(name)
	if max := maxSubject - len(s) - len(end); len(name) > max {
		name = strings.TrimRight(name[:max-3], " ") + "..."
	}
	return s + name + end
}

func bodyOf(r *porting.Report, name, btn, link string) string {
	var b strings.Builder
	para := func(s string) { b.WriteString(wrap(line(s), "", width) + "\n") }
	moved := news(r.Port) != ""
	if r.Port != nil {
		para(r.Port.Line)
	}
	if moved {
		para("The LOA and the CSR are as they were (revision " + wording.Plain(r.Revision) + "): " + lowerFirst(wording.Of("verdict", string(r.Verdict))) + ".")
	} else {
		para(wording.Headline(r) + ".")
		para(wording.Reason(r))
		if next := wording.Next(r); next != "" && r.Port == nil {
			para(next)
		}
		if since := wording.Since(r); since != "" {
			para(since)
		}
	}
	b.WriteString("\n")
	fact := func(label, value string) {
		if value != "" {
			b.WriteString(label + strings.Repeat(" ", 10-len(label)) + line(value) + "\n")
		}
	}
	fact("Customer", name)
	fact("BTN", btn)
	fact("Carrier", r.Carrier)
	fact("Case", r.Case)
	b.WriteString("\n")
	para(wording.Numbers(r))
	b.WriteString(portBody(r.Port))
	fixes := fixesOf(r)
	if moved && r.Port.State != porting.PortRejected {
		fixes = nil // they were told when the papers came
	}
	if len(fixes) > 0 {
		b.WriteString("\nWhat to do first:\n")
		for i, f := range fixes {
			if i == maxFixes {
				b.WriteString("\n" + wording.Count(len(fixes)-maxFixes, "more thing is", "more things are") + " in the report.\n")
				break
			}
			n := string(rune('1'+i)) + ". "
			b.WriteString("\n" + wrap(n+line(f.title), "   ", width) + "\n")
			b.WriteString("   " + wrap(line(f.fix), "   ", width) + "\n")
		}
	}
	if link != "" {
		b.WriteString("\nThe whole report:\n" + plainLink(link) + "\n")
	}
	return b.String()
}

func lowerFirst(s string) string {
	if s != "" && s[0] >= 'A' && s[0] <= 'Z' {
		return string(s[0]-'A'+'a') + s[1:]
	}
	return s
}

type fix struct{ title, fix string }

// fixesOf are the things to do, worst first, each once; notes ask for nothing.
func fixesOf(r *porting.Report) []fix {
	var out []fix
	seen := map[string]bool{}
	count := map[string]int{}
	key := func(f *porting.Finding) string {
		return string(f.Severity) + "\t" + f.Rejection.Reason + "\t" + wording.SeveralMessage(f.Fix, f.TN)
	}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.TN != "" {
			count[key(f)]++
		}
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Severity.Rank() < porting.Review.Rank() {
			continue
		}
		x := fix{wording.Title(f), f.Fix}
		if n := count[key(f)]; f.TN != "" && n > 1 {
			if seen[key(f)] {
				continue
			}
			seen[key(f)] = true
			x = fix{x.title + " (" + wording.Thousands(n) + " numbers)", wording.SeveralMessage(f.Fix, f.TN)}
		}
		x.title += ": " + strings.ToLower(wording.Of("severity", string(f.Severity)))
		out = append(out, x)
	}
	return out
}

// line makes one line of a text: no control or format characters, not too long.
func line(s string) string {
	var b strings.Builder
	n := 0
	for _, r := range s {
		if n == maxLine {
			b.WriteString("…")
			break
		}
		switch {
		case r == '\n' || r == '\t':
			r = ' '
		case wording.Unsafe(r):
			r = '\ufffd'
		}
		b.WriteRune(r)
		n++
	}
	return b.String()
}

// plainLink is a link that a mail program takes as one: no blank or control in it.
func plainLink(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r >= 0x7f {
			return -1
		}
		return r
	}, s)
}

// wrap breaks a text at blanks; lines after the first begin with indent. The
// text's own blanks are kept: where a line is broken, the blank stands at its end
// only if there were several.
func wrap(s, indent string, width int) string {
	var b strings.Builder
	col := len(indent)
	for i, w := range strings.Split(s, " ") {
		n := utf8.RuneCountInString(w)
		switch {
		case i == 0:
			col = n
			if indent != "" {
				col += len(indent)
			}
		case col+1+n > width && w != "":
			b.WriteString("\n" + indent)
			col = len(indent) + n
		default:
			b.WriteString(" ")
			col += 1 + n
		}
		b.WriteString(w)
	}
	return b.String()
}

// lastFour masks all but the last four digits of a number.
func lastFour(s string) string {
	digits := 0
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			digits++
		}
	}
	out := []byte(s)
	for i := range out {
		if out[i] >= '0' && out[i] <= '9' {
			if digits > 4 {
				out[i] = 'x'
			}
			digits--
		}
	}
	return string(out)
}

// ascii writes a text with ASCII letters only: accents go, what has no ASCII
// letter becomes a question mark, controls a blank; blanks are single.
func ascii(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == '\r':
			b.WriteByte(' ')
		case r < ' ' || r == 0x7f:
			b.WriteByte(' ')
		case r < 0x7f:
			b.WriteByte(byte(r))
		default:
			b.WriteString(wording.ASCII(r))
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
