package answers

// The walk over a response's tree, with the same wordings as a sheet: an object's
// name is a section ("ServiceAddress"), a member's a label ("City").

import (
	"fmt"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/csr/grid"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// records walks the tree. Objects that hold an account each are accounts of one
// file; a table is read as one.
func (t *tree) records(root *node, d porting.Document) []*porting.Record {
	c := &gather.Collector{Clock: t.Clock}
	g := &cells.Grid{Read: porting.ReadText, Sheet: &sheet.Sheet{}, Labels: map[string]cells.Label{}}
	w := &walker{tree: t, c: c, g: g, a: gather.NewAccount(g)}
	w.tooLong(root)
	unwrapped(root)
	whole(root)
	w.inside(root)
	if rows := w.rowset(alone(root)); rows != nil {
		grid.Read(c, rows)
	} else {
		accounts, outer := accountsIn(root)
		var common []given
		for _, k := range outer {
			common = w.common(common, k, k, cells.NoSide)
		}
		for i, n := range accounts {
			if i < gather.MaxAccounts {
				w.a = gather.NewAccount(g)
				c.Accounts = append(c.Accounts, w.a)
			} else { // the last of them
				c.TooMany()
			}
			w.object(n, cells.NoSide)
			w.share(common)
			w.sweep(n, n.Name)
		}
	}
	if len(c.Accounts) > 0 {
		w.a = c.Accounts[0]
	} else {
		c.Accounts = append(c.Accounts, w.a)
	}
	w.sweep(root, "")
	return c.Records(d)
}

// maxLong is how many values that are too long are told.
const maxLong = 20

// tooLong tells of the values that are longer than is read.
func (w *walker) tooLong(n *node) {
	w.Tick()
	if n.Long && len(w.c.Problems) < maxLong {
		w.c.Problems = append(w.c.Problems, porting.Problem{Code: porting.ProblemLimit, Where: w.Where(n.At),
			Message: fmt.Sprintf("the value %q has more than the %d bytes that are read, and was left out: see the record itself", gather.Short(n.Name), limits.SheetCellBytes)})
	}
	for _, k := range n.Kids {
		w.tooLong(k)
	}
}

// whole makes one value of a telephone number that an object gives in its parts: area
// code, exchange and line.
func whole(n *node) {
	for _, k := range n.Kids {
		whole(k)
	}
	texted(n)
	pair(n)
	hoist(n)
	if n.List || len(n.Kids) != 3 {
		return
	}
	text := ""
	for i, k := range n.Kids {
		if !k.Leaf() || cells.Digits(k.Text) != [3]int{3, 3, 4}[i] || cells.Digits(k.Text) != len(k.Text) {
			return
		}
		if name := strings.Join(labels.Words(k.Name), " "); i == 0 && !cells.AreaCode(name) {
			return
		}
		text = strings.TrimSpace(text + " " + k.Text)
	}
	n.Text, n.At, n.Kids = text, n.Kids[0].At, nil
}

// unwrapped gives an object whose name says no more than that it tells something of what it
// stands in the name of that: "account": {"identifier": {"number": "4711"}}.
func unwrapped(n *node) {
	for _, k := range n.Kids {
		if !k.Leaf() && !k.List && !n.List && n.Name != "" {
			switch w := labels.Words(k.Name); {
			case len(w) != 1:
			case slices.Contains([]string{"identifier", "identification", "identity", "id", "ids", "details", "detail", "info", "information", "attributes", "properties", "summary", "basic", "general", "header", "key"}, w[0]):
				k.Name = n.Name
			}
		}
		unwrapped(k)
	}
}

// texted makes a value of an object that holds nothing else, beside attributes, as programs
// write that make JSON of XML: {"AccountNumber": {"#text": "4711"}}.
func texted(n *node) {
	if n.List {
		return
	}
	var value *node
	for _, k := range n.Kids {
		switch {
		case !k.Leaf():
			return
		case slices.Contains([]string{"#text", "$text", "_text", "$t", "$", "_", "__text", "#cdata-section"}, k.Name):
			if value != nil {
				return
			}
			value = k
		case !strings.HasPrefix(k.Name, "@") && !strings.HasPrefix(k.Name, "-") && !strings.HasPrefix(k.Name, "xmlns"):
			return
		}
	}
	if value != nil {
		n.Text, n.At, n.Null, n.Number, n.Kids = value.Text, value.At, value.Null, value.Number, nil
	}
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
// objects that have an account number or a name of their own, else the root; and what
// stands beside them and their list.
func accountsIn(root *node) (accounts, outer []*node) {
	for n, depth := root, 0; depth < 6; depth++ {
		var inside *node
		objects := 0
		for _, k := range n.Kids {
			if !k.Leaf() {
				if objects++; inside == nil {
					inside = k
				}
			}
		}
		var same []*node
		for _, k := range n.Kids {
			if len(k.Kids) > 0 && !k.List && k.Name == n.Kids[0].Name && (accountLike(k) || accountNumberIn(k) != "") {
				same = append(same, k)
			}
		}
		if len(same) > 1 && len(same) == len(n.Kids) {
			return same, outer
		}
		if list := accountList(n); list != nil {
			inside = list
		} else if objects != 1 || identified(n) {
			break
		}
		for _, k := range n.Kids {
			if k != inside {
				outer = append(outer, k)
			}
		}
		n = inside
	}
	return []*node{root}, nil
}

// accountList is the member of an object that is a list of accounts, each with a number
// of its own, where it is the only one and the object has no account's number itself.
func accountList(n *node) *node {
	if accountNumber(n) != "" {
		return nil
	}
	var found *node
	for _, k := range n.Kids {
		if len(k.Kids) < 2 || !alike(k) {
			continue
		}
		seen := map[string]bool{}
		for _, m := range k.Kids {
			number := accountNumber(m)
			for _, in := range m.Kids {
				if number == "" && !in.Leaf() && !in.List {
					number = accountNumberIn(in)
				}
			}
			seen[number] = true
		}
		if seen[""] || len(seen) < len(k.Kids) {
			continue
		}
		if found != nil {
			return nil
		}
		found = k
	}
	return found
}

// accountNumber is what an object's members say that its account's number is.
func accountNumber(n *node) string {
	for _, k := range n.Kids {
		if m, ok := labels.CSR().Exact(k.Name); ok && k.Leaf() && m.Target == labels.Target(porting.AccountNumber) {
			return strings.TrimSpace(k.Text)
		}
	}
	return ""
}

// accountNumberIn is what an object says inside of an entry that its account's number is:
// "account": {"number": "4711"}, whatever objects it stands in.
func accountNumberIn(n *node) string {
	if number := accountNumber(n); number != "" {
		return number
	}
	for _, k := range n.Kids {
		if k.Leaf() || k.List {
			if m, ok := labels.CSR().Exact(n.Name + " " + k.Name); ok && k.Leaf() && m.Target == labels.Target(porting.AccountNumber) {
				return strings.TrimSpace(k.Text)
			}
			continue
		}
		if number := accountNumberIn(k); number != "" {
			return number
		}
	}
	return ""
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
	c   *gather.Collector
	g   *cells.Grid
	a   *gather.Account
	row int
	// signing tells that the object is of the person who may act for the account.
	signing bool
}

func (w *walker) piece(n *node) cells.Piece {
	w.row++
	n.Used = true
	p := cells.Piece{Text: cells.Clean(n.Text), Where: w.Where(n.At), Row: w.row, Col: 1, Conf: 1}
	if n.Number && strings.ContainsAny(n.Text, "eE") {
		p.Flags |= sheet.DigitsLost
	}
	return p
}

// object walks an object; side is whose address and name its members are.
func (w *walker) object(n *node, s cells.Side) {
	w.Tick()
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
		return k.Leaf() && w.g.Label(k.Name).Target == labels.Target(porting.AccountNumber)
	})
	var between map[*node]bool  // parts of an address, where it was asked
	var entries map[string]bool // which names have an entry each, where it was asked
	for _, k := range kids {
		w.Tick()
		l := w.member(n, k)
		state, stated := "", false
		if entries == nil && !k.Leaf() && !l.Is() {
			entries = w.entries(kids)
		}
		if !l.Is() {
			state, stated = w.stateList(k.Name)
			if between == nil && k.Leaf() {
				between = w.amidst(n)
			}
		}
		switch {
		case k.Null || k.Leaf() && strings.TrimSpace(k.Text) == "":
		case k.Leaf() && stated && cells.PhoneCell(k.Text):
			w.number(w.piece(k), state, nil)
		case !k.Leaf() && !l.Is() && entries[k.Name]:
			w.numbers(k, state)
		case !k.Leaf() && keyed(k):
			w.byName(k, state)
		case !k.Leaf() && w.apart(k):
		case !k.Leaf() && (cells.Listed(l.Target) || l.Target == labels.Keep || stated || alike(k) && w.numbered(k)):
			w.numbers(k, state)
		case !k.Leaf():
			if own := typedSide(k); own != cells.NoSide && cells.WholeAddress(l.Target) {
				l.Side = own
			}
			if l.Feature != "" && !k.List { // "contract": {"termMonths": 36}
				if text := saidBy(k); cells.Yes(text) {
					w.a.Condition(l.Feature, k.Name+": "+text, w.Where(k.At))
				}
			}
			outer := w.signing
			w.signing = outer || signs(k.Name)
			w.object(k, inner(l, s))
			w.signing = outer
		case !l.Is() && cells.WholeAddress(w.g.Label(n.Name).Target) && !w.aside(k):
			w.unknown(k)
			w.unplaced(k, addressOf(s))
		case !l.Is() && !w.aside(k) && between[k]:
			w.unknown(k)
			w.a.Note(porting.Problem{Code: porting.ProblemUnreadableValue, Field: addressOf(s), Where: w.Where(k.At),
				Message: fmt.Sprintf("%q (%s) stands inside of an address, and nothing says which part it is: see the record itself", gather.Short(k.Text), gather.Short(k.Name))})
		case !l.Is() || l.Inline > 0:
			w.unknown(k)
		default:
			if l.Side == cells.NoSide {
				l.Side = s
			}
			if answer != nil && (w.says(answer, l.Target) || l.Target == labels.CustomerCode) { // the question, told again beside its answer
				w.unknown(k)
				continue
			}
			switch {
			case l.Target != labels.Target(porting.CustomerName):
			case named && len(labels.Words(k.Name)) == 1: // beside the account's number: its name
				l.Rank, l.Side = 2, cells.NoSide
			case gather.General(l.Wording) && len(labels.Words(l.Wording)) == 1:
				l.Rank = 1
			}
			w.c.Give(w.a, l, []cells.Piece{w.piece(k)}, w.g)
		}
	}
}

