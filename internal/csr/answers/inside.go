package answers

// Addresses whose parts stand in objects of their own, or whose units are named apart.

import (
	"strings"

	"github.com/portcheck/portcheck/internal/address"
	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/labels"
)

// inside brings the parts of addresses that stand in objects of their own among the
// address's members: "subLocation": [{"type": "STE", "value": "4"}]. What nobody knows
// there is then told as any member of an address is.
func (w *walker) inside(n *node) {
	for _, k := range n.Kids {
		w.inside(k)
	}
	if n.Leaf() || n.List || !cells.WholeAddress(w.g.Label(stemmed(n.Name)).Target) {
		return
	}
	var kids []*node
	for _, k := range n.Kids {
		if k.Leaf() || cells.WholeAddress(w.g.Label(k.Name).Target) || w.ofKind(n, k) != cells.NoSide || !w.ofAddress(k) {
			kids = append(kids, k)
		} else {
			kids = w.lift(kids, k)
		}
	}
	n.Kids = w.units(kids)
}

// ofAddress tells whether an object in an address holds nothing but parts of it, or what
// nobody knows.
func (w *walker) ofAddress(n *node) bool {
	n.Kids = w.units(n.Kids)
	for _, k := range n.Kids {
		if !k.Leaf() {
			if !w.ofAddress(k) {
				return false
			}
			continue
		}
		l := w.g.Label(k.Name)
		vague := l.Target == labels.Number || l.Target == labels.Numbers || l.Target == labels.Name
		if l.Is() && !cells.IsPart(l.Target) && !vague || cells.TelephoneLike(k.Text) {
			return false
		}
	}
	return len(n.Kids) > 0
}

// lift appends the values of an object, those that nobody knows under the object's name
// and their own.
func (w *walker) lift(kids []*node, n *node) []*node {
	for _, k := range n.Kids {
		if !k.Leaf() {
			kids = w.lift(kids, k)
			continue
		}
		if l := w.g.Label(k.Name); !cells.IsPart(l.Target) && k.Name != n.Name {
			k.Name = n.Name + " " + k.Name
		}
		kids = append(kids, k)
	}
	return kids
}

// units makes one member, which is known, of a unit's kind and its number: "subUnitType":
// "SUITE", "subUnitNumber": "4".
func (w *walker) units(kids []*node) []*node {
	var out []*node
	for i, k := range kids {
		if i == 0 || !k.Leaf() {
			out = append(out, k)
			continue
		}
		kind, number := kids[i-1], k
		if address.Designator(strings.TrimSpace(kind.Text)) == "" {
			kind, number = number, kind
		}
		a, ok := stem(kind.Name, "type", "designator", "kind", "code")
		b, is := stem(number.Name, "number", "value", "id", "identifier", "designation", "name")
		known := cells.IsPart(w.g.Label(kind.Name).Target) && cells.IsPart(w.g.Label(number.Name).Target)
		if !ok || !is || a != b || known || !kids[i-1].Leaf() || strings.TrimSpace(number.Text) == "" || address.Designator(strings.TrimSpace(kind.Text)) == "" {
			out = append(out, k)
			continue
		}
		unit := &node{Name: number.Name + " " + strings.TrimSpace(kind.Text), Text: kind.Text + " " + number.Text, At: number.At, NameAt: number.NameAt}
		w.g.Labels[unit.Name] = cells.Label{Target: labels.Unit, Rank: 1, Wording: unit.Name}
		out[len(out)-1] = unit
	}
	return out
}

// stem is a member's name without its last word, where that is one of some; its
// number is kept: "locationDesignator1".
func stem(name string, ends ...string) (string, bool) {
	bare := strings.TrimRight(name, "0123456789")
	words := labels.Words(bare)
	if len(words) == 0 {
		return "", false
	}
	last := len(words) - 1
	for _, e := range ends {
		if words[last] == e {
			return strings.Join(words[:last], " ") + name[len(bare):], true
		}
	}
	return "", false
}
