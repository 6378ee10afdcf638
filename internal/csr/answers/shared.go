package answers

// What stands beside a list of accounts and is said of each of them.

import (
	"slices"

	"github.com/portcheck/portcheck/internal/csr/cells"
	"github.com/portcheck/portcheck/internal/labels"
)

// given is a value beside the list of accounts, under its label.
type given struct {
	node  *node
	label cells.Label
}

// common appends to the values beside the list of accounts those of a member, that each
// of them may have.
func (w *walker) common(out []given, n, k *node, s cells.Side) []given {
	w.Tick()
	l := w.member(n, k)
	if !k.Leaf() {
		for _, m := range k.Kids {
			out = w.common(out, k, m, inner(l, s))
		}
		return out
	}
	if l.Side == cells.NoSide {
		l.Side = s
	}
	f := l.Target.Field()
	if k.Null || l.Inline > 0 || f == "" || cells.AddressLabel(l) || labels.NoValue(k.Text) ||
		slices.ContainsFunc(out, func(o given) bool { return o.label.Target.Field() == f }) {
		return out
	}
	return append(out, given{k, l})
}

// share gives the account what stands beside the list of accounts, where the account
// says nothing of it itself.
func (w *walker) share(common []given) {
	for _, v := range common {
		if w.a.Fields[v.label.Target.Field()] == nil {
			w.c.Give(w.a, v.label, []cells.Piece{w.piece(v.node)}, w.g)
		}
	}
}
