package gather

// Accounts of several sheets or blocks put together: numbers on another sheet
// than the account, the same account on two sheets.

import (
	"fmt"
	"slices"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// joined merges what belongs together and returns the accounts in order.
func (c *Collector) joined() []*Account {
	var out []*Account
	of := byNumber{at: map[string]int{}}
	for _, a := range c.Accounts {
		i := c.partner(out, &of, a)
		switch {
		case i >= 0:
			out[i].absorb(a)
		case len(out) >= MaxAccounts: // of many sheets
			c.TooMany()
			i = len(out) - 1
			out[i].absorb(a)
		default:
			i = len(out)
			out = append(out, a)
			of.unnumbered = append(of.unnumbered, i)
		}
		of.keep(out, i)
	}
	// What has no name of its own belongs to the only one that has.
	var named, nameless []*Account
	for _, a := range out {
		if a.identified() {
			named = append(named, a)
		} else {
			nameless = append(nameless, a)
		}
	}
	switch {
	case len(named) == 0 && len(nameless) > 1:
		for _, a := range nameless[1:] {
			nameless[0].absorb(a)
		}
		return nameless[:1]
	case len(named) == 1 && len(nameless) > 0:
		for _, a := range nameless {
			named[0].absorb(a)
		}
		return named
	case len(named) > 1 && len(nameless) > 0:
		for _, a := range nameless {
			into := owner(named, a)
			if into == nil {
				into = named[0]
				if len(a.Numbers) > 0 {
					into.Note(porting.Problem{Code: porting.ProblemSeveralAccounts, Where: a.Numbers[0].Where,
						Message: fmt.Sprintf("%d numbers stand apart from the accounts, and the file does not say which account they belong to; they were listed with the first", len(a.Numbers))})
				}
			}
			into.absorb(a)
		}
		return named
	}
	return out
}

// byNumber is where in a list of accounts each account number stands, and which
// accounts have none: a file may have 100,000 that say one.
type byNumber struct {
	at         map[string]int
	unnumbered []int // in order
}

// keep notes the number of an account, which may have been given one.
func (of *byNumber) keep(accounts []*Account, i int) {
	v := accounts[i].Fields[porting.AccountNumber]
	if v == nil {
		return
	}
	if first, ok := of.at[v.Text]; !ok || i < first {
		of.at[v.Text] = i
	}
	if k, ok := slices.BinarySearch(of.unnumbered, i); ok {
		of.unnumbered = slices.Delete(of.unnumbered, k, k+1)
	}
}

// partner is where in a list the account stands that another one continues, -1 for
// nowhere: the same account number, or the same BTN where one of the two has no
// account number.
func (c *Collector) partner(accounts []*Account, of *byNumber, a *Account) int {
	x := a.Fields[porting.AccountNumber]
	if x == nil {
		for i, b := range accounts {
			if c.continues(a, b) {
				return i
			}
		}
		return -1
	}
	same, ok := of.at[x.Text]
	if ok && accounts[same].Fields[porting.AccountNumber].Text != x.Text {
		ok = false // it was told another one since
	}
	for _, i := range of.unnumbered {
		if ok && i > same {
			break
		}
		if c.continues(a, accounts[i]) {
			return i
		}
	}
	if ok {
		return same
	}
	return -1
}

// continues tells whether two accounts are one.
func (c *Collector) continues(a, b *Account) bool {
	c.Tick()
	x, y := a.Fields[porting.AccountNumber], b.Fields[porting.AccountNumber]
	if x != nil && y != nil {
		return x.Text == y.Text
	}
	p, q := a.Fields[porting.BTN], b.Fields[porting.BTN]
	if p != nil && q != nil {
		return SameText(porting.BTN, p.Text, q.Text)
	}
	// Account data in two places, none of which contradicts the other.
	return a.identified() && b.identified() && a.grid != b.grid && !contradicts(a, b) && (len(a.Numbers) == 0 || len(b.Numbers) == 0)
}

func contradicts(a, b *Account) bool {
	for n, v := range a.Fields {
		if w := b.Fields[n]; w != nil && porting.IsCompared(n) && !SameText(n, v.Text, w.Text) {
			return true
		}
	}
	return false
}

// owner is the account whose BTN is on a nameless list, if only one's is.
func owner(named []*Account, a *Account) *Account {
	on := make(map[string]bool, len(a.Numbers))
	for i := range a.Numbers {
		on[a.Numbers[i].TN] = true
	}
	var found *Account
	for _, b := range named {
		v := b.Fields[porting.BTN]
		if v == nil {
			v = b.Fields[porting.AccountNumber]
		}
		if v == nil {
			continue
		}
		if tn, _, ok := telephone.AccountBTN(v.Text); ok && on[tn] {
			if found != nil {
				return nil
			}
			found = b
		}
	}
	return found
}

// absorb takes in what another account holds.
func (a *Account) absorb(b *Account) {
	for _, n := range porting.Names {
		if v := b.Fields[n]; v != nil {
			a.set(n, *v)
		}
	}
	a.code = a.either(a.code, b.code)
	for i := range a.first {
		a.first[i] = a.either(a.first[i], b.first[i])
	}
	if a.Billing.Empty() {
		a.Billing = b.Billing
	} else if !b.Billing.Empty() {
		if x, _ := a.Billing.Text(); true {
			if y, _ := b.Billing.Text(); x.Text != y.Text {
				a.Lay(y.Text, y.Where)
			}
		}
	}
	a.listed = a.either(a.listed, b.listed)
	a.listedAddress = a.either(a.listedAddress, b.listedAddress)
	if len(a.Numbers) > 0 && len(b.Numbers) > 0 && a.grid == b.grid && b.NumbersRow < a.NumbersRow {
		// What stands first comes first.
		a.Numbers, b.Numbers = b.Numbers, a.Numbers
		a.TableAddress, b.TableAddress = b.TableAddress, a.TableAddress
		a.at = nil
		a.NumbersRow = b.NumbersRow
	}
	if len(a.Numbers) == 0 {
		a.NumbersRow = b.NumbersRow
	}
	from := len(a.Numbers)
	apart := a.grid != b.grid
	a.absorbPlaces(b)
	for i, n := range b.Numbers {
		var f *porting.Field
		var cells Address
		if i < len(b.TableAddress.Own) {
			f, cells = b.TableAddress.Own[i], b.TableAddress.cells
		}
		a.AddNumber(n, f, cells)
	}
	if apart {
		a.MergeTail(from)
	}
	a.Numbered = a.Numbered || b.Numbered
	a.Loose = append(a.Loose, b.Loose...)
	for _, x := range b.Conditions {
		a.Condition(x.Name, x.Text, x.Where)
	}
	a.Unused = append(a.Unused, b.Unused...)
	a.Strays = append(a.Strays, b.Strays...)
	a.Heads, a.Letterhead = append(a.Heads, b.Heads...), append(a.Letterhead, b.Letterhead...)
	a.hints, a.ended = append(a.hints, b.hints...), append(a.ended, b.ended...)
	a.problems = append(a.problems, b.problems...)
}

// either is the first of two values, or the other where there is none; what the other
// says differently is listed.
func (a *Account) either(v, w *Value) *Value {
	if v == nil {
		return w
	}
	if w != nil && w.Text != v.Text {
		a.Lay(w.Label+": "+w.Text, w.Where)
	}
	return v
}

// absorbPlaces takes in another account's service addresses; its numbers come behind
// those of a.
func (a *Account) absorbPlaces(b *Account) {
	if b.Service.Empty() {
		return
	}
	from := len(a.Numbers)
	x, _ := a.Service.Text()
	y, _ := b.Service.Text()
	switch {
	case a.Service.Empty():
	case x.Text == y.Text && len(a.places)+len(b.places) == 0:
		return
	case a.grid != b.grid && from > a.serviceFrom && len(b.Numbers) > 0: // a sheet a place
		a.places = append(a.places, placed{a.Service, a.serviceFrom})
	default:
		a.Note(porting.Problem{Code: porting.ProblemContradiction, Field: porting.ServiceAddress, Where: y.Where,
			Message: "the record gives the service address twice, and differently: the first was taken"})
		a.Lay(y.Text, y.Where)
		return
	}
	for _, p := range b.places {
		a.places = append(a.places, placed{p.Address, p.from + from})
	}
	a.Service, a.serviceFrom = b.Service, b.serviceFrom+from
}

// MergeTail merges a second list into the first one where it says more of the
// same numbers (their features on another sheet): all of its numbers are on the
// first, each once. A number that one list holds twice stays twice.
func (a *Account) MergeTail(from int) {
	if from == 0 || from >= len(a.Numbers) {
		return
	}
	at := a.firstOf(from)
	seen := make(map[string]bool, len(a.Numbers)-from)
	for _, n := range a.Numbers[from:] {
		if _, on := at[n.TN]; !on || n.TN == "" || seen[n.TN] {
			return
		}
		seen[n.TN] = true
	}
	for k := from; k < len(a.Numbers); k++ {
		b := &a.Numbers[k]
		i := at[b.TN]
		a.more(i, *b)
		if own := a.TableAddress.Own; k < len(own) && own[k] != nil && own[i] == nil {
			own[i] = own[k]
		}
	}
	a.Numbers = a.Numbers[:from]
	a.TableAddress.Own = a.TableAddress.Own[:min(from, len(a.TableAddress.Own))]
}

// firstOf tells where each of the first so many numbers stands for the first time. What
// it found is kept for the next table: a record may have thousands.
func (a *Account) firstOf(so int) map[string]int {
	if a.at == nil || a.asked > so {
		a.at, a.asked = make(map[string]int, so), 0
	}
	for ; a.asked < so; a.asked++ {
		tn := a.Numbers[a.asked].TN
		if _, twice := a.at[tn]; !twice {
			a.at[tn] = a.asked
		}
	}
	return a.at
}

// more gives number i what another place says of it.
func (a *Account) more(i int, b porting.Number) {
	n := &a.Numbers[i]
	for _, f := range b.Features {
		if !slices.Contains(n.Features, f) {
			n.Features = append(n.Features, f)
		}
	}
	if b.Note != "" {
		a.AddNote(n, b.Note)
	}
	switch {
	case n.Status == "":
		n.Status = b.Status
	case b.Status != "" && b.Status != n.Status:
		a.Note(porting.Problem{Code: porting.ProblemContradiction, TN: n.TN, Where: b.Where,
			Message: fmt.Sprintf("the record gives the number %s two states: the first was taken", telephone.Format(n.TN))})
	}
	if len(n.Where.More) < 8 {
		n.Where.More = append(n.Where.More, b.Where)
	}
}
