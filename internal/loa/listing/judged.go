package listing

// What a line of a list says of its numbers: that they are not to be ported, that
// they are an example, that the line is a sentence about something else.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/telephone"
)

// said is what stands round one number.
type said struct {
	keep   bool   // it is not to be ported
	unsure string // why the action is not certain, "" if it is
	skip   bool   // it is an example, or the foot of a page: nobody's
	pass   bool   // the line is a sentence: no number of the list
}

// judge says of each number of a line what the line says of it. A line of a list
// that is a table has its remarks in cells of their own; without a heading
// (head nil) every line is a sentence, and only "do not port" counts.
func (li *Lists) judge(ln Line, fs []telephone.Found, head *form.Label) []said {
	out := make([]said, len(fs))
	listed := head != nil
	for _, c := range ln.Chunks {
		if head != nil && c.Piece == head.Inline {
			listed = false // "Please port 217-555-0100 to …:" is the heading's own sentence
		}
	}
	foot := li.footNumbers(ln, fs)
	asks := li.cellAction(ln, head)
	beside := li.headsBeside(head)
	leaves := phrase.MayLeave(ln.Text)
	example := false
	carried := false // the sentence says keep for all that follows in it
	for i, f := range fs {
		from, to := 0, len(ln.Text)
		if i > 0 {
			from = fs[i-1].End
		}
		if i+1 < len(fs) {
			to = fs[i+1].Start
		}
		lead, tail := ln.Text[from:f.Start], ln.Text[f.End:to]
		passes := i > 0 && phrase.Forwards(lead)
		if i > 0 {
			if b := phrase.Boundary(lead); b > 0 {
				lead, carried = lead[b:], false
			} else if c := phrase.AfterComma(lead); len(c) < len(lead) || phrase.OpensException(lead) {
				if y, _ := phrase.SaysKeep(c); !y {
					c = ""
				}
				lead = c
			} else {
				lead = "" // what is said of the number before
			}
		}
		if i+1 < len(fs) {
			// what is said of the next number only
			if y, _ := phrase.SaysKeep(phrase.AfterComma(tail)); y && len(phrase.AfterComma(tail)) < len(tail) {
				tail = tail[:len(tail)-len(phrase.AfterComma(tail))]
			} else if y && !strings.ContainsAny(strings.TrimSpace(tail), ")|") && phrase.Boundary(tail) == 0 && phrase.EndsOpen(tail) {
				tail = ""
			}
			if b := phrase.Boundary(tail); b > 0 {
				tail = tail[:b]
			}
		}
		s := &out[i]
		if passes {
			s.skip = true // "forwards to 217-555-0100" is said of the number before
			continue
		}
		if (head == nil || !ln.column && len(phrase.Plain(lead)) > 2) && phrase.AccountBefore(lead) {
			s.pass = true
			continue
		}
		if i == 0 && f.Start == 0 && strings.HasPrefix(tail, ")") && len(strings.Fields(tail)) > 4 {
			s.pass = true // it ends what a sentence says in parentheses, from the line above
			continue
		}
		if i == 0 && phrase.LetterheadBefore(phrase.CellOf(ln.Text[:f.Start], true)) {
			s.pass = true
			continue
		}
		if head == nil && !ln.column && phrase.AsksToCall(ln.Text[:f.Start]) {
			s.pass = true
			continue
		}
		if !ln.column && phrase.OffersHelp(phrase.CellOf(ln.Text[from:f.Start], true)) {
			s.pass = true
			continue
		}
		if i == 0 {
			example = phrase.Example(ln.Text[:f.Start])
		} else {
			example = example && phrase.Divides(ln.Text[fs[i-1].End:f.Start]) // "e.g. 217-555-0123, 217-555-0124"
		}
		if foot[i] || example {
			s.skip = true
			continue
		}
		if i+1 == len(fs) && ln.tail != "" {
			tail += " " + ln.tail
		}
		if i == 0 && ln.lead != "" {
			lead = ln.lead + " " + lead
		}
		if !ln.column && (phrase.LeavesWith(lead, tail) || leaves && phrase.LeavesChain(ln.Text, fs, i)) {
			s.keep = true
			continue
		}
		if y, _ := phrase.SaysKeep(lead); y {
			s.keep, carried = true, !strings.HasSuffix(strings.TrimRight(lead, " "), ")")
		}
		s.keep = s.keep || carried
		var keep, perhaps bool
		for cell := range strings.SplitSeq(tail, " | ") {
			y, p := phrase.SaysKeep(cell)
			keep, perhaps = keep || y, perhaps || p
		}
		if keep && !s.keep {
			s.keep = true
			if t := strings.TrimSpace(tail); !strings.HasPrefix(t, "(") && !strings.Contains(tail, "|") {
				for k := i; k > 0 && phrase.Divides(ln.Text[fs[k-1].End:fs[k].Start]); k-- {
					out[k-1].keep, out[k-1].unsure = true, "the words that follow it may be said of the last number alone"
				}
			}
		}
		if perhaps && !s.keep {
			s.unsure = "its remark may say that it is to be kept"
		}
		if own := headOf(ln, f.Start, beside); own != nil {
			asks = li.cellAction(ln, own)
		}
		switch asks {
		case "keep":
			s.keep, s.unsure = true, ""
		case "port":
			if !s.keep {
				s.unsure = ""
			}
		case "?":
			s.unsure = "what stands in the column of its action is neither port nor keep"
		}
		if listed && !s.keep && !ln.column && s.unsure == "" {
			s.unsure = phrase.OwnTelephone(phrase.CellOf(lead, true))
		}
		if listed && !s.keep && !ln.column {
			s.pass = phrase.Sentence(phrase.CellOf(lead, true), phrase.CellOf(tail, false)) || ln.Prose && !strings.Contains(strings.ToLower(lead), "port")
		}
	}
	return out
}
