package loa

// The lines of a list: pieces of a page put in rows, numbers that are broken over
// two of them, running numbers taken off.

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// listLines arranges the pieces of a region in lines.
func (r *reader) listLines(ps []*piece, g region) []listLine {
	var out []listLine
	add := func(p *piece, text string, from int, newLine bool) {
		if newLine || len(out) == 0 {
			out = append(out, listLine{rect: p.rect, column: g.column})
		}
		ln := &out[len(out)-1]
		if ln.text != "" {
			if opensRange(ln.text) || closesRange(text) || partOfNumber(ln.text, text) {
				ln.text += " "
			} else {
				ln.text += " | "
			}
		}
		ln.chunks = append(ln.chunks, chunk{p, len(ln.text), len(ln.text) + len(text), from})
		ln.text += text
		ln.rect = ln.rect.Union(p.rect)
	}
	var last *piece
	for i, p := range ps {
		if p.placeholder || i+1 < len(ps) && len(out) > 0 && betweenParts(out[len(out)-1].text, p.text, ps[i+1].text) {
			continue
		}
		if p.widget == nil && p.prose && !startsWithPhone(p.text) && (g.head.inline != p) {
			if !g.column { // a sentence is no remark beside a number
				add(p, p.text, 0, true)
				out[len(out)-1].prose = true
				last = nil
			}
			continue
		}
		newLine := last == nil || !g.column && !sameLine(last.rect, p.rect) || g.column && out == nil
		if g.column && last != nil && g.rect.Holds(p.rect) && g.rect.Holds(last.rect) && !sameLine(last.rect, p.rect) {
			newLine = true
		}
		if strings.Contains(p.text, "\n") {
			from := 0
			for i, t := range strings.Split(p.text, "\n") {
				add(p, t, from, newLine || i > 0)
				from += len(t) + 1
			}
		} else {
			add(p, p.text, 0, newLine)
		}
		last = p
	}
	return out
}

// partOfNumber tells whether a cell goes on with the number whose first digits are the last
// cell of a line: "217" | "555" | "0100", "262" | "555-0180".
func partOfNumber(line, next string) bool {
	have, more := digitsOnly(line[strings.LastIndex(line, "|")+1:]), digitsOnly(next)
	switch have {
	case 3:
		return more == 3 || more == 7
	case 6:
		return more == 4
	}
	return false
}

// betweenParts tells whether a text is what a form prints between the parts of a
// number, "( [217] ) [555] - [0100]".
func betweenParts(line, text, next string) bool {
	return strings.Trim(text, " ()-–./") == "" && partOfNumber(line, next)
}

// digitsOnly counts the digits of a text that holds nothing but digits and what
// stands between those of a telephone number; 0 for any other text.
func digitsOnly(t string) int {
	n := 0
	for _, c := range []byte(t) {
		switch {
		case c >= '0' && c <= '9':
			n++
		case !strings.ContainsRune(" ()-./", rune(c)):
			return 0
		}
	}
	return n
}

// listEnd looks for the end of a list that no label ends.
type listEnd struct {
	sheet  *sheet
	closed bool // a signature, "Sincerely": what follows is none of the list
	since  int  // lines without a number since the last with one
	gaps   bool // several such lines stood between numbers before
	any    bool // numbers were found
	keep   bool // a line said that what follows is kept
}

// readListed reads line i of a list, as far as the list has not ended before it.
func (r *reader) readListed(ls []listLine, i int, e *listEnd, action string, l *label) []porting.Number {
	ln := ls[i]
	if s := ln.sheet(); s != e.sheet {
		e.sheet, e.closed, e.since = s, false, 0
	}
	fs := listed(ln.text)
	if len(fs) == 0 {
		if !ln.column {
			e.closed = e.closed || e.any && closes(ln.text)
			if letters := len(plain(ln.text)); letters >= 2 {
				e.since++
			}
			if y, _ := saysKeep(ln.text); y && strings.HasPrefix(ln.text, "(") && e.any && i > 0 {
				if fs := phones(ls[i-1].text); len(fs) > 0 { // said of the number above it
					var n porting.Number
					r.coverNumber(ls[i-1], fs[0].Start, fs[len(fs)-1].End, &n)
					r.problems = append(r.problems, porting.Problem{Code: porting.ProblemAmbiguousLabel, Where: n.Where,
						Message: fmt.Sprintf("it is not certain whether %q is to be ported: the line below says that a number is kept", fs[len(fs)-1].Text)})
				}
			} else if y {
				e.keep = endsOpen(ln.text)
			} else if !endsOpen(ln.text) || strings.HasSuffix(strings.TrimSpace(ln.text), ":") {
				e.keep = false
			}
		}
		if ln.prose {
			return nil
		}
		return r.noNumber(ln, action, l)
	}
	ended := e.closed
	if e.any && e.since >= 2 && !ln.column {
		if !e.gaps && !holdsNumbers(ls[i+1:]) && len(fs) == 1 {
			ended = true
		}
		e.gaps = true
	}
	e.since = 0
	if ended {
		for _, f := range fs {
			r.pass(ln, f, "stands apart below the list")
		}
		return nil
	}
	e.any = true
	if i > 0 && !ln.column && ls[i-1].sheet() == ln.sheet() {
		ln.lead = openSentence(ls[i-1].text)
	}
	if i+1 < len(ls) && !ln.column && ls[i+1].sheet() == ln.sheet() {
		ln.tail = goesOnWith(ln.text, fs, ls[i+1].text)
	}
	out := r.readLine(ln, action, l)
	if e.keep && action != porting.ActionKeep {
		said := false
		for k := range out {
			if out[k].Action == porting.ActionKeep {
				continue
			}
			out[k].Action = porting.ActionKeep
			if !said {
				said = true
				r.problems = append(r.problems, porting.Problem{Code: porting.ProblemAmbiguousLabel, TN: out[k].TN, Where: out[k].Where,
					Message: fmt.Sprintf("the line before %q says that numbers are kept: it was taken for one of them", out[k].Text)})
			}
		}
	}
	return out
}

