package intake

// How long the texts of a record may be: whatever shows a record may show each of them
// in many places, and what stands once beside a range stands beside each of its numbers.

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
)

// bounds holds the records of one file to their lengths.
type bounds struct {
	left int // bytes that may still stand beside numbers
}

// hold leaves out texts that are longer than any value, and says so: of a field each
// time, of numbers once for all of them.
func (b *bounds) hold(r *porting.Record) {
	tell := func(what string, field porting.Name, tn string, where porting.Where) {
		r.Problem(porting.Problem{Code: porting.ProblemLimit, Field: field, TN: tn, Where: where,
			Message: fmt.Sprintf("%s has more than %d KB, is longer than any such value, and was not read; see the paper itself", what, limits.FieldBytes>>10)})
	}
	for _, n := range porting.Names {
		if f := r.Fields[n]; f != nil && len(f.Text) > limits.FieldBytes {
			tell("a value", n, "", f.Where)
			f.Text, f.Parts = "", nil
		}
	}
	told := map[string]bool{}
	full := false
	for i := range r.Numbers {
		n := &r.Numbers[i]
		tooLong := func(text, what string, where porting.Where) bool {
			if len(text) > limits.FieldBytes && !told[what] {
				told[what] = true
				tell(what, "", n.TN, where)
			}
			return len(text) > limits.FieldBytes
		}
		if tooLong(n.Note, "the note beside a number", n.Where) {
			n.Note = ""
		}
		if tooLong(n.Text, "the text of a number", n.Where) {
			n.Text = ""
		}
		if a := n.ServiceAddress; a != nil && tooLong(a.Text, "the service address of a number", a.Where) {
			n.ServiceAddress = nil
		}
		beside := len(n.Note) + max(0, len(n.Text)-numberText)
		if n.ServiceAddress != nil {
			beside += len(n.ServiceAddress.Text)
		}
		if b.left -= beside; b.left >= 0 || beside == 0 {
			continue
		}
		if !full {
			full = true
			r.Problem(porting.Problem{Code: porting.ProblemLimit, TN: n.TN, Where: n.Where,
				Message: fmt.Sprintf("from the number %s on, notes and service addresses of numbers are missing: together they have more than the %d MB that are read; see the paper itself", n.TN, limits.BesideBytes>>20)})
		}
		n.Note, n.ServiceAddress = "", nil
		if len(n.Text) > numberText {
			n.Text = n.TN
		}
	}
	for i := range r.Conditions {
		if c := &r.Conditions[i]; len(c.Text) > limits.FieldBytes {
			tell("a remark", "", "", c.Where)
			c.Text = ""
		}
	}
	for i := range r.Unused {
		if u := &r.Unused[i]; len(u.Label) > limits.FieldBytes {
			u.Label = strings.ToValidUTF8(u.Label[:limits.FieldBytes], "") + "…"
		}
	}
}

// numberText is how long the text of a number or range is, and of a sentence around it,
// before it counts among what stands beside it.
const numberText = 100
