package gather

// Addresses, put together from the cells that hold their parts.

import (
	"fmt"
	"slices"
	"strings"

	addr "github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// Address is an address while it is gathered: its cells in reading order, each
// with the part that its label names; "" is a cell that holds several.
type Address struct {
	Cells []AddressCell
}

// AddressCell is a cell that holds a part of an address, or several.
type AddressCell struct {
	cells.Piece
	Part labels.Target
	Rank int
	Name string // the label's wording: a unit may stand in several parts
}

// Empty tells whether nothing was given yet.
func (d *Address) Empty() bool { return len(d.Cells) == 0 }

// add gives the address a cell. A part given twice is kept twice only where the
// first is not the same text.
func (d *Address) add(p cells.Piece, part labels.Target, b cells.Label) (conflict bool) {
	if labels.NoValue(p.Text) && p.Flags == 0 {
		return false
	}
	for i := range d.Cells {
		if d.Cells[i].Part != part {
			continue
		}
		if d.Cells[i].Text == p.Text {
			return false
		}
		if part == labels.Unit && d.Cells[i].Row+6 >= p.Row && !strings.EqualFold(d.Cells[i].Name, b.Wording) {
			continue // Building and Suite, Unit Type and Unit
		}
		if part != "" || d.Cells[i].Row+6 < p.Row {
			return true
		}
	}
	d.Cells = append(d.Cells, AddressCell{p, part, b.Rank, b.Wording})
	return false
}

// Text joins the cells: a line break between rows, one blank within.
func (d *Address) Text() (Value, porting.Parts) {
	held, inOrder := d.Cells, func(a, b AddressCell) int {
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Col - b.Col
	}
	if !slices.IsSortedFunc(held, inOrder) {
		held = slices.Clone(held)
		slices.SortStableFunc(held, inOrder)
	}
	ps := make([]cells.Piece, 0, len(held))
	var whole []cells.Piece
	var by porting.Parts
	var street []string
	for _, c := range held {
		switch c.Part {
		case labels.StreetNumber, labels.PreDir, labels.StreetName, labels.StreetType, labels.PostDir, labels.Street:
			street = append(street, c.Text)
		case labels.Unit:
			by.Unit = unitOf(by.Unit, c.Text)
		case labels.City:
			by.City = c.Text
			if p := Split("1 A St\n" + c.Text); p.City != "" && p.State != "" && p.City != c.Text { // and what stands behind it
				by.City = p.City
				if by.State == "" {
					by.State = p.State
				}
				if by.Zip == "" {
					by.Zip = p.Zip
				}
			}
		case labels.State:
			by.State = c.Text
		case labels.Zip:
			by.Zip = c.Text + by.Zip
		case labels.Zip4:
			by.Zip += "-" + strings.TrimLeft(c.Text, "-")
		default:
			whole = append(whole, c.Piece)
		}
		ps = append(ps, c.Piece)
	}
	parts := by
	if len(whole) > 0 {
		w := Join(whole)
		p := Split(w.Text)
		again := !slices.ContainsFunc(held, func(c AddressCell) bool {
			return c.Part != "" && !strings.Contains(unpunctuated(w.Text), unpunctuated(c.Text)) && (c.Part != labels.State || addr.State(c.Text) == "" || addr.State(c.Text) != addr.State(p.State))
		})
		if p.City != "" && p.Zip != "" && len(street) <= 1 && again && strings.Contains(w.Text, by.Unit) && strings.Contains(w.Text, by.Zip) {
			// The whole address stands in one cell, and its parts beside it again.
			for _, c := range held {
				if c.Part != "" && c.Part != labels.CityStateZip {
					w.Where.More = append(w.Where.More, c.Where)
				}
			}
			return w, overlay(p, by, strings.Join(street, " "))
		}
		parts = overlay(p, by, strings.Join(street, " "))
		if k := slices.IndexFunc(whole, func(p cells.Piece) bool { return addr.IsPOBox(p.Text) }); k >= 0 && parts.Street == "" {
			parts.Street = whole[k].Text
		}
	} else if len(street) > 0 {
		line := strings.Join(street, " ")
		if p := Split(line); by == (porting.Parts{}) && p.Street != "" && p.City != "" && p.State+p.Zip != "" { // a whole address under a street's label
			parts, by = p, p
		}
		if by.Unit == "" {
			// A unit may stand behind the street in the same cell.
			p := Split(line + tail(by))
			if p.Street != "" && strings.Contains(line, p.Street) && strings.Contains(line, p.Unit) {
				parts.Street, parts.Unit = p.Street, p.Unit
				if p.City != by.City || p.Zip != by.Zip {
					p = Split(line)
					parts.Street, parts.Unit = p.Street, p.Unit
				}
			}
		}
		if parts.Street == "" {
			parts.Street = line
		}
	}
	return Join(ps), parts
}

// unpunctuated is a text of an address in which blanks alone stand between its words.
func unpunctuated(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '\n' || r == ' ' }), " ")
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
			s := Split(street)
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

