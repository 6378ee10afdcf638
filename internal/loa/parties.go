package loa

// Who writes a typed letter, and to whom: the company at its head and its end, and the
// carrier that it is addressed to.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// parties takes the customer's name from the head of a typed letter where its end says
// the same or the address below it is that of the lines, and the current carrier from its address where the letter asks it to
// release the numbers, or names another carrier that gets them. Both are told.
func (r *reader) parties() {
	s := r.firstSheet()
	if s == nil || !r.typedLetter() {
		return
	}
	have := map[porting.Name]string{}
	for _, v := range r.values {
		have[v.name] = v.text
	}
	r.writtenFrom(s, have)
	if have[porting.CustomerName] == "" {
		if p := r.headAndEnd(s); p != nil {
			r.party(porting.CustomerName, p, "it is who writes the letter, at its head and at its end")
		} else if p := r.letterheadOf(s, have); p != nil {
			r.party(porting.CustomerName, p, "it stands at the head of the letter")
		} else if p := r.companyAtEnd(); p != nil {
			r.party(porting.CustomerName, p, "it stands at the end of the letter, which speaks of it")
		}
	}
	if have[porting.CurrentCarrier] != "" || r.form.Asks(labels.Target(porting.CurrentCarrier)) {
		return
	}
	p := r.addressee(s)
	if p == nil || look.Fit(labels.Target(porting.CurrentCarrier), p.Text) < 1 || p.Text == have[porting.CustomerName] {
		return
	}
	first, _, _ := strings.Cut(p.Text, " ")
	gives := have[porting.NewCarrier] != "" && !strings.HasPrefix(have[porting.NewCarrier], first)
	for _, l := range r.form.Labels {
		gives = gives || l.Match.Source == labels.ByName && strings.HasPrefix(l.Text, first)
	}
	for _, g := range s.Segments {
		gives = gives || strings.Contains(strings.ToLower(g.Text), "release ")
	}
	if gives {
		r.party(porting.CurrentCarrier, p, "it is whom the letter is addressed to")
	}
}

func (r *reader) party(n porting.Name, p *form.Piece, why string) {
	v := r.newValue(n, nil, []*form.Piece{p})
	v.weak = true
	v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, why})
	r.values = append(r.values, v)
}

// headAndEnd is the first line of a letter where it stands below its end as well.
func (r *reader) headAndEnd(s *layout.Sheet) *form.Piece {
	top := r.firstPiece(s)
	if top == nil || !top.Free() || !company(top.Text) {
		return nil
	}
	for _, t := range r.form.Sheets {
		ended := math.Inf(1)
		for _, p := range r.form.PiecesOf[t] {
			if phrase.EndsLetter(p.Text) {
				ended = p.Rect.Y0
			}
			if p != top && p.Rect.Y0 > ended && p.Text == top.Text {
				return top
			}
		}
	}
	return nil
}

// companyAtEnd is the line below the signer of a letter whose sentences name it too.
func (r *reader) companyAtEnd() *form.Piece {
	for _, s := range r.form.Sheets {
		ended := math.Inf(1)
		for _, p := range r.form.PiecesOf[s] {
			if p.Widget == nil && phrase.EndsLetter(p.Text) {
				ended = p.Rect.Y1
			}
			if gap := p.Rect.Y0 - ended; gap < 0 || gap > 160 || p.Widget != nil || !p.Free() || !company(p.Text) || isOffice(p.Text) || look.Personal(p.Text) && !labels.CompanyForm(strings.ToLower(lastWord(p.Text))) {
				continue
			}
			for _, par := range s.Paragraphs() {
				if par.Segments[0].Rect.Y0 < ended && strings.Contains(par.Text, p.Text) {
					return p
				}
			}
		}
	}
	return nil
}

// lastWord is the last word of a text, without its points.
func lastWord(t string) string {
	return strings.Trim(t[strings.LastIndexByte(t, ' ')+1:], ".,")
}

// company tells whether a line may be the name of who writes a letter.
func company(t string) bool {
	return look.Fit(labels.Target(porting.CustomerName), t) > 0 && !look.IsDate(t)
}

// letterheadOf is the first line of a letter whose second is an address with what the
// letter gives as its own: the street of the service address, or the billing number.
func (r *reader) letterheadOf(s *layout.Sheet, have map[porting.Name]string) *form.Piece {
	top := r.firstPiece(s)
	if top == nil || !top.Free() || !company(top.Text) || top.Text == have[porting.NewCarrier] || top.Text == have[porting.CurrentCarrier] {
		return nil
	}
	street := address.Split(have[porting.ServiceAddress]).Street
	btn := telephone.FindAll(have[porting.BTN])
	for _, p := range r.form.PiecesOf[s] {
		if p == top || p.Rect.Y0 < top.Rect.Y1-2 || p.Rect.Y0-top.Rect.Y1 > 50 {
			continue
		}
		if street != "" && strings.Contains(strings.ToLower(p.Text), strings.ToLower(street)) {
			return top
		}
		for _, f := range telephone.FindAll(p.Text) {
			if len(btn) == 1 && len(f.TNs) == 1 && len(btn[0].TNs) == 1 && f.TNs[0] == btn[0].TNs[0] {
				return top
			}
		}
	}
	return nil
}

// firstSheet is the first page on which more than its foot stands, nil where none does.
func (r *reader) firstSheet() *layout.Sheet {
	for _, s := range r.form.Sheets {
		for _, p := range r.form.PiecesOf[s] {
			if p.Rect.Y0 < footOfPage*s.Height {
				return s
			}
		}
	}
	return nil
}

// footOfPage is the part of a page's height below which only its foot stands.
const footOfPage = 0.93

// firstPiece is what stands highest on a page.
func (r *reader) firstPiece(s *layout.Sheet) (top *form.Piece) {
	for _, p := range r.form.PiecesOf[s] {
		if p.Widget == nil && (top == nil || p.Rect.Y0 < top.Rect.Y0-1) {
			top = p
		}
	}
	return top
}

// addressee is the first line of the block between the date of a letter and what it is
// about or whom it greets.
func (r *reader) addressee(s *layout.Sheet) *form.Piece {
	var date, first *form.Piece
	for _, p := range r.form.PiecesOf[s] {
		switch {
		case p.Widget != nil || p.Rect.Y0 > 0.5*s.Height:
		case date == nil:
			if look.IsDate(p.Text) {
				date = p
			}
		case p.Rect.Y0 > date.Rect.Y1-1 && (first == nil || p.Rect.Y0 < first.Rect.Y0-1):
			first = p
		}
	}
	if first == nil || !first.Free() || first.Rect.Y0-date.Rect.Y1 > 60 || first.Prose || greets(first.Text) {
		return nil
	}
	for _, g := range s.Segments {
		if g.Rect.Y0 > first.Rect.Y0 && g.Rect.Y0-first.Rect.Y1 < 150 && (greets(g.Text) || strings.HasPrefix(strings.ToLower(g.Text), "re:") || strings.HasPrefix(strings.ToLower(g.Text), "subject:")) {
			return first
		}
	}
	return nil
}

// greets tells whether a line greets whom a letter is written to.
func greets(t string) bool {
	t = strings.ToLower(t)
	return strings.HasPrefix(t, "dear ") || strings.HasPrefix(t, "to whom")
}