// goesOnWith is the end of the sentence that a line with the numbers fs breaks off, ""
// where it breaks off none: "Our alarm line 217-555-0100|stays with Verizon."
func goesOnWith(text string, fs []telephone.Found, next string) string {
	if !endsOpen(text) {
		return ""
	}
	last := fs[len(fs)-1]
	lead := text[:last.Start]
	if len(fs) > 1 {
		lead = text[fs[len(fs)-2].End:last.Start]
	}
	if b := boundary(lead); b > 0 {
		lead = lead[b:]
	}
	if len(plain(lead)) < 2 || strings.HasSuffix(strings.TrimRight(text, " "), ",") {
		return ""
	}
	if ns := phones(next); len(ns) > 0 {
		next = next[:ns[0].Start]
	}
	for i := 0; i+1 < len(next); i++ {
		if strings.IndexByte(".;!?", next[i]) >= 0 && next[i+1] == ' ' {
			return next[:i]
		}
	}
	if !endsOpen(next) {
		return next
	}
	return ""
}

// openSentence is the beginning of a sentence that a line with numbers breaks off:
// "217-555-0100 and 217-555-0101. Please leave".
func openSentence(text string) string {
	if boundary(text) == 0 {
		return ""
	}
	fs := phones(text)
	if len(fs) == 0 {
		return ""
	}
	tail := text[fs[len(fs)-1].End:]
	if b := boundary(tail); b > 0 && endsOpen(tail) {
		return tail[b:]
	}
	return ""
}

func holdsNumbers(ls []listLine) bool {
	for _, ln := range ls {
		if hasPhone(ln.text) {
			return true
		}
	}
	return false
}

func (ln listLine) sheet() *sheet {
	if len(ln.chunks) == 0 {
		return nil
	}
	return ln.chunks[0].p.sheet
}

func startsWithPhone(t string) bool {
	fs := phones(t)
	return len(fs) > 0 && fs[0].Start <= 4 && len(fs[0].TNs) > 0
}

// opensRange tells whether a text with a number ends in what stands between the ends
// of a range.
func opensRange(t string) bool {
	return connects(t[strings.LastIndexAny(t, "0123456789")+1:]) && hasPhone(t)
}

// closesRange tells whether a text begins with what stands between the ends of a range,
// or is nothing else.
func closesRange(t string) bool {
	if i := strings.IndexAny(t, "0123456789(+"); i > 0 {
		t = t[:i]
	}
	return connects(t)
}

// connects tells whether a text is nothing but what stands between the ends of a range.
func connects(t string) bool { return telephone.Connects(t) }

// opensNote tells whether a line breaks off inside the parentheses behind a number, and
// the next one closes them: "217-555-0100 (fire|alarm)".
func opensNote(a, b string) bool {
	i := strings.LastIndexByte(a, '(')
	if i < 0 || strings.Contains(a[i:], ")") {
		return false
	}
	if fs := phones(a); len(fs) == 0 || i < fs[len(fs)-1].End {
		return false
	}
	k := strings.IndexByte(b, ')')
	return k >= 0 && !strings.Contains(b[:k], "(") && !hasPhone(b[:k]) && k < 40
}

