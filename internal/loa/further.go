package loa

// What stands apart from a value and belongs to it: the further boxes of a telephone
// number, the city below a street.

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// wholeNumber adds the further boxes of a telephone number to a label that took its
// first digits: "[802] - [253] - [0107]".
func (r *reader) wholeNumber(l *label) {
	switch l.target {
	case labels.Target(porting.BTN), labels.Target(porting.NewBTN), labels.Target(porting.ContactPhone), labels.Telephone:
	default:
		return
	}
	for l.taken != nil && len(l.taken.pieces) > 0 {
		text, last := joinPieces(l.taken.pieces), l.taken.pieces[len(l.taken.pieces)-1]
		var next *piece
		for _, p := range r.piecesOf(l.sheet) {
			if p.free() && sameLine(p.rect, last.rect) && p.rect.X0 > last.rect.X1-2 && p.rect.X0-last.rect.X1 < 50 && digitsOnly(p.text) > 0 && (next == nil || p.rect.X0 < next.rect.X0) {
				next = p
			}
		}
		if next == nil || !partOfNumber(text, next.text) {
			return
		}
		next.owner = l
		l.taken.pieces = append(append([]*piece(nil), l.taken.pieces...), next)
		l.taken.slot = l.taken.slot.Union(next.rect)
	}
}

// cityBelow adds the line right below an address that lacks its city, where that line is
// a city with its state or ZIP and nothing else asks for one: whatever box it stands in.
func (r *reader) cityBelow(l *label) {
	o := l.taken
	if a := address.Split(joinPieces(o.pieces)); a.City != "" || a.Zip != "" || a.State != "" || sameAs(joinPieces(o.pieces)) {
		return
	}
	last := o.pieces[len(o.pieces)-1]
	h := math.Max(last.rect.Height(), 6)
	for _, p := range r.piecesOf(l.sheet) {
		if !p.free() || p.placeholder || p.prose || p.widget != nil && p.widget.Type != page.TextField {
			continue
		}
		reach := 2.2 * h
		if l.sheet.onLine(p.rect) {
			reach = 3 * h // the next line to write on
		}
		if dy := p.rect.Y0 - last.rect.Y1; dy < -0.3*h || dy > reach || p.rect.X0 < l.rect.X0-4 || p.rect.X0 > o.pieces[0].rect.X0+6 || r.labelLeftOf(p, l) {
			continue
		}
		if a := address.Split(p.text); a.Street == "" && a.City != "" && (a.State != "" || a.Zip != "") || abroad(p.text) {
			p.owner = l
			o.pieces = append(o.pieces, p)
			o.slot = o.slot.Union(p.rect)
			return
		}
	}
}

// abroad tells whether a text is a postal code and a town as they are written in much of
// Europe: "13007 Marseille", "L-4010 Esch-sur-Alzette", "4381 AA Vlissingen".
func abroad(t string) bool {
	code, town, ok := strings.Cut(t, " ")
	if i := strings.IndexByte(code, '-'); i == 1 || i == 2 {
		code = code[i+1:]
	}
	if !ok || len(code) < 4 || len(code) > 5 || digitsIn(code) != len(code) {
		return false
	}
	if a, b, two := strings.Cut(town, " "); two && len(a) == 2 && strings.ToUpper(a) == a {
		town = b
	}
	c, _ := utf8.DecodeRuneInString(town)
	return unicode.IsUpper(c) && digitsIn(town) == 0 && len(strings.Fields(town)) <= 4 && !strings.Contains(town, ":")
}