// Split takes an address apart.
func Split(text string) porting.Parts {
	if boxAlone(text) {
		return porting.Parts{Street: text}
	}
	return addr.Split(text)
}

// boxAlone tells whether a text is a post office box, whose five figures are no ZIP: "PO BOX
// 30429".
func boxAlone(text string) bool {
	w := strings.Fields(text)
	if len(w) < 2 || len(w) > 4 || cells.Digits(w[len(w)-1]) < len(w[len(w)-1]) {
		return false
	}
	switch strings.ToLower(strings.ReplaceAll(strings.Join(w[:len(w)-1], ""), ".", "")) {
	case "pobox", "postofficebox", "box":
		return true
	}
	return false
}

// fill writes the address into a record.
func (d *Address) fill(r *porting.Record, n porting.Name, read porting.Read, a *Account) {
	if d.Empty() {
		return
	}
	v, parts := d.Text()
	if v.Text == "" && v.Flags == 0 {
		return
	}
	if old := r.Fields[n]; old != nil { // set as a whole elsewhere
		if old.Text != v.Text {
			a.Lay(v.Text, v.Where)
		}
		return
	}
	f := &porting.Field{Text: v.Text, Parts: &parts, Read: How(read, v.Conf), Confidence: v.Conf, Where: v.Where}
	a.certain(n, &v, f)
	r.Fields[n] = f
	same := n == porting.BillingAddress && len(f.Text) < 40 && strings.HasPrefix(strings.ToLower(f.Text)+" ", "same ") // as the service address
	if parts.Street == "" && parts.City != "" && f.Text != "" && !same {
		a.Note(porting.Problem{Code: porting.ProblemUnreadableValue, Field: n, Where: v.Where,
			Message: "no street was found for " + Spoken(n) + ", only " + Short(v.Text) + ": see the record itself"})
	}
	if d.Contradicts() {
		a.Note(porting.Problem{Code: porting.ProblemContradiction, Field: n, Where: v.Where,
			Message: "what was read as one address, " + Spoken(n) + ", holds the parts of two: see the record itself"})
	}
	for _, c := range d.Cells {
		if c.Part == labels.Zip && c.Typ == sheet.Number && cells.Digits(c.Text) == len(c.Text) && (len(c.Text) == 4 || len(c.Text) == 3) {
			a.Note(porting.Problem{Code: porting.ProblemDigitsLost, Field: n, Where: c.Where,
				Message: fmt.Sprintf("the ZIP of %s has only %d digits: Excel dropped the zeros before it; format the column as text and enter it again", Spoken(n), len(c.Text))})
		}
	}
}

// Contradicts tells whether the cells of an address are of two: two cities, two ZIPs, or a
// ZIP beside an address that is complete and has another.
func (d *Address) Contradicts() bool {
	city, zip := "", ""
	other := func(has *string, text string) bool {
		if text == "" {
			return false
		}
		was := *has
		if was == "" {
			*has = text
		}
		return was != "" && !strings.EqualFold(was, text)
	}
	five := func(text string) string { return text[:min(len(text), 5)] }
	for _, c := range d.Cells {
		switch c.Part {
		case labels.City:
			p := Split("1 A St\n" + c.Text)
			if p.City == "" || p.State == "" {
				p.City = c.Text
			}
			if other(&city, p.City) {
				return true
			}
		case labels.Zip:
			if other(&zip, five(c.Text)) {
				return true
			}
		case "":
			p := Split(c.Text)
			if p.Zip == "" {
				p = Split("1 A St\n" + c.Text)
			}
			if p.City != "" && p.State != "" && strings.HasSuffix(c.Text, p.Zip) && !addr.IsPOBox(c.Text) && other(&zip, five(p.Zip)) {
				return true
			}
		}
	}
	return false
}

// lacking says of an address with a street that no city or no state was found for it, or
// no ZIP where one stands in the record that nothing was made of: it may be under a label
// that nobody knows.
func (a *Account) lacking(r *porting.Record, n porting.Name) {
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
	case f.Parts.Zip == "" && slices.ContainsFunc(a.Unused, func(u porting.Unused) bool { return endsInZip(u.Label) }):
		what = "ZIP"
	default:
		return
	}
	a.Note(porting.Problem{Code: porting.ProblemUnreadableValue, Field: n, Where: f.Where,
		Message: "no " + what + " was found in " + Spoken(n) + ": see the record itself"})
}

