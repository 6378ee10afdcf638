package listing

// Which pieces stand in the place of a list.

import (
	"math"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// inRegion lists the free pieces in a region that no other label to their left
// has a claim on.
func (li *Lists) inRegion(g region) []*form.Piece {
	var out []*form.Piece
	for _, p := range li.form.PiecesOf[g.sheet] {
		if !p.Free() || p.Text == "" || !g.rect.Holds(p.Rect) {
			continue
		}
		if p.Widget != nil && (p.Widget.Type == page.CheckBox || p.Widget.Type == page.RadioButton || p.Widget.Type == page.SignatureField) {
			continue
		}
		if li.claimed(p, g) {
			continue
		}
		out = append(out, p)
	}
	byLine(out)
	return out
}

// claimed tells whether a label that asks for something else stands before the
// piece, in the same segment or on the same line.
func (li *Lists) claimed(p *form.Piece, g region) bool {
	if li.ofAnother(p, g) || !g.column && (li.inAccountColumn(p) || li.underOther(p, g)) {
		return true
	}
	for _, o := range li.form.LabelsOf[g.sheet] {
		if o.Inline == p && o.Target == labels.SectionOther {
			return true // "Example: 111-111-1111 DSL Line"
		}
		if o == g.head || li.mainRows[o] != nil || o.Target.Section() || o.Target == labels.Row || o.Target == labels.Hint {
			continue
		}
		if o.Inline == p {
			return !look.ListHead(o.Target) || o.Target != g.head.Target
		}
		if g.column || o.Rect.X1 > p.Rect.X0+2 || !layout.SameLine(o.Rect, p.Rect) {
			continue
		}
		if o.Rect.X1 <= g.head.Rect.X0 && g.head.Rect.X1 <= p.Rect.X0+2 && layout.SameLine(g.head.Rect, p.Rect) {
			continue // the heading stands between: "Telephone numbers | To be ported: …"
		}
		if o.Rect.X1 < g.rect.X0 && p.Rect.Y0 > g.head.Rect.Y1-2 && math.Abs(p.Rect.X0-g.head.Rect.X0) < 12 && phrase.StartsWithPhone(p.Text) {
			continue // a label of another column of the page
		}
		if o.Inline != nil && o.Inline != p && o.Inline.Rect.X1 <= p.Rect.X0+2 {
			// that label has its value already: what follows is the list's
			if !look.ListHead(o.Target) {
				continue
			}
		}
		if ends(o) || o.Target == labels.Telephone || o.Target == labels.Quantity {
			return true
		}
	}
	if p.Widget == nil && p.Cell >= 0 && !g.column {
		// a box under another label
		for _, o := range li.form.LabelsOf[g.sheet] {
			if o != g.head && o.Bare && o.Target == labels.Target(porting.BTN) && math.Abs(o.Rect.X0-p.Rect.X0) < 8 && p.Rect.Y0-o.Rect.Y1 > -3 && p.Rect.Y0-o.Rect.Y1 < 14 {
				return true
			}
		}
	}
	if p.Widget != nil {
		// a field with another label right above it or to its left
		for _, o := range li.form.LabelsOf[g.sheet] {
			if o != g.head && ends(o) && !look.ListHead(o.Target) && o.Rect.OverlapX(p.Rect) > 0.5 && p.Rect.Y0-o.Rect.Y1 > -3 && p.Rect.Y0-o.Rect.Y1 < 6 {
				return true
			}
		}
	}
	return false
}