// amidst are the members of an object that stand between two parts of an address.
func (w *walker) amidst(n *node) map[*node]bool {
	out := map[*node]bool{}
	if n.List {
		return out
	}
	// The nearest that has a name or is no value, before each member and behind it.
	before, part := make([]bool, len(n.Kids)), false
	for i, k := range n.Kids {
		w.Tick()
		before[i] = part
		if l := w.g.Label(k.Name); !k.Leaf() || l.Is() {
			part = k.Leaf() && cells.IsPart(l.Target)
		}
	}
	part = false
	for i := len(n.Kids) - 1; i >= 0; i-- {
		w.Tick()
		k := n.Kids[i]
		if k.Leaf() && before[i] && part {
			out[k] = true
		}
		if l := w.g.Label(k.Name); !k.Leaf() || l.Is() {
			part = k.Leaf() && cells.IsPart(l.Target)
		}
	}
	return out
}

// order is where among its siblings a member is read.
func (w *walker) order(k *node) int {
	if k.Leaf() {
		return 0
	}
	if _, stated := w.stateList(k.Name); stated || cells.Listed(w.g.Label(k.Name).Target) {
		return 1
	}
	return 0
}

// apart reads a table that says of each row whose account it is: its accounts are
// found as those of a sheet.
func (w *walker) apart(k *node) bool {
	g := w.rowset(k)
	if g != nil {
		grid.Read(w.c, g)
	}
	return g != nil
}

