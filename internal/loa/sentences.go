package loa

// Numbers in sentences outside of all lists.

import (
	"fmt"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// keptInSentences takes the numbers of which a sentence outside of all lists says
// that they are not to be ported. Where lists were read, they have been checked.
func (r *reader) keptInSentences(listed bool) {
	for _, s := range r.sheets {
		ps := r.pieceOf[s]
		for i, p := range ps {
			if !p.free() || p.placeholder || p.widget != nil || !hasPhone(p.text) || r.takenAt(p) {
				continue
			}
			ln := sentenceLine(ps, i)
			text, off := ln.text, ln.chunks[0].start
			fs := phones(text)
			if y, _ := saysKeep(text); !y && !leaves(text, fs) || labels.Instruction(text) {
				continue
			}
			for k, d := range r.judge(ln, fs, nil) {
				if !d.keep || len(fs[k].TNs) == 0 || fs[k].Start < off {
					continue
				}
				n := porting.Number{Text: fs[k].Text, Action: porting.ActionKeep, Read: porting.ReadText, Confidence: 1, Features: []string{}}
				r.coverNumber(ln, fs[k].Start, fs[k].End, &n)
				var kept []porting.Number
				why := ln.doubtful(&n, nil)
				for _, tn := range fs[k].TNs {
					m := n
					m.TN = tn
					kept = append(kept, m)
					if why != "" {
						r.problems = append(r.problems, porting.Problem{Code: porting.ProblemLowConfidence, TN: tn, Where: n.Where, Message: why})
					}
				}
				if o := r.portedAmong(kept); o != "" && listed {
					r.problems = append(r.problems, porting.Problem{Code: porting.ProblemContradiction, TN: o, Where: n.Where,
						Message: fmt.Sprintf("%s stands in the list to port, and a sentence says that it is not to be ported", telephone.Format(o))})
				}
				at := r.placeAmong(n.Where)
				r.numbers = append(r.numbers[:at:at], append(kept, r.numbers[at:]...)...)
				p.used = true
			}
		}
	}
}

// leaves tells whether a sentence leaves one of its numbers where it is.
func leaves(text string, fs []telephone.Found) bool {
	for i, f := range fs {
		if leavesWith(text[:f.Start], text[f.End:]) || leavesChain(text, fs, i) {
			return true
		}
	}
	return false
}

// sentenceLine is the line of a sentence that piece i holds, with the line before it
// where the sentence begins there. The numbers of that line are blanked.
func sentenceLine(ps []*piece, i int) listLine {
	p := ps[i]
	text := p.text
	if i > 0 && ps[i-1].widget == nil && ps[i-1].text != "" && rightUnder(ps[i-1], p) && endsOpen(ps[i-1].text) {
		before := []byte(ps[i-1].text)
		for _, f := range phones(ps[i-1].text) {
			for k := f.Start; k < f.End; k++ {
				before[k] = ' '
			}
		}
		text = string(before) + " " + text
	}
	off := len(text) - len(p.text)
	return listLine{text: text, rect: p.rect, chunks: []chunk{{p, off, len(text), 0}}}
}

// portedAmong is the first of some numbers that is to be ported, "" if none is.
func (r *reader) portedAmong(ns []porting.Number) string {
	for _, n := range ns {
		for _, o := range r.numbers {
			if o.TN == n.TN && o.Action == porting.ActionPort {
				return o.TN
			}
		}
	}
	return ""
}

// placeAmong is where among the letter's numbers one belongs that stands at a
// place: before the first that stands below it.
func (r *reader) placeAmong(w porting.Where) int {
	for i, n := range r.numbers {
		if n.Where.Page > w.Page || n.Where.Page == w.Page && n.Where.Box != nil && w.Box != nil && n.Where.Box[3] < w.Box[1]+2 {
			return i
		}
	}
	return len(r.numbers)
}

// rightUnder tells whether a piece stands right under another.
func rightUnder(a, b *piece) bool {
	h := max(a.rect.Height(), b.rect.Height(), 6)
	return b.rect.Y0 > a.rect.Y0 && b.rect.Y0-a.rect.Y1 < h && a.rect.OverlapX(b.rect) > 0.2
}
