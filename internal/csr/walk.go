package csr

// The walk over a response's tree, with the same wordings as a sheet: an object's
// name is a section ("ServiceAddress"), a member's a label ("City").

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// records walks the tree. Objects that hold an account each are accounts of one
// file; a table is read as one.
func (t *tree) records(root *node, d porting.Document) []*porting.Record {
	c := &collector{clock: t.clock}
	g := &grid{read: porting.ReadText, sheet: &sheet.Sheet{}, labels: map[string]label{}}
	w := &walker{tree: t, c: c, g: g, a: newAccount(g)}
	whole(root)
	if rows := w.rowset(alone(root)); rows != nil {
		root = nil // its values are the grid's now
		c.layout(rows)
	} else {
		for _, n := range accountsIn(root) {
			w.a = newAccount(g)
			c.accounts = append(c.accounts, w.a)
			w.object(n, noSide)
		}
	}
	return c.records(d)
}

// whole makes one value of a telephone number that an object gives in its parts: area
// code, exchange and line.
func whole(n *node) {
	for _, k := range n.Kids {
		whole(k)
	}
	pair(n)
	if n.List || len(n.Kids) != 3 {
		return
	}
	text := ""
	for i, k := range n.Kids {
		if !k.Leaf() || digits(k.Text) != [3]int{3, 3, 4}[i] || digits(k.Text) != len(k.Text) {
			return
		}
		if name := strings.Join(labels.Words(k.Name), " "); i == 0 && !areaCode(name) {
			return
		}
		text = strings.TrimSpace(text + " " + k.Text)
	}
	n.Text, n.At, n.Kids = text, n.Kids[0].At, nil
}

// alone is the root, or what stands alone inside of it.
func alone(root *node) *node {
	n := root
	for len(n.Kids) == 1 && !n.Kids[0].Leaf() && len(n.Kids[0].Kids) > 0 {
		n = n.Kids[0]
	}
	return n
}

// accountsIn finds the objects that are an account each: the members of a list of
// objects that have an account number or a name of their own, else the root.
func accountsIn(root *node) []*node {
	for n, depth := root, 0; depth < 6; depth++ {
		objects := 0
		for _, k := range n.Kids {
			if !k.Leaf() {
				objects++
			}
		}
		var same []*node
		for _, k := range n.Kids {
			if len(k.Kids) > 0 && !k.List && k.Name == n.Kids[0].Name && accountLike(k) {
				same = append(same, k)
			}
		}
		if len(same) > 1 && len(same) == len(n.Kids) {
			return same
		}
		if objects != 1 || identified(n) {
			break
		}
		for _, k := range n.Kids {
			if !k.Leaf() {
				n = k
				break
			}
		}
	}
	return []*node{root}
}

// identified tells whether an object says itself whose account it is.
func identified(n *node) bool {
	for _, k := range n.Kids {
		if m, ok := labels.CSR().Exact(k.Name); ok && k.Leaf() && !k.Null && porting.IsCompared(m.Target.Field()) {
			return true
		}
	}
	return false
}

// accountLike tells whether an object holds an account's number or BTN.
func accountLike(n *node) bool {
	for _, k := range n.Kids {
		if m, ok := labels.CSR().Exact(k.Name); ok && !m.Fuzzy && k.Leaf() {
			switch m.Target {
			case labels.Target(porting.AccountNumber), labels.Target(porting.BTN):
				return true
			}
		}
		if len(k.Kids) > 0 && !k.List && accountLike(k) {
			return true
		}
	}
	return false
}

// walker gives an account what its object holds.
type walker struct {
	*tree
	c   *collector
	g   *grid
	a   *account
	row int
}

func (w *walker) piece(n *node) piece {
	w.row++
	p := piece{text: clean(n.Text), where: w.Where(n.At), row: w.row, col: 1, conf: 1}
	if n.Number && strings.ContainsAny(n.Text, "eE") {
		p.flags |= sheet.DigitsLost
	}
	return p
}

