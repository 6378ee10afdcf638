package answers

// What the names of a response's members mean, beside each other and with the names of
// what they stand in.

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
)

// answer is the member of an object that is the record itself, where the object holds
// what was asked for beside it: it alone has an account's identity and its numbers.
func (w *walker) answer(n *node) *node {
	if n.List {
		return nil
	}
	var found *node
	for _, k := range n.Kids {
		if k.Leaf() || k.List || !w.says(k, labels.Target(porting.AccountNumber)) && !w.says(k, labels.Target(porting.CustomerName)) {
			continue
		}
		if !slices.ContainsFunc(k.Kids, func(m *node) bool {
			l := w.g.Label(m.Name)
			return !m.Leaf() && (cells.Listed(l.Target) || l.Target == labels.Target(porting.ServiceAddress))
		}) {
			continue
		}
		if found != nil {
			return nil
		}
		found = k
	}
	return found
}

// says tells whether an object has a value for a field among its members.
func (w *walker) says(n *node, t labels.Target) bool {
	return t.Field() != "" && slices.ContainsFunc(n.Kids, func(k *node) bool {
		return k.Leaf() && !k.Null && strings.TrimSpace(k.Text) != "" && w.g.Label(k.Name).Target == t
	})
}

// aside tells whether a member of an address is none of its parts: what it is, or where
// it stands on a map.
func (w *walker) aside(k *node) bool {
	words := labels.Words(k.Name)
	if slices.Contains(words, "unit") {
		return false // the unit's type is a part of it
	}
	for _, word := range words {
		switch word {
		case "id", "type", "kind", "latitude", "longitude", "lat", "lng", "lon", "valid", "validated", "verified", "clli", "format", "source", "uuid", "created", "updated", "href", "url", "status", "rate", "lata", "msag", "code":
			return true
		}
	}
	return k.Text == "true" || k.Text == "false"
}

// addressOf is the field of an address.
func addressOf(s cells.Side) porting.Name {
	if s == cells.BillingSide {
		return porting.BillingAddress
	}
	return porting.ServiceAddress
}

// saidBy is what an object's members say, in their order.
func saidBy(n *node) string {
	var out []string
	for _, k := range n.Kids {
		if k.Leaf() && !k.Null && strings.TrimSpace(k.Text) != "" {
			out = append(out, k.Name+" "+cells.Clean(k.Text))
		}
	}
	return strings.Join(out, ", ")
}

// member is what a member's name is as a label. One that says little alone, "number"
// or "name", is read with the name of its object: account, number.
func (w *walker) member(n, k *node) cells.Label {
	if k.Name == "" {
		return cells.Label{}
	}
	l := w.g.Label(k.Name)
	if cells.WholeAddress(w.g.Label(n.Name).Target) && k.Leaf() { // "line1", "address_2"
		if m := addressLines().FindStringSubmatch(k.Name); m != nil {
			t := labels.Unit
			if m[1] == "1" {
				t = labels.Street
			}
			return cells.Label{Target: t, Rank: 1, Wording: k.Name}
		}
	}
	if w.signing && k.Leaf() {
		if t := nameParts()[strings.Join(labels.Words(k.Name), "")]; t != "" {
			return cells.Label{Target: t, Rank: 1, Wording: "authorized " + k.Name}
		}
		switch strings.Join(labels.Words(k.Name), "") {
		case "fullname", "displayname", "completename", "printedname", "formattedname":
			return cells.Label{Target: labels.Target(porting.AuthorizedName), Rank: 1, Wording: "authorized " + k.Name}
		}
	}
	if s := w.ofKind(n, k); s != cells.NoSide {
		l := cells.Label{Target: labels.Address, Side: s, Rank: 1, Wording: k.Name}
		if s == cells.OtherSide {
			l.Target = labels.ListedAddress
		}
		return l
	}
	if !k.Leaf() && !n.List && n.Name != "" && cells.WholeAddress(l.Target) && len(labels.Words(l.Wording)) == 1 {
		if both := w.g.Label(n.Name + " " + k.Name); both.Inline == 0 && cells.WholeAddress(both.Target) { // "billing": {"address": {…}}
			return both
		}
	}
	if !k.Leaf() || n.List || n.Name == "" || l.Is() && !vague(l) {
		return l
	}
	if both := w.g.Label(n.Name + " " + k.Name); both.Inline == 0 && both.Target != "" && both.Target.Field() != "" {
		return both
	}
	return l
}

