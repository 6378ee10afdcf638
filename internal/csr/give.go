package csr

// What an item means: a label and its value become a field, a part of an
// address, a number, a condition of the account.

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// give gives an account one item.
func (c *collector) give(a *account, b label, ps []piece, g *grid) {
	take(ps...)
	v := join(ps)
	v.rank, v.label = b.rank, b.wording
	unused := func() {
		a.lay(b.wording+": "+v.text, ps[0].where)
		if w := strings.ToUpper(strings.Trim(b.wording, " :")); w == "PIC" || w == "LPIC" { // "PIC: 0555 frozen"
			for _, f := range features.Find(v.text) {
				if f.Name == "local_freeze" && !f.Denied {
					a.condition("pic_freeze", b.wording+": "+v.text, ps[0].where)
				}
			}
		}
	}
	if b.feature != "" {
		if n, ok := telephone.Parse(v.text); ok && ownLine(b) { // "Alarm line: 309-762-1160"
			num := porting.Number{TN: n, Text: v.text, Read: how(g.read, v.conf), Confidence: v.conf, Where: v.where, Features: []string{b.feature}, Note: strings.Trim(b.wording, " :")}
			if a.numbered {
				a.addNumber(num, nil, address{})
			} else {
				a.loose = append(a.loose, num)
			}
			return
		}
		if b.feature == "fax" && telephoneLike(v.text) {
			unused() // where to send papers, and nothing of the account's lines
			return
		}
		if !yes(v.text) {
			return
		}
		if fs := telephone.FindAll(v.text); len(fs) > 0 && slices.Contains(porting.Features, b.feature) && b.feature != "remote_call_forwarding" { // "DSL: yes, on 217-555-0101"
			for _, f := range fs {
				for _, tn := range f.TNs {
					a.hints = append(a.hints, porting.Number{TN: tn, Features: []string{b.feature}, Note: b.wording + ": " + v.text, Where: ps[0].where})
				}
			}
			return
		}
		a.condition(b.feature, b.wording+": "+v.text, ps[0].where)
		return
	}
	if isPart(b.target) {
		c.givePart(a, b, ps)
		return
	}
	if b.target == labels.SectionService && streetLike(v.text) { // "Location: 9 Elm St"
		b.target, b.side, b.rank = labels.Target(porting.ServiceAddress), serviceSide, 1
	}
	switch b.target { // a telephone number is no name
	case labels.Carrier, labels.Target(porting.CurrentCarrier), labels.Target(porting.CustomerName), labels.ListedName,
		labels.Target(porting.AuthorizedName), labels.Target(porting.ContactName), labels.Target(porting.CustomerType):
		if _, ok := telephone.Parse(v.text); ok {
			unused()
			return
		}
	}
	switch b.target {
	case labels.Target(porting.CustomerName), labels.Name, labels.Company:
		c.giveName(a, b, v, ps)
	case labels.ListedName:
		if a.listed == nil && b.side != otherSide {
			v.rank = 0
			a.listed = &v
		} else {
			unused()
		}
	case labels.Target(porting.ServiceAddress), labels.Target(porting.BillingAddress), labels.Address, labels.ListedAddress:
		c.giveAddress(a, b, v, ps)
	case labels.NameAndAddress:
		name, rest := ps[:1], ps[1:]
		if first, below, ok := strings.Cut(ps[0].text, "\n"); ok {
			one, two := ps[0], ps[0]
			one.text, two.text = clean(first), clean(below)
			name, rest = []piece{one}, append([]piece{two}, rest...)
		}
		n := join(name)
		n.rank, n.label = b.rank, b.wording
		if digits(n.text) > 0 && len(rest) == 0 {
			if streetLike(v.text) { // "Bill To: PO Box 771, Quincy, MA 02169"
				c.giveAddress(a, b, v, ps)
				return
			}
			unused()
			return
		}
		a.set(porting.CustomerName, n)
		d, whose := &a.service, porting.ServiceAddress
		if b.side == billingSide {
			d, whose = &a.billing, porting.BillingAddress
		}
		for _, p := range rest {
			if d.add(p, "", b) {
				c.twice(a, whose, b, []piece{p})
			}
		}
	case labels.CustomerCode:
		if a.code != nil && a.code.text != v.text {
			unused()
			return
		}
		a.code = &v
	case labels.AccountBTN:
		a.set(porting.AccountNumber, v)
		if _, ok := telephone.Parse(v.text); ok {
			a.set(porting.BTN, v)
		}
	case labels.Numbers, labels.Telephone, labels.Keep, labels.Number:
		c.giveNumbers(a, b, ps, g)
	case labels.Features, labels.Circuit:
		a.conditionsIn(v.text, ps[0].where)
		a.lay(b.wording+": "+v.text, ps[0].where)
	case labels.Note, labels.Target(porting.Remarks):
		if b.target == labels.Note && len(v.text) < 24 && customerType(v.text) { // "Type: Business"
			v.rank = 1
			a.set(porting.CustomerType, v)
			return
		}
		if b.target == labels.Note && !remarkWording(b.wording) { // "Service Type: ISDN PRI"
			a.conditionsIn(v.text, ps[0].where)
			unused()
			return
		}
		v.rank = 2
		a.set(porting.Remarks, v)
	case labels.Status:
		state, _ := status(v.text)
		switch {
		case state == porting.StatusSuspended:
			a.condition("suspended", b.wording+": "+v.text, ps[0].where)
		default:
			unused()
		}
	case labels.Date:
		v.rank = 1
		a.set(porting.CSRDate, v)
	case labels.Carrier:
		v.rank = 1
		a.set(porting.CurrentCarrier, v)
	case labels.FirstName, labels.MiddleName, labels.LastName:
		k := map[labels.Target]int{labels.FirstName: 0, labels.MiddleName: 1, labels.LastName: 2}[b.target]
		if a.first[k] == nil && b.side != contactSide {
			a.authorized = a.authorized || strings.Contains(strings.ToLower(b.wording), "auth")
			a.first[k] = &v
		} else {
			unused()
		}
	case labels.PortSign:
		c.listSigns++
		c.giveNumbers(a, b, ps, g)
	case labels.LOASign:
		c.loaSigns++
		unused()
	case labels.Title:
		c.titled = true
		if strings.TrimSpace(v.text) != "" {
			unused()
		}
	default:
		n := b.target.Field()
		switch n {
		case "":
			unused()
		case porting.NewCarrier, porting.Signature, porting.SignatureDate, porting.PortType, porting.DesiredDueDate, porting.NewBTN:
			c.loaSigns++ // an LOA's words: a CSR has none of these
			unused()
		case porting.CurrentCarrier:
			a.set(n, v)
		case porting.CustomerType:
			if !customerType(v.text) { // a class of service ("1FB") is no type of customer
				unused()
				return
			}
			a.set(n, v)
		case porting.BTN:
			v.flags &^= sheet.ShownDate
			a.set(n, v)
		default:
			a.set(n, v)
		}
	}
}

