package listing

// Columns of a table that say what happens to its numbers, in words, with marks or
// with check boxes: "Action", "Port (Y/N)", "Keep".

import (
	"math"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/page"
)

// cellAction is what a table's columns for the action say of a line: "port",
// "keep", "?" for neither, "" where there is no such column.
func (li *Lists) cellAction(ln Line, head *form.Label) string {
	if head == nil {
		return ""
	}
	said := li.boxAction(ln, head)
	for _, c := range ln.Chunks {
		g := li.actionOver(c.Piece.Sheet, c.Piece.Rect, head)
		if g == nil || strings.TrimSpace(c.Piece.Text) == "" || c.Piece.Widget == nil && look.HasPhone(c.Piece.Text) || li.ofColumnBeside(c.Piece.Rect, head) {
			continue
		}
		a := phrase.UnderWhich(g.Text, c.Piece.Text)
		if y, _ := phrase.SaysKeep(g.Text); y && a != "" && !phrase.AsksWhich(g.Text) {
			switch a { // a mark under "Do not port"
			case "port":
				a = "keep"
			case "keep":
				a = "port"
			}
		}
		if said == "" || a == "keep" || a == "?" && said != "keep" {
			said = a
		}
	}
	for _, c := range ln.Chunks { // an answer that no heading stands over
		if said != "" {
			break
		}
		if g := li.nearestAction(c.Piece.Sheet, c.Piece.Rect, head); g != nil && !li.ofColumnBeside(c.Piece.Rect, head) {
			if a := phrase.UnderWhich(g.Text, c.Piece.Text); a != "?" {
				said = a
				if y, _ := phrase.SaysKeep(g.Text); y && !phrase.AsksWhich(g.Text) {
					said = map[string]string{"port": "keep", "keep": "port"}[a]
				}
			}
		}
	}
	if s := ln.sheet(); said == "" && s != nil {
		for _, g := range li.actionHeads(s) { // nothing in the cell, where other rows have something
			if keep, _ := phrase.SaysKeep(g.Text); !keep && g.Rect.Y1 < ln.Rect.Y0 && layout.SameLine(g.Rect, head.Rect) && li.marked(s, g) {
				return "?"
			}
		}
	}
	return said
}

// marked tells whether a cell under a heading is filled.
func (li *Lists) marked(s *layout.Sheet, g *layout.Segment) bool {
	for _, p := range li.form.PiecesOf[s] {
		if p.Rect.Y0 > g.Rect.Y1-2 && p.Rect.Y0 < g.Rect.Y1+300 && p.Rect.OverlapX(g.Rect) > 0.2 && p.Text != "" && phrase.UnderWhich(g.Text, p.Text) != "?" {
			return true
		}
	}
	return false
}

// underAction tells whether a piece stands under the heading of a column that
// says what happens to numbers: "Action", "Port (Y/N)", "Disposition".
func (li *Lists) underAction(p *form.Piece, head *form.Label) bool {
	return li.actionOver(p.Sheet, p.Rect, head) != nil
}

// actionHeads are the headings of a sheet's columns that say what happens to numbers.
func (li *Lists) actionHeads(s *layout.Sheet) []*layout.Segment {
	if li.actions == nil {
		li.actions = map[*layout.Sheet][]*layout.Segment{}
		for _, s := range li.form.Sheets {
			for _, g := range s.Segments {
				if len(g.Text) < 40 && phrase.ActionHeading(g.Text) && !li.answeredBeside(s, g) {
					li.actions[s] = append(li.actions[s], g)
				}
			}
		}
	}
	return li.actions[s]
}

// answeredBeside tells whether a text with a colon is a question whose boxes stand beside
// it: "Moving: [ ] every number [x] those below".
func (li *Lists) answeredBeside(s *layout.Sheet, g *layout.Segment) bool {
	return strings.HasSuffix(strings.TrimSpace(g.Text), ":") && slices.ContainsFunc(li.form.Checked, func(c form.Check) bool {
		return c.Sheet == s && c.Rect.X0 > g.Rect.X1-2 && layout.SameLine(c.Rect, g.Rect)
	})
}

// actionOver is the heading of an action that stands over a place, on an earlier page
// where the table goes on from there without its headings.
func (li *Lists) actionOver(s *layout.Sheet, at page.Rect, head *form.Label) *layout.Segment {
	if head.Sheet != s && head.Cell >= 0 && len(li.actionHeads(s)) == 0 && math.Abs(head.Sheet.Width-s.Width) < 1 {
		at.Y0, at.Y1 = head.Sheet.Height, head.Sheet.Height
		s = head.Sheet
	}
	var best *layout.Segment
	for _, g := range li.actionHeads(s) {
		over := g.Rect
		if g.Cell >= 0 && s.Cells[g.Cell].Height() < 4*g.Rect.Height() {
			over = s.Cells[g.Cell] // it may stand in its middle
			if severalUnder(s, over, at) {
				continue // the bar of a section: "Porting"
			}
		}
		if g.Rect.Y1 > at.Y0+2 || over.OverlapX(at) < 0.2 || head.Sheet == s && g.Rect.Y0 < head.Rect.Y0-30 {
			continue
		}
		if best == nil || g.Rect.Y0 < best.Rect.Y0 { // what follows are cells that say "Keep"
			best = g
		}
	}
	return best
}

