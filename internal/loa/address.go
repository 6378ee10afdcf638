package loa

// Addresses: on one line, on several, or split over labels of their own.

import (
	"math"
	"slices"
	"sort"
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
	type part struct {
		target labels.Target
		piece  *form.Piece
	}
	var parts []part
	var first *form.Label
	for _, l := range g.labels {
		if l.Taken == nil || l.Target == labels.County || l.Target == labels.Country {
			continue // neither is part of what is written on an envelope at home
		}
		pieces := l.Taken.Pieces
		if len(pieces) > 1 && wrapsBeside(g, l) {
			pieces = []*form.Piece{onOneLine(pieces)}
		}
		for _, p := range pieces {
			if first == nil {
				first = l
			}
			parts = append(parts, part{l.Target, p})
		}
	}
	if len(parts) == 0 {
		return
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
	if q := r.overThePage(parts[len(parts)-1].piece); q != nil && len(g.labels) == 1 {
		parts = append(parts, part{first.Target, q})
	}
	sort.SliceStable(parts, func(i, j int) bool {
		a, b := parts[i].piece, parts[j].piece
		if a.Sheet != b.Sheet {
			return a.Sheet.Number < b.Sheet.Number
		}
		if !layout.SameLine(a.Rect, b.Rect) {
			return a.Rect.MidY() < b.Rect.MidY()
		}
		return a.Rect.X0 < b.Rect.X0
	})
	var pieces []*form.Piece
	for _, p := range parts {
		pieces = append(pieces, p.piece)
	}
	v := r.newValue(g.name, first, pieces)
	split := address.Split(v.text)
	whole := ""
	var street, unit []string
	for _, p := range parts {
		t := p.piece.Text
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
		} else if len(unit) == 0 && whole == "" {
			split.Unit = "" // what follows the street has labels of its own
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
		if l != first && l.Match.Fuzzy && l.Taken != nil && len(l.Taken.Pieces) > 0 {
			v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "the label of a part of it was read with wrong letters"})
		}
	}
	if look.SameAs(v.text) {
		split = porting.Parts{}
	}
	streetless := len(street) == 0 // all labels ask for other parts
	for _, p := range parts {
		streetless = streetless && look.IsAddressPart(p.target)
	}
	if streetless {
		split.Street = ""
	}
	if (streetless || split.Street == "" && split.Unit == "") && !look.SameAs(v.text) {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "no street was found in it"})
	}
	if len(g.labels) > 1 && split.City != "" && split.State == "" && split.Zip != "" && r.unplacedState(first) {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "no state was found in it"})
	}
	if why := r.gapIn(g, split); why != "" {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, why})
	}
	v.parts = &split
	if p := v.parts; p != nil && p.Street != "" && p.City == "" && p.Zip == "" && p.State == "" && !labels.NoValue(v.text) {
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "neither city nor ZIP stand with the street"})
	}
	r.values = append(r.values, v)
}

// wrapsBeside tells whether a part of an address is broken into lines in its own column of
// a row, beside another part: "59th Floor, Ste. / 5910 | New York | NY".
func wrapsBeside(g *group, l *form.Label) bool {
	if !look.IsAddressPart(l.Target) {
		return false
	}
	first := l.Taken.Pieces[0]
	for i, p := range l.Taken.Pieces[1:] {
		if above := l.Taken.Pieces[i]; p.Sheet != above.Sheet || math.Abs(p.Rect.X0-above.Rect.X0) > layout.Near || p.Rect.MidY() < above.Rect.Y1 {
			return false
		}
	}
	return slices.ContainsFunc(g.labels, func(o *form.Label) bool {
		return o != l && o.Taken != nil && slices.ContainsFunc(o.Taken.Pieces, func(p *form.Piece) bool {
			return p.Sheet == first.Sheet && layout.SameLine(p.Rect, first.Rect)
		})
	})
}

// onOneLine is the lines of a value as one piece, with a blank for each break.
func onOneLine(pieces []*form.Piece) *form.Piece {
	q := *pieces[0]
	for _, p := range pieces[1:] {
		q.Text += " " + p.Text
		q.Rect, q.Box = q.Rect.Union(p.Rect), layout.Unite(q.Box, p.Box, false)
		q.Confidence = math.Min(q.Confidence, p.Confidence)
		q.Uncertain = q.Uncertain || p.Uncertain
	}
	return &q
}

// unplacedState tells whether the page of an address asks for the state where no place
// for a value was found.
func (r *reader) unplacedState(of *form.Label) bool {
	for _, l := range r.form.LabelsOf[of.Sheet] {
		if l.Target == labels.State && l.Taken == nil && l.Rect.MidY() > of.Rect.Y0-2 && l.Rect.Y0-of.Rect.Y1 < 120 {
			return true
		}
	}
	return false
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

// gapIn says what an address that is put together from several labels may lack: what
// stands behind a label that nobody knows, between its own or right behind them.
func (r *reader) gapIn(g *group, split porting.Parts) string {
	if len(g.labels) < 2 {
		return ""
	}
	first, last := g.labels[0], g.labels[len(g.labels)-1]
	zipAsked := false
	for _, l := range g.labels {
		zipAsked = zipAsked || l.Target == labels.Zip || l.Target == labels.CityStateZip
	}
	between := func(text page.Rect, s *layout.Sheet) bool {
		if s != first.Sheet || s != last.Sheet || text.MidY() < first.Rect.Y0 || text.MidY() > last.Rect.Y1 {
			return false
		}
		for _, l := range g.labels {
			if math.Abs(l.Rect.X0-text.X0) < 2 || layout.SameLine(l.Rect, text) && text.X0 > l.Rect.X1 {
				return true
			}
		}
		return false
	}
	for _, l := range r.form.LabelsOf[first.Sheet] {
		if l.Target == labels.None && l.Taken != nil && len(l.Taken.Pieces) > 0 && between(l.Rect, l.Sheet) {
			return "a label that is not known stands between its parts"
		}
		if l.Target == labels.None && l.Taken != nil && split.Zip == "" && !zipAsked && look.IsZip(form.JoinPieces(l.Taken.Pieces)) {
			return "no ZIP was found in it"
		}
	}
	for _, p := range r.form.PiecesOf[first.Sheet] {
		if p.Widget != nil || !p.Free() || p.Prose || p.Placeholder || p.Cell < 0 || !between(p.Rect, p.Sheet) || math.Abs(p.Rect.X0-first.Rect.X0) > 2 {
			continue
		}
		for _, q := range r.form.PiecesOf[first.Sheet] { // a row of its own, with what was written in it
			if q != p && q.Free() && q.Cell >= 0 && q.Cell != p.Cell && q.Rect.X0 > p.Rect.X1 && layout.SameLine(p.Rect, q.Rect) && look.HasLetterOrDigit(q.Text) {
				return "a label that is not known stands between its parts"
			}
		}
	}
	return ""
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
