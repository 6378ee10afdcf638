package loa

// Remarks beside numbers in tables: which of a row's cells are remarks.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
)

// remarkText is a line's text in which the cells are blanked that are no remarks:
// those under the heading of an action, a page's foot, and, where the table has a column for
// remarks, those under the other headings ("Type", "Current carrier").
func (r *reader) remarkText(ln listLine, head *label) string {
	if head == nil || len(ln.chunks) < 2 {
		return ln.text
	}
	var b []byte
	for _, c := range ln.chunks {
		if !r.inMargin(c.p) && (c.p.widget == nil && hasPhone(c.p.text) || !r.underAction(c.p, head) && !r.besideRemarks(c.p)) {
			continue
		}
		if b == nil {
			b = []byte(ln.text)
		}
		for i := c.start; i < c.end; i++ {
			b[i] = ' '
		}
	}
	if b == nil {
		return ln.text
	}
	return string(b)
}

// besideRemarks tells whether a piece stands in a column that is not for remarks,
// of a table that has a column for them.
func (r *reader) besideRemarks(p *piece) bool {
	var over *label
	for _, o := range r.labelsOf[p.sheet] {
		if o.bare && o.rect.Y1 <= p.rect.Y0+2 && (o.rect.OverlapX(p.rect) > 0.2 || math.Abs(o.rect.X0-p.rect.X0) < 4) && (over == nil || o.rect.Y0 > over.rect.Y0) {
			over = o
		}
	}
	if over != nil && remarkHeading(over) {
		return false
	}
	var row *label // the heading of the remarks
	for _, o := range r.labelsOf[p.sheet] {
		if o.bare && o.rect.Y1 <= p.rect.Y0+2 && remarkHeading(o) && (row == nil || o.rect.Y0 > row.rect.Y0) {
			row = o
		}
	}
	if row == nil {
		return false
	}
	if over != nil && sameLine(over.rect, row.rect) {
		return true
	}
	for g := range p.sheet.inLine(row.rect) { // "Type" is no label
		if g.rect.OverlapX(p.rect) > 0.2 || math.Abs(g.rect.X0-p.rect.X0) < 4 {
			return true
		}
	}
	return false
}

// inMargin tells whether a piece is text that pages repeat in their margins.
func (r *reader) inMargin(p *piece) bool {
	if p.widget != nil || len(r.sheets) < 2 {
		return false
	}
	for _, w := range p.span.words() {
		if !r.repeated(p.sheet, w) {
			return false
		}
	}
	return true
}

// remarkHeading tells whether a label heads a column of remarks proper, not of
// kinds of lines.
func remarkHeading(l *label) bool {
	return l.target == labels.Note && !strings.Contains(l.match.Wording, "type")
}

// cells joins what is left of a line's cells.
func cells(t string) string {
	if !strings.Contains(t, "|") {
		return t
	}
	var out []string
	for _, c := range strings.Split(t, " | ") {
		if c = strings.TrimSpace(c); c != "" && c != "|" {
			out = append(out, c)
		}
	}
	return strings.Join(out, " ")
}
