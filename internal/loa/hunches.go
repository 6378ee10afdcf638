package loa

// Values of labels that nobody knows: what a word of theirs and their own look speak for.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/porting"
)

// hunches takes the values of labels that nobody knows for the fields that one of
// their words and their own look speak for, where nothing else gives the field. It
// is always a doubt.
func (r *reader) hunches() {
	have := map[porting.Name]bool{}
	for _, v := range r.values {
		have[v.name] = have[v.name] || v.text != ""
	}
	for _, l := range r.form.Labels {
		if n := l.Target.Field(); n != "" && l.Taken != nil && (len(l.Taken.Pieces) > 0 || l.Taken.Kind <= form.Explicit) {
			have[n] = true
		}
	}
	for _, l := range r.form.Labels {
		if l.Target != labels.None || l.Match.Source != "unknown" || l.Taken == nil || len(l.Taken.Pieces) == 0 || r.form.Sections[l] == labels.SectionNew {
			continue
		}
		value := strings.TrimSpace(form.JoinPieces(l.Taken.Pieces))
		t, _, _ := labels.ByWords(l.Text, func(t labels.Target) bool { return look.Like(t, value) })
		n := t.Field()
		if ws := phrase.Plain(l.Text); len(ws) == 1 && ws[0] == "on" && look.IsDate(value) && r.form.BesideSigner(l) {
			n = porting.SignatureDate // "Signed by: Jane Doe   On: 11/16/2026"
		}
		if n == "" || have[n] {
			continue
		}
		have[n] = true
		v := r.newValue(n, nil, l.Taken.Pieces)
		v.doubts = append(v.doubts, doubt{porting.ProblemAmbiguousLabel, "the words before it are no label that is known"})
		if n == porting.ServiceAddress || n == porting.BillingAddress {
			parts := address.Split(v.text)
			v.parts = &parts
		}
		l.Target = labels.Hint // told
		r.values = append(r.values, v)
	}
}