// object walks an object; side is whose address and name its members are.
func (w *walker) object(n *node, s side) {
	w.tick()
	if from, to := w.span(n); from != nil {
		w.spanned(n, from, to, "")
		return
	}
	kids := n.Kids
	if !n.List && slices.ContainsFunc(kids, func(k *node) bool { return w.order(k) > 0 }) {
		// Lists of numbers last: an address beside them is theirs.
		kids = slices.Clone(kids)
		slices.SortStableFunc(kids, func(a, b *node) int { return w.order(a) - w.order(b) })
	}
	answer := w.answer(n)
	named := slices.ContainsFunc(kids, func(k *node) bool {
		return k.Leaf() && w.g.label(k.Name).target == labels.Target(porting.AccountNumber)
	})
	for _, k := range kids {
		l := w.member(n, k)
		state, stated := "", false
		if !l.is() {
			state, stated = w.stateList(k.Name)
		}
		switch {
		case k.Null || k.Leaf() && strings.TrimSpace(k.Text) == "":
		case k.Leaf() && stated && phoneCell(k.Text):
			w.number(w.piece(k), state, nil)
		case !k.Leaf() && keyed(k):
			w.byName(k, state)
		case !k.Leaf() && w.apart(k):
		case !k.Leaf() && (listed(l.target) || l.target == labels.Keep || stated || alike(k) && w.numbered(k)):
			w.numbers(k, state)
		case !k.Leaf():
			if own := typedSide(k); own != noSide && wholeAddress(l.target) {
				l.side = own
			}
			if l.feature != "" && !k.List { // "contract": {"termMonths": 36}
				if text := saidBy(k); yes(text) {
					w.a.condition(l.feature, k.Name+": "+text, w.Where(k.At))
				}
			}
			w.object(k, inner(l, s))
		case !l.is() && wholeAddress(w.g.label(n.Name).target) && !w.aside(k):
			w.unknown(k)
			w.a.note(porting.Problem{Code: porting.ProblemUnreadableValue, Field: addressOf(s), Where: w.Where(k.At),
				Message: fmt.Sprintf("nothing says which part of the address %q is (%s): see the record itself", short(k.Text), short(k.Name))})
		case !l.is() || l.inline > 0:
			w.unknown(k)
		default:
			if l.side == noSide {
				l.side = s
			}
			if answer != nil && (w.says(answer, l.target) || l.target == labels.CustomerCode) { // the question, told again beside its answer
				w.unknown(k)
				continue
			}
			switch {
			case l.target != labels.Target(porting.CustomerName):
			case named && len(labels.Words(k.Name)) == 1: // beside the account's number: its name
				l.rank, l.side = 2, noSide
			case general(l.wording) && len(labels.Words(l.wording)) == 1:
				l.rank = 1
			}
			w.c.give(w.a, l, []piece{w.piece(k)}, w.g)
		}
	}
}

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
			l := w.g.label(m.Name)
			return !m.Leaf() && (listed(l.target) || l.target == labels.Target(porting.ServiceAddress))
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
		return k.Leaf() && !k.Null && strings.TrimSpace(k.Text) != "" && w.g.label(k.Name).target == t
	})
}

// aside tells whether a member of an address is none of its parts: what it is, or where
// it stands on a map.
func (w *walker) aside(k *node) bool {
	for _, word := range labels.Words(k.Name) {
		switch word {
		case "id", "type", "kind", "latitude", "longitude", "lat", "lng", "lon", "valid", "validated", "verified", "clli", "format", "source", "uuid", "created", "updated", "href", "url", "status", "rate", "lata", "msag", "code":
			return true
		}
	}
	return k.Text == "true" || k.Text == "false"
}

// addressOf is the field of an address.
func addressOf(s side) porting.Name {
	if s == billingSide {
		return porting.BillingAddress
	}
	return porting.ServiceAddress
}

// saidBy is what an object's members say, in their order.
func saidBy(n *node) string {
	var out []string
	for _, k := range n.Kids {
		if k.Leaf() && !k.Null && strings.TrimSpace(k.Text) != "" {
			out = append(out, k.Name+" "+clean(k.Text))
		}
	}
	return strings.Join(out, ", ")
}

// order is where among its siblings a member is read.
func (w *walker) order(k *node) int {
	if k.Leaf() {
		return 0
	}
	if _, stated := w.stateList(k.Name); stated || listed(w.g.label(k.Name).target) {
		return 1
	}
	return 0
}

// member is what a member's name is as a label. One that says little alone, "number"
// or "name", is read with the name of its object: account, number.
func (w *walker) member(n, k *node) label {
	if k.Name == "" {
		return label{}
	}
	l := w.g.label(k.Name)
	if wholeAddress(w.g.label(n.Name).target) && k.Leaf() { // "line1", "address_2"
		if m := addressLines().FindStringSubmatch(k.Name); m != nil {
			t := labels.Unit
			if m[1] == "1" {
				t = labels.Street
			}
			return label{target: t, rank: 1, wording: k.Name}
		}
	}
	if !k.Leaf() || n.List || n.Name == "" || l.is() && !vague(l) {
		return l
	}
	if both := w.g.label(n.Name + " " + k.Name); both.inline == 0 && both.target != "" && both.target.Field() != "" {
		return both
	}
	return l
}

