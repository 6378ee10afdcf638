package loa

// What a general label means: the section that it stands in says.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// findSections gives each label the heading that it stands under: the nearest
// above it that begins no further to the right, or beside it in its own row. A
// label such as "Current Carrier" without a value of its own is a heading too.
func (r *reader) findSections() {
	for _, s := range r.sheets {
		ls := r.labelsOf[s]
		order(ls)
		var heads []*label
		for _, l := range ls {
			if l.target.Section() && (l.inline == nil || !l.firm || l.inline.prose) || r.headsSection(l) || l.target == labels.Numbers || l.target == labels.Keep || l.target == labels.Target(porting.Signature) {
				heads = append(heads, l)
			}
		}
		for _, l := range ls {
			r.sections[l], r.headOf[l] = sectionUnder(l, heads)
		}
	}
}

// spanningHeads makes headings of the labels in cells that span several rows of labels
// beside them: "Customer" beside "Name" and "Phone". A heading stands at the first row.
func (r *reader) spanningHeads() {
	for _, l := range r.labels {
		if l.cell < 0 || !l.bare {
			continue
		}
		c, top, low, n := l.sheet.cells[l.cell], l.rect, l.rect, 0
		for _, o := range r.labels {
			if o == l || o.sheet != l.sheet || o.cell < 0 || o.cell == l.cell || o.rect.MidY() < c.Y0 || o.rect.MidY() > c.Y1 || math.Abs(o.sheet.cells[o.cell].X0-c.X1) > near {
				continue
			}
			n++
			if o.rect.MidY() < top.MidY() {
				top = o.rect
			}
			if o.rect.MidY() > low.MidY() {
				low = o.rect
			}
		}
		t := sectionMeant(l)
		if n < 2 || sameLine(top, low) || !t.Section() && t != "" {
			continue
		}
		if t != "" {
			l.target = t
		}
		h := l.rect.Height()
		l.rect.Y0 = top.Y0
		l.rect.Y1 = top.Y0 + math.Min(h, top.Height())
	}
}

// headsSection: a label that has no value and no place for one, but labels below.
func (r *reader) headsSection(l *label) bool {
	switch l.target {
	case labels.Target(porting.CurrentCarrier), labels.Target(porting.NewCarrier), labels.Target(porting.CustomerName),
		labels.Target(porting.ServiceAddress), labels.Target(porting.BillingAddress), labels.Target(porting.AuthorizedName), labels.Target(porting.ContactName):
	default:
		return false
	}
	return l.taken == nil && r.headsBlock(l)
}

// headsBlock tells whether labels of its parts stand below a label.
func (r *reader) headsBlock(l *label) bool {
	if !l.bare {
		return false
	}
	// what stands below it has to be a part of it
	var next *label
	for _, o := range r.labelsOf[l.sheet] {
		if o == l || o.rect.Y0 < l.rect.Y1-2 || math.Abs(o.rect.X0-l.rect.X0) > 60 {
			continue
		}
		if next == nil || o.rect.Y0 < next.rect.Y0 {
			next = o
		}
	}
	if next == nil || next.rect.Y0-l.rect.Y1 > 40 {
		return false
	}
	switch next.target {
	case labels.Name, labels.Company, labels.Carrier, labels.FirstName, labels.LastName:
		return true
	}
	return isAddressPart(next.target)
}

func sectionOf(l *label, heads []*label) labels.Target {
	t, _ := sectionUnder(l, heads)
	return t
}

func sectionUnder(l *label, heads []*label) (labels.Target, *label) {
	best := headOver(l, heads)
	if best == nil {
		return "", nil
	}
	return sectionMeant(best), best
}

// headOver is the heading that a label stands under.
func headOver(l *label, heads []*label) *label {
	var best *label
	bestCentred := false
	for _, h := range heads {
		if h == l {
			continue
		}
		above := h.rect.MidY() < l.rect.MidY()-2
		leftOf := sameLine(h.rect, l.rect) && h.rect.X1 <= l.rect.X0+2
		if !above && !leftOf {
			continue
		}
		toTheRight := false
		if h.rect.X0 > l.rect.X0+12 && !(h.cell >= 0 && h.sheet.cells[h.cell].X0 <= l.rect.X0+2) {
			// a centred heading of the whole page still counts
			centred := math.Abs(h.rect.MidX()-h.sheet.width/2) < 0.08*h.sheet.width
			if !centred {
				continue
			}
			toTheRight = true
		}
		if best == nil || h.rect.MidY() > best.rect.MidY()+3 || math.Abs(h.rect.MidY()-best.rect.MidY()) <= 3 && (bestCentred && !toTheRight || bestCentred == toTheRight && h.rect.X0 > best.rect.X0) {
			best, bestCentred = h, toTheRight
		}
	}
	return best
}

