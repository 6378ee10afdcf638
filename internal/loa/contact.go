package loa

// Several things behind one label: a contact's name, telephone and e-mail address, a
// name with its title, a signature with its date.

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/porting"
)

// splitContact takes apart "Jess Moore, 207-555-0182, jess@acme.example" behind
// "Contact": the name is what stands before the first of the others. It tells
// whether it did; a value of one thing alone is left to its label.
func (r *reader) splitContact(l *form.Label) bool {
	if l.Target == labels.Target(porting.ContactPhone) && r.splitNamed(l) {
		return true
	}
	if l.Target == labels.Target(porting.ContactEmail) || l.Target == labels.Target(porting.ContactPhone) || l.Target == labels.Telephone {
		return r.splitEmail(l)
	}
	if l.Target != labels.Target(porting.ContactName) || len(l.Taken.Pieces) != 1 || l.Taken.Pieces[0].Widget != nil {
		return false
	}
	p := l.Taken.Pieces[0]
	fs := look.Phones(p.Text)
	first := len(p.Text)
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
	for _, w := range strings.FieldsFunc(p.Text, func(c rune) bool { return strings.ContainsRune(" ,;|/()<>", c) }) {
		i := at + strings.Index(p.Text[at:], w)
		at = i + len(w)
		if strings.Count(w, "@") == 1 && strings.Contains(w[strings.IndexByte(w, '@'):], ".") {
			parts = append(parts, part{porting.ContactEmail, i, at})
			first = min(first, i)
		}
	}
	name := strings.TrimRight(p.Text[:first], " ,;|/-–—(<\u00a0")
	if len(parts) == 0 || len(parts) > 2 || look.Fit(l.Target, name) < 1 {
		return false
	}
	parts = append(parts, part{porting.ContactName, 0, len(name)})
	for _, q := range parts {
		sp := p.Span.Seg.Slice(p.Span.Start+q.start, p.Span.Start+q.end)
		v := r.newValue(q.name, nil, []*form.Piece{r.form.NewPiece(p.Sheet, sp)})
		v.weak = q.name != porting.ContactName && r.form.Asks(labels.Target(q.name))
		r.values = append(r.values, v)
	}
	return true
}

// splitNamed takes apart "Tom Fairweather, 608-630-1485" behind a label that asks for a
// contact and the telephone.
func (r *reader) splitNamed(l *form.Label) bool {
	if len(l.Taken.Pieces) != 1 || !slices.Contains(labels.Words(l.Text), "contact") {
		return false
	}
	p := l.Taken.Pieces[0]
	fs := look.Phones(p.Text)
	if len(fs) != 1 || len(fs[0].TNs) != 1 || fs[0].End != len(p.Text) {
		return false
	}
	name := strings.TrimRight(p.Text[:fs[0].Start], " ,;|/-–—(\u00a0")
	if digits, letters := look.Count(name); digits > 0 || letters < 4 || !strings.Contains(name, " ") || look.Fit(labels.Target(porting.ContactName), name) < 1 {
		return false
	}
	r.part(porting.ContactName, p, 0, len(name))
	r.values[len(r.values)-1].weak = true
	r.part(porting.ContactPhone, p, fs[0].Start, fs[0].End)
	return true
}

// splitEmail takes apart "jess@acme.example 207-555-0182" behind "e-mail and mobile" or
// either of them.
func (r *reader) splitEmail(l *form.Label) bool {
	if len(l.Taken.Pieces) != 1 {
		return false
	}
	p := l.Taken.Pieces[0]
	var email, number string
	if fs := look.Phones(p.Text); len(fs) == 1 && len(fs[0].TNs) == 1 {
		number = fs[0].Text
		email = strings.Trim(p.Text[:fs[0].Start], " ,;/|")
		if email == "" {
			email = strings.Trim(p.Text[fs[0].End:], " ,;/|")
		} else if strings.TrimSpace(p.Text[fs[0].End:]) != "" {
			return false
		}
	} else if i := strings.IndexAny(p.Text, " ,;/|"); i > 0 { // of another country
		email, number = p.Text[:i], strings.Trim(p.Text[i:], " ,;/|")
		if digits, letters := look.Count(number); digits < 7 || digits > 15 || letters > 0 {
			return false
		}
	}
	if look.Fit(labels.Target(porting.ContactEmail), email) < 3 {
		return false
	}
	mail, phone := r.newValue(porting.ContactEmail, nil, []*form.Piece{p}), r.newValue(porting.ContactPhone, nil, []*form.Piece{p})
	mail.text, phone.text = email, number
	if l.Target == labels.Target(porting.ContactEmail) {
		phone.weak = r.form.Asks(labels.Target(porting.ContactPhone))
	} else {
		mail.weak = r.form.Asks(labels.Target(porting.ContactEmail))
	}
	r.values = append(r.values, mail, phone)
	return true
}

