package loa

// Who writes a typed letter, and to whom: the company at its head and its end, and the
// carrier that it is addressed to.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// parties takes the customer's name from the head and the end of a typed letter where
// both say the same, and the current carrier from its address where the letter asks it to
// release the numbers, or names another carrier that gets them. Both are told.
func (r *reader) parties() {
	if len(r.sheets) == 0 || !r.typedLetter() {
		return
	}
	have := map[porting.Name]string{}
	for _, v := range r.values {
		have[v.name] = v.text
	}
	s := r.sheets[0]
	if have[porting.CustomerName] == "" {
		if p := r.headAndEnd(s); p != nil {
			r.party(porting.CustomerName, p, "it is who writes the letter, at its head and at its end")
		}
	}
	if have[porting.CurrentCarrier] != "" || r.has(porting.CurrentCarrier) {
		return
	}
	p := r.addressee(s)
	if p == nil || fit(labels.Target(porting.CurrentCarrier), p.text) < 1 || p.text == have[porting.CustomerName] {
		return
	}
	first, _, _ := strings.Cut(p.text, " ")
	gives := have[porting.NewCarrier] != "" && !strings.HasPrefix(have[porting.NewCarrier], first)
	for _, l := range r.labels {
		gives = gives || l.match.Source == labels.ByName && strings.HasPrefix(l.text, first)
	}
	for _, g := range s.segments {
		gives = gives || strings.Contains(strings.ToLower(g.text), "release ")
	}
	if gives {
		r.party(porting.CurrentCarrier, p, "it is whom the letter is addressed to")
	}
}

func (r *reader) party(n porting.Name, p *piece, why string) {
	v := r.newValue(n, nil, []*piece{p})
	v.weak = true
	v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, why})
	r.values = append(r.values, v)
}

// headAndEnd is the first line of a letter where it stands below its end as well.
func (r *reader) headAndEnd(s *sheet) *piece {
	var top *piece
	for _, p := range r.pieceOf[s] {
		if p.widget == nil && (top == nil || p.rect.Y0 < top.rect.Y0-1) {
			top = p
		}
	}
	if top == nil || !top.free() || fit(labels.Target(porting.CustomerName), top.text) < 1 || isDate(top.text) {
		return nil
	}
	for _, t := range r.sheets {
		ended := math.Inf(1)
		for _, p := range r.pieceOf[t] {
			if endsLetter(p.text) {
				ended = p.rect.Y0
			}
			if p != top && p.rect.Y0 > ended && p.text == top.text {
				return top
			}
		}
	}
	return nil
}

// addressee is the first line of the block between the date of a letter and what it is
// about or whom it greets.
func (r *reader) addressee(s *sheet) *piece {
	var date, first *piece
	for _, p := range r.pieceOf[s] {
		switch {
		case p.widget != nil || p.rect.Y0 > 0.5*s.height:
		case date == nil:
			if isDate(p.text) {
				date = p
			}
		case p.rect.Y0 > date.rect.Y1-1 && (first == nil || p.rect.Y0 < first.rect.Y0-1):
			first = p
		}
	}
	if first == nil || !first.free() || first.rect.Y0-date.rect.Y1 > 60 || first.prose || greets(first.text) {
		return nil
	}
	for _, g := range s.segments {
		if g.rect.Y0 > first.rect.Y0 && g.rect.Y0-first.rect.Y1 < 150 && (greets(g.text) || strings.HasPrefix(strings.ToLower(g.text), "re:") || strings.HasPrefix(strings.ToLower(g.text), "subject:")) {
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
