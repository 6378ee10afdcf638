package loa

// Columns of a table that say what happens to its numbers, in words, with marks or
// with check boxes: "Action", "Port (Y/N)", "Keep".

import (
	"strings"

	"github.com/portcheck/portcheck/internal/page"
)

// cellAction is what a table's columns for the action say of a line: "port",
// "keep", "?" for neither, "" where there is no such column.
func (r *reader) cellAction(ln listLine, head *label) string {
	if head == nil {
		return ""
	}
	said := r.boxAction(ln, head)
	for _, c := range ln.chunks {
		if c.p.widget == nil && hasPhone(c.p.text) {
			continue
		}
		g := r.actionOver(c.p.sheet, c.p.rect, head)
		if g == nil || strings.TrimSpace(c.p.text) == "" {
			continue
		}
		a := actionCell(c.p.text)
		if y, _ := saysKeep(g.text); y && a != "" {
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
	if s := ln.sheet(); said == "" && s != nil {
		for _, g := range r.actionHeads(s) { // nothing in the cell, where other rows have something
			if keep, _ := saysKeep(g.text); !keep && g.rect.Y1 < ln.rect.Y0 && sameLine(g.rect, head.rect) && r.marked(s, g) {
				return "?"
			}
		}
	}
	return said
}

// actionCell reads a cell of a column for the action.
func actionCell(text string) string {
	ws := strings.Join(plain(text), " ")
	switch ws {
	case "":
		if strings.ContainsAny(text, "✓✔☑☒✗✘×") {
			return "port"
		}
		return "?"
	case "n", "no", "disconnect", "cancel", "drop", "none":
		return "keep"
	case "y", "yes", "x", "port", "port in", "porting", "transfer", "move", "ok", "true", "ported", "add", "new":
		return "port"
	}
	if y, _ := saysKeep(text); y {
		return "keep"
	}
	for _, k := range []string{"port ", "transfer ", "yes "} {
		if strings.HasPrefix(ws, k) {
			return "port"
		}
	}
	for _, k := range []string{"keep ", "no ", "disconnect "} {
		if strings.HasPrefix(ws, k) {
			return "keep"
		}
	}
	return "?"
}

// marked tells whether a cell under a heading is filled.
func (r *reader) marked(s *sheet, g *segment) bool {
	for _, p := range r.pieceOf[s] {
		if p.rect.Y0 > g.rect.Y1-2 && p.rect.Y0 < g.rect.Y1+300 && p.rect.OverlapX(g.rect) > 0.2 && p.text != "" && (actionCell(p.text) == "port" || actionCell(p.text) == "keep") {
			return true
		}
	}
	return false
}

// underAction tells whether a piece stands under the heading of a column that
// says what happens to numbers: "Action", "Port (Y/N)", "Disposition".
func (r *reader) underAction(p *piece, head *label) bool {
	return r.actionOver(p.sheet, p.rect, head) != nil
}

// actionHeads are the headings of a sheet's columns that say what happens to numbers.
func (r *reader) actionHeads(s *sheet) []*segment {
	if r.actions == nil {
		r.actions = map[*sheet][]*segment{}
		for _, s := range r.sheets {
			for _, g := range s.segments {
				if len(g.text) < 40 && actionHeading(g.text) {
					r.actions[s] = append(r.actions[s], g)
				}
			}
		}
	}
	return r.actions[s]
}

// actionOver is the heading of an action that stands over a place.
func (r *reader) actionOver(s *sheet, at page.Rect, head *label) *segment {
	var best *segment
	for _, g := range r.actionHeads(s) {
		over := g.rect
		if g.cell >= 0 && s.cells[g.cell].Height() < 4*g.rect.Height() {
			over = s.cells[g.cell] // it may stand in its middle
		}
		if g.rect.Y1 > at.Y0+2 || over.OverlapX(at) < 0.2 || head.sheet == s && g.rect.Y0 < head.rect.Y0-30 {
			continue
		}
		if best == nil || g.rect.Y0 < best.rect.Y0 { // what follows are cells that say "Keep"
			best = g
		}
	}
	return best
}

func actionHeading(text string) bool {
	switch strings.Join(plain(text), " ") {
	case "action", "port action", "port/keep", "keep/port", "port or keep", "keep or port", "disposition", "port y/n", "port yes/no", "y/n", "yes/no", "port", "to port", "to be ported",
		"keep", "remain", "retain", "stay", "do not port", "not port", "no port", "not to be ported", "leave",
		"action requested", "requested action", "port status", "port this number", "port this line", "port number", "porting", "transfer y/n", "transfer", "port y n", "port yes no", "action port/keep":
		return true
	}
	return false
}

// boxAction is what the boxes of a line say of its numbers: "port", "keep", "?"
// where they say nothing that can be told, "" where there are none. A box that is
// not ticked under "Port" keeps its number where others of the column are ticked.
func (r *reader) boxAction(ln listLine, head *label) string {
	s := ln.sheet()
	if s == nil {
		return ""
	}
	var port, keep, off, used bool
	for _, c := range r.checked {
		if c.sheet != s || !c.marked || !sameLine(c.rect, ln.rect) {
			continue
		}
		g := r.actionOver(s, c.rect, head)
		if g == nil {
			continue
		}
		stays, _ := saysKeep(g.text)
		switch {
		case c.on && stays:
			keep = true
		case c.on:
			port = true
		case !stays:
			off = true
			for _, o := range r.checked {
				used = used || o.on && o.sheet == s && r.actionOver(s, o.rect, head) == g
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
