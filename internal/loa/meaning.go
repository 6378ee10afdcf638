package loa

// What a general label means: the section that it stands in says.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/porting"
)

// spanningHeads makes headings of the labels in cells that span several rows of labels
// beside them: "Customer" beside "Name" and "Phone". A heading stands at the first row.
func (r *reader) spanningHeads() {
	for _, l := range r.Labels {
		if l.Cell < 0 || !l.Bare {
			continue
		}
		c, top, low, n := l.Sheet.Cells[l.Cell], l.Rect, l.Rect, 0
		for _, o := range r.Labels {
			if o == l || o.Sheet != l.Sheet || o.Cell < 0 || o.Cell == l.Cell || o.Rect.MidY() < c.Y0 || o.Rect.MidY() > c.Y1 || math.Abs(o.Sheet.Cells[o.Cell].X0-c.X1) > layout.Near {
				continue
			}
			n++
			if o.Rect.MidY() < top.MidY() {
				top = o.Rect
			}
			if o.Rect.MidY() > low.MidY() {
				low = o.Rect
			}
		}
		t := form.SectionMeant(l)
		if n < 2 || layout.SameLine(top, low) || !t.Section() && t != "" {
			continue
		}
		if t != "" {
			l.Target = t
		}
		h := l.Rect.Height()
		l.Rect.Y0 = top.Y0
		l.Rect.Y1 = top.Y0 + math.Min(h, top.Height())
	}
}

// resolve says which field a label's value is, "" for none, and whether another
// label that says so outright goes before it.
func (r *reader) resolve(l *form.Label) (name porting.Name, weak bool, why string) {
	r.Tick()
	sec := r.Sections[l]
	h := r.HeadOf[l]
	if h != nil && h.Target == labels.Target(porting.Signature) {
		h = r.HeadOf[h]
	}
	if h != nil && othersSignature(h) {
		return "", false, "" // a witness signs, or the gaining carrier
	}
	if sec == labels.SectionNew {
		// the gaining carrier's own data
		switch l.Target {
		case labels.Name, labels.Company, labels.Carrier, labels.Target(porting.CustomerName):
			if l.Target == labels.Target(porting.CustomerName) && l.Match.Words > 1 {
				return porting.CustomerName, false, ""
			}
			return porting.NewCarrier, false, ""
		case labels.Target(porting.AccountNumber), labels.Target(porting.PIN), labels.Target(porting.ContactName), labels.Target(porting.ContactPhone),
			labels.Target(porting.ContactEmail), labels.Address, labels.Telephone, labels.Date, labels.Target(porting.AuthorizedTitle):
			return "", false, ""
		}
	}
	switch l.Target {
	case labels.Name:
		if r.nearSignature(l) && sec != labels.SectionContact {
			return porting.AuthorizedName, false, ""
		}
		switch sec {
		case labels.SectionCurrent:
			return porting.CurrentCarrier, false, ""
		case labels.SectionContact:
			return porting.ContactName, false, ""
		case labels.SectionSignature:
			return porting.AuthorizedName, false, ""
		case labels.SectionCustomer, labels.SectionBilling, labels.SectionService:
			if r.nearSignature(l) {
				return porting.AuthorizedName, false, ""
			}
			return porting.CustomerName, true, ""
		}
		if r.nearSignature(l) {
			return porting.AuthorizedName, false, ""
		}
		if r.has(porting.CustomerName) || r.hasTarget(labels.Company) {
			return porting.AuthorizedName, true, "the form says only \"Name\""
		}
		return porting.CustomerName, true, ""
	case labels.Company:
		if sec == labels.SectionCurrent {
			return porting.CurrentCarrier, false, ""
		}
		return porting.CustomerName, false, ""
	case labels.Carrier:
		return porting.CurrentCarrier, false, ""
	case labels.Target(porting.ContactEmail):
		if sec == "" && l.Match.Words <= 2 && r.letterhead(l) {
			return "", false, ""
		}
	case labels.Target(porting.AuthorizedTitle):
		// Mr, Ms: the title beside a surname is none of an office
		for _, o := range r.LabelsOf[l.Sheet] {
			if (o.Target == labels.LastName || o.Target == labels.FirstName) && layout.SameLine(o.Rect, l.Rect) && l.Match.Words == 1 && l.Rect.X0 < o.Rect.X0 {
				return "", false, ""
			}
		}
	case labels.Address:
		switch sec {
		case labels.SectionBilling:
			return porting.BillingAddress, false, ""
		case labels.SectionCurrent, labels.SectionContact:
			return "", false, ""
		}
		return porting.ServiceAddress, false, ""
	case labels.Target(porting.ContactPhone):
		for _, w := range strings.Fields(l.Match.Wording) {
			switch w {
			case "cell", "mobile", "home", "alternate", "daytime", "work":
				return porting.ContactPhone, true, "" // beside the telephone itself
			}
		}
	case labels.Telephone:
		if sec == labels.SectionCurrent || sec == labels.SectionOther || sec == "" && r.letterhead(l) {
			return "", false, ""
		}
		return porting.ContactPhone, true, ""
	case labels.Date:
		if r.nearSignature(l) {
			return porting.SignatureDate, false, ""
		}
		return porting.SignatureDate, true, ""
	case labels.Target(porting.AccountNumber):
		return porting.AccountNumber, l.Match.Wording == "customer number", "" // beside an account number it is another
	case labels.Target(porting.AuthorizedName):
		if l.Match.Wording == "account contact" || l.Match.Wording == "billing contact name" {
			return porting.AuthorizedName, true, ""
		}
	case labels.Target(porting.CustomerName):
		if strings.Contains(l.Match.Wording, "owner") && r.nearSignature(l) && r.namedApart(l) {
			return porting.AuthorizedName, false, ""
		}
		if strings.HasPrefix(l.Match.Wording, "dba") || strings.HasPrefix(l.Match.Wording, "doing") {
			return porting.CustomerName, true, ""
		}
		if sec == labels.SectionCurrent && l.Match.Words == 1 {
			return porting.CurrentCarrier, true, ""
		}
	}
	return l.Target.Field(), false, ""
}

