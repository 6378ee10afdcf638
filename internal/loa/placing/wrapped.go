package placing

// Names and account numbers that are too long for their line, and go on below it.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/porting"
)

// mayWrap tells whether a label asks for the name of a company or an account number,
// which may be too long for their line.
func mayWrap(t labels.Target) bool {
	switch t {
	case labels.Target(porting.AccountNumber):
		return true
	case labels.Target(porting.CustomerName), labels.Target(porting.CurrentCarrier), labels.Target(porting.NewCarrier), labels.Company, labels.Carrier:
		return true
	}
	return false
}

// wrappedName adds the line close below that a name goes on with: one that begins
// with a small letter, is the form of a company alone, or stands in the value's own column,
// which is no certainty. A value that runs up to the margin goes on under its label.
func (pl *Places) wrappedName(l *form.Label) {
	o := l.Taken
	first, last := o.Pieces[0], o.Pieces[len(o.Pieces)-1]
	h := math.Max(last.Rect.Height(), 6)
	for _, p := range pl.form.PiecesOf[l.Sheet] {
		if p.Widget != nil || !p.Free() || p.Placeholder || p.Prose || p.Cell != last.Cell || len(p.Span.Words()) > 7 || p.Text != p.Span.Seg.Text {
			continue
		}
		if dy := p.Rect.Y0 - last.Rect.Y1; dy < -0.3*h || dy > 0.45*h {
			continue
		}
		column := (o.Kind == form.Right && !pl.runsOn(l, first.Rect) || o.Kind == form.Below || o.Kind == form.LineBelow) && math.Abs(p.Rect.X0-first.Rect.X0) < 2
		if column && (pl.rowBefore(p, l) || pl.phoneBeside(p)) {
			continue
		}
		wraps := (pl.runsOn(l, first.Rect) || pl.fullLine(last, p)) && math.Abs(p.Rect.X0-l.Rect.X0) < 3
		if !column && !wraps || pl.LabelLeftOf(p, l) || look.Fit(l.Target, p.Text) < 1 || len(look.FindMarks(p.Text)) > 0 {
			continue
		}
		if len(last.Span.Words()) == 0 || len(p.Span.Words()) == 0 {
			continue
		}
		if last.Span.Words()[0].Bold != p.Span.Words()[0].Bold || math.Abs(last.Span.Words()[0].Size-p.Span.Words()[0].Size) > 0.5 {
			continue
		}
		boxed := wraps && l.Cell >= 0 && p.Cell == l.Cell && pl.form.LabelsIn(l.Sheet, l.Sheet.Cells[l.Cell], l) == 0
		certain := p.Text[0] >= 'a' && p.Text[0] <= 'z' || wraps && companyForm(p.Text) || boxed
		if certain || column {
			p.Owner = l
			o.Pieces = append(o.Pieces, p)
			o.Slot = o.Slot.Union(p.Rect)
		}
		if !certain && o.Doubt == "" {
			o.Doubt = "the line right below it may go on with it"
		}
		return
	}
}

// phoneBeside tells whether a telephone number stands on the line of a piece: it is a row
// of a table.
func (pl *Places) phoneBeside(p *form.Piece) bool {
	for _, q := range pl.form.PiecesOf[p.Sheet] {
		if q != p && layout.SameLine(q.Rect, p.Rect) && look.HasPhone(q.Text) {
			return true
		}
	}
	return false
}

// companyForm tells whether a text is nothing but the form of a company: "Ltd."
func companyForm(text string) bool {
	return labels.CompanyForm(strings.ToLower(strings.ReplaceAll(strings.Trim(text, ".,"), ".", "")))
}

// fullLine tells whether a line ends at the page's right margin, so that the first word of
// the line below had no place on it.
func (pl *Places) fullLine(last, next *form.Piece) bool {
	margin := 0.0
	for _, g := range last.Sheet.Segments {
		margin = max(margin, g.Rect.X1)
	}
	ws := next.Span.Words()
	return last.Cell < 0 && len(ws) > 0 && last.Rect.X1+ws[0].Upright.Width() > margin
}
