package loa

// What a typed letter says in more than one place: its sentences, its head, and its end.

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/porting"
)

// agree takes back the doubts about what a typed letter says in a sentence, at its head or
// at its end where another of these places says the same. The date at the head is that of
// the signature where the letter is signed and names no other day.
func (r *reader) agree() {
	if !r.typedLetter() {
		return
	}
	for i := range r.values {
		v := &r.values[i]
		if v.label != nil || len(v.doubts) != 1 || r.otherwise(v) {
			continue
		}
		sure := false
		switch v.name {
		case porting.CustomerName, porting.AuthorizedName, porting.AuthorizedTitle:
			sure = r.repeated(v)
		case porting.ServiceAddress:
			p := address.Split(v.text)
			sure = p.Street != "" && p.City != "" && p.State != "" && p.Zip != "" && r.standsAlone(p.Street, v.pieces)
		case porting.CurrentCarrier:
			sure = telco(v.text) || r.timesSaid(v.text) > 1
		case porting.SignatureDate:
			sure = r.hasSignature()
		}
		if sure {
			v.doubts = nil
		}
	}
}

// otherwise tells whether another value of the same field says something else.
func (r *reader) otherwise(v *value) bool {
	for _, o := range r.values {
		if o.name == v.name && !strings.EqualFold(o.text, v.text) {
			return true
		}
	}
	return false
}

// telco tells whether a word of a name is of a company of telephones, not of a place.
func telco(name string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(name)), func(w string) bool { return labels.TradeWord(strings.Trim(w, ".,")) })
}

// repeated tells whether a line of its own says a value as well, or the name or the
// office of the signer does.
func (r *reader) repeated(v *value) bool {
	if r.standsAlone(v.text, v.pieces) && !(v.name == porting.CustomerName && r.goesOnBehindComma(v)) {
		return true
	}
	for _, o := range r.values {
		if o.name == porting.Signature && v.name == porting.AuthorizedName && strings.EqualFold(strings.TrimSpace(strings.TrimPrefix(o.text, "/s/")), v.text) {
			return true
		}
	}
	for _, p := range r.form.Pieces {
		if end, from, ok := nameAndOffice(p.Text); ok && !within(p, v.pieces) {
			if v.name == porting.AuthorizedName && strings.EqualFold(p.Text[:end], v.text) || v.name == porting.AuthorizedTitle && strings.EqualFold(p.Text[from:], v.text) {
				return true
			}
		}
	}
	return false
}

// standsAlone tells whether a text is a line of the letter, or begins one as far as a
// comma, elsewhere than at the pieces of a value.
func (r *reader) standsAlone(text string, own []*form.Piece) bool {
	for _, p := range r.form.Pieces {
		rest, ok := strings.CutPrefix(strings.ToLower(p.Text), strings.ToLower(text))
		if ok && (rest == "" || rest[0] == ',' || strings.HasPrefix(rest, " ·") || strings.HasPrefix(rest, " •") || strings.HasPrefix(rest, " |")) && !within(p, own) {
			return true
		}
	}
	return false
}

// goesOnBehindComma tells whether a line has more of a name: "Smith, Jones & Co." for
// "Smith". What begins with a digit is an address.
func (r *reader) goesOnBehindComma(v *value) bool {
	for _, p := range r.form.Pieces {
		rest, ok := strings.CutPrefix(strings.ToLower(p.Text), strings.ToLower(v.text)+", ")
		if ok && rest != "" && (rest[0] < '0' || rest[0] > '9') && !strings.HasPrefix(rest, "p") && !p.Prose && !within(p, v.pieces) {
			return true
		}
	}
	return false
}

// within tells whether a piece holds the place of one of others.
func within(p *form.Piece, others []*form.Piece) bool {
	for _, o := range others {
		if o.Sheet == p.Sheet && p.Rect.Intersects(o.Rect) {
			return true
		}
	}
	return false
}

// timesSaid counts the places of the letter's text that name somebody, as whole words.
func (r *reader) timesSaid(name string) (n int) {
	for _, s := range r.form.Sheets {
		for _, par := range s.Paragraphs() {
			n += strings.Count(" "+strings.NewReplacer(",", " ", ".", " ", ";", " ", ":", " ").Replace(par.Text)+" ", " "+strings.Trim(name, ". ")+" ")
		}
	}
	return n
}
