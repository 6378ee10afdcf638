package form

// Labels that a form prints in two languages, one below the other: "Customer name" over
// "Nom du client".

import (
	"math"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
)

// twoTongues makes one label of each two that stand one below the other and ask for the
// same in two languages, the place of both its own; so it does with two that read alike
// in both ("Date") beside such. Where most labels of a column are said twice, a line of
// which nobody knows the wording says the label above it again, too.
func (f *Form) twoTongues(s *layout.Sheet) {
	english := labels.LOA()
	if f.Vocabulary == english {
		return
	}
	speaks := func(l *Label) bool { m, ok := english.Exact(l.Text); return ok && m.Target == l.Target }
	under := map[*Label]*Label{}
	twice := map[*Label]bool{}
	for _, a := range f.Labels {
		if b := f.repeatedBelow(s, a); b != nil {
			under[a], twice[a] = b, speaks(a) != speaks(b)
		}
	}
	gone := map[*Label]bool{}
	var said []*Label
	for a, b := range under {
		if twice[a] || besideTwice(a, b, under, twice) {
			gone[b] = true
		}
	}
	kept := f.Labels[:0]
	for _, l := range f.Labels {
		if gone[l] {
			continue
		}
		if b := under[l]; gone[b] {
			l.Rect, l.Firm = l.Rect.Union(b.Rect), l.Firm || b.Firm
			said = append(said, l)
		}
		kept = append(kept, l)
	}
	f.Labels = kept
	f.unknownTongue(s, said)
}

// repeatedBelow is the label right below a bare label, where it begins, that asks for
// the same and has its lines for itself too; nil if none is.
func (f *Form) repeatedBelow(s *layout.Sheet, a *Label) *Label {
	if a.Sheet != s || !a.Bare || a.Inline != nil || !look.WantsValue(a.Target) {
		return nil
	}
	for _, b := range f.Labels {
		if b.Sheet == s && b != a && b.Bare && b.Inline == nil && b.Target == a.Target && b.Cell == a.Cell && rightBelow(a, b.Rect.X0, b.Rect.Y0, b.Rect.MidY()) {
			return b
		}
	}
	return nil
}

// rightBelow tells whether what begins at x and y stands right below a label.
func rightBelow(a *Label, x, y, mid float64) bool {
	gap := y - a.Rect.Y1
	return math.Abs(x-a.Rect.X0) < 3 && mid > a.Rect.MidY() && gap > -3 && gap < 0.5*math.Max(a.Rect.Height(), 6)
}

// besideTwice tells whether another label of the same two lines is said in two languages.
func besideTwice(a, b *Label, under map[*Label]*Label, twice map[*Label]bool) bool {
	for c, d := range under {
		if twice[c] && layout.SameLine(a.Rect, c.Rect) && layout.SameLine(b.Rect, d.Rect) {
			return true
		}
	}
	return false
}

// unknownTongue takes for nothing the lines right below labels that are not said twice,
// where most of their column are, and gives their place to the label.
func (f *Form) unknownTongue(s *layout.Sheet, said []*Label) {
	for _, l := range f.Labels {
		if l.Sheet != s || !l.Bare || l.Inline != nil || !look.WantsValue(l.Target) {
			continue
		}
		like, others := 0, 0
		for _, o := range f.Labels {
			if o == l || o.Sheet != s || !o.Bare || math.Abs(o.Rect.X0-l.Rect.X0) > 3 {
				continue
			}
			others++
			if slices.Contains(said, o) {
				like++
			}
		}
		if like < 2 || like <= others-like {
			continue
		}
		for _, p := range f.Pieces {
			if p.Sheet == s && p.Widget == nil && !p.Placeholder && p.Cell == l.Cell && rightBelow(l, p.Rect.X0, p.Rect.Y0, p.Rect.MidY()) && f.valueBeside(l.Rect.Union(p.Rect), s) {
				p.Placeholder = true
				l.Rect = l.Rect.Union(p.Rect)
				break
			}
		}
	}
}

