package loa

// How letters end: the signature, the name and the office under it; and their date.

import (
	"math"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// closing reads the end of a letter that has no signature line: the ink or the
// "/s/ Jane Doe" under "Sincerely,", the name and the office below. Without
// "Sincerely," a line that begins with "/s/" is the end, or a line to sign on over a
// name. A name that stands twice is the signature (signedtwice.go).
func (r *reader) closing() {
	for _, s := range r.form.Sheets {
		for _, end := range r.form.PiecesOf[s] {
			if !phrase.EndsLetter(end.Text) {
				continue
			}
			below := r.underClosing(s, end)
			slot := page.Rect{X0: end.Rect.X0 - 20, Y0: end.Rect.Y1 - 4, X1: end.Rect.X0 + 280, Y1: end.Rect.Y1 + 80}
			if rect, box, ok := s.Ink(slot); ok {
				r.signed(s, rect, box, "", porting.ReadText, nil)
			} else if len(below) > 0 && look.TypedSignature(below[0].Text) {
				r.typedLine(s, below[0])
				below = below[1:]
			} else if len(below) > 1 && look.Personal(below[0].Text) && sameSigner(below[0].Text, nameOf(below[1].Text)) {
				r.values = append(r.values, r.newValue(porting.Signature, nil, below[:1])) // in a script, over the name in print
				below = below[1:]
			}
			r.signer(s, below)
			return
		}
	}
	if r.signedTwice() {
		return
	}
	for i := len(r.form.Sheets) - 1; i >= 0; i-- {
		s := r.form.Sheets[i]
		ps := r.form.PiecesOf[s]
		for k := len(ps) - 1; k >= 0; k-- {
			if p := ps[k]; p.Widget == nil && p.Free() && look.TypedSignature(p.Text) {
				if !r.typedLine(s, p) {
					r.signer(s, r.underClosing(s, p))
				}
				return
			}
		}
	}
	for _, s := range r.form.Sheets {
		for _, b := range s.Blanks {
			for _, p := range r.form.PiecesOf[s] {
				if p.Widget == nil && p.Free() && look.Personal(p.Text) && p.Rect.Y0 >= b.MidY() && p.Rect.Y0-b.Y1 < 12 && math.Abs(p.Rect.X0-b.X0) < 12 && b.Width() > 60 {
					r.signer(s, append([]*form.Piece{p}, r.underClosing(s, p)...))
					return
				}
			}
		}
	}
}

// sameSigner tells whether two lines are the name of one person: the surname is the same but
// for accents, and one first name begins the other, as "J. Doe" and "Jane Doe" do.
func sameSigner(a, b string) bool {
	x, y := labels.Words(a), labels.Words(b)
	if strings.EqualFold(a, b) {
		return true
	}
	if len(x) < 2 || len(y) < 2 || !look.Personal(b) || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	n := min(len(x[0]), len(y[0]), 3)
	return x[0][:n] == y[0][:n]
}

// nameOf is a line without the office behind the name.
func nameOf(t string) string {
	if end, _, ok := nameAndOffice(t); ok {
		return t[:end]
	}
	return t
}

// underSignature reads "Jane Doe, President" under a typed signature, where no label
// asks for the name.
func (r *reader) underSignature() {
	for _, v := range r.values {
		if v.name == porting.AuthorizedName {
			return
		}
	}
	for _, v := range r.values {
		if v.name != porting.Signature || len(v.pieces) == 0 || v.pieces[0].Widget != nil {
			continue
		}
		p := v.pieces[0]
		stamped := look.BySigner(strings.ToLower(p.Text)) && len(v.pieces) == 1 // the name in the stamp is the signature
		from := p.Rect
		for _, q := range v.pieces[1:] {
			from = from.Union(q.Rect)
		}
		if v.label != nil {
			from = from.Union(v.label.Rect)
		}
		for _, q := range r.form.PiecesOf[p.Sheet] { // the code under the name
			if look.StampCode(q.Text) && q.Rect.Y0 > from.MidY() && q.Rect.Y0-from.Y1 < 8 && math.Abs(q.Rect.X0-p.Rect.X0) < 30 {
				from = from.Union(q.Rect)
			}
		}
		var below []*form.Piece
		for _, q := range r.form.PiecesOf[p.Sheet] {
			if q.Widget == nil && q.Free() && !q.Prose && !q.Placeholder && !(stamped && q.Text == v.text) && q.Rect.Y0 > from.Y1-2 && q.Rect.Y0-from.Y1 < 1.5*math.Max(p.Rect.Height(), 6) && (math.Abs(q.Rect.X0-from.X0) < 4 || math.Abs(q.Rect.X0-p.Rect.X0) < 4) {
				below = append(below, q)
			}
		}
		if len(below) > 0 {
			r.signer(p.Sheet, append(below[:1:1], r.underClosing(p.Sheet, below[0])...))
		}
		return
	}
}

// sender reads "FROM: Jane Doe, Director" at the head of a memorandum or a letter by
// mail, where nothing else says who authorizes.
func (r *reader) sender() {
	for _, v := range r.values {
		if v.name == porting.AuthorizedName || v.name == porting.Signature && v.label != nil {
			return
		}
	}
	for _, l := range r.form.Labels {
		if ws := phrase.Plain(l.Text); len(ws) != 1 || ws[0] != "from" || l.Rect.Y0 > 0.4*l.Sheet.Height {
			continue
		}
		p := l.Inline
		for _, q := range r.form.PiecesOf[l.Sheet] {
			if p == nil && q.Widget == nil && q.Free() && q.Rect.X0 >= l.Rect.X1 && q.Rect.X0-l.Rect.X1 < 150 && layout.SameLine(q.Rect, l.Rect) {
				p = q
			}
		}
		if p == nil || !p.Free() {
			continue
		}
		text := p.Text
		if i := strings.IndexAny(text, "<["); i > 0 {
			text = strings.TrimRight(text[:i], " ")
		}
		guess := func(n porting.Name, from, to int) {
			v := r.newValue(n, nil, []*form.Piece{r.form.NewPiece(l.Sheet, p.Span.Seg.Slice(p.Span.Start+from, p.Span.Start+to))})
			v.weak = true
			v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "it is the name of who sends the letter"})
			r.values = append(r.values, v)
		}
		if end, from, ok := nameAndOffice(text); ok {
			guess(porting.AuthorizedName, 0, end)
			guess(porting.AuthorizedTitle, from, len(text))
		} else if look.Personal(text) {
			guess(porting.AuthorizedName, 0, len(text))
		}
		return
	}
}

