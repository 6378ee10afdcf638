// Package csr reads Customer Service Records: what the losing carrier has on
// file. There is no standard for them. A portal exports flat tables, a colleague
// types key and value, a printed record is pasted into column A, several accounts
// share a workbook; all of these become porting.Records.
//
// Reading goes in three steps. A grid (a sheet, or a page cut into cells) is cut
// into items, that is a label with its value wherever it stands (beside it, two
// cells away, below it, behind a colon in the same cell), and tables, that is a
// header row (or column) with what stands below it. Items and tables are then
// gathered into accounts; and each account becomes a record. What nothing was
// made of is listed in the record as unused, and what two places say differently
// is a problem: the reader chooses between wordings, never between values.
//
// The wordings of labels are data (internal/labels/csr.tsv), and so are the words
// and codes of features (internal/features) and states (status.tsv).
//
//	csr.go      ReadSheet, and how accounts become records
//	grid.go     cells with their places, whoever read them; labels on them
//	across.go   accounts beside each other
//	layout.go   a grid cut into items and tables
//	leftover.go what is neither
//	items.go    which value belongs to which label
//	give.go     what an item means for its account
//	stacks.go   what stands beside a table, and words beside a list
//	header.go   which rows are a table's header
//	headless.go lists of numbers without one
//	columns.go  what a table's columns are
//	table.go    the rows of a table: numbers and accounts
//	keys.go     whose rows they are
//	rows.go     what one row gives; tables on their side
//	rowaddress.go the addresses of rows
//	gap.go      columns inside addresses that nobody knows
//	numbers.go  telephone numbers, and what hangs on them
//	account.go  an account while it is gathered
//	settle.go   its number and names in the end
//	banner.go   lines that say several things
//	join.go     accounts of several sheets put together
//	address.go  addresses put together from their parts
//	places.go   several service addresses, each above its numbers
//	sites.go    several service addresses in a table of their own, by name
//	totals.go   rows of a table that are about no number
//	sweep.go    what nothing was made of
//	printed.go  the printed record with its FIDs
//	equipment.go its USOCs and their numbers
//	pages.go    pages as grids
//	overpage.go their columns that go on over the page
//	divide.go   their segments cut where columns begin
//	ruled.go    their tables whose cells hold several lines
//	align.go    a page's cells below their headings
//	text.go     text files: which reader they are for
//	api.go      JSON and XML responses as trees
//	walk.go     the walk over their objects
//	members.go  what their members mean
//	entries.go  their numbers
//	rowset.go   tables inside of them
//	values.go   single values: states, yes and no, what a value must look like
package csr

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/sheet"
)

// maxAccounts is how many accounts of one sheet are told apart. No paper that one
// LOA answers to has as many.
const maxAccounts = limits.RecordAccounts

// maxUnused is how many unused labels and values a record lists.
const maxUnused = limits.RecordUnused

// ReadSheet reads the accounts of a workbook or a text table: one record an
// account, in the order in which they stand, and at least one. The kind of each
// is csr, numbers (nothing but a list of numbers) or other. The error is the
// context's, and only when it was cancelled.
func ReadSheet(ctx context.Context, wb *sheet.Workbook, d porting.Document) ([]*porting.Record, error) {
	c := &collector{Clock: limits.NewClock(ctx), problems: wb.Problems}
	return c.read(func() []*grid {
		var grids []*grid
		for _, s := range wb.Sheets {
			lines := sheetGrid(wb, s)
			if wb.Plain && lines.printed(&c.Clock) == nil {
				lines = plainGrid(s, &c.Clock)
			}
			grids = append(grids, lines)
		}
		return grids
	}, d)
}

// read reads grids that belong to one document.
func (c *collector) read(grids func() []*grid, d porting.Document) (rs []*porting.Record, err error) {
	defer tooManyNumbers(d, &rs, &err)
	defer c.Stop(&err)
	c.grids = grids()
	for _, g := range c.grids {
		if g.clipped > 1 {
			c.problems = append(c.problems, porting.Problem{Code: porting.ProblemUnreadableValue,
				Message: "columns of the printed sheet are too narrow, and what stands in them is cut off or runs into its neighbour: widen them and print the record again, or send the workbook itself"})
		}
		if lines := g.printed(&c.Clock); lines != nil {
			c.printed(g, lines)
			continue
		}
		for _, part := range g.across() {
			c.layout(part)
		}
	}
	c.grids = nil // what is read of them is in the accounts
	return c.records(d), nil
}

