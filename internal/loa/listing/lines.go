package listing

// The lines of a list: pieces of a page put in rows, numbers that are broken over
// two of them, running numbers taken off.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// Chunk is a run of text on a line of a list, and where its bytes come from.
type Chunk struct {
	Piece      *form.Piece
	start, End int // bytes of the line's text
	from       int // bytes of the piece's text
}

// Line is one line of a list.
type Line struct {
	Text   string
	Chunks []Chunk
	Rect   page.Rect
	column bool
	Prose  bool // a sentence of the page
	// lead is how the sentence begins in the line before: "Please leave".
	lead string
	// tail is how the sentence goes on in the line behind, up to its end: "stays with
	// Verizon".
	tail string
	// index is the running number that was taken off the line, 0 if none was.
	index int
}

// listLines arranges the pieces of a region in lines.
func (li *Lists) listLines(ps []*form.Piece, g region) []Line {
	var out []Line
	chunks := make([]Chunk, 0, len(ps)) // those of a line stand behind each other
	first := 0                          // of the last line's
	add := func(p *form.Piece, text string, from int, newLine bool) {
		if newLine || len(out) == 0 {
			out = append(out, Line{Rect: p.Rect, column: g.column})
			first = len(chunks)
		}
		ln := &out[len(out)-1]
		gap := ""
		if ln.Text != "" {
			if phrase.OpensRange(ln.Text) || phrase.ClosesRange(text) || phrase.PartOfNumber(ln.Text, text) {
				gap = " "
			} else {
				gap = " | "
			}
		}
		start := len(ln.Text) + len(gap)
		chunks = append(chunks, Chunk{p, start, start + len(text), from})
		ln.Chunks = chunks[first:len(chunks):len(chunks)]
		ln.Text += gap + text
		ln.Rect = ln.Rect.Union(p.Rect)
	}
	var last *form.Piece
	for i, p := range ps {
		if p.Placeholder || i+1 < len(ps) && len(out) > 0 && phrase.BetweenParts(out[len(out)-1].Text, p.Text, ps[i+1].Text) {
			continue
		}
		if p.Widget == nil && p.Prose && !phrase.StartsWithPhone(p.Text) && (g.head.Inline != p) {
			if !g.column { // a sentence is no remark beside a number
				add(p, p.Text, 0, true)
				out[len(out)-1].Prose = true
				last = nil
			}
			continue
		}
		newLine := last == nil || !g.column && !layout.SameLine(last.Rect, p.Rect) || g.column && out == nil
		if g.column && last != nil && g.rect.Holds(p.Rect) && g.rect.Holds(last.Rect) && !layout.SameLine(last.Rect, p.Rect) {
			newLine = true
		}
		if strings.Contains(p.Text, "\n") {
			from := 0
			for i, t := range strings.Split(p.Text, "\n") {
				add(p, t, from, newLine || i > 0)
				from += len(t) + 1
			}
		} else {
			add(p, p.Text, 0, newLine)
		}
		last = p
	}
	return out
}

// listEnd looks for the end of a list that no label ends.
type listEnd struct {
	sheet  *layout.Sheet
	closed bool // a signature, "Sincerely": what follows is none of the list
	since  int  // lines without a number since the last with one
	gaps   bool // several such lines stood between numbers before
	any    bool // numbers were found
	keep   bool // a line said that what follows is kept
}

