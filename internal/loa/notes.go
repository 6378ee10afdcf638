package loa

// Remarks beside numbers in tables: which columns and which of a row's cells they are.

import (
	"math"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
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

// remarkColumns are the cells in the row of a heading's cell that head remarks or
// features, lie to the right of x1, and before the next heading of numbers.
func (r *reader) remarkColumns(l *label, c page.Rect, x1 float64) []page.Rect {
	var out []page.Rect
	for _, d := range l.sheet.cells {
		if math.Abs(d.Y0-c.Y0) > near || math.Abs(d.Y1-c.Y1) > near || d.X0 < x1-near {
			continue
		}
		between := false // the remarks of other numbers
		for _, o := range r.labelsOf[l.sheet] {
			numbers := listHead(o.target) || o.target == labels.Telephone || o.target == labels.Number || o.target == l.target
			between = between || o != l && numbers && sameLine(o.rect, l.rect) && o.rect.X0 > c.X1-near && o.rect.X0 < d.X0
		}
		if between {
			continue
		}
		if r.headsSaid(l.sheet, d) {
			out = append(out, d)
		}
	}
	return out
}

// headsSaid tells whether a rectangle holds the heading of a column that says something
// of the numbers beside it: remarks, features, an action.
func (r *reader) headsSaid(s *sheet, d page.Rect) bool {
	for _, o := range r.labelsOf[s] {
		if d.Holds(o.rect) && (o.target == labels.Note || o.target == labels.Features || o.target == labels.Target(porting.Remarks)) {
			return true
		}
	}
	for _, g := range r.actionHeads(s) {
		if d.Holds(g.rect) {
			return true
		}
	}
	return false
}

// remarksBeyond is remarkColumns for a table without ruling lines, whose list ends at x:
// strips of the page from the line of its headings down.
func (r *reader) remarksBeyond(l *label, x float64) []page.Rect {
	var heads []*segment
	for _, g := range l.sheet.segments {
		if sameLine(g.rect, l.rect) && g.rect.X0 > l.rect.X1 {
			heads = append(heads, g)
		}
	}
	sort.SliceStable(heads, func(i, j int) bool { return heads[i].rect.X0 < heads[j].rect.X0 })
	var out []page.Rect
	for i, g := range heads {
		for _, o := range r.labelsOf[l.sheet] {
			if o != l && o.seg == g && (listHead(o.target) || o.target == labels.RangeStart || o.target == l.target) {
				return out // the columns of other numbers
			}
		}
		if g.rect.X0 < x-near || !r.headsSaid(l.sheet, g.rect) {
			continue
		}
		d := page.Rect{X0: g.rect.X0 - 6, Y0: l.rect.Y1 - 2, X1: l.sheet.width, Y1: l.sheet.height}
		if i+1 < len(heads) {
			d.X1 = heads[i+1].rect.X0 - 4
		}
		out = append(out, d)
	}
	return out
}