// sectionMeant is the section that a heading, or a label that serves as one, begins.
func sectionMeant(best *label) labels.Target {
	switch best.target {
	case labels.Numbers, labels.Keep, labels.Target(porting.Signature):
		return "" // a list or a signature ends the section before it
	case labels.Target(porting.CurrentCarrier), labels.Carrier:
		return labels.SectionCurrent
	case labels.Company:
		return labels.SectionCustomer
	case labels.Address:
		return labels.SectionService
	case labels.Target(porting.NewCarrier):
		return labels.SectionNew
	case labels.Target(porting.CustomerName):
		return labels.SectionCustomer
	case labels.Target(porting.ServiceAddress):
		return labels.SectionService
	case labels.Target(porting.BillingAddress):
		return labels.SectionBilling
	case labels.Target(porting.AuthorizedName):
		return labels.SectionSignature
	case labels.Target(porting.ContactName):
		return labels.SectionContact
	case labels.Title:
		return ""
	}
	return best.target
}

// resolve says which field a label's value is, "" for none, and whether another
// label that says so outright goes before it.
func (r *reader) resolve(l *label) (name porting.Name, weak bool, why string) {
	r.Tick()
	sec := r.sections[l]
	h := r.headOf[l]
	if h != nil && h.target == labels.Target(porting.Signature) {
		h = r.headOf[h]
	}
	if h != nil && othersSignature(h) {
		return "", false, "" // a witness signs, or the gaining carrier
	}
	if sec == labels.SectionNew {
		// the gaining carrier's own data
		switch l.target {
		case labels.Name, labels.Company, labels.Carrier, labels.Target(porting.CustomerName):
			if l.target == labels.Target(porting.CustomerName) && l.match.Words > 1 {
				return porting.CustomerName, false, ""
			}
			return porting.NewCarrier, false, ""
		case labels.Target(porting.AccountNumber), labels.Target(porting.PIN), labels.Target(porting.ContactName), labels.Target(porting.ContactPhone),
			labels.Target(porting.ContactEmail), labels.Address, labels.Telephone, labels.Date, labels.Target(porting.AuthorizedTitle):
			return "", false, ""
		}
	}
	switch l.target {
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
		if sec == "" && l.match.Words <= 2 && r.letterhead(l) {
			return "", false, ""
		}
	case labels.Target(porting.AuthorizedTitle):
		// Mr, Ms: the title beside a surname is none of an office
		for _, o := range r.labelsOf[l.sheet] {
			if (o.target == labels.LastName || o.target == labels.FirstName) && sameLine(o.rect, l.rect) && l.match.Words == 1 && l.rect.X0 < o.rect.X0 {
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
		for _, w := range strings.Fields(l.match.Wording) {
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
		return porting.AccountNumber, l.match.Wording == "customer number", "" // beside an account number it is another
	case labels.Target(porting.AuthorizedName):
		if l.match.Wording == "account contact" || l.match.Wording == "billing contact name" {
			return porting.AuthorizedName, true, ""
		}
	case labels.Target(porting.CustomerName):
		if strings.Contains(l.match.Wording, "owner") && r.nearSignature(l) && r.namedApart(l) {
			return porting.AuthorizedName, false, ""
		}
		if strings.HasPrefix(l.match.Wording, "dba") || strings.HasPrefix(l.match.Wording, "doing") {
			return porting.CustomerName, true, ""
		}
		if sec == labels.SectionCurrent && l.match.Words == 1 {
			return porting.CurrentCarrier, true, ""
		}
	}
	return l.target.Field(), false, ""
}

// namedApart tells whether another label, away from the signature, gives the customer's name.
func (r *reader) namedApart(l *label) bool {
	for _, o := range r.labels {
		if o != l && (o.target == labels.Company || o.target == labels.Target(porting.CustomerName)) && o.taken != nil && len(o.taken.pieces) > 0 && !r.nearSignature(o) {
			return true
		}
	}
	return false
}

// othersSignature tells whether a heading begins the block of somebody else who
// signs: a witness, a notary, the gaining carrier's representative.
func othersSignature(h *label) bool {
	switch h.match.Wording {
	case "witness", "notary", "representative":
		return h.target == labels.SectionOther
	}
	return false
}

// representatives makes headings of short lines such as "Brightline
// Representative" right above a signature.
func (r *reader) representatives() {
	if !r.hasTarget(labels.Target(porting.Signature)) {
		return
	}
	for _, p := range r.pieces {
		if p.widget != nil || p.prose || len(p.span.words()) > 5 || p.span.seg == nil || p.text != p.span.seg.text {
			continue
		}
		ws := labels.Words(p.text)
		if len(ws) == 0 || small(p.text) || ws[0] == "authorized" || ws[0] == "customer" || ws[len(ws)-1] != "representative" && ws[len(ws)-1] != "rep" && ws[len(ws)-1] != "agent" {
			continue
		}
		for _, l := range r.labels {
			if l.sheet == p.sheet && l.target == labels.Target(porting.Signature) && l.rect.Y0 > p.rect.Y1-2 && l.rect.Y0-p.rect.Y1 < 45 && math.Abs(l.rect.X0-p.rect.X0) < 30 {
				p.used = true
				r.labels = append(r.labels, &label{match: labels.Match{Target: labels.SectionOther, Wording: "representative"}, target: labels.SectionOther,
					sheet: p.sheet, seg: p.span.seg, cell: p.cell, rect: p.rect, text: p.text, bare: true})
				break
			}
		}
	}
}

// carriersBlock makes a heading of the company name over the left of two signatures
// side by side where "Customer" stands over the other.
func (r *reader) carriersBlock() {
	over := func(sign *label, x0, y1 float64) bool {
		return sign.rect.Y0 > y1-2 && sign.rect.Y0-y1 < 30 && math.Abs(sign.rect.X0-x0) < 30
	}
	for _, a := range r.labels {
		if a.target != labels.Target(porting.Signature) {
			continue
		}
		var customers *label
		for _, b := range r.labels {
			if b == a || b.sheet != a.sheet || b.target != a.target || !sameLine(a.rect, b.rect) {
				continue
			}
			for _, h := range r.labels {
				if h.sheet == b.sheet && h.bare && h.match.Words == 1 && (h.target == labels.Target(porting.CustomerName) || h.target == labels.SectionCustomer) && over(b, h.rect.X0, h.rect.Y1) {
					customers = h
				}
			}
		}
		if customers == nil {
			continue
		}
		for _, p := range r.pieces {
			if p.widget == nil && p.sheet == a.sheet && !p.prose && p.span.seg != nil && p.text == p.span.seg.text && len(p.span.words()) <= 6 && over(a, p.rect.X0, p.rect.Y1) && sameLine(p.rect, customers.rect) {
				p.used = true
				customers.target = labels.SectionCustomer
				r.labels = append(r.labels, &label{match: labels.Match{Target: labels.SectionOther, Wording: "representative"}, target: labels.SectionOther,
					sheet: p.sheet, seg: p.span.seg, cell: p.cell, rect: p.rect, text: p.text, bare: true})
				break
			}
		}
	}
}

// letterhead tells whether a general label stands above everything that the form
// asks of the customer, or at the foot of the page: where a company says how to
// reach it.
func (r *reader) letterhead(l *label) bool {
	if l.rect.Y0 > 0.92*l.sheet.height {
		return true
	}
	if l.sheet != r.sheets[0] || l.rect.Y0 > 0.35*l.sheet.height {
		return false
	}
	for _, o := range r.labelsOf[l.sheet] {
		if o.target.Field() == "" && o.target != labels.Company && o.target != labels.Name && o.target != labels.Address && o.target != labels.SectionCustomer {
			continue
		}
		if o.target == labels.Target(porting.ContactEmail) || o == l {
			continue
		}
		if o.rect.Y0 <= l.rect.Y1+2 {
			return false
		}
	}
	return true
}

// nearSignature tells whether a signature is asked for close to the label: in
// the lines around it, on the same page.
func (r *reader) nearSignature(l *label) bool {
	for _, o := range r.labelsOf[l.sheet] {
		if o.target != labels.Target(porting.Signature) {
			continue
		}
		dy := math.Abs(o.rect.MidY() - l.rect.MidY())
		if dy < 16 || dy < 110 && l.rect.MidY() >= o.rect.MidY()-75 {
			return true
		}
	}
	return false
}

// has tells whether a label says a field outright.
func (r *reader) has(n porting.Name) bool { return r.hasTarget(labels.Target(n)) }

func (r *reader) hasTarget(t labels.Target) bool {
	r.Tick()
	for _, l := range r.labels {
		if l.target == t {
			return true
		}
	}
	return false
}
