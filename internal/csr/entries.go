package csr

// Numbers in responses: lists of them, objects that are about one each, and what hangs
// on them.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// byName reads an object whose members have telephone numbers for names.
func (w *walker) byName(n *node, state string) {
	for _, k := range n.Kids {
		name := &node{Text: k.Name, At: k.NameAt + 1}
		w.number(w.piece(name), state, func(num *porting.Number) {
			if k.Leaf() {
				if s, ok := status(k.Text); ok && s != "" {
					num.Status = s
				} else if !k.Null && !blank(k.Text) {
					w.hang(num, &node{Name: "note", Text: k.Text, At: k.At})
				}
				return
			}
			for _, m := range k.Kids {
				w.hang(num, m)
			}
		})
	}
	w.a.numbered = w.a.numbered || len(w.a.numbers) > 0
}

// spanned reads an object that gives a range.
func (w *walker) spanned(n, from, to *node, state string) {
	p, q := w.piece(from), w.piece(to)
	text := p.text + " " + q.text
	p.text += " to " + q.text
	p.where.More = append(p.where.More, q.where)
	first := len(w.a.numbers)
	w.number(p, state, func(num *porting.Number) {
		for _, m := range n.Kids {
			if m != from && m != to {
				w.hang(num, m)
			}
		}
	})
	for i := range w.a.numbers[first:] {
		w.a.numbers[first+i].Text = text
	}
	w.a.numbered = true
}

// numbers reads a list of numbers: texts, or objects with a number and what hangs
// on it. The list's name may give them a state.
func (w *walker) numbers(list *node, state string) {
	w.Tick()
	if keyed(list) {
		w.byName(list, state)
		return
	}
	if from, to := w.span(list); from != nil {
		w.spanned(list, from, to, state)
		return
	}
	if w.entry(list) {
		list = &node{Name: list.Name, Kids: []*node{list}}
	}
	for _, k := range list.Kids {
		if k.Leaf() {
			if strings.TrimSpace(k.Text) != "" {
				if phoneCell(k.Text) || digits(k.Text) >= 7 {
					w.number(w.piece(k), state, nil)
				} else if l := w.g.label(k.Name); listed(l.target) {
					w.number(w.piece(k), state, nil)
				} else {
					w.unknown(k)
				}
			}
			continue
		}
		var tns []*node // its number; several of one name are a list
		for _, m := range k.Kids {
			l := w.g.label(m.Name)
			if m.Leaf() && (len(tns) == 0 || m.Name == tns[0].Name) && (listed(l.target) || l.target == labels.Target(porting.BTN) || !l.is()) && telephone.Any(m.Text) {
				tns = append(tns, m)
			}
		}
		if len(tns) == 0 && w.entry(k) {
			w.object(k, noSide)
			continue
		}
		if len(tns) == 0 || k.List {
			w.numbers(k, state)
			continue
		}
		if from, to := w.span(k); from != nil {
			w.spanned(k, from, to, state)
			continue
		}
		for _, tn := range tns {
			w.number(w.piece(tn), state, func(n *porting.Number) {
				if w.g.label(tn.Name).target == labels.RangeStart {
					w.a.note(porting.Problem{Code: porting.ProblemInvalidNumber, TN: n.TN, Where: n.Where,
						Message: fmt.Sprintf("%s begins a range whose end is not given, and only it was listed", telephone.Format(n.TN))})
				}
				for _, m := range k.Kids {
					if !slices.Contains(tns, m) {
						w.hang(n, m)
					}
				}
			})
		}
	}
	w.a.numbered = w.a.numbered || len(w.a.numbers) > 0
}

// entry tells whether an object is about one number, and no list of such: its number
// and other members beside it.
func (w *walker) entry(n *node) bool {
	if n.List || len(n.Kids) < 2 {
		return false
	}
	tns := 0
	for i, k := range n.Kids {
		if !k.Leaf() || slices.ContainsFunc(n.Kids[:i], func(o *node) bool { return o.Name == k.Name }) {
			return false
		}
		if listed(w.g.label(k.Name).target) && telephoneLike(k.Text) {
			tns++
		}
	}
	return tns == 1
}

// number adds the numbers of a text; hang, if any, hangs on each what is said of it.
func (w *walker) number(p piece, state string, hang func(*porting.Number)) {
	for _, n := range numbersIn(&w.c.Clock, w.g, p, w.a) {
		if n.Status == "" {
			n.Status = state
		}
		w.a.addNumber(n, nil, address{})
		if hang != nil {
			hang(&w.a.numbers[len(w.a.numbers)-1])
		}
	}
}

// hang hangs on a number what its object says.
func (w *walker) hang(n *porting.Number, m *node) {
	l := w.g.label(m.Name)
	if !m.Leaf() {
		if l.target == labels.Target(porting.ServiceAddress) || l.target == labels.Address {
			var d address
			for _, k := range m.Kids {
				part, t := w.g.label(k.Name), labels.Target("")
				if isPart(part.target) && part.target != labels.CityStateZip {
					t = part.target
				}
				switch {
				case k.Null || k.Leaf() && strings.TrimSpace(k.Text) == "":
				case k.Leaf() && t != labels.County && t != labels.Country && (isPart(part.target) || addressLabel(part)):
					d.cells = append(d.cells, addressCell{w.piece(k), t, 1, k.Name})
				case k.Leaf():
					w.unknown(k)
				default:
					w.hang(n, k)
				}
			}
			if !d.empty() {
				v, parts := d.text()
				w.serve(n, &porting.Field{Text: v.text, Parts: &parts, Read: w.g.read, Confidence: 1, Where: v.where}, m.Name)
			}
			return
		}
		for _, k := range m.Kids {
			if k.Name == "" || k.Name == m.Name {
				k.Name = m.Name
			}
			w.hang(n, k)
		}
		return
	}
	if blank(m.Text) {
		return
	}
	p := w.piece(m)
	switch {
	case l.feature != "":
		w.a.mark(n, l.feature, m.Name, p.text, p.where)
	case l.target == labels.Status, l.target == labels.State && stateWord(p.text):
		state, ok := status(p.text)
		if state != "" {
			n.Status = state
		}
		if !ok {
			addNote(n, p.text)
		}
	case l.target == labels.Features, l.target == labels.Note, l.target == labels.Target(porting.Remarks), l.target == labels.Circuit:
		w.a.featuresIn(n, p.text, p.where)
		addNote(n, p.text)
		if s := noteStatus(p.text); graver(s, n.Status) {
			n.Status = s
		}
	case l.target == labels.Target(porting.ServiceAddress), l.target == labels.Address:
		parts := split(p.text)
		w.serve(n, &porting.Field{Text: p.text, Parts: &parts, Read: w.g.read, Confidence: 1, Where: p.where}, m.Name)
	default:
		if !l.is() { // nobody knows the member; what it says of features counts even so
			w.a.featuresIn(n, p.text, p.where)
		}
		w.a.lay(secretless(l.target.Field(), m.Name+": "+p.text), p.where)
	}
}

// serve gives a number its service address; a second one is listed.
func (w *walker) serve(n *porting.Number, f *porting.Field, name string) {
	if n.ServiceAddress != nil && n.ServiceAddress.Text != f.Text {
		w.a.lay(name+": "+f.Text, f.Where)
		return
	}
	n.ServiceAddress = f
}