// addressLines reads the names of an address's lines.
var addressLines = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:address|addr|street)?[_ ]?(?:line)?[_ ]?([12])$`)
})

// stateWord tells whether a text is a number's state and no state of the country.
func stateWord(text string) bool {
	s, ok := status(text)
	return ok && s != "" && len(text) > 2
}

// typedSide is whose an address is by the member that says so: type="billing".
func typedSide(n *node) side {
	for _, k := range n.Kids {
		if k.Leaf() && strings.EqualFold(strings.TrimPrefix(k.Name, "address"), "type") || strings.EqualFold(k.Name, "usage") || strings.EqualFold(k.Name, "kind") {
			return wordingSide(k.Text)
		}
	}
	return noSide
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
	if name == nil || value == nil || n.List || !findLabel(stemmed(name.Text)).is() {
		return
	}
	n.Name, n.Text, n.At, n.Null, n.Kids = stemmed(name.Text), value.Text, value.At, value.Null, nil
}

// stemmed is a member's name without the number that tells it from others: "WTN_1".
func stemmed(name string) string {
	if t := strings.TrimRight(name, "0123456789"); t != name && strings.HasSuffix(t, "_") {
		return strings.TrimRight(t, "_")
	}
	return name
}

// vague tells whether a label's meaning hangs on what it stands in.
func vague(l label) bool {
	switch l.target {
	case labels.Numbers, labels.Number, labels.Telephone, labels.Name:
		return true
	}
	return l.target == labels.Target(porting.CustomerName) && len(labels.Words(l.wording)) == 1
}

// apart reads a table that says of each row whose account it is: its accounts are
// found as those of a sheet.
func (w *walker) apart(k *node) bool {
	g := w.rowset(k)
	if g != nil {
		w.c.layout(g)
	}
	return g != nil
}

// byName reads an object whose members have telephone numbers for names.
func (w *walker) byName(n *node, state string) {
	for _, k := range n.Kids {
		name := &node{Text: k.Name, At: k.NameAt + 1}
		w.number(w.piece(name), state, func(num *porting.Number) {
			if k.Leaf() {
				if s, ok := status(k.Text); ok && s != "" {
					num.Status = s
				} else if !k.Null && !blank(k.Text) {
					w.hang(num, &node{Name: "note", Text: k.Text, At: k.At})
				}
				return
			}
			for _, m := range k.Kids {
				w.hang(num, m)
			}
		})
	}
	w.a.numbered = w.a.numbered || len(w.a.numbers) > 0
}

// spanned reads an object that gives a range.
func (w *walker) spanned(n, from, to *node, state string) {
	p, q := w.piece(from), w.piece(to)
	text := p.text + " " + q.text
	p.text += " to " + q.text
	p.where.More = append(p.where.More, q.where)
	first := len(w.a.numbers)
	w.number(p, state, func(num *porting.Number) {
		for _, m := range n.Kids {
			if m != from && m != to {
				w.hang(num, m)
			}
		}
	})
	for i := range w.a.numbers[first:] {
		w.a.numbers[first+i].Text = text
	}
	w.a.numbered = true
}

// inner is whose the members of an object are.
func inner(l label, s side) side {
	switch {
	case l.side != noSide:
		return l.side
	case l.target == labels.Target(porting.ServiceAddress), l.target == labels.Address:
		return serviceSide
	case l.target == labels.Target(porting.BillingAddress):
		return billingSide
	case l.target == labels.ListedAddress, l.target == labels.ListedName:
		return otherSide
	case l.target == labels.Target(porting.ContactName):
		return contactSide
	}
	return s
}

// unknown keeps a value that no label names.
func (w *walker) unknown(k *node) {
	p := w.piece(k)
	w.a.lay(secretless(w.g.label(k.Name).target.Field(), k.Name+": "+p.text), p.where)
}

// numbers reads a list of numbers: texts, or objects with a number and what hangs
// on it. The list's name may give them a state.
func (w *walker) numbers(list *node, state string) {
	w.tick()
	if keyed(list) {
		w.byName(list, state)
		return
	}
	if from, to := w.span(list); from != nil {
		w.spanned(list, from, to, state)
		return
	}
	if w.entry(list) {
		list = &node{Name: list.Name, Kids: []*node{list}}
	}
	for _, k := range list.Kids {
		if k.Leaf() {
			if strings.TrimSpace(k.Text) != "" {
				if phoneCell(k.Text) || digits(k.Text) >= 7 {
					w.number(w.piece(k), state, nil)
				} else if l := w.g.label(k.Name); listed(l.target) {
					w.number(w.piece(k), state, nil)
				} else {
					w.unknown(k)
				}
			}
			continue
		}
		var tns []*node // its number; several of one name are a list
		for _, m := range k.Kids {
			l := w.g.label(m.Name)
			if m.Leaf() && (len(tns) == 0 || m.Name == tns[0].Name) && (listed(l.target) && l.target != labels.RangeStart || l.target == labels.Target(porting.BTN) || !l.is()) && len(telephone.FindAll(m.Text)) > 0 {
				tns = append(tns, m)
			}
		}
		if len(tns) == 0 || k.List {
			w.numbers(k, state)
			continue
		}
		for _, tn := range tns {
			w.number(w.piece(tn), state, func(n *porting.Number) {
				for _, m := range k.Kids {
					if !slices.Contains(tns, m) {
						w.hang(n, m)
					}
				}
			})
		}
	}
	w.a.numbered = w.a.numbered || len(w.a.numbers) > 0
}

// entry tells whether an object is about one number, and no list of such: its number
// and other members beside it.
func (w *walker) entry(n *node) bool {
	if n.List || len(n.Kids) < 2 {
		return false
	}
	tns := 0
	for i, k := range n.Kids {
		if !k.Leaf() || slices.ContainsFunc(n.Kids[:i], func(o *node) bool { return o.Name == k.Name }) {
			return false
		}
		if listed(w.g.label(k.Name).target) && telephoneLike(k.Text) {
			tns++
		}
	}
	return tns == 1
}

// number adds the numbers of a text; hang, if any, hangs on each what is said of it.
func (w *walker) number(p piece, state string, hang func(*porting.Number)) {
	for _, n := range numbersIn(&w.c.clock, w.g, p, w.a) {
		if n.Status == "" {
			n.Status = state
		}
		w.a.addNumber(n, nil, address{})
		if hang != nil {
			hang(&w.a.numbers[len(w.a.numbers)-1])
		}
	}
}

// hang hangs on a number what its object says.
func (w *walker) hang(n *porting.Number, m *node) {
	l := w.g.label(m.Name)
	if !m.Leaf() {
		if l.target == labels.Target(porting.ServiceAddress) || l.target == labels.Address {
			var d address
			for _, k := range m.Kids {
				part, t := w.g.label(k.Name), labels.Target("")
				if isPart(part.target) && part.target != labels.CityStateZip {
					t = part.target
				}
				switch {
				case k.Null || k.Leaf() && strings.TrimSpace(k.Text) == "":
				case k.Leaf() && t != labels.County && t != labels.Country && (isPart(part.target) || addressLabel(part)):
					d.cells = append(d.cells, addressCell{w.piece(k), t, 1, k.Name})
				case k.Leaf():
					w.unknown(k)
				default:
					w.hang(n, k)
				}
			}
			if !d.empty() {
				v, parts := d.text()
				n.ServiceAddress = &porting.Field{Text: v.text, Parts: &parts, Read: w.g.read, Confidence: 1, Where: v.where}
			}
			return
		}
		for _, k := range m.Kids {
			if k.Name == "" || k.Name == m.Name {
				k.Name = m.Name
			}
			w.hang(n, k)
		}
		return
	}
	if blank(m.Text) {
		return
	}
	p := w.piece(m)
	switch {
	case l.feature != "":
		w.a.mark(n, l.feature, m.Name, p.text, p.where)
	case l.target == labels.Status, l.target == labels.State && stateWord(p.text):
		state, ok := status(p.text)
		if state != "" {
			n.Status = state
		}
		if !ok {
			addNote(n, p.text)
		}
	case l.target == labels.Features, l.target == labels.Note, l.target == labels.Target(porting.Remarks), l.target == labels.Circuit:
		w.a.featuresIn(n, p.text, p.where)
		addNote(n, p.text)
		if s := noteStatus(p.text); graver(s, n.Status) {
			n.Status = s
		}
	case l.target == labels.Target(porting.ServiceAddress), l.target == labels.Address:
		parts := split(p.text)
		n.ServiceAddress = &porting.Field{Text: p.text, Parts: &parts, Read: w.g.read, Confidence: 1, Where: p.where}
	default:
		w.a.lay(secretless(l.target.Field(), m.Name+": "+p.text), p.where)
	}
}
