package layout

// What was drawn by hand, or pasted: strokes and pictures in a place.

import (
	"math"

	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// Ink finds a stroke or a picture in a place, drawn on the page or held by an image field:
// by its middle, or by most of it.
func (s *Sheet) Ink(slot page.Rect) (page.Rect, porting.Box, bool) {
	var rect page.Rect
	var box porting.Box
	found := false
	for _, k := range s.Page.Strokes {
		u := k.Upright
		if !finite(u) || u.Width() > 0.8*s.Width || u.Height() > 160 || u.Width() < 8 || !touches(slot, u) {
			continue
		}
		if !k.Annotation && (k.Segments < 3 && (u.Height() < 5 || u.Width() < 20) || u.Width() > slot.Width()+60 || s.framed(u)) {
			continue // a rule with round ends, a frame
		}
		rect, box = rect.Union(u), Unite(box, k.Box, !found)
		found = true
	}
	if found {
		return rect, box, true
	}
	for _, m := range s.Page.Images {
		u := m.Upright
		if !finite(u) || u.Width() > 0.8*s.Width || u.Height() > 200 || u.Width() < 15 || u.Height() < 6 || !touches(slot, u) {
			continue
		}
		return u, m.Box, true
	}
	for _, w := range s.Page.Widgets { // an image field: Acrobat makes a button of it
		if w.Type == page.PushButton && w.Ink && w.Shown == "" && !w.Hidden && w.Upright.Width() >= 15 && w.Upright.Height() <= 200 && touches(slot, w.Upright) {
			return w.Upright, w.Box, true
		}
	}
	return rect, box, false
}

// framed tells whether what is drawn is a frame to sign in: it holds printed words,
// or another drawing lies inside or around it at much the same distance on all sides.
func (s *Sheet) framed(u page.Rect) bool {
	words := 0
	for _, w := range s.Words {
		if q := w.Upright; q.X0 > u.X0 && q.X1 < u.X1 && q.Y0 > u.Y0 && q.Y1 < u.Y1 && !w.Blank {
			words++
		}
	}
	if words > 1 {
		return true
	}
	for _, k := range s.Page.Strokes {
		a, b := u, k.Upright
		if b.X0 < a.X0 {
			a, b = b, a
		}
		near := math.Min(math.Min(b.X0-a.X0, a.X1-b.X1), math.Min(b.Y0-a.Y0, a.Y1-b.Y1))
		far := math.Max(math.Max(b.X0-a.X0, a.X1-b.X1), math.Max(b.Y0-a.Y0, a.Y1-b.Y1))
		if near > 1 && far < 30 && far-near < 6 && b.Width() > 60 && b.Height() > 25 {
			return true
		}
	}
	return false
}

// touches tells whether something drawn belongs to a place: its middle lies in
// it, or a third of it does.
func touches(slot, u page.Rect) bool {
	if slot.Holds(u) {
		return true
	}
	w := math.Min(slot.X1, u.X1) - math.Max(slot.X0, u.X0)
	h := math.Min(slot.Y1, u.Y1) - math.Max(slot.Y0, u.Y0)
	if w <= 0 || h <= 0 {
		return false
	}
	return w*h > 0.33*math.Max(1, u.Width()*u.Height())
}