// readListed reads line i of a list, as far as the list has not ended before it, behind
// the numbers of the lines before.
func (li *Lists) readListed(out []porting.Number, ls []Line, i int, e *listEnd, action string, l *form.Label) []porting.Number {
	ln := ls[i]
	if s := ln.sheet(); s != e.sheet {
		e.sheet, e.closed, e.since = s, false, 0
	}
	fs := form.Listed(ln.Text)
	if len(fs) == 0 {
		if !ln.column {
			e.closed = e.closed || e.any && (phrase.Closes(ln.Text) || phrase.OthersList(ln.Text))
			if letters := len(phrase.Plain(ln.Text)); letters >= 2 {
				e.since++
			}
			if y, _ := phrase.SaysKeep(ln.Text); y && strings.HasPrefix(ln.Text, "(") && e.any && i > 0 {
				if fs := look.Phones(ls[i-1].Text); len(fs) > 0 { // said of the number above it
					var n porting.Number
					li.coverNumber(ls[i-1], fs[0].Start, fs[len(fs)-1].End, &n)
					li.form.Problems = append(li.form.Problems, porting.Problem{Code: porting.ProblemAmbiguousLabel, Where: n.Where,
						Message: fmt.Sprintf("it is not certain whether %q is to be ported: the line below says that a number is kept", fs[len(fs)-1].Text)})
				}
			} else if y {
				e.keep = phrase.EndsOpen(ln.Text)
			} else if !phrase.EndsOpen(ln.Text) || strings.HasSuffix(strings.TrimSpace(ln.Text), ":") {
				e.keep = false
			}
		}
		if ln.Prose {
			return out
		}
		return append(out, li.noNumber(ln, action, l)...)
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
			if !phrase.LetterheadBefore(ln.Text[:f.Start]) {
				li.pass(ln, f, "stands apart below the list")
			}
		}
		return out
	}
	e.any = true
	if i > 0 && !ln.column && ls[i-1].sheet() == ln.sheet() {
		ln.lead = phrase.OpenSentence(ls[i-1].Text)
	}
	if i+1 < len(ls) && !ln.column && ls[i+1].sheet() == ln.sheet() {
		ln.tail = phrase.GoesOnWith(ln.Text, fs, ls[i+1].Text)
	}
	before := len(out)
	out = li.readFound(out, ln, fs, action, l)
	if e.keep && action != porting.ActionKeep {
		said := false
		for k := before; k < len(out); k++ {
			if out[k].Action == porting.ActionKeep {
				continue
			}
			out[k].Action = porting.ActionKeep
			if !said {
				said = true
				li.form.Problems = append(li.form.Problems, porting.Problem{Code: porting.ProblemAmbiguousLabel, TN: out[k].TN, Where: out[k].Where,
					Message: fmt.Sprintf("the line before %q says that numbers are kept: it was taken for one of them", out[k].Text)})
			}
		}
	}
	return out
}

// holdsNumbers tells whether numbers stand on one of some lines, and in no sentence.
func holdsNumbers(ls []Line) bool {
	for _, ln := range ls {
		if !ln.Prose && look.HasPhone(ln.Text) {
			return true
		}
	}
	return false
}

func (ln Line) sheet() *layout.Sheet {
	if len(ln.Chunks) == 0 {
		return nil
	}
	return ln.Chunks[0].Piece.Sheet
}

// apart tells whether two lines of a list end and begin in different cells: the end of
// a range that a row opens was left blank.
func apart(a, b Line) bool {
	if len(a.Chunks) == 0 || len(b.Chunks) == 0 {
		return false
	}
	x, y := a.Chunks[len(a.Chunks)-1].Piece.Cell, b.Chunks[0].Piece.Cell
	return x >= 0 && y >= 0 && x != y
}

// mostJoined is how many lines a line of a list may go on in.
const mostJoined = 40

// goesOn tells whether the last number, range or note of a line goes on in the next.
func goesOn(ln, next Line) bool {
	return phrase.OpensRange(ln.Text) && !apart(ln, next) || phrase.SplitNumber(ln.Text, next.Text) || phrase.OpensNote(ln.Text, next.Text)
}

// join puts two lines of a list into one.
func join(a, b Line) Line {
	gap := " "
	if t := strings.TrimSpace(a.Text); len(t) > 1 && t[len(t)-1] == '-' && t[len(t)-2] >= '0' && t[len(t)-2] <= '9' {
		gap = ""
	}
	if phrase.BreaksDigits(a.Text, b.Text) {
		gap = ""
	}
	off := len(a.Text) + len(gap)
	a.Text += gap + b.Text
	for _, c := range b.Chunks {
		c.start, c.End = c.start+off, c.End+off
		a.Chunks = append(a.Chunks, c)
	}
	a.Rect = a.Rect.Union(b.Rect)
	return a
}

// withoutIndex takes the running number off a line: "1 217-555-0100" is no
// number with its country code where the next line begins with 2.
func withoutIndex(ls []Line, i int) Line {
	n := phrase.LeadingIndex(ls[i].Text)
	if n < 0 || len(ls[i].Chunks) == 0 {
		return ls[i]
	}
	neighbour := i+1 < len(ls) && phrase.LeadingIndex(ls[i+1].Text) == n+1
	if !neighbour && n != 1 {
		neighbour = true // 2 to 99 before a number can be nothing else
	}
	if !neighbour {
		return ls[i]
	}
	ln := ls[i]
	cut := strings.IndexByte(ln.Text, ' ') + 1
	b := []byte(ln.Text)
	for k := 0; k < cut; k++ {
		b[k] = ' '
	}
	ln.Text, ln.index = string(b), n
	return ln
}

