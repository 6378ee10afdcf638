package listing

// What hangs on a number: the features that its line of a list names ("DSL Line",
// "Hunt line 2"), or that a column of its table says yes to.

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
)

// hangsOn are the features that a line says of the number whose words are its
// bytes from..to, in the order they stand. What a cell of the column of an action
// says is none.
func (li *Lists) hangsOn(ln Line, from, to int, head *form.Label) []string {
	text := []byte(ln.Text[from:to])
	out := []string{}
	add := func(name string) {
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, c := range ln.Chunks {
		a, b := max(c.start, from), min(c.End, to)
		if a >= b || head == nil {
			continue
		}
		if li.inMargin(c.Piece) || (c.Piece.Widget != nil || !look.HasPhone(c.Piece.Text)) && li.underAction(c.Piece, head) {
			for i := a; i < b; i++ {
				text[i-from] = ' '
			}
			continue
		}
		if name := li.flagged(c.Piece, head); name != "" {
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
func (li *Lists) flagged(p *form.Piece, head *form.Label) string {
	if p.Sheet != head.Sheet || !affirms(p.Text) {
		return ""
	}
	for g := range p.Sheet.InLine(head.Rect) {
		if g.Rect.OverlapX(p.Rect) < 0.2 {
			continue
		}
		if fs := features.Find(g.Text); len(fs) == 1 && !fs[0].Denied && len(phrase.Plain(g.Text)) <= 4 {
			return fs[0].Name
		}
	}
	return ""
}

// affirms tells whether a cell says yes: "Yes – seq 1", "Y", "X", a check mark.
func affirms(text string) bool {
	if ms := look.FindMarks(text); len(ms) > 0 {
		return ms[0].On
	}
	ws := phrase.Plain(text)
	if len(ws) == 0 {
		return strings.ContainsAny(text, "✓✔✗✘×")
	}
	return ws[0] == "yes" || len(ws) == 1 && (ws[0] == "y" || ws[0] == "x" || ws[0] == "true")
}
