package loa

// Signatures that no label asks for: the signer's name stands once more, in a script or
// behind an X; and dates that "Signed" asks for.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/porting"
)

// signedTwice takes a name for the signature that the letter gives in print as well, right
// below it or behind a label: "X Jane Doe 10/19/2026" under "Authorized by: Jane Doe",
// "Jane Doe" in a script over "Jane Doe, President". It tells whether there is one. Names
// that are in the same type, neither behind an X, are only repeated.
func (r *reader) signedTwice() bool {
	for i := len(r.form.Sheets) - 1; i >= 0; i-- {
		ps := r.form.PiecesOf[r.form.Sheets[i]]
		for k := len(ps) - 1; k >= 0; k-- {
			p := ps[k]
			if p.Widget != nil || !p.Free() || p.Prose || p.Placeholder {
				continue
			}
			name, date := p, (*form.Piece)(nil)
			marked := len(p.Span.Words()) > 2 && (strings.HasPrefix(p.Text, "X ") || strings.HasPrefix(p.Text, "x "))
			if marked {
				name = r.form.NewPiece(p.Sheet, p.Span.Seg.Slice(p.Span.Start+2, p.Span.End))
			}
			if n, d := r.datedSignature([]*form.Piece{name}); n != nil {
				name, date = n, d
			}
			if !look.Personal(name.Text) {
				continue
			}
			below := r.underClosing(p.Sheet, p)
			under := len(below) > 0 && below[0].Rect.Y0-p.Rect.Y1 < 1.5*math.Max(p.Rect.Height(), 6) && sameSigner(name.Text, nameOf(below[0].Text)) && (marked || !form.SameFace(name, below[0]))
			if !under && !r.printedElsewhere(name, marked) {
				continue
			}
			p.Used = true
			r.values = append(r.values, r.newValue(porting.Signature, nil, []*form.Piece{name}))
			if date != nil {
				r.values = append(r.values, r.newValue(porting.SignatureDate, nil, []*form.Piece{date}))
			}
			if under {
				r.signedAtEnd = r.lettered()
				r.signer(p.Sheet, below)
				r.dateUnder(below)
			}
			return true
		}
	}
	return false
}

// printedElsewhere tells whether a label has the name of a signature, in other type or
// without its X.
func (r *reader) printedElsewhere(name *form.Piece, marked bool) bool {
	for _, v := range r.values {
		if v.name == porting.AuthorizedName && len(v.pieces) == 1 && v.pieces[0].Widget == nil && sameSigner(name.Text, v.text) && (marked || !form.SameFace(name, v.pieces[0])) {
			return true
		}
	}
	return false
}

// dateUnder takes the date among the lines under a signature for its date.
func (r *reader) dateUnder(below []*form.Piece) {
	for _, q := range below {
		if look.IsDate(q.Text) {
			v := r.newValue(porting.SignatureDate, nil, []*form.Piece{q})
			v.weak = true
			r.values = append(r.values, v)
			return
		}
	}
}

// signedOn says that "Signed" with a date behind or below it asks for the date, where
// nothing else does.
func (r *reader) signedOn() {
	if r.form.Asks(labels.Date) || r.form.Asks(labels.Target(porting.SignatureDate)) {
		return
	}
	for _, l := range r.form.Labels {
		if l.Target != labels.Target(porting.Signature) || !l.Bare || l.Match.Wording != "signed" {
			continue
		}
		h := math.Max(l.Rect.Height(), 6)
		for _, p := range r.form.PiecesOf[l.Sheet] {
			gap := p.Rect.Y0 - l.Rect.Y1
			below := gap > -0.3*h && gap < h && math.Abs(p.Rect.X0-l.Rect.X0) < 4
			if p.Free() && look.IsDate(p.Text) && (below || p == r.rightOf(l)) {
				l.Target = labels.Target(porting.SignatureDate)
			}
		}
	}
}
