package loa

// Labels that are none: remarks beside the numbers of a list.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// dropRemarks takes back labels that are remarks beside a number: "Main number",
// "Fax" right behind a telephone number that stands for itself.
func (r *reader) dropRemarks(s *sheet) {
	kept := r.labels[:0]
	for _, l := range r.labels {
		if l.sheet == s && l.bare && !l.firm && (l.target == labels.Target(porting.BTN) || l.target == labels.None || l.target == labels.Unit || l.target == labels.Row ||
			l.target == labels.Target(porting.ContactPhone) || l.target == labels.Keep) {
			left, right := s.neighbours(l.seg, l.rect)
			main := l.target == labels.Target(porting.BTN) && strings.HasPrefix(l.match.Wording, "main ") || l.target == labels.Keep || l.cell >= 0
			for n := 0; main && n < 6 && left != nil && !wholePhone(left.text) && r.mayRemark(left); n++ {
				left, _ = s.neighbours(left, left.rect) // over the other columns of the row
			}
			if left != nil && left.cell >= 0 && l.cell < 0 {
				left = nil // the number stands in a box whose label this is
			}
			if left != nil && wholePhone(left.text) && (right == nil || !wholePhone(right.text) || r.underNote(l)) {
				r.addPiece(s, l.seg.slice(0, len(l.seg.text)))
				continue
			}
		}
		if l.sheet == s && l.bare && !l.firm && l.target == labels.Keep && strings.HasPrefix(l.text, "(") && s.underPhone(l.seg) {
			r.addPiece(s, l.seg.slice(0, len(l.seg.text)))
			continue
		}
		kept = append(kept, l)
	}
	r.labels = kept
}

// underNote tells whether a heading of remarks stands above a label, where it begins.
func (r *reader) underNote(l *label) bool {
	for _, o := range r.labels {
		if o.sheet == l.sheet && o.bare && (o.target == labels.Note || o.target == labels.Features) && o.rect.Y1 < l.rect.Y0 && math.Abs(o.rect.X0-l.rect.X0) < 4 {
			return true
		}
	}
	return false
}

// dropJustified takes back labels of one word in small letters that stand between the
// words of a line that is set wide: "the    company    official    stamp".
func (r *reader) dropJustified(s *sheet) {
	kept := r.labels[:0]
	for _, l := range r.labels {
		if l.sheet == s && l.bare && !l.firm && l.match.Words == 1 && l.seg != nil && len(l.seg.words) == 1 && small(l.text) {
			left, right := s.neighbours(l.seg, l.rect)
			if left != nil && right != nil && small(left.text) && small(right.text) && l.rect.X0-left.rect.X1 < 40 && right.rect.X0-l.rect.X1 < 40 {
				r.addPiece(s, l.seg.slice(0, len(l.seg.text)))
				continue
			}
		}
		kept = append(kept, l)
	}
	r.labels = kept
}

// dropContinued takes back labels in small letters that end the text of the line right
// above them: "Customer name as registered with losing / carrier".
func (r *reader) dropContinued(s *sheet) {
	kept := r.labels[:0]
	for _, l := range r.labels {
		if l.sheet == s && l.bare && small(l.text) && l.match.Words <= 2 && s.endsTextAbove(l) {
			r.addPiece(s, l.seg.slice(0, len(l.seg.text))).placeholder = true
			continue
		}
		kept = append(kept, l)
	}
	r.labels = kept
}

// endsTextAbove tells whether a line goes on with the one right above it, that begins
// with a capital at the same place and does not end in a colon or a full stop.
func (s *sheet) endsTextAbove(l *label) bool {
	for _, g := range s.segments {
		if g == l.seg || g.cell != l.cell || math.Abs(g.rect.X0-l.rect.X0) > 3 || small(g.text) || strings.HasSuffix(g.text, ":") || strings.HasSuffix(g.text, ".") {
			continue
		}
		if gap := l.rect.Y0 - g.rect.Y1; gap > -3 && gap < 0.35*math.Max(g.rect.Height(), 6) && g.rect.Width() > 2*l.rect.Width() && !hasPhone(g.text) {
			return true
		}
	}
	return false
}

// small tells whether a text begins with a small letter.
func small(t string) bool { return t != "" && t[0] >= 'a' && t[0] <= 'z' }

