package loa

// One line of a list: its numbers, each with what stands beside it.

import (
	"fmt"
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/porting"
)

// readLine reads the numbers of one line, each with what stands beside it.
func (r *reader) readLine(ln listLine, action string, head *label) []porting.Number {
	r.Tick()
	fs := listed(ln.text)
	for _, f := range fs {
		r.Count(len(f.TNs))
	}
	if len(fs) == 0 {
		return r.noNumber(ln, action, head)
	}
	out := make([]porting.Number, 0, len(fs))
	says := r.judge(ln, fs, head)
	taken := false
	remarks := r.remarkText(ln, head)
	before := note(cells(remarks[:fs[0].Start]))
	switch strings.ToLower(before) {
	case "#", "tn", "tel", "phone", "number":
		before = ""
	}
	for i, f := range fs {
		end := len(ln.text)
		if i+1 < len(fs) {
			end = fs[i+1].Start
		}
		if says[i].skip {
			continue
		}
		if says[i].pass {
			r.pass(ln, f, "stands in a sentence, not in the list")
			continue
		}
		taken = true
		action := action
		if says[i].keep {
			action = porting.ActionKeep
		}
		n := porting.Number{Text: f.Text, Action: action, Read: porting.ReadText, Confidence: 1, Features: []string{}}
		n.Note = note(cells(remarks[f.End:end]))
		if i == 0 && before != "" {
			n.Note = strings.TrimSpace(before + " " + n.Note)
		}
		lead := f.End
		if i == 0 {
			lead = 0
		}
		if ln.prose && len(n.Note) > 60 {
			n.Note = "" // the sentence that it stands in
		}
		n.Features = r.hangsOn(ln, lead, end, head)
		ps := r.coverNumber(ln, f.Start, f.End, &n)
		if at, ok := r.standing[n.Where.Box]; ok && n.Where.Box != nil {
			from := 0
			if i > 0 {
				from = fs[i-1].End
			}
			if at.ordinal = ordinalBefore(ln.text[from:f.Start]); i == 0 && at.ordinal == 0 {
				at.ordinal = ln.index
			}
			r.standing[n.Where.Box] = at
		}
		n.Text = strings.ReplaceAll(n.Text, " | ", " ")
		for _, p := range ps {
			if p.widget != nil && p.widget.Differs && !p.used {
				r.problems = append(r.problems, porting.Problem{Code: porting.ProblemAppearanceDiffers, Where: n.Where,
					Message: fmt.Sprintf("the form field of the number %q holds another value than the one that is shown", n.Text)})
			}
			p.used = true
		}
		if len(f.TNs) == 0 {
			r.problems = append(r.problems, porting.Problem{Code: porting.ProblemInvalidNumber, Where: n.Where,
				Message: fmt.Sprintf("%q in the list is no telephone number: %s", n.Text, f.Invalid)})
			out = append(out, n)
			continue
		}
		if says[i].unsure != "" {
			r.problems = append(r.problems, porting.Problem{Code: porting.ProblemAmbiguousLabel, TN: f.TNs[0], Where: n.Where,
				Message: fmt.Sprintf("it is not certain whether %q is to be ported: %s", n.Text, says[i].unsure)})
		}
		why := f.Doubt
		if why == "" && !f.Range && i+1 == len(fs) && meansMore(ln.text[f.End:end]) {
			why = "what stands behind it may stand for more numbers"
		}
		if why != "" {
			for _, tn := range f.TNs {
				r.problems = append(r.problems, porting.Problem{Code: porting.ProblemAmbiguousLabel, TN: tn, Where: n.Where,
					Message: fmt.Sprintf("%q: %s", n.Text, why)})
			}
		}
		short := shorthand(ln.text, f.End, end)
		if len(short) > 0 {
			n.Note = ""
		}
		for _, tn := range f.TNs {
			m := n
			m.TN = tn
			out = append(out, m)
		}
		for _, sh := range short {
			m := porting.Number{Text: ln.text[sh[0]:sh[1]], Action: action, Read: n.Read, Confidence: 1, Features: []string{}}
			r.coverNumber(ln, sh[0], sh[1], &m)
			r.problems = append(r.problems, porting.Problem{Code: porting.ProblemInvalidNumber, Where: m.Where,
				Message: fmt.Sprintf("%q in the list is no whole telephone number", m.Text)})
			out = append(out, m)
		}
		if why := ln.doubtful(&n, head); why != "" {
			for _, tn := range f.TNs {
				r.problems = append(r.problems, porting.Problem{Code: porting.ProblemLowConfidence, TN: tn, Where: n.Where, Message: why})
			}
		}
	}
	for _, c := range ln.chunks {
		c.p.used = c.p.used || taken
	}
	return out
}

