package loa

// Addresses: on one line, on several, or split over labels of their own.

import (
	"math"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// group is the labels of one address.
type group struct {
	name   porting.Name
	labels []*label
}

// readAddresses puts the parts of each address together: a label of an address
// and the labels of parts that follow it, up to the next address.
func (r *reader) readAddresses() {
	order(r.labels)
	var groups []*group
	for _, l := range r.labels {
		if !isAddress(l.target) && !isAddressPart(l.target) || l.taken == nil && !l.bare {
			continue
		}
		name := r.addressName(l)
		if name == "" {
			continue
		}
		g := r.groupFor(groups, l, name)
		if g == nil {
			g = &group{name: name}
			groups = append(groups, g)
		}
		g.labels = append(g.labels, l)
	}
	for _, g := range groups {
		r.addAddress(g)
	}
}

// addressName says whose address a label or a part belongs to, "" for nobody's.
func (r *reader) addressName(l *label) porting.Name {
	if l.target == labels.Target(porting.ServiceAddress) || l.target == labels.Target(porting.BillingAddress) {
		if r.sections[l] == labels.SectionNew && l.match.Words <= 2 && l.match.Wording == "company address" {
			return ""
		}
		return l.target.Field()
	}
	// a wording that says it: "Billing City"
	w := " " + l.match.Wording + " "
	switch {
	case strings.Contains(w, " billing ") || strings.Contains(w, " mailing "):
		return porting.BillingAddress
	case strings.Contains(w, " service "):
		return porting.ServiceAddress
	}
	if l.target == labels.Address && r.sections[l] == "" && l.cell < 0 && r.letterhead(l) && l.rect.Y0 < 0.12*l.sheet.height {
		return ""
	}
	if isAddressPart(l.target) {
		if a := r.anchor(l); a != nil {
			if a.target == labels.Street {
				return r.addressName(a)
			}
			if n := a.target.Field(); n != "" {
				return n
			}
			return r.addressName(a)
		}
	}
	switch r.sections[l] {
	case labels.SectionNew, labels.SectionCurrent, labels.SectionContact:
		return ""
	case labels.SectionBilling:
		return porting.BillingAddress
	}
	return porting.ServiceAddress
}

// anchor is the label of an address that a part goes on with: the last before
// it, unless a section begins between them. A street is a part only of an address
// whose label stands right above it without a value.
func (r *reader) anchor(l *label) *label {
	var best, last *label
	done := false // the last address of this column has this part already
	for _, o := range r.labelsOf[l.sheet] {
		if o == l {
			break
		}
		if h := r.headOf[l]; h == o && h.target.Section() {
			best, last = nil, nil
			continue
		}
		begins := isAddress(o.target) || o.target == labels.Street && l.target != labels.Street
		if begins {
			last = o
		}
		if o.target == l.target && best != nil {
			done = true
		}
		if o.rect.X0 > l.rect.X0+30 && !sameLine(o.rect, l.rect) {
			continue
		}
		if begins {
			done = false
		}
		switch {
		case begins:
			best = o
		case l.target == labels.Street && wantsValue(o.target) && !isAddressPart(o.target):
			best = nil // another label stands between
		}
	}
	if best == nil && last != nil && l.rect.Y0-last.rect.Y1 < 80 && l.target != labels.Street {
		return last
	}
	if done && last != nil && last != best && l.rect.Y0-last.rect.Y1 < 80 && l.target != labels.Street {
		return last // a grid that is read line by line
	}
	if best != nil && l.target == labels.Street {
		if best.taken != nil || math.Abs(best.rect.X0-l.rect.X0) > 60 && !sameLine(best.rect, l.rect) {
			return nil
		}
	}
	return best
}

// groupFor finds the address that a label goes on with: the last of its name on
// the page that does not hold this part yet.
func (r *reader) groupFor(groups []*group, l *label, name porting.Name) *group {
	if isAddress(l.target) {
		return nil
	}
	for i := len(groups) - 1; i >= 0; i-- {
		g := groups[i]
		if g.name != name || g.labels[len(g.labels)-1].sheet != l.sheet {
			continue
		}
		for _, o := range g.labels {
			if o.target == l.target || o.target == labels.CityStateZip && (l.target == labels.City || l.target == labels.State || l.target == labels.Zip && asksZip(o.match.Wording)) {
				return nil
			}
		}
		return g
	}
	return nil
}

// asksZip tells whether a label "City, State, ZIP" asks for the ZIP too.
func asksZip(wording string) bool {
	return strings.Contains(wording, "zip") || strings.Contains(wording, "postal") || strings.Contains(wording, "plz") || strings.Contains(wording, "cap ")
}

// addAddress makes the value of an address from its labels.
func (r *reader) addAddress(g *group) {
	type part struct {
		target labels.Target
		piece  *piece
	}
	var parts []part
	var first *label
	for _, l := range g.labels {
		if l.taken == nil || l.target == labels.County || l.target == labels.Country {
			continue // neither is part of what is written on an envelope at home
		}
		for _, p := range l.taken.pieces {
			if first == nil {
				first = l
			}
			parts = append(parts, part{l.target, p})
		}
	}
	if len(parts) == 0 {
		return
	}
	if len(parts) > 1 && r.namesCustomer(parts[0].piece) {
		parts = parts[1:] // the name over the address
	} else if len(parts) > 1 && asksName(first) && telephone.Digits(parts[0].piece.text) == "" {
		r.values = append(r.values, r.newValue(porting.CustomerName, nil, []*piece{parts[0].piece}))
		parts = parts[1:]
	}
	if q, name := nameOver(first, parts[0].piece); q != nil {
		r.values = append(r.values, r.newValue(porting.CustomerName, nil, []*piece{name}))
		parts[0].piece = q
	}
	if q := r.overThePage(parts[len(parts)-1].piece); q != nil && len(g.labels) == 1 {
		parts = append(parts, part{first.target, q})
	}
	sort.SliceStable(parts, func(i, j int) bool {
		a, b := parts[i].piece, parts[j].piece
		if a.sheet != b.sheet {
			return a.sheet.number < b.sheet.number
		}
		if !sameLine(a.rect, b.rect) {
			return a.rect.MidY() < b.rect.MidY()
		}
		return a.rect.X0 < b.rect.X0
	})
	var pieces []*piece
	for _, p := range parts {
		pieces = append(pieces, p.piece)
	}
	v := r.newValue(g.name, first, pieces)
	split := address.Split(v.text)
	whole := ""
	var street, unit []string
	for _, p := range parts {
		t := p.piece.text
		switch p.target {
		case labels.City:
			split.City = t
		case labels.State:
			split.State = t
		case labels.Zip:
			split.Zip = t
		case labels.Unit:
			unit = append(unit, t)
		case labels.Street, labels.StreetNumber, labels.StreetName, labels.StreetType, labels.PreDir, labels.PostDir:
			street = append(street, t)
		default:
			whole += t + "\n"
		}
	}
	if len(street) > 0 {
		s := strings.Join(street, " ")
		q := address.Split(s)
		if all := address.Split(v.text); all.City != "" && len(parts) == len(street) {
			split = all // the whole address stands in the field of the street
		} else if split.Street = s; len(unit) == 0 && q.Unit != "" && q.Street != "" && q.City == "" {
			split.Street, split.Unit = q.Street, q.Unit
		}
	}
	if len(street) == 0 && len(unit) == 0 && whole != "" && strings.TrimSpace(whole) != v.text {
		// city, state or ZIP stand apart: the street is in what the address itself says
		q := address.Split(strings.TrimSpace(whole))
		if q.Street == "" && q.Unit == "" {
			q.Street, _, _ = strings.Cut(strings.TrimSpace(whole), "\n")
		}
		split.Street, split.Unit = q.Street, q.Unit
	}
	if len(unit) > 0 {
		split.Unit = strings.Join(unit, " ")
		if len(street) == 0 && whole != "" {
			if q := address.Split(whole); q.Street != "" && q.Unit == "" {
				split.Street = q.Street
			} else if q.Street == "" {
				split.Street = strings.TrimSpace(strings.SplitN(whole, "\n", 2)[0])
			}
		}
	}
	for _, l := range g.labels {
		if l != first && l.match.Fuzzy && l.taken != nil && len(l.taken.pieces) > 0 {
			v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "the label of a part of it was read with wrong letters"})
		}
	}
	if sameAs(v.text) {
		split = porting.Parts{}
	}
	streetless := len(street) == 0 // all labels ask for other parts
	for _, p := range parts {
		streetless = streetless && isAddressPart(p.target)
	}
	if streetless {
		split.Street = ""
	}
	if (streetless || split.Street == "" && split.Unit == "") && !sameAs(v.text) {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "no street was found in it"})
	}
	if why := r.gapIn(g, split); why != "" {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, why})
	}
	v.parts = &split
	if p := v.parts; p != nil && p.Street != "" && p.City == "" && p.Zip == "" && p.State == "" && !isNone(v.text) {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "neither city nor ZIP stand with the street"})
	}
	r.values = append(r.values, v)
}

