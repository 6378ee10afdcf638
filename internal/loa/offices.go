package loa

// Names and offices that stand together: "Jane Doe, General Manager".

import (
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/porting"
)

// isOffice tells whether a text is the office of a person: one of its words names one.
// What stands behind names as well ("Jr.", "Esq.", "CPA") is none.
func isOffice(t string) bool {
	ws := phrase.Plain(strings.ReplaceAll(t, "/", " / "))
	if len(ws) == 0 || len(ws) > 8 || look.Fit(labels.Target(porting.AuthorizedTitle), t) <= 0 {
		return false
	}
	return slices.ContainsFunc(ws, labels.OfficeWord)
}

// nameAndOffice takes apart "Jane Doe, General Manager" and "Jane Doe - Owner": where
// the name ends and the office begins.
func nameAndOffice(t string) (end, from int, ok bool) {
	for _, div := range []string{", ", " - ", " – ", " — ", " | "} {
		for i := strings.Index(t, div); i > 0; {
			if name, office := t[:i], strings.TrimRight(t[i+len(div):], " "); look.Personal(name) && !suffixed(office) && isOffice(office) {
				return i, i + len(div), true
			}
			k := strings.Index(t[i+1:], div)
			if k < 0 {
				break
			}
			i += 1 + k
		}
	}
	return 0, 0, false
}

// suffixed tells whether a text begins with what belongs to a person's name behind a comma:
// "III, Managing Member", "CPA".
func suffixed(t string) bool {
	first, _, _ := strings.Cut(t, ",")
	switch strings.ToLower(strings.ReplaceAll(strings.Trim(first, " ."), ".", "")) {
	case "jr", "sr", "ii", "iii", "iv", "cpa", "esq", "md", "dds", "dmd", "do", "phd", "rn", "pe", "jd", "cfp", "cfa", "mba", "pharmd", "dvm", "od":
		return true
	}
	return false
}

// withOffice makes two values of a name with its office behind it.
func (r *reader) withOffice(l *form.Label) bool {
	if l.Target != labels.Target(porting.AuthorizedName) && l.Target != labels.Name || len(l.Taken.Pieces) != 1 {
		return false
	}
	p := l.Taken.Pieces[0]
	end, from, ok := nameAndOffice(p.Text)
	if !ok || p.Widget != nil {
		return false
	}
	if name, _, _ := r.resolve(l); name != porting.AuthorizedName {
		return false
	}
	r.part(porting.AuthorizedName, p, 0, end)
	r.part(porting.AuthorizedTitle, p, from, len(p.Text))
	r.values[len(r.values)-1].weak = true
	return true
}
