// Package gather puts accounts together from what readers find, wherever they find it: a
// label with its value becomes a field, a part of an address, a number, a condition
// (give.go); what disagrees becomes a problem; accounts that are one are joined; and in
// the end each becomes a record (records.go). It chooses between wordings, never between
// values.
package gather

import (
	"fmt"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
)

// Collector gathers the accounts of a document.
type Collector struct {
	limits.Clock
	Grids    []*cells.Grid
	Accounts []*Account
	Problems []porting.Problem
	Sites    []Sites
	// signs are hints at another kind of paper: an LOA's words.
	LoaSigns, ListSigns int
	Titled              bool             // "Customer Service Record" stands on it
	Pages               bool             // a PDF or an image
	Unused              []porting.Unused // parts of the file that nothing was made of
	many                bool             // more accounts than are told apart
}

// TooMany says that a file has more accounts than are told apart.
func (c *Collector) TooMany() {
	if !c.many {
		c.many = true
		c.Problems = append(c.Problems, porting.Problem{Code: porting.ProblemLimit,
			Message: fmt.Sprintf("the file has more than %d accounts, and the rest were read as one; send the record of the account that is to be ported", MaxAccounts)})
	}
}

// MaxAccounts is how many accounts of one file are told apart. No paper that one
// LOA answers to has as many.
const MaxAccounts = limits.RecordAccounts

// MaxUnused is how many unused labels and values a record lists.
const MaxUnused = limits.RecordUnused
