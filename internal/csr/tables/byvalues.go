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
	"github.com/portcheck/portcheck/internal/csr/headers"
	"github.com/portcheck/portcheck/internal/features"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// byValues lets what stands below the headings say what they are of.
func (t *table) byValues() {
	stated := slices.ContainsFunc(t.Cols, func(c headers.Column) bool {
		return c.Target == labels.Status && t.From(t.Body, c.Col).Any(func(string) bool { return true })
	})
	t.main = -1
	for k := range t.Cols {
		c := &t.Cols[k]
		switch {
		case c.Target == labels.State && t.From(t.Body, c.Col).States(true): // which state, or whether active
			c.Target = labels.Status
		case c.Target == labels.State && t.From(t.Body, c.Col).All(func(s string) bool { return addr.State(s) == "" && (len(s) > 3 || !t.amidAddress(k)) }): // "Suspended for non-payment"
			c.Target = labels.Note
			if t.From(t.Body, c.Col).All(func(s string) bool { return len(s) <= 3 }) { // codes, to be told where they are not known
				c.Target = labels.Status
			}
			if t.From(t.Body, c.Col).Any(func(s string) bool { st, ok := cells.Status(s); return ok && st != "" }) {
				c.Target = labels.Status
			}
		case cells.IsPart(c.Target) && t.From(t.Body, c.Col).Phones(): // "Line 2"
			c.Target, c.Rank = labels.Telephone, 0
		case !c.Known && !stated && t.From(t.Body, c.Col).States(false):
			c.Target, c.Known = labels.Status, true // whatever the heading
		case c.Feature == "" && c.Text != "" && t.From(t.Body, c.Col).Marks():
			t.marked(k, stated)
		case c.Target == labels.Street && t.From(t.Body, c.Col).All(func(s string) bool { return len(s) == 2 && addr.State(s) != "" }): // "Svc Addr St"
			c.Target = labels.State
		case c.Target == labels.Street && customersOwn(c.Text) && t.From(t.Body, c.Col).All(named): // "CUST_LINE1"
			c.Target, c.Rank = labels.Target(porting.CustomerName), 1
		case c.Target == labels.Target(porting.AuthorizedTitle) && t.From(t.Body, c.Col).Any(func(s string) bool { return len(features.Find(s)) > 0 }): // "Fonction"
			c.Target = labels.Features
		case c.Target == labels.Target(porting.AccountNumber) && t.From(t.Body, c.Col).All(named) && !t.has(labels.Target(porting.CustomerName)): // "Parent Account"
			c.Target, c.Rank = labels.Target(porting.CustomerName), 1
		}
	}
	t.lines()
	t.otherStates()
}

// otherStates leaves out columns of states that are of no line, where another says the
// lines' and they say no more than that all is active: "Account Status", "Equipment Status".
func (t *table) otherStates() {
	var own, other []int
	for k, c := range t.Cols {
		if c.Target != labels.Status {
			continue
		}
		if slices.ContainsFunc(labels.Words(c.Text), func(w string) bool {
			switch w {
			case "account", "customer", "billing", "bill", "payment", "equipment", "device", "order", "contract", "credit":
				return true
			}
			return false
		}) {
			other = append(other, k)
		} else {
			own = append(own, k)
		}
	}
	for _, k := range other {
		if len(own) > 0 && t.From(t.Body, t.Cols[k].Col).All(func(text string) bool { s, ok := cells.Status(text); return ok && s == porting.StatusActive || !ok }) {
			t.Cols[k].Target = labels.None
		}
	}
}

// amidAddress tells whether a column stands beside that of a city or a ZIP.
func (t *table) amidAddress(k int) bool {
	for _, o := range []int{k - 1, k + 1} {
		if o >= 0 && o < len(t.Cols) && (t.Cols[o].Target == labels.City || t.Cols[o].Target == labels.Zip) {
			return true
		}
	}
	return false
}