// ownLine tells whether a label is of a line by what it is for, "Alarm line", and not of
// where to send papers.
func ownLine(b label) bool {
	switch b.feature {
	case "alarm", "elevator", "modem", "postage":
		return b.side != contactSide
	case "fax":
		return strings.Contains(strings.ToLower(b.wording), "line") && b.side != contactSide
	}
	return false
}

// remarkWording tells whether a label is of remarks, and not of what something is:
// a type, a use, a description.
func remarkWording(text string) bool {
	for _, w := range labels.Words(text) {
		switch strings.TrimSuffix(w, "s") {
		case "note", "comment", "remark", "memo", "remarque", "commentaire", "rmk", "rmkr", "instruction", "information":
			return true
		}
	}
	return false
}

// giveName decides whose name it is, by its wording and its section.
func (c *collector) giveName(a *account, b label, v value, ps []piece) {
	general := b.target == labels.Name || b.target == labels.Company || strings.EqualFold(strings.Trim(b.wording, " :"), "name")
	switch {
	case general && b.side == contactSide:
		a.set(porting.ContactName, v)
	case general && b.side == carrierSide:
		v.rank = 1
		a.set(porting.CurrentCarrier, v)
	case general && b.side == billingSide: // the customer's where no other section names it
		v.rank = 0
		a.set(porting.CustomerName, v)
	case general && b.side == otherSide:
		a.lay(b.wording+": "+v.text, ps[0].where)
	default:
		a.set(porting.CustomerName, v)
	}
}

