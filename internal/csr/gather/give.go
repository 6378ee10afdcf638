package gather

// What an item means: a label and its value become a field, a part of an
// address, a number, a condition of the account.

import (
	"slices"
	"strings"

	addr "github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// Give gives an account one item.
func (c *Collector) Give(a *Account, b cells.Label, ps []cells.Piece, g *cells.Grid) {
	Take(ps...)
	v := Join(ps)
	v.rank, v.Label = b.Rank, b.Wording
	unused := func() {
		a.Lay(b.Wording+": "+v.Text, ps[0].Where)
		switch {
		case b.Target == labels.None:
			a.Keep(b.Wording, ps[0])
		case b.Target.Section():
			a.Keep("", ps[0])
		}
		if w := strings.ToUpper(strings.Trim(b.Wording, " :")); w == "PIC" || w == "LPIC" { // "PIC: 0555 frozen"
			for _, f := range features.Find(v.Text) {
				if f.Name == "local_freeze" && !f.Denied {
					a.Condition("pic_freeze", b.Wording+": "+v.Text, ps[0].Where)
				}
			}
		}
	}
	if b.Feature != "" {
		if n, ok := telephone.Parse(v.Text); ok && ownLine(b) { // "Alarm line: 309-762-1160"
			num := porting.Number{TN: n, Text: v.Text, Read: How(g.Read, v.Conf), Confidence: v.Conf, Where: v.Where, Features: []string{b.Feature}, Note: strings.Trim(b.Wording, " :")}
			if a.Numbered {
				a.AddNumber(num, nil, Address{})
			} else {
				a.Loose = append(a.Loose, num)
			}
			return
		}
		if b.Feature == "fax" && cells.TelephoneLike(v.Text) {
			unused() // where to send papers, and nothing of the account's lines
			return
		}
		if !cells.Yes(v.Text) {
			return
		}
		if fs := telephone.FindAll(v.Text); len(fs) > 0 && slices.Contains(porting.Features, b.Feature) && b.Feature != "remote_call_forwarding" { // "DSL: yes, on 217-555-0101"
			for _, f := range fs {
				for _, tn := range f.TNs {
					a.hints = append(a.hints, porting.Number{TN: tn, Features: []string{b.Feature}, Note: b.Wording + ": " + v.Text, Where: ps[0].Where})
				}
			}
			return
		}
		a.Condition(b.Feature, b.Wording+": "+v.Text, ps[0].Where)
		return
	}
	if b.Target == labels.Street && len(v.Text) == 2 && addr.State(v.Text) != "" { // "Svc Addr St"
		b.Target = labels.State
	}
	if b.Target == labels.Street && cells.Digits(v.Text) == 0 && CompanyLike(v.Text) { // "CUST_LINE1"
		b.Target = labels.Target(porting.CustomerName)
	}
	if IsPart(b.Target) {
		c.givePart(a, b, ps)
		return
	}
	if b.Target == labels.SectionBilling && cells.StreetLike(v.Text) { // "Bill: PO Box 77"
		b.Target, b.Side, b.Rank = labels.Target(porting.BillingAddress), cells.BillingSide, 1
	}
	if (b.Target == labels.SectionService || b.Target == labels.Note && b.Side == cells.ServiceSide) && cells.StreetLike(v.Text) { // "Location: 9 Elm St"
		b.Target, b.Side, b.Rank = labels.Target(porting.ServiceAddress), cells.ServiceSide, 1
	}
	switch b.Target { // a telephone number is no name
	case labels.Carrier, labels.Target(porting.CurrentCarrier), labels.Target(porting.CustomerName), labels.ListedName,
		labels.Target(porting.AuthorizedName), labels.Target(porting.ContactName), labels.Target(porting.CustomerType):
		if _, ok := telephone.Parse(v.Text); ok {
			unused()
			return
		}
	}
	switch b.Target {
	case labels.Target(porting.CustomerName), labels.Name, labels.Company:
		c.giveName(a, b, v, ps)
	case labels.ListedName:
		if a.listed == nil && b.Side != cells.OtherSide {
			v.rank = 0
			a.listed = &v
		} else {
			unused()
		}
	case labels.Target(porting.ServiceAddress), labels.Target(porting.BillingAddress), labels.Address, labels.ListedAddress:
		c.giveAddress(a, b, v, ps)
	case labels.NameAndAddress:
		if first, _, _ := strings.Cut(ps[0].Text, "\n"); cells.StreetLike(cells.Clean(first)) { // an address, and no name
			c.giveAddress(a, b, v, ps)
			return
		}
		name, rest := ps[:1], ps[1:]
		if first, below, ok := strings.Cut(ps[0].Text, "\n"); ok {
			one, two := ps[0], ps[0]
			one.Text, two.Text = cells.Clean(first), cells.Clean(below)
			name, rest = []cells.Piece{one}, append([]cells.Piece{two}, rest...)
		}
		n := Join(name)
		n.rank, n.Label = b.Rank, b.Wording
		if cells.Digits(n.Text) > 0 && len(rest) == 0 {
			if cells.StreetLike(v.Text) { // "Bill To: PO Box 771, Quincy, MA 02169"
				c.giveAddress(a, b, v, ps)
				return
			}
			unused()
			return
		}
		a.set(porting.CustomerName, n)
		d, whose := &a.Service, porting.ServiceAddress
		if b.Side == cells.BillingSide {
			d, whose = &a.Billing, porting.BillingAddress
		}
		for _, p := range rest {
			if d.add(p, "", b) {
				c.twice(a, whose, b, []cells.Piece{p})
			}
		}
	case labels.CustomerCode:
		if a.code != nil && a.code.Text != v.Text {
			unused()
			return
		}
		a.code = &v
	case labels.AccountBTN: // a bare telephone number is the account's where nothing else is
		_, bare := telephone.Parse(v.Text)
		if bare {
			a.set(porting.BTN, v)
			v.rank--
		}
		a.set(porting.AccountNumber, v)
	case labels.Numbers, labels.Telephone, labels.Keep, labels.Number:
		if w := labels.Words(b.Wording); len(w) > 1 && (w[0] == "subscriber" || w[0] == "customer" || w[0] == "client") && len(ps) == 1 && !cells.TelephoneLike(v.Text) && cells.Digits(v.Text) != 7 && accountLike(v.Text) {
			v.rank = 1
			a.set(porting.AccountNumber, v) // "Subscriber No. 00044710-2"
			return
		}
		c.giveNumbers(a, b, ps, g)
	case labels.Features, labels.Circuit:
		a.ConditionsIn(v.Text, ps[0].Where)
		a.Lay(b.Wording+": "+v.Text, ps[0].Where)
	case labels.Note, labels.Target(porting.Remarks):
		if b.Target == labels.Note && len(v.Text) < 24 && cells.CustomerType(v.Text) { // "Type: Business"
			v.rank = 1
			a.set(porting.CustomerType, v)
			return
		}
		if b.Target == labels.Note && !remarkWording(b.Wording) { // "Service Type: ISDN PRI"
			a.ConditionsIn(v.Text, ps[0].Where)
			unused()
			return
		}
		v.rank = 2
		a.set(porting.Remarks, v)
	case labels.Status:
		state, _ := cells.Status(v.Text)
		switch {
		case state == porting.StatusSuspended:
			a.Condition("suspended", b.Wording+": "+v.Text, ps[0].Where)
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
		k := map[labels.Target]int{labels.FirstName: 0, labels.MiddleName: 1, labels.LastName: 2}[b.Target]
		if a.first[k] == nil && b.Side != cells.ContactSide {
			a.authorized = a.authorized || strings.Contains(strings.ToLower(b.Wording), "auth")
			a.first[k] = &v
		} else {
			unused()
		}
	case labels.PortSign:
		c.ListSigns++
		c.giveNumbers(a, b, ps, g)
	case labels.LOASign:
		c.LoaSigns++
		unused()
	case labels.Title:
		c.Titled = true
		if strings.TrimSpace(v.Text) != "" {
			unused()
		}
	default:
		n := b.Target.Field()
		switch n {
		case "":
			unused()
		case porting.NewCarrier, porting.Signature, porting.SignatureDate, porting.PortType, porting.DesiredDueDate, porting.NewBTN:
			c.LoaSigns++ // an LOA's words: a CSR has none of these
			unused()
		case porting.CurrentCarrier:
			for _, f := range features.Find(b.Wording) { // "Reseller Name"
				a.Condition(f.Name, b.Wording+": "+v.Text, ps[0].Where)
			}
			a.set(n, v)
		case porting.CustomerType:
			if !cells.CustomerType(v.Text) { // a class of service ("1FB") is no type of customer
				unused()
				return
			}
			a.set(n, v)
		case porting.CSRDate:
			if cells.Digits(v.Text) == 0 && v.Flags == 0 && v.Typ != sheet.Error && !cells.Hashes(v.Text) { // "Run by: WEBCSR"
				unused()
				return
			}
			a.set(n, v)
		case porting.BTN:
			v.Flags &^= sheet.ShownDate
			a.set(n, v)
		default:
			a.set(n, v)
		}
	}
}

// ownLine tells whether a label is of a line by what it is for, "Alarm line", and not of
// where to send papers.
func ownLine(b cells.Label) bool {
	switch b.Feature {
	case "alarm", "elevator", "modem", "postage":
		return b.Side != cells.ContactSide
	case "fax":
		return strings.Contains(strings.ToLower(b.Wording), "line") && b.Side != cells.ContactSide
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
func (c *Collector) giveName(a *Account, b cells.Label, v Value, ps []cells.Piece) {
	general := b.Target == labels.Name || b.Target == labels.Company || strings.EqualFold(strings.Trim(b.Wording, " :"), "name")
	switch {
	case general && b.Side == cells.ContactSide:
		a.set(porting.ContactName, v)
	case general && b.Side == cells.CarrierSide:
		v.rank = 1
		a.set(porting.CurrentCarrier, v)
	case general && b.Side == cells.BillingSide: // the customer's where no other section names it
		v.rank = 0
		a.set(porting.CustomerName, v)
	case general && b.Side == cells.OtherSide:
		a.Lay(b.Wording+": "+v.Text, ps[0].Where)
	default:
		a.set(porting.CustomerName, v)
	}
}

func (c *Collector) giveAddress(a *Account, b cells.Label, v Value, ps []cells.Piece) {
	d := &a.Service
	switch strings.ToUpper(strings.Trim(b.Wording, " :")) {
	case "BA2", "BA3", "PO": // further lines of a printed record's billing address
		for _, p := range ps {
			a.Billing.Cells = append(a.Billing.Cells, AddressCell{p, "", b.Rank, b.Wording})
		}
		return
	}
	switch {
	case b.Target == labels.ListedAddress || b.Side == cells.OtherSide && b.Target == labels.Address:
		if a.listedAddress == nil {
			a.listedAddress = &v
		} else {
			a.Lay(b.Wording+": "+v.Text, ps[0].Where)
		}
		return
	case b.Target == labels.Target(porting.BillingAddress), b.Side == cells.BillingSide && b.Target != labels.Target(porting.ServiceAddress),
		b.Side == cells.BillingSide && General(b.Wording):
		d = &a.Billing
	case (b.Side == cells.ContactSide || b.Side == cells.CarrierSide) && General(b.Wording):
		a.Lay(b.Wording+": "+v.Text, ps[0].Where)
		return
	}
	n := porting.ServiceAddress
	if d == &a.Billing {
		n = porting.BillingAddress
	} else if len(a.Numbers) > a.serviceFrom && wholeGiven(d) {
		a.serve(ps, "", b)
		return
	}
	if !d.Empty() {
		if old, _ := d.Text(); old.Text != v.Text && wholeGiven(d) {
			if d.Cells[0].Rank > b.Rank {
				a.Lay(b.Wording+": "+v.Text, ps[0].Where)
				return
			}
			if d.Cells[0].Rank == b.Rank {
				a.Note(porting.Problem{Code: porting.ProblemContradiction, Field: n, Where: v.Where,
					Message: "the record gives " + Spoken(n) + " twice, and differently: the first was taken"})
				a.Lay(b.Wording+": "+v.Text, ps[0].Where)
				return
			}
			a.Lay(old.Text, old.Where)
			*d = Address{}
		} else if wholeGiven(d) {
			return
		}
	}
	if d == &a.Service {
		a.serve(ps, "", b)
		return
	}
	for _, p := range ps {
		d.Cells = append(d.Cells, AddressCell{p, "", b.Rank, b.Wording})
	}
}

// wholeGiven tells whether the address has a cell under a label of its own, not
// only parts.
func wholeGiven(d *Address) bool {
	for _, c := range d.Cells {
		if c.Part == "" {
			return true
		}
	}
	return false
}

// General tells whether a wording is "Address" with nothing that says whose.
func General(wording string) bool {
	return cells.WordingSide(wording) == cells.NoSide
}

func (c *Collector) givePart(a *Account, b cells.Label, ps []cells.Piece) {
	d := &a.Service
	switch b.Side {
	case cells.BillingSide:
		d = &a.Billing
	case cells.ContactSide, cells.CarrierSide, cells.OtherSide:
		a.Lay(b.Wording+": "+Join(ps).Text, ps[0].Where)
		return
	}
	part := b.Target
	switch part {
	case labels.CityStateZip:
		part = ""
	case labels.County, labels.Country: // no part of the contract's addresses
		a.Lay(b.Wording+": "+Join(ps).Text, ps[0].Where)
		return
	}
	if d == &a.Service {
		if a.serve(ps, part, b) {
			c.twice(a, porting.ServiceAddress, b, ps)
		}
		return
	}
	for _, p := range ps {
		if part == "" {
			d.Cells = append(d.Cells, AddressCell{p, "", b.Rank, b.Wording})
		} else if d.add(p, part, b) {
			c.twice(a, porting.BillingAddress, b, ps)
		}
	}
}

// twice says that a part of an address is given twice.
func (c *Collector) twice(a *Account, n porting.Name, b cells.Label, ps []cells.Piece) {
	p := Join(ps)
	a.Note(porting.Problem{Code: porting.ProblemContradiction, Field: n, Where: p.Where,
		Message: "the record gives a part of " + Spoken(n) + " twice, and differently: the first was taken"})
	a.Lay(b.Wording+": "+p.Text, p.Where)
}

// giveNumbers reads the numbers that stand beside a label.
func (c *Collector) giveNumbers(a *Account, b cells.Label, ps []cells.Piece, g *cells.Grid) {
	if b.Side == cells.ContactSide {
		a.set(porting.ContactPhone, Join(ps))
		return
	}
	var found []porting.Number
	row, from := -1, 0 // of the number before
	for _, p := range ps {
		before := len(found)
		if cells.PhoneCell(p.Text) || p.Flags&(sheet.DigitsLost|sheet.NoCache) != 0 || cells.Digits(p.Text) >= 7 {
			found = append(found, NumbersIn(&c.Clock, g, p, a)...)
			row, from = p.Row, before
		} else if p.Row == row && len(found) > from && b.Target != labels.Keep { // words behind it
			for i := from; i < len(found); i++ {
				n := &found[i]
				a.AddNote(n, p.Text)
				a.FeaturesIn(n, p.Text, p.Where)
				if s := cells.NoteStatus(p.Text); cells.Graver(s, n.Status) {
					n.Status = s
				}
			}
		} else {
			a.Lay(b.Wording+": "+p.Text, p.Where)
		}
	}
	if more := moreNumbers(b.Wording); len(found) > 1 && !more || more && a.Numbered {
		for _, n := range found {
			a.AddNumber(n, nil, Address{})
		}
		a.Numbered = true
		return
	} // those beside the others stand with them
	a.Loose = append(a.Loose, found...)
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
