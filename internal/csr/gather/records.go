package gather

// Accounts become records.

import (
	"errors"
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
)

// Records turns the accounts into records and decides their kind.
func (c *Collector) Records(d porting.Document) []*porting.Record {
	for _, a := range c.Accounts {
		c.settleSites(a)
	}
	accounts := c.joined()
	if len(accounts) == 0 {
		accounts = []*Account{NewAccount(nil)}
	}
	numbers := 0
	for _, a := range accounts {
		numbers += len(a.Numbers)
	}
	var out []*porting.Record
	for i, a := range accounts {
		c.Tick()
		d.Account, d.Accounts = i+1, len(accounts)
		r := porting.NewRecord(d)
		a.fill(r)
		r.Document.Kind = c.kind(a, r, numbers)
		a.tellSpares(r)
		if i == 0 {
			r.Unused = append(r.Unused, c.Unused...)
		}
		if len(r.Unused) > MaxUnused {
			r.Unused = r.Unused[:MaxUnused]
		}
		r.Problems = append(c.fileProblems(r), r.Problems...)
		if len(accounts) > 1 {
			r.Problem(porting.Problem{Code: porting.ProblemSeveralAccounts,
				Message: fmt.Sprintf("the file holds %d accounts; this is number %d", len(accounts), i+1)})
		}
		out = append(out, r)
	}
	if len(out) > 1 {
		same := true
		for _, r := range out {
			same = same && r.Document.Kind != porting.KindCSR
		}
		if same { // several lists or other papers are one
			for _, r := range out {
				r.Document.Kind = out[0].Document.Kind
			}
		}
	}
	return out
}

// kind decides what an account's paper is. Nothing but account data makes a CSR,
// so that a list of numbers never becomes the truth.
func (c *Collector) kind(a *Account, r *porting.Record, numbers int) porting.Kind {
	identity, valid := 0, 0
	for i := range r.Numbers {
		if r.Numbers[i].TN != "" {
			valid++
		}
	}
	for _, n := range []porting.Name{porting.CustomerName, porting.AccountNumber, porting.BTN,
		porting.ServiceAddress, porting.BillingAddress} {
		if r.Fields[n] != nil {
			identity++
		}
	}
	switch {
	case c.Pages && !c.Titled && c.LoaSigns < 2 && identity < 2 && bareList(r, valid, c.ListSigns > 0):
		return porting.KindNumbers
	case c.LoaSigns >= 2, c.LoaSigns == 1 && !c.Titled && r.Fields[porting.AccountNumber] == nil:
		return porting.KindOther
	case c.Pages && !c.Titled && (numbers == 0 || identity < 2 || r.Fields[porting.AccountNumber] == nil && r.Fields[porting.BTN] == nil):
		// A bill, a form or a letter has names and addresses too.
		return porting.KindOther
	case c.Titled && (identity > 0 || len(r.Numbers) > 0):
		return porting.KindCSR
	case c.ListSigns > 0 && identity < 3 && numbers > 0:
		return porting.KindNumbers
	case (r.Fields[porting.AccountNumber] != nil || r.Fields[porting.BTN] != nil) && (identity > 1 || valid > 0),
		a.namedFully() && (identity > 1 || valid > 0),
		identity > 1 && valid > 0,
		r.Fields[porting.ServiceAddress] != nil && a.TableAddress.first == nil && valid > 0:
		return porting.KindCSR
	case valid > 0 && valid*2 >= len(r.Numbers):
		return porting.KindNumbers
	}
	return porting.KindOther
}

// fileProblems are the problems of the file itself, but those that a field's or
// a number's problem tells already, at the same place.
func (c *Collector) fileProblems(r *porting.Record) []porting.Problem {
	told := map[string]bool{}
	for _, p := range r.Problems {
		told[p.Code+cells.Place(p.Where)] = true
	}
	var out []porting.Problem
	for _, p := range c.Problems {
		if p.Where.Cell != "" && told[p.Code+cells.Place(p.Where)] {
			continue
		}
		p.Field, p.TN = concerned(r, p.Where)
		out = append(out, p)
	}
	return out
}

// concerned is the field, or the number, that stands at a place.
func concerned(r *porting.Record, w porting.Where) (porting.Name, string) {
	if w.Cell == "" && w.Line == 0 {
		return "", ""
	}
	at := func(o porting.Where) bool {
		return w.Cell != "" && o.Cell == w.Cell && o.Sheet == w.Sheet || w.Line > 0 && o.Line == w.Line
	}
	for _, n := range porting.Names {
		f := r.Fields[n]
		if f == nil {
			continue
		}
		if at(f.Where) {
			return n, ""
		}
		for _, m := range f.Where.More {
			if at(m) {
				return n, ""
			}
		}
	}
	for i := range r.Numbers {
		if at(r.Numbers[i].Where) {
			return "", r.Numbers[i].TN
		}
	}
	return "", ""
}

// TooManyNumbers makes a problem of what ended the reading of a document with more
// numbers than are read. It is deferred before the clock's Stop.
func TooManyNumbers(d porting.Document, rs *[]*porting.Record, err *error) {
	if !errors.Is(*err, limits.ErrNumbers) {
		return
	}
	record := porting.NewRecord(d)
	record.Problem(porting.Problem{Code: porting.ProblemLimit,
		Message: "the file holds more than the 200,000 telephone numbers that are read of one; send the record of the account that is to be ported"})
	*rs, *err = []*porting.Record{record}, nil
}

// bareList tells whether a record of pages holds little but numbers: an attachment. A
// bill, a form and a fax cover have numbers among many words.
func bareList(r *porting.Record, valid int, announced bool) bool {
	if valid < 3 && !(announced && valid > 0) || valid*2 < len(r.Numbers) {
		return false
	}
	words := 0
	for _, u := range r.Unused {
		words += len(strings.Fields(u.Label))
	}
	for _, n := range r.Numbers {
		words += len(strings.Fields(n.Note))
	}
	return words <= 2*valid+6
}
