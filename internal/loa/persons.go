package loa

// Names of persons that stand in fields of their own: first, middle, last.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/porting"
)

// surnames makes the label of a surname of a "Name" beside or right above "First
// name", where no other asks for one.
func (r *reader) surnames() {
	for _, l := range r.form.Labels {
		if l.Target != labels.Name {
			continue
		}
		first, last := false, false
		for _, o := range r.form.LabelsOf[l.Sheet] {
			if math.Abs(o.Rect.MidY()-l.Rect.MidY()) > 40 {
				continue
			}
			beside := layout.SameLine(o.Rect, l.Rect) && o.Rect.X0 > l.Rect.X1 || o.Rect.Y0 > l.Rect.Y0 && math.Abs(o.Rect.X0-l.Rect.X0) < 12
			first = first || o.Target == labels.FirstName && beside
			last = last || o.Target == labels.LastName
		}
		if first && !last {
			l.Target = labels.LastName
		}
	}
}

// personNames joins first, middle and last names that stand in fields of their own.
func (r *reader) personNames() {
	for i := 0; i < len(r.form.Labels); i++ {
		l := r.form.Labels[i]
		if l.Target != labels.FirstName && l.Target != labels.LastName || l.Taken == nil || l.Used {
			continue
		}
		group := []*form.Label{l}
		for _, o := range r.form.Labels[i+1:] {
			if o.Sheet != l.Sheet || o.Used || o.Rect.MidY()-l.Rect.MidY() > 60 {
				continue
			}
			if o.Target != labels.FirstName && o.Target != labels.MiddleName && o.Target != labels.LastName {
				continue
			}
			seen := false
			for _, g := range group {
				seen = seen || g.Target == o.Target
			}
			if !seen {
				group = append(group, o)
			}
		}
		var pieces []*form.Piece
		for _, g := range group {
			g.Used = true
			if g.Taken != nil {
				pieces = append(pieces, g.Taken.Pieces...)
			}
		}
		if len(pieces) == 0 {
			continue
		}
		name, blank := porting.AuthorizedName, false
		section := r.form.Sections[l]
		switch l.Whose {
		case labels.Target(porting.ContactName):
			section = labels.SectionContact
		case labels.Target(porting.AuthorizedName):
			section = labels.SectionSignature
		}
		if l.Whose == labels.Target(porting.CustomerName) {
			name, section = porting.CustomerName, labels.None
		}
		switch section {
		case labels.SectionContact:
			name = porting.ContactName
		case labels.SectionCustomer:
			if natural(r.form.HeadOf[l]) && !r.says(porting.CustomerName) {
				name = porting.CustomerName // a person, not a company
				break
			}
			if !r.form.Asks(labels.Target(porting.CustomerName)) && !r.form.Asks(labels.Company) || r.underCustomer(l) {
				name = porting.CustomerName
			}
		case labels.SectionNew, labels.SectionCurrent:
			continue
		case "":
			if !r.form.Asks(labels.Target(porting.CustomerName)) && !r.form.Asks(labels.Company) && !r.nearSignature(l) {
				name = porting.CustomerName // nobody else is asked for
			} else if !r.nearSignature(l) && l.Whose == "" && !r.says(porting.CustomerName) {
				name, blank = porting.CustomerName, true
			}
		}
		v := r.newValue(name, l, pieces)
		if blank {
			v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "the company's name is blank: the person's was taken"})
		}
		v.weak = name == porting.AuthorizedName && l.Whose == ""
		r.values = append(r.values, v)
	}
}

// natural tells whether a heading begins what a private person fills in.
func natural(h *form.Label) bool {
	return h != nil && (strings.HasSuffix(h.Match.Wording, "natural person") || strings.HasSuffix(h.Match.Wording, "private person"))
}

// underCustomer tells whether a first or last name stands under the label "Customer
// Name" itself, and no company is named: the customer is a person.
func (r *reader) underCustomer(l *form.Label) bool {
	h := r.form.HeadOf[l]
	if h == nil || h.Target != labels.Target(porting.CustomerName) {
		return false
	}
	return !r.says(porting.CustomerName)
}

// says tells whether a label gave a field a value outright.
func (r *reader) says(n porting.Name) bool {
	for _, v := range r.values {
		if v.name == n && !v.weak {
			return true
		}
	}
	return false
}
