package csr

// Accounts of several sheets or blocks put together: numbers on another sheet
// than the account, the same account on two sheets.

import (
	"fmt"
	"slices"

	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// joined merges what belongs together and returns the accounts in order.
func (c *collector) joined() []*account {
	var out []*account
	for _, a := range c.accounts {
		if into := partner(out, a); into != nil {
			into.absorb(a)
		} else {
			out = append(out, a)
		}
	}
	// What has no name of its own belongs to the only one that has.
	var named, nameless []*account
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
				if len(a.numbers) > 0 {
					into.note(porting.Problem{Code: porting.ProblemSeveralAccounts, Where: a.numbers[0].Where,
						Message: fmt.Sprintf("%d numbers stand apart from the accounts, and the file does not say which account they belong to; they were listed with the first", len(a.numbers))})
				}
			}
			into.absorb(a)
		}
		return named
	}
	return out
}

// partner is the account that another one continues: the same account number, or
// the same BTN where one of the two has no account number.
func partner(accounts []*account, a *account) *account {
	for _, b := range accounts {
		x, y := a.fields[porting.AccountNumber], b.fields[porting.AccountNumber]
		if x != nil && y != nil {
			if x.text == y.text {
				return b
			}
			continue
		}
		p, q := a.fields[porting.BTN], b.fields[porting.BTN]
		if p != nil && q != nil {
			if sameText(porting.BTN, p.text, q.text) {
				return b
			}
			continue
		}
		// Account data in two places, none of which contradicts the other.
		if a.identified() && b.identified() && a.grid != b.grid && !contradicts(a, b) && (len(a.numbers) == 0 || len(b.numbers) == 0) {
			return b
		}
	}
	return nil
}

func contradicts(a, b *account) bool {
	for n, v := range a.fields {
		if w := b.fields[n]; w != nil && porting.IsCompared(n) && !sameText(n, v.text, w.text) {
			return true
		}
	}
	return false
}

// owner is the account whose BTN is on a nameless list, if only one's is.
func owner(named []*account, a *account) *account {
	on := make(map[string]bool, len(a.numbers))
	for i := range a.numbers {
		on[a.numbers[i].TN] = true
	}
	var found *account
	for _, b := range named {
		v := b.fields[porting.BTN]
		if v == nil {
			v = b.fields[porting.AccountNumber]
		}
		if v == nil {
			continue
		}
		if tn, _, ok := telephone.AccountBTN(v.text); ok && on[tn] {
			if found != nil {
				return nil
			}
			found = b
		}
	}
	return found
}

// absorb takes in what another account holds.
func (a *account) absorb(b *account) {
	for _, n := range porting.Names {
		if v := b.fields[n]; v != nil {
			a.set(n, *v)
		}
	}
	a.code = a.either(a.code, b.code)
	for i := range a.first {
		a.first[i] = a.either(a.first[i], b.first[i])
	}
	if a.billing.empty() {
		a.billing = b.billing
	} else if !b.billing.empty() {
		if x, _ := a.billing.text(); true {
			if y, _ := b.billing.text(); x.text != y.text {
				a.lay(y.text, y.where)
			}
		}
	}
	a.listed = a.either(a.listed, b.listed)
	a.listedAddress = a.either(a.listedAddress, b.listedAddress)
	if len(a.numbers) > 0 && len(b.numbers) > 0 && a.grid == b.grid && b.numbersRow < a.numbersRow {
		// What stands first comes first.
		a.numbers, b.numbers = b.numbers, a.numbers
		a.tableAddress, b.tableAddress = b.tableAddress, a.tableAddress
		a.numbersRow = b.numbersRow
	}
	if len(a.numbers) == 0 {
		a.numbersRow = b.numbersRow
	}
	from := len(a.numbers)
	apart := a.grid != b.grid
	a.absorbPlaces(b)
	for i, n := range b.numbers {
		var f *porting.Field
		var cells address
		if i < len(b.tableAddress.own) {
			f, cells = b.tableAddress.own[i], b.tableAddress.cells
		}
		a.addNumber(n, f, cells)
	}
	if apart {
		a.mergeTail(from)
	}
	a.numbered = a.numbered || b.numbered
	a.loose = append(a.loose, b.loose...)
	for _, x := range b.conditions {
		a.condition(x.Name, x.Text, x.Where)
	}
	a.unused = append(a.unused, b.unused...)
	a.strays = append(a.strays, b.strays...)
	a.heads = append(a.heads, b.heads...)
	a.hints, a.ended = append(a.hints, b.hints...), append(a.ended, b.ended...)
	a.problems = append(a.problems, b.problems...)
}

