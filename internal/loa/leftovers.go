package loa

// What stands beside the value of a scanned page and became part of nothing: ink that
// nobody read, words that no field took. The value may go on there.

import (
	"fmt"
	"slices"

	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// How far what belongs to a value stands from it, in heights of its line: on its line,
// and below.
const (
	besideValue = 25
	belowValue  = 0.9
	besideLabel = 20 // where the value of a label may stand
)

// lost tells why a value of a scanned page may not be all that stands there, "" where
// nothing speaks for it.
func (r *reader) lost(v value) string {
	if a := v.parts; a != nil && v.read == porting.ReadOCR && a.Street != "" && (a.City == "" || a.State == "" || a.Zip == "") {
		return "its city, its state or its ZIP was not found"
	}
	for _, p := range v.pieces {
		if p.Read != porting.ReadOCR || p.Widget != nil {
			continue
		}
		for _, u := range unreadInk(p.Sheet, p.Rect.Height()) {
			if r.goesOn(v, p, u) {
				return "beside it stands ink that OCR made no words of"
			}
		}
		for _, q := range r.form.PiecesOf[p.Sheet] {
			if aloneFree(q) && endsItsText(p) && r.goesOn(v, p, q.Rect) && !r.lists.TakenAt(q) {
				return "words beside it belong to nothing that was read"
			}
		}
	}
	return ""
}

// aloneFree tells whether a piece of a scanned page is a text of its own that nothing took.
func aloneFree(p *form.Piece) bool {
	return p.Read == porting.ReadOCR && p.Widget == nil && p.Free() && !p.Prose && !p.Placeholder && p.Span.Start == 0 && look.HasLetterOrDigit(p.Text)
}

// endsItsText tells whether nothing follows a piece in its run of text: a value that was
// cut out of a sentence does not go on in another.
func endsItsText(p *form.Piece) bool {
	return !look.HasLetterOrDigit(p.Span.Seg.Text[p.Span.End:])
}

// unreadInk is the ink of a page that is no word, as high as lines of such a height.
func unreadInk(s *layout.Sheet, height float64) []page.Rect {
	out := s.Page.Unread[:len(s.Page.Unread):len(s.Page.Unread)]
	for _, k := range s.Page.Strokes {
		if u := k.Upright; u.Height() < 1.8*height {
			out = append(out, u)
		}
	}
	return out
}

// goesOn tells whether a value of which p is a piece may go on at a place: on its line,
// with nothing between, or under it in its cell, or where values have several lines.
func (r *reader) goesOn(v value, p *form.Piece, at page.Rect) bool {
	high := p.Rect.Height()
	if p.Cell >= 0 && !p.Sheet.Cells[p.Cell].Holds(at) {
		return false
	}
	if p.Rect.OverlapY(at) > 0.5 {
		left, right := p.Rect, at
		if at.X0 < p.Rect.X0 {
			left, right = at, p.Rect
		}
		return right.X0-left.X1 < besideValue*high && !r.between(p.Sheet, left, right)
	}
	below, from := at.Y0-p.Rect.Y1, p.Rect.X0
	if l := v.label; l != nil && p.Cell >= 0 && l.Cell == p.Cell {
		from = min(from, l.Rect.X0)
	}
	return p == v.pieces[len(v.pieces)-1] && (p.Cell >= 0 || v.name == porting.ServiceAddress || v.name == porting.BillingAddress) &&
		below > -0.3*high && below < belowValue*high && at.X0 > from-high && at.X0 < p.Rect.X1
}

// between tells whether something stands between two places of a line: other words, or
// the line that parts two cells.
func (r *reader) between(s *layout.Sheet, left, right page.Rect) bool {
	for g := range s.InLine(left) {
		for _, w := range g.Words {
			if u := w.Upright; !w.Blank && u.X0 > left.X1-1 && u.X1 < right.X0+1 && layout.SameLine(u, left) && look.HasLetterOrDigit(w.Text) {
				return true
			}
		}
	}
	return slices.ContainsFunc(s.Page.Rules, func(l page.Rule) bool {
		return !l.Horizontal() && l.X0 > left.X1-2 && l.X0 < right.X0+2 && l.Y0 < left.MidY() && l.Y1 > left.MidY()
	})
}

// lostBehind says which fields have a label on a scanned page and no value, where ink
// that nobody read stands in the value's place.
func (r *reader) lostBehind(rec *porting.Record) {
	said := map[porting.Name]bool{}
	for _, p := range rec.Problems {
		said[p.Field] = true
	}
	for _, l := range r.form.Labels {
		if !look.WantsValue(l.Target) || l.Taken != nil && len(l.Taken.Pieces) > 0 || len(l.Seg.Words) == 0 || l.Seg.Words[0].Read != porting.ReadOCR {
			continue
		}
		n, _, _ := r.resolve(l)
		if n == "" || rec.Fields[n] != nil || said[n] {
			continue
		}
		for _, u := range unreadInk(l.Sheet, l.Rect.Height()) {
			right := l.Rect.OverlapY(u) > 0.5 && u.X0 > l.Rect.X1-1 && u.X0-l.Rect.X1 < besideLabel*l.Rect.Height() && !r.between(l.Sheet, l.Rect, u)
			under := u.Y0 > l.Rect.MidY() && u.Y0-l.Rect.Y1 < 2*l.Rect.Height() && u.X0 < l.Rect.X1 && u.X1 > l.Rect.X0
			if right || under {
				said[n] = true
				rec.Problem(porting.Problem{Code: porting.ProblemUnreadableValue, Field: n, Where: porting.Where{Page: l.Sheet.Number},
					Message: fmt.Sprintf("beside the label of the %s stands ink that OCR made no words of: look for it on the paper", fieldWords(n))})
				break
			}
		}
	}
}
