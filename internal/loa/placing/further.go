package placing

// What stands apart from a value and belongs to it: the further boxes of a telephone
// number, the city below a street.

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// wholeNumber adds the further boxes of a telephone number to a label that took its
// first digits: "[802] - [253] - [0107]".
func (pl *Places) wholeNumber(l *form.Label) {
	switch l.Target {
	case labels.Target(porting.BTN), labels.Target(porting.NewBTN), labels.Target(porting.ContactPhone), labels.Telephone:
	default:
		return
	}
	for l.Taken != nil && len(l.Taken.Pieces) > 0 {
		text, last := form.JoinPieces(l.Taken.Pieces), l.Taken.Pieces[len(l.Taken.Pieces)-1]
		var next *form.Piece
		for _, p := range pl.form.PiecesOf[l.Sheet] {
			if p.Free() && layout.SameLine(p.Rect, last.Rect) && p.Rect.X0 > last.Rect.X1-2 && p.Rect.X0-last.Rect.X1 < 50 && phrase.DigitsOnly(p.Text) > 0 && (next == nil || p.Rect.X0 < next.Rect.X0) {
				next = p
			}
		}
		if next == nil || !phrase.PartOfNumber(text, next.Text) {
			return
		}
		next.Owner = l
		l.Taken.Pieces = append(append([]*form.Piece(nil), l.Taken.Pieces...), next)
		l.Taken.Slot = l.Taken.Slot.Union(next.Rect)
	}
}

// overLineEnd takes what begins the next line for the value of a label that ends a line with
// its colon at the right margin, and that has none: "… Account Number:" over "955281632".
func (pl *Places) overLineEnd(l *form.Label) {
	s := l.Sheet
	if !l.Firm || !l.Bare || l.Cell >= 0 || l.Taken != nil && len(l.Taken.Pieces) > 0 || len(pl.form.Fields[l]) > 0 || !look.WantsValue(l.Target) || look.IsAddress(l.Target) ||
		l.Rect.X1 < 0.7*s.Width || l.Rect.X0 < 0.3*s.Width {
		return
	}
	h := math.Max(l.Rect.Height(), 6)
	margin := l.Rect.X0
	for _, o := range pl.form.LabelsOf[s] {
		if o != l && layout.SameLine(o.Rect, l.Rect) {
			if o.Rect.X0 > l.Rect.X0 {
				return
			}
			margin = math.Min(margin, o.Rect.X0)
		}
	}
	for _, p := range pl.form.PiecesOf[s] {
		if layout.SameLine(p.Rect, l.Rect) && p.Text != "" && p.Rect.X0 > l.Rect.X1-2 {
			return
		}
	}
	for _, p := range pl.form.PiecesOf[s] {
		dy := p.Rect.Y0 - l.Rect.Y1
		if p.Free() && p.Widget == nil && !p.Placeholder && !p.Prose && dy > -0.3*h && dy < 1.1*h && math.Abs(p.Rect.X0-margin) < 4 && margin < l.Rect.X0-60 && look.Fit(l.Target, p.Text) >= 2 {
			p.Owner = l
			l.Taken = &form.Option{Kind: form.Right, Score: 60, Slot: p.Rect, Pieces: []*form.Piece{p}, Doubt: "it stands at the beginning of the next line"}
			return
		}
	}
}

// brokenAtHyphen adds the end of a date that the line broke at its hyphen: "2026-" over
// "05-01".
func (pl *Places) brokenAtHyphen(l *form.Label) {
	if l.Taken == nil || len(l.Taken.Pieces) == 0 || look.IsAddress(l.Target) {
		return
	}
	last := l.Taken.Pieces[len(l.Taken.Pieces)-1]
	if last.Widget != nil || !strings.HasSuffix(last.Text, "-") {
		return
	}
	for _, p := range pl.form.PiecesOf[l.Sheet] {
		dy := p.Rect.Y0 - last.Rect.Y1
		if p.Free() && p.Widget == nil && p.Cell == last.Cell && dy > -3 && dy < math.Max(last.Rect.Height(), 6) && (p.Rect.X0 < last.Rect.X1 && p.Rect.X1 > l.Rect.X0-4 || last.Rect.X1 > 0.8*l.Sheet.Width && p.Rect.X0 < 0.25*l.Sheet.Width) && form.BrokenAtHyphen(last.Text, p.Text) {
			p.Owner = l
			l.Taken.Pieces = append(append([]*form.Piece(nil), l.Taken.Pieces...), p)
			l.Taken.Slot = l.Taken.Slot.Union(p.Rect)
			return
		}
	}
}

// cityBelow adds the line right below an address that lacks its city, where that line is
// a city with its state or ZIP and nothing else asks for one: whatever box it stands in.
func (pl *Places) cityBelow(l *form.Label) {
	o := l.Taken
	if a := address.Split(form.JoinPieces(o.Pieces)); a.City != "" || a.Zip != "" || a.State != "" || look.SameAs(form.JoinPieces(o.Pieces)) {
		return
	}
	last := o.Pieces[len(o.Pieces)-1]
	h := math.Max(last.Rect.Height(), 6)
	for _, p := range pl.form.PiecesOf[l.Sheet] {
		if !p.Free() || p.Placeholder || p.Prose || p.Widget != nil && p.Widget.Type != page.TextField {
			continue
		}
		reach := 2.2 * h
		if l.Sheet.OnBlank(p.Rect) {
			reach = 3 * h // the next line to write on
		}
		if dy := p.Rect.Y0 - last.Rect.Y1; dy < -0.3*h || dy > reach || p.Rect.X0 < l.Rect.X0-4 || p.Rect.X0 > o.Pieces[0].Rect.X0+6 || pl.LabelLeftOf(p, l) {
			continue
		}
		if a := address.Split(p.Text); a.Street == "" && a.City != "" && (a.State != "" || a.Zip != "") || abroad(p.Text) {
			for _, q := range append(pl.linesBetween(l, last, p), p) {
				q.Owner = l
				o.Pieces = append(o.Pieces, q)
				o.Slot = o.Slot.Union(q.Rect)
			}
			return
		}
	}
}

// linesBetween are the free texts that stand on the lines to write on between two lines of an
// address: "Building C, 2nd floor".
func (pl *Places) linesBetween(l *form.Label, a, b *form.Piece) []*form.Piece {
	var out []*form.Piece
	for _, q := range pl.form.PiecesOf[l.Sheet] {
		if q != b && q.Free() && !q.Placeholder && !q.Prose && q.Widget == nil && q.Rect.MidY() > a.Rect.Y1 && q.Rect.MidY() < b.Rect.Y0 &&
			math.Abs(q.Rect.X0-b.Rect.X0) < 12 && l.Sheet.OnBlank(q.Rect) {
			out = append(out, q)
		}
	}
	return out
}

// abroad tells whether a text is a postal code and a town as they are written in much of
// Europe: "13007 Marseille", "L-4010 Esch-sur-Alzette", "4381 AA Vlissingen".
func abroad(t string) bool {
	code, town, ok := strings.Cut(t, " ")
	if i := strings.IndexByte(code, '-'); i == 1 || i == 2 {
		code = code[i+1:]
	}
	if !ok || len(code) < 4 || len(code) > 5 || look.DigitsIn(code) != len(code) {
		return false
	}
	if a, b, two := strings.Cut(town, " "); two && len(a) == 2 && strings.ToUpper(a) == a {
		town = b
	}
	c, _ := utf8.DecodeRuneInString(town)
	return unicode.IsUpper(c) && look.DigitsIn(town) == 0 && len(strings.Fields(town)) <= 4 && !strings.Contains(town, ":")
}