// splitPair takes apart what "Name/Title" and "Signature/Date" ask for together. It
// tells whether it did.
func (r *reader) splitPair(l *form.Label) bool {
	p := l.Taken.Pieces[0]
	ws := strings.Join(labels.Words(l.Text), " ")
	if l.Target == labels.Target(porting.AuthorizedName) && strings.Contains(ws, "name") && strings.Contains(ws, "title") ||
		l.Target == labels.Target(porting.AuthorizedTitle) && strings.HasPrefix(ws, "sign") && strings.Contains(ws, "and title") {
		return r.nameAndTitle(l)
	}
	if len(l.Taken.Pieces) != 1 {
		return false
	}
	switch {
	case (l.Target == labels.Target(porting.SignatureDate) || l.Target == labels.Target(porting.Signature)) && strings.HasPrefix(ws, "signature") && strings.HasSuffix(ws, "date") && strings.ContainsAny(l.Text, "/&+"):
		fs := dates.Find(p.Text)
		if len(fs) != 1 || fs[0].End != len(p.Text) {
			return false
		}
		if name := strings.TrimRight(p.Text[:fs[0].Start], " ,;/|-–\u00a0"); name != "" {
			r.part(porting.Signature, p, 0, len(name))
		}
		r.part(porting.SignatureDate, p, fs[0].Start, fs[0].End)
		return true
	default:
		asked, dividers := r.asksTogether(l.Text)
		return len(asked) > 1 && r.takeTogether(p, asked, dividers)
	}
}

// nameAndTitle takes apart "Jane Doe, Office / Manager" behind a label that asks for both;
// the title may go on in further lines.
func (r *reader) nameAndTitle(l *form.Label) bool {
	p, more := l.Taken.Pieces[0], l.Taken.Pieces[1:]
	for _, div := range []string{" / ", ", ", " - ", " – ", "/", ","} {
		name, title, ok := strings.Cut(p.Text, div)
		if ok && strings.TrimSpace(div) == "," && suffixed(title) {
			if suffix, rest, more := strings.Cut(title, div); more {
				name, title = name+div+suffix, rest
			}
		}
		if !ok || title == "" && len(more) == 0 {
			continue
		}
		whole := strings.TrimSpace(title + "\n" + form.JoinPieces(more))
		if look.Fit(labels.Target(porting.AuthorizedName), name) <= 0 || look.Fit(labels.Target(porting.AuthorizedTitle), whole) <= 0 {
			continue
		}
		r.part(porting.AuthorizedName, p, 0, len(name))
		if len(more) == 0 {
			r.part(porting.AuthorizedTitle, p, len(p.Text)-len(title), len(p.Text))
			return true
		}
		if title != "" {
			more = append([]*form.Piece{r.form.NewPiece(p.Sheet, p.Span.Seg.Slice(p.Span.End-len(title), p.Span.End))}, more...)
		}
		r.values = append(r.values, r.newValue(porting.AuthorizedTitle, nil, more))
		return true
	}
	if len(more) > 0 && l.Taken.Doubt == "" {
		l.Taken.Doubt = "its label asks for the title as well"
	}
	return false
}

// part makes the value of a field of the bytes start to end of a piece.
func (r *reader) part(n porting.Name, p *form.Piece, start, end int) {
	if p.Widget != nil {
		q := *p
		q.Text = strings.TrimSpace(p.Text[start:end])
		r.values = append(r.values, r.newValue(n, nil, []*form.Piece{&q}))
		return
	}
	r.values = append(r.values, r.newValue(n, nil, []*form.Piece{r.form.NewPiece(p.Sheet, p.Span.Seg.Slice(p.Span.Start+start, p.Span.Start+end))}))
}
