package answers

// Numbers in responses: lists of them, objects that are about one each, and what hangs
// on them.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/csr/gather"
	"github.com/portcheck/portcheck/internal/labels"
	"github.com/portcheck/portcheck/internal/limits"
	"github.com/portcheck/portcheck/internal/porting"
	"github.com/portcheck/portcheck/internal/telephone"
)

// byName reads an object whose members have telephone numbers for names.
func (w *walker) byName(n *node, state string) {
	for _, k := range n.Kids {
		name := &node{Text: k.Name, At: k.NameAt + 1}
		w.number(w.piece(name), state, func(num *porting.Number) {
			if k.Leaf() {
				if s, ok := cells.Status(k.Text); ok && s != "" {
					num.Status = s
				} else if !k.Null && !labels.NoValue(k.Text) {
					w.hang(num, &node{Name: "note", Text: k.Text, At: k.At})
				}
				return
			}
			for _, m := range k.Kids {
				w.hang(num, m)
			}
		})
	}
	w.a.Numbered = w.a.Numbered || len(w.a.Numbers) > 0
}

// spanned reads an object that gives a range.
func (w *walker) spanned(n, from, to *node, state string) {
	p, q := w.piece(from), w.piece(to)
	text := p.Text + " " + q.Text
	p.Text += " to " + q.Text
	p.Where.More = append(p.Where.More, q.Where)
	first := len(w.a.Numbers)
	w.number(p, state, func(num *porting.Number) {
		for _, m := range n.Kids {
			if m != from && m != to {
				w.hang(num, m)
			}
		}
	})
	for i := range w.a.Numbers[first:] {
		w.a.Numbers[first+i].Text = text
	}
	w.a.Numbered = true
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
				if cells.PhoneCell(k.Text) || cells.Digits(k.Text) >= 7 {
					w.number(w.piece(k), state, nil)
				} else if l := w.g.Label(k.Name); cells.Listed(l.Target) {
					w.number(w.piece(k), state, nil)
				} else {
					w.unknown(k)
				}
			}
			continue
		}
		var tns []*node // its number; several of one name are a list
		for _, m := range k.Kids {
			l := w.g.Label(m.Name)
			if m.Leaf() && (len(tns) == 0 || m.Name == tns[0].Name) && (cells.Listed(l.Target) || l.Target == labels.Target(porting.BTN) || !l.Is()) && telephone.Any(m.Text) {
				tns = append(tns, m)
			}
		}
		if len(tns) == 0 && w.entry(k) {
			w.object(k, cells.NoSide)
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
		rest := w.beside(k.Kids, tns)
		for _, tn := range tns {
			w.number(w.piece(tn), state, func(n *porting.Number) {
				if w.g.Label(tn.Name).Target == labels.RangeStart {
					w.a.Note(porting.Problem{Code: porting.ProblemInvalidNumber, TN: n.TN, Where: n.Where,
						Message: fmt.Sprintf("%s begins a range whose end is not given, and only it was listed", telephone.Format(n.TN))})
				}
				for _, m := range rest {
					w.hang(n, m)
				}
			})
		}
	}
	w.a.Numbered = w.a.Numbered || len(w.a.Numbers) > 0
}

// entry tells whether an object is about one number, and no list of such: its number
// and other members beside it.
func (w *walker) entry(n *node) bool {
	if n.List || len(n.Kids) < 2 {
		return false
	}
	tns := 0
	var seen map[string]bool // of many members
	if len(n.Kids) > 20 {
		seen = make(map[string]bool, len(n.Kids))
	}
	for i, k := range n.Kids {
		if !k.Leaf() || seen[k.Name] || seen == nil && slices.ContainsFunc(n.Kids[:i], func(o *node) bool { return o.Name == k.Name }) {
			return false
		}
		if seen != nil {
			seen[k.Name] = true
		}
		if cells.Listed(w.g.Label(k.Name).Target) && cells.TelephoneLike(k.Text) {
			tns++
		}
	}
	return tns == 1
}

// entries are the names that several objects have which are each about one number:
// <CSI_SVC><TN/><USOC/><USOC/></CSI_SVC>.
func (w *walker) entries(kids []*node) map[string]bool {
	several, out := map[string]int{}, map[string]bool{}
	for _, k := range kids {
		w.Tick()
		if several[k.Name]++; several[k.Name] == 1 || out[k.Name] {
			out[k.Name] = w.oneNumber(k)
		}
	}
	for name, n := range several {
		out[name] = out[name] && n > 1
	}
	return out
}

// oneNumber tells whether an object has one number, and beside it nothing but values
// that are no field of an account.
func (w *walker) oneNumber(n *node) bool {
	tns := 0
	for _, m := range n.Kids {
		if !m.Leaf() {
			return false
		}
		if l := w.g.Label(m.Name); cells.Listed(l.Target) && cells.TelephoneLike(m.Text) {
			tns++
		} else if l.Target.Field() != "" {
			return false
		}
	}
	return tns == 1 && len(n.Kids) >= 2
}

// beside are the members of an object without its numbers, each of which they hang on.
// Where both are thousands, nothing is hung, and a problem says so.
func (w *walker) beside(kids, tns []*node) []*node {
	rest := make([]*node, 0, len(kids))
	next := 0
	for _, k := range kids { // in whose order the numbers are
		if next < len(tns) && k == tns[next] {
			next++
		} else {
			rest = append(rest, k)
		}
	}
	if len(tns) > 1 && len(tns)*len(rest) > limits.ResponseHangs {
		w.a.Note(porting.Problem{Code: porting.ProblemLimit, Where: w.Where(kids[0].At),
			Message: fmt.Sprintf("%d numbers stand with %d other values, more than are read beside each other: what is said of these numbers is missing, see the record itself", len(tns), len(rest))})
		return nil
	}
	return rest
}