// typedLine reads a line that is signed in type, and what stands behind the name: an
// office, a date. It tells whether an office stood there.
func (r *reader) typedLine(s *layout.Sheet, p *form.Piece) bool {
	text := p.Text
	if fs := dates.Find(text); len(fs) > 0 && fs[len(fs)-1].End == len(text) && fs[len(fs)-1].Start > 4 {
		d := fs[len(fs)-1]
		v := r.newValue(porting.SignatureDate, nil, []*form.Piece{r.form.NewPiece(s, p.Span.Seg.Slice(p.Span.Start+d.Start, p.Span.End))})
		v.weak = true
		r.values = append(r.values, v)
		text = strings.TrimRight(text[:d.Start], " ,;|-–\u00a0")
	}
	end, office := len(text), false
	if from := strings.IndexByte(text, ' ') + 1; from > 0 {
		if e, at, ok := nameAndOffice(text[from:]); ok {
			end, office = from+e, true
			v := r.newValue(porting.AuthorizedTitle, nil, []*form.Piece{r.form.NewPiece(s, p.Span.Seg.Slice(p.Span.Start+from+at, p.Span.Start+len(text)))})
			v.weak = true
			v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "no label names it: it stands behind the signature"})
			n := r.newValue(porting.AuthorizedName, nil, []*form.Piece{r.form.NewPiece(s, p.Span.Seg.Slice(p.Span.Start+from, p.Span.Start+end))})
			n.weak, n.doubts = true, v.doubts
			r.values = append(r.values, v, n)
		}
	}
	r.values = append(r.values, r.newValue(porting.Signature, nil, []*form.Piece{r.form.NewPiece(s, p.Span.Seg.Slice(p.Span.Start, p.Span.Start+end))}))
	if !office { // a date may stand apart on the line
		for _, q := range r.form.PiecesOf[s] {
			if q != p && q.Widget == nil && q.Free() && look.IsDate(q.Text) && layout.SameLine(q.Rect, p.Rect) && q.Rect.X0 > p.Rect.X1 {
				v := r.newValue(porting.SignatureDate, nil, []*form.Piece{q})
				v.weak = true
				r.values = append(r.values, v)
			}
		}
	}
	return office
}

