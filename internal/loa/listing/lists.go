// Package listing reads the lists of numbers of a letter (numbers.go): where a list stands
// (heads.go, regions.go, columns.go, sentences.go), its lines (list.go, lines.go,
// numberline.go), what is said of each number (judged.go, actions.go, notes.go, hangs.go),
// in which order they come (inorder.go), and which numbers were seen and not taken
// (passed.go).
package listing

import (
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/placing"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// Lists are the lists of numbers of a letter.
type Lists struct {
	form     *form.Form
	places   *placing.Places
	clock    *limits.Clock
	found    []foundNumbers
	Numbers  []porting.Number
	Passed   []Passed                            // numbers that were not taken
	standing map[*porting.Box]stood              // where in the list that is read the numbers belong, by their boxes
	mainRows map[*form.Label]*form.Piece         // labels of the BTN that stand in a list, with their numbers
	running  map[*page.Word]bool                 // what pages repeat in their margins
	actions  map[*layout.Sheet][]*layout.Segment // the headings of columns that say what happens to numbers
	columns  map[*layout.Sheet][]*form.Label     // the headings of columns that ask for something of the account
}

// Read reads every list of a form. The clock counts their numbers.
func Read(f *form.Form, pl *placing.Places, c *limits.Clock) *Lists {
	li := &Lists{form: f, places: pl, clock: c, standing: map[*porting.Box]stood{}, columns: map[*layout.Sheet][]*form.Label{}}
	li.readNumbers()
	return li
}
