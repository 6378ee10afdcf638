package loa

// Names of persons that stand in fields of their own: first, middle, last.

import (
	"math"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// surnames makes the label of a surname of a "Name" beside or right above "First
// name", where no other asks for one.
func (r *reader) surnames() {
	for _, l := range r.labels {
		if l.target != labels.Name {
			continue
		}
		first, last := false, false
		for _, o := range r.labelsOf[l.sheet] {
			if math.Abs(o.rect.MidY()-l.rect.MidY()) > 40 {
				continue
			}
			beside := sameLine(o.rect, l.rect) && o.rect.X0 > l.rect.X1 || o.rect.Y0 > l.rect.Y0 && math.Abs(o.rect.X0-l.rect.X0) < 12
			first = first || o.target == labels.FirstName && beside
			last = last || o.target == labels.LastName
		}
		if first && !last {
			l.target = labels.LastName
		}
	}
}

// printedBeside makes labels of "Print" or "Printed" on the line of a label that asks
// for the signature: the name in print.
func (r *reader) printedBeside() {
	beside := func(rect page.Rect, s *sheet) bool {
		for _, l := range r.labels {
			if l.sheet == s && l.target == labels.Target(porting.Signature) && (sameLine(l.rect, rect) || math.Abs(l.rect.X0-rect.X0) < 3 && math.Abs(l.rect.MidY()-rect.MidY()) < 24) {
				return true
			}
		}
		return false
	}
	print := func(text string) bool {
		ws := labels.Words(text)
		return len(ws) == 1 && (ws[0] == "print" || ws[0] == "printed")
	}
	for _, l := range r.labels {
		if l.target == labels.None && print(l.text) && beside(l.rect, l.sheet) {
			l.target, l.match.Wording = labels.Target(porting.AuthorizedName), "print"
		}
	}
	for _, p := range r.pieces {
		if p.widget == nil && p.span.seg != nil && p.text == p.span.seg.text && p.owner == nil && beside(p.rect, p.sheet) && print(p.text) {
			p.used = true
			m := labels.Match{Target: labels.Target(porting.AuthorizedName), Wording: "print", Words: 1, End: len(p.text), Value: len(p.text)}
			r.addLabel(p.span.seg, m, 0, len(p.text), nil)
		}
	}
}

// personNames joins first, middle and last names that stand in fields of their own.
func (r *reader) personNames() {
	for i := 0; i < len(r.labels); i++ {
		l := r.labels[i]
		if l.target != labels.FirstName && l.target != labels.LastName || l.taken == nil || l.used {
			continue
		}
		group := []*label{l}
		for _, o := range r.labels[i+1:] {
			if o.sheet != l.sheet || o.used || o.rect.MidY()-l.rect.MidY() > 60 {
				continue
			}
			if o.target != labels.FirstName && o.target != labels.MiddleName && o.target != labels.LastName {
				continue
			}
			seen := false
			for _, g := range group {
				seen = seen || g.target == o.target
			}
			if !seen {
				group = append(group, o)
			}
		}
		var pieces []*piece
		for _, g := range group {
			g.used = true
			if g.taken != nil {
				pieces = append(pieces, g.taken.pieces...)
			}
		}
		if len(pieces) == 0 {
			continue
		}
		name, blank := porting.AuthorizedName, false
		section := r.sections[l]
		switch l.whose {
		case labels.Target(porting.ContactName):
			section = labels.SectionContact
		case labels.Target(porting.AuthorizedName):
			section = labels.SectionSignature
		}
		switch section {
		case labels.SectionContact:
			name = porting.ContactName
		case labels.SectionCustomer:
			if natural(r.headOf[l]) && !r.says(porting.CustomerName) {
				name = porting.CustomerName // a person, not a company
				break
			}
			if !r.has(porting.CustomerName) && !r.hasTarget(labels.Company) || r.underCustomer(l) {
				name = porting.CustomerName
			}
		case labels.SectionNew, labels.SectionCurrent:
			continue
		case "":
			if !r.has(porting.CustomerName) && !r.hasTarget(labels.Company) && !r.nearSignature(l) {
				name = porting.CustomerName // nobody else is asked for
			} else if !r.nearSignature(l) && l.whose == "" && !r.says(porting.CustomerName) {
				name, blank = porting.CustomerName, true
			}
		}
		v := r.newValue(name, l, pieces)
		if blank {
			v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "the company's name is blank: the person's was taken"})
		}
		v.weak = name == porting.AuthorizedName && l.whose == ""
		r.values = append(r.values, v)
	}
}

// natural tells whether a heading begins what a private person fills in.
func natural(h *label) bool {
	return h != nil && (strings.HasSuffix(h.match.Wording, "natural person") || strings.HasSuffix(h.match.Wording, "private person"))
}

// underCustomer tells whether a first or last name stands under the label "Customer
// Name" itself, and no company is named: the customer is a person.
func (r *reader) underCustomer(l *label) bool {
	h := r.headOf[l]
	if h == nil || h.target != labels.Target(porting.CustomerName) {
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