// namedApart tells whether another label, away from the signature, gives the customer's name.
func (r *reader) namedApart(l *form.Label) bool {
	for _, o := range r.Labels {
		if o != l && (o.Target == labels.Company || o.Target == labels.Target(porting.CustomerName)) && o.Taken != nil && len(o.Taken.Pieces) > 0 && !r.nearSignature(o) {
			return true
		}
	}
	return false
}

// othersSignature tells whether a heading begins the block of somebody else who
// signs: a witness, a notary, the gaining carrier's representative.
func othersSignature(h *form.Label) bool {
	switch h.Match.Wording {
	case "witness", "notary", "representative":
		return h.Target == labels.SectionOther
	}
	return false
}

// representatives makes headings of short lines such as "Brightline
// Representative" right above a signature.
func (r *reader) representatives() {
	if !r.hasTarget(labels.Target(porting.Signature)) {
		return
	}
	for _, p := range r.Pieces {
		if p.Widget != nil || p.Prose || len(p.Span.Words()) > 5 || p.Span.Seg == nil || p.Text != p.Span.Seg.Text {
			continue
		}
		ws := labels.Words(p.Text)
		if len(ws) == 0 || look.Small(p.Text) || ws[0] == "authorized" || ws[0] == "customer" || ws[len(ws)-1] != "representative" && ws[len(ws)-1] != "rep" && ws[len(ws)-1] != "agent" {
			continue
		}
		for _, l := range r.Labels {
			if l.Sheet == p.Sheet && l.Target == labels.Target(porting.Signature) && l.Rect.Y0 > p.Rect.Y1-2 && l.Rect.Y0-p.Rect.Y1 < 45 && math.Abs(l.Rect.X0-p.Rect.X0) < 30 {
				p.Used = true
				r.Labels = append(r.Labels, &form.Label{Match: labels.Match{Target: labels.SectionOther, Wording: "representative"}, Target: labels.SectionOther,
					Sheet: p.Sheet, Seg: p.Span.Seg, Cell: p.Cell, Rect: p.Rect, Text: p.Text, Bare: true})
				break
			}
		}
	}
}

