package loa

// Values become fields: what several places say of one field is held against
// each other, and what is uncertain is said.

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/dates"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// takeValues makes values of the labels that hold one; addresses, names in parts
// and signatures are put together elsewhere.
func (r *reader) takeValues() {
	form.Order(r.form.Labels)
	r.surnames()
	for _, l := range r.form.Labels {
		if l.Taken == nil || len(l.Taken.Pieces) == 0 || !look.WantsValue(l.Target) {
			continue
		}
		if look.IsAddress(l.Target) || look.IsAddressPart(l.Target) || l.Target == labels.Target(porting.Signature) ||
			l.Target == labels.Target(porting.CustomerType) || l.Target == labels.Target(porting.PortType) {
			continue
		}
		switch l.Target {
		case labels.FirstName, labels.MiddleName, labels.LastName:
			continue
		}
		r.lists.SameBelow(l)
		if r.splitPair(l) || r.withOffice(l) {
			continue
		}
		name, weak, why := r.resolve(l)
		if name == "" || (name == porting.ContactName || name == porting.ContactEmail || name == porting.ContactPhone) && r.splitContact(l) {
			continue
		}
		v := r.newValue(name, l, l.Taken.Pieces)
		if l.Taken.Kind == form.Inline && neverStops(name) && r.typedLetter() {
			v.text = strings.TrimRight(v.text, ".") // "PIN: 4417." is a sentence of the letter
		}
		if (name == porting.DesiredDueDate || name == porting.SignatureDate) && l.Taken.Kind == form.Inline {
			v.text = dateOfSentence(v.text)
		}
		v.weak = v.weak || weak || l.Guessed
		if l.Match.Source == labels.ByName {
			v.weak, why = true, "its label names a company, and not which carrier that is"
		}
		if why != "" {
			v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, why})
		}
		r.values = append(r.values, v)
	}
	r.personNames()
	r.ownersOfCompanies()
	r.typesByValue()
	r.carrierInBrackets()
}

// carrierInBrackets takes the carrier whom words in brackets call the customer's current
// one, where no label gives it: "To: RCN (current provider)".
func (r *reader) carrierInBrackets() {
	current := labels.Target(porting.CurrentCarrier)
	if slices.ContainsFunc(r.values, func(v value) bool { return v.name == porting.CurrentCarrier }) || r.form.Asks(current) {
		return
	}
	for _, p := range r.form.Pieces {
		i := strings.LastIndex(p.Text, " (")
		if p.Widget != nil || p.Used || p.Prose || p.Owner != nil && p.Owner.Target != labels.None || i < 2 || !strings.HasSuffix(p.Text, ")") {
			continue
		}
		if m, ok := r.form.Vocabulary.Exact(p.Text[i+2 : len(p.Text)-1]); ok && m.Target == current && look.Fit(current, p.Text[:i]) > 0 {
			r.part(porting.CurrentCarrier, p, 0, i)
			p.Used = true
			return
		}
	}
}

// typesByValue takes "Business" or "Residential" behind a label that asks for a type of
// anything for the type of the customer, where nothing else says it.
func (r *reader) typesByValue() {
	if r.form.Asks(labels.Target(porting.CustomerType)) {
		return
	}
	for _, l := range r.form.Labels {
		ws := phrase.Plain(l.Text)
		if !slices.Contains(ws, "type") && !slices.Contains(ws, "class") || r.besideList(l) {
			continue
		}
		for _, p := range r.nextBehind(l) {
			if m, ok := r.form.Vocabulary.Exact(p.Text); ok && (m.Target == labels.Business || m.Target == labels.Residential) {
				p.Owner = l
				r.values = append(r.values, r.newValue(porting.CustomerType, nil, []*form.Piece{p}))
				return
			}
		}
	}
}

// nextBehind is what stands first behind a label on its line, in its cell or the next.
func (r *reader) nextBehind(l *form.Label) []*form.Piece {
	if l.Taken != nil && len(l.Taken.Pieces) > 0 {
		return l.Taken.Pieces
	}
	if l.Inline != nil {
		return []*form.Piece{l.Inline}
	}
	var first *form.Piece
	for _, p := range r.form.PiecesOf[l.Sheet] {
		if p.Free() && p.Rect.X0 > l.Rect.X1-2 && p.Rect.X0-l.Rect.X1 < 200 && layout.SameLine(p.Rect, l.Rect) && (first == nil || p.Rect.X0 < first.Rect.X0) {
			first = p
		}
	}
	if first == nil {
		return nil
	}
	return []*form.Piece{first}
}

