package loa

// What the lists of a letter say together: numbers that stand twice, numbers that
// stand in no list.

import (
	"fmt"
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// checkNumbers says which numbers stand twice, and which are both to port and to keep.
func (r *reader) checkNumbers() {
	action := map[string]string{}
	said := map[string]bool{}
	for _, n := range r.numbers {
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
		r.problems = append(r.problems, p)
	}
}

// strayNumbers takes numbers that stand under no heading where the letter has no
// list at all, and says that it is a guess.
func (r *reader) strayNumbers() {
	defer r.tellPassed()
	listed := len(r.numbers) > 0
	if listed {
		r.keptInSentences(true)
		return
	}
	alone := false // numbers that stand for themselves go before those in sentences
	for _, p := range r.pieces {
		alone = alone || p.free() && p.text != "" && wholePhone(p.text) && p.rect.Y1 > 0.14*p.sheet.height && p.rect.Y0 < 0.93*p.sheet.height
	}
	for _, s := range r.sheets {
		for i, p := range r.pieceOf[s] {
			if !p.free() || p.text == "" || p.placeholder || p.rect.Y1 < 0.14*s.height && !r.beginsColumn(p) || p.rect.Y0 > 0.93*s.height {
				continue
			}
			fs := phones(p.text)
			if alone && !startsWithPhone(p.text) {
				continue
			}
			ln := listLine{text: p.text, rect: p.rect, chunks: []chunk{{p: p, end: len(p.text)}}, prose: p.prose}
			if p.prose || i > 0 && len(r.pieceOf[s][i-1].span.words()) >= 6 {
				ln = sentenceLine(r.pieceOf[s], i)
			}
			foreign := !alone && !p.prose && len(telephone.FindForeign(p.text)) > 0 && digitsOnly(p.text) > 0 && !isDate(p.text)
			if low := strings.ToLower(ln.text); len(fs) == 0 && !foreign || p.prose && !strings.Contains(low, "port") && !strings.Contains(low, "transfer") {
				continue
			}
			if sectionOf(&label{sheet: s, rect: p.rect, cell: p.cell}, r.heads(s)) == labels.SectionNew {
				continue
			}
			if r.afterClosing(s, p) {
				continue
			}
			if forwards(s.headOver(p)) {
				continue // where another number rings
			}
			r.numbers = append(r.numbers, r.readLine(ln, porting.ActionPort, nil)...)
		}
	}
	r.numbers = r.inOrder(r.numbers)
	guessed := r.numbers
	r.keptInSentences(false)
	if len(guessed) > 0 {
		r.problems = append(r.problems, porting.Problem{Code: porting.ProblemAmbiguousLabel, Where: guessed[0].Where,
			Message: "no heading says which numbers are to be ported: the numbers that stand alone were taken"})
	}
	r.checkNumbers()
}

// beginsColumn tells whether a number stands where letterheads stand, but begins a
// column of numbers that goes on below them.
func (r *reader) beginsColumn(p *piece) bool {
	if !wholePhone(p.text) {
		return false
	}
	for p.rect.Y1 < 0.16*p.sheet.height {
		var next *piece
		for _, q := range r.pieceOf[p.sheet] {
			if q.rect.Y0 > p.rect.Y1 && q.rect.Y0-p.rect.Y1 < 40 && math.Abs(q.rect.X0-p.rect.X0) < 3 && (next == nil || q.rect.Y0 < next.rect.Y0) {
				next = q
			}
		}
		if next == nil || !wholePhone(next.text) {
			return false
		}
		p = next
	}
	return true
}

// headOver is the heading of the column of a table that a piece stands in, "" for none.
func (s *sheet) headOver(p *piece) string {
	if p.cell < 0 {
		return ""
	}
	var head *segment
	c := s.cells[p.cell]
	for _, g := range s.segments {
		if g.cell < 0 || g.rect.Y1 > p.rect.Y0+2 || hasPhone(g.text) {
			continue
		}
		if d := s.cells[g.cell]; math.Abs(d.X0-c.X0) < near && math.Abs(d.X1-c.X1) < near && (head == nil || g.rect.Y0 > head.rect.Y0) {
			head = g
		}
	}
	if head == nil {
		return ""
	}
	return head.text
}

// asksToCall tells whether the sentence before a number tells to call or to fax it, or
// not to list it, or speaks of nothing that is ported.
func asksToCall(lead string) bool {
	if b := boundary(lead); b > 0 {
		lead = lead[b:]
	}
	port, words := false, 0
	for _, w := range plain(lead) {
		if w[0] < '0' || w[0] > '9' {
			words++
		}
		switch w {
		case "call", "fax", "contact", "questions", "reach", "reached", "email", "dial", "help", "support", "cell":
			return true
		case "port", "transfer", "move", "porting", "transferring", "number", "numbers", "line", "lines", "tns", "release", "switch", "take", "following", "are", "account":
			port = true
		}
	}
	return !port && words > 3
}

// afterClosing tells whether a piece stands under the end of a letter: the signer's own
// numbers.
func (r *reader) afterClosing(s *sheet, p *piece) bool {
	for _, q := range r.pieceOf[s] {
		if q.widget == nil && q.rect.Y0 < p.rect.Y0-2 && p.rect.Y0-q.rect.Y1 < 160 && (endsLetter(q.text) || typedSignature(q.text)) && !wholePhone(p.text) {
			return true
		}
	}
	return false
}

// takenAt tells whether a number of the letter was taken where a piece stands: by a
// sentence, out of pieces of its own.
func (r *reader) takenAt(p *piece) bool {
	for _, n := range r.numbers {
		b := n.Where.Box
		if n.Where.Page != p.sheet.number || b == nil {
			continue
		}
		if b[0] < p.box[2]-1 && b[2] > p.box[0]+1 && b[1] < p.box[3]-1 && b[3] > p.box[1]+1 {
			return true
		}
	}
	return false
}

func (r *reader) heads(s *sheet) []*label {
	var out []*label
	for _, l := range r.labelsOf[s] {
		if l.target.Section() {
			out = append(out, l)
		}
	}
	return out
}
