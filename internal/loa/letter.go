package loa

// Letters typed without blanks and without labels: their sentences, their date,
// their end. What is taken from them is a guess, and said to be one.

import (
	"math"
	"regexp"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// plainPatterns are the forms of a typed letter's sentences. The groups are named
// after fields.
var plainPatterns = sync.OnceValue(func() []*regexp.Regexp {
	return []*regexp.Regexp{
		regexp.MustCompile(`\bI, (?P<authorized_name>[A-Z][^,()]{2,50}?), am (?:the |an? )?(?P<authorized_title>[A-Za-z][A-Za-z./& -]{1,40}?) (?:of|at|for) (?P<customer_name>[A-Z0-9].{2,80}?)(?:,? and | with | at |, (?:which|who|located)|\.(?:\s|$))`),
		regexp.MustCompile(`\bI, (?P<authorized_name>[A-Z][^,()]{2,50}?), (?:(?:the |an? )?(?P<authorized_title>[A-Z][A-Za-z./& -]{1,40}?),? )?(?:of|at|with|for|representing|on behalf of) (?P<customer_name>[A-Z0-9].{2,80}?),? (?:(?:with offices |located )?at (?P<service_address>\d.{6,120}?),? )?(?:do )?(?:hereby )?(?:authorize|authorise|appoint|designate)`),
		regexp.MustCompile(`(?:authorize|authorise|appoint|designate)s? (?P<new_carrier>[A-Z].{1,60}?),? (?:to|as|and(?:/or)? its|or its|\(hereinafter)\b`),
		regexp.MustCompile(`(?:numbers?|lines?|services?)\b[^.]{0,60}? (?:away )?from (?:my |our )?(?:current (?:carrier|provider|service provider),? )?(?P<current_carrier>[A-Z][\w&'’./ -]{1,40}?)(?: to |,|\.(?:\s|$)|:|;| \(|$)`),
		regexp.MustCompile(`(?:BTN|[Bb]illing (?:[Tt]elephone )?[Nn]umber)(?: \(BTN\))?(?: is| of|:|,)? (?P<btn>\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4})`),
		regexp.MustCompile(`[Aa]ccount (?:[Nn]umber|[Nn]o\.?|#)(?: (?:with|at) [A-Z][\w&'’./ -]{1,40}?)?(?: is|:)? (?P<account_number>(?:[A-Z0-9][A-Za-z0-9/-]*\d[A-Za-z0-9/-]*|[A-Z0-9-]*\d)(?: \d[\d-]*)*)`),
		regexp.MustCompile(`\([Aa]ccount (?P<account_number>(?:[A-Z0-9][A-Za-z0-9/-]*\d[A-Za-z0-9/-]*|[A-Z0-9-]*\d)(?: \d[\d-]*)*)\)`),
		regexp.MustCompile(`(?:[Ss]ervice|[Pp]remises|[Oo]ffice)(?: address| location)?(?: for (?:these|the) (?:numbers|lines))?(?: is| are)?(?: located| provided| installed)?(?: at|:)? (?P<service_address>\d[^;]{6,110}?(?:\b\d{5}(?:-\d{4})?\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b))`),
		regexp.MustCompile(`^(?P<customer_name>[A-Z0-9].{2,80}?),? hereby (?:authorizes|appoints|designates)`),
	}
})

// plainLetter reads a letter that was typed without blanks and without labels:
// only what no label gives, and always with a doubt.
func (r *reader) plainLetter() {
	have := map[porting.Name]bool{}
	for _, v := range r.values {
		have[v.name] = true
	}
	if !r.sentences && have[porting.CustomerName] || r.hasTarget(labels.Target(porting.CustomerName)) || r.hasTarget(labels.Company) {
		if !r.typedLetter() {
			return
		}
		// of a letter with labels the sentences are asked for the losing account alone
		have[porting.CustomerName], have[porting.AuthorizedName], have[porting.AuthorizedTitle], have[porting.NewCarrier] = true, true, true, true
	}
	for _, l := range r.labels {
		if n := l.target.Field(); n != "" && l.taken != nil && len(l.taken.pieces) > 0 {
			have[n] = true
		}
	}
	for _, s := range r.sheets {
		for _, par := range s.paragraphs() {
			if len(par.text) < 40 || len(par.text) > 4000 {
				continue
			}
			for _, re := range plainPatterns() {
				m := re.FindStringSubmatchIndex(par.text)
				if m == nil {
					continue
				}
				for g, name := range re.SubexpNames() {
					n := porting.Name(name)
					if name == "" || m[2*g] < 0 || have[n] {
						continue
					}
					pieces := par.cut(r, m[2*g], m[2*g+1])
					if len(pieces) == 0 || fit(labels.Target(n), joinPieces(pieces)) < 0 || n == porting.CustomerName && nobody(par.text[m[2*g]:m[2*g+1]]) {
						continue
					}
					have[n] = true
					v := r.newValue(n, nil, pieces)
					v.text = par.text[m[2*g]:m[2*g+1]]
					if n != porting.NewCarrier {
						v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "no label names it: it was taken from a sentence"})
					}
					if n == porting.ServiceAddress {
						parts := address.Split(v.text)
						v.parts = &parts
					}
					r.values = append(r.values, v)
				}
			}
		}
	}
}

