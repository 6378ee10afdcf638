package loa

// What ticked answers say: the type of customer, and how much is ported.

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/layout"
	"github.com/portcheck/portcheck/internal/loa/form"
	"github.com/portcheck/portcheck/internal/loa/look"
	"github.com/portcheck/portcheck/internal/loa/phrase"
	"github.com/portcheck/portcheck/internal/porting"
)

// readChoices makes customer_type and port_type of what is ticked, or of what
// stands beside their labels.
func (r *reader) readChoices() {
	r.choice(porting.CustomerType, labels.Business, labels.Residential)
	r.choice(porting.PortType, labels.FullPort, labels.PartialPort)
}

// question is what a ticked Yes or No answers about the port: "Is this a partial
// port?", "Are all numbers being ported?".
func (r *reader) question(c form.Check) (labels.Target, bool) {
	ws := phrase.Plain(c.Said)
	yes, no := len(ws) > 0 && ws[0] == "yes", len(ws) > 0 && ws[0] == "no"
	if !yes && !no || !c.On {
		return "", false
	}
	before := ""
	for _, g := range c.Sheet.Segments {
		if layout.SameLine(g.Rect, c.Rect) && g.Rect.X0 < c.Rect.X0 {
			before += " " + strings.ToLower(g.Text)
		}
	}
	if i := strings.IndexByte(before, '?'); i >= 0 {
		before = before[:i]
	}
	switch {
	case strings.Contains(before, "partial") && !strings.Contains(before, "full"):
		if yes {
			return labels.PartialPort, true
		}
		return labels.FullPort, true
	case (asksForAll(before) || strings.Contains(before, "full port")) && !strings.Contains(before, "partial"):
		if t := phrase.Extent(c.Said); t != "" {
			return t, true // "Yes, all but the fax line"
		}
		if yes {
			return labels.FullPort, true
		}
		return labels.PartialPort, true
	}
	return "", false
}

// asksForAll tells whether a question is about all numbers or lines: "Are you moving all of
// the numbers on your account".
func asksForAll(question string) bool {
	ws := labels.Words(question)
	i := slices.IndexFunc(ws, func(w string) bool { return w == "all" || w == "every" || w == "each" })
	return i >= 0 && slices.ContainsFunc(ws[i+1:min(len(ws), i+5)], func(w string) bool { return w == "number" || w == "line" || w == "tn" })
}

// asksHowMuch tells whether a box is one of those that say how much is ported: it stands
// beside or below the label that asks for it, or near an answer that says it.
func (r *reader) asksHowMuch(c form.Check) bool {
	for _, o := range r.form.Checked {
		told := o.Target == labels.FullPort || o.Target == labels.PartialPort
		if other := phrase.Extent(o.Said); !told && o.Target == "" && other != "" && other != phrase.Extent(c.Said) && phrase.Extent(c.Said) != "" {
			told = true // "everything on the account" beside "only these"
		}
		if o.Sheet == c.Sheet && told && math.Abs(o.Rect.MidY()-c.Rect.MidY()) < 3*max(c.Rect.Height(), 6) {
			return true
		}
	}
	for _, l := range r.form.LabelsOf[c.Sheet] {
		if l.Target == labels.Target(porting.PortType) && (layout.SameLine(l.Rect, c.Rect) && l.Rect.X0 < c.Rect.X0 || c.Rect.Y0 > l.Rect.Y0 && c.Rect.Y0-l.Rect.Y1 < 3*max(c.Rect.Height(), 6)) {
			return true
		}
	}
	return false
}

// tickedUnknown says that what is ticked of the answers which say how much is ported has
// words that nobody knows.
func (r *reader) tickedUnknown(rec *porting.Record) {
	if rec.Fields[porting.PortType] != nil || slices.ContainsFunc(rec.Problems, func(p porting.Problem) bool { return p.Field == porting.PortType }) {
		return
	}
	for _, c := range r.form.Checked {
		if !c.On || c.Target != "" || look.HasPhone(c.Said) || !look.HasLetterOrDigit(c.Said) || !r.asksHowMuch(c) {
			continue
		}
		rec.Problem(porting.Problem{Code: porting.ProblemUnreadableValue, Field: porting.PortType, Where: porting.Where{Page: c.Sheet.Number},
			Message: "the words of the answer that is ticked are not known: see in the letter whether all numbers are ported or some"})
		return
	}
}

