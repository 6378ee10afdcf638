package listing

// Remarks beside numbers in tables: which columns and which of a row's cells they are.

import (
	"math"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// remarkText is a line's text in which the cells are blanked that are no remarks:
// those under the heading of an action, a page's foot, and, where the table has a column for
// remarks, those under the other headings ("Type", "Current carrier").
func (li *Lists) remarkText(ln Line, head *form.Label) string {
	if head == nil || len(ln.Chunks) < 2 {
		return ln.Text
	}
	var b []byte
	for _, c := range ln.Chunks {
		if !li.inMargin(c.Piece) && (c.Piece.Widget == nil && look.HasPhone(c.Piece.Text) || !li.underAction(c.Piece, head) && !li.besideRemarks(c.Piece)) {
			continue
		}
		if b == nil {
			b = []byte(ln.Text)
		}
		for i := c.start; i < c.End; i++ {
			b[i] = ' '
		}
	}
	if b == nil {
		return ln.Text
	}
	return string(b)
}

// besideRemarks tells whether a piece stands in a column that is not for remarks,
// of a table that has a column for them.
func (li *Lists) besideRemarks(p *form.Piece) bool {
	var over *form.Label
	for _, o := range li.form.LabelsOf[p.Sheet] {
		if o.Bare && o.Rect.Y1 <= p.Rect.Y0+2 && (o.Rect.OverlapX(p.Rect) > 0.2 || math.Abs(o.Rect.X0-p.Rect.X0) < 4) && (over == nil || o.Rect.Y0 > over.Rect.Y0) {
			over = o
		}
	}
	if over != nil && form.RemarkHeading(over) {
		return false
	}
	var row *form.Label // the heading of the remarks
	for _, o := range li.form.LabelsOf[p.Sheet] {
		if o.Bare && o.Rect.Y1 <= p.Rect.Y0+2 && form.RemarkHeading(o) && (row == nil || o.Rect.Y0 > row.Rect.Y0) {
			row = o
		}
	}
	if row == nil {
		return false
	}
	if over != nil && layout.SameLine(over.Rect, row.Rect) {
		return true
	}
	for g := range p.Sheet.InLine(row.Rect) { // "Type" is no label
		if g.Rect.OverlapX(p.Rect) > 0.2 || math.Abs(g.Rect.X0-p.Rect.X0) < 4 {
			return true
		}
	}
	return false
}

// inMargin tells whether a piece is text that pages repeat in their margins.
func (li *Lists) inMargin(p *form.Piece) bool {
	if p.Widget != nil || len(li.form.Sheets) < 2 {
		return false
	}
	for _, w := range p.Span.Words() {
		if !li.repeated()[w] {
			return false
		}
	}
	return true
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
func (li *Lists) remarkColumns(l *form.Label, c page.Rect, x1 float64) []page.Rect {
	var out []page.Rect
	for _, d := range l.Sheet.Cells {
		if math.Abs(d.Y0-c.Y0) > layout.Near || math.Abs(d.Y1-c.Y1) > layout.Near || d.X0 < x1-layout.Near {
			continue
		}
		between := false // the remarks of other numbers
		for _, o := range li.form.LabelsOf[l.Sheet] {
			numbers := look.ListHead(o.Target) || o.Target == labels.Telephone || o.Target == labels.Number || o.Target == l.Target
			between = between || o != l && numbers && layout.SameLine(o.Rect, l.Rect) && o.Rect.X0 > c.X1-layout.Near && o.Rect.X0 < d.X0
		}
		if between {
			continue
		}
		if li.headsSaid(l.Sheet, d) {
			out = append(out, d)
		}
	}
	return out
}

// headsSaid tells whether a rectangle holds the heading of a column that says something
// of the numbers beside it: remarks, features, an action.
func (li *Lists) headsSaid(s *layout.Sheet, d page.Rect) bool {
	for _, o := range li.form.LabelsOf[s] {
		if d.Holds(o.Rect) && (o.Target == labels.Note || o.Target == labels.Features || o.Target == labels.Target(porting.Remarks)) {
			return true
		}
	}
	for _, g := range li.actionHeads(s) {
		if d.Holds(g.Rect) {
			return true
		}
	}
	return false
}

// remarksBeyond is remarkColumns for a table without ruling lines, whose list ends at x:
// strips of the page from the line of its headings down.
func (li *Lists) remarksBeyond(l *form.Label, x float64) []page.Rect {
	var heads []*layout.Segment
	for _, g := range l.Sheet.Segments {
		if layout.SameLine(g.Rect, l.Rect) && g.Rect.X0 > l.Rect.X1 {
			heads = append(heads, g)
		}
	}
	sort.SliceStable(heads, func(i, j int) bool { return heads[i].Rect.X0 < heads[j].Rect.X0 })
	var out []page.Rect
	for i, g := range heads {
		for _, o := range li.form.LabelsOf[l.Sheet] {
			if o != l && o.Seg == g && (look.ListHead(o.Target) || o.Target == labels.RangeStart || o.Target == l.Target) {
				return out // the columns of other numbers
			}
		}
		if g.Rect.X0 < x-layout.Near || !li.headsSaid(l.Sheet, g.Rect) {
			continue
		}
		d := page.Rect{X0: g.Rect.X0 - 6, Y0: l.Rect.Y1 - 2, X1: l.Sheet.Width, Y1: l.Sheet.Height}
		if i+1 < len(heads) {
			d.X1 = heads[i+1].Rect.X0 - 4
		}
		out = append(out, d)
	}
	return out
}
