package loa

// Several things behind one label: a contact's name, telephone and e-mail address, a
// name with its title, a signature with its date.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// splitContact takes apart "Jess Moore, 207-555-0182, jess@acme.example" behind
// "Contact": the name is what stands before the first of the others. It tells
// whether it did; a value of one thing alone is left to its label.
func (r *reader) splitContact(l *label) bool {
	if l.target == labels.Target(porting.ContactEmail) {
		return r.splitEmail(l)
	}
	if l.target != labels.Target(porting.ContactName) || len(l.taken.pieces) != 1 || l.taken.pieces[0].widget != nil {
		return false
	}
	p := l.taken.pieces[0]
	fs := phones(p.text)
	first := len(p.text)
	type part struct {
		name       porting.Name
		start, end int
	}
	var parts []part
	if len(fs) == 1 && len(fs[0].TNs) == 1 {
		parts = append(parts, part{porting.ContactPhone, fs[0].Start, fs[0].End})
		first = min(first, fs[0].Start)
	}
	at := 0
	for _, w := range strings.FieldsFunc(p.text, func(c rune) bool { return strings.ContainsRune(" ,;|/()<>", c) }) {
		i := at + strings.Index(p.text[at:], w)
		at = i + len(w)
		if strings.Count(w, "@") == 1 && strings.Contains(w[strings.IndexByte(w, '@'):], ".") {
			parts = append(parts, part{porting.ContactEmail, i, at})
			first = min(first, i)
		}
	}
	name := strings.TrimRight(p.text[:first], " ,;|/-–—(<\u00a0")
	if len(parts) == 0 || len(parts) > 2 || fit(l.target, name) < 1 {
		return false
	}
	parts = append(parts, part{porting.ContactName, 0, len(name)})
	for _, q := range parts {
		sp := p.span.seg.slice(p.span.start+q.start, p.span.start+q.end)
		v := r.newValue(q.name, nil, []*piece{r.newPiece(p.sheet, sp)})
		v.weak = q.name != porting.ContactName && r.hasTarget(labels.Target(q.name))
		r.values = append(r.values, v)
	}
	return true
}

// splitEmail takes apart "jess@acme.example 207-555-0182" behind "e-mail and mobile".
func (r *reader) splitEmail(l *label) bool {
	if len(l.taken.pieces) != 1 {
		return false
	}
	p := l.taken.pieces[0]
	fs := phones(p.text)
	if len(fs) != 1 || len(fs[0].TNs) != 1 {
		return false
	}
	email := strings.Trim(p.text[:fs[0].Start], " ,;/|")
	if email == "" {
		email = strings.Trim(p.text[fs[0].End:], " ,;/|")
	} else if strings.TrimSpace(p.text[fs[0].End:]) != "" {
		return false
	}
	if fit(l.target, email) < 3 {
		return false
	}
	mail, phone := r.newValue(porting.ContactEmail, nil, []*piece{p}), r.newValue(porting.ContactPhone, nil, []*piece{p})
	mail.text, phone.text, phone.weak = email, fs[0].Text, r.hasTarget(labels.Target(porting.ContactPhone))
	r.values = append(r.values, mail, phone)
	return true
}

// splitPair takes apart what "Name/Title" and "Signature/Date" ask for together. It
// tells whether it did.
func (r *reader) splitPair(l *label) bool {
	if len(l.taken.pieces) != 1 {
		return false
	}
	p := l.taken.pieces[0]
	ws := strings.Join(labels.Words(l.text), " ")
	switch {
	case l.target == labels.Target(porting.AuthorizedName) && strings.HasSuffix(ws, "title"):
		for _, div := range []string{" / ", ", ", " - ", " – ", "/"} {
			name, title, ok := strings.Cut(p.text, div)
			if ok && fit(labels.Target(porting.AuthorizedName), name) > 0 && fit(labels.Target(porting.AuthorizedTitle), title) > 0 {
				r.part(porting.AuthorizedName, p, 0, len(name))
				r.part(porting.AuthorizedTitle, p, len(p.text)-len(title), len(p.text))
				return true
			}
		}
	case (l.target == labels.Target(porting.SignatureDate) || l.target == labels.Target(porting.Signature)) && strings.HasPrefix(ws, "signature") && strings.HasSuffix(ws, "date") && strings.ContainsAny(l.text, "/&+"):
		fs := dates.Find(p.text)
		if len(fs) != 1 || fs[0].End != len(p.text) {
			return false
		}
		if name := strings.TrimRight(p.text[:fs[0].Start], " ,;/|-–\u00a0"); name != "" {
			r.part(porting.Signature, p, 0, len(name))
		}
		r.part(porting.SignatureDate, p, fs[0].Start, fs[0].End)
		return true
	default:
		return r.twoFields(l, p)
	}
	return false
}

// twoFields takes apart "CenturyLink / 970-555-0150" behind "Current carrier / account".
func (r *reader) twoFields(l *label, p *piece) bool {
	left, right, ok := strings.Cut(strings.TrimRight(strings.TrimSpace(l.text), ": "), "/")
	if !ok {
		return false
	}
	a, okA := r.v.Exact(left)
	b, okB := r.v.Exact(right)
	if !okA || !okB || a.Target == b.Target {
		return false
	}
	m, n := fieldOf(a.Target), fieldOf(b.Target)
	x, y, ok := strings.Cut(p.text, "/")
	x, y = strings.TrimSpace(x), strings.TrimSpace(y)
	if m == "" || n == "" || m == n || !ok || strings.Contains(y, "/") || fit(a.Target, x) < 0 || fit(b.Target, y) < 0 {
		return false
	}
	r.part(m, p, 0, len(x))
	r.part(n, p, len(p.text)-len(y), len(p.text))
	return true
}

// fieldOf is the field that a label asks for by itself.
func fieldOf(t labels.Target) porting.Name {
	switch t {
	case labels.Carrier:
		return porting.CurrentCarrier
	case labels.Company:
		return porting.CustomerName
	}
	return t.Field()
}

// part makes the value of a field of the bytes start to end of a piece.
func (r *reader) part(n porting.Name, p *piece, start, end int) {
	if p.widget != nil {
		q := *p
		q.text = strings.TrimSpace(p.text[start:end])
		r.values = append(r.values, r.newValue(n, nil, []*piece{&q}))
		return
	}
	r.values = append(r.values, r.newValue(n, nil, []*piece{r.newPiece(p.sheet, p.span.seg.slice(p.span.start+start, p.span.start+end))}))
}
