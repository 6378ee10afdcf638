package listing

// Letters that list numbers to keep, and none to port.

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/porting"
)

// AllKept looks at a letter every number of which would be kept: no letter asks for that.
// Where its headings say only that the customer keeps them, which is what people call to
// take a number along, they are to be ported; whole tells that the letter asks for all
// numbers of the account, so that this is no certainty. Else it says that there is none
// to port.
func (li *Lists) AllKept(whole bool) {
	if len(li.Numbers) == 0 {
		return
	}
	for _, n := range li.Numbers {
		if n.Action != porting.ActionKeep {
			return
		}
	}
	listed, doubt := 0, ""
	for _, f := range li.found {
		said := strings.TrimRight(li.keptBy(f.head), ": ")
		holds, owner := phrase.HoldsOn(said)
		if !holds && len(f.numbers) > 0 {
			listed = 0
			break
		}
		listed += len(f.numbers)
		if !owner || whole {
			doubt = said
		}
	}
	if listed != len(li.Numbers) {
		li.form.Problems = append(li.form.Problems, porting.Problem{Code: porting.ProblemUnreadableValue, Where: li.Numbers[0].Where,
			Message: "no telephone number to port was found: those that the letter lists are to be kept"})
		return
	}
	for i := range li.Numbers {
		li.Numbers[i].Action = porting.ActionPort
	}
	if doubt != "" {
		li.form.Problems = append(li.form.Problems, porting.Problem{Code: porting.ProblemAmbiguousLabel, Where: li.Numbers[0].Where,
			Message: fmt.Sprintf("the letter lists no numbers but those under %q: they were taken as numbers to be ported, which the customer keeps by moving them", doubt)})
	}
}

// keptBy are the words of the heading that keeps the numbers of a list.
func (li *Lists) keptBy(l *form.Label) string {
	if l.Target == labels.Keep {
		return l.Text
	}
	if said := li.keptAbove(l); said != "" {
		return said
	}
	if o := li.headAbove(l); o != nil {
		return o.Text
	}
	return ""
}