// carriersBlock makes a heading of the company name over the left of two signatures
// side by side where "Customer" stands over the other.
func (r *reader) carriersBlock() {
	over := func(sign *form.Label, x0, y1 float64) bool {
		return sign.Rect.Y0 > y1-2 && sign.Rect.Y0-y1 < 30 && math.Abs(sign.Rect.X0-x0) < 30
	}
	for _, a := range r.Labels {
		if a.Target != labels.Target(porting.Signature) {
			continue
		}
		var customers *form.Label
		for _, b := range r.Labels {
			if b == a || b.Sheet != a.Sheet || b.Target != a.Target || !layout.SameLine(a.Rect, b.Rect) {
				continue
			}
			for _, h := range r.Labels {
				if h.Sheet == b.Sheet && h.Bare && h.Match.Words == 1 && (h.Target == labels.Target(porting.CustomerName) || h.Target == labels.SectionCustomer) && over(b, h.Rect.X0, h.Rect.Y1) {
					customers = h
				}
			}
		}
		if customers == nil {
			continue
		}
		for _, p := range r.Pieces {
			if p.Widget == nil && p.Sheet == a.Sheet && !p.Prose && p.Span.Seg != nil && p.Text == p.Span.Seg.Text && len(p.Span.Words()) <= 6 && over(a, p.Rect.X0, p.Rect.Y1) && layout.SameLine(p.Rect, customers.Rect) {
				p.Used = true
				customers.Target = labels.SectionCustomer
				r.Labels = append(r.Labels, &form.Label{Match: labels.Match{Target: labels.SectionOther, Wording: "representative"}, Target: labels.SectionOther,
					Sheet: p.Sheet, Seg: p.Span.Seg, Cell: p.Cell, Rect: p.Rect, Text: p.Text, Bare: true})
				break
			}
		}
	}
}

// letterhead tells whether a general label stands above everything that the form
// asks of the customer, or at the foot of the page: where a company says how to
// reach it.
func (r *reader) letterhead(l *form.Label) bool {
	if l.Rect.Y0 > 0.92*l.Sheet.Height {
		return true
	}
	if l.Sheet != r.Sheets[0] || l.Rect.Y0 > 0.35*l.Sheet.Height {
		return false
	}
	for _, o := range r.LabelsOf[l.Sheet] {
		if o.Target.Field() == "" && o.Target != labels.Company && o.Target != labels.Name && o.Target != labels.Address && o.Target != labels.SectionCustomer {
			continue
		}
		if o.Target == labels.Target(porting.ContactEmail) || o == l {
			continue
		}
		if o.Rect.Y0 <= l.Rect.Y1+2 {
			return false
		}
	}
	return true
}

// nearSignature tells whether a signature is asked for close to the label: in
// the lines around it, on the same page.
func (r *reader) nearSignature(l *form.Label) bool {
	for _, o := range r.LabelsOf[l.Sheet] {
		if o.Target != labels.Target(porting.Signature) {
			continue
		}
		dy := math.Abs(o.Rect.MidY() - l.Rect.MidY())
		if dy < 16 || dy < 110 && l.Rect.MidY() >= o.Rect.MidY()-75 {
			return true
		}
	}
	return false
}

// has tells whether a label says a field outright.
func (r *reader) has(n porting.Name) bool { return r.hasTarget(labels.Target(n)) }

func (r *reader) hasTarget(t labels.Target) bool {
	r.Tick()
	for _, l := range r.Labels {
		if l.Target == t {
			return true
		}
	}
	return false
}
