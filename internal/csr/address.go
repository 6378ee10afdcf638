package csr

// Addresses, put together from the cells that hold their parts.

import (
	"fmt"
	"slices"
	"strings"

	addr "github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// address is an address while it is gathered: its cells in reading order, each
// with the part that its label names; "" is a cell that holds several.
type address struct {
	cells []addressCell
}

type addressCell struct {
	piece
	part labels.Target
	rank int
	name string // the label's wording: a unit may stand in several parts
}

func (d *address) empty() bool { return len(d.cells) == 0 }

// add gives the address a cell. A part given twice is kept twice only where the
// first is not the same text.
func (d *address) add(p piece, part labels.Target, b label) (conflict bool) {
	if blank(p.text) && p.flags == 0 {
		return false
	}
	for i := range d.cells {
		if d.cells[i].part != part {
			continue
		}
		if d.cells[i].text == p.text {
			return false
		}
		if part == labels.Unit && d.cells[i].row+6 >= p.row && !strings.EqualFold(d.cells[i].name, b.wording) {
			continue // Building and Suite, Unit Type and Unit
		}
		if part != "" || d.cells[i].row+6 < p.row {
			return true
		}
	}
	d.cells = append(d.cells, addressCell{p, part, b.rank, b.wording})
	return false
}

// isPart tells whether a label names a part of an address.
func isPart(t labels.Target) bool {
	switch t {
	case labels.Street, labels.StreetNumber, labels.StreetName, labels.StreetType, labels.PreDir, labels.PostDir,
		labels.Unit, labels.City, labels.State, labels.Zip, labels.Zip4, labels.CityStateZip, labels.County, labels.Country:
		return true
	}
	return false
}

// text joins the cells: a line break between rows, one blank within.
func (d *address) text() (value, porting.Parts) {
	held, inOrder := d.cells, func(a, b addressCell) int {
		if a.row != b.row {
			return a.row - b.row
		}
		return a.col - b.col
	}
	if !slices.IsSortedFunc(held, inOrder) {
		held = slices.Clone(held)
		slices.SortStableFunc(held, inOrder)
	}
	ps := make([]piece, 0, len(held))
	var whole []piece
	var by porting.Parts
	var street []string
	for _, c := range held {
		switch c.part {
		case labels.StreetNumber, labels.PreDir, labels.StreetName, labels.StreetType, labels.PostDir, labels.Street:
			street = append(street, c.text)
		case labels.Unit:
			by.Unit = unitOf(by.Unit, c.text)
		case labels.City:
			by.City = c.text
			if p := split("1 A St\n" + c.text); p.City != "" && p.State != "" && p.City != c.text { // and what stands behind it
				by.City = p.City
				if by.State == "" {
					by.State = p.State
				}
				if by.Zip == "" {
					by.Zip = p.Zip
				}
			}
		case labels.State:
			by.State = c.text
		case labels.Zip:
			by.Zip = c.text + by.Zip
		case labels.Zip4:
			by.Zip += "-" + strings.TrimLeft(c.text, "-")
		default:
			whole = append(whole, c.piece)
		}
		ps = append(ps, c.piece)
	}
	parts := by
	if len(whole) > 0 {
		w := join(whole)
		p := split(w.text)
		again := !slices.ContainsFunc(held, func(c addressCell) bool {
			return c.part != "" && !strings.Contains(w.text, c.text) && (c.part != labels.State || addr.State(c.text) == "" || addr.State(c.text) != addr.State(p.State))
		})
		if p.City != "" && p.Zip != "" && len(street) <= 1 && again && strings.Contains(w.text, by.Unit) && strings.Contains(w.text, by.Zip) {
			// The whole address stands in one cell, and its parts beside it again.
			for _, c := range held {
				if c.part != "" && c.part != labels.CityStateZip {
					w.where.More = append(w.where.More, c.where)
				}
			}
			return w, overlay(p, by, strings.Join(street, " "))
		}
		parts = overlay(p, by, strings.Join(street, " "))
	} else if len(street) > 0 {
		line := strings.Join(street, " ")
		if by.Unit == "" {
			// A unit may stand behind the street in the same cell.
			p := split(line + tail(by))
			if p.Street != "" && strings.Contains(line, p.Street) && strings.Contains(line, p.Unit) {
				parts.Street, parts.Unit = p.Street, p.Unit
				if p.City != by.City || p.Zip != by.Zip {
					p = split(line)
					parts.Street, parts.Unit = p.Street, p.Unit
				}
			}
		}
		if parts.Street == "" {
			parts.Street = line
		}
	}
	return join(ps), parts
}

// unitOf joins the cells of a unit: its kind and its number, or a building and a
// suite. One that says the other again adds nothing.
func unitOf(unit, more string) string {
	switch {
	case unit == "" || strings.HasSuffix(" "+more, " "+unit) && len(more) > len(unit):
		return more
	case strings.HasSuffix(" "+unit, " "+more):
		return unit
	case addr.Designator(more) != "" && addr.Designator(unit) == "" && !strings.ContainsRune(unit, ' '):
		return more + " " + unit // the number stands before its kind
	}
	return unit + " " + more
}

// tail is city, state and ZIP as they would stand behind a street.
func tail(p porting.Parts) string {
	t := ""
	if p.City != "" {
		t += "\n" + p.City
	}
	if p.State != "" {
		t += ", " + p.State
	}
	if p.Zip != "" {
		t += " " + p.Zip
	}
	return t
}

// overlay puts what labels say over what was taken apart.
func overlay(p, by porting.Parts, street string) porting.Parts {
	if street != "" {
		p.Street = street
		if by.Unit == "" {
			s := split(street)
			if s.Unit != "" && s.Street != "" {
				p.Street, p.Unit = s.Street, s.Unit
			}
		}
	}
	for _, f := range []struct{ to, from *string }{
		{&p.Unit, &by.Unit}, {&p.City, &by.City}, {&p.State, &by.State}, {&p.Zip, &by.Zip}} {
		if *f.from != "" {
			*f.to = *f.from
		}
	}
	return p
}

func split(text string) porting.Parts { return addr.Split(text) }

// fill writes the address into a record.
func (d *address) fill(r *porting.Record, n porting.Name, read porting.Read, a *account) {
	if d.empty() {
		return
	}
	v, parts := d.text()
	if v.text == "" && v.flags == 0 {
		return
	}
	if old := r.Fields[n]; old != nil { // set as a whole elsewhere
		if old.Text != v.text {
			a.lay(v.text, v.where)
		}
		return
	}
	f := &porting.Field{Text: v.text, Parts: &parts, Read: how(read, v.conf), Confidence: v.conf, Where: v.where}
	a.certain(n, &v, f)
	r.Fields[n] = f
	if parts.Street == "" && parts.City != "" && f.Text != "" {
		a.note(porting.Problem{Code: porting.ProblemUnreadableValue, Field: n, Where: v.where,
			Message: "no street was found for " + spoken(n) + ", only " + short(v.text) + ": see the record itself"})
	}
	for _, c := range d.cells {
		if c.part == labels.Zip && c.typ == sheet.Number && digits(c.text) == len(c.text) && (len(c.text) == 4 || len(c.text) == 3) {
			a.note(porting.Problem{Code: porting.ProblemDigitsLost, Field: n, Where: c.where,
				Message: fmt.Sprintf("the ZIP of %s has only %d digits: Excel dropped the zeros before it; format the column as text and enter it again", spoken(n), len(c.text))})
		}
	}
}

// lacking says of an address with a street that no city or no state was found for it, or
// no ZIP where one stands in the record that nothing was made of: it may be under a label
// that nobody knows.
func (a *account) lacking(r *porting.Record, n porting.Name) {
	f := r.Fields[n]
	if f == nil || f.Text == "" || f.Parts == nil || f.Parts.Street == "" {
		return
	}
	for _, p := range a.problems {
		if p.Field == n {
			return // it is said to be uncertain already
		}
	}
	what := ""
	switch {
	case f.Parts.City == "" && f.Parts.State+f.Parts.Zip != "" && a.inParts(n):
		what = "city"
	case f.Parts.State == "" && f.Parts.City+f.Parts.Zip != "" && a.inParts(n):
		what = "state"
	case f.Parts.Zip == "" && slices.ContainsFunc(a.unused, func(u porting.Unused) bool { return endsInZip(u.Label) }):
		what = "ZIP"
	default:
		return
	}
	a.note(porting.Problem{Code: porting.ProblemUnreadableValue, Field: n, Where: f.Where,
		Message: "no " + what + " was found in " + spoken(n) + ": see the record itself"})
}

// inParts tells whether an address stands in cells that hold one part each.
func (a *account) inParts(n porting.Name) bool {
	d := &a.service
	if n == porting.BillingAddress {
		d = &a.billing
	}
	return !d.empty() && !wholeGiven(d)
}

// endsInZip tells whether a text that nothing was made of ends in a ZIP, and has no
// street before it.
func endsInZip(text string) bool {
	if i := strings.LastIndexByte(text, ':'); i >= 0 {
		text = text[i+1:]
	}
	text = clean(text)
	p := split("1 A St\n" + text)
	return p.Zip != "" && p.Street == "1 A St" && p.Unit == "" && strings.HasSuffix(text, p.Zip) && (p.State != "" || p.Zip == text)
}

// streetless tells whether an address has a city, and nothing before it.
func (d *address) streetless() bool {
	_, p := d.text()
	return p.Street == "" && p.City != ""
}

// addressColumn is what the columns of a number table say of service addresses.
type addressColumn struct {
	first  *porting.Field // of the first number that has one
	cells  address        // of the same
	varied bool
	// own is the address of each number, in the order of account.numbers.
	own []*porting.Field
}

// note keeps the address of the next number. Equal texts share one field.
func (t *addressColumn) note(f *porting.Field, cells address) {
	switch {
	case f == nil:
	case t.first == nil:
		t.first, t.cells = f, cells
	case f.Text != t.first.Text:
		t.varied = true
	}
	t.own = append(t.own, f)
}

// settleAddresses decides what the addresses beside numbers mean: the same on
// all of them is the account's; several are the numbers' own.
func (a *account) settleAddresses() {
	t := &a.tableAddress
	if t.first == nil {
		own := slices.ContainsFunc(a.numbers, func(n porting.Number) bool { return n.ServiceAddress != nil })
		switch l := a.listedAddress; {
		case l == nil:
		case own:
			a.lay(l.label+": "+l.text, l.where)
		case a.service.empty() && a.fields[porting.ServiceAddress] == nil:
			a.fields[porting.ServiceAddress] = l
		case a.service.streetless() && split(l.text).City == "": // its street, above city, state and ZIP
			a.service.cells = append(a.service.cells, addressCell{piece{text: l.text, where: l.where, row: l.row, flags: l.flags, typ: l.typ, conf: l.conf}, labels.Street, l.rank, l.label})
		default:
			a.lay(l.label+": "+l.text, l.where)
		}
		return
	}
	if l := a.listedAddress; l != nil {
		a.lay(l.label+": "+l.text, l.where)
	}
	given, has := value{}, !a.service.empty()
	if has {
		given, _ = a.service.text()
	}
	if !t.varied && (!has || given.text == t.first.Text) {
		if !has {
			a.service = t.cells
		}
		return
	}
	for i, f := range t.own {
		if i < len(a.numbers) {
			a.numbers[i].ServiceAddress = f
		}
	}
	if has {
		return
	}
	a.pickAddress(t.own, t.first)
}

// pickAddress takes one of the numbers' service addresses for the account that has
// none of its own: that of the BTN, else the first.
func (a *account) pickAddress(own []*porting.Field, pick *porting.Field) {
	if v := a.fields[porting.BTN]; v != nil {
		for i := range a.numbers {
			if own[i] != nil && sameText(porting.BTN, a.numbers[i].Text, v.text) {
				pick = own[i]
				break
			}
		}
	}
	f := *pick
	a.fields[porting.ServiceAddress] = &value{text: f.Text, where: f.Where, conf: f.Confidence}
	a.note(porting.Problem{Code: porting.ProblemContradiction, Field: porting.ServiceAddress, Where: f.Where,
		Message: "the numbers of the account have several service addresses; each keeps its own, and that of the BTN, or else the first, was taken for the account"})
}

// settleOwn does the same with the addresses that a response gives its numbers.
func (a *account) settleOwn() {
	if !a.service.empty() || a.fields[porting.ServiceAddress] != nil {
		return
	}
	own := make([]*porting.Field, len(a.numbers))
	var first *porting.Field
	varied := false
	for i := range a.numbers {
		if own[i] = a.numbers[i].ServiceAddress; own[i] == nil {
			continue
		}
		if first == nil {
			first = own[i]
		}
		varied = varied || own[i].Text != first.Text
	}
	switch {
	case first == nil:
	case varied:
		a.pickAddress(own, first)
	default: // the same on all of them is the account's
		a.fields[porting.ServiceAddress] = &value{text: first.Text, where: first.Where, conf: first.Confidence}
		for i := range a.numbers {
			a.numbers[i].ServiceAddress = nil
		}
	}
}