// nearestAction is the heading of an action nearest to a short text below it of all headings
// of its line: set to the left of its column, an answer may stand beside its heading.
func (li *Lists) nearestAction(s *layout.Sheet, at page.Rect, head *form.Label) *layout.Segment {
	if at.Width() >= 30 {
		return nil
	}
	for _, g := range li.actionHeads(s) {
		if g.Rect.Y1 > at.Y0+2 || at.Y0-g.Rect.Y1 > 300 || head.Sheet != s || math.Abs(g.Rect.MidY()-head.Rect.MidY()) > 40 {
			continue
		}
		if !slices.ContainsFunc(li.form.LabelsOf[s], func(o *form.Label) bool {
			return o.Bare && layout.SameLine(o.Rect, g.Rect) && (look.ListHead(o.Target) || o.Target == labels.Number || o.Target == labels.Telephone)
		}) {
			continue // a cell that says "Port"
		}
		away := math.Abs(g.Rect.MidX() - at.MidX())
		if away > 60 || slices.ContainsFunc(s.Segments, func(o *layout.Segment) bool {
			return o != g && layout.SameLine(o.Rect, g.Rect) && (math.Abs(o.Rect.MidX()-at.MidX()) <= away || o.Rect.X0 < at.X1 && o.Rect.X1 > at.X0)
		}) {
			continue
		}
		return g
	}
	return nil
}

// severalUnder tells whether a cell stands over two or more cells of the row of a place.
func severalUnder(s *layout.Sheet, over, at page.Rect) bool {
	var last *page.Rect
	for _, c := range s.Cells {
		if c.Y0 < over.Y1-2 || c.MidX() < over.X0 || c.MidX() > over.X1 || c.OverlapY(at) < 0.5 {
			continue
		}
		if last != nil && c.OverlapX(*last) < 0.1 {
			return true
		}
		last = &c
	}
	return false
}

// ofColumnBeside tells whether a box belongs to another column of numbers of the table, of
// those side by side: "Number | Transfer | Stay | Number | Transfer | Stay".
func (li *Lists) ofColumnBeside(box page.Rect, head *form.Label) bool {
	for _, o := range li.form.LabelsOf[head.Sheet] {
		if o == head || o.Text != head.Text || !layout.SameLine(o.Rect, head.Rect) {
			continue
		}
		if o.Rect.X0 > head.Rect.X1 && box.X0 > o.Rect.X0-4 || o.Rect.X1 < head.Rect.X0 && box.X1 < head.Rect.X0-4 {
			return true
		}
	}
	return false
}

// headsBeside are the headings of the columns of numbers that a table has side by side, nil
// where it has one. They may stand below the heading of the whole list.
func (li *Lists) headsBeside(head *form.Label) (heads []*form.Label) {
	if head == nil {
		return nil
	}
	ls := li.form.LabelsOf[head.Sheet]
	twins := func(l *form.Label) (out []*form.Label) {
		for _, o := range ls {
			if o.Text == l.Text && layout.SameLine(o.Rect, l.Rect) {
				out = append(out, o)
			}
		}
		return out
	}
	if heads = twins(head); len(heads) > 1 {
		return heads
	}
	for _, o := range ls {
		if gap := o.Rect.Y0 - head.Rect.Y1; o != head && o.Bare && (look.ListHead(o.Target) || o.Target == labels.Number || o.Target == labels.Telephone) && gap > -2 && gap < belowBar {
			if heads = twins(o); len(heads) > 1 {
				return heads
			}
		}
	}
	return nil
}

// belowBar is how far below the bar of a list its columns' headings stand at most, in points.
const belowBar = 40

// headOf is the heading, of those side by side, that the number at a byte of a line stands
// under; nil where there are none.
func headOf(ln Line, at int, heads []*form.Label) (own *form.Label) {
	for _, c := range ln.Chunks {
		if at < c.start || at >= c.End {
			continue
		}
		for _, h := range heads {
			from := h.Rect.X0
			if h.Cell >= 0 && h.Sheet.Cells[h.Cell].Height() < 4*h.Rect.Height() {
				from = h.Sheet.Cells[h.Cell].X0 + 1 // it may stand in the middle of its column
			}
			if from < c.Piece.Rect.X1 && (own == nil || h.Rect.X0 > own.Rect.X0) {
				own = h
			}
		}
	}
	return own
}

// boxAction is what the boxes of a line say of its numbers: "port", "keep", "?"
// where they say nothing that can be told, "" where there are none. A box that is
// not ticked under "Port" keeps its number where others of the column are ticked.
func (li *Lists) boxAction(ln Line, head *form.Label) string {
	s := ln.sheet()
	if s == nil {
		return ""
	}
	var port, keep, off, used bool
	for _, c := range li.form.Checked {
		if c.Sheet != s || !c.Marked || !layout.SameLine(c.Rect, ln.Rect) || li.ofColumnBeside(c.Rect, head) {
			continue
		}
		g := li.actionOver(s, c.Rect, head)
		if g == nil {
			continue
		}
		stays, _ := phrase.SaysKeep(g.Text)
		switch {
		case c.On && stays:
			keep = true
		case c.On:
			port = true
		case !stays:
			off = true
			for _, o := range li.form.Checked {
				used = used || o.On && o.Sheet == s && li.actionOver(s, o.Rect, head) == g
			}
		}
	}
	for at, on := range s.Squares() { // boxes without a word beside them
		if !layout.SameLine(at, ln.Rect) || li.ofColumnBeside(at, head) {
			continue
		}
		g := li.actionOver(s, at, head)
		if g == nil {
			continue
		}
		stays, _ := phrase.SaysKeep(g.Text)
		switch {
		case on && stays:
			keep = true
		case on:
			port = true
		case !stays:
			off = true
			for o, ticked := range s.Squares() {
				used = used || ticked && li.actionOver(s, o, head) == g
			}
		}
	}
	switch {
	case port && keep:
		return "?"
	case keep, off && used:
		return "keep"
	case port:
		return "port"
	case off:
		return "?"
	}
	return ""
}
