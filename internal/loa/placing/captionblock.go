package placing

// Blocks of captions on a page whose other labels stand before their values: the signer's
// name, title and date, each over its label, with no line between them.

import (
	"math"

	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
)

// captionOf is a label with the text right above it.
type captionOf struct {
	label *form.Label
	value *form.Piece
	gap   float64 // between them
}

// InCaptions tells whether a label is one of a block of captions: three or more labels, in
// rows or under each other, each with a text above it that may be its value. What stands
// below a label, and what stands above the first text, is farther away; nothing stands
// behind any of the labels.
func (pl *Places) InCaptions(l *form.Label) bool {
	is, ok := pl.blocks[l.Sheet]
	if !ok {
		is = pl.captionBlocks(l.Sheet)
		pl.blocks[l.Sheet] = is
	}
	return is[l]
}

// captionBlocks are the labels of a sheet that are in blocks of captions.
func (pl *Places) captionBlocks(s *layout.Sheet) map[*form.Label]bool {
	var all []captionOf
	values, captions := map[*form.Piece]bool{}, map[*form.Label]bool{}
	for _, l := range pl.form.LabelsOf[s] {
		if !look.WantsValue(l.Target) || l.Inline != nil {
			continue
		}
		p := pl.pieceAbove(l)
		if p == nil || math.Abs(p.Rect.X0-l.Rect.X0) > 4 || look.Fit(l.Target, p.Text) < 0 {
			continue
		}
		values[p], captions[l] = true, true
		all = append(all, captionOf{l, p, math.Max(l.Rect.Y0-p.Rect.Y1, 1)})
	}
	if len(all) < 3 {
		return nil
	}
	whole := make([]bool, len(all))
	for i, c := range all {
		whole[i] = pl.standsAsCaption(c, values, captions)
	}
	block := make([]int, len(all))
	for i := range block {
		block[i] = i
	}
	for i, a := range all {
		for k, b := range all[:i] {
			under := math.Abs(a.label.Rect.X0-b.label.Rect.X0) < 4 && math.Abs(a.label.Rect.MidY()-b.label.Rect.MidY()) < 8*math.Max(a.label.Rect.Height(), 6)
			if from, to := block[i], block[k]; under || layout.SameLine(a.label.Rect, b.label.Rect) {
				for j := range block {
					if block[j] == from {
						block[j] = to
					}
				}
			}
		}
	}
	out := map[*form.Label]bool{}
	for i := range all {
		n, firm, good := 0, false, true
		for k, c := range all {
			if block[k] == block[i] {
				n++
				good = good && whole[k]
				firm = firm || look.Fit(c.label.Target, c.value.Text) >= 2
			}
		}
		if n >= 3 && firm && good {
			out[all[i].label] = true
		}
	}
	return out
}

// standsAsCaption tells whether a caption is closer to the text above it than to what stands
// below, and that text closer to it than to what stands above, or as close where those are
// other captions and their values; nothing stands behind the caption.
func (pl *Places) standsAsCaption(c captionOf, values map[*form.Piece]bool, captions map[*form.Label]bool) bool {
	above, below := math.Inf(1), math.Inf(1)
	over, under := false, false // what stands there is another caption, or the value of one
	limit := pl.Limit(c.label)
	see := func(u page.Rect, caption, value bool) {
		if u.X0 > math.Max(c.label.Rect.X1, c.value.Rect.X1) || u.X1 < c.value.Rect.X0 {
			return
		}
		if d := c.value.Rect.Y0 - u.Y1; d > -2 && d < above {
			above, over = d, caption
		}
		if d := u.Y0 - c.label.Rect.Y1; d > -2 && d < below {
			below, under = d, value
		}
	}
	for _, p := range pl.form.PiecesOf[c.label.Sheet] {
		if p == c.value || p.Text == "" {
			continue
		}
		if !p.Prose && layout.SameLine(p.Rect, c.label.Rect) && p.Rect.X0 > c.label.Rect.X1-2 && p.Rect.X0 < limit-1 {
			return false
		}
		see(p.Rect, false, values[p])
	}
	for _, l := range pl.form.LabelsOf[c.label.Sheet] {
		if l != c.label {
			see(l.Rect, captions[l], false)
		}
	}
	closer := func(d float64, chained bool) bool { return d > 1.3*c.gap || chained && d > 0.95*c.gap }
	return closer(above, over) && closer(below, under)
}