// ownersOfCompanies takes the person whom a label calls the owner or holder of the account
// for who may sign, where another label gives the company's name.
func (r *reader) ownersOfCompanies() {
	person, company := -1, ""
	for i, v := range r.values {
		switch {
		case v.name == porting.AuthorizedName && !v.weak:
			return
		case v.name != porting.CustomerName || v.label == nil || v.weak:
		case strings.Contains(v.label.Match.Wording, "owner") || strings.Contains(v.label.Match.Wording, "holder"):
			if person < 0 && look.Personal(v.text) {
				person = i
			}
		case company == "":
			company = v.text
		}
	}
	if person < 0 || company == "" {
		return
	}
	v := &r.values[person]
	for _, w := range phrase.Plain(v.text) {
		if slices.Contains(phrase.Plain(company), w) {
			return // rather the company in other words
		}
	}
	v.name = porting.AuthorizedName
	v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "the form calls the person the owner of the account"})
}

// fill writes values, numbers and problems into the record.
func (r *reader) fill(rec *porting.Record) {
	if len(r.lists.Numbers) > 0 {
		rec.Numbers = r.lists.Numbers
	}
	for _, l := range r.form.Labels {
		if l.Target == labels.None && l.Taken != nil && len(l.Taken.Pieces) > 0 && l.Text != "" {
			rec.Unused = append(rec.Unused, porting.Unused{Label: strings.TrimSpace(strings.TrimRight(strings.TrimSpace(l.Text), ":")), Where: form.Place(l.Taken.Pieces)})
		}
	}
	rec.Unused = append(rec.Unused, r.form.Unused...)
	for _, s := range r.form.Others {
		rec.Unused = append(rec.Unused, porting.Unused{Label: fmt.Sprintf("page %d is no part of the letter", s.Number), Where: porting.Where{Page: s.Number}})
	}
	for _, n := range porting.Names {
		r.fillField(rec, n)
	}
	r.accountBTN(rec)
	severalAccounts(rec)
	r.account(rec)
	r.missed(rec)
	rec.Problems = append(rec.Problems, r.form.Problems...)
	rec.Blank = r.blank(rec)
	r.notFound(rec)
	r.tickedUnknown(rec)
	rec.Statements = r.statements()
}

// fillField settles one field.
func (r *reader) fillField(rec *porting.Record, n porting.Name) {
	var vs, weak []value
	for _, v := range r.values {
		if v.name != n || v.text == "" {
			continue
		}
		if v.weak {
			weak = append(weak, v)
		} else {
			vs = append(vs, v)
		}
	}
	if len(vs) == 0 && len(weak) > 0 {
		vs = weak[:1]
		for _, w := range weak[1:] {
			if n == porting.ContactPhone && !look.SameValue(n, w.text, vs[0].text) && len(vs[0].doubts) == 0 {
				vs[0].doubts = append(vs[0].doubts, doubt{porting.ProblemAmbiguousLabel, "the letter gives several telephone numbers of the contact"})
			}
			if look.SameValue(n, w.text, vs[0].text) || n != porting.SignatureDate && n != porting.ContactPhone && n != porting.AuthorizedName {
				vs = append(vs, w)
			}
		}
	} else {
		r.demote(rec, n, vs, weak)
	}
	if len(vs) == 0 {
		return
	}
	sort.SliceStable(vs, func(i, j int) bool {
		if a, b := r.inColumn(vs[i]), r.inColumn(vs[j]); a != b {
			return b // what is said of the whole account goes before what is said of one number
		}
		return vs[i].where.Page < vs[j].where.Page
	})
	v := vs[0]
	if why := r.lost(v); why != "" {
		v.conf = min(v.conf, layout.WeakWord)
		vs[0].doubts = append(vs[0].doubts, doubt{porting.ProblemLowConfidence, why})
	}
	f := &porting.Field{Text: v.text, Parts: v.parts, Read: v.read, Confidence: v.conf, Where: v.where}
	contradicted := false
	for _, o := range vs[1:] {
		if look.SameValue(n, v.text, o.text) {
			more := o.where
			more.More = nil
			f.Where.More = append(append(f.Where.More, more), o.where.More...)
			continue
		}
		if !contradicted {
			contradicted = true
			rec.Problem(porting.Problem{Code: porting.ProblemContradiction, Field: n, Where: o.where,
				Message: fmt.Sprintf("the letter gives the %s twice, and not the same", fieldWords(n))})
		}
		more := o.where
		more.More = nil
		f.Where.More = append(f.Where.More, more)
	}
	if n == porting.Signature && v.text != porting.Signed {
		for _, w := range weak {
			if w.text != porting.Signed && !look.SameValue(n, v.text, w.text) && w.label != nil && v.label != nil && layout.SameLine(w.label.Rect, v.label.Rect) {
				rec.Problem(porting.Problem{Code: porting.ProblemContradiction, Field: n, Where: w.where,
					Message: "two people sign side by side, and nothing says which is the customer"})
				break
			}
		}
	}
	rec.Fields[n] = f
	said := map[string]bool{}
	for _, o := range vs {
		for _, d := range o.doubts {
			if said[d.code] || d.code == porting.ProblemAmbiguousLabel && len(vs[0].doubts) == 0 && o.text == v.text {
				continue // what is sure elsewhere is no guess
			}
			said[d.code] = true
			rec.Problem(porting.Problem{Code: d.code, Field: n, Where: o.where,
				Message: fmt.Sprintf("the %s is not certain: %s", fieldWords(n), d.why)})
		}
	}
	r.checkDate(rec, n, f)
}