func (c *collector) giveAddress(a *account, b label, v value, ps []piece) {
	d := &a.service
	switch strings.ToUpper(strings.Trim(b.wording, " :")) {
	case "BA2", "BA3", "PO": // further lines of a printed record's billing address
		for _, p := range ps {
			a.billing.cells = append(a.billing.cells, addressCell{p, "", b.rank, b.wording})
		}
		return
	}
	switch {
	case b.target == labels.ListedAddress || b.side == otherSide && b.target == labels.Address:
		if a.listedAddress == nil {
			a.listedAddress = &v
		} else {
			a.lay(b.wording+": "+v.text, ps[0].where)
		}
		return
	case b.target == labels.Target(porting.BillingAddress), b.side == billingSide && b.target != labels.Target(porting.ServiceAddress),
		b.side == billingSide && general(b.wording):
		d = &a.billing
	case (b.side == contactSide || b.side == carrierSide) && general(b.wording):
		a.lay(b.wording+": "+v.text, ps[0].where)
		return
	}
	n := porting.ServiceAddress
	if d == &a.billing {
		n = porting.BillingAddress
	} else if len(a.numbers) > a.serviceFrom && wholeGiven(d) {
		a.serve(ps, "", b)
		return
	}
	if !d.empty() {
		if old, _ := d.text(); old.text != v.text && wholeGiven(d) {
			if d.cells[0].rank > b.rank {
				a.lay(b.wording+": "+v.text, ps[0].where)
				return
			}
			if d.cells[0].rank == b.rank {
				a.note(porting.Problem{Code: porting.ProblemContradiction, Field: n, Where: v.where,
					Message: "the record gives " + spoken(n) + " twice, and differently: the first was taken"})
				a.lay(b.wording+": "+v.text, ps[0].where)
				return
			}
			a.lay(old.text, old.where)
			*d = address{}
		} else if wholeGiven(d) {
			return
		}
	}
	if d == &a.service {
		a.serve(ps, "", b)
		return
	}
	for _, p := range ps {
		d.cells = append(d.cells, addressCell{p, "", b.rank, b.wording})
	}
}

// wholeGiven tells whether the address has a cell under a label of its own, not
// only parts.
func wholeGiven(d *address) bool {
	for _, c := range d.cells {
		if c.part == "" {
			return true
		}
	}
	return false
}

// general tells whether a wording is "Address" with nothing that says whose.
func general(wording string) bool {
	return wordingSide(wording) == noSide
}

func (c *collector) givePart(a *account, b label, ps []piece) {
	d := &a.service
	switch b.side {
	case billingSide:
		d = &a.billing
	case contactSide, carrierSide, otherSide:
		a.lay(b.wording+": "+join(ps).text, ps[0].where)
		return
	}
	part := b.target
	switch part {
	case labels.CityStateZip:
		part = ""
	case labels.County, labels.Country: // no part of the contract's addresses
		a.lay(b.wording+": "+join(ps).text, ps[0].where)
		return
	}
	if d == &a.service {
		if a.serve(ps, part, b) {
			c.twice(a, porting.ServiceAddress, b, ps)
		}
		return
	}
	for _, p := range ps {
		if part == "" {
			d.cells = append(d.cells, addressCell{p, "", b.rank, b.wording})
		} else if d.add(p, part, b) {
			c.twice(a, porting.BillingAddress, b, ps)
		}
	}
}

// twice says that a part of an address is given twice.
func (c *collector) twice(a *account, n porting.Name, b label, ps []piece) {
	p := join(ps)
	a.note(porting.Problem{Code: porting.ProblemContradiction, Field: n, Where: p.where,
		Message: "the record gives a part of " + spoken(n) + " twice, and differently: the first was taken"})
	a.lay(b.wording+": "+p.text, p.where)
}

// giveNumbers reads the numbers that stand beside a label.
func (c *collector) giveNumbers(a *account, b label, ps []piece, g *grid) {
	if b.side == contactSide {
		a.set(porting.ContactPhone, join(ps))
		return
	}
	var found []porting.Number
	row, from := -1, 0 // of the number before
	for _, p := range ps {
		before := len(found)
		if phoneCell(p.text) || p.flags&(sheet.DigitsLost|sheet.NoCache) != 0 || digits(p.text) >= 7 {
			found = append(found, numbersIn(&c.Clock, g, p, a)...)
			row, from = p.row, before
		} else if p.row == row && len(found) > from && b.target != labels.Keep { // words behind it
			for i := from; i < len(found); i++ {
				n := &found[i]
				addNote(n, p.text)
				a.featuresIn(n, p.text, p.where)
				if s := noteStatus(p.text); graver(s, n.Status) {
					n.Status = s
				}
			}
		} else {
			a.lay(b.wording+": "+p.text, p.where)
		}
	}
	if more := moreNumbers(b.wording); len(found) > 1 && !more || more && a.numbered {
		for _, n := range found {
			a.addNumber(n, nil, address{})
		}
		a.numbered = true
		return
	} // those beside the others stand with them
	a.loose = append(a.loose, found...)
}

// moreNumbers tells whether a label is of numbers beside others: "Additional lines".
func moreNumbers(wording string) bool {
	w := labels.Words(wording)
	if len(w) == 0 {
		return false
	}
	switch w[0] {
	case "additional", "other", "further", "extra", "spare", "more":
		return true
	}
	return false
}
