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

// item is a label with its value on its way into an account.
type item struct {
	*Collector
	to     *Account
	label  cells.Label
	value  Value
	pieces []cells.Piece
	grid   *cells.Grid
}

// Give gives an account one item.
func (c *Collector) Give(a *Account, b cells.Label, ps []cells.Piece, g *cells.Grid) {
	Take(ps...)
	v := Join(ps)
	v.rank, v.Label = b.Rank, b.Wording
	it := item{c, a, b, v, ps, g}
	if b.Feature != "" {
		it.feature()
		return
	}
	it.mean()
	switch {
	case cells.IsPart(it.label.Target):
		c.givePart(a, it.label, ps)
	case it.number() && asksForName(it.label.Target):
		it.unused()
	default:
		it.give()
	}
}

// said is the item as it stands on the record.
func (it *item) said() string { return it.label.Wording + ": " + it.value.Text }

// where is where the item's value begins.
func (it *item) where() porting.Where { return it.pieces[0].Where }

// number tells whether the value is a telephone number and nothing else.
func (it *item) number() bool {
	_, ok := telephone.Parse(it.value.Text)
	return ok
}

// unused lays the item with what nobody used.
func (it *item) unused() {
	a, b := it.to, it.label
	a.Lay(it.said(), it.where())
	switch {
	case b.Target == labels.None:
		a.Keep(b.Wording, it.pieces[0])
	case b.Target.Section():
		a.Keep("", it.pieces[0])
	}
	if w := strings.ToUpper(strings.Trim(b.Wording, " :")); w == "PIC" || w == "LPIC" { // "PIC: 0555 frozen"
		for _, f := range features.Find(it.value.Text) {
			if f.Name == "local_freeze" && !f.Denied {
				a.Condition("pic_freeze", it.said(), it.where())
			}
		}
	}
}

// feature takes an item whose label names a feature: a line of its own, the lines that
// the value names, or a condition of the account where the value says yes.
func (it *item) feature() {
	a, b, v := it.to, it.label, it.value
	if n, ok := telephone.Parse(v.Text); ok && ownLine(b) { // "Alarm line: 309-762-1160"
		num := porting.Number{TN: n, Text: v.Text, Read: How(it.grid.Read, v.Conf), Confidence: v.Conf, Where: v.Where, Features: []string{b.Feature}, Note: strings.Trim(b.Wording, " :")}
		if a.Numbered {
			a.AddNumber(num, nil, Address{})
		} else {
			a.Loose = append(a.Loose, num)
		}
		return
	}
	if b.Feature == "fax" && cells.TelephoneLike(v.Text) {
		it.unused() // where to send papers, and nothing of the account's lines
		return
	}
	if !cells.Yes(v.Text) {
		return
	}
	if fs := telephone.FindAll(v.Text); len(fs) > 0 && slices.Contains(porting.Features, b.Feature) && b.Feature != "remote_call_forwarding" { // "DSL: yes, on 217-555-0101"
		for _, f := range fs {
			for _, tn := range f.TNs {
				a.hints = append(a.hints, porting.Number{TN: tn, Features: []string{b.Feature}, Note: it.said(), Where: it.where()})
			}
		}
		return
	}
	a.Condition(b.Feature, it.said(), it.where())
}

// mean settles what a label means whose wording leaves it open, by its value.
func (it *item) mean() {
	b, text := &it.label, it.value.Text
	if b.Target == labels.Street && len(text) == 2 && addr.State(text) != "" { // "Svc Addr St"
		b.Target = labels.State
	}
	if b.Target == labels.Street && cells.Digits(text) == 0 && CompanyLike(text) { // "CUST_LINE1"
		b.Target = labels.Target(porting.CustomerName)
	}
	if b.Target == labels.Unit { // "Service Address 2", and nothing in between
		if p := Split("1 A St\n" + text); p.City != "" && p.Zip != "" && p.Unit == "" {
			b.Target = labels.CityStateZip
		}
	}
	if n, _ := cells.Ordinal(b.Wording); n > 0 && (b.Target == labels.Street || b.Target == labels.Unit) && cells.StreetLike(text) && Closed(text) { // "Service Location 2", and all of it
		b.Target, b.Rank = labels.Target(porting.ServiceAddress), 1
		if b.Side == cells.BillingSide {
			b.Target = labels.Target(porting.BillingAddress)
		}
	}
	if cells.IsPart(b.Target) && it.number() { // "Line 2: 309-555-0101"
		b.Target = labels.Number
	}
	if b.Target == labels.SectionBilling && (cells.StreetLike(text) || Closed(text)) { // "Bill: PO Box 77"
		b.Target, b.Side, b.Rank = labels.Target(porting.BillingAddress), cells.BillingSide, 1
	}
	if (b.Target == labels.SectionService || b.Target == labels.Note && b.Side == cells.ServiceSide) && (cells.StreetLike(text) || Closed(text)) { // "Location: 9 Elm St"
		b.Target, b.Side, b.Rank = labels.Target(porting.ServiceAddress), cells.ServiceSide, 1
	}
}

// asksForName tells whether a label asks for a name, which a telephone number is not.
func asksForName(t labels.Target) bool {
	switch t {
	case labels.Carrier, labels.Target(porting.CurrentCarrier), labels.Target(porting.CustomerName), labels.ListedName,
		labels.Target(porting.AuthorizedName), labels.Target(porting.ContactName), labels.Target(porting.CustomerType):
		return true
	}
	return false
}

