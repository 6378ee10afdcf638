package form

// Labels that are none: remarks beside the numbers of a list.

import (
	"math"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/porting"
)

// dropRemarks takes back labels that are remarks beside a number: "Main number",
// "Fax" right behind a telephone number that stands for itself.
func (f *Form) dropRemarks(s *layout.Sheet) {
	kept := f.Labels[:0]
	for _, l := range f.Labels {
		if l.Sheet == s && l.Target == labels.Keep && l.Inline != nil && f.remarksOn(s, l) { // "do not port – carries internet"
			f.Pieces = slices.DeleteFunc(f.Pieces, func(p *Piece) bool { return p == l.Inline })
			f.AddPiece(s, l.Seg.Slice(0, len(l.Seg.Text)))
			continue
		}
		if l.Sheet == s && l.Bare && !l.Firm && (l.Target == labels.Target(porting.BTN) || l.Target == labels.None || l.Target == labels.Unit || l.Target == labels.Row ||
			l.Target == labels.Target(porting.ContactPhone) || l.Target == labels.Keep) {
			left, right := s.Neighbours(l.Seg, l.Rect)
			main := l.Target == labels.Target(porting.BTN) && strings.HasPrefix(l.Match.Wording, "main ") || l.Target == labels.Keep || l.Cell >= 0
			for n := 0; main && n < 6 && left != nil && !phrase.WholePhone(left.Text) && f.mayRemark(left); n++ {
				left, _ = s.Neighbours(left, left.Rect) // over the other columns of the row
			}
			if left != nil && left.Cell >= 0 && l.Cell < 0 {
				left = nil // the number stands in a box whose label this is
			}
			if left != nil && phrase.WholePhone(left.Text) && (right == nil || !phrase.WholePhone(right.Text) || f.underNote(l)) {
				f.AddPiece(s, l.Seg.Slice(0, len(l.Seg.Text)))
				continue
			}
		}
		if l.Sheet == s && l.Bare && !l.Firm && l.Target == labels.Keep && strings.HasPrefix(l.Text, "(") && underPhone(s, l.Seg) {
			f.AddPiece(s, l.Seg.Slice(0, len(l.Seg.Text)))
			continue
		}
		kept = append(kept, l)
	}
	f.Labels = kept
}

// remarksOn tells whether a label with words and no number behind it stands in the row of a
// telephone number: what it says is said of that one.
func (f *Form) remarksOn(s *layout.Sheet, l *Label) bool {
	if look.HasPhone(l.Inline.Text) || l.Seg == nil || l.Rect.X0 > l.Seg.Rect.X0+1 {
		return false
	}
	left, _ := s.Neighbours(l.Seg, l.Rect)
	for n := 0; n < 6 && left != nil && !phrase.WholePhone(left.Text) && f.mayRemark(left); n++ {
		left, _ = s.Neighbours(left, left.Rect)
	}
	return left != nil && phrase.WholePhone(left.Text)
}

// underNote tells whether a heading of remarks stands above a label, where it begins.
func (f *Form) underNote(l *Label) bool {
	for _, o := range f.Labels {
		if o.Sheet == l.Sheet && o.Bare && (o.Target == labels.Note || o.Target == labels.Features) && o.Rect.Y1 < l.Rect.Y0 && math.Abs(o.Rect.X0-l.Rect.X0) < 4 {
			return true
		}
	}
	return false
}

// dropJustified takes back labels of one word in small letters that stand between the
// words of a line that is set wide: "the    company    official    stamp".
func (f *Form) dropJustified(s *layout.Sheet) {
	kept := f.Labels[:0]
	for _, l := range f.Labels {
		if l.Sheet == s && l.Bare && !l.Firm && l.Match.Words == 1 && l.Seg != nil && len(l.Seg.Words) == 1 && look.Small(l.Text) {
			left, right := s.Neighbours(l.Seg, l.Rect)
			if left != nil && right != nil && look.Small(left.Text) && look.Small(right.Text) && l.Rect.X0-left.Rect.X1 < 40 && right.Rect.X0-l.Rect.X1 < 40 {
				f.AddPiece(s, l.Seg.Slice(0, len(l.Seg.Text)))
				continue
			}
		}
		kept = append(kept, l)
	}
	f.Labels = kept
}

// dropContinued takes back labels in small letters that end the text of the line right
// above them: "Customer name as registered with losing / carrier".
func (f *Form) dropContinued(s *layout.Sheet) {
	kept := f.Labels[:0]
	for _, l := range f.Labels {
		if l.Sheet == s && l.Bare && look.Small(l.Text) && l.Match.Words <= 2 && endsTextAbove(s, l) {
			f.AddPiece(s, l.Seg.Slice(0, len(l.Seg.Text))).Placeholder = true
			continue
		}
		kept = append(kept, l)
	}
	f.Labels = kept
}