// either is the first of two values, or the other where there is none; what the other
// says differently is listed.
func (a *account) either(v, w *value) *value {
	if v == nil {
		return w
	}
	if w != nil && w.text != v.text {
		a.lay(w.label+": "+w.text, w.where)
	}
	return v
}

// absorbPlaces takes in another account's service addresses; its numbers come behind
// those of a.
func (a *account) absorbPlaces(b *account) {
	if b.service.empty() {
		return
	}
	from := len(a.numbers)
	x, _ := a.service.text()
	y, _ := b.service.text()
	switch {
	case a.service.empty():
	case x.text == y.text && len(a.places)+len(b.places) == 0:
		return
	case a.grid != b.grid && from > a.serviceFrom && len(b.numbers) > 0: // a sheet a place
		a.places = append(a.places, placed{a.service, a.serviceFrom})
	default:
		a.note(porting.Problem{Code: porting.ProblemContradiction, Field: porting.ServiceAddress, Where: y.where,
			Message: "the record gives the service address twice, and differently: the first was taken"})
		a.lay(y.text, y.where)
		return
	}
	for _, p := range b.places {
		a.places = append(a.places, placed{p.address, p.from + from})
	}
	a.service, a.serviceFrom = b.service, b.serviceFrom+from
}

// mergeTail merges a second list into the first one where it says more of the
// same numbers (their features on another sheet): all of its numbers are on the
// first, each once. A number that one list holds twice stays twice.
func (a *account) mergeTail(from int) {
	if from == 0 || from >= len(a.numbers) {
		return
	}
	at := make(map[string]int, from)
	for i := range a.numbers[:from] {
		if _, twice := at[a.numbers[i].TN]; !twice {
			at[a.numbers[i].TN] = i
		}
	}
	seen := make(map[string]bool, len(a.numbers)-from)
	for _, n := range a.numbers[from:] {
		if _, on := at[n.TN]; !on || n.TN == "" || seen[n.TN] {
			return
		}
		seen[n.TN] = true
	}
	for k := from; k < len(a.numbers); k++ {
		b := &a.numbers[k]
		i := at[b.TN]
		a.more(i, *b)
		if own := a.tableAddress.own; k < len(own) && own[k] != nil && own[i] == nil {
			own[i] = own[k]
		}
	}
	a.numbers = a.numbers[:from]
	a.tableAddress.own = a.tableAddress.own[:min(from, len(a.tableAddress.own))]
}

// more gives number i what another place says of it.
func (a *account) more(i int, b porting.Number) {
	n := &a.numbers[i]
	for _, f := range b.Features {
		if !slices.Contains(n.Features, f) {
			n.Features = append(n.Features, f)
		}
	}
	if b.Note != "" {
		addNote(n, b.Note)
	}
	switch {
	case n.Status == "":
		n.Status = b.Status
	case b.Status != "" && b.Status != n.Status:
		a.note(porting.Problem{Code: porting.ProblemContradiction, TN: n.TN, Where: b.Where,
			Message: fmt.Sprintf("the record gives the number %s two states: the first was taken", telephone.Format(n.TN))})
	}
	if len(n.Where.More) < 8 {
		n.Where.More = append(n.Where.More, b.Where)
	}
}
