package form

// Pages whose type tells labels from values: a form set in one face, and filled in with
// another.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

const (
	// minCaptions is how many known labels have to be set in one face.
	minCaptions = 5
	// minTyped is how many texts that can be nothing but values have to be in others.
	minTyped = 3
	// captionsAbove is how far above the first known caption others may stand.
	captionsAbove = 120
	// maxCaption is how many words the caption of a value has at most.
	maxCaption = 12
)

// face is the type that a word is set in; the size in half points.
type face struct {
	font string
	bold bool
	size int
}

func faceOf(w *page.Word) face { return face{w.Font, w.Bold, int(math.Round(2 * w.Size))} }

// faceOf is the face of all words of a piece, if it is one.
func (p *Piece) face() (face, bool) {
	ws := p.Span.Words()
	if p.Widget != nil || len(ws) == 0 {
		return face{}, false
	}
	c := faceOf(ws[0])
	for _, w := range ws[1:] {
		if faceOf(w) != c {
			return face{}, false
		}
	}
	return c, true
}

// byFace reads a page that sets its labels in a face of its own: what is set in it among
// them is a label too, known or not, and no value.
func (f *Form) byFace(s *layout.Sheet) {
	c, from, to, ok := f.captionFace(s)
	if !ok {
		return
	}
	gone := map[*Piece]bool{}
	for _, l := range f.LabelsOf[s] {
		if p := l.Inline; p != nil && p.Free() && !l.Firm && l.Seg != nil && faceOf(l.Seg.Words[0]) == c {
			if at, ok := p.face(); ok && at == c && !value(p.Text) {
				f.wholeCaption(l)
				gone[p] = true
			}
		}
	}
	for _, p := range f.PiecesOf[s] {
		at, one := p.face()
		if !one || at != c || gone[p] || !p.Free() || p.Prose || p.Rect.Y0 < from-captionsAbove || p.Rect.Y1 > to || !f.captionLike(s, p) {
			continue
		}
		if !f.typedAt(s, p, c) {
			p.Placeholder = p.Placeholder || p.Rect.Y0 > from // words of the form, and of no value
			continue
		}
		l := captionLabel(p)
		if !f.guess(l) && p.Placeholder {
			continue
		}
		f.Labels = append(f.Labels, l)
		gone[p] = true
	}
	f.dropPieces(gone)
}

// captionFace is the face of a page's labels, and from where to where on the page it is.
// There is none where values are set in it as well.
func (f *Form) captionFace(s *layout.Sheet) (c face, from, to float64, ok bool) {
	of := map[face]int{}
	for _, l := range f.LabelsOf[s] {
		if l.Seg == nil || l.Target == labels.None || !look.WantsValue(l.Target) || !l.Bare || strings.HasSuffix(strings.TrimSpace(l.Text), ":") {
			continue
		}
		w := l.Seg.Words[0]
		if w.Read == porting.ReadOCR {
			return c, 0, 0, false
		}
		at := faceOf(w)
		if of[at]++; of[at] > of[c] || at == c {
			c = at
		}
	}
	if of[c] < minCaptions {
		return c, 0, 0, false
	}
	from, to = math.Inf(1), 0
	for _, l := range f.LabelsOf[s] {
		if l.Seg != nil && l.Target != labels.None && look.WantsValue(l.Target) && faceOf(l.Seg.Words[0]) == c {
			from, to = math.Min(from, l.Rect.Y0-1), math.Max(to, l.Rect.Y1+1)
		}
	}
	typed := 0
	for _, p := range f.PiecesOf[s] {
		if p.Rect.Y0 < from || p.Rect.Y0 > to+float64(c.size) || p.Prose || p.Widget != nil || !value(p.Text) || strings.HasSuffix(p.Text, ".") && look.Small(p.Text) {
			continue
		}
		if at, one := p.face(); one && at == c {
			return c, 0, 0, false
		}
		typed++
	}
	return c, from, to, typed >= minTyped
}