// nobody tells whether a text stands for the customer without a name.
func nobody(t string) bool {
	switch strings.ToLower(strings.TrimLeft(t, " (")) {
	case "the undersigned", "undersigned", "the customer", "customer", "the company", "company", "the subscriber", "subscriber", "the undersigned customer", "the undersigned subscriber", "this letter", "this form", "the signer":
		return true
	}
	return false
}

// typedLetter tells whether the document is a letter that ends as letters do,
// whatever labels stand in it.
func (r *reader) typedLetter() bool {
	for _, s := range r.sheets {
		for _, p := range r.pieceOf[s] {
			if p.widget == nil && endsLetter(p.text) {
				return true
			}
		}
	}
	return false
}

// paragraph is running text over several lines, joined with blanks.
type paragraph struct {
	text string
	segs []*segment
	at   []int // where each segment starts in text
}

// paragraphs joins the segments that follow each other closely on lines of one
// margin.
func (s *sheet) paragraphs() []paragraph {
	var out []paragraph
	for _, g := range s.segments {
		if n := len(out); n > 0 {
			p := &out[n-1]
			last := p.segs[len(p.segs)-1]
			h := math.Max(last.rect.Height(), 6)
			if g.row > last.row && g.rect.Y0-last.rect.Y1 < 0.9*h && g.rect.X0 < p.segs[0].rect.X0+40 && g.cell == last.cell && len(last.words) > 3 && len(p.text) < 8000 {
				p.at = append(p.at, len(p.text)+1)
				p.text += " " + g.text
				p.segs = append(p.segs, g)
				continue
			}
		}
		out = append(out, paragraph{text: g.text, segs: []*segment{g}, at: []int{0}})
	}
	return out
}

// cut makes pieces of a part of a paragraph.
func (p paragraph) cut(r *reader, start, end int) []*piece {
	var out []*piece
	for i, g := range p.segs {
		a, b := max(start-p.at[i], 0), min(end-p.at[i], len(g.text))
		if a >= b {
			continue
		}
		if sp := g.slice(a, b); !sp.empty() {
			out = append(out, r.newPiece(g.sheet, sp))
		}
	}
	return out
}

// closing reads the end of a letter that has no signature line: the ink or the
// "/s/ Jane Doe" under "Sincerely,", the name and the office below.
func (r *reader) closing() {
	for _, s := range r.sheets {
		for _, end := range r.pieceOf[s] {
			if !endsLetter(end.text) {
				continue
			}
			below := r.underClosing(s, end)
			slot := page.Rect{X0: end.rect.X0 - 20, Y0: end.rect.Y1 - 4, X1: end.rect.X0 + 280, Y1: end.rect.Y1 + 80}
			if rect, box, ok := s.ink(slot); ok {
				r.signed(s, rect, box, "", porting.ReadText, nil)
			} else if len(below) > 0 && strings.HasPrefix(strings.ToLower(below[0].text), "/s/") {
				r.values = append(r.values, r.newValue(porting.Signature, nil, below[:1]))
				below = below[1:]
			}
			r.signer(s, below)
			return
		}
	}
}

