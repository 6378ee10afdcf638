package loa

// What ticked answers say: the type of customer, and how much is ported.

import (
	"fmt"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/page"
	"github.com/portcheck/portcheck/internal/porting"
)

// legalForm reads a check box "Company" or "Private person" as the type of customer.
func (r *reader) legalForm(c *check, w *page.Widget) {
	words := []string{c.text, w.Tooltip, leaf(w.Name), w.Export}
	for _, l := range r.onSheet(c.sheet) { // "Company:" is a label as well
		if gap := l.rect.X0 - c.rect.X1; sameLine(l.rect, c.rect) && gap > -4 && gap < 15 {
			words = append(words, l.text)
		}
	}
	for _, t := range words {
		switch strings.Join(labels.Words(t), " ") {
		case "company", "corporation", "legal entity", "organization", "firma", "entreprise", "societe":
			c.target = labels.Business
		case "individual", "natural person", "private person", "private individual":
			c.target = labels.Residential
		default:
			continue
		}
		c.text = strings.TrimRight(t, ": ")
		return
	}
}

// readChoices makes customer_type and port_type of what is ticked, or of what
// stands beside their labels.
func (r *reader) readChoices() {
	r.choice(porting.CustomerType, labels.Business, labels.Residential)
	r.choice(porting.PortType, labels.FullPort, labels.PartialPort)
}

// question is what a ticked Yes or No answers about the port: "Is this a partial
// port?", "Are all numbers being ported?".
func (r *reader) question(c check) (labels.Target, bool) {
	yes := strings.EqualFold(strings.Trim(c.text, " ."), "yes")
	no := strings.HasPrefix(strings.ToLower(strings.TrimLeft(c.text, " ")), "no") && (len(strings.TrimSpace(c.text)) == 2 || strings.ContainsAny(c.text[2:3], " .,"))
	if !yes && !no || !c.on {
		return "", false
	}
	before := ""
	for _, g := range c.sheet.segments {
		if sameLine(g.rect, c.rect) && g.rect.X0 < c.rect.X0 {
			before += " " + strings.ToLower(g.text)
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
	case (strings.Contains(before, "all number") || strings.Contains(before, "all telephone number") || strings.Contains(before, "all line") || strings.Contains(before, "full port")) && !strings.Contains(before, "partial"):
		if yes {
			return labels.FullPort, true
		}
		return labels.PartialPort, true
	}
	return "", false
}

func (r *reader) choice(name porting.Name, a, b labels.Target) {
	var on []check
	for _, c := range r.checked {
		if t, ok := r.question(c); ok {
			c.target = t
		}
		if c.on && (c.target == a || c.target == b) {
			on = append(on, c)
		}
	}
	for _, c := range on {
		box := roundBox(c.box)
		v := value{name: name, text: c.text, read: c.read, conf: c.conf, where: porting.Where{Page: c.sheet.number, Box: &box}}
		if name == porting.PortType {
			v.text = portWord(c.target)
		}
		if c.read == porting.ReadOCR && c.conf < lowConfidence {
			v.doubts = append(v.doubts, doubt{porting.ProblemLowConfidence, fmt.Sprintf("its box was read by OCR with a confidence of %.0f %%", 100*c.conf)})
		}
		r.values = append(r.values, v)
	}
	if len(on) > 0 {
		return
	}
	for _, l := range r.labels {
		if name == porting.CustomerType && l.target == labels.None && l.taken != nil && r.namesType(l) {
			l.target = labels.Target(name)
		}
		if l.target != labels.Target(name) || l.taken == nil || len(l.taken.pieces) == 0 {
			continue
		}
		v := r.newValue(name, l, l.taken.pieces)
		m, ok := r.answer(v.text)
		if name == porting.PortType {
			if !ok || m.Target != a && m.Target != b {
				continue
			}
			v.text = portWord(m.Target)
		} else if !ok {
			// "Business / Residential" unanswered
			n := 0
			for _, m := range r.v.All(v.text) {
				if answers(m.Target) {
					n++
				}
			}
			if n > 1 {
				continue
			}
		} else if all := r.v.All(v.text); len(all) > 1 {
			n := 0
			for _, m := range all {
				if m.Target == a || m.Target == b {
					n++
				}
			}
			if n > 1 {
				continue
			}
		}
		r.values = append(r.values, v)
	}
}

// namesType tells whether a label that asks for some type has the type of customer
// chosen: "Type: Business".
func (r *reader) namesType(l *label) bool {
	m, ok := r.v.Exact(joinPieces(l.taken.pieces))
	if !ok || m.Target != labels.Business && m.Target != labels.Residential {
		return false
	}
	for _, w := range labels.Words(l.text) {
		if w == "type" || w == "class" || w == "kind" || w == "category" {
			return true
		}
	}
	return false
}

func portWord(t labels.Target) string {
	if t == labels.PartialPort {
		return "partial"
	}
	return "full"
}