// value tells whether a text can be nothing but something that was filled in.
func value(t string) bool {
	digits, _ := look.Count(t)
	if len(strings.Fields(t)) > maxCaption {
		return false // a sentence
	}
	return look.HasPhone(t) || look.IsDate(t) || look.IsZip(t) || strings.Contains(t, "@") || digits > 3
}

// captionLike tells whether a text may be the caption of a value: a few words, and no
// answer to tick.
func (f *Form) captionLike(s *layout.Sheet, p *Piece) bool {
	_, letters := look.Count(p.Text)
	if letters < 2 || len(strings.Fields(p.Text)) > maxCaption || len(look.FindMarks(p.Text)) > 0 || value(p.Text) || phrase.Extent(p.Text) != "" || phrase.ActionHeading(p.Text) {
		return false
	}
	if _, ok := f.Answer(p.Text); ok {
		return false
	}
	_, box := s.DrawnBox(p.Rect)
	return !box
}

// typedAt tells whether something in another face stands where the value of a caption does:
// below it or over it in its column, or behind it; or the place for it is empty.
func (f *Form) typedAt(s *layout.Sheet, q *Piece, c face) bool {
	if q.Cell >= 0 {
		return true
	}
	h := math.Max(q.Rect.Height(), 6)
	for _, p := range f.PiecesOf[s] {
		if p == q || p.Prose {
			continue
		}
		if at, one := p.face(); one && at == c {
			continue
		}
		gap := math.Max(p.Rect.Y0-q.Rect.Y1, q.Rect.Y0-p.Rect.Y1)
		if gap > -0.5*h && gap < 1.5*h && math.Abs(p.Rect.X0-q.Rect.X0) < 6 || layout.SameLine(p.Rect, q.Rect) && p.Rect.X0 > q.Rect.X1 && p.Rect.X0-q.Rect.X1 < 150 {
			return true
		}
	}
	for _, b := range append(s.Blanks[:len(s.Blanks):len(s.Blanks)], blanksOf(s)...) {
		if b.X0 < q.Rect.X1 && b.X1 > q.Rect.X0 && math.Abs(b.MidY()-q.Rect.MidY()) < 2*h {
			return true
		}
	}
	return false
}

// blanksOf are the rules of a sheet that something is written on.
func blanksOf(s *layout.Sheet) []page.Rect {
	var out []page.Rect
	for _, u := range s.Under {
		out = append(out, page.Rect{X0: u.X0, Y0: u.Y0, X1: u.X1, Y1: u.Y1})
	}
	return out
}

// wholeCaption makes a label of all words of its segment, where it was one of the first of
// them alone: "Building / |suite / unit".
func (f *Form) wholeCaption(l *Label) {
	g := l.Seg
	sp := g.Slice(wordStart(g, l), len(g.Text))
	l.Inline, l.Rect, l.Text, l.Bare = nil, sp.Rect(), sp.Text(), true
	if m, ok := f.Vocabulary.Exact(l.Text); ok {
		l.Match, l.Target = m, m.Target
	} else if t, sure, ok := labels.ByWords(l.Text, nil); ok {
		l.Target, l.Guessed, l.unsure = t, true, !sure
	}
}

// wordStart is the byte of a segment at which a label in it begins.
func wordStart(g *layout.Segment, l *Label) int {
	if i := strings.Index(g.Text, l.Text); i >= 0 {
		return i
	}
	return 0
}

// filledIn tells whether the line below another is what was typed under it, and goes on with
// no label: it is in another font. "State or province" over "OR".
func filledIn(g, next *layout.Segment) bool {
	a, b := g.Words[0], next.Words[0]
	return a.Read != porting.ReadOCR && a.Font != "" && b.Font != "" && a.Font != b.Font && !strings.HasPrefix(next.Text, "(") && !look.Small(next.Text) && math.Abs(a.Size-b.Size) > 0.4
}