// meansMore tells whether what stands behind a number may stand for more numbers that
// were not read: "and up", "thru the last", "etc.", "block", digits behind a dash.
func meansMore(tail string) bool {
	tail = strings.TrimSpace(tail)
	if tail == "" || len(tail) > 60 {
		return false
	}
	for _, w := range plain(tail) {
		switch w {
		case "next", "thru", "through", "block", "range", "consecutive", "consecutively", "sequential", "inclusive", "etc", "onward", "onwards", "upward", "upwards", "xx", "xxx", "xxxx":
			return true
		}
	}
	// digits that a mark of a range or a list divides from the number
	rest := strings.TrimLeft(tail, " -–—/~.,&[({")
	if rest == tail || rest == "" || rest[0] < '0' || rest[0] > '9' {
		return false
	}
	n := 0
	for n < len(rest) && rest[n] >= '0' && rest[n] <= '9' {
		n++
	}
	after := strings.TrimLeft(rest[n:], " ")
	return n <= 4 && (after == "" || strings.IndexByte("-–,;/)]}&|", after[0]) >= 0) && !isDate(rest)
}

// shorthand finds the last digits that stand for whole numbers behind one:
// "217-555-0100, 0101 and 0102". They are not completed: that is for a person.
func shorthand(text string, start, end int) [][2]int {
	var out [][2]int
	for i := start; i < end; {
		c := text[i]
		switch {
		case c == ',' || c == '/' || c == '&' || c == ' ' || c == ';' || c == '.':
			i++
		case strings.HasPrefix(strings.ToLower(text[i:end]), "and "):
			i += 4
		case c >= '0' && c <= '9':
			j := i
			for j < end && (text[j] >= '0' && text[j] <= '9' || text[j] == '-') {
				j++
			}
			if (j-i < 2 || j-i > 4) && j-i != 8 || i == start || j < end && text[j] > ' ' && !strings.ContainsRune(",/&;.", rune(text[j])) {
				return nil
			}
			out = append(out, [2]int{i, j})
			i = j
		default:
			return nil
		}
	}
	if len(out) > 0 && strings.TrimLeft(text[start:out[0][0]], " ") == "" {
		return nil // no comma before it: an extension, a note
	}
	return out
}

// coverNumber finds where a number stands, and how it was read.
func (r *reader) coverNumber(ln listLine, start, end int, n *porting.Number) []*piece {
	var ps, cut []*piece
	for _, c := range ln.chunks {
		a, b := max(start, c.start), min(end, c.end)
		if a >= b {
			continue
		}
		p := c.p
		ps = append(ps, p)
		if p.widget == nil {
			sp := p.span.seg.slice(p.span.start+c.from+a-c.start, p.span.start+c.from+b-c.start)
			q := *p
			q.span = sp
			q.box, q.rect = sp.box(), sp.rect()
			q.confidence = 1
			for _, w := range sp.words() {
				if w.Read == porting.ReadOCR {
					q.confidence = math.Min(q.confidence, w.Confidence)
				}
			}
			cut = append(cut, &q)
		} else {
			cut = append(cut, p)
		}
	}
	for _, p := range cut {
		n.Read = p.read
		n.Confidence = math.Min(n.Confidence, p.confidence)
	}
	n.Where = place(cut)
	if n.Where.Box != nil {
		at := stood{sheet: cut[0].sheet, x0: cut[0].rect.X0, y: cut[0].rect.MidY()}
		if ws := cut[0].span.words(); cut[0].widget == nil && len(ws) > 0 {
			at.drawn = ws[0].Drawn
		}
		r.standing[n.Where.Box] = at
	}
	return ps
}

// noNumber is a line of a list in which no number was found: digits that look
// like one are an invalid number, all else is nothing.
func (r *reader) noNumber(ln listLine, action string, head *label) []porting.Number {
	text := strings.TrimSpace(ln.text)
	digits, letters := count(text)
	if i := strings.Index(text, " | "); i >= 0 {
		// a number's cell and what stands beside it
		digits, letters = count(text[:i])
	}
	if digits < 6 || digits > 15 || letters > 4 || isDate(text) || isZip(text) {
		return nil
	}
	n := porting.Number{Text: text, Action: action, Read: porting.ReadText, Confidence: 1, Features: []string{}}
	if i := strings.Index(text, " | "); i >= 0 {
		n.Text, n.Note = text[:i], note(text[i+3:])
	}
	for _, p := range r.coverNumber(ln, 0, len(ln.text), &n) {
		p.used = true
	}
	r.problems = append(r.problems, porting.Problem{Code: porting.ProblemInvalidNumber, Where: n.Where,
		Message: fmt.Sprintf("%q in the list is no telephone number: it does not have ten digits", n.Text)})
	return []porting.Number{n}
}

// note is what stands beside a number, without what divides it from the number.
func note(t string) string {
	t = strings.ReplaceAll(t, " | ", " ")
	t = strings.Trim(t, " \t\u00a0|,;:-–—•·*.")
	if i := leadingOrdinal(t); i > 0 {
		t = strings.TrimLeft(t[i:], " \t.)")
	}
	switch strings.ToLower(t) {
	case "and", "&", "or", "/", "(", ")", "#", "plus":
		return ""
	}
	t = strings.TrimSuffix(t, " and")
	t = strings.TrimSuffix(t, ", and")
	t = strings.TrimSuffix(t, " &")
	return strings.Trim(t, " \t,;")
}

// leadingOrdinal is the length of a running number that is all there is.
func leadingOrdinal(t string) int {
	i := 0
	for i < len(t) && t[i] >= '0' && t[i] <= '9' {
		i++
	}
	if i > 0 && i <= 3 && strings.Trim(t[i:], ".) ") == "" {
		return i
	}
	return 0
}