// number adds the numbers of a text; hang, if any, hangs on each what is said of it.
func (w *walker) number(p cells.Piece, state string, hang func(*porting.Number)) {
	for _, n := range gather.NumbersIn(&w.c.Clock, w.g, p, w.a) {
		if n.Status == "" {
			n.Status = state
		}
		w.a.AddNumber(n, nil, gather.Address{})
		if hang != nil {
			hang(&w.a.Numbers[len(w.a.Numbers)-1])
		}
	}
}

// hang hangs on a number what its object says.
func (w *walker) hang(n *porting.Number, m *node) {
	w.Tick()
	l := w.g.Label(m.Name)
	if !m.Leaf() {
		if l.Target == labels.Target(porting.ServiceAddress) || l.Target == labels.Address {
			var d gather.Address
			for _, k := range m.Kids {
				part, t := w.g.Label(k.Name), labels.Target("")
				if cells.IsPart(part.Target) && part.Target != labels.CityStateZip {
					t = part.Target
				}
				switch {
				case k.Null || k.Leaf() && strings.TrimSpace(k.Text) == "":
				case k.Leaf() && t != labels.County && t != labels.Country && (cells.IsPart(part.Target) || cells.AddressLabel(part)):
					d.Cells = append(d.Cells, gather.AddressCell{Piece: w.piece(k), Part: t, Rank: 1, Name: k.Name})
				case k.Leaf():
					w.unknown(k)
					if !w.aside(k) && !part.Is() {
						w.unplaced(k, porting.ServiceAddress)
					}
				default:
					w.hang(n, k)
				}
			}
			if !d.Empty() {
				v, parts := d.Text()
				w.serve(n, &porting.Field{Text: v.Text, Parts: &parts, Read: w.g.Read, Confidence: 1, Where: v.Where}, m.Name)
			}
			return
		}
		for _, k := range m.Kids {
			if k.Name == "" || k.Leaf() && cells.OfLine(l.Target) && anItem(k.Name) { // <LineType><Item>Fax Line</Item>
				k.Name = m.Name
			}
			w.hang(n, k)
		}
		return
	}
	if labels.NoValue(m.Text) {
		return
	}
	again := m.Used // of each number of a range
	p := w.piece(m)
	switch {
	case l.Feature != "":
		w.a.Mark(n, l.Feature, m.Name, p.Text, p.Where)
	case l.Target == labels.Status, l.Target == labels.State && stateWord(p.Text):
		state, ok := cells.Status(p.Text)
		if state != "" {
			n.Status = state
		}
		if !ok {
			w.a.AddNote(n, p.Text)
		}
	case l.Target == labels.Features, l.Target == labels.Note, l.Target == labels.Target(porting.Remarks), l.Target == labels.Circuit:
		w.a.FeaturesIn(n, p.Text, p.Where)
		w.a.AddNote(n, p.Text)
		if s := cells.NoteStatus(p.Text); cells.Graver(s, n.Status) {
			n.Status = s
		}
	case l.Target == labels.Target(porting.ServiceAddress), l.Target == labels.Address:
		parts := gather.Split(p.Text)
		w.serve(n, &porting.Field{Text: p.Text, Parts: &parts, Read: w.g.Read, Confidence: 1, Where: p.Where}, m.Name)
	case !l.Is() && w.stated(n, m, p):
	default:
		if !l.Is() { // nobody knows the member; what it says of features counts even so
			w.a.FeaturesIn(n, p.Text, p.Where)
		}
		if !again {
			w.a.Lay(gather.Secretless(l.Target.Field(), m.Name+": "+p.Text), p.Where)
		}
	}
}

// serve gives a number its service address; a second one is listed.
func (w *walker) serve(n *porting.Number, f *porting.Field, name string) {
	if n.ServiceAddress != nil && n.ServiceAddress.Text != f.Text {
		w.a.Lay(name+": "+f.Text, f.Where)
		return
	}
	n.ServiceAddress = f
}

// anItem tells whether a member is called no more than an entry of what it stands in.
func anItem(name string) bool {
	switch strings.ToLower(name) {
	case "item", "entry", "element", "value", "string", "li", "text", "name":
		return true
	}
	return false
}

// stated takes a member that nobody knows for the number's state where nothing else gives
// one: its name is a state and its value says yes or no, "active": true, or its value is a
// state and nothing more.
func (w *walker) stated(n *porting.Number, m *node, p cells.Piece) bool {
	if n.Status != "" || len(p.Text) > 24 || !cells.IsMark(p.Text) && !stateWord(p.Text) {
		return false
	}
	words := labels.Words(m.Name)
	if len(words) > 1 && (words[0] == "is" || words[0] == "line" || words[0] == "tn") {
		words = words[1:]
	}
	if state, _ := cells.Status(strings.Join(words, " ")); state != "" && cells.IsMark(p.Text) {
		switch yes := cells.Yes(p.Text); {
		case yes:
			n.Status = state
		case state == porting.StatusActive:
			n.Status = porting.StatusDisconnected
		}
		return true
	}
	if stateWord(p.Text) && len(words) <= 2 && cells.NoteStatus(p.Text) != "" {
		n.Status, _ = cells.Status(p.Text)
		return true
	}
	return false
}