// inParts tells whether an address stands in cells that hold one part each.
func (a *Account) inParts(n porting.Name) bool {
	d := &a.Service
	if n == porting.BillingAddress {
		d = &a.Billing
	}
	return !d.Empty() && !wholeGiven(d)
}

// endsInZip tells whether a text that nothing was made of ends in a ZIP, and has no
// street before it.
func endsInZip(text string) bool {
	if i := strings.LastIndexByte(text, ':'); i >= 0 {
		text = text[i+1:]
	}
	text = cells.Clean(text)
	p := Split("1 A St\n" + text)
	return p.Zip != "" && p.Street == "1 A St" && p.Unit == "" && strings.HasSuffix(text, p.Zip) && (p.State != "" || p.Zip == text)
}

// streetless tells whether an address has a city, and nothing before it.
func (d *Address) streetless() bool {
	_, p := d.Text()
	return p.Street == "" && p.City != ""
}

// addressColumn is what the columns of a number table say of service addresses.
type addressColumn struct {
	first  *porting.Field // of the first number that has one
	cells  Address        // of the same
	varied bool
	// Own is the address of each number, in the order of account.numbers.
	Own []*porting.Field
}

// note keeps the address of the next number. Equal texts share one field.
func (t *addressColumn) note(f *porting.Field, cells Address) {
	switch {
	case f == nil:
	case t.first == nil:
		t.first, t.cells = f, cells
	case f.Text != t.first.Text:
		t.varied = true
	}
	t.Own = append(t.Own, f)
}

// settleAddresses decides what the addresses beside numbers mean: the same on
// all of them is the account's; several are the numbers' own.
func (a *Account) settleAddresses() {
	t := &a.TableAddress
	if t.first == nil {
		own := slices.ContainsFunc(a.Numbers, func(n porting.Number) bool { return n.ServiceAddress != nil })
		switch l := a.listedAddress; {
		case l == nil:
		case own:
			a.Lay(l.Label+": "+l.Text, l.Where)
		case a.Service.Empty() && a.Fields[porting.ServiceAddress] == nil:
			a.Fields[porting.ServiceAddress] = l
		case a.Service.streetless() && Split(l.Text).City == "": // its street, above city, state and ZIP
			a.Service.Cells = append(a.Service.Cells, AddressCell{cells.Piece{Text: l.Text, Where: l.Where, Row: l.Row, Flags: l.Flags, Typ: l.Typ, Conf: l.Conf}, labels.Street, l.rank, l.Label})
		default:
			a.Lay(l.Label+": "+l.Text, l.Where)
		}
		return
	}
	if l := a.listedAddress; l != nil {
		a.Lay(l.Label+": "+l.Text, l.Where)
	}
	given, has := Value{}, !a.Service.Empty()
	if has {
		given, _ = a.Service.Text()
	}
	if !t.varied && (!has || given.Text == t.first.Text) {
		if !has {
			a.Service = t.cells
		}
		return
	}
	for i, f := range t.Own {
		if i < len(a.Numbers) {
			a.Numbers[i].ServiceAddress = f
		}
	}
	if has {
		return
	}
	a.pickAddress(t.Own, t.first)
}

// pickAddress takes one of the numbers' service addresses for the account that has
// none of its own: that of the BTN, else the first.
func (a *Account) pickAddress(own []*porting.Field, pick *porting.Field) {
	if v := a.Fields[porting.BTN]; v != nil {
		for i := range a.Numbers {
			if own[i] != nil && SameText(porting.BTN, a.Numbers[i].Text, v.Text) {
				pick = own[i]
				break
			}
		}
	}
	f := *pick
	a.Fields[porting.ServiceAddress] = &Value{Text: f.Text, Where: f.Where, Conf: f.Confidence}
	a.Note(porting.Problem{Code: porting.ProblemContradiction, Field: porting.ServiceAddress, Where: f.Where,
		Message: "the numbers of the account have several service addresses; each keeps its own, and that of the BTN, or else the first, was taken for the account"})
}

// settleOwn does the same with the addresses that a response gives its numbers.
func (a *Account) settleOwn() {
	if !a.Service.Empty() || a.Fields[porting.ServiceAddress] != nil {
		return
	}
	own := make([]*porting.Field, len(a.Numbers))
	var first *porting.Field
	varied := false
	for i := range a.Numbers {
		if own[i] = a.Numbers[i].ServiceAddress; own[i] == nil {
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
		a.Fields[porting.ServiceAddress] = &Value{Text: first.Text, Where: first.Where, Conf: first.Confidence}
		for i := range a.Numbers {
			a.Numbers[i].ServiceAddress = nil
		}
	}
}