// signs tells whether an object is named after the person who may act for the account.
func signs(name string) bool {
	for _, word := range labels.Words(name) {
		if strings.HasPrefix(word, "auth") || strings.HasPrefix(word, "sign") {
			return true
		}
	}
	return false
}

// nameParts are the names of the members that a person's name is told by.
var nameParts = sync.OnceValue(func() map[string]labels.Target {
	out := map[string]labels.Target{}
	for t, stems := range map[labels.Target]string{labels.FirstName: "first given fore f", labels.MiddleName: "middle second", labels.LastName: "last family sur l"} {
		for stem := range strings.FieldsSeq(stems) {
			out[stem+"name"], out[stem+"nm"] = t, t
			if len(stem) > 3 {
				out[stem] = t
			}
		}
	}
	return out
})

// ofKind is whose address an object is that stands under its kind among others:
// "addresses": {"service": {…}, "billing": {…}}.
func (w *walker) ofKind(n, k *node) cells.Side {
	if k.Leaf() || n.List || k.Name == "" || !cells.WholeAddress(w.g.Label(stemmed(n.Name)).Target) || len(labels.Words(k.Name)) > 1 {
		return cells.NoSide
	}
	if l := w.g.Label(k.Name + " " + "address"); l.Target == labels.ListedAddress {
		return cells.OtherSide
	}
	return cells.WordingSide(k.Name)
}

// addressLines reads the names of an address's lines.
var addressLines = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:address|addr|street)?[_ ]?(?:line)?[_ ]?([12])$`)
})

// stateWord tells whether a text is a number's state and no state of the country.
func stateWord(text string) bool {
	s, ok := cells.Status(text)
	return ok && s != "" && len(text) > 2
}

// typedSide is whose an address is by the member that says so: type="billing".
func typedSide(n *node) cells.Side {
	for _, k := range n.Kids {
		if k.Leaf() && strings.EqualFold(strings.TrimPrefix(k.Name, "address"), "type") || strings.EqualFold(k.Name, "usage") || strings.EqualFold(k.Name, "kind") {
			return cells.WordingSide(k.Text)
		}
	}
	return cells.NoSide
}

// pair makes one member of an object that holds its name and its value: <Field name="AN"
// value="4711"/>.
func pair(n *node) {
	var name, value *node
	for _, k := range n.Kids {
		if !k.Leaf() {
			return
		}
		switch strings.ToLower(k.Name) {
		case "name", "key", "label", "field", "fid", "code", "tag":
			if name != nil {
				return
			}
			name = k
		case "value", "val", "text", "content", "data":
			if value != nil {
				return
			}
			value = k
		default:
			return
		}
	}
	if name == nil || value == nil || n.List || !cells.FindLabel(stemmed(name.Text)).Is() {
		return
	}
	n.Name, n.Text, n.At, n.Null, n.Kids = stemmed(name.Text), value.Text, value.At, value.Null, nil
}

// hoist makes members of an object of what a list inside of it names and values:
// "serviceCharacteristic": [{"name": "telephoneNumber", "value": …}, …].
func hoist(n *node) {
	if n.List {
		return
	}
	var out []*node
	for i, k := range n.Kids {
		named := k.List && len(k.Kids) > 0 && !slices.ContainsFunc(k.Kids, func(m *node) bool { return !m.Leaf() || m.Name == "" || m.Name == k.Name })
		if named && out == nil {
			out = slices.Clone(n.Kids[:i])
		}
		switch {
		case named:
			out = append(out, k.Kids...)
		case out != nil:
			out = append(out, k)
		}
	}
	if out != nil {
		n.Kids = out
	}
}

// stemmed is a member's name without the number that tells it from others: "WTN_1".
func stemmed(name string) string {
	if t := strings.TrimRight(name, "0123456789"); t != name && strings.HasSuffix(t, "_") {
		return strings.TrimRight(t, "_")
	}
	return name
}

// vague tells whether a label's meaning hangs on what it stands in.
func vague(l cells.Label) bool {
	switch l.Target {
	case labels.Numbers, labels.Number, labels.Telephone, labels.Name:
		return true
	}
	return l.Target == labels.Target(porting.CustomerName) && len(labels.Words(l.Wording)) == 1
}