// demote gives values that only might have been the field's to where they belong
// when another label says the field outright.
func (r *reader) demote(rec *porting.Record, n porting.Name, vs, weak []value) {
	for _, w := range weak {
		if n == porting.CustomerName && w.label != nil && w.label.Target == labels.Name && len(vs) > 0 && !look.SameValue(n, vs[0].text, w.text) {
			// a person beside a company: who may sign, if no label names one
			w.name = porting.AuthorizedName
			w.doubts = append(w.doubts, doubt{porting.ProblemAmbiguousLabel, "the form says only \"Name\""})
			r.values = append(r.values, w)
			continue
		}
		if n != porting.AuthorizedName || len(vs) == 0 || look.SameValue(n, vs[0].text, w.text) {
			continue
		}
		if w.label != nil && w.label.Match.Wording == "account contact" {
			w.name, w.weak = porting.ContactName, true
			r.values = append(r.values, w)
		}
	}
}

// checkDate says where a date may be read in two ways, or is none.
func (r *reader) checkDate(rec *porting.Record, n porting.Name, f *porting.Field) {
	if n != porting.SignatureDate && n != porting.DesiredDueDate && n != porting.CSRDate {
		return
	}
	d, ok := dates.Parse(f.Text)
	switch {
	case !ok && n == porting.DesiredDueDate:
		// "ASAP" and the like are what people write
	case !ok:
		if fs := dates.Find(f.Text); len(fs) == 1 {
			d, ok = fs[0].Reading, true
		}
	}
	switch {
	case ok && d.Ambiguous():
		rec.Problem(porting.Problem{Code: porting.ProblemAmbiguousDate, Field: n, Where: f.Where,
			Message: fmt.Sprintf("the %s may be read with the day first or with the month first", fieldWords(n))})
	case !ok && n != porting.DesiredDueDate:
		rec.Problem(porting.Problem{Code: porting.ProblemUnreadableValue, Field: n, Where: f.Where,
			Message: fmt.Sprintf("the %s is no date that could be read", fieldWords(n))})
	}
}

// accountBTN: a printed account number with its customer code holds the BTN.
func (r *reader) accountBTN(rec *porting.Record) {
	f := rec.Fields[porting.AccountNumber]
	if b := rec.Fields[porting.BTN]; f == nil && b != nil && r.asksAccount(b) {
		if _, code, ok := telephone.AccountBTN(b.Text); ok && code != "" {
			account := *b
			rec.Fields[porting.AccountNumber] = &account
		}
	}
	if f == nil || rec.Fields[porting.BTN] != nil {
		return
	}
	_, code, ok := telephone.AccountBTN(f.Text)
	if !ok || code == "" {
		return
	}
	digits, end := 0, 0
	for i := 0; i < len(f.Text) && digits < 10; i++ {
		if f.Text[i] >= '0' && f.Text[i] <= '9' {
			digits++
			end = i + 1
		}
	}
	b := *f
	b.Text = f.Text[:end]
	rec.Fields[porting.BTN] = &b
}

// asksAccount tells whether the label of the BTN asks for the account number as well:
// "BTN/ACCT #".
func (r *reader) asksAccount(f *porting.Field) bool {
	for _, v := range r.values {
		if v.name == porting.BTN && v.text == f.Text && v.label != nil && strings.Contains(v.label.Match.Wording, "account") {
			return true
		}
	}
	return false
}

// fieldWords is a field's name for people.
func fieldWords(n porting.Name) string {
	switch n {
	case porting.BTN:
		return "billing telephone number (BTN)"
	case porting.NewBTN:
		return "new BTN"
	case porting.PIN:
		return "PIN"
	case porting.SSNLast4:
		return "SSN's last digits"
	case porting.CSRDate:
		return "bill date"
	}
	return strings.ReplaceAll(string(n), "_", " ")
}

// severalAccounts says that a letter is about several accounts, where it contradicts
// itself in two of the things that an account is known by.
func severalAccounts(rec *porting.Record) {
	n := 0
	var where porting.Where
	for _, p := range rec.Problems {
		if p.Code == porting.ProblemSeveralAccounts {
			return
		}
		if p.Code == porting.ProblemContradiction && (p.Field == porting.BTN || p.Field == porting.AccountNumber || p.Field == porting.ServiceAddress) {
			n++
			where = p.Where
		}
	}
	if n >= 2 {
		rec.Problem(porting.Problem{Code: porting.ProblemSeveralAccounts, Where: where,
			Message: "the letter seems to be about several accounts: each wants a letter of its own"})
	}
}

// dateOfSentence is a date without the sentence that follows it in its line: "December 17,
// 2026. Questions? (617) 555-0166."
func dateOfSentence(text string) string {
	fs := dates.Find(text)
	if len(fs) == 0 || fs[0].Start != 0 || !strings.HasPrefix(text[fs[0].End:], ". ") {
		return text
	}
	return text[:fs[0].End]
}
