package placing

// Names, titles and account numbers that are too long for their line, and go on below it.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
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
	return personal(t)
}

// personal tells whether a label asks for who signs. What it asks for goes on in the next
// line only where the first is full.
func personal(t labels.Target) bool {
	return t == labels.Target(porting.AuthorizedName) || t == labels.Target(porting.AuthorizedTitle)
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
		full := pl.fullLine(last, p)
		wraps := (pl.runsOn(l, first.Rect) || full) && underLabel(p, l)
		if personal(l.Target) && !(full && wraps && len(p.Span.Words()) <= 3) {
			continue
		}
		if !column && !wraps || pl.LabelLeftOf(p, l) || look.Fit(l.Target, p.Text) < 1 || len(look.FindMarks(p.Text)) > 0 {
			continue
		}
		if !form.SameFace(last, p) {
			continue
		}
		boxed := wraps && l.Cell >= 0 && p.Cell == l.Cell && pl.form.LabelsIn(l.Sheet, l.Sheet.Cells[l.Cell], l) == 0
		certain := p.Text[0] >= 'a' && p.Text[0] <= 'z' || wraps && companyForm(p.Text) || boxed || personal(l.Target)
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

// begunAbove adds the line close above that a value began on: one in the value's own
// column, where nothing stands beside it and no label of its own. A label set at the foot
// of its value stands so, which is no certainty.
func (pl *Places) begunAbove(l *form.Label) {
	o := l.Taken
	first := o.Pieces[0]
	h := math.Max(first.Rect.Height(), 6)
	var begun *form.Piece
	for _, p := range pl.form.PiecesOf[l.Sheet] {
		if p == first || p.Widget != nil || math.Abs(p.Rect.X0-first.Rect.X0) > 2 || p.Rect.Y1 > first.Rect.Y0+0.3*h {
			continue
		}
		switch gap := first.Rect.Y0 - p.Rect.Y1; {
		case gap < 0.45*h && p.Free() && !p.Placeholder && !p.Prose && p.Cell == first.Cell && p.Text == p.Span.Seg.Text && form.SameFace(p, first):
			begun = p
		case gap < 1.6*h && p.Owner == nil:
			return // a list, or a paragraph
		}
	}
	if begun == nil || begun.Rect.X0 < l.Rect.X1 || look.Fit(l.Target, begun.Text+" "+form.JoinPieces(o.Pieces)) < 1 {
		return
	}
	for _, q := range pl.form.PiecesOf[l.Sheet] {
		gap := begun.Rect.Y0 - q.Rect.Y1
		if q.Owner != nil && q.Owner != l && math.Abs(q.Rect.X0-begun.Rect.X0) < 2 && gap > -0.3*h && gap < 0.45*h && !l.Sheet.Underlined(q.Rect) {
			return // it may go on with the value above as well
		}
	}
	for g := range l.Sheet.InLine(begun.Rect) {
		if g != begun.Span.Seg && g.Rect.X0 < begun.Rect.X0 && g.Rect.X1 > l.Rect.X0-2 {
			return // what the line above is of
		}
	}
	begun.Owner = l
	o.Pieces = append([]*form.Piece{begun}, o.Pieces...)
	o.Slot = o.Slot.Union(begun.Rect)
	if o.Doubt == "" {
		o.Doubt = "the line right above it may begin it"
	}
}

// wrappedOver adds the line close above a value that stands over its caption, in the same
// column and type and with no line to write on between them: the value is too long for its
// place. A line of something else may stand so, which is told.
func (pl *Places) wrappedOver(l *form.Label) {
	o := l.Taken
	first := o.Pieces[0]
	h := math.Max(first.Rect.Height(), 6)
	var begun *form.Piece
	for _, p := range pl.form.PiecesOf[l.Sheet] {
		gap := first.Rect.Y0 - p.Rect.Y1
		if p == first || p.Widget != nil || math.Abs(p.Rect.X0-first.Rect.X0) > 2 || gap < -0.3*h {
			continue
		}
		switch {
		case gap < 0.45*h && p.Free() && !p.Placeholder && !p.Prose && p.Cell == first.Cell && p.Text == p.Span.Seg.Text && form.SameFace(p, first) && !l.Sheet.Underlined(p.Rect):
			begun = p
		case gap < 1.6*h:
			return // a list, or a paragraph
		}
	}
	if begun == nil || look.Fit(l.Target, begun.Text+" "+first.Text) < 0 || pl.LabelLeftOf(begun, l) {
		return
	}
	begun.Owner = l
	o.Pieces = append([]*form.Piece{begun}, o.Pieces...)
	o.Slot = o.Slot.Union(begun.Rect)
	if o.Doubt == "" {
		o.Doubt = "the line right above it may begin it"
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

// underLabel tells whether a piece begins where a label does, or where the text of a
// numbered label does: behind the "2." that hangs out before its lines.
func underLabel(p *form.Piece, l *form.Label) bool {
	if math.Abs(p.Rect.X0-l.Rect.X0) < 3 {
		return true
	}
	ws := l.Seg.Words
	return len(ws) > 1 && math.Abs(ws[1].Upright.X0-p.Rect.X0) < 3 && phrase.LeadingOrdinal(ws[0].Text) > 0
}

// fullLine tells whether a line ends at the right margin of the lines that begin where it
// does, so that the first word of the line below had no place on it.
func (pl *Places) fullLine(last, next *form.Piece) bool {
	begins, ends := map[int]float64{}, map[int]float64{} // of each row
	for _, g := range last.Sheet.Segments {
		if x, ok := begins[g.Row]; !ok || g.Rect.X0 < x {
			begins[g.Row] = g.Rect.X0
		}
		ends[g.Row] = max(ends[g.Row], g.Rect.X1)
	}
	margin, own := 0.0, last.Span.Seg.Row
	for row, x := range begins {
		if math.Abs(x-begins[own]) < 3 {
			margin = max(margin, ends[row])
		}
	}
	ws := next.Span.Words()
	return last.Cell < 0 && len(ws) > 0 && last.Rect.X1+ws[0].Upright.Width() > margin
}