// endsTextAbove tells whether a line goes on with the one right above it, that begins
// with a capital at the same place and does not end in a colon or a full stop.
func endsTextAbove(s *layout.Sheet, l *Label) bool {
	for _, g := range s.Segments {
		if g == l.Seg || g.Cell != l.Cell || math.Abs(g.Rect.X0-l.Rect.X0) > 3 || look.Small(g.Text) || strings.HasSuffix(g.Text, ":") || strings.HasSuffix(g.Text, ".") {
			continue
		}
		if gap := l.Rect.Y0 - g.Rect.Y1; gap > -3 && gap < 0.35*math.Max(g.Rect.Height(), 6) && g.Rect.Width() > 2*l.Rect.Width() && !look.HasPhone(g.Text) {
			return true
		}
	}
	return false
}

// underPhone tells whether a segment stands right under one that begins with a number.
func underPhone(s *layout.Sheet, g *layout.Segment) bool {
	for _, o := range s.Segments {
		if o.Rect.Y0 < g.Rect.Y0-2 && g.Rect.Y0-o.Rect.Y1 < max(g.Rect.Height(), 6) && o.Rect.X0 < g.Rect.X1 && o.Rect.X1 > g.Rect.X0 && phrase.StartsWithPhone(o.Text) {
			return true
		}
	}
	return false
}

// mayRemark tells whether a segment may be what stands beside a number: no label,
// or one like "Fax" that nothing divides from a value.
func (f *Form) mayRemark(g *layout.Segment) bool {
	l := f.LabelOf(g)
	return l == nil || l.Bare && !l.Firm && l.Target == labels.None
}

// underRemarks tells whether a label is a remark: it stands behind a telephone number in
// the column of the remarks of a list ("Use": "Fax").
func (f *Form) underRemarks(l *Label) bool {
	left, _ := l.Sheet.Neighbours(l.Seg, l.Rect)
	if left == nil || !phrase.WholePhone(left.Text) {
		return false
	}
	for _, o := range f.Labels {
		if o.Sheet == l.Sheet && o != l && RemarkHeading(o) && o.Bare && o.Rect.Y1 < l.Rect.Y0 && math.Abs(o.Rect.X0-l.Rect.X0) < layout.Near {
			for _, q := range f.Labels {
				if q.Sheet == l.Sheet && look.ListHead(q.Target) && q.Bare && layout.SameLine(q.Rect, o.Rect) {
					return true
				}
			}
		}
	}
	return false
}

// absorbNotes takes labels back that are remarks before the numbers of a list:
// "Main: 217-555-0100", "Fax: 217-555-0101" right under the list's heading.
func (f *Form) absorbNotes() {
	gone := map[*Label]bool{}
	for _, head := range f.Labels {
		if !look.ListHead(head.Target) || !head.Bare {
			continue
		}
		bottom, h := head.Rect.Y1, math.Max(head.Rect.Height(), 6)
		x := -1.0
		for _, g := range head.Sheet.Segments {
			if g.Rect.Y0 < bottom-2 || g.Rect.X0 > head.Rect.X1+60 || g.Rect.X0 < head.Rect.X0-30 {
				continue
			}
			if g.Rect.Y0-bottom > 1.3*h || x >= 0 && math.Abs(g.Rect.X0-x) > 3 && g.Rect.MidY() > bottom {
				if g.Rect.Y0-bottom > 1.3*h {
					break
				}
				continue
			}
			if !look.HasPhone(g.Text) {
				if l := f.LabelOf(g); l != nil {
					break
				}
				continue
			}
			if l := f.LabelOf(g); l != nil {
				main := l.Target == labels.Target(porting.BTN) && strings.HasPrefix(l.Match.Wording, "main number")
				if l.Target != labels.None && !main || l.Inline == nil || !phrase.WholePhone(l.Inline.Text) || l.crowded {
					break
				}
				gone[l] = true
				l.Inline.Used = true
				f.AddPiece(g.Sheet, g.Slice(0, len(g.Text)))
			}
			bottom, x = g.Rect.Y1, g.Rect.X0
		}
	}
	for _, l := range f.Labels {
		if !gone[l] && l.Bare && l.Seg != nil && f.underRemarks(l) {
			gone[l] = true
			f.AddPiece(l.Sheet, l.Seg.Slice(0, len(l.Seg.Text)))
		}
	}
	if len(gone) == 0 {
		return
	}
	kept := f.Labels[:0]
	for _, l := range f.Labels {
		if !gone[l] {
			kept = append(kept, l)
		}
	}
	f.Labels = kept
}
