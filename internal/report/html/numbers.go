package html

// The list of numbers. A port may have ten thousand of them: its rows are
// written here and not by the template, which would take ten times as long.

import (
	"html"
	"html/template"
	"sort"
	"strings"

	"github.com/portcheck/portcheck/internal/report"
	"github.com/portcheck/portcheck/internal/report/marks"
	"github.com/portcheck/portcheck/internal/report/outline"
	"github.com/portcheck/portcheck/internal/report/wording"
)

const (
	firstRows    = 200 // shown before the script or the reader asks for more
	printedPlain = 16  // rows on paper of numbers with nothing to say about them
	printedAll   = 60  // rows on paper at most
	maxCell      = 120 // characters of a number's text or note
)

type choice struct{ Value, Label, Count string }

func (v *view) numbers(m *report.Model) {
	ns := outline.Numbers(m)
	if len(ns) == 0 {
		return
	}
	sets := outline.CountSets(ns)
	v.Sets = []choice{{"", "All", wording.Thousands(len(ns))}}
	for _, s := range []string{outline.Both, outline.OnlyLOA, outline.OnlyCSR, outline.Keep, outline.Invalid} {
		if sets[s] > 0 || s == outline.Both || s == outline.OnlyLOA || s == outline.OnlyCSR {
			v.Sets = append(v.Sets, choice{s, wording.Of("set", s), wording.Thousands(sets[s])})
		}
	}
	features, states := map[string]int{}, map[string]int{}
	w := &rows{b: new(strings.Builder)}
	w.b.Grow(160 * len(ns))
	plain, printed := 0, 0
	w.b.WriteString("<tbody>\n")
	for i := range ns {
		n := &ns[i]
		if i == firstRows {
			w.b.WriteString("</tbody><tbody class=\"rest\">\n")
		}
		for _, f := range n.Features {
			features[key(f)]++
		}
		if n.Status != "" {
			states[key(n.Status)]++
		}
		print := printed < printedAll && i < firstRows
		if n.Set == outline.Both && n.Severity == "" && len(n.Features) == 0 {
			plain++
			print = print && plain <= printedPlain
		}
		if print {
			printed++
		}
		w.row(n, print)
	}
	w.b.WriteString("</tbody>")
	v.Numbers = template.HTML(w.b.String())
	v.Features = choices("feature", features)
	if len(states) > 1 || states["active"] == 0 {
		v.States = choices("status", states)
	}
	if left := len(ns) - printed; left > 0 {
		v.NotPrinted = "And " + wording.Count(left, "number", "numbers") + " more, not printed: see report.xlsx."
	}
}

type rows struct{ b *strings.Builder }

func (w *rows) row(n *outline.Number, print bool) {
	b := w.b
	b.WriteString("<tr data-s=\"" + n.Set + "\"")
	if len(n.Features) > 0 {
		var keys []string
		for _, f := range n.Features {
			keys = append(keys, key(f))
		}
		b.WriteString(" data-f=\"" + html.EscapeString(strings.Join(keys, " ")) + "\"")
	}
	if n.Status != "" {
		b.WriteString(" data-t=\"" + html.EscapeString(key(n.Status)) + "\"")
	}
	if !print {
		b.WriteString(" class=\"np\"")
	}
	b.WriteString("><td>")
	if n.TN != "" {
		w.text(wording.Number(n.TN))
	} else {
		w.text(n.Text())
	}
	b.WriteString("</td><td><span class=\"s-" + n.Set + "\">")
	w.text(wording.Of("set", n.Set))
	b.WriteString("</span>")
	if n.LOATimes > 1 {
		b.WriteString("<small>" + wording.Thousands(n.LOATimes) + " times on the LOA</small>")
	}
	if n.CSRTimes > 1 {
		b.WriteString("<small>" + wording.Thousands(n.CSRTimes) + " times on the CSR</small>")
	}
	b.WriteString("</td><td>")
	for _, f := range n.Features {
		b.WriteString("<span class=\"tag\">")
		w.text(wording.Of("feature", f))
		b.WriteString("</span>")
	}
	b.WriteString("</td><td>")
	if n.Status != "" {
		w.text(wording.Of("status", n.Status))
	}
	b.WriteString("</td><td>")
	w.text(n.Note())
	b.WriteString("</td><td class=\"at\">")
	if n.LOA != nil {
		w.text(wording.Place(n.LOA.Where))
	}
	b.WriteString("</td><td class=\"at\">")
	if n.CSR != nil {
		w.text(wording.Place(n.CSR.Where))
	}
	b.WriteString("</td></tr>\n")
}

// text writes a text for an element's content.
func (w *rows) text(s string) {
	if s != "" {
		w.b.WriteString(html.EscapeString(marks.Line(s, maxCell)))
	}
}

// key is a feature or a status as an attribute's value: one word.
func key(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, marks.Line(s, 40))
}

func choices(kind string, counts map[string]int) []choice {
	var out []choice
	for k, n := range counts {
		out = append(out, choice{k, wording.Of(kind, k), wording.Thousands(n)})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Value < out[j].Value })
	return out
}
