package loa

// Addresses: on one line, on several, or split over labels of their own.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// group is the labels of one address.
type group struct {
	name   porting.Name
	labels []*form.Label
}

// readAddresses puts the parts of each address together: a label of an address
// and the labels of parts that follow it, up to the next address.
func (r *reader) readAddresses() {
	form.Order(r.form.Labels)
	var groups []*group
	for _, l := range r.form.Labels {
		if !look.IsAddress(l.Target) && !look.IsAddressPart(l.Target) || l.Taken == nil && !l.Bare || look.IsAddressPart(l.Target) && l.Bare && r.besideList(l) {
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
func (r *reader) addressName(l *form.Label) porting.Name {
	if l.Target == labels.Target(porting.ServiceAddress) || l.Target == labels.Target(porting.BillingAddress) {
		if r.form.Sections[l] == labels.SectionNew && l.Match.Words <= 2 && l.Match.Wording == "company address" {
			return ""
		}
		return l.Target.Field()
	}
	// a wording that says it: "Billing City"
	w := " " + l.Match.Wording + " "
	switch {
	case strings.Contains(w, " billing ") || strings.Contains(w, " mailing "):
		return porting.BillingAddress
	case strings.Contains(w, " service "):
		return porting.ServiceAddress
	}
	if l.Target == labels.Address && r.form.Sections[l] == "" && l.Cell < 0 && r.letterhead(l) && l.Rect.Y0 < 0.12*l.Sheet.Height {
		return ""
	}
	if look.IsAddressPart(l.Target) {
		if a := r.anchor(l); a != nil {
			if a.Target == labels.Street {
				return r.addressName(a)
			}
			if n := a.Target.Field(); n != "" {
				return n
			}
			return r.addressName(a)
		}
	}
	switch r.form.Sections[l] {
	case labels.SectionNew, labels.SectionCurrent, labels.SectionContact:
		return ""
	case labels.SectionOther:
		if strings.Contains(r.form.HeadOf[l].Match.Wording, "911") {
			return "" // where the new service is to be found in an emergency
		}
	case labels.SectionBilling:
		return porting.BillingAddress
	}
	return porting.ServiceAddress
}

// anchor is the label of an address that a part goes on with: the last before
// it, unless a section begins between them. A street is a part only of an address
// whose label stands right above it without a value.
func (r *reader) anchor(l *form.Label) *form.Label {
	if h := r.columnHeading(l); h != nil {
		return h
	}
	var best, last *form.Label
	done := false // the last address of this column has this part already
	for _, o := range r.form.LabelsOf[l.Sheet] {
		if o == l {
			break
		}
		if h := r.form.HeadOf[l]; h == o && h.Target.Section() {
			best, last = nil, nil
			continue
		}
		if a, b := r.form.HeadOf[o], r.form.HeadOf[l]; a != nil && b != nil && a != b && layout.SameLine(a.Rect, b.Rect) {
			continue // of the column beside
		}
		begins := look.IsAddress(o.Target) || o.Target == labels.Street && l.Target != labels.Street
		if begins {
			last = o
		}
		if o.Target == l.Target && best != nil {
			done = true
		}
		if o.Rect.X0 > l.Rect.X0+30 && !layout.SameLine(o.Rect, l.Rect) {
			continue
		}
		if begins {
			done = false
		}
		switch {
		case begins:
			best = o
		case l.Target == labels.Street && look.WantsValue(o.Target) && !look.IsAddressPart(o.Target):
			best = nil // another label stands between
		}
	}
	if best == nil && last != nil && l.Rect.Y0-last.Rect.Y1 < 80 && l.Target != labels.Street {
		return last
	}
	if done && last != nil && last != best && l.Rect.Y0-last.Rect.Y1 < 80 && l.Target != labels.Street {
		return last // a grid that is read line by line
	}
	if best != nil && l.Target == labels.Street {
		if best.Taken != nil || math.Abs(best.Rect.X0-l.Rect.X0) > 60 && !layout.SameLine(best.Rect, l.Rect) {
			return nil
		}
	}
	return best
}

// columnHeading is the heading of the column that a part of an address stands in, where
// two addresses stand side by side under headings of one line, part by part: "Service
// address | Billing address". nil where they do not.
func (r *reader) columnHeading(l *form.Label) *form.Label {
	var row, best *form.Label // the nearest such heading above, and that of the column
	several := false
	for _, o := range r.form.LabelsOf[l.Sheet] {
		if !look.IsAddress(o.Target) || !o.Bare || o.Taken != nil && len(o.Taken.Pieces) > 0 || o.Rect.Y1 > l.Rect.Y0+2 || l.Rect.Y0-o.Rect.Y1 > 100 {
			continue
		}
		switch {
		case row == nil || !layout.SameLine(o.Rect, row.Rect):
			if row != nil && o.Rect.Y0 < row.Rect.Y0 {
				continue
			}
			row, best, several = o, nil, false
		case o.Target != row.Target:
			several = true
		}
		if o.Rect.X0 < l.Rect.X0+12 && (best == nil || o.Rect.X0 > best.Rect.X0) {
			best = o
		}
	}
	if !several || r.form.HeadOf[l] != nil && r.form.HeadOf[l].Rect.Y0 > row.Rect.Y1 {
		return nil
	}
	return best
}

// groupFor finds the address that a label goes on with: the last of its name on
// the page that does not hold this part yet.
func (r *reader) groupFor(groups []*group, l *form.Label, name porting.Name) *group {
	if look.IsAddress(l.Target) {
		return nil
	}
	for i := len(groups) - 1; i >= 0; i-- {
		g := groups[i]
		if g.name != name || g.labels[len(g.labels)-1].Sheet != l.Sheet {
			continue
		}
		for _, o := range g.labels {
			if o.Target == l.Target || o.Target == labels.CityStateZip && (l.Target == labels.City || l.Target == labels.State || l.Target == labels.Zip && asksZip(o.Match.Wording)) {
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
	parts, first := addressParts(g)
	if len(parts) == 0 {
		return
	}
	if first.Target == labels.Target(porting.ServiceAddress) {
		r.lists.SameBelow(first)
	}
	if len(parts) > 1 && r.namesCustomer(parts[0].piece) {
		parts = parts[1:] // the name over the address
	} else if len(parts) > 1 && asksName(first) && telephone.Digits(parts[0].piece.Text) == "" {
		r.values = append(r.values, r.newValue(porting.CustomerName, nil, []*form.Piece{parts[0].piece}))
		parts = parts[1:]
	}
	if q, name := nameOver(first, parts[0].piece); q != nil {
		r.values = append(r.values, r.newValue(porting.CustomerName, nil, []*form.Piece{name}))
		parts[0].piece = q
	}
	if q := r.behindHint(g, parts); q != nil {
		parts = append(parts, addressPart{first.Target, q})
	}
	if q := r.overThePage(parts[len(parts)-1].piece); q != nil && len(g.labels) == 1 {
		parts = append(parts, addressPart{first.Target, q})
	}
	v := r.newValue(g.name, first, inReadingOrder(parts))
	split, streetless := splitParts(parts, v.text)
	v.parts = &split
	for _, why := range r.addressDoubts(g, first, v.text, split, streetless) {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, why})
	}
	r.values = append(r.values, v)
}

// behindHint is the second line of an address of one label, where a hint in small letters
// stands between the lines: "77 Route 6A / no P.O. box / Lancaster, PA 17603 / city, state,
// ZIP". nil for none.
func (r *reader) behindHint(g *group, parts []addressPart) *form.Piece {
	p := parts[len(parts)-1].piece
	if len(g.labels) != 1 || len(parts) != 1 || p.Widget != nil || address.Split(p.Text).Street == "" || address.Split(p.Text).Zip != "" {
		return nil
	}
	h := math.Max(p.Rect.Height(), 6)
	under := func(at page.Rect, s *layout.Sheet) bool {
		return s == p.Sheet && math.Abs(at.X0-p.Rect.X0) < 4 && at.Y0 > p.Rect.Y1-2
	}
	var hint, next *form.Piece
	for _, q := range r.form.PiecesOf[p.Sheet] {
		if q == p || !under(q.Rect, q.Sheet) || q.Rect.Y0-p.Rect.Y1 > 3.5*h {
			continue
		}
		switch {
		case q.Placeholder && q.Rect.Height() < p.Rect.Height():
			if hint == nil || q.Rect.Y0 < hint.Rect.Y0 {
				hint = q
			}
		case !q.Placeholder && (next == nil || q.Rect.Y0 < next.Rect.Y0):
			next = q
		}
	}
	if hint == nil || next == nil || !next.Free() || next.Rect.Y0 < hint.Rect.Y1-2 || next.Widget != nil {
		return nil
	}
	for _, l := range r.form.LabelsOf[p.Sheet] {
		if l != g.labels[0] && l.Rect.MidY() > p.Rect.Y1 && l.Rect.MidY() < next.Rect.Y1 && l.Rect.X0 < next.Rect.X1 && l.Rect.X1 > g.labels[0].Rect.X0 {
			return nil
		}
	}
	if a := address.Split("1 A St\n" + next.Text); a.Street != "1 A St" || a.City == "" || a.Zip == "" {
		return nil
	}
	return next
}

// asksName tells whether a label of an address asks for the customer's name over it.
func asksName(l *form.Label) bool {
	for _, w := range strings.Fields(l.Match.Wording) {
		if w == "name" {
			return true
		}
	}
	return false
}

// nameOver takes the customer's name off the first line of a field whose label asks
// for the name and the address; nil where the field has no such line.
func nameOver(l *form.Label, p *form.Piece) (rest, name *form.Piece) {
	head, tail, ok := strings.Cut(p.Text, "\n")
	if p.Widget == nil || !ok || !asksName(l) || telephone.Digits(head) != "" || address.Split(tail).Street == "" {
		return nil, nil
	}
	a, b := *p, *p
	a.Text, b.Text = strings.TrimSpace(tail), strings.TrimSpace(head)
	return &a, &b
}

// namesCustomer tells whether a piece is the customer's name, as another label gives it.
func (r *reader) namesCustomer(p *form.Piece) bool {
	for _, v := range r.values {
		if v.name == porting.CustomerName && v.text == p.Text {
			return true
		}
	}
	return false
}

// overThePage is the city, state and ZIP that stand first on the next page where the
// last piece of an address without them is the last of its page.
func (r *reader) overThePage(p *form.Piece) *form.Piece {
	if a := address.Split(p.Text); a.Zip != "" || a.City != "" || p.Widget != nil {
		return nil
	}
	for _, o := range r.form.PiecesOf[p.Sheet] {
		if o != p && o.Rect.Y0 > p.Rect.Y1-1 && o.Rect.Y0 < 0.92*p.Sheet.Height && o.Text != "" {
			return nil
		}
	}
	for _, o := range r.form.LabelsOf[p.Sheet] {
		if o.Rect.Y0 > p.Rect.Y1-1 && o.Rect.Y0 < 0.92*p.Sheet.Height {
			return nil
		}
	}
	for i, s := range r.form.Sheets {
		if s != p.Sheet || i+1 == len(r.form.Sheets) {
			continue
		}
		var top *form.Piece
		for _, o := range r.form.PiecesOf[r.form.Sheets[i+1]] {
			if top == nil || o.Rect.Y0 < top.Rect.Y0-1 {
				top = o
			}
		}
		if top == nil || !top.Free() || top.Widget != nil {
			return nil
		}
		for _, l := range r.form.LabelsOf[r.form.Sheets[i+1]] {
			if l.Rect.Y0 < top.Rect.Y1 {
				return nil
			}
		}
		if a := address.Split(top.Text); a.City != "" && a.State != "" && a.Zip != "" && a.Street == "" {
			return top
		}
	}
	return nil
}
