package listing

// Numbers in sentences outside of all lists.

import (
	"strings"

	"fmt"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// KeptInSentences takes the numbers of which a sentence outside of all lists says
// that they are not to be ported. Where lists were read, they have been checked.
func (li *Lists) KeptInSentences(listed bool) {
	for _, s := range li.form.Sheets {
		ps := li.form.PiecesOf[s]
		for i, p := range ps {
			if !p.Free() || p.Placeholder || p.Widget != nil || !look.HasPhone(p.Text) || li.TakenAt(p) {
				continue
			}
			ln := SentenceLine(ps, i)
			text, off := ln.Text, ln.Chunks[0].start
			fs := look.Phones(text)
			if y, _ := phrase.SaysKeep(text); !y && !leaves(text, fs) || labels.Instruction(text) {
				continue
			}
			for k, d := range li.judge(ln, fs, nil) {
				if !d.keep || len(fs[k].TNs) == 0 || fs[k].Start < off {
					continue
				}
				n := porting.Number{Text: fs[k].Text, Action: porting.ActionKeep, Read: porting.ReadText, Confidence: 1, Features: []string{}}
				li.coverNumber(ln, fs[k].Start, fs[k].End, &n)
				var kept []porting.Number
				why := ln.doubtful(&n, nil)
				for _, tn := range fs[k].TNs {
					m := n
					m.TN = tn
					kept = append(kept, m)
					if why != "" {
						li.form.Problems = append(li.form.Problems, porting.Problem{Code: porting.ProblemLowConfidence, TN: tn, Where: n.Where, Message: why})
					}
				}
				if o := li.portedAmong(kept); o != "" && listed {
					li.form.Problems = append(li.form.Problems, porting.Problem{Code: porting.ProblemContradiction, TN: o, Where: n.Where,
						Message: fmt.Sprintf("%s stands in the list to port, and a sentence says that it is not to be ported", telephone.Format(o))})
				}
				at := li.placeAmong(n.Where)
				li.Numbers = append(li.Numbers[:at:at], append(kept, li.Numbers[at:]...)...)
				p.Used = true
			}
		}
	}
}

// leaves tells whether a sentence leaves one of its numbers where it is.
func leaves(text string, fs []telephone.Found) bool {
	for i, f := range fs {
		if phrase.LeavesWith(text[:f.Start], text[f.End:]) || phrase.LeavesChain(text, fs, i) {
			return true
		}
	}
	return false
}

// SentenceLine is the line of a sentence that piece i holds, with the line before it
// where the sentence begins there. The numbers of that line are blanked.
func SentenceLine(ps []*form.Piece, i int) Line {
	p := ps[i]
	text := p.Text
	if i > 0 && ps[i-1].Widget == nil && ps[i-1].Text != "" && rightUnder(ps[i-1], p) && phrase.EndsOpen(ps[i-1].Text) {
		before := []byte(ps[i-1].Text)
		for _, f := range look.Phones(ps[i-1].Text) {
			for k := f.Start; k < f.End; k++ {
				before[k] = ' '
			}
		}
		text = string(before) + " " + text
	}
	off := len(text) - len(p.Text)
	return Line{Text: text, Rect: p.Rect, Chunks: []Chunk{{p, off, len(text), 0}}}
}

// WithRest is a line with the end of a number that is broken behind it: "… and (217)
// 555-|0100.".
func (ln Line) WithRest(next *form.Piece) Line {
	if next.Widget != nil || len(ln.Chunks) == 0 || !goesOnIn(ln.Chunks[len(ln.Chunks)-1].Piece, next) || !phrase.SplitNumber(ln.Text, next.Text) {
		return ln
	}
	n := 0
	for n < len(next.Text) && strings.IndexByte("0123456789-. ()", next.Text[n]) >= 0 {
		n++
	}
	rest := strings.TrimRight(next.Text[:n], "-. (")
	if !strings.HasSuffix(ln.Text, "-") {
		ln.Text += " "
	}
	ln.Chunks = append(ln.Chunks[:len(ln.Chunks):len(ln.Chunks)], Chunk{next, len(ln.Text), len(ln.Text) + len(rest), 0})
	ln.Text += rest
	ln.Rect = ln.Rect.Union(next.Rect)
	return ln
}

// WithoutRest is a line without the end of a number that the line above it began: "217-|
// 555-0100, 217-555-0101".
func (ln Line) WithoutRest(above, p *form.Piece) Line {
	if above.Widget != nil || !goesOnIn(above, p) || !phrase.SplitNumber(above.Text, p.Text) || len(ln.Chunks) == 0 {
		return ln
	}
	from := ln.Chunks[0].start
	n := from
	for n < len(ln.Text) && strings.IndexByte("0123456789-.() ,;", ln.Text[n]) >= 0 && !phrase.StartsWithPhone(ln.Text[n:]) {
		n++
	}
	ln.Text = ln.Text[:from] + strings.Repeat(" ", n-from) + ln.Text[n:]
	return ln
}

// portedAmong is the first of some numbers that is to be ported, "" if none is.
func (li *Lists) portedAmong(ns []porting.Number) string {
	for _, n := range ns {
		for _, o := range li.Numbers {
			if o.TN == n.TN && o.Action == porting.ActionPort {
				return o.TN
			}
		}
	}
	return ""
}

// placeAmong is where among the letter's numbers one belongs that stands at a
// place: before the first that stands below it.
func (li *Lists) placeAmong(w porting.Where) int {
	for i, n := range li.Numbers {
		if n.Where.Page > w.Page || n.Where.Page == w.Page && n.Where.Box != nil && w.Box != nil && n.Where.Box[3] < w.Box[1]+2 {
			return i
		}
	}
	return len(li.Numbers)
}

// goesOnIn tells whether a sentence goes on from one piece in another: right under it, or at
// the beginning of the line below where the first ends its line.
func goesOnIn(a, b *form.Piece) bool {
	h := max(a.Rect.Height(), b.Rect.Height(), 6)
	return rightUnder(a, b) || b.Rect.Y0 > a.Rect.Y0 && b.Rect.Y0-a.Rect.Y1 < h && a.Rect.X1 > 0.6*a.Sheet.Width && b.Rect.X0 < 0.3*b.Sheet.Width
}

// rightUnder tells whether a piece stands right under another.
func rightUnder(a, b *form.Piece) bool {
	h := max(a.Rect.Height(), b.Rect.Height(), 6)
	return b.Rect.Y0 > a.Rect.Y0 && b.Rect.Y0-a.Rect.Y1 < h && a.Rect.OverlapX(b.Rect) > 0.2
}