// asksName tells whether a label of an address asks for the customer's name over it.
func asksName(l *label) bool {
	for _, w := range strings.Fields(l.match.Wording) {
		if w == "name" {
			return true
		}
	}
	return false
}

// nameOver takes the customer's name off the first line of a field whose label asks
// for the name and the address; nil where the field has no such line.
func nameOver(l *label, p *piece) (rest, name *piece) {
	head, tail, ok := strings.Cut(p.text, "\n")
	if p.widget == nil || !ok || !asksName(l) || telephone.Digits(head) != "" || address.Split(tail).Street == "" {
		return nil, nil
	}
	a, b := *p, *p
	a.text, b.text = strings.TrimSpace(tail), strings.TrimSpace(head)
	return &a, &b
}

// gapIn says what an address that is put together from several labels may lack: what
// stands behind a label that nobody knows, between its own or right behind them.
func (r *reader) gapIn(g *group, split porting.Parts) string {
	if len(g.labels) < 2 {
		return ""
	}
	first, last := g.labels[0], g.labels[len(g.labels)-1]
	zipAsked := false
	for _, l := range g.labels {
		zipAsked = zipAsked || l.target == labels.Zip || l.target == labels.CityStateZip
	}
	between := func(text page.Rect, s *sheet) bool {
		if s != first.sheet || s != last.sheet || text.MidY() < first.rect.Y0 || text.MidY() > last.rect.Y1 {
			return false
		}
		for _, l := range g.labels {
			if math.Abs(l.rect.X0-text.X0) < 2 || sameLine(l.rect, text) && text.X0 > l.rect.X1 {
				return true
			}
		}
		return false
	}
	for _, l := range r.labelsOf[first.sheet] {
		if l.target == labels.None && l.taken != nil && len(l.taken.pieces) > 0 && between(l.rect, l.sheet) {
			return "a label that is not known stands between its parts"
		}
		if l.target == labels.None && l.taken != nil && split.Zip == "" && !zipAsked && isZip(joinPieces(l.taken.pieces)) {
			return "no ZIP was found in it"
		}
	}
	for _, p := range r.pieceOf[first.sheet] {
		if p.widget != nil || !p.free() || p.prose || p.placeholder || p.cell < 0 || !between(p.rect, p.sheet) || math.Abs(p.rect.X0-first.rect.X0) > 2 {
			continue
		}
		for _, q := range r.pieceOf[first.sheet] { // a row of its own, with what was written in it
			if q != p && q.free() && q.cell >= 0 && q.cell != p.cell && q.rect.X0 > p.rect.X1 && sameLine(p.rect, q.rect) && hasLetterOrDigit(q.text) {
				return "a label that is not known stands between its parts"
			}
		}
	}
	return ""
}