// marked makes of a column of yes and no what its heading asks: a feature, whether the
// number is active, or whether it is the BTN. Of another field it says nothing.
func (t *table) marked(k int, stated bool) {
	c := &t.Cols[k]
	switch f := featureNamed(c.Text); {
	case c.Target == labels.Target(porting.BTN), c.Target == labels.None && mainLine(c.Text), !c.Known && mainLine(c.Text):
		c.Target, c.Known, t.main = labels.None, true, k
	case (c.Target == labels.None || c.Target == labels.Status || !c.Known) && f != "":
		c.Feature = f // "Fax", and marks below it
	case (c.Target == labels.None || c.Target == labels.Status || !c.Known) && !stated && asksState(c.Text):
		c.Target, c.Known, c.Switch = labels.Status, true, true
	case t.From(t.Body, c.Col).Any(func(s string) bool { return cells.Digits(s) > 0 }): // "1" is an account's number too
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

// named tells whether a text can be a name, and nothing with a number in it.
func named(text string) bool {
	return cells.Digits(text) == 0 && len(strings.Fields(text)) > 1 &&
		(strings.ContainsFunc(text, unicode.IsLower) || len(text) > 8 && strings.ContainsFunc(text, unicode.IsLetter))
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
	for k := range t.Cols {
		c := t.Cols[k]
		if c.Target != labels.Street && !cells.WholeAddress(c.Target) || cells.Digits(c.Text) == 0 {
			continue
		}
		stem := cells.ColumnStem(c.Text)
		for o := range t.Cols {
			d := &t.Cols[o]
			if o == k || cells.ColumnStem(d.Text) != stem || stem == "" || d.Known && d.Target != labels.Unit {
				continue
			}
			if d.Known && !t.From(t.Body, d.Col).Any(func(s string) bool { p := gather.Split("1 A St\n" + s); return p.City != "" && p.Zip != "" }) {
				continue // the second line is the unit's
			}
			d.Target, d.Side, d.Rank, d.Wording, d.Known = labels.CityStateZip, c.Side, c.Rank, d.Text, true
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

// featureNamed is the feature that a heading names and nothing else, "" for none.
func featureNamed(text string) string {
	bare := strings.TrimRight(text, " :?")
	if fs := features.Find(bare); len(fs) == 1 && fs[0].Start == 0 && fs[0].End == len(bare) {
		return fs[0].Name
	}
	if name, ok := cells.FlagColumn(bare); ok { // "Fax (Y/N)"
		return name
	}
	if name, ok := cells.FlagColumn(written(bare)); ok {
		return name
	}
	if fs := features.Find(bare); len(fs) == 1 && !fs[0].Denied && !offered(bare) && cells.Digits(bare) == 0 { // "DSL through a partner?"
		return fs[0].Name
	}
	return ""
}

// offered tells whether a heading asks whether something could be had, and not whether it is
// there: "DSL available".
func offered(text string) bool {
	return slices.ContainsFunc(labels.Words(text), func(w string) bool {
		switch w {
		case "available", "availability", "capable", "eligible", "compatible", "qualified", "qualifies", "ready", "allowed", "can", "could", "would", "may", "supported", "supports", "without", "removed", "wanted", "requested", "offered":
			return true
		}
		return false
	})
}

// written is a heading of a column of marks with its words written out that exports cut
// short, "LOC FRZ", or write as one, "PORTPROT".
func written(text string) string {
	if len(text) > cells.MaxLabel {
		return text
	}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == '-' || r == '_' || r == '.' || r == '/' })
	var out []string
	for _, w := range words {
		long, ok := whole(w)
		for i := 3; i+3 <= len(w) && !ok; i++ {
			if tail, cut := whole(w[i:]); cut {
				head, _ := whole(w[:i])
				long, ok = head+" "+tail, true
			}
		}
		out = append(out, long)
	}
	return strings.Join(out, " ")
}

// whole is the word that a short form in the heading of a feature stands for.
func whole(w string) (string, bool) {
	switch w {
	case "prot", "protect", "prt":
		return "protection", true
	case "frz", "frze", "freez":
		return "freeze", true
	case "alm", "alrm":
		return "alarm", true
	case "elev", "elv":
		return "elevator", true
	case "dist", "distinct":
		return "distinctive", true
	case "loc":
		return "local", true
	case "hnt":
		return "hunt", true
	case "fwd", "forw":
		return "forwarding", true
	}
	return w, false
}
