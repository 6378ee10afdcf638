package csr

// The walk over a response's tree, with the same wordings as a sheet: an object's
// name is a section ("ServiceAddress"), a member's a label ("City").

import (
	"fmt"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
	"github.com/portcheck/portcheck/internal/telephone"
)

// records walks the tree. Objects that hold an account each are accounts of one
// file; a table is read as one.
func (t *tree) records(root *node, d porting.Document) []*porting.Record {
	c := &collector{Clock: t.Clock}
	g := &grid{read: porting.ReadText, sheet: &sheet.Sheet{}, labels: map[string]label{}}
	w := &walker{tree: t, c: c, g: g, a: newAccount(g)}
	whole(root)
	if rows := w.rowset(alone(root)); rows != nil {
		c.layout(rows)
	} else {
		accounts, outer := accountsIn(root)
		for _, n := range accounts {
			w.a = newAccount(g)
			c.accounts = append(c.accounts, w.a)
			w.object(n, noSide)
			for _, k := range outer {
				w.shared(k, k, noSide)
			}
			w.sweep(n, n.Name)
		}
	}
	if len(c.accounts) > 0 {
		w.a = c.accounts[0]
	} else {
		c.accounts = append(c.accounts, w.a)
	}
	w.sweep(root, "")
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
			if len(k.Kids) > 0 && !k.List && k.Name == n.Kids[0].Name && accountLike(k) {
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
			seen[accountNumber(m)] = true
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
	n.Used = true
	p := piece{text: clean(n.Text), where: w.Where(n.At), row: w.row, col: 1, conf: 1}
	if n.Number && strings.ContainsAny(n.Text, "eE") {
		p.flags |= sheet.DigitsLost
	}
	return p
}

// object walks an object; side is whose address and name its members are.
func (w *walker) object(n *node, s side) {
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

// apart reads a table that says of each row whose account it is: its accounts are
// found as those of a sheet.
func (w *walker) apart(k *node) bool {
	g := w.rowset(k)
	if g != nil {
		w.c.layout(g)
	}
	return g != nil
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

// shared gives the account what stands beside the list of accounts, where the account
// says nothing of it itself.
func (w *walker) shared(n, k *node, s side) {
	l := w.member(n, k)
	if !k.Leaf() {
		for _, m := range k.Kids {
			w.shared(k, m, inner(l, s))
		}
		return
	}
	if l.side == noSide {
		l.side = s
	}
	f := l.target.Field()
	if k.Null || l.inline > 0 || f == "" || addressLabel(l) || w.a.fields[f] != nil || strings.TrimSpace(k.Text) == "" {
		return
	}
	w.c.give(w.a, l, []piece{w.piece(k)}, w.g)
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
	if n.Used || n.Null || !speaks(n.Text) {
		return
	}
	p := w.piece(n)
	if fs := telephone.FindAll(p.text); len(fs) > 0 && phoneCell(p.text) {
		w.a.strays = append(w.a.strays, porting.Number{TN: first(fs[0].TNs), Text: p.text, Where: p.where})
	}
	w.a.lay(secretless(w.g.label(name).target.Field(), strings.TrimPrefix(name+": "+p.text, ": ")), p.where)
}