// bridgeRange joins the two numbers of a line in columns "From" and "To", or each two of
// several pairs.
func (li *Lists) bridgeRange(ln Line) Line {
	fs := look.Phones(ln.Text)
	if len(fs) > 2 {
		return li.bridgePairs(ln)
	}
	if len(fs) < 1 || len(fs) > 2 || fs[0].Range {
		return ln
	}
	between := strings.Index(ln.Text[fs[0].End:], " | ")
	if between < 0 {
		return ln
	}
	at := fs[0].End + between
	for k, c := range ln.Chunks {
		if c.start >= at && c.start <= at+3 && (li.counts(c.Piece) || k > 0 && c.Piece.Rect.X1 < ln.Chunks[k-1].Piece.Rect.X0) {
			return ln
		}
	}
	joined := ln.Text[:at] + " - " + ln.Text[at+3:]
	if gs := look.Phones(joined); len(gs) > 0 && gs[0].Range {
		ln.Text = joined
	}
	return ln
}

// bridgePairs joins each number of a line that stands in a column "To" with the one before:
// "Beginning | Ending | Beginning | Ending", "From | To | Single numbers".
func (li *Lists) bridgePairs(ln Line) Line {
	const bar, dash = " | ", " - "
	for k := 1; k < len(ln.Chunks); k++ {
		a, b := ln.Chunks[k-1], ln.Chunks[k]
		if ln.Text[a.End:b.start] != bar || !li.underEnd(b.Piece) || li.underEnd(a.Piece) {
			continue
		}
		if gs := look.Phones(ln.Text[a.start:a.End] + dash + ln.Text[b.start:b.End]); len(gs) == 1 && gs[0].Range {
			ln.Text = ln.Text[:a.End] + dash + ln.Text[b.start:]
		}
	}
	return ln
}

// underEnd tells whether a piece stands under the heading of the last numbers of ranges.
func (li *Lists) underEnd(p *form.Piece) bool {
	under := func(head page.Rect, cell int) bool {
		if cell >= 0 {
			head = p.Sheet.Cells[cell]
		}
		return head.Y0 < p.Rect.Y0-2 && head.OverlapX(p.Rect) > 0.3
	}
	for _, o := range li.form.LabelsOf[p.Sheet] {
		if (o.Target == labels.RangeEnd || phrase.ClosesRange(o.Text)) && o.Bare && under(o.Rect, o.Cell) {
			return true
		}
	}
	return slices.ContainsFunc(li.form.PiecesOf[p.Sheet], func(q *form.Piece) bool {
		return q.Widget == nil && phrase.ClosesRange(q.Text) && under(q.Rect, q.Cell)
	})
}

// counts tells whether a piece stands under the heading of a column that says how many
// numbers a row has: "Qty".
func (li *Lists) counts(p *form.Piece) bool {
	for _, o := range li.form.LabelsOf[p.Sheet] {
		over := o.Rect
		if o.Cell >= 0 {
			over = p.Sheet.Cells[o.Cell]
		}
		if o.Target == labels.Quantity && o.Rect.Y1 < p.Rect.Y0+2 && over.OverlapX(p.Rect) > 0.5 {
			return true
		}
	}
	return false
}

// bridgeWord joins the two numbers of a line between which a word of ranges is printed
// that was taken for a label: "[217-555-0100] bis [217-555-0109]".
func (li *Lists) bridgeWord(ln Line) Line {
	if len(ln.Chunks) != 2 || len(look.Phones(ln.Text)) != 2 {
		return ln
	}
	a, b := ln.Chunks[0], ln.Chunks[1]
	for _, o := range li.form.LabelsOf[a.Piece.Sheet] {
		if o.Target == labels.RangeEnd && phrase.Connects(o.Text) && layout.SameLine(o.Rect, b.Piece.Rect) && o.Rect.MidX() > a.Piece.Rect.X1-2 && o.Rect.MidX() < b.Piece.Rect.X0+2 {
			word := " " + strings.TrimSpace(o.Text) + " "
			joined := ln.Text[:a.End] + word + ln.Text[b.start:]
			if gs := look.Phones(joined); len(gs) == 1 && gs[0].Range {
				ln.Chunks = append([]Chunk(nil), ln.Chunks...)
				ln.Chunks[1].start += len(joined) - len(ln.Text)
				ln.Chunks[1].End += len(joined) - len(ln.Text)
				ln.Text = joined
			}
			return ln
		}
	}
	return ln
}