// underClosing are the lines under the end of a letter, from the top.
func (r *reader) underClosing(s *layout.Sheet, end *form.Piece) []*form.Piece {
	var out []*form.Piece
	for _, p := range r.form.PiecesOf[s] {
		if p.Widget == nil && p.Free() && !p.Prose && !p.Placeholder && p.Rect.Y0 > end.Rect.Y1-2 && p.Rect.Y0-end.Rect.Y1 < 110 && math.Abs(p.Rect.X0-end.Rect.X0) < 30 {
			out = append(out, p)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Rect.Y0 < out[j].Rect.Y0 })
	return out
}

// signer reads "Jane Doe, President", or the name and the office on two lines, from
// the lines under a letter's signature.
func (r *reader) signer(s *layout.Sheet, ps []*form.Piece) {
	if len(ps) == 0 {
		return
	}
	signs := func(name string) bool {
		for _, v := range r.values {
			if v.name == porting.Signature && strings.EqualFold(strings.TrimLeft(strings.TrimPrefix(v.text, "/s/"), " "), name) {
				return true
			}
		}
		return false
	}
	sure := false // the signature says the same name
	guess := func(n porting.Name, p *form.Piece) {
		v := r.newValue(n, nil, []*form.Piece{p})
		v.weak = true
		if sure = sure || n == porting.AuthorizedName && signs(v.text); !sure || n == porting.AuthorizedTitle && !isOffice(v.text) {
			v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "no label names it: it was taken from the end of the letter"})
		}
		r.values = append(r.values, v)
	}
	p := ps[0]
	if name, date := r.datedSignature(ps[:1]); name != nil { // "Jane Doe, President – 10/19/2026"
		p = name
		v := r.newValue(porting.SignatureDate, nil, []*form.Piece{date})
		v.weak = true
		r.values = append(r.values, v)
	}
	if end, from, ok := nameAndOffice(p.Text); ok {
		guess(porting.AuthorizedName, r.form.NewPiece(s, p.Span.Seg.Slice(p.Span.Start, p.Span.Start+end)))
		guess(porting.AuthorizedTitle, r.form.NewPiece(s, p.Span.Seg.Slice(p.Span.Start+from, p.Span.End)))
		return
	}
	if !look.Personal(p.Text) {
		return
	}
	guess(porting.AuthorizedName, p)
	if len(ps) > 1 && ps[1].Rect.Y0-p.Rect.Y1 < 1.2*math.Max(p.Rect.Height(), 6) && len(ps[1].Span.Words()) <= 5 && look.Fit(labels.Target(porting.AuthorizedTitle), ps[1].Text) > 0 {
		guess(porting.AuthorizedTitle, ps[1])
	}
}

// letterDate takes the date at the head of a typed letter for the date that it was
// signed, where nothing else says one.
func (r *reader) letterDate() {
	for _, v := range r.values {
		if v.name == porting.SignatureDate {
			return
		}
	}
	s := r.firstSheet()
	if s == nil || !r.typedLetter() {
		return
	}
	var date *form.Piece
	for _, p := range r.form.PiecesOf[s] {
		if p.Widget != nil || !p.Free() || p.Rect.Y0 > 0.45*s.Height || p.Span.Seg == nil || p.Text != p.Span.Seg.Text || !look.IsDate(p.Text) {
			continue
		}
		if date != nil {
			return
		}
		date = p
	}
	if date == nil {
		return
	}
	v := r.newValue(porting.SignatureDate, nil, []*form.Piece{date})
	v.weak = true
	v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "no label names it: it is the date at the head of the letter"})
	r.values = append(r.values, v)
}