// inner is whose the members of an object are.
func inner(l cells.Label, s cells.Side) cells.Side {
	switch {
	case l.Side != cells.NoSide:
		return l.Side
	case l.Target == labels.Target(porting.ServiceAddress), l.Target == labels.Address:
		return cells.ServiceSide
	case l.Target == labels.Target(porting.BillingAddress):
		return cells.BillingSide
	case l.Target == labels.ListedAddress, l.Target == labels.ListedName:
		return cells.OtherSide
	case l.Target == labels.Target(porting.ContactName):
		return cells.ContactSide
	}
	return s
}

// unknown keeps a value that no label names.
func (w *walker) unknown(k *node) {
	p := w.piece(k)
	w.a.Lay(gather.Secretless(w.g.Label(k.Name).Target.Field(), k.Name+": "+p.Text), p.Where)
	w.keep(k.Name, p)
}

// unplaced tells of a member of an address that nobody knows.
func (w *walker) unplaced(k *node, field porting.Name) {
	w.a.Note(porting.Problem{Code: porting.ProblemUnreadableValue, Field: field, Where: w.Where(k.At),
		Message: fmt.Sprintf("nothing says which part of the address %q is (%s): see the record itself", gather.Short(k.Text), gather.Short(k.Name))})
}

// sweep lists the values that nothing was made of: none vanishes without a word.
func (w *walker) sweep(n *node, name string) {
	w.Tick()
	if !n.Leaf() {
		for _, k := range n.Kids {
			inside := k.Name
			if inside == "" {
				inside = name
			}
			w.sweep(k, inside)
		}
		return
	}
	if n.Used || n.Null || !cells.Speaks(n.Text) {
		return
	}
	p := w.piece(n)
	if fs := telephone.FindAll(p.Text); len(fs) > 0 && cells.PhoneCell(p.Text) {
		w.a.Strays = append(w.a.Strays, porting.Number{TN: cells.First(fs[0].TNs), Text: p.Text, Where: p.Where})
	}
	w.a.Lay(gather.Secretless(w.g.Label(name).Target.Field(), strings.TrimPrefix(name+": "+p.Text, ": ")), p.Where)
	w.keep(name, p)
}

// keep keeps a value that nothing was made of. It stands in no column: what lies inside
// of an address is told where the address is walked.
func (w *walker) keep(name string, p cells.Piece) {
	p.Row, p.Col = 0, 0
	w.a.Keep(name, p)
}