// underPhone tells whether a segment stands right under one that begins with a number.
func (s *sheet) underPhone(g *segment) bool {
	for _, o := range s.segments {
		if o.rect.Y0 < g.rect.Y0-2 && g.rect.Y0-o.rect.Y1 < max(g.rect.Height(), 6) && o.rect.X0 < g.rect.X1 && o.rect.X1 > g.rect.X0 && startsWithPhone(o.text) {
			return true
		}
	}
	return false
}

// mayRemark tells whether a segment may be what stands beside a number: no label,
// or one like "Fax" that nothing divides from a value.
func (r *reader) mayRemark(g *segment) bool {
	l := r.labelOf(g)
	return l == nil || l.bare && !l.firm && l.target == labels.None
}

// neighbours returns the nearest segments on either side of a place in a segment, on its line.
func (s *sheet) neighbours(own *segment, at page.Rect) (left, right *segment) {
	for g := range s.inLine(at) {
		if g == own {
			continue
		}
		if g.rect.X1 <= at.X0+2 && (left == nil || g.rect.X1 > left.rect.X1) {
			left = g
		}
		if g.rect.X0 >= at.X1-2 && (right == nil || g.rect.X0 < right.rect.X0) {
			right = g
		}
	}
	return
}

func wholePhone(t string) bool {
	t = strings.TrimRight(t, " ,;") // as it stands in an enumeration
	fs := phones(t)
	return len(fs) == 1 && fs[0].Start <= 3 && fs[0].End >= len(t)-1
}

// underRemarks tells whether a label is a remark: it stands behind a telephone number in
// the column of the remarks of a list ("Use": "Fax").
func (r *reader) underRemarks(l *label) bool {
	left, _ := l.sheet.neighbours(l.seg, l.rect)
	if left == nil || !wholePhone(left.text) {
		return false
	}
	for _, o := range r.labels {
		if o.sheet == l.sheet && o != l && remarkHeading(o) && o.bare && o.rect.Y1 < l.rect.Y0 && math.Abs(o.rect.X0-l.rect.X0) < near {
			for _, q := range r.labels {
				if q.sheet == l.sheet && listHead(q.target) && q.bare && sameLine(q.rect, o.rect) {
					return true
				}
			}
		}
	}
	return false
}

// absorbNotes takes labels back that are remarks before the numbers of a list:
// "Main: 217-555-0100", "Fax: 217-555-0101" right under the list's heading.
func (r *reader) absorbNotes() {
	gone := map[*label]bool{}
	for _, head := range r.labels {
		if !listHead(head.target) || !head.bare {
			continue
		}
		bottom, h := head.rect.Y1, math.Max(head.rect.Height(), 6)
		x := -1.0
		for _, g := range head.sheet.segments {
			if g.rect.Y0 < bottom-2 || g.rect.X0 > head.rect.X1+60 || g.rect.X0 < head.rect.X0-30 {
				continue
			}
			if g.rect.Y0-bottom > 1.3*h || x >= 0 && math.Abs(g.rect.X0-x) > 3 && g.rect.MidY() > bottom {
				if g.rect.Y0-bottom > 1.3*h {
					break
				}
				continue
			}
			if !hasPhone(g.text) {
				if l := r.labelOf(g); l != nil {
					break
				}
				continue
			}
			if l := r.labelOf(g); l != nil {
				main := l.target == labels.Target(porting.BTN) && strings.HasPrefix(l.match.Wording, "main number")
				if l.target != labels.None && !main || l.inline == nil || !wholePhone(l.inline.text) || l.crowded {
					break
				}
				gone[l] = true
				l.inline.used = true
				r.addPiece(g.sheet, g.slice(0, len(g.text)))
			}
			bottom, x = g.rect.Y1, g.rect.X0
		}
	}
	for _, l := range r.labels {
		if !gone[l] && l.bare && l.seg != nil && r.underRemarks(l) {
			gone[l] = true
			r.addPiece(l.sheet, l.seg.slice(0, len(l.seg.text)))
		}
	}
	if len(gone) == 0 {
		return
	}
	kept := r.labels[:0]
	for _, l := range r.labels {
		if !gone[l] {
			kept = append(kept, l)
		}
	}
	r.labels = kept
}
