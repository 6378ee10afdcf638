package tables

// Columns whose heading says one thing and whose values another, or whose heading nobody
// knows and whose values leave no choice: what stands below a heading is what it is of.

import (
	"slices"
	"strings"
	"unicode"

	addr "github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// byValues lets what stands below the headings say what they are of.
func (t *table) byValues() {
	stated := slices.ContainsFunc(t.cols, func(c column) bool {
		return c.Target == labels.Status && t.any(c.Col, func(string) bool { return true })
	})
	t.main = -1
	for k := range t.cols {
		c := &t.cols[k]
		switch {
		case c.Target == labels.State && t.states(t.body, c.Col, true): // which state, or whether active
			c.Target = labels.Status
		case c.Target == labels.State && t.all(c.Col, func(s string) bool { return addr.State(s) == "" && len(s) > 3 }): // "Suspended for non-payment"
			c.Target = labels.Note
			if t.any(c.Col, func(s string) bool { st, ok := cells.Status(s); return ok && st != "" }) {
				c.Target = labels.Status
			}
		case !c.known && !stated && t.states(t.body, c.Col, false):
			c.Target, c.known = labels.Status, true // whatever the heading
		case c.Feature == "" && c.Text != "" && t.marks(t.body, c.Col):
			t.marked(k, stated)
		case c.Target == labels.Street && t.all(c.Col, func(s string) bool { return len(s) == 2 && addr.State(s) != "" }): // "Svc Addr St"
			c.Target = labels.State
		case c.Target == labels.Street && customersOwn(c.Text) && t.all(c.Col, named): // "CUST_LINE1"
			c.Target, c.Rank = labels.Target(porting.CustomerName), 1
		case c.Target == labels.Target(porting.AuthorizedTitle) && t.any(c.Col, func(s string) bool { return len(features.Find(s)) > 0 }): // "Fonction"
			c.Target = labels.Features
		case c.Target == labels.Target(porting.AccountNumber) && t.all(c.Col, named) && !t.has(labels.Target(porting.CustomerName)): // "Parent Account"
			c.Target, c.Rank = labels.Target(porting.CustomerName), 1
		}
	}
	t.lines()
}

// marked makes of a column of yes and no what its heading asks: a feature, whether the
// number is active, or whether it is the BTN. Of another field it says nothing.
func (t *table) marked(k int, stated bool) {
	c := &t.cols[k]
	switch f := featureNamed(c.Text); {
	case c.Target == labels.Target(porting.BTN), c.Target == labels.None && mainLine(c.Text), !c.known && mainLine(c.Text):
		c.Target, c.known, t.main = labels.None, true, k
	case (c.Target == labels.None || c.Target == labels.Status || !c.known) && f != "":
		c.Feature = f // "Fax", and marks below it
	case (c.Target == labels.None || c.Target == labels.Status || !c.known) && !stated && asksState(c.Text):
		c.Target, c.known, c.Switch = labels.Status, true, true
	case t.any(c.Col, func(s string) bool { return cells.Digits(s) > 0 }): // "1" is an account's number too
	case c.Target.Field() != "" && c.Target != labels.Target(porting.Remarks) && c.Target != labels.Target(porting.CustomerType):
		c.Target = labels.None
	}
}

// mainLine tells whether a heading asks whether a number is the account's main one.
func mainLine(text string) bool {
	w := labels.Words(text)
	return slices.ContainsFunc(w, func(w string) bool { return w == "btn" || w == "main" || w == "primary" || w == "pilot" }) && len(w) <= 5
}

// asksState tells whether a heading asks whether a number is in service: "Active?",
// "On/Off", "In Service (Y/N)".
func asksState(text string) bool {
	low := strings.ToLower(text)
	for _, tail := range []string{"(y/n)", "y/n", "(yes/no)", "yes/no", "?", "flag", "ind"} {
		low = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(low), tail))
	}
	low = strings.TrimPrefix(strings.TrimPrefix(low, "is "), "line ")
	s, ok := cells.Status(low)
	return ok && s == porting.StatusActive || low == "on/off" || low == "on" || low == "on / off"
}

// switched is the state that yes or no says.
func switched(text string) string {
	if cells.Yes(text) {
		return porting.StatusActive
	}
	return porting.StatusDisconnected
}

// all tells whether a column has values, and each of them is of a kind.
func (t *table) all(col int, is func(string) bool) bool {
	n := 0
	for j := t.body; j < len(t.rows) && j < t.body+30; j++ {
		if c := t.rows[j].Cell(col); c != nil && !cells.Blank(c.Text) {
			if n++; !is(cells.Clean(c.Text)) {
				return false
			}
		} else if j > t.body && t.rows[j].Index > t.rows[j-1].Index+1 {
			break
		}
	}
	return n > 0
}

// any tells whether one of a column's first values is of a kind.
func (t *table) any(col int, is func(string) bool) bool {
	return !t.all(col, func(s string) bool { return !is(s) }) && t.all(col, func(string) bool { return true })
}

// named tells whether a text can be a name, and nothing with a number in it.
func named(text string) bool {
	return cells.Digits(text) == 0 && strings.ContainsFunc(text, unicode.IsLower) && len(strings.Fields(text)) > 1 ||
		cells.Digits(text) == 0 && len(strings.Fields(text)) > 1 && len(text) > 8 && strings.ContainsFunc(text, unicode.IsLetter)
}

// customersOwn tells whether a heading is of a customer, and of no address.
func customersOwn(text string) bool {
	w := labels.Words(text)
	return slices.ContainsFunc(w, func(w string) bool { return w == "customer" || w == "account" || w == "name" || w == "subscriber" }) &&
		!slices.ContainsFunc(w, func(w string) bool { return w == "address" || w == "street" || w == "location" || w == "service" })
}

// lines makes one address of columns that are called the same but for their number,
// where one of them is known to be of an address: SVC_LINE1, SVC_LINE2, SVC_LINE3.
func (t *table) lines() {
	for k := range t.cols {
		c := t.cols[k]
		if c.Target != labels.Street && !WholeAddress(c.Target) || cells.Digits(c.Text) == 0 {
			continue
		}
		stem := ColumnStem(c.Text)
		for o := range t.cols {
			d := &t.cols[o]
			if o == k || ColumnStem(d.Text) != stem || stem == "" || d.known && d.Target != labels.Unit {
				continue
			}
			if d.known && !t.any(d.Col, func(s string) bool { p := gather.Split("1 A St\n" + s); return p.City != "" && p.Zip != "" }) {
				continue // the second line is the unit's
			}
			d.Target, d.Side, d.Rank, d.Wording, d.known = labels.CityStateZip, c.Side, c.Rank, d.Text, true
		}
	}
}

// mainMark is the mark by which a row says that its number is the account's BTN.
func (t *table) mainMark(j int) (cells.Piece, bool) {
	if t.main < 0 {
		return cells.Piece{}, false
	}
	p, ok := t.cell(j, t.main)
	return p, ok && cells.Yes(p.Text)
}
