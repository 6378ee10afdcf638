package loa

// Check boxes in the columns of a table that say what happens to its numbers:
// "Port", "Keep".

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
