package tables

// Whose row it is: accounts told apart by a column of a table.

import (
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// account finds the account that row j belongs to, and gives it what the row says
// of it.
func (t *table) account(j int) *gather.Account {
	a := t.keyed(j)
	t.giveRow(a, j)
	return a
}

func (t *table) keyed(j int) *gather.Account {
	k := t.keyColumn()
	if k < 0 {
		return t.Cur
	}
	if p, ok := t.cell(j, k); ok && !labels.NoValue(p.Text) {
		t.held[k] = p
	}
	key := t.held[k].Text
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
func (t *table) find(k int, key string) *gather.Account {
	name := porting.AccountNumber
	if t.Cols[k].Target == labels.Target(porting.BTN) {
		name = porting.BTN
	}
	if a := t.known(name, t.held[k].Text); a != nil {
		return a
	}
	if v := t.Cur.Fields[name]; (v == nil || key == "" || name == porting.BTN && t.Cur.Fields[porting.AccountNumber] != nil) && len(t.byKey) == 0 && !t.Cur.Numbered {
		return t.Cur
	}
	if name == porting.BTN && t.Cur.Fields[porting.AccountNumber] != nil {
		return t.Cur // one account with several BTNs
	}
	return t.Another(t.Rows[t.start].Index)
}

// known is the account that has a number already. Those that the table itself finds are
// known by their keys, so what is above it is put in order once, where it has many.
func (t *table) known(name porting.Name, text string) *gather.Account {
	if t.asked++; t.asked < 4 {
		for _, a := range t.Accounts {
			if v := a.Fields[name]; v != nil && gather.SameText(name, v.Text, text) {
				return a
			}
		}
		return nil
	}
	same := func(text string) string {
		if tn, ok := telephone.Parse(text); ok && name == porting.BTN {
			return tn
		}
		return text
	}
	if t.above == nil {
		t.above = make(map[string]*gather.Account, len(t.Accounts))
		for _, a := range t.Accounts {
			if v := a.Fields[name]; v != nil && t.above[same(v.Text)] == nil {
				t.above[same(v.Text)] = a
			}
		}
	}
	return t.above[same(text)]
}
