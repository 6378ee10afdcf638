package form

// Labels and headings that only what stands around them makes such: headings beside
// several rows, "Print" beside a signature, the carrier's own signatory.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// spanningHeads makes headings of the labels in cells that span several rows of labels
// beside them: "Customer" beside "Name" and "Phone". A heading stands at the first row.
func (f *Form) spanningHeads() {
	for _, l := range f.Labels {
		if l.Cell < 0 || !l.Bare {
			continue
		}
		c, top, low, n := l.Sheet.Cells[l.Cell], l.Rect, l.Rect, 0
		for _, o := range f.Labels {
			if o == l || o.Sheet != l.Sheet || o.Cell < 0 || o.Cell == l.Cell || o.Rect.MidY() < c.Y0 || o.Rect.MidY() > c.Y1 || math.Abs(o.Sheet.Cells[o.Cell].X0-c.X1) > layout.Near {
				continue
			}
			n++
			if o.Rect.MidY() < top.MidY() {
				top = o.Rect
			}
			if o.Rect.MidY() > low.MidY() {
				low = o.Rect
			}
		}
		t := SectionMeant(l)
		if n < 2 || layout.SameLine(top, low) || !t.Section() && t != "" {
			continue
		}
		if t != "" {
			l.Target = t
		}
		h := l.Rect.Height()
		l.Rect.Y0 = top.Y0
		l.Rect.Y1 = top.Y0 + math.Min(h, top.Height())
	}
}

// printedBeside makes labels of "Print" or "Printed" on the line of a label that asks
// for the signature: the name in print.
func (f *Form) printedBeside() {
	beside := func(rect page.Rect, s *layout.Sheet) bool {
		for _, l := range f.Labels {
			if l.Sheet == s && l.Target == labels.Target(porting.Signature) && (layout.SameLine(l.Rect, rect) || math.Abs(l.Rect.X0-rect.X0) < 3 && math.Abs(l.Rect.MidY()-rect.MidY()) < 24) {
				return true
			}
		}
		return false
	}
	print := func(text string) bool {
		ws := labels.Words(text)
		return len(ws) == 1 && (ws[0] == "print" || ws[0] == "printed")
	}
	for _, l := range f.Labels {
		if l.Target == labels.None && print(l.Text) && beside(l.Rect, l.Sheet) {
			l.Target, l.Match.Wording = labels.Target(porting.AuthorizedName), "print"
		}
	}
	for _, p := range f.Pieces {
		if p.Widget == nil && p.Span.Seg != nil && p.Text == p.Span.Seg.Text && p.Owner == nil && beside(p.Rect, p.Sheet) && print(p.Text) {
			p.Used = true
			m := labels.Match{Target: labels.Target(porting.AuthorizedName), Wording: "print", Words: 1, End: len(p.Text), Value: len(p.Text)}
			f.AddLabel(p.Span.Seg, m, 0, len(p.Text), nil)
		}
	}
}

// representatives makes headings of short lines such as "Brightline
// Representative" right above a signature.
func (f *Form) representatives() {
	if !f.Asks(labels.Target(porting.Signature)) {
		return
	}
	for _, p := range f.Pieces {
		if p.Widget != nil || p.Prose || len(p.Span.Words()) > 5 || p.Span.Seg == nil || p.Text != p.Span.Seg.Text {
			continue
		}
		ws := labels.Words(p.Text)
		if len(ws) == 0 || look.Small(p.Text) || ws[0] == "authorized" || ws[0] == "customer" || ws[len(ws)-1] != "representative" && ws[len(ws)-1] != "rep" && ws[len(ws)-1] != "agent" {
			continue
		}
		for _, l := range f.Labels {
			if l.Sheet == p.Sheet && l.Target == labels.Target(porting.Signature) && l.Rect.Y0 > p.Rect.Y1-2 && l.Rect.Y0-p.Rect.Y1 < 45 && math.Abs(l.Rect.X0-p.Rect.X0) < 30 {
				p.Used = true
				f.Labels = append(f.Labels, &Label{Match: labels.Match{Target: labels.SectionOther, Wording: "representative"}, Target: labels.SectionOther,
					Sheet: p.Sheet, Seg: p.Span.Seg, Cell: p.Cell, Rect: p.Rect, Text: p.Text, Bare: true})
				break
			}
		}
	}
}

// carriersBlock makes a heading of the company name over the left of two signatures
// side by side where "Customer" stands over the other.
func (f *Form) carriersBlock() {
	over := func(sign *Label, x0, y1 float64) bool {
		return sign.Rect.Y0 > y1-2 && sign.Rect.Y0-y1 < 30 && math.Abs(sign.Rect.X0-x0) < 30
	}
	for _, a := range f.Labels {
		if a.Target != labels.Target(porting.Signature) {
			continue
		}
		var customers *Label
		for _, b := range f.Labels {
			if b == a || b.Sheet != a.Sheet || b.Target != a.Target || !layout.SameLine(a.Rect, b.Rect) {
				continue
			}
			for _, h := range f.Labels {
				if h.Sheet == b.Sheet && h.Bare && h.Match.Words == 1 && (h.Target == labels.Target(porting.CustomerName) || h.Target == labels.SectionCustomer) && over(b, h.Rect.X0, h.Rect.Y1) {
					customers = h
				}
			}
		}
		if customers == nil {
			continue
		}
		for _, p := range f.Pieces {
			if p.Widget == nil && p.Sheet == a.Sheet && !p.Prose && p.Span.Seg != nil && p.Text == p.Span.Seg.Text && len(p.Span.Words()) <= 6 && over(a, p.Rect.X0, p.Rect.Y1) && layout.SameLine(p.Rect, customers.Rect) {
				p.Used = true
				customers.Target = labels.SectionCustomer
				f.Labels = append(f.Labels, &Label{Match: labels.Match{Target: labels.SectionOther, Wording: "representative"}, Target: labels.SectionOther,
					Sheet: p.Sheet, Seg: p.Span.Seg, Cell: p.Cell, Rect: p.Rect, Text: p.Text, Bare: true})
				break
			}
		}
	}
}

// stampCodes takes the codes that signing services print under a signature for nothing:
// they stand below who it was signed by.
func (f *Form) stampCodes() {
	for _, s := range f.Sheets {
		for _, p := range f.PiecesOf[s] {
			if p.Widget != nil || !look.BySigner(strings.ToLower(p.Text)) {
				continue
			}
			f.clock.Tick()
			for _, q := range f.PiecesOf[s] {
				if dy := q.Rect.Y0 - p.Rect.Y1; dy > -2 && dy < 60 && math.Abs(q.Rect.X0-p.Rect.X0) < 60 && look.StampCode(q.Text) {
					q.Placeholder = true
				}
			}
		}
	}
}

// Asks tells whether a label asks for something outright.
func (f *Form) Asks(t labels.Target) bool {
	f.clock.Tick()
	for _, l := range f.Labels {
		if l.Target == t {
			return true
		}
	}
	return false
}