// splitNumber tells whether a number is broken over two lines: (217) 555-|0100.
func splitNumber(a, b string) bool {
	if fs := phones(a); len(fs) > 0 {
		return breaksOff(strings.TrimLeft(a[fs[len(fs)-1].End:], " ,;&|"), b)
	}
	if hasPhone(b) {
		return breaksOff(a[strings.LastIndexByte(a, ' ')+1:], b)
	}
	if breaksOff(a, b) {
		return true // "217-555-|0100, 217-|555-0101"
	}
	da, db := len(telephone.Digits(a)), len(telephone.Digits(b))
	if da < 3 || da > 9 || db < 4 || da+db < 10 || da+db > 11 {
		return false
	}
	_, ok := telephone.Parse(strings.TrimSpace(a) + strings.TrimSpace(b))
	if !ok {
		_, ok = telephone.Parse(strings.TrimSpace(a) + " " + strings.TrimSpace(b))
	}
	return ok
}

// breaksOff tells whether what is left of a line behind its last number, and the next
// line, hold a number broken between them: "…, (217)|555-0100, …".
func breaksOff(rest, next string) bool {
	if strings.HasPrefix(strings.ToLower(rest), "and ") {
		rest = strings.TrimLeft(rest[4:], " ")
	}
	if rest == "" || len(rest) > 12 || strings.Trim(rest, "0123456789()+-./ ") != "" || len(telephone.Digits(rest)) < 1 || startsWithPhone(next) {
		return false
	}
	fs := phones(rest + " " + strings.TrimLeft(next, " "))
	return len(fs) > 0 && fs[0].Start == 0 && fs[0].End > len(rest)+1 && len(fs[0].TNs) > 0
}

// join puts two lines of a list into one.
func join(a, b listLine) listLine {
	gap := " "
	if t := strings.TrimSpace(a.text); len(t) > 1 && t[len(t)-1] == '-' && t[len(t)-2] >= '0' && t[len(t)-2] <= '9' {
		gap = ""
	}
	off := len(a.text) + len(gap)
	a.text += gap + b.text
	for _, c := range b.chunks {
		c.start, c.end = c.start+off, c.end+off
		a.chunks = append(a.chunks, c)
	}
	a.rect = a.rect.Union(b.rect)
	return a
}

// withoutIndex takes the running number off a line: "1 217-555-0100" is no
// number with its country code where the next line begins with 2.
func withoutIndex(ls []listLine, i int) listLine {
	n := leadingIndex(ls[i].text)
	if n < 0 || len(ls[i].chunks) == 0 {
		return ls[i]
	}
	neighbour := i+1 < len(ls) && leadingIndex(ls[i+1].text) == n+1
	if !neighbour && n != 1 {
		neighbour = true // 2 to 99 before a number can be nothing else
	}
	if !neighbour {
		return ls[i]
	}
	ln := ls[i]
	cut := strings.IndexByte(ln.text, ' ') + 1
	b := []byte(ln.text)
	for k := 0; k < cut; k++ {
		b[k] = ' '
	}
	ln.text, ln.index = string(b), n
	return ln
}

// leadingIndex is the number of one or two digits, divided by a blank from what
// follows, that a line with a telephone number begins with, or -1.
func leadingIndex(t string) int {
	i := strings.IndexByte(t, ' ')
	if i < 1 || i > 2 {
		return -1
	}
	n := 0
	for _, c := range []byte(t[:i]) {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	if !hasPhone(t[i:]) {
		return -1
	}
	return n
}

// bridgeRange joins the two numbers of a line in columns "From" and "To".
func bridgeRange(ln listLine) listLine {
	fs := phones(ln.text)
	if len(fs) < 1 || len(fs) > 2 || fs[0].Range {
		return ln
	}
	between := strings.Index(ln.text[fs[0].End:], " | ")
	if between < 0 {
		return ln
	}
	at := fs[0].End + between
	joined := ln.text[:at] + " - " + ln.text[at+3:]
	if gs := phones(joined); len(gs) > 0 && gs[0].Range {
		ln.text = joined
	}
	return ln
}

// bridgeWord joins the two numbers of a line between which a word of ranges is printed
// that was taken for a label: "[217-555-0100] bis [217-555-0109]".
func (r *reader) bridgeWord(ln listLine) listLine {
	if len(ln.chunks) != 2 || len(phones(ln.text)) != 2 {
		return ln
	}
	a, b := ln.chunks[0], ln.chunks[1]
	for _, o := range r.labelsOf[a.p.sheet] {
		if o.target == labels.RangeEnd && connects(o.text) && sameLine(o.rect, b.p.rect) && o.rect.MidX() > a.p.rect.X1-2 && o.rect.MidX() < b.p.rect.X0+2 {
			word := " " + strings.TrimSpace(o.text) + " "
			joined := ln.text[:a.end] + word + ln.text[b.start:]
			if gs := phones(joined); len(gs) == 1 && gs[0].Range {
				ln.chunks = append([]chunk(nil), ln.chunks...)
				ln.chunks[1].start += len(joined) - len(ln.text)
				ln.chunks[1].end += len(joined) - len(ln.text)
				ln.text = joined
			}
			return ln
		}
	}
	return ln
}