// namesCustomer tells whether a piece is the customer's name, as another label gives it.
func (r *reader) namesCustomer(p *piece) bool {
	for _, v := range r.values {
		if v.name == porting.CustomerName && v.text == p.text {
			return true
		}
	}
	return false
}

// overThePage is the city, state and ZIP that stand first on the next page where the
// last piece of an address without them is the last of its page.
func (r *reader) overThePage(p *piece) *piece {
	if a := address.Split(p.text); a.Zip != "" || a.City != "" || p.widget != nil {
		return nil
	}
	for _, o := range r.pieceOf[p.sheet] {
		if o != p && o.rect.Y0 > p.rect.Y1-1 && o.rect.Y0 < 0.92*p.sheet.height && o.text != "" {
			return nil
		}
	}
	for _, o := range r.labelsOf[p.sheet] {
		if o.rect.Y0 > p.rect.Y1-1 && o.rect.Y0 < 0.92*p.sheet.height {
			return nil
		}
	}
	for i, s := range r.sheets {
		if s != p.sheet || i+1 == len(r.sheets) {
			continue
		}
		var top *piece
		for _, o := range r.pieceOf[r.sheets[i+1]] {
			if top == nil || o.rect.Y0 < top.rect.Y0-1 {
				top = o
			}
		}
		if top == nil || !top.free() || top.widget != nil {
			return nil
		}
		for _, l := range r.labelsOf[r.sheets[i+1]] {
			if l.rect.Y0 < top.rect.Y1 {
				return nil
			}
		}
		if a := address.Split(top.text); a.City != "" && a.State != "" && a.Zip != "" && a.Street == "" {
			return top
		}
	}
	return nil
}

// sameAs tells whether a text only refers to another address: "Same as service".
func sameAs(t string) bool {
	return strings.HasPrefix(strings.ToLower(strings.TrimSpace(t)), "same") || isNone(t)
}
