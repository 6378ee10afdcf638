package loa

// What hangs on a number: the features that its line of a list names ("DSL Line",
// "Hunt line 2"), or that a column of its table says yes to.

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/features"
)

// hangsOn are the features that a line says of the number whose words are its
// bytes from..to, in the order they stand. What a cell of the column of an action
// says is none.
func (r *reader) hangsOn(ln listLine, from, to int, head *label) []string {
	text := []byte(ln.text[from:to])
	out := []string{}
	add := func(name string) {
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, c := range ln.chunks {
		a, b := max(c.start, from), min(c.end, to)
		if a >= b || head == nil {
			continue
		}
		if r.inMargin(c.p) || (c.p.widget != nil || !hasPhone(c.p.text)) && r.underAction(c.p, head) {
			for i := a; i < b; i++ {
				text[i-from] = ' '
			}
			continue
		}
		if name := r.flagged(c.p, head); name != "" {
			add(name)
		}
	}
	for _, f := range features.Find(string(text)) {
		if !f.Denied {
			add(f.Name)
		}
	}
	return out
}

// flagged is the feature that a piece of a table says yes to: a mark or a "Yes"
// under a heading such as "Hunting" or "DSL (Y/N)".
func (r *reader) flagged(p *piece, head *label) string {
	if p.sheet != head.sheet || !affirms(p.text) {
		return ""
	}
	for g := range p.sheet.inLine(head.rect) {
		if g.rect.OverlapX(p.rect) < 0.2 {
			continue
		}
		if fs := features.Find(g.text); len(fs) == 1 && !fs[0].Denied && len(plain(g.text)) <= 4 {
			return fs[0].Name
		}
	}
	return ""
}

// affirms tells whether a cell says yes: "Yes – seq 1", "Y", "X", a check mark.
func affirms(text string) bool {
	if ms := findMarks(text); len(ms) > 0 {
		return ms[0].on
	}
	ws := plain(text)
	if len(ws) == 0 {
		return strings.ContainsAny(text, "✓✔✗✘×")
	}
	return ws[0] == "yes" || len(ws) == 1 && (ws[0] == "y" || ws[0] == "x" || ws[0] == "true")
}
