// Package placing finds the value of each label by geometry: the places where it may
// stand (slots.go, writing.go, incells.go, sides.go), each with how likely it is, and one
// assignment over the whole page that gives every piece to one label (assign.go).
package placing

import (
	"github.com/portcheck/portcheck/internal/loa/form"
)

// Places finds where on the form the values of its labels may stand.
type Places struct{ *form.Form }