func (r *reader) choice(name porting.Name, a, b labels.Target) {
	var on []form.Check
	for _, c := range r.form.Checked {
		if t, ok := r.question(c); ok {
			c.Target = t
		} else if name == porting.PortType && (c.Target == a || c.Target == b || c.Target == "" && r.asksHowMuch(c)) {
			if t := phrase.Extent(c.Said); t != "" {
				c.Target = t
			}
		}
		if c.On && (c.Target == a || c.Target == b) {
			on = append(on, c)
		}
	}
	for _, c := range on {
		box := layout.RoundBox(c.Box)
		v := value{name: name, text: c.Text, read: c.Read, conf: c.Conf, where: porting.Where{Page: c.Sheet.Number, Box: &box}}
		if name == porting.PortType {
			v.text = portWord(c.Target)
		}
		if c.Read == porting.ReadOCR && c.Conf < layout.LowConfidence {
			v.doubts = append(v.doubts, doubt{porting.ProblemLowConfidence, fmt.Sprintf("its box was read by OCR with a confidence of %.0f %%", 100*c.Conf)})
		}
		r.values = append(r.values, v)
	}
	if len(on) > 0 {
		return
	}
	for _, l := range r.form.Labels {
		if name == porting.CustomerType && l.Target == labels.None && l.Taken != nil && r.namesType(l) {
			l.Target = labels.Target(name)
		}
		if name == porting.PortType && l.Target == labels.None && l.Taken != nil && r.saysHowMuch(l) {
			l.Target = labels.Target(name)
		}
		if l.Target != labels.Target(name) || l.Taken == nil || len(l.Taken.Pieces) == 0 {
			continue
		}
		v := r.newValue(name, l, l.Taken.Pieces)
		m, ok := r.form.Answer(v.text)
		if r.leavesOpen(v.text, a, b, ok) {
			continue // "Business / Residential" unanswered
		}
		if name == porting.PortType {
			if t := phrase.Extent(v.text); !ok && t != "" {
				m, ok = labels.Match{Target: t}, true // "only some of them"
			}
			if !ok || m.Target != a && m.Target != b {
				continue
			}
			v.text = portWord(m.Target)
		}
		r.values = append(r.values, v)
	}
}

// leavesOpen tells whether a text gives several answers, a and b or others, without one
// that it begins with: "Full – all numbers on the account" gives one, twice.
func (r *reader) leavesOpen(text string, a, b labels.Target, known bool) bool {
	given := map[labels.Target]bool{}
	for _, m := range r.form.Vocabulary.All(text) {
		if m.Target == a || m.Target == b || !known && look.Answers(m.Target) {
			given[m.Target] = true
		}
	}
	return len(given) > 1
}

// namesType tells whether a label that asks for some type has the type of customer
// chosen: "Type: Business".
func (r *reader) namesType(l *form.Label) bool {
	m, ok := r.form.Vocabulary.Exact(form.JoinPieces(l.Taken.Pieces))
	if !ok || m.Target != labels.Business && m.Target != labels.Residential {
		return false
	}
	for _, w := range labels.Words(l.Text) {
		if w == "type" || w == "class" || w == "kind" || w == "category" {
			return true
		}
	}
	return false
}

// saysHowMuch tells whether a label that nobody knows has a whole answer behind it, of
// several words, that says how much is ported: "Porting: All numbers on the account".
func (r *reader) saysHowMuch(l *form.Label) bool {
	m, ok := r.form.Vocabulary.Exact(form.JoinPieces(l.Taken.Pieces))
	return ok && m.Words >= 2 && (m.Target == labels.FullPort || m.Target == labels.PartialPort)
}

func portWord(t labels.Target) string {
	if t == labels.PartialPort {
		return "partial"
	}
	return "full"
}
