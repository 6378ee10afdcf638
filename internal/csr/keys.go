package csr

// Whose row it is: accounts told apart by a column of a table.

import (
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// account finds the account that row j belongs to, and gives it what the row says
// of it.
func (t *table) account(j int) *account {
	a := t.keyed(j)
	t.giveRow(a, j)
	return a
}

func (t *table) keyed(j int) *account {
	k := t.keyColumn()
	if k < 0 {
		return t.cur
	}
	if p, ok := t.cell(j, k); ok && !blank(p.text) {
		t.held[k] = p
	}
	key := t.held[k].text
	if tn, ok := telephone.Parse(key); ok { // another notation is the same number
		key = tn
	}
	if a := t.byKey[key]; a != nil {
		return a
	}
	a := t.find(k, key)
	t.byKey[key] = a
	return a
}

// find finds the account of a key: the block above if it has that key or none,
// else a new one.
func (t *table) find(k int, key string) *account {
	name := porting.AccountNumber
	if t.cols[k].target == labels.Target(porting.BTN) {
		name = porting.BTN
	}
	for _, a := range t.accounts {
		if v := a.fields[name]; v != nil && sameText(name, v.text, t.held[k].text) {
			return a
		}
	}
	if v := t.cur.fields[name]; (v == nil || key == "" || name == porting.BTN && t.cur.fields[porting.AccountNumber] != nil) && len(t.byKey) == 0 && !t.cur.numbered {
		return t.cur
	}
	if name == porting.BTN && t.cur.fields[porting.AccountNumber] != nil {
		return t.cur // one account with several BTNs
	}
	if len(t.accounts) >= maxAccounts {
		t.c.tooMany()
		return t.accounts[len(t.accounts)-1]
	}
	a := newAccount(t.g)
	a.from = t.rows[t.start].Index
	t.accounts = append(t.accounts, a)
	return a
}