// tooManyNumbers makes a problem of what ended the reading of a document with more
// numbers than are read. It is deferred before the clock's Stop.
func tooManyNumbers(d porting.Document, rs *[]*porting.Record, err *error) {
	if !errors.Is(*err, limits.ErrNumbers) {
		return
	}
	record := porting.NewRecord(d)
	record.Problem(porting.Problem{Code: porting.ProblemLimit,
		Message: "the file holds more than the 200,000 telephone numbers that are read of one; send the record of the account that is to be ported"})
	*rs, *err = []*porting.Record{record}, nil
}

// collector gathers the accounts of a document.
type collector struct {
	limits.Clock
	grids    []*grid
	accounts []*account
	problems []porting.Problem
	sites    []sites
	// signs are hints at another kind of paper: an LOA's words.
	loaSigns, listSigns int
	titled              bool // "Customer Service Record" stands on it
	pages               bool // a PDF or an image
	unused              []porting.Unused
	many                bool // more accounts than are told apart
}

// tooMany says that a file has more accounts than are told apart.
func (c *collector) tooMany() {
	if !c.many {
		c.many = true
		c.problems = append(c.problems, porting.Problem{Code: porting.ProblemLimit,
			Message: fmt.Sprintf("a sheet has more than %d accounts, and the rest were read as one; send the record of the account that is to be ported", maxAccounts)})
	}
}

// records turns the accounts into records and decides their kind.
func (c *collector) records(d porting.Document) []*porting.Record {
	for _, a := range c.accounts {
		c.settleSites(a)
	}
	accounts := c.joined()
	if len(accounts) == 0 {
		accounts = []*account{newAccount(nil)}
	}
	numbers := 0
	for _, a := range accounts {
		numbers += len(a.numbers)
	}
	var out []*porting.Record
	for i, a := range accounts {
		d.Account, d.Accounts = i+1, len(accounts)
		r := porting.NewRecord(d)
		a.fill(r)
		r.Document.Kind = c.kind(a, r, numbers)
		if i == 0 {
			r.Unused = append(r.Unused, c.unused...)
		}
		if len(r.Unused) > maxUnused {
			r.Unused = r.Unused[:maxUnused]
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

// fileProblems are the problems of the file itself, but those that a field's or
// a number's problem tells already, at the same place.
func (c *collector) fileProblems(r *porting.Record) []porting.Problem {
	told := map[string]bool{}
	for _, p := range r.Problems {
		told[p.Code+place(p.Where)] = true
	}
	var out []porting.Problem
	for _, p := range c.problems {
		if p.Where.Cell != "" && told[p.Code+place(p.Where)] {
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

func place(w porting.Where) string {
	return fmt.Sprintf("\x00%s\x00%s\x00%d\x00%d\x00%d", w.Sheet, w.Cell, w.Line, w.Column, w.Page)
}

// kind decides what an account's paper is. Nothing but account data makes a CSR,
// so that a list of numbers never becomes the truth.
func (c *collector) kind(a *account, r *porting.Record, numbers int) porting.Kind {
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
	case c.pages && !c.titled && c.loaSigns < 2 && identity < 2 && bareList(r, valid, c.listSigns > 0):
		return porting.KindNumbers
	case c.loaSigns >= 2, c.loaSigns == 1 && !c.titled && r.Fields[porting.AccountNumber] == nil:
		return porting.KindOther
	case c.pages && !c.titled && (numbers == 0 || identity < 2 || r.Fields[porting.AccountNumber] == nil && r.Fields[porting.BTN] == nil):
		// A bill, a form or a letter has names and addresses too.
		return porting.KindOther
	case c.titled && (identity > 0 || len(r.Numbers) > 0):
		return porting.KindCSR
	case c.listSigns > 0 && identity < 3 && numbers > 0:
		return porting.KindNumbers
	case (r.Fields[porting.AccountNumber] != nil || r.Fields[porting.BTN] != nil) && (identity > 1 || valid > 0),
		a.namedFully() && (identity > 1 || valid > 0),
		identity > 1 && valid > 0,
		r.Fields[porting.ServiceAddress] != nil && a.tableAddress.first == nil && valid > 0:
		return porting.KindCSR
	case valid > 0 && valid*2 >= len(r.Numbers):
		return porting.KindNumbers
	}
	return porting.KindOther
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

// namedFully tells whether the customer's name stands under a label that says
// whose name it is, and not only "Name".
func (a *account) namedFully() bool {
	v := a.fields[porting.CustomerName]
	return v != nil && len(strings.Fields(strings.Trim(v.label, " :"))) > 1
}

// clean trims the blanks at the ends and makes line ends one character.
func clean(s string) string {
	s = strings.TrimSpace(s)
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s
}
