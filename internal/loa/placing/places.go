// Package placing finds the value of each label by geometry: the places where it may
// stand (slots.go, writing.go, incells.go, bars.go, sides.go,
// captions.go, captionblock.go), each with how likely it is, and one
// assignment over the whole page that gives every piece to one label (assign.go).
package placing

import (
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/loa/form"
)

// Places finds where on the form the values of its labels may stand.
type Places struct {
	form      *form.Form
	clock     *limits.Clock
	captioned map[*layout.Sheet]bool                 // whether the labels of a page are captions
	blocks    map[*layout.Sheet]map[*form.Label]bool // the labels in blocks of captions
	stacks    map[ruleOf]stack                       // what rows of bars begin with, by their rules
}

// New places values on a form. The clock is asked whether time is left.
func New(f *form.Form, c *limits.Clock) *Places {
	return &Places{f, c, map[*layout.Sheet]bool{}, map[*layout.Sheet]map[*form.Label]bool{}, map[ruleOf]stack{}}
}