// give gives the account the item by what its label asks for.
func (it *item) give() {
	c, a, b, v, ps := it.Collector, it.to, it.label, it.value, it.pieces
	switch b.Target {
	case labels.Target(porting.CustomerName), labels.Name, labels.Company:
		c.giveName(a, b, v, ps)
	case labels.ListedName:
		if a.listed == nil && b.Side != cells.OtherSide {
			v.rank = 0
			a.listed = &v
		} else {
			it.unused()
		}
	case labels.Target(porting.ServiceAddress), labels.Target(porting.BillingAddress), labels.Address, labels.ListedAddress:
		c.giveAddress(a, b, v, ps)
	case labels.NameAndAddress:
		it.nameAndAddress()
	case labels.CustomerCode:
		if a.code != nil && a.code.Text != v.Text {
			it.unused()
			return
		}
		a.code = &v
	case labels.AccountBTN: // a bare telephone number is the account's where nothing else is
		if it.number() {
			a.set(porting.BTN, v)
			v.rank = -3
		}
		a.set(porting.AccountNumber, v)
	case labels.Numbers, labels.Telephone, labels.Keep, labels.Number:
		if it.subscriber() {
			v.rank = 1
			a.set(porting.AccountNumber, v)
			return
		}
		c.giveNumbers(a, b, ps, it.grid)
	case labels.Features, labels.Circuit:
		a.ConditionsIn(v.Text, it.where())
		a.Lay(it.said(), it.where())
	case labels.Note, labels.Target(porting.Remarks):
		it.remark()
	case labels.Status:
		if state, _ := cells.Status(v.Text); state == porting.StatusSuspended {
			a.Condition("suspended", it.said(), it.where())
		} else {
			it.unused()
		}
	case labels.Date:
		v.rank = 1
		a.set(porting.CSRDate, v)
	case labels.Carrier:
		v.rank = 1
		a.set(porting.CurrentCarrier, v)
	case labels.FirstName, labels.MiddleName, labels.LastName:
		k := map[labels.Target]int{labels.FirstName: 0, labels.MiddleName: 1, labels.LastName: 2}[b.Target]
		low := strings.ToLower(b.Wording)
		signs := strings.Contains(low, "auth") || strings.Contains(low, "sign")
		if a.first[k] == nil && (b.Side != cells.ContactSide || signs) {
			a.authorized = a.authorized || signs
			a.first[k] = &v
		} else {
			it.unused()
		}
	case labels.PortSign:
		c.ListSigns++
		c.giveNumbers(a, b, ps, it.grid)
	case labels.LOASign:
		c.LoaSigns++
		it.unused()
	case labels.Title:
		c.Titled = true
		if strings.TrimSpace(v.Text) != "" {
			it.unused()
		}
	default:
		it.field()
	}
}

// nameAndAddress takes a value that is a name with the address below it, or either alone.
func (it *item) nameAndAddress() {
	c, a, b, v, ps := it.Collector, it.to, it.label, it.value, it.pieces
	first, below, more := strings.Cut(ps[0].Text, "\n")
	if cells.StreetLike(cells.Clean(first)) { // an address, and no name
		c.giveAddress(a, b, v, ps)
		return
	}
	name, rest := ps[:1], ps[1:]
	if more {
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
		it.unused()
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
}

// subscriber tells whether an item is an account number under a label of numbers:
// "Subscriber No. 00044710-2".
func (it *item) subscriber() bool {
	text := it.value.Text
	w := labels.Words(it.label.Wording)
	return len(w) > 1 && (w[0] == "subscriber" || w[0] == "customer" || w[0] == "client") && len(it.pieces) == 1 &&
		!cells.TelephoneLike(text) && cells.Digits(text) != 7 && accountLike(text)
}

// remark takes what stands beside a label of notes.
func (it *item) remark() {
	a, b, v := it.to, it.label, it.value
	if b.Target == labels.Note && len(v.Text) < 24 && cells.CustomerType(v.Text) { // "Type: Business"
		v.rank = 1
		a.set(porting.CustomerType, v)
		return
	}
	if b.Target == labels.Note && !remarkWording(b.Wording) { // "Service Type: ISDN PRI"
		a.ConditionsIn(v.Text, it.where())
		it.unused()
		return
	}
	v.rank = 2
	a.set(porting.Remarks, v)
}

// field takes a value whose label is a field's of the contract and of nothing else.
func (it *item) field() {
	a, v := it.to, it.value
	n := it.label.Target.Field()
	switch n {
	case "":
		it.unused()
	case porting.NewCarrier, porting.Signature, porting.SignatureDate, porting.PortType, porting.DesiredDueDate, porting.NewBTN:
		it.LoaSigns++ // an LOA's words: a CSR has none of these
		it.unused()
	case porting.CurrentCarrier:
		for _, f := range features.Find(it.label.Wording) { // "Reseller Name"
			a.Condition(f.Name, it.said(), it.where())
		}
		a.set(n, v)
	case porting.CustomerType:
		if !cells.CustomerType(v.Text) { // a class of service ("1FB") is no type of customer
			it.unused()
			return
		}
		a.set(n, v)
	case porting.CSRDate:
		if cells.Digits(v.Text) == 0 && v.Flags == 0 && v.Typ != sheet.Error && !cells.Hashes(v.Text) { // "Run by: WEBCSR"
			it.unused()
			return
		}
		a.set(n, v)
	case porting.BTN:
		v.Flags &^= sheet.ShownDate
		a.set(n, v)
	case porting.PIN:
		if labels.SaysWhether(v.Text) || len(v.Text) == 1 { // "pinRequired: true"
			it.unused()
			return
		}
		a.set(n, v)
	default:
		a.set(n, v)
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
