package placing

// Pages whose labels are captions: each under its value, with no line between them.

import (
	"cmp"
	"math"
	"slices"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// Captioned tells whether the labels of a page stand under their values throughout: a
// value stands close above most of them, and none as close below or beside.
func (pl *Places) Captioned(s *layout.Sheet) bool {
	is, ok := pl.captioned[s]
	if !ok {
		is = pl.countCaptions(s)
		pl.captioned[s] = is
	}
	return is
}

func (pl *Places) countCaptions(s *layout.Sheet) bool {
	under, other, firm := 0, 0, 0
	for _, l := range pl.form.LabelsOf[s] {
		if !look.WantsValue(l.Target) && !look.ListHead(l.Target) {
			continue
		}
		above, dy := pl.pieceAbove(l), math.Inf(1)
		if above != nil {
			dy = l.Rect.Y0 - above.Rect.Y1
		}
		switch fit := 0; {
		case l.Inline != nil || pl.valueNear(l, 1.5*math.Max(dy, 3)):
			other++
		case above != nil:
			if fit = look.Fit(l.Target, above.Text); fit < 0 {
				other++
				break
			}
			under++
			if fit >= 2 {
				firm++
			}
		}
	}
	return under >= 3 && firm > 0 && under > 2*other
}

// valueNear tells whether a text that may be a label's value stands behind it on its
// line, or no more than dy below it.
func (pl *Places) valueNear(l *form.Label, dy float64) bool {
	h := math.Max(l.Rect.Height(), 6)
	limit := pl.Limit(l)
	for _, p := range pl.form.PiecesOf[l.Sheet] {
		if p.Widget != nil || !p.Free() || p.Placeholder || p.Prose {
			continue
		}
		behind := layout.SameLine(p.Rect, l.Rect) && p.Rect.X0 > l.Rect.X1-2 && p.Rect.X0 < limit-1 && p.Rect.X0-l.Rect.X1 < 330
		below := p.Rect.Y0 - l.Rect.Y1
		under := below > -0.3*h && below <= math.Min(dy, 1.9*h) && math.Abs(p.Rect.X0-l.Rect.X0) < 10
		if (behind || under) && look.Fit(l.Target, p.Text) >= 0 {
			return true
		}
	}
	return false
}

// Above are the texts right above a caption of a list, from the top: lines of one
// margin, close to each other.
func (pl *Places) Above(l *form.Label) []*form.Piece {
	p := pl.pieceAbove(l)
	if p == nil {
		return nil
	}
	out := []*form.Piece{p}
	for n := 0; n < 20; n++ {
		first, prev := out[0], (*form.Piece)(nil)
		for _, q := range pl.form.PiecesOf[l.Sheet] {
			if dy := first.Rect.Y0 - q.Rect.Y1; q.Widget == nil && q.Free() && !q.Prose && math.Abs(q.Rect.X0-first.Rect.X0) < 4 && dy > -3 && dy < 0.6*math.Max(first.Rect.Height(), 6) {
				prev = q
			}
		}
		if prev == nil || !look.HasPhone(prev.Text) {
			break
		}
		out = append([]*form.Piece{prev}, out...)
	}
	return out
}

// captionGap is how far a row of captions stands below its values at most, in heights of
// its line: with a row of a table left empty between them.
const captionGap = 4

// rowAbove are the lines above a label that is one of a row of captions: three or more
// beside each other, each begins where a text of one line above begins, at least one of
// which is of the kind asked for, and nothing stands as close below them. That of the
// signature may stand under ink.
func (pl *Places) rowAbove(l *form.Label) []*form.Piece {
	if !l.Bare || l.Firm || !look.WantsValue(l.Target) {
		return nil
	}
	var row []*form.Label
	for _, o := range pl.form.LabelsOf[l.Sheet] {
		if layout.SameLine(o.Rect, l.Rect) {
			if !o.Bare || o.Firm || !look.WantsValue(o.Target) {
				return nil
			}
			row = append(row, o)
		}
	}
	if len(row) < 3 {
		return nil
	}
	for _, top := range pl.overCaption(l) {
		firm := false
		for _, o := range row {
			ps := pl.overCaption(o)
			i := slices.IndexFunc(ps, func(p *form.Piece) bool { return layout.SameLine(p.Rect, top.Rect) })
			if i < 0 && pl.inkAbove(o, top) {
				continue
			}
			if i < 0 || look.Fit(o.Target, ps[i].Text) < 0 || pl.valueNear(o, o.Rect.Y0-ps[i].Rect.Y1) {
				firm = false
				break
			}
			firm = firm || look.Fit(o.Target, ps[i].Text) >= 2
		}
		if firm {
			ps := pl.overCaption(l)
			return ps[slices.Index(ps, top):]
		}
	}
	return nil
}

// inkAbove tells whether a label asks for the signature, and ink stands over it that
// reaches to the line of a text.
func (pl *Places) inkAbove(l *form.Label, line *form.Piece) bool {
	if l.Target != labels.Target(porting.Signature) {
		return false
	}
	h := math.Max(l.Rect.Height(), 6)
	ink, _, ok := l.Sheet.Ink(page.Rect{X0: l.Rect.X0 - h, Y0: l.Rect.Y0 - 2*captionGap*h, X1: l.Rect.X1 + 4*h, Y1: l.Rect.Y0})
	return ok && ink.Y0 < line.Rect.Y1 && ink.Y1 > line.Rect.Y0
}

// overCaption are the texts above a label that begin where it does, from the top.
func (pl *Places) overCaption(l *form.Label) []*form.Piece {
	var out []*form.Piece
	for _, p := range pl.form.PiecesOf[l.Sheet] {
		gap := l.Rect.Y0 - p.Rect.Y1
		if p.Widget == nil && p.Free() && !p.Placeholder && !p.Prose && gap > 0 && gap < captionGap*math.Max(l.Rect.Height(), 6) && math.Abs(p.Rect.X0-l.Rect.X0) < 3 {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b *form.Piece) int { return cmp.Compare(a.Rect.Y0, b.Rect.Y0) })
	return out
}