// endsLetter tells whether a line is what a letter ends with.
func endsLetter(t string) bool {
	switch strings.ToLower(strings.Trim(t, " ,.")) {
	case "sincerely", "sincerely yours", "yours truly", "very truly yours", "respectfully", "regards", "best regards", "signed", "kind regards", "yours sincerely", "thank you",
		"respectfully yours", "yours faithfully", "warm regards", "cordially", "with best regards", "respectfully submitted":
		return true
	}
	return false
}

// underClosing are the lines under the end of a letter, from the top.
func (r *reader) underClosing(s *sheet, end *piece) []*piece {
	var out []*piece
	for _, p := range r.pieceOf[s] {
		if p.widget == nil && p.free() && !p.prose && !p.placeholder && p.rect.Y0 > end.rect.Y1-2 && p.rect.Y0-end.rect.Y1 < 110 && math.Abs(p.rect.X0-end.rect.X0) < 30 {
			out = append(out, p)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].rect.Y0 < out[j].rect.Y0 })
	return out
}

// signer reads "Jane Doe, President", or the name and the office on two lines, from
// the lines under a letter's signature.
func (r *reader) signer(s *sheet, ps []*piece) {
	if len(ps) == 0 {
		return
	}
	guess := func(n porting.Name, p *piece) {
		v := r.newValue(n, nil, []*piece{p})
		v.weak = true
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "no label names it: it was taken from the end of the letter"})
		r.values = append(r.values, v)
	}
	p := ps[0]
	if name, title, ok := strings.Cut(p.text, ", "); ok && personal(name) && fit(labels.Target(porting.AuthorizedTitle), title) > 0 {
		at := p.span.start + len(name) + len(", ")
		guess(porting.AuthorizedName, r.newPiece(s, p.span.seg.slice(p.span.start, p.span.start+len(name))))
		guess(porting.AuthorizedTitle, r.newPiece(s, p.span.seg.slice(at, p.span.end)))
		return
	}
	if !personal(p.text) {
		return
	}
	guess(porting.AuthorizedName, p)
	if len(ps) > 1 && ps[1].rect.Y0-p.rect.Y1 < 1.2*math.Max(p.rect.Height(), 6) && len(ps[1].span.words()) <= 5 && fit(labels.Target(porting.AuthorizedTitle), ps[1].text) > 0 {
		guess(porting.AuthorizedTitle, ps[1])
	}
}

// personal tells whether a text may be a person's name: two to five words with a
// capital each, but for particles.
func personal(t string) bool {
	ws := strings.Fields(t)
	if len(ws) < 2 || len(ws) > 5 || fit(labels.Target(porting.AuthorizedName), t) < 1 {
		return false
	}
	capitals := 0
	for _, w := range ws {
		c, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(c) {
			capitals++
		}
		switch strings.ToLower(strings.Trim(w, ".,")) {
		case "inc", "llc", "ltd", "corp", "company", "co", "llp", "department":
			return false
		}
	}
	return capitals >= 2 && capitals >= len(ws)-2
}

// letterDate takes the date at the head of a typed letter for the date that it was
// signed, where nothing else says one.
func (r *reader) letterDate() {
	for _, v := range r.values {
		if v.name == porting.SignatureDate {
			return
		}
	}
	if len(r.sheets) == 0 || !r.typedLetter() {
		return
	}
	s := r.sheets[0]
	var date *piece
	for _, p := range r.pieceOf[s] {
		if p.widget != nil || !p.free() || p.rect.Y0 > 0.45*s.height || p.span.seg == nil || p.text != p.span.seg.text || !isDate(p.text) {
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
	v := r.newValue(porting.SignatureDate, nil, []*piece{date})
	v.weak = true
	v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "no label names it: it is the date at the head of the letter"})
	r.values = append(r.values, v)
}
