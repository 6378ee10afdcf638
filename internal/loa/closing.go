package loa

// How letters end: the signature, the name and the office under it; and their date.

import (
	"math"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// closing reads the end of a letter that has no signature line: the ink or the
// "/s/ Jane Doe" under "Sincerely,", the name and the office below. Without
// "Sincerely," a line that begins with "/s/" is the end, or a line to sign on over a
// name.
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
			} else if len(below) > 0 && typedSignature(below[0].text) {
				r.typedLine(s, below[0])
				below = below[1:]
			}
			r.signer(s, below)
			return
		}
	}
	for i := len(r.sheets) - 1; i >= 0; i-- {
		s := r.sheets[i]
		ps := r.pieceOf[s]
		for k := len(ps) - 1; k >= 0; k-- {
			if p := ps[k]; p.widget == nil && p.free() && typedSignature(p.text) {
				if !r.typedLine(s, p) {
					r.signer(s, r.underClosing(s, p))
				}
				return
			}
		}
	}
	for _, s := range r.sheets {
		for _, b := range s.blanks {
			for _, p := range r.pieceOf[s] {
				if p.widget == nil && p.free() && personal(p.text) && p.rect.Y0 >= b.MidY() && p.rect.Y0-b.Y1 < 12 && math.Abs(p.rect.X0-b.X0) < 12 && b.Width() > 60 {
					r.signer(s, append([]*piece{p}, r.underClosing(s, p)...))
					return
				}
			}
		}
	}
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
		if v.name != porting.Signature || len(v.pieces) == 0 || v.pieces[0].widget != nil {
			continue
		}
		p := v.pieces[0]
		from := p.rect
		if v.label != nil {
			from = from.Union(v.label.rect)
		}
		var below []*piece
		for _, q := range r.pieceOf[p.sheet] {
			if q.widget == nil && q.free() && !q.prose && q.rect.Y0 > from.Y1-2 && q.rect.Y0-from.Y1 < 1.5*math.Max(p.rect.Height(), 6) && (math.Abs(q.rect.X0-from.X0) < 4 || math.Abs(q.rect.X0-p.rect.X0) < 4) {
				below = append(below, q)
			}
		}
		if len(below) > 0 {
			r.signer(p.sheet, append(below[:1:1], r.underClosing(p.sheet, below[0])...))
		}
		return
	}
}

// sender reads "FROM: Jane Doe, Director" at the head of a memorandum or a letter by
// mail, where nothing else says who authorizes.
func (r *reader) sender() {
	for _, v := range r.values {
		if v.name == porting.AuthorizedName {
			return
		}
	}
	for _, l := range r.labels {
		if ws := plain(l.text); len(ws) != 1 || ws[0] != "from" || l.rect.Y0 > 0.4*l.sheet.height {
			continue
		}
		p := l.inline
		for _, q := range r.pieceOf[l.sheet] {
			if p == nil && q.widget == nil && q.free() && q.rect.X0 >= l.rect.X1 && q.rect.X0-l.rect.X1 < 150 && sameLine(q.rect, l.rect) {
				p = q
			}
		}
		if p == nil || !p.free() {
			continue
		}
		text := p.text
		if i := strings.IndexAny(text, "<["); i > 0 {
			text = strings.TrimRight(text[:i], " ")
		}
		guess := func(n porting.Name, from, to int) {
			v := r.newValue(n, nil, []*piece{r.newPiece(l.sheet, p.span.seg.slice(p.span.start+from, p.span.start+to))})
			v.weak = true
			v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "it is the name of who sends the letter"})
			r.values = append(r.values, v)
		}
		if end, from, ok := nameAndOffice(text); ok {
			guess(porting.AuthorizedName, 0, end)
			guess(porting.AuthorizedTitle, from, len(text))
		} else if personal(text) {
			guess(porting.AuthorizedName, 0, len(text))
		}
		return
	}
}

// typedSignature tells whether a line is signed in type: "/s/ Jane Doe".
func typedSignature(t string) bool {
	t = strings.ToLower(strings.TrimLeft(t, " "))
	return strings.HasPrefix(t, "/s/") || strings.HasPrefix(t, "s/ ")
}

// typedLine reads a line that is signed in type, and what stands behind the name: an
// office, a date. It tells whether an office stood there.
func (r *reader) typedLine(s *sheet, p *piece) bool {
	text := p.text
	if fs := dates.Find(text); len(fs) > 0 && fs[len(fs)-1].End == len(text) && fs[len(fs)-1].Start > 4 {
		d := fs[len(fs)-1]
		v := r.newValue(porting.SignatureDate, nil, []*piece{r.newPiece(s, p.span.seg.slice(p.span.start+d.Start, p.span.end))})
		v.weak = true
		r.values = append(r.values, v)
		text = strings.TrimRight(text[:d.Start], " ,;|-–\u00a0")
	}
	end, office := len(text), false
	if from := strings.IndexByte(text, ' ') + 1; from > 0 {
		if e, at, ok := nameAndOffice(text[from:]); ok {
			end, office = from+e, true
			v := r.newValue(porting.AuthorizedTitle, nil, []*piece{r.newPiece(s, p.span.seg.slice(p.span.start+from+at, p.span.start+len(text)))})
			v.weak = true
			v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "no label names it: it stands behind the signature"})
			n := r.newValue(porting.AuthorizedName, nil, []*piece{r.newPiece(s, p.span.seg.slice(p.span.start+from, p.span.start+end))})
			n.weak, n.doubts = true, v.doubts
			r.values = append(r.values, v, n)
		}
	}
	r.values = append(r.values, r.newValue(porting.Signature, nil, []*piece{r.newPiece(s, p.span.seg.slice(p.span.start, p.span.start+end))}))
	if !office { // a date may stand apart on the line
		for _, q := range r.pieceOf[s] {
			if q != p && q.widget == nil && q.free() && isDate(q.text) && sameLine(q.rect, p.rect) && q.rect.X0 > p.rect.X1 {
				v := r.newValue(porting.SignatureDate, nil, []*piece{q})
				v.weak = true
				r.values = append(r.values, v)
			}
		}
	}
	return office
}

// endsLetter tells whether a line is what a letter ends with.
func endsLetter(t string) bool {
	switch strings.ToLower(strings.Trim(t, " ,.")) {
	case "sincerely", "sincerely yours", "yours truly", "very truly yours", "respectfully", "regards", "best regards", "signed", "kind regards", "yours sincerely", "thank you",
		"thanks", "many thanks", "thanks so much", "thanks again", "best", "all the best", "yours", "with thanks", "with kind regards", "yours very truly",
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
	if end, from, ok := nameAndOffice(p.text); ok {
		guess(porting.AuthorizedName, r.newPiece(s, p.span.seg.slice(p.span.start, p.span.start+end)))
		guess(porting.AuthorizedTitle, r.newPiece(s, p.span.seg.slice(p.span.start+from, p.span.end)))
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
