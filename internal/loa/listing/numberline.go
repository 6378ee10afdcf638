package listing

// One line of a list: its numbers, each with what stands beside it.

import (
	"fmt"
	"math"
	"strings"
	"unicode"

	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// ReadLine reads the numbers of one line, each with what stands beside it.
func (li *Lists) ReadLine(ln Line, action string, head *form.Label) []porting.Number {
	return li.readFound(nil, ln, form.Listed(ln.Text), action, head)
}

// readFound reads the numbers that were found in a line, behind those of the lines before.
func (li *Lists) readFound(out []porting.Number, ln Line, fs []telephone.Found, action string, head *form.Label) []porting.Number {
	li.clock.Tick()
	for _, f := range fs {
		li.clock.Count(len(f.TNs))
	}
	if len(fs) == 0 {
		return append(out, li.noNumber(ln, action, head)...)
	}
	says := li.judge(ln, fs, head)
	taken := false
	remarks := li.remarkText(ln, head)
	before := phrase.Note(cells(remarks[:fs[0].Start]))
	switch strings.ToLower(before) {
	case "#", "tn", "tel", "phone", "number":
		before = ""
	}
	for i, f := range fs {
		end := len(ln.Text)
		if i+1 < len(fs) {
			end = fs[i+1].Start
		}
		if says[i].skip {
			continue
		}
		if says[i].pass {
			li.pass(ln, f, "stands in a sentence, not in the list")
			continue
		}
		taken = true
		action := action
		if says[i].keep {
			action = porting.ActionKeep
		}
		n := porting.Number{Text: f.Text, Action: action, Read: porting.ReadText, Confidence: 1, Features: []string{}}
		n.Note = phrase.Note(cells(remarks[f.End:end]))
		if i == 0 && before != "" {
			n.Note = strings.TrimSpace(before + " " + n.Note)
		}
		lead := f.End
		if i == 0 {
			lead = 0
		}
		if ln.Prose && len(n.Note) > 60 {
			n.Note = "" // the sentence that it stands in
		}
		n.Features = li.hangsOn(ln, lead, end, head)
		ps := li.coverNumber(ln, f.Start, f.End, &n)
		if at, ok := li.standing[n.Where.Box]; ok && n.Where.Box != nil {
			from := 0
			if i > 0 {
				from = fs[i-1].End
			}
			if at.ordinal = phrase.OrdinalBefore(ln.Text[from:f.Start]); i == 0 && at.ordinal == 0 {
				at.ordinal = ln.index
			}
			li.standing[n.Where.Box] = at
		}
		n.Text = strings.ReplaceAll(n.Text, " | ", " ")
		for _, p := range ps {
			if p.Widget != nil && p.Widget.Differs && !p.Used {
				li.form.Problems = append(li.form.Problems, porting.Problem{Code: porting.ProblemAppearanceDiffers, Where: n.Where,
					Message: fmt.Sprintf("the form field of the number %q holds another value than the one that is shown", n.Text)})
			}
			p.Used = true
		}
		if len(f.TNs) == 0 {
			li.form.Problems = append(li.form.Problems, porting.Problem{Code: porting.ProblemInvalidNumber, Where: n.Where,
				Message: fmt.Sprintf("%q in the list is no telephone number: %s", n.Text, f.Invalid)})
			out = append(out, n)
			continue
		}
		if says[i].unsure != "" {
			li.form.Problems = append(li.form.Problems, porting.Problem{Code: porting.ProblemAmbiguousLabel, TN: f.TNs[0], Where: n.Where,
				Message: fmt.Sprintf("it is not certain whether %q is to be ported: %s", n.Text, says[i].unsure)})
		}
		why := f.Doubt
		if why == "" && !f.Range && i+1 == len(fs) && phrase.MeansMore(ln.Text[f.End:end]) {
			why = "what stands behind it may stand for more numbers"
		}
		if why != "" {
			for _, tn := range f.TNs {
				li.form.Problems = append(li.form.Problems, porting.Problem{Code: porting.ProblemAmbiguousLabel, TN: tn, Where: n.Where,
					Message: fmt.Sprintf("%q: %s", n.Text, why)})
			}
		}
		short := phrase.Shorthand(ln.Text, f.End, end)
		if len(short) > 0 {
			n.Note = ""
		}
		for _, tn := range f.TNs {
			m := n
			m.TN = tn
			out = append(out, m)
		}
		for _, sh := range short {
			m := porting.Number{Text: ln.Text[sh[0]:sh[1]], Action: action, Read: n.Read, Confidence: 1, Features: []string{}}
			li.coverNumber(ln, sh[0], sh[1], &m)
			li.form.Problems = append(li.form.Problems, porting.Problem{Code: porting.ProblemInvalidNumber, Where: m.Where,
				Message: fmt.Sprintf("%q in the list is no whole telephone number", m.Text)})
			out = append(out, m)
		}
		if why := ln.doubtful(&n, head); why != "" {
			for _, tn := range f.TNs {
				li.form.Problems = append(li.form.Problems, porting.Problem{Code: porting.ProblemLowConfidence, TN: tn, Where: n.Where, Message: why})
			}
		}
	}
	for _, c := range ln.Chunks {
		c.Piece.Used = c.Piece.Used || taken
	}
	return out
}

// coverNumber finds where a number stands, and how it was read.
func (li *Lists) coverNumber(ln Line, start, end int, n *porting.Number) []*form.Piece {
	var ps []*form.Piece
	var spots form.Spots
	var at stood // the first part of the number
	for _, c := range ln.Chunks {
		a, b := max(start, c.start), min(end, c.End)
		if a >= b {
			continue
		}
		p := c.Piece
		ps = append(ps, p)
		box, rect, confidence, drawn := p.Box, p.Rect, p.Confidence, 0
		if p.Widget == nil {
			sp := p.Span.Seg.Slice(p.Span.Start+c.from+a-c.start, p.Span.Start+c.from+b-c.start)
			box, rect, confidence = sp.Box(), sp.Rect(), 1
			ws := sp.Words()
			for _, w := range ws {
				if w.Read == porting.ReadOCR {
					confidence = math.Min(confidence, w.Confidence)
				}
			}
			if len(ws) > 0 {
				drawn = ws[0].Drawn
			}
		}
		n.Read = p.Read
		n.Confidence = math.Min(n.Confidence, confidence)
		spots.Add(p.Sheet.Number, box)
		if len(ps) == 1 {
			at = stood{sheet: p.Sheet, x0: rect.X0, y: rect.MidY(), drawn: drawn}
		}
	}
	n.Where = spots.Where()
	if n.Where.Box != nil {
		li.standing[n.Where.Box] = at
	}
	return ps
}

// noNumber is a line of a list in which no number was found: digits that look
// like one are an invalid number, all else is nothing.
func (li *Lists) noNumber(ln Line, action string, head *form.Label) []porting.Number {
	text := strings.TrimSpace(ln.Text)
	number, beside, _ := strings.Cut(text, " | ") // a number's cell, and what stands beside it
	digits, letters := look.Count(number)
	if digits < 6 || digits > 15 || letters > 4 || look.IsDate(number) || look.IsZip(number) {
		return nil
	}
	n := porting.Number{Text: number, Note: phrase.Note(beside), Action: action, Read: porting.ReadText, Confidence: 1, Features: []string{}}
	for _, p := range li.coverNumber(ln, 0, len(ln.Text), &n) {
		p.Used = true
	}
	li.form.Problems = append(li.form.Problems, porting.Problem{Code: porting.ProblemInvalidNumber, Where: n.Where,
		Message: fmt.Sprintf("%q in the list is no telephone number: it does not have ten digits", n.Text)})
	return []porting.Number{n}
}

// doubtful says why a number of a line that OCR read is not certain: it was not
// read well, or what stands beside it was not, which may say that it is to stay.
// "" where it is.
func (ln Line) doubtful(n *porting.Number, head *form.Label) string {
	if n.Confidence < layout.LowConfidence {
		return fmt.Sprintf("the number %q was read by OCR with a confidence of %.0f %%", n.Text, 100*n.Confidence)
	}
	if n.Read == porting.ReadOCR && head != nil && (head.Match.Fuzzy || head.Sheet.WeakIn(head.Rect)) {
		return fmt.Sprintf("whether %q is to be ported is not certain: the heading of its list was not read well by OCR", n.Text)
	}
	for _, c := range ln.Chunks {
		if c.Piece.Widget != nil || c.Piece.Read != porting.ReadOCR {
			continue
		}
		for _, w := range c.Piece.Span.Words() {
			if w.Read == porting.ReadOCR && w.Confidence < layout.WeakWord && strings.ContainsFunc(w.Text, unicode.IsLetter) {
				return fmt.Sprintf("whether %q is to be ported is not certain: what stands beside it was read by OCR with a confidence of %.0f %%", n.Text, 100*w.Confidence)
			}
		}
	}
	return ""
}

// TakenAt tells whether a number of the letter was taken where a piece stands: by a
// sentence, out of pieces of its own.
func (li *Lists) TakenAt(p *form.Piece) bool {
	for _, n := range li.Numbers {
		b := n.Where.Box
		if n.Where.Page != p.Sheet.Number || b == nil {
			continue
		}
		if b[0] < p.Box[2]-1 && b[2] > p.Box[0]+1 && b[1] < p.Box[3]-1 && b[3] > p.Box[1]+1 {
			return true
		}
	}
	return false
}

// exceptions takes out of the ranges to port what the same line says is to stay:
// "248-5020 to 248-5039, except 248-5027".
func (li *Lists) exceptions() {
	ranged := map[string]int{} // by number: its place, where a range gave it
	for i := range li.Numbers {
		n := &li.Numbers[i]
		of := func(o *porting.Number) bool { return o.Text == n.Text && o.TN != n.TN && o.Where.Page == n.Where.Page }
		if n.TN != "" && n.Action == porting.ActionPort && (i > 0 && of(&li.Numbers[i-1]) || i+1 < len(li.Numbers) && of(&li.Numbers[i+1])) {
			if _, twice := ranged[n.TN]; !twice {
				ranged[n.TN] = i
			}
		}
	}
	gone := map[int]bool{}
	for _, n := range li.Numbers {
		i, ok := ranged[n.TN]
		if !ok || n.Action != porting.ActionKeep || n.Where.Box == nil {
			continue
		}
		if w := li.Numbers[i].Where; w.Page == n.Where.Page && w.Box != nil && n.Where.Box[1] < w.Box[3] && n.Where.Box[3] > w.Box[1] {
			gone[i] = true
		}
	}
	if len(gone) == 0 {
		return
	}
	kept := li.Numbers[:0]
	for i, n := range li.Numbers {
		if !gone[i] {
			kept = append(kept, n)
		}
	}
	li.Numbers = kept
}

// CheckNumbers says which numbers stand twice, and which are both to port and to keep.
func (li *Lists) CheckNumbers() {
	li.exceptions()
	action := make(map[string]string, len(li.Numbers))
	said := map[string]bool{}
	for _, n := range li.Numbers {
		if n.TN == "" {
			continue
		}
		a, ok := action[n.TN]
		if !ok {
			action[n.TN] = n.Action
			continue
		}
		if said[n.TN] {
			continue
		}
		said[n.TN] = true
		p := porting.Problem{Code: porting.ProblemDuplicateNumber, TN: n.TN, Where: n.Where,
			Message: fmt.Sprintf("%s stands in the list twice", telephone.Format(n.TN))}
		if a != n.Action {
			p.Code = porting.ProblemContradiction
			p.Message = fmt.Sprintf("%s stands both in the list to port and in the list to keep", telephone.Format(n.TN))
		}
		li.form.Problems = append(li.form.Problems, p)
	}
}