// valueBeside tells whether a text or a form field stands on the lines of a label, behind it.
func (f *Form) valueBeside(r page.Rect, s *layout.Sheet) bool {
	return slices.ContainsFunc(f.Pieces, func(p *Piece) bool {
		return p.Sheet == s && p.Rect.X0 > r.X1 && layout.SameLine(p.Rect, r)
	})
}

// slashed joins what follows a label behind a stroke in the same line, often in italics, with
// the label: "Service address | / Adresse de service".
func (f *Form) slashed(s *layout.Sheet) {
	f.strokeBetween(s)
	gone, goneLabels := map[*Piece]bool{}, map[*Label]bool{}
	var again []*Label // those that a stroke begins
	var pieces []*Piece
	for _, o := range f.Labels {
		if o.Sheet == s && strings.HasPrefix(o.Text, "/ ") {
			again = append(again, o)
		}
	}
	for _, p := range f.Pieces {
		if p.Sheet == s && p.Widget == nil && strings.HasPrefix(p.Text, "/ ") {
			pieces = append(pieces, p)
		}
	}
	if len(again)+len(pieces) == 0 {
		return
	}
	for _, l := range f.Labels {
		f.clock.Tick()
		if l.Sheet != s || !l.Bare || l.Inline != nil || l.Firm || goneLabels[l] {
			continue
		}
		follows := func(r page.Rect, cell int) bool {
			gap := r.X0 - l.Rect.X1
			return cell == l.Cell && gap > -1 && gap < 0.8*math.Max(l.Rect.Height(), 6) && layout.SameLine(r, l.Rect)
		}
		for _, o := range again {
			if o != l && o.Inline == nil && follows(o.Rect, o.Cell) && (o.Target == l.Target || !look.WantsValue(o.Target)) {
				goneLabels[o] = true
				l.Rect = l.Rect.Union(o.Rect)
			}
		}
		for _, p := range pieces {
			if !gone[p] && follows(p.Rect, p.Cell) {
				gone[p] = true
				l.Rect = l.Rect.Union(p.Rect)
			}
		}
	}
	if len(goneLabels) > 0 {
		f.Labels = slices.DeleteFunc(f.Labels, func(l *Label) bool { return goneLabels[l] })
	}
	if len(gone) > 0 {
		f.Pieces = slices.DeleteFunc(f.Pieces, func(p *Piece) bool { return gone[p] })
	}
}

// strokeBetween joins two labels of one line between which a stroke stands, where the second
// says in French what the first asks for in English: "Street address /| Adresse de service".
func (f *Form) strokeBetween(s *layout.Sheet) {
	english := labels.LOA()
	if f.Vocabulary == english {
		return
	}
	gone := map[*Label]bool{}
	for _, l := range f.Labels {
		f.clock.Tick()
		if l.Sheet != s || !l.Bare || l.Inline != nil || !strings.HasSuffix(strings.TrimSpace(l.Text), "/") {
			continue
		}
		for _, o := range f.Labels {
			if o == l || o.Sheet != s || !o.Bare || o.Cell != l.Cell || !layout.SameLine(o.Rect, l.Rect) || o.Rect.X0 < l.Rect.X1-1 || o.Rect.X0-l.Rect.X1 > math.Max(l.Rect.Height(), 6) {
				continue
			}
			if _, speaks := english.Exact(o.Text); speaks {
				continue // "Owner / Title"
			}
			gone[o] = true
			l.Rect, l.Firm = l.Rect.Union(o.Rect), l.Firm || o.Firm
			if o.Inline != nil {
				l.Inline, l.Bare = o.Inline, false
			}
		}
	}
	if len(gone) > 0 {
		f.Labels = slices.DeleteFunc(f.Labels, func(l *Label) bool { return gone[l] })
	}
}
